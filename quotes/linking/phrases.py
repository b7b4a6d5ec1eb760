"""Reports without a verb that reports: "according to", noun cues, "in the words of", "… as “…”"."""

from __future__ import annotations

import re

import regex

from quotes import lexicon
from quotes.linking.contents import bare_end, content_end, cue_frames, object_end
from quotes.linking.links import Link, make
from quotes.linking.sources import (
    AFTER,
    BE,
    VERB,
    Source,
    can_speak,
    head_end,
    shared_subject,
    source_before,
    stretch,
    verb_group,
)
from quotes.text.page import Page
from quotes.text.words import Sentence


def phrase_reports(page: Page, number: int, s: Sentence) -> list[Link]:
    """Reports without a verb: "according to", noun cues, "in the words of"."""
    found: list[Link | None] = []
    if "A" in s.tags:
        found += [according_to(page, number, s, hit.start()) for hit in ACCORDING.finditer(s.tags)]
    if ",p" in s.tags or "Qp" in s.tags:
        found += [according_to(page, number, s, hit.start()) for hit in PER.finditer(s.tags) if s.words[hit.start()] == "per"]
    nouns = lexicon.words("noun_cues")
    if not nouns.isdisjoint(s.words):
        found += [
            noun_cue(page, number, s, i)
            for i, word in enumerate(s.words)
            if word in nouns and i and s.tags[i] in "nLVG"
        ]
    found += [
        in_words_of(page, number, s, hit.start())
        for hit in IN_WORDS.finditer(s.tags)
        if s.words[hit.start()].lower() in ("in", "by")
    ]
    if "Q" in s.tags:
        found += [as_quoted(page, number, s, hit.start()) for hit in AS_QUOTED.finditer(s.tags)]
        found += [so_worded(page, number, s, hit.end() - 1) for hit in SO_WORDED.finditer(s.tags)]
        found += [was_worded(page, number, s, *hit.span()) for hit in WAS_WORDED.finditer(s.tags)]
        found += [worded(page, number, s, hit.start()) for hit in WORDED.finditer(s.tags)]
    return [link for link in found if link is not None]


ACCORDING = re.compile(r"Ap")
PER = re.compile(r"p(?<=[,Q]p)(?=[DN])")  # “…,” per the memo
AS_QUOTED = re.compile(r"[vgV](?=D?[jn]?[TN]*[NRO]tQ|[^QXvVGg,;:]{0,9}[nNRCLOPp][^QXvVGg,;:]{0,9}sD?Q)")


def as_quoted(page: Page, number: int, s: Sentence, i: int) -> Link | None:
    """ "heralded the deal as a “breakthrough”": any verb with an object and "as" before quoted words."""
    first = verb_group(s, 0, i)
    quotation = page.quotation_at.get(s.starts[s.tags.index("Q", i)])
    scrap = quotation is not None and len(page.quotations[quotation].content.of(page.text).split(None, SPEECH)) < SPEECH
    if scrap and "such as" in " ".join(s.words[i : i + 10]):
        return None  # "terms containing words such as “home”"
    q = s.tags.index("Q", i)
    if s.words[q - 1 - (s.tags[q - 1] == "D")].lower() in TIMES:
        return None  # "lost her son when “a van ran the light”"
    passive = s.tags[i] != "g" and any(w.lower() in BE for w in s.words[first:i])
    if passive or s.tags[i] == "V" and cue_frames(s.words[i]) & {"object", "as", "quote"}:
        return None  # what takes an object as a cue is read as one
    gerund = first == i and s.tags[i] == "g" and s.tags[first - 1 : first] == ","
    source = (
        shared_subject(s, first, i) if gerund or s.tags[first - 1 : first] in ("c", "t") else source_before(s, 0, first)
    )
    if source is None or not can_speak(s, source) or s.tags.startswith(("t", "at"), first):
        return None  # "warned MPs not to treat it as a “toy”": they are told to
    to = s.tags.find("tQ", i + 1, i + 10)
    quotation = page.quotation_at.get(s.starts[to + 1]) if to > 0 else None
    if quotation is not None and not page.quotations[quotation].content.of(page.text)[:1].islower():
        return None  # "took Stein to “Home”", but "coached Stein to “breathe”"
    end = object_end(s, i + 1, content_end(s, i + 1, len(s.tags)))
    return make(page, number, s, "as-quoted", source, [(first, i + 1)], [(i + 1, end)])


