"""Articles to quotes in columns: one function over Arrow record batches, which every engine can host.

It takes an iterator of batches and gives an iterator of batches, holds one batch at a time, opens
nothing and never raises on a bad row: an article that cannot be attributed becomes a row with
nothing but its name and an `error`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from quotes.extras import need
from quotes.formats.table import needs_review
from quotes.model import Document, Metadata, Quote
from quotes.reading.encoding import whole

if TYPE_CHECKING:
    import pyarrow

# Name, Arrow type and meaning of each column; a row is a quote. What is not known is null.
COLUMNS = (
    ("document", "string", "the name of the article, from its column `id`"),
    ("title", "string", "as the source has it; so are byline, date and url"),
    ("byline", "string", ""),
    ("date", "string", ""),
    ("url", "string", ""),
    ("quote", "string", "what was said; pieces parted by the attribution are joined by ` [...] `"),
    ("type", "string", "direct, mixed, indirect"),
    ("stance", "string", "asserted, denied, unsaid, asked"),
    ("speaker", "string", "the fullest name in the article"),
    ("speaker_kind", "string", "person, organization, group, unnamed, document"),
    ("source", "string", "the words that name the speaker at this quote"),
    ("cue", "string", "the reporting words"),
    ("sentence", "string", "of the cue, or of the quote where there is no cue"),
    ("paragraph", "int32", "number of the paragraph, from 0"),
    ("start", "int32", "where the quote stands in the text, in code points"),
    ("end", "int32", "half-open"),
    ("rule", "string", "the rule that tied the quote to its source"),
    ("confidence", "float64", "how often answers by these rules were right, 0 to 1"),
    ("error", "string", "why the article could not be attributed; then all but document is null"),
    ("speaker_id", "string", "the id from a register of people"),
    ("needs_review", "bool_", "nobody has decided, and the speaker is unknown or the confidence low"),
    ("verdict", "string", "accepted, corrected, rejected, undecided; null where nobody has looked"),
    ("note", "string", "the reviewer's"),
)
ROWS = 10_000  # of a batch at most

Row = dict[str, Any]


def schema() -> pyarrow.Schema:
    """The Arrow schema of the rows."""
    arrow = need("pyarrow", "arrow")
    return arrow.schema([(name, getattr(arrow, type)()) for name, type, _ in COLUMNS])


def attribute_batches(
    batches: Iterable[pyarrow.RecordBatch], *, id: str = "id", text: str = "text"
) -> Iterator[pyarrow.RecordBatch]:
    """The quotes of the articles in `batches`, in their order.

    A batch must have a column `text` of strings; it may have `id` (any type, written out) and title,
    byline, date and url. Other columns are ignored. Without an id an article is named by its number
    within `batches`, from 0. Raises ValueError where a batch has no column `text`.
    """
    from quotes import attribute

    known = [field.name for field in fields(Metadata)]
    number = 0
    for batch in batches:
        names = batch.schema.names
        if text not in names:
            raise ValueError(f"there is no column {text!r} but {', '.join(names) or 'none'}; say text=…")
        chosen = {name: batch.column(names.index(name)) for name in (id, text, *known) if name in names}
        rows: list[Row] = []
        for place in range(batch.num_rows):
            article = {name: column[place].as_py() for name, column in chosen.items()}
            name = str(number if article.get(id) is None else article[id])
            number += 1
            words = article[text]
            if not isinstance(words, str) or not words.strip():
                rows.append(_error(name, "holds no text"))
                continue
            about = {field: str(article[field]) for field in known if article.get(field) is not None}
            try:
                rows += rows_of(attribute(words, id=name, metadata=Metadata(**about)))
            except Exception as error:  # a fault of ours must not cost an archive the rest of its articles
                rows.append(_error(name, f"cannot be attributed, please report it ({error!r})"))
            if len(rows) >= ROWS:
                yield _batch(rows)
                rows = []
        if rows:
            yield _batch(rows)


def document_batches(documents: Iterable[Document]) -> Iterator[pyarrow.RecordBatch]:
    """The quotes of documents that were attributed elsewhere."""
    rows: list[Row] = []
    for document in documents:
        rows += rows_of(document)
        if len(rows) >= ROWS:
            yield _batch(rows)
            rows = []
    if rows:
        yield _batch(rows)


def rows_of(document: Document) -> Iterator[Row]:
    """A row a quote."""
    about = {field.name: getattr(document.metadata, field.name) or None for field in fields(Metadata)}
    for quote in document.quotes:
        yield {"document": document.id, **about, **_row(quote)}


def _row(quote: Quote) -> Row:
    return {
        "quote": quote.text,
        "type": quote.type.value,
        "stance": quote.stance.value,
        "speaker": quote.speaker.name if quote.speaker else None,
        "speaker_kind": quote.speaker.kind.value if quote.speaker else None,
        "source": quote.source.text if quote.source else None,
        "cue": quote.cue_text or None,
        "sentence": quote.sentence.text,
        "paragraph": quote.paragraph,
        "start": quote.start,
        "end": quote.end,
        "rule": quote.rule,
        "confidence": quote.confidence,
        "speaker_id": (quote.speaker.id or None) if quote.speaker else None,
        "needs_review": needs_review(quote),
        "verdict": quote.verdict.value if quote.verdict else None,
        "note": quote.note or None,
    }


def _error(name: str, problem: str) -> Row:
    return {"document": name, "error": problem}


def _batch(rows: list[Row]) -> pyarrow.RecordBatch:
    clean = ({name: whole(cell) if isinstance(cell, str) else cell for name, cell in row.items()} for row in rows)
    return need("pyarrow", "arrow").RecordBatch.from_pylist(list(clean), schema=schema())
