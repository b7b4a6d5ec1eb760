"""What reviewers decided: a file of JSON Lines that the page and the terminal write and every export applies.

A decision is about the quote at one place (`content`) of one text (`sha256`); schemas/decisions.json
describes the fields. The file is only ever added to, and of several decisions about a quote the last
holds, so nothing that was decided can be lost by what comes after, a kill included.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

from quotes.model import Document, Quote, Speaker, SpeakerKind, Step, Verdict
from quotes.reading import Failure

DECIDED = (Verdict.ACCEPTED, Verdict.CORRECTED, Verdict.REJECTED)

Place = tuple[tuple[int, int], ...]


class Key(NamedTuple):
    """Which quote of which text."""

    sha256: str
    content: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a reviewer made of one quote."""

    sha256: str
    content: Place
    verdict: Verdict
    speaker: str | None = None  # of a corrected quote; empty: nobody can be told
    speaker_kind: SpeakerKind | None = None
    note: str = ""
    document: str = ""  # this and the next are for people and for messages
    quote: str = ""
    decided: str = ""  # when, as RFC 3339 writes it
    where: str = ""  # file and line, when it was read from one

    @property
    def key(self) -> Key:
        return Key(self.sha256, self.content)


def key(document: Document, quote: Quote) -> Key:
    """How decisions name a quote."""
    return Key(document.sha256, place(quote))


def place(quote: Quote) -> Place:
    """Where a quote stands: the spans of its passages."""
    return tuple((passage.start, passage.end) for passage in quote.content)


def decide(
    document: Document,
    quote: Quote,
    verdict: Verdict,
    *,
    speaker: str | None = None,
    speaker_kind: SpeakerKind | None = None,
    note: str = "",
) -> Decision:
    """A decision of this moment about a quote."""
    return Decision(
        sha256=document.sha256,
        content=place(quote),
        verdict=verdict,
        speaker=speaker,
        speaker_kind=speaker_kind,
        note=note,
        document=document.id,
        quote=quote.text,
        decided=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )


# --- the file


