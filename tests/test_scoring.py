"""The scorer on a few quotes small enough to be judged by hand."""

from __future__ import annotations

from typing import Any

import pytest
import scoring

TEXT = (
    "“It works,” said Mary Smith. “We are glad that it does.” "
    "Her deputy, Tom Hill, called the trial “a costly toy”.\n\n"
    "Ministers believe that it will fail. A spokesman denied it. “No.”"
)


def at(*pieces: str) -> list[list[int]]:
    return [[TEXT.index(piece), TEXT.index(piece) + len(piece)] for piece in pieces]


def act(id: str, source: list[str], cue: list[str], content: list[str], quoted: bool) -> dict[str, Any]:
    return {"id": id, "source": at(*source), "cue": at(*cue), "content": at(*content), "quoted": quoted}


GOLD = [
    {
        "id": "d",
        "text": TEXT,
        "attributions": [
            act("A1", ["Mary Smith"], ["said"], ["“It works,”", "“We are glad that it does.”"], True),
            act("A2", ["Her deputy, Tom Hill,"], ["called"], ["the trial “a costly toy”"], True),
            act("A3", ["Ministers"], ["believe"], ["that it will fail"], False),
            act("A4", ["A spokesman"], ["denied"], ["it. "], False),
            act("A5", [], [], ["“No.”"], True),
        ],
    }
]
SPEAKERS = {
    ("d", "A1"): {"speaker": "Mary Smith", "kind": "person"},
    ("d", "A2"): {"speaker": "Tom Hill", "kind": "person"},
    ("d", "A5"): {"speaker": "a government spokesman", "kind": "unnamed"},
}


def quote(type: str, content: list[str], source: str | None, cue: str | None, speaker: str | None) -> dict[str, Any]:
    return {
        "type": type,
        "content": at(*content),
        "source": at(source)[0] if source else None,
        "cue": at(cue) if cue else None,
        "speaker": speaker,
    }


PREDICTED = [
    quote("direct", ["It works,"], "Mary Smith", "said", "Dr Mary Smith"),
    quote("direct", ["We are glad that it does."], "Her", None, "Tom Hill"),
    quote("mixed", ["the trial “a costly toy”"], "Tom Hill", "called", "Tom Hill"),
    quote("indirect", ["it will fail. A"], "Ministers", None, "Ministers"),
    quote("direct", ["No."], None, None, "spokesman"),
    quote("direct", ["denied it"], None, None, None),
]

# precision, recall, gold, predicted
EXPECTED = {
    "quoted extraction": (4 / 5, 4 / 4, 4, 5),
    "quoted attribution": (3 / 5, 3 / 4, 4, 5),
    "quoted speaker": (3 / 5, 3 / 4, 4, 5),
    "all exact source": (2 / 4, 2 / 4, 4, 4),
    "all exact cue": (2 / 2, 2 / 4, 4, 2),
    "all exact content": (4 / 6, 4 / 6, 6, 6),
    "all overlap source": (2 / 4, 2 / 4, 4, 4),
    "all overlap cue": (2 / 2, 2 / 4, 4, 2),
    "all overlap content": (5 / 6, 5 / 6, 6, 6),
    "speech overlap source": (0, 1 / 3, 3, 0),
    "speech overlap cue": (0, 2 / 3, 3, 0),
    "speech overlap content": (0, 3 / 4, 4, 0),
}


def test_attributions_are_scored_by_every_measure() -> None:
    scores, mistakes = scoring.score_attributions(GOLD, {"d": PREDICTED}, SPEAKERS)
    assert {name: (s.precision, s.recall, s.gold, s.predicted) for name, s in scores.items()} == EXPECTED
    assert [(mistake.kind, mistake.words) for mistake in mistakes] == [
        ("source", "We are glad that it does"),
        ("extra", "denied it"),
    ]


LONGER = quote("mixed", ["called the trial “a costly toy”"], None, None, "Tom Hill")


