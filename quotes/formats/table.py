"""The columns that all tables share (CSV, TSV, xlsx): a row a quote, words as they stand in the article.

The order is a promise: new columns are added at the end. What must be escaped is the business of
the format that writes the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotes.model import Document, Quote, Verdict

HEADER = (
    "document",
    "title",
    "byline",
    "date",
    "url",
    "quote",
    "type",
    "stance",
    "speaker",
    "speaker_kind",
    "speaker_id",
    "source",
    "cue",
    "sentence",
    "paragraph",
    "start",
    "end",
    "rule",
    "confidence",
    "needs_review",
    "verdict",
    "note",
)
REVIEW_BELOW = 0.7  # of ten answers as uncertain as this, three or more are wrong

Cell = str | int | float
Row = tuple[Cell, ...]


def rows(documents: Iterable[Document]) -> Iterator[Row]:
    """A row for every quote, in the order of `HEADER`."""
    for document in documents:
        for quote in document.quotes:
            yield row(document, quote)


def row(document: Document, quote: Quote) -> Row:
    """The cells of one quote in the order of `HEADER`; what is not known is empty, never a word."""
    about, speaker = document.metadata, quote.speaker
    return (
        document.id,
        about.title,
        about.byline,
        about.date,
        about.url,
        quote.text,
        quote.type.value,
        quote.stance.value,
        speaker.name if speaker else "",
        speaker.kind.value if speaker else "",
        speaker.id if speaker else "",
        quote.source.text if quote.source else "",
        quote.cue_text,
        quote.sentence.text,
        quote.paragraph,
        quote.start,
        quote.end,
        quote.rule,
        round(quote.confidence, 3),
        "yes" if needs_review(quote) else "no",
        quote.verdict.value if quote.verdict else "",
        quote.note,
    )


def needs_review(quote: Quote) -> bool:
    """Whether a person should look: nobody has decided yet, and the answer is missing or unsure."""
    decided = quote.verdict not in (None, Verdict.UNDECIDED)
    return not decided and (quote.speaker is None or quote.confidence < REVIEW_BELOW)
