"""Reports in the passive: who is said to have said what."""

from __future__ import annotations

import pytest
from handmade import Row, links

LINKS: list[tuple[str, list[Row]]] = [
    # the court that was told
    (
        "The court was told Stein had 11 previous convictions.",
        [("indirect", "Stein had 11 previous convictions", "", "passive-unnamed")],
    ),
    ("Ana Pohl was told on Monday that it works.", [("indirect", "it works", "", "passive-unnamed")]),
    (
        "She stole £340,000 from a hospice, a jury was told on Monday.",
        [("indirect", "She stole £340,000 from a hospice", "", "passive-unnamed")],
    ),
    (
        "The council was accused of “waste” on Monday after ministers met.",
        [("mixed", "The council [...] of “waste”", "", "passive-unnamed")],
    ),
    (
        "He has what is often described as the best job.",
        [("indirect", "as the best job", "", "passive-unnamed")],
    ),
    (
        "Asked if he was hurt, the candidate said no.",
        [
            ("indirect", "if he was hurt", "", "passive-unnamed"),
            ("indirect", "no", "the candidate", "source-cue-clause"),
        ],
    ),
    ("As reported by Velpress, engineers found it late.", [("indirect", "engineers found it late", "Velpress", "passive-by")]),
    ("As reported by Velpress, the bridge is late.", [("indirect", "the bridge is late", "Velpress", "passive-by")]),
    (
        "When voters were asked who would bring change, Otto Stein won.",
        [("indirect", "who would bring change", "", "passive-unnamed")],
    ),
    # a question that nobody in particular asked, and its answer
    ("Asked whether it was safe, Ana Pohl declined to comment.", [("indirect", "whether it was safe", "", "passive-unnamed")]),
    ("Asked at a rally last week about its price, Ana Pohl laughed.", [("indirect", "its price", "", "passive-unnamed")]),
    ("Asked by Otto Stein on Monday about its price, Ana Pohl laughed.", [("indirect", "its price", "Otto Stein", "passive-by")]),
    ("Ana Pohl laughed when asked about its price.", [("indirect", "its price", "", "passive-unnamed")]),
    ("Ana Pohl was asked to leave.", [("indirect", "to leave", "", "passive-unnamed")]),
    ("Asked by Otto Stein if it works, she laughed.", [("indirect", "if it works", "Otto Stein", "passive-by")]),
    (
        "Asked if she thinks it works, Ana Pohl said it did.",
        [("indirect", "if she thinks it works", "", "passive-unnamed"), ("indirect", "it did", "Ana Pohl", "source-cue-clause")],
    ),
    # what is claimed ends before another's words
    (
        "Asked about Stein’s claim that it leaks, Ana Pohl said, “It does not.”",
        [
            ("indirect", "Stein’s claim that it leaks", "", "passive-unnamed"),
            ("indirect", "it leaks", "Stein", "noun-cue"),
            ("direct", "It does not.", "Ana Pohl", "source-cue-quotation"),
        ],
    ),
    ("It’s said that it works.", [("indirect", "it works", "", "passive-unnamed")]),
    # passive-unnamed
    ("Ana Pohl was declared the winner.", [("indirect", "Ana Pohl [...] the winner", "", "passive-unnamed")]),
    (
        "Ana Pohl has been called the “queen of Leeds”.",
        [("mixed", "Ana Pohl [...] the “queen of Leeds”", "", "passive-unnamed")],
    ),
    ("It was announced that it works.", [("indirect", "it works", "", "passive-unnamed")]),
    ("He was accused of theft.", [("indirect", "He [...] of theft", "", "passive-unnamed")]),
    ("Ana Pohl was asked: “Is it late?”", [("direct", "Is it late?", "", "passive-unnamed")]),
    ("They live in what is being called a “new era” of trams.", [("mixed", "a “new era” of trams", "", "passive-unnamed")]),
    # passive-by
    ("The bridge was called “a joy” by Ana Pohl.", [("mixed", "“a joy”", "Ana Pohl", "passive-by")]),
    (
        "The bridge was hailed by Ana Pohl as “a joy”.",
        [("mixed", "as “a joy”", "Ana Pohl", "passive-by")],
    ),
    (
        "The closure was first reported by Velpress.",
        [("indirect", "The closure", "Velpress", "passive-by")],
    ),
    (
        "They saw Stein, who was accused by nurses of theft.",
        [("indirect", "who [...] of theft", "nurses", "passive-by")],
    ),
    # quoted-as-saying
    ("The Courier quoted Ana Pohl as saying that it works.", [("indirect", "it works", "Ana Pohl", "quoted-as-saying")]),
    ("Ana Pohl was quoted as saying that it works.", [("indirect", "it works", "Ana Pohl", "quoted-as-saying")]),
    (
        "“It works,” the Courier quoted Ana Pohl as saying.",
        [("direct", "It works,", "Ana Pohl", "quoted-as-saying")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LINKS)
def test_links(text: str, expected: list[Row]) -> None:
    assert links(text) == expected
