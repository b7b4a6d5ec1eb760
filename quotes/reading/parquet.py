"""Parquet: an article a row. It must be a file of its own, because its table of contents stands at its end."""

from __future__ import annotations

import json
from collections.abc import Iterator

from quotes.extras import need
from quotes.reading import jsonl
from quotes.reading.files import File, too_large
from quotes.reading.record import Failure, Options, Record, Unreadable

ROWS = 16  # at once; a row may be as large as an article

parse = jsonl.parse  # a row is handed on as an object of JSON


def split(file: File, options: Options) -> Iterator[Record | Failure]:
    parquet = need("pyarrow.parquet", "arrow")
    if not file.stream.seekable():
        raise Unreadable("is parquet inside another file; unpack it first")
    table = parquet.ParquetFile(file.stream)
    if options.text_field not in table.schema_arrow.names:
        raise Unreadable(f"has no column “{options.text_field}”; --text-field names another")
    columns = [field.name for field in table.schema_arrow if _is_plain(field.type)]
    number = 0
    for batch in table.iter_batches(batch_size=ROWS, columns=columns):
        for row in batch.to_pylist():
            number += 1
            where = f"{file.where}:{number}"
            # Dates and times become what they are in JSON elsewhere: strings.
            data = json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
            if len(data) > options.max_size:
                yield Failure(where=where, problem=too_large(options))
            else:
                yield Record(where=where, kind="parquet", data=data)


def _is_plain(type: object) -> bool:
    """Whether a column may hold a name, a text or a date; lists and structures may be huge and are of no use."""
    return str(type).startswith(("string", "large_string", "int", "uint", "date", "timestamp", "dictionary"))
