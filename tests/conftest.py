"""Settings of the tests, where nothing is timed, on whatever machine they run; and what tests of several files share."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, settings
from sample import archived

from quotes.archives import store

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def db(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    """An archive of six articles, open to be read."""
    return store.connect(archived(tmp_path_factory.mktemp("archive")))
