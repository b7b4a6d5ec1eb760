"""Quotations without an attribution of their own: whoever was speaking, or is in view, goes on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from quotes.linking.links import SMALL_WORDS, Link, is_title
from quotes.linking.orphans import INSIDE, LABEL, claimed, first_name, main_subject, orphan, token_of
from quotes.linking.sources import VERB, Source
from quotes.model import QuoteType, SpeakerKind, Stance
from quotes.text.page import Page
from quotes.text.quotations import Quotation
from quotes.text.words import Sentence


def continued(page: Page, links: list[Link]) -> list[Link]:
    """An opening mark that comes again, or a further quotation right after an attributed sentence."""
    owner = claimed(links)
    for number, quotation in enumerate(page.quotations):
        if number in owner or number - 1 not in owner:
            continue
        k = owner[number - 1]
        link = links[k]
        same = page.quotations[number - 1].paragraph == quotation.paragraph
        if not quotation.continues and not goes_on_alone(page, number):
            continue
        if quotation.continues or same and begins_sentence(page, number) and adjoining(page, link, quotation):
            if link.type is QuoteType.MIXED and not quotation.continues:
                continue
            links[k] = link._replace(content=(*link.content, quotation.content), quotations=(*link.quotations, number))
            owner[number] = k
    return links


def goes_on_alone(page: Page, number: int) -> bool:
    """Whether a quotation is its whole sentence, or long: “Non-paper” is a term."""
    tags = page.sentences[page.sentence_of[number]].tags
    return not tags.strip("Q.,~-|") or len(page.quotations[number].content.of(page.text).split(None, INSIDE)) >= INSIDE


def begins_sentence(page: Page, number: int) -> bool:
    s = page.sentences[page.sentence_of[number]]
    return bool(s.starts) and s.starts[0] == page.quotations[number].span.start


def adjoining(page: Page, link: Link, quotation: Quotation) -> bool:
    """Nothing of the reporter's stands between the attributed sentence and the quotation."""
    end = max(page.sentences[link.sentence].span.end, link.content[-1].end)
    return len(page.text[end : quotation.span.start].strip()) < 3


def goes_on(page: Page, links: list[Link]) -> list[Link]:
    """A sentence that is a quotation and nothing else: whoever was speaking or in view speaks on."""
    owner = claimed(links)
    ending: dict[int, list[int]] = defaultdict(list)  # sentence in which content ends → links, in order
    cued_in: dict[int, list[int]] = defaultdict(list)  # sentence of the cue → links
    for k, link in enumerate(links):
        if link.stance is Stance.ASKED and link.source is None:
            continue  # "Asked whether it will close, …": whoever answers speaks
        ending[last_sentence(page, link)].append(k)
        cued_in[link.sentence].append(k)
    doubles = any(not page.quotations[number].single for number in owner)
    cued_first: dict[int, int] = {}  # quotation → the link with a cue that begins with it
    for k, link in enumerate(links):
        if link.cue and link.quotations:
            cued_first.setdefault(link.quotations[0], k)
    for number, quotation in enumerate(page.quotations):
        if number in owner or not begins_sentence(page, number):
            continue
        s_number = page.sentence_of[number]
        s = page.sentences[s_number]
        if s.tags.strip("Q.,~-|"):
            continue
        words = quotation.content.of(page.text)
        whole = (
            page.paragraphs[quotation.paragraph].end - quotation.span.end < 2
            and s_number == page.first_sentence[quotation.paragraph]
        )
        asked = number > 0 and number - 1 in owner and page.quotations[number - 1].content.of(page.text)[-1] == "?"
        if len(words.split()) < 3 and not ((whole or asked) and words.rstrip()[-1:] in (".", "?", "!")):
            continue
        if whole and (is_heading(words) or LABEL.match(words) or quotation.single and doubles):
            continue  # “WILD SCENES”, “ROOS: Why?”, and single marks where speech stands in double ones
        found = previous_speaker(page, links, ending, cued_in, cued_first, number, s_number)
        if found is None:
            continue
        links.append(found)
        owner[number] = len(links) - 1
        ending[last_sentence(page, found)].append(len(links) - 1)
        cued_in[found.sentence].append(len(links) - 1)
    return links


def is_heading(words: str) -> bool:
    """Whether quoted words that make a paragraph are a heading: ‘Coal Isn’t the Villain’, “VOTERS DECIDE”."""
    parts = words.rstrip(".?!").split()
    title = len(parts) > 2 and all(w[:1].isupper() or w in SMALL_WORDS for w in parts) and len(parts) < 10
    return words.isupper() or title


