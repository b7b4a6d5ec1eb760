"""Who "the mayor", "her lawyer", "a senior official" and "Ann Lee and Bob Cole" are."""

from __future__ import annotations

import re
from collections.abc import Set

from quotes import lexicon
from quotes.linking.links import Link
from quotes.linking.sources import OWN_WRITINGS
from quotes.model import Gender, Span, SpeakerKind
from quotes.resolving.answers import NOBODY, Answer
from quotes.resolving.clauses import core_end, gender_of, is_plural, is_subject, taken_up, token_range
from quotes.resolving.reader import BODIES, COMPANIES, Reader, is_home, root
from quotes.text.words import Sentence

OTHER = {"he": "she", "she": "he"}
PERSON_REACH = 9  # sentences; farther back, "he" is left unresolved
THING_REACH = 5
HEADED = 2  # sentences below a headline that may name whom it speaks of
# "a woman who gave her name only as Mariam", "a neighbour, who asked to be identified as Mr. Low"
NAMED_ONLY = re.compile(
    r",? (?:[\w-]+ ){0,8}?(?:gave (?:his|her|their) (?:first )?name (?:only )?as|(?:identified|named)(?: only)? as"
    r"|identified (?:him|her)self (?:only )?as|known only as) (?:M[a-z]{1,2}\.? )?(?=[A-Z])"
)
MAIN_PRONOUN = re.compile(r"(?:[ca],?)?(?:[pg][^QXvVP]{1,20},)?P")  # "After the vote, she left"
OPENING = re.compile(
    r"(?:[cas],?)?(?P<np>(?:[D#][ajnNTRCL#vg']{0,6}|j?)[RCL](?:[pf][DjnNTR]{0,3}[nNRC])?)(?=[XvVa]|,(?!P))"
)
NATIONAL = re.compile(r"D[jnN](?=[XvVa]|,#)")  # "The Spaniard broke", "The Zambian, 26,"
CALLING = re.compile(r"D?[ajn]{0,3}(?:N{0,2}[RC](?=[TN])|(?<=[Dajn])(?=T)|(?<=D[aj])(?=N))")
POSSESSIVES = frozenset("his her their my our your its".split())
DEPUTIES = frozenset("shadow deputy vice".split())
COMPARED = frozenset("older elder younger oldest eldest youngest other another second third".split())  # of two or more
PAST = frozenset("former ex ex- late then previous onetime one-time".split())
FIRMS = frozenset("company firm business retailer manufacturer maker startup start-up supplier".split())
# Words in the names of bodies that are no companies, or are spoken of as something else.
OTHER_BODIES = frozenset(
    """bank union university college council police party ministry department court hospital association committee
    commission parliament office times post reuters league institute school""".split()
)
MEMBERED = frozenset("union charity airline club".split())
# Words in the names of bodies that are none of these.
NO_MEMBERS = frozenset("treasury ministry department court police parliament university college school bank council".split())
NOTHING: frozenset[str] = frozenset()


def stands_between(text: str, noun: str, start: int, end: int) -> bool:
    """Whether a noun stands between two places; from one end of a long text to the other it is soon found."""
    piece = 2_000
    return any(noun in text[at : min(at + piece + len(noun), end)].lower() for at in range(start, end, piece))


HEADS_OF_STATE = ("president", "premier", "chancellor", "taoiseach")
PARTISANS = frozenset("republican democrat lawmaker legislator".split())
STATESMEN = PARTISANS | frozenset("senator congressman congresswoman representative governor".split())  # of one state each
PARTIES = {"tory": "conservative", "gop": "republican", "dem": "democrat"}  # what parties are called as well


