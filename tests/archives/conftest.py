"""A small archive, made once for all who look into it."""

from __future__ import annotations

import sqlite3

import pytest
from sample import archived

from quotes.archives import store


@pytest.fixture(scope="session")
def db(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    return store.connect(archived(tmp_path_factory.mktemp("archive")))
