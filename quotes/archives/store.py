"""The SQLite file behind `quotes archive`: what is written to it and how it becomes documents again.

The tables are in schema.sql. Whoever writes holds one transaction a batch, in write-ahead mode, so
a process killed at any moment leaves whole batches and nothing else.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from quotes.archives.dates import day
from quotes.model import Document, Metadata, Passage, Quote, QuoteType, Speaker, SpeakerKind, Stance, Step

SCHEMA = 2  # raised whenever schema.sql changes: an older file is refused, not misread
APPLICATION = 0x71756F74  # "quot": tells an archive from other SQLite files
MAGIC = b"SQLite format 3\0"

Value = str | int | float | None
Span = tuple[int, int]


class StoreError(Exception):
    """A file that is no archive or cannot be written; the message is for the user."""


class QuoteRow(NamedTuple):
    """A quote as its worker hands it over: values for `quotes`, its speaker, values for `steps`."""

    values: tuple[Value, ...]
    speaker: tuple[str, str, str] | None  # name, kind and id in the register
    steps: tuple[tuple[Value, ...], ...]


class Entry(NamedTuple):
    """An attributed article as its worker hands it over; cheap to send from process to process."""

    values: tuple[Value, ...]  # from `name` to `encoding`, in the order of the table
    text: str
    quotes: tuple[QuoteRow, ...]


def entry(document: Document) -> Entry:
    """A document as the rows that `save` writes."""
    about = document.metadata
    dated = (about.title, about.byline, about.date, day(about.date), about.url)
    quotes = tuple(_quote(number, quote) for number, quote in enumerate(document.quotes, start=1))
    return Entry((document.id, *dated, document.encoding or ""), document.text, quotes)


def _quote(number: int, quote: Quote) -> QuoteRow:
    spans = {
        "content": [passage[:2] for passage in quote.content],
        "source": quote.source and quote.source[:2],
        "cue": [passage[:2] for passage in quote.cue],
        "sentence": quote.sentence[:2],
    }
    values = (
        number,
        quote.text,
        quote.type.value,
        quote.stance.value,
        quote.source.text if quote.source else None,
        quote.cue_text or None,
        quote.sentence.text,
        quote.paragraph,
        quote.start,
        quote.end,
        quote.rule,
        quote.confidence,
        json.dumps(spans, separators=(",", ":")),
    )
    steps = tuple(
        (place, step.rule, *(step.words[:2] if step.words else (None, None)), step.note)
        for place, step in enumerate(quote.steps, start=1)
    )
    who = quote.speaker
    return QuoteRow(values, (who.name, who.kind.value, who.id) if who else None, steps)


# --- opening


def is_archive(path: str) -> bool:
    """Whether `path` is a SQLite file, by its first bytes."""
    try:
        with open(path, "rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def create(path: str) -> sqlite3.Connection:
    """Open the archive at `path` to write to it, made if it is not there."""
    new = not Path(path).exists() or Path(path).stat().st_size == 0
    if not new and not is_archive(path):
        raise StoreError(f"'{path}' is no SQLite file; name another with --db")
    with complaints(path, "write"):
        db = sqlite3.connect(path, timeout=30, isolation_level=None)
        (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables:
            _check(db, path)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")  # a power cut may cost the last batches, never the file
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA cache_size = -32000")
        if not tables:
            with transaction(db):
                for statement in _statements((files("quotes.archives") / "schema.sql").read_text("utf-8")):
                    db.execute(statement)
                db.execute(f"PRAGMA application_id = {APPLICATION}")
                db.execute(f"PRAGMA user_version = {SCHEMA}")
    return db


def connect(path: str) -> sqlite3.Connection:
    """Open the archive at `path` to read it."""
    if not Path(path).is_file():
        raise StoreError(f"there is no file '{path}'; quotes archive makes one")
    if not is_archive(path):
        raise StoreError(f"'{path}' is no archive; quotes archive makes one")
    with complaints(path, "read"):
        db = sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True, timeout=30)
        db.row_factory = sqlite3.Row
        _check(db, path)
    return db


@contextmanager
def complaints(path: str, verb: str) -> Iterator[None]:
    """What SQLite has to complain of, as a sentence for the user."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"cannot {verb} '{path}': {error}") from None


def _check(db: sqlite3.Connection, path: str) -> None:
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        raise StoreError(f"'{path}' is a SQLite file of something else; name another")
    if version != SCHEMA:
        raise StoreError(
            f"'{path}' was made by another version of quotes (schema {version}, here {SCHEMA}); make it anew"
        )


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would commit between them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