def subject_nominal(reader: Reader, s: Sentence, number: int, sources: set[int]) -> Answer | None:
    """The person or body that a sentence is about without naming it: "The 23-year-old is undaunted"."""
    main = MAIN_PRONOUN.match(s.tags)
    low = s.words[main.end() - 1].lower() if main else ""
    if main and low in OTHER and s.starts[main.end() - 1] not in sources:
        wanted = Gender.MALE if low == "he" else Gender.FEMALE
        return reader.in_view(lambda a: reader.is_person(a) and reader.gender_fits(a, wanted), number, PERSON_REACH)
    if NATIONAL.match(s.tags) and s.words[0].lower() == "the" and is_home(s.words[1]) and s.starts[0] not in sources:
        several = is_plural(s.words[1].lower()) or s.words[2].lower() in ("are", "were", "have")
        return None if several else national(reader, s, number)
    hit = OPENING.match(s.tags)
    if hit is None or s.starts[hit.start("np")] in sources:
        return None
    first, last = hit.span("np")
    if reader.head_name(s, s.cover(first, last)) is not None:
        return None
    return nominal(reader, s, number, first, core_end(s, first, last), last, Span(s.starts[first], s.span.end))


def national(reader: Reader, s: Sentence, number: int) -> Answer:
    """ "The Argentine broke his foot": the one whose home it is, or the only one in view; else nobody whom we know."""
    home, here = root(s.words[1]), s.starts[0]
    of = {f for f, roots in reader.homes.items() if home in roots and reader.began(f) < here}
    seen = {
        c.answer.figure
        for c in reader.view[-60:]
        if c.freshness >= number - 3 and not c.weak and c.answer.figure is not None and reader.is_person(c.answer)
    }
    if len(of) == 1 or len(seen) == 1:
        return reader.by_figure((of if len(of) == 1 else seen).pop(), "epithet", s.words[1])
    words = s.cover(1, 2)
    return Answer(s.words[1], SpeakerKind.UNNAMED, "description", s.words[1].lower(), words)


def phrase(reader: Reader, s: Sentence, number: int, head: Span, whole: Span) -> Answer:
    """A noun phrase: by the name it holds, else as a description that may be tied to a name."""
    n = reader.head_name(s, head)
    if n is not None:
        found = reader.by_name(n)
        if found.kind is None and found.figure in reader.things:
            return found._replace(kind=SpeakerKind.ORGANIZATION)  # "the newspaper Denik"
        if found.kind is None and found.figure is not None and reader.page.text[head.start : head.start + 4].lower() == "the ":
            reader.things.add(found.figure)  # "The Observer-Post says": no person
            return found._replace(kind=SpeakerKind.ORGANIZATION)
        return found._replace(kind=found.kind or SpeakerKind.PERSON)
    first, last = token_range(s, head)
    if first >= last:
        return NOBODY
    return nominal(reader, s, number, first, core_end(s, first, last), last, whole)


def nominal(reader: Reader, s: Sentence, number: int, first: int, k: int, last: int, whole: Span) -> Answer:
    """ "the mayor", "her lawyer", "a senior official", "police"."""
    noun = s.words[k - 1].lower()
    named = named_beside(reader, s, k, whole)
    if named is not None:
        return named
    own = own_writing(reader, s, number, first, k) if s.tags[k - 1] == "L" else None
    if own is not None:
        return own
    article = s.words[first].lower()
    plural = is_plural(noun)
    if article in ("the", "that", "this") and s.tags[k - 1] == "L" and k == first + 2:
        writer = reader.writer(noun, s.starts[first])
        if writer is not None:
            return reader.by_figure(writer, "own-writing", noun)  # "The council issued a statement", the statement said
    bare = s.tags[first:k] in ("R", "CR", "nR", "jR", "NR") or noun == "pm" and k == first + 1
    if s.paragraph == 0 and bare and not plural:
        headed = introduced(reader, number, noun, {word.lower() for word in s.words[first : k - 1]}, headline=True)
        if headed is not None:
            return headed  # "Mayor says bridge is safe": a headline, above a story that names her
    if article in ("the", "that", "this", "our") and not plural:
        aged = s.tags[k : k + 2] == ",#"  # "The Rovers captain, 36, …" was named already
        fits = called(reader, number, s, first, k, aged)
        if fits is not None:
            return fits
    if article in ("a", "an", "the") and not plural and s.tags[k - 1] == "R":
        modifiers = {word.lower() for word in s.words[first + 1 : k - 1]}
        ahead = introduced(reader, number, noun, modifiers) if article != "the" or not reader.answers(number) else None
        if ahead is not None:
            return ahead
    begin = first + 1 if article == "the" and first + 1 < last else first
    description = reader.owned(s.starts[begin], s.end(phrase_end(reader, s, last, whole) - 1))
    tag = s.tags[k - 1]
    one = k == 1 and noun in ("one", "another") and s.tags[k : k + 1] != "f"  # "The jurors left. One said it was late"
    kind = (
        SpeakerKind.DOCUMENT if tag == "L" else SpeakerKind.GROUP if plural or tag in "Cn#" and not one else SpeakerKind.UNNAMED
    )
    found = Answer(description, kind, "description", noun, s.cover(min(begin, k - 1), k), None, gender_of(noun))
    if article == "the" and description.lower() == noun:
        before = reader.described.get(noun)  # "One person close to the talks said …", the person said
        if before and before.words and not stands_between(reader.page.text, noun, before.words.end, s.starts[first]):
            return before
    reader.described[noun] = found
    return found


