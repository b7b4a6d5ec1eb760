r"""Tab-separated values for cut, sort and awk: a line a quote, always.

The format knows no quotation marks (https://www.iana.org/assignments/media-types/text/tab-separated-values),
so a tab, a newline and a backslash inside a cell are written \t, \n (or \r) and \\.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from nltk.csvsec import sanitize_csv_field

from quotes.formats.table import HEADER, Cell, rows
from quotes.model import Document
from quotes.safe import clean

ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def write(documents: Iterable[Document], out: TextIO) -> None:
    """Write the header and a line for every quote; formulas and control characters defused as in CSV."""
    out.write("\t".join(HEADER) + "\n")
    for row in rows(documents):
        out.write("\t".join(_safe(cell).translate(ESCAPES) for cell in row) + "\n")


def write_raw(documents: Iterable[Document], out: TextIO) -> None:
    """Write the words exactly as they stand in the article but for the four escapes."""
    out.write("\t".join(HEADER) + "\n")
    for row in rows(documents):
        out.write("\t".join(str(cell).translate(ESCAPES) for cell in row) + "\n")


def _safe(cell: Cell) -> str:
    return str(sanitize_csv_field(clean(cell) if isinstance(cell, str) else cell))
