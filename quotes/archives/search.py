"""Find quotes in an archive by their words, and count who is quoted how often."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from quotes.reading.encoding import whole

# What the index takes for a word: letters and digits, no marks and no apostrophes.
TOKEN = re.compile(r"[^\W_]+")
# A phrase between double marks of any make, or a word, either with a star behind for words that begin so.
TERM = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)')

HIT = "\x02", "\x03"  # around the words that were found, in a snippet
SNIPPET_WORDS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for; an empty field asks for nothing."""

    words: str = ""
    speaker: str = ""
    since: str = ""  # YYYY-MM-DD, this day included
    until: str = ""
    type: str = ""


def expression(words: str) -> str:
    """`words` as FTS5 takes it, whatever they are: all must be there; “a phrase”; vaccin* for the beginning of a word.

    Empty where there is no letter or digit in `words`.

    >>> expression('won’t “the mayor” AND NEAR( tax*')
    '"won t" "the mayor" "AND" "NEAR" "tax"*'
    """
    terms = []
    for phrase, word in TERM.findall(whole(words)):
        tokens = TOKEN.findall(phrase or word)
        if tokens:
            terms.append(f'"{" ".join(tokens)}"' + ("*" if word.endswith("*") else ""))
    return " ".join(terms)


def fold(text: str) -> str:
    """`text` as the index folds it: case and accents gone."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def search(db: sqlite3.Connection, query: Query, limit: int) -> list[dict[str, object]]:
    """The rows of `all_quotes` that answer `query`, the best first, each with a `snippet`."""
    terms = [expression(query.words)] if query.words.strip() else []
    terms += [f"speaker : ({expression(query.speaker)})"] if query.speaker.strip() else []
    if any(not TOKEN.search(term.removeprefix("speaker")) for term in terms):
        return []  # nothing but punctuation, which is not indexed
    match = " AND ".join(f"({term})" for term in terms)
    where, values = _filters(query)  # words of ours alone; what the user asks for is bound
    if match:
        # Filters join tables for every hit; without them FTS5 picks the best by itself.
        joined = " JOIN all_quotes ON all_quotes.id = quotes_fts.rowid" if where else ""
        ids = f"SELECT quotes_fts.rowid FROM quotes_fts{joined} WHERE quotes_fts MATCH ?{where} ORDER BY rank LIMIT ?"
        found = db.execute(ids, (match, *values, limit))
    else:
        plain = f"SELECT id FROM all_quotes WHERE 1{where} ORDER BY id LIMIT ?"
        found = db.execute(plain, (*values, limit))
    return [_row(db, number, match) for (number,) in found.fetchall()]


def _filters(query: Query) -> tuple[str, list[str]]:
    asked = {"day >= ?": query.since, "day <= ?": query.until, "type = ?": query.type}
    given = {condition: value for condition, value in asked.items() if value}
    return "".join(f" AND {condition}" for condition in given), list(given.values())


def _row(db: sqlite3.Connection, number: int, match: str) -> dict[str, object]:
    row = dict(db.execute("SELECT * FROM all_quotes WHERE id = ?", (number,)).fetchone())
    if match:
        snippet = "SELECT snippet(quotes_fts, 0, ?, ?, '…', ?) FROM quotes_fts WHERE quotes_fts MATCH ? AND rowid = ?"
        (row["snippet"],) = db.execute(snippet, (*HIT, SNIPPET_WORDS, match, number)).fetchone()
    else:
        row["snippet"] = row["quote"]
    return row


def speakers(db: sqlite3.Connection, limit: int, kinds: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Who is quoted most: name, kind, number of quotes and of articles."""
    chosen = f"WHERE kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    rows = db.execute(
        f"SELECT name, kind, count(*) AS quotes, count(DISTINCT article) AS articles"
        f" FROM speakers JOIN quotes ON quotes.speaker = speakers.id {chosen}"
        f" GROUP BY speakers.id ORDER BY quotes DESC, name LIMIT ?",
        (*kinds, limit),
    )
    return [dict(row) for row in rows]
