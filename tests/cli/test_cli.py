"""The commands as a user meets them: what is on the screen, in the file, in the status."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quotes import __version__
from quotes.cli import COMPILED, main

ROOT = Path(__file__).resolve().parents[2]
QUOTES = (sys.executable, "-m", "quotes")
SAID = "“It works,” said Mary Smith, the mayor. “We are glad.”\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with three inputs, as the working folder."""
    (tmp_path / "a.txt").write_text(SAID, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(SAID.encode("windows-1252"))
    (tmp_path / "c.jsonl").write_text(
        "".join(json.dumps({"id": f"c{number}", "text": SAID}) + "\n" for number in range(3)), encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    return tmp_path


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def spawn(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [*QUOTES, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, **options
    )


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


# --- what goes right


def test_show_marks_the_article_and_names_the_speaker(folder: Path) -> None:
    result = run("show", "a.txt")
    assert result.exit_code == 0 and not result.stderr
    assert "“[1]It works,” said Mary Smith" in result.stdout
    assert "[1] Mary Smith — direct, “said”" in result.stdout
    assert "\x1b" not in result.stdout


def test_explain_adds_the_steps(folder: Path) -> None:
    short, long = run("show", "a.txt"), run("show", "--explain", "a.txt")
    assert long.stdout.startswith(short.stdout.rstrip("\n"))
    assert "    1. " in long.stdout and "    1. " not in short.stdout


def test_show_tells_when_a_file_was_not_utf8(folder: Path) -> None:
    result = run("show", "b.txt")
    assert "b.txt (read as windows-1252)" in result.stdout and "“[1]It works,”" in result.stdout


def test_color_and_width_can_be_forced(folder: Path) -> None:
    result = run("show", "--color", "--width", "60", "a.txt")
    assert "\x1b[" in result.stdout
    assert "\x1b" not in run("show", "--no-color", "--width", "60", "a.txt").stdout


def test_extract_writes_csv_to_standard_output(folder: Path) -> None:
    result = run("extract", "a.txt", "b.txt")
    assert result.exit_code == 0 and not result.stderr
    assert not result.stdout_bytes.startswith(b"\xef\xbb\xbf")
    assert result.stdout_bytes.count(b"\r\n") == result.stdout_bytes.count(b"\n") == 1 + len(rows(result.stdout_bytes))
    first, second = ([row for row in rows(result.stdout_bytes) if row["document"] == name] for name in ("a.txt", "b.txt"))
    assert [row["speaker"] for row in first] == ["Mary Smith"] * len(first)
    assert [{**row, "document": ""} for row in first] == [{**row, "document": ""} for row in second]


@pytest.mark.parametrize(
    ("arguments", "begin"),
    [
        (("-o", "out.csv"), b'\xef\xbb\xbf"document",'),
        (("-o", "out.jsonl"), b'{"id": "a.txt", "encoding": "utf-8", '),
        (("-o", "out.jsonl", "-f", "csv"), b'\xef\xbb\xbf"document",'),
        (("-o", "out.csv", "-f", "jsonl"), b'{"id": '),
        (("-o", "out"), b'\xef\xbb\xbf"document",'),
    ],
)
def test_the_format_is_that_of_the_suffix_or_the_option(folder: Path, arguments: tuple[str, ...], begin: bytes) -> None:
    result = run("extract", "a.txt", *arguments)
    assert (result.exit_code, result.output) == (0, "")
    assert (folder / arguments[1]).read_bytes().startswith(begin)
    assert sorted(path.name for path in folder.iterdir()) == sorted(["a.txt", "b.txt", "c.jsonl", arguments[1]])


def test_a_csv_file_has_a_mark_unless_it_is_unwanted(folder: Path) -> None:
    run("extract", "a.txt", "-o", "marked.csv")
    run("extract", "a.txt", "-o", "bare.csv", "--no-bom")
    marked, bare = ((folder / name).read_bytes() for name in ("marked.csv", "bare.csv"))
    assert marked == b"\xef\xbb\xbf" + bare and bare.startswith(b'"document"')


def test_raw_cells_are_for_programs(folder: Path) -> None:
    (folder / "f.txt").write_text("“=1+1,” said Mary Smith.", encoding="utf-8")
    assert rows(run("extract", "f.txt").stdout_bytes)[0]["quote"] == "'=1+1,"
    assert rows(run("extract", "f.txt", "--raw-csv").stdout_bytes)[0]["quote"] == "=1+1,"


@pytest.mark.parametrize(("name", "begin"), [("xlsx", b"PK"), ("brat", b"PK"), ("md", b"# a.txt"), ("json", b"[")])
def test_every_format_goes_to_a_file_or_a_pipe(folder: Path, name: str, begin: bytes) -> None:
    assert run("extract", "a.txt", "-f", name).stdout_bytes.startswith(begin)
    assert run("extract", "a.txt", "-f", name, "-o", "out").exit_code == 0
    assert (folder / "out").read_bytes().startswith(begin)


def test_a_missing_extra_names_the_command_that_brings_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    result = run("extract", "a.txt", "-o", "out.xlsx")
    assert result.exit_code == 1 and "pip install 'quotes[xlsx]'" in result.stderr
    assert not [path for path in folder.iterdir() if "out" in path.name]


def test_json_lines_go_in_and_out(folder: Path) -> None:
    result = run("extract", "c.jsonl", "-f", "jsonl")
    documents = [json.loads(line) for line in result.stdout.splitlines()]
    assert [document["id"] for document in documents] == ["c0", "c1", "c2"]
    content = documents[0]["quotes"][0]["content"]
    assert [SAID[start:end] for start, end in content] == documents[0]["quotes"][0]["text"]


def test_standard_input_is_an_article_or_an_archive(folder: Path) -> None:
    assert json.loads(run("extract", "-", "-f", "jsonl", stdin=SAID.encode()).stdout)["id"] == "-"
    lines = (folder / "c.jsonl").read_bytes()
    result = run("extract", "-", "--input-format", "jsonl", "-f", "jsonl", stdin=lines)
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["c0", "c1", "c2"]


def test_offsets_count_in_the_file_as_it_is(folder: Path) -> None:
    text = f"Wind\u00adows lines.\r\n\r\n😀 {SAID}"
    (folder / "crlf.txt").write_bytes(text.encode("utf-8"))
    row = rows(run("extract", "crlf.txt").stdout_bytes)[0]
    assert text[int(row["start"]) :].startswith("It works,")


def test_the_version_is_told() -> None:
    assert run("--version").output == f"quotes {__version__}{', compiled' * COMPILED}\n"


# --- misuse: status 2 and a sentence


def test_to_name_nothing_at_a_terminal_brings_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda self: True, raising=False)
    result = run("show")
    assert result.exit_code == 2 and "  quotes show article.txt" in result.output


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("show",), "Name a file to read, or - for standard input."),
        (("extract",), "Name a file to read, or - for standard input."),
        (("shwo", "a.txt"), "No such command 'shwo'"),
        (("show", "--explian", "a.txt"), "No such option '--explian'"),
        (("extract", "-f", "pdf", "a.txt"), "'pdf' is not one of 'csv', 'tsv'"),
        (("extract", "-f", "jsonl", "--raw-csv", "a.txt"), "--raw-csv is for csv and tsv"),
        (("show", "--width", "3", "a.txt"), "x>=20"),
        (("show", "--encoding", "klingon", "a.txt"), "there is no charset 'klingon'; names are such as utf-16"),
        (("show", "--encoding", "base64", "a.txt"), "there is no charset 'base64'"),
        (("extract", "a.txt", "-o", "nowhere/out.csv"), "there is no folder"),
        (("extract", "a.txt", "-o", "."), "is a directory"),
        (("extract", "a.txt", "-o", "report.htm"), "'.htm' is the suffix of no format; name one with -f: csv, tsv,"),
        (("extract", "a.txt", "--decisions", "d.jsonl"), "there is no file 'd.jsonl'; quotes review makes one"),
        (("extract", "c.jsonl", "-o", "./c.jsonl"), "'./c.jsonl' is one of the files that are read; write elsewhere."),
        (("extract", ".", "-o", "c.jsonl"), "'c.jsonl' is one of the files that are read; write elsewhere."),
        (("extract", "*.jsonl", "-o", "c.jsonl"), "'c.jsonl' is one of the files that are read; write elsewhere."),
    ],
)
def test_misuse_is_explained(folder: Path, arguments: tuple[str, ...], sentence: str) -> None:
    before = (folder / "c.jsonl").read_bytes()
    result = run(*arguments)
    assert result.exit_code == 2 and sentence in result.stderr and not result.stdout
    assert (folder / "c.jsonl").read_bytes() == before


