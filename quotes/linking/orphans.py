"""Quotations that no cue claims, and whose own sentence tells the speaker: labels, dashes, colons, a verb left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

import regex

from quotes import lexicon
from quotes.linking.contents import cue_of
from quotes.linking.links import Link, is_title
from quotes.linking.phrases import TIMES
from quotes.linking.sources import (
    AFTER,
    BE,
    CORE,
    LAST_VERB,
    VERB,
    Source,
    can_speak,
    head_end,
    is_place,
    source_after,
    source_before,
    verb_group,
)
from quotes.linking.verbs import MIGHT
from quotes.model import QuoteType, Span, Stance
from quotes.text.page import Page
from quotes.text.quotations import Quotation
from quotes.text.words import Sentence


def claimed(links: list[Link]) -> dict[int, int]:
    """quotation number → the link that holds it."""
    owner: dict[int, int] = {}
    for k, link in enumerate(links):
        for number in link.quotations:
            owner.setdefault(number, k)
    return owner


def token_of(s: Sentence, quotation: Quotation) -> int | None:
    at = bisect_left(s.starts, quotation.span.start)
    return at if at < len(s.starts) and s.starts[at] == quotation.span.start else None


def orphan(
    page: Page, number: int, rule: str, source: Source | None, s_number: int, follows: int | None = None
) -> Link:
    """A direct quotation tied to a source (token range of its sentence) without a cue."""
    s = page.sentences[s_number]
    return Link(
        type=QuoteType.DIRECT,
        content=(page.quotations[number].content,),
        source=s.cover(source.first, source.last) if source else None,
        head=s.cover(source.head_first, source.head_last) if source else None,
        cue=(),
        stance=Stance.ASSERTED,
        rule=rule,
        found=source.rule if source else "",
        sentence=s_number,
        quotations=(number,),
        follows=follows,
    )


class Orphan:
    """One quotation that nobody has claimed yet, in its sentence."""

    def __init__(
        self,
        page: Page,
        number: int,  # of the quotation
        quotation: Quotation,
        s_number: int,
        s: Sentence,
        at: int,  # the token of the quotation
    ) -> None:
        self.page, self.number, self.quotation = page, number, quotation
        self.s_number, self.s, self.at = s_number, s, at

    def link(self, rule: str, source: Source) -> Link:
        return orphan(self.page, self.number, rule, source, self.s_number)


def each(rule: Callable[[Orphan], Link | None]) -> Callable[[Page, list[Link]], list[Link]]:
    """A rule for one quotation, tried on every quotation that nobody has claimed."""

    def tried(page: Page, links: list[Link]) -> list[Link]:
        owner = claimed(links)
        if len(owner) == len(page.quotations):
            return links
        for number, quotation in enumerate(page.quotations):
            if number in owner:
                continue
            s_number = page.sentence_of[number]
            s = page.sentences[s_number]
            at = token_of(s, quotation)
            link = rule(Orphan(page, number, quotation, s_number, s, at)) if at is not None else None
            if link is not None:
                links.append(link)
        return links

    return tried


def transcript(page: Page, links: list[Link]) -> list[Link]:
    """ "SMITH: We lost." – paragraphs that begin with a label, where labels come again."""
    labels: list[tuple[int, Span, Span]] = []
    for number, paragraph in enumerate(page.paragraphs):
        end = min(paragraph.end, paragraph.start + 90)
        hit = LABEL.match(page.text, paragraph.start, end) if page.text.find(":", paragraph.start, end) > 0 else None
        if hit and hit.end() < paragraph.end and not is_reporting(hit.group("label")):
            labels.append((number, Span(*hit.span("label")), Span(hit.end(), paragraph.end)))
    words = [of.split()[-1] if (of := span.of(page.text)).isupper() else of.lower() for _, span, _ in labels]
    again = len(words) > 2 and len(set(words)) < len(words) and len(set(words)) <= len(words) * 0.6 + 1
    if not again and not is_exchange(page, labels):
        return links
    turns = {number: (label, content) for number, label, content in labels}
    kept = [link for link in links if page.sentences[link.sentence].paragraph not in turns]
    for number, (label, content) in turns.items():
        low, high = (bisect_left(page.quotations, at, key=lambda q: q.paragraph) for at in (number, number + 1))
        inside = tuple(range(low, high))
        if (
            len(inside) == 1
            and page.quotations[inside[0]].span.start <= content.start + 1
            and page.quotations[inside[0]].span.end >= content.end - 1
        ):
            content = page.quotations[inside[0]].content
        kept.append(
            Link(type=QuoteType.DIRECT, content=(content,), source=label, head=label, cue=(), stance=Stance.ASSERTED,
                 rule="transcript", found="label", sentence=page.first_sentence[number], quotations=inside)
        )  # fmt: skip
    return kept


def is_exchange(page: Page, labels: list[tuple[int, Span, Span]]) -> bool:
    """ "Operator: What is it?⏎Caller: A cow.": a question of one and the answer of another, and no other label."""
    people = lexicon.people_nouns("roles")
    if len(labels) != 2 or labels[0][0] + 1 != labels[1][0] or not labels[0][2].of(page.text).endswith("?"):
        return False
    return all(label.of(page.text).lower() in people for _, label, _ in labels)


def is_reporting(label: str) -> bool:
    """ "He concluded:", "Ana Pohl told reporters:" are no speaker's label."""
    words = label.lower().split()
    verbs = (lexicon.cues().get(word) for word in label.split()[1:])  # as they stand: "Attorney Said Wall:" is one
    return (
        any(cue is not None and cue.form in ("third", "past") for cue in verbs)
        or words[-1] in lexicon.cues()
        and len(words) > 1
        or all(word in lexicon.entries("word_classes") or word in lexicon.entries("function_words") for word in words)
        and len(words) > 2  # "Still to come:"
        or words[0] in NO_LABELS
    )


