"""Page → links: which words were said, by whom in the text, and by which rule we know.

Reports are found cue by cue: a cue names its source to the left or right and its content around
both. Quotations that no cue claims are left to `orphans.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import re

import regex

from quotes import lexicon
from quotes.contents import content_end, content_start, cue_of, skip_adjuncts
from quotes.model import QuoteType, Span, SpeakerKind, Stance
from quotes.page import Page
from quotes.sources import (
    AFTER,
    BEFORE,
    CORE,
    PHRASE,
    VERB,
    Source,
    head_end,
    source_after,
    source_before,
    stretch,
    verb_group,
)
from quotes.words import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Content tied to a source by a rule; `follows` names the link whose speaker goes on."""

    type: QuoteType
    content: tuple[Span, ...]
    source: Span | None
    head: Span | None
    cue: tuple[Span, ...]
    stance: Stance
    rule: str
    sentence: int
    found: str = ""  # how the source was found
    follows: int | None = None
    quotations: tuple[int, ...] = ()


BE = frozenset("is are was were be been being 's ’s 're ’re am isn't wasn't weren't aren't get got".split())
NO_COMMENT = frozenset("comment respond reply answer elaborate speak discuss talk".split())
MIGHT = frozenset("might may could should".split())
NEGATIONS = frozenset("not never n't neither nor no cannot refused refuses refuse declined declines decline declining".split())
CUE = re.compile(r"[VG]")


def cued(page: Page) -> list[Link]:
    """All links that a cue makes, one answer a content."""
    links: list[Link] = []
    for number in range(len(page.sentences)):
        links.extend(settle(page, list(reports(page, number))))
    return links


# ---------------------------------------------------------------- reports: a cue in its sentence


def reports(page: Page, number: int) -> Iterator[Link]:
    sentence = page.sentences[number]
    tags = sentence.tags
    for hit in CUE.finditer(tags):
        link = verb_report(page, number, sentence, hit.start())
        if link is not None:
            yield link
    yield from phrase_reports(page, number, sentence)
    for hit in AS_QUOTED.finditer(tags):
        link = as_quoted(page, number, sentence, hit.start())
        if link is not None:
            yield link


def verb_report(page: Page, number: int, s: Sentence, i: int) -> Link | None:
    """The report whose cue verb is token `i`."""
    tags = s.tags
    after = i + 1
    cue = None
    if after < len(tags) and s.words[i].lower() in lexicon.phrasal():
        cue = cue_of(f"{s.words[i]} {s.words[after]}")
        after += cue is not None
    cue = cue or cue_of(s.words[i])
    if cue is None:
        return None
    frames = cue.frames
    first = verb_group(s, 0, i)
    group = [w.lower() for w in s.words[first:i]]
    passive = any(w in BE for w in group) and cue.form in ("past", "participle")
    source: Source | None = None
    right = after
    inverted = False
    quoted = quoted_as_saying(page, number, s, cue, first, i)
    if quoted is not None:
        return quoted
    if passive:
        by = find_by(s, after)
        if by is None:
            return None
        source = source_after(s, by + 1, len(tags))
        if source is None:
            return None
        source = source._replace(rule="passive-by")
        return passive_report(page, number, s, first, i, by, source, cue)
    if tags[i] == "V" and (
        first > 0 and tags[first - 1] in "Q,-" or first == i == 0 and (starts_after_quotation(page, number) or SAID_NAME.match(tags))
    ):
        source = inverted_source(page, s, first, after, frames)
        if source is not None:
            inverted = True
            right = source.last
    if source is None and iceberg(s, i, after):
        source = source_after(s, after, len(tags))
        inverted, right = source is not None, source.last if source else after
    if source is None and tags[i] == "G" and tags[first - 1 : first] == ",":
        source = shared_subject(page, s, first, i)
    if source is None:
        source = source_before(s, 0, first)
        if source is None and (tags[i] == "G" or first and tags[first - 1] in "c,t") or (
            source is not None and tags[i] == "G" and s.words[i - 1].lower() in OWN_WRITINGS
        ):
            source = shared_subject(page, s, first, i) or source
        if source is None and tags[i] == "G" and tags[:first] in ("", "s", "c", "p"):
            source = fronted_participle(s, i)
    if source is None:
        return None
    if not can_speak(s, source):
        return None
    if cue.base in NO_COMMENT and NEGATIONS & set(group):
        return None  # "declined to comment"
    if MIGHT & set(group) and not any(tag in "NP" for tag in tags[source.head_first : source.head_last]):
        return None  # "Voters might well ask"
    left = min(first, source.first) if source is not None and not inverted else first
    return build(page, number, s, cue, source, first, i, after, left, right, inverted)