@pytest.mark.parametrize(
    ("words", "speaker", "predicted", "outcome"),
    [
        ("It works,", "Mary Smith", [PREDICTED[0]], "right"),
        ("It works,", "Tom Hill", [PREDICTED[0]], "wrong speaker"),
        ("It works,", "Mary Smith", [quote("direct", ["It works,"], None, None, None)], "no speaker"),
        ("It works,", "Mary Smith", PREDICTED[1:], "missed"),
        ("It works,", "Mary Smith", [quote("indirect", ["It works,"], None, None, "Mary Smith")], "right"),
        ("a costly toy", None, [quote("direct", ["a costly toy"], None, None, "Tom Hill")], "false quote"),
        ("a costly toy", None, [LONGER], "rightly silent"),
        ("a costly toy", None, [], "rightly silent"),
    ],
)
def test_a_region_has_one_outcome(words: str, speaker: str | None, predicted: list[Any], outcome: str) -> None:
    start, end = at(words)[0]
    region = {"start": start, "end": end, "quote": speaker is not None, "speaker": speaker, "kind": "person"}
    gold = [{"id": "d", "text": TEXT, "regions": [region]}]
    assert scoring.score_regions(gold, {"d": predicted})[0] == {outcome: 1}


CASE = {
    "text": TEXT,
    "quotes": [
        {"content": ["It works,", "We are glad that it does."], "type": "direct", "speaker": "Mary Smith"},
        {"content": ["a costly toy"], "type": "mixed", "speaker": "Tom Hill"},
        {"content": ["No."], "type": "direct", "speaker": "a spokesman", "optional": True},
    ],
    "not_quotes": ["it will fail"],
}
SMITH = quote("direct", ["It works,", "We are glad that it does."], None, None, "Mary Smith")
HILL = quote("mixed", ["the trial “a costly toy”"], None, None, "Tom Hill")


@pytest.mark.parametrize(
    ("predicted", "reasons"),
    [
        ([SMITH, HILL], []),
        ([PREDICTED[0], {**PREDICTED[1], "speaker": "Mary Smith"}, HILL], []),
        ([SMITH, HILL, quote("direct", ["No."], None, None, None)], []),
        ([SMITH, {**HILL, "speaker": None}], ["speaker None, not 'Tom Hill'"]),
        ([SMITH, {**HILL, "stance": "denied"}], ["missed 'a costly toy'"]),
        ([PREDICTED[0], HILL], ["missed 'It works,'"]),
        ([SMITH, HILL, {**PREDICTED[5]}], ["extra 'denied it' = None"]),
        (
            [SMITH, HILL, quote("indirect", ["it will fail"], None, None, "Ministers")],
            ["extra 'it will fail' = 'Ministers'", "not a quote: 'it will fail'"],
        ),
    ],
)
def test_a_case_fails_with_its_reasons(predicted: list[Any], reasons: list[str]) -> None:
    assert scoring.judge_case(CASE, predicted) == reasons


@pytest.mark.parametrize(
    ("predicted", "gold", "kind", "same"),
    [
        ("Sen. Mary Smith", "Mary Smith", "person", True),
        ("José Peña’s", "Jose Pena", "person", True),
        ("Smith", "Mary Smith", "person", False),
        ("the spokesman", "a spokesman for the mayor", "unnamed", True),
        ("a police officer", "the police chief", "unnamed", False),
        (None, None, "none", True),
        (None, "Mary Smith", "person", False),
    ],
)
def test_names_are_the_same_without_titles(predicted: str | None, gold: str | None, kind: str, same: bool) -> None:
    assert scoring.same_speaker(predicted, gold, kind) is same


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("She said “one” and “two”", ["one", "two"]),
        ("behind the mark, it ends”", ["behind the mark, it ends"]),
        ("“first paragraph\n\n“second”", ["first paragraph", "second"]),
        ("''wire copy''", ["wire copy"]),
        ("“never closed", ["never closed"]),
        ("no marks", []),
    ],
)
def test_quoted_units_stand_between_marks(text: str, units: list[str]) -> None:
    found = scoring.quoted_units(text, [(0, len(text))])
    assert [text[start:end] for start, end in found] == units