def goes_on_inside(page: Page, links: list[Link]) -> list[Link]:
    """ "“…,” she said. But “it was never a question of money.”": a clause in marks right after what somebody said."""
    owner = claimed(links)
    last: dict[int, int] = {}  # sentence → its last link with words in marks
    for j, link in enumerate(links):
        if link.quotations:
            last[link.sentence] = j
    for number, quotation in enumerate(page.quotations):
        s_number = page.sentence_of[number]
        s = page.sentences[s_number]
        k = last.get(s_number - 1)
        at = token_of(s, quotation)
        if number in owner or k is None or at is None or page.sentences[s_number - 1].paragraph != s.paragraph:
            continue
        words = quotation.content.of(page.text).split()
        if len(words) < INSIDE or "V" in s.tags or is_title(page, s, at):
            continue
        link = going_on(page, number, s_number, links, k, "goes-on-inside")
        if s.tags[:1] == "P" and s.words[0] != "It":  # "She wants the council “to admit it”."
            link = orphan(page, number, "goes-on-inside", Source(0, 1, 0, 1, "plain"), s_number)
        if s.tags[at - 1 : at] != ":":  # but "Then, after a while: “I called her.”"
            link = link._replace(type=QuoteType.MIXED, content=(quotation.span,))
        links.append(link)
        owner[number] = last[s_number] = len(links) - 1
    return links


def previous_speaker(
    page: Page,
    links: list[Link],
    ending: dict[int, list[int]],
    cued_in: dict[int, list[int]],
    cued_first: dict[int, int],
    number: int,
    s_number: int,
) -> Link | None:
    """Whose words an unattributed quotation is: by the sentence before, else by the paragraph before."""
    quotation = page.quotations[number]
    first = page.first_sentence[quotation.paragraph]
    if not any(cued_in.get(at) for at in range(first, s_number)):
        k = speaks_next(page, cued_first, number)
        if k is not None:
            return going_on(page, number, s_number, links, k, "speaks-next")
    if s_number > first:
        before = page.sentences[s_number - 1]
        if cued_in.get(s_number - 1):
            whole = [k for k in cued_in[s_number - 1] if links[k].type is QuoteType.DIRECT]
            k = max(whole or cued_in[s_number - 1], key=lambda k: links[k].content[0])
            return going_on(page, number, s_number, links, k, "goes-on")
        if page.text[before.span.end - 1] == "?" and not VERB.search(before.tags) and cued_in.get(s_number - 2):
            k = max(cued_in[s_number - 2], key=lambda k: links[k].content[0])
            return going_on(page, number, s_number, links, k, "goes-on")  # Ana Pohl said: “…” And then? “…”
        source = main_subject(before, len(before.tags)) or first_name(before)
        earlier = [k for at in range(first, s_number - 1) for k in cued_in.get(at, ())]
        if earlier and (source is None or is_aside(before, source)):  # “…,” said Ana Pohl. She has two jobs. “…”
            k = max(earlier, key=lambda k: links[k].content[0])
            return going_on(page, number, s_number, links, k, "goes-on")
        if source is not None:
            return orphan(page, number, "sentence-subject", source, s_number - 1)
        return None
    if quotation.paragraph == 0:
        return None
    above = quotation.paragraph - 1
    while above > 0 and is_heading_below(page, above):
        above -= 1
    low, high = page.first_sentence[above], page.first_sentence[above + 1]
    fits = [k for at in range(low, high) for k in ending.get(at, ())]
    if not fits:
        return only_person(page, number, above) or subject_above(page, number, above)
    k = max(fits, key=lambda k: links[k].content[-1].end)
    if not links[k].cue and links[k].content[-1].of(page.text).rstrip().endswith("?"):
        dialogue = range(page.first_sentence[max(above - DIALOGUE, 0)], low)
        return reply(page, links, [j for at in dialogue for j in ending.get(at, ())], number, k)
    nearby = range(page.first_sentence[max(above - 2, 0)], high)
    other = alternate(page, links, [j for at in nearby for j in ending.get(at, ())], number, k)
    if other is not None:
        return going_on(page, number, s_number, links, other, "alternates")
    return going_on(page, number, s_number, links, k, "goes-on")


def is_aside(s: Sentence, source: Source) -> bool:
    """Whether a sentence between two quotations brings in nobody else who may speak: "She has two jobs.", "The insurers
    have not called.", "A nurse from Leeds, she has two jobs."."""
    head = s.tags[source.head_first : source.head_last]
    return head == "P" or s.tags[source.last : source.last + 2] == ",P" or not any(tag in "NTR" for tag in head)


def is_heading_below(page: Page, paragraph: int) -> bool:
    """ "Transcript as follows:", "The full statement:": a line that only says that words come."""
    first, last = page.first_sentence[paragraph], page.first_sentence[paragraph + 1]
    if last - first != 1:
        return False
    tags = page.sentences[first].tags
    return tags[-1:] == ":" and HEADING.fullmatch(tags) is not None


