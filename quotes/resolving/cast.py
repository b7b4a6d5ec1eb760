"""Names → the cast: every person and organisation of the article, with all mentions under one name.

"Mr Obama", "Obama" and "President Obama" are one figure, whose name is the fullest form anywhere in
the article: Barack Obama. Two figures with one surname are told apart by title, given name and
nearness. A kind or a gender that the words of one mention do not tell is learned from the others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from quotes.model import Gender, SpeakerKind, new
from quotes.text.names import SUFFIXES, Name, given_gender, is_people, is_title, is_word
from quotes.text.words import lower_tags

Names = tuple[Name, ...]
Key = tuple[str, str]  # first and last word of a name, in lower case
Index = Mapping[str, Sequence[int]]  # a word → numbers of groups


# Asked of every name; to look a member up in its enum takes longer than all else about the question.
PERSON, ORGANIZATION, UNKNOWN = SpeakerKind.PERSON, SpeakerKind.ORGANIZATION, Gender.UNKNOWN


class Figure(NamedTuple):
    """Somebody or something with a name; `mentions` are numbers of names."""

    name: str
    kind: SpeakerKind | None
    place: bool
    gender: Gender
    mentions: tuple[int, ...]


class Group:
    """The names of one figure so far, by their numbers, and what is asked of them for every single name.

    Both are kept rather than counted anew, so that the work per name does not grow with the article.
    """

    __slots__ = ("numbers", "full", "joined", "genders")

    def __init__(self, names: Names, numbers: list[int]) -> None:
        self.numbers = numbers
        self.full = [n for n in numbers if len(names[n].words) > 1]  # in order
        self.joined: list[int] = []  # such names that joined later: "Mills Jr."
        self.genders = {names[n].gender for n in numbers} - {UNKNOWN}

    def join(self, names: Names, n: int) -> None:
        self.numbers.append(n)
        if len(names[n].words) > 1:
            self.joined.append(n)
        # a surname alone tells nothing, though it be somebody's given name: "Kelly", "Jordan"
        if names[n].gender is not UNKNOWN and (names[n].titles or len(names[n].words) > 1):
            self.genders.add(names[n].gender)

    def full_before(self, n: int) -> tuple[int, int]:
        """How many full names come before name `n`, and the last of them."""
        known = bisect_left(self.full, n)
        last = self.joined[-1] if self.joined else self.full[known - 1] if known else -1
        return known + len(self.joined), last


@dataclass(frozen=True, slots=True)
class Cast:
    names: tuple[Name, ...]
    figures: tuple[Figure, ...]
    figure_of: tuple[int, ...]  # name number → figure number


def gather(
    names: Names, families: Callable[[], bool] = lambda: True, told: Mapping[int, Told] = MappingProxyType({})
) -> Cast:
    """Group the names of an article into figures.

    `families`: whether the article may speak of relatives, which is seldom asked. `told`: what pronouns tell of
    surnames, by number of name: whoever is mostly meant by a surname that two bear.
    """
    full: dict[tuple[str, str], list[int]] = defaultdict(list)
    organisations: dict[tuple[str, ...], list[int]] = defaultdict(list)
    single: list[int] = []
    # "Tate" is a gallery, but not where a Rowan Tate speaks
    lows = [plain(name.words) for name in names]
    persons = ((name.kind is PERSON or name.gender is not UNKNOWN) and len(name.words) > 1 for name in names)
    surnames: dict[str, int] = {}  # → the first name that has it
    for n, (low, person) in enumerate(zip(lows, persons)):
        if person:
            surnames.setdefault(low[-1], n)
    for n, (name, low) in enumerate(zip(names, lows)):
        # nor is Crewe a town where an Anthony Crewe came before
        is_surname = len(low) == 1 and surnames.get(low[0], len(names)) < (n if name.place else len(names))
        if (name.kind is ORGANIZATION or name.place) and not is_surname:
            organisations[low].append(n)
        elif name.borrowed:
            full[low[0], name.borrowed.lower()].append(n)
        elif len(low) > 1:
            full[low[0], low[-1]].append(n)
        else:
            single.append(n)
    merged, keys = merge_tails(names, list(full.values()), list(full))
    groups = [Group(names, numbers) for numbers in merged]
    by_surname: dict[str, list[int]] = defaultdict(list)
    by_middle: dict[str, list[int]] = defaultdict(list)
    by_given: dict[str, list[int]] = defaultdict(list)
    for g, (given, surname) in enumerate(keys):
        by_surname[surname].append(g)
        by_given[given].append(g)
        for n in merged[g]:
            for word in names[n].words[1:-1]:
                if word[0] in "\"“'‘" and word[-1] in "\"”'’":
                    by_given[word.strip("\"“”'‘’").lower()].append(g)  # Roberto “Beto” Quintana
        low = lows[merged[g][0]]
        if len(low) > 2:
            for word in low[1:-1]:
                if len(word) > 3:
                    by_middle[word].append(g)  # "Ildefonso Guajardo Villarreal" is Mr. Guajardo
    org_groups = join_organisations(organisations)
    org_tails: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    org_heads: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in org_groups:
        if len(words) > 1 and not names[org_groups[words][0]].place:
            org_heads[words[0]].append(words)
            org_tails[words[-1]].append(words)
    heroes = mostly(names, told)
    alone: dict[str, list[int]] = defaultdict(list)
    # Mr. and Mrs. Obama find their groups before "President Obama", who may be either
    single.sort(key=lambda n: not names[n].titles or names[n].gender is UNKNOWN)
    for n in single:
        word = lows[n][0]
        # "Cuban said" may be Mark Cuban, but "German workers" are no German Lopez
        meant = heroes.get(word) or (told[n].gender if n in told and told[n].subject else None)
        whom = who_of(names, n, word, groups, by_surname, {} if names[n].weak and is_people(word) else by_given, meant)
        alike = by_surname.get(word, [])
        if whom is None and len(alike) == 1 and groups[alike[0]].full_before(n)[0] and not families():
            whom = alike[0]  # "Mr Okell" is Anais Okell, named before, whatever Anais is elsewhere
        if whom is None:
            whom = who_of(names, n, word, groups, by_middle, {})
        if whom is not None:
            groups[whom].join(names, n)
        elif (word,) in org_groups and not names[n].titles:
            org_groups[(word,)].append(n)
        elif len({id(org_groups[words]) for words in org_heads.get(word, ())}) == 1 and not names[n].titles and not is_title(word):
            org_groups[org_heads[word][0]].append(n)  # "Meridian" is Meridian Loan Services
        elif word in SHORT_FORMS and len(org_tails.get(word, ())) == 1 and not names[n].titles:
            org_groups[org_tails[word][0]].append(n)  # "the Post" is The Washington Post
        elif names[n].weak:
            continue
        else:
            alone[word].append(n)
    merged += alone.values()
    everyone = [sorted(g) for g in merged] + [sorted(set(g)) for g in {id(v): v for v in org_groups.values()}.values()]
    everyone.sort(key=lambda g: g[0])
    figure_of = {n: f for f, g in enumerate(everyone) for n in g}
    kept = sorted(figure_of)
    if len(kept) < len(names):
        number = {n: k for k, n in enumerate(kept)}
        names = tuple([names[n] for n in kept])
        everyone = [[number[n] for n in g] for g in everyone]
    return Cast(names, tuple([figure(names, g) for g in everyone]), tuple([figure_of[n] for n in kept]))


def merge_tails(names: Names, groups: list[list[int]], keys: list[Key]) -> tuple[list[list[int]], list[Key]]:
    """Join what is one person: a nickname with the name that quotes it, a tail with the whole name.

    Robert C. "Bobby" Scott is Bobby Scott; Mr. Guajardo Villarreal is Ildefonso Guajardo Villarreal.
    """
    home = {key: key for key in keys}
    by_last: dict[str, list[tuple[str, str]]] = defaultdict(list)
    words = {key: plain(max((names[n].words for n in group), key=len)) for key, group in zip(keys, groups)}
    for key in keys:
        by_last[key[1]].append(key)
    for same in by_last.values():
        if len(same) < 2 or len(same) > 50:
            continue
        for short in same:
            for long in same:
                if (
                    (len(words[long]), len(long[0])) > (len(words[short]), len(short[0]))
                    and home[short] == short
                    and home[long] == long
                    and (
                        words[long][-len(words[short]) :] == words[short]
                        or any(w.strip("\"“”'‘’") == short[0] for w in words[long][1:-1] if w[0] in "\"“'‘")
                        or len(words[short]) == 2 and is_short_for(short[0], long[0])
                    )
                ):
                    home[short] = long
    merged: dict[tuple[str, str], list[int]] = {}
    for key, group in zip(keys, groups):
        merged.setdefault(home[key], []).extend(group)
    return [sorted(group) for group in merged.values()], list(merged)


def is_short_for(short: str, long: str) -> bool:
    """Whether the second given name is a longer form of the first: Pete and Peter, Bill and William, no Paul and Paula."""
    both = {given_gender(short), given_gender(long)}
    if "" in both or both == {"f", "m"}:
        return False
    return long in SHORTENED.get(short, ()) or len(short) > 2 and long.startswith(short)


SHORTENED = {
    short: tuple(long.split())
    for short, long in {
        "andy": "andrew", "becky": "rebecca", "bill": "william", "billy": "william", "bob": "robert", "bobby": "robert",
        "charlie": "charles", "chuck": "charles", "dick": "richard", "harry": "henry harold", "jack": "john", "jim": "james",
        "jimmy": "james", "joe": "joseph", "kate": "katherine catherine", "larry": "lawrence", "liz": "elizabeth",
        "maggie": "margaret", "mike": "michael", "peggy": "margaret", "rick": "richard", "steve": "stephen steven",
        "ted": "edward theodore", "tony": "anthony",
    }.items()
}  # fmt: skip


@lru_cache(maxsize=20_000)
def plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """Lower case, suffixes off: ("T.", "R.", "Mills", "Jr.") → ("t", "r", "mills")."""
    low = [word.lower().rstrip(".").replace("’", "'") for word in words if word.lower() not in SUFFIXES]
    return tuple(low) or tuple(word.lower() for word in words)


class Told(NamedTuple):
    """What a pronoun tells of the name before it: its gender; "his" may be another's, "he" hardly."""

    gender: Gender
    subject: bool


