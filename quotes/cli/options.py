"""The arguments and options that several commands share, and how a help text ends."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quotes.cli.output import STDOUT
from quotes.reading import KINDS, Options, read
from quotes.reading.encoding import known
from quotes.safe import one_line

if TYPE_CHECKING:
    from quotes.resolving.register import Register


# Shells complete the names of files; whether there is such a file is not for click to judge.
ANY_FILE = click.Path(readable=False)

PATHS = (
    "A PATH is a file (.txt, .html, .jsonl, .csv, .parquet, .warc; .gz and .zst of these; .zip and .tar with these "
    "inside), a folder of them, a pattern like 'news/**/*.txt', or - for standard input."
)


def names_archive(help: str, **more: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option of a command that names its archive."""
    return click.option(
        "--db", "path", type=ANY_FILE, default="quotes.db", show_default=True, metavar="FILE", help=help, **more
    )


def examples(*commands: str) -> str:
    """The end of a help text; a test runs every one of these commands."""
    return "\b\nExamples:\n" + "\n".join(f"  {command}" for command in commands)


class _Reading(click.Option):
    """An option that says how to read: the same for many commands, and seldom needed."""


_reading = functools.partial(click.option, cls=_Reading)


class ReadingCommand(click.Command):
    """A command whose help tells its own options first, and apart from them how to read."""

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        options = [each for each in self.get_params(context) if isinstance(each, click.Option)]
        for title, of_reading in (("Options", False), ("How to read", True)):
            chosen = (each for each in options if isinstance(each, _Reading) is of_reading)
            with formatter.section(title):
                formatter.write_dl([record for each in chosen if (record := each.get_help_record(context))])


def reads_articles(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the arguments that name its input, and the articles in their stead."""

    @reads_files
    @functools.wraps(command)
    def with_articles(paths: tuple[str, ...], reading: Options, **options: object) -> None:
        command(paths, read(paths, reading), **options)

    return with_articles


def reads_files(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the arguments that name its input, and `reading`, how to read it."""

    @click.argument("paths", metavar="PATH...", nargs=-1, type=ANY_FILE, callback=_some_paths)
    @_reading(
        "--input-format",
        type=click.Choice(list(KINDS)),
        help="Read all files so.  [default: by their suffix, else text]",
    )
    @_reading(
        "--id-field", default="id", show_default=True, metavar="NAME", help="Field or column of an article's name."
    )
    @_reading(
        "--text-field", default="text", show_default=True, metavar="NAME", help="Field or column of an article's text."
    )
    @_reading(
        "--encoding",
        metavar="CHARSET",
        callback=_charset,
        help="Charset of what declares none and is not UTF-8.  [default: windows-1252]",
    )
    @_reading(
        "--max-size",
        type=click.IntRange(min=1),
        default=Options().max_size,
        show_default=True,
        metavar="BYTES",
        help="Skip larger articles.",
    )
    @_reading(
        "--max-ratio",
        type=click.IntRange(min=1),
        default=Options().max_ratio,
        show_default=True,
        metavar="N",
        help="Give up files that expand more than N-fold.",
    )
    @_reading(
        "--max-chars",
        type=click.IntRange(min=1),
        metavar="N",
        help="Skip articles of more characters.  [default: what --max-size lets through]",
    )
    @functools.wraps(command)  # but for its help, which ends with what a PATH is
    def with_files(
        paths: tuple[str, ...],
        input_format: str | None,
        id_field: str,
        text_field: str,
        encoding: str | None,
        max_size: int,
        max_ratio: int,
        max_chars: int | None,
        **options: object,
    ) -> None:
        reading = Options(
            input_format=input_format,
            id_field=id_field,
            text_field=text_field,
            encoding=encoding,
            max_size=max_size,
            max_ratio=max_ratio,
            max_chars=max_chars,
        )
        command(paths=paths, reading=reading, **options)

    with_files.__doc__ = f"{cleandoc(command.__doc__ or '')}\n\n{PATHS}"
    return with_files


def _some_paths(context: click.Context, parameter: click.Parameter, paths: tuple[str, ...]) -> tuple[str, ...]:
    if paths or context.resilient_parsing:
        return paths
    if sys.stdin.isatty():
        raise click.exceptions.NoArgsIsHelpError(context)
    raise click.UsageError("Name a file to read, or - for standard input.", context)


def _charset(context: click.Context, parameter: click.Parameter, name: str | None) -> str | None:
    if name is not None and known(name) is None:
        raise click.BadParameter(f"there is no charset '{one_line(name)}'; names are such as utf-16, cp1250.")
    return name


def _register(context: click.Context, parameter: click.Parameter, path: str | None) -> Register | None:
    if path is None:
        return None
    from quotes.resolving.register import RegisterError, read

    try:
        return read(path)
    except RegisterError as error:
        raise click.BadParameter(f"{error}.") from None


knows_speakers = click.option(
    "--speakers",
    "register",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, readable=True),
    callback=_register,
    help="CSV of people you know: name, aliases (a;b), gender, id, role.",
)


def writable(context: click.Context, parameter: click.Parameter, output: str) -> str:
    """The file to write to, if there is a folder for it: a long run should not fail at its end."""
    folder = Path(output).resolve().parent
    if output != STDOUT and not folder.is_dir():
        raise click.BadParameter(f"there is no folder '{click.format_filename(folder)}'; make it first.")
    return output
