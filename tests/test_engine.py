"""The whole engine: stance, offsets, nesting, the cast, and articles as they come."""

from __future__ import annotations

import gc
import json
import signal
import sys
from importlib.machinery import ModuleSpec
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

import pytest
from handmade import bug
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes import engine
from quotes.engine import attribute
from quotes.model import Document, Gender, Metadata, Passage, QuoteType, SpeakerKind, Stance
from quotes.resolving.cast import gather
from quotes.resolving.register import Entry, Register

ROOT = Path(__file__).parent.parent
ARTICLES = sorted((ROOT / "data" / "articles").glob("*.txt"))

# Text with one quote, and what its source did with the words.
STANCES = [
    ("asserted", "“It works,” Ana Pohl said."),
    ("asserted", "Ana Pohl said that it was safe."),
    ("asserted", "According to Ana Pohl, it was safe."),
    ("asserted", "“Is it safe?” Ana Pohl asked."),
    ("asserted", "“It is not safe,” Ana Pohl said."),
    ("asserted", "Ana Pohl said that it was not safe."),
    ("asserted", "Ana Pohl did not deny that it was safe."),
    ("denied", "Ana Pohl denied that it was safe."),
    ("denied", "Ana Pohl has denied that it was safe."),
    ("denied", "Ana Pohl repeatedly denied that it was safe."),
    ("unsaid", "Ana Pohl did not say that it was safe."),
    ("unsaid", "Ana Pohl never said that it was safe."),
    ("unsaid", "Ana Pohl didn’t say that it was safe."),
    ("unsaid", "Ana Pohl refused to say that it was safe."),
    ("unsaid", "Neither Ana Pohl nor Otto Stein said that it was safe."),
    ("unsaid", "Ana Pohl has yet to say whether it is safe."),
    ("unsaid", "Ana Pohl has left, nor has she said that it was safe."),
    ("unsaid", "Ana Pohl did not say whether it was safe."),
    ("unsaid", "Ana Pohl declined to say whether it was safe."),
    ("unsaid", "Ana Pohl would not say who had paid."),
    ("asked", "Ana Pohl asked whether it was safe."),
    ("asked", "Ana Pohl asked who had paid."),
    ("asked", "Ana Pohl asked if it was safe."),
]


@pytest.mark.parametrize(("stance", "text"), STANCES)
def test_stance(stance: str, text: str) -> None:
    (quote,) = attribute(text).quotes
    assert quote.stance == stance


# Text with one quote, and what kind of speaker it has.
KINDS = [
    ("person", "“It works,” Ana Pohl said."),
    ("person", "“It works,” Lindqvist said."),
    ("person", "“It works,” Mary J. Mills said."),
    ("organization", "“It works,” General Mills said."),
    ("person", "“It works,” Mr. Lindqvist said."),
    ("organization", "“It works,” the Kestrel Group said."),
    ("organization", "“It works,” the BBC said."),
    ("group", "“It works,” police said."),
    ("group", "“It works,” residents said."),
    ("group", "“It works,” Ana Pohl and the Kestrel Group said."),
    ("unnamed", "“It works,” a senior official said."),
    ("unnamed", "“It works,” the mayor said."),
    ("unnamed", "“It works,” the judge said."),
    ("unnamed", "“It works,” a spokeswoman for the bank said."),
    ("document", "The study found that it was safe."),
    ("document", "The sign read “No entry”."),
    ("document", "The report said that it was safe."),
    pytest.param(
        "organization", "The United States said that it was safe.",
        marks=bug("United is taken for a verb, the name for a description"),
    ),
    ("organization", "Downing Street said that it was safe."),
    pytest.param(
        "person", "Bank of England Governor Ana Pohl said that it was safe.",
        marks=bug("body, title and person are one group"),
    ),
    ("person", "Ana Pohl’s answer was short: “Never again.”"),
    ("document", "It was safe, according to a letter from the bank."),
]


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_kind(kind: str, text: str) -> None:
    (quote,) = attribute(text).quotes
    assert quote.speaker is not None
    assert quote.speaker.kind == kind


def test_empty() -> None:
    for text in ("", " ", "\n\n\n", "\ufeff"):
        doc = attribute(text)
        assert (doc.text, doc.quotes, doc.speakers) == (text, (), ())


def test_id_and_encoding_are_carried() -> None:
    doc = attribute("It rained.", id="a/1", encoding="cp1252")
    assert (doc.id, doc.encoding) == ("a/1", "cp1252")


def test_nested_reports_are_both_kept() -> None:
    doc = attribute("Ana Pohl said that Otto Stein had called the bridge “a death trap”.")
    outer, inner = doc.quotes
    assert [q.speaker and q.speaker.name for q in doc.quotes] == ["Ana Pohl", "Otto Stein"]
    assert outer.text == "Otto Stein had called the bridge “a death trap”"
    assert inner.text == "the bridge “a death trap”"
    assert outer.start <= inner.start and inner.end <= outer.end


