"""The one function that engines host, and the engines that we promise: each gives what one process gives."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

import quotes
from quotes import attribute
from quotes.cli import main
from quotes.formats.columns import COLUMNS, schema
from quotes.reading import frontmatter

pyarrow = pytest.importorskip("pyarrow", reason="columns need pyarrow: pip install 'quotes[arrow]'")
pytest.importorskip("pyarrow.parquet")

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = [
    {"id": path.stem, "text": frontmatter.split(path.read_text("utf-8"))[1], "title": path.stem.title()}
    for path in sorted((ROOT / "data" / "articles").glob("*.txt"))[:6]
]
EXPECTED = [
    (article["id"], quote.text, quote.speaker and quote.speaker.name, quote.start)
    for article in ARTICLES
    for quote in attribute(article["text"]).quotes
]


def rows(table: pyarrow.Table) -> list[tuple[object, ...]]:
    return [(row["document"], row["quote"], row["speaker"], row["start"]) for row in table.to_pylist()]


def attributed(table: pyarrow.Table, **names: str) -> pyarrow.Table:
    return pyarrow.Table.from_batches(quotes.attribute_batches(table.to_batches(max_chunksize=2), **names), schema())


def test_rows_are_what_the_engine_says() -> None:
    table = attributed(pyarrow.Table.from_pylist(ARTICLES))
    assert rows(table) == EXPECTED
    assert table.schema.names == [name for name, _, _ in COLUMNS] and set(table["error"].to_pylist()) == {None}
    assert table["title"][0].as_py() == ARTICLES[0]["title"] and table["url"].null_count == len(table)


@pytest.mark.parametrize("type", ["string", "large_string", "string_view"])
def test_strings_of_every_make_are_read(type: str) -> None:
    column = pyarrow.array([ARTICLES[0]["text"]], getattr(pyarrow, type)())
    assert len(attributed(pyarrow.table({"body": column}), text="body")) == sum(
        row[0] == ARTICLES[0]["id"] for row in EXPECTED
    )


def test_a_bad_row_becomes_an_error_row(monkeypatch: pytest.MonkeyPatch) -> None:
    import quotes.engine

    real = quotes.engine.attribute
    monkeypatch.setattr(
        quotes.engine, "attribute", lambda text, **known: real(text if text != "bad" else None, **known)
    )
    table = pyarrow.table({"id": [1, 2, 3, None], "text": [None, " ", "bad", "“Yes,” said Mary Smith."]})
    found = [(row["document"], row["quote"], (row["error"] or "")[:12]) for row in attributed(table).to_pylist()]
    assert found == [
        ("1", None, "holds no tex"),
        ("2", None, "holds no tex"),
        ("3", None, "cannot be at"),
        ("3", "Yes,", ""),
    ]


def test_numbers_are_no_text_and_a_missing_column_is_misuse() -> None:
    assert attributed(pyarrow.table({"text": [1]}))["error"].to_pylist() == ["holds no text"]
    with pytest.raises(ValueError, match="no column 'text' but body"):
        attributed(pyarrow.table({"body": ["x"]}))


def test_batches_are_made_as_they_are_asked_for() -> None:
    asked = []

    def batches() -> Iterator[pyarrow.RecordBatch]:
        for article in ARTICLES:
            asked.append(article["id"])
            yield pyarrow.RecordBatch.from_pylist([article])

    next(quotes.attribute_batches(batches()))
    assert asked == [ARTICLES[0]["id"]]


@pytest.mark.parametrize("output", ["file", "pipe"])
def test_extract_writes_parquet(tmp_path: Path, output: str) -> None:
    from pyarrow.parquet import read_table

    paths = [str(ROOT / "data" / "articles" / f"{article['id']}.txt") for article in ARTICLES]
    if output == "file":
        result = CliRunner().invoke(main, ["extract", *paths, "-o", str(tmp_path / "a.parquet")])
        table = read_table(tmp_path / "a.parquet")
    else:
        result = CliRunner().invoke(main, ["extract", *paths, "-f", "parquet"])
        table = read_table(io.BytesIO(result.stdout_bytes))
    assert result.exit_code == 0 and table.schema.equals(schema())
    assert [row[1:] for row in rows(table)] == [row[1:] for row in EXPECTED]


def test_what_people_know_and_decided_is_in_the_columns(tmp_path: Path) -> None:
    from pyarrow.parquet import read_table

    article, people, decisions = (ROOT / "data" / name for name in ("articles/ferry-speech.txt", "people.csv", "decisions.jsonl"))
    known = ("--speakers", str(people), "--decisions", str(decisions))
    CliRunner().invoke(main, ["extract", str(article), *known, "-o", str(tmp_path / "a.parquet")])
    found = read_table(tmp_path / "a.parquet").to_pylist()
    assert {(row["speaker"], row["speaker_id"]) for row in found if row["speaker_id"]} == {
        ("Ines Calloway", "Q900001"), ("Dale Whitcomb", "Q900002")
    }  # fmt: skip
    assert [(row["verdict"], row["speaker"], row["note"]) for row in found if row["verdict"]] == [
        ("accepted", "A welder at the yard", None), ("corrected", "Hugh Santoro", "heard on the recording")
    ]  # fmt: skip
    assert {row["needs_review"] for row in found} <= {True, False}


# --- engines


def test_the_recipe_for_dask_gives_the_same(tmp_path: Path) -> None:
    pytest.importorskip("dask", reason="the recipe for Dask needs dask: pip install dask")
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(ARTICLES), tmp_path / "news.parquet", row_group_size=2)
    recipe = _recipe("dask").replace("news.parquet", str(tmp_path / "news.parquet"))
    recipe = recipe.replace('"quotes-', f'"{tmp_path}/quotes-').replace('scheduler="processes"', 'scheduler="threads"')
    exec(recipe, {"__name__": "__main__"})
    parts = sorted(tmp_path.glob("quotes-*.parquet"))
    assert len(parts) == 3
    assert rows(pyarrow.concat_tables(map(pyarrow.parquet.read_table, parts))) == EXPECTED


def test_the_recipe_for_duckdb_gives_the_same(tmp_path: Path) -> None:
    if find_spec("duckdb") is None:  # in a process of its own, because it complains on its way out
        pytest.skip("the recipe for DuckDB needs duckdb: pip install duckdb")
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(ARTICLES), tmp_path / "news.parquet")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [sys.executable, "-c", _recipe("duckdb")], cwd=tmp_path, env=environment, check=True, capture_output=True
    )
    assert rows(pyarrow.parquet.read_table(tmp_path / "quotes.parquet")) == EXPECTED


def _recipe(engine: str) -> str:
    """The example for an engine as docs/scale.md prints it."""
    text = (ROOT / "docs" / "scale.md").read_text("utf-8")
    (recipe,) = (block.split("```")[0] for block in text.split("```python\n")[1:] if f"import {engine}" in block)
    return recipe


def test_spark_gives_the_same(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="the test of Spark needs pyspark: pip install 'quotes[spark]'")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("the test of Spark needs Java 17")
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(ARTICLES), tmp_path / "news.parquet")
    program = f"""
from pyspark.sql import SparkSession
from quotes.archives import spark
session = (SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    .config("spark.driver.host", "127.0.0.1").config("spark.sql.session.timeZone", "UTC").getOrCreate())
articles = session.read.parquet("{tmp_path}/news.parquet").repartition(3)
spark.attribute(articles).write.parquet("{tmp_path}/quotes")
"""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert sorted(rows(pyarrow.parquet.read_table(tmp_path / "quotes"))) == sorted(EXPECTED)
