"""Files to articles, one at a time; what cannot be read is reported and stops nothing else.

The text is handed on as it stands in the file, newlines included, because offsets count on it. Only
three things are taken away: the byte-order mark, front matter at the head of a text file (offsets
count from what follows it), and halves of surrogate pairs (which JSON lets through and no output can
write), each replaced by U+FFFD.
"""

from __future__ import annotations

import codecs
import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from quotes import frontmatter
from quotes.model import Metadata

STDIN = "-"

# The longer marks first: that of UTF-32 begins like that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text to be read by the engine, and `encoding`, the Python name of how its bytes were read."""

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


def read(
    paths: Iterable[str], *, input_format: str | None = None, id_field: str = "id", text_field: str = "text"
) -> Iterator[Article | Failure]:
    """The articles of all `paths` in their order, each read only when it is asked for.

    A `.jsonl` file holds an article a line, any other file is one article, `-` is standard input;
    `input_format` ("text" or "jsonl") says otherwise for all of them.
    """
    for path in paths:
        try:
            with _opened(path) as stream:
                if (input_format or format_of(path)) == "jsonl":
                    yield from _articles(stream, path, id_field, text_field)
                else:
                    yield _article(stream, path)
        except Unreadable as error:
            yield Failure(where=path, problem=str(error))
        except FileNotFoundError:
            yield Failure(where=path, problem="there is no such file")
        except IsADirectoryError:
            yield Failure(where=path, problem="is a folder; name the files in it")
        except OSError as error:
            yield Failure(where=path, problem=f"cannot be read: {error.strerror}")


def format_of(path: str) -> str:
    """How a file is read when nobody says otherwise: by its suffix."""
    return "jsonl" if Path(path).suffix.lower() == ".jsonl" else "text"


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == STDIN:
        yield sys.stdin.buffer
    else:
        with open(path, "rb") as stream:
            yield stream


def _article(stream: BinaryIO, path: str) -> Article:
    text, encoding = decode(stream.read())
    if not text.strip():
        raise Unreadable("is empty")
    about, body = frontmatter.split(text)
    if not body.strip():
        raise Unreadable("holds front matter but no text")
    return Article(id=_whole(path), text=body, encoding=encoding, metadata=about)


def _articles(stream: BinaryIO, path: str, id_field: str, text_field: str) -> Iterator[Article | Failure]:
    """An article a line; blank lines are passed over, a bad line is reported by its number."""
    empty = True
    for number, line in enumerate(_lines(stream), start=1):
        where = f"{path}:{number}"
        try:
            text, encoding = line if isinstance(line, tuple) else decode(line)
            if not text.strip():
                continue
            empty = False
            yield _record(text, encoding, where, id_field, text_field)
        except Unreadable as error:
            empty = False
            yield Failure(where=where, problem=str(error))
    if empty:
        raise Unreadable("is empty")


def _record(line: str, encoding: str, where: str, id_field: str, text_field: str) -> Article:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:  # broken, or nested or numbered beyond all measure
        raise Unreadable(f"is not valid JSON ({error})") from None
    if not isinstance(record, dict):
        raise Unreadable("is JSON but not an object like {\"id\": …, \"text\": …}")
    text = record.get(text_field)
    if not isinstance(text, str):
        problem = f"has no text under “{text_field}”" if text is None else f"holds no string under “{text_field}”"
        raise Unreadable(f"{problem}; --text-field names another field")
    if not text.strip():
        raise Unreadable(f"holds an empty “{text_field}”")
    id = record.get(id_field)
    named = isinstance(id, str | int) and id != ""
    return Article(
        id=_whole(str(id) if named else where), text=_whole(text), encoding=encoding, metadata=_metadata(record)
    )


def _metadata(record: dict[str, object]) -> Metadata:
    """What a record tells of its article."""
    known = frontmatter.metadata(record)
    return Metadata(**{field.name: _whole(getattr(known, field.name)) for field in fields(Metadata)})


def _lines(stream: BinaryIO) -> Iterator[bytes | tuple[str, str]]:
    """The lines of a file: bytes still to be decoded, or text where only the file as a whole can be.

    In UTF-16 and UTF-32 the byte of a newline is half a letter elsewhere, so these are decoded first.
    """
    first = stream.readline()
    stream_again = chain([first], stream)
    encoding = _marked(first)
    if encoding in ("utf-16", "utf-32"):
        for line in _decoded_lines(stream_again, encoding):
            yield line, encoding
    else:
        yield from stream_again


def _decoded_lines(chunks: Iterable[bytes], encoding: str) -> Iterator[str]:
    rest = ""
    try:
        for chunk in codecs.iterdecode(chunks, encoding):
            *lines, rest = (rest + chunk).split("\n")
            yield from lines
    except UnicodeDecodeError as error:
        raise Unreadable(_undecodable(encoding, error)) from None
    yield rest


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` and its encoding: by byte-order mark, else UTF-8, else Windows-1252.

    Nothing is guessed beyond that: English text that is not UTF-8 is Windows-1252 as the web reads
    it, and detectors take its curly quotation marks for letters of other alphabets.

    >>> decode(b"\\x93Yes,\\x94 she said.")
    ('“Yes,” she said.', 'windows-1252')
    """
    encoding = _marked(data)
    if encoding:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError as error:
            raise Unreadable(_undecodable(encoding, error)) from None
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("windows-1252"), "windows-1252"
    except UnicodeDecodeError as error:
        problem = f"is neither UTF-8 nor Windows-1252 text (byte 0x{data[error.start]:02x} at {error.start})"
        raise Unreadable(f"{problem}; save it as UTF-8") from None


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in BYTE_ORDER_MARKS if data.startswith(mark)), None)


def _undecodable(encoding: str, error: UnicodeDecodeError) -> str:
    name = encoding.upper().removesuffix("-SIG")
    return f"begins with the byte-order mark of {name} but is not {name} text ({error.reason}); save it as UTF-8"


def _whole(text: str) -> str:
    return LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
