"""A report in the making: a cue verb with its source, before its content is known."""

from __future__ import annotations

import re

import regex

from quotes import lexicon
from quotes.linking.contents import bare_end, cue_of, main_clause
from quotes.linking.links import Link, is_title, make
from quotes.linking.sources import BE, Source
from quotes.model import Stance
from quotes.text.page import Page
from quotes.text.words import Sentence

# what stands before a clause that comes before the main one: nothing, "Last month,", "…, and"
OPENS = regex.compile(r"(?r)[-;:]|(?:^|,)c|^[^XvVGgQ,]{0,12},?")
NEGATIONS = frozenset(
    "not never n't neither nor no cannot refused refuses refuse declined declines decline declining".split()
)


KEEPING = frozenset("keep keeps kept start starts started begin begins began".split())


class Report:
    """A cue verb with its source, before its content is known. Places are tokens of the sentence `s`.

    What the rules ask again and again is worked out once, when the report is made.
    """

    def __init__(
        self,
        page: Page,
        number: int,  # of the sentence
        s: Sentence,
        cue: lexicon.Cue,
        first: int,  # where the verb group begins: "has repeatedly said"
        verb: int,  # the cue verb itself
        after: int,  # after the verb and its particle: "pointed out"
        source: Source,
        inverted: bool,  # “…,” said X
    ) -> None:
        self.page, self.number, self.s = page, number, s
        self.cue, self.frames = cue, cue.frames
        self.first, self.verb, self.after = first, verb, after
        self.source, self.inverted = source, inverted
        if self.is_heard:
            self.frames = self.frames - {"weak"} | {"clause"}  # "the inquest heard the man had been alone"
        self.is_gerund = s.tags[verb] == "G" and (BE | KEEPING).isdisjoint(self.group)  # but "she was saying", "kept saying"
        # a participle before its subject: "Dismissing it as “a toy”, Lindh said"
        self.is_fronted = not inverted and source.first > verb
        # where the attribution begins and ends; content may stand on either side
        self.left = first if inverted else min(first, source.first)
        self.right = source.last if inverted else after
        self.high = self.end_of_content()

    @property
    def is_heard(self) -> bool:
        """Whether the subject is a body that listened: "the court heard that …", “…”, jury told (a headline)."""
        last = self.source.head_last - 1
        listened = self.s.tags[last] == "C" or self.s.words[last].lower() in LISTENERS
        if not listened or self.inverted:
            return False
        return self.cue.base == "hear" or self.s.words[self.verb] == "told" and self.s.tags[self.after :] in ("", ".")

    def end_of_content(self) -> int:
        """Where content to the right must end."""
        if self.is_fronted:
            return bare_end(self.s.tags, self.source.first)
        high, before = len(self.s.tags), skip_occasion(self.s.tags, self.source.first) - 1
        opening = self.s.tags[before : before + 1] == "s" or before == 0 and self.s.words[0] == "Where"
        fronted = not self.inverted and before >= 0 and opening and OPENS.match(self.s.tags, 0, before) is not None
        if fronted and (self.s.words[before].lower() != "as" or "quote" not in self.frames):  # but "as Pohl put it, …"
            return main_clause(self.s, self.after, high)
        label = LABEL_BEHIND.search(self.s.tags, self.right) if ":Q" in self.s.tags else None
        return label.start() if label else high

    @property
    def group(self) -> list[str]:
        """The words of the verb group before the verb."""
        return [word.lower() for word in self.s.words[self.first : self.verb]]

    def link(self, rule: str, pieces: list[tuple[int, int]], how: str = "nothing") -> Link | None:
        pieces = [*pieces[:-1], (pieces[-1][0], without_programme(self.page, self.s, *pieces[-1]))]
        quoted = how == "quote" or "Q" in self.s.tags[pieces[0][0] : pieces[0][1]]
        stance = stance_of(self, "quote" if quoted and how != "wh" else how)
        source = None if self.is_heard else self.source
        if source is not None and source.rule == "relative":
            source = source._replace(first=source.last - 1)  # "Pohl, who said": the words are "who"
        return make(self.page, self.number, self.s, rule, source, [(self.cue_start, self.cue_end)], pieces, stance)

    @property
    def cue_start(self) -> int:
        """ "to say", "is trying to say", "responded by saying" are one cue: annotators have it so nine times of ten."""
        lead = LEAD.match(self.s.tags, 0, self.first)
        by = lead is not None and self.s.tags[self.first - 1] == "p"
        return lead.start() if lead and (not by or self.s.words[self.first - 1] == "by") else self.first

    @property
    def cue_end(self) -> int:
        """ "said in a statement", "wrote on Facebook", "said Friday", "said repeatedly" are one cue, as annotators have it more often than not."""
        at = self.after
        occasion = OCCASION.match(self.s.tags, at)
        if occasion and self.s.words[occasion.end() - 1].lower() in WRITTEN_IN.get(self.cue.base, ("statement",)):
            return occasion.end()
        manner = MANNER.match(self.s.tags, at)
        if manner and self.s.words[at] == "with":
            return manner.end()  # "said with a smile"
        when = ADVERBIAL.match(self.s.tags, at)
        return at + (when is not None and (when.group() == "d" or self.s.words[at] not in SENTENCE_ADVERBS))


