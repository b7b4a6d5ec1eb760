"""Text → the names that stand in it: persons, organisations and places, with their titles.

Names are looked for in the whole text, quotations included: the fullest form of a speaker's name may
stand only in somebody else's mouth. What kind of thing a name is, is judged from the words alone
(titles, given names, organisation words); the cast then weighs all mentions of one name together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from quotes import lexicon
from quotes.model import Gender, Span, SpeakerKind, new
from quotes.text.words import lower_tags

# `re` runs these patterns about twice as fast as `regex`, but knows no \p{Lu}: the capitals are spelt out once.
_CAPITALS = [chr(c) for c in range(0x250) if chr(c).isupper()] + [
    chr(c) for c in range(0x370, 0x600) if chr(c).isupper()
]
_CAPITALS += [chr(c) for c in range(0x1E00, 0x1F00) if chr(c).isupper()]
LU = "".join(_CAPITALS)
UPPER = f"[{LU}]"
LETTER = r"[^\W\d_]"
PARTICLES = [*"de la le von van der den bin bint ibn al el du da dos di del della ter ten y e zu af av ap st.".split(), "in 't", "in ’t"]
PARTICLE = f"(?:{'|'.join(map(re.escape, PARTICLES))})"
# A dot belongs to a name after an initial or an abbreviation ("T. R. Mills Jr.", "St. Louis"); any other ends it.
ABBREVIATIONS = """Mr Mrs Ms Mx Dr Prof Sen Sens Del Rep Reps Gov Lt Gen Col Maj Capt Cmdr Sgt Cpl Pvt Rev Hon Pres Supt
    Insp Det St Ste Jr Sr Ph.D M.D Wm Chas Geo Jos Thos Ald Atty Fr Msgr Adm Brig Amb""".split()
BY_FIRST = {word[0]: [re.escape(other[1:]) for other in ABBREVIATIONS if other[0] == word[0]] for word in ABBREVIATIONS}
DOTTED = rf"(?!\.{LETTER})|" + "|".join(f"(?<={first})(?:{'|'.join(rest)})" for first, rest in BY_FIRST.items())
# "Park Geun-hye", but not "Oscar-led"
SYLLABLE = r"(?!(?:born|led|era|old|like|wide|run|held|own|made|bred|free|type|plus|ish|only|rich|long|wing|day|term|year|bound|style|area|side|town|city|size|fed|led|hit)\b)(?=[a-z]{2,4}\b)"
# Plurals whose possessive is part of a name: "Cattlemen's Association", "People's Party" (but not "Yemen's")
PLURAL = "(?:" + "|".join(f"(?<={end})" for end in "omen smen kmen lemen remen cemen eople ildren".split()) + ")"
# What follows the capital of a word of a name. The capital comes first in every pattern: so `re` jumps to it.
REST = (
    rf"(?:(?=[a-z]{{0,3}}\.)(?:{DOTTED})\.(?!{LETTER}{{2}})"  # most words have no dot there, which is quickly seen
    rf"|(?:[\w\u0300-\u036f\u00ad]++|['’](?={LETTER}{{2}})(?!(?:re|ve|ll)\b)|[-‐‑&/](?={UPPER})|-{SYLLABLE}"
    rf"|(?<=s)['’](?=[ ]{UPPER})|{PLURAL}['’]s(?=[ ]{UPPER})|\.(?:(?={UPPER}(?:\.|\b))|(?:com|org|net)\b))*+(?:(?<=\.{UPPER})\.)?+)(?![-‐](?!{UPPER}){LETTER})"
)
PART = rf"(?:(?:al|el|ul|as|ad|ash|bin|d)[-’'](?={UPPER}))?{UPPER}{REST}"
GAP = r"[ \t\u00a0\u202f\u2009]{1,2}"
JOINT = rf"(?:(?:of|for|on)(?:{GAP}the)?|and|&|in{GAP}the)"
NICKNAME = rf"[“\"‘']{UPPER}[\w.]{{1,12}}(?: {UPPER}[\w.]{{1,12}})?[”\"’']"  # Robert C. "Bobby" Scott, Lee "Two Tone" Bell
# "Lucía de la Cruz", "Bank of America", "J. K. Rowling", "Secretary of State John Kerry"
# The particle or the article that may stand before is looked back for.
NAME = re.compile(
    rf"{UPPER}(?<![\w@#]{UPPER}){REST}(?:{GAP}(?:{JOINT}{GAP}|(?:{PARTICLE}{GAP}){{1,3}}|{NICKNAME}{GAP})?{PART}){{0,9}}+"
)
ARTICLES = tuple(word + mark for word in ("al", "el", "ul", "as", "ad") for mark in "-’'")  # "al-Masri"
D_APOSTROPHES = ("d'", "d’")
ARTICLE_ENDS = ("the ", "The ", " a ", " an ")
PARTICLE_BEFORE = regex.compile(rf"(?r)(?<!\w)(?:{PARTICLE}{GAP}){{1,2}}")
PARTICLE_ENDS = {  # last letter and space → the particles that end so
    end: tuple(f"{word} " for word in PARTICLES if word[-1] == end[0]) for end in [f"{word[-1]} " for word in PARTICLES]
}
WORD = re.compile(r"\S+")

SUFFIXES = frozenset("jr jr. sr sr. ii iii iv phd ph.d md m.d esq qc kc mp obe mbe cbe".split())
ENDINGS = ("s'", "s’", "'s", "’s")  # of possessives
POST_NOMINALS = frozenset(
    """KC QC MP MSP MEP OBE MBE CBE KBE DBE GBE KCB DCB GCB CMG KCMG DCMG GCMG CVO LVO MVO KCVO DCVO BEM DSO QPM KPM FRS FBA
    PhD MD JP SC AM PC""".split()
)
PARTY = re.compile(r"[RDI]-[A-Z]")  # "Royce Haldane, R-Wyo."
NOT_NAMES = frozenset("i ok okay yes no tv ceo cfo coo pr gop am pm gmt est edt et bst q a".split())


class Name(NamedTuple):
    """One mention of a name. `words` leave titles out; `span` covers exactly the words."""

    span: Span
    whole: Span  # with titles
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    kind: SpeakerKind | None = None  # None: the words alone do not tell
    place: bool = False
    gender: Gender = Gender.UNKNOWN
    borrowed: str = ""  # "Bill and Hillary Clinton": the surname that "Bill" shares
    weak: bool = False  # a first word that may be no name: kept where the article has the full name


@dataclass(frozen=True, slots=True)
class _Part:
    """A name inside a run of capitalised words, by word indexes into the run."""

    first: int
    last: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    title_first: int
    kind: SpeakerKind | None
    place: bool
    gender: Gender
    borrowed: str = ""


def find_names(text: str, sentence_starts: set[int], proper: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """All names of the text in their order. `sentence_starts`: offsets where capitals say nothing,
    unless the word is one of `proper`, which stand with a capital inside a sentence."""
    found: list[Name] = []
    done = story = 0
    while match := NAME.search(text, done):
        start, end = match.span()
        before = text[max(0, start - 2) : start]
        if before[-1:] in "-’'" and text.endswith(ARTICLES, max(0, start - 3), start):
            start -= 0 if text[max(0, start - 4) : start - 3].isalpha() else 3
        if before in D_APOSTROPHES and not text[max(0, start - 3) : start - 2].isalnum():
            start -= 2  # "d'Arcy said"
        if before in PARTICLE_ENDS and text.endswith(PARTICLE_ENDS[before], max(0, start - 8), start):
            particle = PARTICLE_BEFORE.match(text, done, start)
            start = particle.start() if particle else start
        if before in ("f ", "r ") and text.endswith(("ecretary of ", "inister of ", "inister for "), 0, start):
            department = DEPARTMENT.match(text, start, end)
            start = department.end() if department else start
        if text[end : end + 2] in ("’s", "'s") and SAINT.search(text, start, end):
            body = NAME.match(text, end + 3)
            if body and not lexicon.words("organisations").isdisjoint(body[0].lower().split()[:3]):
                end = body.end()  # "St Mary's Hospital"
        done = end
        if ". " in match[0]:  # "left the U.S. While Lee …": no name runs into the next sentence
            stops = (stop.end() for stop in STOP.finditer(text, start, end))
            done = next((stop for stop in stops if stop in sentence_starts), end)
        run = text[start:done].rstrip()
        opens = start == story > 0 or opens_sentence(text, start, sentence_starts)
        if text.startswith(" the ", done):
            begin = done - len(run) + run.rfind(" ") + 1  # of the last word
            until = end_of_cause(text, begin, done)
            if until and begin > start:
                run = run[: run.rfind(" ", 0, begin - start - 1)]  # "Ana Low of Stop the War": the body is read next
                done = start + len(run)
            elif until:
                span = new(Span, (start, until))
                found.append(Name(span, span, tuple(text[start:until].split()), kind=SpeakerKind.ORGANIZATION))
                done = until
                continue
        first = opens and run.split(None, 1)[0] not in proper
        dateline = DATELINE.match(text, start) if start < DATELINE_REACH else None
        story = dateline.end() if dateline else story  # where it begins, behind the place
        for begin, whole, end, form in names_of_run(run, first):
            span = new(Span, (start + begin, start + end))
            if form[-1] and is_title(form[0][0]) and text.endswith(ARTICLE_ENDS, max(0, start - 4), span.start):
                continue  # "the President": a title names nobody, but "Major said" may be John Major
            name = new(Name, (span, new(Span, (start + whole, start + end)) if whole != begin else span, *form))
            found.append(name._replace(place=True, kind=SpeakerKind.ORGANIZATION) if dateline else name)
    return tuple(found)


def end_of_cause(text: str, start: int, end: int) -> int:
    """Where the name of a body ends that begins with this word and says what is to be done: "for Save the Children"; else 0."""
    word = text[start:end]
    if lower_tags().get(word.lower()) not in ("v", "V") or given_gender(word):
        return 0
    cause = CAUSE.match(text, end)
    if cause and (text.endswith(OF_A_BODY, 0, start) or A_BODY.match(text, cause.end())):
        return cause.end()
    return 0


Form = tuple[tuple[str, ...], tuple[str, ...], SpeakerKind | None, bool, Gender, str, bool]  # a Name but its place


@lru_cache(maxsize=50_000)
def names_of_run(run: str, first: bool) -> tuple[tuple[int, int, int, Form], ...]:
    """The names in a run of capitalised words: where each begins, without and with its titles, where it ends, and
    what it is."""
    found: list[tuple[int, int, int, Form]] = []
    places = [match.span() for match in WORD.finditer(run)]
    for part in parse_run(run.replace("\u00ad", ""), first):  # soft hyphens are no letters of a name
        begin, end = places[part.first][0], places[part.last][1]
        last = part.words[-1]
        if run[end - 1] == "." and last.lower() not in SUFFIXES and len(last) > 2:
            end -= 1
        weak = (
            len(part.words) == 1
            and not part.titles
            and (
                first
                and part.first == 0
                and is_word(last)
                or last in lexicon.words("calendar")
                or is_people(last)
                or is_title(last)
            )
        )
        form = (part.words, part.titles, part.kind, part.place, part.gender, part.borrowed, weak)
        found.append((begin, places[part.title_first][0], end, form))
    return tuple(found)


def opens_sentence(text: str, start: int, sentence_starts: set[int]) -> bool:
    """Whether the capital at `start` says nothing, because a sentence or a quotation begins there."""
    before = text[max(0, start - 2) : start]
    return start in sentence_starts or before in STOPS or before[-1:] in OPENERS


def is_word(word: str) -> bool:
    """Whether a capitalised word is an ordinary word too, and no given name: "Frost", "Scientists"."""
    low = word.lower()
    return low in lower_tags() and not given_gender(low)


def is_title(word: str) -> bool:
    """Whether a capitalised word is a title, and no given name: "Major", who may be John Major."""
    return title_at([word], 0, 1) is not None and not given_gender(word)


def is_people(word: str) -> bool:
    """Whether a capitalised word is the name of a people: "Cuban", who may be Mark Cuban."""
    return word.lower() in lexicon.words("demonyms")


# "secretary of State Ann Lee": the department belongs to her title
DEPARTMENT = re.compile(r"(?:State|Defen[cs]e|Education|Energy|Commerce|Labor|Agriculture|Transportation|Health|Finance) (?=[A-Z])")
# Whose name an institution bears; "Clinton's State Department" is no name.
SAINT = re.compile(
    r"\b(?:(?:St|Saint)\.? [A-Z][\w-]+|King|Queen|Prince|Children|Women|Men|People|Guy|Commissioner|General|Sheriff"
    r"|Attorney|Prosecutor|Mayor|Governor|Coroner|Examiner|Marshal|Ombudsman)$"
)
# A body named by what it calls for: "for Save the Children", "of Stop the War".
OF_A_BODY = (" for ", " of ", " from ", " at ", " by ", " with ", " charity ", " group ", " campaign ", " union ")
A_BODY = re.compile(r", (?:an?|the) (?:[\w’'-]+ ){0,3}?(?:group|charity|campaign|organi[sz]ation|union|coalition|alliance|movement)\b")
CAUSE = re.compile(rf" the {UPPER}{REST}(?: {UPPER}{REST})*+")
STOP = re.compile(r"\.[ ]+")
# "NORDVIK, Norway (Wire) —" opens the story with the place where it was written
DATELINE = re.compile(
    rf"(?<![^\n]){UPPER}[{LU}.'’-]{{2,20}}+(?: [{LU}.'’-]{{1,20}}+){{0,3}}(?:, [\w.]{{1,20}}+)?(?: \([\w ./]{{2,20}}\))? ?[–—-]{{1,2}} "
)
DATELINE_REACH = 1_000  # characters: behind them, "SMITH —" may be whoever speaks
STOPS = frozenset((". ", "? ", "! ", "… "))  # the sentences inside a quotation are not split
OPENERS = frozenset("“\"‘'«„「『(—–_[>")


def parse_run(run: str, first: bool) -> tuple[_Part, ...]:
    """Split a run of capitalised words into names: titles off, "and" apart, "of" where it belongs."""
    words = [word.replace("\u00ad", "") for word in run.split()]
    parts: list[_Part] = []
    for a, b in pieces(words, first):
        part = read_name(words, a, b)
        if part is not None:
            parts.append(part)
    for i in range(len(parts) - 1):
        one, two = parts[i], parts[i + 1]
        if (
            len(one.words) == 1
            and len(two.words) > 1
            and two.kind is SpeakerKind.PERSON
            and two.first - one.last == 2
            and words[one.last + 1] == "and"
            and given_gender(one.words[0])
        ):
            parts[i] = _Part(one.first, one.last, one.words, one.titles, one.title_first,
                             SpeakerKind.PERSON, False, one.gender, two.words[-1])  # fmt: skip
    return tuple(parts)


def pieces(words: list[str], first: bool) -> list[tuple[int, int]]:
    """Word ranges of the single names in a run."""
    start, out = 0, []
    known = lower_tags()
    while first and start < len(words):
        low = words[start].lower().rstrip(".")
        tag = known.get(low, "?")
        more = start + 1 < len(words)
        if more and (
            low in POINTS or agency_at(words, start) or " ".join(words[start : start + 2]) in lexicon.words("places")
        ):
            break  # "North Yorkshire Police", "Downing Street"
        if more and words[start + 1][:1].isupper() and title_at(words, start, len(words)):
            break  # "Judge Anthony Vale": a title, no verb
        if tag in "DPOpfscwhXtA" or tag in "ad#VGBZJKvg" and not (given_gender(low) and more):
            start += 1
            if tag == "D":
                break  # "The United Nations": the capital after an article is meant
        elif (
            tag in "jnL"
            and more
            and not given_gender(low)
            and (tag != "n" or start + 2 < len(words))  # "Ban Ki-moon"
            and (given_gender(words[start + 1]) or title_at(words, start + 1, len(words)))
        ):
            start += 1  # "Defiant Matt Williams"
        elif more and (low in TRADES or low.endswith("maker")):
            start += 1  # "Airline Jetstrada"
        elif tag in "RCLjn" and not more and not given_gender(low):
            break  # "Scientists", "Frost": weak, see read_name
        elif tag in "anjL" and more and words[start + 1].lower() in ("and", "of", "for", "in", "on"):
            start += 1
        else:
            break
    i = start
    organisations = lexicon.words("organisations")
    while i < len(words):
        low = words[i].lower()
        if low.endswith(ENDINGS) and not any(w.lower().rstrip(".") in organisations for w in words[i + 1 :]):
            out.append((start, i + 1))  # "Rangers' Steven Hall", but "Nurses' League"
            start = i = i + 1
            continue
        if lexicon.is_date(words[i]) and not (i > start and words[i] in SEASONS and given_gender(words[i - 1])) and not (i + 1 < len(words) and words[i + 1].lower() in organisations):
            out.append((start, i))  # "in Florida Friday"
            start = i = i + 1
            continue
        if i > start and len(words) > 2 and breaks_headline(words, i):
            out.append((start, i))  # "Chris Christie Calls Hillary Clinton"
            start = i = i + 1
            continue
        if i > start and low in AUXILIARIES and words[i - 1].lower() not in CONNECTORS:
            out.append((start, i))  # "Ana Pohl Is Well", "Otto Stein Did Better Than Ana Pohl"
            i = next((k for k in range(i + 1, len(words)) if not is_word(words[k])), len(words))
            start = i
            continue
        length = agency_at(words, i) if i == start else 0
        if (
            length
            and i + length < len(words)
            and words[i + length].lower() not in ("of", "for", "and", "on", "in", "&")
        ):
            if not any(word.lower().rstrip(".") in organisations for word in words[i + length :]):
                out.append((i, i + length))  # "Washington Post Trump"
                start = i = i + length
                continue
        if length:
            i += length  # "Securities and Exchange Commission"
            continue
        if low == "the" and i == start:
            start = i = i + 1
            continue
        if low in ("and", "of", "for", "on", "in") and i > start and words[i + 1 : i + 2] not in (["'t"], ["’t"]):
            if not belongs(words, start, i):
                out.append((start, i))
                start = i + 1 + (i + 1 < len(words) and words[i + 1].lower() == "the")
                i = start
                continue
        i += 1
    if start < len(words):
        out.append((start, len(words)))
    trimmed = []
    for a, b in out:
        while b > a and words[b - 1].lower() in CONNECTORS:
            b -= 1
        while a < b and words[a].lower() in CONNECTORS:
            a += 1
        if a < b:
            trimmed.append((a, b))
    return trimmed


def breaks_headline(words: list[str], i: int) -> bool:
    """Whether the word at `i` is the verb of a headline in capitals."""
    cue = lexicon.cues().get(words[i].lower()) if words[i - 1].lower() not in CONNECTORS else None
    two = "and" in words[max(i - 3, 0) : i] and is_word(words[i])  # "Otto Stein and Pohl Slam"
    return (
        cue is not None
        and (cue.form in ("third", "past") and cue.base != words[i].lower() or two and cue.base == words[i].lower())
        and not any(word.lower() in lexicon.words("organisations") for word in words[i + 1 : i + 2])
    )


SEASONS = frozenset("Fall Spring Winter".split())  # written small, but for "Fran Winter"

# What a company does, before its name.
TRADES = frozenset(
    """airline bookmaker bookseller brewer brewery broadcaster carrier drugmaker grocer housebuilder insurer lender
    manufacturer operator publisher retailer supermarket supplier startup start-up telco""".split()
)

CONNECTORS = frozenset("and of for on in the &".split())
# What is in no name, however a headline prints it ("will" and "may" are: Will Self, Theresa May).
AUXILIARIES = frozenset("is are was were has have had does did would should could isn't wasn't doesn't didn't won't can't".split())


POINTS = frozenset(
    "north south east west northern southern eastern western new great upper lower central united allied associated".split()
)


def agency_at(words: list[str], i: int) -> int:
    """How many words from i on are the whole name of a known agency, newspaper or body."""
    agencies = lexicon.words("agencies")
    for n in (4, 3, 2):
        if i + n <= len(words) and " ".join(words[i : i + n]) in agencies:
            return n
    return 0


def belongs(words: list[str], start: int, i: int) -> bool:
    """Whether the connector at `i` is part of the name: Bank *of* America, Secretary *of* State."""
    before = words[i - 1].lower()
    organisations = lexicon.words("organisations")
    if words[i].lower() == "and":
        return any(word.lower() in HEADS for word in words[start:i])
    if words[i].lower() in ("of", "for", "on"):
        reach = i + 2 + (words[i + 1 : i + 2] == ["the"])  # "Speaker of the House"
        phrase = " ".join(words[i - 1 : reach]).lower().removeprefix("then-").removeprefix("ex-")
        return before in organisations or before in HEADS or phrase in lexicon.words("titles") or before in TITLE_HEADS or holder(words, start, i, len(words)) is not None
    return False


def holder(words: list[str], start: int, i: int, end: int) -> int | None:
    """Where the name of an office's holder begins, behind its connector at `i`: "Director of Public Prosecutions Max Hill"."""
    if words[i].lower() not in ("of", "for") or OFFICES.isdisjoint(word.lower() for word in words[start:i]):
        return None
    behind = i + 2 + (words[i + 1 : i + 2] == ["the"])
    return next((k for k in range(behind, end - 1) if given_gender(words[k])), None)


