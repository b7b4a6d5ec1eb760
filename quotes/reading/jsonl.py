"""JSON Lines: an article a line; a bad line is named by its number and stops no other."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import fields
from typing import BinaryIO, NamedTuple

from quotes.model import Metadata
from quotes.reading import frontmatter
from quotes.reading.encoding import decode, marked, undecodable, whole
from quotes.reading.files import File, too_large
from quotes.reading.record import Article, Failure, Options, Record, Unreadable

CHUNK = 1 << 16


class Line(NamedTuple):
    """A line of a file: bytes still to be decoded, or UTF-8 where only the file as a whole could be decoded."""

    number: int  # from 1
    data: bytes
    decoded_from: str | None = None


def split(file: File, options: Options) -> Iterator[Record | Failure]:
    empty = True
    for line in lines(file.stream, options):
        where = f"{file.where}:{line.number}"
        if len(line.data) > options.max_size:
            yield Failure(where=where, problem=too_large(options))
        elif line.data.strip():
            yield Record(where=where, kind="jsonl", data=line.data, decoded_from=line.decoded_from)
        else:
            continue
        empty = False
    if empty:
        raise Unreadable("is empty")


def parse(record: Record, options: Options) -> Article:
    line, encoding = decode(record.data, options.encoding)
    try:
        known = json.loads(line)
    except (ValueError, RecursionError) as error:  # broken, or nested or numbered beyond all measure
        raise Unreadable(f"is not valid JSON ({error})") from None
    if not isinstance(known, dict):
        raise Unreadable('is JSON but not an object like {"id": …, "text": …}')
    text = known.get(options.text_field)
    if not isinstance(text, str):
        field = f"“{options.text_field}”"
        problem = f"has no text under {field}" if text is None else f"holds no string under {field}"
        raise Unreadable(f"{problem}; --text-field names another field")
    if not text.strip():
        raise Unreadable(f"holds an empty “{options.text_field}”")
    id = known.get(options.id_field)
    named = isinstance(id, str | int) and id != ""
    return Article(
        id=whole(str(id) if named else record.where),
        text=whole(text),
        encoding=record.decoded_from or encoding,
        metadata=_metadata(known),
    )


def lines(stream: BinaryIO, options: Options) -> Iterator[Line]:
    """The lines of a file; one that is too long is cut off just above the limit.

    In UTF-16 and UTF-32 the byte of a newline is half a letter elsewhere, so these are decoded first.
    """
    first = _line(stream, options.max_size)
    encoding = marked(first)
    if encoding in ("utf-16", "utf-32"):
        yield from _decoded_lines(first, stream, encoding, options.max_size)
        return
    number = 1
    line = first
    while line:
        yield Line(number, line)
        number += 1
        line = _line(stream, options.max_size)


def _line(stream: BinaryIO, limit: int) -> bytes:
    line = stream.readline(limit + 1)
    if len(line) > limit:
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(CHUNK)
    return line


def _decoded_lines(first: bytes, stream: BinaryIO, encoding: str, limit: int) -> Iterator[Line]:
    decoder = codecs.getincrementaldecoder(encoding)()
    number, rest, chunk = 1, "", first
    try:
        while chunk:
            *whole_lines, rest = (rest + decoder.decode(chunk)).split("\n")
            for line in whole_lines:
                yield Line(number, line.encode("utf-8", "surrogatepass"), encoding)
                number += 1
            rest = rest[: limit + 1]
            chunk = stream.read(CHUNK)
        rest += decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise Unreadable(undecodable(encoding, error)) from None
    if rest:
        yield Line(number, rest.encode("utf-8", "surrogatepass"), encoding)


def _metadata(record: dict[str, object]) -> Metadata:
    """What a record tells of its article."""
    known = frontmatter.metadata(record)
    return Metadata(**{field.name: whole(getattr(known, field.name)) for field in fields(Metadata)})
