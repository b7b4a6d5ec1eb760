"""Quotations without an attribution of their own: whoever was speaking goes on."""

from __future__ import annotations

import pytest
from handmade import Row, links

from quotes.linking.matcher import match
from quotes.text.page import read

LINKS: list[tuple[str, list[Row]]] = [
    # a question between, and what she wants
    (
        "Ana Pohl said: “It works.” And then? “It did not work at all.”",
        [
            ("direct", "It works.", "Ana Pohl", "source-cue-quotation"),
            ("direct", "It did not work at all.", "Ana Pohl", "goes-on"),
        ],
    ),
    (
        "“It works,” Ana Pohl said. She wants the council “to admit it now and then”.",
        [
            ("direct", "It works,", "Ana Pohl", "content-source-cue"),
            ("mixed", "“to admit it now and then”", "She", "goes-on-inside"),
        ],
    ),
    # a question is answered by the other, unless there is no other
    (
        "“It is a joke,” Otto Stein said.\n\n“It is odd, is it not?” Ana Pohl said.\n\n“I do not think they knew of it.”",
        [
            ("direct", "It is a joke,", "Otto Stein", "content-source-cue"),
            ("direct", "It is odd, is it not?", "Ana Pohl", "content-source-cue"),
            ("direct", "I do not think they knew of it.", "Otto Stein", "alternates"),
        ],
    ),
    (
        "“It is a joke,” Ana Pohl said.\n\n“It is odd, is it not?” Ana Pohl said.\n\n“I do not think they knew of it.”",
        [
            ("direct", "It is a joke,", "Ana Pohl", "content-source-cue"),
            ("direct", "It is odd, is it not?", "Ana Pohl", "content-source-cue"),
            ("direct", "I do not think they knew of it.", "Ana Pohl", "goes-on"),
        ],
    ),
    # sentence-subject, of the paragraph above
    (
        "Ana Pohl is hopeful.\n\n“It will hold for a hundred years.”",
        [("direct", "It will hold for a hundred years.", "Ana Pohl", "sentence-subject")],
    ),
    (
        "The council issued a statement on Monday.\n\n“We apologise to our tenants.”",
        [("direct", "We apologise to our tenants.", "The council", "sentence-subject")],
    ),
    # goes-on, over a line that only says that words come
    (
        "Ana Pohl said it works.\n\nPartial transcript as follows:\n\n“Tonight we came to Leeds. It was fine.”",
        [
            ("indirect", "it works", "Ana Pohl", "source-cue-clause"),
            ("direct", "Tonight we came to Leeds. It was fine.", "Ana Pohl", "goes-on"),
        ],
    ),
    (
        "Ana Pohl said it works.\n\nPartial transcript as follows:\n\n“ROOS: Tonight we came to Leeds. It was fine.”",
        [("indirect", "it works", "Ana Pohl", "source-cue-clause")],  # ROOS spoke, no longer Ana Pohl
    ),
    # goes-on-inside
    (
        "“It works,” Ana Pohl says. Then, after a while: “I called Iria at home.”",
        [
            ("direct", "It works,", "Ana Pohl", "content-source-cue"),
            ("direct", "I called Iria at home.", "Ana Pohl", "goes-on-inside"),
        ],
    ),
    (
        "“We lost it,” Ana Pohl said. But “it was never a question of money.”",
        [
            ("direct", "We lost it,", "Ana Pohl", "content-source-cue"),
            ("mixed", "“it was never a question of money.”", "Ana Pohl", "goes-on-inside"),
        ],
    ),
    # speaks-next
    (
        "The rain had come early. “Nobody was ready for it. “Nobody at all,” said Ana Pohl.",
        [
            ("direct", "Nobody was ready for it.", "Ana Pohl", "speaks-next"),
            ("direct", "Nobody at all,", "Ana Pohl", "content-cue-source"),
        ],
    ),
    # continued: one quote in two pieces
    (
        "“We lost everything,” Ana Pohl said. “It was cold.”",
        [("direct", "We lost everything, [...] It was cold.", "Ana Pohl", "content-source-cue")],
    ),
    (
        "Ana Pohl said: “We lost everything.\n\n“It was cold.”",
        [("direct", "We lost everything. [...] It was cold.", "Ana Pohl", "source-cue-quotation")],
    ),
    # goes-on
    (
        "“We lost everything,” Ana Pohl said.\n\n“It was cold that night and nobody came.”",
        [
            ("direct", "We lost everything,", "Ana Pohl", "content-source-cue"),
            ("direct", "It was cold that night and nobody came.", "Ana Pohl", "goes-on"),
        ],
    ),
    (
        "Ana Pohl said the bridge was safe. “We looked at every bolt.”",
        [
            ("indirect", "the bridge was safe", "Ana Pohl", "source-cue-clause"),
            ("direct", "We looked at every bolt.", "Ana Pohl", "goes-on"),
        ],
    ),
    # sentence-subject
    (
        "Ana Pohl shook her head. “We lost everything we had.”",
        [("direct", "We lost everything we had.", "Ana Pohl", "sentence-subject")],
    ),
    (
        "For Ana Pohl, the flood was personal. “We lost everything we had.”",
        [("direct", "We lost everything we had.", "Ana Pohl", "sentence-subject")],
    ),
    (
        "For Ana Pohl, it is personal. “We lost everything we had.”",
        [("direct", "We lost everything we had.", "Ana Pohl", "sentence-subject")],
    ),
    # goes-on, over a sentence that brings in nobody who may speak
    (
        "“We lost everything,” said Ana Pohl. The insurers have not called. “If they do, I am out.”",
        [
            ("direct", "We lost everything,", "Ana Pohl", "content-cue-source"),
            ("direct", "If they do, I am out.", "Ana Pohl", "goes-on"),
        ],
    ),
    (
        "“We lost everything,” said Ana Pohl. A nurse from Leeds, she has two jobs. “I am never at home.”",
        [
            ("direct", "We lost everything,", "Ana Pohl", "content-cue-source"),
            ("direct", "I am never at home.", "Ana Pohl", "goes-on"),
        ],
    ),
    (
        "“We lost everything,” said Ana Pohl. The minister shook his head. “Nobody told us that.”",
        [
            ("direct", "We lost everything,", "Ana Pohl", "content-cue-source"),
            ("direct", "Nobody told us that.", "The minister", "sentence-subject"),
        ],
    ),
    # sentence-subject, of a short answer to a question
    (
        "“Do you regret it?” Ana Pohl asked. Otto Stein shook his head. “Never.”",
        [
            ("direct", "Do you regret it?", "Ana Pohl", "content-source-cue"),
            ("direct", "Never.", "Otto Stein", "sentence-subject"),
        ],
    ),
    # only-person
    (
        "It came as a relief to Ana Pohl.\n\n“We had lost everything we had.”",
        [("direct", "We had lost everything we had.", "Ana Pohl", "only-person")],
    ),
    # alternates
    (
        "“Did you see him?” Otto Stein asked.\n\n“I did not,” Ana Pohl said.\n\n"
        "“Are you sure of that?”\n\n“I am as sure as I can be.”",
        [
            ("direct", "Did you see him?", "Otto Stein", "content-source-cue"),
            ("direct", "I did not,", "Ana Pohl", "content-source-cue"),
            ("direct", "Are you sure of that?", "Otto Stein", "alternates"),
            ("direct", "I am as sure as I can be.", "Ana Pohl", "alternates"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LINKS)
def test_links(text: str, expected: list[Row]) -> None:
    assert links(text) == expected


def test_a_heading_in_single_marks_is_no_speech() -> None:
    text = "“We lost it,” Ana Pohl said.\n\n‘A cold night.’\n\nIt had rained."
    assert [row[1] for row in links(text)] == ["We lost it,"]


def test_who_goes_on_is_named_by_number() -> None:
    text = "“We lost it,” Ana Pohl said.\n\n“It was cold that night.”\n\n“It was,” Otto Stein said."
    assert [link.follows for link in match(read(text))] == [None, 0, None]


def test_a_new_speaker_ends_the_old() -> None:
    text = "“We lost it,” Ana Pohl said.\n\nOtto Stein nodded. “It was cold that night.”"
    assert [row[2] for row in links(text)] == ["Ana Pohl", "Otto Stein"]
