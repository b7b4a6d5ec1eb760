"""Keys from a terminal, one at a time: what is typed ahead waits its turn, and nothing is echoed meanwhile.

(click.getchar throws away what was typed while it was not listening: a quick reviewer would lose keys.)
"""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

try:
    import termios
    import tty
except ImportError:  # Windows
    termios = None  # type: ignore[assignment]

END = "\x04"  # Ctrl-D, and what a terminal that went away is taken for
SEQUENCE = 0.05  # seconds within which the rest of an arrow key arrives


@contextmanager
def listening() -> Iterator[None]:
    """While it lasts, standard input gives keys, not lines; Ctrl-C still interrupts."""
    if termios is None:
        yield
        return
    stdin = sys.stdin.fileno()
    before = termios.tcgetattr(stdin)
    try:
        tty.setcbreak(stdin, termios.TCSADRAIN)
        yield
    finally:
        termios.tcsetattr(stdin, termios.TCSADRAIN, before)


def press() -> str:
    """The next key; an arrow key as its escape sequence."""
    if termios is None:
        return click.getchar()
    stdin = sys.stdin.fileno()
    keys = os.read(stdin, 1)
    while keys[:1] == b"\x1b" and len(keys) < 3 and select.select([stdin], [], [], SEQUENCE)[0]:
        keys += os.read(stdin, 1)
    return keys.decode("utf-8", "replace") or END


def ask(question: str) -> str | None:
    """A line, edited as the terminal allows; None when Ctrl-C or Ctrl-D was pressed instead."""
    if termios is not None:
        stdin = sys.stdin.fileno()
        keys = termios.tcgetattr(stdin)
        lines = termios.tcgetattr(stdin)
        lines[3] |= termios.ICANON | termios.ECHO
        termios.tcsetattr(stdin, termios.TCSADRAIN, lines)
    try:
        answer: str = click.prompt(question, default="", show_default=False)
        return answer
    except click.Abort:
        return None
    finally:
        if termios is not None:
            termios.tcsetattr(stdin, termios.TCSADRAIN, keys)
