"""`quotes speakers`: who is quoted most."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import click

from quotes.cli.looking import looks_into, print_lines, write_rows
from quotes.cli.options import ANY_FILE, examples
from quotes.cli.output import counted
from quotes.model import SpeakerKind
from quotes.safe import one_line


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

    rows = speakers(db, limit, kinds)
    if format != "text":
        write_rows(rows, ("name", "kind", "quotes", "articles"), format)
        return
    from rich.text import Text

    often = [counted(row["quotes"], "quote") for row in rows]
    width = max(map(len, often), default=0)
    print_lines(
        Text(f"{times:>{width}} in {counted(row['articles'], 'article')}  {one_line(row['name'])} ({row['kind']})")
        for times, row in zip(often, rows)
    )
