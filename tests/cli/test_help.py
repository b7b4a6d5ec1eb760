"""Help that is quick and ends with examples that work, and completion by the shell."""

from __future__ import annotations

import glob
import json
import os
import pty
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from quotes.archives.archive import archive
from quotes.cli import main
from quotes.formats import FORMATS

ROOT = Path(__file__).resolve().parents[2]
VERBS = tuple(main.commands)


def help_of(*command: str) -> str:
    return CliRunner().invoke(main, [*command, "--help"]).output


def examples(*command: str) -> list[str]:
    """The commands at the end of a help text."""
    return [line.strip() for line in help_of(*command).partition("Examples:\n")[2].splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the examples name: articles, people, decisions, an archive."""
    folder = tmp_path_factory.mktemp("examples")
    articles = sorted((ROOT / "data" / "articles").glob("*.txt"))[:3]
    (folder / "articles").mkdir()
    for article in articles:
        shutil.copy(article, folder / "articles")
    shutil.copy(articles[0], folder / "article.txt")
    (folder / "articles.jsonl").write_text(json.dumps({"text": articles[1].read_text("utf-8")}) + "\n", "utf-8")
    (folder / "people.csv").write_text("name\nMary Smith\n", "utf-8")
    (folder / "decisions.jsonl").write_text("", "utf-8")
    archive([str(folder / "articles")], str(folder / "quotes.db"))
    return folder


@pytest.mark.parametrize("command", [(), *((verb,) for verb in VERBS)])
def test_help_ends_with_examples(command: tuple[str, ...]) -> None:
    assert examples(*command) and all(each.startswith(" ".join(("quotes", *command))) for each in examples(*command))


@pytest.mark.parametrize("verb", ["show", "extract", "review", "archive"])
def test_what_a_command_does_is_told_before_how_it_reads(verb: str) -> None:
    own, _, reading = help_of(verb).partition("How to read:")
    assert "--speakers FILE" in own and "--help" in own and "A PATH is a file" in own
    assert {"--encoding", "--max-size"} <= set(reading.split()) and "--max-size" not in own
    every = {name for each in main.commands[verb].params if each.param_type_name == "option" for name in each.opts}
    assert [name for name in every if name not in own + reading] == []


@pytest.mark.parametrize("example", dict.fromkeys(each for verb in ((), *((v,) for v in VERBS)) for each in examples(*verb)))
def test_every_example_works(folder: Path, example: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    program, *words = shlex.split(example)
    arguments = [match for word in words for match in (sorted(glob.glob(word)) if f"'{word}" not in example else ()) or [word]]
    assert program == "quotes"
    if arguments[0] == "review":
        assert at_a_terminal(arguments, keys="q") == 0
    else:
        result = CliRunner().invoke(main, arguments, catch_exceptions=False)
        assert result.exit_code == 0, result.output


def at_a_terminal(arguments: list[str], keys: str) -> int:
    """The status of the command when these keys are pressed."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
    command = [sys.executable, "-m", "quotes", *arguments]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    os.write(ours, keys.encode())
    try:
        while os.read(ours, 4096):
            pass
    except OSError:  # Linux says so when the other side is closed
        pass
    os.close(ours)
    return process.wait(timeout=30)


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), *((verb, "--help") for verb in VERBS)])
def test_help_is_quick(arguments: tuple[str, ...]) -> None:
    code = f"import sys; from quotes.cli import main; main({arguments!r}, standalone_mode=False)"
    code += "; print(sorted({'nltk', 'rich', 'regex'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


# --- completion: what is on the line, and what may come


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_is_given_its_script(shell: str) -> None:
    environment = {"_QUOTES_COMPLETE": f"{shell}_source"}
    script = CliRunner().invoke(main, [], env=environment, prog_name="quotes").stdout
    assert f"_QUOTES_COMPLETE={shell}_complete" in script and "quotes" in script


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("quotes ", set(VERBS)),
        ("quotes s", {"show", "search", "speakers"}),
        ("quotes extract -f ", set(FORMATS)),
        ("quotes extract -f js", {"json", "jsonl"}),
        ("quotes search quotes.db --type ", {"direct", "mixed", "indirect"}),
        ("quotes show --ex", {"--explain"}),
    ],
)
def test_words_are_completed(line: str, expected: set[str]) -> None:
    assert completed(line) == {("plain", word) for word in expected}


@pytest.mark.parametrize("line", ["show a", "extract a", "review a", "archive a", "search a", "variants a", "show --speakers a", "check x --db a"])
def test_files_are_left_to_the_shell(line: str) -> None:
    assert completed(f"quotes {line}") == {("file", "a")}


def completed(line: str) -> set[tuple[str, str]]:
    """What the shell is told at the end of the line: kinds and words."""
    words = shlex.split(line) + [""] * line.endswith(" ")
    environment = {"_QUOTES_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    told = CliRunner().invoke(main, [], env=environment, prog_name="quotes").stdout.splitlines()
    return {(kind, word) for kind, _, word in (each.partition(",") for each in told)}
