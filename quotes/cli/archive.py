"""`quotes archive`: articles into an SQLite file that the other commands look into."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from quotes.cli.complaints import Complaints
from quotes.cli.looking import told
from quotes.cli.options import ReadingCommand, examples, knows_speakers, names_archive, reads_files, writable
from quotes.cli.output import counted
from quotes.reading import Meter, Options, size_of
from quotes.safe import one_line

if TYPE_CHECKING:
    from quotes.archives.archive import Counts
    from quotes.resolving.register import Register

MOST = 20  # sentences about what had to be skipped; all of it stands in the table errors


@click.command(
    cls=ReadingCommand,
    epilog=examples(
        "quotes archive articles/",
        "quotes archive 'articles/**/*.txt' articles.jsonl --db news.db --speakers people.csv",
    )
)
@names_archive("The archive to fill.", callback=writable)
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
    complaints = Complaints(most=MOST)
    try:
        with told(path), _progress(paths) as watch:
            # Even on one core two: an article that kills its process must not take the run along.
            workers = jobs or max(2, cores())
            counts = archive(
                paths, path, reading, register=register, jobs=workers, watch=watch, complain=complaints.tell
            )
    except KeyboardInterrupt:
        click.echo("Interrupted; the same command goes on from here.", err=True)
        raise
    click.echo(
        f"{one_line(path)}: {counted(counts.new, 'article')} new, {counts.changed:,} changed, "
        f"{counts.unchanged:,} unchanged, {counts.skipped:,} skipped; {counted(counts.quotes, 'quote')} "
        f"in {time.monotonic() - begun:,.1f} s.",
        err=True,
    )
    complaints.finish()


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
