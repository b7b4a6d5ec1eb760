"""How sure an answer is: the measured precision of the rules that led to it.

lexicon/rule_precision.txt holds, for every rule, how often it was right and how often it was tried
(scripts/measure_rules counts them). A link is counted apart for direct, mixed and indirect quotes:
marks around the words make the same rule surer. A quote's confidence is the precision of its link
times that of its resolution; a rule that was tried seldom is drawn towards a modest guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from quotes import lexicon
from quotes.model import QuoteType

GUESS = 0.6  # for a rule that was never measured
WEIGHT = 4  # as many trials as the guess counts for


@cache
def precision(stage: str, rule: str) -> float:
    """The share of right answers by a rule, smoothed; GUESS for a rule without figures."""
    right, tried = (int(figure) for figure in lexicon.entries("rule_precision").get(f"{stage} {rule}", ("0", "0")))
    return (right + GUESS * WEIGHT) / (tried + WEIGHT)


def confidence(quote_type: QuoteType, link: Sequence[str], resolver: str | None) -> float:
    """From 0 to 1, rounded to hundredths: how often the speaker of such a quote, found by these rules, is right."""
    value = precision(quote_type.value, " ".join(link))
    if resolver is not None:
        value *= precision("resolve", resolver)
    return round(value, 2)