SPEECH = 4  # words; shorter ones behind "such as" are terms


TIMES = frozenset("when while after before since until because if".split())
WORDED = re.compile(r"[vVgG](?=Dj?[nLCR],?Q)")
WORDINGS = frozenset("words word phrase term expression slogan".split())


def worded(page: Page, number: int, s: Sentence, i: int) -> Link | None:
    """ "She used the words “not yet”", "They prefer the term “neighbours”": any verb whose object is a wording."""
    q = s.tags.index("Q", i)
    noun = q - 1 - (s.tags[q - 1] == ",")
    first = verb_group(s, 0, i)
    group = {word.lower() for word in s.words[first:i]}
    if s.words[noun] not in WORDINGS or "object" in cue_frames(s.words[i]) or not group.isdisjoint(BE):
        return None
    shares = s.tags[first - 1 : first] in ("c", "t", ",")
    if s.tags[i] in "gG" and not shares:
        return None  # "They wore hats bearing the words “Go home”"
    source = source_before(s, 0, first) or (shared_subject(s, first, i) if shares else None)
    if source is None or not can_speak(s, source) or s.tags[source.head_last - 1] in "nL":
        return None  # "The hats bore the words “Go home”"
    return make(page, number, s, "noun-cue", source, [(first, noun + 1)], [(q, q + 1)])


SO_WORDED = re.compile(r"Q,?Xa?(?:w|Dh?)(?:[^XvVQ,;:h]{1,8}?)X?a?V")
SO = frozenset("how what all".split())


def so_worded(page: Page, number: int, s: Sentence, i: int) -> Link | None:
    """ "“A mistake” is how the mayor describes it", "“You win some,” was all that he would say"."""
    first = verb_group(s, 0, i)
    be = s.tags.rindex("X", 0, first)
    q = s.tags.rindex("Q", 0, be)
    opens = be + 1 + (s.tags[be + 1] == "a")
    source = source_before(s, opens + 1 + (s.tags[opens + 1] == "h"), first)
    if s.words[opens] not in SO or s.words[be].lower() not in BE or source is None or not can_speak(s, source):
        return None
    return make(page, number, s, "content-source-cue", source, [(first, i + 1)], [(q, q + 1)])


WAS_WORDED = re.compile(r"Q,?XDj{0,2}[nL]v?[pf]")


def was_worded(page: Page, number: int, s: Sentence, q: int, at: int) -> Link | None:
    """ "“Enough is enough” was the message of the union", "… was the verdict delivered by Ana Pohl"."""
    noun = at - 2 - (s.tags[at - 2] == "v")
    who = AFTER.match(s.tags, at) if s.words[at - 1] in ("of", "from", "by") and s.words[noun] in lexicon.words("noun_cues") else None
    if who is None or not any(tag in "NRC" for tag in who.group()):
        return None
    source = Source(*who.span(), at, head_end(s.tags, at, who.end()), "owner")
    return make(page, number, s, "noun-cue", source, [(noun, noun + 1)], [(q, q + 1)])


