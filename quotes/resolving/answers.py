"""Who a source is, as the resolver says it, and who is in view."""

from __future__ import annotations

from typing import NamedTuple

from quotes.model import Gender, Span, SpeakerKind


class Answer(NamedTuple):
    """Who a source is: a name and kind, or None, with the rule and a note for the reader."""

    name: str | None
    kind: SpeakerKind | None
    rule: str
    note: str = ""
    words: Span | None = None  # the words of the article that the rule used
    figure: int | None = None  # number in the cast; None for somebody without a name
    gender: Gender = Gender.UNKNOWN


NOBODY = Answer(None, None, "unresolved")


class Candidate:
    """Somebody in view, and how freshly: the sentence that put them there, less for a weak mention."""

    __slots__ = ("freshness", "answer", "weak")

    def __init__(self, freshness: float, answer: Answer, weak: bool = False) -> None:
        self.freshness, self.answer = freshness, answer
        self.weak = weak  # an object, a possessor, one of a list


class Tie(NamedTuple):
    """The article calls a figure by a role: "Tim Kaine, the Virginia senator"."""

    figure: int
    modifiers: frozenset[str]
