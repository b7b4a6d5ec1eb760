"""`quotes archive`: articles into an SQLite file that the other commands look into."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from quotes.cli.complaints import FAILED
from quotes.cli.looking import told
from quotes.cli.options import ANY_FILE, examples, knows_speakers, reads_files, writable
from quotes.cli.output import counted
from quotes.reading import Meter, Options, size_of
from quotes.safe import one_line

if TYPE_CHECKING:
    from quotes.archives.archive import Counts
    from quotes.resolving.register import Register

SHOWN_ERRORS = 20
# What many lines of a file have wrong in the same way is one mistake: the place of the first, and how many more.
ERRORS = """
SELECT min(place), problem, count(*) - 1 FROM errors
GROUP BY CASE WHEN rtrim(place, '0123456789') LIKE '%:' THEN rtrim(place, '0123456789') ELSE place END, problem
ORDER BY 1 LIMIT ?
"""


@click.command(
    epilog=examples(
        "quotes archive articles/",
        "quotes archive 'articles/**/*.txt' articles.jsonl --db news.db --speakers people.csv",
    )
)
@click.option(
    "--db",
    "path",
    type=ANY_FILE,
    default="quotes.db",
    show_default=True,
    metavar="FILE",
    callback=writable,
    help="The archive to fill.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Worker processes; 1 for none.  [default: a core each]",
)
@knows_speakers
@reads_files
def archive(paths: Sequence[str], reading: Options, register: Register | None, path: str, jobs: int | None) -> None:
    """Attribute articles into an SQLite file that can be searched.

    Run it again to go on where it was interrupted, or after articles were added: what has not changed
    is skipped. When the register of people has changed, all is attributed anew. The status is 1 when anything
    had to be skipped; the table errors tells what and why.
    """
    from quotes.archives.archive import archive, cores

    begun = time.monotonic()
    try:
        with told(path), _progress(paths) as watch:
            # Even on one core two: an article that kills its process must not take the run along.
            counts = archive(paths, path, reading, register=register, jobs=jobs or max(2, cores()), watch=watch)
    except KeyboardInterrupt:
        click.echo("Interrupted; the same command goes on from here.", err=True)
        raise
    with told(path):
        _summarize(counts, path, time.monotonic() - begun)
    if counts.skipped:
        raise click.exceptions.Exit(FAILED)


@contextmanager
def _progress(paths: Sequence[str]) -> Iterator[Callable[[Counts, Meter], None]]:
    """Where somebody watches: how far, how fast, how long still."""
    if not sys.stderr.isatty():
        yield lambda counts, meter: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:.0f}%"),
        TimeElapsedColumn(),
        TextColumn("left:"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Reading", total=size_of(paths))
        begun = time.monotonic()

        def watch(counts: Counts, meter: Meter) -> None:
            rate = counts.articles / max(time.monotonic() - begun, 0.001)
            done = f"{counts.articles:,} articles ({rate:,.0f}/s), {counts.quotes:,} quotes, {counts.skipped:,} skipped"
            progress.update(task, completed=meter.read, description=done)

        yield watch


def _summarize(counts: Counts, path: str, seconds: float) -> None:
    from quotes.archives import store

    click.echo(
        f"{one_line(path)}: {counted(counts.new, 'article')} new, {counts.changed:,} changed, "
        f"{counts.unchanged:,} unchanged, {counts.skipped:,} skipped; {counted(counts.quotes, 'quote')} "
        f"in {seconds:,.1f} s.",
        err=True,
    )
    if counts.skipped:
        db = store.connect(path)
        (left,) = db.execute("SELECT count(*) FROM errors").fetchone()
        for place, problem, more in db.execute(ERRORS, (SHOWN_ERRORS,)):
            like = f" ({counted(more, 'more line')} like it)" if more else ""
            click.echo(f"  {one_line(place)}: {one_line(problem)}{like}.", err=True)
            left -= 1 + more
        if left:
            click.echo(f"  … and {left:,} more, all in the table errors.", err=True)