CALLING = frozenset("call promise promises pledge pledges".split())  # "her call to ban cars"
TO_DO = re.compile(r"ta?(?:[vV]|[njL](?=[DPOnNRCLj]))")
DEED = re.compile(r"ta?.[^,;:.XV-]*")
OWNER = regex.compile(r"(?r)(?:(?P<who>(?:D[jn]{0,2})?[jTRCLnN]{0,5}[NRCLn])'(?:D(?=j))?|(?P<who>[TN]*N[CR]?)|D)[jag#]{0,3}")
OWNERS = frozenset("his her their its my our".split())
UNTIL_QUOTATION = re.compile(r"[pfshDjnNRCLTtag,'#]{0,14}Q")
PROMISED = re.compile(r"t[vVX][^QXVv,;:wh]{0,8}Q")  # "his promise to be “neutral”"
MADE = re.compile(r",[vVg][^,QX]{1,14},(?=h)")  # "his comments, made on television, that …"
OCCASION = re.compile(r"p[^XVvGgQ,;:wh]{1,8}(?=h[DPNTRC#]{0,4}X?D?Q)")  # "his claim at a late debate that it was “bad”"
EQUALS = re.compile(r"(?:,[^,QXh]{1,10},(?=X))?(?:[pf][^QXvV]{1,12})?a?X(?:a|X)?[,:]?(?=[Qh])")


# "Asked about his claim that it works, Ana Pohl said: “…”"
OWN_QUOTATION = re.compile(r",(?!h)[^Q,]{1,14}V[^Q,]{0,8}[,:]?Q")


def noun_cue(page: Page, number: int, s: Sentence, i: int) -> Link | None:
    """ "Her description of school as “a prison”", "his claim that …", "her main concern is “privacy”"."""
    tags = s.tags
    if s.words[i + 1 : i + 2] in (["by"], ["from"]):
        who = AFTER.match(tags, i + 2)  # "the suggestion by a lawyer that it leaks"
        end = stretch(s, who.end(), len(tags)) if who else 0  # "a warning from the bank's head, Ana Pohl, that"
        end += tags.startswith(",h", end)
        called = who is not None and s.words[i] in CALLING and TO_DO.match(tags, who.end()) is not None
        if who is None or not called and tags[end : end + 1] != "h" or not any(tag in "NRC" for tag in who.group()):
            return None
        at = who.end() if called else end
        source = Source(i + 2, at - (tags[at - 1] == ","), i + 2, head_end(tags, i + 2, who.end()), "owner")
        end = deed_end(s, at) if called else content_end(s, at, len(tags))
        return make(page, number, s, "noun-cue", source, [(i, i + 1)], [(at, end)])
    owner = OWNER.match(tags, 0, i)
    if owner is None or owner.group() in ("D", "Dj") and s.words[owner.start()].lower() not in OWNERS:
        chanted = chorus(page, number, s, i)
        if chanted is not None or owner is None:
            return chanted
    if owner.group("who"):
        a, b = owner.span("who")
    else:
        a, b = owner.start(), owner.start() + 1
        if s.words[a].lower() not in OWNERS:
            return made_point(page, number, s, a, i)
    source = Source(a, b, a, b, "owner")
    gap = MADE.match(tags, i + 1)
    asked = OCCASION.match(tags, i + 1)
    after = gap.end() if gap else asked.end() if asked else i + 1
    equals = EQUALS.match(tags, after)
    frames = cue_frames(s.words[tags.rindex("V", 0, a)]) if tags[:a].endswith(("V", "Vh")) else frozenset({"object"})
    said = "object" not in frames or "complement" in frames
    if said and tags[after : after + 1] != "h":
        return None  # "Ryan said Trump's comments were “racist”", "called Trump's comments “racist”"
    if equals:
        end = content_end(s, equals.end(), len(tags))
        return make(page, number, s, "noun-cue", source, [(i, i + 1)], [(equals.end(), end)])
    if s.words[i] in CALLING and TO_DO.match(tags, after):
        return make(page, number, s, "noun-cue", source, [(i, i + 1)], [(after, deed_end(s, after))])
    if s.words[i] in IN_NOUNS and a > 0 and s.words[a - 1].lower() == "in":
        return None  # in_words_of reads it
    if tags[after : after + 1] == "h":
        own = OWN_QUOTATION.search(tags, after)
        last = tags.rfind("Q", after, own.start() if own else len(tags))
        if last > 0:
            # "His claim that the bridge was “a joy” was false": the reporter goes on after the marks
            return make(page, number, s, "noun-cue", source, [(i, i + 1)], [(after, last + 1)])
        if a > 0 and tags[a - 1] in "vVpGg":
            end = content_end(s, after, own.start() if own else len(tags))
            return make(page, number, s, "noun-cue", source, [(i, i + 1)], [(after, end)])
        return None
    if s.words[i] in ("report", "reports"):
        return None  # "called the plan “mad” and the planners’ report “thin”"
    until = UNTIL_QUOTATION.match(tags, after) or PROMISED.match(tags, after)
    if until and tags[i + 1] == "p" and tags[:a].endswith(("V", "G")):
        return None  # "She blasted his call for a “wall”": her report holds it
    if until and "s" in tags[after : until.end()] and re.search("[VvGg]", tags[:a]):
        return None  # "She dismissed his remarks as “a joke”": the words are hers
    if until:
        return make(page, number, s, "noun-cue", source, [(i, i + 1)], [(after, until.end())])
    return None