def introduced(reader: Reader, number: int, noun: str, modifiers: set[str], headline: bool = False) -> Answer | None:
    """ "The judge called it mad. Judge Charles Harris made his remarks …": named in the next sentence.

    Below a headline, "Ana Pohl, the mayor," will do, and one sentence more.
    """
    for s in reader.page.sentences[number + 1 : number + (HEADED if headline else 1) + 1]:
        for n in reader.names_in(s.span):
            if reader.quoted[n] or not is_subject(s, reader.cast.names[n].whole):
                continue
            titles = [title.lower().split() for title in reader.cast.names[n].titles]
            titled = any(noun in taken_up(words) and modifiers.issubset(words) for words in titles)
            tied = headline and any(tie.figure == reader.cast.figure_of[n] and modifiers.issubset(tie.modifiers) for tie in reader.ties.get(noun, ()))
            if titled or tied:
                return reader.by_name(n, "introduced")
    return None


def named_beside(reader: Reader, s: Sentence, k: int, whole: Span) -> Answer | None:
    """The name in the aside after a description: "his wife, Jane Doe,", "a spokesman for Halden, Bob Cole,"."""
    named = NAMED_ONLY.match(reader.page.text, s.end(k - 1), s.span.end)
    for n in reader.names_in((named.end(), named.end() + 1)) if named else ():
        return reader.by_name(n, "appositive-name")._replace(kind=SpeakerKind.PERSON)
    _, end = token_range(s, Span(whole.end, whole.end))
    comma = s.tags.find(",", k, min(max(end, k + 1), len(s.tags)))
    if comma < 0 or comma + 1 >= len(s.starts) or BETWEEN.search(s.tags, k, comma):
        return None
    calling = CALLING.match(s.tags, comma + 1)  # "another, pensioner Heino Laas,", "her teacher, the great Al Low,", "his dad, former Leeds man Phil Low,"
    at = calling.end() if calling else comma + 1
    for n in reader.names_in((s.starts[at], s.span.end)):
        if reader.cast.names[n].whole.start == s.starts[at]:
            found = reader.by_name(n, "appositive-name")
            body = calling is not None and s.tags[at - 1] == "C" and found.kind is None  # "the rail operator NordLine"
            if found.kind in (None, SpeakerKind.PERSON) and not reader.cast.names[n].place and not body:
                return found._replace(kind=SpeakerKind.PERSON)
            if found.kind is SpeakerKind.ORGANIZATION and s.words[k - 1].lower() in BODIES:
                return found  # "the drug's maker, Lysander Pharma, said"
        break
    return None


BETWEEN = re.compile(r"[XVwQ]|v(?!p)")  # but "The widow of a miner killed at Brack Hill, Dilys Owen,"


