"""Archives: the same rows whatever happens on the way, and nothing lost that is not named."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from test_containers import PACKED

from quotes import attribute
from quotes.archives import archive as archiving
from quotes.archives import store
from quotes.archives.archive import archive
from quotes.archives.workers import answers
from quotes.reading import Options
from quotes.resolving.register import Entry, Register

ROOT = Path(__file__).resolve().parents[2]
TABLES = ("articles", "speakers", "quotes", "steps", "errors")
NAMES = ("Mary Smith", "Jo Ray", "Ana Pohl", "Tom Okafor", "Li Wei")


def article(number: int) -> str:
    name = NAMES[number % len(NAMES)]
    return (
        f"“We counted {number} boats,” said {name}, the mayor. She denied that number {number * 7} was lost.\n\n"
        f"“It will take {number + 2} years,” {name.split()[-1]} added. “Nobody knows.”\n"
    )


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of sixty articles of every sort, one of which cannot be read."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number:02}.txt").write_text(article(number), "utf-8")
    records = (
        {"id": f"r{n}", "text": article(n), "date": f"May {n - 19}, 2026", "title": f"T{n}"} for n in range(20, 60)
    )
    (folder / "more.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    (folder / "bad.jsonl").write_text("{\n", "utf-8")
    return folder


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archiving, "BATCH_ARTICLES", 4)


def tables(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    db.execute("INSERT INTO quotes_fts (quotes_fts, rank) VALUES ('integrity-check', 1)")  # the index agrees, too
    db.rollback()
    found = {table: db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in TABLES}
    db.close()
    return found


def made(path: Path, *paths: Path, **options: Any) -> dict[str, list[tuple[Any, ...]]]:
    archive([str(each) for each in paths], str(path), **options)
    return tables(path)


def test_the_rows_say_what_the_engine_says(tmp_path: Path, news: Path) -> None:
    made(tmp_path / "a.db", news)
    db = store.connect(str(tmp_path / "a.db"))
    for number, place in db.execute("SELECT id, place FROM articles").fetchall():
        document = store.document(db, number)
        fresh = attribute(document.text)
        assert document.id and [quote.steps for quote in document.quotes] == [quote.steps for quote in fresh.quotes]
        for ours, theirs in zip(document.quotes, fresh.quotes, strict=True):
            assert (ours.content, ours.source, ours.cue, ours.sentence) == (
                theirs.content, theirs.source, theirs.cue, theirs.sentence
            )  # fmt: skip
            assert (ours.speaker and ours.speaker.name) == (theirs.speaker and theirs.speaker.name)
            assert document.text[ours.start : ours.end].startswith(ours.content[0].text)
    row = db.execute("SELECT name, title, date, day FROM articles WHERE place LIKE '%more.jsonl:1'").fetchone()
    assert tuple(row) == ("r20", "T20", "May 1, 2026", "2026-05-01")
    assert [tuple(row) for row in db.execute("SELECT place, substr(problem, 1, 17) FROM errors")] == [
        (f"{news}/bad.jsonl:1", "is not valid JSON")
    ]


def test_two_jobs_write_the_same_rows_as_one(tmp_path: Path, news: Path) -> None:
    assert made(tmp_path / "one.db", news, jobs=1) == made(tmp_path / "two.db", news, jobs=2)


def test_what_is_unchanged_is_skipped_and_what_has_changed_is_replaced(tmp_path: Path, news: Path) -> None:
    path = tmp_path / "a.db"
    first = made(path, news)
    counts = archive([str(news)], str(path))
    assert (counts.new, counts.changed, counts.unchanged, counts.skipped, counts.quotes) == (0, 0, 60, 1, 0)
    assert tables(path) == first

    (news / "05.txt").write_text("“I resign,” said Zoe Adams.\n", "utf-8")
    (news / "99.txt").write_text(article(99), "utf-8")
    (news / "bad.jsonl").write_text('{"text": "Mended."}\n', "utf-8")
    counts = archive([str(news)], str(path))
    assert (counts.new, counts.changed, counts.unchanged, counts.skipped) == (2, 1, 59, 0)
    after = tables(path)
    assert [row[0] for row in after["articles"]] == list(range(1, 63)) and after["errors"] == []
    changed = [row[3] for row in after["quotes"] if row[1] == 6]
    assert changed == ["I resign,"] and "Zoe Adams" in {row[1] for row in after["speakers"]}
    (news / "05.txt").write_text(article(5), "utf-8")
    archive([str(news)], str(path))
    assert "Zoe Adams" not in {row[1] for row in tables(path)["speakers"]}  # nobody is left who was never quoted


def test_another_version_of_the_engine_reads_anew(tmp_path: Path, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path / "a.db", news)
    monkeypatch.setattr("quotes.archives.version.engine", lambda: "quotes 9")
    counts = archive([str(news)], str(tmp_path / "a.db"))
    assert (counts.new, counts.changed, counts.unchanged) == (0, 60, 0)


def test_a_place_that_comes_twice_with_other_words_is_told(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed, pytest.warns(UserWarning, match="Duplicate"):
        for number in (1, 1, 2):
            packed.writestr("a.txt", article(number))
    counts = archive([str(tmp_path / "a.zip")], str(tmp_path / "a.db"))
    assert (counts.new, counts.unchanged, counts.skipped) == (1, 1, 1)


# --- killed, and continued


def run(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    code = "from quotes.archives import archive; archive.BATCH_ARTICLES = 4; from quotes.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", code, "archive", *arguments], env=environment, stderr=subprocess.PIPE, **options
    )


def test_killed_at_any_moment_and_continued_it_is_as_if_never_interrupted(tmp_path: Path, news: Path) -> None:
    expected = made(tmp_path / "whole.db", news)
    path = tmp_path / "killed.db"
    chance = random.Random(4)
    killed = 0
    for _ in range(4):
        process = run(str(news), "--db", str(path), "--jobs", "1")
        log = tmp_path / "killed.db-wal"
        while not log.exists() and process.poll() is None:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.2))  # somewhere among the batches, however quick the machine
        process.kill()
        killed += process.wait() == -signal.SIGKILL
    process = run(str(news), "--db", str(path), "--jobs", "2")
    assert process.wait() == 1 and b"bad.jsonl:1" in process.stderr.read()
    assert killed and tables(path) == expected
    assert sorted(each.name for each in tmp_path.iterdir()) == ["killed.db", "news", "whole.db"]


def test_interrupted_it_says_how_to_go_on(tmp_path: Path, news: Path) -> None:
    process = run("-", "--input-format", "jsonl", "--db", str(tmp_path / "a.db"), "--jobs", "2", stdin=subprocess.PIPE)
    process.stdin.write((news / "more.jsonl").read_bytes())
    process.stdin.flush()
    deadline = time.monotonic() + 20
    while not (tmp_path / "a.db-wal").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)  # an import that is still going on would swallow the signal
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    assert process.stderr.read() == b"Interrupted; the same command goes on from here.\n"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.db", "news"]


def _survive(question: int) -> int:
    if question == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return question * 2


def _lost(question: int) -> int:
    return -1


def test_what_kills_its_process_is_lost_alone_and_in_its_place() -> None:
    batches = iter([range(start, start + 5) for start in range(0, 40, 5)])
    found: Iterator[tuple[Any, list[int]]] = answers(_survive, _lost, batches, 2)
    assert [answer for _, each in found for answer in each] == [2 * n if n != 13 else -1 for n in range(40)]


def test_workers_end_with_their_parent(tmp_path: Path, news: Path) -> None:
    process = run("-", "--input-format", "jsonl", "--db", str(tmp_path / "a.db"), "--jobs", "2", stdin=subprocess.PIPE)
    process.stdin.write((news / "more.jsonl").read_bytes())
    process.stdin.flush()
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        process.kill()
        pytest.skip("this system does not list the children of a process")
    deadline = time.monotonic() + 20
    while len(children.read_text().split()) < 3 and time.monotonic() < deadline:
        time.sleep(0.05)  # two workers, and the one that keeps their books
    pids = children.read_text().split()
    assert len(pids) == 3
    process.kill()
    process.wait()
    while any(_is_alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [pid for pid in pids if _is_alive(pid)] == []


def _is_alive(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


# --- no room, no permission, no archive


def test_a_full_disk_is_told_and_the_archive_stays_whole(tmp_path: Path, news: Path) -> None:
    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    path = tmp_path / "a.db"
    process = run(str(news), "--db", str(path), "--jobs", "1", preexec_fn=small)
    complaint = process.stderr.read().decode()
    assert process.wait() == 1 and complaint.count("\n") == 1 and f"cannot write '{path}'" in complaint
    before = len(tables(path)["articles"])
    assert 0 < before < 60
    assert made(path, news) == made(tmp_path / "whole.db", news)


def test_a_target_that_cannot_be_written_is_told(tmp_path: Path, news: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "text.db").write_text("a text that is no archive")
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE x (y)").connection.close()
    for name, sentence in (
        ("nowhere/a.db", "unable to open database file"),
        ("folder", "is no SQLite file"),
        ("text.db", "is no SQLite file"),
        ("other.db", "is a SQLite file of something else"),
    ):
        with pytest.raises(store.StoreError, match=sentence):
            archive([str(news)], str(tmp_path / name))
    assert (tmp_path / "text.db").read_text() == "a text that is no archive"


def test_an_archive_of_another_schema_is_refused(tmp_path: Path, news: Path) -> None:
    made(tmp_path / "a.db", news / "01.txt")
    db = sqlite3.connect(tmp_path / "a.db")
    db.execute("PRAGMA user_version = 99")
    db.close()
    for use in (lambda path: archive([str(news)], path), store.connect):
        with pytest.raises(store.StoreError, match="another version"):
            use(str(tmp_path / "a.db"))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_archive_is_told(tmp_path: Path, news: Path) -> None:
    made(tmp_path / "a.db", news / "01.txt")
    (tmp_path / "a.db").chmod(0o400)
    with pytest.raises(store.StoreError, match="readonly"):
        archive([str(news)], str(tmp_path / "a.db"))


# --- the same words in any wrapping, and what an article is made by


def test_the_wrapping_does_not_change_the_quotes(tmp_path: Path) -> None:
    found = []
    for name in ("folder", "a.zip", "a.jsonl.gz", "a.warc.gz", "a.parquet", "a.csv"):
        PACKED[name](tmp_path / name)
        rows = made(tmp_path / f"{name}.db", tmp_path / name)["quotes"]
        found.append([row[3:7] + row[7:9] for row in rows])
        assert len(rows) >= 3
    assert all(each == found[0] for each in found)


def test_options_are_part_of_the_recipe(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": article(1), "body": article(2)}) + "\n", "utf-8")
    paths = [str(tmp_path / "a.jsonl")]
    archive(paths, str(tmp_path / "a.db"))
    counts = archive(paths, str(tmp_path / "a.db"), Options(text_field="body"))
    assert counts.changed == 1


def test_a_register_is_part_of_the_recipe(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Yes,” said Bojo.", "utf-8")
    path = tmp_path / "a.db"

    def known(*entries: Entry) -> tuple[int, int, set[tuple[str, str]]]:
        counts = archive([str(tmp_path / "a.txt")], str(path), register=Register(entries) if entries else None)
        db = store.connect(str(path))
        who = {(row["speaker"], row["register_id"]) for row in db.execute("SELECT * FROM all_quotes")}
        assert {(quote.speaker.name, quote.speaker.id) for quote in store.document(db, 1).quotes} == who
        return counts.changed, counts.unchanged, who

    johnson = Entry(name="Boris Johnson", aliases=("Bojo",), id="Q2")
    assert known()[2] == {("Bojo", "")}
    assert known(johnson) == (1, 0, {("Boris Johnson", "Q2")})
    assert known(johnson) == (0, 1, {("Boris Johnson", "Q2")})
    assert known(replace(johnson, id="Q3")) == (1, 0, {("Boris Johnson", "Q3")})
    assert known() == (1, 0, {("Bojo", "")})
