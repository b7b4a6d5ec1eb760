"""The author of an article, who is "I" in it: from the byline that came with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.linking.links import Link
from quotes.model import Gender, SpeakerKind
from quotes.resolving.answers import Answer
from quotes.resolving.cast import Cast
from quotes.resolving.register import form
from quotes.resolving.resolver import follow
from quotes.text.names import given_gender

BY = re.compile(r"(?:words |story |written |report )?by:?\s+", re.IGNORECASE)
JOINT = re.compile(r"\s+(?:and|&|with)\s+", re.IGNORECASE)
ASIDE = re.compile(r"\s*[,;|/(–—]\s*|\s+(?:in|at|for|of)\s+|\s+-\s+")
NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,4}")


def author(byline: str) -> str:
    """The one person who signs; empty where there is none, or more than one.

    >>> [author(line) for line in ("By Jo Ray, Political Editor", "Jo Ray in Paris", "Jo Ray and Ann Li", "Reuters")]
    ['Jo Ray', 'Jo Ray', '', '']
    """
    line = BY.sub("", byline.strip(), count=1) if BY.match(byline.strip()) else byline.strip()
    if JOINT.search(line):
        return ""
    first, *others = [part for part in ASIDE.split(line) if part] or [""]
    if any(NAME.fullmatch(other) and given_gender(other.split()[0].lower()) for other in others):
        return ""  # "Jo Ray, Ann Li"
    if line.isupper():
        first = first.title()
    return first if NAME.fullmatch(first) and first[0].isupper() and first.split()[-1][0].isupper() else ""


def sign(text: str, links: Sequence[Link], answers: Sequence[Answer], cast: Cast, byline: str) -> list[Answer]:
    """The answers with "I" for the author, where the article itself does not say who that is."""
    signed = list(answers)
    name = author(byline)
    if not name:
        return signed
    figure = next((f for f, each in enumerate(cast.figures) if form(each.name) == form(name)), None)
    gender = cast.figures[figure].gender if figure is not None else Gender.UNKNOWN
    for k, link in enumerate(links):
        if answers[k].rule == "first-person" and link.source and link.source.of(text).lower() == "i":
            known = cast.figures[figure].name if figure is not None else name
            signed[k] = Answer(known, SpeakerKind.PERSON, "byline", f"I: {byline}", link.source, figure, gender)
    for k, link in enumerate(links):
        if link.follows is not None and answers[k].name is None:
            signed[k] = follow(tuple(links), signed, k)
    return signed
