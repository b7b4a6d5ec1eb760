"""How sure an answer is: the measured precision of the rules that led to it.

lexicon/rule_precision.txt holds, for every rule, how often it was right and how often it was tried
(scripts/measure_rules counts them). A link is counted apart for direct, mixed and indirect quotes:
marks around the words make the same rule surer. A rule that was tried seldom is drawn towards a modest
guess. A quote's confidence is the chance that its speaker is right: that of its link times that of its
resolution, and, where the link names other words than it should ("he" of the clause before), the chance
that they mean the same speaker all the same.
"""

from __future__ import annotations

from functools import cache

from quotes import lexicon
from quotes.model import QuoteType

GUESS = 0.6  # for a rule that was never measured
ANYHOW = "anyhow"  # the speaker is right, though the link is not
WEIGHT = 4  # as many trials as the guess counts for


@cache
def precision(stage: str, rule: str) -> float:
    """The share of right answers by a rule, smoothed; GUESS for a rule without figures."""
    right, tried = (int(figure) for figure in lexicon.entries("rule_precision").get(f"{stage} {rule}", ("0", "0")))
    return (right + GUESS * WEIGHT) / (tried + WEIGHT)


@cache
def confidence(quote_type: QuoteType, link: tuple[str, ...], resolver: str | None) -> float:
    """From 0 to 1, rounded to hundredths: how often the speaker of such a quote, found by these rules, is right."""
    value = precision(quote_type.value, " ".join(link))
    if resolver is not None:
        value = value * precision("resolve", resolver) + (1 - value) * precision("resolve", ANYHOW)
    return round(value, 2)
