"""JSON Lines: an object a document with all that is known, every word exactly as in the article.

quotes/schemas/jsonl.json describes every field in JSON Schema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TextIO

from quotes.model import Document, Passage, Quote, Speaker, Step

LONE_SURROGATE = re.compile("[\ud800-\udfff]")

Record = dict[str, object]


def write(documents: Iterable[Document], out: TextIO) -> None:
    """Write one line a document."""
    for document in documents:
        out.writelines(pieces(document))


def encoded(record: Record, *, indent: int | None = None) -> str:
    """The record as JSON that can always be written in UTF-8."""
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    # Half a surrogate pair cannot be encoded, but JSON has a way to spell it.
    return LONE_SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def record(document: Document) -> Record:
    """The document as JSON writes it; a place is `[start, end]` in code points of the article."""
    return {
        **_head(document),
        "quotes": [_quote(quote) for quote in document.quotes],
        "speakers": [_speaker(speaker) for speaker in document.speakers],
    }


def pieces(document: Document) -> Iterator[str]:
    """The line of `record(document)`, an object at a time: a long document need not be in memory twice."""
    yield encoded(_head(document))[:-1]
    yield from _list("quotes", map(_quote, document.quotes))
    yield from _list("speakers", map(_speaker, document.speakers))
    yield "}\n"


def _head(document: Document) -> Record:
    return {
        "id": document.id,
        "encoding": document.encoding,
        "sha256": document.sha256,
        **asdict(document.metadata),
    }


def _list(name: str, records: Iterable[Record]) -> Iterator[str]:
    """A further field, which holds a list."""
    yield f', "{name}": ['
    for number, record in enumerate(records):
        yield (", " if number else "") + encoded(record)
    yield "]"


def _quote(quote: Quote) -> Record:
    return {
        "type": quote.type.value,
        "content": _places(quote.content),
        "text": _texts(quote.content),
        "source": _place(quote.source),
        "source_text": quote.source.text if quote.source else None,
        "cue": _places(quote.cue) or None,
        "cue_text": _texts(quote.cue) or None,
        "speaker": quote.speaker.name if quote.speaker else None,
        "speaker_kind": quote.speaker.kind.value if quote.speaker else None,
        "speaker_id": (quote.speaker.id or None) if quote.speaker else None,
        "stance": quote.stance.value,
        "rule": quote.rule,
        "confidence": quote.confidence,
        "paragraph": quote.paragraph,
        "sentence": _place(quote.sentence),
        "steps": [_step(step) for step in quote.steps],
        "verdict": quote.verdict.value if quote.verdict else None,
        "note": quote.note,
    }


def _step(step: Step) -> Record:
    words = step.words
    return {"rule": step.rule, "words": words.text if words else None, "span": _place(words), "note": step.note}


def _speaker(speaker: Speaker) -> Record:
    return {
        "name": speaker.name,
        "kind": speaker.kind.value,
        "gender": speaker.gender.value,
        "id": speaker.id or None,
        "role": speaker.role or None,
        "mentions": _places(speaker.mentions),
    }


def _place(passage: Passage | None) -> list[int] | None:
    return [passage.start, passage.end] if passage else None


def _places(passages: Iterable[Passage]) -> list[list[int]]:
    return [[passage.start, passage.end] for passage in passages]


def _texts(passages: Iterable[Passage]) -> list[str]:
    return [passage.text for passage in passages]
