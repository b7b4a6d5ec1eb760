"""`quotes check`: did they say this?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from quotes.cli.looking import LINE, heading, looks_into, print_lines, write_rows
from quotes.cli.options import examples, names_archive
from quotes.cli.output import counted
from quotes.safe import one_line

if TYPE_CHECKING:
    from rich.text import Text

    from quotes.archives.check import Answer, Near


@click.command(
    epilog=examples(
        "quotes check 'We told them in April' --speaker parfitt", "quotes check 'We told them in May' --db quotes.db"
    )
)
@click.argument("words")
@click.option(
    "--speaker",
    default="",
    metavar="NAME",
    help="Who is said to have said it: any part of a name, in whole words.",
)
@names_archive("The archive to look in.")
@looks_into(5)
def check(db: sqlite3.Connection, words: str, speaker: str, format: str, limit: int) -> None:
    """Did they say this: the quotes nearest to WORDS.

    The verdict is verbatim, altered, same words by somebody else, or not found. In the comparison [-words-]
    were asked for and not printed, {+words+} were printed and not asked for.
    """
    from quotes.archives.check import WORD, check

    if not WORD.search(words):
        raise click.UsageError("Give the words to look for, in quotation marks.")
    answer = check(db, words, speaker, limit=limit)
    if format != "text":
        rows = [_near_row(answer, near) for near in answer.near] or [
            dict.fromkeys(NEAR) | {"verdict": answer.finding.value}
        ]
        write_rows(rows, NEAR, format)
        return
    from rich.text import Text

    verdict = Text(_verdict(answer, speaker), style="bold")
    print_lines([verdict, *(line for near in answer.near for line in _near(near))])


NEAR = ("verdict", "likeness", "by_speaker", "difference", *LINE)


def _near_row(answer: Answer, near: Near) -> dict[str, object]:
    verdict = {"verdict": answer.finding.value, "likeness": round(near.likeness, 3), "by_speaker": near.by_speaker}
    return {**near.row, **verdict, "difference": _difference(near).plain}


def _verdict(answer: Answer, speaker: str) -> str:
    from quotes.archives.check import Finding

    if answer.finding is Finding.NOT_FOUND:
        return f"Not found in {counted(answer.quotes, 'quote')}."
    chosen = (
        near for near in answer.near if near.by_speaker or answer.finding not in (Finding.VERBATIM, Finding.ALTERED)
    )
    best = next(chosen)
    name = one_line(best.row["speaker"] or "a speaker who could not be told")
    if answer.finding is Finding.VERBATIM:
        verdict = f"Verbatim: printed so as words of {name}"
    elif answer.finding is Finding.ALTERED:
        changed = sum(not piece.same for piece in best.pieces)
        verdict = f"Altered: {name} is quoted with {counted(changed, 'difference')}"
    elif answer.finding is Finding.NOBODY:
        verdict = f"Same words, speaker unknown: no quote by {one_line(speaker)}, and who said them could not be told"
    else:
        like = "Same words" if best.likeness == 1 else "Similar words"
        verdict = f"{like} by somebody else: printed as words of {name}, not of {one_line(speaker)}"
    return f"{verdict}{_stance(best.row)}."


def _stance(row: Mapping[str, Any]) -> str:
    """What must not be overlooked: that the words were reported as not said."""
    told = {"denied": "who denied it", "unsaid": "who did not say it", "asked": "as a question"}
    return f", {told[row['stance']]}" if row["stance"] in told else ""


def _near(near: Near) -> Iterator[Text]:
    from rich.text import Text

    yield heading(near.row, f"{near.likeness:.0%}")
    yield Text("    ").append_text(_difference(near))


def _difference(near: Near) -> Text:
    from rich.text import Text

    line = Text()
    for piece in near.pieces:
        if piece.same:
            line.append(f" {one_line(piece.said)}")
        else:
            line.append(f" [-{one_line(piece.asked)}-]" if piece.asked else "", style="red")
            line.append(f" {{+{one_line(piece.said)}+}}" if piece.said else "", style="green")
    return line[1:]
