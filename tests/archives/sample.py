"""Six articles, and an archive of them."""

from __future__ import annotations

import json
from pathlib import Path

from quotes.archives.archive import archive

ARTICLES = (
    (
        "north",
        "2026-05-01",
        "“We won’t raise the council tax before the spring of next year,” said Mary Smith, the mayor.",
    ),
    (
        "south",
        "2026-06-01",
        "“We won’t cut the council tax before the spring of next year,” said Mary Smith, the mayor.",
    ),
    ("west", "2026-06-02", "“We won’t raise the council tax before the spring of next year,” said Tom Okafor."),
    ("east", "2026-06-03", "Tom Okafor denied that the café on the old bridge was closed for want of money."),
    ("odd", "", "“Stop\x1b[2J <b>the</b> \u202epress, all of you, right now,” said Ana Pohl."),
    ("sum", "", "“=1+1 is what I call news,” said Jo Ray."),
)


def archived(folder: Path) -> str:
    """The path of an archive of `ARTICLES`."""
    lines = (json.dumps({"id": id, "date": date, "text": text}) + "\n" for id, date, text in ARTICLES)
    (folder / "news.jsonl").write_text("".join(lines), "utf-8")
    archive([str(folder / "news.jsonl")], str(folder / "quotes.db"))
    return str(folder / "quotes.db")
