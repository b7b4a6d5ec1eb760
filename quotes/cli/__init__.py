"""The command line: `quotes show` for the eye, `quotes extract` for the data.

Data goes to standard output, everything else to standard error. The status is 0 when all went well,
1 when an input or the output failed, 2 when the command was misused, 130 when it was interrupted, 143 when
it was told to end.

Nothing heavy is imported before a command runs: help and completion must not wait for nltk.
"""

from __future__ import annotations

import functools
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from quotes import __version__
from quotes.extras import MissingExtra
from quotes.formats import FORMATS
from quotes.model import Document
from quotes.reading import KINDS, STDIN, Article, Failure, Options, format_of, read

if TYPE_CHECKING:
    from quotes.resolving.register import Register
    from quotes.reviewing.decisions import Ledger

STDOUT = "-"
DEFAULT_FORMAT = "csv"
FAILED = 1
INTERRUPTED = 130  # what a shell reports for a command that was ended by Ctrl-C


def reads_articles(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the arguments that name its input, and the articles in their stead."""

    @reads_files
    @functools.wraps(command)
    def with_articles(paths: tuple[str, ...], reading: Options, **options: object) -> None:
        command(paths, read(paths, reading), **options)

    return with_articles


def reads_files(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the arguments that name its input, and `reading`, how to read it."""

    @click.argument("paths", metavar="PATH...", nargs=-1, callback=_some_paths)
    @click.option(
        "--input-format",
        type=click.Choice(list(KINDS)),
        help="Read all files so.  [default: by their suffix, else text]",
    )
    @click.option("--id-field", default="id", show_default=True, help="Field or column of an article's name.")
    @click.option("--text-field", default="text", show_default=True, help="Field or column of an article's text.")
    @click.option("--encoding", help="Charset of what declares none and is not UTF-8.  [default: windows-1252]")
    @click.option(
        "--max-size",
        type=click.IntRange(min=1),
        default=Options().max_size,
        show_default=True,
        metavar="BYTES",
        help="Skip larger articles.",
    )
    @click.option(
        "--max-ratio",
        type=click.IntRange(min=1),
        default=Options().max_ratio,
        show_default=True,
        metavar="N",
        help="Give up files that expand more than N-fold.",
    )
    @click.option(
        "--max-chars",
        type=click.IntRange(min=1),
        metavar="N",
        help="Skip articles of more characters.  [default: what --max-size lets through]",
    )
    @functools.wraps(command)
    def with_files(
        paths: tuple[str, ...],
        input_format: str | None,
        id_field: str,
        text_field: str,
        encoding: str | None,
        max_size: int,
        max_ratio: int,
        max_chars: int | None,
        **options: object,
    ) -> None:
        reading = Options(
            input_format=input_format,
            id_field=id_field,
            text_field=text_field,
            encoding=encoding,
            max_size=max_size,
            max_ratio=max_ratio,
            max_chars=max_chars,
        )
        command(paths=paths, reading=reading, **options)

    return with_files


def _register(context: click.Context, parameter: click.Parameter, path: str | None) -> Register | None:
    if path is None:
        return None
    from quotes.resolving.register import RegisterError, read

    try:
        return read(path)
    except RegisterError as error:
        raise click.BadParameter(f"{error}.") from None


knows_speakers = click.option(
    "--speakers",
    "register",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, readable=True),
    callback=_register,
    help="CSV of people you know: name, aliases (a;b), gender, id, role.",
)


def _some_paths(context: click.Context, parameter: click.Parameter, paths: tuple[str, ...]) -> tuple[str, ...]:
    if paths or context.resilient_parsing:
        return paths
    if sys.stdin.isatty():
        raise click.exceptions.NoArgsIsHelpError(context)
    raise click.UsageError("Name a file to read, or - for standard input.", context)


def _writable(context: click.Context, parameter: click.Parameter, output: str) -> str:
    folder = Path(output).resolve().parent
    if output != STDOUT and not folder.is_dir():
        raise click.BadParameter(f"there is no folder '{click.format_filename(folder)}'; make it first.")
    return output


class _Group(click.Group):
    """A group of commands that may be interrupted and ended without a word, and leave nothing half-written."""

    def invoke(self, context: click.Context) -> object:
        with _ending():
            try:
                return super().invoke(context)
            except KeyboardInterrupt:
                context.exit(INTERRUPTED)


@contextmanager
def _ending() -> Iterator[None]:
    """Where the system asks to end, unwind as Ctrl-C does, so that no part of a file is left behind."""

    def end(number: int, frame: FrameType | None) -> None:
        sys.exit(128 + number)  # what a shell reports

    asked = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heard = [number for number in asked if signal.getsignal(number) is signal.SIG_DFL]  # nohup wants no SIGHUP
    if threading.current_thread() is not threading.main_thread():
        heard = []
    for number in heard:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


