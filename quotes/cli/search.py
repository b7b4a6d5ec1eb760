"""`quotes search`: quotes of an archive by their words."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from quotes.cli.looking import LINE, heading, looks_into, print_lines, tell_more, write_rows
from quotes.cli.options import ANY_FILE, examples
from quotes.model import QuoteType
from quotes.safe import one_line

if TYPE_CHECKING:
    from rich.text import Text

DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def _day(end: str) -> Callable[[click.Context, click.Parameter, str | None], str]:
    """A day, month or year as the day on which it begins or ends."""

    def whole_day(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
        if value and not DAY.fullmatch(value):
            raise click.BadParameter(f"'{one_line(value)}' is no date like 2026, 2026-05 or 2026-05-01.")
        return value + end[len(value) :] if value else ""

    return whole_day


@click.command(
    epilog=examples(
        "quotes search quotes.db flood*",
        "quotes search quotes.db '“spring tide” council' --speaker parfitt",
        "quotes search quotes.db --type indirect --since 2026-05 -f csv",
    )
)
@click.argument("path", metavar="DB", type=ANY_FILE)
@click.argument("words", nargs=-1)
@click.option("--speaker", default="", metavar="NAME", help="Any part of a name, in whole words.")
@click.option(
    "--since", callback=_day("YYYY-01-01"), metavar="DATE", help="Articles of this day, month or year, or later."
)
@click.option("--until", callback=_day("YYYY-12-31"), metavar="DATE", help="… or earlier.")
@click.option(
    "--type", "type_", type=click.Choice([each.value for each in QuoteType]), help="How the words stand on the page."
)
@looks_into(20)
def search(
    db: sqlite3.Connection,
    words: Sequence[str],
    speaker: str,
    since: str,
    until: str,
    type_: str | None,
    format: str,
    limit: int,
) -> None:
    """Find quotes by their words.

    All WORDS must be there, in the quote or the speaker's name; “a phrase” keeps its order, and vaccin* stands
    for all words that begin so.
    """
    from quotes.archives.search import HIT, Query, search

    query = Query(words=" ".join(words), speaker=speaker, since=since, until=until, type=type_ or "")
    if not (query.words.strip() or speaker or since or until or type_):
        raise click.UsageError("Say what to look for: words, or an option.")
    found = search(db, query, limit + 1)
    rows = found[:limit]
    if format != "text":
        write_rows(rows, LINE, format)
    elif not rows:
        click.echo("No quotes found.", err=True)
    else:
        print_lines(line for row in rows for line in (heading(row), _snippet(row["snippet"], HIT)))
    tell_more(found, limit)


def _snippet(snippet: object, marks: tuple[str, str]) -> Text:
    """The snippet with the words that were found in bold; in a pipe they stand as they are."""
    from rich.text import Text

    line = Text("    ")
    opening, closing = marks
    for number, part in enumerate(str(snippet).split(opening)):
        hit, *rest = part.split(closing, 1) if number else ("", part)
        line.append(_edge(hit), style="bold")
        line.append(_edge("".join(rest)))
    return line


def _edge(text: str) -> str:
    """Cleaned, with a blank at either end left where one was."""
    cleaned = one_line(text)
    return f"{' ' * (text[:1].isspace())}{cleaned}{' ' * (bool(cleaned) and text[-1:].isspace())}"
