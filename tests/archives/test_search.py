"""What people look for in an archive: words, speakers, whether somebody said it, and who prints it how."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.archives import store
from quotes.archives.archive import archive
from quotes.archives.check import Finding, align, check, is_called
from quotes.archives.search import Query, expression, search, speakers
from quotes.archives.variants import variants

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


def archived(folder: Path) -> str:
    """The path of an archive of `ARTICLES`."""
    lines = (json.dumps({"id": id, "date": date, "text": text}) + "\n" for id, date, text in ARTICLES)
    (folder / "news.jsonl").write_text("".join(lines), "utf-8")
    archive([str(folder / "news.jsonl")], str(folder / "quotes.db"))
    return str(folder / "quotes.db")


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    return store.connect(archived(tmp_path_factory.mktemp("archive")))


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