@click.group(cls=_Group, epilog="Example: quotes show article.txt")
@click.version_option(__version__, prog_name="quotes", message="%(prog)s %(version)s")
def main() -> None:
    """Who said what: the quotes of English news articles and their speakers."""


@main.command(epilog="Example: quotes show --explain article.txt")
@reads_articles
@knows_speakers
@click.option("--explain", is_flag=True, help="Below the quotes, tell every step by which each was found.")
@click.option("--width", type=click.IntRange(min=20), help="Wrap lines at this width.  [default: that of the terminal]")
@click.option("--color/--no-color", default=None, help="Force or forbid colors.  [default: on a terminal]")
def show(
    paths: Sequence[str],
    articles: Iterator[Article | Failure],
    register: Register | None,
    explain: bool,
    width: int | None,
    color: bool | None,
) -> None:
    """Mark the quotes of articles and list them; `quotes show DB ID` shows articles of an archive.

    A PATH is a file (.txt, .html, .jsonl, .csv, .parquet, .warc; .gz and .zst of these; .zip and .tar with
    these inside), a folder of them, a pattern like 'news/**/*.txt', or - for standard input.
    """
    from quotes.archives.store import is_archive
    from quotes.cli.archives import documents
    from quotes.terminal import render

    failures: list[Failure] = []
    shown = documents(paths[0], paths[1:]) if is_archive(paths[0]) else _attributed(articles, failures, register)
    with _opened(STDOUT) as out:
        console = render.open_console(out, width=width, color=color)
        for document in shown:
            render.show(document, console, explain=explain)
    _finish(failures)


@main.command(epilog="Example: quotes extract articles.jsonl -o quotes.csv")
@reads_articles
@knows_speakers
@click.option(
    "-f",
    "--format",
    "format_name",
    type=click.Choice(list(FORMATS)),
    help=f"What to write.  [default: by the suffix of FILE, else {DEFAULT_FORMAT}]",
)
@click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, readable=True),
    help="Apply what reviewers decided, on the page or in `quotes review`.",
)
@click.option("--keep-rejected", is_flag=True, help="Flag the quotes that reviewers rejected, and leave none out.")
@click.option("--no-bom", is_flag=True, help="No byte-order mark at the head of a CSV file.")
@click.option("--raw-csv", is_flag=True, help="CSV and TSV with words exactly as they stand: formulas are not defused.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, writable=True, allow_dash=True),
    default=STDOUT,
    callback=_writable,
    help="Write to FILE, which appears only when complete.  [default: standard output]",
)
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
    """Write the quotes of articles to a table, a report or the files of other tools.

    A PATH is a file (.txt, .html, .jsonl, .csv, .parquet, .warc; .gz and .zst of these; .zip and .tar with
    these inside), a folder of them, a pattern like 'news/**/*.txt', or - for standard input.
    """
    if any(_is_same_file(path, output) for path in paths):
        raise click.UsageError(f"'{click.format_filename(output)}' is read; write to another file.")
    suffix = Path(output).suffix.lower().removeprefix(".")
    format_name = format_name or (suffix if suffix in FORMATS else DEFAULT_FORMAT)
    writer = FORMATS[format_name]
    if raw_csv and not writer.has_raw:
        raise click.UsageError(f"--raw-csv is for csv and tsv; {format_name} needs nothing of the kind.")
    if writer.file_encoding is None and output == STDOUT and sys.stdout.isatty():
        raise click.UsageError(f"{format_name} is nothing for a terminal; name a file with -o.")
    encoding = "utf-8" if no_bom and writer.file_encoding else writer.file_encoding
    failures: list[Failure] = []
    documents = _with_progress(_attributed(articles, failures, register), paths, output)
    ledger = _ledger(decisions, failures)
    documents = ledger.apply(documents, keep_rejected=keep_rejected or writer.keeps_rejected) if ledger else documents
    first = next(documents, None)
    if first:  # otherwise an older file, which may be the better one, stays as it is
        write = writer.write_raw if raw_csv else writer.write
        try:
            with _opened(output, encoding) as out:
                write(chain([first], documents), out)
        except MissingExtra as error:
            raise click.ClickException(f"{format_name}: {error}.") from None
    if ledger:
        _tell_missed(ledger, failures)
    _finish(failures)


