"""Page → links: which words were said, by whom in the text, and by which rule we know.

Reports are found cue by cue: a cue verb names its source to the left or right, and its content lies
around both. Reports without a verb are read in `phrases.py`; quotations that no cue claims are left
to `orphans.py`.
"""

from __future__ import annotations

import re

import regex

from quotes import lexicon
from quotes.linking.contents import (
    FRONTED,
    SURELY,
    Start,
    bare_end,
    content_end,
    content_start,
    cue_frames,
    cue_of,
    main_clause,
    object_end,
    opens_clause,
)
from quotes.linking.links import NAMING, Link, is_title, make
from quotes.linking.phrases import phrase_reports
from quotes.linking.settle import settle
from quotes.linking.sources import (
    BE,
    BEFORE,
    CORE,
    OWN_WRITINGS,
    PHRASE,
    VERB,
    WINDOW,
    Source,
    adding,
    beside,
    can_speak,
    fronted_participle,
    head_end,
    is_place,
    issuer,
    shared_subject,
    skip_adjuncts_left,
    source_after,
    source_before,
    verb_group,
)
from quotes.model import QuoteType, Stance
from quotes.text.page import Page
from quotes.text.words import Sentence

# what stands before a clause that comes before the main one: nothing, "Last month,", "…, and"
OPENS = regex.compile(r"(?r)[-;:]|(?:^|,)c|^[^XvVGgQ,]{0,12},?")
NO_COMMENT = frozenset("comment respond reply answer elaborate speak discuss talk".split())
SOMEONE = frozenset("someone somebody anyone anybody everyone everybody".split())
MIGHT = frozenset("might may could should".split())
SUPPOSING = frozenset("if whether unless".split())
NEGATIONS = frozenset(
    "not never n't neither nor no cannot refused refuses refuse declined declines decline declining".split()
)
CUE = re.compile(r"[VG]")


def cued(page: Page) -> list[Link]:
    """All links that a cue makes, one answer a content."""
    links: list[Link] = []
    for number in range(len(page.sentences)):
        links += settle(page, reports(page, number))
    return links


# ---------------------------------------------------------------- reports: a cue in its sentence


def reports(page: Page, number: int) -> list[Link]:
    s = page.sentences[number]
    found = [verb_report(page, number, s, hit.start()) for hit in CUE.finditer(s.tags)]
    return [link for link in found if link is not None] + phrase_reports(page, number, s)


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
        self.is_gerund = s.tags[verb] == "G" and BE.isdisjoint(self.group)  # but "she was saying"
        # a participle before its subject: "Dismissing it as “a toy”, Lindh said"
        self.is_fronted = not inverted and source.first > verb
        # where the attribution begins and ends; content may stand on either side
        self.left = first if inverted else min(first, source.first)
        self.right = source.last if inverted else after
        self.high = self.end_of_content()

    @property
    def is_heard(self) -> bool:
        """Whether the subject is a body that listened: "the court heard that …", “…”, jury told (a headline)."""
        listened = self.s.tags[self.source.head_last - 1] == "C" or self.s.words[self.source.head_last - 1] in LISTENERS
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
        return make(self.page, self.number, self.s, rule, source, [(self.first, self.cue_end)], pieces, stance)

    @property
    def cue_end(self) -> int:
        """ "said in a statement", "said Friday", "said repeatedly" are one cue, as annotators have it more often than not."""
        at = self.after
        occasion = OCCASION.match(self.s.tags, at)
        if occasion and self.s.words[occasion.end() - 1].lower() == "statement":
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
LISTENERS = frozenset("jurors magistrates councillors".split())
ADVERBIAL = re.compile(r"d(?![d'])|a(?=[h:.|]|,?Q|$)")
OCCASION = re.compile(r"pDj{0,2}[nLR]")
MANNER = re.compile(r"pDj{0,2}n(?=[.,:Q]|$)")


def verb_report(page: Page, number: int, s: Sentence, i: int) -> Link | None:
    """The report whose cue verb is token `i`."""
    cue, after = read_cue(s, i)
    if cue is None:
        return None
    first = verb_group(s, 0, i)
    if s.tags[i] == "G" and SEEN.match(s.tags, 0, first) and s.words[first - 1].lower() in PERCEIVED:
        first = verb_group(s, 0, first - 1)
    quoted = quoted_as_saying(page, number, s, cue, first, i)
    if quoted is not None:
        return quoted
    group = [word.lower() for word in s.words[first:i]]
    if cue.form in ("past", "participle"):
        helpers = zip(reversed(group), reversed(s.tags[first:i])) if group else ()
        last = next((word for word, tag in helpers if tag not in "aVG"), "")
        if last in BE and not is_has(s, i, last) or "ask" in cue.frames and ASKED.search(s.tags[:first]):
            return passive_report(page, number, s, cue, first, i)
        if s.words[after : after + 1] == ["by"] and s.words[i - 1].lower() == "as" and i == 1:
            return as_reported(page, number, s, i)
        if s.words[after : after + 1] == ["by"] and s.tags[after + 1 : after + 2] not in ("n", "L"):
            return None  # "the price announced by the Centre", but "said by telephone"
        if first == i and cue.base in APPEARS and s.tags.startswith(("p", "d", "jd"), after) and s.tags[i - 1 : i] in ("n", "L"):
            return None  # "in an interview published on Monday", "a poll released last week by"
    issued = issuer(s, first, i)
    source, inverted = (issued[0], False) if issued else find_source(page, number, s, cue, first, i, after)
    first = issued[1] if issued else first
    source = parted_subject(s, source, first, after) if source and not inverted else source
    if source is None or not can_speak(s, source):
        return None
    if source.last == first and s.tags.startswith(("t", "at"), first):
        return None  # "warned MPs not to call it “mad”": they are told to
    if cue.base in NOT_SAID and NOT_SAID[cue.base] in s.words[after : after + 2]:
        return None
    if s.tags[i - 1] == "N" and s.words[after : after + 1] == ["by"] and s.words[i] in lexicon.words("documents"):
        return None  # "a Twitter post by Ana Pohl"
    if "j" in s.tags[first:i] and s.words[source.head_first].lower() == "it":
        return None  # "It is safe to say that"
    if s.words[i] == "say" and s.tags[i - 1 : i + 2] == ",V,":
        return None  # "no better than, say, the old plan"
    if s.tags[i] == "G" and s.words[first - 1 : first] == ["without"]:
        return None  # "ordered tea without asking what I want"
    if s.tags[i - 1 : i] == "t" and s.words[i - 2] == s.words[i] or cue.base == "call" and s.words[i - 1].lower() == "so":
        return None  # "from state to state", "the so called “plan”"
    if first == i and not inverted and is_named(s, cue, source, i):
        return None  # "a group called “Remain”", "an ad titled “Scam”"
    if s.tags[i] == "G" and first == i and source.rule == "relative":
        return None  # "warned that defending the company was"
    if cue.base in NO_COMMENT and not NEGATIONS.isdisjoint(group):
        return None  # "declined to comment"
    if not MIGHT.isdisjoint(group):
        named = any(tag in "NP" for tag in s.tags[source.head_first : source.head_last])
        if not named or s.words[source.head_first].lower() in SOMEONE:
            return None  # "Voters might well ask", "someone should question it"
    link = with_content(Report(page, number, s, cue, first, i, after, source, inverted))
    supposed = not inverted and source.first > 0 and s.words[source.first - 1].lower() in SUPPOSING
    if link is not None and supposed and (link.type is QuoteType.INDIRECT or "thought" in cue.frames):
        return None  # "Asked whether she thinks it works, …"
    return link