def mostly(names: Names, told: Mapping[int, Told]) -> dict[str, Gender]:
    """The gender of whom an article means by a surname alone, where pronouns behind it agree well enough."""
    votes: dict[str, list[Gender]] = defaultdict(list)
    for n, (gender, _) in told.items():
        votes[plain(names[n].words)[-1]].append(gender)
    found: dict[str, Gender] = {}
    for word, genders in votes.items():
        she, he = genders.count(Gender.FEMALE), genders.count(Gender.MALE)
        if max(she, he) > 1 and max(she, he) >= 2 * min(she, he):
            found[word] = Gender.FEMALE if she > he else Gender.MALE
    return found


def who_of(
    names: Names,
    n: int,
    word: str,
    groups: Sequence[Group],
    by_surname: Index,
    by_given: Index,
    meant: Gender | None = None,
) -> int | None:
    """The group that a single name belongs to: by surname, else by given name; None when unclear.

    `meant`: the gender of whom the article mostly means by the surname.
    """
    name = names[n]
    fits = [g for g in dict.fromkeys(by_surname.get(word, ())) if agrees(groups[g], name)]
    if len(fits) > 1:
        return most_meant(names, n, groups, fits, meant)
    if fits:
        return fits[0]
    if name.titles and given_gender(word) == "" and name.titles[-1].lower() not in GIVEN_TITLES:
        return None
    fits = [g for g in dict.fromkeys(by_given.get(word, ())) if agrees(groups[g], name)]
    if len(fits) != 1:
        return None
    # "Poppy" by her given name; "Xi", and Park of Park Ji-won, by a family name that comes first
    first = names[groups[fits[0]].numbers[0]]
    return fits[0] if given_gender(word) or not is_word(word) or family_first(first.words) else None