def iceberg(s: Sentence, i: int, after: int) -> bool:
    """ "… just the tip of the iceberg thinks Tim Danton, editor of PC Pro": no comma before the cue."""
    return s.tags[i - 1 : i] == "n" and TRAILING.match(s.tags, after) is not None and VERB.search(s.tags, 0, i) is not None


TRAILING = re.compile(r"[TR]{0,3}[TN]*N(?:,[^Q]{1,30})?[.|]?$")


def quoted_as_saying(page: Page, number: int, s: Sentence, cue: lexicon.Cue, first: int, i: int) -> Link | None:
    """ "AP quoted Russell McGuire as saying", "she was quoted as saying": the quoted one speaks."""
    if cue.base not in ("quote", "cite", "report"):
        return None
    hit = AS_SAYING.match(s.tags, i + 1)
    if hit is None or s.words[hit.end() - 2].lower() != "as" or s.words[hit.end() - 1].lower() not in ("saying", "telling", "writing"):
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
    while left_end > 0 and s.tags[left_end - 1] in ",-":
        left_end -= 1
    start = content_start(s, end, len(s.tags), saying.frames)
    pieces: list[tuple[int, int]] = []
    if left_end and "Q" in s.tags[:left_end]:
        pieces.append(left_content(s.tags[:left_end], left_end))
    if start.how != "nothing":
        pieces.append((start.at, content_end(s, start.at, len(s.tags))))
    if not pieces:
        return None
    return make(page, number, s, "quoted-as-saying", source, [(first, i + 1), (end - 2, end)], pieces)


AS_SAYING = re.compile(rf"(?P<who>{PHRASE}(?:,[^,Q]{{1,20}},)?)?sG")


SAID_NAME = re.compile(r"V[^,QVXv]{1,12}(?:,[^QVX]{1,20})?(?::|,Q)")  # "Said Ellis: “…”"


def starts_after_quotation(page: Page, number: int) -> bool:
    if number == 0:
        return False
    before = page.sentences[number - 1]
    return before.paragraph == page.sentences[number].paragraph and before.tags[-1:] == "Q"


def inverted_source(page: Page, s: Sentence, first: int, after: int, frames: frozenset[str]) -> Source | None:
    """The source of “…,” said X; None where the words to the left do not look like content."""
    tags = s.tags
    if tags[after : after + 1] == "" or tags[after] in "tOh,Q.:" or s.words[after].lower() == "it":
        return None
    source = source_after(s, after, len(tags))
    if source is None:
        return None
    if first == 0:
        return source
    if tags[first - 1] == "Q":
        quotation = page.quotations[page.quotation_at.get(s.starts[first - 1], 0)]
        ends = page.text[max(quotation.content.end - 1, 0) : quotation.content.end + 2]
        return source if any(mark in ends for mark in ",?!.…—-") or first == 1 or tags[after] in "NTPR" else None
    if tags[first - 1] == "," and tags[first - 2 : first - 1] == "Q":
        return source
    if tags[first - 1] == "-":
        return source if tags[first - 2 : first - 1] == "Q" else None
    left = tags[: first - 1]
    if not VERB.search(left) and "Q" not in left:
        return None
    before = source_before(s, 0, first)
    if before is not None and "Q" in left and before.first <= left.rindex("Q") + 2:
        return None  # “…,” Smith, 41, told reporters
    if before is not None and before.rule == "appositive" and tags[source.last : source.last + 1] in ("X", "v", "V"):
        return None
    rest = tags[source.last :]
    if before is not None and before.rule == "appositive" and frames & {"object", "addressee"} and rest and rest[0] not in ".|~":
        return None  # "Stott, the former winger, described it as “panic”"
    if rest and rest[0] not in ".,|~;-sp:dac":
        return None
    if s.words[after].lower() in ("the", "a", "an", "his", "her", "its", "their") and before is not None and not s_head_speaks(s, source):
        return None
    return source


