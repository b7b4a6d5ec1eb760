"""Who speaks: the noun phrase to the left or right of a cue, found in the tags of its sentence.

Patterns are written in the order of the words; those that end at a cue are matched backwards from it
(`(?r)`), so that the nearest and longest noun phrase is taken without trying every start.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import regex

from quotes import lexicon
from quotes.text.words import Sentence

# A noun phrase without what follows its noun: "the newly elected mayor", "Mr. Obama's chief strategist".
NOUN = r"[nNRCLT]"
CORE = rf"(?:(?:#?D{{1,3}}[#ajgv]{{0,4}})?(?:[jnNTRCL#d]|'[avgj]{{0,2}}|jc(?=j)){{0,14}}{NOUN}|D?#|P)"
ASIDE = r"(?:\([^()Q]{1,8}\)|(?<=[NRC])O)"  # "(D-Wis.)", "himself"
PHRASE = rf"(?:{CORE}{ASIDE}?(?:j?[pf]{CORE}{ASIDE}?){{0,4}})"
# "Lee, Cole and Low", "Lee and Low"; but "it was late, and Low said"
JOINT = rf"(?:(?:{CORE}{ASIDE}?,){{1,3}}{PHRASE},?c{PHRASE}|{PHRASE}c{PHRASE})"
WINDOW = 60  # tokens; no noun phrase with its appositives is longer (longest in PolNeAR train: 58)

# "sources close to the bank", "officials briefed on the talks": no verb can stand between these and a cue
PHRASE_BEFORE = rf"(?:{CORE}{ASIDE}?(?:[jv]?[pf]{CORE}{ASIDE}?(?:cp{CORE})?){{0,4}})"
JOINT_WINDOW = 30  # tokens from the "and" of joint speakers to their cue

PHRASE_ENDS = frozenset("nNRCLT#P)D")  # with which BEFORE can end
BEFORE = regex.compile(rf"(?r)(?:{PHRASE_BEFORE}|(?<![^sh,;:cw])D)")
CORE_BEFORE = regex.compile(rf"(?r){CORE}")
JOINT_BEFORE = regex.compile(rf"(?r){JOINT}")
PAIR_BEFORE = regex.compile(rf"(?r){PHRASE}c{PHRASE}")
AFTER = re.compile(rf"{CORE}{ASIDE}?(?:f{CORE}{ASIDE}?|p{CORE}){{0,4}}")
CORE_AFTER = re.compile(CORE)
JOINT_AFTER = re.compile(rf"{CORE}(?:f{CORE}){{0,2}}(?:,{CORE}(?:f{CORE})?){{0,3}},?c{CORE}(?:f{CORE}){{0,2}}")
VERB_GROUP = regex.compile(r"(?r)(?:X[aD]{0,2}jt|[XvVGa][apO]?t|X(?:pD?#?(?:j?[nd]|j)|d)|[Xa]){0,6}")
LAST_NAME_RUN = regex.compile(r"(?r)[TR]{0,2}[TN]*N|P|D[jn]{0,2}[RCL]")


class Source(NamedTuple):
    """Token range of the whole noun phrase, the range of its head, and the rule that found it."""

    first: int
    last: int  # exclusive
    head_first: int
    head_last: int
    rule: str


def source_before(sentence: Sentence, low: int, end: int) -> Source | None:
    """The subject whose verb group begins at token `end`; nothing left of token `low` is looked at."""
    tags = sentence.tags
    low = max(low, end - WINDOW, tags.rfind(";", 0, end) + 1)
    if end <= low:
        return None
    stop = skip_adjuncts_left(tags, low, end)
    if stop <= low:
        return None
    last = tags[stop - 1]
    if last == "w" or last == "h" and tags[stop - 2 : stop - 1] in ("n", "R", "C", "L", "d"):
        return relative(sentence, low, stop)
    if last in ",-":
        return appositive(sentence, low, stop, last)
    if last in "ct":
        return None
    if last == "Q":  # "Lee, host of “Morning Joe,” said": the comma stands within the marks
        return appositive(sentence, low, stop, ",") if ASIDE_WITH_QUOTATION.match(tags, low, stop) else None
    return plain(sentence, low, stop) or behind_relative(sentence, low, stop) or share(sentence, low, stop)


SHARES = frozenset("other latter most many some few several both all half more each none any another those third quarter three-fourths three-quarters two-thirds".split())
SHARE = regex.compile(rf"(?r)(?:sDs|D[pf]|Da|a)?(?:D?#n?|D|Nn|Dj)(?:a?[pf](?:{CORE}|Dv?|O)){{0,3}}v?")


def share(sentence: Sentence, low: int, stop: int) -> Source | None:
    """ "Most of them", "many in the crowd", "more than 4 in 10", "those surveyed": part of a group speaks."""
    if sentence.tags[stop - 1] not in "nNRCLTOv#jD":
        return None
    match = SHARE.match(sentence.tags, low, stop)
    if match is None or not clause_start(sentence.tags, low, match.start()):
        return None
    head = {word.lower() for word in sentence.words[match.start() : min(match.start() + 4, stop)]}
    if "#" not in match.group() and SHARES.isdisjoint(head):
        return None
    return Source(match.start(), stop, match.start(), stop, "plain")


# "Manafort, citing “magic,”", "Akhil Amar, author of “Lives,”"
ASIDE_WITH_QUOTATION = regex.compile(r"(?r),(?:[Gg][^,;:Q]{0,8}|[^,;:QXVv]{0,12}(?:[fps]D?|[fp][DjnN]{0,4}')|w[^,;:Q]{0,9})Q")


def behind_relative(sentence: Sentence, low: int, stop: int) -> Source | None:
    """ "a Republican aide who was not authorized to speak publicly said": the noun before the "who"."""
    tags = sentence.tags
    who = max(tags.rfind(mark, max(low, stop - 14), stop) for mark in "wh")
    if who <= low or sentence.words[who].lower() not in ("who", "whose", "that") or "," in tags[who:stop]:
        return None
    if tags[who - 1] == "c":  # "who prays here and who met him"
        who = max(low, tags.rfind("w", max(low, who - 14), who - 1))
    if tags[who] == "h" and (not VERB.match(tags, who + 1) or tags[stop : stop + 1] in ("t", "G")):
        return None  # "the claim that he won", "a process that gives him the power to say"
    head = BEFORE.match(sentence.tags, low, who)
    if head is None or not clause_start(sentence.tags, low, head.start()):
        return None
    return Source(head.start(), stop, head.start(), head_end(sentence.tags, head.start(), who), "restrictive-relative")


ADJUNCTS_LEFT = regex.compile(r"(?r)(?:(?<=[NnRCLP])O|,(?:a|p?d{1,3}|pD?[jn]{0,2}n|sa),|pD?d{1,3}#?|(?<=[wNR])p#|(?<=[Na])Dd|(?<=[N)])D|(?<=[NR,])Djd|(?<=[NnLRC)vV])jd|[ad]){0,4}")


def skip_adjuncts_left(tags: str, low: int, end: int) -> int:
    """Step over "also", "on Tuesday", ", meanwhile,": they stand between a source and its cue."""
    if tags[end - 1] not in ",#dDaO":
        return end
    match = ADJUNCTS_LEFT.match(tags, low, end)
    return match.start() if match else end


def plain(sentence: Sentence, low: int, stop: int) -> Source | None:
    """A noun phrase that ends right before the cue."""
    tags = sentence.tags
    if tags[stop - 1] in "vV":
        reduced = PARTICIPLE.match(tags, low, stop)  # "a report published Wednesday said"
        if reduced and reduced.group("head") != "P" and clause_start(tags, low, reduced.start()):
            return Source(reduced.start(), stop, reduced.start(), reduced.end("head"), "reduced-relative")
    if tags[stop - 1] not in PHRASE_ENDS:
        return None
    match = JOINT_BEFORE.match(tags, low, stop) if tags.find("c", max(low, stop - JOINT_WINDOW), stop) >= 0 else None
    if match and not clause_start(tags, low, match.start()):
        match = PAIR_BEFORE.match(tags, low, stop)  # "In Iowa, Ann Lee and Bob Cole said": no list of three
    if match and clause_start(tags, low, match.start()):
        spread = SPREAD.match(tags, low, stop) if tags[match.start() - 1 : match.start()] == "," else None
        if spread and clause_start(tags, low, spread.start()):  # "Voters in Leeds, York and Hull said"
            return Source(spread.start(), stop, spread.start(), spread.end("head"), "plain")
        return Source(match.start(), stop, match.start(), stop, "joint")
    match = BEFORE.match(tags, low, stop)
    if match is None:
        return None
    first = match.start()
    if tags[first] == "P" and stop - first > 1:  # "He struggles with the task, admitting": no verb is part of him
        return Source(first, first + 1, first, first + 1, "plain") if tags[stop : stop + 1] == "G" else None
    before = tags[first - 1] if first > low else "^"
    if before in "pft" and first - 2 > low and (tags[first - 2] in "gvGd" or tags[first - 3] != "N" and is_passive(sentence.words[first - 2 : first])):
        reduced = REDUCED.match(tags, low, first)
        if reduced and clause_start(tags, low, reduced.start()):
            return Source(reduced.start(), stop, reduced.start(), reduced.end("head"), "reduced-relative")
    if before in "pft" or (first == low and sentence.words[first].lower() in ("in", "at", "on")):
        # "At the White House spokeswoman Jane Doe said": only the last noun phrase can be the subject
        run = LAST_NAME_RUN.match(tags, low, stop)
        if run is None or run.start() == low:
            return None
        if tags[run.start() - 1] in "pft'":
            return None
        return Source(run.start(), stop, run.start(), stop, "after-adjunct")
    if before in "gvt" and tags[stop : stop + 1] != "G":
        reduced = REDUCED.match(tags, low, first)
        if reduced and clause_start(tags, low, reduced.start()):
            # "Protesters marching through the streets chanted", "a man named Lee said"
            return Source(reduced.start(), stop, reduced.start(), reduced.end("head"), "reduced-relative")
    if before in "vV" and first - 2 > low and "w" in tags[max(low, first - 7, tags.rfind(",", low, first)) : first - 1]:
        # "the man who shot Reagan said"
        who = tags.rindex("w", low, first - 1)
        head = BEFORE.match(tags, low, who)
        if head and clause_start(tags, low, head.start()):
            return Source(head.start(), stop, head.start(), who, "restrictive-relative")
    if before == "," and first - 1 > low and (tags[first] in "D#RnL" or is_place(sentence.words[first:stop])):
        # “…,” Ana Pohl, an analyst at Kestrel Watch told the Courier: the comma after the aside is missing
        named = NAMED.match(tags, low, first - 1)
        if named and is_place(sentence.words[named.start() : first - 1]) and tags[named.start() - 1 : named.start()] == ",":
            named = NAMED.match(tags, low, named.start() - 1)  # "Royce Haldane, R-Wyo., several times urged"
        if named and (named.start() == low or tags[named.start() - 1] in "Q,"):
            return Source(named.start(), stop, named.start(), named.end(), "appositive")
    return Source(first, stop, first, head_end(tags, first, stop), "plain")


def is_passive(words: list[str]) -> bool:
    """Whether a participle and a preposition are no main verb: "seen by", "found on", but "said on"."""
    cue = lexicon.cues().get(words[0])
    if " ".join(words) in lexicon.cues():
        return False  # "called for"
    return words[1] == "by" or cue is not None and cue.form in ("past", "participle") and "sure" not in cue.frames


SPREAD = regex.compile(rf"(?r)(?P<head>{CORE})[pf](?:N{{1,3}},){{1,4}}N{{1,3}},?cN{{1,3}}")
FINITE = re.compile(r"a{0,2}[XvV]")
WHO = re.compile(r"w[^,;:Q.~|-]*")
INVOLVED = re.compile(rf"[vj]p{CORE}(?:f{CORE})?(?![XvV])")
PARTICIPLE = regex.compile(rf"(?r)(?P<head>{CORE}(?:[pf]{CORE})?)P?[vV]")
REDUCED = regex.compile(rf"(?r)(?P<head>{CORE}(?:[pf]{CORE}){{0,2}})a?(?:[gv][a]?[pft]?|G[pt]|Vp|[vV]j?dp)")
NAMED = regex.compile(rf"(?r)[TR]{{0,3}}[TN]*N{ASIDE}?")


HEAD = re.compile(rf"{CORE}(?:f{CORE})*")


def head_end(tags: str, first: int, stop: int) -> int:
    match = HEAD.match(tags, first, stop)
    return match.end() if match else stop


def clause_start(tags: str, low: int, i: int) -> bool:
    return i <= low or tags[i - 1] in "hswc,;:-(~Q." or i == low + 1 and tags[low] == "a"


OFFICE = re.compile(r"(?P<head>D[jn]{0,2}R(?:f[TN]+)?),[TR]{0,2}N{1,4}")
TITLED = re.compile(rf"[TR]+[TN]*N{ASIDE}?")
OF_WHOM = regex.compile(r"(?r)[D#]fw")


def relative(sentence: Sentence, low: int, stop: int) -> Source | None:
    """ "Smith, who said": the antecedent, with the relative pronoun."""
    tags = sentence.tags
    of_whom = OF_WHOM.match(tags, low, stop) if sentence.words[stop - 1].lower() == "whom" else None
    if of_whom:
        return Source(of_whom.start(), stop, of_whom.start(), stop, "part-of-them")  # "many of whom said"
    if sentence.words[stop - 1].lower() not in ("who", "which", "that"):
        return None
    end = stop - 1
    if tags[end - 1] == "c":  # "whose district voted for her but who said"
        end = max(low, tags.rfind("w", max(low, end - 14), end))
    while end > low and tags[end - 1] in ",-":
        end -= 1
    end = skip_adjuncts_left(tags, low, end) if tags[end - 1] == "d" else end  # "a statement on Monday, which said"
    match = BEFORE.match(tags, low, end)
    if match and tags[match.start()] == "P" and end - match.start() > 1:
        match = CORE_BEFORE.match(tags, low, end)  # "they turned to the police, who said"
    if match is None and sentence.words[end - 1].lower() == "those":
        return Source(end - 1, stop, end - 1, end, "relative")  # "among those who said"
    if match is None:
        # "Lee, 41, who said", "Lee, a nurse, who said"
        return None
    if sentence.words[match.start()].lower() == "no":
        match = CORE_BEFORE.match(tags, low, end) or match  # "made no mention of Ana Pohl, who said"
    first, head_last = match.start(), end
    if first - 2 > low and tags[first - 2 : first] == ",a" and sentence.words[first - 1] == "not":
        match = BEFORE.match(tags, low, first - 2) or match  # "It was Ana Pohl, not her brother, who said"
        return Source(match.start(), stop, match.start(), match.end(), "relative")
    if tags[first:end] in ("#", "D#") and first - 1 > low and tags[first - 1] == ",":
        earlier = BEFORE.match(tags, low, first - 1)
        if earlier:
            return Source(earlier.start(), stop, earlier.start(), first - 1, "relative")
    head = BEFORE.match(tags, low, first - 1) if first - 1 > low and tags[first - 1] == "," else None
    if head and tags[first] in "Da" and "N" in tags[head.start() : first - 1] and end < stop - 1:
        return Source(head.start(), stop, head.start(), first - 1, "relative")
    return Source(first, stop, first, head_end(tags, first, head_last), "relative")


ONE_OF_THEM = regex.compile(r"(?r)#fO")  # "One of them, Ana Pohl, said"


def appositive(sentence: Sentence, low: int, stop: int, mark: str) -> Source | None:
    """ "John Smith, 41, a Republican who chairs the panel, said": the noun phrase before the asides."""
    tags = sentence.tags
    close = stop - 1 if tags[stop - 1] == mark else stop
    open_ = tags.rfind(mark, low, close)
    passed: Source | None = None  # the last noun phrase that was taken for an aside
    while open_ > low:
        match = BEFORE.match(tags, low, open_) or ONE_OF_THEM.match(tags, low, open_)
        inside = tags[open_ + 1 : close]
        if match is None or not inside:
            open_ = tags.rfind(mark, low, open_)
            continue
        first = match.start()
        if tags[first] == "P":
            return Source(first, open_, first, open_, "appositive")  # "he, once again, pledged"
        segment = tags.rfind(mark, low, open_) + 1 or low
        head = tags[first:open_]
        is_aside = (
            head in ("#", "D#")
            or first == segment > low
            and tags[first - 2] not in "da"
            and is_place(sentence.words[first:open_])
            or (
                first <= segment
                and segment > low
                and "N" not in head[:1]
                and head[:1] not in "PT"
                and (earlier := BEFORE.match(tags, low, segment - 1)) is not None
                and "N" in earlier.group()
            )
        )
        if is_aside or (
            first > segment and not opens(sentence, first - 1, open_) and tags[segment : segment + 1] in ("w", "v", "g", "G", "D", "p", "f", "a") and segment > low
        ):
            if first == segment > low and tags[first] == "D" and (passed is None or tags[open_ - 1] in "RC"):
                passed = Source(first, close, first, head_end(tags, first, open_), "appositive")
            open_ = tags.rfind(mark, low, open_)
            continue
        office = OFFICE.fullmatch(tags, open_ + 1, close)
        if office and tags[first - 1 : first] in ("p", "s"):  # "It is shut until May, the mayor, Ana Pohl, said"
            return Source(open_ + 1, close, open_ + 1, office.end("head"), "appositive")
        last = tags.rfind(mark, low, close) + 1
        if tags[first - 1 : first] in ("p", "s") and TITLED.fullmatch(tags, last, close):
            return Source(last, close, last, close, "appositive")  # "At a gate in Leeds, after a fall, Gov. Ana Low, said"
        if tags[first - 1 : first] == "s" and tags[open_ - 1] == "n" and first - 1 > low:
            return None  # "A report made after the flood, a copy of which was seen, said"
        if tags[first - 1 : first] == "p" and first - 1 > low and is_place(sentence.words[open_ + 1 : close]):
            what = BEFORE.match(tags, low, skip_adjuncts_left(tags, low, first - 1))
            if what is None or not clause_start(tags, low, what.start()):
                return None  # "The march on Monday in Leeds, Ardria, shows": a place shows nothing
            first = what.start()
        if tags[first - 1 : first] == "p" and first - 1 == low:
            return passed  # "In a letter to the Observer, her adviser, Ana Pohl, said"
        both = (
            JOINT_BEFORE.match(tags, low, open_) if tags.find("c", max(low, open_ - JOINT_WINDOW), open_) >= 0 else None
        )
        if both and not clause_start(tags, low, both.start()):
            both = PAIR_BEFORE.match(tags, low, open_)  # "In a note, Ann Lee and Bob Cole, both nurses, said"
        if both and clause_start(tags, low, both.start()):
            return Source(both.start(), close, both.start(), open_, "joint")
        close = occasion_start(sentence, open_, close)
        return Source(first, close, first, head_end(tags, first, open_), "appositive")
    return None


def opens(sentence: Sentence, at: int, end: int) -> bool:
    """Whether token `at` opens a clause of its own: "in what Lee, a nurse, called"; but "Lee, whose home, Leeds, is".

    The subject of that clause ends at token `end`: "the union, whose director, Ana Pohl, said" has a new one.
    """
    if sentence.words[at].lower() == "whose" and sentence.tags[end - 1] == "R":
        return True
    return sentence.tags[at] in "hs" or sentence.words[at].lower() in ("what", "where", "when", "how", "which")


OCCASIONS = frozenset("in on at during after before for despite amid without by under".split())
DOING_AFTER = re.compile(r",[gG]")


def occasion_start(sentence: Sentence, open_: int, close: int) -> int:
    """Where what somebody does meanwhile begins, which is no part of who speaks: "Lee, speaking in Leeds, said"."""
    tags = sentence.tags
    inside = tags[open_ + 1]
    if inside in "gGs" or inside == "p" and sentence.words[open_ + 1].lower() in OCCASIONS:
        return open_
    doing = DOING_AFTER.search(tags, open_ + 1, close)  # "Lee, the mayor, speaking in Leeds, said"
    return doing.start() if doing else close


def is_place(words: list[str]) -> bool:
    """ "of Ashton, Md., who watched": a place between commas is no speaker."""
    name = " ".join(words)
    if len(words) == 1 and name[:2] in ("R-", "D-", "I-"):
        return True  # "Sen. Royce Haldane, R-Wyo., …"
    attributes = (
        lexicon.entries("places").get(name)
        or lexicon.entries("places").get(name.rstrip("."))
        or ("b",) * (name not in lexicon.words("places"))
    )
    return "b" not in attributes


def source_after(sentence: Sentence, at: int, high: int) -> Source | None:
    """The subject of an inverted cue: "said John Smith, 41, a farmer"."""
    tags = sentence.tags
    if at >= high or tags[at] in "OhwtQXV":
        return None
    joint = JOINT_AFTER.match(tags, at, high)
    if joint and ONE_PERSON.match(joint.group()) and sentence.words[at + joint.group().index(",") + 1] in ("a", "an"):
        joint = None  # "said Ana Low, a friend and adviser"
    if joint and ",c" in joint.group() and FINITE.match(tags, joint.end(), high):
        joint = None  # "said Mr. Low, but she has …"
    match = joint or AFTER.match(tags, at, high)
    if match is None:
        return None
    end = match.end()
    if not joint:
        end = trim_adjuncts(sentence, at, end)
    if tags[end : end + 1] == "v" and (end + 1 == high or tags[end + 1] in ",."):
        end += 1  # "said one official involved"
    elif tags[end : end + 2] in ("vp", "jp"):
        inner = INVOLVED.match(tags, end, high)  # "says a source involved in the creation", "close to the bank"
        end = inner.end() if inner else end
    elif sentence.words[end : end + 1] == ["who"] and (told := WHO.match(tags, end, high)):
        end = told.end()  # "said the man who built it"
    if sentence.words[end : end + 1] and sentence.words[end] in NAMED_SO:
        name = NAMED_AS.match(tags, end + 1, high)
        end = name.end() if name else end  # "said the chief known as Bob"
    if FINITE.match(tags, end, high):
        return None  # "Sanders, who lives there, said he also may come"
    last = stretch(sentence, end, high)
    together = joint is not None and are_several(joint.group())
    return Source(at, last, at, min(end, head_end(tags, at, end) if not joint else end), "joint" if together else "inverted")


def are_several(tags: str) -> bool:
    """Whether these tags are of several who speak: "Ana Pohl and Otto Stein", "Ana Pohl and her son", but not "Ana Pohl,
    a lawyer and activist", "Ana Pohl of Marks and Spencer"."""
    before, _, after = tags.rpartition("c")
    if "," in before:
        return all(NAMES_ALONE.fullmatch(part) for part in before.rstrip(",").split(",") + [after])
    if after[0] in "RCjn" and before[0] == "D" or before[-1] == "T":
        return False  # "the doctor and author", "Ohio Gov. and party chairman Ana Pohl"
    return after != "N" or "f" not in before


