"""What is known of an article while it is read: its names, roles and genders, and who is in view."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Set
from functools import cache

import regex

from quotes import lexicon
from quotes.linking.sources import ISSUED
from quotes.model import Gender, Span, SpeakerKind, new
from quotes.resolving.answers import Answer, Candidate, Tie
from quotes.resolving.cast import Cast
from quotes.resolving.clauses import begins_clause, gender_of, is_plural, roles_beside, taken_up, token_range
from quotes.text.names import is_word
from quotes.text.page import Page
from quotes.text.words import TAGS, Sentence

HE = frozenset("he his him himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its itself".split())
THEY = frozenset("they their them themselves".split())
FIRST = frozenset("i we my our me us".split())
PRONOUNS = HE | SHE | IT | THEY | FIRST


class Reader:
    """What an article tells of those it names, and, sentence by sentence, who is in view."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page, self.cast = page, cast
        self.starts = [name.span.start for name in cast.names]
        self.quoted = [False] * len(cast.names)
        for q in page.quotations:
            for n in range(bisect_left(self.starts, q.span.start), bisect_left(self.starts, q.span.end)):
                self.quoted[n] = True
        self.here = [self.names_in(s.span) for s in page.sentences]  # sentence → its names
        self.tokens: dict[int, tuple[int, int]] = {}  # name, with its titles → the tokens of its sentence
        for s, here in zip(page.sentences, self.here):
            for n in here:
                self.tokens[n] = token_range(s, cast.names[n].whole)
        # What few articles ask is read when it is asked.
        self._neither: frozenset[int] | None = None
        self._bodies: dict[str, list[int]] | None = None
        self._initials: dict[str, list[int]] | None = None
        self._interviewed: list[int] | None = None
        self._labels: list[int] | None = None
        self._homes: dict[int, set[str]] | None = None
        self._writers: dict[str, list[tuple[int, int]]] | None = None
        self.named: list[Answer | None] = [None] * len(cast.names)
        self.view: list[Candidate] = []
        self.spoke: set[int] = set()  # figures that were the named source of a quote
        self.learned = self.read_genders()
        self.ties = self.read_ties()
        for noun, ties in self.ties.items():
            for tie in ties if gender_of(noun) is not Gender.UNKNOWN else ():
                self.learned.setdefault(tie.figure, gender_of(noun))  # "her father, Anxo,"
        # figures that their words alone do not tell for bodies: "Cadent, the gas network, said", "It said"
        self.things: set[int] = {
            tie.figure
            for noun in COMPANIES
            for tie in self.ties.get(noun, ())
            if self.cast.figures[tie.figure].kind is None and self.cast.figures[tie.figure].gender is Gender.UNKNOWN
        }
        self.things |= {  # "Leeds-based Tidal Loop"
            self.cast.figure_of[n]
            for n, name in enumerate(self.cast.names)
            if name.kind is None and name.gender is Gender.UNKNOWN and page.text.endswith("-based ", 0, name.span.start)
        }
        # figures that a role or kinship tells for people: "Her neighbour Chen moved there. “It was mine,” he said."
        self.people = {
            tie.figure
            for noun, ties in self.ties.items()
            if noun not in BODIES and any(noun in lexicon.people_nouns(name) for name in ("roles", "kin"))
            for tie in ties
        }
        self.accused: set[int] = set()  # figures that denied what they are said to have done
        self.described: dict[str, Answer] = {}  # noun → the last description that ends in it
        self.bylines = self.read_bylines()  # sentence → the author it names

    def names_in(self, span: tuple[int, int]) -> range:
        """Numbers of the names that begin within `span`."""
        return range(bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1]))

    def by_name(self, n: int, rule: str = "name") -> Answer:
        known = self.named[n]
        if known is None:
            known = self.named[n] = self._by_name(n)
        return known if rule == "name" else known._replace(rule=rule)

    def _by_name(self, n: int) -> Answer:
        f = self.cast.figure_of[n]
        figure = self.cast.figures[f]
        return new(Answer, (figure.name, figure.kind, "name", "", self.cast.names[n].span, f, figure.gender))

    def by_figure(self, f: int, rule: str, note: str) -> Answer:
        figure = self.cast.figures[f]
        words = self.cast.names[figure.mentions[0]].span
        return Answer(figure.name, figure.kind or SpeakerKind.PERSON, rule, note, words, f, figure.gender)

    def is_person(self, answer: Answer) -> bool:
        """Whether "he" or "she" may stand for this candidate."""
        if answer.figure is None:
            return answer.kind is SpeakerKind.UNNAMED
        figure = self.cast.figures[answer.figure]
        if figure.place or figure.kind not in (None, SpeakerKind.PERSON) or answer.figure in self.things:
            return False
        if figure.kind is not None or answer.figure in self.spoke or answer.figure in self.people:
            return True
        words = figure.name.split()
        known = [is_word(word) or word.lower() in lexicon.words("demonyms") for word in words]
        if len(words) > 1:
            return not known[-1] and not (known[0] and TAGS[words[0].lower()] in "gvVGnjRC")  # no "Finding Nemo"
        given = figure.gender is not Gender.UNKNOWN and figure.name not in lexicon.words("places")  # no "Virginia"
        again = len(figure.mentions) > 1 or given
        return not known[0] and again and figure.name[1:].islower()  # no "DVDs"

    def read_ties(self) -> dict[str, dict[Tie, None]]:
        """Role noun → the figures that the article calls so, by title or appositive, anywhere."""
        found: dict[str, dict[Tie, None]] = defaultdict(dict)  # each tie once, in order
        for n, name in enumerate(self.cast.names):
            if self.cast.figures[self.cast.figure_of[n]].place:
                continue
            for title in name.titles:
                words = title.lower().split()
                for noun in taken_up(words):
                    found[noun][Tie(self.cast.figure_of[n], frozenset(words))] = None
        text = self.page.text
        for s, here in zip(self.page.sentences, self.here):
            for n in here:
                start, end = self.cast.names[n].whole
                beside = text[end : end + 1] == "," or text[max(start - 2, 0) : start].strip().islower()
                if not beside or self.quoted[n]:
                    continue
                first = self.tokens[n][0]
                if first and s.words[first - 1].lower() in lexicon.words("demonyms"):
                    for title in self.cast.names[n].titles:  # "French President Jean Low" at the head of a sentence
                        words = [s.words[first - 1].lower(), *title.lower().split()]
                        for noun in taken_up(words[1:]):
                            found[noun][Tie(self.cast.figure_of[n], frozenset(words))] = None
                if first and s.words[first - 1].lower() in ("in", "at", "near"):
                    continue  # "In Chelsea, the mayor said"
                if not self.cast.figures[self.cast.figure_of[n]].place:
                    for noun, modifiers in roles_beside(s, *self.tokens[n]):
                        found[noun][Tie(self.cast.figure_of[n], modifiers)] = None
        return found

    def read_genders(self) -> dict[int, Gender]:
        """What pronouns tell of figures whose names tell nothing: "Obama … his", "Obama left. He …"."""
        votes: dict[int, list[int]] = {}  # figure → how often he, how often she
        for number, s in enumerate(self.page.sentences):
            names = [n for n in self.here[number] if not self.quoted[n]]
            figure = self.cast.figure_of[names[0]] if names else 0
            if not names or not self.is_nameless_person(figure) or not begins_clause(s, *self.tokens[names[0]]):
                continue
            last = self.tokens[names[0]][1]
            until = next((self.tokens[n][0] for n in names if self.cast.figure_of[n] != figure), len(s.words))
            words = s.words[last:until]
            following = self.page.sentences[number + 1 : number + 2]
            if until == len(s.words) and following and following[0].paragraph == s.paragraph:
                words += following[0].words[:1]
            told = next((low for low in map(str.lower, words) if low in HE or low in SHE), None)
            if told is not None:
                votes.setdefault(figure, [0, 0])[told in SHE] += 1
        return {
            figure: Gender.MALE if he > she else Gender.FEMALE
            for figure, (he, she) in votes.items()
            if max(he, she) > max(1, 3 * min(he, she))
        }

    @property
    def neither(self) -> frozenset[int]:
        """Persons whom the article calls "they": "Robin Low, who is non-binary,"."""
        if self._neither is None:
            self._neither = self.read_neither()
        return self._neither

    def read_neither(self) -> frozenset[int]:
        lines = ((s, here) for s, here in zip(self.page.sentences, self.here) if here and NEITHER.search(self.page.text, *s.span))
        return frozenset(self.cast.figure_of[here[0]] for _, here in lines)

    def is_nameless_person(self, f: int) -> bool:
        """Whether a figure may be a person, and nothing but pronouns can tell the gender."""
        figure = self.cast.figures[f]
        return figure.gender is Gender.UNKNOWN and not figure.place and figure.kind in (None, SpeakerKind.PERSON)

    def read_bylines(self) -> dict[int, int]:
        """ "By Jocelyn Amadi": the number of the author's name, by sentence. Authors are never "he" or "she"."""
        found: dict[int, int] = {}
        for number, s in enumerate(self.page.sentences[:12]):
            if BYLINE.match(s.tags) and s.words[0].lower() == "by":
                names = [
                    n
                    for n in self.names_in(s.span)
                    if self.cast.figures[self.cast.figure_of[n]].kind is not SpeakerKind.ORGANIZATION
                ]
                if names:
                    found[number] = names[0]
        return found

    def in_view(self, fits: Callable[[Answer], bool], number: int, reach: int, strong: bool = False) -> Answer | None:
        """The freshest candidate that fits, among the sentences within reach."""
        best = self.freshest(fits, number, reach, strong)
        return best.answer if best else None

    def freshest(
        self, fits: Callable[[Answer], bool], number: int, reach: int, strong: bool = False
    ) -> Candidate | None:
        best: Candidate | None = None
        for candidate in reversed(self.view[-60:]):
            if best is not None and candidate.freshness <= best.freshness or strong and candidate.weak:
                continue
            answer = candidate.answer
            if candidate.freshness >= number - (4 if answer.rule == "description" else reach) and fits(answer):
                best = candidate
        return best

    def gender(self, answer: Answer) -> Gender:
        if answer.figure is None:
            return answer.gender
        known = self.cast.figures[answer.figure].gender
        return known if known is not Gender.UNKNOWN else self.learned.get(answer.figure, Gender.UNKNOWN)

    @property
    def bodies(self) -> dict[str, list[int]]:
        """Word in lower case → the organisations that have it in their names."""
        if self._bodies is None:
            self._bodies = self.read_bodies()
        return self._bodies

    def read_bodies(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for f, figure in enumerate(self.cast.figures):
            if figure.kind is SpeakerKind.ORGANIZATION:
                for word in dict.fromkeys(figure.name.lower().split()):
                    found[word].append(f)
        return found

    @property
    def initials(self) -> dict[str, list[int]]:
        """ "JC" → the persons of two names or more who have these initials; "A" → all of them."""
        if self._initials is None:
            self._initials = self.read_initials()
        return self._initials

    def read_initials(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for f, figure in enumerate(self.cast.figures):
            if " " in figure.name and figure.kind is SpeakerKind.PERSON:
                found["A"].append(f)
                found["".join(word[0] for word in figure.name.split())].append(f)
        return found

    @property
    def interviewed(self) -> list[int]:
        """Who may be the "A" of an interview: whom the labels name, else the headline, else the whole text."""
        if self._interviewed is None:
            self._interviewed = self.read_interviewed()
        return self._interviewed

    def read_interviewed(self) -> list[int]:
        headline = {
            self.cast.figure_of[n] for s, names in zip(self.page.sentences, self.here) if s.paragraph == 0 for n in names
        }
        named = [f for f in self.initials.get("A", ()) if f in headline]
        return self.labels or named or self.initials.get("A", [])

    @property
    def labels(self) -> list[int]:
        """The persons whose whole names are labels of a transcript: "Delia Marsh: Half a joke."."""
        if self._labels is None:
            self._labels = self.read_labels()
        return self._labels

    def read_labels(self) -> list[int]:
        found = {
            self.cast.figure_of[n]
            for s, names in zip(self.page.sentences, self.here)
            for n in names[:1]
            if self.tokens[n][0] == 0 and s.tags[self.tokens[n][1] :][:1] == ":"
        }
        return [f for f in found if " " in self.cast.figures[f].name and self.cast.figures[f].kind is SpeakerKind.PERSON]

    def head_name(self, s: Sentence, head: Span) -> int | None:
        """The name that a noun phrase is about: no possessor, and nothing after "of" or "for"."""
        text = self.page.text
        at = bisect_left(self.starts, head.start)
        name = self.cast.names[at] if at < len(self.starts) else None
        if (
            name
            and name.whole.start == head.start
            and head.end <= name.span.start
            and text[name.span.end : name.span.end + 1] not in "’'"
        ):
            return at  # "Member for Ballina Jodie Kwan": the title reaches from the head to the name
        for n in self.names_in(head):
            name = self.cast.names[n]
            if name.span.end < head.end and text[name.span.end] in "’'":
                continue
            first, last = token_range(s, name.whole)
            start, _ = token_range(s, head)
            if any(tag in "pfwv" for tag in s.tags[start:first]):
                known = self.by_name(n)
                person = known.kind is SpeakerKind.PERSON or len(name.words) > 1 and self.is_person(known)
                if s.tags[first - 1] not in "nRjLC" or not person:
                    return None  # "the head of Apple", "the head of the firm Apple", but "the head of research Peter Kim"
            noun = NOUN_AFTER.match(s.tags, last, token_range(s, head)[1])
            # "Helen Straker KC", but "the Leeds MP"
            lettered = s.tags[last : last + 1] == "T" and s.end(last) >= head.end and s.tags[start] != "D"
            if noun and not lettered:
                continue  # "Trump supporters", "the Clinton campaign", "Clinton economic advisers"
            return n
        return None

    def owned(self, start: int, end: int) -> str:
        """The words of a description, an owner by the full name: "Clinton's campaign" is Hillary Clinton's."""
        text = self.page.text
        n = next((n for n in self.names_in((start, end)) if self.cast.names[n].whole.start == start), None)
        if n is None or text[self.cast.names[n].span.end : self.cast.names[n].span.end + 1] not in ("'", "’"):
            return text[start:end]
        return self.cast.figures[self.cast.figure_of[n]].name + text[self.cast.names[n].span.end : end]

    def answers(self, number: int) -> bool:
        """Whether somebody spoke in the sentence before: then "the senator" is no one still to come."""
        return self.freshest(self.is_person, number, 1, strong=True) is not None

    @property
    def homes(self) -> dict[int, set[str]]:
        """Where persons come from, by what stands beside their names: "Bill Low of Ohio", "Japan's Yumi Okabe"."""
        if self._homes is None:
            self._homes = self.read_homes()
        return self._homes

    def read_homes(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for s, here in zip(self.page.sentences, self.here):
            for n in here:
                first, last = self.tokens[n]
                begin = first
                while begin > max(0, first - 5) and s.tags[begin - 1] in "RCnjN'":
                    begin -= 1
                words = list(s.words[begin:last])
                if s.tags[last : last + 1] == "f" or s.words[last : last + 1] == ["from"]:
                    words += s.words[last + 1 : last + 2]
                party = BENCH.match(self.page.text, s.end(last - 1))
                if party:
                    words.append(party[1])
                roots = {root(word) for word in words if is_home(word)}
                if roots and self.is_person(self.by_name(n)):
                    found[self.cast.figure_of[n]] |= roots
        return found

    def is_from_elsewhere(self, f: int, homes: Set[str]) -> bool:
        """Whether a figure has another home than these: "the Florida senator" is not "Sen. Joni Ernst, R-Iowa".

        Homes are abbreviated, so that all but the first letter may differ.
        """
        known = {home[0] for home in self.homes.get(f, ())}
        return bool(known) and known.isdisjoint(home[0] for home in homes)

    def writer(self, noun: str, before: int) -> int | None:
        """The one figure who, before this place, is said to have issued the report, letter or ruling of this noun."""
        if self._writers is None:
            self._writers = self.read_writers()
        figures = {figure for start, figure in self._writers.get(noun, ()) if start < before}
        return figures.pop() if len(figures) == 1 else None

    def read_writers(self) -> dict[str, list[tuple[int, int]]]:
        """Noun of a writing → who issued one, and where that stands: "the IMF's report", "a letter from Ana Pohl",
        "Pohl issued a statement"."""
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for s, here in zip(self.page.sentences, self.here):
            if "L" not in s.tags:
                continue
            for n in here:
                first, last = self.tokens[n]
                if self.quoted[n] or self.cast.figures[self.cast.figure_of[n]].place:
                    continue
                own, given = OWN_WRITING.match(s.tags, last), WRITING_BY.match(s.tags, 0, first)
                issued = ISSUES.match(s.tags, last) if begins_clause(s, first, last) else None
                if own:
                    at = own.end() - 1
                elif given and s.words[given.end("by") - 1].lower() in ("by", "from"):
                    at = given.start()
                elif issued and s.words[issued.end("verb") - 1].lower() in ISSUED:
                    at = issued.end() - 1
                else:
                    continue
                found[s.words[at].lower()].append((s.starts[at], self.cast.figure_of[n]))
        return found

    def began(self, f: int) -> int:
        """Where a figure is named first."""
        return self.cast.names[self.cast.figures[f].mentions[0]].span.start

    def gender_fits(self, answer: Answer, wanted: Gender) -> bool:
        return Gender.UNKNOWN in (wanted, self.gender(answer)) or self.gender(answer) is wanted

    def is_thing(self, answer: Answer) -> bool:
        """Whether "it" or "the company" may stand for this candidate."""
        if answer.rule == "own-writing":
            return True  # "The ad calls it mad. It says": whoever made it
        if answer.figure is None:
            return answer.kind is SpeakerKind.DOCUMENT
        figure = self.cast.figures[answer.figure]
        if figure.place:
            return False
        return figure.kind is SpeakerKind.ORGANIZATION or figure.kind is None and figure.gender is Gender.UNKNOWN

    def is_established(self, answer: Answer) -> bool:
        """Whether "the company" may be this: a body, a name that comes more than once, or "the start-up Lumen"."""
        if answer.figure is None or not self.is_thing(answer) or answer.name in lexicon.words("places"):
            return False  # "the US regulator" is not "US"
        figure = self.cast.figures[answer.figure]
        if figure.kind is SpeakerKind.PERSON:
            return False  # whose letter "it" may be
        return (
            figure.kind is SpeakerKind.ORGANIZATION
            or answer.figure in self.things
            or len(figure.mentions) > 1
            or any(tie.figure == answer.figure for noun in COMPANIES for tie in self.ties.get(noun, ()))
        )

    def is_body(self, answer: Answer) -> bool:
        """Whether "it" may take up this source of the same sentence: "Moscow", "the agency said …, but it admitted"."""
        if answer.rule == "joint" or answer.name is None:
            return False
        if answer.figure is None:
            return answer.kind in (SpeakerKind.GROUP, SpeakerKind.DOCUMENT) and not is_plural(answer.note)
        return self.is_thing(answer) or self.cast.figures[answer.figure].place

    def is_body_named(self, answer: Answer) -> bool:
        """Whether "it" may be this name of the same sentence: "Although the IMF did not name him, it said"."""
        return answer.figure is not None and self.cast.figures[answer.figure].kind is SpeakerKind.ORGANIZATION and self.is_thing(answer)


NOUN_AFTER = re.compile(r"j*[nRCLTN]")
OWN_WRITING = re.compile(r"'[jn#]{0,3}L(?![nRCLTN])")
WRITING_BY = regex.compile(r"(?r)L[vd]{0,2}(?P<by>p)D?[jnRTC]{0,4}")
ISSUES = re.compile(r"(?:,[^,XvVQ]{1,20},)?[aX]*(?P<verb>[vV])p?D?[jn#]{0,4}L(?![nRCLTN])")
BYLINE = re.compile(r"p[TN]{2,5}(?:[,cp|-][^XvVQ]{0,12})?[.]?$")
BODIES = frozenset(
    """maker owner operator developer publisher supplier parent rival competitor partner sponsor employer landlord client
    contractor customer lender investor shareholder backer label""".split()
)
COMPANIES = frozenset(
    """company firm group business club team agency charity bank retailer manufacturer start-up startup organisation
    organization union association airline newspaper paper magazine network broadcaster lender insurer operator chain
    supermarket brand watchdog regulator lobby maker carmaker drugmaker chipmaker supplier giant carrier utility brewer
    grocer studio label bookmaker miner builder housebuilder shipbuilder planemaker distiller telco exchange""".split()
)
NEITHER = re.compile(r"non-?binary|they/them|gender-?fluid")
BENCH = re.compile(r",? \(?[RDI]-([A-Z][\w.]+)")  # "Joni Ernst, R-Iowa", "Dale Low (D-N.M.)"
# Peoples whose names begin unlike those of their countries.
ROOTS = {
    word: root
    for root, words in {
        "ireland": "irish irishman irishwoman ireland", "spain": "spanish spaniard spain", "poland": "pole polish poland",
        "wales": "welsh welshman welshwoman wales", "france": "french frenchman frenchwoman france",
        "denmark": "dane danish denmark", "holland": "dutch dutchman dutchwoman holland netherlands",
        "austria": "austria austrian", "switzerland": "swiss switzerland", "indonesia": "indonesia indonesian",
    }.items()
    for word in words.split()
}  # fmt: skip


def root(word: str) -> str:
    """What the names of a place and of its people share: "Nebraska" and "Nebraskan"."""
    low = word.lower()
    return ROOTS.get(low, low[:4])


@cache
def place_roots() -> frozenset[str]:
    return frozenset(root(place) for place in lexicon.words("places") if " " not in place)


def is_home(word: str) -> bool:
    """Whether a word tells where somebody comes from, by place or people, but not by party or faith."""
    people = word.lower() in lexicon.words("demonyms") and "-" not in word  # no "anti-Trump"
    return word in lexicon.words("places") or people and root(word) in place_roots()
