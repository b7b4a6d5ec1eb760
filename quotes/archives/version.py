"""The version of an answer: that of the package, and a fingerprint of all that decides how text becomes quotes."""

from __future__ import annotations

import json
from dataclasses import astuple
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

from quotes import __version__
from quotes.reading import Options
from quotes.resolving.register import Register

# All that decides how text becomes quotes: the chain, the word lists, and the readers, which decide what the text is.
FILES = ("engine.py", "model.py")
FOLDERS = ("lexicon", "linking", "reading", "resolving", "text")
PARTS = 8  # letters of the fingerprint: enough to tell apart the states of one program


@cache
def engine() -> str:
    """Version of the engine: changes with any rule, list or reader, even where nobody raised a number."""
    package = files("quotes")
    digest = sha256()
    for name in FILES:
        digest.update((package / name).read_bytes())
    for folder in FOLDERS:
        for file in sorted((package / folder).iterdir(), key=lambda file: file.name):
            if file.name.endswith((".py", ".txt")):
                digest.update(file.read_bytes())
    return f"quotes {__version__}+{digest.hexdigest()[:PARTS]}"


def recipe(kind: str, options: Options, register: Register | None = None) -> str:
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
    if register:
        known = json.dumps([astuple(entry) for entry in register.entries])
        parts.append(f"speakers={sha256(known.encode()).hexdigest()[:PARTS]}")
    return " ".join(parts)
