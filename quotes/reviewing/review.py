"""Review in the terminal: quote after quote, the least sure first, a key for each decision.

Every decision is on the disk before the next key is asked for, so a reviewer may stop at any moment,
be it by a kill, and go on later where the file of decisions ends.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import BinaryIO, NamedTuple

from rich.console import Console
from rich.text import Text

from quotes.model import Document, Quote, Speaker, SpeakerKind, Verdict
from quotes.reviewing.decisions import DECIDED, Decision, Key, append, decide, key
from quotes.safe import clean, one_line
from quotes.terminal.render import CUE, FAINT, NOBODY, NUMBER, SOURCE, print_line, steps

CONTENT = "bold reverse"
AROUND = 500  # code points of context on either side, at most, and never more than a paragraph before and behind
KEYS = "a accept  r reject  s speaker  n note  u take back  Enter skip  b back  q quit"
KINDS = {kind.value[0]: kind for kind in SpeakerKind}  # by their first letters, which differ
BACK = ("b", "\x1b[D", "\x7f")
QUIT = ("q", "\x04")
SKIP = ("\r", "\n", " ", "\x1b[C")


class Item(NamedTuple):
    """A quote to be looked at."""

    document: Document
    quote: Quote
    key: Key


class Hands(NamedTuple):
    """How the reviewer answers: `press` waits for a key, `ask` for a line (None: they thought better of it)."""

    press: Callable[[], str]
    ask: Callable[[str], str | None]


def queue(documents: Iterable[Document], decisions: dict[Key, Decision]) -> list[Item]:
    """The quotes that nobody has decided on: without a speaker first, then by confidence."""
    items = [Item(document, quote, key(document, quote)) for document in documents for quote in document.quotes]
    open_items = [item for item in items if not _decided(decisions.get(item.key))]
    return sorted(open_items, key=lambda item: (item.quote.speaker is not None, item.quote.confidence))


def review(items: list[Item], decisions: dict[Key, Decision], out: BinaryIO, console: Console, hands: Hands) -> None:
    """Walk through `items` until the end or until the reviewer quits; `out` gets every decision at once."""
    at = 0

    def settle(item: Item, decision: Decision) -> None:
        append(decision, out)
        decisions[item.key] = decision

    while at < len(items):
        item = items[at]
        document, quote, known = item.document, item.quote, decisions.get(item.key)
        note = known.note if known else ""
        _show(item, known, at, len(items), console)
        pressed = hands.press()
        if pressed in QUIT:
            return
        if pressed == "a":
            settle(item, decide(document, quote, Verdict.ACCEPTED, note=note))
        elif pressed == "r":
            settle(item, decide(document, quote, Verdict.REJECTED, note=note))
        elif pressed == "u":
            settle(item, decide(document, quote, Verdict.UNDECIDED))
            continue
        elif pressed == "s":
            chosen = _speaker(document, console, hands)
            if chosen is None:
                continue
            name, kind = chosen
            settle(item, decide(document, quote, Verdict.CORRECTED, speaker=name, speaker_kind=kind, note=note))
        elif pressed == "n":
            words = hands.ask("Note")
            if words is not None and words.strip() != note:
                base = known or decide(document, quote, Verdict.UNDECIDED)
                now = decide(document, quote, base.verdict).decided
                settle(item, replace(base, note=words.strip(), decided=now))
            continue
        elif pressed in BACK:
            at = max(0, at - 1)
            continue
        elif pressed not in SKIP:
            continue
        at += 1


def summary(items: list[Item], decisions: dict[Key, Decision]) -> str:
    """What has been done and what is left, in a sentence."""
    done = sum(_decided(decisions.get(item.key)) for item in items)
    return f"{done} decided, {len(items) - done} still open."


def _decided(decision: Decision | None) -> bool:
    return decision is not None and decision.verdict in DECIDED


def _show(item: Item, known: Decision | None, at: int, total: int, console: Console) -> None:
    """One quote in its place, who said it, how we know, and what was decided so far."""
    document, quote, _ = item
    if console.is_terminal:
        console.clear()
    where = document.metadata.title or document.id
    console.print(Text.assemble((f"{at + 1} of {total}", NUMBER), (f"  {one_line(where)}", FAINT)))
    console.print()
    console.print(context(document, quote))
    console.print()
    who = Text("unknown", NOBODY) if quote.speaker is None else Text(one_line(quote.speaker.name), NUMBER)
    kind = f" ({quote.speaker.kind.value})" if quote.speaker else ""
    how = f"{kind}  {quote.label}, confidence {quote.confidence:.2f}"
    console.print(Text.assemble("Speaker: ", who, how))
    for line in steps(quote):
        print_line(line, console)
    if known is not None and (known.verdict is not Verdict.UNDECIDED or known.note):
        speaker = f" to {one_line(known.speaker) or 'nobody'}" if known.speaker is not None else ""
        note = f", note: {one_line(known.note)}" if known.note else ""
        console.print(Text(f"Decided: {known.verdict.value}{speaker}{note}", NUMBER))
    console.print()
    console.print(Text(KEYS, FAINT))


def context(document: Document, quote: Quote) -> Text:
    """The paragraphs of the quote and those beside them, with its content, source and cue marked."""
    text = document.text
    starts = [paragraph.start for paragraph in document.paragraphs] or [0]
    first = max(0, bisect_right(starts, quote.start) - 2)
    last = min(len(starts) - 1, bisect_right(starts, quote.end))
    begin = max(starts[first], quote.start - AROUND)
    end = min(document.paragraphs[last].end if document.paragraphs else len(text), quote.end + AROUND)
    passages = [(p, CONTENT) for p in quote.content] + [(p, CUE) for p in quote.cue]
    passages += [(quote.source, SOURCE)] if quote.source else []
    begin, end = min(begin, *(p.start for p, _ in passages)), max(end, *(p.end for p, _ in passages))
    edges = sorted({begin, end, *(edge for passage, _ in passages for edge in passage.span)})
    shown = Text("…" if begin > starts[first] else "")
    for one, two in zip(edges, edges[1:]):
        styles = [style for passage, style in passages if passage.start <= one and two <= passage.end]
        shown.append(clean(text[one:two]), " ".join(styles) or None)
    return shown


def _speaker(document: Document, console: Console, hands: Hands) -> tuple[str, SpeakerKind | None] | None:
    """Whom the reviewer names: one of the cast by number, or anybody by name; None when they think better of it."""
    cast = _cast(document)
    for number, speaker in enumerate(cast, start=1):
        console.print(
            Text.assemble((f"{number:>4} ", NUMBER), one_line(speaker.name), (f"  {speaker.kind.value}", FAINT))
        )
    answer = hands.ask("Speaker: a number, a name, - for nobody, nothing to leave it")
    answer = (answer or "").strip()
    if not answer:
        return None
    if answer == "-":
        return "", None
    if answer.isdecimal() and 0 < int(answer) <= len(cast):
        return cast[int(answer) - 1].name, cast[int(answer) - 1].kind
    for speaker in cast:
        if speaker.name == answer:
            return speaker.name, speaker.kind
    console.print(Text("Kind: p person  o organization  g group  u unnamed  d document", FAINT))
    return answer, KINDS.get(hands.press(), SpeakerKind.PERSON)


def _cast(document: Document) -> list[Speaker]:
    """Everybody who may be meant: those who are quoted first, then whom else the article names."""
    quoted = [quote.speaker for quote in document.quotes if quote.speaker]
    return list({(speaker.name, speaker.kind): speaker for speaker in [*quoted, *document.speakers]}.values())
