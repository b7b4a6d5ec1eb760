"""What tests share: documents put together by hand, known faults, links as rows, articles as columns of speakers."""

from __future__ import annotations

import pytest

from quotes import Document, Gender, Passage, Quote, QuoteType, Span, Speaker, SpeakerKind, Stance, Step
from quotes.engine import attribute
from quotes.linking.matcher import match
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


Line = tuple[str | None | tuple[str | None, ...], str]  # the names that its quotes bear, in order, and a line of an article
Columns = dict[str, list[Line]]


def columns(failing: dict[str, str], **tables: Columns) -> list[object]:
    """The columns of some tables as parameters; those that are `failing` with the reason why."""
    named = {f"{group}: {title}": lines for group, table in tables.items() for title, lines in table.items()}
    assert set(failing) <= set(named)
    return [
        pytest.param(lines, id=title, marks=bug(failing[title]) if title in failing else ())
        for title, lines in named.items()
    ]


def speakers(lines: list[Line]) -> list[Line]:
    """The same column with the names that the engine gives."""
    text = "\n\n".join(line for _, line in lines)
    quotes = attribute(text).quotes
    out: list[Line] = []
    at = 0
    for _, line in lines:
        found = tuple(q.speaker.name if q.speaker else None for q in quotes if at <= q.start < at + len(line))
        out.append((found[0] if len(found) == 1 else found, line))
        at += len(line) + 2
    return out


def same(found: str | None, wanted: str | None) -> bool:
    """Names are the same; of a description, “a mayor …”, the beginning is enough."""
    return found == wanted or bool(found and wanted and wanted.endswith(" …") and found.startswith(wanted[:-2]))


def check_column(lines: list[Line]) -> None:
    """That the quotes of a column bear the names beside it."""
    found = speakers(lines)
    wanted = [(who[0] if isinstance(who, tuple) and len(who) == 1 else who, line) for who, line in lines]
    shown = [w if isinstance(w[0], str) and not isinstance(f[0], tuple) and same(f[0], w[0]) else f for f, w in zip(found, wanted)]
    assert shown == wanted


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