def s_head_speaks(s: Sentence, source: Source) -> bool:
    return any(tag in "RCLN" for tag in s.tags[source.head_first : source.head_last])


def find_by(s: Sentence, at: int) -> int | None:
    for k in range(at, min(at + 14, len(s.tags))):
        if s.tags[k] == "p" and s.words[k] == "by":
            return k
        if s.tags[k] in ",;:" :
            return None
    return None


def passive_report(page, number, s, first, i, by, source, cue) -> Link | None:
    """ "was called “pure theatre” by Greg Stahl", "were told by the head that …", "described by X as “…”"."""
    tags = s.tags
    cue_at = [(first, i + 1)]
    if "Q" in tags[i + 1 : by]:
        return make(page, number, s, "passive-by", source, cue_at, [(i + 1, by)])
    start = content_start(s, source.last, len(tags), cue.frames - {"addressee"})
    if start.how in ("that", "quote") or "object" in cue.frames and "Q" in tags[source.last :]:
        begin = start.at if start.how != "nothing" else source.last
        return make(page, number, s, "passive-by", source, cue_at, [(begin, content_end(s, begin, len(tags)))])
    return None


def shared_subject(page: Page, s: Sentence, first: int, i: int) -> Source | None:
    """ "Trump left, saying …", "Lee stood up and said …": the subject of the verb before."""
    tags = s.tags
    if tags[first - 1 : first] == "," and tags[i] == "G" or tags[first - 1 : first] == "c" and "V" in tags[:first] and tags[i] == "V":
        main = main_clause_subject(s, first - 1)
        if main is not None:
            return main
    at = first
    for _ in range(4):
        hit = LAST_VERB.search(tags, 0, at)
        if hit is None:
            return None
        v = hit.start()
        start = verb_group(s, 0, v)
        subject = source_before(s, 0, start)
        if subject is not None:
            return subject._replace(rule="shared-subject")
        if tags[start - 1 : start] == "Q" or tags[start - 2 : start] == "Q,":
            subject = source_after(s, v + 1, at)
            if subject is not None:
                return subject._replace(rule="shared-subject")
        at = start
        if at <= 0:
            return None
    return None


# "issued a statement saying": whoever issued it speaks; but "a sign saying" speaks for itself.
OWN_WRITINGS = frozenset(
    """statement statements letter letters email emails e-mail tweet tweets note memo message messages post posts release
    text ad ads video op-ed column""".split()
)


def main_clause_subject(s: Sentence, end: int) -> Source | None:
    """The subject of the main clause that a participle leans on: "The spokesman refused …, adding"."""
    tags = s.tags
    low = 0
    if tags[:1] in ("s", "g", "G", "p"):
        low = tags.find(",", 0, end) + 1
    cut = max(tags.rfind(";", low, end), tags.rfind(":", low, end)) + 1
    low = max(low, cut)
    for hit in VERB.finditer(tags, low, end):
        subject = source_before(s, low, verb_group(s, low, hit.start()))
        if subject is not None and tags[subject.first - 1 : subject.first] in ("w", "s", "h"):
            continue  # "where the company has its largest site"
        if subject is not None:
            return subject._replace(rule="shared-subject")
        if tags[hit.start() - 1 : hit.start()] in ("Q", ",") and "Q" in tags[: hit.start()]:
            subject = source_after(s, hit.end(), end)
            if subject is not None:
                return subject._replace(rule="shared-subject")
    return None


LAST_VERB = regex.compile(r"(?r)[XvV]")


def fronted_participle(s: Sentence, i: int) -> Source | None:
    """ "Dismissing the survey as “a toy”, Oskar Lindh said": the subject of the clause that follows."""
    comma = s.tags.find(",", i)
    while comma > 0:
        m = AFTER.match(s.tags, comma + 1)
        if m and s.tags[m.end() : m.end() + 1] and s.tags[m.end()] in "XvVa,":
            last = stretch(s, m.end(), len(s.tags)) if s.tags[m.end()] == "," else m.end()
            return Source(comma + 1, last, comma + 1, head_end(s.tags, comma + 1, m.end()), "fronted-participle")
        comma = s.tags.find(",", comma + 1)
    return None


