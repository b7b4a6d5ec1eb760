"""Who said what: attribute the quotes of an English news article to their speakers.

    >>> from quotes import attribute
    >>> article = attribute("“It works,” said Mary Smith, the mayor. She denied that it cost much.")
    >>> for quote in article.quotes:
    ...     print(quote.speaker.name, quote.stance, quote.text, sep=" | ")
    Mary Smith | asserted | It works,
    Mary Smith | denied | it cost much
    >>> first = article.quotes[0]
    >>> article.text[first.start : first.end] == first.text
    True

`attribute` never raises on odd text, changes no character of it, and opens neither file nor socket.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotes.model import (
    Document,
    Gender,
    Metadata,
    Passage,
    Quote,
    QuoteType,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Step,
    Verdict,
)

if TYPE_CHECKING:
    from quotes.engine import attribute
    from quotes.formats.columns import attribute_batches
    from quotes.formats.spacy import to_spacy

__version__ = "0.1.0"
__all__ = [
    "Document",
    "Gender",
    "Metadata",
    "Passage",
    "Quote",
    "QuoteType",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "Step",
    "Verdict",
    "attribute",
    "attribute_batches",
    "to_spacy",
]


def __getattr__(name: str) -> object:
    """Load the engine only when somebody asks for it."""
    if name == "attribute":
        from quotes.engine import attribute

        return attribute
    if name == "attribute_batches":
        from quotes.formats.columns import attribute_batches

        return attribute_batches
    if name == "to_spacy":
        from quotes.formats.spacy import to_spacy

        return to_spacy
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
