"""The dates of the news, in all their ways of writing."""

from __future__ import annotations

import pytest

from quotes.archives.dates import day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-05-01", "2026-05-01"),
        ("20260501", "2026-05-01"),
        ("1 May 2026", "2026-05-01"),
        ("Friday, 1st May, 2026", "2026-05-01"),
        ("May 1, 2026 10:30 p.m.", "2026-05-01"),
        ("01-May-2026", "2026-05-01"),
        ("Maybe 1, 2026", None),
        ("05/01/2026", None),  # or was it January?
        ("31 February 2026", None),
        ("yesterday", None),
    ],
)
def test_days_are_told_from_words_or_not_at_all(text: str, expected: str | None) -> None:
    assert day(text) == expected
