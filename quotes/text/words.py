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

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, compress, islice
from operator import add, sub

from quotes import lexicon
from quotes.model import Span, new

MUTE = "\ue000"  # stands for every character of a quotation; private use, so no news text holds it

# A word keeps its inner dots, hyphens and apostrophes ("U.S.", "so-called", "don’t", "O’Neil"), but a
# possessive or contracted ending is a token of its own ("Trump" "’s"). A dot at the end of a sentence
# is left out by the caller, so one that is met here belongs to its word ("Gov.", "a.m.").
TOKEN = rf"""
      [A-Za-z]++(?![\w'’.\-‐‑&/\u00ad])
    | {MUTE}+
    | ['’](?:s|ll|re|ve|d|m)\b
    | \d+(?:-[a-z]+)+ | \d+[-–]\d+\b(?![.,]\d)
    | [$£€]?\d[\d.,:/]*\d(?:\w+)?%? | [$£€]?\d\w*%?
    | [@\#]?\w[\w\u00ad]*(?:(?:\.?[-‐‑/&]|\.|['’](?!(?:s|ll|re|ve|d|m)\b))\w[\w\u00ad]*)*(?:\.(?!\.))?
    | --+ | [-–—―_] | \.\.+ | …
    | [^\w\s"“”„«»「」『』`‘]"""  # a mark that quotes nothing is no token: Robert "Bobby" Scott

# A text is cut into pieces without a rest: a token with the space before it, or a gap. So one `findall`
# gives the words, and their lengths give the places.
PIECE = re.compile(rf"""[ ]?(?:{TOKEN}) | [\s"“”„«»「」『』`‘]+""", re.VERBOSE)

PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", ".": ".", "?": ".", "!": ".",
    "-": "-", "–": "-", "—": "-", "―": "-", "_": "-", "…": "~", "|": "|", "&": "N",
    "'s": "'", "’s": "'", "’": "'", "'": "'",
}  # fmt: skip

# Word endings that betray the class of a lower-case word that no list knows.
ENDINGS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("ly",), "a"),
    (("ing",), "g"),
    (("ed",), "v"),
    (("ous", "ful", "ive", "able", "ible", "less", "ical", "ish", "ary", "ic", "al"), "j"),
)

# The letters of lexicon/word_classes.txt as tags here.
CLASSES = {
    "n": "n", "p": "n", "j": "j", "r": "a", "b": "v", "z": "v", "d": "v", "e": "v", "g": "g",
    "i": "p", "c": "c", "s": "s", "t": "D", "m": "#", "o": "O", "x": "X",
}  # fmt: skip

SHARES = ("-third", "-thirds", "-fourth", "-fourths", "-quarter", "-quarters", "-fifth", "-fifths", "-half", "-tenth", "-tenths")
LONGEST = 400  # tokens; a longer "sentence" is read in pieces, so that the work per cue stays bounded
CACHE_LIMIT = 200_000  # words; a cache that grew past this is dropped, so memory stays bounded


class Sentence:
    """A sentence as the matcher reads it: `tags[i]` stands for `words[i]`, which begins at `starts[i]`."""

    __slots__ = ("span", "paragraph", "tags", "starts", "words")

    def __init__(
        self,
        span: Span,
        paragraph: int,
        tags: str,
        starts: array[int],  # an array, since a long document has millions of them
        words: list[str],  # as written; a quotation is a run of MUTE
    ) -> None:
        self.span, self.paragraph = span, paragraph
        self.tags, self.starts, self.words = tags, starts, words

    def cover(self, first: int, last: int) -> Span:
        """The span of the tokens from `first` up to, but not including, `last`."""
        return new(Span, (self.starts[first], self.starts[last - 1] + len(self.words[last - 1])))

    @property
    def ends(self) -> list[int]:
        """Where each token ends in the text; told by starts and words, so not kept."""
        return [*map(add, self.starts, map(len, self.words))]

    def end(self, token: int) -> int:
        """Where a token ends in the text."""
        return self.starts[token] + len(self.words[token])


class Tags(dict[str, str]):
    """word as written → tag. Each word is judged once and remembered."""

    def __missing__(self, word: str) -> str:
        if len(self) > CACHE_LIMIT:
            self.clear()
        tag = self[word] = judge(word)
        return tag


class Words(dict[str, str]):
    """piece of text → its word, one object for all its occurrences; nothing for a gap."""

    def __missing__(self, piece: str) -> str:
        if len(self) > CACHE_LIMIT:
            self.clear()
        word = self[piece] = word_of(piece)
        return word