DUMMIES = frozenset("it there what which this these those that".split())


def can_speak(s: Sentence, source: Source) -> bool:
    head = s.words[source.head_first : source.head_last]
    tags = s.tags[source.head_first : source.head_last]
    if not head:
        return False
    if len(head) == 1 and head[0].lower() in ("there", "which", "what", "this", "that", "you"):
        return False
    first = s.words[0].lower()
    if first in ("imagine", "suppose", "picture") and source.first > 0:
        return False  # hypothetical
    if head[0].lower() == "no" or first in ("if", "when", "whenever") and source.first == 1 and head[0].lower() in ("a", "an", "someone", "anyone", "somebody", "anybody"):
        return False  # "No coach will say", "If a caller says"
    if tags in ("d", "a"):
        return False
    if head[0].lower() in ("nobody", "none") or head[:2] == ["No", "one"]:
        return False
    return True


def stance_of(s: Sentence, cue: lexicon.Cue, first: int, i: int, how: str, source_first: int) -> Stance:
    group = [w.lower().replace("’", "'") for w in s.words[first:i]]
    negated = any(w in NEGATIONS or w.endswith("n't") for w in group) or s.words[max(source_first, 0)].lower() == "neither"
    if "deny" in cue.frames:
        return Stance.ASSERTED if negated else Stance.DENIED
    if negated:
        return Stance.UNSAID
    if "ask" in cue.frames and how != "quote" or how == "wh" and cue.base == "know":
        return Stance.ASKED  # "asked whether", "wanted to know why"
    return Stance.ASSERTED


def build(page, number, s, cue, source, first, i, after, left, right, inverted) -> Link | None:
    """Find the content around source and cue and make the link."""
    tags = s.tags
    n = len(tags)
    frames = cue.frames
    if source is not None and source.first > i and not inverted:
        n = source.first - 1  # a fronted participle: "Dismissing it as “a toy”, Lindh said …"
        right = after
    start = content_start(s, right, n, frames if not inverted else frames - {"addressee"})
    weak = "weak" in frames
    pieces: list[tuple[int, int]] = []
    rule = ""
    # the left part: “…,” X said / clause, X said
    left_end = left
    if left_end > 0 and s.words[left_end - 1].lower() == "as":
        left_end -= 1  # “It works,” as Ana Pohl put it
    while left_end > 0 and tags[left_end - 1] in ",-":
        left_end -= 1
    has_left = left_end > 0 and (left_end < left or tags[left - 1] == "Q" or inverted and tags[left - 1] == "n")
    left_tags = tags[:left_end]
    parenthesis = start.at < n and tags[start.at] == "," or start.how == "nothing"
    how = start.how
    if inverted and how in ("clause", "wh", "to") or inverted and how == "that" and not "Q" in left_tags:
        how = "nothing"
    if has_left and tags[i] != "G":
        quoted_left = left_tags.endswith("Q") and not (how in ("clause", "that") and left_tags != "Q")
        if quoted_left and ("quote" in frames or frames & {"clause", "that"}):
            pieces.append(left_content(left_tags, left_end))
        elif quoted_left and how == "nothing":
            pieces.append(left_content(left_tags, left_end))
        elif left_tags[0] in "gG" and how == "clause":
            pass
        elif how == "nothing" and frames & {"clause", "that"} and not weak and (
            VERB.search(left_tags) or "Q" in left_tags or tags[start.at : start.at + 1] == "," and tags[start.at + 1 : start.at + 2] in ("X", "v")
        ):
            pieces.append((clause_low(s, left_end), left_end))
    cue_end = after
    if tags[after : after + 3] in ("pDL", "pDn") and s.words[after + 2].lower() == "statement":
        cue_end = after + 3  # "said in a statement": one cue, as annotators have it
    if not pieces and how == "nothing" and left_end == 0 and number and "quote" in frames and not weak:
        earlier = quotation_before(page, number)
        if earlier is not None:
            link = make(page, number, s, "quotation-before", source, [(first, i + 1)], [(0, 1)])
            return replace(link, type=QuoteType.DIRECT, content=(page.quotations[earlier].content,), quotations=(earlier,)) if link else None
    if pieces:
        rest = right_after_parenthesis(page, s, right, start, how, n)
        if rest is not None:
            pieces.append(rest)
        rule = "content-cue-source" if inverted else "content-source-cue"
    elif how == "quote":
        if weak and tags[start.at - 1] not in ",:-" and not (source is not None and tags[source.head_last - 1] == "L"):
            return None
        end = content_end(s, start.at, n)
        pieces.append((start.at, end))
        rule = "source-cue-quotation"
    elif how in ("that", "clause", "wh", "to") and not (
        how == "clause" and (weak or tags[i] == "G" and first == i and tags[i - 1 : i] not in (",", "c", "s", "", "p", "-"))
    ):
        end = content_end(s, start.at, n)
        if "deny" in frames:
            cheered = DENIED_ONLY.search(tags, start.at, end)
            end = cheered.start() if cheered else end
        if end <= start.at:
            return None
        pieces.append((start.at, end))
        rule = "source-cue-" + ("that" if how == "that" else "clause")
    elif "object" in frames or "quote" in frames or "thought" in frames:
        end = object_end(s, right, content_end(s, right, n))
        marked = [k for k in range(right, end) if tags[k] == "Q"]
        if marked and (cue.base in NAMING or not all(is_title(page, s, k) for k in marked)):
            pieces.append((right, end))
            rule = "source-cue-object"
        elif not marked and "matter" in frames and end > right and tags[right] in "DNTRCLnj#pO":
            pieces.append((right, end))
            rule = "source-cue-matter"
        else:
            return None
    else:
        return None
    if source is None and not pieces:
        return None
    if inverted and rule == "content-source-cue":
        rule = "content-cue-source"
    stance = stance_of(s, cue, first, i, "quote" if how == "quote" or (pieces and "Q" in tags[pieces[0][0] : pieces[0][1]]) else how, source.first)
    return make(page, number, s, rule, source, [(first, max(cue_end, i + 1))], pieces, stance)