NO_LABELS = frozenset(
    """he she they it photo image note picture name age job city date time place price source where when who what why how""".split()
)
NAME_RUN = re.compile(r"[TN]*N")
NAME_RUN_BEFORE = regex.compile(r"(?r)[TN]*N")
CORE_BEFORE = regex.compile(rf"(?r){CORE}")
LABEL = regex.compile(
    r"(?P<label>\p{Lu}[\p{L}\p{N}\u00ad.'’\-]*+(?:[ \u00a0][\p{L}\p{N}\u00ad.'’\-]++){0,4}+)"  # u00ad: page.FILLER
    r"(?: \([^()]{1,40}\))?(?:, \p{Lu}{2}[\p{Lu} ,.'’()\-]{0,50})?:[ \u00a0\t]+"  # "ANA POHL (D), OHIO:", "ANA POHL, HOST:"
)


def labelled(o: Orphan) -> Link | None:
    """ "Mayor Lindqvist: “We will not sell”", "Tina Marlow, florist – “…”": a name, a colon or dash, a quotation."""
    s, at = o.s, o.at
    if at < 2 or s.tags[at - 1] not in ":-" or s.tags[at - 1] == "-" and "N" not in s.tags[: at - 1]:
        return None
    hit = LABELLED.match(s.tags, 0, at - 1)
    if hit is None or not any(tag in "NTRC" for tag in hit.group("who")):
        return None
    before = s.tags[hit.start() - 1 : hit.start()]
    alone = before in (("", "-", "~", "|") if s.tags[at - 1] == ":" else ("",))
    alone = alone or not s.tags[: hit.start()].strip("aj-~|")  # "First Minister Alasdair Munro: “…”"
    a, b = hit.span("who")
    of = s.tags.rfind("f", a, b)
    if of > a and s.words[of - 1].lower() in VOICES:
        a, alone = of + 1, True  # "Then came the voice of Ana Pohl: “…”"
    if not alone and s.words[hit.start() - 1].lower() != "from":
        return None
    if s.tags[at - 1] == "-" and is_place([word.capitalize() for word in s.words[hit.start() : at - 1]]):
        return None  # "LEEDS – “It works,” …": where it was written
    return o.link("label-quotation", Source(a, at - 1, a, b, "joint" if "c" in hit.group("who") else "label"))


def captioned(o: Orphan) -> Link | None:
    """ "“I thought I would die”: hiker Mia Solberg on her nine days": a colon and a name after the words."""
    s, at = o.s, o.at
    headed = HEADED.search(s.tags, at + 1) if o.quotation.paragraph == 0 and o.s_number == 0 else None
    if headed is not None and at > 0:
        ending = headed.span("who")  # "Tax rise is ‘theft’: opposition leader"
        return o.link("quotation-colon-name", Source(*ending, *ending, "label"))._replace(type=QuoteType.MIXED, content=(o.quotation.span,))
    if s.tags[at + 1 : at + 2] != ":" or s.tags[:at].strip("~-"):
        return None
    who = AFTER.match(s.tags, at + 2)
    name = LEADING_NAME.match(who.group()) if who else None
    kin = DESCRIBED.match(s.tags, at + 2)  # "‘We were lied to’: widow of engineer speaks out"
    if name is None and kin is None:
        return None
    first, last = at + 2, at + 2 + name.end() if name else kin.end() if kin else at
    return o.link("quotation-colon-name", Source(first, last, first, last, "label"))