# Titles that stand before a given name: "Sir Menzies", "Sheikh Hamdan".
GIVEN_TITLES = frozenset("sir dame sheikh sheikha prince princess father sister brother".split())


def family_first(words: Sequence[str]) -> bool:
    """Whether the last word is a given name of two syllables, as Korean names are romanised: Park Ji-won."""
    first, hyphen, second = words[-1].partition("-")
    return bool(hyphen) and first.isalpha() and second.islower()


def most_meant(names: Names, n: int, groups: Sequence[Group], fits: list[int], meant: Gender | None) -> int:
    """Which of several bearers of a surname is meant by it alone: the one whom the article is about.

    "his wife, Heidi Cruz," does not take the name from Ted Cruz; in a story of two Amorys the one
    named in full last is meant. Pronouns tell more than either, but for whom was named right before.
    """
    full = {g: groups[g].full_before(n) for g in fits}
    last = max((before for _, before in full.values()), default=-1)
    right_before = last >= 0 and names[n].span.start - names[last].span.end < NEAR
    same = [g for g in fits if meant is not None and groups[g].genders == {meant}]
    if len(same) == 1 and not right_before:
        return same[0]
    most = max(count for count, _ in full.values())
    if not most:
        return max(fits, key=lambda g: len(groups[g].numbers))
    leaders = [g for g in fits if full[g][0] * 2 > most]
    return max(leaders, key=lambda g: full[g][1])


NEAR = 100  # characters; behind "Bill Clinton said …" he is the next Clinton, whomever the article is about


def agrees(group: Group, name: Name) -> bool:
    """Whether the title of a single name allows it to be one of the group: Ms Amory is no Richard."""
    if name.gender is UNKNOWN or not name.titles:
        return True
    return not group.genders or name.gender in group.genders


