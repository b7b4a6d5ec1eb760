"""A page to read and to review: one file that opens offline, asks the network for nothing and keeps decisions.

The article stands on the left with its quotes marked, the quotes by speaker on the right. Everything
is there without the script, links between words and rows included; report.js adds filters, keys and
decisions. An article is hostile text: its words pass `clean` and `escape` on their way into the page,
and should one ever slip through, the page's Content-Security-Policy names by their hashes the one
style sheet and the one script that may act.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import pairwise
from typing import TextIO

from quotes import lexicon
from quotes.model import Document, Passage, Quote, Speaker, SpeakerKind
from quotes.safe import clean, is_web_address, one_line

HUES = 10  # colours in report.css
NOBODY = "nobody"  # the class of quotes without a speaker


def write(documents: Iterable[Document], out: TextIO) -> None:
    """Write the page, a section an article."""
    style, script = (files("quotes.formats").joinpath(name).read_text("utf-8") for name in ("report.css", "report.js"))
    out.write(HEAD.format(policy=_policy(style, script), style=style, kinds=_kinds()))
    for number, document in enumerate(documents, start=1):
        out.writelines(_section(document, number))
    out.write(FOOT.format(script=script))


def _policy(style: str, script: str) -> str:
    def allowed(source: str) -> str:
        return "'sha256-" + b64encode(sha256(source.encode()).digest()).decode() + "'"

    forbidden = "base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; style-src {allowed(style)}; script-src {allowed(script)}; {forbidden}"


def _section(document: Document, number: int) -> Iterator[str]:
    about = document.metadata
    colors = _colors(document)
    attributes = f'data-sha256="{document.sha256}" data-document="{_json(document.id)}"'
    yield f'<section class="document" id="d{number}" {attributes}>\n<article tabindex="0" aria-label="Article">\n'
    yield f"<h1>{_line(about.title or document.id)}</h1>\n"
    known = [_line(value) for value in (about.byline, about.date, document.id if about.title else "") if value]
    if is_web_address(about.url):
        known.append(f'<a href="{escape(about.url)}" rel="noreferrer noopener">{_line(about.url)}</a>')
    elif about.url:
        known.append(_line(about.url))
    yield f'<p class="about">{" · ".join(known)}</p>\n' if known else ""
    yield f'<div class="text">{"".join(_marked(document, number, colors))}</div>\n</article>\n'
    yield '<div class="list">\n'
    if not document.quotes:
        yield "<p>No quotes found.</p>\n"
    by_speaker: dict[Speaker | None, list[int]] = defaultdict(list)
    for n, quote in enumerate(document.quotes):
        by_speaker[quote.speaker].append(n)
    for speaker, numbers in by_speaker.items():
        name = speaker.name if speaker else ""
        yield f'<section class="speaker" data-speaker="{_json(name)}">\n'
        yield f'<h2><b class="{colors[speaker]}">{_who(speaker)}</b></h2>\n<ol>\n'
        for n in numbers:
            yield _row(document.quotes[n], f"{number}-{n + 1}", n + 1, colors[speaker])
        yield "</ol>\n</section>\n"
    cast = dict.fromkeys([*(s.name for s in document.speakers), *(s.name for s in by_speaker if s)])
    yield "<datalist>" + "".join(f'<option value="{_line(name)}">' for name in cast) + "</datalist>\n"
    yield "</div>\n</section>\n"


def _colors(document: Document) -> dict[Speaker | None, str]:
    """A class of the style sheet for each speaker, in the order in which they are quoted."""
    speakers = dict.fromkeys(quote.speaker for quote in document.quotes if quote.speaker)
    return {None: NOBODY, **{speaker: f"c{number % HUES}" for number, speaker in enumerate(speakers)}}


def _marked(document: Document, number: int, colors: dict[Speaker | None, str]) -> Iterator[str]:
    """The article, cut at every edge of a passage; each piece knows the quotes it belongs to."""
    text = document.text
    passages: list[tuple[Passage, int, str]] = []
    for n, quote in enumerate(document.quotes):
        passages += [(passage, n, "q") for passage in quote.content]
        passages += [(passage, n, "cue") for passage in quote.cue]
        passages += [(quote.source, n, "source")] if quote.source else []
    opening, closing = defaultdict(list), defaultdict(list)
    for passage, n, role in passages:
        if passage.start < passage.end:
            opening[passage.start].append((passage, n, role))
            closing[passage.end].append((passage, n, role))
    numbers: dict[int, list[int]] = defaultdict(list)
    for n, quote in enumerate(document.quotes):
        numbers[quote.start].append(n)
    here: list[tuple[Passage, int, str]] = []
    for start, end in pairwise([*sorted({0, len(text), *opening, *closing, *numbers}), len(text)]):
        for gone in closing[start]:
            here.remove(gone)
        here += opening[start]
        for n in numbers[start]:
            key = f"{number}-{n + 1}"
            yield f'<a class="number {colors[document.quotes[n].speaker]}" id="q{key}" href="#r{key}">{n + 1}</a>'
        words = escape(clean(text[start:end]))
        if not here or not words:
            yield words
            continue
        quoted = sorted((p for p in here if p[2] == "q"), key=lambda p: p[0].end - p[0].start)
        classes = sorted({role for *_, role in here})
        classes += [colors[document.quotes[quoted[0][1]].speaker]] if quoted else []  # of the shortest
        keys = " ".join(dict.fromkeys(f"{number}-{n + 1}" for _, n, _ in quoted))
        yield f'<span class="{" ".join(classes)}"' + (f' data-quotes="{keys}"' if keys else "") + f">{words}</span>"


def _row(quote: Quote, key: str, number: int, color: str) -> str:
    speaker = quote.speaker
    data = {
        "content": [[passage.start, passage.end] for passage in quote.content],
        "quote": quote.text,
        "type": quote.type.value,
        "stance": quote.stance.value,
        "confidence": quote.confidence,
        "speaker": speaker.name if speaker else "",
        "kind": speaker.kind.value if speaker else "",
        "verdict": quote.verdict.value if quote.verdict else "",
        "note": quote.note,
    }
    source = f"“{_line(quote.source.text)}”" if quote.source else "no source"
    cue = f"“{_line(quote.cue_text)}”" if quote.cue else "no cue"
    how = f"{quote.label} · {source} · {cue} · <span>{quote.confidence:.2f}</span>"
    steps = "".join(
        f"<li><b>{_line(step.rule)}</b>"
        + (f" “{_line(step.words.text)}”" if step.words else "")
        + "".join(f" — {_line(note)}" for note in (step.note, lexicon.meaning(step.rule)) if note)
        + "</li>"
        for step in quote.steps
    )
    verdict = f"{quote.verdict.value}" if quote.verdict else ""
    return (
        f'<li class="row {color}" id="r{key}" data-quote="{_json(data)}">\n'
        f'<a class="number {color}" href="#q{key}">{number}</a><blockquote>{_line(quote.text)}</blockquote>\n'
        f'<p class="how">{how} <span class="verdict">{verdict}</span></p>\n<p class="note">{_line(quote.note)}</p>\n'
        f"<details><summary>why</summary><p>{_line(quote.sentence.text)}</p><ol>{steps}</ol></details>\n</li>\n"
    )


def _who(speaker: Speaker | None) -> str:
    if speaker is None:
        return "Speaker unknown"
    return _line(speaker.name) + (f" <small>{_line(speaker.id)}</small>" if speaker.id else "")


def _line(text: str) -> str:
    return escape(one_line(text))


def _json(value: object) -> str:
    """Data for the script, in an attribute: exact words, whatever they hold, in ASCII."""
    return escape(json.dumps(value))


def _kinds() -> str:
    return "".join(f"<option>{kind.value}</option>" for kind in SpeakerKind)


# Reading knows our pages by their generator and does not take them for articles (reading/html.py).
HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="quotes">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Quotes</title>
<style>{style}</style>
</head>
<body>
<header hidden>
<label id="documents" hidden>Article <select></select></label>
<label>Speaker <select id="speaker"><option value="">all</option></select></label>
<label>Type <select id="type"><option value="">all</option><option>direct</option><option>mixed</option>\
<option>indirect</option></select></label>
<label>Stance <select id="stance"><option value="">all</option><option>asserted</option><option>denied</option>\
<option>unsaid</option><option>asked</option></select></label>
<span class="group"><label>Confidence <input id="from" type="number" min="0" max="1" step="0.05" value="0" \
aria-label="Confidence from"></label>
<label>to <input id="to" type="number" min="0" max="1" step="0.05" value="1" aria-label="Confidence to"></label></span>
<label>Decision <select id="decision"><option value="">all</option><option value="open">still open</option>\
<option>accepted</option><option>corrected</option><option>rejected</option></select></label>
<span id="count"></span>
<span class="group"><button id="download" type="button">Download decisions</button>
<label class="button">Load decisions <input id="load" type="file" accept=".jsonl,.json,.txt"></label></span>
<details><summary>Keys</summary><p><kbd>j</kbd> <kbd>k</kbd> next, previous quote · <kbd>a</kbd> accept · \
<kbd>r</kbd> reject · <kbd>s</kbd> fix the speaker · <kbd>n</kbd> note · <kbd>u</kbd> take back · <kbd>e</kbd> why · \
<kbd>Enter</kbd> save a speaker or a note · <kbd>Esc</kbd> leave the field</p></details>
<p id="status" role="status"></p>
</header>
<template id="editor"><form class="editor">
<p><button type="button" name="accept">Accept</button> <button type="button" name="reject">Reject</button>
<button type="button" name="back">Take back</button></p>
<p><label>Speaker <input name="speaker" list="cast" autocomplete="off" placeholder="empty: nobody can be told"></label>
<label>Kind <select name="kind">{kinds}</select></label> <button type="button" name="fix">Fix speaker</button></p>
<p><label>Note <input name="note" autocomplete="off"></label> <button type="button" name="keep">Keep note</button></p>
</form></template>
<main>
"""
FOOT = """\
</main>
<script>{script}</script>
</body>
</html>
"""
