"""brat standoff (https://brat.nlplab.org/standoff.html): for each article its text, unchanged, and an .ann file.

All of it is one zip archive: unpacked into brat's data folder it is ready to be annotated, for
annotation.conf says what there is. Offsets count code points, as brat does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from quotes.model import Document, Passage, Quote, QuoteType, SpeakerKind, Stance, Verdict

CONFIGURATION = f"""\
[entities]
Quote
Source
Cue
[relations]
said_by\tArg1:Quote, Arg2:Source
reported_by\tArg1:Quote, Arg2:Cue
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>
[events]
[attributes]
Type\tArg:Quote, Value:{"|".join(QuoteType)}
Stance\tArg:Quote, Value:{"|".join(Stance)}
Speaker_kind\tArg:Quote, Value:{"|".join(SpeakerKind)}
Verdict\tArg:Quote, Value:{"|".join(Verdict)}
"""
WHEN = (1980, 1, 1, 0, 0, 0)  # the same input makes the same bytes
# No fragment may hold a tab or anything that some reader takes for the end of a line.
LINES = re.compile(r"[^\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


def write(documents: Iterable[Document], out: BinaryIO) -> None:
    """Write the archive to `out`, a stream of bytes, an article at a time."""
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        _add(archive, "annotation.conf", CONFIGURATION)
        for number, document in enumerate(documents, start=1):
            name = f"{number:06}-{slug(document.id)}"
            _add(archive, f"{name}.txt", document.text)
            _add(archive, f"{name}.ann", "".join(line + "\n" for line in standoff(document)))


def slug(id: str) -> str:
    """The end of an id as part of a file's name: no path leads out of the folder it is unpacked in.

    >>> slug("../../news/a b.txt")
    'a-b'
    """
    stem = re.sub(r"\.\w{1,5}$", "", id.replace("\\", "/").rstrip("/").rpartition("/")[2])
    return re.sub(r"[^A-Za-z0-9]+", "-", stem).strip("-")[:60] or "article"


def standoff(document: Document) -> Iterator[str]:
    """The lines of the .ann file: T for words, R for relations, A for attributes, # for notes."""
    text_bounds = relations = attributes = notes = 0
    for quote in document.quotes:
        quoted = text_bounds + 1
        places = [("Quote", quote.content), ("Source", (quote.source,) if quote.source else ()), ("Cue", quote.cue)]
        for label, passages in places:
            fragments = list(_fragments(passages))
            if not fragments:
                continue  # nothing, or nothing but newlines, which brat cannot mark
            text_bounds += 1
            spans = ";".join(f"{start} {end}" for start, end, _ in fragments)
            yield f"T{text_bounds}\t{label} {spans}\t{' '.join(words for *_, words in fragments)}"
            if label == "Quote":
                continue
            if quoted < text_bounds:
                relations += 1
                relation = "said_by" if label == "Source" else "reported_by"
                yield f"R{relations}\t{relation} Arg1:T{quoted} Arg2:T{text_bounds}"
        if text_bounds < quoted:
            continue
        for attribute, value in _attributes(quote):
            attributes += 1
            yield f"A{attributes}\t{attribute} T{quoted} {value}"
        notes += 1
        yield f"#{notes}\tAnnotatorNotes T{quoted}\t{_note(quote)}"


def _attributes(quote: Quote) -> Iterator[tuple[str, str]]:
    yield "Type", quote.type.value
    yield "Stance", quote.stance.value
    if quote.speaker:
        yield "Speaker_kind", quote.speaker.kind.value
    if quote.verdict:
        yield "Verdict", quote.verdict.value


def _note(quote: Quote) -> str:
    """Who, and how we know, on one line: brat has no other place for it."""
    who = quote.speaker.name + (f" ({quote.speaker.id})" if quote.speaker.id else "") if quote.speaker else "?"
    note = f"{who}; rule {quote.rule}, confidence {quote.confidence:.2f}" + (f"; {quote.note}" if quote.note else "")
    return " ".join(note.split())


def _fragments(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages cut where a line of the .ann file would break."""
    for passage in passages:
        for line in LINES.finditer(passage.text):
            yield Passage(passage.start + line.start(), passage.start + line.end(), line[0])


def _add(archive: ZipFile, name: str, text: str) -> None:
    entry = ZipInfo(name, WHEN)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, text.encode("utf-8", "replace"))