HEADED = re.compile(r":(?P<who>[TR]?N{1,3}|[jnC]?R)$")
DESCRIBED = re.compile(r"[jn]{0,2}R(?:f[jnNRC]{1,3})?(?=[Vv])")
LEADING_NAME = re.compile(r"[^N]*[TN]*N")
# "Ana Pohl, the Courier: “…”", "Nurse Ana Pohl on the ward: “…”"
LABELLED = regex.compile(rf"(?r)(?P<who>{CORE}(?:,?c?{CORE})?(?:f{CORE})?)(?:[,(][^QXV:-]{{1,25}}|(?<=N)p[DjnNLC]{{1,4}})?")


def colon(o: Orphan) -> Link | None:
    """ "Her message was simple: “We are open.”" – a colon after a sentence whose subject speaks."""
    if o.at < 2 or o.s.tags[o.at - 1] != ":" and not is_example(o):
        return None
    source = main_subject(o.s, o.at - 1)
    named = FULL_NAME.match(o.s.tags, 0, o.at - 1)
    if named and source is not None and o.s.tags[source.head_last - 1] in "nL":
        source = Source(*named.span(), *named.span(), "label")  # "It does not surprise pollster Ana Low: “…”"
    return o.link("colon-quotation", source) if source is not None else None


def is_example(o: Orphan) -> bool:
    """Whether whole words end a sentence behind a dash: "She also defended the plan – “I think it will work.”" """
    words = o.quotation.content.of(o.page.text)
    whole = words[:1].isupper() and words.rstrip()[-1:] in ".?!" and len(words.split(None, INSIDE)) >= INSIDE
    return whole and o.s.tags[o.at - 1] == "-" and o.at == len(o.s.tags) - 1 and VERB.search(o.s.tags, 0, o.at) is not None


HERE = re.compile(r"a['X](?P<who>[TR]{0,3}[TN]*N|D[jn]{0,2}[RC])")
FULL_NAME = regex.compile(r"(?r)[TR]{0,3}[TN]*N{2}")
VOICES = frozenset("voice words verdict reply answer message advice warning plea cry".split())
WORDS_OF = frozenset(
    """message reply answer response words verdict advice warning statement comment comments question explanation
    conclusion ruling response reaction judgment judgement tip rule promise motto slogan view plea letter note email tweet post text argument point description""".split()
)
OWNED = regex.compile(r"(?r)'[ajnNL#]{0,2}")  # "Ellis's message", "Ellis's first radio message"


def main_subject(s: Sentence, end: int) -> Source | None:
    """The subject of the first finite verb, or the owner of the words ("Her message was")."""
    tags = s.tags
    for k in range(end):
        if s.words[k].lower() in WORDS_OF and k > 0:
            if (
                OWNED.match(tags, 0, k)
                or s.words[k - 1].lower() in ("his", "her", "their", "its", "my")
                or (tags[k - 1] in "jn" and k > 1 and s.words[k - 2].lower() in ("his", "her", "their", "its"))
            ):
                owned = OWNED.match(tags, 0, k)
                first = k - 1 if tags[k - 1] == "D" else k - 2
                if tags[first] == "D" and not owned:
                    return Source(first, first + 1, first, first + 1, "owner-of-words")
                end_of_name = owned.start() if owned else k - 1
                run = NAME_RUN_BEFORE.match(tags, 0, end_of_name) or CORE_BEFORE.match(tags, 0, end_of_name)
                if run:
                    return Source(run.start(), end_of_name, run.start(), end_of_name, "owner-of-words")
    here = HERE.match(tags)
    if here and s.words[0].lower() == "here":
        return Source(*here.span("who"), *here.span("who"), "main-subject")  # "Here’s Ana Pohl in 1992: “…”"
    for hit in VERB.finditer(tags, 0, end):
        v = hit.start()
        first = verb_group(s, 0, v)
        source = source_before(s, 0, first)
        if source is not None and s.words[source.head_first].lower() in ("it", "there", "this", "that", "what", "someone", "you"):
            continue
        if source is not None and tags[source.first - 1 : source.first] == "s" and "N" not in tags[source.first : source.last]:
            continue  # "If studios pay, it could work": nobody speaks
        if source is not None and tags[source.head_last - 1] == "n" and "'" in tags[source.head_first : source.head_last]:
            return None  # "Ana Pohl’s garden was a word: “No.”"
        if source is not None and passive(s, v):
            return None  # "Ana Pohl was told: “You are hired.”": the words are somebody else's
        if source is not None and any(tag in "NPRCTL" for tag in tags[source.head_first : source.head_last]):
            return source._replace(rule="main-subject")
    return None


