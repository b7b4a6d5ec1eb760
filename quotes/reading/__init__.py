"""Files to articles, one at a time; what cannot be read is reported and stops nothing else.

Reading has two halves. `records` finds the files, opens what they are packed in and cuts them into
records, one an article: cheap, in constant memory, and in one order. `parse` makes a record an
article: it decodes, unpacks JSON and finds the text of a page, which is dear, so worker processes
can do it. `read` is both. A new kind of file is a module here with `split` and `parse`, and a row
in `KINDS`.

The text is handed on as it stands in the file, newlines included, because offsets count on it. Only
three things are taken away: the byte-order mark, front matter at the head of a text file (offsets
count from what follows it), and halves of surrogate pairs (which JSON lets through and no output can
write), each replaced by U+FFFD.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Protocol, cast

from quotes.extras import MissingExtra
from quotes.reading.encoding import decode
from quotes.reading.files import KINDS, STDIN, File, Meter, expand, find, kind_of, size_of
from quotes.reading.record import Article, Failure, Options, Record, Unreadable

__all__ = [
    "KINDS",
    "STDIN",
    "Article",
    "Failure",
    "Meter",
    "Options",
    "Record",
    "decode",
    "expand",
    "format_of",
    "parse",
    "read",
    "records",
    "size_of",
]


class Reader(Protocol):
    """What a module offers for a kind of file; `parse` may be that of another kind."""

    def split(self, file: File, options: Options) -> Iterator[Record | Failure]: ...

    def parse(self, record: Record, options: Options) -> Article: ...


def read(paths: Iterable[str], options: Options = Options()) -> Iterator[Article | Failure]:
    """The articles of all `paths` in their order, each read only when it is asked for.

    A path is a file, a folder, a pattern like `news/**/*.txt`, or `-` for standard input.
    """
    for record in records(paths, options):
        yield record if isinstance(record, Failure) else parse(record, options)


def records(
    paths: Iterable[str], options: Options = Options(), meter: Meter | None = None
) -> Iterator[Record | Failure]:
    """The files of all `paths` cut into records; `meter` is told how far it got."""
    for file in find(paths, options, meter or Meter()):
        if isinstance(file, Failure):
            yield file
            continue
        try:
            yield from _reader(file.kind).split(file, options)
        except (Unreadable, MissingExtra) as error:
            yield Failure(where=file.where, problem=str(error))
        except Exception as error:  # libraries that unpack raise of many kinds, and any byte may be broken
            yield Failure(where=file.where, problem=f"is broken ({_reason(error)})")


def parse(record: Record, options: Options = Options()) -> Article | Failure:
    """The article of a record; the same record and options give the same article everywhere."""
    try:
        article = _reader(record.kind).parse(record, options)
        if options.max_chars is not None and len(article.text) > options.max_chars:
            raise Unreadable(f"has {len(article.text):,} characters; --max-chars allows {options.max_chars:,}")
        return article
    except (Unreadable, MissingExtra) as error:
        return Failure(where=record.where, problem=str(error))
    except Exception as error:
        return Failure(where=record.where, problem=f"cannot be read ({_reason(error)})")


def format_of(path: str) -> str:
    """How a file is read when nobody says otherwise: by its suffix."""
    return kind_of(path) or "text"


def _reader(kind: str) -> Reader:
    return cast(Reader, import_module(f"quotes.reading.{kind}"))


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(str(error).split())[:200] or type(error).__name__
