"""Which words name the source of a cue verb: its subject, before it or, in “…,” said X, after it."""

from __future__ import annotations

import re

import regex

from quotes import lexicon
from quotes.linking.links import is_title
from quotes.linking.sources import (
    BEFORE,
    OWN_WRITINGS,
    PHRASE,
    VERB,
    WINDOW,
    Source,
    adding,
    beside,
    fronted_participle,
    head_end,
    shared_subject,
    skip_adjuncts_left,
    source_after,
    source_before,
)
from quotes.text.page import Page
from quotes.text.words import Sentence


def parted_subject(s: Sentence, source: Source, first: int, after: int) -> Source:
    """ "The plan, an aide said, is dead": who stands between a subject and its verb is no aside to the subject."""
    low = s.tags.rfind(",", source.first, first) + 1
    if source.rule != "appositive" or not low or not PARTED.match(s.tags, after):
        return source
    inner = source_before(s, low, first)
    return inner if inner is not None and inner.first == low else source


PARTED = re.compile(r",a?[Xv]")


def find_source(
    page: Page, number: int, s: Sentence, cue: lexicon.Cue, first: int, i: int, after: int
) -> tuple[Source | None, bool]:
    """Who is named by the cue, and whether after it (inverted)."""
    tags = s.tags
    if tags[i] == "V" and cue.base != "tell" and (  # nobody writes “…,” told Pohl
        first > 0 and tags[first - 1] in "Q,-"
        or first == i == 0 and (starts_after_quotation(page, number) or SAID_NAME.match(tags))
    ):  # fmt: skip
        source = inverted_source(page, s, first, after, cue.frames)
        if source is not None:
            return source, True
    if unparted(s, i, after):
        source = source_after(s, after, len(tags))
        if source is not None:
            return source, True
    if tags[i] != "G" or "X" in tags[first:i]:
        source = source_before(s, 0, first)
        occasion = BEHIND_AND.match(tags, 0, first)  # "was late, and in his notes wrote"
        behind = occasion.start() if occasion else skip_adjuncts_left(tags, 0, first) if first else 0
        if source is None and first and (tags[first - 1] in "c,t" or tags[behind - 1 : behind] == "c"):
            source = with_purpose(s, first) or made_to(s, first) or shared_subject(s, behind if tags[first - 1] not in "c,t" else first, i)
        return source, False
    companion = beside(s, first)
    if companion is not None:
        return companion, False
    source = None
    if tags[first - 1 : first] in (",", "Q"):
        source = adding(s, first) or shared_subject(s, first, i)
    if source is None:
        source = source_before(s, 0, first)
        if source is not None and is_mere_object(s, source):
            source = shared_subject(s, first, i) or source
        if source is None or s.words[i - 1].lower() in OWN_WRITINGS:
            source = shared_subject(s, first, i) or source
    if source is None and tags[:first].lstrip("a,") in ("", "s", "c", "p", "cs"):
        source = fronted_participle(s, i)
    if source is None and tags[first - 2 : first] in (",s", ",p"):
        source = source_before(s, 0, first - 1) or source_before(s, 0, first - 2)  # "Stein, after saying he would leave, stayed"
    if source is None and tags[first - 1 : first] == ",":
        source = source_before(s, 0, first - 1)  # "Stein, citing “magic,” said": nobody has spoken yet
    return source, False


def with_purpose(s: Sentence, first: int) -> Source | None:
    """ "…, with Stein taking to the stage to call it": whoever stands behind the "with"."""
    purpose = PURPOSE.match(s.tags, 0, first)
    return beside(s, purpose.start()) if purpose else None


def made_to(s: Sentence, first: int) -> Source | None:
    """ "…, leading Otto Stein to say that", "it is common for critics to say": not the subject speaks."""
    if s.tags[first - 1] != "t":
        return None
    if s.tags[first - 2 : first - 1] == "D" and s.words[first - 3].lower() in CAUSING:
        return Source(first - 2, first - 1, first - 2, first - 1, "plain")  # "a win that led her to say"
    who = BEFORE.match(s.tags, max(0, first - WINDOW), first - 1)
    before = s.words[who.start() - 1].lower() if who else ""
    usual = who is not None and before == "for" and s.tags[who.start() - 2 : who.start() - 1] == "j"
    if who is None or before not in CAUSING and not usual:
        return None
    return Source(who.start(), who.end(), who.start(), head_end(s.tags, who.start(), who.end()), "plain")


CAUSING = frozenset(
    """lead leads leading led prompt prompts prompting prompted cause causes causing caused force forces forcing forced
    compel compelled compelling inspire inspiring inspired provoke provoking provoked allow allowing allowed get getting
    got push pushing pushed""".split()
)
BEHIND_AND = regex.compile(r"(?r)(?<=c)p[DjnNLd'fRC]{1,6}")
PURPOSE = regex.compile(r"(?r)[gG][^XvV,;:Q]{0,8}t")