NAMES_ALONE = re.compile(r"[TR]{0,3}N+")


ONE_PERSON = re.compile(r"[TRN]+,D[^,]*c[^DNPT]")
NAMED_SO = frozenset("known named called identified nicknamed".split())
NAMED_AS = re.compile(r"a?s?(?:[as]a?)?[TN]*N")


def trim_adjuncts(sentence: Sentence, at: int, end: int) -> int:
    """ "said Smith in a statement": only "of", "for", "from", "at", "with" belong to a name."""
    tags, words = sentence.tags, sentence.words
    core = CORE_AFTER.match(tags, at, end)
    named = core is not None and "N" in core.group()
    for i in range(at, end):
        if tags[i] == "p" and (
            words[i] not in ("for", "from", "with", "at") if named else words[i] in ("during", "after")
        ):
            return i
        if (
            tags[i] == "p"
            and words[i] in ("in", "on")
            and any(word in MEDIA for word in (w.lower() for w in words[i + 1 : i + 5]))
        ):
            return i
    return end


# What people say things in: "said Smith in a statement" names no place that belongs to Smith.
MEDIA = frozenset(
    "statement interview email e-mail letter speech tweet post video message note news press call conference".split()
)


def stretch(sentence: Sentence, end: int, high: int) -> int:
    """Take in the asides after an inverted source: ", 41, a farmer", ", who chairs the panel"."""
    tags = sentence.tags
    while high > end and tags[high - 1] in ".~|":
        high -= 1
    while end < high - 1 and tags[end] == ",":
        close = tags.find(",", end + 1, high)
        stop = close if close > 0 else high
        for other in "Q:;":
            at = tags.find(other, end + 1, stop)
            if at > 0 and not (other == "Q" and tags[at - 1] in "fp"):  # author of “America’s Bitter Pill,”
                stop = at
        inside = tags[end + 1 : stop]
        if tags[stop : stop + 1] == "Q" and inside[-1:] != ",":
            return end  # "According to Ann Low, the plan “is mad”"
        if (
            not inside
            or inside[0] not in "D#wRnLCjNT"
            and not ORIGIN.fullmatch(inside)
            and sentence.words[end + 1] not in ("now", "then")
            or inside[0] == "#" and not AGED.match(inside) and sentence.words[end + 1].lower() != "one"
            or (inside[0] in "DNTa#" and VERB.search(REDUCED_AFTER.sub("", inside.partition("w")[0])))
            or (inside[0] in "CL" and "X" in inside.partition("w")[0])
        ):
            return end
        if inside[0] in "nj" and VERB.search(inside):
            return end
        end = stop
        if close > 0 and stop == close and tags[end : end + 2] in (",Q", ",h", ",s", ",c"):
            return end
    return end