def chorus(page: Page, number: int, s: Sentence, i: int) -> Link | None:
    """ "The crowd broke into chants of “Go!”", "shouts of “Shame!” from the gallery": nobody owns the noun."""
    chanted = CHANTED.match(s.tags, i + 1) if s.words[i] in CHANTS else None
    if chanted is None:
        return None
    end, source, first = chanted.end(), None, i
    led = LED.match(s.tags, 0, i)
    if led and "quote" in cue_frames(s.words[led.start()]):
        return None  # "The crowd answered with chants of “Go!”": its report holds it
    if led and s.words[led.start()].lower() in LEADING:
        first = verb_group(s, 0, led.start())
        source = source_before(s, 0, first)
    elif s.words[end : end + 1] == ["from"]:
        who = AFTER.match(s.tags, end + 1)
        source = Source(*who.span(), *who.span(), "owner") if who else None
    return make(page, number, s, "noun-cue", source, [(first if source else i, i + 1)], [(i + 1 + (s.tags[i + 1] == "f"), end)])


CHANTS = frozenset("chant chants cries cry shouts shout chorus choruses jeers yells".split())
CHANTED = re.compile(r"f?Q(?:,?c?Q)*")
LED = regex.compile(r"(?r)[vVG][apDj]{0,5}")
LEADING = frozenset(
    """join joins joined joining break breaks broke breaking erupt erupts erupted erupting burst bursts bursting lead leads led
    leading start starts started starting begin began reprise reprised raise raised roar roared""".split()
)


def deed_end(s: Sentence, at: int) -> int:
    """Where what is called for ends: "his promise to close the bridge was late"."""
    deed = DEED.match(s.tags, at)
    return content_end(s, at, deed.end() if deed else at)


def made_point(page: Page, number: int, s: Sentence, a: int, i: int) -> Link | None:
    """ "Ana Pohl made the point that it works": the noun stands in the verb group, so to speak."""
    if a == 0 or s.words[a - 1].lower() not in MAKING or s.tags[i + 1 : i + 2] != "h":
        return None
    first = verb_group(s, 0, a - 1)
    source = source_before(s, 0, first)
    if source is None or not can_speak(s, source):
        return None
    return make(page, number, s, "noun-cue", source, [(first, i + 1)], [(i + 1, content_end(s, i + 1, len(s.tags)))])


MAKING = frozenset(
    """make makes made making raise raises raised raising voice voices voiced voicing express expresses expressed
    expressing offer offers offered offering repeat repeats repeated repeating float floated push pushed pushing
    advance advanced present presented issue issued deliver delivered""".split()
)
IN_NOUNS = frozenset("words view opinion phrase telling eyes".split())
BY_NOUNS = frozenset("account admission reckoning estimate estimates description telling".split())
IN_WORDS = re.compile(r"p(?:D[nL]f|(?P<who>D?[jTRCLnN]{0,5}[NRCLn])'j?[nL]|Dj?[nL])")