AFTER_OBJECT = re.compile(r",?(?:c|s|w)[^Q]{0,8}?[XvV]")


def object_end(s: Sentence, at: int, end: int) -> int:
    """The object of "called", "praised" ends where the reporter begins a new clause."""
    quotation = s.tags.find("Q", at, end)
    if quotation < 0:
        return end
    clause = AFTER_OBJECT.search(s.tags, quotation + 1, end)
    return clause.start() if clause else end


NAMING = frozenset("call dub label brand term name deem describe quote title entitle chant".split())
SMALL_WORDS = frozenset("a an the of and or in on at to for from with by as is it its this that’s".split())


def is_title(page: Page, s: Sentence, k: int) -> bool:
    """Whether the quotation at token k looks like the title of a work or a programme: “Meet the Press”."""
    number = page.quotation_at.get(s.starts[k])
    if number is None:
        return False
    if s.tags[:k].endswith(("s", "sD")):
        return False  # "hailed Trump as “The Comeback Kid”"
    text = page.quotations[number].content.of(page.text).strip()
    words = text.rstrip(",.").split()
    if not 2 <= len(words) <= 9 or text[-1:] in "?!…":
        return False
    return words[0][:1].isupper() and all(w[:1].isupper() or w[:1].isdigit() or w in SMALL_WORDS for w in words) and sum(
        w[:1].isupper() for w in words
    ) >= 2


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
    if q > 0 and left_tags[q - 1] not in ".":
        clause = left_tags[:q]
        if VERB.search(clause) or len(clause.strip(",c")) > 0:
            low = 0
    return low, left_end


def clause_low(s: Sentence, end: int) -> int:
    """Where the fronted clause begins: the sentence, or after a semicolon or a headline's "Syria war:"."""
    return max(s.tags.rfind(";", 0, end), s.tags.rfind(":", 0, end)) + 1


