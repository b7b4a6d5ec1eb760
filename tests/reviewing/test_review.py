"""The review: what is asked and in which order, and that no decision is ever lost."""

from __future__ import annotations

import io
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from handmade import DENIED, DIRECT, DOCUMENT, quoting
from rich.console import Console

from quotes import SpeakerKind, Verdict, attribute
from quotes.cli import main
from quotes.reviewing.decisions import Decision, Key, read
from quotes.reviewing.review import Hands, context, queue, review, summary

ROOT = Path(__file__).resolve().parents[2]
OTHER = quoting("Yes.", speaker=None, confidence=0.99)


def played(tmp_path: Path, *answers: str, known: dict[Key, Decision] | None = None) -> tuple[list[Decision], str]:
    """The decisions in the file after these keys and lines, and what was on the screen."""
    decisions = {} if known is None else known
    path, screen, waiting = tmp_path / "d.jsonl", io.StringIO(), iter(answers)

    def ask(question: str) -> str | None:
        return next(waiting)

    def press() -> str:
        # before a key is asked for, everything that was decided is in the file
        on_disk = read(str(path))[0]
        assert {k: replace(d, where="") for k, d in on_disk.items()} == decisions
        return next(waiting)

    with open(path, "ab", buffering=0) as out:
        console = Console(file=screen, width=80)
        review(queue([DOCUMENT, OTHER], decisions), decisions, out, console, Hands(press, ask))
    return list(read(str(path))[0].values()), screen.getvalue()


def test_the_least_sure_comes_first_and_who_has_no_speaker_before_all() -> None:
    assert [item.quote for item in queue([DOCUMENT, OTHER], {})] == [OTHER.quotes[0], DENIED, DIRECT]


PLAYS = [
    (("a", "a", "a"), ["accepted"] * 3),
    (("a", "r", "q"), ["accepted", "rejected"]),
    (("\r", " ", "a"), ["accepted"]),
    (("x", "?", "\x1b[A", "r", "q"), ["rejected"]),
    (("a", "b", "r", "q"), ["rejected"]),
    (("b", "a", "q"), ["accepted"]),
    (("a", "b", "u", "q"), ["undecided"]),
    (("q",), []),
    (("\x04",), []),
]


@pytest.mark.parametrize(("keys", "verdicts"), PLAYS)
def test_keys_decide(tmp_path: Path, keys: tuple[str, ...], verdicts: list[str]) -> None:
    decisions, _ = played(tmp_path, *keys)
    assert [decision.verdict.value for decision in decisions] == verdicts


SPEAKERS = [
    (("s", "1"), ("Barack Obama", SpeakerKind.PERSON)),  # by number
    (("s", "The Kremlin"), ("The Kremlin", SpeakerKind.ORGANIZATION)),  # by name
    (("s", "Jo Ray", "x"), ("Jo Ray", SpeakerKind.PERSON)),
    (("s", "The board", "g"), ("The board", SpeakerKind.GROUP)),
    (("s", "99", "p"), ("99", SpeakerKind.PERSON)),  # no such number: a name
    (("s", "-"), ("", None)),
]


@pytest.mark.parametrize(("answers", "expected"), SPEAKERS)
def test_the_speaker_is_chosen_or_typed(
    tmp_path: Path, answers: tuple[str, ...], expected: tuple[str, SpeakerKind | None]
) -> None:
    decisions, screen = played(tmp_path, "\r", *answers, "q")
    assert [(d.speaker, d.speaker_kind, d.verdict) for d in decisions] == [(*expected, Verdict.CORRECTED)]
    assert "1 Barack Obama" in screen


def test_to_name_nobody_leaves_the_quote_as_it_was(tmp_path: Path) -> None:
    assert played(tmp_path, "s", "", "q")[0] == []
    assert played(tmp_path, "s", " ", "n", "", "q")[0] == []  # no speaker and no note is no decision


def test_a_note_stays_with_the_decision(tmp_path: Path) -> None:
    [decision], screen = played(tmp_path, "n", "look again", "a", "q")
    assert (decision.verdict, decision.note) == (Verdict.ACCEPTED, "look again")
    assert "Decided: undecided, note: look again" in screen


def test_a_note_can_be_emptied(tmp_path: Path) -> None:
    [decision], _ = played(tmp_path, "n", "look again", "n", "", "q")
    assert (decision.verdict, decision.note) == (Verdict.UNDECIDED, "")


def test_a_review_goes_on_where_it_ended(tmp_path: Path) -> None:
    known: dict[Key, Decision] = {}
    played(tmp_path, "a", "q", known=known)
    assert [item.quote for item in queue([DOCUMENT, OTHER], known)] == [DENIED, DIRECT]
    assert summary(queue([DOCUMENT, OTHER], {}), known) == "1 decided, 2 still open."


def test_the_screen_shows_words_in_their_place_and_the_reasons(tmp_path: Path) -> None:
    _, screen = played(tmp_path, "\r", "\r", "q")
    assert "“That is a tough negotiation,” he said." in screen and "The Kremlin denied" in screen
    assert "2. pronoun “Barack Obama” — the only man named before" in screen
    assert "Speaker: unknown" in screen