VERB = re.compile(r"[XvV]")
AGED = re.compile(r"#(?:[w(]|$)")  # "Ana Low, 41, said", but "according to Ana Low, 41 percent of them left"
ORIGIN = re.compile(r"f[TN]+")  # "said Ana Low, 20, of Leeds"
REDUCED_AFTER = re.compile(r"(?<=R)v(?=p)")  # "said Ana Low, a broker based in Leeds"; but "the economy grew by"


def verb_group(sentence: Sentence, low: int, i: int) -> int:
    """The first token of the verb group that ends with token `i`: "has repeatedly said"."""
    if i <= low or sentence.tags[i - 1] not in "tXa" and "Xp" not in sentence.tags[max(i - 5, low) : i]:
        return i  # but "has in the past said"
    match = VERB_GROUP.match(sentence.tags, low, i)
    return match.start() if match else i


# ---------------------------------------------------------------- subjects that a cue shares

BE = frozenset("is are was were be been being 's ’s 're ’re am isn't wasn't weren't aren't get got".split())


def shared_subject(s: Sentence, first: int, i: int) -> Source | None:
    """ "Trump left, saying …", "Lee stood up and said …": the subject of the verb before."""
    tags = s.tags
    if tags[first - 2 : first] == ";c":  # "Stein did this; met the mayor; and wrote that …"
        return main_clause_subject(s, tags.index(";"))
    if (
        tags[first - 1 : first] in (",", "s", "Q")
        and tags[i] == "G"
        or tags[first - 1 : first] == "c"
        and ("V" in tags[:first] or "G" in tags[:first])
        and tags[i] in "VG"
    ):
        main = clause_subject(s, first - 1, tags[i]) or main_clause_subject(s, first - 1)
        if main is not None and tags[main.head_last - 1] == "n":
            main = clause_subject(s, first - 1, "V") or main  # "Shares fell after Lumora cut its forecast, citing costs"
        if main is not None and s.words[main.first].lower() not in ("it", "there"):
            return main  # but "It is so large that Stein thanked it and called it …"
    at = first
    for _ in range(4):
        hit = LAST_VERB.search(tags, 0, at)
        if hit is None:
            return None
        v = hit.start()
        if at == first and tags[first - 1] == "t" and bids(s, v, first - 1):
            return None  # "called on Egypt to release him": whoever is to release him says nothing
        start = verb_group(s, 0, v)
        subject = source_before(s, 0, start)
        if subject is not None and not (subject.rule == "relative" and tags[first - 1] == "p"):
            return subject._replace(rule="shared-subject")  # but "Stein praised the theme that would carry him by urging"
        if tags[start - 1 : start] == "Q" or tags[start - 2 : start] == "Q,":
            subject = source_after(s, v + 1, at)
            if subject is not None:
                return subject._replace(rule="shared-subject")
        at = start
        if at <= 0:
            return None
    return None