def test_a_quote_has_all_its_parts() -> None:
    text = "It rained.\n\nThe bridge shut. “It works,” said Ana Pohl, 41, a nurse. “And it is ours.”"
    (quote,) = attribute(text).quotes
    assert quote.type is QuoteType.DIRECT
    assert quote.text == "It works, [...] And it is ours."
    assert quote.source is not None and quote.source.text == "Ana Pohl, 41, a nurse"
    assert [passage.text for passage in quote.cue] == ["said"]
    assert quote.stance is Stance.ASSERTED
    assert quote.paragraph == 1
    assert quote.sentence.text == "“It works,” said Ana Pohl, 41, a nurse."
    assert 0 <= quote.confidence <= 1
    assert quote.steps[0].rule == quote.rule


def test_speakers_are_the_cast() -> None:
    text = "Ms. Pohl left. “Ana Pohl is kind,” said Otto Stein. Then Pohl joined the Kestrel Group in Leeds."
    doc = attribute(text)
    cast = {s.name: [m.text for m in s.mentions] for s in doc.speakers}
    assert list(cast)[:3] == ["Ana Pohl", "Otto Stein", "Kestrel Group"]
    assert cast["Ana Pohl"] == ["Pohl", "Ana Pohl", "Pohl"]
    assert doc.speakers[0].gender is Gender.FEMALE
    assert doc.speakers[0].kind is SpeakerKind.PERSON
    assert doc.speakers[2].kind is SpeakerKind.ORGANIZATION
    assert doc.quotes[0].speaker is doc.speakers[1]


def test_nobody_speaks_twice_under_two_names() -> None:
    text = "“It works,” Ms. Pohl said.\n\n“It does,” said Ana Pohl.\n\n“Yes,” she said.\n\n“Yes,” Pohl said."
    assert {q.speaker and q.speaker.name for q in attribute(text).quotes} == {"Ana Pohl"}


@pytest.mark.parametrize("name", ["Ana Pohl", "Otto Stein", "Zoë Müller", "Sean O’Neil", "Ursula von der Aue", "T. R. Mills"])
@pytest.mark.parametrize("form", [
    "“It works,” {} said.", "“It works,” said {}.", "{} said: “It works.”", '"It works," {} said.', "‘It works,’ said {}.",
    "{} told reporters that it was safe.", "It was safe, {} said.", "According to {}, it was safe.", "“It works,” {}, 41, said.",
])  # fmt: skip
def test_a_name_speaks_in_every_form(name: str, form: str) -> None:
    (quote,) = attribute(form.format(name)).quotes
    assert quote.speaker is not None
    assert quote.speaker.name == name


# ---------------------------------------------------------------- offsets


def passages(doc: Document) -> list[Passage]:
    found = [passage for s in doc.speakers for passage in s.mentions]
    for q in doc.quotes:
        found += [*q.content, *q.cue, q.sentence]
        found += [q.source] if q.source else []
        found += [step.words for step in q.steps if step.words]
        found += q.speaker.mentions if q.speaker else []
    return found


def check(doc: Document) -> None:
    text = doc.text
    for passage in passages(doc):
        assert 0 <= passage.start < passage.end <= len(text)
        assert text[passage.start : passage.end] == passage.text
    for quote in doc.quotes:
        assert quote.content
        assert all(one.end <= two.start for one, two in pairwise(quote.content))
        assert 0 <= quote.paragraph < len(doc.paragraphs)
        assert 0 <= quote.confidence <= 1
        assert quote.rule and quote.steps
    begins = [quote.start for quote in doc.quotes]
    assert begins == sorted(begins)
    assert all(one.end <= two.start for one, two in pairwise(doc.paragraphs))


FRAGMENTS = st.sampled_from(
    [
        "“It works,” ", "“It works.” ", "“Why?” ", "said ", "she said", "he said. ", "Mary Smith ", "Mr. Stein ", "told reporters ",
        "that ", "the mayor, ", "Otto Stein, 41, ", ", adding ", ", and ", ", who ", "according to ", "According to ", "the Kestrel Group ",
        "\n\n", "\n", ". ", ", ", ": ", "; ", " – ", "—", "“", "”", "‘", "’", '"', "'", "’s ", "It rained. ", "POHL: ", "Q: ", "A: ",
        "U.S. ", "Gov. ", "called it “a mess” ", "was quoted as saying ", "in her words, ", "“a trap”; ", "and ", "of ", "who had come, ",
        "denied ", "did not say ", "whether ", "asked ", "they ", "it ", "(D-Ohio) ", "…", "\u00a0", "É", "😀", "[", "]", "1,000 ",
        "AS ", "her claim that ", "by ", "as ", "police ", "said Ana and Ben Lee. ",
    ]
)  # fmt: skip


@given(st.text())
@settings(deadline=None)
def test_offsets_of_any_text(text: str) -> None:
    check(attribute(text))


@given(st.lists(FRAGMENTS, max_size=40).map("".join))
@settings(deadline=None, max_examples=400)
def test_offsets_of_newslike_text(text: str) -> None:
    check(attribute(text))


@given(st.lists(FRAGMENTS, max_size=25).map("".join))
@settings(deadline=None)
def test_the_same_text_has_the_same_answer(text: str) -> None:
    assert attribute(text) == attribute(text)