MEMBERS = frozenset("Republican Democrat Conservative Tory Liberal Independent".split())
PAPERS = frozenset("star times post herald tribune mirror mail sun express telegraph standard observer chronicle".split())

# Nouns that begin the name of an institution and take "of", "for", "and" into it.
HEADS = frozenset(
    """department ministry institute bureau office university college board bank house church committee council
    commission center centre court school society association federation union league fund campaign agency
    foundation academy museum coalition chamber conference congress national international royal republic kingdom
    states group alliance network project administration authority service trust archdiocese diocese""".split()
)
TITLE_HEADS = frozenset("member secretary duke duchess earl prince princess minister archbishop bishop".split())
OFFICES = TITLE_HEADS | frozenset(
    """director commissioner chancellor coordinator rapporteur envoy ambassador governor president mayor leader head chief
    chair speaker""".split()
)


def read_name(words: list[str], a: int, b: int) -> _Part | None:
    """One name from the words a..b: strip titles from the front, then say what it is."""
    title_first = a
    whole = " ".join(words[a:b]).rstrip(".")
    if whole in lexicon.words("agencies") or f"The {whole}" in lexicon.words("agencies"):
        return _Part(a, b - 1, tuple(words[a:b]), (), a, SpeakerKind.ORGANIZATION, False, Gender.UNKNOWN)
    cut, titles, gender = strip_titles(words, a, b)
    if words[cut].lower() == "of":
        cut = next((k for k in range(a, cut) if words[k].lower() in TITLE_HEADS), cut)  # "the Duchess of Orme"
    name = words[cut:b]
    while len(name) > 1 and (name[-1].lower() in NOT_NAMES or name[-1].replace(".", "") in POST_NOMINALS):
        name = name[:-1]
    if not name or PARTY.match(name[0]):
        return None
    whole_title = title_at(words, a, b) if b - a > 1 else None
    if whole_title is not None and whole_title[0] == b - a:
        return None  # "the former Attorney General"
    if name[-1] in MEMBERS and " ".join(name[:-1]) in lexicon.words("places") or name[0].isdigit():
        return None  # "the Utah Republican", "Exit 14"
    low = [word.lower().rstrip(".") for word in name]
    people = len(name) == 1 and low[0] in lexicon.words("demonyms")
    lettered = name[0].isupper() and title_at(name, 0, 1) is not None  # "MP", but "Major" may be a surname
    if len(name) == 1 and (low[0] in NOT_NAMES or lettered) or people and (low[0][-1] == "s" or titles and not title_at(words, a, b)):
        return None  # "African Americans"
    name = name[: ordinary_tail(name)]
    last = cut + len(name) - 1
    bare = clean(name)
    joined = " ".join(bare)
    if is_organisation(low, joined) and not (titles and len(name) <= 2 and given_gender(name[0])):
        return _Part(a, last, tuple(clean(words[a : last + 1])), (), a, SpeakerKind.ORGANIZATION, False, Gender.UNKNOWN)
    given = given_gender(name[0]) if len(name) > 1 else ""
    kind: SpeakerKind | None = None
    place = False
    if joined in lexicon.words("places") and not titles:
        both = "b" in "".join(lexicon.entries("places")[joined])
        place = not both
        kind = None if both else SpeakerKind.ORGANIZATION
    elif len(low) > 1 and low[-1] in SURNAMES_OF_PLACES and given in ("f", "m"):
        pass  # "Jen Park" speaks, "Victoria Park" does not: the article will tell
    elif len(low) > 1 and low[-1] in lexicon.words("place_words") and not titles:
        place, kind = True, SpeakerKind.ORGANIZATION
    elif titles or given:
        kind = SpeakerKind.PERSON
    elif joined in lexicon.words("agencies"):
        kind = SpeakerKind.ORGANIZATION
    if gender is Gender.UNKNOWN and kind is not SpeakerKind.ORGANIZATION:
        letter = given_gender(name[0]) if (len(name) > 1 or not titles) else ""
        gender = {"f": Gender.FEMALE, "m": Gender.MALE}.get(letter, Gender.UNKNOWN)
    return _Part(cut, last, tuple(bare), tuple(titles), title_first, kind, place, gender)


