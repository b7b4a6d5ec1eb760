#!/usr/bin/env python3
"""Run the commands that pages show in ```console blocks, and compare what they print with what the page says.

A block is lines of `$ command`, each with its output below. The commands of a page run one after the other in one
empty folder beside `data/`, in a terminal of 90 columns. `scripts/consoles.py --write` puts what they print now in the
place of what they printed; look at the difference before you commit it.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner

from quotes.cli import main as quotes

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
SECONDS = re.compile(r"in [\d.,]+ s\.")  # the one thing that is never twice the same
COLUMNS = {"COLUMNS": "90"}


def pages() -> list[Path]:
    """The pages with such blocks."""
    return [page for page in sorted((ROOT / "docs").glob("*.md")) if BLOCK.search(page.read_text("utf-8"))]


def replayed(page: str) -> str:
    """The page as it should read: every command with what it prints now."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        os.symlink(ROOT / "data", "data")
        return BLOCK.sub(lambda block: "".join(map(_run, _commands(block[0]))), page)


def _commands(block: str) -> Iterator[str]:
    return (line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ "))


def _run(command: str) -> str:
    program, *arguments = shlex.split(command)
    if program == "quotes" and "|" not in arguments:  # most are, and need no process of their own
        shown = CliRunner().invoke(quotes, arguments, env=COLUMNS, catch_exceptions=False).output
    else:
        ours = f'quotes() {{ {shlex.quote(sys.executable)} -m quotes "$@"; }}; '
        environment = {**os.environ, **COLUMNS, "PYTHONPATH": str(ROOT)}
        shown = subprocess.run(ours + command, shell=True, stdout=subprocess.PIPE, text=True, env=environment).stdout
    lines = [line.rstrip() for line in SECONDS.sub("in 0.1 s.", shown).splitlines()]
    return "\n".join([f"$ {command}", *lines]).strip() + "\n"


def main() -> None:
    for page in pages():
        before = page.read_text("utf-8")
        after = replayed(before)
        if "--write" in sys.argv[1:]:
            page.write_text(after, "utf-8")
        print(f"{page.relative_to(ROOT)}: {'as it says' if after == before else 'prints something else'}")


if __name__ == "__main__":
    main()
