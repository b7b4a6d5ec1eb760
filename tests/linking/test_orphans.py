"""Quotations that no cue claims: labels, dashes, colons, verbs left out."""

from __future__ import annotations

import pytest
from handmade import Row, links

LINKS: list[tuple[str, list[Row]]] = [
    # here is who said it
    ("Here’s Ana Pohl in 1992: “It works.”", [("direct", "It works.", "Ana Pohl", "colon-quotation")]),
    # label-quotation: whose voice it was
    (
        "Then came the voice of nurse Ana Pohl over the loudspeaker: “Out of the water!”",
        [("direct", "Out of the water!", "nurse Ana Pohl over the loudspeaker", "label-quotation")],
    ),
    # quotation-colon-name, in a headline
    ("Tax rise is ‘theft’: mayor\n\nIt was late.", [("mixed", "‘theft’", "mayor", "quotation-colon-name")]),
    ("The ‘theft’ of a bridge: a guide\n\nIt was late.", []),
    # colon-next-paragraph: “phone” is no verb
    (
        "Ana Pohl described the scene by satellite phone:\n\n“It has no water.”",
        [("direct", "It has no water.", "Ana Pohl", "colon-next-paragraph")],
    ),
    # colon-quotation: whose ruling it was
    ("Ana Pohl’s ruling was a single word: “No.”", [("direct", "No.", "Ana Pohl", "colon-quotation")]),
    ("Ana Pohl’s garden was a single word: “No.”", []),
    # quotation-dash-name, in a headline
    (
        "“I will do it all again” – Captain Ana Pohl retires\n\nIt was late.",
        [("direct", "I will do it all again", "Captain Ana Pohl", "quotation-dash-name")],
    ),
    ("“Otto Rides Again” – Ana Pohl returns to the stage\n\nIt was late.", []),
    ("Then came the house of nurse Ana Pohl by the harbour: “Home”", []),
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
    # colon-quotation, also behind a dash, and colon-next-paragraph
    (
        "Ana Pohl also liked the old plan – “I think it will work for us all.”",
        [("direct", "I think it will work for us all.", "Ana Pohl", "colon-quotation")],
    ),
    ("From Ana Pohl’s Facebook post: “We must go.”", [("direct", "We must go.", "Ana Pohl", "colon-quotation")]),
    ("Stated Otto Stein:\n\n“The stakes are high.”", [("direct", "The stakes are high.", "Otto Stein", "colon-next-paragraph")]),
    (
        "‘We were lied to’: widow of engineer speaks out",
        [("direct", "We were lied to", "widow of engineer", "quotation-colon-name")],
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
]

NOTHING = [
    "If studios pay, it could work: “We will see.”",
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


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert links(text) == []
