"""Reports in the passive: "was called “mad” by Ana Pohl", "was asked whether", "is accused of", "was quoted as saying"."""

from __future__ import annotations

import re

from quotes import lexicon
from quotes.linking.contents import Start, bare_end, content_end, content_start, cue_frames, object_end
from quotes.linking.links import Link, make
from quotes.linking.sides import left_content
from quotes.linking.sources import PHRASE, VERB, Source, head_end, source_after, source_before
from quotes.model import Stance
from quotes.text.page import Page
from quotes.text.words import Sentence


def find_by(s: Sentence, at: int) -> int | None:
    for k in range(at, min(at + 14, len(s.tags))):
        if s.tags[k] == "p" and s.words[k] == "by":
            return k
        if s.tags[k] in ",;:":
            return None
    return None


def quoted_as_saying(page: Page, number: int, s: Sentence, cue: lexicon.Cue, first: int, i: int) -> Link | None:
    """ "AP quoted Russell McGuire as saying", "she was quoted as saying": the quoted one speaks."""
    if cue.base not in ("quote", "cite", "report"):
        return None
    hit = AS_SAYING.match(s.tags, i + 1)
    if (
        hit is None
        or s.words[hit.end() - 2].lower() != "as"
        or s.words[hit.end() - 1].lower() not in ("saying", "telling", "writing")
    ):
        return None
    if hit.group("who"):
        a, b = hit.span("who")
        source: Source | None = Source(a, b, a, head_end(s.tags, a, b), "quoted-as-saying")
    else:
        source = source_before(s, 0, first)
    if source is None:
        return None
    saying = lexicon.cues()["saying"]
    end = hit.end()
    left_end = first if source.first > i else source.first
    agency = source_before(s, 0, first) if source.first > i else None
    if agency is not None:
        left_end = agency.first
    left_end = bare_end(s.tags, left_end)
    start = content_start(s, end, len(s.tags), saying.frames)
    pieces: list[tuple[int, int]] = []
    if s.tags[:left_end].endswith("Q"):
        pieces.append(left_content(s.tags[:left_end], left_end))
    if start.how != "nothing":
        pieces.append((start.at, content_end(s, start.at, len(s.tags))))
    if not pieces:
        return None
    return make(page, number, s, "quoted-as-saying", source, [(first, i + 1), (end - 2, end)], pieces)


AS_SAYING = re.compile(rf"(?P<who>{PHRASE}(?:,[^,Q]{{1,20}},)?)?sG")


def passive_report(page: Page, number: int, s: Sentence, cue: lexicon.Cue, first: int, i: int) -> Link | None:
    """ "was called “pure theatre” by Greg Stahl", "were told by the head that …", "described by X as “…”"."""
    tags = s.tags
    by = find_by(s, i + 1)
    source = source_after(s, by + 1, len(tags)) if by is not None else None
    if "ask" in cue.frames:
        return asked_report(page, number, s, first, i, source if by == i + 1 else None)
    if by is None:
        return unnamed_report(page, number, s, cue, first, i)
    if source is None:
        return None
    source = source._replace(rule="passive-by")
    if "Q" in tags[i + 1 : by]:
        return make(page, number, s, "passive-by", source, [(first, i + 1)], [(i + 1, by)])
    if tags[source.last : source.last + 2] == ",w" or ",w" in tags[source.head_last : source.last] and tags[source.last - 1] in "VG":
        return None  # "was dismissed by Lord Ash, who called it “mad”": what he called it is a report of its own
    start = content_start(s, source.last, len(tags), cue.frames - {"addressee"})
    if start.how in ("that", "quote") or "object" in cue.frames and "Q" in tags[source.last :]:
        begin = start.at if start.how != "nothing" else source.last
        if start.how == "nothing" and VERB.match(tags, begin + (tags[begin : begin + 1] == ",")):
            return None  # "was condemned by the union, whose head, Ana Pohl, called it “mad”"
        return make(
            page, number, s, "passive-by", source, [(first, i + 1)], [(begin, content_end(s, begin, len(tags)))]
        )
    told_to = source_before(s, 0, first)
    if told_to is not None and {"quote", "addressee"} <= cue.frames and ANSWERED.fullmatch(tags, 0, told_to.first):
        return make(page, number, s, "passive-by", source, [(first, i + 1)], [(0, 1)])  # "“Go,” she was told by Ana Pohl"
    told = content_start(s, source.last, len(tags), cue.frames - {"addressee"}) if {"to", "addressee"} <= cue.frames else start
    if told.how == "to":  # "Shoppers were warned by police not to come"
        return make(page, number, s, "passive-by", source, [(first, i + 1)], [(told.at, content_end(s, told.at, len(tags)))])
    return matter_by(page, number, s, cue, first, i, source)


