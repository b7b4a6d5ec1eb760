"""Page → links: which words were said, by whom in the text, and by which rule we know.

Reports are found cue by cue, in `verbs.py` and `phrases.py`, and settled sentence by sentence. The rules of
`ORPHANS` are then tried in order over the whole article; each may add links or lengthen them. What none of
them claims is no quote: a scare quote, a title, a nickname, the text of a button.
"""

from __future__ import annotations

from collections.abc import Callable

from quotes.linking.continuations import continued, goes_on, goes_on_inside
from quotes.linking.links import Link
from quotes.linking.orphans import (
    below,
    captioned,
    colon,
    dashed,
    each,
    elided,
    labelled,
    open_verb,
    pressed,
    transcript,
)
from quotes.linking.phrases import phrase_reports
from quotes.linking.settle import settle
from quotes.linking.verbs import CUE, verb_report
from quotes.text.page import Page


def cued(page: Page) -> list[Link]:
    """All links that a cue makes, one answer a content."""
    links: list[Link] = []
    for number in range(len(page.sentences)):
        links += settle(page, reports(page, number))
    return links


def reports(page: Page, number: int) -> list[Link]:
    s = page.sentences[number]
    found = [verb_report(page, number, s, hit.start()) for hit in CUE.finditer(s.tags)]
    return [link for link in found if link is not None] + phrase_reports(page, number, s)


def match(page: Page) -> tuple[Link, ...]:
    """All links of the page, in the order in which they begin."""
    links = cued(page)
    for rule in ORPHANS:
        links = rule(page, links)
    order = sorted(range(len(links)), key=lambda k: links[k].content[0])
    place = {k: n for n, k in enumerate(order)}
    found = (links[k] for k in order)
    return tuple(link if link.follows is None else link._replace(follows=place[link.follows]) for link in found)


ORPHANS: tuple[Callable[[Page, list[Link]], list[Link]], ...] = (
    transcript, elided, each(labelled), each(captioned), each(colon), each(below), each(dashed), each(pressed), continued, goes_on, continued, goes_on_inside, each(open_verb),
)  # fmt: skip