def as_reported(page: Page, number: int, s: Sentence, i: int) -> Link | None:
    """ "As reported by Velpress, the bridge is late"."""
    comma = s.tags.find(",", i + 2)
    source = source_after(s, i + 2, comma) if comma > 0 else None
    if source is None or source.last != comma:
        return None
    return make(page, number, s, "passive-by", source, [(i, i + 1)], [(comma + 1, content_end(s, comma + 1, len(s.tags)))])


def is_has(s: Sentence, i: int, last: str) -> bool:
    """Whether "'s" before a participle stands for "has": "he's said that", but "it's said that", "he's accused of"."""
    before = s.words[i - 2].lower() if i > 1 else ""
    return last in ("'s", "’s") and before not in ("it", "what", "that") and (
        s.tags[i + 1 : i + 2] not in ("f", "s", "a", "p") or read_cue(s, i)[1] > i + 1  # "who's called for"
    )


def parted_subject(s: Sentence, source: Source, first: int, after: int) -> Source:
    """ "The plan, an aide said, is dead": who stands between a subject and its verb is no aside to the subject."""
    low = s.tags.rfind(",", source.first, first) + 1
    if source.rule != "appositive" or not low or not PARTED.match(s.tags, after):
        return source
    inner = source_before(s, low, first)
    return inner if inner is not None and inner.first == low else source


PARTED = re.compile(r",a?[Xv]")
NOT_SAID = {"know": "as", "relate": "to"}  # "the hacker known as “Guccifer,” said", "rules relating to “fraud”"
APPEARS = frozenset("publish release post issue print air broadcast record file circulate".split())
NAMES = frozenset("call title entitle name dub label".split())
NAMED = re.compile(r"D?j?Q")
CALLED = re.compile(r"D?N[N#]{0,3}(?:,?[XvV]|,w)")


def is_named(s: Sentence, cue: lexicon.Cue, source: Source, i: int) -> bool:
    """Whether a cue tells the name of what stands before it, and reports nothing."""
    if cue.base not in NAMES or cue.form not in ("past", "participle") or source.rule == "appositive":
        return False
    if CALLED.match(s.tags, i + 1) and s.tags[source.last - 1] in "nRCL" and s.words[source.first].lower() in ("a", "an"):
        return True  # "a band called Kestrel played “Home”"
    if not NAMED.match(s.tags, i + 1) or s.words[i + 1].lower() in ("her", "his", "their", "my", "our", "its"):
        return False
    kind = s.tags[source.last - 1]
    return kind in "nL" or kind in "RC" and bool({"a", "an", "one"} & {*s.words[source.first : source.last]})


def read_cue(s: Sentence, i: int) -> tuple[lexicon.Cue | None, int]:
    """The cue at token `i`, with its particle if it has one, and the token after it."""
    if i + 1 < len(s.words) and s.words[i].lower() in lexicon.phrasal():
        for at in (i + 1, i + 2) if s.tags[i + 1 : i + 3] in ("dp", "ap") else (i + 1,):  # "called again for"
            cue = cue_of(f"{s.words[i]} {s.words[at]}")
            if cue is not None:
                return cue, at + 1
    return cue_of(s.words[i]), i + 1


def find_source(
    page: Page, number: int, s: Sentence, cue: lexicon.Cue, first: int, i: int, after: int
) -> tuple[Source | None, bool]:
    """Who is named by the cue, and whether after it (inverted)."""
    tags = s.tags
    if tags[i] == "V" and cue.base != "tell" and (  # nobody writes “…,” told Pohl
        first > 0 and tags[first - 1] in "Q,-"
        or first == i == 0 and (starts_after_quotation(page, number) or SAID_NAME.match(tags))
    ):  # fmt: skip
        source = inverted_source(page, s, first, after, cue.frames)
        if source is not None:
            return source, True
    if iceberg(s, i, after):
        source = source_after(s, after, len(tags))
        if source is not None:
            return source, True
    if tags[i] != "G" or "X" in tags[first:i]:
        source = source_before(s, 0, first)
        occasion = BEHIND_AND.match(tags, 0, first)  # "was late, and in his notes wrote"
        behind = occasion.start() if occasion else skip_adjuncts_left(tags, 0, first) if first else 0
        if source is None and first and (tags[first - 1] in "c,t" or tags[behind - 1 : behind] == "c"):
            source = with_purpose(s, first) or made_to(s, first) or shared_subject(s, behind if tags[first - 1] not in "c,t" else first, i)
        return source, False
    companion = beside(s, first)
    if companion is not None:
        return companion, False
    source = None
    if tags[first - 1 : first] in (",", "Q"):
        source = adding(s, first) or shared_subject(s, first, i)
    if source is None:
        source = source_before(s, 0, first)
        if source is not None and is_mere_object(s, source):
            source = shared_subject(s, first, i) or source
        if source is None or s.words[i - 1].lower() in OWN_WRITINGS:
            source = shared_subject(s, first, i) or source
    if source is None and tags[:first].lstrip("a,") in ("", "s", "c", "p", "cs"):
        source = fronted_participle(s, i)
    if source is None and tags[first - 2 : first] in (",s", ",p"):
        source = source_before(s, 0, first - 1) or source_before(s, 0, first - 2)  # "Stein, after saying he would leave, stayed"
    if source is None and tags[first - 1 : first] == ",":
        source = source_before(s, 0, first - 1)  # "Stein, citing “magic,” said": nobody has spoken yet
    return source, False


def with_purpose(s: Sentence, first: int) -> Source | None:
    """ "…, with Stein taking to the stage to call it": whoever stands behind the "with"."""
    purpose = PURPOSE.match(s.tags, 0, first)
    return beside(s, purpose.start()) if purpose else None


def made_to(s: Sentence, first: int) -> Source | None:
    """ "…, leading Otto Stein to say that", "it is common for critics to say": not the subject speaks."""
    if s.tags[first - 1] != "t":
        return None
    if s.tags[first - 2 : first - 1] == "D" and s.words[first - 3].lower() in CAUSING:
        return Source(first - 2, first - 1, first - 2, first - 1, "plain")  # "a win that led her to say"
    who = BEFORE.match(s.tags, max(0, first - WINDOW), first - 1)
    before = s.words[who.start() - 1].lower() if who else ""
    usual = who is not None and before == "for" and s.tags[who.start() - 2 : who.start() - 1] == "j"
    if who is None or before not in CAUSING and not usual:
        return None
    return Source(who.start(), who.end(), who.start(), head_end(s.tags, who.start(), who.end()), "plain")


