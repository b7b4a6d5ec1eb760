"""Links → speakers: the words that name a source are tied to a figure of the cast, or to nobody.

The article is read once from top to bottom. Sentence by sentence the resolver keeps who is in focus:
the woman, the man, the organisation and the group that the sentences so far were about. A pronoun
takes the fitting figure in focus; a nominal ("the mayor") takes the one figure that the article has
called so. Where more than one fits, or none, the answer is silence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Set
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from quotes import lexicon
from quotes.linking.contents import cue_of
from quotes.linking.links import Link
from quotes.linking.sources import CORE, OWN_WRITINGS
from quotes.model import Gender, QuoteType, Span, SpeakerKind, Stance, new
from quotes.resolving.cast import Cast, Told
from quotes.text.names import is_word
from quotes.text.page import Page
from quotes.text.words import TAGS, Sentence

HE = frozenset("he his him himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its itself".split())
THEY = frozenset("they their them themselves".split())
OTHER = {"he": "she", "she": "he"}
FIRST = frozenset("i we my our me us".split())
PRONOUNS = HE | SHE | IT | THEY | FIRST


class Answer(NamedTuple):
    """Who a source is: a name and kind, or None, with the rule and a note for the reader."""

    name: str | None
    kind: SpeakerKind | None
    rule: str
    note: str = ""
    words: Span | None = None  # the words of the article that the rule used
    figure: int | None = None  # number in the cast; None for somebody without a name
    gender: Gender = Gender.UNKNOWN


NOBODY = Answer(None, None, "unresolved")


class Candidate:
    """Somebody in view, and how freshly: the sentence that put them there, less for a weak mention."""

    __slots__ = ("freshness", "answer", "weak")

    def __init__(self, freshness: float, answer: Answer, weak: bool = False) -> None:
        self.freshness, self.answer = freshness, answer
        self.weak = weak  # an object, a possessor, one of a list


class Tie(NamedTuple):
    """The article calls a figure by a role: "Tim Kaine, the Virginia senator"."""

    figure: int
    modifiers: frozenset[str]


ASKER = 1.0  # sentences by which who asked is staler than who may answer
INNER = 0.5  # sentences by which who speaks inside a report is staler than who reports
WEAK = 1.5  # sentences by which an object or a possessor is staler than a subject
PERSON_REACH = 9  # sentences; farther back, "he" is left unresolved
THING_REACH = 5
HEADED = 2  # sentences below a headline that may name whom it speaks of
FAR = 2.5  # sentences by which the last subject must be fresher, where the quotation names him


def resolve(page: Page, cast: Cast, links: tuple[Link, ...]) -> list[Answer]:
    """One answer a link, in the order of the links."""
    reader = Reader(page, cast)
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for k, link in enumerate(links):
        by_sentence[link.sentence].append(k)
    answers: list[Answer] = [NOBODY] * len(links)
    for number in range(len(page.sentences)):
        if number not in by_sentence:
            reader.leave(number, [])
            continue
        here = sorted(by_sentence[number], key=lambda k: links[k].source or links[k].content[0])
        earlier: list[Answer] = []
        for k in here:
            if links[k].follows is None:
                answers[k] = reader.answer(number, links[k], earlier)
                earlier.append(answers[k])
        reader.leave(number, [(links[k], answers[k]) for k in here])
    for k, link in enumerate(links):
        if link.follows is not None:
            answers[k] = follow(links, answers, k)
    return answers


def pronouns(page: Page) -> dict[int, Told]:
    """What the first pronoun tells behind a surname that two of the article bear: "Clinton said she"."""
    given: dict[str, set[str]] = defaultdict(set)
    for name in page.names:
        if len(name.words) > 1 and name.kind is SpeakerKind.PERSON:
            given[name.words[-1]].add(name.words[0])
    shared = {surname for surname, first in given.items() if len(first) > 1}
    found: dict[int, Told] = {}
    for s in page.sentences if shared else ():
        here = range(bisect_left(page.name_starts, s.span.start), bisect_left(page.name_starts, s.span.end))
        if shared.isdisjoint([page.names[n].words[-1] for n in here]):
            continue
        tokens = [(n, *token_range(s, page.names[n].whole)) for n in here]
        for k, (n, first, last) in enumerate(tokens):
            if page.names[n].words[-1] not in shared or len(page.names[n].words) > 1 or not begins_clause(s, first, last):
                continue
            others = (start for m, start, _ in tokens[k + 1 :] if page.names[m].kind is not SpeakerKind.ORGANIZATION)
            until = next(others, len(s.words))
            low = next((low for low in map(str.lower, s.words[last:until]) if low in HE or low in SHE), None)
            if low is not None:
                found[n] = Told(Gender.FEMALE if low in SHE else Gender.MALE, low in OTHER)
            break
    return found


def follow(links: tuple[Link, ...], answers: list[Answer], k: int) -> Answer:
    """The speaker of the link that `k` goes on from."""
    at, seen = k, set[int]()
    while (next_link := links[at].follows) is not None and at not in seen:
        seen.add(at)
        at = next_link
    return answers[at]._replace(rule="same-speaker")


class Reader:
    """Reads the sentences in order, keeps who is in view, and answers who a source is."""

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
        # What few articles ask is read when it is asked. (Compiled, a cached_property would be read each time.)
        self._neither: frozenset[int] | None = None
        self._bodies: dict[str, list[int]] | None = None
        self._initials: dict[str, list[int]] | None = None
        self._interviewed: list[int] | None = None
        self._labels: list[int] | None = None
        self._homes: dict[int, set[str]] | None = None
        self.named: list[Answer | None] = [None] * len(cast.names)
        self.view: list[Candidate] = []
        self.spoke: set[int] = set()  # figures that were the named source of a quote
        self.learned = self.read_genders()
        self.ties = self.read_ties()
        for noun, ties in self.ties.items():
            for tie in ties if gender_of(noun) is not Gender.UNKNOWN else ():
                self.learned.setdefault(tie.figure, gender_of(noun))  # "her father, Anxo,"
        # figures that their words alone do not tell for bodies: "Cadent, the gas network, said", "It said"
        self.things = {
            tie.figure
            for noun in COMPANIES
            for tie in self.ties.get(noun, ())
            if self.cast.figures[tie.figure].kind is None and self.cast.figures[tie.figure].gender is Gender.UNKNOWN
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

    # -- names and roles --------------------------------------------------------------------

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
        votes: dict[int, list[int]] = defaultdict(lambda: [0, 0])
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
                votes[figure][told in SHE] += 1
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

    # -- who is in view ---------------------------------------------------------------------

    def leave(self, number: int, found: list[tuple[Link, Answer]]) -> None:
        """After a sentence: its subjects and its speakers are in view, and its other names less so."""
        if number in self.bylines:
            return
        s = self.page.sentences[number]
        here = self.here[number]
        if not found and not here and s.tags[:1] not in OPENERS:
            return
        nominal = self.subject_nominal(s, number, {link.source.start for link, _ in found if link.source})
        if s.tags[:3] == "PXN":
            nominal = None  # "She is Ann Lee": whom we did not know
        names = [n for n in here if not self.quoted[n]]
        subjects: list[int] = []
        for order, n in enumerate(names):
            first, last = self.tokens[n]
            subject = begins_clause(s, first, last) or first == 2 and s.tags[:2] == "PX"  # "She is Ann Lee"
            # the subject of a fronted "after Mary Smith resigned," yields to that of the main clause
            fronted = 0.2 if subject and s.tags[max(first - 1, 0)] == "s" else 0.0
            fresh = (number + 0.5 - fronted if subject else number - WEAK) - order * 0.01
            self.view.append(Candidate(fresh, self.by_name(n), not subject))
            if subject:
                subjects.append(n)
        for hit in OWN_KIN.finditer(s.tags) if "DR" in s.tags else ():
            noun = s.words[hit.end() - 1].lower()
            if noun in lexicon.people_nouns("kin") and not is_plural(noun) and s.words[hit.start()].lower() in POSSESSIVES:
                kin = s.cover(hit.start(), hit.end())  # "with her father. He nodded."
                tied = {tie.figure for tie in self.ties.get(noun, ())}
                who = Answer(kin.of(self.page.text), SpeakerKind.UNNAMED, "description", noun, kin, None, gender_of(noun))
                who = self.by_figure(tied.pop(), "role", noun) if len(tied) == 1 else who
                self.view.append(Candidate(number, who, True))
        people = [n for n in names if not self.cast.figures[self.cast.figure_of[n]].place] if len(names) > 1 else []
        for one, two in pairwise(people):
            between = self.page.text[self.cast.names[one].span.end : self.cast.names[two].whole.start]
            if PAIRED.fullmatch(between) and (one in subjects or two in subjects):
                both = self.together([self.by_name(one), self.by_name(two)])
                self.view.append(Candidate(number + 0.5, both))
        if nominal is not None:
            if nominal.figure is not None and nominal.rule == "appositive-name":
                self.spoke.add(nominal.figure)  # "Their son, Theo," is a person
            self.view.append(Candidate(number + 0.5 - (0.2 if s.tags[0] == "s" else 0.0), nominal))
        for link, answer in found:
            named = answer.rule in ("name", "appositive-name")
            if named and answer.figure is not None and not ordinary(answer.name or ""):
                self.spoke.add(answer.figure)
            if link.stance is Stance.DENIED and answer.figure is not None and self.is_person(answer):
                self.accused.add(answer.figure)
            if answer.name is not None and link.source is not None:
                # a spokeswoman, though she has no name, is she from then on; an official need not be
                told = 0.4 if answer.gender is not Gender.UNKNOWN else 1.5
                stale = told if answer.rule == "description" else 0.5 if link.rule == "passive-by" else 0.0
                stale += ASKER if link.stance is Stance.ASKED else 0.0  # the answer is another's
                stale += INNER if any(span.holds(link.source) for other, _ in found for span in other.content) else 0.0
                self.view.append(Candidate(number + 0.8 - stale, answer))
            if link.stance is Stance.ASKED:
                for f in self.hearers(s, link):  # "Pohl asked Stein whether it was late. “Sure,” he said."
                    self.view.append(Candidate(number + 0.7, self.by_figure(f, "name", ""), True))
        if len(self.view) > 400:
            self.view = self.view[-100:]

    def subject_nominal(self, s: Sentence, number: int, sources: set[int]) -> Answer | None:
        """The person or body that a sentence is about without naming it: "The 23-year-old is undaunted"."""
        main = MAIN_PRONOUN.match(s.tags)
        low = s.words[main.end() - 1].lower() if main else ""
        if main and low in OTHER and s.starts[main.end() - 1] not in sources:
            wanted = Gender.MALE if low == "he" else Gender.FEMALE
            return self.in_view(lambda a: self.is_person(a) and self.gender_fits(a, wanted), number, PERSON_REACH)
        hit = OPENING.match(s.tags)
        if hit is None or s.starts[hit.start("np")] in sources:
            return None
        first, last = hit.span("np")
        if self.head_name(s, s.cover(first, last)) is not None:
            return None
        return self.nominal(s, number, first, core_end(s, first, last), last, Span(s.starts[first], s.span.end))

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

    # -- who a source is --------------------------------------------------------------------

    def answer(self, number: int, link: Link, earlier: list[Answer]) -> Answer:
        """The speaker of one link; `earlier` are those before it in the sentence."""
        s = self.page.sentences[number]
        if link.source is None or link.head is None:
            return NOBODY
        low = link.head.of(self.page.text).lower().strip()
        if link.rule == "transcript":
            known = self.labelled(link.head.of(self.page.text).strip())
            if known is not None:
                return known
        if low in PRONOUNS:
            return self.pronoun(s, number, link, low, earlier)
        if link.found == "joint":
            return self.joint(s, number, link)
        if link.found == "relative" and link.source.of(self.page.text).lower() == "who":
            n = self.antecedent(s, link.head, link.source.start)
            if n is not None:
                return self.by_name(n)
        return self.phrase(s, number, link.head, link.source)

    def antecedent(self, s: Sentence, head: Span, who: int) -> int | None:
        """ "a reply from Ann Lee, who said": a thing is no "who", the person named last before it is."""
        first, last = token_range(s, head)
        names = self.names_in((head.start, who))
        if not names or s.tags[core_end(s, first, last) - 1] not in "nL":
            return None
        if self.page.text[self.cast.names[names[-1]].span.end : who].strip(" ,"):
            return None
        return names[-1] if self.is_person(self.by_name(names[-1])) else None

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

    def labelled(self, label: str) -> Answer | None:
        """A label of initials, "JC:", stands for the one person who has them; "A:" for the one who is interviewed."""
        if not label.isupper() or len(label) > 4:
            return None
        if label == "Q":
            return NOBODY._replace(rule="question")
        if label == "A":
            return self.by_figure(self.interviewed[0], "interviewed", label) if len(self.interviewed) == 1 else NOBODY
        people = self.initials.get(label, ())
        return self.by_figure(people[0], "initials", label) if len(people) == 1 else None

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

    def phrase(self, s: Sentence, number: int, head: Span, whole: Span) -> Answer:
        """A noun phrase: by the name it holds, else as a description that may be tied to a name."""
        n = self.head_name(s, head)
        if n is not None:
            found = self.by_name(n)
            if found.kind is None and found.figure in self.things:
                return found._replace(kind=SpeakerKind.ORGANIZATION)  # "the newspaper Denik"
            if found.kind is None and found.figure is not None and self.page.text[head.start : head.start + 4].lower() == "the ":
                self.things.add(found.figure)  # "The Observer-Post says": no person
                return found._replace(kind=SpeakerKind.ORGANIZATION)
            return found._replace(kind=found.kind or SpeakerKind.PERSON)
        first, last = token_range(s, head)
        if first >= last:
            return NOBODY
        return self.nominal(s, number, first, core_end(s, first, last), last, whole)

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
            if any(tag in "pfwv" for tag in s.tags[start:first]) and s.tags[first - 1] not in "nRjLC":
                return None  # "the head of Apple", but "the head of research Peter Kim"
            noun = NOUN_AFTER.match(s.tags, last, token_range(s, head)[1])
            # "Helen Straker KC", but "the Leeds MP"
            lettered = s.tags[last : last + 1] == "T" and s.end(last) >= head.end and s.tags[start] != "D"
            if noun and not lettered:
                continue  # "Trump supporters", "the Clinton campaign", "Clinton economic advisers"
            return n
        return None

    def nominal(self, s: Sentence, number: int, first: int, k: int, last: int, whole: Span) -> Answer:
        """ "the mayor", "her lawyer", "a senior official", "police"."""
        noun = s.words[k - 1].lower()
        named = self.named_beside(s, k, whole)
        if named is not None:
            return named
        own = self.own_writing(s, number, first, k) if s.tags[k - 1] == "L" else None
        if own is not None:
            return own
        article = s.words[first].lower()
        plural = is_plural(noun)
        if s.paragraph == 0 and k == first + 1 and s.tags[first] == "R" and not plural:
            headed = self.introduced(number, noun, set(), headline=True)
            if headed is not None:
                return headed  # "Mayor says bridge is safe": a headline, above a story that names her
        if article in ("the", "that", "this", "our") and not plural:
            aged = s.tags[k : k + 2] == ",#"  # "The Rovers captain, 36, …" was named already
            fits = self.called(number, s, first, k, aged)
            if fits is not None:
                return fits
        if article in ("a", "an", "the") and not plural and s.tags[k - 1] == "R":
            modifiers = {word.lower() for word in s.words[first + 1 : k - 1]}
            introduced = self.introduced(number, noun, modifiers) if article != "the" or not self.answers(number) else None
            if introduced is not None:
                return introduced
        begin = first + 1 if article == "the" and first + 1 < last else first
        description = self.owned(s.starts[begin], s.end(self.phrase_end(s, last, whole) - 1))
        tag = s.tags[k - 1]
        kind = (
            SpeakerKind.DOCUMENT if tag == "L" else SpeakerKind.GROUP if plural or tag in "Cn#" else SpeakerKind.UNNAMED
        )
        found = Answer(description, kind, "description", noun, s.cover(min(begin, k - 1), k), None, gender_of(noun))
        if article == "the" and description.lower() == noun:
            before = self.described.get(noun)  # "One person close to the talks said …", the person said
            if before and before.words and not stands_between(self.page.text, noun, before.words.end, s.starts[first]):
                return before
        self.described[noun] = found
        return found

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

    def introduced(self, number: int, noun: str, modifiers: set[str], headline: bool = False) -> Answer | None:
        """ "The judge called it mad. Judge Charles Harris made his remarks …": named in the next sentence.

        Below a headline, "Ana Pohl, the mayor," will do, and one sentence more.
        """
        for s in self.page.sentences[number + 1 : number + (HEADED if headline else 1) + 1]:
            for n in self.names_in(s.span):
                if self.quoted[n] or not is_subject(s, self.cast.names[n].whole):
                    continue
                titles = [title.lower().split() for title in self.cast.names[n].titles]
                titled = any(noun in taken_up(words) and modifiers.issubset(words) for words in titles)
                tied = headline and any(tie.figure == self.cast.figure_of[n] for tie in self.ties.get(noun, ()))
                if titled or tied:
                    return self.by_name(n, "introduced")
        return None

    def named_beside(self, s: Sentence, k: int, whole: Span) -> Answer | None:
        """The name in the aside after a description: "his wife, Jane Doe,", "a spokesman for Halden, Bob Cole,"."""
        named = NAMED_ONLY.match(self.page.text, s.end(k - 1), s.span.end)
        for n in self.names_in((named.end(), named.end() + 1)) if named else ():
            return self.by_name(n, "appositive-name")._replace(kind=SpeakerKind.PERSON)
        _, end = token_range(s, Span(whole.end, whole.end))
        comma = s.tags.find(",", k, min(max(end, k + 1), len(s.tags)))
        if comma < 0 or comma + 1 >= len(s.starts) or any(tag in "XvVwQ" for tag in s.tags[k:comma]):
            return None
        calling = CALLING.match(s.tags, comma + 1)  # "another, pensioner Heino Laas,", "her teacher, the great Anatol Wirth,"
        at = calling.end() if calling else comma + 1
        for n in self.names_in((s.starts[at], s.span.end)):
            if self.cast.names[n].whole.start == s.starts[at]:
                found = self.by_name(n, "appositive-name")
                body = calling is not None and s.tags[at - 1] == "C" and found.kind is None  # "the rail operator NordLine"
                if found.kind in (None, SpeakerKind.PERSON) and not self.cast.names[n].place and not body:
                    return found._replace(kind=SpeakerKind.PERSON)
                if found.kind is SpeakerKind.ORGANIZATION and s.words[k - 1].lower() in BODIES:
                    return found  # "the drug's maker, Lysander Pharma, said"
            break
        return None

    def phrase_end(self, s: Sentence, last: int, whole: Span) -> int:
        """Where a description ends: "two people familiar with the matter", but no relative clause or aside."""
        _, end = token_range(s, Span(whole.end, whole.end))
        for k in range(last, end):
            if s.tags[k] in ",wh(-:QXvV":
                end = k
                break
        while s.tags[end - 1 : end] == "a":
            end -= 1  # "an NBC reporter later"
        return max(end, last)

    def own_writing(self, s: Sentence, number: int, first: int, k: int) -> Answer | None:
        """ "his post", "Mr. Cole's letter": whoever wrote it speaks."""
        own = s.words[first].lower() in POSSESSIVES  # "her Twitter account"
        for n in self.names_in(s.cover(first, k)) if not own else ():
            figure = self.cast.figures[self.cast.figure_of[n]]
            if figure.kind is SpeakerKind.ORGANIZATION and not figure.place and s.tags[k - 2] in "NT'":
                return self.by_name(n, "own-writing")  # "a Homeland Security memo"
        if s.words[k - 1].lower() not in OWN_WRITINGS:
            return None
        low = s.words[first].lower()
        if low in ("his", "her"):
            wanted = Gender.MALE if low == "his" else Gender.FEMALE
            found = self.in_view(lambda a: self.is_person(a) and self.gender_fits(a, wanted), number, PERSON_REACH)
            return found._replace(rule="own-writing", note=low) if found else None
        owner = s.tags.find("'", first, k)
        head = self.head_name(s, s.cover(first, owner)) if owner > first else None
        return self.by_name(head, "own-writing") if head is not None else None

    def called(self, number: int, s: Sentence, first: int, k: int, aged: bool = False) -> Answer | None:
        """The one figure that the article has called by the words before token `k`; None when none or several."""
        words = [word.lower() for word in s.words[first + 1 : k]]
        here = s.starts[first]
        noun = words[-1] if words else ""
        if noun in ("defendant", "accused") and len(self.accused) == 1:
            return self.by_figure(min(self.accused), "role", noun)
        if noun == "congresswoman":
            words = [*words[:-1], "congressman"]  # as titles are taken up
            noun = "congressman"
        within = [n for n in self.names_in(s.cover(first, k)) if not is_home(self.cast.names[n].words[0])]  # "the US firm"
        if noun in COMPANIES and within:
            body = self.by_name(within[-1])
            return body._replace(kind=SpeakerKind.ORGANIZATION) if self.is_thing(body) else None  # "the IF Metall union"
        nations = {PARTIES.get(w, w) for w in words[:-1] if w in lexicon.words("demonyms")}
        homes = {w for w in words[:-1] if w.capitalize() in lexicon.words("places")} if noun in STATESMEN else set()
        for key in dict.fromkeys((" ".join(words[-2:]), noun)):
            ties = [
                t
                for t in self.ties.get(key, ())
                if self.cast.names[self.cast.figures[t.figure].mentions[0]].span.start < here
            ]
            if nations:
                same = [t for t in ties if nations & {PARTIES.get(m, m) for m in t.modifiers}]
                ties = same or [t for t in ties if not t.modifiers & lexicon.words("demonyms")]
            ties = [t for t in ties if not (homes and self.is_from_elsewhere(t.figure, homes))]
            if homes and noun in PARTISANS:
                ties = [t for t in ties if t.modifiers & homes]  # "the Wisconsin Republican" is no "Republican Ana Pohl"
            if noun in lexicon.people_nouns("roles") and noun not in BODIES:
                ties = [t for t in ties if self.cast.figures[t.figure].kind is not SpeakerKind.ORGANIZATION]
            if "prime" in words:
                ties = [t for t in ties if "prime" in t.modifiers]  # "the prime minister" is not "Housing Minister Ana Pohl"
            if PAST & {*words}:
                ties = [t for t in ties if t.modifiers & PAST]  # "the former president" is not "President Obama"
            ties = [t for t in ties if t.modifiers & DEPUTIES == {*words} & DEPUTIES]  # no "shadow minister" is minister
            ties = [t for t in ties if not t.modifiers & PAST] or ties  # "the former mayor" is mayor no more
            figures = list(dict.fromkeys(t.figure for t in ties))
            if len(figures) == 1:
                return self.by_figure(figures[0], "role", key)
            if figures:
                found = self.in_view(lambda a: a.figure in figures, number, PERSON_REACH)
                if found:
                    return found._replace(rule="role-in-view", note=key)
        if noun == "leader" and nations:
            heads = {t.figure for key in HEADS_OF_STATE for t in self.ties.get(key, ()) if t.modifiers & nations}
            if len(heads) == 1 and self.began(min(heads)) < here:
                return self.by_figure(min(heads), "role", noun)  # "French President Jean Low … the French leader"
        if aged or self.is_epithet(s, first + 1, k):
            home = root(noun) if is_home(noun) else None
            found = self.renamed(number, s, first, gender_of(noun), home, homes)
            return found._replace(rule="epithet", note=noun) if found else None
        bodies = [f for f in self.bodies.get(noun, ()) if self.cast.names[self.cast.figures[f].mentions[0]].span.start < here]
        if len(bodies) == 1:
            return self.by_figure(bodies[0], "part-of-name", noun)
        if bodies:
            found = self.in_view(lambda a: a.figure in bodies, number, PERSON_REACH)
            return found._replace(rule="part-of-name", note=noun) if found else None
        if noun in COMPANIES:

            def fits(answer: Answer) -> bool:
                other = noun in FIRMS and not OTHER_BODIES.isdisjoint((answer.name or "").lower().split())
                return self.is_established(answer) and not other

            # "Shares in Lumora fell after the firm said": the one body that the sentence has named
            before = {
                self.cast.figure_of[n]: self.by_name(n)
                for n in self.names_in((s.span.start, s.starts[first]))
                if not self.quoted[n] and self.is_body_named(self.by_name(n)) and fits(self.by_name(n))
            }
            found = next(iter(before.values())) if len(before) == 1 else self.in_view(fits, number, THING_REACH)
            return (
                found._replace(kind=SpeakerKind.ORGANIZATION, rule="organisation-in-view", note=noun) if found else None
            )
        return None

    def is_epithet(self, s: Sentence, first: int, k: int) -> bool:
        """Whether a description takes up somebody just named: "the striker", "the Vermont senator", "the former aide"."""
        noun, before = s.words[k - 1].lower(), s.words[first : k - 1]
        if "'" in s.tags[first:k]:
            return False  # "the memo's author"
        noun = noun.removeprefix("ex-")
        if noun.endswith("-old") or noun in lexicon.words("demonyms") or noun in lexicon.words("epithets"):
            return True
        if noun in ("man", "woman") and s.tags[k - 2] == "N" or before[-1:] == ["number"]:
            return True  # "the Wasps man", "the British number one"
        return s.tags[k - 1] in "RT" and any(
            word in lexicon.words("places") or word.lower() in PAST or word.endswith("-old") for word in before
        )

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

    def began(self, f: int) -> int:
        """Where a figure is named first."""
        return self.cast.names[self.cast.figures[f].mentions[0]].span.start

    def renamed(
        self, number: int, s: Sentence, first: int, gender: Gender, home: str | None = None, homes: Set[str] = frozenset()
    ) -> Answer | None:
        """The person named last, before token `first`, as a subject; one of `home`, if that is told, or of `homes`."""

        def fits(answer: Answer) -> bool:
            known = answer.figure is not None and not (homes and self.is_from_elsewhere(answer.figure, homes))
            return known and self.is_person(answer) and self.gender_fits(answer, gender)

        if home is not None:  # "the Nebraskan" is Bill Low of Nebraska, and no man of Ohio
            here = s.starts[first]
            of = [f for f, roots in self.homes.items() if home in roots and self.began(f) < here]
            if len(of) == 1:
                return self.by_figure(of[0], "epithet", "")
            strangers = {f for f, roots in self.homes.items() if home not in roots}
            found = self.in_view(lambda a: a.figure not in strangers and fits(a), number, 3, strong=True)
            if found is not None:
                return found
        for n in self.names_in((s.span.start, s.starts[first])):
            aside = "-" in s.tags[self.tokens[n][1] : first]  # "In the note – sent to Tom Frost – the senator asks"
            if not self.quoted[n] and not aside and is_subject(s, self.cast.names[n].whole) and fits(self.by_name(n)):
                return self.by_name(n)
        aged = s.words[first:] and any(word.endswith("-old") for word in s.words[first : first + 4])
        return self.in_view(fits, number, 3, strong=True) or (self.in_view(fits, number, 3) if aged else None)

    def gender_fits(self, answer: Answer, wanted: Gender) -> bool:
        return Gender.UNKNOWN in (wanted, self.gender(answer)) or self.gender(answer) is wanted

    def is_thing(self, answer: Answer) -> bool:
        """Whether "it" or "the company" may stand for this candidate."""
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

    def joint(self, s: Sentence, number: int, link: Link) -> Answer:
        """ "Ann Lee and Bob Cole": each part by itself."""
        assert link.source is not None
        first, last = token_range(s, link.source)
        both = s.tags.find("c", first, last)
        if both > 0 and s.words[both] == "or" and s.tags[first] == "P":
            return NOBODY  # "he or she wrote"
        head = core_end(s, first, last)
        if s.tags[first] == "D" and s.tags[head - 1] == "R" and not is_plural(s.words[head - 1].lower()):
            if s.tags[both + 1] in "ajnRN" and s.tags[last - 1] == "R":
                # "the former first lady and senator" is one person
                return self.phrase(s, number, s.cover(first, both), s.cover(first, both))
        parts: list[Answer] = []
        at = first
        aside = s.tags.find(",", both, last) if both > 0 else -1  # "Ann Lee and Bob Cole, both nurses, said"
        last = aside if aside > 0 else last
        for k in range(first, last + 1):
            if k == last or s.tags[k] in ",c":
                # "author and activist Ana Pohl", "Stein's chief pollster and strategist Ana Pohl"
                role = s.tags[at:k].rpartition("'")[2].removeprefix("D")
                bare = role[-1:] == "R" and not role.strip("jnR") and s.tags[k + 1 : k + 2] != "D" and not is_plural(s.words[k - 1].lower())
                if k > at and not (bare and k < last):  # "author and activist Ana Pohl" is one person
                    span = s.cover(at, k)
                    parts.append(self.phrase(s, number, span, span))
                at = k + 1
        return self.together([part for part in parts if part.name])

    def together(self, parts: list[Answer]) -> Answer:
        if len(parts) < 2:
            return parts[0] if parts else NOBODY
        names = list(dict.fromkeys(part.name for part in parts if part.name))
        kinds = {part.kind for part in parts}
        surnames = {name.split()[-1] for name in names}
        if len(surnames) == 1 and len(names) == 2 and kinds == {SpeakerKind.PERSON}:
            joined = names[0].rsplit(" ", 1)[0] + " and " + names[1]  # Ben and Alice Thorpe
        else:
            joined = " and ".join(names)
        return Answer(joined, kinds.pop() if len(kinds) == 1 else SpeakerKind.GROUP, "joint", words=parts[0].words)

    def pronoun(self, s: Sentence, number: int, link: Link, low: str, earlier: list[Answer]) -> Answer:
        """ "he", "she", "it", "they", "her": the freshest candidate that agrees."""
        if low in FIRST:
            authors = list(dict.fromkeys(self.cast.figure_of[n] for n in self.bylines.values()))
            if low == "i" and len(authors) == 1:
                return self.by_figure(authors[0], "byline", low)
            return NOBODY._replace(rule="first-person")
        if low in HE or low in SHE:
            wanted = Gender.MALE if low in HE else Gender.FEMALE

            hearers = self.hearers(s, link)

            def agrees(answer: Answer) -> bool:
                return answer.figure not in hearers and self.is_person(answer) and self.gender_fits(answer, wanted)

            def fits(answer: Answer) -> bool:
                return agrees(answer) and not self.in_content(answer, link)

            found = self.same_sentence(s, link, fits)
            if found is None:  # "A driver said it was late, but he …"
                found = next((a for a in reversed(earlier) if a.kind is SpeakerKind.UNNAMED and agrees(a)), None)
            if found is None and link.source and s.starts[0] < link.source.start:  # "My mother is old, but she …"
                nominal = self.subject_nominal(s, number, {link.source.start})
                found = nominal if nominal is not None and nominal.rule == "description" and agrees(nominal) else None
            if found is None:
                other, subject = self.freshest(fits, number, PERSON_REACH), self.freshest(agrees, number, 2, strong=True)
                # who is named in the words does not say them, unless everybody else is far away
                far = subject is not None and (other is None or other.freshness < subject.freshness - FAR)
                found = subject.answer if subject and far else other.answer if other else None
            found = found or self.ahead(s, link, fits)
            if found is None and number < 2 and not self.about(link, wanted):
                found = self.next_sentences(number, fits)
            if found is None:
                return NOBODY
            if found.figure is not None:
                self.learned.setdefault(found.figure, wanted)
            return found._replace(
                kind=found.kind or SpeakerKind.PERSON,
                rule="pronoun" if found.rule != "cataphora" else found.rule,
                note=low,
            )
        if low in IT:
            if link.cue and link.cue[-1].of(self.page.text).rpartition(" ")[2] in ("read", "reads"):
                # only what is written reads: the email, not the department that sent it
                found = self.in_view(lambda a: a.kind is SpeakerKind.DOCUMENT, number, PERSON_REACH)
                return found._replace(rule="pronoun", note=low) if found else NOBODY
            found = next((a for a in reversed(earlier) if self.is_body(a)), None)
            found = found or self.same_sentence(s, link, self.is_body_named)
            found = found or self.in_view(lambda a: self.is_thing(a) and a.rule != "joint", number, THING_REACH)
            if found and found.figure is not None:
                self.things.add(found.figure)
            return (
                found._replace(kind=found.kind or SpeakerKind.ORGANIZATION, rule="pronoun", note=low)
                if found
                else NOBODY
            )

        def several(answer: Answer) -> bool:
            one = answer.rule == "description" and answer.note and not is_plural(answer.note)
            return answer.rule == "joint" or answer.kind is SpeakerKind.GROUP and not one

        found = self.in_view(lambda a: a.figure in self.neither, number, 3, strong=True) if self.neither else None
        found = found or self.in_view(several, number, THING_REACH)
        # one person of no known gender may be "they" too, but not one named beside the pronoun
        here = {self.cast.figure_of[n] for n in self.names_in(s.span)}

        def may_be_they(answer: Answer) -> bool:
            one = self.is_person(answer) or answer.figure in self.things  # "The Beatles said … They"
            return one and answer.figure not in here and self.gender(answer) is Gender.UNKNOWN

        found = found or self.in_view(may_be_they, number, 2, strong=True)
        return found._replace(rule="pronoun", note=low) if found else NOBODY

    def hearers(self, s: Sentence, link: Link) -> set[int]:
        """Whom it was told to, or said of: “…,” he told Ann Lee. They are not the one who speaks."""
        if not link.cue:
            return set()
        at = bisect_left(s.starts, link.cue[-1].end)
        cue = cue_of(link.cue[-1].of(self.page.text).rpartition(" ")[2])
        if at == len(s.words) or s.words[at].lower() not in OF_WHOM and not (cue and "addressee" in cue.frames):
            return set()
        names = self.names_in((link.cue[-1].end, min(link.cue[-1].end + 60, s.span.end)))
        return {self.cast.figure_of[n] for n in names if HEARER.fullmatch(s.tags, at, max(self.tokens[n][0], at))}

    def in_content(self, answer: Answer, link: Link) -> bool:
        """A name inside the quotation is not its speaker: “Frost was known to us,” he said."""
        if answer.figure is None or link.type is QuoteType.INDIRECT:
            return False
        return any(
            self.cast.figure_of[n] == answer.figure and self.quoted[n]
            for span in link.content
            for n in self.names_in(span)
        )

    def same_sentence(self, s: Sentence, link: Link, fits: Callable[[Answer], bool]) -> Answer | None:
        """The subject of an earlier clause of the sentence, or of the clause that a fronted one leads to."""
        assert link.source is not None
        before = [n for n in self.names_in((s.span.start, link.source.start)) if fits(self.by_name(n)) and not self.quoted[n]]
        subject = next((n for n in before if is_subject(s, self.cast.names[n].whole)), None)
        if subject is not None:
            sure = (n for n in before if self.gender(self.by_name(n)) is not Gender.UNKNOWN)
            known = self.gender(self.by_name(subject)) is not Gender.UNKNOWN
            return self.by_name(subject if known else next(sure, subject))  # "Chris Low called Ann Lee “late” when she …"
        if before and [word.lower() for word in s.words[:2]] == ["as", "for"]:
            return self.by_name(before[0])  # "As for Ban, he demurred"
        if before and self.tokens[before[0]][0] == 0 and s.tags[self.tokens[before[0]][1] :][:1] == "'":
            return self.by_name(before[0])  # "Stein's advice earned him a hearing, where he said"
        if s.tags[:2] == "sP" and s.words[1].lower() in FIRST and len({self.cast.figure_of[n] for n in before}) == 1:
            return self.by_name(before[0])  # "When I ask Stein, he laughs"
        low, at = link.source.of(self.page.text).lower(), token_range(s, link.source)[0]
        if any(tag == "P" and word.lower() == OTHER.get(low) for tag, word in zip(s.tags[:at], s.words)):
            # "For that she drew Stein's ire: he called her “weak”": he is the one man whom she has to do with
            others = {self.cast.figure_of[n]: n for n in before}
            if len(others) == 1:
                return self.by_name(next(iter(others.values())))
        fronted = s.tags[0] in "sgGv" or s.tags[0] == "p"
        return self.ahead(s, link, fits) if fronted and token_range(s, link.source)[0] < 4 else None

    def about(self, link: Link, gender: Gender) -> bool:
        """Whether the quoted words speak of a he or a she themselves: then the next name may be the one spoken of."""
        if link.type is not QuoteType.DIRECT:
            return False
        words = {word.lower() for span in link.content for word in span.of(self.page.text).split()}
        return bool(words & (HE if gender is Gender.MALE else SHE)) and "i" not in words

    def next_sentences(self, number: int, fits: Callable[[Answer], bool]) -> Answer | None:
        """A story may open with a pronoun: “…,” she laughs. But Tamsin Groves, now 44, …"""
        for s in self.page.sentences[number + 1 : number + 3]:
            for n in self.names_in(s.span):
                if not self.quoted[n] and is_subject(s, self.cast.names[n].whole) and fits(self.by_name(n)):
                    return self.by_name(n, "cataphora")
        return None

    def ahead(self, s: Sentence, link: Link, fits: Callable[[Answer], bool]) -> Answer | None:
        """ "Although he called it a pill, Miles Oduya said": the name comes after its pronoun."""
        assert link.source is not None
        for n in self.names_in((link.source.end, s.span.end)):
            if any(span.holds(self.cast.names[n].span) for span in link.content):
                continue  # "He said that Ann Lee knew it": not she
            if not self.quoted[n] and is_subject(s, self.cast.names[n].whole) and fits(self.by_name(n)):
                return self.by_name(n, "cataphora")
        return None


# "a woman who gave her name only as Mariam", "a neighbour, who asked to be identified as Mr. Low"
NAMED_ONLY = re.compile(
    r",? (?:[\w-]+ ){0,8}?(?:gave (?:his|her|their) (?:first )?name (?:only )?as|(?:identified|named)(?: only)? as"
    r"|identified (?:him|her)self (?:only )?as|known only as) (?:M[a-z]{1,2}\.? )?(?=[A-Z])"
)
NOUN_AFTER = re.compile(r"j*[nRCLTN]")
HEARER = re.compile(r"[pft]?D?[TRjn]{0,4}")
OF_WHOM = frozenset("of to about with against".split())
OPENERS = frozenset("PD#RCjcas")  # tags with which a sentence that names nobody may still bring somebody into view
BYLINE = re.compile(r"p[TN]{2,5}(?:[,cp|-][^XvVQ]{0,12})?[.]?$")
MAIN_PRONOUN = re.compile(r"(?:[ca],?)?(?:[pg][^QXvVP]{1,20},)?P")  # "After the vote, she left"
OPENING = re.compile(
    r"(?:[cas],?)?(?P<np>(?:[D#][ajnNTRCL#v']{0,6}|j?)[RCL](?:[pf][DjnNTR]{0,3}[nNRC])?)(?=[XvVa]|,(?!P))"
)

# what stands between two who are "they" from then on: "Ana Low, a Democrat, and Bob Cole"
PAIRED = re.compile(r"\s+and\s+|, [^,.;:“\"]{1,50}, and\s+")
CALLING = re.compile(r"D?[ajn]{0,3}(?:[RC](?=[TN])|(?<=[Dajn])(?=T)|(?<=D[aj])(?=N))")

OWN_KIN = re.compile(r"DR(?![,']|(?:c[jn]?[RC])?[TN])")  # but "her friend and publisher Angus Baird"
POSSESSIVES = frozenset("his her their my our your its".split())
DEPUTIES = frozenset("shadow deputy vice".split())
PAST = frozenset("former ex ex- late then previous onetime one-time".split())
BODIES = frozenset(
    """maker owner operator developer publisher supplier parent rival competitor partner sponsor employer landlord client
    contractor customer lender""".split()
)
FIRMS = frozenset("company firm business retailer manufacturer maker startup start-up supplier".split())
# Words in the names of bodies that are no companies, or are spoken of as something else.
OTHER_BODIES = frozenset(
    """bank union university college council police party ministry department court hospital association committee
    commission parliament office times post reuters league institute school""".split()
)
COMPANIES = frozenset(
    """company firm group business club team agency charity bank retailer manufacturer start-up startup organisation
    organization union association airline newspaper paper magazine network broadcaster lender insurer operator chain
    supermarket brand watchdog regulator lobby maker carmaker drugmaker chipmaker supplier giant carrier utility brewer
    grocer studio label bookmaker miner builder housebuilder shipbuilder planemaker distiller telco exchange""".split()
)

NEITHER = re.compile(r"non-?binary|they/them|gender-?fluid")
BENCH = re.compile(r",? \(?[RDI]-([A-Z][\w.]+)")  # "Joni Ernst, R-Iowa", "Dale Low (D-N.M.)"
CORE_OF = re.compile(CORE)


def core_end(s: Sentence, first: int, last: int) -> int:
    match = CORE_OF.match(s.tags, first, last)
    return match.end() if match else last


def token_range(s: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    return bisect_left(s.starts, span[0]), bisect_left(s.starts, span[1])


def stands_between(text: str, noun: str, start: int, end: int) -> bool:
    """Whether a noun stands between two places; from one end of a long text to the other it is soon found."""
    piece = 2_000
    return any(noun in text[at : min(at + piece + len(noun), end)].lower() for at in range(start, end, piece))


def is_subject(s: Sentence, span: Span) -> bool:
    """Whether a name begins a clause."""
    return begins_clause(s, *token_range(s, span))


def begins_clause(s: Sentence, first: int, last: int) -> bool:
    """Whether a name of these tokens begins a clause: nothing governs it, and a verb or an aside follows."""
    if first >= len(s.tags):
        return False
    while s.tags[last : last + 1] == "T":
        last += 1  # "Judge Charles Harris QC"
    if s.words[last : last + 1] and s.words[last].lower() in THEMSELVES:
        last += 1  # "Ana Pohl herself was modest"
    before = s.tags[first - 1] if first else "^"
    after = s.tags[last : last + 1]
    if before == "'" and (after in ("X", "v", "V") or s.tags[last : last + 2] == ",w") and NAMED_AFTER_OWNER.match(s.tags, 0, last):
        return True  # "The Fabian Society's Sundar Katwala said"
    if first == 1 and s.words[0] == "For" and (after == "," or s.words[last : last + 1] == ["there"]):
        return True  # "For Ann Low, a retiree, it was late.", "For Ann Low there was no time."
    if before == "V" and first > 1 and after in ("X", "v", "V", "a"):
        return True  # "aides say Ann Lee advises him"
    if before in "pf'XtG" or before in "vV" and s.tags[max(0, first - 2)] not in "Q,":
        return False
    if before == "," and after == "," and APPOSED.match(s.tags, 0, first):
        return True  # "the director, James Low, recommended"
    if after == "," and s.tags[0] == "p" and s.tags[last + 1 : last + 2] in ("N", "T"):
        return False  # "On another tough man, Tom Frost, Otto Stein said"
    if before == "," and after == ",":
        return "N" not in s.tags[: first - 1] and "T" not in s.tags[: first - 1]  # one of a list
    if after == "'":
        return s.words[last] in ("’s", "'s") and s.tags[last + 1 : last + 2] in ("v", "a")
    if before == "c" and after == "," and first > 1:
        return False
    if after == "p":
        return first == 0  # "Dan Lee at the Kestrel Review agreed"
    return after in ("X", "v", "V", "a", ",", "c", "(", "s", "-", ":", "d", "f")


THEMSELVES = frozenset("himself herself itself themselves".split())
APPOSED = regex.compile(r"(?r)(?<![^,;:sch-])D[jnNRCL'#]{0,6}[RC],")
NAMED_AFTER_OWNER = regex.compile(r"(?r)'[TR]{0,2}[TN]*N")


def roles_beside(s: Sentence, first: int, last: int) -> list[tuple[str, frozenset[str]]]:
    """Role nouns right before a name ("farmer Ilse Brandt") or in the aside after it, with modifiers."""
    found: list[tuple[str, frozenset[str]]] = []
    k = first
    while k > 0 and s.tags[k - 1] in "RCnjN" and first - k < 5:
        k -= 1
    if k < first:
        found += roles_among(s, k, first)
    ahead = APPOSED.match(s.tags, 0, first) if s.tags[last : last + 1] == "," else None
    if ahead:  # "her father, Anxo, died"
        found += roles_among(s, max(ahead.start(), s.tags.rfind("'", 0, first)) + 1, first - 1)
    if s.tags[last : last + 1] == ",":
        hit = ASIDE.match(s.tags, last + 1)
        if hit:
            found += roles_among(s, max(last, s.tags.rfind("'", last, hit.end())) + 1, hit.end())
    return found


ASIDE = re.compile(r"D?[ajnNTRCL#']{0,8}[RC](?:c[jnNTRCL']{0,5}[RC])?")


def roles_among(s: Sentence, first: int, last: int) -> list[tuple[str, frozenset[str]]]:
    words = [word.lower() for word in s.words[first:last]]
    modifiers = frozenset(words)
    out = [(w, modifiers) for w, tag in zip(words, s.tags[first:last]) if tag in "RC"]
    if len(words) > 1 and s.tags[last - 1] in "RC":
        out.append((" ".join(words[-2:]), modifiers))
    return out


SHORT_TITLES = {
    "representative": "congressman", "congresswoman": "congressman",
    "justice": "judge", "lord": "peer", "baroness": "peer",
    "sen": "senator", "rep": "congressman", "gov": "governor", "dr": "doctor", "prof": "professor", "lt. gov": "governor",
    "gen": "general", "pm": "minister", "mp": "mp", "rev": "reverend", "sgt": "sergeant", "capt": "captain", "col": "colonel",
}  # fmt: skip


def taken_up(words: list[str]) -> list[str]:
    """The nouns by which a title is taken up again: "Prime Minister" → minister, "Sen." → senator."""
    bare = [word.rstrip(".") for word in words]
    last = SHORT_TITLES.get(bare[-1], bare[-1])
    both = " ".join([*bare[:-1], last][-2:])
    rank = ["detective"] if bare[0] == "detective" else []
    return [last, *rank] + ([both] if len(bare) > 1 else []) + (["premier", "pm"] if both == "prime minister" else [])


HEADS_OF_STATE = ("president", "premier", "chancellor", "taoiseach")
PARTISANS = frozenset("republican democrat lawmaker legislator".split())
STATESMEN = PARTISANS | frozenset("senator congressman congresswoman representative governor".split())  # of one state each
PARTIES = {"tory": "conservative", "gop": "republican", "dem": "democrat"}  # what parties are called as well
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


def is_plural(noun: str) -> bool:
    for name in ("roles", "kin"):
        entry = lexicon.people_nouns(name).get(noun)
        if entry:
            return entry[1] == "pl"
    group = lexicon.entries("groups").get(noun)
    if group:
        return group[0] == "pl"
    return noun.endswith("s") and not noun.endswith(("ss", "us"))


def ordinary(name: str) -> bool:
    """Whether a name of several words is made of ordinary words alone: "Loan Executive"."""
    return " " in name and all(map(is_word, name.split()))


def gender_of(noun: str) -> Gender:
    for name in ("roles", "kin"):
        entry = lexicon.people_nouns(name).get(noun)
        if entry and entry[0] in ("f", "m"):
            return Gender(entry[0])
    return Gender.UNKNOWN
