"""Build quotes/lexicon/verbs.txt: the most frequent English verbs with all their forms.

    python -m venv build-env && build-env/bin/pip install lemminflect==0.2.3 symspellpy==6.10.1
    build-env/bin/python scripts/build_verbs.py

The forms are those of `lemminflect` (MIT), which took them from the SPECIALIST Lexicon of the US
National Library of Medicine (free for any use). The frequencies are those of `symspellpy` (MIT),
which counted Google Books (Ngram data, CC BY 3.0); they only decide which verbs are listed.
A verb is ranked by forms that are hardly ever nouns ("reported", "reporting"), not by its base.
"""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

OUT = Path(__file__).parent.parent / "quotes" / "lexicon" / "verbs.txt"

HEADER = """\
# Verbs: base, third person, past, participle, gerund, between TABs; "/" parts two spellings or conjugations.
# Sources: forms from lemminflect (MIT; from the SPECIALIST Lexicon, free for any use), chosen by the word counts
# of symspellpy (MIT; from Google Books Ngrams, CC BY 3.0). Made by scripts/build_verbs.py: edit there, not here.
"""

HOW_MANY = 5600

#: Verbs the sources garble or books of the last century lack.
BY_HAND = """
    be is was been being
    be are were been being
    have has had had having
    do does did done doing
    get gets got got getting
    get gets got gotten getting
    lie lies lay lain lying
    lie lies lied lied lying
    bid bids bid bid bidding
    bid bids bade bidden bidding
    forego foregoes forewent foregone foregoing
    forgo forgoes forwent forgone forgoing
    interweave interweaves interwove interwoven interweaving
    mow mows mowed mown mowing
    plead pleads pleaded pleaded pleading
    plead pleads pled pled pleading
    prove proves proved proved proving
    prove proves proved proven proving
    ski skis skied skied skiing
    stay stays stayed stayed staying
    torpedo torpedoes torpedoed torpedoed torpedoing
    wake wakes woke woken waking
    broadcast broadcasts broadcast broadcast broadcasting
    forecast forecasts forecast forecast forecasting
    forecast forecasts forecasted forecasted forecasting
    counsel counsels counseled counseled counseling
    counsel counsels counselled counselled counselling
    weave weaves wove woven weaving
    balk balks balked balked balking
    caucus caucuses caucused caucused caucusing
    co-sponsor co-sponsors co-sponsored co-sponsored co-sponsoring
    demur demurs demurred demurred demurring
    disavow disavows disavowed disavowed disavowing
    frack fracks fracked fracked fracking
    radicalise radicalises radicalised radicalised radicalising
    radicalize radicalizes radicalized radicalized radicalizing
    redact redacts redacted redacted redacting
    upend upends upended upended upending
    waterboard waterboards waterboarded waterboarded waterboarding
    blog blogs blogged blogged blogging
    crowdfund crowdfunds crowdfunded crowdfunded crowdfunding
    email emails emailed emailed emailing
    e-mail e-mails e-mailed e-mailed e-mailing
    facebook facebooks facebooked facebooked facebooking
    fact-check fact-checks fact-checked fact-checked fact-checking
    fundraise fundraises fundraised fundraised fundraising
    gerrymander gerrymanders gerrymandered gerrymandered gerrymandering
    google googles googled googled googling
    hit hits hit hit hitting
    livestream livestreams livestreamed livestreamed livestreaming
    outsource outsources outsourced outsourced outsourcing
    quip quips quipped quipped quipping
    reiterate reiterates reiterated reiterated reiterating
    retweet retweets retweeted retweeted retweeting
    second-guess second-guesses second-guessed second-guessed second-guessing
    stonewall stonewalls stonewalled stonewalled stonewalling
    text texts texted texted texting
    tweet tweets tweeted tweeted tweeting
    unfollow unfollows unfollowed unfollowed unfollowing
    vape vapes vaped vaped vaping
    whistle-blow whistle-blows whistle-blew whistle-blown whistle-blowing
"""

#: Not verbs in any newspaper, whatever the dictionary holds.
LEAVE = set(
    """
    an bin de doe ed hade ing mot outgo quid re the thou wa ware
    """.split()
)

