"""What people look for in an archive: words, speakers, whether somebody said it, and who prints it how."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.archives import store
from quotes.archives.archive import archive
from quotes.archives.check import Finding, align, check, is_called
from quotes.archives.search import Query, expression, search, speakers
from quotes.archives.variants import variants
from quotes.cli import main

ARTICLES = (
    (
        "north",
        "2026-05-01",
        "“We won’t raise the council tax before the spring of next year,” said Mary Smith, the mayor.",
    ),
    (
        "south",
        "2026-06-01",
        "“We won’t cut the council tax before the spring of next year,” said Mary Smith, the mayor.",
    ),
    ("west", "2026-06-02", "“We won’t raise the council tax before the spring of next year,” said Tom Okafor."),
    ("east", "2026-06-03", "Tom Okafor denied that the café on the old bridge was closed for want of money."),
    ("odd", "", "“Stop\x1b[2J <b>the</b> \u202epress, all of you, right now,” said Ana Pohl."),
    ("sum", "", "“=1+1 is what I call news,” said Jo Ray."),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("archive")
    lines = (json.dumps({"id": id, "date": date, "text": text}) + "\n" for id, date, text in ARTICLES)
    (folder / "news.jsonl").write_text("".join(lines), "utf-8")
    archive([str(folder / "news.jsonl")], str(folder / "quotes.db"))
    return str(folder / "quotes.db")


@pytest.fixture(scope="module")
def db(path: str) -> sqlite3.Connection:
    return store.connect(path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


# --- search

FOUND = [
    (Query(words="council tax"), {"north", "south", "west"}),
    (Query(words="tax council"), {"north", "south", "west"}),
    (Query(words="“raise the council”"), {"north", "west"}),
    (Query(words='"tax council"'), set()),
    (Query(words="counc*"), {"north", "south", "west"}),
    (Query(words="won't"), {"north", "south", "west"}),  # whatever the apostrophe
    (Query(words="CAFE"), {"east"}),  # and whatever the accent
    (Query(words="tax", speaker="okafor"), {"west"}),
    (Query(words="okafor tax"), {"west"}),
    (Query(speaker="Mary Smith"), {"north", "south"}),
    (Query(words="tax", since="2026-06-01"), {"south", "west"}),
    (Query(words="tax", since="2026-06-01", until="2026-06-01"), {"south"}),
    (Query(type="indirect"), {"east"}),
    (Query(words="tax", type="indirect"), set()),
    (Query(words="?!"), set()),
    (Query(words="tax", speaker="?!"), set()),
]


@pytest.mark.parametrize(("query", "expected"), FOUND)
def test_quotes_are_found_by_their_words(db: sqlite3.Connection, query: Query, expected: set[str]) -> None:
    assert {row["article"] for row in search(db, query, 99)} == expected


@given(words=st.text() | st.text(alphabet='"*^():-+{}ANDORNEAR “”\x00\ud800', max_size=20), speaker=st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
def test_any_string_may_be_looked_for(db: sqlite3.Connection, words: str, speaker: str) -> None:
    search(db, Query(words=words, speaker=speaker), 5)
    check(db, words, speaker)
    expression(words).encode()


def test_speakers_are_ranked(db: sqlite3.Connection) -> None:
    ranked = [(row["name"], row["quotes"], row["articles"]) for row in speakers(db, 9, ["person"])]
    assert ranked[0][0] in ("Ana Pohl", "Mary Smith", "Tom Okafor") and ("Mary Smith", 2, 2) in ranked
    assert len(speakers(db, 1)) == 1


# --- check

CHECKED = [
    ("We won't raise the council tax before the spring of next year", "Smith", Finding.VERBATIM),
    ("raise the council tax", "mary smith", Finding.VERBATIM),
    ("We will not raise the council tax before the summer of next year", "Smith", Finding.ALTERED),
    ("We won’t cut the council tax before the spring", "Okafor", Finding.SOMEBODY_ELSE),
    ("We won’t cut the council tax before the spring", "", Finding.VERBATIM),
    ("The council tax is theft and I never paid it in all my life", "Smith", Finding.NOT_FOUND),
    ("…", "", Finding.NOT_FOUND),
]


@pytest.mark.parametrize(("words", "speaker", "expected"), CHECKED)
def test_what_was_said_is_told_from_what_was_not(
    db: sqlite3.Connection, words: str, speaker: str, expected: Finding
) -> None:
    assert check(db, words, speaker).finding is expected


ALIGNED = [
    ("we will win", "We will win!", 1.0, []),
    ("will win", "I think we will win the cup", 1.0, []),  # who quotes may quote a part
    ("we will win", "we will not win", 0.75, [("", "not")]),  # but not leave out the middle
    ("we will surely win", "we will win", 0.75, [("surely", "")]),
    ("we shall win", "We will win", 2 / 3, [("shall", "will")]),
    ("it’s Café time", "It's cafe time", 1.0, []),
    ("words of ours", "", 0.0, []),
]


@pytest.mark.parametrize(("asked", "said", "likeness", "changes"), ALIGNED)
def test_differences_are_told_word_by_word(
    asked: str, said: str, likeness: float, changes: list[tuple[str, str]]
) -> None:
    found, pieces = align(asked, said)
    assert found == pytest.approx(likeness)
    assert [(piece.asked, piece.said) for piece in pieces if not piece.same] == changes


@pytest.mark.parametrize(
    ("asked", "name", "expected"),
    [
        ("smith", "Mary Smith", True),
        ("Mary Smith", "Smith", False),
        ("Smi", "Smith", False),
        ("José", "Jose Ray", True),
        ("x", None, False),
    ],
)
def test_a_part_of_a_name_asks_for_the_whole(asked: str, name: str | None, expected: bool) -> None:
    assert is_called(asked, name) is expected


# --- variants


def test_one_quote_in_several_articles_is_gathered_and_its_differences_flagged(db: sqlite3.Connection) -> None:
    (group,) = variants(db)
    assert {row["article"] for row in group.rows} == {"north", "south", "west"}
    assert group.wording_differs and group.speaker_differs and group.articles == 3


def test_a_quote_cut_short_and_a_name_cut_short_are_no_difference(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "“We shall build the bridge before the winter comes,” said Mary Smith, the mayor.", "utf-8"
    )
    (tmp_path / "b.txt").write_text(
        "“We shall build the bridge before the winter comes, and two more,” said Mayor Smith.", "utf-8"
    )
    archive([str(tmp_path)], str(tmp_path / "a.db"))
    (group,) = variants(store.connect(str(tmp_path / "a.db")))
    assert (group.articles, group.wording_differs, group.speaker_differs) == (2, False, False)


# --- the commands


def test_search_tells_who_when_and_where(path: str) -> None:
    result = run("search", path, "cut", "tax")
    assert result.exit_code == 0
    heading, snippet = result.output.splitlines()
    assert "Mary Smith — 2026-06-01" in heading and "(south)" in heading
    assert snippet == "    We won’t cut the council tax before the spring of next year,"


def test_rows_are_for_programs_too(path: str) -> None:
    rows = [json.loads(line) for line in run("search", path, "tax", "-f", "jsonl").output.splitlines()]
    assert {row["speaker"] for row in rows} == {"Mary Smith", "Tom Okafor"} and rows[0]["cue"] == "said"
    assert run("search", path, "--speaker", "pohl", "-f", "csv").output.splitlines()[0].startswith('"id","quote"')
    assert json.loads(run("speakers", path, "-f", "jsonl", "-n", "1").output)["articles"]
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


@pytest.mark.parametrize("command", [("search",), ("speakers",), ("variants",), ("show",)])
def test_nothing_in_an_archive_can_speak_to_the_terminal(path: str, command: tuple[str, ...]) -> None:
    arguments = {"search": ("--speaker", "pohl"), "show": ("odd",)}.get(command[0], ())
    output = run(*command, path, *arguments).output
    assert "\x1b" not in output and "\u202e" not in output
    assert "\x1b" not in run("check", "Stop 2J b the b press all of you right now", "--db", path).output


def test_a_cell_is_no_formula(path: str) -> None:
    assert '"\'=1+1 is what I call news,"' in run("search", path, "news", "-f", "csv").output


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("search", "{path}"), 2, "Say what to look for"),
        (("search", "{path}", "x", "--since", "May"), 2, "is no date like 2026"),
        (("search", "nowhere.db", "x"), 1, "there is no file 'nowhere.db'"),
        (("search", __file__, "x"), 1, "is no archive"),
        (("check", "?", "--db", "{path}"), 2, "Give the words"),
        (("speakers", "{path}", "-n", "0"), 2, "x>=1"),
        (("archive", "--db", "a.db"), 2, "Name a file"),
        (("archive", __file__, "--db", "nowhere/a.db"), 1, "unable to open database file"),
    ],
)
def test_misuse_is_a_sentence(path: str, arguments: tuple[str, ...], status: int, sentence: str) -> None:
    result = run(*(argument.format(path=path) for argument in arguments))
    assert result.exit_code == status and sentence in result.stderr and "Traceback" not in result.output


def test_archive_tells_what_it_did(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLES[0][2], "utf-8")
    (tmp_path / "b.jsonl").write_text("[]\n", "utf-8")
    result = run("archive", str(tmp_path), "--db", str(tmp_path / "q.db"), "--jobs", "1")
    assert result.exit_code == 1 and "1 articles new, 0 changed, 0 unchanged, 1 skipped; 1 quotes" in result.stderr
    assert "b.jsonl:1: is JSON but not an object" in result.stderr