def right_after_parenthesis(page: Page, s: Sentence, right: int, start, how: str, n: int) -> tuple[int, int] | None:
    """The second half of “…,” X said, “…” – or of a clause that the attribution interrupts."""
    tags = s.tags
    if how == "quote":
        if tags[start.at - 1] not in ",:-" and start.at + 1 < n and tags[start.at + 1] not in ".~|":
            return None
        if tags[start.at - 1] not in ":" and is_title(page, s, start.at):
            return None  # “It is,” Fiorina told “Fox and Friends”
        return start.at, content_end(s, start.at, n, cuts=True)
    at = start.at
    if how == "nothing" and at < n and tags[at] == ",":
        aside = ASIDE_BEFORE_QUOTATION.match(tags, at)
        if aside:
            return aside.end() - 1, content_end(s, aside.end() - 1, n)  # said Reyes, holding up a jar, “…”
        if tags[at + 1 : at + 2] in ("G", "A", "g", "w", ""):
            return None
        if tags[at + 1 : at + 2] == "s" :
            return None
        if "Q" in tags[:right] and "Q" not in tags[at:]:
            return None
        end = content_end(s, at + 1, n)
        if end > at + 1:
            return at + 1, end
    return None


ASIDE_BEFORE_QUOTATION = re.compile(r",[gGvjap][^Q,XV]{0,20},Q")


def make(page, number, s, rule, source, cue, pieces, stance=Stance.ASSERTED) -> Link | None:
    """A link from token ranges; direct where the pieces are quotations and nothing else."""
    ranges: list[tuple[int, int, list[int]]] = []
    for a, b in pieces:
        while b > a and s.tags[b - 1] in ",.":
            b -= 1
        while a < b and s.tags[a] in ",.;:-":
            a += 1
        if a < b and s.tags[a] == "h":
            a += 1
        if a < b:
            inside = [page.quotation_at[s.starts[k]] for k in range(a, b) if s.tags[k] == "Q" and s.starts[k] in page.quotation_at]
            ranges.append((a, b, inside))
    if not ranges:
        return None
    numbers = [k for _, _, inside in ranges for k in inside]
    any_quote = bool(numbers)
    direct = all(
        inside and set(s.tags[a:b]) <= set("Qc,-.~") and stands_alone(page, s, a, inside) for a, b, inside in ranges
    )
    if direct:
        content = [page.quotations[k].content for k in numbers]
    elif numbers and all(page.quotations[k].single for k in numbers):
        # nobody can find single marks again among apostrophes, so the spans themselves say what was quoted
        content = [page.quotations[k].content for k in numbers]
    else:
        content = [s.cover(a, b) for a, b, _ in ranges]
    type_ = QuoteType.INDIRECT if not any_quote else QuoteType.DIRECT if direct else QuoteType.MIXED
    return Link(
        type=type_,
        content=tuple(content),
        source=s.cover(source.first, source.last) if source else None,
        head=s.cover(source.head_first, source.head_last) if source else None,
        cue=tuple(s.cover(a, b) for a, b in cue),
        stance=stance,
        rule=rule,
        found=source.rule if source else "",
        sentence=number,
        quotations=tuple(numbers),
    )


def stands_alone(page: Page, s: Sentence, a: int, numbers: list[int]) -> bool:
    """Whether quoted words stand on their own (direct) or are built into the clause (mixed)."""
    quotation = page.quotations[numbers[0]]
    words = quotation.content.of(page.text)
    before = s.tags[a - 1] if a else "^"
    if before in "^,:-Q.;":
        return True
    stripped = words.lstrip("[(' …‘“")
    return stripped[:1].isupper() and words.rstrip()[-1:] in ".,?!…—-" and len(words.split()) > 1


# ---------------------------------------------------------------- phrases: according to, in X's words


def phrase_reports(page: Page, number: int, s: Sentence) -> Iterator[Link]:
    """Reports without a verb: "according to", noun cues, "in the words of"."""
    found: list[Link | None] = [according_to(page, number, s, hit.start()) for hit in ACCORDING.finditer(s.tags)]
    nouns = lexicon.words("noun_cues")
    if not nouns.isdisjoint(s.words):
        found += [noun_cue(page, number, s, i) for i, tag in enumerate(s.tags) if tag in "nLVG" and i and s.words[i] in nouns]
    found += [in_words_of(page, number, s, hit.start()) for hit in IN_WORDS.finditer(s.tags) if s.words[hit.start()].lower() == "in"]
    yield from (link for link in found if link is not None)


ACCORDING = re.compile(r"A(?=[tp])")
AS_QUOTED = re.compile(r"[vg](?=[^QXvVGg,;:]{1,12}sD?Q)")