CAUSING = frozenset(
    """lead leads leading led prompt prompts prompting prompted cause causes causing caused force forces forcing forced
    compel compelled compelling inspire inspiring inspired provoke provoking provoked allow allowing allowed get getting
    got push pushing pushed""".split()
)
BEHIND_AND = regex.compile(r"(?r)(?<=c)p[DjnNLd'fRC]{1,6}")
PURPOSE = regex.compile(r"(?r)[gG][^XvV,;:Q]{0,8}t")
SEEN = regex.compile(r"(?r)X[Vv]")
PERCEIVED = frozenset("heard seen shown filmed caught recorded".split())  # "can be heard asking"


def is_mere_object(s: Sentence, source: Source) -> bool:
    """Whether a noun before a gerund is the object of a verb: "He left the stage saying", but "wore a shirt saying"."""
    if s.words[source.first - 1].lower() in WRITES_TO:
        return True  # "He emailed supporters saying"
    if s.words[source.first].lower() in ("a", "an"):
        return False
    before, head = s.tags[source.first - 1 : source.first], s.tags[source.head_first : source.head_last]
    return source.rule == "plain" and before in ("v", "V", "a") and head[:1] == "D" and head.strip("D#jn") == ""


WRITES_TO = frozenset("emailed e-mailed texted messaged wrote contacted called phoned telephoned addressed".split())


def iceberg(s: Sentence, i: int, after: int) -> bool:
    """ "… just the tip of the iceberg thinks Tim Danton, editor of PC Pro": no comma before the cue."""
    return (
        s.tags[i - 1 : i] == "n" and TRAILING.match(s.tags, after) is not None and VERB.search(s.tags, 0, i) is not None
    )


TRAILING = re.compile(r"[TR]{0,3}[TN]*N(?:,[^Q]{1,30})?[.|]?$")


SAID_NAME = re.compile(r"V[^,QVXv]{1,12}(?:,[^QVX]{1,20})?(?::|,Q)")  # "Said Ellis: “…”"


def starts_after_quotation(page: Page, number: int) -> bool:
    if number == 0:
        return False
    before = page.sentences[number - 1]
    return before.paragraph == page.sentences[number].paragraph and before.tags[-1:] == "Q"


def inverted_source(page: Page, s: Sentence, first: int, after: int, frames: frozenset[str]) -> Source | None:
    """The source of “…,” said X; None where the words to the left do not look like content."""
    tags = s.tags
    if not frames & {"quote", "clause", "that"}:
        return None  # "Scott, who called it “mad,” portrayed his rival"
    if tags[after : after + 1] == "" or tags[after] in "tOh,Q.:" or s.words[after].lower() == "it":
        return None
    if "X" in tags[first : after - 1]:
        return None  # "Voters registered as “independent,” can settle the race"
    source = source_after(s, after, len(tags))
    if source is None:
        return None
    if first == 0:
        return source
    if tags[first - 1] == "Q":
        if (is_title(page, s, first - 1) or tags[first - 2 : first - 1] in ("f", "'")) and STAR_OF.match(tags[: first - 1]):
            return None  # "Washington, star of “Scandal,” thanked the mayor"
        quotation = page.quotations[page.quotation_at.get(s.starts[first - 1], 0)]
        ends = page.text[max(quotation.content.end - 1, 0) : quotation.content.end + 2]
        return source if any(mark in ends for mark in ",?!.…—-") or first == 1 or tags[after] in "NTPR" else None
    if tags[first - 1] == "," and tags[first - 2 : first - 1] == "Q":
        return source
    if "Q" in tags[:first] and not s_head_speaks(s, source):
        return None  # "His speech – in which he spoke of “peace” with them, cited his record"
    if tags[first - 1] == "-":
        return source if tags[first - 2 : first - 1] == "Q" else None
    left = tags[: first - 1]
    if ONLY_SUBJECT.fullmatch(left):
        return None  # "Ana Pohl, who said she was ill, said one nurse came"
    if left in ("c", "a") and tags[source.last : source.last + 2] == ",Q":
        return source  # "But, said Pohl, “it works”"
    if tags[source.last : source.last + 2] == ":Q" and left[:1] in ("p", "a") and not VERB.search(left):
        return source  # "In other words, said Pohl: “…”"
    if not VERB.search(left) and "Q" not in left and not PARTED.match(tags, source.last):
        return None
    before = source_before(s, 0, first)
    if before is not None and "Q" in left and before.first <= left.rindex("Q") + 2:
        return None  # “…,” Smith, 41, told reporters
    rest = tags[source.last :]
    if (
        before is not None
        and before.rule == "appositive"
        and frames & {"object", "addressee"}
        and rest
        and rest[0] not in ".|~"
    ):
        return None  # "Stott, the former winger, described it as “panic”"
    if rest and (rest[0] not in ".,|~;-sp:dac" or rest[0] == ":" and "Q" not in left):
        return None  # "Hoff, who came late, proposed this language: “…”"
    if frames & {"object", "matter"} and s.tags[source.first : source.last].strip("jn") == "" and "Q" not in left:
        return None  # "Hallam, who was not involved, urged caution"
    if (
        s.words[after].lower() in ("the", "a", "an", "his", "her", "its", "their")
        and before is not None
        and not s_head_speaks(s, source)
    ):
        return None
    return source


ONLY_SUBJECT = re.compile(rf"[ca]?,?{PHRASE},w[^,;:Q]*")
STAR_OF = re.compile(rf"{PHRASE},(?:w|[DjnRCN])")


def s_head_speaks(s: Sentence, source: Source) -> bool:
    return any(tag in "RCLN" for tag in s.tags[source.head_first : source.head_last])


def find_by(s: Sentence, at: int) -> int | None:
    for k in range(at, min(at + 14, len(s.tags))):
        if s.tags[k] == "p" and s.words[k] == "by":
            return k
        if s.tags[k] in ",;:":
            return None
    return None


def quoted_as_saying(page: Page, number: int, s: Sentence, cue: lexicon.Cue, first: int, i: int) -> Link | None:
    """ "AP quoted Russell McGuire as saying", "she was quoted as saying": the quoted one speaks."""
    if cue.base not in ("quote", "cite", "report"):
        return None
    hit = AS_SAYING.match(s.tags, i + 1)
    if (
        hit is None
        or s.words[hit.end() - 2].lower() != "as"
        or s.words[hit.end() - 1].lower() not in ("saying", "telling", "writing")
    ):
        return None
    if hit.group("who"):
        a, b = hit.span("who")
        source: Source | None = Source(a, b, a, head_end(s.tags, a, b), "quoted-as-saying")
    else:
        source = source_before(s, 0, first)
    if source is None:
        return None
    saying = lexicon.cues()["saying"]
    end = hit.end()
    left_end = first if source.first > i else source.first
    agency = source_before(s, 0, first) if source.first > i else None
    if agency is not None:
        left_end = agency.first
    left_end = bare_end(s.tags, left_end)
    start = content_start(s, end, len(s.tags), saying.frames)
    pieces: list[tuple[int, int]] = []
    if s.tags[:left_end].endswith("Q"):
        pieces.append(left_content(s.tags[:left_end], left_end))
    if start.how != "nothing":
        pieces.append((start.at, content_end(s, start.at, len(s.tags))))
    if not pieces:
        return None
    return make(page, number, s, "quoted-as-saying", source, [(first, i + 1), (end - 2, end)], pieces)


