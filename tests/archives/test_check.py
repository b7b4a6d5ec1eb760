"""Whether somebody said it, and what is different."""

from __future__ import annotations

import sqlite3

import pytest

from quotes.archives.check import Finding, align, check, is_called

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
    ("a speech about ships", "It was a speech about boats, [...] There was none", 0.75, [("ships", "boats")]),
    ("ships are slow", "He said trains are slow", 2 / 3, [("ships", "trains")]),  # one word stands for one, at either end
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
