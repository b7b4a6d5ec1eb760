"""What the resolver asks of a sentence: which name begins a clause, which roles stand beside it."""

from __future__ import annotations

import re
from bisect import bisect_left

import regex

from quotes import lexicon
from quotes.linking.sources import CORE
from quotes.model import Gender, Span
from quotes.text.names import is_word
from quotes.text.words import Sentence

CORE_OF = re.compile(CORE)


def core_end(s: Sentence, first: int, last: int) -> int:
    match = CORE_OF.match(s.tags, first, last)
    return match.end() if match else last


def token_range(s: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    return bisect_left(s.starts, span[0]), bisect_left(s.starts, span[1])


def is_subject(s: Sentence, span: Span) -> bool:
    """Whether a name begins a clause."""
    return begins_clause(s, *token_range(s, span))


def begins_clause(s: Sentence, first: int, last: int) -> bool:
    """Whether a name of these tokens begins a clause: nothing governs it, and a verb or an aside follows."""
    if first >= len(s.tags):
        return False
    while s.tags[last : last + 1] == "T":
        last += 1  # "Judge Charles Harris QC"
    if s.words[last : last + 1] and s.words[last].lower() in THEMSELVES:
        last += 1  # "Ana Pohl herself was modest"
    before = s.tags[first - 1] if first else "^"
    if first == 1 and before == "v" and s.words[0].endswith("ed"):
        before = "^"  # "Retired Col. Otto Stein began", "Jailed banker Otto Stein"
    after = s.tags[last : last + 1]
    if before == "'" and (after in ("X", "v", "V") or s.tags[last : last + 2] == ",w") and NAMED_AFTER_OWNER.match(s.tags, 0, last):
        return True  # "The Rowing Society's Otto Stein said"
    if first == 1 and s.words[0] == "For" and (after == "," or s.words[last : last + 1] == ["there"]):
        return True  # "For Ann Low, a retiree, it was late.", "For Ann Low there was no time."
    if before == "V" and first > 1 and after in ("X", "v", "V", "a"):
        return True  # "aides say Ann Lee advises him"
    if before in "pf'XtG" or before in "vV" and s.tags[max(0, first - 2)] not in "Q,":
        return False
    if before == "," and after == "," and APPOSED.match(s.tags, 0, first):
        return True  # "the director, James Low, recommended"
    if after == "," and s.tags[0] == "p" and s.tags[last + 1 : last + 2] in ("N", "T"):
        return False  # "On another tough man, Tom Frost, Otto Stein said"
    if before == "," and after == ",":
        return "N" not in s.tags[: first - 1] and "T" not in s.tags[: first - 1]  # one of a list
    if after == "'":
        return s.words[last] in ("’s", "'s") and s.tags[last + 1 : last + 2] in ("v", "a")
    if before == "c" and after == "," and first > 1:
        return False
    if after == "p":
        return first == 0  # "Dan Lee at the Kestrel Review agreed"
    return after in ("X", "v", "V", "a", ",", "c", "(", "s", "-", ":", "d", "f")


THEMSELVES = frozenset("himself herself itself themselves".split())
# "the director, James Low, recommended", "Mr Low's wife, Tess, was proud"
APPOSED = regex.compile(r"(?r)(?<![^,;:sch-])(?:D|[TN]{1,4}')[jnNRCL'#]{0,6}[RC],")
NAMED_AFTER_OWNER = regex.compile(r"(?r)'[TR]{0,2}[TN]*N")


def roles_beside(s: Sentence, first: int, last: int) -> list[tuple[str, frozenset[str]]]:
    """Role nouns right before a name ("farmer Ilse Brandt") or in the aside after it, with modifiers."""
    found: list[tuple[str, frozenset[str]]] = []
    k = first
    while k > 0 and s.tags[k - 1] in "RCnjN" and first - k < 5:
        k -= 1
    if k < first:
        found += roles_among(s, k, first)
    ahead = APPOSED.match(s.tags, 0, first) if s.tags[last : last + 1] == "," else None
    if ahead:  # "her father, Anxo, died"
        found += roles_among(s, max(ahead.start(), s.tags.rfind("'", 0, first)) + 1, first - 1)
    if s.tags[last : last + 1] == ",":
        hit = ASIDE.match(s.tags, last + 1)
        if hit:
            found += roles_among(s, max(last, s.tags.rfind("'", last, hit.end())) + 1, hit.end())
    return found


ASIDE = re.compile(r"D?[ajnNTRCL#']{0,8}[RC](?:c[jnNTRCL']{0,5}[RC])?")


def roles_among(s: Sentence, first: int, last: int) -> list[tuple[str, frozenset[str]]]:
    words = [word.lower() for word in s.words[first:last]]
    modifiers = frozenset(words)
    tags = s.tags[first:last]
    # "club doctor Ana Pohl" is a doctor, but no club
    out = [(w, modifiers) for k, w in enumerate(words) if tags[k] == "R" or tags[k] == "C" and tags[k + 1 : k + 2] not in ("R", "C")]
    if len(words) > 1 and s.tags[last - 1] in "RC":
        out.append((" ".join(words[-2:]), modifiers))
    return out


SHORT_TITLES = {
    "representative": "congressman", "congresswoman": "congressman",
    "justice": "judge", "lord": "peer", "baroness": "peer",
    "sen": "senator", "rep": "congressman", "gov": "governor", "dr": "doctor", "prof": "professor", "lt. gov": "governor",
    "gen": "general", "pm": "minister", "mp": "mp", "rev": "reverend", "sgt": "sergeant", "capt": "captain", "col": "colonel",
}  # fmt: skip


def taken_up(words: list[str]) -> list[str]:
    """The nouns by which a title is taken up again: "Prime Minister" → minister, "Sen." → senator."""
    bare = [word.rstrip(".") for word in words]
    last = SHORT_TITLES.get(bare[-1], bare[-1])
    both = " ".join([*bare[:-1], last][-2:])
    rank = ["detective"] if bare[0] == "detective" else []
    return [last, *rank] + ([both] if len(bare) > 1 else []) + (["premier", "pm"] if both == "prime minister" else [])


def is_plural(noun: str) -> bool:
    for name in ("roles", "kin"):
        entry = lexicon.people_nouns(name).get(noun)
        if entry:
            return entry[1] == "pl"
    group = lexicon.entries("groups").get(noun)
    if group:
        return group[0] == "pl"
    return noun.endswith("s") and not noun.endswith(("ss", "us"))


def ordinary(name: str) -> bool:
    """Whether a name of several words is made of ordinary words alone: "Loan Executive"."""
    return " " in name and all(map(is_word, name.split()))


def gender_of(noun: str) -> Gender:
    for name in ("roles", "kin"):
        entry = lexicon.people_nouns(name).get(noun)
        if entry and entry[0] in ("f", "m"):
            return Gender(entry[0])
    return Gender.UNKNOWN
