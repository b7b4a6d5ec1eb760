"""The commands around an archive as a user meets them: what they print, and what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sample import ARTICLES, archived

from quotes.cli import main


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return archived(tmp_path_factory.mktemp("archive"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_search_tells_who_when_and_where(path: str) -> None:
    result = run("search", path, "cut", "tax")
    assert result.exit_code == 0
    heading, snippet = result.output.splitlines()
    assert "Mary Smith — 2026-06-01" in heading and "(south)" in heading
    assert snippet == "    We won’t cut the council tax before the spring of next year,"


def test_choices_are_written_as_they_are_printed(path: str) -> None:
    rows = [json.loads(line) for line in run("search", path, "--type", "indirect", "-f", "jsonl").output.splitlines()]
    assert [row["type"] for row in rows] == ["indirect"]
    rows = [json.loads(line) for line in run("speakers", path, "--kind", "person", "-f", "jsonl").output.splitlines()]
    assert {row["kind"] for row in rows} == {"person"}


def test_rows_are_for_programs_too(path: str) -> None:
    rows = [json.loads(line) for line in run("search", path, "tax", "-f", "jsonl").output.splitlines()]
    assert {row["speaker"] for row in rows} == {"Mary Smith", "Tom Okafor"} and rows[0]["cue"] == "said"
    assert run("search", path, "--speaker", "pohl", "-f", "csv").output.splitlines()[0].startswith('"id","quote"')
    assert json.loads(run("speakers", path, "-f", "jsonl", "-n", "1").stdout)["articles"]
    assert json.loads(run("variants", path, "-f", "jsonl").output.splitlines()[0])["wording_differs"] is True


@pytest.mark.parametrize(
    ("words", "speaker", "begin", "difference"),
    [
        ("won't raise the council tax", "smith", "Verbatim: printed so as words of Mary Smith.", None),
        (
            "We won't raise the council tax before the autumn of next year",
            "",
            "Altered: ",
            "before the [-autumn-] {+spring+} of",
        ),
        (
            "won't cut the council tax",
            "okafor",
            "Same words by somebody else: printed as words of Mary Smith, not of okafor.",
            None,
        ),
        ("café on the old bridge was closed", "", "Verbatim: printed so as words of Tom Okafor, who denied it.", None),
        ("pigs might fly", "", "Not found in ", None),
    ],
)
def test_check_gives_a_verdict_and_the_difference(
    path: str, words: str, speaker: str, begin: str, difference: str | None
) -> None:
    result = run("check", words, "--speaker", speaker, "--db", path)
    assert result.exit_code == 0 and result.output.startswith(begin)
    assert difference is None or difference in result.output


def test_show_takes_quotes_and_articles_of_an_archive(path: str) -> None:
    by_number, by_name = run("show", path, "1"), run("show", path, "north")
    assert by_number.output == by_name.output and "[1] Mary Smith — direct, “said”" in by_name.output
    assert "    1. " in run("show", "--explain", path, "1").output
    assert run("show", path, "nobody").exit_code == 1 and run("show", path).exit_code == 2


def test_variants_are_listed(path: str) -> None:
    first = run("variants", path, "--differing").output.splitlines()[0]
    assert first == "1. in 3 articles: wording and speaker not the same"


def test_no_variants_are_told_as_such(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(ARTICLES[0][2], "utf-8")
    run("archive", str(tmp_path / "1.txt"), "--db", str(tmp_path / "one.db"), "--jobs", "1")
    run("archive", str(tmp_path), "--db", str(tmp_path / "two.db"), "--jobs", "1")
    assert run("variants", str(tmp_path / "one.db")).stderr == "No quote stands in more than one article.\n"
    assert run("variants", str(tmp_path / "two.db")).stdout.startswith("1. in 2 articles\n")
    assert run("variants", str(tmp_path / "two.db"), "--differing").stderr == "No quote differs between articles.\n"


@pytest.mark.parametrize("command", [("search",), ("speakers",), ("variants",), ("show",)])
def test_nothing_in_an_archive_can_speak_to_the_terminal(path: str, command: tuple[str, ...]) -> None:
    arguments = {"search": ("--speaker", "pohl"), "show": ("odd",)}.get(command[0], ())
    output = run(*command, path, *arguments).output
    assert "\x1b" not in output and "\u202e" not in output
    assert "\x1b" not in run("check", "Stop 2J b the b press all of you right now", "--db", path).output


@pytest.mark.parametrize(
    ("command", "limit", "more"),
    [
        (("search", "{path}", "tax"), "2", True),
        (("search", "{path}", "tax"), "3", False),
        (("search", "{path}", "tax", "-f", "csv"), "1", True),
        (("speakers", "{path}"), "3", True),
        (("speakers", "{path}"), "4", False),
        (("variants", "{path}"), "1", False),
    ],
)
def test_a_list_that_is_cut_short_says_so(path: str, command: tuple[str, ...], limit: str, more: bool) -> None:
    result = run(*(each.format(path=path) for each in command), "-n", limit)
    assert result.exit_code == 0 and ("There are more than these" in result.stderr) is more
    assert "There are more" not in result.stdout


def test_a_cell_is_no_formula(path: str) -> None:
    assert '"\'=1+1 is what I call news,"' in run("search", path, "news", "-f", "csv").output


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("search", "{path}"), 2, "Say what to look for"),
        (("search", "{path}", "x", "--since", "May"), 2, "is no date like 2026"),
        (("search", "{path}", "x", "--since", "2026-13"), 2, "is no date like 2026"),
        (("search", "{path}", "x", "--until", "2026-04-32"), 2, "is no date like 2026"),
        (("search", "nowhere.db", "x"), 1, "there is no file 'nowhere.db'"),
        (("search", __file__, "x"), 1, "is no archive"),
        (("check", "?", "--db", "{path}"), 2, "Give the words"),
        (("speakers", "{path}", "-n", "0"), 2, "x>=1"),
        (("archive", "--db", "a.db"), 2, "Name a file"),
        (("archive", __file__, "--db", "nowhere/a.db"), 2, "there is no folder"),
    ],
)
def test_misuse_is_a_sentence(path: str, arguments: tuple[str, ...], status: int, sentence: str) -> None:
    result = run(*(argument.format(path=path) for argument in arguments))
    assert result.exit_code == status and sentence in result.stderr and "Traceback" not in result.output


def test_archive_tells_what_it_did(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLES[0][2], "utf-8")
    (tmp_path / "b.jsonl").write_text("[]\n", "utf-8")
    result = run("archive", str(tmp_path), "--db", str(tmp_path / "q.db"), "--jobs", "1")
    assert result.exit_code == 1 and "1 article new, 0 changed, 0 unchanged, 1 skipped; 1 quote in" in result.stderr
    assert "b.jsonl:1: is JSON but not an object" in result.stderr


def test_archive_tells_once_what_many_lines_share(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"body": "Yes."}\n' * 30 + "[]\n", "utf-8")
    for number in range(25):
        (tmp_path / f"b{number:02}.txt").touch()
    told = run("archive", str(tmp_path), "--db", str(tmp_path / "q.db"), "--jobs", "1").stderr.splitlines()
    first, other, *empty, counts, like, rest = (line.replace(f"{tmp_path}/", "") for line in told)
    text = "has no text under “text”; --text-field names another field."
    assert first == f"quotes: a.jsonl:1: {text}" and like == f"quotes: a.jsonl: 29 more lines like line 1: {text}"
    assert other.startswith("quotes: a.jsonl:31: is JSON but not an object")
    assert empty == [f"quotes: b{number:02}.txt: is empty." for number in range(18)]
    assert "56 skipped" in counts and rest == "quotes: and 7 more."


def test_archive_tells_what_failed_in_this_run_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLES[0][2], "utf-8")
    database = str(tmp_path / "q.db")
    assert "there is no such file" in run("archive", str(tmp_path / "b.txt"), "--db", database).stderr
    result = run("archive", str(tmp_path / "a.txt"), "--db", database)
    assert result.exit_code == 0 and "no such file" not in result.stderr


def test_archive_takes_a_register_of_people(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Yes,” said Bojo.", "utf-8")
    (tmp_path / "people.csv").write_text("name,aliases,id\nBoris Johnson,Bojo,Q180589\n", "utf-8")
    database = str(tmp_path / "q.db")
    for jobs in ("1", "2"):
        known = ("--speakers", str(tmp_path / "people.csv")) if jobs == "2" else ()
        assert run("archive", str(tmp_path / "a.txt"), "--db", database, "--jobs", jobs, *known).exit_code == 0
    (row,) = [json.loads(line) for line in run("search", database, "yes", "-f", "jsonl").output.splitlines()]
    assert (row["speaker"], row["register_id"]) == ("Boris Johnson", "Q180589")
    (tmp_path / "people.csv").write_text("names\n", "utf-8")
    wrong = run("archive", str(tmp_path / "a.txt"), "--db", database, "--speakers", str(tmp_path / "people.csv"))
    assert wrong.exit_code == 2 and "has no column “name”" in wrong.stderr