AS_SAYING = re.compile(rf"(?P<who>{PHRASE}(?:,[^,Q]{{1,20}},)?)?sG")


def passive_report(page: Page, number: int, s: Sentence, cue: lexicon.Cue, first: int, i: int) -> Link | None:
    """ "was called “pure theatre” by Greg Stahl", "were told by the head that …", "described by X as “…”"."""
    tags = s.tags
    by = find_by(s, i + 1)
    source = source_after(s, by + 1, len(tags)) if by is not None else None
    if "ask" in cue.frames:
        return asked_report(page, number, s, first, i, source if by == i + 1 else None)
    if by is None:
        return unnamed_report(page, number, s, cue, first, i)
    if source is None:
        return None
    source = source._replace(rule="passive-by")
    if "Q" in tags[i + 1 : by]:
        return make(page, number, s, "passive-by", source, [(first, i + 1)], [(i + 1, by)])
    if tags[source.last : source.last + 2] == ",w" or ",w" in tags[source.head_last : source.last] and tags[source.last - 1] in "VG":
        return None  # "was dismissed by Lord Ash, who called it “mad”": what he called it is a report of its own
    start = content_start(s, source.last, len(tags), cue.frames - {"addressee"})
    if start.how in ("that", "quote") or "object" in cue.frames and "Q" in tags[source.last :]:
        begin = start.at if start.how != "nothing" else source.last
        if start.how == "nothing" and VERB.match(tags, begin + (tags[begin : begin + 1] == ",")):
            return None  # "was condemned by the union, whose head, Ana Pohl, called it “mad”"
        return make(
            page, number, s, "passive-by", source, [(first, i + 1)], [(begin, content_end(s, begin, len(tags)))]
        )
    return matter_by(page, number, s, cue, first, i, source)


def matter_by(page: Page, number: int, s: Sentence, cue: lexicon.Cue, first: int, i: int, source: Source) -> Link | None:
    """ "The closure was first reported by Velpress", "which was accused by nurses of theft": the subject is what was said."""
    subject = source_before(s, 0, first)
    if subject is None or not cue.frames & {"matter", "topic"} or cue.frames & {"show", "thought"}:
        return None
    of = s.tags.rfind("f", source.first, source.last) if "of" in UNNAMED.get(cue.base, ()) else -1
    if of > 0:  # "accused by nurses of theft"
        source = source._replace(last=of, head_last=min(of, source.head_last))
    if s.tags[source.head_last - 1] not in "RCNL":
        return None  # "The delay is explained by the weather"
    begin = subject.last - 1 if subject.rule == "relative" else subject.first
    pieces = [(begin, subject.last)]
    if s.words[source.last : source.last + 1] in (["of"], ["for"], ["as"]):
        pieces.append((source.last, content_end(s, source.last, len(s.tags))))
    return make(page, number, s, "passive-by", source, [(first, i + 1)], pieces)


ASKED = re.compile(r"(?:^c?|s)$")  # "Asked whether", "when asked", but "he asked"
ASKED_ASIDE = re.compile(r",(?![wcX])|(?<=Q)(?=(?:P|[TN]{1,4})a?V)")  # "Asked whether it works, Ana Pohl said no"
ABOUT = re.compile(r"[da]?p")
ONLY_WHY = re.compile(r"[wP]?[.~]*$|wp[^XvVQ]*$")


def asked_report(page: Page, number: int, s: Sentence, first: int, i: int, source: Source | None) -> Link | None:
    """ "Asked by Ana Pohl whether it works, …", "when asked about it", "she was asked to leave"."""
    tags, at = s.tags, i + 1
    source = source._replace(rule="passive-by") if source else None
    at = source.last if source else at
    subject = source_before(s, 0, first) if first < i else None
    fronted = first == i or subject is not None and subject.first > 0 and s.words[subject.first - 1].lower() == "when"
    aside = ASKED_ASIDE.search(tags, at) if fronted else None
    high = aside.start() if aside else len(tags)
    cue, about = [(first, i + 1)], ABOUT.match(tags, at, high)
    if about and s.words[about.end() - 1].lower() == "about":
        start = Start(about.end(), "wh")
        cue = [(first, about.end())] if at == i + 1 else cue
    else:
        start = content_start(s, at, high, frozenset(("wh", "to") if first < i else ("wh",)))
    quoted = start.how == "quote" and first < i  # "Pohl was asked: “Why?”"
    if start.how not in ("wh", "to") and not quoted or ONLY_WHY.match(tags, start.at, high):
        return None  # "asked why", "asked about it", "asked why by a nurse"
    pieces = [(start.at, content_end(s, start.at, high))]
    stance = Stance.ASSERTED if quoted else Stance.ASKED
    return make(page, number, s, "passive-by" if source else "passive-unnamed", source, cue, pieces, stance)


def unnamed_report(page: Page, number: int, s: Sentence, cue: lexicon.Cue, first: int, i: int) -> Link | None:
    """ "It was announced that …", "She is accused of …": nobody is named as the source."""
    tags, after = s.tags, s.words[i + 1].lower() if i + 1 < len(s.words) else ""
    subject = source_before(s, 0, first)
    described = after in UNNAMED.get(cue.base, ()) and tags[i + 1] == "s"
    if s.words[first - 1 : first] == ["what"] and (described or tags[i + 1 : i + 4].lstrip("sD")[:1] == "Q"):
        end = object_end(s, i + 1, content_end(s, i + 1, len(tags)))  # "in what has been called a “joke”"
        return make(page, number, s, "passive-unnamed", None, [(first, i + 1)], [(i + 1, end)])
    if subject is None or subject.rule == "relative":
        return None
    start = content_start(s, i + 1, len(tags), cue.frames - {"addressee"})  # whom it was told is the subject
    if start.how == "quote" and {"quote", "addressee"} <= cue.frames:
        pieces = [(start.at, content_end(s, start.at, len(tags)))]  # "Pohl was told: “Go.”"
    elif start.how in ("wh", "clause") and cue.base == "tell" or start.how == "that" and not tags[i + 1 : start.at].strip("dp") and "clause" in cue.frames and not {"thought", "show"} & cue.frames:
        pieces = [(start.at, content_end(s, start.at, len(tags)))]
    elif cue.base == "declare" and DECLARED.match(tags, i + 1) or s.words[i - 1] == "been" and is_dubbed(s, cue, i + 1):
        pieces = [(subject.first, subject.last), (i + 1, content_end(s, i + 1, len(tags)))]  # "Pohl was declared the winner"
    elif after in UNNAMED.get(cue.base, ()):
        pieces = [(subject.first, subject.last), (i + 1, content_end(s, i + 1, len(tags)))]
    elif cue.base == "tell" and s.tags[subject.first - 1 : subject.first] == "," and s.tags[i + 1 :].rstrip(".") in ("", "pd", "d"):
        pieces = [(0, subject.first - 1)]  # "She stole it, a jury was told on Monday"
    else:
        return None
    occasion = WHEN_SAID.search(tags, *pieces[-1])
    pieces[-1] = (pieces[-1][0], occasion.start() if occasion else object_end(s, *pieces[-1]))
    return make(page, number, s, "passive-unnamed", None, [(first, i + 1)], pieces)


