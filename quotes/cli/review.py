"""`quotes review`: quote by quote in the terminal, and a file of what was decided."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotes.cli.complaints import Complaints, attributed
from quotes.cli.options import ReadingCommand, examples, knows_speakers, reads_articles, writable
from quotes.cli.output import with_progress
from quotes.reading import Article, Failure

if TYPE_CHECKING:
    from quotes.resolving.register import Register


@click.command(
    cls=ReadingCommand,
    epilog=examples("quotes review articles/*.txt", "quotes review articles/ --decisions mayor.jsonl"),
)
@click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    default="decisions.jsonl",
    show_default=True,
    callback=writable,
    help="Where decisions are kept; a review goes on where it ends.",
)
@knows_speakers
@reads_articles
def review(
    paths: Sequence[str], articles: Iterator[Article | Failure], register: Register | None, decisions: str
) -> None:
    """Decide quote by quote, the least sure first.

    Accept, reject, fix the speaker, note. Every decision is on the disk before the next is asked for;
    `quotes extract --decisions FILE` applies them.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(
            "A review needs a terminal, for keys and screen; elsewhere, quotes extract -o report.html makes a page."
        )
    from quotes.reviewing import review as reviewing
    from quotes.reviewing.decisions import mend, read
    from quotes.terminal import keys, render

    complaints = Complaints()
    try:
        known, bad = read(decisions) if Path(decisions).exists() else ({}, [])
        mend(decisions)
        with open(decisions, "ab", buffering=0) as out:
            items = reviewing.queue(with_progress(attributed(articles, complaints, register), paths, os.devnull), known)
            for failure in bad:
                complaints.tell(failure)
            console = render.open_console(sys.stdout)
            with keys.listening():
                reviewing.review(items, known, out, console, reviewing.Hands(keys.press, keys.ask))
    except OSError as error:
        raise click.ClickException(f"cannot keep '{click.format_filename(decisions)}': {error.strerror}.") from None
    click.echo(reviewing.summary(items, known), err=True)
    complaints.finish()
