"""What the commands share that look into an archive: options, errors as sentences, rows on the screen."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from quotes.archives.rows import FORMATS, write
from quotes.cli.output import STDOUT, opened
from quotes.extras import MissingExtra
from quotes.model import Document
from quotes.safe import one_line

if TYPE_CHECKING:
    from rich.text import Text

LINE = (
    "id",
    "quote",
    "speaker",
    "speaker_kind",
    "type",
    "stance",
    "article",
    "title",
    "day",
    "url",
    "cue",
    "sentence",
    "register_id",
)


def looks_into(default_limit: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of all that list rows of an archive, and an open `db`."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @click.option(
            "-f", "--format", type=click.Choice(FORMATS), default="text", show_default=True, help="What to write."
        )
        @click.option(
            "-n",
            "--limit",
            type=click.IntRange(min=1),
            metavar="N",
            default=default_limit,
            show_default=True,
            help="At most so many.",
        )
        @functools.wraps(command)
        def with_archive(path: str, **options: Any) -> None:
            with told(path):
                from quotes.archives.store import connect

                command(connect(path), **options)

        return with_archive

    return decorate


@contextmanager
def told(path: str) -> Iterator[None]:
    """Errors of the archive as sentences."""
    from quotes.archives.store import StoreError, complaints

    try:
        with complaints(path, "read"):
            yield
    except (StoreError, MissingExtra) as error:
        raise click.ClickException(f"{one_line(str(error))}.") from None


def documents(path: str, names: Sequence[str]) -> Iterator[Document]:
    """The articles with quotes of these numbers, or articles of these places or names."""
    from quotes.archives.store import connect, document

    with told(path):
        db = connect(path)
        if not names:
            raise click.UsageError(
                "Name quotes by their numbers (as search shows them), or articles by their place or name."
            )
        for name in names:
            number = re.fullmatch(r"\[?(\d{1,18})\]?", name)
            found = number and db.execute("SELECT article FROM quotes WHERE id = ?", (int(number[1]),)).fetchone()
            text = name.encode("utf-8", "replace").decode()
            found = found or db.execute("SELECT id FROM articles WHERE place = ?1 OR name = ?1", (text,)).fetchone()
            if not found:
                raise click.ClickException(
                    f"'{one_line(path)}' has no quote and no article '{one_line(name)}'; quotes search finds numbers."
                )
            yield document(db, found[0])


def write_rows(rows: Iterable[Mapping[str, object]], columns: Sequence[str], format: str) -> None:
    """Rows for programs, on standard output."""
    with opened(STDOUT) as out:
        write(rows, columns, format, out)


def print_lines(lines: Iterable[Text]) -> None:
    """Lines for people, on standard output."""
    from quotes.terminal.render import open_console, print_line

    with opened(STDOUT) as out:
        console = open_console(out)
        for line in lines:
            print_line(line, console)


def tell_more(found: Sequence[object], limit: int) -> None:
    """Say that there are more than were asked for, as a list that is cut short looks like a whole one."""
    if len(found) > limit:
        click.echo(f"There are more than these {limit:,}; -n shows more.", err=True)


def heading(row: Mapping[str, Any], note: str = "") -> Text:
    """A quote of an archive in a line: its number, who, when, in which article."""
    from rich.text import Text

    about = (
        row["speaker"] or "speaker unknown",
        row["stance"] if row["stance"] != "asserted" else "",
        row["day"],
        row["title"],
    )
    words = " — ".join(one_line(each) for each in about if each)
    place = one_line(row["article"])
    return Text.assemble((f"[{row['id']}] ", "bold"), (f"{note} " if note else ""), words, (f" ({place})", "dim"))
