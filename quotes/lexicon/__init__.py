"""The word lists that ship with the package, one file a list, read once and cached.

A line is an entry: words, then its attributes after tabs; `#` starts a comment line. To add a cue
verb, a title or a role, add a line; nothing else in the code names a word that a list could hold.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Cue(NamedTuple):
    """One inflected form of a verb that reports."""

    base: str
    form: str  # base, third, past, participle or gerund; the first that fits
    frames: frozenset[str]


@cache
def entries(name: str) -> dict[str, tuple[str, ...]]:
    """The list `name` as {words: attributes}, in the order of the file."""
    lines = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.rstrip().partition("\t") for line in lines if line and line[0] != "#")
    attributes = cache(lambda rest: tuple(rest.split("\t")) if rest else ())  # one object for all words that share them
    return {words: attributes(rest) for words, _, rest in rows if words}


@cache
def words(name: str) -> frozenset[str]:
    """The list `name` without its attributes."""
    return frozenset(entries(name))


def meaning(rule: str) -> str:
    """What a rule says to the reader; empty where the list does not know it."""
    return next(iter(entries("rules").get(rule, ())), "")


@cache
def _dates() -> frozenset[str]:
    return frozenset(word for word, attributes in entries("calendar").items() if attributes != ("b",))


def is_date(word: str) -> bool:
    """Whether a capitalised word names a day, a month or a holiday and nothing else ("May" may be a person)."""
    return word in _dates() or word.rstrip(".").capitalize() in _dates()


@cache
def people_nouns(name: str) -> dict[str, tuple[str, str]]:
    """A list of nouns for people as {form: (gender, "sg" or "pl")}, plurals included."""
    found: dict[str, tuple[str, str]] = {}
    for noun, attributes in entries(name).items():
        gender = attributes[0] if attributes else "?"
        found.setdefault(noun, (gender, "sg"))
        plural = attributes[1] if len(attributes) > 1 and attributes[1] else plural_of(noun)
        found.setdefault(plural, (gender, "pl"))
    return found


def plural_of(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@cache
def cues() -> dict[str, Cue]:
    """Every inflected form of every reporting verb."""
    found: dict[str, Cue] = {}
    for base, attributes in entries("cues").items():
        frames = frozenset(attributes[0].split()) if attributes else frozenset()
        irregular = attributes[1].split() if len(attributes) > 1 else []
        verb, _, particle = base.partition(" ")
        forms = *zip(("base", "third", "past", "participle", "gerund"), inflections(verb, irregular)), *british(verb)
        for form, word in forms:
            found.setdefault(f"{word} {particle}".strip(), Cue(base, form, frames))
    return found


def british(verb: str) -> list[tuple[str, str]]:
    """The forms that British spelling adds: "signalled" and "signalling" beside "signaled" and "signaling"."""
    doubles = verb.endswith(("al", "el")) and verb[-3] not in "aeiou"
    return [("past", verb + "led"), ("gerund", verb + "ling")] if doubles else []


@cache
def phrasal() -> frozenset[str]:
    """The verbs that report together with a particle: "point", "pointed" of "point out"."""
    return frozenset(form.partition(" ")[0] for form in cues() if " " in form)


def inflections(base: str, irregular: list[str]) -> tuple[str, str, str, str, str]:
    """base, third person, past, participle, gerund: say, says, said, said, saying.

    >>> inflections("deny", [])
    ('deny', 'denies', 'denied', 'denied', 'denying')
    """
    if base.endswith("y") and base[-2] not in "aeiou":
        third, past = base[:-1] + "ies", base[:-1] + "ied"
    elif base.endswith(("s", "x", "z", "ch", "sh", "o")):
        third, past = base + "es", base + "ed"
    else:
        third, past = base + "s", base + ("d" if base.endswith("e") else "ed")
    gerund = base[:-1] + "ing" if base.endswith("e") and not base.endswith("ee") else base + "ing"
    regular = [past, past, gerund]
    past, participle, gerund = irregular + regular[len(irregular) :]
    return base, third, past, participle, gerund