def bids(s: Sentence, v: int, to: int) -> bool:
    """Whether the verb at `v` bids somebody, who stands before the "to", do something: "urged ministers to say"."""
    cues = (lexicon.cues().get(" ".join(s.words[v : v + n]).lower()) for n in (2, 1))
    return to > v + 1 and any(cue is not None and {"to", "addressee"} <= cue.frames for cue in cues)


def clause_subject(s: Sentence, end: int, cue: str) -> Source | None:
    """ "Lee called her names after she attacked him and blamed the police": the subject of the clause that goes on."""
    hit = LAST_VERB.search(s.tags, 0, end)
    subject = source_before(s, 0, verb_group(s, 0, hit.start())) if hit else None
    opening = s.words[subject.first - 1].lower() if subject is not None and subject.first > 1 else ""
    if subject is None or opening not in (CLAUSE_WORDS if cue == "V" else RELATIVES) and not (
        opening == "and" and s.tags[subject.first - 2] == "," and cue == "V"
    ):
        return None
    if cue == "G" and opening in ("when", "as") and s.tags[subject.head_last - 1] in "nL":
        return None  # "workers stood outside as the result came through, chanting"
    if "-" in s.tags[subject.first : end]:
        return None  # "protesters marched – where the Reds played – chanting"
    return subject._replace(rule="shared-subject")