@main.command(epilog="Example: quotes review articles/*.txt --decisions decisions.jsonl")
@reads_articles
@knows_speakers
@click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    default="decisions.jsonl",
    show_default=True,
    callback=_writable,
    help="Where decisions are kept; a review goes on where it ends.",
)
def review(
    paths: Sequence[str], articles: Iterator[Article | Failure], register: Register | None, decisions: str
) -> None:
    """Decide quote by quote, the least sure first: accept, reject, fix the speaker.

    Every decision is on the disk before the next is asked for. `quotes extract --decisions FILE`
    applies them.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("A review needs a terminal, for the keys and for the screen.")
    from quotes.reviewing import review as reviewing
    from quotes.reviewing.decisions import mend, read
    from quotes.terminal import keys, render

    failures: list[Failure] = []
    try:
        known, bad = read(decisions) if Path(decisions).exists() else ({}, [])
        mend(decisions)
        with open(decisions, "ab", buffering=0) as out:
            items = reviewing.queue(_with_progress(_attributed(articles, failures, register), paths, os.devnull), known)
            for failure in bad:
                failures.append(failure)
                _complain(failure)
            console = render.open_console(sys.stdout)
            with keys.listening():
                reviewing.review(items, known, out, console, reviewing.Hands(keys.press, keys.ask))
    except OSError as error:
        raise click.ClickException(f"cannot keep '{click.format_filename(decisions)}': {error.strerror}.") from None
    click.echo(reviewing.summary(items, known), err=True)
    _finish(failures)


def _ledger(path: str | None, failures: list[Failure]) -> Ledger | None:
    """The decisions to apply, if any; lines that are none are told at once."""
    if path is None:
        return None
    from quotes.reviewing.decisions import Ledger, read

    try:
        decisions, bad = read(path)
    except OSError as error:
        raise click.ClickException(f"cannot read '{click.format_filename(path)}': {error.strerror}.") from None
    for failure in bad:
        failures.append(failure)
        _complain(failure)
    return Ledger(decisions)


def _tell_missed(ledger: Ledger, failures: list[Failure]) -> None:
    for failure in ledger.missed():
        failures.append(failure)
        _complain(failure)
    elsewhere = ledger.elsewhere()
    if elsewhere:  # no failure: a file of decisions may be about many articles, of which a few are read today
        click.echo(f"quotes: {elsewhere} decision(s) are about articles that were not read.", err=True)


def _attributed(
    articles: Iterator[Article | Failure], failures: list[Failure], register: Register | None = None
) -> Iterator[Document]:
    """Run the engine; what fails is told at once, noted in `failures`, and stops nothing else."""
    from quotes.limits import attributed

    for done, article in enumerate(articles):
        result = attributed(article, register) if isinstance(article, Article) else article
        if done == 0:
            gc.freeze()  # word lists and modules live as long as the run: no use in looking at them again
        if isinstance(result, Document):
            yield result
        else:
            failures.append(result)
            _complain(result)


def _complain(failure: Failure) -> None:
    from quotes.safe import clean

    click.echo(clean(f"quotes: {failure.where}: {failure.problem}.", single_line=True), err=True)


def _finish(failures: Sequence[Failure]) -> None:
    if failures:
        raise click.exceptions.Exit(FAILED)


def _is_same_file(path: str, output: str) -> bool:
    # A terminal or a device may be both ends at once; only a file would be lost.
    names = path != STDIN and output != STDOUT and Path(output).is_file() and Path(path).is_file()
    return names and Path(output).samefile(path)


@contextmanager
def _opened(output: str, file_encoding: str | None = "utf-8") -> Iterator[Any]:
    """Standard output, or a file that takes its name only when everything has been written.

    Bytes where `file_encoding` is None. Text is always UTF-8, and newlines are left to the writer,
    because those of CSV are the same everywhere.
    """
    mode, newline = ("wb", None) if file_encoding is None else ("w", "")
    target = Path(output).resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if output == STDOUT:
            sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
            yield sys.stdout.buffer if file_encoding is None else sys.stdout
            sys.stdout.flush()
        elif target.exists() and not target.is_file():  # a device or a pipe, which nothing may replace
            with open(target, mode, encoding=file_encoding and "utf-8", newline=newline) as out:
                yield out
        else:
            with open(part, mode, encoding=file_encoding, newline=newline) as out:
                yield out
            os.replace(part, target)
    except BrokenPipeError:
        raise  # the reader, such as `head`, has had enough: click ends quietly
    except OSError as error:
        if output == STDOUT:
            sys.stdout = open(os.devnull, "w")  # or Python would try once more to write what is left
        name = "standard output" if output == STDOUT else f"'{click.format_filename(output)}'"
        raise click.ClickException(f"cannot write {name}: {error.strerror}.") from None
    finally:
        if output != STDOUT:
            part.unlink(missing_ok=True)


def _with_progress(documents: Iterator[Document], paths: Sequence[str], output: str) -> Iterator[Document]:
    """Count the documents on standard error, where somebody is likely to watch and wait."""
    unknown = any(format_of(path) not in ("text", "html") or not Path(path).is_file() for path in paths)
    seen = output == STDOUT and sys.stdout.isatty()  # the data itself shows how far we are
    if seen or not sys.stderr.isatty() or not (unknown or len(paths) > 1):
        return documents
    from rich.console import Console
    from rich.progress import track

    total = None if unknown else len(paths)
    return iter(track(documents, "Attributing", total=total, console=Console(stderr=True), transient=True))


from quotes.cli import archives  # noqa: E402, F401  (its commands belong to this group, and need it)