def below(o: Orphan) -> Link | None:
    """ "Caddell continued:" – and the quotation is the paragraph below."""
    first = o.page.first_sentence[o.quotation.paragraph]
    if o.quotation.paragraph == 0 or first == 0 or o.s_number != first or o.at != 0:
        return None
    s = o.page.sentences[first - 1]
    found = cue_before_colon(s) if s.tags[-1:] == ":" else None
    if found is None:
        return None
    source, cue = found
    link = orphan(o.page, o.number, "colon-next-paragraph", source, first - 1)
    return link._replace(cue=(s.cover(*cue),) if cue else ())


def cue_before_colon(s: Sentence) -> tuple[Source, tuple[int, int] | None] | None:
    """The last cue of a sentence that ends in a colon, with its subject; else the main subject."""
    for hit in LAST_CUE.finditer(s.tags):
        i = hit.start()
        first = verb_group(s, 0, i)
        cue = cue_of(s.words[i])
        if first == i and s.tags[i - 1 : i] == "n" and cue is not None and cue.form == "base":
            continue  # "described it by satellite phone:"
        source = source_before(s, 0, first)
        if source is not None:
            return source, (first, i + 1)
    source = source_after(s, 1, len(s.tags) - 1) if s.tags[0] == "V" else None  # "Stated Ellis:"
    if source is not None:
        return source, (0, 1)
    source = main_subject(s, len(s.tags) - 1)
    return (source, None) if source is not None else None


LAST_CUE = regex.compile(r"(?r)[VG]")


def passive(s: Sentence, v: int) -> bool:
    """Whether the verb at `v` begins a passive: "was told", "has been jailed"; or only receives: "heard", "got"."""
    rest = s.tags[v : v + 5]
    if s.words[v].lower() in RECEIVES:
        return True
    hit = PASSIVE.match(rest)
    return hit is not None and any(word.lower() in BE for word in s.words[v : v + hit.end() - 1])


PASSIVE = re.compile(r"X[aX]{0,2}[vV]")
RECEIVES = frozenset("got heard received saw met got read found faced suffered".split())


def dashed(o: Orphan) -> Link | None:
    """ "“We measured twice.” – Surgeon Ivo Hanlon, at the inquest": a dash and a name after the words."""
    s, at, s_number = o.s, o.at, o.s_number
    if s.tags[at + 1 : at + 2] == "-":
        begin = at + 2
    elif at == len(s.tags) - 1 and s_number + 1 < len(o.page.sentences):
        s_number += 1
        s = o.page.sentences[s_number]
        begin = int(s.tags[:1] == "-")
        if not begin and not is_credit(o, s) or s.paragraph > o.quotation.paragraph + 1:
            return None
    else:
        return None
    who = AFTER.match(s.tags, begin)
    alone = s_number == o.s_number and at == 0 and s.paragraph == o.quotation.paragraph and s.span.end >= o.page.paragraphs[s.paragraph].end - 1
    anybody = alone and s.tags[begin + 1 : begin + 2] == "R"  # "“It bites.” – A neighbor of Rep. Stein, to the Courier"
    if who is None or s.words[begin].lower() in ("a", "an") and not anybody:
        return None
    capitals = who.end() > begin + 1 and all(word[0].isupper() for word in s.words[begin : who.end()])
    if not DASHED.match(who.group()) and not capitals:
        return None
    headed = o.quotation.paragraph == 0 and at == 0 and not is_title(o.page, s, at) and "v" in s.tags[who.end() : who.end() + 1].lower()
    if not headed and s.tags[who.end() : who.end() + 1] not in ("", ",", "(", ".", "p") or s.words[who.end() : who.end() + 1] == ["for"]:
        return None  # "“Brujas” – Spanish for “witches”"
    source = Source(begin, who.end(), begin, head_end(s.tags, begin, who.end()), "dash")
    return orphan(o.page, o.number, "quotation-dash-name", source, s_number)


def is_credit(o: Orphan, s: Sentence) -> bool:
    """Whether a sentence is the line below a quotation cut out large, which takes in the closing mark: "We won.⏎Ana Pohl." """
    between = o.page.text[o.quotation.span.end : s.span.start]
    credit = between.count("\n") == 1 and not between.strip() and not VERB.search(s.tags)
    return not o.quotation.closed and credit and o.page.text[s.span.end - 1] in "\"”"


