"""CSV, and TSV by its suffix: an article a row, the columns named in the first."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator

from quotes.reading import jsonl
from quotes.reading.encoding import decode
from quotes.reading.files import File, too_large
from quotes.reading.record import Failure, Options, Record, Unreadable

parse = jsonl.parse  # a row is handed on as an object of JSON


def split(file: File, options: Options) -> Iterator[Record | Failure]:
    csv.field_size_limit(options.max_size)  # by default 131,072 characters, less than some articles
    encodings: set[str] = set()
    delimiter = "\t" if ".tsv" in file.where[-8:].lower() else ","
    rows = csv.reader(_decoded(file, options, encodings), delimiter=delimiter)
    header = next(rows, None)
    if header is None:
        raise Unreadable("is empty")
    if options.text_field not in header:
        raise Unreadable(f"has no column “{options.text_field}”; --text-field names another")
    while True:
        encodings.clear()
        where = f"{file.where}:{rows.line_num + 1}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Failure(where=where, problem=f"is no row of CSV ({error})")
            continue
        if not row:
            continue
        data = json.dumps(dict(zip(header, row)), ensure_ascii=False).encode("utf-8", "surrogatepass")
        if len(data) > options.max_size:
            yield Failure(where=where, problem=too_large(options))
            continue
        odd = sorted(encodings - {"utf-8"})
        yield Record(where=where, kind="csv", data=data, decoded_from=odd[0] if odd else "utf-8")


def _decoded(file: File, options: Options, encodings: set[str]) -> Iterator[str]:
    for line in jsonl.lines(file.stream, options):
        if len(line.data) > options.max_size:
            raise Unreadable(f"has a line that {too_large(options)}")
        text, encoding = decode(line.data, options.encoding)
        encodings.add(line.decoded_from or encoding)
        yield text if line.decoded_from is None else text + "\n"
