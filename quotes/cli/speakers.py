"""`quotes speakers`: who is quoted most."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from quotes.cli.looking import looks_into, print_lines, tell_more, write_rows
from quotes.cli.options import ANY_FILE, examples
from quotes.cli.output import counted
from quotes.model import SpeakerKind
from quotes.safe import one_line

if TYPE_CHECKING:
    from rich.text import Text


@click.command(epilog=examples("quotes speakers quotes.db", "quotes speakers quotes.db -n 50 --kind person -f csv"))
@click.argument("path", metavar="DB", type=ANY_FILE)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([each.value for each in SpeakerKind]),
    multiple=True,
    help="Only these; may be given more than once.",
)
@looks_into(20)
def speakers(db: sqlite3.Connection, kinds: Sequence[str], format: str, limit: int) -> None:
    """Rank speakers by how often they are quoted.

    The same name is taken for the same speaker in all articles.
    """
    from quotes.archives.search import speakers

    found = speakers(db, limit + 1, kinds)
    rows = found[:limit]
    if format != "text":
        write_rows(rows, ("name", "kind", "quotes", "articles"), format)
    else:
        print_lines(_lines(rows))
    tell_more(found, limit)


def _lines(rows: Sequence[Mapping[str, Any]]) -> Iterator[Text]:
    from rich.text import Text

    often = [counted(row["quotes"], "quote") for row in rows]
    width = max(map(len, often), default=0)
    for times, row in zip(often, rows):
        articles = counted(row["articles"], "article")
        yield Text(f"{times:>{width}} in {articles}  {one_line(row['name'])} ({row['kind']})")
