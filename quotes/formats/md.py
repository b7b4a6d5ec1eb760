"""Markdown to paste into notes, issues and wikis: each article's quotes under their speakers.

The words of an article are escaped as CommonMark has it, so that they read as they were written and
become neither markup nor a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from quotes.model import Document, Quote, Speaker
from quotes.safe import one_line

# Punctuation that may begin markup anywhere, in CommonMark or GitHub's dialect of it ($ for formulas, : for emoji and
# addresses, @ for people), and what begins a list or a heading at the head of a line.
MARKUP = re.compile(r"[\\`*_{}\[\]()<>#|~$:@^!]|(?:(?<=www)\.)|^[-+=]|^\d{1,9}(?=\.)", re.IGNORECASE)
ENTITIES = {"<": "&lt;", ">": "&gt;"}  # also for those who let HTML through where a backslash stands


def write(documents: Iterable[Document], out: TextIO) -> None:
    """Write a section an article, and in it a list of quotes for each speaker."""
    for number, document in enumerate(documents):
        out.write("\n" * bool(number) + _section(document))


def _section(document: Document) -> str:
    about = document.metadata
    lines = [f"# {_plain(about.title or document.id)}", ""]
    known = [value for value in (about.byline, about.date, about.url, document.id if about.title else "") if value]
    if known:
        lines += [" · ".join(_plain(value) for value in known), ""]
    if not document.quotes:
        lines += ["No quotes found.", ""]
    for speaker in dict.fromkeys(quote.speaker for quote in document.quotes):
        lines += [f"## {_who(speaker)}", ""]
        for quote in document.quotes:
            if quote.speaker == speaker:
                lines += [f"> {_plain(quote.text)}", "", _how(quote), ""]
    return "\n".join(lines[:-1]) + "\n"


def _who(speaker: Speaker | None) -> str:
    if speaker is None:
        return "Speaker unknown"
    return _plain(speaker.name) + (f" ({_plain(speaker.id)})" if speaker.id else "")


def _how(quote: Quote) -> str:
    """What a checker wants to know of a quote, on a line of its own."""
    parts = [
        quote.label,
        f"source “{_plain(quote.source.text)}”" if quote.source else "no source",
        f"cue “{_plain(quote.cue_text)}”" if quote.cue else "no cue",
        f"paragraph {quote.paragraph}, {quote.start}–{quote.end}",
        f"rule {_plain(quote.rule)}, confidence {quote.confidence:.2f}",
        f"**{quote.verdict.value}**" if quote.verdict else "",
        f"note: {_plain(quote.note)}" if quote.note else "",
    ]
    return " · ".join(part for part in parts if part)


def _plain(text: str) -> str:
    """One line of words that Markdown shows as they are.

    >>> _plain("1. [red] <b>list</b>")
    '1\\\\. \\\\[red\\\\] &lt;b&gt;list&lt;/b&gt;'
    """
    return MARKUP.sub(_escaped, one_line(text).replace("&", "&amp;"))


def _escaped(mark: re.Match[str]) -> str:
    if mark[0].isdigit():
        return mark[0] + "\\"
    return ENTITIES.get(mark[0], "\\" + mark[0])
