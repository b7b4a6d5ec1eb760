"""A link: content tied to its source and cue, made from token ranges of a sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

from quotes.linking.sources import Source
from quotes.model import QuoteType, Span, Stance
from quotes.text.page import Page
from quotes.text.words import Sentence


class Link(NamedTuple):
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


def make(
    page: Page,
    number: int,
    s: Sentence,
    rule: str,
    source: Source | None,
    cue: list[tuple[int, int]],
    pieces: list[tuple[int, int]],
    stance: Stance = Stance.ASSERTED,
) -> Link | None:
    """A link from token ranges; direct where the pieces are quotations and nothing else."""
    tags = s.tags
    ranges: list[tuple[int, int]] = []
    numbers: list[int] = []
    direct = True
    for a, b in pieces:
        while b > a and tags[b - 1] in ",.":
            b -= 1
        while a < b and tags[a] in ",.;:-":
            a += 1
        if CONJUNCTION.match(tags, a, b):
            a += 1 + (tags[a + 1] == ",")  # "that, if it works, they will"
        if a < b:
            inside = quoted_in(page, s, a, b)
            direct = direct and bool(inside) and not tags[a:b].strip("Qc,-.~") and stands_alone(page, s, a, inside)
            ranges.append((a, b))
            numbers += inside
    if not ranges:
        return None
    if direct:
        content = [page.quotations[k].content for k in numbers]
    elif numbers and all(page.quotations[k].single for k in numbers):
        # nobody can find single marks again among apostrophes, so the spans themselves say what was quoted
        content = [page.quotations[k].content for k in numbers]
    else:
        content = [s.cover(a, b) for a, b in ranges]
    type_ = QuoteType.INDIRECT if not numbers else QuoteType.DIRECT if direct else QuoteType.MIXED
    return Link(
        type=type_,
        content=tuple(content),
        source=s.cover(source.first, source.last) if source else None,
        head=s.cover(source.head_first, source.head_last) if source else None,
        cue=tuple([s.cover(a, b) for a, b in cue]),
        stance=stance,
        rule=rule,
        found=source.rule if source else "",
        sentence=number,
        quotations=tuple(numbers),
    )


# "that" opens a clause, in "that affected workers would be paid", too, and is no subject: "that was wrong"
CONJUNCTION = re.compile(r"h(?:[^XvV]|v[jnRCL]{1,3}X)")


def last_of_cue(page: Page, link: Link) -> str:
    """The last word of a cue: "said" of "has repeatedly said"; empty where there is no cue."""
    return link.cue[-1].of(page.text).rpartition(" ")[2] if link.cue else ""


def quoted_in(page: Page, s: Sentence, a: int, b: int) -> list[int]:
    """The numbers of the quotations among the tokens from a up to b."""
    found: list[int] = []
    k = s.tags.find("Q", a, b)
    while k >= 0:
        number = page.quotation_at.get(s.starts[k])
        if number is not None:
            found.append(number)
        k = s.tags.find("Q", k + 1, b)
    return found


def stands_alone(page: Page, s: Sentence, a: int, numbers: list[int]) -> bool:
    """Whether quoted words stand on their own (direct) or are built into the clause (mixed)."""
    quotation = page.quotations[numbers[0]]
    words = quotation.content.of(page.text)
    before = s.tags[a - 1] if a else "^"
    if before in "^,:-Q.;":
        return True
    stripped = words.lstrip("[(' …‘“")
    return stripped[:1].isupper() and words.rstrip()[-1:] in ".,?!…—-" and len(words.split()) > 1


NAMING = frozenset("call dub label brand term name deem describe quote title entitle chant".split())
SMALL_WORDS = frozenset("& a an the of and or in on at to for from with by as is it its this that’s".split())


def is_title(page: Page, s: Sentence, k: int) -> bool:
    """Whether the quotation at token k looks like the title of a work or a programme: “Meet the Press”."""
    number = page.quotation_at.get(s.starts[k])
    if number is None:
        return False
    if s.tags[:k].endswith(("s", "sD")):
        return False  # "hailed Trump as “The Comeback Kid”"
    text = page.quotations[number].content.of(page.text).strip()
    words = text.rstrip(",.").split(None, 9)
    if not 2 <= len(words) <= 9 or text[-1:] in "?!…":
        return False
    return (
        words[0][:1].isupper()
        and all(w[:1].isupper() or w[:1].isdigit() or w in SMALL_WORDS for w in words)
        and sum(w[:1].isupper() for w in words) >= 2
    )
