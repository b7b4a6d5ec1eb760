"""Who "he", "she", "it" and "they" are: the freshest in view who agrees, or nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from quotes.linking.contents import cue_of
from quotes.linking.links import Link, last_of_cue
from quotes.model import Gender, QuoteType, SpeakerKind
from quotes.resolving.answers import NOBODY, Answer
from quotes.resolving.clauses import is_plural, is_subject, token_range
from quotes.resolving.descriptions import OTHER, PERSON_REACH, THING_REACH, subject_nominal
from quotes.resolving.reader import FIRST, HE, IT, SHE, Reader
from quotes.text.words import Sentence

FAR = 2.5  # sentences by which the last subject must be fresher, where the quotation names him
HEARER = re.compile(r"[pft]?D?[TRjn]{0,4}")
OF_WHOM = frozenset("of to about with against".split())


def pronoun(reader: Reader, s: Sentence, number: int, link: Link, low: str, earlier: list[Answer]) -> Answer:
    """ "he", "she", "it", "they", "her": the freshest candidate that agrees."""
    if low in FIRST:
        authors = list(dict.fromkeys(reader.cast.figure_of[n] for n in reader.bylines.values()))
        if low == "i" and len(authors) == 1:
            return reader.by_figure(authors[0], "byline", low)
        return NOBODY._replace(rule="first-person")
    if low in HE or low in SHE:
        wanted = Gender.MALE if low in HE else Gender.FEMALE

        told = hearers(reader, s, link)

        def agrees(answer: Answer) -> bool:
            return answer.figure not in told and reader.is_person(answer) and reader.gender_fits(answer, wanted)

        def fits(answer: Answer) -> bool:
            return agrees(answer) and not in_content(reader, answer, link)

        found = same_sentence(reader, s, link, fits)
        if found is None:  # "A driver said it was late, but he …"
            found = next((a for a in reversed(earlier) if a.kind is SpeakerKind.UNNAMED and agrees(a)), None)
        if found is None and link.source and s.starts[0] < link.source.start:  # "My mother is old, but she …"
            nominal = subject_nominal(reader, s, number, {link.source.start})
            found = nominal if nominal is not None and nominal.rule == "description" and agrees(nominal) else None
        if found is None:
            other, subject = reader.freshest(fits, number, PERSON_REACH), reader.freshest(agrees, number, 2, strong=True)
            # who is named in the words does not say them, unless everybody else is far away
            far = subject is not None and (other is None or other.freshness < subject.freshness - FAR)
            found = subject.answer if subject and far else other.answer if other else None
        found = found or ahead(reader, s, link, fits)
        if found is None and link.source and link.rule == "noun-cue":  # "Calls for Owen Marsh to go over his claim that …"
            before = {a.figure: a for a in map(reader.by_name, reader.names_in((s.span.start, link.source.start))) if fits(a)}
            found = next(iter(before.values())) if len(before) == 1 else None
        if found is None and number < 2 and not about(reader, link, wanted):
            found = next_sentences(reader, number, fits)
        if found is None:
            return NOBODY
        if found.figure is not None:
            reader.learned.setdefault(found.figure, wanted)
        return found._replace(
            kind=found.kind or SpeakerKind.PERSON,
            rule="pronoun" if found.rule != "cataphora" else found.rule,
            note=low,
        )
    if low in IT:
        if last_of_cue(reader.page, link) in ("read", "reads"):
            # only what is written reads: the email, not the department that sent it
            found = reader.in_view(lambda a: a.kind is SpeakerKind.DOCUMENT, number, PERSON_REACH)
            return found._replace(rule="pronoun", note=low) if found else NOBODY
        found = next((a for a in reversed(earlier) if reader.is_body(a)), None)
        found = found or same_sentence(reader, s, link, reader.is_body_named)
        found = found or reader.in_view(lambda a: reader.is_thing(a) and a.rule != "joint", number, THING_REACH)
        if found and found.figure is not None:
            reader.things.add(found.figure)
        return (
            found._replace(kind=found.kind or SpeakerKind.ORGANIZATION, rule="pronoun", note=low)
            if found
            else NOBODY
        )

    def several(answer: Answer) -> bool:
        one = answer.rule == "description" and answer.note != "" and not is_plural(answer.note)
        return answer.rule == "joint" or answer.kind is SpeakerKind.GROUP and not one

    found = reader.in_view(lambda a: a.figure in reader.neither, number, 3, strong=True) if reader.neither else None
    found = found or reader.in_view(several, number, THING_REACH)
    # one person of no known gender may be "they" too, but not one named beside the pronoun
    here = {reader.cast.figure_of[n] for n in reader.names_in(s.span)}

    def may_be_they(answer: Answer) -> bool:
        one = reader.is_person(answer) or answer.figure in reader.things  # "The Beatles said … They"
        return one and answer.figure not in here and reader.gender(answer) is Gender.UNKNOWN

    found = found or reader.in_view(may_be_they, number, 2, strong=True)
    return found._replace(rule="pronoun", note=low) if found else NOBODY


def hearers(reader: Reader, s: Sentence, link: Link) -> set[int]:
    """Whom it was told to, or said of: “…,” he told Ann Lee. They are not the one who speaks."""
    if not link.cue:
        return set()
    at = bisect_left(s.starts, link.cue[-1].end)
    cue = cue_of(last_of_cue(reader.page, link))
    if at == len(s.words) or s.words[at].lower() not in OF_WHOM and not (cue and "addressee" in cue.frames):
        return set()
    names = reader.names_in((link.cue[-1].end, min(link.cue[-1].end + 60, s.span.end)))
    return {reader.cast.figure_of[n] for n in names if HEARER.fullmatch(s.tags, at, max(reader.tokens[n][0], at))}


def in_content(reader: Reader, answer: Answer, link: Link) -> bool:
    """A name inside the quotation is not its speaker: “Frost was known to us,” he said."""
    if answer.figure is None or link.type is QuoteType.INDIRECT:
        return False
    return any(
        reader.cast.figure_of[n] == answer.figure and reader.quoted[n]
        for span in link.content
        for n in reader.names_in(span)
    )


def same_sentence(reader: Reader, s: Sentence, link: Link, fits: Callable[[Answer], bool]) -> Answer | None:
    """The subject of an earlier clause of the sentence, or of the clause that a fronted one leads to."""
    assert link.source is not None
    before = [n for n in reader.names_in((s.span.start, link.source.start)) if fits(reader.by_name(n)) and not reader.quoted[n]]
    subject = next((n for n in before if is_subject(s, reader.cast.names[n].whole)), None)
    if subject is not None:
        sure = (n for n in before if reader.gender(reader.by_name(n)) is not Gender.UNKNOWN)
        known = reader.gender(reader.by_name(subject)) is not Gender.UNKNOWN
        return reader.by_name(subject if known else next(sure, subject))  # "Chris Low called Ann Lee “late” when she …"
    if before and [word.lower() for word in s.words[:2]] == ["as", "for"]:
        return reader.by_name(before[0])  # "As for Ban, he demurred"
    if before and reader.tokens[before[0]][0] == 0 and s.tags[reader.tokens[before[0]][1] :][:1] == "'":
        return reader.by_name(before[0])  # "Stein's advice earned him a hearing, where he said"
    if s.tags[:2] == "sP" and s.words[1].lower() in FIRST and len({reader.cast.figure_of[n] for n in before}) == 1:
        return reader.by_name(before[0])  # "When I ask Stein, he laughs"
    low, at = link.source.of(reader.page.text).lower(), token_range(s, link.source)[0]
    if any(tag == "P" and word.lower() == OTHER.get(low) for tag, word in zip(s.tags[:at], s.words)):
        # "For that she drew Stein's ire: he called her “weak”": he is the one man whom she has to do with
        others = {reader.cast.figure_of[n]: n for n in before}
        if len(others) == 1:
            return reader.by_name(next(iter(others.values())))
    fronted = s.tags[0] in "sgGv" or s.tags[0] == "p"
    return ahead(reader, s, link, fits) if fronted and token_range(s, link.source)[0] < 4 else None


def about(reader: Reader, link: Link, gender: Gender) -> bool:
    """Whether the quoted words speak of a he or a she themselves: then the next name may be the one spoken of."""
    if link.type is not QuoteType.DIRECT:
        return False
    words = {word.lower() for span in link.content for word in span.of(reader.page.text).split()}
    return bool(words & (HE if gender is Gender.MALE else SHE)) and "i" not in words


def next_sentences(reader: Reader, number: int, fits: Callable[[Answer], bool]) -> Answer | None:
    """A story may open with a pronoun: “…,” she laughs. But Tamsin Groves, now 44, …"""
    for s in reader.page.sentences[number + 1 : number + 3]:
        for n in reader.names_in(s.span):
            aged = s.tags[reader.tokens[n][1] :].startswith(",#")  # "That has not stopped Ana Pohl, 52, from rowing"
            if not reader.quoted[n] and (aged or is_subject(s, reader.cast.names[n].whole)) and fits(reader.by_name(n)):
                return reader.by_name(n, "cataphora")
    return None


def ahead(reader: Reader, s: Sentence, link: Link, fits: Callable[[Answer], bool]) -> Answer | None:
    """ "Although he called it a pill, Miles Oduya said": the name comes after its pronoun."""
    assert link.source is not None
    for n in reader.names_in((link.source.end, s.span.end)):
        if any(span.holds(reader.cast.names[n].span) for span in link.content):
            continue  # "He said that Ann Lee knew it": not she
        if not reader.quoted[n] and is_subject(s, reader.cast.names[n].whole) and fits(reader.by_name(n)):
            return reader.by_name(n, "cataphora")
    return None
