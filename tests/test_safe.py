"""Nothing in an article speaks to the terminal or shows its words in another order."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.termsec import sanitize_terminal

import quotes
from quotes.safe import HARMLESS, clean, one_line

CASES = [
    ("“Naïve,” said Zoë 😀 👩‍🚀\tfirst\nsecond", "“Naïve,” said Zoë 😀 👩‍🚀\tfirst\nsecond"),
    ("one\r\ntwo\rthree\x85four\u2028five\u2029six", "one\ntwo\nthree\nfour\nfive\nsix"),
    ("clear \x1b[2Jscreen", r"clear \x1b[2Jscreen"),
    ("title \x1b]0;owned\x07", r"title \x1b]0;owned\x07"),
    ("eight-bit \x9b31m", r"eight-bit \x9b31m"),
    ("back\x08space and \x7f", r"back\x08space and \x7f"),
    ("nul \x00", r"nul \x00"),
    ("pay \u202e001\u202c dollars", "pay 001 dollars"),
    ("\u2067balanced\u2069 but turned", "balanced but turned"),
    ("soft\u00adly, zero\u200bwidth, \ufeffmark", "softly, zerowidth, mark"),
    ("no\u00a0break", "no\u00a0break"),
    ("lone \ud800", r"lone \ud800"),
    ("[red]not markup[/red] :smile:", "[red]not markup[/red] :smile:"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_text_is_shown_as_it_is_read(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_a_single_line_is_one() -> None:
    assert one_line(" a\r\n\tb\u00a0 c\u2028") == "a b c"


def test_what_is_harmless_is_so_to_nltk_too() -> None:
    shown = "".join(char for char in map(chr, range(sys.maxunicode + 1)) if HARMLESS.fullmatch(char))
    assert sanitize_terminal(shown) == clean(shown) == shown


TURNING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


@given(st.text(st.characters(codec=None)))
def test_nothing_that_controls_passes(text: str) -> None:
    shown = clean(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n"]
    assert not [c for c in shown if unicodedata.bidirectional(c) in TURNING]
    assert clean(shown) == shown


def test_nobody_prints_but_those_that_clean() -> None:
    printing = {"print(", "click.echo(", "sys.stdout.write", "sys.stderr.write"}
    package = Path(quotes.__file__).parent
    found = {path.relative_to(package).as_posix() for path in package.rglob("*.py") if any(word in path.read_text("utf-8") for word in printing)}
    ours = {"__init__.py", "terminal/render.py", "reviewing/review.py"}  # the first in an example
    assert found <= ours | {f"cli/{name}.py" for name in ("archive", "complaints", "extract", "looking", "review", "search", "variants")}
