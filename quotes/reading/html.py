"""Web pages: the main text and what the page says of itself, by trafilatura. Nothing is fetched."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from quotes.extras import need
from quotes.model import Metadata
from quotes.reading.encoding import decode, whole
from quotes.reading.files import File, limited
from quotes.reading.record import Article, Options, Record, Unreadable

# Where browsers look, too: within the first kilobyte, and a little more.
HEAD = 4096
# Any number of a page may look like a year to htmldate: a false date is worse than none, so only what is marked as
# the date counts, and that of publication before that of the last change.
DATES = {"original_date": True, "extensive_search": False}
OUR_REPORT = b'<meta name="generator" content="quotes">'  # in formats/html.py
CHARSET = re.compile(rb"""<meta[^>]{1,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})""", re.IGNORECASE)


def split(file: File, options: Options) -> Iterator[Record]:
    yield Record(where=file.where, kind="html", data=limited(file.stream, options))


def parse(record: Record, options: Options) -> Article:
    if OUR_REPORT in record.data[:HEAD]:
        raise Unreadable("is a report that quotes wrote and no article; keep reports in another folder")
    trafilatura = need("trafilatura", "html")
    for library in ("trafilatura", "htmldate"):  # which tell about every odd page
        logging.getLogger(library).setLevel(logging.CRITICAL)
    page, encoding = decode(record.data, record.declared or _charset(record.data) or options.encoding)
    found = trafilatura.bare_extraction(
        page,
        url=record.metadata.url or None,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=DATES,
    )
    # A line is a paragraph there. Ours are parted by blank lines, or short ones might look like wrapped lines.
    text = "\n\n".join(line for line in ((found and found.text) or "").split("\n") if line.strip())
    if not text:
        raise Unreadable("has no main text")
    metadata = Metadata(
        title=whole(found.title or ""),
        byline=whole(found.author or ""),
        date=whole(found.date or ""),
        url=record.metadata.url or whole(found.url or ""),
    )
    return Article(id=whole(record.where), text=whole(text), encoding=encoding, metadata=metadata)


def _charset(data: bytes) -> str | None:
    """What the page declares in its head; UTF-16 cannot be true where the declaration could be read."""
    declared = CHARSET.search(data[:HEAD])
    charset = declared[1].decode("ascii", "replace").lower() if declared else None
    return None if charset is None or charset.startswith(("utf-16", "utf-32")) else charset
