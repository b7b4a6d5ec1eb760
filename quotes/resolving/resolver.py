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
from itertools import pairwise

from quotes import lexicon
from quotes.linking.links import Link
from quotes.model import Gender, Span, SpeakerKind, Stance
from quotes.resolving.answers import NOBODY, Answer, Candidate
from quotes.resolving.cast import Cast, Told
from quotes.resolving.clauses import begins_clause, core_end, gender_of, is_plural, ordinary, token_range
from quotes.resolving.descriptions import OTHER, POSSESSIVES, joint, phrase, subject_nominal, together
from quotes.resolving.pronouns import hearers, pronoun
from quotes.resolving.reader import HE, PRONOUNS, SHE, Reader
from quotes.text.page import Page
from quotes.text.words import Sentence

ASKER = 1.0  # sentences by which who asked is staler than who may answer
INNER = 0.5  # sentences by which who speaks inside a report is staler than who reports
WEAK = 1.5  # sentences by which an object or a possessor is staler than a subject


def resolve(page: Page, cast: Cast, links: tuple[Link, ...]) -> list[Answer]:
    """One answer a link, in the order of the links."""
    reader = Reader(page, cast)
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for k, link in enumerate(links):
        by_sentence[link.sentence].append(k)
    answers: list[Answer] = [NOBODY] * len(links)
    for number in range(len(page.sentences)):
        if number not in by_sentence:
            leave(reader, number, [])
            continue
        here = sorted(by_sentence[number], key=lambda k: links[k].source or links[k].content[0])
        earlier: list[Answer] = []
        for k in here:
            if links[k].follows is None:
                answers[k] = answer(reader, number, links[k], earlier)
                earlier.append(answers[k])
        leave(reader, number, [(links[k], answers[k]) for k in here])
    for k, link in enumerate(links):
        if link.follows is not None:
            answers[k] = follow(links, answers, k)
    return answers


def told_by_pronouns(page: Page) -> dict[int, Told]:
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


# What one has said: "They had listened to Stein's speech. He called it late."
WORDS = frozenset("statement speech address testimony remarks comments interview keynote sermon lecture letter".split())


def has_words(s: Sentence, last: int) -> bool:
    """Whether the name that ends before token `last` owns words: "Stein's statement on Monday"."""
    if s.tags[last : last + 1] != "'":
        return False
    until = next((k for k in range(last + 1, len(s.tags)) if s.tags[k] not in "jnRLCTN#"), len(s.tags))
    return until > last + 1 and s.words[until - 1].lower() in WORDS


OPENERS = frozenset("PD#RCjcas")  # tags with which a sentence that names nobody may still bring somebody into view
# what stands between two who are "they" from then on: "Ana Low, a Democrat, and Bob Cole"
PAIRED = re.compile(r"\s+and\s+|, [^,.;:“\"]{1,50}, and\s+")
OWN_KIN = re.compile(r"DR(?![,']|(?:c[jn]?[RC])?[TN])")  # but "her friend and publisher Angus Baird"


