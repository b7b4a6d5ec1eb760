"""What was said: [the content] is marked in each sentence."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotes.engine import attribute
from quotes.linking.contents import CARRIED, INSERTED, opens_clause
from quotes.linking.sources import CORE, PHRASE

MARKED = [
    # what stands between the cue and the clause
    "Ana Pohl says [despite being late, she will come].",
    "Ana Pohl says, win or lose, [she will come].",
    "The Post said, citing two officials, that [it works].",
    "Ana Pohl told him [to quiet down].",
    "Ana Pohl put it to him that [three nurses had used it].",
    "Ana Pohl asked [why it was “down the sofa”], drawing cheers.",
    "Where she used to boast that [she had won], on Monday night she left.",
    "Ana Pohl told her [she wrote “like a man”].",
    "Ana Pohl said [it was red and that the minister, Otto Stein, knew it].",
    "Ana Pohl said [Otto Stein, 52, of Leeds, had taken it].",
    "The court was told on Tuesday [how a nurse “emptied” it].",
    "Ana Pohl told him [not to go].",
    "Ana Pohl promised [never to go].",
    "Ana Pohl warned nurses [not to travel unless they had to].",
    "It was [what] Otto Stein described [as “a mess”], which he left.",
    "Ana Pohl told the Post and Courier newspaper of Leeds on Monday that [it works].",
    "Ana Pohl said, if elected, [it would work].",
    "Ana Pohl said — on Twitter, as it happens — that [it works].",
    "Although in May she said [it works], at the town hall she left.",
    "Ana Pohl told ABC 7 that [someone had opened it].",
    "Ana Pohl told nurses at the bank in Leeds that [it works].",
    "Ana Pohl asked [Otto Stein, who is fourth, to leave].",
    "Ana Pohl has said from the start that [it works].",
    "Ana Pohl said in one of a number of messages that [it works].",
    "Ana Pohl tweeted [her thanks to the bank].",
    # direct: the marks stay outside
    "“[It works,]” Ana Pohl said.",
    "“[It works,]” said Ana Pohl, 41, a nurse.",
    "“[Does it work?]” Ana Pohl asked.",
    "Ana Pohl said: “[It works.]”",
    "Ana Pohl said, “[It works.]”",
    "Ana Pohl told the council: “[It works.]”",
    "Ana Pohl said on Monday: “[It works.]”",
    "“[It works,]” Ana Pohl said, “[and it is ours.]”",
    "“[It works,]” Ana Pohl said. “[And it is ours.]”",
    "“[It works,]” Ana Pohl told the council on Monday.",
    "‘[It works,]’ Ana Pohl said.",
    "\"[It works,]\" Ana Pohl said.",
    "“[He called it ‘a mess’,]” Ana Pohl said.",
    # mixed: the whole clause, marks and all
    "Ana Pohl said [the bridge was “a joy”].",
    "Ana Pohl said that [the bridge was “a joy” to cross].",
    "Ana Pohl called [the bridge “a joy”].",
    "Ana Pohl described [the bridge as “a joy”].",
    "[The bridge was “a joy,”] Ana Pohl said.",
    "Ana Pohl said [she was “sad” and “tired”].",
    # indirect: without "that"
    "Ana Pohl said that [the bridge was safe].",
    "Ana Pohl said [the bridge was safe].",
    "Ana Pohl told reporters [the bridge was safe].",
    "Ana Pohl told the council on Monday that [the bridge was safe].",
    "Ana Pohl said on Monday that [the bridge was safe].",
    "Ana Pohl said in a statement that [the bridge was safe].",
    "Ana Pohl said in a letter seen by Reuters that [the bridge was “a toy”].",
    "Ana Pohl said in an email that [affected workers would be paid].",
    "Ana Pohl told him that [the bridge was safe].",
    "Ana Pohl told her that [the bridge was safe].",
    "Ana Pohl said [it works].",
    "[It works], Ana Pohl said.",
    "His claim that [the bridge was “a joy”] was false.",
    "Ana Pohl quoted Otto Stein: “[It works.]”",
    "Ana Pohl refused to say [whether it was safe].",
    "[The bridge was safe], Ana Pohl said.",
    "[The bridge was safe], said Ana Pohl.",
    "[The bridge], Ana Pohl said, [was safe].",
    "According to Ana Pohl, [the bridge was safe].",
    "[The bridge was safe], according to Ana Pohl.",
    "Ana Pohl said [the bridge, which opened in 1990, was safe].",
    "Ana Pohl said [the bridge was safe because it was new].",
    "Ana Pohl said [if it rained the bridge would shut].",
    # questions and wishes
    "Ana Pohl asked [whether the bridge was safe].",
    "Ana Pohl asked [who would pay].",
    "Ana Pohl explained [why the bridge had shut].",
    "Ana Pohl vowed [to shut the bridge].",
    # where the reporter goes on
    "Ana Pohl said [the bridge was safe]; nobody clapped.",
    "Ana Pohl said [she had met Otto Stein], who was born in Leeds.",
    "Ana Pohl said [she would resign], a rare step for a mayor.",
    "Ana Pohl said [she would resign] - the third mayor to do so.",
    "Ana Pohl said [she had met Otto Stein, a painter, and his wife].",
    "Ana Pohl said [she had met Otto Stein, who was “mad.”]",
    "Ana Pohl said [the bridge was safe, the best in Leeds].",
    "Ana Pohl said [the bridge would be shut, which was wrong].",
    "“[It works,]” Ana Pohl said, and left the room.",
    "“[It works,]” Ana Pohl said, sitting down.",
    "“[It works,]” Ana Pohl said before she left.",
    "“[It works,]” said Ana Pohl, whose sister runs the bank.",
]


def unmarked(row: str) -> tuple[str, list[str]]:
    return re.sub(r"[\[\]]", "", row), re.findall(r"\[(.*?)\]", row)


@pytest.mark.parametrize("row", MARKED)
def test_content(row: str) -> None:
    text, expected = unmarked(row)
    found = attribute(text).quotes
    assert [[passage.text for passage in q.content] for q in found] == [expected]


# Several reports in one text.
SEVERAL: list[tuple[str, list[str]]] = [
    (
        "The bank has yet to say who will come, and refused to confirm that it leaks.",
        ["who will come", "it leaks"],
    ),
    (
        "Ana Pohl has not said the bridge was safe, nor has she claimed the tram was late.",
        ["the bridge was safe", "the tram was late"],
    ),
    (
        "Ana Pohl said the bridge was safe, adding that the tram was not.",
        ["the bridge was safe", "the tram was not"],
    ),
    (
        "Ana Pohl said the bridge was safe, but Otto Stein said it was not.",
        ["the bridge was safe", "it was not"],
    ),
    (
        "Ana Pohl said that Otto Stein had told him that the bridge was safe.",
        ["Otto Stein had told him that the bridge was safe", "the bridge was safe"],
    ),
    (
        "“It works,” Ana Pohl said. “It does not,” Otto Stein said.",
        ["It works,", "It does not,"],
    ),
    (
        "“It works,” Ana Pohl said.\n\n“It does not,” Otto Stein said.",
        ["It works,", "It does not,"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several(text: str, expected: list[str]) -> None:
    assert [q.text for q in attribute(text).quotes] == expected


def test_a_quotation_over_two_paragraphs_is_one_quote() -> None:
    text = "“It works,” Ana Pohl said. “We tried it for a year.\n\n“And it is ours.”\n\nNobody clapped."
    (quote,) = attribute(text).quotes
    assert [passage.text for passage in quote.content] == ["It works,", "We tried it for a year.", "And it is ours."]


# How `opens_clause` would read as one pattern, which takes time exponential in the nouns that stand in a row.
CLAUSE = re.compile(
    rf"(?:[ac]|(?:p{CORE},)|,)*(?:{PHRASE}|D|g|#|w|h|Q)(?:{CORE}|[adgwjp#D'OfQ]|{CARRIED.pattern}|{INSERTED.pattern}){{0,12}}?[XvV]|{PHRASE}Q"
)


@given(st.text(st.sampled_from("#DdjnNTRCLavg'pf,QXvVPO()ctwhs:"), max_size=12) | st.text(st.sampled_from("nD#'j,pfcQV"), max_size=14))
@example("nnfnjpnQ")
@example("aD,nn,nV")
@example("#Q")
def test_a_clause_is_what_the_pattern_says(tags: str) -> None:
    for high in (len(tags), max(len(tags) - 2, 0)):
        assert opens_clause(tags, 0, high) == (CLAUSE.match(tags, 0, high) is not None)


def test_names_in_a_row_are_read_once() -> None:
    assert not opens_clause("N" * 5000 + "." + "V", 0, 5002)
    assert opens_clause("N" * 190 + "V", 0, 191)
    assert not opens_clause("N" * 400 + "V", 0, 401)
