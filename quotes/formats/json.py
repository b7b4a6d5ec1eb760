"""JSON for the eye and for small things: one indented array with an object an article, as in JSON Lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from quotes.formats.jsonl import Record, encoded, record
from quotes.model import Document


def write(documents: Iterable[Document], out: TextIO) -> None:
    """Write the array, an object at a time."""
    write_array((record(document) for document in documents), out)


def write_array(records: Iterable[Record], out: TextIO) -> None:
    """Write any objects as an indented array, each as soon as it comes."""
    out.write("[")
    for number, each in enumerate(records):
        out.write(("," if number else "") + "\n" + encoded(each, indent=2))
    out.write("\n]\n")