def join_organisations(organisations: dict[tuple[str, ...], list[int]]) -> dict[tuple[str, ...], list[int]]:
    """Short forms join the long: "the Post" → "The Washington Post", "ACLU" → its spelt-out name."""
    longest = sorted(organisations, key=len, reverse=True)
    tails: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for words in longest[:300]:
        if len(words) == 1:
            break  # no name is shorter
        for k in range(1, len(words)):
            tails[words[k:]].append(words)
            tails[("".join(w[0] for w in words[:k]), *words[k:])].append(words)  # "U.N. Security Council"
        tails[words[:1]].append(words)
        if words[-1] in FIRM_FORMS:
            tails[words[:-1]].append(words)  # "Ardria Steel" is Ardria Steel plc
        tails[("".join(w[0] for w in words if w not in SMALL),)].append(words)
        tails[("".join(w[0] for w in words),)].append(words)
    home: dict[tuple[str, ...], list[int]] = {}
    for words in longest:
        spelt = (words[0].replace(".", ""), *words[1:])
        candidates: list[tuple[str, ...]] = [*tails.get(words, ()), *tails.get(spelt, ())]
        long: list[tuple[str, ...]] = [
            other
            for other in dict.fromkeys(candidates)
            if len(other) > len(words) and other in home
        ]
        if len(words) == 1 and words[0] not in SHORT_FORMS:
            long = [other for other in long if other[-1] != words[0]]  # "Energy" alone is not Peabody Energy
        home[words] = home[long[0]] if len({id(home[other]) for other in long}) == 1 else []
        home[words].extend(organisations[words])
    return home


FIRM_FORMS = frozenset("plc ltd limited inc corp corporation co llc lp ag sa nv gmbh".split())
SMALL = frozenset("of the and for in on".split())

# Last words by which a newspaper or a body is called on second mention: "the Post", "the Times".
SHORT_FORMS = frozenset(
    """post times journal guardian telegraph herald tribune mail sun mirror express star globe courier gazette
    chronicle examiner observer independent court senate house committee commission council department ministry
    university institute party bank union foundation association board bureau agency""".split()
)


def figure(names: tuple[Name, ...], group: list[int]) -> Figure:
    """The fullest name of a group, and what all its mentions together tell of it."""
    first = names[group[0]]
    form = first[2:]
    if len(group) == 1 or all([names[n][2:] == form for n in group]):  # all mentions alike but for their place
        return new(Figure, (joined(first), first.kind, first.place, first.gender, tuple(group)))
    forms = counted([joined(names[n]) for n in group])
    best = max(forms, key=lambda form: (*substance(form), not form.isupper(), len(form), forms[form]))
    kinds = counted([kind for n in group if (kind := names[n].kind) is not None])
    kind = max(kinds, key=kinds.__getitem__) if kinds else None
    if kind is not PERSON and " " in best and given_gender(best.split()[0]):
        whole = {names[n].kind for n in group if joined(names[n]) == best}
        # "Hill" alone may be a newspaper, but not beside Grace Hill
        kind = PERSON if PERSON in kinds else None if whole == {None} else kind
    known = [names[n] for n in group if names[n].gender is not UNKNOWN]
    titled = counted([name.gender for name in known if name.titles])
    # "Christie" alone tells nothing of Chris Christie
    surname = plain(tuple(best.split()))[-1] if " " in best else ""
    votes = titled or counted([name.gender for name in known if plain(name.words) != (surname,)])
    gender = max(votes, key=votes.__getitem__) if votes else UNKNOWN
    place = kind is not PERSON and any([names[n].place for n in group])
    return Figure(best, kind, place, gender, tuple(group))


Item = TypeVar("Item")


def counted(items: list[Item]) -> dict[Item, int]:
    """How often each item comes, in the order of the first; on so few items much faster than a Counter."""
    counts: dict[Item, int] = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return counts


def substance(form: str) -> tuple[int, int]:
    """How full a form of a name is; an ordinary word before a given name adds nothing ("Crooked Hillary")."""
    words = form.split()
    front = 0
    if not family_first(words):
        # up to the last word before a given name and its surname: "Benghazi Widow Dorothy Woods"
        fronts = range(len(words) - 2, 0, -1) if len(words) > 2 else range(len(words) - 1, 0, -1)
        front = next((k for k in fronts if is_word(words[k - 1]) and given_gender(words[k])), 0)
    if form.isupper():  # "HERALD VIA EMAIL"
        words = words[: next((k for k, word in enumerate(words) if lower_tags().get(word.lower(), "?") in "pDPs"), len(words))]
    return len(words) - front, -front


def joined(name: Name) -> str:
    words = name.words + ((name.borrowed,) if name.borrowed else ())
    return " ".join(words)
