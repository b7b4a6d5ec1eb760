"""What `quotes extract` can write. A new format is a module here and a row in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TextIO

from quotes.formats import csv, jsonl
from quotes.model import Document


class Format(NamedTuple):
    """How documents become a file: `write` streams them, `file_encoding` is that of a file it fills."""

    write: Callable[[Iterable[Document], TextIO], None]
    file_encoding: str


FORMATS: dict[str, Format] = {
    # Excel takes a CSV file for UTF-8 only where it begins with a byte-order mark.
    "csv": Format(csv.write, "utf-8-sig"),
    "jsonl": Format(jsonl.write, "utf-8"),
}