CLAUSE_WORDS = frozenset("after before when because although though if while since once".split())
RELATIVES = frozenset("which where when as".split())


# "issued a statement saying": whoever issued it speaks; but "a sign saying" speaks for itself.
OWN_WRITINGS = frozenset(
    """statement statements letter letters email emails e-mail tweet tweets note memo message messages post posts release
    text ad ads video op-ed column brief memoir book article essay website petition poster posters leaflet leaflets report
    reports complaint lawsuit""".split()
)


# What one does with one's own writings.
ISSUED = frozenset(
    """issue issues issued issuing release releases released releasing post posts posted posting send sends sent sending
    put puts putting publish publishes published publishing write writes wrote writing launch launches launched launching
    blast blasts blasted fire fires fired hold holds held holding tweet tweeted emailed sign signed signing circulate circulated unveil unveiled
    aired ran file files filed filing start starts started""".split()
)


def issuer(s: Sentence, first: int, i: int) -> tuple[Source, int] | None:
    """ "Lee released a short statement on Monday saying …": whoever issued it, and where "released" begins."""
    end = first - (s.tags[first - 1 : first] == ",")  # "released a statement on Monday, saying"
    writing = source_before(s, 0, end) if s.tags[i] == "G" or s.tags[end - 1 : end] in ("h", "w") else None
    if writing is not None and ON_ANOTHER.search(s.tags, writing.head_last, writing.last):
        return None  # "posted her message under a headline that said"
    if writing is None or not any(w.lower() in OWN_WRITINGS for w in s.words[writing.head_first : writing.head_last]):
        return None
    verb = writing.first - 1
    if s.words[verb].lower() in ("out", "off"):
        verb -= 1
    if verb < 1 or s.words[verb].lower() not in ISSUED:
        return None
    start = verb_group(s, 0, verb)
    subject = source_before(s, 0, start) or shared_subject(s, start, verb)
    return (subject._replace(rule="issuer"), start) if subject else None