def ordinary_tail(name: list[str]) -> int:
    """Where two or more ordinary words end a person's name: "Barack Obama | Election Day"."""
    if len(name) < 4 or not given_gender(name[0]):
        return len(name)
    end = len(name)
    family = {k for k in range(1, len(name)) if name[k] in PARTICLES or name[k - 1] in PARTICLES}  # "Joost van den Berg"
    plain = [k not in family and is_word(word.rstrip(".")) for k, word in enumerate(name)]
    while end > 2 and plain[end - 1]:
        end -= 1
    for i in range(2, len(name) - 1):
        if plain[i] and plain[i + 1]:
            return min(i, end) if end < len(name) - 1 else i
    return end if end < len(name) - 1 else len(name)


POSSESSIVE = re.compile("['’]s?$")


def clean(words: list[str]) -> list[str]:
    """Words of a name without the dot that ends a sentence or an abbreviation longer than an initial."""
    out = list(words)
    if out:
        out[-1] = POSSESSIVE.sub("", out[-1])
    if (
        out
        and out[-1].endswith(".")
        and len(out[-1]) > 2
        and out[-1].lower() not in SUFFIXES
        and out[-1].count(".") == 1
    ):
        out[-1] = out[-1][:-1]
    return out


def is_organisation(low: list[str], joined: str) -> bool:
    organisations = lexicon.words("organisations")
    if joined in lexicon.words("agencies"):
        return True
    if len(low) > 1 and low[-1] in SURNAMES_TOO and (given_gender(low[0]) or len(low[0]) == 1):
        return False  # "Mary J. Mills", "T. R. Mills"
    if len(low) > 1 and (low[-1] in organisations or any(w in HEADS for w in low) or "&" in joined):
        return True
    return len(low) == 1 and len(joined) in (2, 3, 4, 5) and joined.isupper()