HEADING = re.compile(r"(?:D|[NnjLC]')?[jnNLC]{0,4}[nL](?:[pf]D?[jnNL]{1,4})?(?:sv|a)?:")


def speaks_next(page: Page, cued_first: dict[int, int], number: int) -> int | None:
    """ "“It is hard. “It takes years,” said Ana Pohl": the quotation right after, in the same paragraph, is attributed."""
    quotation = page.quotations[number]
    if number + 1 >= len(page.quotations):
        return None
    after = page.quotations[number + 1]
    if after.paragraph != quotation.paragraph or page.text[quotation.span.end : after.span.start].strip():
        return None
    return cued_first.get(number + 1)


def only_person(page: Page, number: int, paragraph: int) -> Link | None:
    """The one person whom a short paragraph before the quotation is about: "It came as a relief to Anjali Rao"."""
    span = page.paragraphs[paragraph]
    people = {name.words for name in page.names_in(span) if name.kind is SpeakerKind.PERSON}
    lines = range(page.first_sentence[paragraph], page.first_sentence[paragraph + 1])
    words = {
        word.lower().strip(".,") for word in page.quotations[number].content.of(page.text).replace("’", "'").split()
    }
    if (
        len(people) != 1
        or len(lines) > 3
        or not words & FIRST_PERSON
        or any("Q" in page.sentences[k].tags for k in lines)
    ):
        return None
    name = next(name for name in page.names_in(span) if name.kind is SpeakerKind.PERSON)
    for k in lines:
        s = page.sentences[k]
        if s.span.start <= name.span.start < s.span.end:
            first, last = bisect_left(s.starts, name.whole.start), bisect_left(s.starts, name.span.end)
            if s.tags[last : last + 1] == "'":
                return None
            return orphan(page, number, "only-person", Source(first, last, first, last, "first-name"), k)
    return None


def subject_above(page: Page, number: int, paragraph: int) -> Link | None:
    """ "Ana Pohl is hopeful.", and below: "“It will hold.”": whoever the last sentence before is about, by name."""
    s_number = page.first_sentence[paragraph + 1] - 1
    s = page.sentences[s_number]
    source = main_subject(s, len(s.tags))
    if source is None or not page.quotations[number].closed:
        return None
    if not any(tag in "NC" for tag in s.tags[source.head_first : source.head_last]):
        return None
    return orphan(page, number, "sentence-subject", source, s_number)


FIRST_PERSON = frozenset("i i'm i've i'd i'll we we're we've we'd we'll my our me us myself ourselves".split())


def last_sentence(page: Page, link: Link) -> int:
    """The sentence in which the content of a link ends."""
    at = link.sentence
    while at + 1 < len(page.sentences) and page.sentences[at + 1].span.start < link.content[-1].end:
        at += 1
    return at


def alternate(page: Page, links: list[Link], nearby: list[int], number: int, k: int) -> int | None:
    """In a dialogue a question is answered by the other: the link before the last, if it asked or answered."""
    words = page.quotations[number].content.of(page.text).rstrip()
    said = links[k].content[-1].of(page.text).rstrip()
    if not (words.endswith("?") or said.endswith("?")):
        return None
    earlier = [j for j in nearby if links[j].content[0].start < links[k].content[0].start]
    if not earlier:
        return None
    j = max(earlier, key=lambda j: links[j].content[0])
    other, last = links[j].source, links[k].source
    if other is None or last is None or other.of(page.text) == last.of(page.text) or links[j].type is not QuoteType.DIRECT:
        return None
    asked = links[j].content[-1].of(page.text).rstrip().endswith("?")
    return j if asked or words.endswith("?") is False and said.endswith("?") else None


DIALOGUE = 6  # paragraphs, in which two who talk are named now and then


def reply(page: Page, links: list[Link], earlier: list[int], number: int, k: int) -> Link:
    """What is said right after a question that stands alone: the other of the two who talk answers, or nobody knows who."""
    asks = links[k].source
    names = set(asks.of(page.text).split()) if asks else set()
    others = [
        j for j in earlier
        if links[j].type is QuoteType.DIRECT and (who := links[j].source) is not None and names.isdisjoint(who.of(page.text).split())
    ]  # fmt: skip
    s_number = page.sentence_of[number]
    if others:
        return going_on(page, number, s_number, links, max(others, key=lambda j: links[j].content[0]), "alternates")
    return orphan(page, number, "alternates", None, s_number)


def going_on(page: Page, number: int, s_number: int, links: list[Link], k: int, rule: str) -> Link:
    link = orphan(page, number, rule, None, s_number, follows=k)
    return link._replace(source=links[k].source)
