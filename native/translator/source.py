"""The code that is translated, as mypy knows it, and as Python runs it."""

from __future__ import annotations

import importlib
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mypy import build
from mypy import nodes as n
from mypy import types as t
from mypy.modulefinder import BuildSource
from mypy.options import Options

FOLDERS = ("lexicon", "text", "linking", "resolving")  # what the engine is made of, beside engine.py and model.py


class Unknown(Exception):
    """What the translator does not know: what it is and, as soon as somebody knows it, in which line."""

    def __init__(self, what: str, node: n.Context | None = None) -> None:
        super().__init__(f"{kind_of(node)} {what}" if node else what)
        self.line = node.line if node else None


def kind_of(node: n.Context) -> str:
    """The kind of a node in words: `n.TryStmt` is "a try statement"."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(node).__name__).lower()
    words = re.sub(r"\bstmt$", "statement", re.sub(r"\bexpr$", "expression", words))
    return f"{'an' if words[0] in 'aeio' else 'a'} {words}"


@dataclass(frozen=True)
class Source:
    root: Path
    files: dict[str, n.MypyFile]  # by module
    types: dict[n.Expression, t.Type]  # as narrow as they are where the expression stands

    @classmethod
    def read(cls, root: Path) -> Source:
        options = Options()
        options.python_version = sys.version_info[:2]
        options.export_types = options.preserve_asts = True
        options.incremental = False
        options.ignore_missing_imports = True
        options.follow_imports = "silent"
        options.cache_dir = "/dev/null"
        paths = [root / "quotes/engine.py", root / "quotes/model.py"]
        paths += [path for folder in FOLDERS for path in sorted((root / "quotes" / folder).glob("*.py"))]
        result = build.build([BuildSource(str(path), module_name(root, path)) for path in paths], options)
        if result.errors:
            raise SystemExit("\n".join(result.errors))
        return cls(root, result.files, result.types)

    def module_of(self, fullname: str) -> str:
        """The module that defines a function, a class, a method or a constant."""
        module = fullname.rpartition(".")[0]
        while module not in self.files:
            module = module.rpartition(".")[0]
            if not module:
                raise KeyError(fullname)
        return module

    def path_of(self, fullname: str) -> Path:
        """The file that does so, from the root."""
        return Path(self.files[self.module_of(fullname)].path).relative_to(self.root)

    def symbol(self, fullname: str) -> n.SymbolNode:
        module = self.module_of(fullname)
        first, *rest = fullname.removeprefix(module + ".").split(".")
        node = self.files[module].names[first].node
        for part in rest:
            assert isinstance(node, n.TypeInfo)
            node = node.names[part].node
        assert node is not None
        return node

    def value_of(self, var: n.Var) -> n.Expression:
        """What a module assigns to a constant."""
        for s in self.files[self.module_of(var.fullname)].defs:
            if isinstance(s, n.AssignmentStmt) and isinstance(s.lvalues[0], n.NameExpr) and s.lvalues[0].node is var:
                return s.rvalue
        raise KeyError(var.fullname)

    @property
    def int_type(self) -> t.Instance:
        return t.Instance(self._builtin("int"), [])

    def tuple_of(self, *items: t.Type) -> t.TupleType:
        return t.TupleType(list(items), t.Instance(self._builtin("tuple"), [t.AnyType(t.TypeOfAny.special_form)]))

    def _builtin(self, name: str) -> n.TypeInfo:
        node = self.files["builtins"].names[name].node
        assert isinstance(node, n.TypeInfo)
        return node


def module_name(root: Path, path: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def split_name(fullname: str) -> tuple[str, str]:
    """Module and attribute of what stands at the top of a module."""
    module, _, attribute = fullname.rpartition(".")
    return module, attribute


def python_value(fullname: str) -> Any:
    """What Python itself has by this name."""
    module, attribute = split_name(fullname)
    return getattr(importlib.import_module(module), attribute)