def matter_by(page: Page, number: int, s: Sentence, cue: lexicon.Cue, first: int, i: int, source: Source) -> Link | None:
    """ "The closure was first reported by Velpress", "which was accused by nurses of theft": the subject is what was said."""
    subject = source_before(s, 0, first)
    if subject is None or not cue.frames & {"matter", "topic"} or cue.frames & {"show", "thought"}:
        return None
    of = s.tags.rfind("f", source.first, source.last) if "of" in UNNAMED.get(cue.base, ()) else -1
    if of > 0:  # "accused by nurses of theft"
        source = source._replace(last=of, head_last=min(of, source.head_last))
    if s.tags[source.head_last - 1] not in "RCNL":
        return None  # "The delay is explained by the weather"
    begin = subject.last - 1 if subject.rule == "relative" else subject.first
    pieces = [(begin, subject.last)]
    if s.words[source.last : source.last + 1] in (["of"], ["for"], ["as"]):
        pieces.append((source.last, content_end(s, source.last, len(s.tags))))
    return make(page, number, s, "passive-by", source, [(first, i + 1)], pieces)


ANSWERED = re.compile(r"Q,?")
ASKED_ASIDE = re.compile(r",(?![wcX])|(?<=Q)(?=(?:P|[TN]{1,4})a?V)")  # "Asked whether it works, Ana Pohl said no"
NEAR = 8  # words between "asked" and "about"
PARTED = re.compile(r"[wsQXVvGgh,;:]")
ASKED, ASKED_OR_TOLD = frozenset(("wh",)), frozenset(("wh", "to"))
ONLY_WHY = re.compile(r"[wP]?[.~]*$|wp[^XvVQ]*$")


def asked_report(page: Page, number: int, s: Sentence, first: int, i: int, source: Source | None) -> Link | None:
    """ "Asked by Ana Pohl whether it works, …", "when asked about it", "she was asked to leave"."""
    tags, at = s.tags, i + 1
    source = source._replace(rule="passive-by") if source else None
    at = source.last if source else at
    subject = source_before(s, 0, first) if first < i else None
    fronted = first == i or subject is not None and subject.first > 0 and s.words[subject.first - 1].lower() == "when"
    aside = ASKED_ASIDE.search(tags, at) if fronted else None
    high = aside.start() if aside else len(tags)
    cue, about = [(first, i + 1)], about_what(s, at, high)
    if about:
        start = Start(about, "wh")
        cue = [(first, about)] if about <= i + 3 else cue
    else:
        start = content_start(s, at, high, ASKED_OR_TOLD if first < i else ASKED)
    quoted = start.how == "quote" and first < i  # "Pohl was asked: “Why?”"
    if start.how not in ("wh", "to") and not quoted or ONLY_WHY.match(tags, start.at, high):
        return None  # "asked why", "asked about it", "asked why by a nurse"
    pieces = [(start.at, content_end(s, start.at, high))]
    stance = Stance.ASSERTED if quoted else Stance.ASKED
    return make(page, number, s, "passive-by" if source else "passive-unnamed", source, cue, pieces, stance)


