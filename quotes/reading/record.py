"""The frozen types that flow through reading: options, records, articles, failures."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.model import Metadata


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to read, the same for all files of a run."""

    input_format: str | None = None  # one of `KINDS` for all files, whatever their suffix
    id_field: str = "id"  # where a record of JSON, CSV or parquet has its name
    text_field: str = "text"  # and its text
    encoding: str | None = None  # that of text that declares none and is not UTF-8
    max_size: int = 2_000_000  # bytes of one article; twice the longest book chapter, and 200 MB in the engine
    max_chars: int | None = None  # characters of one article, if fewer than `max_size` lets through
    max_ratio: int = 200  # how far a file may expand: text seldom shrinks to a twentieth, zeros to a thousandth


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The bytes of one article, cut out of its file but not yet understood.

    `where` is its place and no other record of the run has it: the path, the member of an archive,
    the number of the line or row, the record id of a WARC.
    """

    where: str
    kind: str  # the module that understands it
    data: bytes
    declared: str | None = None  # the charset that the container declares
    decoded_from: str | None = None  # `data` is UTF-8, but stood in the file in this encoding
    metadata: Metadata = Metadata()  # what the container knows


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text to be read by the engine, and `encoding`, how its bytes were read.

    It is Python's name of the encoding; a guess has " (guessed)" behind it.
    """

    id: str
    text: str
    encoding: str
    metadata: Metadata = Metadata()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input that could not be read: where it stands and, in a few words, why."""

    where: str
    problem: str


class Unreadable(Exception):
    """Carries the problem of one input up to where it becomes a `Failure`."""
