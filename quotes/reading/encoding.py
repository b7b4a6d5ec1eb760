"""Bytes to text: which encoding, decided in one fixed order."""

from __future__ import annotations

import codecs
import re

from quotes.reading.record import Unreadable

# The longer marks first: that of UTF-32 begins like that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
ENOUGH = 64  # bytes below which a guess is none; charset-normalizer itself warns below 32
LONE_SURROGATE = re.compile("[\ud800-\udfff]")

# What pages mean that declare these, as browsers have it: Windows-1252 fills the gaps of Latin-1.
BROWSERS = {"ascii": "windows-1252", "iso8859-1": "windows-1252"}


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of `data` and its encoding: by byte-order mark, else UTF-8, else as declared, else Windows-1252.

    Strict UTF-8 comes before the declaration because other text hardly ever passes for it, and pages often
    declare what they are not. English text that is neither is Windows-1252 as the web reads it. Only what
    not even that can decode is left to charset-normalizer, where that is installed, and the guess is
    marked: detectors take curly quotation marks for letters of other alphabets.

    >>> decode(b"\\x93Yes,\\x94 she said.")
    ('“Yes,” she said.', 'windows-1252')
    >>> decode(b"\\xd2Yes,\\xd3 she said.", declared="macintosh")
    ('“Yes,” she said.', 'mac-roman')
    """
    encoding = marked(data)
    if encoding:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError as error:
            raise Unreadable(undecodable(encoding, error)) from None
    for encoding in ("utf-8", known(declared), "windows-1252"):
        try:
            if encoding:
                return data.decode(encoding), encoding
        except (UnicodeError, LookupError):
            continue
    return _guessed(data)


def marked(data: bytes) -> str | None:
    """The encoding of the byte-order mark at the head of `data`."""
    return next((encoding for mark, encoding in BYTE_ORDER_MARKS if data.startswith(mark)), None)


def undecodable(encoding: str, error: UnicodeDecodeError) -> str:
    name = encoding.upper().removesuffix("-SIG")
    return f"begins with the byte-order mark of {name} but is not {name} text ({error.reason}); save it as UTF-8"


def whole(text: str) -> str:
    """`text` with each half of a surrogate pair replaced by U+FFFD."""
    return LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def known(declared: str | None) -> str | None:
    """The codec for a declared charset; names that nobody knows and codecs that are no charsets declare nothing."""
    try:
        codec = codecs.lookup((declared or "").strip())
    except (LookupError, ValueError):
        return None
    return BROWSERS.get(codec.name, codec.name) if getattr(codec, "_is_text_encoding", True) else None


def _guessed(data: bytes) -> tuple[str, str]:
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        guess = None
    else:
        guess = from_bytes(data[:100_000]).best() if len(data) >= ENOUGH else None
    try:
        if guess:
            return data.decode(guess.encoding), f"{guess.encoding} (guessed)"
    except UnicodeError:
        pass
    byte = next(place for place, byte in enumerate(data) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D))
    problem = f"is neither UTF-8 nor Windows-1252 text (byte 0x{data[byte]:02x} at {byte})"
    raise Unreadable(f"{problem}; save it as UTF-8, or name its --encoding")
