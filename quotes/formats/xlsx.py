"""A workbook: the same columns as the CSV, with neither encodings nor formulas to think about.

Every cell of words is stored as text, so nothing can run; cells longer than Excel allows go on in a
sheet of their own, and rows beyond the last that Excel knows in the next sheet.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from typing import Any, BinaryIO

from quotes.extras import need
from quotes.formats.table import HEADER, rows
from quotes.model import Document
from quotes.safe import NONCHARACTER, clean

# https://support.microsoft.com/office/excel-specifications-and-limits: 1,048,576 rows, 32,767 characters a cell
ROWS = 1_048_575  # below the header
# Excel counts in 16-bit units, of which a code point takes one or two.
PIECE = 16_000  # code points in a cell at most
GOES_ON = " […, goes on in sheet “long cells”, row {row}]"

WIDTHS = {"quote": 60, "sentence": 60, "title": 30, "document": 24, "speaker": 24, "source": 20, "rule": 20, "note": 30}
WIDTH = 12  # characters, of all other columns
LONG_HEADER = ("row", "sheet", "column", "text")


def write(documents: Iterable[Document], out: BinaryIO) -> None:
    """Write a workbook to `out`, a stream of bytes, a row at a time: memory does not grow with the rows."""
    workbook = need("xlsxwriter", "xlsx").Workbook(
        out,
        # Without these, "=1+1" would be a formula, "http://…" a link, and both would be run on a click or sooner.
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    bold, wrap = workbook.add_format({"bold": True}), workbook.add_format({"text_wrap": True, "valign": "top"})
    table = rows(documents)
    long: list[tuple[int, str, str, str]] = []
    some = list(islice(table, 1))
    number = 0
    while some or number == 0:
        number += 1
        name = "quotes" if number == 1 else f"quotes {number}"
        sheet = _sheet(workbook, name, HEADER, bold)
        sheet.set_default_row(30)  # points, two lines: enough to tell rows apart, few enough to scroll
        last = 0
        for last, row in enumerate(chain(some, islice(table, ROWS - 1)), start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(last, column, _fitting(safe(cell), last, name, HEADER[column], long), wrap)
                else:
                    sheet.write_number(last, column, cell, wrap)
        sheet.autofilter(0, 0, last, len(HEADER) - 1)
        some = list(islice(table, 1))
    if long:
        sheet = _sheet(workbook, "long cells", LONG_HEADER, bold)
        for line, (at, name, column_name, text) in enumerate(long, start=1):
            sheet.write_number(line, 0, at + 1)
            for column, words in enumerate((name, column_name, text), start=1):
                sheet.write_string(line, column, words)
    workbook.close()


def safe(cell: str) -> str:
    """What may be seen in a cell: cleaned, and without the two code points that XML cannot hold."""
    return NONCHARACTER.sub(lambda odd: f"\\u{ord(odd[0]):04x}", clean(cell))


def _sheet(workbook: Any, name: str, header: tuple[str, ...], bold: Any) -> Any:
    sheet = workbook.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(header):
        sheet.set_column(column, column, WIDTHS.get(title, WIDTH))
        sheet.write_string(0, column, title, bold)
    return sheet


def _fitting(text: str, row: int, sheet: str, column: str, long: list[tuple[int, str, str, str]]) -> str:
    """The text, or its beginning and where the rest of it stands."""
    if len(text) <= PIECE:
        return text
    first = len(long) + 2  # the row, as Excel counts, of the first piece of the rest
    long += [(row, sheet, column, text[at : at + PIECE]) for at in range(PIECE, len(text), PIECE)]
    return text[:PIECE] + GOES_ON.format(row=first)
