#!/usr/bin/env python3
"""Write the heart of the engine in C++ to a file: what `quotes.engine.tell` does, with all that it uses.

It fails where the translator does not know a construct, and names it with file and line.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "native")]  # the constants are read from the modules of this checkout

from translate import Translator, Unknown  # noqa: E402

# What stays in Python, to be called from C++: what few articles ask, and what is a library's.
IN_PYTHON = (
    "quotes.text.page.one_letter",
    "quotes.resolving.confidence.confidence",
    "quotes.resolving.confidence.cue_word",
    "quotes.text.sentences._breaks",
)
# What glue.h does by hand, since it is done for every word: function → its name there and the constants it is given.
BY_HAND = {
    "quotes.text.words.cut": ("cut", "quotes.text.words.PIECE", "quotes.text.words.WORDS", "quotes.text.words.word_of"),
    "quotes.text.words.tags_of": ("tags_of", "quotes.text.words.TAGS"),
    "quotes.text.words.agree": ("agree", "quotes.text.words.AGREEMENTS"),
}


def heart() -> str:
    """The heart as one C++ file, which includes glue.h."""
    translator = Translator(ROOT, IN_PYTHON, ["quotes.engine.tell"], BY_HAND)
    if translator.errors:
        raise Unknown("\n".join(translator.errors))
    return translator.unit()


def main() -> None:
    path = Path(sys.argv[1])
    try:
        made = heart()
    except Unknown as error:
        sys.exit(str(error))
    if not path.exists() or path.read_text("utf-8") != made:  # what is as it was need not be compiled again
        path.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