def leave(reader: Reader, number: int, found: list[tuple[Link, Answer]]) -> None:
    """After a sentence: its subjects and its speakers are in view, and its other names less so."""
    if number in reader.bylines:
        return
    s = reader.page.sentences[number]
    here = reader.here[number]
    if not found and not here and s.tags[:1] not in OPENERS:
        return
    nominal = subject_nominal(reader, s, number, {link.source.start for link, _ in found if link.source})
    if s.tags[:3] == "PXN":
        nominal = None  # "She is Ann Lee": whom we did not know
    names = [n for n in here if not reader.quoted[n]]
    subjects: list[int] = []
    for order, n in enumerate(names):
        first, last = reader.tokens[n]
        subject = begins_clause(s, first, last) or first == 2 and s.tags[:2] == "PX"  # "She is Ann Lee"
        whose = has_words(s, last)
        # the subject of a fronted "after Mary Smith resigned,", "after her aide, Bob Cole, left," yields to that of the main
        aside = s.tags[:1] == "s" and s.tags[max(first - 1, 0)] == "," and s.tags[last : last + 1] == ","
        fronted = 0.2 if subject and (aside or s.tags[max(first - 1, 0)] == "s") else 0.0
        fresh = (number + 0.5 - fronted if subject or whose else number - WEAK) - order * 0.01
        reader.view.append(Candidate(fresh, reader.by_name(n), not subject))
        if subject:
            subjects.append(n)
    for hit in OWN_KIN.finditer(s.tags) if "DR" in s.tags else ():
        noun = s.words[hit.end() - 1].lower()
        if noun in lexicon.people_nouns("kin") and not is_plural(noun) and s.words[hit.start()].lower() in POSSESSIVES:
            kin = s.cover(hit.start(), hit.end())  # "with her father. He nodded."
            tied = {tie.figure for tie in reader.ties.get(noun, ())}
            who = Answer(kin.of(reader.page.text), SpeakerKind.UNNAMED, "description", noun, kin, None, gender_of(noun))
            who = reader.by_figure(tied.pop(), "role", noun) if len(tied) == 1 else who
            reader.view.append(Candidate(number, who, True))
    people = [n for n in names if not reader.cast.figures[reader.cast.figure_of[n]].place] if len(names) > 1 else []
    for one, two in pairwise(people):
        between = reader.page.text[reader.cast.names[one].span.end : reader.cast.names[two].whole.start]
        if PAIRED.fullmatch(between) and (one in subjects or two in subjects):
            both = together(reader, [reader.by_name(one), reader.by_name(two)])
            reader.view.append(Candidate(number + 0.5, both))
    if nominal is not None:
        if nominal.figure is not None and nominal.rule == "appositive-name":
            reader.spoke.add(nominal.figure)  # "Their son, Theo," is a person
        reader.view.append(Candidate(number + 0.5 - (0.2 if s.tags[0] == "s" else 0.0), nominal))
    for link, answer in found:
        named = answer.rule in ("name", "appositive-name")
        if named and answer.figure is not None and not ordinary(answer.name or ""):
            reader.spoke.add(answer.figure)
        if link.stance is Stance.DENIED and answer.figure is not None and reader.is_person(answer):
            reader.accused.add(answer.figure)
        if answer.name is not None and link.source is not None:
            # a spokeswoman, though she has no name, is she from then on; an official need not be
            told = 0.4 if answer.gender is not Gender.UNKNOWN or is_new(reader, s, number, link.source) else 1.5
            stale = told if answer.rule == "description" else 0.5 if link.rule == "passive-by" else 0.0
            later = (n for n in subjects if reader.cast.names[n].span.start > link.source.start)
            if s.tags[0] == "s" and any(reader.cast.figure_of[n] != answer.figure for n in later):
                stale += INNER  # "When Rush said it was late, Low laughed. “…,” he said"
            stale += ASKER if link.stance is Stance.ASKED else 0.0  # the answer is another's
            stale += INNER if any(span.holds(link.source) for other, _ in found for span in other.content) else 0.0
            reader.view.append(Candidate(number + 0.8 - stale, answer))
        if link.stance is Stance.ASKED:
            for f in sorted(hearers(reader, s, link)):  # "Pohl asked Stein whether it was late. “Sure,” he said."
                reader.view.append(Candidate(number + 0.7, reader.by_figure(f, "name", ""), True))
    if len(reader.view) > 400:
        reader.view = reader.view[-100:]


def is_new(reader: Reader, s: Sentence, number: int, source: Span) -> bool:
    """Whether somebody unnamed comes in where the paragraph has named nobody: "A trustee said it was late. “…,” he said"."""
    if source.of(reader.page.text).split(None, 1)[0].lower().strip(",") not in ("a", "an", "one", "another"):
        return False
    for k in range(number, -1, -1):
        if reader.page.sentences[k].paragraph != s.paragraph:
            break
        if any(reader.is_person(reader.by_name(n)) for n in reader.here[k]):
            return False
    return True


def answer(reader: Reader, number: int, link: Link, earlier: list[Answer]) -> Answer:
    """The speaker of one link; `earlier` are those before it in the sentence."""
    s = reader.page.sentences[number]
    if link.source is None or link.head is None:
        return NOBODY
    low = link.head.of(reader.page.text).lower().strip()
    if link.rule == "transcript":
        known = labelled(reader, link.head.of(reader.page.text).strip())
        if known is not None:
            return known
    if low in PRONOUNS:
        return pronoun(reader, s, number, link, low, earlier)
    if link.found == "joint":
        return joint(reader, s, number, link)
    if link.found == "relative" and link.source.of(reader.page.text).lower() == "who":
        n = antecedent(reader, s, link.head, link.source.start)
        if n is not None:
            return reader.by_name(n)
    return phrase(reader, s, number, link.head, link.source)


def antecedent(reader: Reader, s: Sentence, head: Span, who: int) -> int | None:
    """ "a reply from Ann Lee, who said": a thing is no "who", the person named last before it is."""
    first, last = token_range(s, head)
    names = reader.names_in((head.start, who))
    if not names or s.tags[core_end(s, first, last) - 1] not in "nL":
        return None
    if reader.page.text[reader.cast.names[names[-1]].span.end : who].strip(" ,"):
        return None
    return names[-1] if reader.is_person(reader.by_name(names[-1])) else None


def labelled(reader: Reader, label: str) -> Answer | None:
    """A label of initials, "JC:", stands for the one person who has them; "A:" for the one who is interviewed."""
    if not label.isupper() or len(label) > 4:
        return None
    if label == "Q":
        return NOBODY._replace(rule="question")
    if label == "A":
        return reader.by_figure(reader.interviewed[0], "interviewed", label) if len(reader.interviewed) == 1 else NOBODY
    people = reader.initials.get(label, ())
    return reader.by_figure(people[0], "initials", label) if len(people) == 1 else None
