"""Label Studio (https://labelstud.io/guide/predictions): a task an article, our quotes as its predictions.

The project needs the labelling interface in `INTERFACE`. Offsets count code points, and every region
carries its words, by which Label Studio can check them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TextIO

from quotes import __version__
from quotes.formats.json import write_array
from quotes.formats.jsonl import Record
from quotes.model import Document, Passage

INTERFACE = """\
<View>
  <Relations>
    <Relation value="said by"/><Relation value="reported by"/><Relation value="goes on"/>
  </Relations>
  <Labels name="label" toName="text">
    <Label value="Quote" background="#4a90d9"/><Label value="Source" background="#d97f4a"/><Label value="Cue" background="#5aa65a"/>
  </Labels>
  <Text name="text" value="$text" granularity="symbol"/>
</View>
"""


def write(documents: Iterable[Document], out: TextIO) -> None:
    """Write the tasks as one JSON array, which Label Studio imports as it is."""
    write_array((task(document) for document in documents), out)


def task(document: Document) -> Record:
    """The article, what is known of it, and one prediction with all regions and relations."""
    result = [part for number, _ in enumerate(document.quotes, start=1) for part in _quote(document, number)]
    mean = sum(quote.confidence for quote in document.quotes) / (len(document.quotes) or 1)
    return {
        "data": {
            "text": document.text,
            "document": document.id,
            "sha256": document.sha256,
            **asdict(document.metadata),
        },
        "predictions": [{"model_version": f"quotes {__version__}", "score": round(mean, 3), "result": result}],
    }


def _quote(document: Document, number: int) -> Iterator[Record]:
    """The regions of one quote and the relations that hold them together."""
    quote = document.quotes[number - 1]
    meta = {
        "speaker": quote.speaker.name if quote.speaker else "",
        "speaker_kind": quote.speaker.kind.value if quote.speaker else "",
        "speaker_id": quote.speaker.id if quote.speaker else "",
        "type": quote.type.value,
        "stance": quote.stance.value,
        "rule": quote.rule,
        "verdict": quote.verdict.value if quote.verdict else "",
        "note": quote.note,
    }
    first = f"{number}-quote-1"
    for part, passage in enumerate(quote.content, start=1):
        yield {**_region(f"{number}-quote-{part}", "Quote", passage, quote.confidence), "meta": meta}
        if part > 1:
            yield _relation(first, f"{number}-quote-{part}", "goes on")
    if quote.source:
        yield _region(f"{number}-source", "Source", quote.source, quote.confidence)
        yield _relation(first, f"{number}-source", "said by")
    for part, passage in enumerate(quote.cue, start=1):
        yield _region(f"{number}-cue-{part}", "Cue", passage, quote.confidence)
        yield _relation(first, f"{number}-cue-{part}", "reported by")


def _region(id: str, label: str, passage: Passage, score: float) -> Record:
    start, end, text = passage
    value = {"start": start, "end": end, "text": text, "labels": [label]}
    return {"id": id, "from_name": "label", "to_name": "text", "type": "labels", "value": value, "score": score}


def _relation(one: str, other: str, label: str) -> Record:
    return {"type": "relation", "from_id": one, "to_id": other, "direction": "right", "labels": [label]}
