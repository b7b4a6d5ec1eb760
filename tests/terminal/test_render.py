"""Screens: the article is shown word for word, quotes can be told apart even without colour."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from handmade import DOCUMENT, quoting
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from quotes import Document, Metadata
from quotes.safe import one_line
from quotes.terminal.render import open_console, print_line, show

PLAIN = """\
obama.txt

Barack Obama met the press in Hangzhou.

“[1]That is a tough negotiation,” he said. “[1]We have not closed the gap.”

The Kremlin denied that [2]talks had failed.

[1] Barack Obama — direct, “said”, rule quote-source-cue, confidence 0.97: \
“That is a tough negotiation, [...] We have not closed the gap.”
[2] The Kremlin — indirect, denied, “denied”, rule source-cue-that, confidence 0.90: “talks had failed”
"""
EXPLAINED = """
[1] Barack Obama: “That is a tough negotiation, [...] We have not closed the gap.”
    1. quote-source-cue “he said” — source before cue
    2. pronoun “Barack Obama” — the only man named before; the one last in view who agrees in gender, number and kind

[2] The Kremlin: “talks had failed”
    1. source-cue-that — source and cue, then a clause with "that"
"""


@pytest.fixture(autouse=True)
def no_settings_of_this_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TERM", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)


def screen(document: Document, *, explain: bool = False, width: int | None = None, color: bool | None = None) -> str:
    out = io.StringIO()
    show(document, open_console(out, width=width, color=color), explain=explain)
    return out.getvalue()


def test_a_pipe_gets_plain_lines() -> None:
    assert screen(DOCUMENT) == PLAIN + "\n"
    assert screen(DOCUMENT, explain=True) == PLAIN + EXPLAINED + "\n"


def test_long_lines_are_wrapped_only_where_a_width_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "word " * 100
    longest = lambda text: max(map(len, text.splitlines()))
    assert longest(screen(quoting(words))) > 500
    assert longest(screen(quoting(words), width=60)) == 60
    monkeypatch.setenv("COLUMNS", "50")
    assert longest(screen(quoting(words))) == 50


def test_a_terminal_gets_a_table_in_the_colours_of_the_speakers() -> None:
    text = screen(DOCUMENT, color=True, width=120)
    assert re.search(r"\x1b\[[\d;]*mThat is a tough negotiation,\x1b\[0m", text)
    assert re.search(r"\x1b\[4mhe\x1b\[0m \x1b\[1;3msaid\x1b\[0m", text)
    colors = re.findall(r"\x1b\[([\d;]+)m(?:That is a tough|We have not|talks had failed)", text)
    assert colors[0] == colors[1] != colors[2]
    assert "conf." in text and "rule quote-source-cue" not in text


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (120, ["1 Wanda Achterberg It works,"]),
        (80, ["1 Wanda It works,", "Achterberg"]),
        (75, ["[1] Wanda Achterberg — direct,"]),  # no room for a table
        (20, ["[1] Wanda Achterberg", "— direct,"]),
    ],
)
def test_a_name_breaks_between_its_words_and_a_narrow_screen_has_no_table(width: int, lines: list[str]) -> None:
    shown = screen(quoting("It works,", speaker="Wanda Achterberg"), width=width).splitlines()
    assert max(map(len, shown)) <= width
    shown = [" ".join(line.split()) for line in shown]
    begun = next(place for place, line in enumerate(shown) if line.startswith(("1 ", "[1]")))
    assert all(line.startswith(start) for line, start in zip(shown[begun:], lines, strict=False))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("    1. name “Ana” — a name", "    1. name “Ana”\n       — a name"),
        ("    which towns would come", "    which towns\n    would come"),
        ("[12] Ana Pohl: “It works”", "[12] Ana Pohl:\n     “It works”"),
        ("Ana Pohl: “It works well”", "Ana Pohl: “It\nworks well”"),
        ("short", "short"),
        ("         deep, and too long", "         deep,\nand too long"),  # no room below the first word
    ],
)
def test_a_long_line_goes_on_below_its_first_word(line: str, shown: str) -> None:
    out = io.StringIO()
    print_line(Text(line), open_console(out, width=17))
    assert [each.rstrip() for each in out.getvalue().splitlines()] == shown.splitlines()
    out = io.StringIO()
    print_line(Text(line), open_console(out))
    assert out.getvalue() == line + "\n"


def test_without_colour_numbers_remain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert screen(DOCUMENT) == PLAIN + "\n"
    assert screen(DOCUMENT, color=False) == PLAIN + "\n"


def test_an_article_without_quotes_says_so() -> None:
    document = Document(text="Nothing.", quotes=(), speakers=(), paragraphs=(), id="a.txt", encoding="windows-1252")
    assert screen(document) == "a.txt (read as windows-1252)\n\nNothing.\n\nNo quotes found.\n\n"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("\x1b[2J\x1b]0;owned\x07", r"\x1b[2J\x1b]0;owned\x07"),
        ("[red]markup[/red]", "[red]markup[/red]"),
        ("[/]", "[/]"),
        (":smile:", ":smile:"),
        ("\u202eturned", "turned"),
        ("nul\x00", r"nul\x00"),
        ("[link=http://x]y[/link]", "[link=http://x]y[/link]"),
        ("\u200b", ""),
    ],
)
def test_an_article_cannot_speak_to_the_terminal(said: str, shown: str) -> None:
    plain = screen(quoting(said, speaker=said, id=said), explain=True)
    assert plain.count(shown) >= 5
    styled = screen(quoting(said, speaker=said, id=said), explain=True, color=True, width=300)
    without_styles = re.sub(r"\x1b\[[\d;]*m", "", styled)
    assert "\x1b" not in without_styles and "\x07" not in without_styles and "\u202e" not in without_styles
    assert without_styles.count(shown) >= 5


@given(st.text(min_size=1))
def test_every_word_of_the_article_is_shown(said: str) -> None:
    document = quoting(said)
    text = screen(document)
    assert not [c for c in text if not c.isprintable() and c.isascii() and c != "\n"]
    assert one_line(document.text).replace("“", "“[1]", 1) in re.sub("[ \n\xa0]+", " ", text)


def test_what_is_known_of_an_article_stands_below_its_name() -> None:
    about = Metadata(title="Talks\x1b[2J", date="2016-09-05")
    out = io.StringIO()
    show(replace(DOCUMENT, metadata=about), open_console(out))
    assert out.getvalue().startswith("obama.txt\nTalks\\x1b[2J · 2016-09-05\n\nBarack Obama met")
