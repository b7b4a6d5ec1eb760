"""Plain text: a file an article."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.model import Metadata
from quotes.reading import frontmatter
from quotes.reading.encoding import decode, whole
from quotes.reading.files import File, limited
from quotes.reading.record import Article, Options, Record, Unreadable


def split(file: File, options: Options) -> Iterator[Record]:
    yield Record(where=file.where, kind="text", data=limited(file.stream, options))


def parse(record: Record, options: Options) -> Article:
    text, encoding = decode(record.data, record.declared or options.encoding)
    if not text.strip():
        raise Unreadable("is empty")
    about, body = frontmatter.split(text)
    if not body.strip():
        raise Unreadable("holds front matter but no text")
    if about == Metadata():
        about = record.metadata
    return Article(id=whole(record.where), text=body, encoding=encoding, metadata=about)
