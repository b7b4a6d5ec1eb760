"""The command line: a module a command, and a row in `COMMANDS`.

Data goes to standard output, everything else to standard error. The status is 0 when all went well,
1 when an input or the output failed, 2 when the command was misused, 130 when it was interrupted, 143 when
it was told to end.

Nothing heavy is imported before a command runs: help and completion must not wait for nltk.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from types import FrameType

import click

from quotes import __version__
from quotes.cli import archive, check, extract, review, search, show, speakers, variants
from quotes.cli.options import examples

# In the order of the work, which is that of the help.
COMMANDS = (
    show.show,
    extract.extract,
    review.review,
    archive.archive,
    search.search,
    check.check,
    variants.variants,
    speakers.speakers,
)
COMPILED = find_spec("quotes.heart") is not None  # see quotes.engine.fastest
INTERRUPTED = 130  # what a shell reports for a command that was ended by Ctrl-C


class _Group(click.Group):
    """A group of commands that may be interrupted and ended without a word, and leave nothing half-written."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(self.commands)  # in our order, not by the alphabet

    def invoke(self, context: click.Context) -> object:
        with _ending():
            try:
                return super().invoke(context)
            except KeyboardInterrupt:
                context.exit(INTERRUPTED)


@contextmanager
def _ending() -> Iterator[None]:
    """Where the system asks to end, unwind as Ctrl-C does, so that no part of a file is left behind."""

    def end(number: int, frame: FrameType | None) -> None:
        sys.exit(128 + number)  # what a shell reports

    asked = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heard = [number for number in asked if signal.getsignal(number) is signal.SIG_DFL]  # nohup wants no SIGHUP
    if threading.current_thread() is not threading.main_thread():
        heard = []
    for number in heard:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


@click.group(
    cls=_Group,
    epilog=examples(
        "quotes show article.txt",
        "quotes extract articles/ -o quotes.csv",
        "quotes archive articles/ --db quotes.db",
        "quotes check 'We told them in April' --speaker parfitt",
    ),
)
@click.version_option(__version__, prog_name="quotes", message=f"%(prog)s %(version)s{', compiled' * COMPILED}")
def main() -> None:
    """Who said what: the quotes of English news articles and their speakers."""


for command in COMMANDS:
    main.add_command(command)