def as_quoted(page: Page, number: int, s: Sentence, i: int) -> Link | None:
    """ "heralded the deal as a “breakthrough”": any verb with an object and "as" before quoted words."""
    first = verb_group(s, 0, i)
    if any(w.lower() in BE for w in s.words[first:i]):
        return None
    gerund = s.tags[i] == "g" and s.tags[first - 1 : first] == ","
    source = shared_subject(page, s, first, i) if gerund or s.tags[first - 1 : first] in ("c", "t") else source_before(s, 0, first)
    if source is None or not can_speak(s, source):
        return None
    end = object_end(s, i + 1, content_end(s, i + 1, len(s.tags)))
    return make(page, number, s, "as-quoted", source, [(first, i + 1)], [(i + 1, end)])


OWNER = regex.compile(r"(?r)(?:(?P<who>(?:D[jn]{0,2})?[jTRCLnN]{0,5}[NRCLn])'|D)[ja#]{0,3}")
OWNERS = frozenset("his her their its my our".split())
UNTIL_QUOTATION = re.compile(r"[pfshDjnNRCLTtag,'#c]{0,14}Q")
EQUALS = re.compile(r"(?:[pf][^QXvV]{1,12})?a?X(?:a|X)?[,:]?(?=[Qh])")


def noun_cue(page: Page, number: int, s: Sentence, i: int) -> Link | None:
    """ "Her description of school as “a prison”", "his claim that …", "her main concern is “privacy”"."""
    tags = s.tags
    owner = OWNER.match(tags, 0, i)
    if owner is None:
        return None
    if owner.group("who"):
        a, b = owner.span("who")
    else:
        a, b = owner.start(), owner.start() + 1
        if s.words[a].lower() not in OWNERS:
            return None
    source = Source(a, b, a, b, "owner")
    after = i + 1
    equals = EQUALS.match(tags, after)
    if equals:
        end = content_end(s, equals.end(), len(tags))
        return make(page, number, s, "noun-cue", source, [(i, i + 1)], [(equals.end(), end)])
    if s.words[i] in IN_NOUNS and a > 0 and s.words[a - 1].lower() == "in":
        return None  # in_words_of reads it
    if tags[after : after + 1] == "h":
        if "Q" in tags[after:]:
            # "His claim that the bridge was “a joy” was false": the reporter goes on after the marks
            return make(page, number, s, "noun-cue", source, [(i, i + 1)], [(after, tags.rindex("Q") + 1)])
        if a > 0 and tags[a - 1] in "vVpGg":
            end = content_end(s, after, len(tags))
            return make(page, number, s, "noun-cue", source, [(i, i + 1)], [(after, end)])
        return None
    until = UNTIL_QUOTATION.match(tags, after)
    if until:
        return make(page, number, s, "noun-cue", source, [(i, i + 1)], [(after, until.end())])
    return None


IN_NOUNS = frozenset("words view opinion phrase telling eyes".split())
IN_WORDS = re.compile(r"p(?:D[nL]f|(?P<who>[jTRCLnN]{0,5}[NRCLn])'[nL]|D[nL])")


def in_words_of(page: Page, number: int, s: Sentence, i: int) -> Link | None:
    """ "in the words of Ann Lee", "in her view", "in Trump's words"."""
    tags = s.tags
    hit = IN_WORDS.match(tags, i)
    assert hit is not None
    noun = s.words[hit.end() - 1 if tags[hit.end() - 1] != "f" else hit.end() - 2].lower()
    if noun not in IN_NOUNS:
        return None
    end = hit.end()
    if tags[end - 1] == "f":
        who = AFTER.match(tags, end)
        if who is None:
            return None
        source = Source(end, who.end(), end, head_end(tags, end, who.end()), "in-words-of")
        end = who.end()
    elif hit.group("who"):
        source = Source(*hit.span("who"), *hit.span("who"), "in-words-of")
    elif s.words[i + 1].lower() in OWNERS:
        source = Source(i + 1, i + 2, i + 1, i + 2, "in-words-of")
    else:
        return None
    pieces: list[tuple[int, int]] = []
    left = i
    while left > 0 and tags[left - 1] in ",-":
        left -= 1
    if left > 2:
        pieces.append((0, left))
    if tags[end : end + 1] in (",", "Q"):
        stop = content_end(s, end, len(tags))
        if stop > end + 1 or tags[end] == "Q":
            pieces.append((end, stop))
    if not pieces:
        return None
    return make(page, number, s, "in-words-of", source, [(i, i + 1)], pieces)


