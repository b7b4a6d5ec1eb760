"""Of all reports of one sentence, which words belong to whom: one answer a quotation.

Cues are read one by one, so a quotation may be claimed twice: by a clause and by a report inside it
("Reuters said Putin called it “mad”"), or by two rules for the same words. Here each goes to one.
"""

from __future__ import annotations

import re

from quotes import lexicon
from quotes.linking.contents import cue_of
from quotes.linking.links import NAMING, Link, last_of_cue
from quotes.model import QuoteType, Span, SpeakerKind
from quotes.text.page import Page

# Of two rules that give the same words, the one that is more often right (the lower number) stays.
RANK = {
    "quoted-as-saying": -2,
    "passive-by": -1,
    "content-cue-source": 0,
    "content-source-cue": 1,
    "source-cue-quotation": 2,
    "source-cue-that": 3,
    "source-cue-clause": 4,
}

# Rules that take a whole clause for what was said; another report may stand within such a clause.
SAYING = frozenset("quote clause as complement".split())  # frames of verbs that report what somebody says
CLAUSES = frozenset("source-cue-that source-cue-clause content-source-cue content-cue-source according-to".split())


def settle(page: Page, links: list[Link]) -> list[Link]:
    """Of the reports of one sentence, drop those that only repeat another's words: the innermost, best rule wins."""
    if len(links) < 2:
        return links
    links = [link for link in links if not any(is_wording(page, link, other) for other in links)]
    kept: list[Link] = []
    for link in links:
        if (
            link.rule == "source-cue-object"
            and link.quotations
            and set(link.quotations)
            <= {number for other in links if reports_inside(link, other) for number in other.quotations}
        ):
            continue
        rivals = [k for k, other in enumerate(kept) if other.content == link.content]
        if rivals:
            if RANK.get(link.rule, 9) < RANK.get(kept[rivals[0]].rule, 9):
                kept[rivals[0]] = link
            continue
        kept.append(link)
    for link in list(kept):
        if any(repeats(page, link, other) for other in kept):
            kept.remove(link)
    kept = [within(page, link, kept) for link in kept]
    trimmed = [apart(page, link, kept) for link in kept]
    return [link for link in trimmed if link is not None]


def is_wording(page: Page, link: Link, outer: Link) -> bool:
    """Whether a report only tells in whose words the outer one speaks: "Pohl attacked what she called “a joke”"."""
    source = link.source
    return (
        source is not None
        and link.rule in ("source-cue-object", "source-cue-quotation")
        and outer.rule == "source-cue-object"
        and reports_inside(outer, link)
        and WHAT.fullmatch(page.text, outer.cue[-1].end, source.start) is not None
        and source.of(page.text).lower() in ("he", "she", "they", "it")
    )


WHAT = re.compile(r"(?: \w+)? what ")


def repeats(page: Page, link: Link, outer: Link) -> bool:
    """Whether a report is part of another's words: "she said he called it “mad”", "… that she thinks it works".

    Both are one act of speech, that of the outer source; only a person named inside speaks for himself.
    """
    if link is outer:
        return False
    if link.source is None and link.rule == "noun-cue":
        return bool(outer.source) and set(link.quotations) <= set(outer.quotations)  # "…, amid chants of “Go!”, she said"
    if link.source is None or not any(span.holds(link.source) for span in outer.content):
        return False
    if not link.quotations:
        cue = cue_of(last_of_cue(page, link))
        return cue is not None and "thought" in cue.frames
    return (
        outer.rule in CLAUSES
        and link.type is not QuoteType.DIRECT
        and set(link.quotations) <= set(outer.quotations)
        and not speaks_inside(page, link, outer)
    )


def speaks_inside(page: Page, link: Link, outer: Link) -> bool:
    """Whether the source of a report inside another is a named person, and not the outer source again."""
    if link.rule == "noun-cue" and not page.text.startswith(" that ", link.cue[-1].end):
        return False  # "Trump's remarks were “racist”, Ryan said"
    media = outer.head is not None and any(name.kind is SpeakerKind.ORGANIZATION for name in page.names_in(outer.head))
    if media and outer.rule not in ("source-cue-that", "source-cue-clause") and link.rule in CLAUSES:
        return True  # "Prosecutors said it was “a fraud”, Reuters reported"
    cue = cue_of(last_of_cue(page, link))
    if cue is not None and link.rule == "source-cue-object" and not SAYING & cue.frames and cue.base not in NAMING:
        return False  # "Pohl insisted that Stein should release his “files”"
    return (names_person(page, link.head) or is_kin(page, link.head)) and last_word(page, link) != last_word(page, outer)


def is_kin(page: Page, head: Span | None) -> bool:
    """Whether a source is one of somebody's family: "Lamb told the court her husband had said it was “mad”"."""
    words = head.of(page.text).lower().split() if head else []
    return len(words) > 1 and words[0] in ("his", "her", "their") and lexicon.people_nouns("kin").get(words[-1], ("", ""))[1] == "sg"


def last_word(page: Page, link: Link) -> str:
    return link.head.of(page.text).rpartition(" ")[2] if link.head else ""


def within(page: Page, link: Link, links: list[Link]) -> Link:
    """The words in marks belong to the innermost report; the outer one is indirect: "Reuters said Putin called it “mad”"."""
    if not link.quotations or link.rule not in CLAUSES:
        return link
    inner = {
        number
        for other in links
        if reports_inside(link, other) and speaks_inside(page, other, link)
        for number in other.quotations
    }
    if not inner.issuperset(link.quotations):
        return link
    return link._replace(type=QuoteType.INDIRECT, quotations=())


def apart(page: Page, link: Link, links: list[Link]) -> Link | None:
    """A quotation with an attribution of its own is no part of the clause before it: "He defended it: “…,” he said"."""
    if link.type is not QuoteType.MIXED:
        return link
    content = link.content[-1]
    own = [
        other.content[0].start
        for other in links
        if other is not link and other.type is QuoteType.DIRECT and other.cue and set(other.quotations) & set(link.quotations)
        if other.rule.startswith("content-")
        or not any(content.holds(cue) for cue in other.cue)
        or link.rule.startswith("content-") and ":" in page.text[other.content[0].start - 3 : other.content[0].start]
    ]
    if not own:
        return link
    end = page.text.rfind(" ", content.start, min(own))
    left = tuple(number for number in link.quotations if page.quotations[number].span.end <= end)
    rest = page.text[content.start : max(end, content.start)].rstrip(" ,:;-–—")
    kept = link.content[:-1] + ((Span(content.start, content.start + len(rest)),) if rest else ())
    if not kept:
        return None
    type_ = QuoteType.MIXED if left else QuoteType.INDIRECT
    return link._replace(type=type_, content=kept, quotations=left)


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
