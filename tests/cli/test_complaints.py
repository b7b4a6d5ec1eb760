"""What failed is told at once, and what a whole file shares not a thousand times."""

from __future__ import annotations

import io

import pytest
from click.exceptions import Exit
from click.testing import CliRunner
from rich.console import Console
from rich.progress import Progress

from quotes.cli import main
from quotes.cli.complaints import Complaints
from quotes.reading import Failure

TEXT = "has no text"
TOLD = [
    ([], []),
    ([("a.txt", TEXT)], ["a.txt: has no text."]),
    ([("a.jsonl:3", TEXT)], ["a.jsonl:3: has no text."]),
    ([("a.jsonl:3", TEXT), ("a.jsonl:5", TEXT)], ["a.jsonl:3: has no text.", "a.jsonl: 1 more line like line 3: has no text."]),
    (
        [(f"a.jsonl:{line}", TEXT) for line in range(1, 1_001)],
        ["a.jsonl:1: has no text.", "a.jsonl: 999 more lines like line 1: has no text."],
    ),
    # another file, another problem and what is no line are told apart
    ([("a.jsonl:1", TEXT), ("b.jsonl:1", TEXT)], ["a.jsonl:1: has no text.", "b.jsonl:1: has no text."]),
    ([("a.jsonl:1", TEXT), ("a.jsonl:2", "is odd")], ["a.jsonl:1: has no text.", "a.jsonl:2: is odd."]),
    ([("a.txt", TEXT), ("b.txt", TEXT)], ["a.txt: has no text.", "b.txt: has no text."]),
    ([("a.warc:urn:1x", TEXT), ("a.warc:urn:2x", TEXT)], ["a.warc:urn:1x: has no text.", "a.warc:urn:2x: has no text."]),
]  # fmt: skip


@pytest.mark.parametrize(("failures", "sentences"), TOLD)
def test_repeats_about_one_file_are_counted(
    failures: list[tuple[str, str]], sentences: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    complaints = Complaints()
    for where, problem in failures:
        complaints.tell(Failure(where=where, problem=problem))
    if failures:
        with pytest.raises(Exit) as ended:
            complaints.finish()
        assert ended.value.exit_code == 1
    else:
        complaints.finish()
    assert capsys.readouterr() == ("", "".join(f"quotes: {sentence}\n" for sentence in sentences))


def test_the_first_is_told_before_the_next_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    Complaints().tell(Failure(where="a.jsonl:1", problem=TEXT))
    assert capsys.readouterr().err == "quotes: a.jsonl:1: has no text.\n"


def test_above_a_bar_of_progress_not_behind_it() -> None:
    screen = io.StringIO()
    with Progress(console=Console(file=screen, force_terminal=True, width=80), auto_refresh=False) as progress:
        progress.add_task("Reading", total=None)
        progress.refresh()
        Complaints().tell(Failure(where="a.jsonl:1", problem=TEXT))
    assert "quotes: a.jsonl:1: has no text.\n" in screen.getvalue()


@pytest.mark.parametrize("command", ["show", "extract"])
def test_a_field_that_is_missing_everywhere_is_one_mistake(command: str) -> None:
    lines = b'{"body": "Yes."}\n' * 700 + b'{"text": "Yes, said Mary Smith."}\n' + b'{"body": "Yes."}\n'
    result = CliRunner().invoke(main, [command, "-", "--input-format", "jsonl"], input=lines)
    first, rest = result.stderr.splitlines()
    assert result.exit_code == 1
    assert first == "quotes: -:1: has no text under “text”; --text-field names another field."
    assert rest == "quotes: -: 700 more lines like line 1: has no text under “text”; --text-field names another field."
