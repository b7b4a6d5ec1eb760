"""The version of an answer: that of the package, and a fingerprint of all that decides how text becomes quotes."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

from quotes import __version__
from quotes.reading import Options

IMPORT = re.compile(r"^\s*(?:from|import) quotes\.(\w+)", re.MULTILINE)
PARTS = 8  # letters of the fingerprint: enough to tell apart the states of one program


@cache
def engine() -> str:
    """Version of the engine: changes with any rule, list or reader, even where nobody raised a number.

    Read from the files: the engine's module, those of the package that it imports, and so on; every
    word list; and the readers, which decide what the text is.
    """
    package = files("quotes")
    waiting, known = ["engine"], {"lexicon", "reading"}
    digest = sha256()
    while waiting:
        module = waiting.pop()
        code = (package / f"{module}.py").read_text("utf-8")
        digest.update(code.encode())
        found = sorted(set(IMPORT.findall(code)) - known)
        known.update(found)
        waiting += found
    for folder in ("lexicon", "reading"):
        for file in sorted((package / folder).iterdir(), key=lambda file: file.name):
            if file.name.endswith((".py", ".txt")):
                digest.update(file.read_bytes())
    return f"quotes {__version__}+{digest.hexdigest()[:PARTS]}"


def recipe(kind: str, options: Options) -> str:
    """What an article of a kind was made by: the same recipe and the same bytes give the same quotes."""
    parts = [engine()]
    if kind == "html":
        try:
            parts.append(f"trafilatura {version('trafilatura')}")
        except PackageNotFoundError:
            pass
    if kind in ("jsonl", "csv", "parquet"):
        parts.append(f"id={options.id_field} text={options.text_field}")
    if options.encoding:
        parts.append(f"encoding={options.encoding}")
    return " ".join(parts)
