"""TSV and the workbook: the cells are those of the CSV, and nothing is lost on the way."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import openpyxl
import pytest
from handmade import DOCUMENT, quoting
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from quotes import Document
from quotes.formats import tsv, xlsx
from quotes.formats.table import HEADER, row
from quotes.safe import clean

Cells = list[list[object]]


def workbook(*documents: Document) -> openpyxl.Workbook:
    out = io.BytesIO()
    xlsx.write(documents, out)
    return openpyxl.load_workbook(io.BytesIO(out.getvalue()))


def cells(book: openpyxl.Workbook, name: str = "quotes") -> Cells:
    return [["" if cell is None else cell for cell in line] for line in book[name].iter_rows(values_only=True)]


def lines(*documents: Document, raw: bool = False) -> list[list[str]]:
    out = io.StringIO(newline="")
    (tsv.write_raw if raw else tsv.write)(documents, out)
    return [line.split("\t") for line in out.getvalue().split("\n")[:-1]]


def unescaped(cell: str) -> str:
    """A cell as a reader of TSV takes it."""
    parts = cell.split("\\\\")
    return "\\".join(part.replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r") for part in parts)


# --- TSV


@given(st.text(min_size=1))
def test_a_line_is_a_quote_and_every_cell_comes_back(said: str) -> None:
    document = quoting(said)
    header, safe = lines(document)
    assert tuple(header) == HEADER
    assert unescaped(safe[5]).removeprefix("'") == clean(said).removeprefix("'")
    assert [unescaped(cell) for cell in lines(document, raw=True)[1]] == [
        str(c) for c in row(document, document.quotes[0])
    ]


def test_a_formula_is_defused_here_too() -> None:
    assert lines(quoting("=1+1"))[1][5] == "'=1+1"
    assert lines(quoting("=1+1"), raw=True)[1][5] == "=1+1"


# --- xlsx


def test_the_workbook_has_the_cells_of_the_table() -> None:
    book = workbook(DOCUMENT, quoting("Yes.", speaker="Jo"))
    header, *table = cells(book)
    expected = [row(DOCUMENT, quote) for quote in DOCUMENT.quotes]
    assert tuple(header) == HEADER and [tuple(line) for line in table[:2]] == expected
    assert len(table) == 3 and book.sheetnames == ["quotes"]


def test_the_header_is_frozen_filters_are_on_and_columns_are_wide_enough() -> None:
    sheet = workbook(DOCUMENT)["quotes"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{openpyxl.utils.get_column_letter(len(HEADER))}3"
    assert sheet.column_dimensions["F"].width > 50


def test_a_workbook_without_quotes_has_its_header() -> None:
    assert [tuple(line) for line in cells(workbook())] == [HEADER]


@pytest.mark.parametrize(
    "said", ["=1+1", "+1", "@SUM(A1)", "http://example.org", "{=1}", "007", "1e5", "_x0041_", "a\n“b”, c"]
)
def test_words_stay_words(said: str) -> None:
    cell = workbook(quoting(said))["quotes"]["F2"]
    assert (unescape(cell.value), cell.data_type, cell.hyperlink) == (said, "s", None)


@given(st.text(min_size=1))
def test_any_text_makes_a_whole_workbook(said: str) -> None:
    out = io.BytesIO()
    xlsx.write([quoting(said)], out)
    with zipfile.ZipFile(io.BytesIO(out.getvalue())) as archive:
        root = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    texts = [node.text or "" for node in root.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}t")]
    # white space at the ends is kept by an attribute; XML reads \r as \n, which `clean` has made of it already
    assert any(text == xlsx.safe(said) for text in texts) or "_x" in said


def test_a_long_cell_goes_on_in_a_sheet_of_its_own() -> None:
    said = "".join(f"{number} 😀 " for number in range(8_000))
    book = workbook(quoting("Yes."), quoting(said))
    begin = cells(book)[2][5]
    assert isinstance(begin, str) and len(begin.encode("utf-16-le")) // 2 <= 32_767
    rest = [line for line in cells(book, "long cells")[1:] if line[2] == "quote"]
    head, _, link = begin.partition(" […, goes on in sheet “long cells”, row ")
    assert head + "".join(str(line[3]) for line in rest) == said
    assert cells(book, "long cells")[int(link.rstrip("]")) - 1] == rest[0]
    assert {(line[0], line[1]) for line in rest} == {(3, "quotes")}


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 3)
    several = [replace(quoting("Yes."), id=f"{number}") for number in range(7)]
    for count, expected in ((7, [3, 3, 1]), (6, [3, 3]), (3, [3])):
        book = workbook(*several[:count])
        assert [len(cells(book, name)) - 1 for name in book.sheetnames] == expected
        assert [line[0] for name in book.sheetnames for line in cells(book, name)[1:]] == [
            d.id for d in several[:count]
        ]