def word_of(piece: str) -> str:
    """A piece of text without the marks and spaces around it."""
    return piece.strip("\"“”„«»「」『』`‘").strip()


TAGS = Tags()
WORDS = Words()


@cache
def lower_tags() -> dict[str, str]:
    """The tag of every lower-case word that a list knows; the closed classes win, then the cues."""
    found: dict[str, str] = rare_verbs()
    for word, attributes in lexicon.entries("word_classes").items():
        found[word] = class_tag(attributes[0])
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
        noun_too = {"n", "p"} & set("".join(lexicon.entries("word_classes").get(form, ("",)))) or found.get(
            form, "v"
        ) in "RCL"
        if cue.form == "gerund":
            found[form] = "G"
        elif noun_too and cue.form in ("base", "third"):
            kind = found.get(form, "n")
            found[form] = {"R": "J", "L": "K"}.get(kind) or ("B" if cue.form == "base" else "Z")
        else:
            found[form] = "V"
    for word, (tag,) in lexicon.entries("function_words").items():
        found[word] = tag
    return found


@cache
def class_tag(classes: str) -> str:
    """The tag of a word that can be of these classes."""
    return "Y" if {"p", "z"} <= set(classes) else CLASSES.get(classes[0], "n")


def rare_verbs() -> dict[str, str]:
    """The forms of verbs by their tags: "rewrote", "obscures"; what is frequent is judged by other lists."""
    found: dict[str, str] = {}
    for base, (third, past, participle, gerund) in lexicon.entries("verbs").items():
        for forms, tag in ((base, "v"), (gerund, "g"), (third, "Y"), (past, "v"), (participle, "v")):
            for form in forms.split("/"):
                found[form] = tag
    return found


PREFIXED = re.compile(r"(?:d'|(?:al|el|ul|as|ad)[-'])(?=[A-Z])")  # "d'Arcy", "al-Masri"


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
    if word[0].isupper() or word[0] in "@#" or PREFIXED.match(plain):
        if plain == "I":
            return "P"
        if plain in ("Tweeted", "Retweeted"):
            return "V"  # as many write it
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
        if lower.endswith(SHARES):
            return "#"  # "two-thirds"
        last = lower_tags().get(lower.rsplit("-", 1)[1], "n")
        return last if last in "nRCLj" else "j"
    for ending, tag in ENDINGS:
        if lower.endswith(ending):
            return tag
    return "n"


# A run of lower-case words and the capital that ends it, if one does.
PROPER = re.compile(r"[a-z](?<!\w.)[a-z]*+,?[ ](?:[a-z]++,?[ ])*+([A-Z][\w’'-]*[a-z])?")


def proper_words(muted: str) -> frozenset[str]:
    """Words that stand with a capital after a lower-case word: a first word among them is a name."""
    found: list[str] = PROPER.findall(muted)
    return frozenset([word.removesuffix("’s").removesuffix("'s") for word in found if word])


def read_sentences(
    muted: str, split: Sequence[Sequence[Span]], proper: frozenset[str], long_names: Sequence[Span] = ()
) -> list[Sentence]:
    """The tagged sentences of a muted text, given the sentence spans of each paragraph.

    `proper`, as `proper_words` finds them, are words that are names even as the first of a sentence;
    `long_names`, in their order, are names with other words inside: "Bureau of Labor and Trade".
    """
    rows: list[tuple[Span, int, array[int], list[str]]] = []
    tagged: list[str] = []
    for paragraph, spans in enumerate(split):
        for span in spans:
            words, starts = cut(muted, *span)
            if len(words) <= LONGEST:
                rows.append((span, paragraph, starts, words))
                continue
            for at in range(0, len(words), LONGEST):
                until = min(at + LONGEST, len(words))
                end = starts[until - 1] + len(words[until - 1])
                rows.append((Span(starts[at], end), paragraph, starts[at:until], words[at:until]))
    for _, _, _, words in rows:
        if words and len(words[-1]) > 1 and words[-1][-1] == ".":
            words[-1] = words[-1][:-1]  # the full stop of the sentence
        elif len(words) > 3 and words[-1] == ")" and len(words[-2]) > 1 and words[-2][-1] == ".":
            words[-2] = words[-2][:-1]  # (“It works,” she said.)
        tagged.append(settle_capitals(words, tags_of(words), proper))
    for name in long_names:
        row = bisect_right(rows, name[0], key=lambda row: row[0][0]) - 1
        starts = rows[row][2]
        first, last = bisect_left(starts, name[0]), bisect_left(starts, name[1])
        tagged[row] = tagged[row][:first] + "N" * (last - first) + tagged[row][last:]
    # neighbours are settled for the whole article at once: a line is a sentence
    lines = agree("\n".join(tagged)).split("\n")
    return [
        Sentence(span, paragraph, keep_words(tags, words), starts, words)
        for (span, paragraph, starts, words), tags in zip(rows, lines)
    ]


