"""Reports without a verb of their own: nouns that report, "according to", "in the words of"."""

from __future__ import annotations

import pytest
from handmade import Row, links

LINKS: list[tuple[str, list[Row]]] = [
    # noun-cue behind the words
    ("“Enough is enough” was the message of the union.", [("direct", "Enough is enough", "the union", "noun-cue")]),
    (
        "“Enough is enough” was the verdict delivered by Ana Pohl to a rally.",
        [("direct", "Enough is enough", "Ana Pohl", "noun-cue")],
    ),
    ("“Home” was the song of the summer.", []),
    # in the words of
    ("In Ana Pohl’s view, it works.", [("indirect", "it works", "Ana Pohl", "in-words-of")]),
    # content-source-cue without a verb of its own
    ("“A mistake” is how Ana Pohl describes it.", [("direct", "A mistake", "Ana Pohl", "content-source-cue")]),
    ("“You win some,” was all that Ana Pohl would say.", [("direct", "You win some,", "Ana Pohl", "content-source-cue")]),
    ("“Home” is where Ana Pohl said he was.", [("indirect", "he was", "Ana Pohl", "source-cue-clause")]),
    ("Her apology, “I was late,” helped.", [("direct", "I was late,", "Her", "noun-cue")]),
    # as-quoted
    ("Ana Pohl has gone after him as a “crook”.", [("mixed", "after him as a “crook”", "Ana Pohl", "as-quoted")]),
    ("Ana Pohl made the point that it would “work”.", [("mixed", "it would “work”", "Ana Pohl", "noun-cue")]),
    ("It works “well,” per the memo.", [("mixed", "It works “well,”", "the memo", "according-to")]),
    # as-quoted
    (
        "Ana Pohl heralded the deal as a “breakthrough”.",
        [("mixed", "the deal as a “breakthrough”", "Ana Pohl", "as-quoted")],
    ),
    (
        "Ana Pohl waved it off as “a lot of noise about nothing”.",
        [("mixed", "it off as “a lot of noise about nothing”", "Ana Pohl", "as-quoted")],
    ),
    # noun-cue
    (
        "Ana Pohl’s description of the school as “a prison” stuck.",
        [("mixed", "of the school as “a prison”", "Ana Pohl", "noun-cue")],
    ),
    ("Her main concern is “privacy”.", [("mixed", "“privacy”", "Her", "noun-cue")]),
    ("Nobody liked his claim that the bridge was “a joy”.", [("mixed", "the bridge was “a joy”", "his", "noun-cue")]),
    ("Nobody liked Ana Pohl’s pledge to be “neutral” in May.", [("mixed", "to be “neutral”", "Ana Pohl", "noun-cue")]),
    ("The crowd broke into a loud chant of “Go home!”", [("direct", "Go home!", "The crowd", "noun-cue")]),
    ("There were shouts of “Shame!” from the gallery.", [("mixed", "“Shame!”", "the gallery", "noun-cue")]),
    ("He walked in to chants of “Ana! Ana!”", [("direct", "Ana! Ana!", "", "noun-cue")]),
    ("He ignored the shouts of “Shame!”", [("mixed", "“Shame!”", "", "noun-cue")]),  # who shouted is not told
    (
        "There was a warning from the head of the bank, Ana Pohl, that it leaks.",
        [("indirect", "it leaks", "the head of the bank, Ana Pohl", "noun-cue")],
    ),
    # in-words-of
    ("By the bank's own account, it “leaks”.", [("mixed", "it “leaks”", "the bank", "in-words-of")]),
    ("In the mayor's view, it leaks.", [("indirect", "it leaks", "the mayor", "in-words-of")]),
    ("By the mayor's house, it leaks.", []),
    ("He fled from her call to ban cars from it.", [("indirect", "to ban cars from it", "her", "noun-cue")]),
    ("Ana Pohl’s promise to close it was late.", [("indirect", "to close it", "Ana Pohl", "noun-cue")]),
    ("It ignores a call from Otto Stein to close it.", [("indirect", "to close it", "Otto Stein", "noun-cue")]),
    ("She has coined a new phrase, “borrowed voters.”", [("direct", "borrowed voters.", "She", "noun-cue")]),
    ("Voters prefer the term “neighbours.”", [("mixed", "“neighbours.”", "Voters", "noun-cue")]),
    ("Otto Stein’s most daring claim is that it was a “joke.”", [("mixed", "it was a “joke.”", "Otto Stein", "noun-cue")]),
    (
        "He was grilled over his statement on Monday that “it works,” but he left.",
        [("mixed", "“it works,”", "his", "noun-cue")],
    ),
    (
        "She ignored recent Lindqvist campaign accusations that her plan was “mad.”",
        [("mixed", "her plan was “mad.”", "Lindqvist campaign", "noun-cue")],
    ),
    ("It was a report by the Courier that he “made up” the story.", [("mixed", "he “made up” the story", "the Courier", "noun-cue")]),
    ("Her assumption, stated on live TV, was that “all will be well.”", [("mixed", "“all will be well.”", "Her", "noun-cue")]),
    # in-words-of
    ("It pays because, in her words, “it works.”", [("direct", "it works.", "her", "in-words-of")]),
    ("In Ana Pohl’s view, the bridge is safe.", [("indirect", "the bridge is safe", "Ana Pohl", "in-words-of")]),
    ("The bridge is, in her words, “a joy”.", [("mixed", "The bridge is [...] “a joy”", "her", "in-words-of")]),
    ("The bridge is “a joy”, in the words of Ana Pohl.", [("mixed", "The bridge is “a joy”", "Ana Pohl", "in-words-of")]),
    ("In the words of Ana Pohl, the bridge is “a joy”.", [("mixed", "the bridge is “a joy”", "Ana Pohl", "in-words-of")]),
    # according-to
    (
        "The plan, according to Ana Pohl, is late.",
        [("indirect", "The plan [...] is late", "Ana Pohl", "according-to")],
    ),
    ("That’s according to Ana Pohl.", [("indirect", "That", "Ana Pohl", "according-to")]),
    ("According to Ana Pohl, it works.", [("indirect", "it works", "Ana Pohl", "according-to")]),
    ("It was safe, according to Ana Pohl.", [("indirect", "It was safe", "Ana Pohl", "according-to")]),
    ("It “works”, according to Ana Pohl.", [("mixed", "It “works”", "Ana Pohl", "according-to")]),
    ("According to emails unearthed in May, it fell.", [("indirect", "it fell", "emails unearthed in May", "according-to")]),
    ("It fell, according to people close to her.", [("indirect", "It fell", "people close to her", "according-to")]),
    ("According to the firm, banks moving abroad must pay.", [("indirect", "banks moving abroad must pay", "the firm", "according-to")]),
]


@pytest.mark.parametrize(("text", "expected"), LINKS)
def test_links(text: str, expected: list[Row]) -> None:
    assert links(text) == expected
