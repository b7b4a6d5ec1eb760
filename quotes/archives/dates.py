"""Dates of articles as their sources write them, to days that can be compared."""

from __future__ import annotations

import re
from datetime import date

# English news writes dates in words, or as ISO 8601 has it. 5/6/2026 is June to some and May to others.
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WORDS = (
    re.compile(rf"\b{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{MONTH},?[\s-]+(?P<year>\d{{4}})\b", re.IGNORECASE),
)
FIGURES = re.compile(r"(?P<year>\d{4})[-/.]?(?P<month>\d\d)[-/.]?(?P<day>\d\d)(?!\d)")


def day(text: str) -> str | None:
    """The day as YYYY-MM-DD, that of the place where it was written; nothing where it cannot be told.

    >>> [day(each) for each in ("2026-05-01T23:00:00-05:00", "Nov. 3, 2026", "Tue, 03 Nov 2026 10:00:00 GMT")]
    ['2026-05-01', '2026-11-03', '2026-11-03']
    >>> [day(each) for each in ("", "5/6/2026", "last Tuesday", "2026-13-40")]
    [None, None, None, None]
    """
    text = text[:200].strip()
    figures = FIGURES.match(text)
    if figures:
        return _day(int(figures["year"]), int(figures["month"]), int(figures["day"]))
    for words in WORDS:
        found = words.search(text)
        if found:
            month = MONTHS.index(found["month"][:3].lower()) + 1
            return _day(int(found["year"]), month, int(found["day"]))
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
