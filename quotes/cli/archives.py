"""The commands around an archive: `quotes archive` makes it, the others look into it.

They belong to the group of `quotes.cli`, which imports this module at its end.
"""

from __future__ import annotations

import functools
import re
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from quotes.cli import FAILED, STDOUT, _opened, main, reads_files
from quotes.extras import MissingExtra
from quotes.model import Document, QuoteType, SpeakerKind
from quotes.reading import Meter, Options, size_of
from quotes.terminal.tables import FORMATS, write

if TYPE_CHECKING:
    from rich.text import Text

    from quotes.archives.archive import Counts
    from quotes.archives.check import Answer, Near
    from quotes.archives.variants import Group

SHOWN_ERRORS = 20
DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
LINE = ("id", "quote", "speaker", "speaker_kind", "type", "stance", "article", "title", "day", "url", "cue", "sentence")


@main.command(epilog="Example: quotes archive news/ 2026.warc.gz --db quotes.db")
@reads_files
@click.option("--db", "path", default="quotes.db", show_default=True, metavar="FILE", help="The archive to fill.")
@click.option("--jobs", type=click.IntRange(min=1), help="Worker processes; 1 for none.  [default: a core each]")
def archive(paths: Sequence[str], reading: Options, path: str, jobs: int | None) -> None:
    """Attribute articles into an SQLite file that can be searched.

    Run it again to go on where it was interrupted, or after articles were added: what has not changed
    is skipped. The status is 1 when anything had to be skipped; the table errors tells what and why.
    """
    from quotes.archives.archive import archive, cores

    begun = time.monotonic()
    try:
        with _told(path), _progress(paths) as watch:
            # Even on one core two: an article that kills its process must not take the run along.
            counts = archive(paths, path, reading, jobs=jobs or max(2, cores()), watch=watch)
    except KeyboardInterrupt:
        click.echo("Interrupted; the same command goes on from here.", err=True)
        raise
    with _told(path):
        _summarize(counts, path, time.monotonic() - begun)
    if counts.skipped:
        raise click.exceptions.Exit(FAILED)


@contextmanager
def _told(path: str) -> Iterator[None]:
    """Errors of the archive as sentences."""
    from quotes.archives.store import StoreError, complaints

    try:
        with complaints(path, "read"):
            yield
    except (StoreError, MissingExtra) as error:
        raise click.ClickException(f"{_clean(str(error))}.") from None


@contextmanager
def _progress(paths: Sequence[str]) -> Iterator[Callable[[Counts, Meter], None]]:
    """Where somebody watches: how far, how fast, how long still."""
    import sys

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
        f"{_clean(path)}: {counts.new:,} articles new, {counts.changed:,} changed, {counts.unchanged:,} unchanged, "
        f"{counts.skipped:,} skipped; {counts.quotes:,} quotes in {seconds:,.1f} s.",
        err=True,
    )
    if counts.skipped:
        db = store.connect(path)
        for place, problem in db.execute("SELECT place, problem FROM errors LIMIT ?", (SHOWN_ERRORS,)):
            click.echo(f"  {_clean(place)}: {_clean(problem)}.", err=True)
        (all,) = db.execute("SELECT count(*) FROM errors").fetchone()
        if all > SHOWN_ERRORS:
            click.echo(f"  … and {all - SHOWN_ERRORS:,} more, all in the table errors.", err=True)


# --- looking into it


