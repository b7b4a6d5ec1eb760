"""For those who go on in spaCy: the quotes as spans of a spaCy `Doc`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from quotes.extras import need
from quotes.model import Document, Passage

# spaCy is not there for everybody, type checkers included.
Language: TypeAlias = Any
Doc: TypeAlias = Any
Span: TypeAlias = Any


def to_spacy(document: Document, nlp: Language) -> Doc:
    """Run `nlp` over the article and add the quotes, their sources and their cues as span groups.

    `doc.spans["quotes"]`, `["sources"]` and `["cues"]` hold a span a passage, widened to whole tokens.
    A span's `id_` is the number of its quote in `document.quotes`; a quote's `label_` is its type, a
    source's `kb_id_` the speaker's id in a register. `span._.quote` is the `Quote` itself. Any
    pipeline will do, also `spacy.blank("en")`; the text of the `Doc` is that of the article.
    """
    token_span = need("spacy", "spacy").tokens.Span
    if not token_span.has_extension("quote"):
        token_span.set_extension("quote", getter=_quote)
    doc = nlp(document.text)
    doc.user_data["quotes"] = document.quotes
    groups: dict[str, list[Span]] = {"quotes": [], "sources": [], "cues": []}
    for number, quote in enumerate(document.quotes):
        known = quote.speaker.id if quote.speaker else ""
        sources = (quote.source,) if quote.source else ()
        groups["quotes"] += _spans(doc, quote.content, number, quote.type.value)
        groups["sources"] += _spans(doc, sources, number, quote.speaker.name if quote.speaker else "", known)
        groups["cues"] += _spans(doc, quote.cue, number, quote.stance.value)
    doc.spans.update(groups)
    return doc


def _spans(doc: Doc, passages: Iterable[Passage], number: int, label: str, known: str = "") -> list[Span]:
    found = (
        doc.char_span(start, end, label=label, kb_id=known, span_id=str(number), alignment_mode="expand")
        for start, end, _ in passages
    )
    return [span for span in found if span is not None]


def _quote(span: Any) -> Any:
    quotes = span.doc.user_data.get("quotes", ())
    return quotes[int(span.id_)] if span.id_.isdecimal() and int(span.id_) < len(quotes) else None
