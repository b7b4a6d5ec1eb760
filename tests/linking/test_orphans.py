"""Quotations without a cue: labels, dashes, lists, and words that go on."""

from __future__ import annotations

import pytest
from handmade import Row, links

from quotes.linking.orphans import match
from quotes.text.page import read

LINKS: list[tuple[str, list[Row]]] = [
    # transcript: labels that come again
    (
        "POHL: We lost it.\n\nSTEIN: You did not.\n\nPOHL: We did lose it.\n\nSTEIN: When was that?",
        [
            ("direct", "We lost it.", "POHL", "transcript"),
            ("direct", "You did not.", "STEIN", "transcript"),
            ("direct", "We did lose it.", "POHL", "transcript"),
            ("direct", "When was that?", "STEIN", "transcript"),
        ],
    ),
    (
        "ANA POHL, HOST: We lost it?\n\nSEN. OTTO STEIN (D), OHIO: You did not.\n\nPOHL: We did.\n\nSTEIN: When was that?",
        [
            ("direct", "We lost it?", "ANA POHL", "transcript"),
            ("direct", "You did not.", "SEN. OTTO STEIN", "transcript"),
            ("direct", "We did.", "POHL", "transcript"),
            ("direct", "When was that?", "STEIN", "transcript"),
        ],
    ),
    (
        "Operator: What has happened?\nCaller: We lost it.",
        [
            ("direct", "What has happened?", "Operator", "transcript"),
            ("direct", "We lost it.", "Caller", "transcript"),
        ],
    ),
    # label-quotation
    (
        "Mayor Lindqvist: “We will not sell the pool.”",
        [("direct", "We will not sell the pool.", "Mayor Lindqvist", "label-quotation")],
    ),
    (
        "Nurse Ana Pohl on the ward: “We sleep in the linen room.”",
        [("direct", "We sleep in the linen room.", "Nurse Ana Pohl on the ward", "label-quotation")],
    ),
    (
        "Ana Pohl, the Courier: “It is the best play of the year.”",
        [("direct", "It is the best play of the year.", "Ana Pohl, the Courier", "label-quotation")],
    ),
    # quotation-colon-name
    (
        "“I thought I would drown”: Ana Pohl on her nine days at sea",
        [("direct", "I thought I would drown", "Ana Pohl", "quotation-colon-name")],
    ),
    ("Polls agree – Ana Pohl: “It was a close race.”", [("direct", "It was a close race.", "Ana Pohl", "label-quotation")]),
    (
        "“We won.”\n\n-Ana Marks, Leeds.",
        [("direct", "We won.", "Ana Marks", "quotation-dash-name")],
    ),
    # the line below a quotation cut out large takes in the closing mark
    (
        "Ana Pohl said it “works.”\n\n\"I worry that we may see many more of those who want it all to be as late as can be.\nDean Baker, Centre for Bridges.\"",
        [
            ("mixed", "it “works.”", "Ana Pohl", "source-cue-clause"),
            ("direct", "I worry that we may see many more of those who want it all to be as late as can be.", "Dean Baker", "quotation-dash-name"),
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
    # colon-quotation, also behind a dash, and colon-next-paragraph
    (
        "Ana Pohl also liked the old plan – “I think it will work for us all.”",
        [("direct", "I think it will work for us all.", "Ana Pohl", "colon-quotation")],
    ),
    ("From Ana Pohl’s Facebook post: “We must go.”", [("direct", "We must go.", "Ana Pohl", "colon-quotation")]),
    ("Stated Otto Stein:\n\n“The stakes are high.”", [("direct", "The stakes are high.", "Otto Stein", "colon-next-paragraph")]),
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
    (
        "‘We were lied to’: widow of engineer speaks out",
        [("direct", "We were lied to", "widow of engineer", "quotation-colon-name")],
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
    # open-verb
    (
        "Ana Pohl swept in with “a plan for every last street”.",
        [("mixed", "“a plan for every last street”", "Ana Pohl", "open-verb")],
    ),
    # colon-quotation
    ("Her message was simple: “We are open.”", [("direct", "We are open.", "Her", "colon-quotation")]),
    ("Ana Pohl’s answer was short: “Never again.”", [("direct", "Never again.", "Ana Pohl", "colon-quotation")]),
    ("Ana Pohl was furious: “We paid for it.”", [("direct", "We paid for it.", "Ana Pohl", "colon-quotation")]),
    ("Ana Pohl’s first tweet was short: “Never again.”", [("direct", "Never again.", "Ana Pohl", "colon-quotation")]),
    # colon-next-paragraph
    (
        "Ana Pohl continued:\n\n“We lost everything that night.”",
        [("direct", "We lost everything that night.", "Ana Pohl", "colon-next-paragraph")],
    ),
    # quotation-dash-name
    (
        "“We measured twice.” – Surgeon Ivo Hanlon, at the inquest",
        [("direct", "We measured twice.", "Surgeon Ivo Hanlon", "quotation-dash-name")],
    ),
    (
        "“We measured twice.”\n\n— Ivo Hanlon",
        [("direct", "We measured twice.", "Ivo Hanlon", "quotation-dash-name")],
    ),
    # elided-cue
    (
        "Ana Pohl called it “a truce”; Gert Roos, “a trap”; and Tim Ode, “a mess”.",
        [
            ("mixed", "it “a truce”", "Ana Pohl", "source-cue-object"),
            ("mixed", "“a trap”", "Gert Roos", "elided-cue"),
            ("mixed", "“a mess”", "Tim Ode", "elided-cue"),
        ],
    ),
    # a neighbour without a name, behind a dash
    (
        "“It bites.” -- A neighbour of Ana Pohl, in the Courier",
        [("direct", "It bites.", "A neighbour of Ana Pohl", "quotation-dash-name")],
    ),
    # whoever is said to speak is no label, however often it comes
    (
        "Ana Pohl told reporters: “It works.”\n\nOtto Stein: “No.”\n\nAna Pohl told reporters: “It does.”",
        [
            ("direct", "It works.", "Ana Pohl", "source-cue-quotation"),
            ("direct", "No.", "Otto Stein", "label-quotation"),
            ("direct", "It does.", "Ana Pohl", "source-cue-quotation"),
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

NOTHING = [
    "",
    "“We lost everything we had.”",
    "“The Long Way Home”\n\n“A Short Way Back”",
    "The menu was short: soup, bread, “the usual”.",
    "Subject: What has happened?\nStatus: We lost it.",
    "Nurse: Ana Pohl\nPatient: Otto Stein",
    "Note: the pool is shut.\n\nPrice: four pounds.",
    "It rained. “Jeopardy!” was on.",
    "Nobody ever says “I wish I had spent longer at work”.",
    "‘Ghost flights’: the cost of empty planes",
    "The name “Brujas” – Spanish for “witches” – is old.",
    "LOS ANGELES – “The stories never end.”",
    "Name: Ana Pohl\n\nAge: 27\n\nName: Otto Stein\n\nAge: 30\n\nName: Ivo Hanlon\n\nAge: 31",
    "It rained on Monday.\n\n“We apologise to all our tenants.”",
    "The bridge opened in 1990.\n\n“Smart” bins came later.",
    "It came as a relief to Ana Pohl and Otto Stein.\n\n“We had lost everything we had.”",
    "It came as a relief to Ana Pohl’s town.\n\n“We had lost everything we had.”",
    "Visit our page – “Terms of Use” – to read more.",
]


@pytest.mark.parametrize(("text", "expected"), LINKS)
def test_links(text: str, expected: list[Row]) -> None:
    assert links(text) == expected


def test_a_heading_in_single_marks_is_no_speech() -> None:
    text = "“We lost it,” Ana Pohl said.\n\n‘A cold night.’\n\nIt had rained."
    assert [row[1] for row in links(text)] == ["We lost it,"]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert links(text) == []


def test_who_goes_on_is_named_by_number() -> None:
    text = "“We lost it,” Ana Pohl said.\n\n“It was cold that night.”\n\n“It was,” Otto Stein said."
    assert [link.follows for link in match(read(text))] == [None, 0, None]


def test_a_new_speaker_ends_the_old() -> None:
    text = "“We lost it,” Ana Pohl said.\n\nOtto Stein nodded. “It was cold that night.”"
    assert [row[2] for row in links(text)] == ["Ana Pohl", "Otto Stein"]
