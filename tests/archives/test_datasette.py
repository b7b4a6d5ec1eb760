"""The archive opens in Datasette as it is, with titles, facets and search."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from quotes.archives.archive import archive

ROOT = Path(__file__).resolve().parents[2]
METADATA = json.loads((ROOT / "docs" / "datasette.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("datasette") / "quotes.db"
    archive([str(ROOT / "data" / "articles")], str(path))
    return str(path)


def test_the_metadata_names_only_what_is_there(path: str) -> None:
    import sqlite3

    db = sqlite3.connect(path)
    (database,) = METADATA["databases"].values()
    for table, about in database["tables"].items():
        columns = {row[1] for row in db.execute(f"PRAGMA table_info({table})")}
        assert columns and {*about.get("facets", ()), *about.get("columns", ())} <= columns
    for query in database["queries"].values():
        assert db.execute(query["sql"]).fetchone()


def test_datasette_shows_searches_and_counts(path: str) -> None:
    datasette = pytest.importorskip("datasette.app", reason="needs Datasette: pip install datasette")

    async def ask(address: str) -> dict[str, object]:
        response = await app.client.get(address)
        assert response.status_code == 200
        return dict(response.json())

    app = datasette.Datasette([path], metadata=METADATA)
    found = asyncio.run(ask("/quotes/all_quotes.json?_search=council&_shape=objects"))
    assert found["filtered_table_rows_count"] and set(found["facet_results"]) == {
        "speaker",
        "speaker_kind",
        "type",
        "stance",
    }
    assert asyncio.run(ask("/quotes/most_quoted.json"))["rows"]
