"""Files of every kind become articles; what cannot be read is named and stops nothing else."""

from __future__ import annotations

import codecs
import io
import json
from pathlib import Path
from typing import Any

import pytest

from quotes.model import Metadata
from quotes.reading import Article, Failure, Options, decode, read

WORDS = "“Yes,” she said.\r\nHe — no.\n"

# byte-order mark, codec of what follows it, name the article is given
ENCODED = [
    (b"", "utf-8", "utf-8"),
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (b"", "windows-1252", "windows-1252"),
]

UNREADABLE = [
    (b"caf\xe9 \x81", "neither UTF-8 nor Windows-1252 text (byte 0x81 at 5)"),
    (b"caf\xe9 \x8d", "byte 0x8d"),
    (b"caf\xe9 \x8f", "byte 0x8f"),
    (b"caf\xe9 \x90", "byte 0x90"),
    (b"caf\xe9 \x9d", "byte 0x9d"),
    (codecs.BOM_UTF8 + b"caf\xe9", "byte-order mark of UTF-8 but is not UTF-8"),
    (codecs.BOM_UTF16_LE + b"a", "byte-order mark of UTF-16 but is not UTF-16"),
    (b"", "is empty"),
    (b" \r\n\t\n", "is empty"),
    (codecs.BOM_UTF8, "is empty"),
    (b"%PDF-1.7\nstream", "is a PDF; save it as plain text"),
    (b"%PDF-1.7\n" + b" " * 3_000_000, "is a PDF; save it as plain text"),  # more bytes allowed would help nobody
    (b"{\\rtf1\\ansi He said.}", "is rich text"),
    (b"PK\x03\x04\x14\x00[Content_Types].xml", "is an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "is an old office document"),
    (b"\x89PNG\r\n\x1a\n\x00", "is a picture"),
    (b"SQLite format 3\x00\x10", "is a database and no article; quotes search"),
]

BAD_LINES = [
    ('{"id": "a", "text": "x"', "not valid JSON"),
    ('{"text": ' + "[" * 100_000, "not valid JSON"),
    ('{"text": ' + "9" * 5_000 + "}", "not valid JSON"),
    ('["text"]', "not an object"),
    ("null", "not an object"),
    ('{"id": "a"}', "no text under “text”"),
    ('{"text": null}', "no text under “text”"),
    ('{"text": 7}', "no string under “text”"),
    ('{"text": " \\n "}', "empty “text”"),
]


def read_all(*paths: Path | str, **options: Any) -> list[Article | Failure]:
    return list(read(map(str, paths), Options(**options)))


@pytest.mark.parametrize(("mark", "codec", "name"), ENCODED)
def test_an_article_is_read_unchanged_in_any_encoding(tmp_path: Path, mark: bytes, codec: str, name: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(mark + WORDS.encode(codec))
    assert read_all(path) == [Article(id=str(path), text=WORDS, encoding=name)]
    assert path.read_bytes().decode(name) == WORDS  # so the name is one that Python understands


@pytest.mark.parametrize(("mark", "codec", "name"), ENCODED)
def test_json_lines_are_read_in_any_encoding(tmp_path: Path, mark: bytes, codec: str, name: str) -> None:
    lines = "".join(json.dumps({"id": id, "text": WORDS}, ensure_ascii=False) + "\n" for id in "ab")
    path = tmp_path / "a.jsonl"
    path.write_bytes(mark + lines.encode(codec))
    first, second = read_all(path)
    assert first == Article(id="a", text=WORDS, encoding=name)
    assert (second.id, second.text) == ("b", WORDS)


@pytest.mark.parametrize(("data", "problem"), UNREADABLE)
def test_an_unreadable_file_is_named_and_the_next_is_read(tmp_path: Path, data: bytes, problem: str) -> None:
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_bytes(data)
    good.write_text("Good.", encoding="utf-8")
    failure, article = read_all(bad, good)
    assert failure.where == str(bad) and problem in failure.problem
    assert article.text == "Good."


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    missing, folder = read_all(tmp_path / "missing.txt", tmp_path)
    assert missing == Failure(where=str(tmp_path / "missing.txt"), problem="there is no such file")
    assert folder.where == str(tmp_path) and "folder" in folder.problem


@pytest.mark.parametrize(("line", "problem"), BAD_LINES)
def test_a_bad_line_is_named_by_its_number_and_the_next_is_read(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'\n{line}\n{{"text": "Good."}}\n', encoding="utf-8")
    failure, article = read_all(path)
    assert failure.where == f"{path}:2" and problem in failure.problem
    assert article == Article(id=f"{path}:3", text="Good.", encoding="utf-8")


def test_an_undecodable_line_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "\xe9\x81"}\n{"text": "caf\xe9"}\n')
    failure, article = read_all(path)
    assert failure.where == f"{path}:1" and "byte 0x81" in failure.problem
    assert (article.text, article.encoding) == ("café", "windows-1252")


@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_an_empty_archive_is_a_failure(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    assert read_all(path) == [Failure(where=str(path), problem="is empty")]


@pytest.mark.parametrize(
    ("id", "expected"), [("x/1", "x/1"), (7, "7"), (None, None), ([1], None), ("", None), ("\ud800", "\ufffd")]
)
def test_an_article_without_an_id_is_named_by_its_line(tmp_path: Path, id: object, expected: str | None) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": id, "text": "Good."}), encoding="utf-8")
    assert [article.id for article in read_all(path)] == [expected or f"{path}:1"]


def test_a_record_carries_what_is_known_of_the_article(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": "Good.", "title": "T", "url": "u", "date": 7}')
    (article,) = read_all(path)
    assert isinstance(article, Article)
    assert article.metadata == Metadata(title="T", url="u")


def test_fields_may_have_other_names(tmp_path: Path) -> None:
    path = tmp_path / "a.JSONL"
    path.write_text('{"uri": "u", "body": "Good."}', encoding="utf-8")
    assert read_all(path, id_field="uri", text_field="body") == [Article(id="u", text="Good.", encoding="utf-8")]


def test_half_a_surrogate_pair_is_replaced_at_equal_length(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": "x\\ud800y \\ud83d\\ude00"}', encoding="utf-8")
    assert read_all(path)[0].text == "x\ufffdy 😀"


@pytest.mark.parametrize(
    ("input_format", "texts"), [(None, ['{"text": "A"}\n{"text": "B"}']), ("jsonl", ["A", "B"])]
)
def test_standard_input_is_text_unless_told(
    monkeypatch: pytest.MonkeyPatch, input_format: str | None, texts: list[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "A"}\n{"text": "B"}')))
    articles = list(read(["-"], Options(input_format=input_format)))
    assert [article.text for article in articles] == texts
    assert articles[0].id in ("-", "-:1")


def test_an_archive_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "A"}\n' * 3, encoding="utf-8")
    articles = read([str(path)])
    assert next(articles).text == "A"
    path.unlink()  # where it was opened once, the rest can still be read
    assert len(list(articles)) == 2


def test_the_undefined_bytes_of_windows_1252_are_the_only_ones_refused() -> None:
    refused = []
    for byte in range(256):
        try:
            decode(b"\xe9 " + bytes([byte]))
        except Exception:
            refused.append(byte)
    assert refused == [0x81, 0x8D, 0x8F, 0x90, 0x9D]
