"""How sure an answer is: the measured precision of the rules and of the verb that led to it.

lexicon/rule_precision.txt holds, for every rule, how often it was right and how often it was tried
(scripts/measure_rules counts them). A link is counted apart for direct, mixed and indirect quotes:
marks around the words make the same rule surer. A rule that was tried seldom is drawn towards a modest
guess. Verbs differ, too ("say" reports nearly always, "call" not quite): lexicon/cue_precision.txt holds how often each
was right, and how often its rules alone would have been; a link is that much surer, or less sure. A quote's confidence is the chance that its speaker is right: that of its link times that of its
resolution, and, where the link names other words than it should ("he" of the clause before), the chance
that they mean the same speaker all the same.
"""

from __future__ import annotations

from functools import cache, lru_cache

from quotes import lexicon
from quotes.model import QuoteType

GUESS = 0.6  # for a rule that was never measured
ANYHOW = "anyhow"  # the speaker is right, though the link is not
WEIGHT = 4  # as many trials as the guess counts for
VERB_WEIGHT = 10  # right answers, and as many expected, that a verb is given before it is counted
SUREST = 0.99  # no rule is always right


@cache
def precision(stage: str, rule: str) -> float:
    """The share of right answers by a rule, smoothed; GUESS for a rule without figures."""
    right, tried = (int(figure) for figure in lexicon.entries("rule_precision").get(f"{stage} {rule}", ("0", "0")))
    return (right + GUESS * WEIGHT) / (tried + WEIGHT)


@lru_cache(maxsize=10_000)
def cue_word(cue: str) -> str:
    """The last verb that reports, in its base form, or else the last two words of a cue.

    >>> cue_word("had pointed out Friday"), cue_word("according to"), cue_word("")
    ('point out', 'according to', '')
    """
    words = cue.lower().split()
    for at in reversed(range(len(words))):
        for form in (" ".join(words[at : at + 2]), words[at]):
            if form in lexicon.cues():
                return lexicon.cues()[form].base
    return " ".join(words[-2:])


@cache
def lift(word: str) -> float:
    """How much surer a verb makes a link than its rules alone: 1 for a verb that was never measured."""
    right, _, expected = lexicon.entries("cue_precision").get(word, ("0", "0", "0"))
    return (int(right) + VERB_WEIGHT) / (float(expected) + VERB_WEIGHT)


@lru_cache(maxsize=10_000)
def confidence(quote_type: QuoteType, link: tuple[str, ...], word: str, resolver: str | None) -> float:
    """From 0 to 1, rounded to hundredths: how often the speaker of such a quote, found by these rules, is right.

    `word` is the verb of its cue, as `cue_word` gives it.
    """
    value = min(precision(quote_type.value, " ".join(link)) * lift(word), SUREST)
    if resolver is not None:
        value = value * precision("resolve", resolver) + (1 - value) * precision("resolve", ANYHOW)
    return round(value, 2)
