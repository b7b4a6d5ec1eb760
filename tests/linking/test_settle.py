"""Which report of a sentence holds which words, where two claim the same."""

from __future__ import annotations

import pytest
from handmade import Row, links

SETTLED: list[tuple[str, list[Row]]] = [
    # the words are the prosecutors', though an agency reported them
    (
        "Prosecutors said it was “a fraud”, Reuters reported.",
        [
            ("indirect", "Prosecutors said it was “a fraud”", "Reuters", "content-source-cue"),
            ("mixed", "it was “a fraud”", "Prosecutors", "source-cue-clause"),
        ],
    ),
    # chants of nobody are part of what somebody tells
    (
        "She came to chants of “Ana! Ana!”, according to Otto Stein.",
        [("mixed", "She came to chants of “Ana! Ana!”", "Otto Stein", "according-to")],
    ),
    # a report inside what was said belongs to it, unless a named person makes it
    ("Ana Pohl said he called it “a joy”.", [("mixed", "he called it “a joy”", "Ana Pohl", "source-cue-clause")]),
    ("Ana Pohl said that she saw it as “a joy”.", [("mixed", "she saw it as “a joy”", "Ana Pohl", "source-cue-that")]),
    (
        "Ana Pohl told the court her husband had said it was “mad”.",
        [
            ("indirect", "her husband had said it was “mad”", "Ana Pohl", "source-cue-clause"),
            ("mixed", "it was “mad”", "her husband", "source-cue-clause"),
        ],
    ),
    ("Ana Pohl said that they called it “a joy”.", [("mixed", "they called it “a joy”", "Ana Pohl", "source-cue-that")]),
    (
        "Reuters said Ana Pohl called it “a joy”.",
        [
            ("indirect", "Ana Pohl called it “a joy”", "Reuters", "source-cue-clause"),
            ("mixed", "it “a joy”", "Ana Pohl", "source-cue-object"),
        ],
    ),
    (
        "“It is a joy,” Ana Pohl said, according to the Courier.",
        [
            ("indirect", "“It is a joy,” Ana Pohl said", "the Courier", "according-to"),
            ("direct", "It is a joy,", "Ana Pohl", "content-source-cue"),
        ],
    ),
    # a noun that could report does not, where it is what the report is about
    (
        "Ana Pohl said Otto Stein’s comments were “a joke”.",
        [("mixed", "Otto Stein’s comments were “a joke”", "Ana Pohl", "source-cue-clause")],
    ),
    # a quotation with its own attribution is no part of the clause before
    (
        "Ana Pohl said that the bridge had held: “It is a joy,” she said.",
        [
            ("indirect", "the bridge had held", "Ana Pohl", "source-cue-that"),
            ("direct", "It is a joy,", "she", "content-source-cue"),
        ],
    ),
    # each half of a sentence to its own source
    (
        "Ana Pohl said that the bridge held, but he called it “a joke”.",
        [
            ("indirect", "the bridge held", "Ana Pohl", "source-cue-that"),
            ("mixed", "it “a joke”", "he", "source-cue-object"),
        ],
    ),
    (
        "Ana Pohl said it had held, and when asked why, she said, “Luck.”",
        [
            ("indirect", "it had held", "Ana Pohl", "source-cue-clause"),
            ("direct", "Luck.", "she", "source-cue-quotation"),
        ],
    ),
    (
        "When Ana Pohl said that it held, Otto Stein replied: “Luck.”",
        [
            ("indirect", "it held", "Ana Pohl", "source-cue-that"),
            ("direct", "Luck.", "Otto Stein", "source-cue-quotation"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SETTLED)
def test_settled(text: str, expected: list[Row]) -> None:
    assert links(text) == expected