def is_mere_object(s: Sentence, source: Source) -> bool:
    """Whether a noun before a gerund is the object of a verb: "He left the stage saying", but "wore a shirt saying"."""
    if s.words[source.first - 1].lower() in WRITES_TO:
        return True  # "He emailed supporters saying"
    if s.words[source.first].lower() in ("a", "an"):
        return False
    before, head = s.tags[source.first - 1 : source.first], s.tags[source.head_first : source.head_last]
    return source.rule == "plain" and before in ("v", "V", "a") and head[:1] == "D" and head.strip("D#jn") == ""


WRITES_TO = frozenset("emailed e-mailed texted messaged wrote contacted called phoned telephoned addressed".split())


def unparted(s: Sentence, i: int, after: int) -> bool:
    """ "This is only the start of the flood thinks Otto Stein, editor of Leeds Watch": no comma before the cue."""
    return (
        s.tags[i - 1 : i] == "n" and TRAILING.match(s.tags, after) is not None and VERB.search(s.tags, 0, i) is not None
    )


TRAILING = re.compile(r"[TR]{0,3}[TN]*N(?:,[^Q]{1,30})?[.|]?$")
SAID_NAME = re.compile(r"V[^,QVXv]{1,12}(?:,[^QVX]{1,20})?(?::|,Q)")  # "Said Ellis: “…”"


def starts_after_quotation(page: Page, number: int) -> bool:
    if number == 0:
        return False
    before = page.sentences[number - 1]
    return before.paragraph == page.sentences[number].paragraph and before.tags[-1:] == "Q"


def inverted_source(page: Page, s: Sentence, first: int, after: int, frames: frozenset[str]) -> Source | None:
    """The source of “…,” said X; None where the words to the left do not look like content."""
    tags = s.tags
    if not frames & {"quote", "clause", "that"}:
        return None  # "Scott, who called it “mad,” portrayed his rival"
    if tags[after : after + 1] == "" or tags[after] in "tOh,Q.:" or s.words[after].lower() == "it":
        return None
    if "X" in tags[first : after - 1]:
        return None  # "Voters registered as “independent,” can settle the race"
    source = source_after(s, after, len(tags))
    if source is None:
        return None
    if first == 0:
        return source
    if tags[first - 1] == "Q":
        if (is_title(page, s, first - 1) or tags[first - 2 : first - 1] in ("f", "'")) and STAR_OF.match(tags[: first - 1]):
            return None  # "Washington, star of “Scandal,” thanked the mayor"
        quotation = page.quotations[page.quotation_at.get(s.starts[first - 1], 0)]
        ends = page.text[max(quotation.content.end - 1, 0) : quotation.content.end + 2]
        return source if any(mark in ends for mark in ",?!.…—-") or first == 1 or tags[after] in "NTPR" else None
    if tags[first - 1] == "," and tags[first - 2 : first - 1] == "Q":
        return source
    if "Q" in tags[:first] and not s_head_speaks(s, source):
        return None  # "His speech – in which he spoke of “peace” with them, cited his record"
    if tags[first - 1] == "-":
        return source if tags[first - 2 : first - 1] == "Q" else None
    left = tags[: first - 1]
    if ONLY_SUBJECT.fullmatch(left):
        return None  # "Ana Pohl, who said she was ill, said one nurse came"
    if left in ("c", "a") and tags[source.last : source.last + 2] == ",Q":
        return source  # "But, said Pohl, “it works”"
    if tags[source.last : source.last + 2] == ":Q" and left[:1] in ("p", "a") and not VERB.search(left):
        return source  # "In other words, said Pohl: “…”"
    bare = not VERB.search(left) and "Q" not in left
    if bare and not PARTED.match(tags, source.last):
        return None
    before = source_before(s, 0, first)
    if bare and before is not None and before.rule == "appositive" and "N" in tags[before.head_first : before.head_last]:
        return None  # "Stein, a baker from Ohio, said his wife, Tess, was ill"
    if before is not None and "Q" in left and before.first <= left.rindex("Q") + 2:
        return None  # “…,” Smith, 41, told reporters
    rest = tags[source.last :]
    if (
        before is not None
        and before.rule == "appositive"
        and frames & {"object", "addressee"}
        and rest
        and rest[0] not in ".|~"
    ):
        return None  # "Stott, the former winger, described it as “panic”"
    if rest and (rest[0] not in ".,|~;-sp:dac" or rest[0] == ":" and "Q" not in left):
        return None  # "Hoff, who came late, proposed this language: “…”"
    if frames & {"object", "matter"} and s.tags[source.first : source.last].strip("jn") == "" and "Q" not in left:
        return None  # "Hallam, who was not involved, urged caution"
    if (
        s.words[after].lower() in ("the", "a", "an", "his", "her", "its", "their")
        and before is not None
        and not s_head_speaks(s, source)
    ):
        return None
    return source


ONLY_SUBJECT = re.compile(rf"[ca]?,?{PHRASE},w[^,;:Q]*")
STAR_OF = re.compile(rf"{PHRASE},(?:w|[DjnRCN])")


def s_head_speaks(s: Sentence, source: Source) -> bool:
    return any(tag in "RCLN" for tag in s.tags[source.head_first : source.head_last])
