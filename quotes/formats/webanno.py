"""W3C Web Annotation (https://www.w3.org/TR/annotation-model/): an annotation a quote, in one collection.

Every target is told twice, by place (code points, as the specification counts) and by words with
what stands around them, so that it can be found again in a copy of the text. An article with a web
address is named by it, any other by its id as a relative reference.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import TextIO
from urllib.parse import quote as percent_encoded

from quotes import __version__
from quotes.formats.jsonl import Record, encoded
from quotes.model import Document, Passage, Quote
from quotes.safe import is_web_address

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points of prefix and suffix
GENERATOR = {"type": "Software", "name": "quotes", "schema:softwareVersion": __version__}


def write(documents: Iterable[Document], out: TextIO) -> None:
    """Write one AnnotationCollection with all annotations on its first and only page."""
    context = [CONTEXT, {"schema": "http://schema.org/"}]
    head: Record = {"@context": context, "id": _urn("collection"), "type": "AnnotationCollection"}
    page: Record = {"id": _urn("page"), "type": "AnnotationPage", "startIndex": 0}
    total = 0
    out.write(encoded(head)[:-1] + ', "label": "quotes", "first": ' + encoded(page)[:-1] + ', "items": [')
    for document in documents:
        for number, quote in enumerate(document.quotes, start=1):
            out.write(("," if total else "") + "\n" + encoded(annotation(document, quote, number)))
            total += 1
    out.write(f'\n]}}, "total": {total}}}\n')


def annotation(document: Document, quote: Quote, number: int) -> Record:
    """The quote as an annotation: its passages are the targets; who said it, and how, the bodies."""
    bodies = [_words("classifying", quote.type.value), _words("classifying", quote.stance.value)]
    if quote.speaker:
        who = _words("identifying", quote.speaker.name)
        named = {"schema:identifier": quote.speaker.id} if quote.speaker.id else {}
        bodies.append({**who, **named, "schema:additionalType": quote.speaker.kind.value})
    if quote.source:
        bodies.append({"purpose": "linking", **selected(document, quote.source)})
    bodies.append(_words("describing", f"rule {quote.rule}, confidence {quote.confidence:.2f}"))
    if quote.verdict or quote.note:
        bodies.append(_words("assessing", quote.verdict.value if quote.verdict else "undecided"))
    if quote.note:
        bodies.append(_words("commenting", quote.note))
    targets = [selected(document, passage) for passage in quote.content]
    return {
        "id": _urn(f"{document.id} {document.sha256} {number}"),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": GENERATOR,
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def selected(document: Document, passage: Passage) -> Record:
    """Words of the article as a SpecificResource, by position and by themselves."""
    text, (start, end, exact) = document.text, passage
    return {
        "type": "SpecificResource",
        "source": address(document),
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": exact,
                "prefix": text[max(0, start - AROUND) : start],
                "suffix": text[end : end + AROUND],
            },
        ],
    }


def address(document: Document) -> str:
    """The IRI of an article: its web address, else its id, percent-encoded so that it is nothing more."""
    if is_web_address(document.metadata.url):
        return document.metadata.url
    return percent_encoded(document.id, safe="/", errors="replace") or "article"


def _words(purpose: str, value: str) -> Record:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _urn(name: str) -> str:
    """An identifier that is the same whenever the same thing is written."""
    return uuid.uuid5(uuid.NAMESPACE_URL, name.encode("utf-8", "replace").decode()).urn
