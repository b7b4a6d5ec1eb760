"""Spark: a DataFrame of articles in, a DataFrame of quotes out, for archives that outgrow one machine.

Every node needs the package and pyarrow. On one machine `quotes archive` is several times faster:
Spark starts a virtual machine and copies every row through it.
"""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING

from quotes.extras import need
from quotes.formats.columns import attribute_batches, schema
from quotes.model import Metadata

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def attribute(frame: DataFrame, *, id: str = "id", text: str = "text") -> DataFrame:
    """The quotes of the articles in `frame`, a row each, in the columns of `quotes.formats.columns`.

    `frame` must have the column `text` and may have `id`, title, byline, date and url. Give articles
    an id: without one their numbers begin again in every partition.
    """
    types = need("pyspark.sql.pandas.types", "spark")
    if text not in frame.columns:
        raise ValueError(f"there is no column {text!r} but {', '.join(frame.columns) or 'none'}; say text=…")
    wanted = dict.fromkeys((id, text, *(field.name for field in fields(Metadata))))
    chosen = frame.select(*(name for name in wanted if name in frame.columns))
    return chosen.mapInArrow(partial(attribute_batches, id=id, text=text), types.from_arrow_schema(schema()))