def cut(muted: str, start: int, end: int) -> tuple[list[str], array[int]]:
    """The words of a sentence and where they begin."""
    pieces: list[str] = PIECE.findall(muted, start, end)
    words = [*map(WORDS.__getitem__, pieces)]
    ends = islice(accumulate(map(len, pieces), initial=start), 1, None)
    starts = array("I", map(sub, ends, map(len, words)))
    if "" in words:
        starts = array("I", [*compress(starts, words)])
        words = [word for word in words if word]
    return words, starts


def tags_of(words: list[str]) -> str:
    """The tags of words, each on its own."""
    return "".join(map(TAGS.__getitem__, words))


def keep_words(tags: str, words: list[str]) -> str:
    """The tags, where a few words are what they are even between such neighbours: "4 in 10 said bankers" is a verb,
    "player turned pundit Jo Low" and "on a conference call" are none."""
    for doubt in PARTICIPLE.finditer(tags):
        word = words[doubt.start()]
        if word in SAID and doubt.group() == "j":
            tag = "V"
        elif word == "turned" and doubt.group() == "v":
            tag = "j"
        elif word == "call" and words[doubt.start() - 1] in CALLS:
            tag = "n"
        else:
            continue
        tags = f"{tags[: doubt.start()]}{tag}{tags[doubt.end() :]}"
    for rank in RANK.finditer(tags):
        if words[rank.start()] == "number" and words[rank.start() + 1] in RANKS:
            tags = f"{tags[: rank.start()]}jR{tags[rank.end() :]}"  # "the British number one said"
    return tags


RANK = re.compile(r"(?<=[NnjRC])n#(?=[,.XvVw]|$)")
RANKS = frozenset("one two three four five six seven eight nine ten".split())


PARTICIPLE = re.compile(r"j(?<=[D#]j)(?=[njRCLN])|v(?<=[RN]v)(?=[jn]?[RN])|V(?<=[nC]V)")
CALLS = frozenset("conference phone earnings video roll".split())
SAID = frozenset("said say says told tell tells wrote think thought believe believed".split())


def settle_capitals(words: list[str], tags: str, proper: frozenset[str]) -> str:
    """The tags, those of capitals that say nothing judged anew: of first words and of headlines."""
    capitals = tags.count("N") + tags.count("T")
    if not capitals:
        return tags
    others = tags.count("n") + tags.count("p") + tags.count("D") + tags.count("v")  # most words that are none are these
    headline = len(tags) > 4 and capitals > 2 * others and 3 * capitals > 2 * len(tags.translate(NO_WORD))
    if headline and "V" in tags:
        headline = words[tags.index("V")][0].isupper()  # “…,” said Leeds Watch President Ana Pohl
    for i in range(len(tags)) if headline else [match.start() for match in OPENING.finditer(tags)]:
        if tags[i] in "NT" and words[i][0].isupper():
            tags = f"{tags[:i]}{lowered(words, tags, i, headline, proper)}{tags[i + 1 :]}"
    return tags


NO_WORD = str.maketrans("", "", "dQ#,;:.()'~|-")
OPENING = re.compile(r"[NT](?:(?<=^.)|(?<=^[~-].)|(?<=[(:-].))")


def lowered(words: list[str], tags: str, i: int, headline: bool, proper: frozenset[str]) -> str:
    """The tag of a capitalised word that may be an ordinary one; its own tag where it is a name."""
    tag = tags[i]
    low = words[i].lower().replace("’", "'")
    new = lower_tags().get(low)
    following = tags[i + 1 : i + 2]
    first = i == 0 or i == 1 and tags[0] in "~-"
    if new is None:
        if first and tag == "N" and low not in lexicon.words("given_names"):
            if low.endswith("ly") and following not in ("", "N", "'", "V", "X") and words[i] not in proper:
                return "a"
            if low.endswith("ing") and following and following in "DOt":
                return "g"  # "Downplaying the report"
        return tag
    if tag == "T" and following in ("N", "T"):
        return tag
    if words[i] in proper and new in "nRCLjvgVBZJKGad" or not first and not headline and new in "nRCLjvgVBZJKG":
        return tag
    if first and following == "," and new in "vVB" and tags[i + 2 : i + 3] in ("D", "N"):
        return tag  # "Unite, the union, said"
    if is_known_name(words, i):
        return tag  # "Google and Apple said", "Downing Street said"
    if first and following == "N" and (new == "n" or low in COMPASS):
        return tag  # "Ban Ki-moon said", "South Korean leaders said"
    if headline and new in "jn":
        return tag  # "Voters Back New Tax": harmless as parts of a name
    if new in "njRCLvBZJKV" and following in ("N", "V") and low in lexicon.words("given_names"):
        return tag  # "Mark Twain", "Grace said"
    if new == "X" and following == "N" and tags[i + 2 : i + 3] in (",", "V", "'") and low in lexicon.words("given_names"):
        return tag  # "Will Young, the singer, said", but "Will Young win?"
    return new