@pytest.mark.skipif(engine.fastest() is engine.tell, reason="plain Python; scripts/test_installed compiles it")
@given(st.lists(FRAGMENTS, max_size=40).map("".join), st.sampled_from(["", "By Ana Pohl", "Otto Stein, the Herald"]))
@settings(deadline=None, max_examples=1000)
def test_compiled_it_tells_the_same(text: str, byline: str) -> None:
    assert engine.fastest()(text, byline, None) == engine.tell(text, byline, None)


CASES = [json.loads(line)["text"] for line in (ROOT / "tests" / "cases" / "challenge.jsonl").read_text("utf-8").splitlines()]
NEWS = [*CASES, *(path.read_text("utf-8") for path in ARTICLES)]
ODD = st.sampled_from([*" .,:;()[]\"'`‘’“”—#0Aaé\n\t\xa0\xad\u0301Σİ\ue000😀", " \" ", "\n\n"])
EDITS = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 2), FRAGMENTS | ODD), max_size=12)  # where, how many go, what comes


@pytest.mark.skipif(engine.fastest() is engine.tell, reason="plain Python; scripts/test_installed compiles it")
@given(st.sampled_from(NEWS), st.integers(0, 6000), EDITS)
@settings(deadline=None, max_examples=3000)
def test_compiled_it_tells_the_same_of_broken_news(text: str, at: int, edits: list[tuple[int, int, str]]) -> None:
    text = text[at % len(text) :][:2000]
    for place, gone, come in edits:
        place %= len(text) + 1
        text = text[:place] + come + text[place + gone :]
    assert engine.fastest()(text, "", None) == engine.tell(text, "", None)


PEOPLE = Register(
    (
        Entry(name="Ana Maria Pohl", aliases=("Pohl",), gender=Gender.FEMALE, id="Q1", role="mayor"),
        Entry(name="Otto Stein", aliases=("the mayor",)),
        Entry(name="Ben Lee"),
    )
)


@pytest.mark.skipif(engine.fastest() is engine.tell, reason="plain Python; scripts/test_installed compiles it")
@given(st.lists(FRAGMENTS, max_size=40).map("".join))
@settings(deadline=None, max_examples=300)
def test_compiled_it_knows_a_register(text: str) -> None:
    compiled = engine.recognised(text, "", PEOPLE)
    with patch.object(engine, "fastest", lambda: engine.tell):
        assert engine.recognised(text, "", PEOPLE) == compiled


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers here")
def test_a_handler_may_read_while_another_text_is_read() -> None:
    """What the engine keeps between its steps is nobody else's, though Python runs a handler in the middle."""
    short, long = NEWS[0], "\n\n".join(NEWS)
    alone, within = attribute(long), [attribute(short)]
    before = signal.signal(signal.SIGALRM, lambda *_: within.append(attribute(short)))
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.001, 0.005)
        assert attribute(long) == alone
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert len(within) > 2 and all(document == within[0] for document in within)


def test_what_is_compiled_is_asked_where_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a register, too, which it hears of when it knows the cast."""
    heart = ModuleType("quotes.heart")
    heart.__spec__ = ModuleSpec("quotes.heart", None)
    heart.__dict__["tell"] = lambda *told: ((), (), told)
    monkeypatch.setitem(sys.modules, "quotes.heart", heart)
    monkeypatch.setattr(engine, "fastest", engine.fastest.__wrapped__)
    text = "E\u0301va said so."
    assert attribute(text, metadata=Metadata(byline="I")).paragraphs == (text, "I", None)
    register = Register((Entry(name="Éva Kiss"),))
    *told, met = attribute(text, register=register).paragraphs
    assert told == [text, ""] and met(gather(())) == gather(())


@given(st.lists(FRAGMENTS, max_size=25).map("".join), st.integers(0, 500))
@settings(deadline=None)
def test_a_text_cut_anywhere_is_no_error(text: str, at: int) -> None:
    check(attribute(text[:at]))


@pytest.mark.parametrize(
    "text",
    [
        "“" * 2000,
        "”" * 2000,
        "\"'" * 1000,
        "Ana Pohl said " * 300,
        "“It works,” " * 300,
        "of the Bank " * 300,
        "Ana Pohl, a nurse, " * 300,
        "Mr. " * 1000,
        "A" * 5000,
        "A. " * 1000,
        "\x00\u202e\ufffe" * 100,
        "\ud800 “It works,” Ana Pohl said.",
        "\ue000quote Pohl \ue000 said",  # the character that stands for quotations
    ],
    ids=lambda text: repr(text[:20]),
)
def test_odd_text_is_no_error(text: str) -> None:
    check(attribute(text))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_articles(path: Path) -> None:
    doc = attribute(path.read_text(encoding="utf-8"))
    check(doc)
    assert doc.quotes
    assert any(quote.speaker for quote in doc.quotes)


@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(enabled: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        attribute("“It works,” Ana Pohl said.")
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()


def test_there_are_articles() -> None:
    assert ARTICLES