def is_body_word(word: str) -> bool:
    """Whether a word is what an organisation is called by, and no surname: Dove *Records* is no dove."""
    low = word.lower().rstrip(".")
    return low in lexicon.words("organisations") and low not in SURNAMES_TOO


# Words of organisations that are as often surnames.
SURNAMES_TOO = frozenset(
    "mills church house post temple chambers powers court banks parks fields wells waters bell".split()
)

SURNAMES_OF_PLACES = frozenset("bay beach castle field forest hall hill lake lane park rivers".split())


@cache
def _title_lengths() -> tuple[int, ...]:
    return tuple(range(min(5, max(title.count(" ") + 1 for title in lexicon.words("titles"))), 0, -1))


def title_at(words: list[str], i: int, b: int) -> tuple[int, str] | None:
    """The longest title that starts at word i: (number of words, gender)."""
    titles = lexicon.entries("titles")
    for n in _title_lengths():
        if i + n > b:
            continue
        phrase = " ".join(words[i : i + n]).lower().removeprefix("then-").removeprefix("ex-")
        for form in (phrase, phrase.rstrip(".")):
            if form in titles:
                return n, (titles[form][0] if titles[form] else "?")
    return None


def strip_titles(words: list[str], a: int, b: int) -> tuple[int, list[str], Gender]:
    """Where the name proper begins, the titles before it, and the gender that they tell."""
    titles: list[str] = []
    cut, gender = a, Gender.UNKNOWN
    i = a
    connector = next((k for k in range(a + 1, b) if words[k] in ("of", "for")), None)
    person = holder(words, a, connector, b) if connector else None
    if person is not None:
        return person, [" ".join(words[a:person])], gender  # "Member for Ballina Jodie Kwan"
    roles, kin = lexicon.people_nouns("roles"), lexicon.people_nouns("kin")
    while i < b - 1:
        hit = title_at(words, i, b - 1)
        low = words[i].lower()
        if hit is not None and given_gender(low) and (titles or b - i == 2) and "." not in low:
            break  # "Gov. Earl Ray Tomblin", "Dean Baker": a given name, no title
        if hit is not None:
            n, letter = hit
            titles.append(" ".join(words[i : i + n]))
            if letter in "fm":
                gender = Gender(letter)
            i += n
            cut = i
            continue
        if low in kin and kin[low][1] == "pl" and i == cut:
            cut = i = i + 1  # "Brothers Jack and Tom Laverty"
            continue
        parent = kin.get(low.partition("-of-")[0]) if "-of-" in low else None  # "Mum-of-two Ana Pohl"
        more = b - i > 2 or low in PARENTS
        if low in kin and i == cut and more and given_gender(words[i + 1]) and not given_gender(low):
            parent = kin[low]  # "Grandmother Sheila Low", "Mum Carol"
        role = parent or (roles.get(low) if not given_gender(low) else None)
        if role is not None and i == cut and not (i == b - 2 and is_body_word(words[b - 1])):
            titles.append(words[i])
            if role[0] in ("f", "m"):
                gender = Gender(role[0])
            i += 1
            cut = i
            continue
        i += 1
    demonyms = lexicon.words("demonyms")
    while (
        cut < b - 1
        and words[cut].lower() in demonyms
        and not (b - cut == 2 and words[b - 1].lower() in PAPERS)  # "the Philippine Star"
        and not (given_gender(words[cut]) and (b - cut == 2 or not given_gender(words[cut + 1])))  # "Finn Arden"
        and not is_organisation([w.lower() for w in words[cut:b]], " ".join(words[cut:b]))
    ):
        cut += 1
    # the whole prefix is the title, so that "Russian President" keeps its nation
    return cut, [" ".join(words[a:cut])] if cut > a else [], gender


PARENTS = frozenset("mum mom dad".split())  # said before a given name alone, and in no name: Mother Teresa, Sister Act


def given_gender(word: str) -> str:
    """f, m or b for a known given name, else ''."""
    entry = lexicon.entries("given_names").get(word.lower().rstrip("."))
    return entry[0] if entry else ""
