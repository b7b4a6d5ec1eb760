"""The whole pipeline on one screen: text → page → links → cast → answers → document."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from quotes.linking.links import Link
from quotes.linking.matcher import match
from quotes.model import (
    Document,
    Metadata,
    Passage,
    Quote,
    Span,
    Speaker,
    SpeakerKind,
    Step,
    new,
)
from quotes.resolving.answers import Answer
from quotes.resolving.byline import sign
from quotes.resolving.cast import Cast, gather
from quotes.resolving.confidence import confidence, cue_word
from quotes.resolving.register import Recognition, Register, recognise
from quotes.resolving.register import speaker as registered
from quotes.resolving.resolver import resolve, told_by_pronouns
from quotes.text.page import FILLER, TWICE_ENCODED, Page, composed, read


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep Python from looking for reference cycles, of which the engine makes none, while it works.

    It would look through every small object of a long article again and again: that is a tenth of the
    time, and more the longer the article is. Memory is freed all the same, by counting references. It wraps
    a whole function, so that what the function worked with is gone when the search begins anew.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


# Where a text has none of these words, nobody in it shares a surname with a relative.
FAMILY = re.compile(
    r"\b(?:husband|wife|brother|sister|son|daughter|father|mother|dad|mum|mom|parent|couple|famil(?:y|ies)|widow|sibling|twin"
    r"|cousin|uncle|aunt|nephew|niece|married|in-law|Mr\.? and|Mrs\.? and)",
    re.IGNORECASE,
)


@no_collection()
def attribute(
    text: str,
    *,
    id: str = "",
    encoding: str | None = None,
    metadata: Metadata = Metadata(),
    register: Register | None = None,
) -> Document:
    """Find every quote in `text` and say who said it.

    `text` is any string; odd text is never an error. Offsets in the result count code points of
    `text`, unchanged. `id`, `encoding` and `metadata` are carried to the document; the byline of
    `metadata` tells who "I" is. A `register` of people tells full names and ids.
    """
    if register:
        quotes, speakers, paragraphs = recognised(text, metadata.byline, register)
    else:
        quotes, speakers, paragraphs = fastest()(text, metadata.byline, None)
    return Document(
        text=text,
        quotes=quotes,
        speakers=speakers,
        paragraphs=paragraphs,
        id=id,
        encoding=encoding,
        metadata=metadata,
    )


Told = tuple[tuple[Quote, ...], tuple[Speaker, ...], tuple[Span, ...]]  # quotes, cast, paragraphs
Met = Callable[[Cast], Cast] | None  # the cast, as somebody knows it who is asked


@cache
def fastest() -> Callable[[str, str, Met], Told]:
    """`tell`, as C++ where the package was compiled when it was installed (native/)."""
    if find_spec("quotes.heart") is None:
        return tell
    compiled: Callable[[str, str, Met], Told] = import_module("quotes.heart").tell
    return compiled


def tell(text: str, byline: str, met: Met) -> Told:
    """The quotes, the cast and the paragraphs of a text."""
    page = read(composed(text))
    links = match(page)
    cast = assemble(text, page)
    if met is not None:
        cast = met(cast)
    speakers = [speaker(text, cast, f) for f in range(len(cast.figures))]
    answers = sign(text, links, resolve(page, cast, links), cast, byline)
    quotes = [quote(text, page, link, answer, speakers) for link, answer in zip(links, answers)]
    return tuple(quotes), tuple(speakers), page.paragraphs


def recognised(text: str, byline: str, register: Register) -> Told:
    """The same, with what a register knows of the cast."""
    known: dict[int, Recognition] = {}

    def met(cast: Cast) -> Cast:
        cast, told = recognise(cast, register)
        known.update(told)
        return cast

    quotes, figures, paragraphs = fastest()(text, byline, met)
    speakers = [identified(speaker, known.get(f)) for f, speaker in enumerate(figures)]
    number = {id(speaker): f for f, speaker in enumerate(figures)}
    introduced = [introduce(quote, number.get(id(quote.speaker)), register, known, speakers) for quote in quotes]
    return tuple(introduced), tuple(speakers), paragraphs


def assemble(text: str, page: Page) -> Cast:
    """Everybody whom the article names."""
    return gather(page.names, cache(lambda: FAMILY.search(text) is not None), told_by_pronouns(page))


def speaker(text: str, cast: Cast, f: int) -> Speaker:
    """A figure of the cast as the document has it."""
    figure = cast.figures[f]
    spans = [cast.names[n].span for n in figure.mentions]
    mentions = tuple([new(Passage, (start, end, text[start:end])) for start, end in spans])
    name = figure.name
    if "Ã" in name or "A" in name and any("\u0303" in m.text for m in mentions):
        # what was encoded twice is not ours to mend: such a name stands as in the text
        broken = (m.text for m in mentions if TWICE_ENCODED.search(m.text) and bare(m.text) == name)
        name = next(broken, name)
    return Speaker(name=name, kind=figure.kind or SpeakerKind.PERSON, gender=figure.gender, mentions=mentions)


def identified(speaker: Speaker, known: Recognition | None) -> Speaker:
    """A speaker with what the register knows of them."""
    entry = known.entry if known else None
    return replace(speaker, id=entry.id, role=entry.role) if entry else speaker


def bare(name: str) -> str:
    """A name as the cast has it."""
    return composed(name).replace(FILLER, "")


def introduce(
    quote: Quote, f: int | None, register: Register, known: dict[int, Recognition], speakers: list[Speaker]
) -> Quote:
    """The quote with what the register says of its speaker, if anything, as its last step.

    `f`: the number of the figure of the cast that said it, if one did.
    """
    who, note = quote.speaker, None
    if f is not None:
        who, told = speakers[f], known.get(f)
        note = told.note if told else None
    elif who and (entry := register.named(who.name)):
        note = f"“{who.name}” is {entry.name} in the register"
        who = next((speakers[f] for f, told in known.items() if told.entry == entry), registered(entry))
    step = (Step(rule="register", words=quote.steps[-1].words, note=note),) if note is not None else ()
    return replace(quote, speaker=who, steps=(*quote.steps, *step))


def passage(text: str, span: Span) -> Passage:
    """The words of a span, with their place."""
    start, end = span
    return new(Passage, (start, end, text[start:end]))


def quote(text: str, page: Page, link: Link, answer: Answer, speakers: list[Speaker]) -> Quote:
    """Link and answer put together: words with places, speaker, steps, confidence."""
    sentence = page.sentences[link.sentence]
    who: Speaker | None = None
    if answer.figure is not None:
        who = speakers[answer.figure]
    elif answer.name is not None:
        who = Speaker(name=answer.name.replace(FILLER, ""), kind=answer.kind or SpeakerKind.UNNAMED)
    source = passage(text, link.source) if link.source else None
    cue = tuple([passage(text, span) for span in link.cue])
    steps = explain(text, link, answer, source, cue)
    word = cue_word(cue[-1].text) if cue else ""
    link_rules = tuple([step.rule for step in steps[:-1]])
    return Quote(
        type=link.type,
        content=tuple([passage(text, span) for span in link.content]),
        source=source,
        cue=cue,
        speaker=who,
        stance=link.stance,
        rule=link.rule,
        confidence=confidence(link.type, link_rules, word, answer.rule if answer.name else None),
        paragraph=sentence.paragraph,
        sentence=passage(text, sentence.span),
        steps=steps,
    )


def explain(
    text: str, link: Link, answer: Answer, source: Passage | None, cue: tuple[Passage, ...]
) -> tuple[Step, ...]:
    """The steps that led to a speaker: how content was tied to a source, how the source was found, who it is."""
    steps = [Step(rule=link.rule, words=cue[0] if cue else None, note="cue" if cue else "")]
    if link.found:
        steps.append(Step(rule=link.found, words=source, note="source"))
    words = passage(text, answer.words) if answer.words else None
    steps.append(Step(rule=answer.rule, words=words, note=answer.note.replace(FILLER, "")))
    return tuple(steps)