DECLARED = re.compile(r"D[jn]{0,2}[nR]|D?Q")
DUBBED = re.compile(r"D[jn]{0,2}Q")


def is_dubbed(s: Sentence, cue: lexicon.Cue, at: int) -> bool:
    """ "She has been called the “Queen of Leeds”", but "The inn was called the “Lion”": a name says nothing."""
    return cue.base in ("call", "dub") and DUBBED.match(s.tags, at) is not None


WHEN_SAID = re.compile(r"(?<=Q)pd{1,2}(?=[.,s~|]|$)")


# What follows a participle whose subject is spoken of: "is accused of", "was described as".
UNNAMED = {
    "accuse": ("of",),
    "allege": ("to",),
    "blame": ("for",),
    "characterise": ("as",),
    "characterize": ("as",),
    "condemn": ("for", "as"),
    "criticise": ("for", "as"),
    "criticize": ("for", "as"),
    "describe": ("as",),
    "portray": ("as",),
    "praise": ("for", "as"),
}


# ---------------------------------------------------------------- the content of a report


def with_content(report: Report) -> Link | None:
    """Find the content around source and cue, and make the link."""
    s, frames = report.s, report.frames
    start = content_start(s, report.right, report.high, frames - {"addressee"} if report.inverted else frames)
    if start.how == "quote" and aired_on(report.page, s, report.right, start.at) <= start.at:
        start = content_start(s, start.at + 1, report.high, frames - {"addressee"})  # said on the show “Good Day” that
    left_end = left_of_source(report)
    left_tags = s.tags[:left_end]
    how = start.how
    if how == "that" and parenthetic(report) and VERB.search(left_tags) and left_tags[:1] not in ("s", "p", "g", "G"):
        start, how = Start(report.right, "nothing"), "nothing"  # "It was so bad, she noted, that nobody came"
    if report.inverted and (how in ("clause", "wh", "to") or how == "that" and "Q" not in left_tags):
        how = "nothing"
    if how == "clause" and s.tags[start.at] == "p" and left_end < report.left and "Q" in left_tags:
        how = "nothing"  # “If it works” for us, she said at the gate, it works for all
    begun = begun_clause(report, start, how, left_end)
    if begun is not None:
        return report.link("content-source-cue", begun, how)
    piece = left_piece(report, start, how, left_end)
    if piece is not None:
        rest = right_after_parenthesis(report, start, how)
        pieces = [piece, rest] if rest is not None else [piece]
        return report.link("content-cue-source" if report.inverted else "content-source-cue", pieces, how)
    if how == "nothing" and left_end == 0 and report.number and "quote" in frames and "weak" not in frames:
        earlier = after_quotation(report)
        if earlier is not None:
            return earlier
    return right_content(report, start, how)


def parenthetic(report: Report) -> bool:
    """Whether source and cue stand between commas."""
    tags = report.s.tags
    return tags[report.left - 1 : report.left] in (",", "Q") and tags[report.right : report.right + 1] == ","


def left_of_source(report: Report) -> int:
    """The token after the last of what stands left of the attribution: “It works,” as Ana Pohl put it."""
    end, s = report.left, report.s
    if end > 0 and s.words[end - 1].lower() == "as":
        end -= 1
    return bare_end(s.tags, end)


BEGUN = re.compile(rf"[ca]?(?:{PHRASE}|[hD])(?:[aX]*X)?,*$")


def begun_clause(report: Report, start: Start, how: str, left_end: int) -> list[tuple[int, int]] | None:
    """ "The bill, she said, “is mad”": subject and verb may stand before the attribution, the rest in marks after it."""
    s = report.s
    if how != "quote" or report.inverted or not parenthetic(report) or not BEGUN.match(s.tags[:left_end]):
        return None
    number = report.page.quotation_at.get(s.starts[start.at])
    words = report.page.quotations[number].content.of(report.page.text) if number is not None else ""
    if not words[:1].islower():
        return None
    return [(0, left_end), (start.at, content_end(s, start.at, report.high))]


def left_piece(report: Report, start: Start, how: str, left_end: int) -> tuple[int, int] | None:
    """The content left of the attribution: “…,” X said; clause, X said."""
    s, tags, frames = report.s, report.s.tags, report.frames
    parted = left_end < report.left or tags[report.left - 1] == "Q" or report.inverted and tags[report.left - 1] == "n"
    if left_end == 0 or not parted or report.is_gerund or report.source.rule == "relative":
        return None
    if report.source.rule == "shared-subject" and VERB.search(tags, report.source.last, report.first):
        return None  # "In a letter, she wrote that it works and demanded a reply"
    begins = tags[report.after : report.after + 2] in ("tv", "tV") and "to" not in frames
    if begins and tags[left_end - 1] == "Q" and not ends_speech(report.page, s, left_end - 1):
        return None  # "Through this “night vision” she began to see"
    if tags[report.first - 1 : report.verb].rstrip("a").endswith("t") or is_bare(report):
        return None  # "…, hoping to say", “…” buzz saw
    left = tags[:left_end]
    if TITLE_LAST.search(left) and is_title(report.page, s, left_end - 1):
        return None  # "In his book, “Make Your Child Rich,” Lee suggested"
    if left.endswith("Q") and left_end == report.left and not report.inverted and is_title(report.page, s, left_end - 1) and not ends_speech(report.page, s, left_end - 1):
        return None  # "“Good Day” host Ana Pohl said"
    if left.endswith("VQ") and (named := cue_of(s.words[left_end - 2])) and named.base in NAMES and named.form != "gerund":
        return None  # "In a box labeled “private,” Lee wrote “none”"
    if s.words[report.left - 1].lower() == "as" and (tags[report.after : report.after + 1] in tuple("DNnjRCLT#t") or not left.strip("ca")):
        return None  # "She wept as she recalled the day", "But as Ana Pohl said, it works"
    if tags[report.after : report.after + 1] == "O" and "addressee" not in frames and not left.endswith("Q"):
        return None  # "It is so, she understands it"
    goes_on = tags[start.at : start.at + 1] == "," and tags[start.at + 1 : start.at + 2] not in ("", "s", "G")
    apart = APART.search(left) and "thought" not in frames
    if left[0] == "s" and s.words[0].lower() in FRONTED and not apart and not goes_on:
        return None  # "When he called it “absurd”, Smith understood"
    if "thought" in frames and left.lstrip("ca")[:1] == "s" and not goes_on:
        return None  # "But because it is “mad,” she feels free to go"
    says = bool(frames & {"clause", "that"})
    if (
        left.endswith("Q")
        and (left == "Q" or how not in ("clause", "that"))
        and (says or "quote" in frames or how == "nothing")
    ):
        return left_content(left, left_end)
    if left[0] in "gG" and how == "clause" or how != "nothing" or not says or "weak" in frames and not report.is_heard:
        return None
    goes_on = tags[start.at : start.at + 1] == "," and tags[start.at + 1 : start.at + 2] in ("X", "v")
    interrupted = tags[start.at : start.at + 1] == "," and VERB.search(tags, start.at, report.high) and "d" not in left
    if left[0] == "V" and "Q" not in left and s.words[0].endswith("ed"):
        return None  # "Asked whether it works, Ana Pohl said no"
    whole = "sure" in frames and len(left) >= SURELY and left[0] not in "psgG"
    if VERB.search(left) or "Q" in left or goes_on or interrupted or whole:
        return clause_low(s, left_end), left_end
    return None


