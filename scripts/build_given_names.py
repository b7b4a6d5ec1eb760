"""Build quotes/lexicon/given_names.txt: given names and the gender they tell.

    python -m venv build-env && build-env/bin/pip install names==0.3.0 Faker==40.54.0 textblob==0.20.1
    build-env/bin/python scripts/build_given_names.py

Three sources, the later one overruling the earlier:

1. the US census of 1990 (public domain), as shipped by `names` (MIT), with frequencies;
2. the lists of Faker (MIT) for languages written in Latin script, without frequencies: each locale
   has one vote;
3. data/given_names.txt, written by hand: names the news is full of and the first two lack or misjudge.

A name is `b` (both) if the rarer gender holds more than `SHARED` of it. Left out are names that
are more often something else at the head of a news phrase: English words (`textblob`'s tagger
lexicon, MIT, says which are), surnames, places.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
BY_HAND = ROOT / "data" / "given_names.txt"
OUT = ROOT / "quotes" / "lexicon" / "given_names.txt"

HEADER = """\
# Given names and the gender they tell: f, m, or b for both. Accented names stand with and without accents.
# Sources: US census 1990 (public domain, from the package names, MIT); Faker's locales (MIT); a supplement by hand.
# Made by scripts/build_given_names.py: edit data/given_names.txt and run it, nothing here.
"""

SHARED = 0.08  # the rarer gender's share of a name that counts as both
COMMON = 0.02  # percent of a gender in the census: an English word this common as a name stays one ("mark", "rose")
SURNAME = 15  # a name that many times as frequent as a surname is no given name ("johnson", "kelley")

LOCALES = """
    cs_CZ da_DK de_AT de_CH de_DE de_LU en_GB en_IE en_IN en_KE en_NG en_NZ en_US es_AR es_CA es_CL
    es_CO es_ES es_MX et_EE fi_FI fr_BE fr_CA fr_CH fr_DZ fr_FR ga_IE ha_NG hr_HR hu_HU id_ID ig_NG
    it_IT lv_LV nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE tr_TR tw_GH yo_NG zu_ZA
""".split()

#: Long lists with many rare names: they vote, but bring in no name of their own.
VOTE_ONLY = {"de_CH", "de_DE", "en_KE", "id_ID", "ro_RO", "tr_TR"}


def by_hand() -> dict[str, set[str]]:
    """What a name is -> the names."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in BY_HAND.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, kind = line.split("\t")
            found[kind].add(name)
    return found


def plain(name: str) -> str:
    """The name without accents: josé -> jose, bjørn -> bjorn."""
    for letter, latin in {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "ß": "ss", "þ": "th"}.items():
        name = name.replace(letter, latin)
    return "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))


def census(gender: str) -> dict[str, float]:
    """Given name -> percent of that gender who bear it; `all.last` likewise for surnames."""
    import names

    path = Path(names.__file__).parent / f"dist.{gender}"
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {row[0].lower(): float(row[1]) for row in rows if len(row) >= 2}


def faker(locale: str, gender: str) -> Iterator[str]:
    """The one-word given names of a locale."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from faker.generator import Generator

        module = importlib.import_module(f"faker.providers.person.{locale}")
        provider = module.Provider(Generator())
    for name in getattr(provider, f"first_names_{gender}", ()):
        name = unicodedata.normalize("NFC", name.strip()).replace("’", "'").lower()
        if re.fullmatch(r"[a-z][a-z'-]+", plain(name)):
            yield name


def english_words() -> set[str]:
    """Lower-case words of the tagger lexicon that are no names there."""
    import textblob

    path = Path(textblob.__file__).parent / "en" / "en-lexicon.txt"
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(";"))
    return {row[0] for row in rows if len(row) > 1 and row[0].islower() and row[1] not in ("NNP", "NNPS", "FW")}


def votes() -> dict[str, Counter[str]]:
    """Name -> how many locales give it to either gender."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for locale in LOCALES:
        for gender, mark in (("male", "m"), ("female", "f")):
            for name in set(faker(locale, gender)):
                found[name][mark] += 1
                found[name]["own"] += locale not in VOTE_ONLY
    return found


def verdict(male: float, female: float) -> str:
    if min(male, female) > SHARED * (male + female):
        return "b"
    return "m" if male > female else "f"


def gather() -> dict[str, str]:
    """Name -> gender, from all sources; an accented name stands there without its accents, too."""
    men, women, surnames = census("male.first"), census("female.first"), census("all.last")
    english, hand, genders = english_words(), by_hand(), {}
    for name in men.keys() | women.keys():
        male, female = men.get(name, 0), women.get(name, 0)
        given = male + female
        if name in english and name not in hand["name"] and given < COMMON:
            continue
        if surnames.get(name, 0) > SURNAME * given and name not in hand["name"]:
            continue
        genders[name] = verdict(male, female)
    for name, count in votes().items():
        frequent = men.get(name, 0) + women.get(name, 0) >= COMMON
        left_out = plain(name) in men.keys() | women.keys() and plain(name) not in genders
        bare = not count["own"] and count["m"] + count["f"] < 2 and name not in genders
        if frequent or left_out or bare or (plain(name) in english and plain(name) not in hand["name"]):
            continue
        if surnames.get(name, 0) > 0.05 and name not in genders:  # "wilson", "nelson" of a Latin locale
            continue
        male, female = count["m"], count["f"]
        if name in men or name in women:  # the census knows it, though hardly: its word counts for one locale
            male, female = male + (name in men), female + (name in women)
        genders[name] = verdict(male, female)
    for gender in "mfb":
        genders |= dict.fromkeys(hand[gender], gender)
    genders = {plain(name): gender for name, gender in genders.items()} | genders
    return {name: gender for name, gender in genders.items() if name not in hand["none"] and len(name) > 1}


def lines(genders: dict[str, str]) -> Iterable[str]:
    return (f"{name}\t{gender}\n" for name, gender in sorted(genders.items()))


if __name__ == "__main__":
    result = gather()
    OUT.write_text(HEADER + "".join(lines(result)), encoding="utf-8")
    print(f"{OUT}: {len(result)} names, {Counter(result.values())}")
