"""What stands above a text between two lines of three hyphens: headline, byline, date, address.

Only the small part of YAML that people write by hand is read, `key: value` on a line, values in
quotation marks or without. Anything else between the hyphens makes it no front matter but text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from quotes.model import Metadata

# Other names under which records and front matter hold a field of `Metadata`.
ALIASES = {
    "title": ("title", "headline"),
    "byline": ("byline", "author"),
    "date": ("date", "published"),
    "url": ("url",),
}

FENCE = re.compile(r"---[ \t]*(?:\r\n?|\n)")
LINE = re.compile(r"(?P<line>[^\r\n]*)(?:\r\n?|\n|\Z)")
FIELD = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}):(?:[ \t]+(?P<value>.*))?")
OTHER = re.compile(r"[ \t#].*|-[ \t].*|")  # a list, a comment, something nested, nothing
LINES = 60  # a text that merely begins with a rule is given up soon


def split(text: str) -> tuple[Metadata, str]:
    r"""What the front matter of `text` tells, and the text after it; without front matter, nothing and the text.

    >>> split("---\ntitle: \"Mayor: it works\"\nauthor: Jo Ray\n---\n“It works,” she said.\n")
    (Metadata(title='Mayor: it works', byline='Jo Ray', date='', url=''), '“It works,” she said.\n')
    >>> split("---\nHe said: nothing.\n---\nNo front matter.")[1][:3]
    '---'
    """
    fence = FENCE.match(text)
    at = fence.end() if fence else len(text)
    fields: dict[str, str] = {}
    for _ in range(LINES):
        line = LINE.match(text, at)
        if line is None or at == len(text):
            break  # nothing closes it
        at = line.end()
        words = line["line"].rstrip(" \t")
        if words in ("---", "..."):
            about = metadata(fields)
            return (about, text[at:]) if about != Metadata() else (about, text)
        field = FIELD.fullmatch(words)
        if field:
            fields.setdefault(field["key"].strip().lower(), _unquoted(field["value"] or ""))
        elif not OTHER.fullmatch(words):
            break
    return Metadata(), text


def metadata(record: Mapping[str, object]) -> Metadata:
    """The fields of a record that bear the names of `Metadata` or an alias; what is no string there is left out."""
    known = {}
    for field, names in ALIASES.items():
        values = (record.get(name) for name in names)
        known[field] = next((value for value in values if isinstance(value, str) and value), "")
    return Metadata(**known)


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        return re.sub(r'\\(["\\])', r"\1", value[1:-1])
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value
