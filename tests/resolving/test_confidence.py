"""The confidence of an answer: the measured precision of its rules."""

import pytest

from quotes import lexicon
from quotes.model import QuoteType
from quotes.resolving.confidence import GUESS, VERB_WEIGHT, WEIGHT, confidence, cue_word, lift, precision

LINK = ("content-source-cue", "plain")


def test_a_rule_without_figures_gets_the_guess() -> None:
    assert precision("direct", "no such rule") == GUESS


def test_figures_are_drawn_towards_the_guess() -> None:
    right, tried = map(int, lexicon.entries("rule_precision")["direct content-source-cue plain"])
    assert precision("direct", "content-source-cue plain") == (right + GUESS * WEIGHT) / (tried + WEIGHT)


def test_marks_around_the_words_make_the_same_rule_surer() -> None:
    direct, indirect = (confidence(kind, LINK, "say", None) for kind in (QuoteType.DIRECT, QuoteType.INDIRECT))
    assert direct > indirect


def test_resolving_can_only_lower_the_confidence() -> None:
    assert confidence(QuoteType.DIRECT, LINK, "say", "no such rule") < confidence(QuoteType.DIRECT, LINK, "say", None)


CUES = [
    ("said", "say"),
    ("has repeatedly said", "say"),
    ("said in a statement", "say"),
    ("pointed out Friday", "point out"),
    ("is calling for", "call for"),
    ("texted to ask", "ask"),
    ("as saying", "say"),
    ("according to", "according to"),
    ("in the words of", "words of"),
    ("", ""),
]


@pytest.mark.parametrize(("cue", "word"), CUES)
def test_the_verb_of_a_cue(cue: str, word: str) -> None:
    assert cue_word(cue) == word


def test_a_verb_without_figures_changes_nothing() -> None:
    assert lift("no such verb") == 1


def test_a_verb_that_is_more_often_right_than_its_rules_makes_them_surer() -> None:
    right, _, expected = lexicon.entries("cue_precision")["say"]
    assert lift("say") == (int(right) + VERB_WEIGHT) / (float(expected) + VERB_WEIGHT) > 1
    surer, plain = (confidence(QuoteType.INDIRECT, LINK, word, None) for word in ("say", "no such verb"))
    assert surer > plain


def test_nothing_is_quite_sure() -> None:
    assert confidence(QuoteType.DIRECT, LINK, "say", None) < 1


@pytest.mark.parametrize(("word", "figures"), sorted(lexicon.entries("cue_precision").items()))
def test_the_table_of_verbs_is_well_formed(word: str, figures: tuple[str, ...]) -> None:
    right, tried = map(int, figures[:2])
    assert word and 0 <= right <= tried and 0 < float(figures[2]) < tried


@pytest.mark.parametrize(("key", "figures"), sorted(lexicon.entries("rule_precision").items()))
def test_the_table_is_well_formed(key: str, figures: tuple[str, ...]) -> None:
    stage, _, rule = key.partition(" ")
    right, tried = map(int, figures)
    assert stage in {*QuoteType, "resolve"} and rule
    assert 0 <= right <= tried and tried > 0
