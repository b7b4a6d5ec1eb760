"""Muted text → tagged sentences: one letter a token, so that word order can be matched by a regex.

The second link of the chain after quotations and sentences. A whole quotation is one token (`Q`);
every other token is tagged from the word lists alone. The letters:

    Q quotation                          V finite cue ("said")        , ; : ( ) punctuation
    N capitalised word, part of a name   G cue gerund ("saying")      - dash
    T title before a name ("Mr")         X auxiliary                  . end mark
    P subject pronoun   O other pronoun  v other finite verb          ~ anything else
    R noun for a person ("mayor", kin)   g other gerund
    C collective noun ("police")         t "to"      h "that"         w who, which, what …
    L document noun ("report")           p preposition   f "of"       c and, or, but
    n other noun        j adjective      s subordinator ("because")   d day, month, week …
    D determiner        # number         a adverb                     ' possessive mark
    A "according"
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
import re

from quotes import lexicon
from quotes.model import Span

MUTE = "\ue000"  # stands for every character of a quotation; private use, so no news text holds it

# A word keeps its inner dots, hyphens and apostrophes ("U.S.", "so-called", "don’t", "O’Neil"), but a
# possessive or contracted ending is a token of its own ("Trump" "’s"). A dot at the end of a sentence
# is left out by the caller, so one that is met here belongs to its word ("Gov.", "a.m.").
TOKEN = re.compile(
    rf"""{MUTE}+
    | ['’](?:s|ll|re|ve|d|m)\b
    | \d+(?:-[a-z]+)+
    | [$£€]?\d[\d.,:/]*\d(?:\w+)?%? | [$£€]?\d\w*%?
    | [@\#]?\w[\w\u00ad]*(?:(?:[-‐‑./&]|['’](?!(?:s|ll|re|ve|d|m)\b))\w[\w\u00ad]*)*(?:\.(?!\.))?
    | --+ | [-–—―_] | \.\.+ | …
    | [^\w\s]""",
    re.VERBOSE,
)

PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", ".": ".", "?": ".", "!": ".",
    "-": "-", "–": "-", "—": "-", "―": "-", "_": "-", "…": "~", "|": "|", "&": "N",
    "'s": "'", "’s": "'", "’": "'", "'": "'",
}  # fmt: skip

# Word endings that betray the class of a lower-case word that no list knows.
ENDINGS = (
    ("ly", "a"),
    ("ing", "g"),
    ("ed", "v"),
    (("ous", "ful", "ive", "able", "ible", "less", "ical", "ish", "ary", "ic", "al"), "j"),
)

# The letters of lexicon/word_classes.txt as tags here.
CLASSES = {
    "n": "n", "p": "n", "j": "j", "r": "a", "b": "v", "z": "v", "d": "v", "e": "v", "g": "g",
    "i": "p", "c": "c", "s": "s", "t": "D", "m": "#", "o": "O", "x": "X",
}  # fmt: skip

STRAY = frozenset("\"“”„«»`'‘")  # a mark that quotes nothing: Robert "Bobby" Scott

CACHE_LIMIT = 200_000  # words; a cache that grew past this is dropped, so memory stays bounded


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the matcher reads it: `tags[i]` stands for `text[starts[i]:ends[i]]`."""

    span: Span
    paragraph: int
    tags: str
    starts: list[int]
    ends: list[int]
    words: list[str]  # as written; a quotation is a run of MUTE

    def cover(self, first: int, last: int) -> Span:
        """The span of the tokens from `first` up to, but not including, `last`."""
        return Span(self.starts[first], self.ends[last - 1])


class Tags(dict[str, str]):
    """word as written → tag. Each word is judged once and remembered."""

    def __missing__(self, word: str) -> str:
        if len(self) > CACHE_LIMIT:
            self.clear()
        tag = self[word] = judge(word)
        return tag


TAGS = Tags()


@cache
def lower_tags() -> dict[str, str]:
    """The tag of every lower-case word that a list knows; the closed classes win, then the cues."""
    found: dict[str, str] = {}
    for word, attributes in lexicon.entries("word_classes").items():
        found[word] = CLASSES.get(attributes[0][0], "n")
    for word, (_, _) in lexicon.people_nouns("roles").items():
        found[word] = "R"
    for word, (_, _) in lexicon.people_nouns("kin").items():
        found[word] = "R"
    for noun in lexicon.words("groups"):
        found[noun] = found[lexicon.plural_of(noun)] = "C"
    for noun in lexicon.words("documents"):
        found[noun] = found[lexicon.plural_of(noun)] = "L"
    for form, cue in lexicon.cues().items():
        if " " in form:  # "pointed out": the verb alone may be no cue
            form = form.partition(" ")[0]
            if form in lexicon.cues():
                continue
        noun_too = {"n", "p"} & set("".join(lexicon.entries("word_classes").get(form, ("",)))) or found.get(form, "v") in "RCL"
        if cue.form == "gerund":
            found[form] = "G"
        elif noun_too and cue.form in ("base", "third"):
            found[form] = "B"
        else:
            found[form] = "V"
    for word, (tag,) in lexicon.entries("function_words").items():
        found[word] = tag
    return found


def judge(word: str) -> str:
    """The tag of a word on its own, before its neighbours have their say."""
    if word[0] == MUTE:
        return "Q"
    if word in PUNCTUATION:
        return PUNCTUATION[word]
    if word[0].isdigit() or word[0] in "$£€":
        return "R" if word.endswith("-old") else "j" if "-" in word else "#"
    plain = word.replace("’", "'").replace("\u00ad", "")
    lower = plain.lower()
    if word[0].isupper() or word[0] in "@#":
        if plain == "I":
            return "P"
        if lexicon.is_date(plain):
            return "d"
        bare = lower.rstrip(".")
        if lower in lexicon.words("titles") or (plain.endswith(".") and bare in lexicon.words("titles")):
            return "T"
        return "N"
    return lower_tag(lower)


def lower_tag(lower: str) -> str:
    known = lower_tags().get(lower)
    if known is not None:
        return known
    if not lower:
        return "~"
    if not lower[0].isalpha():
        return "-" if lower.startswith("--") else "X" if lower[0] == "'" else "~"
    if "-" in lower:
        # "vice-president", "17-year-old", "anti-war": judged by the last part
        if lower.endswith("-old"):
            return "R"
        last = lower_tags().get(lower.rsplit("-", 1)[1], "n")
        return last if last in "nRCLj" else "j"
    for ending, tag in ENDINGS:
        if lower.endswith(ending):
            return tag
    return "n"


PROPER = re.compile(r"\b[a-z]+,? ([A-Z][\w’'-]*[a-z])")


def proper_words(muted: str) -> frozenset[str]:
    """Words that stand with a capital after a lower-case word: a first word among them is a name."""
    return frozenset(word.removesuffix("’s").removesuffix("'s") for word in PROPER.findall(muted))


def read_sentence(muted: str, span: Span, paragraph: int, proper: frozenset[str] = frozenset()) -> Sentence:
    """The tokens and tags of one sentence of the muted text; `proper` as `proper_words` finds them."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    for match in TOKEN.finditer(muted, span.start, span.end):
        word = match.group()
        if word in STRAY:
            continue
        starts.append(match.start())
        ends.append(match.end())
        words.append(word)
    if words and len(words[-1]) > 1 and words[-1][-1] == ".":
        words[-1] = words[-1][:-1]  # the full stop of the sentence
        ends[-1] -= 1
    tags = [TAGS[word] for word in words]
    settle_capitals(words, tags, proper)
    return Sentence(span, paragraph, agree("".join(tags)), starts, ends, words)


def settle_capitals(words: list[str], tags: list[str], proper: frozenset[str]) -> None:
    """Tag anew the capitals that say nothing: the first word, and all words of a headline."""
    capitals = sum(tag in "NTd" for tag in tags)
    lower = sum(tag not in "NTdQ#,;:.()'~|-" for tag in tags)
    headline = capitals > 2 * lower and len(tags) > 4
    known = lower_tags()
    for i, tag in enumerate(tags):
        if tag not in "NT" or not words[i][0].isupper():
            continue
        first = i == 0 or (i == 1 and tags[0] in "~-") 
        if not (first or headline):
            if i and tags[i - 1] not in "(:-":
                continue
        low = words[i].lower().replace("’", "'")
        new = known.get(low)
        if new is None or (tag == "T" and i + 1 < len(tags) and tags[i + 1] in "NT"):
            if new is None and first and i + 1 < len(tags) and tags[i + 1] not in "N'" and low.endswith("ly"):
                tags[i] = "a"
            continue
        if words[i] in proper and new in "nRCLjvgVBGa":
            continue
        if not first and not headline and new in "nRCLjvgVBG":
            continue
        if new in "jn" and headline:
            continue  # "Voters Back New Tax": harmless as parts of a name
        if new in "njRCLvBV" and low in lexicon.words("given_names") and i + 1 < len(tags) and tags[i + 1] in "NV":
            continue  # "Mark Twain", "Grace said"
        tags[i] = new


# What neighbours decide. In order: (pattern, tag). Each names the words that forced it.
AGREEMENTS = tuple(
    (re.compile(pattern), tag)
    for pattern, tag in (
        (r"(?<=[Pw])'", "X"),  # "he's claiming"
        (r"(?<=[jnRCLvVA])t(?=[D#NTRCLO])", "p"),  # "close to the bank", "told to Trump"
        (r"(?<=[D'#jpf])B(?!')", "n"),  # "the report", "his claim", "under charge"
        (r"(?<=[nLC])B(?=[XVvp.,;]|$)", "n"),  # "the police report was"
        (r"B", "V"),
        (r"(?<=[D'#j])v(?=[njRCLN#])", "j"),  # "the elected mayor"
        (r"(?<=[D'j])v(?=[.,;:pc]|$)", "n"),  # "a vote", "his plans for"
        (r"(?<=[D'#])V(?=[njRCLNB])", "j"),  # "his proposed cut", "the alleged victim"
        (r"(?<=D)a(?=[njRCLN])", "j"),  # "the then mayor"
    )
)


def agree(tags: str) -> str:
    for pattern, tag in AGREEMENTS:
        tags = pattern.sub(tag, tags)
    return tags
