"""The same quote in several articles: who prints it how."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from quotes.archives import store
from quotes.archives.archive import archive
from quotes.archives.variants import variants


def test_one_quote_in_several_articles_is_gathered_and_its_differences_flagged(db: sqlite3.Connection) -> None:
    (group,) = variants(db)
    assert {row["article"] for row in group.rows} == {"north", "south", "west"}
    assert group.wording_differs and group.speaker_differs and group.articles == 3


def test_a_quote_cut_short_and_a_name_cut_short_are_no_difference(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "“We shall build the bridge before the winter comes,” said Mary Smith, the mayor.", "utf-8"
    )
    (tmp_path / "b.txt").write_text(
        "“We shall build the bridge before the winter comes, and two more,” said Mayor Smith.", "utf-8"
    )
    archive([str(tmp_path)], str(tmp_path / "a.db"))
    (group,) = variants(store.connect(str(tmp_path / "a.db")))
    assert (group.articles, group.wording_differs, group.speaker_differs) == (2, False, False)