def ends_speech(page: Page, s: Sentence, q: int) -> bool:
    """Whether the words in marks end with a stop, as speech does before whoever said it."""
    number = page.quotation_at.get(s.starts[q])
    return number is not None and page.quotations[number].content.of(page.text).rstrip()[-1:] in ",?!.…—-"


TITLE_LAST = re.compile(r"[nL],?Q$|'Q$|^[^XvV]{0,14}pQ$")


def is_bare(report: Report) -> bool:
    """Whether the source is a bare singular noun right after the marks: “You’re no Jack Kennedy” buzz saw."""
    s, source = report.s, report.source
    return not report.inverted and s.tags[source.first : source.last].strip("jn") == "" and s.tags[source.first - 1 : source.first] == "Q"


def after_quotation(report: Report) -> Link | None:
    """The quotation is the sentence before: “Why?” – Smith, who had come late, asked."""
    number = quotation_before(report.page, report.number)
    link = report.link("quotation-before", [(0, 1)]) if number is not None else None
    if link is None or number is None:
        return None
    content = (report.page.quotations[number].content,)
    return link._replace(type=QuoteType.DIRECT, stance=Stance.ASSERTED, content=content, quotations=(number,))


APART = re.compile(r",[^,]*[XvV]|[^V],P?Q$")  # "After the vote, “…,” Smith said"
MAIN_VERB = re.compile(r"Q(?=a?[XvV])")  # "Pohl, who calls him “mad,” left": the sentence goes on
AFTER_RELATIVE = re.compile(r",(?=a?[vVX])")  # "Pohl, who said she was ill, left": the sentence goes on


def right_content(report: Report, start: Start, how: str) -> Link | None:
    """The content right of the attribution: a quotation, a clause, or an object with quoted words."""
    s, tags, frames, i = report.s, report.s.tags, report.frames, report.verb
    weak = "weak" in frames
    asked = ASKED_ABOUT.match(tags, report.right, report.high) if "ask" in frames and not report.inverted else None
    if asked and s.words[asked.end() - 1] == "about" and tags[report.first - 1 : report.first] != "t":
        return report.link("source-cue-matter", [(asked.end(), content_end(s, asked.end(), report.high))], "wh")
    if "clause" in frames and YES.match(tags, report.right) and s.words[report.right].lower() in ("yes", "no"):
        return report.link("source-cue-clause", [(report.right, report.right + 1)], how)  # "Pohl said no"
    same = SAME.match(tags, report.right, report.high) if "clause" in frames and not report.inverted else None
    if same and s.words[same.end("what") - 1].lower() in SAMES:
        return report.link("source-cue-clause", [same.span()], "clause")
    if how in ("nothing", "clause") and "clause" in frames and is_extracted(report):
        end = content_end(s, report.right, report.high)
        return report.link("source-cue-extracted", [*pronoun(report), (report.right, end)], how)
    if how == "clause" and tags[start.at] == "X" and s.words[report.source.first - 1].lower() in EVERYTHING:
        return None  # "not everything she says is true"
    if how == "quote":
        if weak and tags[start.at - 1] not in ",:-t" and tags[report.source.head_last - 1] != "L":
            return None
        if "quote" not in frames and report.cue.base not in NAMING and is_title(report.page, s, start.at):
            return None  # "talked about “The Long Way Home”"
        aside = report.is_gerund and MAIN_VERB.match(tags, start.at)  # "Stein, citing “magic,” said": he goes on
        end = start.at + 1 if aside else before_main_clause(report, start.at, content_end(s, start.at, report.high))
        return report.link("source-cue-quotation", [*condition(report), *pronoun(report), (start.at, end)], how)
    beside_subject = report.source.rule == "with-participle"  # ", with critics arguing it would"
    counted = "#" in tags[report.source.first : report.source.last]  # "it left 60 percent of voters saying she was late"
    bare_gerund = report.is_gerund and not beside_subject and not counted and report.first == i and tags[i - 1 : i] not in (",", "c", "s", "", "p", "-")
    if how in ("that", "clause", "wh", "to") and not (how == "clause" and (weak or bare_gerund)):
        end = content_end(s, start.at, report.high)
        end = before_main_verb(report, start.at, end)
        cheered = DENIED_ONLY.search(tags, start.at, end) if "deny" in frames else None
        end = cheered.start() if cheered else end
        if end <= start.at or not tags[start.at : end].strip("hapd"):
            return None  # "The data rule that out"
        pieces = [*condition(report), (start.at, end)]
        return report.link("source-cue-that" if how == "that" else "source-cue-clause", pieces, how)
    after = after_comma(report, start, how)
    if after is not None:
        return report.link("source-cue-clause", [*condition(report), after], how)
    if not frames & {"object", "quote", "thought"}:
        return None
    if tags.find("Q", report.right, report.high) < 0 and not frames & {"complement", "as", "matter", "topic"}:
        return None
    end = object_end(s, report.right, content_end(s, report.right, report.high))
    end = before_main_clause(report, report.right, end)
    away = ANOTHER.search(tags, report.right, end)
    end = away.start() if away else end
    aside = ASIDE_AFTER.search(tags, report.right, end) if "Q" not in tags[report.right : end] else None
    end = aside.start() if aside else end  # "called it a hoax, which it is not"
    if "Q" not in tags[report.right : end]:
        end = meanwhile_start(s, report.right, end)
    marked = [k for k in range(report.right, end) if tags[k] == "Q"] if "Q" in tags[report.right : end] else []
    main_verb = MAIN_VERB.search(tags, report.right, end) if report.source.rule == "relative" or is_relative(report) else None
    end = main_verb.end() if main_verb else before_main_verb(report, report.right, end)
    if marked and tags[marked[0] - 1] == "," and not frames & {"quote", "as", "clause"} and s.words[marked[0] - 2] not in NICK:
        marked, end = [], marked[0] - 1  # "When she railed against the banks, “she spoke for us”"
    titled = bool(marked) and report.cue.base not in NAMING and all(is_title(report.page, s, k) for k in marked)
    marked = [] if titled else marked  # "reiterated the basic premise of the “Leeds Effect”"
    if marked:
        return report.link("source-cue-object", [*pronoun(report), (report.right, end)], how)
    told = COMPLEMENT.match(tags, report.right, end) if "complement" in frames else None
    told = told or (EXTRACTED_OBJECT.match(tags, report.right, end) if is_relative(report) else None)
    told = told or (AS_COMPLEMENT.match(tags, report.right, end) if "as" in frames else None)
    verb = NEXT_VERB.search(tags, told.end() if told else report.right, end) if not marked else None
    end = verb.start() if verb else end
    deed = NEXT_DEED.match(tags, report.right, end) if not marked else None
    end = deed.start(1) if deed else end
    if not marked and told:
        return report.link("source-cue-complement", [*pronoun(report), (report.right, end)], how)
    if not marked and frames & {"matter", "topic"} and is_matter(report, end):
        link = report.link("source-cue-matter", [(report.right, end)], how)
        return link._replace(type=QuoteType.INDIRECT, quotations=()) if titled and link is not None else link
    return None


