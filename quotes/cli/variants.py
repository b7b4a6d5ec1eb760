"""`quotes variants`: the same quote in several articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from quotes.cli.looking import LINE, looks_into, print_lines, tell_more, write_rows
from quotes.cli.options import ANY_FILE, examples
from quotes.cli.output import counted
from quotes.safe import one_line

if TYPE_CHECKING:
    from rich.text import Text

    from quotes.archives.variants import Group


@click.command(epilog=examples("quotes variants quotes.db", "quotes variants quotes.db --differing -n 100 -f jsonl"))
@click.argument("path", metavar="DB", type=ANY_FILE)
@click.option("--differing", is_flag=True, help="Only quotes whose wording or speaker is not the same everywhere.")
@looks_into(20)
def variants(db: sqlite3.Connection, differing: bool, format: str, limit: int) -> None:
    """Find the same quote in several articles.

    Where they differ in its words or its speaker, that is told, and those quotes come first.
    """
    from quotes.archives.variants import variants

    found = [group for group in variants(db) if not differing or group.wording_differs or group.speaker_differs]
    if format != "text":
        columns = ("group", "wording_differs", "speaker_differs", *LINE)
        write_rows(
            (row for number, group in enumerate(found[:limit], start=1) for row in _group_rows(number, group)),
            columns,
            format,
        )
    elif not found:
        none = "No quote differs between articles." if differing else "No quote stands in more than one article."
        click.echo(none, err=True)
    else:
        print_lines(line for number, group in enumerate(found[:limit], start=1) for line in _group(number, group))
    tell_more(found, limit)


def _group_rows(number: int, group: Group) -> Iterator[dict[str, object]]:
    for row in group.rows:
        flags = {"wording_differs": group.wording_differs, "speaker_differs": group.speaker_differs}
        yield {**row, "group": number, **flags}


def _group(number: int, group: Group) -> Iterator[Text]:
    from rich.text import Text

    flags = [what for what, true in (("wording", group.wording_differs), ("speaker", group.speaker_differs)) if true]
    note = f": {' and '.join(flags)} not the same" if flags else ""
    yield Text(f"{number}. in {counted(group.articles, 'article')}{note}", style="bold")
    printed: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in group.rows:
        printed.setdefault((row["quote"], row["speaker"] or "speaker unknown"), []).append(row)
    for (quote, name), rows in list(printed.items())[:10]:
        more = f" and {len(rows) - 1:,} more" if len(rows) > 1 else ""
        yield Text(f"   {one_line(name)}: “{one_line(quote)}” [{rows[0]['id']}] {one_line(rows[0]['article'])}{more}")
    if len(printed) > 10:
        yield Text(f"   … and {counted(len(printed) - 10, 'more wording')}")