def phrase_end(reader: Reader, s: Sentence, last: int, whole: Span) -> int:
    """Where a description ends: "two people familiar with the matter", but no relative clause or aside."""
    _, end = token_range(s, Span(whole.end, whole.end))
    for k in range(last, end):
        if s.tags[k] in ",wh(-:QXvV":
            end = k
            break
    while s.tags[end - 1 : end] == "a":
        end -= 1  # "an NBC reporter later"
    return max(end, last)


def own_writing(reader: Reader, s: Sentence, number: int, first: int, k: int) -> Answer | None:
    """ "his post", "Mr. Cole's letter": whoever wrote it speaks."""
    own = s.words[first].lower() in POSSESSIVES  # "her Twitter account"
    for n in reader.names_in(s.cover(first, k)) if not own else ():
        figure = reader.cast.figures[reader.cast.figure_of[n]]
        if figure.kind is SpeakerKind.ORGANIZATION and not figure.place and s.tags[k - 2] in "NT'":
            return reader.by_name(n, "own-writing")  # "a Homeland Security memo"
    if s.words[k - 1].lower() not in OWN_WRITINGS:
        return None
    low = s.words[first].lower()
    if low in ("his", "her"):
        wanted = Gender.MALE if low == "his" else Gender.FEMALE
        found = reader.in_view(lambda a: reader.is_person(a) and reader.gender_fits(a, wanted), number, PERSON_REACH)
        return found._replace(rule="own-writing", note=low) if found else None
    owner = s.tags.find("'", first, k)
    head = reader.head_name(s, s.cover(first, owner)) if owner > first else None
    return reader.by_name(head, "own-writing") if head is not None else None


# What the same person may be called a sentence later.
SYNONYMS: dict[str, tuple[str, ...]] = {
    word: tuple([other for other in words.split() if other != word])
    for words in ("lawyer attorney solicitor barrister", "doctor physician", "author writer novelist", "actor actress", "policeman officer")
    for word in words.split()
}


