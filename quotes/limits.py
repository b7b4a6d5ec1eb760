"""The belt around the engine: an article that faults it or holds it up is reported, and stops no other."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from quotes.model import Document
from quotes.reading import Article, Failure

if TYPE_CHECKING:
    from quotes.resolving.register import Register

# For one article. The slowest of the hostile shapes (docs/reliability.md) reads as much as --max-size lets
# through in a third of it: what takes longer is a fault of ours, not a long article.
MAX_SECONDS = 300.0


class TooSlow(Exception):
    """An article has held up the engine for too long."""


def attributed(article: Article, register: Register | None = None) -> Document | Failure:
    """The quotes of an article; where the engine fails on it, what to tell."""
    from quotes import attribute

    try:
        with _within(MAX_SECONDS):
            return attribute(
                article.text, id=article.id, encoding=article.encoding, metadata=article.metadata, register=register
            )
    except TooSlow:
        return Failure(where=article.id, problem=f"took more than {MAX_SECONDS:g} seconds, please report it")
    except Exception as error:  # a fault of ours must not cost an archive the rest of its articles
        return Failure(where=article.id, problem=f"cannot be attributed, please report it ({error!r})")


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raise `TooSlow` when the time is up; patterns look for signals while they match.

    Without effect where there are no alarms: on Windows, and in a thread that is not the main one.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