def in_words_of(page: Page, number: int, s: Sentence, i: int) -> Link | None:
    """ "in the words of Ann Lee", "in her view", "in Trump's words", "by the bank's own account"."""
    tags = s.tags
    hit = IN_WORDS.match(tags, i)
    assert hit is not None
    noun = s.words[hit.end() - 1 if tags[hit.end() - 1] != "f" else hit.end() - 2].lower()
    if noun not in (IN_NOUNS if s.words[i].lower() == "in" else BY_NOUNS):
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
    left = bare_end(tags, i)
    if left > 2 and tags[left - 1] != "s":  # "It pays because, in her words, “it works”"
        pieces.append((0, left))
    if tags[end : end + 1] in (",", "Q"):
        stop = content_end(s, end, len(tags))
        if stop > end + 1 or tags[end] == "Q":
            pieces.append((end, stop))
    if not pieces:
        return None
    return make(page, number, s, "in-words-of", source, [(i, i + 1)], pieces)


SPEAKING_MASSES = frozenset("data research testimony evidence analysis police management staff people".split())


REST = re.compile(r"(?:(?<=p)Q|[^Q,;:.~|s-])*")  # up to where the reporter goes on


FINITE_AFTER = re.compile(r",a?[Xv]")
THAT_IS = re.compile(r"[hPD][X']a?")
MEASURE = re.compile(r"[jngRCL]*[njvg]")


def is_measure(s: Sentence, first: int, end: int) -> bool:
    """Whether nobody speaks: "according to need", "according to family size"; but "according to state law"."""
    tags, last = s.tags[first:end], s.words[end - 1].lower()
    return last[-1:] != "s" and (MEASURE.fullmatch(tags) is not None or tags in ("L", "C") and last not in SPEAKING_MASSES)


def according_to(page: Page, number: int, s: Sentence, i: int) -> Link | None:
    """ "According to X, …", "…, according to X", "…, per X"."""
    tags = s.tags
    n = len(tags)
    after = i + 1 if tags[i] == "p" else i + 2  # "per the memo"
    if s.words[after + 1 : after + 2] == ["with"] and s.words[after] in ("interviews", "conversations"):
        after += 2  # "according to interviews with Ana Pohl"
    m = AFTER.match(tags, after)
    rest = REST.match(tags, m.end() if m else after)  # "according to exit polls conducted for the AP, …"
    end = rest.end() if rest else after
    if end == after or is_measure(s, after, end):
        return None
    head = head_end(tags, after, m.end()) if m else end
    last = stretch(s, end, n)
    if i == 0 and "," not in tags[last:] and ":" not in tags[last:]:
        last = end  # "According to Ana Low, the move reeks of “fear”"
    if tags[i] == "p" and tags[last:].strip(".~|"):
        return None  # "He said, per a translator, that it works"
    source = Source(after, last, after, head, "according-to")
    pieces: list[tuple[int, int]] = []
    left_end = bare_end(tags, i, ",-a")
    if tags[left_end - 1 : left_end] in ("w", "h") and VERB.search(tags, last):
        return make(page, number, s, "according-to", source, [(i, after)], [(last, content_end(s, last, n))])
    if tags[left_end - 1 : left_end] == "h":
        return None  # "The IMF said that, according to the data" is no report of the data
    if THAT_IS.fullmatch(tags, 0, i):
        pieces.append((0, 1))  # "That’s according to the bank"
    elif left_end > 0 and (tags[last : last + 1] == "," and FINITE_AFTER.match(tags, last) and AFTER.fullmatch(tags, 0, left_end)):
        pieces.append((0, left_end))  # "The plan, according to the bank, is late"
    elif left_end > 0 and (VERB.search(tags, 0, left_end) or "Q" in tags[:left_end] or left_end > 3):
        pieces.append((0, left_end))
    at = last
    if tags[at : at + 1] in (",", ":"):
        stop = content_end(s, at + 1, n)
        if stop > at + 1 and (not pieces or tags[at + 1] not in "Gws"):
            pieces.append((at + 1, stop))
    if not pieces:
        return None
    return make(page, number, s, "according-to", source, [(i, after)], pieces)
