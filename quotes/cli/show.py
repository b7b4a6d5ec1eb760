"""`quotes show`: articles for the eye, with their quotes marked and listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from quotes.cli.complaints import Complaints, attributed
from quotes.cli.looking import documents
from quotes.cli.options import ReadingCommand, examples, knows_speakers, reads_articles
from quotes.cli.output import STDOUT, opened
from quotes.reading import Article, Failure

if TYPE_CHECKING:
    from quotes.resolving.register import Register


@click.command(
    cls=ReadingCommand,
    epilog=examples(
        "quotes show article.txt", "quotes show --explain --speakers people.csv article.txt", "quotes show quotes.db 17"
    )
)
@click.option("--explain", is_flag=True, help="Below the quotes, tell every step by which each was found.")
@click.option(
    "--width",
    type=click.IntRange(min=20),
    metavar="N",
    help="Wrap lines at this width.  [default: that of the terminal]",
)
@click.option("--color/--no-color", default=None, help="Force or forbid colors.  [default: on a terminal]")
@knows_speakers
@reads_articles
def show(
    paths: Sequence[str],
    articles: Iterator[Article | Failure],
    register: Register | None,
    explain: bool,
    width: int | None,
    color: bool | None,
) -> None:
    """Mark the quotes of articles and list them.

    `quotes show DB ID` shows an article of an archive: ID is the number of a quote, or an article's place or name.
    """
    from quotes.archives.store import is_archive
    from quotes.terminal import render

    complaints = Complaints()
    shown = documents(paths[0], paths[1:]) if is_archive(paths[0]) else attributed(articles, complaints, register)
    with opened(STDOUT) as out:
        console = render.open_console(out, width=width, color=color)
        for document in shown:
            render.show(document, console, explain=explain)
    complaints.finish()