def looks_into(default_limit: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of all that list rows of an archive, and an open `db`."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @click.option("-f", "--format", type=click.Choice(FORMATS), default="text", show_default=True)
        @click.option(
            "-n",
            "--limit",
            type=click.IntRange(min=1),
            default=default_limit,
            show_default=True,
            help="At most so many.",
        )
        @functools.wraps(command)
        def with_archive(path: str, **options: Any) -> None:
            with _told(path):
                command(connected(path), **options)

        return with_archive

    return decorate


def connected(path: str) -> sqlite3.Connection:
    from quotes.archives.store import connect

    return connect(path)


def _day(end: str) -> Callable[[click.Context, click.Parameter, str | None], str]:
    """A day, month or year as the day on which it begins or ends."""

    def whole_day(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
        if value and not DAY.fullmatch(value):
            raise click.BadParameter(f"'{_clean(value)}' is no date like 2026, 2026-05 or 2026-05-01.")
        return value + end[len(value) :] if value else ""

    return whole_day


@main.command(epilog="Example: quotes search quotes.db '“fuel duty” tax*' --since 2020")
@click.argument("path", metavar="DB")
@click.argument("words", nargs=-1)
@click.option("--speaker", default="", help="Any part of a name, in whole words.")
@click.option(
    "--since", callback=_day("YYYY-01-01"), metavar="DATE", help="Articles of this day, month or year, or later."
)
@click.option("--until", callback=_day("YYYY-12-31"), metavar="DATE", help="… or earlier.")
@click.option("--type", "type_", type=click.Choice([*QuoteType]), default=None)
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
    rows = search(db, query, limit)
    if format != "text":
        _write(rows, LINE, format)
    elif not rows:
        click.echo("No quotes found.", err=True)
    else:
        _print(line for row in rows for line in (_heading(row), _snippet(row["snippet"], HIT)))


@main.command(epilog="Example: quotes speakers quotes.db -n 50 --kind person")
@click.argument("path", metavar="DB")
@click.option("--kind", "kinds", type=click.Choice([*SpeakerKind]), multiple=True, help="May be given more than once.")
@looks_into(20)
def speakers(db: sqlite3.Connection, kinds: Sequence[str], format: str, limit: int) -> None:
    """Rank speakers by how often they are quoted.

    The same name is taken for the same speaker in all articles.
    """
    from quotes.archives.search import speakers

    rows = speakers(db, limit, kinds)
    if format != "text":
        _write(rows, ("name", "kind", "quotes", "articles"), format)
        return
    from rich.text import Text

    width = max((len(f"{row['quotes']:,}") for row in rows), default=1)
    _print(
        Text(
            f"{row['quotes']:>{width},} quotes in {row['articles']:,} articles"
            f"  {_clean(str(row['name']))} ({row['kind']})"
        )
        for row in rows
    )


@main.command(epilog="Example: quotes check 'It is not going to work' --speaker Smith --db quotes.db")
@click.argument("words")
@click.option("--speaker", default="", help="Who is said to have said it: any part of a name, in whole words.")
@click.option("--db", "path", default="quotes.db", show_default=True, metavar="FILE", help="The archive to look in.")
@looks_into(5)
def check(db: sqlite3.Connection, words: str, speaker: str, format: str, limit: int) -> None:
    """Did they say this? Look for WORDS, and tell what is different where they were printed.

    The verdict is verbatim, altered, same words by somebody else, or not found. In the comparison [-words-]
    were asked for and not printed, {+words+} were printed and not asked for.
    """
    from quotes.archives.check import WORD, check

    if not WORD.search(words):
        raise click.UsageError("Give the words to look for, in quotation marks.")
    answer = check(db, words, speaker, limit=limit)
    if format != "text":
        rows = [_near_row(answer, near) for near in answer.near] or [
            dict.fromkeys(NEAR) | {"verdict": answer.finding.value}
        ]
        _write(rows, NEAR, format)
        return
    from rich.text import Text

    _print([Text(_verdict(answer, speaker), style="bold"), *(line for near in answer.near for line in _near(near))])


NEAR = ("verdict", "likeness", "by_speaker", "difference", *LINE)


def _near_row(answer: Answer, near: Near) -> dict[str, object]:
    verdict = {"verdict": answer.finding.value, "likeness": round(near.likeness, 3), "by_speaker": near.by_speaker}
    return {**near.row, **verdict, "difference": _difference(near).plain}


def _verdict(answer: Answer, speaker: str) -> str:
    from quotes.archives.check import Finding

    if answer.finding is Finding.NOT_FOUND:
        return f"Not found in {answer.quotes:,} quotes."
    chosen = (
        near for near in answer.near if near.by_speaker or answer.finding not in (Finding.VERBATIM, Finding.ALTERED)
    )
    best = next(chosen)
    name = _clean(best.row["speaker"] or "a speaker who could not be told")
    if answer.finding is Finding.VERBATIM:
        verdict = f"Verbatim: printed so as words of {name}"
    elif answer.finding is Finding.ALTERED:
        changed = sum(not piece.same for piece in best.pieces)
        verdict = f"Altered: {name} is quoted with {changed} {'difference' if changed == 1 else 'differences'}"
    elif answer.finding is Finding.NOBODY:
        verdict = f"Same words, speaker unknown: no quote by {_clean(speaker)}, and who said them could not be told"
    else:
        like = "Same words" if best.likeness == 1 else "Similar words"
        verdict = f"{like} by somebody else: printed as words of {name}, not of {_clean(speaker)}"
    return f"{verdict}{_stance(best.row)}."


def _stance(row: Mapping[str, Any]) -> str:
    """What must not be overlooked: that the words were reported as not said."""
    told = {"denied": "who denied it", "unsaid": "who did not say it", "asked": "as a question"}
    return f", {told[row['stance']]}" if row["stance"] in told else ""


def _near(near: Near) -> Iterator[Text]:
    yield _heading(near.row, f"{near.likeness:.0%}")
    yield _difference(near)


def _difference(near: Near) -> Text:
    from rich.text import Text

    line = Text()
    for piece in near.pieces:
        if piece.same:
            line.append(f" {_clean(piece.said)}")
        else:
            line.append(f" [-{_clean(piece.asked)}-]" if piece.asked else "", style="red")
            line.append(f" {{+{_clean(piece.said)}+}}" if piece.said else "", style="green")
    return line[1:]


@main.command(epilog="Example: quotes variants quotes.db --differing -n 100")
@click.argument("path", metavar="DB")
@click.option("--differing", is_flag=True, help="Only quotes whose wording or speaker is not the same everywhere.")
@looks_into(20)
def variants(db: sqlite3.Connection, differing: bool, format: str, limit: int) -> None:
    """Find the same quote in several articles, and where they differ in its words or its speaker."""
    from quotes.archives.variants import variants

    found = [group for group in variants(db) if not differing or group.wording_differs or group.speaker_differs]
    if format != "text":
        columns = ("group", "wording_differs", "speaker_differs", *LINE)
        _write(
            (row for number, group in enumerate(found[:limit], start=1) for row in _group_rows(number, group)),
            columns,
            format,
        )
    elif not found:
        click.echo("No quote stands in more than one article.", err=True)
    else:
        _print(line for number, group in enumerate(found[:limit], start=1) for line in _group(number, group))


def _group_rows(number: int, group: Group) -> Iterator[dict[str, object]]:
    for row in group.rows:
        flags = {"wording_differs": group.wording_differs, "speaker_differs": group.speaker_differs}
        yield {**row, "group": number, **flags}


def _group(number: int, group: Group) -> Iterator[Text]:
    from rich.text import Text

    flags = [what for what, true in (("wording", group.wording_differs), ("speaker", group.speaker_differs)) if true]
    note = f": {' and '.join(flags)} not the same" if flags else ""
    yield Text(f"{number}. in {group.articles:,} articles{note}", style="bold")
    printed: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in group.rows:
        printed.setdefault((row["quote"], row["speaker"] or "speaker unknown"), []).append(row)
    for (quote, name), rows in list(printed.items())[:10]:
        more = f" and {len(rows) - 1:,} more" if len(rows) > 1 else ""
        yield Text(f"   {_clean(name)}: “{_clean(quote)}” [{rows[0]['id']}] {_clean(rows[0]['article'])}{more}")
    if len(printed) > 10:
        yield Text(f"   … and {len(printed) - 10:,} more wordings")


# --- articles of an archive, for `quotes show DB ID`


def documents(path: str, names: Sequence[str]) -> Iterator[Document]:
    """The articles with quotes of these numbers, or articles of these places or names."""
    from quotes.archives.store import document

    with _told(path):
        db = connected(path)
        if not names:
            raise click.UsageError(
                "Name quotes by their numbers (as search shows them), or articles by their place or name."
            )
        for name in names:
            number = re.fullmatch(r"\[?(\d{1,18})\]?", name)
            found = number and db.execute("SELECT article FROM quotes WHERE id = ?", (int(number[1]),)).fetchone()
            text = name.encode("utf-8", "replace").decode()
            found = found or db.execute("SELECT id FROM articles WHERE place = ?1 OR name = ?1", (text,)).fetchone()
            if not found:
                raise click.ClickException(f"'{_clean(path)}' has no quote and no article '{_clean(name)}'.")
            yield document(db, found[0])


# --- output


def _write(rows: Iterable[Mapping[str, object]], columns: Sequence[str], format: str) -> None:
    with _opened(STDOUT) as out:
        write(rows, columns, format, out)


def _print(lines: Iterable[Text]) -> None:
    from quotes.terminal.render import open_console

    with _opened(STDOUT) as out:
        console = open_console(out)
        for line in lines:
            console.print(line)


def _heading(row: Mapping[str, Any], note: str = "") -> Text:
    from rich.text import Text

    about = (
        row["speaker"] or "speaker unknown",
        row["stance"] if row["stance"] != "asserted" else "",
        row["day"],
        row["title"],
    )
    words = " — ".join(_clean(each) for each in about if each)
    place = _clean(row["article"])
    return Text.assemble((f"[{row['id']}] ", "bold"), (f"{note} " if note else ""), words, (f" ({place})", "dim"))


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
    cleaned = _clean(text)
    return f"{' ' * (text[:1].isspace())}{cleaned}{' ' * (bool(cleaned) and text[-1:].isspace())}"


def _clean(text: str) -> str:
    from quotes.safe import clean

    return clean(text, single_line=True)
