"""A document for the eye: the marked article, then its quotes in a table, then how each was found.

Nothing but `rich.text.Text` of cleaned words is ever printed, so no article can speak to the
terminal, nor use rich's markup. Colour is never the only sign: each quote carries its number.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import astuple
from itertools import cycle, pairwise
from textwrap import wrap
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quotes import lexicon
from quotes.model import Document, Passage, Quote, Speaker
from quotes.safe import clean, one_line

# Of middle brightness, so that they can be read on a dark and on a light ground.
PALETTE = ("deep_sky_blue3", "dark_orange3", "green4", "medium_purple3", "deep_pink3", "dark_cyan", "orange4")
NOBODY = "red"  # a quote without a speaker is what a reviewer looks for
SOURCE = "underline"
CUE = "bold italic"
NUMBER = "bold"
FAINT = "dim"
NARROW = 12  # characters of the columns that need no more
INDENT = re.compile(r" *(?:\d+\. |\[\d+\] )?")
LEAST = 76  # characters of a screen below which columns would be a letter wide: there a quote has a line


def open_console(out: TextIO, *, width: int | None = None, color: bool | None = None) -> Console:
    """A console on `out`, which wraps lines only where a width is known: in a terminal or by wish.

    `color` forces colours on or off; by default a terminal has them unless NO_COLOR is set.
    """
    console = Console(
        file=out,
        width=width,
        force_terminal=color or None,
        no_color=None if color is None else not color,
        markup=False,
        emoji=False,
        highlight=False,
    )
    console.soft_wrap = not (console.is_terminal or width or os.environ.get("COLUMNS"))
    return console


def show(document: Document, console: Console, *, explain: bool = False) -> None:
    """Print the article with its quotes marked, then the quotes, and with `explain` every step."""
    colors = _colors(document)
    console.print(_title(document))
    console.print()
    console.print(marked(document, colors))
    console.print()
    if not document.quotes:
        console.print(Text("No quotes found.", style=FAINT))
    elif console.soft_wrap or console.width < LEAST:
        for line in _lines(document):
            print_line(line, console)
    else:
        console.print(_table(document, colors, console.width))
    if explain:
        for line in _explanation(document):
            print_line(line, console)
    console.print()


def print_line(line: Text, console: Console) -> None:
    """Print a line, and where it is too long go on below its first word: behind “    ”, “    1. ” or “[1] ”."""
    indent = INDENT.match(line.plain)
    depth = indent.end() if indent and not console.soft_wrap and indent.end() < console.width // 2 else 0
    lines = line[depth:].wrap(console, console.width - depth) if depth else [line]
    console.print(line[:depth].append_text(Text("\n" + " " * depth).join(lines)))


def marked(document: Document, colors: dict[Speaker | None, str]) -> Text:
    """The article, each passage of a quote behind its number and in the colour of its speaker."""
    text = document.text
    numbers: dict[int, str] = {}
    styles: list[tuple[Passage, str]] = []
    for number, quote in enumerate(document.quotes, start=1):
        for start, *_ in quote.content:
            numbers[start] = numbers.get(start, "") + f"[{number}]"
        styles += [(passage, colors[quote.speaker]) for passage in quote.content]
        styles += [(passage, CUE) for passage in quote.cue]
        styles += [(quote.source, SOURCE)] if quote.source else []

    # Cleaning and numbering change lengths, so the article is cut at every edge of a passage, and
    # for each edge we remember where the words before it end and where those behind it begin.
    edges = sorted({0, len(text), *(edge for passage, _ in styles for edge in passage.span)})
    pieces: list[str] = []
    before: dict[int, int] = {}
    behind: dict[int, int] = {}
    length = 0
    for edge, following in pairwise([*edges, len(text)]):
        label, words = numbers.get(edge, ""), clean(text[edge:following])
        pieces += (label, words)
        before[edge] = length
        behind[edge] = length + len(label)
        length += len(label) + len(words)

    shown = Text("".join(pieces).rstrip("\n"))
    for passage, style in styles:
        shown.stylize(style, behind[passage.start], before[passage.end])
    for edge in numbers:
        shown.stylize(NUMBER, before[edge], behind[edge])
    return shown


def _colors(document: Document) -> dict[Speaker | None, str]:
    """A colour a speaker, in the order in which they are quoted."""
    speakers = dict.fromkeys(quote.speaker for quote in document.quotes if quote.speaker)
    return {None: NOBODY, **dict(zip(speakers, cycle(PALETTE)))}


def _title(document: Document) -> Text:
    encoding = document.encoding or ""
    note = "" if encoding.startswith("utf-8") or not encoding else f" (read as {encoding})"
    title = Text.assemble((one_line(document.id), "bold"), (note, FAINT))
    known = [one_line(value) for value in astuple(document.metadata) if value]
    return title.append("\n" + " · ".join(known), FAINT) if known else title


def _table(document: Document, colors: dict[Speaker | None, str], width: int) -> Table:
    names = [_who(quote) for quote in document.quotes]
    word = max((len(word) for name in names for word in name.split()), default=0)
    share = min(max(map(len, names)), max(width // 6, word), width // 4)  # a name breaks between its words
    table = Table(box=SIMPLE_HEAD, expand=True, padding=(0, 1, 0, 0))
    table.add_column("")
    table.add_column("speaker", width=max(share, len("speaker")), overflow="fold")
    table.add_column("quote", ratio=1, overflow="fold")
    for name in ("type", "cue", "rule"):
        table.add_column(name, max_width=NARROW, overflow="fold")
    table.add_column("conf.", justify="right")  # the confidence: of the word in full the quote would lack five letters
    for number, quote in enumerate(document.quotes, start=1):
        table.add_row(
            Text(str(number), NUMBER),
            Text(_who(quote), colors[quote.speaker]),
            Text(one_line(quote.text)),
            Text(quote.label.replace(", ", "\n")),
            Text(one_line(quote.cue_text), CUE),
            Text("\n".join(wrap(quote.rule, NARROW))),  # at its hyphens, where rich would cut anywhere
            Text(f"{quote.confidence:.2f}"),
        )
    return table


def _lines(document: Document) -> Iterator[Text]:
    """The table for pipes and files, where no width is known, and for narrow screens: a line a quote."""
    for number, quote in enumerate(document.quotes, start=1):
        cue = f"“{one_line(quote.cue_text)}”" if quote.cue else "no cue"
        how = f"{quote.label}, {cue}, rule {quote.rule}, confidence {quote.confidence:.2f}"
        yield Text(f"[{number}] {_who(quote)} — {how}: “{one_line(quote.text)}”")


def _explanation(document: Document) -> Iterator[Text]:
    """How each quote was found and its speaker named, step by step."""
    for number, quote in enumerate(document.quotes, start=1):
        yield Text()
        yield Text.assemble((f"[{number}]", NUMBER), f" {_who(quote)}: “{one_line(quote.text)}”")
        yield from steps(quote)


def steps(quote: Quote) -> Iterator[Text]:
    """The way to the speaker of a quote, a line a step: the rule, the words it used, what it means."""
    for place, step in enumerate(quote.steps, start=1):
        words = f" “{one_line(step.words.text)}”" if step.words else ""
        meaning = "; ".join(filter(None, (one_line(step.note), lexicon.meaning(step.rule))))
        yield Text.assemble(f"    {place}. ", (step.rule, NUMBER), words, (f" — {meaning}" if meaning else "", FAINT))


def _who(quote: Quote) -> str:
    return one_line(quote.speaker.name) if quote.speaker else "speaker unknown"
