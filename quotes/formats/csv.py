"""A spreadsheet: a row a quote, as RFC 4180 has it, safe to open in any spreadsheet program."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from quotes.model import Document, Passage, Quote

HEADER = (
    "document",
    "quote",
    "type",
    "stance",
    "speaker",
    "speaker_kind",
    "source",
    "cue",
    "sentence",
    "paragraph",
    "start",
    "end",
    "rule",
    "confidence",
    "needs_review",
)
REVIEW_BELOW = 0.7  # of ten answers as uncertain as this, three or more are wrong


def write(documents: Iterable[Document], out: TextIO) -> None:
    """Write the header and a row for every quote; `out` must leave newlines alone (newline="")."""
    from nltk.csvsec import SafeCsvWriter  # nltk takes long to import: only a CSV pays for it

    rows = SafeCsvWriter(out, quoting=csv.QUOTE_ALL)
    rows.writerow(HEADER)
    for document in documents:
        rows.writerows(row(document, quote) for quote in document.quotes)


def row(document: Document, quote: Quote) -> tuple[str | int | float, ...]:
    """The cells of one quote in the order of `HEADER`; what is not known is empty, never a word."""
    from quotes.safe import clean

    speaker = quote.speaker
    words = (
        document.id,
        quote.text,
        quote.type.value,
        quote.stance.value,
        speaker.name if speaker else "",
        speaker.kind.value if speaker else "",
        _words(quote.source),
        _words(*quote.cue),
        quote.sentence.text,
    )
    return (
        *map(clean, words),
        quote.paragraph,
        quote.start,
        quote.end,
        quote.rule,
        round(quote.confidence, 3),
        "yes" if speaker is None or quote.confidence < REVIEW_BELOW else "no",
    )


def _words(*passages: Passage | None) -> str:
    return " [...] ".join(passage.text for passage in passages if passage)