def without_programme(page: Page, s: Sentence, a: int, b: int) -> int:
    """Where content ends, the programme or the book left out: "that he has won on Monday’s “Breakfast with Ana.”" """
    return min(aired_on(page, s, a + 1, b - 1), b)


def aired_on(page: Page, s: Sentence, low: int, q: int) -> int:
    """Where "on Monday’s “Breakfast with Ana”" begins, whose title is token `q`; behind it where nothing is called so."""
    aired = AIRED.match(s.tags, low, q + 1) if s.tags[q : q + 1] == "Q" and is_title(page, s, q) else None
    if aired is None:
        return q + 1
    words = {word.lower() for word in s.words[aired.start() : q]}
    return aired.start() if "d'" in aired.group() or not AIRINGS.isdisjoint(words) else q + 1


AIRED = regex.compile(r"(?r),?p[^XvVGghwsc,;:Q]{1,14},?Q")
AIRINGS = frozenset(
    """broadcast show program programme podcast edition episode interview appearance series documentary film song album ad
    book memoir autobiography newsletter pseudonym alias name""".split()
)
LABEL_BEHIND = re.compile(r"-[TN]{1,5}:Q")  # "Polls agree – Ana Pohl: “…”"
SENTENCE_ADVERBS = frozenset("however too also instead meanwhile though nonetheless nevertheless otherwise".split())


def skip_occasion(tags: str, first: int) -> int:
    """Step back over "in May", which may stand between "although" and its subject."""
    occasion = WHEN.match(tags, 0, first)
    return occasion.start() if occasion else first


WHEN = regex.compile(r"(?r)(?<=s)p[DNdn#j]{1,4},?")
LISTENERS = frozenset("jurors magistrates councillors court inquest tribunal inquiry jury committee hearing trial".split())
LEAD = regex.compile(r"(?r)(?:[aX]*g)?t|(?<![Xa])[vV]a?p")
ADVERBIAL = re.compile(r"d(?![d'])|a(?=[h:.|]|,?Q|$)")
OCCASION = re.compile(r"pDj{0,2}[nLR]|pN(?!N)")
WRITTEN_IN: dict[str, tuple[str, ...]] = dict.fromkeys(("write", "post"), ("statement", "twitter", "facebook", "instagram"))
MANNER = re.compile(r"pDj{0,2}n(?=[.,:Q]|$)")


def read_cue(s: Sentence, i: int) -> tuple[lexicon.Cue | None, int]:
    """The cue at token `i`, with its particle if it has one, and the token after it."""
    if i + 1 < len(s.words) and s.words[i].lower() in lexicon.phrasal():
        for at in (i + 1, i + 2) if s.tags[i + 1 : i + 3] in ("dp", "ap") else (i + 1,):  # "called again for"
            cue = cue_of(f"{s.words[i]} {s.words[at]}")
            if cue is not None:
                return cue, at + 1
    return cue_of(s.words[i]), i + 1


def parenthetic(report: Report) -> bool:
    """Whether source and cue stand between commas."""
    tags = report.s.tags
    return tags[report.left - 1 : report.left] in (",", "Q") and tags[report.right : report.right + 1] == ","


def stance_of(report: Report, how: str) -> Stance:
    """What the source did with the content: said it, denied it, did not say it, asked it."""
    words = [word.replace("’", "'") for word in report.group]
    negated = any(word in NEGATIONS or word.endswith("n't") for word in words)
    negated = negated or report.s.words[report.source.first].lower() == "neither"
    negated = negated or "yet to" in " ".join(words)  # "has yet to say"
    nor = report.source.first - 2  # "nor has he said"
    negated = negated or nor >= 0 and report.s.tags[nor + 1] == "X" and report.s.words[nor].lower() in ("nor", "neither")
    if "deny" in report.frames:
        return Stance.ASSERTED if negated else Stance.DENIED
    if negated:
        return Stance.UNSAID
    if "ask" in report.frames and how != "quote" or how == "wh" and report.cue.base == "know":
        return Stance.ASKED  # "asked whether", "wanted to know why"
    return Stance.ASSERTED
