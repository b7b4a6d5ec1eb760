"""The confidence of an answer: the measured precision of its rules."""

import pytest

from quotes import lexicon
from quotes.model import QuoteType
from quotes.resolving.confidence import GUESS, WEIGHT, confidence, precision

LINK = ("content-source-cue", "plain")


def test_a_rule_without_figures_gets_the_guess() -> None:
    assert precision("direct", "no such rule") == GUESS


def test_figures_are_drawn_towards_the_guess() -> None:
    right, tried = map(int, lexicon.entries("rule_precision")["direct content-source-cue plain"])
    assert precision("direct", "content-source-cue plain") == (right + GUESS * WEIGHT) / (tried + WEIGHT)


def test_marks_around_the_words_make_the_same_rule_surer() -> None:
    direct, indirect = (confidence(kind, LINK, None) for kind in (QuoteType.DIRECT, QuoteType.INDIRECT))
    assert direct > indirect


def test_resolving_can_only_lower_the_confidence() -> None:
    assert confidence(QuoteType.DIRECT, LINK, "no such rule") < confidence(QuoteType.DIRECT, LINK, None)


@pytest.mark.parametrize(("key", "figures"), sorted(lexicon.entries("rule_precision").items()))
def test_the_table_is_well_formed(key: str, figures: tuple[str, ...]) -> None:
    stage, _, rule = key.partition(" ")
    right, tried = map(int, figures)
    assert stage in {*QuoteType, "resolve"} and rule
    assert 0 <= right <= tried and tried > 0