def called(reader: Reader, number: int, s: Sentence, first: int, k: int, aged: bool = False) -> Answer | None:
    """The one figure that the article has called by the words before token `k`; None when none or several."""
    words = [word.lower() for word in s.words[first + 1 : k]]
    here = s.starts[first]
    noun = words[-1] if words else ""
    if noun in ("defendant", "accused") and len(reader.accused) == 1:
        return reader.by_figure(min(reader.accused), "role", noun)
    if noun == "congresswoman":
        words = [*words[:-1], "congressman"]  # as titles are taken up
        noun = "congressman"
    within = [n for n in reader.names_in(s.cover(first, k)) if not is_home(reader.cast.names[n].words[0])]  # "the US firm"
    if noun in COMPANIES and within:
        body = reader.by_name(within[-1])
        return body._replace(kind=SpeakerKind.ORGANIZATION) if reader.is_thing(body) else None  # "the IF Metall union"
    nations = {PARTIES.get(w, w) for w in words[:-1] if w in lexicon.words("demonyms")}
    homes = {w for w in words[:-1] if w.capitalize() in lexicon.words("places")} if noun in STATESMEN else set()
    for key in dict.fromkeys((" ".join(words[-2:]), noun, *SYNONYMS.get(noun, ()))):
        ties = [
            t
            for t in reader.ties.get(key, ())
            if reader.cast.names[reader.cast.figures[t.figure].mentions[0]].span.start < here
        ]
        if nations:
            same = [t for t in ties if nations & {PARTIES.get(m, m) for m in t.modifiers}]
            ties = same or [t for t in ties if not t.modifiers & lexicon.words("demonyms")]
        ties = [t for t in ties if not (homes and reader.is_from_elsewhere(t.figure, homes))]
        if homes and noun in PARTISANS:
            ties = [t for t in ties if t.modifiers & homes]  # "the Wisconsin Republican" is no "Republican Ana Pohl"
        if noun in lexicon.people_nouns("roles") and noun not in BODIES:
            ties = [t for t in ties if reader.cast.figures[t.figure].kind is not SpeakerKind.ORGANIZATION]
        if "prime" in words:
            ties = [t for t in ties if "prime" in t.modifiers]  # "the prime minister" is not "Housing Minister Ana Pohl"
        if PAST & {*words}:
            ties = [t for t in ties if t.modifiers & PAST]  # "the former president" is not "President Obama"
        ties = [t for t in ties if t.modifiers & DEPUTIES == {*words} & DEPUTIES]  # no "shadow minister" is minister
        ties = [t for t in ties if t.modifiers >= {*words} & COMPARED]  # "the older sister" is not "his sister, Tess"
        ties = [t for t in ties if not t.modifiers & PAST] or ties  # "the former mayor" is mayor no more
        figures = list(dict.fromkeys(t.figure for t in ties))
        if len(figures) == 1:
            return reader.by_figure(figures[0], "role", key)
        if figures:
            found = reader.in_view(lambda a: a.figure in figures, number, PERSON_REACH)
            if found:
                return found._replace(rule="role-in-view", note=key)
    if noun == "leader" and nations:
        heads = {t.figure for key in HEADS_OF_STATE for t in reader.ties.get(key, ()) if t.modifiers & nations}
        if len(heads) == 1 and reader.began(min(heads)) < here:
            return reader.by_figure(min(heads), "role", noun)  # "French President Jean Low … the French leader"
    if aged or is_epithet(reader, s, first + 1, k):
        home = root(noun) if is_home(noun) else None
        found = renamed(reader, number, s, first, gender_of(noun), home, homes)
        return found._replace(rule="epithet", note=noun) if found else None
    bodies = [f for f in reader.bodies.get(noun, ()) if reader.cast.names[reader.cast.figures[f].mentions[0]].span.start < here]
    if len(bodies) == 1:
        return reader.by_figure(bodies[0], "part-of-name", noun)
    if bodies:
        found = reader.in_view(lambda a: a.figure in bodies, number, PERSON_REACH)
        return found._replace(rule="part-of-name", note=noun) if found else None
    if noun in COMPANIES:

        def fits(answer: Answer) -> bool:
            words = (answer.name or "").lower().split()
            others = OTHER_BODIES if noun in FIRMS else NO_MEMBERS if noun in MEMBERED else NOTHING
            other = not others.isdisjoint(words)
            return reader.is_established(answer) and not other

        # "Shares in Lumora fell after the firm said": the one body that the sentence has named
        before = {
            reader.cast.figure_of[n]: reader.by_name(n)
            for n in reader.names_in((s.span.start, s.starts[first]))
            if not reader.quoted[n] and reader.is_body_named(reader.by_name(n)) and fits(reader.by_name(n))
        }
        found = next(iter(before.values())) if len(before) == 1 else reader.in_view(fits, number, THING_REACH)
        return (
            found._replace(kind=SpeakerKind.ORGANIZATION, rule="organisation-in-view", note=noun) if found else None
        )
    return None


def is_epithet(reader: Reader, s: Sentence, first: int, k: int) -> bool:
    """Whether a description takes up somebody just named: "the striker", "the Vermont senator", "the former aide"."""
    noun, before = s.words[k - 1].lower(), s.words[first : k - 1]
    if "'" in s.tags[first:k]:
        return False  # "the memo's author"
    noun = noun.removeprefix("ex-")
    if noun.endswith("-old") or noun in lexicon.words("demonyms") or noun in lexicon.words("epithets"):
        return True
    if noun in ("man", "woman") and s.tags[k - 2] == "N" or before[-1:] == ["number"]:
        return True  # "the Wasps man", "the British number one"
    return s.tags[k - 1] in "RT" and any(
        word in lexicon.words("places") or word.lower() in PAST or word.endswith("-old") for word in before
    )


