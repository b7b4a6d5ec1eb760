"""Reports that a cue verb makes; those without a verb are read in `phrases.py`."""

from __future__ import annotations

import re

import regex

from quotes import lexicon
from quotes.linking.contents import content_end
from quotes.linking.links import Link, make
from quotes.linking.passives import passive_report, quoted_as_saying
from quotes.linking.reports import KEEPING, NEGATIONS, Report, read_cue
from quotes.linking.sides import NAMES, with_content
from quotes.linking.sources import BE, Source, can_speak, issuer, source_after, verb_group
from quotes.linking.subjects import find_source, parted_subject
from quotes.model import QuoteType
from quotes.text.page import Page
from quotes.text.words import Sentence

NO_COMMENT = frozenset("comment respond reply answer elaborate speak discuss talk".split())
SOMEONE = frozenset("someone somebody anyone anybody everyone everybody".split())
MIGHT = frozenset("might may could should".split())
SUPPOSING = frozenset("if whether unless".split())
CUE = re.compile(r"[VG]")


def verb_report(page: Page, number: int, s: Sentence, i: int) -> Link | None:
    """The report whose cue verb is token `i`."""
    cue, after = read_cue(s, i)
    if cue is None:
        return None
    first = verb_group(s, 0, i)
    if s.tags[i] == "G" and SEEN.match(s.tags, 0, first) and s.words[first - 1].lower() in PERCEIVED:
        first = verb_group(s, 0, first - 1)
    if s.tags[i] == "G" and first == i and i and s.words[i - 1] in KEEPING and s.tags[i - 1] == "v" and s.tags[i + 1 :] in ("", "."):
        first = verb_group(s, 0, i - 1)  # "“…,” Lomax kept saying"
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
    if BIDDEN.match(s.tags, first) and s.words[first].lower() in ("is", "are") and s.words[i - 2].lower() in BIDDINGS:
        return None  # "Teachers are told to answer: “Not yet”": what nobody has said yet
    if s.words[max(source.first - 2, 0) : source.first] and IMAGINED.search(" ".join(s.words[: source.first + 1])):
        return None  # "You can almost hear the accountants muttering, “How much?”"
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


IMAGINED = re.compile(r"\b(?:[Yy]ou|[Oo]ne) (?:can|could) (?:\w+ )?hear (?:\w+)?$")
BIDDEN = re.compile(r"Xa?[vV]tV")
BIDDINGS = frozenset("told taught trained instructed advised encouraged urged reminded".split())
NOT_SAID = {"know": "as", "relate": "to"}  # "the hacker known as “Guccifer,” said", "rules relating to “fraud”"
APPEARS = frozenset("publish release post issue print air broadcast record file circulate".split())
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


SEEN = regex.compile(r"(?r)X[Vv]")
PERCEIVED = frozenset("heard seen shown filmed caught recorded".split())  # "can be heard asking"
ASKED = re.compile(r"(?:^c?|s)$")  # "Asked whether", "when asked", but "he asked"
