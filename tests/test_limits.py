"""What is too long or takes too long is reported with the way out, and stops no other."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from quotes import Document, limits
from quotes.archives.archive import archive
from quotes.cli import main
from quotes.limits import attributed
from quotes.reading import Article, Failure, Options, read

SAID = "“It works,” said Ana Pohl."


def test_an_article_of_too_many_characters_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    texts = (SAID, SAID * 9, SAID)
    path.write_text("".join(json.dumps({"id": f"a{n}", "text": text}) + "\n" for n, text in enumerate(texts)), "utf-8")
    result = CliRunner().invoke(main, ["extract", str(path), "-f", "jsonl", "--max-chars", str(len(SAID))])
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a0", "a2"]
    assert result.stderr == f"quotes: {path}:2: has 234 characters; --max-chars allows 26.\n"


@pytest.mark.parametrize(("limit", "read_"), [(25, False), (26, True), (None, True)])
def test_the_limit_counts_characters_and_is_itself_allowed(tmp_path: Path, limit: int | None, read_: bool) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SAID, "utf-8")  # more bytes than characters
    (found,) = read([str(path)], Options(max_chars=limit))
    assert isinstance(found, Article) is read_


def test_an_archive_names_it_and_takes_it_when_the_limit_is_raised(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID * 9, "utf-8")
    (tmp_path / "b.txt").write_text(SAID, "utf-8")
    paths, db = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], str(tmp_path / "q.db")
    assert (lambda c: (c.new, c.skipped))(archive(paths, db, Options(max_chars=100))) == (1, 1)
    assert (lambda c: (c.new, c.unchanged, c.skipped))(archive(paths, db)) == (1, 1, 0)


def article(text: str) -> Article:
    return Article(id="a", text=text, encoding="utf-8")


def test_what_holds_up_the_engine_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    import quotes.engine

    def slow(text: str, **known: Any) -> None:
        import re

        time.sleep(5) if text == "sleep" else re.match(r"(?:a|a)*b", "a" * 60)

    monkeypatch.setattr(quotes.engine, "attribute", slow)
    monkeypatch.setattr(limits, "MAX_SECONDS", 0.2)
    before = signal.getsignal(signal.SIGALRM)
    for text in ("sleep", "match"):
        assert attributed(article(text)) == Failure(where="a", problem="took more than 0.2 seconds, please report it")
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@pytest.mark.parametrize("text", [f"{SAID} She added that Otto Stein was late. ", "a ", "Ana Pohl ", "“a” ", "a\n\n"])
def test_the_engine_can_be_given_up_wherever_it_is(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Python looks for the alarm by itself; the heart in C++ asks for it."""
    monkeypatch.setattr(limits, "MAX_SECONDS", 0.05)
    assert isinstance(attributed(article(text * (4_000_000 // len(text)))), Failure)


def test_a_fault_is_told_and_an_answer_is_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(attributed(article(SAID)), Document)
    import quotes.engine

    monkeypatch.setattr(quotes.engine, "attribute", lambda text, **known: 1 / 0)
    failure = attributed(article(SAID))
    assert isinstance(failure, Failure) and "please report it" in failure.problem


@pytest.mark.parametrize("shape", ["(", "[", "“", "‘", "“‘", '"', "(“", "<", "{"])
def test_depth_is_no_recursion(shape: str) -> None:
    """Nested a hundred times deeper than Python could call."""
    assert attributed(article(shape * 100_000 + "a" + shape[::-1] * 1_000)) is not None
    assert isinstance(attributed(article("“It works,” said Ana Pohl. " + shape * 100_000)), Document)


@pytest.mark.parametrize("depth", [10, 100_000])
def test_deep_json_is_an_unreadable_line_at_most(tmp_path: Path, depth: int) -> None:
    path = tmp_path / "a.jsonl"
    deep = "[" * depth + "]" * depth
    path.write_text(f'{{"text": "x", "more": {deep}}}\n{json.dumps({"text": SAID})}\n', "utf-8")
    first, second = read([str(path)])
    assert isinstance(second, Article)
    assert isinstance(first, Failure if depth > 1000 else Article)