ON_ANOTHER = re.compile(r"pDj?L[hw]?$")
FOOTAGE = frozenset("account footage video videos clip clips recording recordings tape tapes audio film".split())


def adding(s: Sentence, first: int) -> Source | None:
    """ "It works, Ana Pohl said, adding that": the subject of the cue right before."""
    verb = first - 2
    if verb < 0 or s.tags[verb] != "V":
        return None
    subject = source_before(s, 0, verb_group(s, 0, verb))
    parenthetic = subject is not None and s.tags[subject.first - 1 : subject.first] in (",", "Q")
    return subject._replace(rule="shared-subject") if subject and parenthetic else None


def beside(s: Sentence, first: int) -> Source | None:
    """ "Some were annoyed, with Ana Pohl calling it a joke": the one after "with" speaks, not the subject before."""
    match = BEFORE.match(s.tags, max(0, first - WINDOW), first)
    of = s.tags.rfind("f", max(match.start() - 1, 0), match.end()) if match else -1
    if of > 0 and (s.words[of - 1].lower() in FOOTAGE or s.tags[of - 1] in "nLO" and s.tags[first - 1] == "N"):
        return Source(of + 1, first, of + 1, head_end(s.tags, of + 1, first), "with-participle")
    if match is None or s.words[match.start() - 1].lower() != "with" or s.tags[match.start() - 2 : match.start() - 1] not in ("", ",", "-", "Q"):
        return None
    return Source(match.start(), first, match.start(), head_end(s.tags, match.start(), first), "with-participle")


