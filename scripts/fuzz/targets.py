"""What is fuzzed: the engine, every reader, every renderer. A target takes bytes and raises where a promise is broken.

They need no atheris, so tests/test_fuzz.py can read the findings that were kept with them again.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from quotes import Document, Metadata, attribute  # noqa: E402
from quotes.formats import FORMATS  # noqa: E402
from quotes.reading import KINDS, Article, Failure, Options, read  # noqa: E402
from quotes.terminal.render import open_console, show  # noqa: E402

MARKS = "“”‘’\"'«»„`…—– \n\r\t.,:;!?()[]"
# So that two bytes are a word of news, and a few of them a sentence that has quotes.
WORDS = (
    "said says told asked denied according to that whether he she they it I who Mr. Ms. Dr. President the mayor of "
    "Ana Pohl Otto Stein BBC Kestrel Group Leeds police officials a spokeswoman reporters and but not did had been "
    "Q: A: POHL: By it works bridge was closed on Monday never again adding wrote tweeted <b> &amp; =1+1 @x \x1b[2J "
    "\u202e \u00a0 \u0301 \u200b \x00 \ufeff 1. - 40 % $ U.S. Inc. No. St. O’Neil son’s"
).split(" ")
SUFFIXES = sorted(suffix for suffixes in KINDS.values() for suffix in suffixes)
PACKED = (".txt.gz", ".jsonl.gz", ".tgz", ".zip", ".tar", ".txt.zst", ".jsonl.zst")
SMALL = Options(max_size=20_000)


def text_of(data: bytes) -> str:
    """Bytes to text: words of news, marks, and any character of all."""
    pieces: list[str] = []
    stream = iter(data)
    for byte in stream:
        if byte < 128:
            pieces.append(WORDS[byte % len(WORDS)] + " ")
        elif byte < 192:
            pieces.append(MARKS[byte % len(MARKS)])
        elif byte < 224:
            pieces.append(chr(32 + next(stream, 0) % 95))
        else:
            pieces.append(chr((byte % 17) << 16 | next(stream, 0) << 8 | next(stream, 0)))
    return "".join(pieces)


def check(document: Document) -> None:
    """What holds of every document."""
    text = document.text
    for quote in document.quotes:
        passages = [*quote.content, *quote.cue, quote.sentence, *(step.words for step in quote.steps if step.words)]
        passages += [quote.source] if quote.source else []
        for start, end, words in passages:
            assert 0 <= start <= end <= len(text) and text[start:end] == words
        assert quote.content and all(passage.text.strip() for passage in quote.content)
        assert all(one.end <= two.start for one, two in zip(quote.content, quote.content[1:], strict=False))
        assert 0 <= quote.confidence <= 1 and quote.steps
    assert [q.start for q in document.quotes] == sorted(q.start for q in document.quotes)
    for speaker in document.speakers:
        assert speaker.name and all(text[start:end] == words for start, end, words in speaker.mentions)


def fuzz_attribute(data: bytes) -> None:
    text = text_of(data)
    document = attribute(text)
    assert document.text == text
    check(document)


def fuzz_plain(data: bytes) -> None:
    """The engine on text that is nobody's news."""
    check(attribute(data.decode("utf-8", "surrogateescape")))


def fuzz_read(suffix: str, data: bytes) -> None:
    with _file("x" + suffix, data) as path:
        for result in read([path], SMALL):
            if isinstance(result, Failure):
                assert result.where and result.problem
                (result.where + result.problem).encode("utf-8", "surrogateescape")
            else:
                assert isinstance(result, Article)
                result.text.encode("utf-8")  # or no output could hold it
                for field in (result.metadata.title, result.metadata.byline, result.metadata.date, result.metadata.url):
                    field.encode("utf-8")


def fuzz_write(name: str, data: bytes) -> None:
    head, text = data[:8], text_of(data[8:]).encode("utf-8", "replace").decode("utf-8")
    known = text_of(head).encode("utf-8", "replace").decode("utf-8")
    document = attribute(text, id=known, metadata=Metadata(title=known, byline=known, date=known, url=known))
    check(document)
    if name == "terminal":
        out = io.StringIO()
        show(document, open_console(out, width=80, color=False), explain=True)
        assert not [c for c in out.getvalue() if ord(c) < 32 and c != "\n" or 127 <= ord(c) < 160]
    elif FORMATS[name].file_encoding is None:
        FORMATS[name].write([document], io.BytesIO())
    else:
        written = io.StringIO(newline="")
        FORMATS[name].write([document], written)
        written.getvalue().encode("utf-8")
        if FORMATS[name].has_raw:
            FORMATS[name].write_raw([document], io.StringIO(newline=""))


@contextmanager
def _file(name: str, data: bytes) -> Iterator[str]:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        yield str(path)


def _bound(call: Callable[[str, bytes], None], name: str) -> Callable[[bytes], None]:
    return lambda data: call(name, data)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "attribute": fuzz_attribute,
    "plain": fuzz_plain,
    **{f"read{suffix}": _bound(fuzz_read, suffix) for suffix in (*SUFFIXES, *PACKED)},
    **{f"write.{name}": _bound(fuzz_write, name) for name in (*FORMATS, "terminal")},
}
