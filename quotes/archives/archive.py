"""Files of articles into an archive: read, attributed by worker processes, written batch by batch.

The order of the rows is that in which the files are read, whatever the number of jobs. What a run
finds unchanged it skips, so a run that was killed is continued by the same command, and ends as if
it had never been interrupted.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from typing import NamedTuple

from quotes.archives import store
from quotes.archives.version import recipe
from quotes.archives.workers import answers
from quotes.reading import Failure, Meter, Options, Record, parse, records
from quotes.resolving.register import Register

# A batch is what is lost when the process is killed, and what is sent to a worker at once.
BATCH_BYTES = 256_000
BATCH_ARTICLES = 100

Recipes = Callable[[str], str]  # what an article of a kind is made by


@dataclass(slots=True)
class Counts:
    """How far a run got."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: int = 0
    quotes: int = 0  # found by this run

    @property
    def articles(self) -> int:
        return self.new + self.changed + self.unchanged + self.skipped


class Task(NamedTuple):
    """A record on its way through a worker, or a failure that keeps its place in the order."""

    record: Record | Failure
    sha256: str = ""


def archive(
    paths: Sequence[str],
    path: str,
    options: Options = Options(),
    *,
    register: Register | None = None,
    jobs: int = 1,
    watch: Callable[[Counts, Meter], None] = lambda counts, meter: None,
    complain: Callable[[Failure], None] = lambda failure: None,
) -> Counts:
    """Attribute all articles of `paths` into the archive at `path`.

    `watch` is called after every batch, `complain` with whatever is skipped; the table `errors` has that, too.

    A `register` of people tells full names and ids; when it has changed all articles are attributed anew.
    Raises `StoreError` where the archive cannot be written; what was committed stays.
    """
    counts, meter = Counts(), Meter()
    made_by: Recipes = cache(partial(recipe, options=options, register=register))
    db = store.create(path)
    try:
        with store.complaints(path, "write"):
            db.execute("CREATE TEMP TABLE seen (place TEXT PRIMARY KEY, sha256 TEXT) WITHOUT ROWID")
            batches = _batches(db, records(paths, options, meter), made_by, counts)
            for batch, found in answers(partial(work, options=options, register=register), lost, batches, jobs):
                with store.transaction(db):
                    for task, result in zip(batch, found):
                        failure = _write(db, task, result, made_by, counts)
                        if failure:
                            complain(failure)
                watch(counts, meter)
            store.finish(db)
            watch(counts, meter)
    finally:
        db.close()
    return counts


def work(task: Task, options: Options, register: Register | None) -> store.Entry | Failure:
    """What a worker does: bytes to article, article to document, document to rows."""
    from quotes.limits import attributed

    if isinstance(task.record, Failure):
        return task.record
    article = parse(task.record, options)
    if isinstance(article, Failure):
        return article
    document = attributed(article, register)
    if isinstance(document, Failure):
        return document
    try:
        return store.entry(document)
    except Exception as error:  # a fault of ours must not cost an archive the rest of its articles
        return Failure(where=article.id, problem=f"cannot be stored, please report it ({error!r})")


def lost(task: Task) -> Failure:
    """What is noted of an article that ended its process."""
    return Failure(where=task.record.where, problem="ended the process that read it; was there too little memory?")


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _batches(
    db: sqlite3.Connection, found: Iterator[Record | Failure], made_by: Recipes, counts: Counts
) -> Iterator[list[Task]]:
    """What must be done, in batches; what is unchanged since it was done is left out."""
    batch: list[Task] = []
    size = 0
    own = _own_files(db)
    for record in found:
        if isinstance(record, Failure) and os.path.realpath(record.where) in own:
            continue  # the archive may stand in the folder that it is made of
        task = Task(record) if isinstance(record, Failure) else Task(record, sha256(record.data).hexdigest())
        if isinstance(record, Record):
            earlier = _earlier(db, task)
            if earlier is not None and earlier != task.sha256:
                task = Task(Failure(where=record.where, problem="has the place of an earlier article in the same run"))
            elif earlier is not None or _is_known(db, record, task.sha256, made_by):
                counts.unchanged += 1
                continue
        batch.append(task)
        size += len(record.data) if isinstance(record, Record) else 0
        if size >= BATCH_BYTES or len(batch) >= BATCH_ARTICLES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _own_files(db: sqlite3.Connection) -> set[str]:
    path = next(os.path.realpath(file) for _, name, file in db.execute("PRAGMA database_list") if name == "main")
    return {path, *(f"{path}-{part}" for part in ("wal", "shm", "journal"))}


def _earlier(db: sqlite3.Connection, task: Task) -> str | None:
    """The hash of an article that had the same place in this run: archives may hold a name twice."""
    place = task.record.where
    if db.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (place, task.sha256)).rowcount:
        return None
    (earlier,) = db.execute("SELECT sha256 FROM seen WHERE place = ?", (place,)).fetchone()
    return str(earlier)


def _is_known(db: sqlite3.Connection, record: Record, sha256: str, made_by: Recipes) -> bool:
    known = db.execute("SELECT sha256, made_by FROM articles WHERE place = ?", (record.where,)).fetchone()
    if known != (sha256, made_by(record.kind)):
        return False
    if db.execute("SELECT 1 FROM errors WHERE place = ?", (record.where,)).fetchone():
        db.execute("DELETE FROM errors WHERE place = ?", (record.where,))  # it was broken once, and is whole again
    return True


def _write(
    db: sqlite3.Connection, task: Task, result: store.Entry | Failure, made_by: Recipes, counts: Counts
) -> Failure | None:
    """Keep what a worker has made of a task; where it has failed, note that and give it back."""
    place = task.record.where
    if isinstance(task.record, Failure) or isinstance(result, Failure):
        failure = Failure(where=place, problem=result.problem if isinstance(result, Failure) else "")
        store.fail(db, failure.where, failure.problem)
        counts.skipped += 1
        return failure
    if store.save(db, place, task.sha256, made_by(task.record.kind), result):
        counts.changed += 1
    else:
        counts.new += 1
    counts.quotes += len(result.quotes)
    return None
