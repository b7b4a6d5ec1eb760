"""The frozen types that flow through the engine, from text to output.

Every offset in this package counts code points of the unchanged article text and every span is
half-open, so `text[start:end]` is the truth and nothing else is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

# Makes a named tuple of a tuple, without the call of Python code that naming its fields costs: new(Span, (0, 4)). It is
# for where thousands are made.
new = tuple.__new__


class Span(NamedTuple):
    """Half-open offsets, in code points, into the unchanged article text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the article that stand at this span."""
        return text[self.start : self.end]

    def holds(self, other: tuple[int, int]) -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other[0] and other[1] <= self.end

    def meets(self, other: tuple[int, int]) -> bool:
        """Whether this span and `other` share a character."""
        return self.start < other[1] and other[0] < self.end


class Passage(NamedTuple):
    """Words of the article with their place: `article[start:end] == text`, always."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class QuoteType(StrEnum):
    """How the words stand on the page."""

    DIRECT = "direct"  # wholly in quotation marks: “It works,” she said.
    MIXED = "mixed"  # the reporter's clause with quoted parts: She said it “works”.
    INDIRECT = "indirect"  # no marks: She said that it works.


class Stance(StrEnum):
    """What the source did with the content."""

    ASSERTED = "asserted"  # said it
    DENIED = "denied"  # "denied that", "has denied"
    UNSAID = "unsaid"  # "did not say", "declined to say whether"
    ASKED = "asked"  # "asked whether"


class SpeakerKind(StrEnum):
    """What kind of speaker a name stands for."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    UNNAMED = "unnamed"
    DOCUMENT = "document"


class Verdict(StrEnum):
    """What a reviewer made of a quote."""

    ACCEPTED = "accepted"  # it is right as the engine has it
    CORRECTED = "corrected"  # the speaker is the reviewer's
    REJECTED = "rejected"  # it is no quote, or not to be used
    UNDECIDED = "undecided"  # a note alone, or a decision that was taken back


class Gender(StrEnum):
    """Grammatical gender, as far as the article or a given name tells it."""

    FEMALE = "f"
    MALE = "m"
    UNKNOWN = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step on the way to an answer: the rule, the words it used, and why in a few words."""

    rule: str
    words: Passage | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who is named or described in the article: the fullest name and every mention."""

    name: str
    kind: SpeakerKind
    gender: Gender = Gender.UNKNOWN
    mentions: tuple[Passage, ...] = ()
    id: str = ""  # what a register of people calls them, such as a Wikidata QID
    role: str = ""  # what the register says they are


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One act of speech: what was said, who is named as saying it, and how we know.

    `content` of a direct quote leaves the outer marks out; of a mixed quote it is the whole clause,
    marks inside; of an indirect quote it is the clause without "that". Several passages when the
    attribution stands in the middle or the quotation runs over paragraphs.
    """

    type: QuoteType
    content: tuple[Passage, ...]
    source: Passage | None
    cue: tuple[Passage, ...]
    speaker: Speaker | None
    stance: Stance
    rule: str  # the link rule that tied the content to its source
    confidence: float  # 0 to 1: how often links and resolutions by these rules are right
    paragraph: int  # number of the paragraph, from 0, in which the content begins
    sentence: Passage  # the sentence of the cue, or of the content where there is no cue
    steps: tuple[Step, ...]
    verdict: Verdict | None = None  # None: nobody has looked at it
    note: str = ""  # the reviewer's

    @property
    def text(self) -> str:
        """What was said, its passages joined by an ellipsis in brackets."""
        return " [...] ".join(passage.text for passage in self.content)

    @property
    def cue_text(self) -> str:
        """The reporting words, joined in the same way; empty where there is no cue."""
        return " [...] ".join(passage.text for passage in self.cue)

    @property
    def label(self) -> str:
        """Type and stance in words, as people read them: “direct”, “indirect, denied”."""
        return self.type.value if self.stance is Stance.ASSERTED else f"{self.type.value}, {self.stance.value}"

    @property
    def start(self) -> int:
        return self.content[0].start

    @property
    def end(self) -> int:
        return self.content[-1].end


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of an article beside its text, each as its source wrote it, empty when unknown."""

    title: str = ""
    byline: str = ""
    date: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article as the engine has read it. `text` is what was given, unchanged."""

    text: str
    quotes: tuple[Quote, ...]  # in the order in which they begin
    speakers: tuple[Speaker, ...]  # the cast, in the order of first mention
    paragraphs: tuple[Span, ...]
    id: str = ""
    encoding: str | None = None  # how the bytes were read, when they came from a file
    metadata: Metadata = Metadata()

    @property
    def sha256(self) -> str:
        """The hash of the text in UTF-8, in hexadecimal: by it decisions know an article whatever its name."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