def about_what(s: Sentence, at: int, high: int) -> int | None:
    """The token behind the "about" of "asked at a meeting last week about the bridge"."""
    far = at + (2 if "Q" in s.tags[at:high] else NEAR)  # not "in May about it on “Good Day,”"
    parted = PARTED.search(s.tags, at, min(far, high))
    end = parted.start() if parted else min(far, high)
    return next((k + 1 for k in range(at, end) if s.words[k].lower() == "about"), None)


def unnamed_report(page: Page, number: int, s: Sentence, cue: lexicon.Cue, first: int, i: int) -> Link | None:
    """ "It was announced that …", "She is accused of …": nobody is named as the source."""
    tags, after = s.tags, s.words[i + 1].lower() if i + 1 < len(s.words) else ""
    subject = source_before(s, 0, first)
    described = after in UNNAMED.get(cue.base, ()) and tags[i + 1] == "s"
    if s.words[first - 1 : first] == ["what"] and (described or tags[i + 1 : i + 4].lstrip("sD")[:1] == "Q"):
        end = object_end(s, i + 1, content_end(s, i + 1, len(tags)))  # "in what has been called a “joke”"
        return make(page, number, s, "passive-unnamed", None, [(first, i + 1)], [(i + 1, end)])
    if subject is None or subject.rule == "relative":
        return None
    if "Q" in tags and tags.startswith("tXV", i + 1) and "quote" in cue_frames(s.words[i + 3]):
        return None  # "“…,” he is alleged to have said": a report of its own
    start = content_start(s, i + 1, len(tags), cue.frames - {"addressee"})  # whom it was told is the subject
    if start.how == "quote" and {"quote", "addressee"} <= cue.frames:
        pieces = [(start.at, content_end(s, start.at, len(tags)))]  # "Pohl was told: “Go.”"
    elif start.how in ("wh", "clause") and cue.base == "tell" or start.how == "that" and not tags[i + 1 : start.at].strip("dp") and "clause" in cue.frames and not {"thought", "show"} & cue.frames:
        pieces = [(start.at, content_end(s, start.at, len(tags)))]
    elif cue.base == "declare" and DECLARED.match(tags, i + 1) or s.words[i - 1] == "been" and is_dubbed(s, cue, i + 1):
        pieces = [(subject.first, subject.last), (i + 1, content_end(s, i + 1, len(tags)))]  # "Pohl was declared the winner"
    elif after in UNNAMED.get(cue.base, ()):
        pieces = [(subject.first, subject.last), (i + 1, content_end(s, i + 1, len(tags)))]
    elif cue.base == "tell" and s.tags[subject.first - 1 : subject.first] == "," and s.tags[i + 1 :].rstrip(".") in ("", "pd", "d"):
        pieces = [(0, subject.first - 1)]  # "She stole it, a jury was told on Monday"
    else:
        return None
    occasion = WHEN_SAID.search(tags, *pieces[-1])
    pieces[-1] = (pieces[-1][0], occasion.start() if occasion else object_end(s, *pieces[-1]))
    return make(page, number, s, "passive-unnamed", None, [(first, i + 1)], pieces)


DECLARED = re.compile(r"D[jn]{0,2}[nR]|D?Q")
DUBBED = re.compile(r"D[jn]{0,2}Q")


def is_dubbed(s: Sentence, cue: lexicon.Cue, at: int) -> bool:
    """ "She has been called the “Queen of Leeds”", but "The inn was called the “Lion”": a name says nothing."""
    return cue.base in ("call", "dub") and DUBBED.match(s.tags, at) is not None


WHEN_SAID = re.compile(r"(?<=Q)pd{1,2}(?=[.,s~|]|$)")
# What follows a participle whose subject is spoken of: "is accused of", "was described as".
UNNAMED = {
    "accuse": ("of",),
    "allege": ("to",),
    "blame": ("for",),
    "characterise": ("as",),
    "characterize": ("as",),
    "condemn": ("for", "as"),
    "criticise": ("for", "as"),
    "criticize": ("for", "as"),
    "describe": ("as",),
    "portray": ("as",),
    "praise": ("for", "as"),
}
