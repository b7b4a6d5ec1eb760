"""Typed Python → C++: the heart of the engine as one translation unit.

The rules are written once, in Python. mypy tells the type of every expression; the same steps are written in C++, over
the types of runtime.h, function by function, beginning with those that are asked for and going on with what they use.
What is not known is refused with file and line. Constants are not translated: Python keeps them and hands them over
when the extension is loaded; regular expressions become code (patterns.py). How it is done is in translator/.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from mypy import nodes as n
from translator import expressions, library, members, sequences  # noqa: F401  # they enter their rules
from translator.functions import write_function
from translator.source import Source, Unknown
from translator.types import Types
from translator.unit import unit
from translator.writer import Program, Writer

__all__ = ["Translator", "Unknown"]


class Translator:
    """Translates some functions and all that they use."""

    def __init__(
        self,
        root: Path,
        in_python: Iterable[str],
        roots: Iterable[str],
        by_hand: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        """All functions go by their full names; some stay in Python, and what a header has is not translated."""
        source = Source.read(root)
        self._writer = Writer(source, Types(source), Program(frozenset(in_python), by_hand or {}))
        self._roots = list(roots)
        program = self._writer.program
        for fullname in self._roots:
            program.need(fullname)
        while program.waiting:
            self._write(program.waiting.pop())

    @property
    def errors(self) -> list[str]:
        """What is refused, and where."""
        return self._writer.program.errors

    def unit(self) -> str:
        """The whole C++ file."""
        return unit(self._writer.types, self._writer.program, map(self._function, self._roots))

    def _function(self, fullname: str) -> n.FuncDef:
        node = self._writer.source.symbol(fullname)
        f = node.func if isinstance(node, n.Decorator) else node
        if not isinstance(f, n.FuncDef):
            raise Unknown(f"{type(node).__name__} is no function")
        return f

    def _write(self, fullname: str) -> None:
        try:
            write_function(self._writer, self._function(fullname), fullname)
        except Unknown as error:
            path = self._writer.source.path_of(fullname)
            self.errors.append(f"{path}:{error.line or 1}: {error} (in {fullname})")
