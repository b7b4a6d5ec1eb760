"""Rows of an archive for programs: CSV and JSON Lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

FORMATS = ("text", "csv", "jsonl")


def write(rows: Iterable[Mapping[str, object]], columns: Sequence[str], format: str, out: TextIO) -> None:
    """Write the `columns` of all rows; a cell that is not known is empty in CSV and null in JSON."""
    if format == "jsonl":
        for row in rows:
            out.write(json.dumps({column: row[column] for column in columns}, ensure_ascii=False) + "\n")
        return
    from nltk.csvsec import SafeCsvWriter

    from quotes.safe import clean

    table = SafeCsvWriter(out, quoting=csv.QUOTE_ALL)
    table.writerow(columns)
    for row in rows:
        cells = ("" if row[column] is None else row[column] for column in columns)
        table.writerow([clean(cell) if isinstance(cell, str) else cell for cell in cells])
