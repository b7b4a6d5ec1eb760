"""What failed: told on standard error as it happens, and by the status in the end."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from quotes.cli.output import counted
from quotes.model import Document
from quotes.reading import Article, Failure
from quotes.safe import one_line

if TYPE_CHECKING:
    from quotes.resolving.register import Register

FAILED = 1
LINE = re.compile(r"(?P<file>.+):(?P<line>\d+)", re.DOTALL)


@dataclass(slots=True)
class Repeated:
    """A problem that several lines of a file share: the first of them, and how many came after it."""

    first: str
    more: int = 0


@dataclass(slots=True)
class Complaints:
    """The failures of a run, each told at once; what many lines of a file share is told of the first and then counted.

    A file of which every line lacks the field that was asked for is one mistake and not a hundred thousand.
    """

    most: int | None = None  # sentences to tell, where what fails is kept elsewhere as well
    failed: bool = False
    told: int = 0
    untold: int = 0
    lines: dict[tuple[str, str], Repeated] = field(default_factory=dict)  # by file and problem

    def tell(self, failure: Failure) -> None:
        self.failed = True
        place = LINE.fullmatch(failure.where)
        known = self.lines.get((place["file"], failure.problem)) if place else None
        if known:
            known.more += 1
            return
        if self.told == self.most:
            self.untold += 1
            return
        self.told += 1
        if place:
            self.lines[place["file"], failure.problem] = Repeated(place["line"])
        _say(f"{failure.where}: {failure.problem}")

    def finish(self) -> None:
        """Tell what was only counted, and end with a status that says whether anything failed."""
        for (file, problem), line in self.lines.items():
            if line.more:
                _say(f"{file}: {counted(line.more, 'more line')} like line {line.first}: {problem}")
        if self.untold:
            _say(f"and {self.untold:,} more")
        if self.failed:
            raise click.exceptions.Exit(FAILED)


def _say(problem: str) -> None:
    # Not err=True: while a bar of progress is drawn, it stands in for sys.stderr and prints this above itself.
    click.echo(one_line(f"quotes: {problem}."), file=sys.stderr)


def attributed(
    articles: Iterator[Article | Failure], complaints: Complaints, register: Register | None = None
) -> Iterator[Document]:
    """Run the engine; what fails is told and stops nothing else."""
    from quotes.limits import attributed

    for done, article in enumerate(articles):
        result = attributed(article, register) if isinstance(article, Article) else article
        if done == 0:
            gc.freeze()  # word lists and modules live as long as the run: no use in looking at them again
        if isinstance(result, Document):
            yield result
        else:
            complaints.tell(result)
