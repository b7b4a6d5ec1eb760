"""What tests share: documents put together by hand, known faults, and links as rows."""

from __future__ import annotations

import pytest

from quotes import Document, Gender, Passage, Quote, QuoteType, Span, Speaker, SpeakerKind, Stance, Step
from quotes.linking.orphans import match
from quotes.text.page import read

Row = tuple[str, str, str, str]  # type, content with [...] between its pieces, source, rule


def bug(reason: str) -> pytest.MarkDecorator:
    """A row that any editor would call right, and the engine does not yet."""
    return pytest.mark.xfail(strict=True, reason=reason)


def links(text: str) -> list[Row]:
    """The links of a text, before anybody is named."""
    return [
        (link.type, " [...] ".join(s.of(text) for s in link.content), link.source.of(text) if link.source else "", link.rule)
        for link in match(read(text))
    ]  # fmt: skip


TEXT = (
    "Barack Obama met the press in Hangzhou.\n\n"
    "“That is a tough negotiation,” he said. “We have not closed the gap.”\n\n"
    "The Kremlin denied that talks had failed."
)


def passage(text: str, words: str, after: int = 0) -> Passage:
    """The first place in `text`, from `after` on, where `words` stand."""
    start = text.index(words, after)
    return Passage(start, start + len(words), words)


OBAMA = Speaker(
    name="Barack Obama",
    kind=SpeakerKind.PERSON,
    gender=Gender.MALE,
    mentions=(passage(TEXT, "Barack Obama"), passage(TEXT, "he", after=TEXT.index("he said"))),
)
KREMLIN = Speaker(name="The Kremlin", kind=SpeakerKind.ORGANIZATION, mentions=(passage(TEXT, "The Kremlin"),))

DIRECT = Quote(
    type=QuoteType.DIRECT,
    content=(passage(TEXT, "That is a tough negotiation,"), passage(TEXT, "We have not closed the gap.")),
    source=OBAMA.mentions[1],
    cue=(passage(TEXT, "said"),),
    speaker=OBAMA,
    stance=Stance.ASSERTED,
    rule="quote-source-cue",
    confidence=0.97,
    paragraph=1,
    sentence=passage(TEXT, "“That is a tough negotiation,” he said."),
    steps=(
        Step(rule="quote-source-cue", words=passage(TEXT, "he said"), note="source before cue"),
        Step(rule="pronoun", words=OBAMA.mentions[0], note="the only man named before"),
    ),
)
DENIED = Quote(
    type=QuoteType.INDIRECT,
    content=(passage(TEXT, "talks had failed"),),
    source=KREMLIN.mentions[0],
    cue=(passage(TEXT, "denied"),),
    speaker=KREMLIN,
    stance=Stance.DENIED,
    rule="source-cue-that",
    confidence=0.9,
    paragraph=2,
    sentence=passage(TEXT, "The Kremlin denied that talks had failed."),
    steps=(Step(rule="source-cue-that"),),
)
DOCUMENT = Document(
    text=TEXT,
    quotes=(DIRECT, DENIED),
    speakers=(OBAMA, KREMLIN),
    paragraphs=(Span(0, 39), Span(41, TEXT.index("\n\nThe")), Span(TEXT.index("The K"), len(TEXT))),
    id="obama.txt",
    encoding="utf-8",
)


def quoting(words: str, *, speaker: str | None = None, confidence: float = 0.9, id: str = "x") -> Document:
    """A document whose only quote is `words`, of somebody by the name of `speaker`."""
    text = f"“{words}” {speaker or 'nobody'} said"
    who = Speaker(name=speaker, kind=SpeakerKind.PERSON, mentions=()) if speaker is not None else None
    quote = Quote(
        type=QuoteType.DIRECT,
        content=(Passage(1, 1 + len(words), words),),
        source=None,
        cue=(),
        speaker=who,
        stance=Stance.ASSERTED,
        rule="alone",
        confidence=confidence,
        paragraph=0,
        sentence=Passage(0, len(text), text),
        steps=(),
    )
    return Document(text=text, quotes=(quote,), speakers=(who,) if who else (), paragraphs=(Span(0, len(text)),), id=id)
