"""Text to paragraphs and quotations: the first stage of the pipeline.

This stage finds marks, not meanings: scare quotes, titles and nicknames come out as well, and a
later stage judges them. It needs nothing but the text.

One compiled pattern finds every mark that may open or close a quotation. What stands beside a mark
tells which way it leans; a stack pairs the marks of one paragraph. What cannot be paired is
repaired where it stands, so that one stray mark never flips the marks that follow it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from quotes.model import Span, new

# A news page or a mail that was wrapped by hand has a margin about here.
_MARGINS = range(50, 111)

# Characters nobody sees: soft hyphen, zero-width space and joiners, marks of direction, BOM.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\ufeff"
_BLANK = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + _UNSEEN
_BLANKS = frozenset(_BLANK)

# U+0085 is no break here: in news it is an ellipsis whose encoding was misread.
_LINE = re.compile(r"[^\n\r\f\v\u2028\u2029]++")
_BREAK = re.compile(r"\r\n|[\n\r\f\v\u2028\u2029]")

# U+0091 to U+0094 are curly marks whose encoding was misread. A single mark between two letters is
# an apostrophe and never seen. Of three straight ones in a row the outer two are the double mark:
# ''He told me 'no.''' and '''No' is no answer,'' she said. Marks in a tag are none:
# <a title="Read more">.
# The character comes first and looks back over itself: so `re` jumps from mark to mark.
_MARK = re.compile(
    r"""
    ["“”„‟＂\x93\x94«»「」『』'`‘’\x91\x92=] (?:
      (?<=["“”„‟＂\x93\x94«»「」『』])
    | (?<=') ' (?: (?!'(?!')) | (?<!\S'') )
    | (?<=`) `
    | (?<=['‘’\x91\x92]) (?: (?<!\w.) | (?!\w) )
    | (?<==) ["“”][^"“”<>\n]{0,200}+["”]
    )
    """,
    re.VERBOSE,
)

_GUILLEMETS = frozenset("«»")
_SINGLES = frozenset("'‘’\x91\x92")
_BEFORE_OPENING = frozenset("([{<—–―-/=_*|“„«「‘`")
_AFTER_CLOSING = frozenset(")]}>.,;:?!—–―-/…*|”»」’'\"")
_LEADING = "—–―-/…'‘’\"“”"
_SENTENCE_END = frozenset(".?!…")
_SPEECH_END = frozenset(".,?!…—–-;:")

# Words that begin with an apostrophe: 'Tis, 'em, rock 'n' roll, ’neath; and years: '71, the ’50s.
_ELISION = re.compile(
    r"(?:\d\ds?|tis|twas|twere|twill|twould|em|til|till|cause|cos|cuz|coz|bout|round|neath|n|nuff|"
    r"ere|tween|gainst|cept|kay|hood|burbs|un|uns|im|ave)(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)

# “We lost, he said. “We will be back.” – the first quotation ends where the reporter begins.
_NAME = r"[A-Z][\w.'’-]{0,30}(?:[ ][A-Z][\w.'’-]{0,30}){0,4}"
_SAID = r"(?:said|says|added|adds|asked|told|wrote|explained|continued|replied|recalled)"
_TITLED = r"(?:(?:the|an?|his|her|its|their)\s(?:[a-z][\w’'-]{1,20},?\s){1,4})?"  # "the lorry driver, Pavel Horak, said"
# So it does before "said lorry driver Pavel Horak", but not before "said goodbye to Pavel".
_WHOM = rf"(?:he|she|they|(?:(?!to\b|good|hello|no\b|yes\b)[a-z][\w-]{{1,20}}\s){{0,3}}{_NAME})"
_REPORTER = re.compile(
    rf"[,?!](?=\s(?:(?:he|she|they|it|I|we|{_TITLED}{_NAME},?)\s{_SAID}|{_SAID}\s{_WHOM})\b"
    r"[^.?!\n]{0,120}[.,]?(?:\s|$))"
)

# A closing mark right after these words was meant to open.
_CUE_BEFORE = re.compile(rf"\b{_SAID}[,:]$")

# Where a sentence may begin after an earlier one, for a quotation whose opening mark is missing.
_NEXT_SENTENCE = re.compile(r"[.?!…][”\"’')\]]{0,3}\s{1,9}(?=[A-Z\[(])")


class Quotation(NamedTuple):
    """Words in quotation marks, within one paragraph."""

    span: Span  # with its marks, as far as they stand in the text
    content: Span  # between the marks
    paragraph: int  # index into the paragraphs
    single: bool  # British single marks: ‘…’ or '…'
    opened: bool = True  # False: the opening mark is missing
    closed: bool = True  # False: the closing mark is missing, or comes in a later paragraph
    continues: bool = False  # opens again to go on with the quotation before it


class _Lean(Enum):
    OPEN = auto()
    CLOSE = auto()
    EITHER = auto()


# How a mark leans unless its neighbours object; all others lean either way.
_USUAL = dict.fromkeys(("“", "„", "‟", "\x93", "«", "「", "『", "``"), _Lean.OPEN)
_USUAL |= dict.fromkeys("”\x94»」』", _Lean.CLOSE)


class _Mark(NamedTuple):
    start: int
    end: int
    family: str  # one of “ « ‘: only marks of one family pair with each other
    lean: _Lean


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text, trimmed of white space; blank ones are left out.

    A blank line always ends a paragraph. A single line break does as well, as in headlines, lists
    and transcripts, unless the lines were wrapped at a margin.
    """
    blocks = list(_blocks(text))
    margin = max((_margin(text, block) for block in blocks if len(block) > 2), default=0)
    found: list[Span] = []
    for block in blocks:
        if len(block) > 1 and _wrapped(text, block, margin):
            found.append(Span(block[0].start, block[-1].end))
        else:
            found.extend(block)
    return tuple(found)


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in order; none reaches over a paragraph's border.

    >>> text = "“We lost,” he said. “We will be ‘back’.”"
    >>> [each.content.of(text) for each in quotations(text, paragraphs(text))]
    ['We lost,', 'We will be ‘back’.']
    """
    found: list[Quotation] = []
    for number, span in enumerate(paragraphs):
        marks = _marks(text, span)
        if not marks:
            continue
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        before = found[-1] if found and _runs_on(found[-1], number, paragraphs) else None
        page = _Page(text, span, number, marks, _opening_family(text, after), before)
        found.extend(_paragraph(page))
    return tuple(found)


def mute(text: str, spans: Iterable[tuple[int, int]], fill: str = "\ue000") -> str:
    """The text at equal length, with every character of the spans (in order) replaced by `fill`."""
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += (text[done:start], fill * (end - start))
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


# --- paragraphs -----------------------------------------------------------------------------------


def _blocks(text: str) -> Iterator[list[Span]]:
    """The lines between blank lines, each trimmed."""
    block: list[Span] = []
    done = 0
    for start, end in _lines(text):
        line = _trim(text, start, end)
        gap = text[done:start]
        if block and (line is None or gap != "\n" and _BREAK.sub("", gap, 1)):
            yield block
            block = []
        if line is not None:
            block.append(line)
        done = end
    if block:
        yield block


def _lines(text: str) -> Iterator[Span]:
    """The lines of a text that are not empty."""
    if any([mark in text for mark in "\r\f\v\u2028\u2029"]):
        for match in _LINE.finditer(text):
            yield new(Span, match.span())
        return
    start, end = 0, text.find("\n")  # nearly every text: much faster
    while end >= 0:
        if start < end:
            yield new(Span, (start, end))
        start = end + 1
        end = text.find("\n", start)
    if start < len(text):
        yield new(Span, (start, len(text)))


def _trim(text: str, start: int, end: int) -> Span | None:
    """The span without white space and unseen characters at its ends; None if nothing is left."""
    if start < end and text[start] not in _BLANKS and text[end - 1] not in _BLANKS:
        return new(Span, (start, end))
    words = text[start:end]
    end = start + len(words.rstrip(_BLANK))
    start += len(words) - len(words.lstrip(_BLANK))
    return new(Span, (start, end)) if start < end else None


def _margin(text: str, block: Sequence[Span]) -> int:
    """The length of the longest line if all lines of the block were wrapped there, otherwise 0."""
    longest = max(end - start for start, end in block)
    full = longest in _MARGINS and all(_full(text, *pair, longest) for pair in pairwise(block))
    return longest if full else 0


def _wrapped(text: str, block: Sequence[Span], margin: int) -> bool:
    """Whether the lines of a block are one paragraph.

    Two lines prove no margin, since the first is often the longer by chance: a question and its
    answer. They are judged by the margin of the rest of the text, or by a sentence that runs on.
    """
    if len(block) > 2:
        return _margin(text, block) > 0
    first, second = block
    return first.end - first.start <= max(margin, _MARGINS[-1]) and (
        (margin > 0 and _full(text, first, second, margin))
        or (first.end - first.start in _MARGINS and _flows(text, first, second))
    )


def _full(text: str, line: Span, after: Span, margin: int) -> bool:
    """Whether the next line's first word had no room on this line, or the sentence runs on."""
    word = text[after.start : min(after.end, after.start + margin)].split(None, 1)[0]
    return line.end - line.start + 1 + len(word) > margin or _flows(text, line, after)


def _flows(text: str, line: Span, after: Span) -> bool:
    return text[line.end - 1] not in ".?!…:;”\"'’|" and text[after.start].islower()


# --- marks ----------------------------------------------------------------------------------------


def _marks(text: str, span: Span) -> list[_Mark]:
    found: list[_Mark] = []
    for match in _MARK.finditer(text, *span):
        mark, start, end = match[0], match.start(), match.end()
        if mark[0] != "=":
            family, lean = _judge(text, span, mark, start, end)
            found.append(new(_Mark, (start, end, family, lean)))
    return found


def _judge(text: str, span: Span, mark: str, start: int, end: int) -> tuple[str, _Lean]:
    """The family of a mark, and which way it leans by what stands beside it."""
    before = _beside(text[max(span.start, start - 4) : start], -1)
    after = _beside(text[end : min(span.end, end + 4)], 0)
    free_before = before.isspace() or before in _BEFORE_OPENING or not before
    free_after = after.isspace() or after in _AFTER_CLOSING or not after
    if free_after and before.strip() == "" and (after in _LEADING or text[end : end + 2] == ".."):
        free_after = after.isspace() or not after  # she said, "–and then", "...and then", "'No,'
    if mark in _SINGLES:
        return "‘", _lean_single(mark, free_before, free_after, after)
    family = "«" if mark in _GUILLEMETS else "“"
    usual = _USUAL.get(mark, _Lean.EITHER)
    if free_before != free_after:
        lean = _Lean.OPEN if free_before else _Lean.CLOSE
        return family, lean if family == "«" or usual in (lean, _Lean.EITHER) else _Lean.EITHER
    if before == "" or after == "" or (not free_before and before in _SPEECH_END):
        return family, _Lean.EITHER  # ” … it must stop,” she said; where voters stand.“[Gallup]
    return family, usual


def _beside(words: str, index: int) -> str:
    """The character next to a mark, unseen ones passed over; empty at a paragraph's border."""
    seen = words.strip(_UNSEEN)
    return seen[index] if seen else ""


def _lean_single(mark: str, free_before: bool, free_after: bool, after: str) -> _Lean:
    if free_before and after and not after.isspace() and mark in "'‘\x91":
        return _Lean.OPEN
    return _Lean.CLOSE if free_after and not free_before and mark in "'’\x92" else _Lean.EITHER


# --- pairs ----------------------------------------------------------------------------------------


class _Page(NamedTuple):
    """One paragraph, and what its neighbours tell about it."""

    text: str
    span: Span
    number: int
    marks: Sequence[_Mark]
    reopens: str  # family of the mark that opens the next paragraph, or empty
    before: Quotation | None  # quotation of the previous paragraph that is still open


def _opening_family(text: str, span: Span | None) -> str:
    """The family of the mark a paragraph begins with, or nothing."""
    if span is None:
        return ""
    match = _MARK.match(text, *span)
    if match is None:
        return ""
    family, lean = _judge(text, span, match.group(), match.start(), match.end())
    return "" if lean is _Lean.CLOSE or _elided(text, match.end(), family) else family


def _runs_on(last: Quotation, number: int, paragraphs: Sequence[Span]) -> bool:
    """Whether the last quotation was still open when the previous paragraph ended."""
    return (
        not last.closed
        and last.paragraph == number - 1
        and last.span.end == paragraphs[number - 1].end
    )


def _paragraph(page: _Page) -> Iterator[Quotation]:
    """The quotations of one paragraph."""
    marks = page.marks
    stack: list[_Mark] = []
    inner: list[tuple[_Mark, _Mark]] = []  # nested pairs of the quotation that is open
    continues = page.before is not None
    done = page.span.start  # end of the last quotation
    index = -1
    while (index := index + 1) < len(marks):
        mark = marks[index]
        if not stack and mark.family == "‘":
            closing = _single_end(page, index)
            if closing is not None:
                last = _single(page, mark, marks[closing] if closing < len(marks) else None)
                yield from last
                index = closing
                done = last[0].span.end if last else done
        elif not stack and mark.lean is _Lean.CLOSE and not _misplaced(page, index):
            yield from _unopened(page, mark, done)
            done = mark.end
        elif not stack:
            if not _bullet(page, mark):
                stack = [mark]
                continues = mark.start == page.span.start and page.before is not None
        elif mark.family != stack[0].family:
            continue
        elif mark.lean is _Lean.OPEN and _opens_again(page.text, mark):
            yield from _unclosed(page, stack[0], inner, mark.start, continues)
            stack, inner, continues = [mark], [], True
        elif mark.lean is _Lean.OPEN:
            stack.append(mark)
        elif not _inches(page, index):
            opening = stack.pop()
            if len(stack) == 1:
                inner.append((opening, mark))
            elif not stack:
                yield from _halved(page, opening, mark, continues)
                inner, done = [], mark.end
    if stack:
        yield from _unclosed(page, stack[0], inner, page.span.end, continues)


def _quotation(
    page: _Page, opening: _Mark, closing: _Mark, *, single: bool = False, continues: bool = False
) -> list[Quotation]:
    """A quotation between two marks; none if there is nothing between them."""
    content = _trim(page.text, opening.end, closing.start)
    if content is None:
        return []
    span = Span(opening.start, closing.end)
    return [
        Quotation(
            span=span, content=content, paragraph=page.number, single=single, continues=continues
        )
    ]


def _halved(page: _Page, opening: _Mark, closing: _Mark, continues: bool) -> Iterator[Quotation]:
    """“It works,' said Ana Pohl. ‘It does.”: two quotations whose inner marks lost their halves, else one."""
    single = _single_instead(page, opening.end, closing.start)
    inner = _inside(page, single.end + 1, closing.start) if single else ()
    again = next((mark for mark in inner if mark.family == "‘" and mark.lean is _Lean.OPEN), None)
    between = page.text[single.start - 1] + page.text[single.end : again.start] if single and again else ""
    if single and again and _REPORTER.match(between) and not _single_instead(page, again.end, closing.start):
        yield from _quotation(page, opening, single, continues=continues)
        yield from _quotation(page, again, closing)
    else:
        yield from _quotation(page, opening, closing, continues=continues)


def _inside(page: _Page, start: int, end: int) -> Sequence[_Mark]:
    """The marks that begin from `start` to `end`; not all of the paragraph's, which are asked for again and again."""
    first, last = [bisect_left(page.marks, place, key=lambda mark: mark.start) for place in (start, end)]
    return page.marks[first:last]


def _bullet(page: _Page, mark: _Mark) -> bool:
    """» Ten things to see in Ghent"""
    text = page.text
    first = mark.start == page.span.start
    return first and text[mark.start] == "»" and text[mark.end : mark.end + 1].strip() == ""


def _inches(page: _Page, index: int) -> bool:
    """Whether a mark that would close stands for inches: “He is 6'2" and quick,” she said."""
    text, mark = page.text, page.marks[index]
    if not text[mark.start - 1].isnumeric():
        return False
    if re.search(r"\d['’]\d{1,2}$", text[max(0, mark.start - 5) : mark.start]):
        return True
    after = page.marks[index + 1 : index + 2]
    return bool(after) and after[0].family == mark.family and after[0].lean is _Lean.CLOSE


def _misplaced(page: _Page, index: int) -> bool:
    """Whether a closing mark stands where one should open: He says,” they never listened.”"""
    before = page.text[max(page.span.start, page.marks[index].start - 12) : page.marks[index].start]
    after = page.marks[index + 1 : index + 2]
    return bool(after) and after[0].lean is _Lean.CLOSE and _CUE_BEFORE.search(before) is not None


def _opens_again(text: str, mark: _Mark) -> bool:
    """Whether an opening mark follows a finished sentence, as where a paragraph break was lost."""
    before = text[max(0, mark.start - 8) : mark.start]
    words = before.rstrip()
    if len(words) == len(before) or text[mark.end : mark.end + 1].islower():
        return False
    return words.rstrip("'’)]”\"")[-1:] in _SENTENCE_END if words else False


def _unopened(page: _Page, closing: _Mark, done: int) -> Iterator[Quotation]:
    """The pitch was a swamp,” said Les Corrigan: the quotation began with the paragraph.

    After an earlier quotation it began with the first sentence since. A mark without the
    punctuation of speech before it is a stray one, or inches, and is passed over.
    """
    text = page.text
    if text[closing.start - 1] not in _SPEECH_END or closing.family == "«":
        return
    start = done
    if done > page.span.start:
        match = _NEXT_SENTENCE.search(text, max(page.span.start, done - 2), closing.start)
        if match is None:
            return
        start = match.end()
    content = _trim(text, start, closing.start)
    if content is not None and not _credit(page, content):
        yield Quotation(
            span=Span(content.start, closing.end),
            content=content,
            paragraph=page.number,
            single=False,
            opened=False,
            continues=page.before is not None and done == page.span.start,
        )


def _credit(page: _Page, content: Span) -> bool:
    """Whether the line names the source of a quotation cut out large: "We won.⏎Bill Clinton." """
    words = content.of(page.text).split(None, 9)
    alone = page.before is not None and not page.text[content.end : page.span.end].strip("”\"'.")
    return alone and len(words) < 9 and words[0][0].isupper()


def _unclosed(
    page: _Page, opening: _Mark, inner: Sequence[tuple[_Mark, _Mark]], limit: int, continues: bool
) -> Iterator[Quotation]:
    """A quotation without its closing mark, and the pairs of marks that stood inside it."""
    text = page.text
    runs_on = limit == page.span.end and page.reopens == opening.family
    end = limit
    stray = False
    if inner and inner[0][0].start == opening.end:  # "“We lost,” he said.
        yield from _pairs(page, inner, opening.end)
        return
    if inner and _nested(text, opening, inner[0][0]):
        # “It is “too loud” or “too late,” she said.
        closing = next((pair[1] for pair in inner if _ends_speech(text, pair[1].start)), None)
        if closing is not None and not runs_on:
            yield from _quotation(page, opening, closing, continues=continues)
            yield from _pairs(page, inner, closing.end)
            return
    elif inner:
        end = inner[0][0].start
    if not runs_on and (single := _single_instead(page, opening.end, end)):
        yield from _quotation(page, opening, single, continues=continues)
        yield from _pairs(page, inner, single.end)
        return
    if not runs_on and (match := _REPORTER.search(text, opening.end, end)):
        end = match.end()
    elif opening.lean is _Lean.EITHER and not (runs_on and text[opening.end].isalnum()):
        stray = True  # or a ditto mark
    content = None if stray else _trim(text, opening.end, end)
    if content is not None:
        yield Quotation(
            span=Span(opening.start, content.end),
            content=content,
            paragraph=page.number,
            single=False,
            closed=False,
            continues=continues,
        )
    yield from _pairs(page, inner, opening.end if content is None else content.end)


def _single_instead(page: _Page, start: int, end: int) -> _Mark | None:
    """“Let’s go.’ He was in the room: the mark that closes lost its half."""
    depth = 0
    for mark in _inside(page, start, end):
        if mark.family == "‘":
            if mark.lean is _Lean.OPEN:
                depth += 1
            elif mark.lean is _Lean.CLOSE and page.text[mark.start - 1] in _SPEECH_END:
                if not depth:
                    return mark
                depth -= 1
    return None


def _ends_speech(text: str, end: int) -> bool:
    return text[max(0, end - 3) : end].rstrip("'’ ")[-1:] in _SPEECH_END


def _pairs(page: _Page, inner: Iterable[tuple[_Mark, _Mark]], start: int) -> Iterator[Quotation]:
    for opening, closing in inner:
        if opening.start >= start:
            yield from _quotation(page, opening, closing)


def _nested(text: str, outer: _Mark, opening: _Mark) -> bool:
    """Whether a second opening mark goes on with the sentence that the first began."""
    gap = text[outer.end : opening.start].rstrip()
    return not gap.endswith((",", ":")) and not _NEXT_SENTENCE.search(text, outer.end, opening.end)


# --- single marks ---------------------------------------------------------------------------------


def _single(page: _Page, opening: _Mark, closing: _Mark | None) -> list[Quotation]:
    continues = opening.start == page.span.start and page.before is not None
    if closing is not None:
        single = closing.family == "‘"
        return _quotation(page, opening, closing, single=single, continues=continues)
    end = page.span.end
    return [
        each._replace(closed=False)
        for each in _quotation(
            page, opening, _Mark(end, end, "‘", _Lean.CLOSE), single=True, continues=continues
        )
    ]


def _elided(text: str, end: int, family: str) -> bool:
    return family == "‘" and _ELISION.match(text, end) is not None


def _single_end(page: _Page, index: int) -> int | None:
    """Index of the mark that closes a single-mark quotation; None if it is an apostrophe.

    The number of marks is returned for a quotation that goes on in the next paragraph. The search
    ends at the next single mark that opens, so all searches together stay linear.
    """
    text, marks = page.text, page.marks
    opening = marks[index]
    if opening.lean is not _Lean.OPEN:
        return None
    before = text[max(page.span.start, opening.start - 4) : opening.start].rstrip(_BLANK)
    introduced = before[-1:] in ("", ":", ",")
    elided = _elided(text, opening.end, "‘")
    if elided and not introduced:
        return None
    doubtful: int | None = None
    depth = 0  # of double marks inside
    for number in range(index + 1, len(marks)):
        mark = marks[number]
        if mark.family == "‘":
            if mark.lean is _Lean.OPEN and (elided or not _elided(text, mark.end, "‘")):
                break
            if depth or mark.lean is not _Lean.CLOSE:
                continue
            if text[mark.start - 1] in _SPEECH_END:
                return number
            if elided:
                continue
            if not _possessive(text, mark):
                return number
            doubtful = number if doubtful is None else doubtful
        elif mark.family == "“":
            if mark.lean is _Lean.OPEN or (mark.lean is _Lean.EITHER and not depth):
                depth += 1
            elif depth:
                depth -= 1
            elif introduced and (text[mark.start - 1] in _SPEECH_END or text[mark.end : mark.end + 1] == ","):
                return number  # 'Perhaps they can help,'' he said: half of the mark was lost
            else:
                break
    if _goes_on(page, opening, introduced and not elided):
        return len(marks)
    return doubtful


def _possessive(text: str, mark: _Mark) -> bool:
    """Whether a single mark may be an apostrophe at a word's end: the Joneses’ car, goin’ home."""
    word = text[max(0, mark.start - 3) : mark.start].lower()
    return word[-1:].isnumeric() or word.endswith(("s", "z", "in", " o", " an", " th", "ol"))


def _goes_on(page: _Page, opening: _Mark, introduced: bool) -> bool:
    """Whether a single-mark quotation goes on in the next paragraph, which opens likewise."""
    ended = page.text[page.span.end - 1] in _SENTENCE_END
    return introduced and ended and page.reopens == "‘"
