"""A spreadsheet: a row a quote, as RFC 4180 has it, safe to open in any spreadsheet program."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from nltk.csvsec import SafeCsvWriter

from quotes.formats.table import HEADER, rows
from quotes.model import Document
from quotes.safe import clean


def write(documents: Iterable[Document], out: TextIO) -> None:
    """Write the header and a row for every quote; `out` must leave newlines alone (newline="").

    A cell that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises
    (https://owasp.org/www-community/attacks/CSV_Injection), and no control character remains.
    """
    table = SafeCsvWriter(out, quoting=csv.QUOTE_ALL)
    table.writerow(HEADER)
    for row in rows(documents):
        table.writerow([clean(cell) if isinstance(cell, str) else cell for cell in row])


def write_raw(documents: Iterable[Document], out: TextIO) -> None:
    """Write the words exactly as they stand in the article, for programs: no spreadsheet should open it."""
    table = csv.writer(out, quoting=csv.QUOTE_ALL)
    table.writerow(HEADER)
    table.writerows(rows(documents))
