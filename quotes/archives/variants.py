"""The same quote in several articles: found again by its words, grouped, and compared.

Quotes are looked up by sketches (the smallest hashes of their word triples), so the work grows with
the number of quotes and not with that of pairs; each group is then compared word by word.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from typing import Any

from quotes.archives.check import WORD, align, bare, is_called
from quotes.extras import need

FEWEST_WORDS = 6  # shorter ones are said by everybody: “I am very proud of you”
SHINGLE = 3  # words
SKETCH = 6  # hashes a quote: two quotes that share half of their triples share one of these nearly always
ALIKE = 0.75  # of the words
BUCKET = 200  # wordings under one hash that are looked at; more share a formula, not a quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A quote with its places: rows of `all_quotes`, the longest wording first."""

    rows: tuple[dict[str, Any], ...]
    wording_differs: bool  # beyond one quoting less than the other
    speaker_differs: bool

    @property
    def articles(self) -> int:
        return len({row["article_id"] for row in self.rows})


def variants(db: sqlite3.Connection) -> list[Group]:
    """The quotes that stand in more than one article, those that differ first, then the most printed."""
    need("rapidfuzz", "check")
    _sketch(db)
    parents: dict[int, int] = {}
    for keys in _buckets(db):
        _join(db, keys, parents)
    db.executemany("UPDATE wordings SET gathered = ? WHERE key = ?", [(_root(parents, key), key) for key in parents])
    rows = db.execute(
        "SELECT gathered, all_quotes.* FROM wordings JOIN printed USING (key)"
        " JOIN all_quotes ON all_quotes.id = printing"
        " WHERE gathered IN (SELECT gathered FROM wordings JOIN printed USING (key) GROUP BY gathered"
        " HAVING count(DISTINCT printed.article) > 1) ORDER BY gathered, length(all_quotes.quote) DESC, all_quotes.id"
    )
    found = [_group([dict(row) for row in members]) for _, members in groupby(rows, key=lambda row: row["gathered"])]
    return sorted(
        found,
        key=lambda group: (not (group.wording_differs or group.speaker_differs), -group.articles, group.rows[0]["id"]),
    )


def _sketch(db: sqlite3.Connection) -> None:
    """Fill tables of our own: each wording once, where it is printed, and its hashes."""
    for name, columns in (
        ("wordings", "key INTEGER PRIMARY KEY, quote INTEGER, gathered INTEGER"),
        ("printed", "key INTEGER, printing INTEGER, article INTEGER"),
        ("hashes", "hash INTEGER, key INTEGER, PRIMARY KEY (hash, key)"),
    ):
        db.execute(f"DROP TABLE IF EXISTS temp.{name}")
        db.execute(f"CREATE TEMP TABLE {name} ({columns}){' WITHOUT ROWID' if name == 'hashes' else ''}")
    for number, article, text in db.execute("SELECT id, article, quote FROM quotes ORDER BY id"):
        words = [bare(word) for word in WORD.findall(text)]
        if len(words) < FEWEST_WORDS:
            continue
        key = _hash(words)
        db.execute("INSERT INTO printed VALUES (?, ?, ?)", (key, number, article))
        if db.execute("INSERT OR IGNORE INTO wordings VALUES (?, ?, ?)", (key, number, key)).rowcount:
            triples = {_hash(words[place : place + SHINGLE]) for place in range(len(words) - SHINGLE + 1)}
            db.executemany("INSERT INTO hashes VALUES (?, ?)", [(each, key) for each in sorted(triples)[:SKETCH]])
    db.execute("CREATE INDEX temp.printed_key ON printed (key)")


def _hash(words: list[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), signed=True)


def _buckets(db: sqlite3.Connection) -> Iterator[list[int]]:
    shared = (
        "SELECT hash, key FROM hashes JOIN wordings USING (key)"
        " WHERE hash IN (SELECT hash FROM hashes GROUP BY hash HAVING count(*) > 1) ORDER BY hash, wordings.quote"
    )
    for _, rows in groupby(db.execute(shared).fetchall(), key=lambda row: row[0]):
        yield [key for _, key in rows][:BUCKET]


def _join(db: sqlite3.Connection, keys: list[int], parents: dict[int, int]) -> None:
    """Gather the wordings of a bucket that are alike: each with the first one of those before it that it resembles."""
    texts = {
        key: db.execute(
            "SELECT quotes.quote FROM wordings JOIN quotes ON id = wordings.quote WHERE key = ?", (key,)
        ).fetchone()[0]
        for key in keys
    }
    heads: list[int] = []
    for key in keys:
        for head in heads:
            if _root(parents, key) == _root(parents, head) or _alike(texts[key], texts[head]):
                ours, theirs = _root(parents, key), _root(parents, head)
                parents[ours] = parents.setdefault(theirs, theirs)
                break
        else:
            heads.append(key)


def _root(parents: dict[int, int], key: int) -> int:
    while parents.get(key, key) != key:
        key = parents[key]
    return key


def _alike(first: str, second: str) -> bool:
    """Whether the shorter one is, nearly, a part of the longer one."""
    short, long = sorted((first, second), key=len)
    return align(short, long)[0] >= ALIKE


def _group(rows: list[dict[str, Any]]) -> Group:
    """Flag what differs between articles: each is held against the one with the longest wording.

    An article may print a quote twice, or one inside another: it differs only if nothing in it agrees.
    """
    printed: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        printed.setdefault(row["article_id"], []).append(row)
    first, *others = printed.values()
    return Group(
        rows=tuple(rows),
        wording_differs=any(not _agree(first, other, _same_words) for other in others),
        speaker_differs=any(not _agree(_named(first), _named(other), _same_name) for other in others),
    )


def _agree(
    first: list[dict[str, Any]],
    other: list[dict[str, Any]],
    same: Callable[[dict[str, Any], dict[str, Any]], bool],
) -> bool:
    return not first or not other or any(same(ours, theirs) for ours in first for theirs in other)


def _same_words(ours: dict[str, Any], theirs: dict[str, Any]) -> bool:
    short, long = sorted((ours["quote"], theirs["quote"]), key=len)
    return ours["quote"] == theirs["quote"] or align(short, long)[0] == 1


def _named(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those with a name: a description, “the mayor”, contradicts no name."""
    return [row for row in rows if row["speaker_kind"] in ("person", "organization")]


def _same_name(ours: dict[str, Any], theirs: dict[str, Any]) -> bool:
    return is_called(ours["speaker"], theirs["speaker"]) or is_called(theirs["speaker"], ours["speaker"])