def main_clause_subject(s: Sentence, end: int) -> Source | None:
    """The subject of the main clause that a participle leans on: "The spokesman refused …, adding"."""
    tags = s.tags
    low = 0
    if tags[:1] in ("s", "g", "G", "p"):
        low = tags.find(",", 0, end) + 1
    cut = max(tags.rfind(";", low, end), tags.rfind(":", low, end)) + 1
    low = max(low, cut)
    behind_who: Source | None = None
    for hit in VERB.finditer(tags, low, end):
        subject = source_before(s, low, verb_group(s, low, hit.start()))
        if subject is not None and tags[subject.first - 1 : subject.first] in ("w", "s", "h"):
            continue  # "where the company has its largest site"
        if subject is not None and subject.rule == "relative":
            behind_who = behind_who or subject._replace(rule="shared-subject")
            continue  # "Pohl, a nurse who was there, called it mad and said"
        if subject is not None:
            return subject._replace(rule="shared-subject")
        if tags[hit.start() - 1 : hit.start()] in ("Q", ",") and "Q" in tags[: hit.start()]:
            subject = source_after(s, hit.end(), end)
            if subject is not None:
                return subject._replace(rule="shared-subject")
    return behind_who


LAST_VERB = regex.compile(r"(?r)[XvV]")