ASKED_ABOUT = re.compile(r"(?:O|D[jn]?R|T?N{1,3})p(?=.)")  # "asked Ana Pohl about the bridge"
NICK = ("name", "nickname")  # "referred to him by a nickname, “Bo”"
# "praised her and criticized him", "citing two officials, that it works": no part of a noun phrase
NEXT_VERB = re.compile(r",?ca{0,2}(?:[VX]|vt)|,h")
NEXT_DEED = re.compile(r"[^XvVgGwht]*?(,?ca{0,2}v(?=[DOP]))")  # "denied the claims and sued the firm"
def before_main_verb(report: Report, at: int, end: int) -> int:
    """Where an aside to the subject ends: "Pohl, who praised the bridge, left", "Pohl, after saying it works, left"."""
    aside = report.source.rule == "relative" or report.s.tags[report.first - 2 : report.first] in (",s", ",p")
    main_verb = AFTER_RELATIVE.search(report.s.tags, at, end) if aside else None
    return main_verb.start() if main_verb else end


DENIAL = 2  # words; "denied wrongdoing" is a phrase of its own
TOPIC = 3  # words; "praised his team" tells nothing of what was said, "praised his team for its courage" does


def before_main_clause(report: Report, at: int, end: int) -> int:
    """Where words end whose last comma stands within the marks: "In a clip that he called “bad,” Stein asked for more"."""
    for clause in MAIN_BEHIND_MARKS.finditer(report.s.tags, at, end):
        if ends_speech(report.page, report.s, clause.start()):
            return clause.start() + 1
    return end


MAIN_BEHIND_MARKS = re.compile(r"Q(?=(?:P|[TN]{1,4})a?[XvV])")


def is_matter(report: Report, end: int) -> bool:
    """Whether a noun phrase without marks, up to token `end`, tells what was said."""
    tags, words, source = report.s.tags, report.s.words, report.source
    if end <= report.right or tags[report.right] not in "DNTRCLnj#Od":
        return False
    if source.rule == "shared-subject" and tags[report.first - 1 : report.first] not in (",", "c", "Q"):
        return False  # "He had time to describe the way they went"
    if "O" in tags[report.first : report.verb]:
        return False  # "They begged her to report it to the police": she is to act
    if tags[source.head_last - 1] == "n" and source.rule != "relative":
        return False  # "Their body language suggested anything but friendship"
    if "matter" in report.frames:
        return True
    meanwhile = source.first > 0 and words[source.first - 1].lower() == "as"  # "wept as she recalled their last day"
    return end >= report.right + (DENIAL if "deny" in report.frames else TOPIC) + meanwhile


def after_comma(report: Report, start: Start, how: str) -> tuple[int, int] | None:
    """ "As Ana Pohl told the Post, it works", "In the end, she said, it worked": a clause behind a comma."""
    s, tags = report.s, report.s.tags
    if how != "nothing" or tags[start.at : start.at + 1] != "," or report.is_gerund or report.source.rule == "relative":
        return None
    before = tags[: report.left]
    bare = not before.strip("ca,s")
    fronted = bare and s.words[len(before) - 1].lower() == "as" or not VERB.search(before) and before[-1:] == ","
    if not fronted or not report.frames & {"clause", "that"} or "thought" in report.frames:
        return None
    end = content_end(s, start.at + 1, report.high)
    whole = bare and VERB.search(tags, start.at + 1, end)  # "Rather, she said, growing debts would"
    return (start.at + 1, end) if whole or opens_clause(tags, start.at + 1, end) else None


NAMED_NP = rf"(?:O|D(?=[aDj])|{CORE}(?:[pf]{CORE}){{0,2}})"
COMPLEMENT = re.compile(rf"{NAMED_NP}(?:c{NAMED_NP})?a?(?:D[#jnavc']{{0,4}}[nRCLT#]|j|v(?=[.,c]|$))(?![XVN]|v(?!p))|Oa?[jR](?![XvVN])")  # "called the plan a joke"
AS_COMPLEMENT = re.compile(rf"{NAMED_NP}s(?:D?[#jnav']{{0,4}}[nRCL]|a?[jgv])")  # "described the plan as reckless"
def is_relative(report: Report) -> bool:
    """Whether what is spoken of stands before the source: "Florida, which he describes as his home"."""
    before = report.source.first - 1
    says = report.frames & {"as", "complement", "matter"}
    return bool(says) and before >= 0 and report.s.words[before].lower() in ("which", "who", "whom", "what")


def condition(report: Report) -> list[tuple[int, int]]:
    """ "If it rains, Ana Pohl said, “we stay”": the condition is a piece of what was said."""
    s, end = report.s, report.left - 1
    fronted = s.words[0].lower() in ("if", "unless") and not report.inverted and s.tags[end : end + 1] == ","
    return [(0, end)] if fronted and "Q" not in s.tags[:end] and VERB.search(s.tags, 2, end) else []


def antecedent(report: Report) -> int:
    """The token before the source: "which even critics say was late"."""
    before = report.source.first - 1
    return before - (before > 0 and report.s.tags[before] == "a")


def pronoun(report: Report) -> list[tuple[int, int]]:
    """The "which" of "Florida, which he calls his home": subject or object of what was said, as a piece of it."""
    s, before = report.s, antecedent(report)
    if report.inverted or before < 0 or s.words[before].lower() not in ("which", "who", "whom", "what", "that"):
        return []
    if s.tags[before - 1 : before] in ("p", "t") and s.words[before].lower() != "what":
        return []  # "a debate in which he called it “mad”"
    plain_that = s.tags[before] == "h" and not EXTRACTED.match(s.tags, report.right)
    return [] if plain_that else [(before, before + 1)]