COMPASS = frozenset("north south east west".split())


def is_known_name(words: list[str], i: int) -> bool:
    """Whether a capitalised word, or it and the next, are a known body or place."""
    agencies, places = lexicon.words("agencies"), lexicon.words("places")
    if words[i] in agencies or words[i] in places:
        return True
    pair = " ".join(words[i : i + 2])
    return pair in agencies or pair in places


# What neighbours decide, in order: (what stands before, the letters in doubt, what stands after, their tag).
# B Z J K are verbs that may be nouns (B singular, Z plural, J for people: "judge", K for documents:
# "report"); Y is one that reports nothing ("plans"); q is "about", "around", "over". None of them is left when all rules have run.
NEIGHBOURS = (
    ("", "q", "(?=#)", "D"),  # "about 400 workers"
    ("", "q", "", "p"),
    ("[Pw]", "'", "", "X"),  # "he's claiming"
    ("[Pw]", "Y", "", "v"),  # "it works"
    ("[NCRL]", "Y", "(?=[DOPt])", "v"),  # "the firm plans to", "Trump ranks the"
    ("N", "Y", "(?=[ja#Q])", "v"),
    ("N", "#", "(?=[VX])", "N"),  # "a driver near Exit 14 said"
    ("[NCRL]a", "Y", "(?=[DOPtNTRCL#Q])", "v"),  # "Pohl openly admires Stein"
    (",", "Y", "(?=p)", "v"),  # "Pohl, a nurse, lives in Leeds"
    ("n", "Y", "(?=D)", "v"),
    ("", "Y", "", "n"),
    ("P", "[nL]", "", "v"),  # "it worries", "they plan"
    ("t", "n", "(?=[DNPTO\n.,]|$)", "v"),  # "vowed to fight the ban"
    ("t", "j", "(?=[aDO])", "v"),  # "told him to quiet down"
    ("at", "n", "(?=[sp])", "v"),  # "warned them not to travel unless"
    ("[VG]", "D", "(?=[hwPt:])", "O"),  # "told her that", "told her: “…”", "asking her to"
    ("V", "D", "(?=[.|\n]|$)", "P"),  # "…,” said another"
    ("A", "t", "", "p"),  # "according to reports"
    ("[RC]j", "t", "(?=n[VX])", "p"),  # "sources privy to negotiations say"
    ("[jnRCLTvVBJK]", "t", "(?=[D#NTRCLO])", "p"),  # "close to the bank", "told to Trump"
    ("[^P]", "B", "(?=T)", "n"),  # "state Del. Marcia Price"
    ("[pf]", "h", "(?=[njRCL])", "D"),  # "in that case"
    ("[pf]", "v", "(?=[nRC])", "j"),  # "called for increased spending", "of registered voters"
    ("D", "j", "(?=,[TRjn]{0,3}[TN]{1,4},)", "R"),  # "a third, Ana Pohl, said"
    ("[pf]R", "B", "(?=[nj]?[RC])", "n"),  # "according to conservative talk radio host Ana Pohl"
    ("n", "[BK]", "(?=[QgG])", "n"),  # "her child care credit “a gift”"
    ("DC", "[BK]", "(?=G)", "n"),  # "a press release saying"
    ("n", "B", "(?=d,)", "n"),  # "the nomination contest Tuesday,"
    ("N", "[BK]", "(?=-D)", "n"),  # "the Ardria brand – a firm"
    ("[pf]DN", "[BK]", "(?=,)", "n"),  # "of the Ardria attack, including"
    ("DnN", "B", "(?=\n|$)", "n"),  # "as her favourite Ardrian show"
    ("t", "Z", "(?=[fQ.,])", "n"),  # "walked in to chants of"
    ("Dn", "B", "(?=f)", "n"),  # "in her home state of Vermont"
    ("n", "[ZK]", "(?=[sc])", "n"),  # "the traffic forecasts as “bold”"
    ("N", "[BK]", "(?=,w)", "n"),  # "the “Home” TV show, which"
    ("N", "[BZ]", "(?=f)", "n"),  # "Republican claims of fraud"
    ("s", "Z", "(?=[pf])", "n"),  # "while claims of fraud"
    ("s", "J", "(?=[pf])", "R"),  # "as advocates in Leeds said"
    ("[pf]N", "[ZK]", "(?=h)", "n"),  # "one of many Twitter messages that"
    ("[#D]g", "[BZ]", "(?=[VvX.\n]|$)", "n"),  # "one sweeping question asked"
    ("DN", "[BK]", "(?=[gG])", "n"),  # "a Trump tweet attacking her"
    ("DNN", "[BK]", "(?=[gG])", "n"),
    ("R", "[BK]", "(?=X)", "n"),  # "his outsider appeal has"
    ("C", "Z", "(?=c)", "n"),  # "his business ventures or"
    ("pDN", "[BK]", "", "n"),  # "in a Trumpian post"
    ("N", "B", "(?=[jnRCLT])", "n"),  # "BJP state vice president"
    ("[D'#jpf]", "[BZ]", "", "n"),  # "the claim", "his claim", "under charge", "the state's"
    ("[D'#jpfN]", "J", "(?![DPQNh])", "R"),  # "the judge said"
    ("[D'#jpfRC]", "J", "", "R"),
    ("[D'#jpf]", "K", "", "L"),  # "the report"
    ("Da", "[BZ]", "(?=[pfVX])", "n"),  # "an earlier claim in"
    ("", "B", "(?<![^\nQ,]B)(?=[RC][VX])", "n"),  # "Fire crews said", “…,” state media reported
    ("Da", "K", "(?=[pfVX])", "L"),  # "an earlier report in"
    ("[NnC]", "K", "(?=[VX])", "L"),  # "the Courier report said"
    ("[Vv]", "[BZ]", "", "n"),  # "said demand had collapsed"
    ("[RC]", "[BZ]", "(?=[TN]*N)", "n"),  # "patient advocate Lynette Cobb"
    ("[nLC]", "[BJK]", "(?=[XVvp.,;\n]|$)", "n"),  # "the campaign claim was"
    ("C", "Z", "(?=[XVv,;\n]|$)", "n"),  # "police protests have"
    ("", "[BZJK]", "", "V"),
    (",V", "v", "(?=\n|$)", "n"),  # "Airstrikes kill 25, says monitor"
    ("[NnRCLP]", "j", "(?=V)", "a"),  # "Trump further described"
    ("X", "[js]", "(?=[vV])", "a"),  # "has long said", "has since said"
    ("[D'#j]", "v", "(?=[njRCLN#])", "j"),  # "the elected mayor"
    ("[D'j]", "v", "(?=[.,;:pch\n]|$)", "n"),  # "a vote", "his plans for", "from the start that"
    ("#", "g", "(?=[nRCL])", "j"),  # "one sweeping question"
    ("[V,Q]", "v", "(?=N?N?[RC][TN])", "j"),  # "said retired surgeon Ana Pohl", “…,” retired Navy surgeon …
    ("[VQ]", "v", "(?=N?T[TN])", "j"),  # "said retired Army Gen. Otto Stein"
    ("[D'#]", "V", "(?=[njRCLN])", "j"),  # "his proposed cut", "the alleged victim"
    ("[D']", "G", "", "n"),  # "the ruling"
    ("[#jf]", "G", "(?![hDPQNT])", "n"),  # but "of saying that"
    ("D", "a", "(?=[njRCLN])", "j"),  # "the then mayor"
)
# A rule that asks nothing of the neighbours is a replacement. Any other is a pattern for each letter in doubt, which
# comes first and looks back over itself, or begins with the one letter before it: so `re` jumps from letter to letter.
Agreement = tuple[str, re.Pattern[str] | None, str]  # a letter in doubt, where it is judged, what it becomes


def agreements(before: str, letters: str, after: str, tag: str) -> Iterator[Agreement]:
    """The steps of one rule, letter by letter."""
    for letter in letters.strip("[]"):
        if not before + after:
            yield letter, None, tag
        elif before.isalpha():
            yield letter, re.compile(before + letter + after), before + tag
        else:
            yield letter, re.compile(letter + (f"(?<={before}{letter})" if before else "") + after), tag


AGREEMENTS = tuple(step for rule in NEIGHBOURS for step in agreements(*rule))


def agree(tags: str) -> str:
    """The tags when neighbours have had their say, rule after rule; each changes one letter and looks at others."""
    for letter, pattern, tag in AGREEMENTS:
        if letter in tags:
            tags = tags.replace(letter, tag) if pattern is None else pattern.sub(tag, tags)
    return tags
