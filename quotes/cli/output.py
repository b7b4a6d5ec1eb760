"""Where data goes: to standard output, or to a file that appears when it is complete."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from quotes.model import Document
from quotes.reading import STDIN, expand, format_of

STDOUT = "-"


@contextmanager
def opened(output: str, file_encoding: str | None = "utf-8") -> Iterator[Any]:
    """Standard output, or a file that takes its name only when everything has been written.

    Bytes where `file_encoding` is None. Text is always UTF-8, and newlines are left to the writer,
    because those of CSV are the same everywhere.
    """
    mode, newline = ("wb", None) if file_encoding is None else ("w", "")
    target = Path(output).resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if output == STDOUT:
            sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
            yield sys.stdout.buffer if file_encoding is None else sys.stdout
            sys.stdout.flush()
        elif target.exists() and not target.is_file():  # a device or a pipe, which nothing may replace
            with open(target, mode, encoding=file_encoding and "utf-8", newline=newline) as out:
                yield out
        else:
            with open(part, mode, encoding=file_encoding, newline=newline) as out:
                yield out
            os.replace(part, target)
    except BrokenPipeError:
        raise  # the reader, such as `head`, has had enough: click ends quietly
    except OSError as error:
        if output == STDOUT:
            sys.stdout = open(os.devnull, "w")  # or Python would try once more to write what is left
        name = "standard output" if output == STDOUT else f"'{click.format_filename(output)}'"
        raise click.ClickException(f"cannot write {name}: {error.strerror}.") from None
    finally:
        if output != STDOUT:
            part.unlink(missing_ok=True)


def counted(number: int, noun: str) -> str:
    """A number of things in words.

    >>> counted(1, "article"), counted(1_200, "article")
    ('1 article', '1,200 articles')
    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def is_read(output: str, paths: Sequence[str]) -> bool:
    """Whether the file to write to is one of those that are read, by its name or in a folder."""
    # A terminal or a device may be both ends at once; only a file would be lost.
    if output == STDOUT or not Path(output).is_file():
        return False
    files = (file for path in paths if path != STDIN for file, _ in expand(path))
    return any(Path(file).is_file() and Path(file).samefile(output) for file in files)


def with_progress(documents: Iterator[Document], paths: Sequence[str], output: str) -> Iterator[Document]:
    """Count the documents on standard error, where somebody is likely to watch and wait."""
    unknown = any(format_of(path) not in ("text", "html") or not Path(path).is_file() for path in paths)
    seen = output == STDOUT and sys.stdout.isatty()  # the data itself shows how far we are
    if seen or not sys.stderr.isatty() or not (unknown or len(paths) > 1):
        return documents
    from rich.console import Console
    from rich.progress import track

    total = None if unknown else len(paths)
    return iter(track(documents, "Attributing", total=total, console=Console(stderr=True), transient=True))