def parse(line: str, where: str = "") -> Decision:
    """The decision of one line; ValueError says in a few words why it is none."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("is not valid JSON") from None
    if not isinstance(record, dict):
        raise ValueError("is JSON but no decision")
    sha256, content = record.get("sha256"), _place(record.get("content"))
    if not isinstance(sha256, str) or not content:
        raise ValueError("names no quote: “sha256” or “content” is missing")
    try:
        verdict = Verdict(str(record.get("verdict")))
        kind = SpeakerKind(record["speaker_kind"]) if record.get("speaker_kind") else None
    except ValueError as error:
        raise ValueError(f"is no decision that we know ({error})") from None
    speaker = record.get("speaker") if verdict is Verdict.CORRECTED else None
    if verdict is Verdict.CORRECTED and not isinstance(speaker, str):
        raise ValueError("corrects the speaker but names none")
    given = {name: record.get(name) for name in ("note", "document", "quote", "decided")}
    words = {name: value for name, value in given.items() if isinstance(value, str)}
    return Decision(
        sha256=sha256, content=content, verdict=verdict, speaker=speaker, speaker_kind=kind, where=where, **words
    )


def _place(content: object) -> Place:
    """A list of pairs of numbers as a place; nothing when it is anything else."""
    pairs = content if isinstance(content, list) else []
    if not all(isinstance(pair, list) and len(pair) == 2 and all(type(n) is int for n in pair) for pair in pairs):
        return ()
    return tuple((start, end) for start, end in pairs)


def line(decision: Decision) -> str:
    """The decision as a line of the file, newline included; always ASCII, so that no words can break it."""
    record = {
        "sha256": decision.sha256,
        "content": decision.content,
        "verdict": decision.verdict.value,
        "speaker": decision.speaker,
        "speaker_kind": decision.speaker_kind.value if decision.speaker_kind else None,
        "note": decision.note,
        "document": decision.document,
        "quote": decision.quote,
        "decided": decision.decided,
    }
    return json.dumps(record) + "\n"


def read(path: str) -> tuple[dict[Key, Decision], list[Failure]]:
    """The decisions of a file that hold, and the lines that are none; OSError when it cannot be read."""
    decisions: dict[Key, Decision] = {}
    failures = []
    text = Path(path).read_bytes().decode("utf-8-sig", "replace")
    for number, words in enumerate(text.split("\n"), start=1):
        if not words.strip():
            continue
        where = f"{path}:{number}"
        try:
            decision = parse(words, where)
            decisions[decision.key] = decision
        except ValueError as error:
            failures.append(Failure(where=where, problem=str(error)))
    return decisions, failures


def append(decision: Decision, out: BinaryIO) -> None:
    """Write a decision at the end of a file opened with "ab", unbuffered, and wait until it is on the disk."""
    out.write(line(decision).encode("ascii"))
    os.fsync(out.fileno())


def mend(path: str) -> None:
    """Where a kill has left half a line at the end of the file, end it, so that the next line is whole."""
    file = Path(path)
    if file.is_file() and file.stat().st_size and not file.read_bytes().endswith(b"\n"):
        with open(file, "ab") as out:
            out.write(b"\n")


# --- applied to documents


@dataclass(slots=True)
class Ledger:
    """The decisions of a run, and which of them have found their quote: the rest is told, never dropped."""

    decisions: dict[Key, Decision]
    of_text: dict[str, list[Decision]] = field(init=False)
    found: set[Key] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)  # texts with decisions that were seen
    ids: set[str] = field(default_factory=set)  # ids, out of those that decisions name, that were seen
    named: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.of_text = defaultdict(list)
        for decision in self.decisions.values():
            self.of_text[decision.sha256].append(decision)
        self.named = {decision.document for decision in self.decisions.values()}

    def apply(self, documents: Iterable[Document], *, keep_rejected: bool = False) -> Iterator[Document]:
        """The documents as the reviewers have them."""
        for document in documents:
            sha256 = document.sha256
            if document.id in self.named:
                self.ids.add(document.id)
            if sha256 in self.of_text:
                self.texts.add(sha256)
                self.found.update(key(document, quote) for quote in document.quotes)
                document = applied(document, self.decisions, keep_rejected=keep_rejected)
            yield document

    def missed(self) -> Iterator[Failure]:
        """The decisions about articles that were read which no longer match them, each with the reason."""
        for decision in self.decisions.values():
            if decision.sha256 in self.texts and decision.key not in self.found:
                reason = "no quote stands at that place of the article any more"
            elif decision.sha256 not in self.texts and decision.document in self.ids:
                reason = f"the text of {decision.document} has changed since"
            else:
                continue
            yield Failure(
                where=decision.where,
                problem=f"was not applied, {reason}: {decision.verdict.value} “{_short(decision.quote)}”",
            )

    def elsewhere(self) -> int:
        """How many decisions are about articles that were not read."""
        return sum(d.sha256 not in self.texts and d.document not in self.ids for d in self.decisions.values())


def applied(document: Document, decisions: dict[Key, Decision], *, keep_rejected: bool = False) -> Document:
    """The document with the decisions about it: speakers corrected, rejected quotes left out or flagged."""
    sha256 = document.sha256
    quotes = []
    for quote in document.quotes:
        decision = decisions.get(Key(sha256, place(quote)))
        if decision is not None:
            if decision.verdict is Verdict.REJECTED and not keep_rejected:
                continue
            quote = reviewed(document, quote, decision)
        quotes.append(quote)
    return replace(document, quotes=tuple(quotes))


def reviewed(document: Document, quote: Quote, decision: Decision) -> Quote:
    """The quote as a reviewer has it; a corrected speaker is the reviewer's, and the steps say so."""
    verdict = decision.verdict
    if verdict is Verdict.UNDECIDED and not decision.note:
        return quote  # a decision that was taken back
    steps = quote.steps
    speaker = quote.speaker
    if verdict is Verdict.CORRECTED:
        was = f"was {quote.speaker.name}" if quote.speaker else "was unknown"
        steps += (Step(rule="human", note=f"{was}; corrected by a reviewer {decision.decided}".rstrip()),)
        speaker = _speaker(document, decision)
    return replace(quote, speaker=speaker, verdict=verdict, note=decision.note, steps=steps)


def _speaker(document: Document, decision: Decision) -> Speaker | None:
    """Whom a correction names: somebody of the article, else a name with the kind that the reviewer gave."""
    if not decision.speaker:
        return None
    known = [*document.speakers, *(quote.speaker for quote in document.quotes if quote.speaker)]
    kind = decision.speaker_kind
    same = [speaker for speaker in known if speaker.name == decision.speaker]
    for speaker in same:
        if kind in (None, speaker.kind):
            return speaker
    return Speaker(name=decision.speaker, kind=kind or SpeakerKind.PERSON)


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"