SPEAKING_MASSES = frozenset("data research testimony evidence analysis police management staff".split())


def according_to(page: Page, number: int, s: Sentence, i: int) -> Link | None:
    """ "According to X, …", "…, according to X"."""
    tags = s.tags
    n = len(tags)
    m = AFTER.match(tags, i + 2)
    if m is None:
        return None
    end = m.end()
    head = head_end(tags, i + 2, end)
    if not any(tag in "NRCLP" for tag in tags[i + 2 : end]) or tags[i + 2] not in "DN#P" and (
        tags[head - 1] == "n" or tags[i + 2 : head] in ("L", "C") and s.words[i + 2].lower() not in SPEAKING_MASSES and s.words[i + 2][-1] != "s"
    ):
        return None  # "according to need", "according to family size"
    comma = tags.find(",", end)
    if tags[end : end + 1] in ("v", "g", "w") and comma > 0 and "Q" not in tags[end:comma]:
        end = comma  # "according to exit polls conducted for the AP, …"
    last = stretch(s, end, n)
    source = Source(i + 2, last, i + 2, head_end(tags, i + 2, end), "according-to")
    pieces: list[tuple[int, int]] = []
    left_end = i
    while left_end > 0 and tags[left_end - 1] in ",-a":
        left_end -= 1
    if left_end > 0 and (VERB.search(tags, 0, left_end) or "Q" in tags[:left_end] or left_end > 3):
        pieces.append((0, left_end))
    at = last
    if tags[at : at + 1] in (",", ":"):
        stop = content_end(s, at + 1, n)
        if stop > at + 1 and (not pieces or tags[at + 1] not in "Gws"):
            pieces.append((at + 1, stop))
    if not pieces:
        return None
    return make(page, number, s, "according-to", source, [(i, i + 2)], pieces)


# ---------------------------------------------------------------- settle: one answer a quotation


def settle(page: Page, links: list[Link]) -> list[Link]:
    """Of the reports of one sentence, drop those that only repeat another's words: the innermost, best rule wins."""
    kept: list[Link] = []
    for link in links:
        if link.rule == "source-cue-object" and link.quotations and set(link.quotations) <= {
            number for other in links if reports_inside(link, other) for number in other.quotations
        }:
            continue
        rivals = [k for k, other in enumerate(kept) if other.content == link.content]
        if rivals:
            if RANK.get(link.rule, 9) < RANK.get(kept[rivals[0]].rule, 9):
                kept[rivals[0]] = link
            continue
        kept.append(link)
    return [within(page, link, kept) for link in kept]


def within(page: Page, link: Link, links: list[Link]) -> Link:
    """The words in marks belong to the innermost report; the outer one is indirect: "Reuters said Putin called it “mad”"."""
    if link.type is not QuoteType.MIXED or not link.rule.startswith("source-cue-"):
        return link
    inner = {
        number
        for other in links
        if reports_inside(link, other) and other.source != link.source and names_person(page, other.head)
        for number in other.quotations
    }
    left = tuple(number for number in link.quotations if number not in inner)
    if left or not link.quotations:
        return link
    return replace(link, type=QuoteType.INDIRECT, quotations=())


def names_person(page: Page, head: Span | None) -> bool:
    """Whether a source is a name with a title or of two words: such a one is reported, no mere "they"."""
    return head is not None and any(name.kind is SpeakerKind.PERSON for name in page.names_in(head))


def reports_inside(link: Link, other: Link) -> bool:
    """Whether the quoted words in an object belong to a report within it: "they mocked the way he says “huge”"."""
    return (
        other is not link
        and other.sentence == link.sentence
        and bool(set(link.quotations) & set(other.quotations))
        and any(link.content[0].start <= cue.start < link.content[-1].end for cue in other.cue)
    )


RANK = {"quoted-as-saying": -2, "passive-by": -1, "content-cue-source": 0, "content-source-cue": 1, "source-cue-quotation": 2, "source-cue-that": 3, "source-cue-clause": 4}
