"""Plain text: a file an article."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.reading.encoding import decode, whole
from quotes.reading.files import File, limited
from quotes.reading.record import Article, Options, Record, Unreadable


def split(file: File, options: Options) -> Iterator[Record]:
    yield Record(where=file.where, kind="text", data=limited(file.stream, options))


def parse(record: Record, options: Options) -> Article:
    text, encoding = decode(record.data, record.declared or options.encoding)
    if not text.strip():
        raise Unreadable("is empty")
    return Article(id=whole(record.where), text=text, encoding=encoding, metadata=record.metadata)
