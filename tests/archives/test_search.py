"""What people look for in an archive: words and speakers."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.archives.check import check
from quotes.archives.search import Query, expression, search, speakers

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