def fronted_participle(s: Sentence, i: int) -> Source | None:
    """ "Dismissing the survey as “a toy”, Oskar Lindh said": the subject of the clause that follows."""
    for parting in PARTING.finditer(s.tags, i):
        at = parting.end()
        m = AFTER.match(s.tags, at)
        if m and s.tags[m.end() : m.end() + 1] and s.tags[m.end()] in "XvVa,":
            last = stretch(s, m.end(), len(s.tags)) if s.tags[m.end()] == "," else m.end()
            return Source(at, last, at, head_end(s.tags, at, m.end()), "fronted-participle")
    return None


PARTING = re.compile(r",|Q(?=[DNPTRC])")  # a comma may stand within the marks: “a toy,” Oskar Lindh said


def can_speak(s: Sentence, source: Source) -> bool:
    head = s.words[source.head_first : source.head_last]
    tags = s.tags[source.head_first : source.head_last]
    if not head:
        return False
    low = head[0].lower()
    if len(head) == 1 and low in ("there", "which", "what", "this", "that", "you"):
        return False
    first = s.words[0].lower()
    if first in ("imagine", "suppose", "picture") and source.first > 0:
        return False  # hypothetical
    if (
        low == "no"
        or first in ("if", "when", "whenever")
        and source.first == 1
        and low in ("a", "an", "someone", "anyone", "somebody", "anybody")
    ):
        return False  # "No coach will say", "If a caller says"
    if tags in ("d", "a"):
        return False
    if low in ("nobody", "none") or head[:2] == ["No", "one"]:
        return False
    return True