# --- writing


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. (The connection's own manager never says BEGIN.)"""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:  # where the disk is full SQLite has rolled back by itself
            db.execute("ROLLBACK")
        raise


def save(db: sqlite3.Connection, place: str, sha256: str, made_by: str, entry: Entry) -> bool:
    """Write an article and its quotes, in the place of an older state of it; whether there was one."""
    values = (*entry.values, sha256, made_by, len(entry.quotes), entry.text)
    known = db.execute("SELECT id FROM articles WHERE place = ?", (place,)).fetchone()
    if known:
        (article,) = known
        db.execute("DELETE FROM quotes WHERE article = ?", (article,))
        db.execute(
            "UPDATE articles SET (name, title, byline, date, day, url, encoding, sha256, made_by, quotes, text)"
            " = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?",
            (*values, article),
        )
    else:
        article = db.execute(
            "INSERT INTO articles (place, name, title, byline, date, day, url, encoding, sha256, made_by, quotes, text)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (place, *values),
        ).lastrowid
    for quote in entry.quotes:
        speaker = _speaker(db, quote.speaker) if quote.speaker else None
        number = db.execute(
            "INSERT INTO quotes (article, speaker, number, quote, type, stance, source, cue, sentence, paragraph,"
            ' start, "end", rule, confidence, spans) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            (article, speaker, *quote.values),
        ).lastrowid
        db.executemany("INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?)", [(number, *step) for step in quote.steps])
    db.execute("DELETE FROM errors WHERE place = ?", (place,))
    return known is not None


def _speaker(db: sqlite3.Connection, speaker: tuple[str, str, str]) -> int:
    find = "SELECT id FROM speakers WHERE name = ? AND kind = ? AND register_id = ?"
    known = db.execute(find, speaker).fetchone()
    if known is None:
        return db.execute("INSERT INTO speakers (name, kind, register_id) VALUES (?, ?, ?)", speaker).lastrowid or 0
    number: int = known[0]
    return number


def fail(db: sqlite3.Connection, place: str, problem: str) -> None:
    """Note what was skipped and why."""
    db.execute("INSERT OR REPLACE INTO errors (place, problem) VALUES (?, ?)", (place, problem))


def finish(db: sqlite3.Connection) -> None:
    """Leave one plain file, quick to search: to be called when a run has come to its end.

    All is done even where this run wrote nothing: an earlier one may have been killed before it came here.
    """
    with transaction(db):
        db.execute("DELETE FROM speakers WHERE NOT EXISTS (SELECT 1 FROM quotes WHERE speaker = speakers.id)")
        db.execute("INSERT INTO quotes_fts (quotes_fts) VALUES ('optimize')")
    try:
        db.execute("PRAGMA journal_mode = DELETE")  # media that cannot be written to can hold it then
    except sqlite3.OperationalError:  # somebody reads it just now
        pass


# --- reading


def document(db: sqlite3.Connection, article: int) -> Document:
    """The article with the number `article` as the engine had read it, without its cast's mentions."""
    row = db.execute("SELECT * FROM articles WHERE id = ?", (article,)).fetchone()
    text: str = row["text"]
    found = db.execute(
        "SELECT quotes.*, name, kind, register_id FROM quotes LEFT JOIN speakers ON speakers.id = speaker"
        " WHERE article = ? ORDER BY number",
        (article,),
    )
    quotes = tuple(_read_quote(db, quote, text) for quote in found)
    return Document(
        text=text,
        quotes=quotes,
        speakers=tuple(dict.fromkeys(quote.speaker for quote in quotes if quote.speaker)),
        paragraphs=(),
        id=row["name"],
        encoding=row["encoding"],
        metadata=Metadata(title=row["title"], byline=row["byline"], date=row["date"], url=row["url"]),
    )


def _read_speaker(row: sqlite3.Row) -> Speaker:
    return Speaker(name=row["name"], kind=SpeakerKind(row["kind"]), id=row["register_id"])


def _read_quote(db: sqlite3.Connection, row: sqlite3.Row, text: str) -> Quote:
    def passage(span: Span) -> Passage:
        return Passage(*span, text[span[0] : span[1]])

    spans = json.loads(row["spans"])
    steps = db.execute("SELECT * FROM steps WHERE quote = ? ORDER BY number", (row["id"],))
    return Quote(
        type=QuoteType(row["type"]),
        content=tuple(map(passage, spans["content"])),
        source=passage(spans["source"]) if spans["source"] else None,
        cue=tuple(map(passage, spans["cue"])),
        speaker=_read_speaker(row) if row["name"] is not None else None,
        stance=Stance(row["stance"]),
        rule=row["rule"],
        confidence=row["confidence"],
        paragraph=row["paragraph"],
        sentence=passage(spans["sentence"]),
        steps=tuple(
            Step(
                rule=step["rule"],
                words=None if step["start"] is None else passage((step["start"], step["end"])),
                note=step["note"],
            )
            for step in steps
        ),
    )