# --- inputs that fail: status 1, and all others are done


@pytest.mark.parametrize("command", ["show", "extract"])
def test_one_bad_input_stops_no_other(folder: Path, command: str) -> None:
    (folder / "empty").mkdir()
    (folder / "bad.txt").write_bytes(b"caf\xe9\x81")
    (folder / "bad.jsonl").write_text('{"id": "x"\n' + (folder / "c.jsonl").read_text("utf-8"), encoding="utf-8")
    result = run(command, "missing.txt", "a.txt", "bad.txt", "empty", "bad.jsonl")
    assert result.exit_code == 1
    assert [line.split(": ")[:2] for line in result.stderr.splitlines()] == [
        ["quotes", name] for name in ("missing.txt", "bad.txt", "empty", "bad.jsonl:1")
    ]
    for name in ("a.txt", "c0", "c1", "c2"):
        assert name in result.stdout


def test_what_could_be_read_is_in_the_file(folder: Path) -> None:
    result = run("extract", "missing.txt", "a.txt", "-o", "out.csv")
    assert result.exit_code == 1
    assert {row["document"] for row in rows((folder / "out.csv").read_bytes())} == {"a.txt"}


def test_where_nothing_could_be_read_an_older_file_stays(folder: Path) -> None:
    (folder / "out.csv").write_text("older")
    result = run("extract", "missing.txt", "-o", "out.csv")
    assert (result.exit_code, result.stdout, (folder / "out.csv").read_text()) == (1, "", "older")


