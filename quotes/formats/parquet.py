"""Parquet: the rows of `quotes.formats.columns` for Arrow, DuckDB, pandas, Polars and Spark."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from quotes.extras import need
from quotes.formats.columns import document_batches, schema
from quotes.model import Document


def write(documents: Iterable[Document], out: BinaryIO) -> None:
    """Write a row a quote, a group of rows at a time."""
    parquet = need("pyarrow.parquet", "arrow")
    with parquet.ParquetWriter(out, schema(), compression="zstd") as writer:
        for batch in document_batches(documents):
            writer.write_batch(batch)
