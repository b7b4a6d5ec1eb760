"""Sentences of a paragraph, shown as words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.lexicon import words
from quotes.text.quotations import paragraphs, quotations
from quotes.text.sentences import _LOWER, _breaks, _punkt, sentences

# A bar stands where one sentence ends and the next begins.
CASES = [
    # plain ends
    "The bridge shut on Monday. | Nobody knew why. | Would it open? | It did!",
    "The pool shut in 2019. | Swimmers left. | It lost £4.5m that year.",
    "The vote was delayed (again). | The mayor left.",
    "She asked for 7.5 per cent. | He gave her 3.",
    "Traffic rose 4.2 per cent and a site like harbour.example.org fell",
    "He waited. | 40 people came.",
    "The shop sold iPhones. | Yet yahoo! shares fell.",
    "Sold out ! | So they left .",
    # quotations hide their full stops, and end the sentence if they close with one
    "“It works.” | The mayor left.",
    "\"It works.\" | The mayor left.",
    "''It works.'' | The mayor left.",
    "‘It works.’ | The mayor left.",
    "“It works”. | The mayor left.",
    "“It works. Finally. Yes,” he said. | The mayor left.",
    "“What a night!” said Bobby Tran as fans sang.",
    "“It works!” he said. | “Does it?” she asked.",
    "“Why?” Smith asked.",
    "“Why?” Ms. Okafor later told reporters.",
    "“Why?” Pat Moor asked the jury. | Nobody spoke.",
    "“It works.” Smith said. | Nobody clapped.",
    "“Why?” | Smith said he had no idea.",
    "“Why?” | Nobody knew.",
    "“We won,” Ana Pohl said. | “It was hard.” | Otto Stein laughed.",
    "“We won,” Ana Pohl said. | “It was hard.” Otto Stein said.",
    "“It was hard.” Otto Stein agreed.",
    "“We lost.” | “We did not.”",
    "He left early. | “We lost,” he said.",
    "She saw “Jeopardy!” on Monday and left.",
    "“We lost.” – Surgeon Ivo Hanlon",
    # abbreviations
    "He met Mr. Sato and Dr. Lind in St. Louis. | They ate.",
    "The U.S. Senate met in the U.S. | The mayor did not.",
    "He moved to the U.S. | He works there.",
    "The flight left at 9 p.m. | Mr. Sato was on it.",
    "Doors open at 6 a.m. sharp on Feb. 12 at No. 10.",
    "The convoy left at 4 a.m. | Capt. Amy Dunn said that it never came.",
    "She said no. | Smith left.",
    "He felt ill. | Smith left.",
    "Sen. Ann Gore, D-Va., and Rep. Al Roe, R-Ariz., agreed.",
    "So did Rep. Al Roe (R-Ariz.). | Nobody else did.",
    "“Doors open at 6 a.m. sharp,” said Gov. T. R. Mills Jr., “and close at 9 p.m.”",
    "J. K. Rowling met C. S. Lund. | They talked.",
    "Brown v. Board of Education and Ali vs. The Rest were cited.",
    "Harlow Inc. Chairman Jo Lee sued Penrose Co. Ltd. in Boston.",
    "He fought in World War I. | The medal is lost.",
    "The Y.M.C.A. hall burned. | It stood near the Y.M.C.A. | The fire spread.",
    "NASHUA, N.H. — The mayor resigned.",
    "Give to harbour.example.org. | Gulls thank you.",
    "1. Open the lid. | Wait.",
    # ellipses
    "He paused … and left.",
    "They waited... Smith did not.",
    "They waited... | The bus did not come.",
]

# Texts without quotations and without the places where we differ from Punkt on purpose.
SAMPLES = [
    "The bridge shut on Monday. Nobody knew why. Would it open? It did! Traffic rose 4.2 per cent.",
    "He met Mr. Sato and Dr. Lind in St. Louis. They ate. The U.S. Senate met in the U.S. The mayor "
    "did not. Sen. Ann Gore, D-Va., and Rep. Al Roe, R-Ariz., agreed.",
    "The flight left at 9 p.m. Mr. Sato was on it. J. K. Rowling met C. S. Lund. They talked.",
    "Harlow Inc. Chairman Jo Lee sued Penrose Co. Ltd. in Boston on Feb. 12. Nobody won.",
    "They waited... Smith did not. They waited... The bus did not come. He lives at No. 10 now.",
    "It began in Jan. 2019. Gen. Bo Ray (of Tenn.) left! Why? Because he could. Oslo is far. Go.",
]


def split(text: str) -> list[list[str]]:
    spans = paragraphs(text)
    found = sentences(text, spans, quotations(text, spans))
    return [[sentence.of(text) for sentence in group] for group in found]


@pytest.mark.parametrize("case", CASES)
def test_ends(case: str) -> None:
    expected = case.split(" | ")
    assert split(" ".join(expected)) == [expected]


def test_paragraphs_are_kept_apart() -> None:
    text = "Bridge shuts\n\nIt shut at 9 p.m.\r\n\r\nNobody knew. Why?"
    assert split(text) == [["Bridge shuts"], ["It shut at 9 p.m."], ["Nobody knew.", "Why?"]]


@pytest.mark.parametrize("text", SAMPLES)
def test_the_fast_path_gives_what_punkt_alone_gives(text: str) -> None:
    assert split(text) == [_punkt().tokenize(text)]


def test_abbreviations_are_lower_case_and_without_last_stop() -> None:
    listed = words("abbreviations")
    assert {"u.s", "gov", "jr", "a.m", "calif"} <= listed
    assert not [word for word in listed if word != word.lower() or word.endswith(".") or " " in word]


@given(st.text(alphabet=st.sampled_from("aB1 .?!…\n\r\t“”\"'‘’«»()-—\u00a0\u200b\ue000Mr")))
def test_any_text(text: str) -> None:
    spans = paragraphs(text)
    found = sentences(text, spans, quotations(text, spans))
    assert len(found) == len(spans)
    for paragraph, group in zip(spans, found, strict=True):
        assert group[0].start == paragraph.start
        assert group[-1].end == paragraph.end
        assert all(one.start < one.end for one in group)
        assert all(not text[one.end : two.start].strip() for one, two in zip(group, group[1:]))
        assert all(one.end <= two.start for one, two in zip(group, group[1:]))


AFTER = "The the THE He mr. Ana It’s It's There’s O’Neil A-B I I’m 5,000 Mr Élan In,two %".split()


@pytest.mark.parametrize("stop", [".", "..."])
def test_the_answer_that_is_known_is_that_of_punkt(stop: str) -> None:
    listed = {word for word in words("abbreviations") if len(word) > 1} - _LOWER
    before = {word.title() for word in listed} | {f"x-{word}" for word in listed if "." not in word}
    before |= {"Word", "say)"} if stop == "..." else set()
    asked = {(word, after) for word in before for after in AFTER}
    told = {pair for pair in asked if _punkt().text_contains_sentbreak(f"{pair[0]}{stop} {pair[1]}")}
    assert {pair for pair in asked if _breaks(pair[0], stop, pair[1])} == told
    assert 0 < len(told) < len(asked)
