"""Text → page: everything the matcher and the resolver read, made once."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from quotes.model import Span, SpeakerKind
from quotes.text.names import Name, find_names
from quotes.text.quotations import Quotation, mute, paragraphs, quotations
from quotes.text.sentences import sentences
from quotes.text.words import MUTE, TAGS, Sentence, proper_words, read_sentences


@dataclass(frozen=True, slots=True)
class Page:
    """An article with its quotations found and its sentences tagged."""

    text: str
    paragraphs: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...]
    first_sentence: tuple[int, ...]  # per paragraph, the number of its first sentence; one more at the end
    names: tuple[Name, ...]
    name_starts: list[int]  # where the names begin, in order
    quotation_at: dict[int, int]  # offset of a quotation's first character → its number
    sentence_of: list[int]  # per quotation, the number of the sentence in which it begins

    def names_in(self, span: tuple[int, int]) -> tuple[Name, ...]:
        """The names that begin within `span`."""
        return self.names[bisect_left(self.name_starts, span[0]) : bisect_left(self.name_starts, span[1])]


UNUSED = "\ue001"  # for a character of private use that stands for quotations here: the text's own is none
FILLER = "\u00ad"  # a soft hyphen, which every pattern takes for a part of its word
SPACES = "\t\u00a0\u2009\u202f"
BETWEEN_WORDS = re.compile(rf"[{SPACES}](?<=\S.)(?=\S)")  # those that indent a line stay as they are
# "FranÃ§ois", "SarukhÃÂ¡n": a letter encoded twice, or twice over
TWICE_ENCODED = re.compile(r"(?<=[^\W\d_])(?:Ã|A\u0303)[\x80-\xbf](?:(?:Â|A\u0302)[\x80-\xbf])?(?=[^\W\d_])")
ACCENT = re.compile("[\u0300-\u036f]")
ACCENTED = re.compile(r"[^\W\d_][\u0300-\u036f]+")


def composed(text: str) -> str:
    """`text` as the engine reads it, of the same length: a letter and its accents are one letter, and filler;
    so is a letter that was encoded twice; every space between words is plain.

    >>> composed("Zoe\u0308 said") == "Zo\u00eb\u00ad said"
    True
    """
    text = text.replace(MUTE, UNUSED)
    if "Ã" in text or "A\u0303" in text:
        text = TWICE_ENCODED.sub(_letters, text)
    if any(space in text for space in SPACES):
        text = BETWEEN_WORDS.sub(" ", text)
    if ACCENT.search(text):
        text = ACCENTED.sub(lambda found: one_letter(found[0]), text)
    return text


def _letters(found: re.Match[str]) -> str:
    """What was a letter before it was encoded twice, as letters and filler, so that no name ends there."""
    return "".join(letter if letter.isalpha() else FILLER for letter in found[0])


def one_letter(accented: str) -> str:
    """A letter with its accents as one letter, and filler."""
    letter = unicodedata.normalize("NFC", accented)
    # A few characters are longer when they are composed; they stay as they are.
    return letter.ljust(len(accented), FILLER) if len(letter) <= len(accented) else accented


def read(text: str) -> Page:
    """Read an article: paragraphs, quotations, sentences, tags."""
    blocks = paragraphs(text)
    text = unwrapped(text, blocks)
    marked = tuple(q for q in quotations(text, blocks) if not is_nickname(text, q))
    muted = mute(text, (quotation.span for quotation in marked), MUTE)
    proper = proper_words(muted)
    split = sentences(text, blocks, marked)
    names = find_names(text, {span.start for spans in split for span in spans}, proper)
    persons = [name for name in names if name.kind is SpeakerKind.PERSON and (len(name.words) > 1 or name.borrowed)]
    # "Rob Peel left. Rob said … Peel added": no verb begins the sentence
    given = {word for name in persons for word in (name.words[0], name.words[-1]) if TAGS[word.lower()] in "Vvd"} - proper
    if given:
        names = find_names(text, {span.start for spans in split for span in spans}, proper | given)
    proper |= {word for name in persons for word in name.words}
    lines = read_sentences(muted, split, proper, [name.span for name in names if is_long(name, text)])
    paragraph_of = [line.paragraph for line in lines]
    first = [bisect_left(paragraph_of, number) for number in range(len(blocks) + 1)]
    begins = [line.span.start for line in lines]
    return Page(
        text,
        blocks,
        marked,
        tuple(lines),
        tuple(first),
        names,
        [name.span.start for name in names],
        {q.span.start: n for n, q in enumerate(marked)},
        [max(bisect_right(begins, q.span.start) - 1, first[q.paragraph]) for q in marked],
    )


def unwrapped(text: str, blocks: tuple[Span, ...]) -> str:
    """`text` with a space for every line break inside a paragraph, so that a name may run over it.

    >>> unwrapped("We met Ana\\nPohl.", (Span(0, 16),))
    'We met Ana Pohl.'
    """
    broken = [(start, end) for start, end in blocks if text.find("\n", start, end) > 0 or text.find("\r", start, end) > 0]
    if not broken:
        return text
    pieces: list[str] = []
    done = 0
    for start, end in broken:
        pieces += text[done:start], BREAK.sub(" ", text[start:end])
        done = end
    return "".join([*pieces, text[done:]])


BREAK = re.compile(r"[\r\n]")


def is_long(name: Name, text: str) -> bool:
    """Whether a name has words inside that are none elsewhere: "Institute for Science"; but in
    "Bank of Ardria Governor Ana Lee" another follows, and "of" parts them."""
    end = name.span.end
    return (
        len(name.words) > 2
        and any(TAGS[word] not in "NT" for word in name.words[1:])
        and not (text[end : end + 1] == " " and text[end + 1 : end + 2].isupper())
    )


# Robert C. "Bobby" Scott: a mark on either side of a name within a name.
INSIDE = re.compile(r"(?:[A-Z][\w.’'-]*[ ]?){1,2}")


def is_nickname(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is a nickname inside a name: capitals before, within and after it."""
    start, end = quotation.span
    if end - start > 24 or not INSIDE.fullmatch(quotation.content.of(text)):
        return False
    before = text[max(0, start - 30) : start].split()
    return (
        bool(before)
        and before[-1][:1].isupper()
        and text[end : end + 1] in " \u00a0"
        and text[end + 1 : end + 2].isupper()
        and before[-1][-1] not in ",:;"
    )
