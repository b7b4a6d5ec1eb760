"""What `quotes extract` can write. A new format is a module here and a row in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

Writer = Callable[..., None]  # of an iterable of documents and the stream they go to


class Format(NamedTuple):
    """How documents become a file: the module's `write` streams them to one of `file_encoding`.

    A module is imported only when it writes: nobody waits for the libraries of the others.
    """

    module: str
    file_encoding: str | None = "utf-8"  # None: the format is bytes
    has_raw: bool = False  # whether `write_raw` writes words exactly as they stand, formulas included
    keeps_rejected: bool = False  # for a page on which the review goes on, what was rejected is flagged, not left out

    @property
    def write(self) -> Writer:
        writer: Writer = import_module(f"quotes.formats.{self.module}").write
        return writer

    @property
    def write_raw(self) -> Writer:
        writer: Writer = import_module(f"quotes.formats.{self.module}").write_raw
        return writer


FORMATS: dict[str, Format] = {
    # Excel takes a CSV file for UTF-8 only where it begins with a byte-order mark.
    "csv": Format("csv", "utf-8-sig", has_raw=True),
    "tsv": Format("tsv", has_raw=True),
    "xlsx": Format("xlsx", None),
    "jsonl": Format("jsonl"),
    "json": Format("json"),
    "html": Format("html", keeps_rejected=True),
    "md": Format("md"),
    "webanno": Format("webanno"),
    "brat": Format("brat", None),
    "labelstudio": Format("labelstudio"),
    "parquet": Format("parquet", None),
}