def test_a_fault_of_the_engine_is_told_and_stops_no_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import quotes.engine

    real = quotes.engine.attribute

    def faulty(text: str, *, id: str, **known: Any) -> object:
        return 1 / 0 if id == "c1" else real(text, id=id, **known)

    monkeypatch.setattr(quotes.engine, "attribute", faulty)
    result = run("extract", "c.jsonl")
    assert result.exit_code == 1
    assert "quotes: c1: cannot be attributed" in result.stderr and "division by zero" in result.stderr
    assert {row["document"] for row in rows(result.stdout_bytes)} == {"c0", "c2"}


def test_the_name_of_a_file_cannot_speak_to_the_terminal(folder: Path) -> None:
    result = run("show", "\x1b[2Jx\u202e.txt")
    assert result.exit_code == 1 and "\x1b" not in result.stderr and "\u202e" not in result.stderr


# --- the world outside


@pytest.mark.parametrize("command", [("extract",), ("extract", "-f", "jsonl"), ("show",)])
def test_a_closed_pipe_ends_quietly(folder: Path, command: tuple[str, ...]) -> None:
    (folder / "many.jsonl").write_text((json.dumps({"text": SAID}) + "\n") * 1_000, encoding="utf-8")
    process = spawn(*command, "many.jsonl")
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=30) in (0, 1)


@pytest.mark.parametrize(("ending", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_an_interruption_ends_quietly_and_leaves_nothing(folder: Path, ending: int, status: int) -> None:
    process = spawn("extract", "-", "--input-format", "jsonl", "-o", "out.csv", stdin=subprocess.PIPE)
    process.stdin.write((folder / "c.jsonl").read_bytes())
    process.stdin.flush()
    deadline = time.monotonic() + 30
    while not list(folder.glob(".out.csv.*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)  # an import that is still going on would swallow the signal
    process.send_signal(ending)
    assert process.wait(timeout=30) == status
    assert process.stderr.read() == b""
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.txt", "c.jsonl"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("command", [("show",), ("extract",), ("extract", "-o", "/dev/full")])
def test_a_full_disk_is_told_in_a_sentence(folder: Path, command: tuple[str, ...]) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with open("/dev/full", "w") as full:
        done = subprocess.run([*QUOTES, *command, "a.txt"], stdout=full, stderr=subprocess.PIPE, env=environment)
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1 and b"No space left on device" in done.stderr
    assert Path("/dev/full").is_char_device()


def test_output_is_utf8_whatever_the_locale(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    for command in ("show", "extract"):
        done = subprocess.run([*QUOTES, command, "a.txt"], capture_output=True, env=environment, check=True)
        assert "“" in done.stdout.decode("utf-8")
