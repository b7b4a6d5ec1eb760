"""What holds of every text: spans that say what they say, one answer a text, nothing that a neighbour changes.

News is made by a grammar, so that quotes of every kind are in it; nobody's news is any Unicode at all.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from quotes import Document, Quote, attribute
from quotes.text.page import composed

SURNAMES = ("Pohl", "Stein", "Okafor", "Lindqvist", "Achterberg", "Müller")
GIVEN = ("Ana", "Otto", "Mary", "Tom", "Zoë", "René")
NAMES = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(SURNAMES))
SOURCES = NAMES | st.sampled_from(["She", "He", "The mayor", "Police", "A senior official", "The Kestrel Group", "Mr. Stein"])
VERBS = st.sampled_from(["said", "told reporters", "added", "warned", "wrote on Monday", "says"])
CLAUSES = st.sampled_from(
    ["the bridge was closed", "it works", "nobody had paid $2.5 million", "she won’t go", "the U.S. would pay", "we are late"]
)
SPEECH = st.sampled_from(["It works", "We won’t pay", "Nobody knows, and nobody cares", "He said ‘no’ to Ms. Ray", "I am here"])
SENTENCES = st.one_of(
    st.builds("“{},” {} {}.".format, SPEECH, NAMES, VERBS),
    st.builds("“{},” said {}. “{}.”".format, SPEECH, NAMES, SPEECH),
    st.builds("{} {}: “{}.”".format, SOURCES, VERBS, SPEECH),
    st.builds("{} {} that {}.".format, SOURCES, VERBS, CLAUSES),
    st.builds("{} denied that {}.".format, SOURCES, CLAUSES),
    st.builds("According to {}, {}.".format, NAMES, CLAUSES),
    st.builds("{} called the plan “{}”.".format, SOURCES, st.sampled_from(["a mess", "quite a joy"])),
    st.builds("“{}.”".format, SPEECH),
    st.builds("{} left on Monday.".format, NAMES),
    st.sampled_from(["It rained.", "The bridge is 40 m long.", "“It works, she said.", "Q: Why? A: No."]),
)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)
NEWS = st.lists(PARAGRAPHS, min_size=1, max_size=5).map("\n\n".join)
ANYTHING = st.text(st.characters(codec=None), max_size=300)
MIXED = st.lists(SENTENCES | st.text(max_size=8) | st.sampled_from(["“", "”", '"', "‘", "’", "\n", "(", ")"]), max_size=12).map(" ".join)


def passages(quote: Quote) -> list[tuple[int, int, str]]:
    found = [*quote.content, *quote.cue, quote.sentence, *(step.words for step in quote.steps if step.words)]
    return [*found, quote.source] if quote.source else found


def said(document: Document) -> list[tuple[object, ...]]:
    """What a reader would call the same: everything but where it stands."""
    return [
        (
            quote.type,
            tuple(passage.text for passage in quote.content),
            quote.source and quote.source.text,
            tuple(cue.text for cue in quote.cue),
            quote.speaker and quote.speaker.name,
            quote.stance,
            quote.rule,
            quote.paragraph,
        )
        for quote in document.quotes
    ]


def linked(document: Document) -> list[tuple[object, ...]]:
    """The same without the speaker, whom the rest of the article may tell."""
    return [row[:4] + row[5:7] for row in said(document)]


def changed(rows: list[tuple[object, ...]], change: dict[str, str]) -> list[tuple[object, ...]]:
    """The rows with characters of their words replaced."""

    def words(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(map(words, value))
        return value.translate(str.maketrans(change)) if type(value) is str else value

    return [tuple(map(words, row)) for row in rows]


@given(NEWS | ANYTHING | MIXED)
def test_spans_lie_in_the_text_and_hold_their_words(text: str) -> None:
    document = attribute(text)
    assert document.text == text
    for quote in document.quotes:
        assert quote.content and all(passage.text.strip() for passage in quote.content)
        assert all(0 <= start < end <= len(text) and text[start:end] == words for start, end, words in passages(quote))
        assert all(one.end <= two.start for one, two in pairwise(quote.content))
        assert 0 <= quote.paragraph < len(document.paragraphs) and 0 <= quote.confidence <= 1
    for speaker in document.speakers:
        assert speaker.mentions and all(text[start:end] == words for start, end, words in speaker.mentions)


@given(NEWS | MIXED)
@example("Ana Pohl said that the bridge was closed. ) “It works,” Ana Stein told reporters.")
def test_quotes_do_not_overlap_unless_one_holds_the_other(text: str) -> None:
    quotes = attribute(text).quotes
    pieces = [(n, piece) for n, quote in enumerate(quotes) for piece in quote.content]
    for at, (n, one) in enumerate(pieces):
        for m, two in pieces[at + 1 :]:
            if n == m or not one.span.meets(two.span):
                continue
            assert one.span.holds(two.span) or two.span.holds(one.span), (one, two)
    assert [quote.start for quote in quotes] == sorted(quote.start for quote in quotes)


@given(NEWS | ANYTHING)
def test_one_text_has_one_answer(text: str) -> None:
    assert attribute(text) == attribute(text)


@given(NEWS)
def test_a_neighbour_changes_nobody_elses_words(text: str) -> None:
    alone = linked(attribute(text))
    with_rain = linked(attribute(f"{text}\n\nIt rained for a week in the valley, and the river rose."))
    assert with_rain == alone


@given(NEWS)
def test_newlines_are_all_the_same(text: str) -> None:
    assert said(attribute(text.replace("\n", "\r\n"))) == said(attribute(text))


@given(NEWS | st.lists(SENTENCES.map(str.lower), max_size=5).map(" ".join))
def test_spaces_are_all_the_same(text: str) -> None:
    plain = said(attribute(text))
    assert changed(said(attribute(text.replace(" ", "\u00a0"))), {"\u00a0": " "}) == plain
    assert changed(said(attribute(text.replace(" ", "\t"))), {"\t": " "}) == plain


@given(ANYTHING | st.text("ezo\u0301\u0308\u0344\u0958 ", max_size=12))
def test_what_is_read_is_as_long_as_the_text(text: str) -> None:
    assert len(composed(text)) == len(text)


@given(NEWS)
@example("Ana Pohl: “It works.”\n\nZoë Low: “It did.”\n\nAna Pohl: “It will.”")
def test_accents_may_stand_apart(text: str) -> None:
    apart = said(attribute(unicodedata.normalize("NFD", text)))
    assert [tuple(map(joined, row)) for row in apart] == said(attribute(text))


def joined(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(joined, value))
    return unicodedata.normalize("NFC", value) if type(value) is str else value


@given(NEWS)
def test_straight_marks_say_what_curly_ones_say(text: str) -> None:
    change = {"“": '"', "”": '"', "’": "'", "‘": "'"}
    assert said(attribute(text.translate(str.maketrans(change)))) == changed(said(attribute(text)), change)


def test_names_are_whole_where_accents_stand_apart() -> None:
    document = attribute(unicodedata.normalize("NFD", "“Oui,” said René Müller. The fiancé said that it works."))
    assert [quote.speaker and quote.speaker.name for quote in document.quotes] == ["René Müller", "fiancé"]
    assert not [step for quote in document.quotes for step in quote.steps if "\u00ad" in step.note]
