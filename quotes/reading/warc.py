"""WARC, as Common Crawl's news crawl has it: an article a page that was answered with it.

Requests, images, redirects and pages not found are no articles and are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.extras import need
from quotes.model import Metadata
from quotes.reading.encoding import whole
from quotes.reading.files import File, too_large
from quotes.reading.record import Failure, Options, Record

# A page is then read like a page from a file.
KINDS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def split(file: File, options: Options) -> Iterator[Record | Failure]:
    records = need("warcio.archiveiterator", "warc").ArchiveIterator(file.stream)
    for number, record in enumerate(records, start=1):
        if record.rec_type == "response":
            headers = record.http_headers
            if headers is None or headers.get_statuscode() != "200":
                continue
        elif record.rec_type == "conversion":  # the text that Common Crawl made of a page
            headers = record.rec_headers
        else:
            continue
        content_type = headers.get_header("Content-Type") or ""
        kind = KINDS.get(content_type.split(";")[0].strip().lower())
        if kind is None:
            continue
        id = (record.rec_headers.get_header("WARC-Record-ID") or str(number)).strip("<>")
        where = whole(f"{file.where}:{id}")
        data = record.content_stream().read(options.max_size + 1)
        if len(data) > options.max_size:
            yield Failure(where=where, problem=too_large(options))
            continue
        charset = CHARSET.search(content_type)
        url = whole(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
        yield Record(
            where=where, kind=kind, data=data, declared=charset[1] if charset else None, metadata=Metadata(url=url)
        )