def renamed(
    reader: Reader, number: int, s: Sentence, first: int, gender: Gender, home: str | None = None, homes: Set[str] = frozenset()
) -> Answer | None:
    """The person named last, before token `first`, as a subject; one of `home`, if that is told, or of `homes`."""

    # "the striker said of Otto Stein": whom the sentence goes on to name is another
    others = {reader.cast.figure_of[n] for n in reader.names_in((s.starts[first], s.span.end)) if not reader.quoted[n]}

    def fits(answer: Answer) -> bool:
        known = answer.figure is not None and not (homes and reader.is_from_elsewhere(answer.figure, homes))
        known = known and answer.figure not in others
        return known and reader.is_person(answer) and reader.gender_fits(answer, gender)

    if home is not None:  # "the Nebraskan" is Bill Low of Nebraska, and no man of Ohio
        here = s.starts[first]
        of = [f for f, roots in reader.homes.items() if home in roots and reader.began(f) < here]
        if len(of) == 1:
            return reader.by_figure(of[0], "epithet", "")
        strangers = {f for f, roots in reader.homes.items() if home not in roots}
        found = reader.in_view(lambda a: a.figure not in strangers and fits(a), number, 3, strong=True)
        if found is not None:
            return found
    before = {reader.cast.figure_of[n] for n in reader.names_in((s.span.start, s.starts[first])) if fits(reader.by_name(n))}
    if len(before) > 1 and s.tags[max(first - 1, 0)] == "s":
        return None  # "Stein attacked Pohl after the front-runner had said": either
    for n in reader.names_in((s.span.start, s.starts[first])):
        aside = "-" in s.tags[reader.tokens[n][1] : first]  # "In the note – sent to Tom Frost – the senator asks"
        if not reader.quoted[n] and not aside and is_subject(s, reader.cast.names[n].whole) and fits(reader.by_name(n)):
            return reader.by_name(n)
    aged = any(word.endswith("-old") for word in s.words[first : first + 4])
    return reader.in_view(fits, number, 3, strong=True) or (reader.in_view(fits, number, 3) if aged else None)


def joint(reader: Reader, s: Sentence, number: int, link: Link) -> Answer:
    """ "Ann Lee and Bob Cole": each part by itreader."""
    assert link.source is not None
    first, last = token_range(s, link.source)
    both = s.tags.find("c", first, last)
    if both > 0 and s.words[both] == "or" and s.tags[first] == "P":
        return NOBODY  # "he or she wrote"
    head = core_end(s, first, last)
    if s.tags[first] == "D" and s.tags[head - 1] == "R" and not is_plural(s.words[head - 1].lower()):
        if s.tags[both + 1] in "ajnRN" and s.tags[last - 1] == "R":
            # "the former first lady and senator" is one person
            return phrase(reader, s, number, s.cover(first, both), s.cover(first, both))
    parts: list[Answer] = []
    at = first
    aside = s.tags.find(",", both, last) if both > 0 else -1  # "Ann Lee and Bob Cole, both nurses, said"
    last = aside if aside > 0 else last
    for k in range(first, last + 1):
        if k == last or s.tags[k] in ",c":
            # "author and activist Ana Pohl", "Stein's chief pollster and strategist Ana Pohl"
            role = s.tags[at:k].rpartition("'")[2].removeprefix("D")
            bare = role[-1:] == "R" and not role.strip("jnR") and s.tags[k + 1 : k + 2] != "D" and not is_plural(s.words[k - 1].lower())
            aged = set(s.tags[at:k]) == {"#"}  # "Lee Low, 34, and Wayne Low, 31,"
            if k > at and not (bare and k < last) and not aged:  # "author and activist Ana Pohl" is one person
                span = s.cover(at, k)
                parts.append(phrase(reader, s, number, span, span))
            at = k + 1
    return together(reader, [part for part in parts if part.name])


def together(reader: Reader, parts: list[Answer]) -> Answer:
    if len(parts) < 2:
        return parts[0] if parts else NOBODY
    names = list(dict.fromkeys(part.name for part in parts if part.name))
    kinds = {part.kind for part in parts}
    surnames = {name.split()[-1] for name in names}
    if len(surnames) == 1 and len(names) == 2 and kinds == {SpeakerKind.PERSON}:
        joined = names[0].rsplit(" ", 1)[0] + " and " + names[1]  # Ben and Alice Thorpe
    else:
        joined = " and ".join(names)
    return Answer(joined, kinds.pop() if len(kinds) == 1 else SpeakerKind.GROUP, "joint", words=parts[0].words)