DASHED = re.compile(r"[^NT]*[NT]++(?![nL])")


def elided(page: Page, links: list[Link]) -> list[Link]:
    """ "Ana called it “a truce”; Gert Roos, “a trap”; and Tim Ode, “a mess”": the verb is left out."""
    owner = claimed(links)
    cued_sentences = {link.sentence for link in links}
    for number, quotation in enumerate(page.quotations):
        s_number = page.sentence_of[number]
        if number == 0 or number - 1 not in owner and s_number not in cued_sentences:
            continue
        if number in owner and links[owner[number]].quotations[0] == number:
            continue
        s = page.sentences[s_number]
        at = token_of(s, quotation)
        hit = ELIDED.match(s.tags, 0, at) if at is not None else None
        if hit is None:
            continue
        if is_place(s.words[hit.start("who") : hit.end("who")]):
            continue  # "…, she said in Binghamton, N.Y. “It works.”"
        if number in owner:
            k = owner[number]
            links[k] = links[k]._replace(quotations=tuple(n for n in links[k].quotations if n != number))
        source = Source(hit.start("who"), hit.end("who"), hit.start("who"), hit.end("who"), "elided")
        links.append(
            orphan(page, number, "elided-cue", source, s_number)._replace(
                type=QuoteType.MIXED, content=(quotation.span,)
            )
        )
        owner[number] = len(links) - 1
    return links


ELIDED = regex.compile(
    r"(?r)[;,c]c?(?:(?P<who>[TN]*N),|(?P<who>D?[TN]*N))"
)  # "; Gert Roos, “a trap”", "and the Courier “a mercy”"


def open_verb(o: Orphan) -> Link | None:
    """ "He waved off the reports as “a lot of nonsense from people who know nothing”": any verb of a person."""
    words = o.quotation.content.of(o.page.text).split()
    if len(words) < OPEN or is_title(o.page, o.s, o.at) or o.s.words[o.at - 1].lower() in TIMES:
        return None  # "lost her son when “a van ran the light”"
    hit = LAST_VERB.search(o.s.tags, 0, o.at)
    if hit is None or hit.group() == "X":
        return None
    first = verb_group(o.s, 0, hit.start())
    if MIGHT.intersection(o.s.words[first : hit.start()]):
        return None  # "Voters might well ask"
    source = source_before(o.s, 0, first)
    if source is None or not can_speak(o.s, source) or source.rule == "relative" or o.s.words[source.head_first].lower() in ("it", "there", "this"):
        return None
    before = o.s.tags[source.first - 1 : source.first]
    if o.s.words[hit.end() : hit.end() + 1] == ["by"]:
        return None  # "the threat posed by Ardria, and “we are …”"
    passive_ = any(word.lower() in BE for word in o.s.words[first : hit.start()])
    if before in ("s", "w", "h") or passive_ or not any(t in "NPR" for t in o.s.tags[source.head_first : source.head_last]):
        return None
    cue = (o.s.cover(first, hit.end()),)
    return o.link("open-verb", source)._replace(type=QuoteType.MIXED, content=(o.quotation.span,), cue=cue)


PRESSED = re.compile(r"(?P<who>[TR]{0,2}[TN]*N|P|D[jn]?R)a?(?P<verb>v)a?[.~]?$")


def pressed(o: Orphan) -> Link | None:
    """ "“Would it be safe?” Pohl pressed.": any verb, where the sentence behind the marks has nothing else."""
    page, number = o.page, o.s_number + 1
    if o.s.tags[o.at :].strip(".~") != "Q" or number == len(page.sentences):
        return None
    s = page.sentences[number]
    hit = PRESSED.match(s.tags)
    if hit is None or s.paragraph != o.s.paragraph or o.quotation.content.of(page.text).rstrip()[-1:] not in ("?", "!", "…"):
        return None
    first, last = hit.span("who")
    link = orphan(page, o.number, "open-verb", Source(first, last, first, last, "plain"), number)
    return link._replace(cue=(s.cover(*hit.span("verb")),))


OPEN = 4  # words; verbs that report nothing govern shorter scraps as often as not
INSIDE = 4  # words; shorter ones are scare quotes more often than speech (PolNeAR train)


def first_name(s: Sentence) -> Source | None:
    """ "For Yolanda Beck, …, it is personal": the first name of a sentence that has no subject who speaks."""
    hit = NAME_RUN.search(s.tags)
    return Source(hit.start(), hit.end(), hit.start(), hit.end(), "first-name") if hit else None
