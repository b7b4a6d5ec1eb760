"""Front matter is read and taken off; what only looks like it stays text."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.model import Metadata
from quotes.reading import Article, Failure, read
from quotes.reading.frontmatter import metadata, split

FOUND = [
    ("---\ntitle: A\n---\nText", Metadata(title="A"), "Text"),
    (
        "---\r\nheadline: A: b\r\nauthor: Jo Ray\r\n---\r\n\r\nText\r\n",
        Metadata(title="A: b", byline="Jo Ray"),
        "\r\nText\r\n",
    ),
    ("---\ntitle: \"A \\\"b\\\"\"\nbyline: 'It''s Jo'\n---\nText", Metadata(title='A "b"', byline="It's Jo"), "Text"),
    (
        "---\nlayout: post\ntags:\n  - x\n- y\n# note\n\ndate: 2026-11-24\n...\nText",
        Metadata(date="2026-11-24"),
        "Text",
    ),
    ("---  \nURL: https://example.org/a\n---\nText", Metadata(url="https://example.org/a"), "Text"),
    ("---\ntitle: first\ntitle: second\n---\nText", Metadata(title="first"), "Text"),
]

TEXT = [
    "Title: A\n\nText",  # no fence
    "---\n\n“It works,” she said.\n\n---\nMore",  # a rule, then an article
    "---\nHe said: nothing.\n---\nText",  # keys, but none that we know
    "---\ntitle: A\nText goes on and no fence follows",
    "----\ntitle: A\n----\nText",
    " ---\ntitle: A\n---\nText",
    "Text\n---\ntitle: A\n---\n",
    "---\ntitle:\n---\nText",
    "---\n" + "a: b\n" * 500 + "title: A\n---\nText",  # no small front matter
]


@pytest.mark.parametrize(("text", "about", "rest"), FOUND)
def test_front_matter_is_taken_off(text: str, about: Metadata, rest: str) -> None:
    assert split(text) == (about, rest)


@pytest.mark.parametrize("text", TEXT)
def test_what_is_no_front_matter_stays(text: str) -> None:
    assert split(text) == (Metadata(), text)


@pytest.mark.parametrize(
    ("record", "about"),
    [
        ({"title": "A", "headline": "B"}, Metadata(title="A")),
        ({"headline": "B", "published": "2026"}, Metadata(title="B", date="2026")),
        ({"title": 7, "headline": "B", "url": None}, Metadata(title="B")),
        ({"text": "x"}, Metadata()),
    ],
)
def test_records_name_their_fields_so(record: dict[str, object], about: Metadata) -> None:
    assert metadata(record) == about


def test_a_text_file_tells_of_itself(tmp_path: Path) -> None:
    good, bare = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_bytes("\ufeff---\r\ntitle: A\r\n---\r\n“Yes,” she said.\r\n".encode())
    bare.write_text("---\ntitle: A\n---\n \n", encoding="utf-8")
    article, failure = read([str(good), str(bare)])
    assert article == Article(
        id=str(good), text="“Yes,” she said.\r\n", encoding="utf-8-sig", metadata=Metadata(title="A")
    )
    assert isinstance(failure, Failure) and failure.problem == "holds front matter but no text"