#: Pasts nobody writes, some of them everyday words of another kind: "the crew said", "a rent of".
ARCHAIC = set(
    """
    arcked bended betted blent blest builded catched chid clove controled costed crew digged flied forbad girt grinded
    hove mown occured payed quitted redevelopped refered rent shrunken staid stove teached teared throve waked
    """.split()
)


class Verb(NamedTuple):
    base: str
    third: str
    past: str
    participle: str
    gerund: str


def counts() -> dict[str, int]:
    """Word form -> how often it stands in Google Books."""
    text = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    return {word: int(count) for word, count in (line.split() for line in text.splitlines())}


def conjugations() -> Iterator[Verb]:
    """Every verb of the lexicon, once for each way to conjugate it."""
    by_hand = [Verb(*line.split()) for line in BY_HAND.strip().splitlines()]
    yield from by_hand
    known = {verb.base for verb in by_hand}
    with gzip.open(files("lemminflect") / "resources" / "infl_lu.csv.gz", "rt", encoding="utf-8") as rows:
        for base, kind, *forms in csv.reader(rows):
            if kind == "verb" and base.islower() and base.replace("-", "").isalpha() and base not in known:
                yield from variants(base, [form.split("/") if form else [] for form in forms])


def variants(base: str, forms: list[list[str]]) -> Iterator[Verb]:
    """
    >>> [verb.past for verb in variants("learn", [["learned", "learnt"], ["learnt"], ["learning"], ["learns"]])]
    ['learned', 'learnt']
    """
    if base.isalpha():  # "babysit, baby-sits": a solid verb has solid forms
        forms = [[form for form in spellings if form.isalpha()] for spellings in forms]
    pasts, participles, gerunds, thirds = forms
    if not (pasts and gerunds and thirds):
        return
    if set(participles) <= set(pasts):  # "learned/learnt, learnt": each past is its own participle
        participles = pasts
    for past, participle, gerund, third in zip_longest(pasts, participles, gerunds, thirds):
        past = past or pasts[0]
        participle = participle or (past if past.endswith("ed") else participles[0])
        yield Verb(base, third or thirds[0], past, participle, gerund or gerunds[0])


def weight(verb: Verb, count: dict[str, int]) -> int:
    """How often the verb stands in forms that show it to be one; those shared with a base count for nothing."""
    shown = {verb.past, verb.participle, verb.gerund} - {verb.base, verb.third}
    return sum(count.get(form, 0) for form in shown) or count.get(verb.third, 0)


def british(base: str) -> str:
    """The British spelling the counts go by: honor -> honour, center -> centre, else the same."""
    if base.endswith("or"):
        return base[:-2] + "our"
    return base[:-2] + "re" if base.endswith("er") else base


def verbs() -> list[Verb]:
    """The most frequent verbs, with all their conjugations, and those by hand."""
    count, by_base = counts(), defaultdict(list)
    for verb in conjugations():
        if verb.base not in LEAVE and not {verb.past, verb.participle} & ARCHAIC:
            by_base[verb.base].append(verb)
    weights = {base: max(weight(verb, count) for verb in by_base[base]) for base in by_base if base in count}
    for base in by_base:  # symspellpy's list is British, but for the bases
        weights[base] = weights.get(base, 0) or weights.get(british(base), 0)
    ranked = sorted((base for base in weights if weights[base]), key=lambda base: (-weights[base], base))
    chosen = {*ranked[:HOW_MANY], *(line.split()[0] for line in BY_HAND.strip().splitlines())}
    return sorted({verb for base in chosen for verb in by_base[base]})


def lines(every: list[Verb]) -> Iterator[str]:
    """One line a base; a field holds each form once."""
    by_base: dict[str, list[Verb]] = defaultdict(list)
    for verb in every:
        by_base[verb.base].append(verb)
    for _, ways in sorted(by_base.items()):
        fields = ("/".join(dict.fromkeys(forms)) for forms in zip(*ways, strict=True))
        yield "\t".join(fields) + "\n"


if __name__ == "__main__":
    result = list(lines(verbs()))
    OUT.write_text(HEADER + "".join(result), encoding="utf-8")
    print(f"{OUT}: {len(result)} verbs")
