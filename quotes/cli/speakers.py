"""`quotes speakers`: who is quoted most."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import click

from quotes.cli.looking import looks_into, print_lines, write_rows
from quotes.cli.options import examples
from quotes.model import SpeakerKind
from quotes.safe import one_line


@click.command(epilog=examples("quotes speakers quotes.db", "quotes speakers quotes.db -n 50 --kind person -f csv"))
@click.argument("path", metavar="DB")
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

    width = max((len(f"{row['quotes']:,}") for row in rows), default=1)
    print_lines(
        Text(
            f"{row['quotes']:>{width},} quotes in {row['articles']:,} articles"
            f"  {one_line(str(row['name']))} ({row['kind']})"
        )
        for row in rows
    )
