"""Quotations to sentences: where each sentence of a paragraph begins and ends.

Quotations are muted first, so a full stop inside one cannot end the sentence around it. One
compiled pattern then finds every place where a sentence may end. Most places are plain: a word, a
full stop, a capital. Where the word is an abbreviation, Punkt (nltk) decides; its answer depends on
the two words alone and is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from quotes.lexicon import cues, words
from quotes.model import Span, new
from quotes.text.quotations import Quotation, mute

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

_FILL = "\ue000"  # stands for every character of a quotation

_CLOSERS = "\"'”’)\\]"
_OPENERS = "\"'“‘”«»„「『」』([{<*_-–—―•`"
_TRAILERS = ".?!…,;:\"'”’)]»"
_FIRST = "([$£€#@\"'“‘¿¡"  # what but a letter or a digit may begin a sentence after a quotation
_LETTERS = re.compile(r"[^\W\d_]+")
_DOTTED = re.compile(r"(?:[^\W\d]{1,3}\.){1,8}[^\W\d]{1,3}")  # F.B.I., but not MoveOn.org
_DASHES = "-–—―"
# Only the head of a run of stops: tried at every stop of “.....”, the rest of them would be read each time.
# (The stop comes first and looks back over itself: so `re` jumps from stop to stop.)
_END = re.compile(rf"[.?!…](?<![.?!…].)[.?!…]*+[{_CLOSERS}]*+\s++(?=\S)")
_AFTER_QUOTATION = re.compile(rf"[{_CLOSERS}]{{0,3}}\s++(?=\S)")

# Longer words than this are no abbreviations; the window keeps one endless line linear.
_WINDOW = 32

# Words that begin a sentence even after an abbreviation: "in the U.S. The mayor". No name, no noun.
_STARTERS = frozenset(
    "a after although an and as at because before both but by despite during each even for from "
    "he her here his how however i if in it its many meanwhile more most mr mrs ms mr. mrs. ms. "
    "now of on one only other our several she since so some still such that the their then there "
    "these they this those though to two under until we what when where whether while who why with "
    "without you your yet".split()
)

# Titles that begin a sentence after an hour.
_TITLES = frozenset("Capt Cmdr Col Det Dr Gen Gov Insp Lt Maj Prof Rep Rev Sen Sgt Supt".split())

# Lower-case abbreviations that stand before a name: Brown v. Board of Education, Ali vs. Frazier.
_LOWER = frozenset(("v", "vs", "cf", "al"))

_NAME = r"[A-Z][\w.'’-]{0,30}(?:\s[A-Z][\w.'’-]{0,30}){0,4}"
# “Why?” Smith asked. – “Why?” Mr. Smith later told reporters. – but not: “Why?” Smith said he knew.
_CLAUSE = re.compile(
    rf"{_NAME}(?:\s\w{{1,20}}ly|\slater|\sonce|\sthen)?\s(?P<verb>[a-z]{{2,20}})\b(?P<rest>\W?)"
)
_SHORT = re.compile(
    r"\W?$|[.,;:]|\s(?:on|in|at|to|of|during|after|before|as|when|while|with|from|later|then|again|"
    r"this|last|reporters|rhetorically|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_HEARER = re.compile(r"\s(?!that\b|if\b|whether\b|for\b|about\b|why\b|how\b|what\b)\w")


def sentences(
    text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]
) -> tuple[tuple[Span, ...], ...]:
    """The sentences of every paragraph, trimmed of white space; every visible word is in one.

    >>> from quotes.text.quotations import paragraphs, quotations
    >>> text = "“It works. Finally!” he said. Mr. Ortiz left the U.S. The mayor stayed."
    >>> (found,) = sentences(text, paragraphs(text), quotations(text, paragraphs(text)))
    >>> [sentence.of(text) for sentence in found]
    ['“It works. Finally!” he said.', 'Mr. Ortiz left the U.S.', 'The mayor stayed.']
    """
    muted = mute(text, (quotation.span for quotation in quotations), _FILL)
    inside: list[list[Quotation]] = [[] for _ in paragraphs]
    for quotation in quotations:
        inside[quotation.paragraph].append(quotation)
    return tuple(
        tuple(_split(text, muted, span, held))
        for span, held in zip(paragraphs, inside, strict=True)
    )


def _split(text: str, muted: str, span: Span, held: Sequence[Quotation]) -> Iterator[Span]:
    """The sentences of one paragraph."""
    ends = [*_plain_ends(text, muted, span), *_quotation_ends(text, muted, span, held)]
    start = span.start
    for end, after in sorted(ends):
        yield new(Span, (start, end))
        start = after
    yield Span(start, span.end)


def _plain_ends(text: str, muted: str, span: Span) -> Iterator[tuple[int, int]]:
    """Where a sentence ends outside quotations, and where the next one begins."""
    start = span.start
    for match in _END.finditer(muted, *span):
        if _ends(text, muted, start, match):
            start = match.end()
            yield match.start() + len(match.group().rstrip()), start


def _ends(text: str, muted: str, start: int, match: re.Match[str]) -> bool:
    """Whether the sentence that began at `start` ends at this full stop."""
    place = match.end()
    after = _word_after(text, place)
    if not after or (after[0].islower() and muted[place] != _FILL):
        return False
    if muted[match.start()] in "?!":
        return True
    before = _word_before(muted, start, match.start())
    if before.isdecimal() and match.start() - start <= 3:
        return False  # 1. Open the lid.
    stop = "..." if match.group().startswith(("…", "..")) else "."
    if not _doubtful(before, stop, after):
        return True
    return muted[place] not in _DASHES and _breaks(before, stop, after)  # NASHUA, N.H. — The mayor


def _word_before(text: str, start: int, place: int) -> str:
    """The word that touches a full stop, without the marks before it; empty after a space."""
    window = text[max(start, place - _WINDOW) : place]
    return "" if not window or window[-1].isspace() else window.rsplit(None, 1)[-1].lstrip(_OPENERS)


def _word_after(text: str, place: int) -> str:
    """The next word, without the marks around it; empty if nothing but marks comes next."""
    window = text[place : place + _WINDOW].lstrip(_OPENERS + " ").split(None, 1)
    return window[0].rstrip(_TRAILERS) if window else ""


def _doubtful(before: str, stop: str, after: str) -> bool:
    """Whether the full stop may belong to an abbreviation, an initial or an ellipsis."""
    if stop == "...":
        return True
    word = before.rpartition("-")[2].lower()  # R-Ariz.
    if len(word) == 1:
        return word.isalpha()  # J. K. Rowling
    if _DOTTED.fullmatch(word):
        return True
    if word == "no":
        return after[0].isdecimal()  # No. 10, but: She said no. Smith left.
    return word in words("abbreviations") and (not before.islower() or word in _LOWER)


@lru_cache(maxsize=100_000)
def _breaks(before: str, stop: str, after: str) -> bool:
    """Whether a sentence ends between an abbreviation and the word after it, as Punkt sees it.

    Dotted words that are on no list (Y.M.C.A.) and initials go by the next word alone: Punkt
    would always break after the former and never after the latter (World War I. The …).
    """
    starter = after.lower() in _STARTERS
    word = before.lower()
    if word in ("a.m", "p.m") and after in _TITLES:
        return True  # "at 4 a.m. Capt. Ana Pohl said", but "the U.S. Sen. Ana Pohl"
    if word in _LOWER:
        return False
    if len(word) == 1 or ("." in word and word not in words("abbreviations")):
        return starter
    if stop == "..." or word.rpartition("-")[2] in words("abbreviations"):
        # Here Punkt goes by the next word alone, too; of a plain one its answer is known.
        first = _LETTERS.match(after)
        if first is None or first.group().lower() not in _STARTERS:
            return False
        if first.group() == after:
            return after[0].isupper()
    return bool(_punkt().text_contains_sentbreak(f"{before}{stop} {after}"))


@cache
def _punkt() -> PunktSentenceTokenizer:
    """Punkt with our lists. Importing nltk takes 0.15 s: only an article with a doubt pays it."""
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(words("abbreviations"))
    parameters.sent_starters = set(_STARTERS)
    return PunktSentenceTokenizer(parameters)


def _quotation_ends(
    text: str, muted: str, span: Span, held: Sequence[Quotation]
) -> Iterator[tuple[int, int]]:
    """Where a quotation ends the sentence: “It works.” The mayor left."""
    for quotation in held:
        stop = text[max(quotation.content.start, quotation.content.end - 3) : quotation.content.end]
        stop = stop.rstrip("'’”\")] ")[-1:]
        if not stop or stop not in ".?!…":
            continue
        match = _AFTER_QUOTATION.match(muted, quotation.span.end, span.end)
        # Mary Smith said: “It works.” Jane Moor nodded. – the quotation has its cue already
        introduced = text[max(span.start, quotation.span.start - 3) : quotation.span.start].rstrip()[-1:] in (":", ",")
        opens = quotation.span.start == span.start
        if match is None or _goes_on(text, muted, match.end(), stop, introduced, opens):
            continue
        yield match.start() + len(match.group().rstrip()), match.end()


def _goes_on(text: str, muted: str, place: int, stop: str, introduced: bool, opens: bool) -> bool:
    """Whether the sentence goes on after its quotation, which `opens` the paragraph or not: “Why?” Smith asked."""
    if muted[place] == _FILL:
        return False
    first = text[place]
    if first.islower() or not (first.isalnum() or first in _FIRST):
        return True
    if introduced:
        return False
    clause = _CLAUSE.match(muted, place, place + 200)
    cue = cues().get(clause["verb"]) if clause else None
    if clause is None or cue is None or "quote" not in cue.frames:
        return False
    if stop == ".":
        reacts = not opens and bool(cue.frames & {"alone", "weak"})  # “It works,” said Lee. “It is new.” Ana Pohl disagreed.
        return not reacts and clause["rest"] in ("", ".")  # “It works.” He added, “It does.” are two sentences
    rest = clause.start("rest")
    asks = cue.base in ("ask", "tell")
    return bool(_SHORT.match(muted, rest) or (asks and _HEARER.match(muted, rest)))
