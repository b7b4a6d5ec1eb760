"""`quotes extract`: the quotes of articles as data, in one of `FORMATS`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotes.cli.complaints import Complaints, attributed
from quotes.cli.options import ReadingCommand, examples, knows_speakers, reads_articles, writable
from quotes.cli.output import STDOUT, is_read, opened, with_progress
from quotes.extras import MissingExtra
from quotes.formats import FORMATS
from quotes.reading import Article, Failure

if TYPE_CHECKING:
    from quotes.resolving.register import Register
    from quotes.reviewing.decisions import Ledger

DEFAULT_FORMAT = "csv"


@click.command(
    cls=ReadingCommand,
    epilog=examples(
        "quotes extract articles/*.txt -o quotes.csv",
        "quotes extract articles/ -o report.html",
        "quotes extract articles/ --decisions decisions.jsonl -o checked.xlsx",
        "quotes extract articles.jsonl -f jsonl",
    )
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, writable=True, allow_dash=True),
    default=STDOUT,
    callback=writable,
    help="Where to write; FILE appears only when complete.  [default: standard output]",
)
@click.option(
    "-f",
    "--format",
    "format_name",
    type=click.Choice(list(FORMATS)),
    help=f"What to write.  [default: by the suffix of FILE; {DEFAULT_FORMAT} where it has none]",
)
@click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Apply what reviewers decided, on the page or in `quotes review`.",
)
@click.option("--keep-rejected", is_flag=True, help="Flag the quotes that reviewers rejected, and leave none out.")
@click.option("--no-bom", is_flag=True, help="No byte-order mark at the head of a CSV file.")
@click.option("--raw-csv", is_flag=True, help="CSV and TSV with words exactly as they stand: formulas are not defused.")
@knows_speakers
@reads_articles
def extract(
    paths: Sequence[str],
    articles: Iterator[Article | Failure],
    register: Register | None,
    format_name: str | None,
    decisions: str | None,
    keep_rejected: bool,
    no_bom: bool,
    raw_csv: bool,
    output: str,
) -> None:
    """Write quotes as a table, a report or the files of other tools."""
    if is_read(output, paths):
        raise click.UsageError(f"'{click.format_filename(output)}' is one of the files that are read; write elsewhere.")
    format_name = format_name or _format_of(output)
    writer = FORMATS[format_name]
    if raw_csv and not writer.has_raw:
        raise click.UsageError(f"--raw-csv is for csv and tsv; {format_name} needs nothing of the kind.")
    if writer.file_encoding is None and output == STDOUT and sys.stdout.isatty():
        raise click.UsageError(f"{format_name} is nothing for a terminal; name a file with -o.")
    encoding = "utf-8" if no_bom and writer.file_encoding else writer.file_encoding
    complaints = Complaints()
    documents = with_progress(attributed(articles, complaints, register), paths, output)
    ledger = _ledger(decisions, complaints)
    documents = ledger.apply(documents, keep_rejected=keep_rejected or writer.keeps_rejected) if ledger else documents
    first = next(documents, None)
    if first:  # otherwise an older file, which may be the better one, stays as it is
        write = writer.write_raw if raw_csv else writer.write
        try:
            with opened(output, encoding) as out:
                write(chain([first], documents), out)
        except MissingExtra as error:
            raise click.ClickException(f"{format_name}: {error}.") from None
    if ledger:
        _tell_missed(ledger, complaints)
    complaints.finish()


def _format_of(output: str) -> str:
    """The format by the suffix of the file; one that names none is more likely a slip than a table."""
    suffix = Path(output).suffix.lower().removeprefix(".")
    if suffix and suffix not in FORMATS:
        raise click.UsageError(f"'.{suffix}' is the suffix of no format; name one with -f: {', '.join(FORMATS)}.")
    return suffix or DEFAULT_FORMAT


def _ledger(path: str | None, complaints: Complaints) -> Ledger | None:
    """The decisions to apply, if any; lines that are none are told at once."""
    if path is None:
        return None
    from quotes.reviewing.decisions import Ledger, read

    try:
        decisions, bad = read(path)
    except FileNotFoundError:
        name = click.format_filename(path)
        raise click.UsageError(f"there is no file '{name}'; quotes review makes one, and so does the report.") from None
    except OSError as error:
        raise click.ClickException(f"cannot read '{click.format_filename(path)}': {error.strerror}.") from None
    for failure in bad:
        complaints.tell(failure)
    return Ledger(decisions)


def _tell_missed(ledger: Ledger, complaints: Complaints) -> None:
    for failure in ledger.missed():
        complaints.tell(failure)
    elsewhere = ledger.elsewhere()
    if elsewhere:  # no failure: a file of decisions may be about many articles, of which a few are read today
        decisions = "decision is" if elsewhere == 1 else "decisions are"
        click.echo(f"quotes: {elsewhere:,} {decisions} about articles that were not read.", err=True)