def test_nothing_on_the_screen_speaks_to_the_terminal() -> None:
    hostile = quoting("\x1b[2J\u202e\x00[red]x[/red]", speaker="\x9b31m", id="\x1b]0;x\x07")
    shown = context(hostile, hostile.quotes[0]).plain
    assert "\x1b" not in shown and "\u202e" not in shown and "[red]x[/red]" in shown


def test_a_long_paragraph_is_shown_in_part() -> None:
    text = "Rain fell. " * 500 + "“It works,” said Mary Smith. " + "Rain fell. " * 500
    document = attribute(text)
    shown = context(document, document.quotes[0]).plain
    assert "“It works,” said Mary Smith." in shown and len(shown) < 1_300


# --- at a terminal

ARTICLE = (
    "“It works,” said Mary Smith, the mayor. Jo Ray denied that it cost much.\n\n“Never,” said Ann Lee.\n\n"
    "“So be it,” said Bo Li, a baker.\n\nCy Poe said that it rained.\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


class Terminal:
    """`quotes review` on a terminal of its own."""

    def __init__(self) -> None:
        self.main, side = pty.openpty()
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "80", "LINES": "40"}
        command = [sys.executable, "-m", "quotes", "review", "a.txt", "--decisions", "d.jsonl"]
        self.process = subprocess.Popen(
            command, stdin=side, stdout=side, stderr=side, env=environment, start_new_session=True
        )
        os.close(side)
        self.screen = ""

    def wait(self, words: str, seconds: float = 30) -> None:
        """Read until `words` stand on the screen, and forget them."""
        deadline = time.monotonic() + seconds
        while words not in self.screen:
            assert time.monotonic() < deadline, f"no {words!r} in {self.screen!r}"
            if select.select([self.main], [], [], 0.2)[0]:
                try:
                    self.screen += os.read(self.main, 4096).decode("utf-8", "replace")
                except OSError:
                    assert words in self.screen, f"ended without {words!r}: {self.screen!r}"
        self.screen = self.screen.partition(words)[2]

    def type(self, keys: str) -> None:
        os.write(self.main, keys.encode())


@pytest.fixture
def terminal(folder: Path) -> Iterator[type[Terminal]]:
    opened: list[Terminal] = []

    class Kept(Terminal):
        def __init__(self) -> None:
            super().__init__()
            opened.append(self)

    yield Kept
    for each in opened:
        each.process.kill()
        each.process.wait()
        os.close(each.main)


def test_a_kill_loses_no_decision(folder: Path, terminal: type[Terminal]) -> None:
    total = len(attribute(ARTICLE).quotes)
    first = terminal()
    for number, key in ((1, "a"), (2, "r")):
        first.wait(f"{number} of {total}")
        first.wait("q quit")
        first.type(key)
    first.wait(f"3 of {total}")  # the next is asked, so the last must be on the disk
    first.process.kill()
    first.process.wait()
    decided, failures = read("d.jsonl")
    assert [d.verdict.value for d in decided.values()] == ["accepted", "rejected"] and not failures

    again = terminal()
    again.wait(f"1 of {total - 2}")
    again.wait("q quit")
    again.type("s")
    again.wait("Speaker: a number")
    again.type("Zoë Ray\n")
    again.wait("Kind:")
    again.type("p")
    again.wait(f"2 of {total - 2}")
    again.wait("q quit")
    again.process.send_signal(signal.SIGINT)
    assert again.process.wait(timeout=30) == 130
    assert [d.speaker for d in read("d.jsonl")[0].values()] == [None, None, "Zoë Ray"]

    last = terminal()
    last.type("\x1b[Cbq")  # typed ahead, while it starts
    last.wait(f"0 decided, {total - 3} still open.")
    assert last.process.wait(timeout=30) == 0


@pytest.mark.skipif(not shutil.which("tmux"), reason="no tmux here")
def test_it_works_under_tmux(folder: Path) -> None:
    server = ["tmux", "-L", f"quotes-test-{os.getpid()}"]
    environment = f"PYTHONPATH={ROOT}"
    command = f"{sys.executable} -m quotes review a.txt --decisions d.jsonl; sleep 30"

    def screen() -> str:
        return subprocess.run([*server, "capture-pane", "-p"], capture_output=True, text=True, check=True).stdout

    def wait(words: str) -> None:
        deadline = time.monotonic() + 30
        while not re.search(words, screen()):
            assert time.monotonic() < deadline, screen()
            time.sleep(0.1)

    start = ["new-session", "-d", "-x", "100", "-y", "40", "-e", environment, command]
    subprocess.run([*server, *start], check=True)
    try:
        total = len(attribute(ARTICLE).quotes)
        wait(f"1 of {total}")
        subprocess.run([*server, "send-keys", "a"], check=True)
        wait(f"2 of {total}")
        subprocess.run([*server, "send-keys", "Left"], check=True)
        wait("Decided: accepted")
        subprocess.run([*server, "send-keys", "q"], check=True)
        wait("1 decided")
        assert len(read("d.jsonl")[0]) == 1
    finally:
        subprocess.run([*server, "kill-server"], check=False)


def test_without_a_terminal_there_is_no_review(folder: Path) -> None:
    from click.testing import CliRunner

    result = CliRunner().invoke(main, ["review", "a.txt"])
    assert result.exit_code == 2 and "needs a terminal" in result.stderr
    assert not (folder / "decisions.jsonl").exists()
