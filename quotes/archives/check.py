"""Did they say this? The nearest quotes of an archive by wording, and what is different in each."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from operator import itemgetter
from typing import Any, NamedTuple

from quotes.archives.search import TOKEN, expression, fold
from quotes.extras import need

WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")

NEAR = 0.6  # of the words, at least so many must be the same in the same order
CANDIDATES = 150  # of each query that are aligned; the index has ranked them by how rare their common words are
POSTINGS = 60_000  # rows that the index may have to score: a tenth of a second's work
FEWEST_TERMS = 3


class Finding(StrEnum):
    """The answer in a word."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    SOMEBODY_ELSE = "same words by somebody else"
    NOBODY = "same words, speaker unknown"
    NOT_FOUND = "not found"


class Piece(NamedTuple):
    """A stretch of the comparison: `asked` and `said` are equal, or one became the other; either may be empty."""

    same: bool
    asked: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A quote with words like those that were asked for."""

    row: dict[str, Any]  # of `all_quotes`
    likeness: float  # the share of words that are the same, 0 to 1
    pieces: tuple[Piece, ...]
    by_speaker: bool  # whether the speaker is the one that was asked for, or nobody was asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The verdict on the words, the quotes it rests on (the best first) and how many there were to look through."""

    finding: Finding
    near: tuple[Near, ...]
    quotes: int


def check(db: sqlite3.Connection, words: str, speaker: str = "", *, limit: int = 5) -> Answer:
    """The quotes nearest to `words`; `speaker` is any part of a name."""
    need("rapidfuzz", "check")
    (total,) = db.execute("SELECT count(*) FROM quotes").fetchone()
    near = []
    for number in candidates(db, words, speaker):
        row = dict(db.execute("SELECT * FROM all_quotes WHERE id = ?", (number,)).fetchone())
        likeness, pieces = align(words, row["quote"])
        if likeness >= NEAR:
            by_speaker = not speaker or is_called(speaker, row["speaker"])
            near.append(Near(row=row, likeness=likeness, pieces=pieces, by_speaker=by_speaker))
    near.sort(key=lambda each: (-each.likeness, not each.by_speaker, each.row["id"]))
    return Answer(finding=_finding(near), near=tuple(_shortlist(near, limit)), quotes=total)


def _finding(near: Sequence[Near]) -> Finding:
    theirs = max((each.likeness for each in near if each.by_speaker), default=0.0)
    others = [each for each in near if not each.by_speaker]
    if theirs == 1:
        return Finding.VERBATIM
    if theirs and not any(each.likeness == 1 for each in others):
        return Finding.ALTERED
    if not others:
        return Finding.NOT_FOUND
    best = [each for each in others if each.likeness == others[0].likeness]
    return Finding.SOMEBODY_ELSE if any(each.row["speaker"] for each in best) else Finding.NOBODY


def _shortlist(near: Sequence[Near], limit: int) -> list[Near]:
    """The first ones, and among them the best of the speaker who was asked for."""
    chosen = list(near[:limit])
    theirs = next((each for each in near if each.by_speaker), None)
    return chosen if theirs is None or theirs in chosen else [*chosen[:-1], theirs]


def candidates(db: sqlite3.Connection, words: str, speaker: str = "") -> list[int]:
    """The quotes that may be near: those with the phrase, then those with most of its rarest words."""
    phrase = " ".join(TOKEN.findall(words))
    if not phrase:
        return []
    tokens = sorted(set(TOKEN.findall(fold(words))))
    # The dictionary of the index tells how many quotes have each word. (It is a view; nothing is written.)
    db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab (main, quotes_fts, row)")
    counts = [db.execute("SELECT doc FROM vocabulary WHERE term = ?", (token,)).fetchone() for token in tokens]
    rarest = sorted((count[0], token) for count, token in zip(counts, tokens) if count)
    sums = accumulate(count for count, _ in rarest)
    kept = [term for n, (term, sum) in enumerate(zip(rarest, sums)) if n < FEWEST_TERMS or sum < POSTINGS]
    some = " OR ".join(f'"{token}"' for _, token in kept)
    queries = [f'quote : "{phrase}"', f"quote : ({some})" if some else ""]
    name = expression(speaker)
    if name:  # what they said themselves must not drown in what all others said
        queries += [f"({query}) AND speaker : ({name})" for query in queries if query]
    found: dict[int, None] = {}
    for query in filter(None, queries):
        rows = db.execute(
            "SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ? ORDER BY rank LIMIT ?", (query, CANDIDATES)
        )
        found.update((number, None) for (number,) in rows)
    return list(found)


def align(asked: str, said: str) -> tuple[float, tuple[Piece, ...]]:
    """How far `asked` is the same words as some part of `said`, and the difference word by word.

    Case, punctuation and the make of apostrophes do not count. What stands in `said` before and
    behind the part is no difference: who quotes may quote a part.
    """
    asked_words, said_words = WORD.findall(asked), WORD.findall(said)
    ours, theirs = [*map(bare, asked_words)], [*map(bare, said_words)]
    if not ours or not theirs:
        return 0.0, ()
    found = (_aligned(ours, theirs, first, last) for first, last in _windows(ours, theirs))
    likeness, first, steps = max(found, key=itemgetter(0))  # of equals the widest
    pieces = tuple(
        Piece(
            step.tag == "equal",
            " ".join(asked_words[step.src_start : step.src_end]),
            " ".join(said_words[first + step.dest_start : first + step.dest_end]),
        )
        for step in steps
    )
    return likeness, pieces


def _windows(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where in `theirs` the part may begin and end that is most like `ours`; the widest first."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    place = partial_ratio_alignment(" ".join(ours), " ".join(theirs)) if len(ours) < len(theirs) else None
    if place is None:
        yield 0, len(theirs)
        return
    ends = list(accumulate(len(word) + 1 for word in theirs))  # behind the blank after each word
    # What is found counts letters, not words: it may have cut off one on either side, or taken in one too many.
    first = max(sum(end <= place.dest_start for end in ends) - 1, 0)
    last = min(sum(end <= place.dest_end for end in ends) + 2, len(theirs))
    yield from ((first + more, last - less) for more in range(3) for less in range(3) if first + more < last - less)


def _aligned(ours: Sequence[str], theirs: Sequence[str], first: int, last: int) -> tuple[float, int, list[Any]]:
    """The share of words that are the same, the window's beginning, and the steps from one to the other within it."""
    from rapidfuzz.distance import Levenshtein

    steps = list(Levenshtein.opcodes(ours, theirs[first:last]))
    while steps and steps[0].tag == "insert":
        steps.pop(0)
    while steps and steps[-1].tag == "insert":
        steps.pop()
    same = sum(step.src_end - step.src_start for step in steps if step.tag == "equal")
    length = sum(max(step.src_end - step.src_start, step.dest_end - step.dest_start) for step in steps)
    return (same / length if length else 0.0), first, steps


def bare(word: str) -> str:
    """A word as it is compared: case, accents and the make of its apostrophe gone."""
    return fold(word.replace("’", "'").replace("ʼ", "'"))


def is_called(asked: str, name: str | None) -> bool:
    """Whether `name` has all words of `asked`: “Smith” asks for “Mary Smith”, “Jo Smith” does not."""
    return name is not None and set(TOKEN.findall(fold(asked))) <= set(TOKEN.findall(fold(name)))