# "said so", "said the same of him", "said no to it"
SAME = re.compile(rf"(?:(?P<what>D[jn](?![njRCLN])|[DO](?=t)|[an](?=[.,;p]|$))(?:[ft]{CORE}|p(?:O|{CORE})(?=[.,]|$))?)")
SAMES = frozenset("same opposite so otherwise yes no thanks goodbye".split())
YES = re.compile(r".(?=[.,;:c|~-]|$)")
EXTRACTED_OBJECT = re.compile(r"sD?[ajnNRCLg]|fg")
ANOTHER = re.compile(r",c(?:p[^,Q]{1,8})?(?:D[jn]?[RC]|N|P)a?[vV](?=[^,;]{0,12}Q)")  # "mentioned her, and the crowd roared “no”"
EVERYTHING = frozenset("everything anything nothing all whatever".split())


def is_extracted(report: Report) -> bool:
    """Whether the subject of what was said stands before the source: "donations, which he said were wrong"."""
    s, before = report.s, antecedent(report)
    relative = before >= 0 and s.words[before].lower() in ("which", "what", "who", "that")
    verb = EXTRACTED if "thought" not in report.frames else EXTRACTED_THOUGHT
    return relative and s.tags[report.verb] == "V" and verb.match(s.tags, report.right) is not None


EXTRACTED, EXTRACTED_THOUGHT = re.compile(r"a?[XVv]"), re.compile(r"a?[XV]")
def meanwhile_start(s: Sentence, at: int, end: int) -> int:
    """Where the reporter goes on after a noun phrase: "announced the guests when it is their turn"."""
    for hit in MEANWHILE.finditer(s.tags, at + 1, end):
        if hit.group() != "s" or s.words[hit.start()].lower() in SINCE:
            return hit.start()
    return end


SINCE = frozenset("when while though although".split())
MEANWHILE = re.compile(r",a?s|,c(?=a?[vVXP])|s")
ASIDE_AFTER = re.compile(r",?-|,w|,a?[gG]")
DENIED_ONLY = re.compile(r",c[va]")  # "denied he was involved, but cheered": what follows is no denial


def quotation_before(page: Page, number: int) -> int | None:
    """The quotation that ends the sentence before: “Why?” – Smith, who had come late, asked."""
    before = page.sentences[number - 1]
    if before.paragraph != page.sentences[number].paragraph or before.tags.strip(".,~") != "Q":
        return None
    found = page.quotation_at.get(before.starts[before.tags.index("Q")])
    if found is None or page.quotations[found].content.of(page.text).rstrip()[-1:] not in ("?", "!", ",", "…"):
        return None
    return found


def left_content(left_tags: str, left_end: int) -> tuple[int, int]:
    """The quotation to the left of its source, with the clause that it stands in."""
    q = left_tags.rindex("Q")
    low = q
    if q > 0 and left_tags[q - 1] not in ".:-" and not OWN_REPORT.match(left_tags):
        clause = left_tags[:q]
        if VERB.search(clause) or len(clause.strip(",c")) > 0:
            low = 0
    return low, left_end


OWN_REPORT = re.compile(r"Q(?:P|[TN]{1,4})a?V,")  # “…,” she said, but despite it, “…,” said Pohl


DATELINE = re.compile(r"N{1,3}(?:,N{1,2})?(?:\(N{1,2}\))?-")


def clause_low(s: Sentence, end: int) -> int:
    """Where the fronted clause begins: the sentence, or after a dateline, a semicolon or a headline's "Syria war:"."""
    dateline = DATELINE.match(s.tags, 0, end) if s.words[0].isupper() and len(s.words[0]) > 2 else None
    return max(s.tags.rfind(";", 0, end), s.tags.rfind(":", 0, end), dateline.end() - 1 if dateline else -1) + 1


DOING = re.compile(r",g[^,;:QgGwXvV]{1,12}[XvV]")  # "she added, revoking the licence would be “mad”"
GOES_AWAY = re.compile(rf",c{CORE}a?[XvV]")  # “Ready?” she said, but Stein was asleep
ASIDE_BEFORE_QUOTATION = re.compile(r",[gGvjap][^Q,XV]{0,20},Q")


OF_THE_SOURCE = re.compile(r",(?:#f|D[jnNC]{0,3}R[^XVQvw]{0,8}w)")
STATE = re.compile(r",N{1,2}Q")


def right_after_parenthesis(report: Report, start: Start, how: str) -> tuple[int, int] | None:
    """The second half of “…,” X said, “…” – or of a clause that the attribution interrupts."""
    s, tags, high = report.s, report.s.tags, report.high
    at = start.at
    if how == "quote":
        if tags[at - 1] not in ",:-" and at + 1 < high and tags[at + 1] not in ".~|":
            return None
        if tags[at - 1] != ":" and is_title(report.page, s, at):
            return None  # “It is,” Fiorina told “Fox and Friends”
        return at, content_end(s, at, high)
    if how == "that" and "Q" in tags[at:high]:
        return at, content_end(s, at, high)  # “…,” she wrote to him, that it was “wrong”
    if how != "nothing" or at >= high or tags[at] != "," or GOES_AWAY.match(tags, at):
        return None
    aside = ASIDE_BEFORE_QUOTATION.match(tags, at)
    if tags[at + 1 : at + 2] == "G" and {"quote", "clause"} <= cue_frames(s.words[at + 1]):
        aside = None  # she said, adding with a laugh, “…”
    place = STATE.match(tags, at)
    if place and is_place(s.words[at + 1 : place.end() - 1]):
        aside = place  # said Low in Albany, N.Y. “…”
    if aside:
        return aside.end() - 1, content_end(s, aside.end() - 1, high)  # said Reyes, holding up a jar, “…”
    if report.inverted and OF_THE_SOURCE.match(tags, at):
        return None  # "said Ana Pohl, a nurse who waited in “a very long line”"
    goes_on = tags[at + 1 : at + 2] == "s" and s.words[at + 1].lower() in ("since", "until", "because", "unless", "if")
    goes_on |= tags[at + 1 : at + 2] == "w" and s.words[0].lower() == "it"  # "It was Stein, she said, who had asked"
    goes_on |= not tags[: report.left].strip("ca,")  # "And so, she said, while it works, nobody …"
    if tags[at + 1 : at + 2] in ("G", "A", "g", "w", "s", "") and not goes_on and not DOING.match(tags, at):
        return None
    if "Q" in tags[: report.right] and "Q" not in tags[at:] and tags[at + 1 : at + 2] != "h":
        return None
    end = content_end(s, at + 1, high)
    return (at + 1, end) if end > at + 1 else None


def stance_of(report: Report, how: str) -> Stance:
    """What the source did with the content: said it, denied it, did not say it, asked it."""
    words = [word.replace("’", "'") for word in report.group]
    negated = any(word in NEGATIONS or word.endswith("n't") for word in words)
    negated = negated or report.s.words[report.source.first].lower() == "neither"
    if "deny" in report.frames:
        return Stance.ASSERTED if negated else Stance.DENIED
    if negated:
        return Stance.UNSAID
    if "ask" in report.frames and how != "quote" or how == "wh" and report.cue.base == "know":
        return Stance.ASKED  # "asked whether", "wanted to know why"
    return Stance.ASSERTED
