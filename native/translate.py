"""Typed Python → C++: the heart of the engine as one translation unit.

The rules are written once, in Python. mypy tells the type of every expression; this module writes the same steps in C++,
over the types of runtime.h, function by function, beginning with those that are asked for and going on with what they use.
What it does not know, it refuses with file and line. Constants are not translated: the module keeps them in Python and
hands them over when the extension is loaded; regular expressions become code (patterns.py).
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import regex
from mypy import build
from mypy import nodes as n
from mypy import types as t
from mypy.modulefinder import BuildSource
from mypy.options import Options

from patterns import group_number, matcher  # beside this file

# Constructors, methods and functions of Python whose C++ twin has another name.
KEYWORDS = frozenset(
    "and or not new delete this class struct union short long int char bool float double signed unsigned void auto const static "
    "case default switch do register template typename operator public private protected friend inline virtual explicit "
    "export extern goto namespace using volatile true false enum final override q truth len index slice contains".split()
)
LISTS = frozenset(
    "list tuple Sequence Iterable Iterator Generator Collection array KeysView ValuesView ItemsView dict_keys dict_values "
    "dict_items MutableSequence Reversible map filter zip enumerate reversed islice chain accumulate".split()
)
SETS = frozenset("set frozenset AbstractSet Set MutableSet".split())
DICTS = frozenset("dict defaultdict Mapping MutableMapping OrderedDict".split())
LAZY = frozenset("enumerate zip reversed range pairwise".split())


class Unknown(Exception):
    """The translator does not know a construct."""


@dataclass(frozen=True)
class Names:
    """What C++ calls a global of Python."""

    @staticmethod
    def of(fullname: str) -> str:
        module, _, name = fullname.removeprefix("quotes.").rpartition(".")
        return f"{module.replace('.', '_')}__{name}"


def safe(name: str) -> str:
    return name + "_" if name in KEYWORDS or name.startswith("__") else name


def literal(text: str) -> str:
    """A Str of constant text."""
    out = []
    for char in text:
        if char in "\"\\":
            out.append("\\" + char)
        elif " " <= char <= "~":
            out.append("?\"\"" if False else char)
        elif ord(char) < 0xA0 or 0xD800 <= ord(char) < 0xE000:
            out.append(f"\\x{ord(char):x}\" U\"")
        else:
            out.append(f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}")
    return f'U"{"".join(out)}"_s'


def proper(type_: t.Type | None) -> t.ProperType:
    assert type_ is not None
    found = t.get_proper_type(type_)
    if isinstance(found, t.LiteralType):
        return found.fallback
    if isinstance(found, t.Instance) and found.last_known_value is not None:
        return found.copy_modified(last_known_value=None)
    if isinstance(found, t.UnionType) and any(isinstance(t.get_proper_type(i), t.AnyType) for i in found.items):
        # what a group of a match may be, says typeshed
        return proper(t.UnionType.make_union([i for i in found.items if not isinstance(t.get_proper_type(i), t.AnyType)]))
    return found


def is_of_any(type_: t.Type) -> bool:
    """Whether a type is Any, or Any or None."""
    p = t.get_proper_type(type_)
    return isinstance(p, t.AnyType) or isinstance(p, t.UnionType) and any(isinstance(t.get_proper_type(i), t.AnyType) for i in p.items)


def is_vague(type_: t.Type) -> bool:
    """Whether mypy has no more to say of an element than that it is an object."""
    p = proper(type_)
    return isinstance(p, (t.AnyType, t.TypeVarType)) or isinstance(p, t.Instance) and p.type.fullname == "builtins.object"


def is_none_type(type_: t.Type) -> bool:
    return isinstance(t.get_proper_type(type_), t.NoneType)


def info_of(type_: t.ProperType) -> n.TypeInfo | None:
    """The class of an instance, also of a named tuple."""
    if isinstance(type_, t.Instance):
        return type_.type
    if isinstance(type_, t.TupleType):
        return type_.partial_fallback.type
    return None


def is_span(type_: t.ProperType) -> bool:
    """tuple[int, int] and Span are one type in C++."""
    if not isinstance(type_, t.TupleType):
        return False
    name = type_.partial_fallback.type.fullname
    if name == "quotes.model.Span":
        return True
    return name == "builtins.tuple" and len(type_.items) == 2 and all(cpp_is_int(item) for item in type_.items)


def cpp_is_int(type_: t.Type) -> bool:
    found = proper(type_)
    return isinstance(found, t.Instance) and found.type.fullname == "builtins.int"


@dataclass
class Class:
    """A class as C++ has it."""

    info: n.TypeInfo
    name: str
    kind: str  # tuple, data or plain
    fields: list[tuple[str, t.Type, n.Expression | None]]


@dataclass
class Scope:
    """A function under translation."""

    returns: t.ProperType | None
    generator: bool = False
    element: t.Type | None = None  # of a generator
    self_name: str = ""
    cls: n.TypeInfo | None = None
    declared: set[str] = field(default_factory=set)
    locals: dict[n.Var, str] = field(default_factory=dict)


class Translator:
    def __init__(
        self, root: Path, python_side: Iterable[str], roots: Iterable[str], by_hand: dict[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.by_hand = by_hand or {}
        self.root = root
        self.roots = list(roots)
        self.python_side = frozenset(python_side)
        self.types: dict[n.Expression, t.Type] = {}
        self.files: dict[str, n.MypyFile] = {}
        self.functions: dict[str, str] = {}  # fullname → its body
        self.heads: dict[str, str] = {}  # fullname → its declaration
        self.classes: dict[str, Class] = {}
        self.methods: dict[str, list[str]] = {}
        self.globals: dict[str, tuple[str, str]] = {}  # C++ name → declaration, initialisation
        self.patterns: dict[str, str] = {}  # C++ name → source
        self.enums: dict[str, n.TypeInfo] = {}
        self.todo: list[str] = []
        self.seen: set[str] = set()
        self.errors: list[str] = []
        self.scope = Scope(None)
        self.module = ""
        self.line = 0
        self.counter = 0
        self.values: dict[str, re.Pattern[str]] = {}  # the patterns by their C++ names
        self.body_now: n.Block | None = None
        self.read(root)
        for fullname in self.roots:
            self.need(fullname)
        while self.todo:
            self.translate(self.todo.pop())

    # ---- what mypy knows

    def read(self, root: Path) -> None:
        options = Options()
        options.python_version = sys.version_info[:2]
        options.export_types = options.preserve_asts = True
        options.incremental = False
        options.ignore_missing_imports = True
        options.follow_imports = "silent"
        options.cache_dir = "/dev/null"
        paths = [root / "quotes/engine.py", root / "quotes/model.py"]
        paths += [p for d in ("lexicon", "text", "linking", "resolving") for p in sorted((root / "quotes" / d).glob("*.py"))]
        sources = []
        for path in paths:
            module = str(path.relative_to(root))[:-3].replace("/", ".").removesuffix(".__init__")
            sources.append(BuildSource(str(path), module))
        result = build.build(sources, options)
        if result.errors:
            raise SystemExit("\n".join(result.errors))
        self.types = result.types
        self.files = result.files

    def symbol(self, fullname: str) -> n.SymbolNode:
        parts = fullname.split(".")
        for size in range(len(parts) - 1, 0, -1):
            file = self.files.get(".".join(parts[:size]))
            if file is not None:
                node = file.names[parts[size]].node
                for part in parts[size + 1 :]:
                    assert isinstance(node, n.TypeInfo)
                    node = node.names[part].node
                assert node is not None
                return node
        raise KeyError(fullname)

    def type_of(self, e: n.Expression) -> t.ProperType:
        found = self.types.get(e)
        if found is None:
            self.fail(e, "has no type")
        p = proper(found)
        if isinstance(p, t.TupleType) and isinstance(e, (n.NameExpr, n.MemberExpr)):
            node = e.node
            if isinstance(e, n.MemberExpr) and node is None and (info := info_of(self.type_of(e.expr))):
                symbol = info.get(e.name)
                node = symbol.node if symbol else None
            if isinstance(node, n.Var) and node.type is not None:
                declared = proper(without_none(node.type))
                if isinstance(declared, t.Instance):
                    return declared  # a tuple of any length, whose length has just been asked for
                if isinstance(e, n.NameExpr) and e.kind == n.GDEF or isinstance(getattr(e, "expr", None), n.RefExpr) and e.kind == n.GDEF:
                    return self.as_table(p)
        return p

    def as_table(self, p: t.TupleType) -> t.ProperType:
        """A constant of several items of one type is a list of them."""
        if p.partial_fallback.type.fullname != "builtins.tuple" or len(p.items) < 3:
            return p
        if len({self.ct_or_none(i) for i in p.items}) > 1:
            return p
        return p.partial_fallback.copy_modified(args=[proper(p.items[0])])

    def fail(self, node: n.Context, what: str) -> Callable[..., str]:
        raise Unknown(f"{self.module}:{node.line}: {type(node).__name__} {what}")

    # ---- types

    def ct(self, type_: t.Type | None) -> str:
        """The C++ type."""
        p = proper(type_)
        if isinstance(p, t.NoneType):
            return "void"
        if isinstance(p, t.UnionType):
            items = [proper(i) for i in p.items]
            items = [i for i in items if not isinstance(i, (t.NoneType, t.AnyType))]
            names = list(dict.fromkeys(self.ct(i) for i in items))
            if names == ["bool", "Int"] or names == ["Int", "bool"]:
                names = ["Int"]
            if len(names) == 2 and set(names) == {"bool", "Match"}:
                names = ["Match"]  # "a and pattern.match(…)"
            if len(names) > 1 and all(isinstance(i, t.TupleType) for i in items):
                names = list({f"List<{self.ct(self.element(i))}>" for i in items})
            if len(names) > 1 and all(name.startswith(("List<", "Empty", "Range")) for name in names):
                names = [name for name in names if name.startswith("List<")][:1]
            if len(names) != 1:
                raise Unknown(f"{self.module}:{self.line}: a union: {p}")
            optional = any(isinstance(proper(i), t.NoneType) for i in p.items)
            return f"std::optional<{names[0]}>" if optional and self.is_value(names[0]) else names[0]
        if isinstance(p, t.TupleType):
            info = p.partial_fallback.type
            if is_span(p):
                return "Span"
            if info.fullname == "builtins.tuple":
                if not p.items:
                    return "Empty"
                return f"std::tuple<{', '.join(self.ct(i) for i in p.items)}>"
            return f"Ref<{self.cls(info).name}>"
        if isinstance(p, t.CallableType):
            args = ", ".join(self.ct(a) for a in p.arg_types)
            return f"Fn<{self.ct(p.ret_type)}({args})>"
        if isinstance(p, t.TypeVarType):
            return p.name
        if isinstance(p, t.Instance):
            name = p.type.fullname.rpartition(".")[2]
            full = p.type.fullname
            if full.startswith(("builtins", "typing", "collections", "array", "itertools", "_collections", "types", "_typeshed")):
                if name == "range":
                    return "Range"
                if name in LISTS:
                    if name in ("dict_keys", "KeysView"):
                        return f"List<{self.ct(p.args[0])}>"
                    if name in ("dict_values", "ValuesView"):
                        return f"List<{self.ct(p.args[-1])}>"
                    if name == "enumerate":
                        return f"List<{self.pair('Int', self.ct(p.args[0]))}>"
                    return f"List<{self.ct(p.args[0])}>"
                if name in SETS:
                    return f"Set<{self.ct(p.args[0])}>"
                if name == "dict" and is_of_any(p.args[1]):
                    return f"Set<{self.ct(p.args[0])}>"  # dict.fromkeys(…): only its order counts
                if name in DICTS:
                    return f"Dict<{self.ct(p.args[0])}, {'None' if is_none_type(p.args[1]) else self.ct(p.args[1])}>"
                simple = {"int": "Int", "bool": "bool", "str": "Str", "float": "double"}.get(name)
                if simple:
                    return simple
            if name == "Pattern":
                return "const Pattern*"
            if name == "Match":
                return "Match"
            if p.type.is_enum:
                return self.enum(p.type)
            if full.startswith("quotes."):
                base = self.dict_base(p.type)
                return self.cls(p.type).name if base else f"Ref<{self.cls(p.type).name}>"
        raise Unknown(f"{self.module}:{self.line}: the type {p}")

    @staticmethod
    def pair(a: str, b: str) -> str:
        return "Span" if a == b == "Int" else f"std::tuple<{a}, {b}>"

    def is_value(self, name: str) -> bool:
        """Whether a C++ type has no null of its own."""
        if name in ("Str", "Match", "Empty") or name.startswith(("List<", "Set<", "Dict<", "Ref<", "const Pattern", "Fn<")):
            return False
        return True

    @staticmethod
    def dict_base(info: n.TypeInfo) -> t.Instance | None:
        for base in info.bases:
            if base.type.fullname == "builtins.dict":
                return base
        return None

    def enum(self, info: n.TypeInfo) -> str:
        self.enums[Names.of(info.fullname)] = info
        return Names.of(info.fullname)

    def cls(self, info: n.TypeInfo) -> Class:
        """The struct of a class, made when it is needed first."""
        found = self.classes.get(info.fullname)
        if found:
            return found
        kind = "tuple" if info.is_named_tuple else "data" if "dataclass" in info.metadata else "plain"
        made = self.classes[info.fullname] = Class(info, Names.of(info.fullname), kind, [])
        if kind == "plain":
            for name, symbol in info.names.items():
                if isinstance(symbol.node, n.Var) and not name.startswith("__"):
                    made.fields.append((name, symbol.node.type, None))
        else:
            for statement in info.defn.defs.body:
                if isinstance(statement, n.AssignmentStmt) and isinstance(statement.lvalues[0], n.NameExpr):
                    default = None if isinstance(statement.rvalue, n.TempNode) else statement.rvalue
                    made.fields.append((statement.lvalues[0].name, statement.type, default))
        return made

    # ---- what is needed

    def need(self, fullname: str) -> str:
        if fullname not in self.seen:
            self.seen.add(fullname)
            self.todo.append(fullname)
        return Names.of(fullname)

    def translate(self, fullname: str) -> None:
        module = next(m for m in sorted(self.files, key=len, reverse=True) if fullname.startswith(m + "."))
        self.module = module
        node = self.symbol(fullname)
        try:
            if isinstance(node, n.Decorator):
                self.function(node.func, fullname, node)
            elif isinstance(node, n.FuncDef):
                self.function(node, fullname)
            else:
                raise Unknown(f"{fullname}: {type(node).__name__}")
        except Unknown as error:
            self.errors.append(f"{error} (in {fullname})")
        except Exception as error:
            self.errors.append(f"{module}:{self.line} in {fullname}: {type(error).__name__}: {error}")
            if "-v" in sys.argv:
                raise

    # ---- functions

    def signature(self, f: n.FuncDef, method: bool) -> tuple[t.CallableType, list[n.Argument]]:
        type_ = f.type
        assert isinstance(type_, t.CallableType), f.fullname
        arguments = f.arguments[1:] if method else f.arguments
        return type_, arguments

    def function(self, f: n.FuncDef, fullname: str, decorator: n.Decorator | None = None) -> None:
        info = f.info if f.info and f.info.fullname not in ("", "VAR_NO_INFO") and f.info.fullname in fullname else None
        static = f.is_static or f.is_class
        method = info is not None and not static
        self.line = f.line
        self.body_now = f.body
        type_, arguments = self.signature(f, method)
        self.scope = Scope(proper(type_.ret_type), f.is_generator, cls=info)
        if method:
            self.scope.self_name = f.arguments[0].variable.name
        if f.is_generator:
            self.scope.element = self.element(proper(type_.ret_type))
        returns = self.ct(type_.ret_type)
        assigned = self.assigned_names(f.body)
        params, defaults = [], []
        arg_types = type_.arg_types[1:] if method else type_.arg_types
        templates = sorted({v.name for v in type_.variables})
        for argument, arg_type in zip(arguments, arg_types):
            name = safe(argument.variable.name)
            self.scope.locals[argument.variable] = name
            self.scope.declared.add(name)
            c = self.ct(arg_type)
            simple = c in ("Int", "bool", "double", "Span") or c.startswith("std::optional<") or c in self.enums
            by_value = simple or argument.variable.name in assigned
            params.append(f"{c} {name}" if by_value else f"const {c}& {name}")
            default = argument.initializer
            plain = isinstance(default, (n.StrExpr, n.IntExpr)) or isinstance(default, n.NameExpr) and default.name in ("True", "False", "None")
            defaults.append(f" = {self.ex(default, arg_type)}" if plain and default is not None else "")
        name = safe(f.name)
        template = f"template <{', '.join('class ' + v for v in templates)}> " if templates else ""
        body = self.body(f)
        for i in reversed(range(len(defaults) - 1)):
            defaults[i] = defaults[i] if defaults[i + 1] else ""  # a parameter with a default has none without behind it
        declared = ", ".join(param + default for param, default in zip(params, defaults))
        if info is not None:
            cls = self.cls(info)
            if f.name == "__init__":
                name, returns = "init", "void"
            prefix = "static " if static else ""
            self.methods.setdefault(info.fullname, []).append(f"{prefix}{returns} {name}({declared});")
            self.functions[fullname] = f"{returns} {cls.name}::{name}({', '.join(params)}) {{\n{body}}}\n"
            return
        head = f"{template}{'' if template else 'static '}{returns} {Names.of(fullname)}({', '.join(params)})"
        self.heads[fullname] = f"{template}{'' if template else 'static '}{returns} {Names.of(fullname)}({declared});"
        self.functions[fullname] = f"{head} {{\n{body}}}\n"

    def body(self, f: n.FuncDef | n.FuncItem) -> str:
        variables: dict[n.Var, None] = {}
        self.collect(f.body, variables)
        lines = []
        for var in variables:
            if var in self.scope.locals:
                continue
            if var.name == "_":
                continue
            name = safe(var.name)
            while name in self.scope.declared:
                name += "_"
            self.scope.locals[var] = name
            self.scope.declared.add(name)
            if var.type is None:
                raise Unknown(f"{self.module}:{f.line}: no type of {var.name}")
            if self.ct_or_none(var.type) is None:
                raise Unknown(f"{self.module}:{f.line}: the type of {var.name} is {var.type}")
            lines.append(f"{self.ct(var.type)} {name}{{}};\n")
        if self.scope.generator:
            lines.append(f"List<{self.ct(self.scope.element)}> yielded = List<{self.ct(self.scope.element)}>::empty();\n")
        lines.append(self.block(f.body))
        if self.scope.generator:
            lines.append("return yielded;\n")
        return "".join(lines)

    def assigned_names(self, block: n.Block) -> set[str]:
        variables: dict[n.Var, None] = {}
        self.collect(block, variables)
        return {var.name for var in variables}

    def collect(self, node: object, out: dict[n.Var, None]) -> None:
        """The local variables that statements assign, those of comprehensions and inner functions left out."""

        def target(lvalue: n.Expression) -> None:
            if isinstance(lvalue, n.NameExpr) and lvalue.kind == n.LDEF and isinstance(lvalue.node, n.Var):
                out.setdefault(lvalue.node)
            elif isinstance(lvalue, (n.TupleExpr, n.ListExpr)):
                for item in lvalue.items:
                    target(item)
            elif isinstance(lvalue, n.StarExpr):
                target(lvalue.expr)

        if isinstance(node, n.Block):
            for statement in node.body:
                self.collect(statement, out)
            return
        if isinstance(node, (n.FuncDef, n.Decorator)):
            return
        if isinstance(node, n.AssignmentStmt):
            for lvalue in node.lvalues:
                target(lvalue)
        elif isinstance(node, n.OperatorAssignmentStmt):
            target(node.lvalue)
        elif isinstance(node, n.ForStmt):
            target(node.index)
        for walrus in walk(node):
            if isinstance(walrus, n.AssignmentExpr):
                target(walrus.target)
        for inner in statements_in(node):
            self.collect(inner, out)

    # ---- statements

    def block(self, block: n.Block) -> str:
        return "".join(self.statement(s) for s in block.body)

    def statement(self, s: n.Statement) -> str:
        self.line = s.line
        handler = getattr(self, "do_" + type(s).__name__, None)
        if handler is None:
            self.fail(s, "is a statement I do not know")
        return handler(s)

    def do_Block(self, s: n.Block) -> str:
        return self.block(s)

    def do_PassStmt(self, s: n.PassStmt) -> str:
        return ""

    def do_BreakStmt(self, s: n.BreakStmt) -> str:
        return "break;\n"

    def do_ContinueStmt(self, s: n.ContinueStmt) -> str:
        return "continue;\n"

    def do_AssertStmt(self, s: n.AssertStmt) -> str:
        return ""

    def do_ImportFrom(self, s: n.ImportFrom) -> str:
        return ""

    def do_ExpressionStmt(self, s: n.ExpressionStmt) -> str:
        if isinstance(s.expr, n.StrExpr):
            return ""
        if isinstance(s.expr, n.YieldExpr):
            return f"yielded.append({self.ex(s.expr.expr, self.scope.element)});\n"
        if isinstance(s.expr, n.YieldFromExpr):
            return f"yielded.extend({self.iterable(s.expr.expr)});\n"
        return self.ex(s.expr) + ";\n"

    def do_ReturnStmt(self, s: n.ReturnStmt) -> str:
        if self.scope.generator:
            return "return yielded;\n"
        if s.expr is None or isinstance(self.scope.returns, t.NoneType):
            return f"{self.ex(s.expr) + '; ' if s.expr and not is_none_name(s.expr) else ''}return;\n"
        return f"return {self.ex(s.expr, self.scope.returns)};\n"

    def do_IfStmt(self, s: n.IfStmt) -> str:
        out = ""
        for i, (test, body) in enumerate(zip(s.expr, s.body)):
            out += f"{'else ' if i else ''}if ({self.cond(test)}) {{\n{self.block(body)}}}\n"
        if s.else_body:
            out += f"else {{\n{self.block(s.else_body)}}}\n"
        return out

    def do_WhileStmt(self, s: n.WhileStmt) -> str:
        if s.else_body:
            self.fail(s, "has an else")
        return f"while ({self.cond(s.expr)}) {{\npoll();\n{self.block(s.body)}}}\n"

    def do_ForStmt(self, s: n.ForStmt) -> str:
        flag = ""
        if s.else_body:
            flag = self.fresh("ran")
        item = self.fresh("it")
        assign = self.unpack(s.index, item, self.element_of(s.expr))
        marked = f"bool {flag} = true;\n" if flag else ""
        body = self.block(s.body)
        if flag:
            body = re.sub(r"\bbreak;", f"{{ {flag} = false; break; }}", body)
        loop = f"{marked}for (auto&& {item} : {self.iterable(s.expr)}) {{\npoll();\n{assign}{body}}}\n"
        if flag:
            assert s.else_body
            loop += f"if ({flag}) {{\n{self.block(s.else_body)}}}\n"
        return loop

    def do_FuncDef(self, f: n.FuncDef) -> str:
        """A function within a function: a lambda."""
        outer = self.scope
        type_ = f.type
        assert isinstance(type_, t.CallableType)
        name = safe(f.name)
        self.scope = Scope(proper(type_.ret_type), f.is_generator, cls=outer.cls, self_name=outer.self_name)
        self.scope.locals = dict(outer.locals)
        if f.is_generator:
            self.scope.element = self.element(proper(type_.ret_type))
        params = []
        for argument, arg_type in zip(f.arguments, type_.arg_types):
            self.scope.locals[argument.variable] = safe(argument.variable.name)
            self.scope.declared.add(safe(argument.variable.name))
            params.append(f"{self.ct(arg_type)} {safe(argument.variable.name)}")
        returns = self.ct(type_.ret_type)
        body = self.body(f)
        self.scope = outer
        outer.declared.add(name)
        self_ = "" if not outer.cls else ", this" if False else ""
        return f"auto {name} = [={self_}]({', '.join(params)}) -> {returns} {{\n{body}}};\n"

    def do_DelStmt(self, s: n.DelStmt) -> str:
        if isinstance(s.expr, n.IndexExpr):
            if isinstance(s.expr.index, n.SliceExpr):
                a, b = self.bounds(s.expr.index)
                return f"{self.ex(s.expr.base)}.erase({a}, {b});\n"
            return f"{self.ex(s.expr.base)}.erase({self.ex(s.expr.index)});\n"
        return self.fail(s, "deletes something odd")

    def do_OperatorAssignmentStmt(self, s: n.OperatorAssignmentStmt) -> str:
        left = self.target_type(s.lvalue)
        if s.op == "+" and self.ct(left).startswith("List<"):
            if isinstance(s.rvalue, (n.TupleExpr, n.ListExpr)) and not any(isinstance(i, n.StarExpr) for i in s.rvalue.items):
                element = self.element(left)
                base = self.ex(s.lvalue)
                return "".join(f"{base}.append({self.ex(i, element)});\n" for i in s.rvalue.items)
            info = info_of(left)
            if info is not None and info.fullname == "builtins.tuple":
                return self.assign(s.lvalue, f"({self.ex(s.lvalue)} + {self.ex(s.rvalue, left)})")
            return f"{self.ex(s.lvalue)}.extend({self.iterable(s.rvalue)});\n"
        if self.ct(left).startswith("Set<"):
            if info_of(left).fullname == "builtins.frozenset":
                return self.assign(s.lvalue, f"{self.ex(s.lvalue)} {s.op} {self.ex(s.rvalue)}")
            place = self.item(s.lvalue) if isinstance(s.lvalue, n.IndexExpr) else self.ex(s.lvalue)
            return f"{place} {s.op}= {self.ex(s.rvalue)};\n"
        if isinstance(s.lvalue, n.IndexExpr):
            return f"{self.item(s.lvalue)} {s.op}= {self.ex(s.rvalue)};\n"
        if s.op not in "+-*|&":
            self.fail(s, f"does {s.op}=")
        return self.assign(s.lvalue, f"{self.ex(s.lvalue)} {s.op} {self.ex(s.rvalue)}")

    def item(self, e: n.IndexExpr) -> str:
        """A place in a list or dictionary, to be changed."""
        base = self.type_of(e.base)
        if self.ct(base).startswith("Dict<"):
            return f"item_at({self.ex(e.base)}, {self.ex(e.index, base.args[0] if isinstance(base, t.Instance) else None)})"
        return f"{self.ex(e.base)}.at({self.ex(e.index)})"

    def do_AssignmentStmt(self, s: n.AssignmentStmt) -> str:
        if len(s.lvalues) == 1:
            lvalue = s.lvalues[0]
            if isinstance(lvalue, n.TupleExpr):
                return self.assign_tuple(lvalue, s.rvalue)
            if isinstance(s.rvalue, n.TempNode):
                return ""
            return self.assign(lvalue, self.ex(s.rvalue, self.target_type(lvalue)))
        name = self.fresh("v")
        out = f"auto {name} = {self.ex(s.rvalue, self.target_type(s.lvalues[-1]))};\n"
        return "{\n" + out + "".join(self.assign(lvalue, name) for lvalue in reversed(s.lvalues)) + "}\n"

    def assign_tuple(self, lvalue: n.TupleExpr, rvalue: n.Expression) -> str:
        if isinstance(rvalue, n.TupleExpr) and not any(isinstance(i, n.StarExpr) for i in [*rvalue.items, *lvalue.items]):
            names = [self.fresh("v") for _ in rvalue.items]
            out = "".join(
                f"{self.ct(self.target_type(left))} {name} = {self.ex(right, self.target_type(left))};\n"
                for name, left, right in zip(names, lvalue.items, rvalue.items)
            )
            return "{\n" + out + "".join(self.assign(left, name) for left, name in zip(lvalue.items, names)) + "}\n"
        name = self.fresh("v")
        return f"{{\nauto {name} = {self.ex(rvalue)};\n{self.unpack(lvalue, name, self.type_of(rvalue))}}}\n"

    def target_type(self, lvalue: n.Expression) -> t.ProperType:
        """The declared type of what is assigned to."""
        if isinstance(lvalue, n.NameExpr):
            assert isinstance(lvalue.node, n.Var)
            return proper(lvalue.node.type)
        if isinstance(lvalue, n.MemberExpr):
            info = info_of(self.type_of(lvalue.expr))
            assert info is not None
            symbol = info.get(lvalue.name)
            assert symbol is not None and isinstance(symbol.node, n.Var)
            return proper(symbol.node.type)
        if isinstance(lvalue, n.IndexExpr):
            base = self.type_of(lvalue.base)
            if isinstance(base, t.Instance):
                if self.dict_base(base.type):
                    base = self.dict_base(base.type)
                return proper(base.args[-1])
        return self.type_of(lvalue)

    def assign(self, lvalue: n.Expression, value: str) -> str:
        if isinstance(lvalue, n.NameExpr):
            return f"{self.local(lvalue)} = {value};\n"
        if isinstance(lvalue, n.MemberExpr):
            return f"{self.member_base(lvalue)}{safe(lvalue.name)} = {value};\n"
        if isinstance(lvalue, n.IndexExpr):
            base = self.type_of(lvalue.base)
            if isinstance(lvalue.index, n.SliceExpr):
                a, b = self.bounds(lvalue.index)
                return f"{self.ex(lvalue.base)}.set_slice({a}, {b}, {value});\n"
            if self.ct(base).startswith("List<"):
                return f"{self.ex(lvalue.base)}.at({self.ex(lvalue.index)}) = {value};\n"
            key = base.args[0] if isinstance(base, t.Instance) and self.ct(base).startswith("Dict<") else None
            place = self.item(lvalue.base) if isinstance(lvalue.base, n.IndexExpr) else self.ex(lvalue.base)
            if isinstance(lvalue.base, n.NameExpr) and lvalue.base.name == self.scope.self_name:  # kept longer than a text
                return f"this->set(compact({self.ex(lvalue.index)}), compact({value}));\n"
            return f"{place}.set({self.ex(lvalue.index, key)}, {value});\n"
        return self.fail(lvalue, "is assigned to")

    def unpack(self, lvalue: n.Expression, value: str, type_: t.Type | None) -> str:
        """Assign `value`, a C++ name of this type, to a target that may be a tuple."""
        if not isinstance(lvalue, (n.TupleExpr, n.ListExpr)):
            if isinstance(lvalue, n.NameExpr) and lvalue.node not in self.scope.locals:
                # of a comprehension
                assert isinstance(lvalue.node, n.Var)
                name = safe(lvalue.name)
                self.scope.locals[lvalue.node] = name
                return f"auto&& {name} = {value};\n"
            return self.assign(lvalue, value)
        p = proper(type_)
        out = ""
        if isinstance(p, t.TupleType):
            for i, (item, item_type) in enumerate(zip(lvalue.items, p.items)):
                out += self.unpack_item(item, self.part(value, p, i), item_type)
            return out
        star = next((i for i, item in enumerate(lvalue.items) if isinstance(item, n.StarExpr)), None)
        element = self.element(p)
        for i, item in enumerate(lvalue.items):
            if star is not None and i == star:
                assert isinstance(item, n.StarExpr)
                after = len(lvalue.items) - 1 - i
                until = f"Int(-{after})" if after else "std::nullopt"
                out += self.unpack_item(item.expr, f"slice({value}, Int({i}), {until})", p)
            else:
                at = i if star is None or i < star else i - len(lvalue.items)
                out += self.unpack_item(item, f"{value}.at({at})", element)
        return out

    def unpack_item(self, item: n.Expression, value: str, type_: t.Type) -> str:
        if isinstance(item, n.TupleExpr):
            name = self.fresh("v")
            return f"auto&& {name} = {value};\n" + self.unpack(item, name, type_)
        if isinstance(item, n.NameExpr) and item.name == "_":
            if isinstance(item.node, n.Var):
                self.scope.locals.setdefault(item.node, "_")
            return ""
        return self.unpack(item, value, type_)

    def part(self, value: str, p: t.TupleType, i: int) -> str:
        """Item i of a tuple."""
        if is_span(p):
            return f"{value}.{('start', 'end')[i]}"
        if p.partial_fallback.type.fullname == "builtins.tuple":
            return f"std::get<{i}>({value})"
        return f"{value}->{safe(self.cls(p.partial_fallback.type).fields[i][0])}"

    # ---- names

    def fresh(self, name: str) -> str:
        self.counter += 1
        return f"{name}_{self.counter}"

    def local(self, e: n.NameExpr) -> str:
        assert isinstance(e.node, n.Var)
        found = self.scope.locals.get(e.node)
        return found if found is not None else safe(e.name)

    def ex_NameExpr(self, e: n.NameExpr, want: t.Type | None) -> str:
        if e.name in ("True", "False"):
            return e.name.lower()
        if e.name == "None":
            return self.null(e, want)
        if e.kind == n.LDEF:
            if e.name == self.scope.self_name and self.scope.cls is not None and self.dict_base(self.scope.cls):
                return "(*this)"
            if e.name == self.scope.self_name and self.scope.cls is not None:
                return f"Ref<{self.cls(self.scope.cls).name}>(this)"
            if isinstance(e.node, n.FuncDef):
                return safe(e.name)
            assert isinstance(e.node, n.Var)
            return self.narrowed(self.local(e), e.node.type, e)
        return self.global_(e, e.node)

    def null(self, e: n.Expression, want: t.Type | None) -> str:
        if want is None:
            self.fail(e, "None of no type")
        c = self.ct(want)
        return "{}" if c == "void" else f"{c}{{}}"

    def narrowed(self, code: str, declared: t.Type | None, e: n.Expression) -> str:
        """`code`, of a declared type that may be None, where mypy knows that it is not."""
        if declared is None or e not in self.types:
            return code
        have = self.ct(declared)
        if have.startswith("std::optional<"):
            p = proper(self.types[e])
            if not isinstance(p, t.NoneType) and not self.ct(p).startswith("std::optional<"):
                return f"(*{code})"
        return code

    def global_(self, e: n.Expression, node: n.SymbolNode | None) -> str:
        if isinstance(node, (n.FuncDef, n.Decorator)) and node.fullname in OPERATORS:
            return f"[](auto&& a, auto&& b) {{ return a {OPERATORS[node.fullname]} b; }}"
        if isinstance(node, (n.FuncDef, n.Decorator)):
            name = self.need(node.fullname)
            return f"[](auto&&... a) {{ return {name}(a...); }}"
        if isinstance(node, n.Var):
            return self.constant(node)
        return self.fail(e, f"names {node and node.fullname}")

    def constant(self, var: n.Var) -> str:
        fullname = var.fullname
        module, _, attribute = fullname.rpartition(".")
        name = Names.of(fullname)
        if name in self.globals:
            return self.globals[name][2] if len(self.globals[name]) > 2 else name
        value = getattr(importlib.import_module(module), attribute)
        if isinstance(value, (re.Pattern, regex.Pattern)):
            self.pattern(name, value)
            self.globals[name] = (f"static const {name}_t {name}{{}};", "")
            return name
        type_ = proper(var.type)
        if isinstance(type_, t.TupleType):
            type_ = self.as_table(type_)
        c = self.ct(type_)
        base = self.dict_base(proper(type_).type) if isinstance(proper(type_), t.Instance) else None
        if base:
            self.methods_of(proper(type_).type)
            self.globals[name] = (f"static {c}& {name} = *new {c}({c}::empty());", "")
            return name
        if "Fn<" in c:  # functions are made here
            rvalue = next(
                s.rvalue for s in self.files[module].defs
                if isinstance(s, n.AssignmentStmt) and getattr(s.lvalues[0], "node", None) is var
            )  # fmt: skip
            self.globals[name] = (f"static const {c}& {name}();", "", f"{name}()")
            before, self.scope = self.scope, Scope(None)
            self.functions[fullname] = f"static const {c}& {name}() {{ static const {c}& value = *new {c}({self.ex(rvalue, type_)}); return value; }}\n"
            self.scope = before
            return f"{name}()"
        for found in reachable_patterns(value):
            self.pattern(pattern_name(found), found)
        self.globals[name] = (f"static {c}& {name} = *new {c}();", f'{name} = taken<{c}>(attribute("{module}", "{attribute}"));')
        return name

    def methods_of(self, info: n.TypeInfo) -> None:
        for name, symbol in info.names.items():
            if isinstance(symbol.node, (n.FuncDef, n.Decorator)):
                self.need(f"{info.fullname}.{name}")

    def pattern(self, name: str, value: re.Pattern[str] | regex.Pattern[str]) -> None:
        if name not in self.patterns:
            self.values[name] = value
            try:
                self.patterns[name] = matcher(value, name + "_t")
            except Exception as error:
                self.errors.append(f"pattern {name}: {error}")
                self.patterns[name] = ""

    # ---- expressions

    def ex(self, e: n.Expression | None, want: t.Type | None = None) -> str:
        """The expression in C++; of the C++ type of `want`, if that is given."""
        assert e is not None
        if isinstance(e, n.NameExpr) and e.name == "None" and want is not None:
            return self.null(e, want)
        handler = getattr(self, "ex_" + type(e).__name__, None)
        if handler is None:
            self.fail(e, "is an expression I do not know")
        code = handler(e, want)
        if want is None or isinstance(e, (n.LambdaExpr,)):
            return code
        return self.coerce(code, e, want)

    def coerce(self, code: str, e: n.Expression, want: t.Type) -> str:
        wanted = self.ct(want)
        if isinstance(proper(want), (t.TypeVarType, t.CallableType)):
            return code
        if isinstance(e, (n.TupleExpr, n.ListExpr, n.DictExpr, n.SetExpr, n.ConditionalExpr, n.OpExpr)):
            return code  # they were made to measure
        if wanted == "const Pattern*" and code in self.values:
            return f"&{code}"
        have = (self.ct_or_none(self.type_of(e)) if e in self.types else None) or wanted
        if have == wanted or wanted == "void":
            return code
        if have.startswith("std::optional<") and not wanted.startswith("std::optional<"):
            self.fail(e, f"may be None where {wanted} is wanted")
        if wanted.startswith("List<") and (have.startswith(("Set<", "Dict<", "Range")) or self.is_lazy(e)):
            return f"list_of({code})"
        if wanted.startswith("List<") and have.startswith(("std::tuple<", "Span")):
            return f"as_list<{wanted[5:-1]}>({code})"
        if wanted.startswith("List<") and have.startswith("List<"):
            return f"list_as<{wanted}>({code})"
        if wanted == "double" and have in ("Int", "bool"):
            return f"double({code})"
        if wanted == "Int" and have == "bool":
            return f"Int({code})"
        if wanted.startswith("Set<") and have.startswith("Dict<"):
            return f"set_of({code})"
        if wanted.startswith("std::tuple<") and have.startswith("std::tuple<"):
            return f"{wanted}({code})"
        return code

    def cond(self, e: n.Expression) -> str:
        """The truth of an expression."""
        if isinstance(e, n.OpExpr) and e.op in ("and", "or"):
            return f"({self.cond(e.left)} {'&&' if e.op == 'and' else '||'} {self.cond(e.right)})"
        if isinstance(e, n.UnaryExpr) and e.op == "not":
            return f"!{self.cond(e.expr)}"
        if isinstance(e, n.ComparisonExpr):
            return self.ex(e)
        if isinstance(e, n.NameExpr) and e.kind == n.LDEF and isinstance(e.node, n.Var) and e.name != self.scope.self_name:
            return f"truth({self.local(e)})"
        if isinstance(e, n.CallExpr):
            quick = self.quick_match(e)
            if quick:
                return quick
        if e in self.types and self.ct_or_none(self.types[e]) == "bool":
            return self.ex(e)
        return f"truth({self.ex(e)})"

    def ct_or_none(self, type_: t.Type | None) -> str | None:
        if type_ is None:
            return None
        try:
            return self.ct(type_)
        except Unknown:
            return None

    def quick_match(self, e: n.CallExpr) -> str | None:
        """A match of which only the truth counts."""
        if not (isinstance(e.callee, n.MemberExpr) and e.callee.name in ("match", "search", "fullmatch")):
            return None
        base = self.types.get(e.callee.expr)
        if base is None or self.ct_or_none(base) != "const Pattern*":
            return None
        name = {"match": "matches", "search": "searches", "fullmatch": "fullmatches"}[e.callee.name]
        return f"{self.pattern_base(e.callee.expr)}{name}({self.plain_args(e)})"

    def pattern_base(self, e: n.Expression) -> str:
        code = self.ex(e)
        return f"{code}." if f"static const {code}_t {code}{{}};" == self.globals.get(code, ("",))[0] else f"{code}->"

    def ex_IntExpr(self, e: n.IntExpr, want: t.Type | None) -> str:
        return f"Int({e.value})"

    def ex_FloatExpr(self, e: n.FloatExpr, want: t.Type | None) -> str:
        return repr(e.value)

    def ex_StrExpr(self, e: n.StrExpr, want: t.Type | None) -> str:
        return literal(e.value)

    def ex_AssignmentExpr(self, e: n.AssignmentExpr, want: t.Type | None) -> str:
        declared = e.target.node.type
        code = f"({self.local(e.target)} = {self.ex(e.value, declared)})"
        return self.narrowed(code, declared, e) if not want or not self.ct(want).startswith("std::optional") else code

    def ex_UnaryExpr(self, e: n.UnaryExpr, want: t.Type | None) -> str:
        if e.op == "not":
            return f"!{self.cond(e.expr)}"
        if e.op == "-":
            return f"(-{self.ex(e.expr)})"
        return self.fail(e, e.op)

    def ex_ConditionalExpr(self, e: n.ConditionalExpr, want: t.Type | None) -> str:
        type_ = want or self.type_of(e)
        c = self.ct(type_)
        if c == "Empty":
            return self.fail(e, "empty both")
        made = f"static_cast<{c}>" if " " in c and "<" not in c else c
        return f"({self.cond(e.cond)} ? {made}({self.ex(e.if_expr, type_)}) : {made}({self.ex(e.else_expr, type_)}))"

    def ex_OpExpr(self, e: n.OpExpr, want: t.Type | None) -> str:
        if e.op in ("and", "or"):
            type_ = want or self.type_of(e)
            c = self.ct_or_none(type_)
            if c == "bool" or c is None:
                return self.cond(e)
            name = self.fresh("v")
            left = f"auto&& {name} = {self.ex(e.left, None if is_none_type(self.type_of(e.left)) else None)};"
            have = self.ct_or_none(self.types[e.left]) or ""
            value = name
            if have.startswith("std::optional<") and not c.startswith("std::optional<"):
                value = f"*{name}"
            elif c.startswith("List<") and have.startswith(("Set<", "Dict<")):
                value = f"list_of({name})"
            if e.op == "or":
                return f"[&]() -> {c} {{ {left} if (truth({name})) return {value}; return {self.ex(e.right, type_)}; }}()"
            if have == "bool":
                value = f"{c}{{}}" if c not in ("Int",) else f"Int({name})"
            elif have != c:
                value = f"{c}{{}}"
            return f"[&]() -> {c} {{ {left} if (!truth({name})) return {value}; return {self.ex(e.right, type_)}; }}()"
        left, right = self.type_of(e.left), self.type_of(e.right)
        c = self.ct_or_none(left) or ""
        if e.op == "+":
            type_ = want if want is not None and (self.ct_or_none(want) or "").startswith("List<") else self.type_of(e)
            if self.ct(type_).startswith("List<"):
                return f"({self.ex(e.left, type_)} + {self.ex(e.right, type_)})"
            if isinstance(proper(type_), t.TupleType):
                return f"std::tuple_cat({self.ex(e.left)}, {self.ex(e.right)})"
            if c == "Str":
                return f"concat({self.ex(e.left)}, {self.ex(e.right)})"
        if e.op == "*" and c == "Str":
            return f"repeat({self.ex(e.left)}, {self.ex(e.right)})"
        if e.op == "*" and (self.ct_or_none(self.type_of(e)) or "").startswith("List<"):
            return f"({self.ex(e.left, want or self.type_of(e))} * {self.ex(e.right)})"
        if e.op == "//":
            return f"floor_div({self.ex(e.left)}, {self.ex(e.right)})"
        if e.op == "%":
            return f"modulo({self.ex(e.left)}, {self.ex(e.right)})"
        if e.op == "/":
            return f"(double({self.ex(e.left)}) / double({self.ex(e.right)}))"
        if e.op in "+-*&|":
            a, b = self.ex(e.left), self.ex(e.right)
            if c.startswith("Set<") and (self.ct_or_none(right) or "").startswith("List<"):
                b = f"set_of({b})"
            return f"({a} {e.op} {b})"
        return self.fail(e, f"does {e.op}")

    def is_char(self, e: n.Expression) -> bool:
        """Whether an expression is one character of a string, by its index."""
        return (
            isinstance(e, n.IndexExpr)
            and not isinstance(e.index, n.SliceExpr)
            and self.ct_or_none(self.types.get(e.base)) == "Str"
            if isinstance(e, n.IndexExpr) and e.base in self.types
            else False
        )

    def char(self, e: n.IndexExpr) -> str:
        return f"{self.ex(e.base)}.at({self.ex(e.index)})"

    def ex_ComparisonExpr(self, e: n.ComparisonExpr, want: t.Type | None) -> str:
        parts = [self.compare(op, a, b, e) for op, a, b in zip(e.operators, e.operands, e.operands[1:])]
        return parts[0] if len(parts) == 1 else "(" + " && ".join(parts) + ")"

    def compare(self, op: str, a: n.Expression, b: n.Expression, e: n.ComparisonExpr) -> str:
        if op in ("is", "is not") and isinstance(b, n.NameExpr) and b.name == "None":
            code = f"is_none({self.raw(a)})"
            return code if op == "is" else f"!{code}"
        if op in ("is", "is not"):
            if (self.ct_or_none(self.type_of(a)) or "").startswith(("Ref<", "List<", "Dict<", "Set<")):
                return f"{'' if op == 'is' else '!'}{self.ex(a)}.is({self.ex(b)})"  # equals may be two
            op = "==" if op == "is" else "!="
        if op in ("in", "not in"):
            bang = "" if op == "in" else "!"
            if isinstance(b, (n.TupleExpr, n.ListExpr, n.SetExpr)) and not any(isinstance(i, n.StarExpr) for i in b.items):
                items = [i for i in b.items if not (isinstance(i, n.NameExpr) and i.name == "None")]
                nullable = len(items) < len(b.items)
                if self.is_char(a) and all(isinstance(i, n.StrExpr) and len(i.value) == 1 for i in items):
                    assert isinstance(a, n.IndexExpr)
                    return f"{bang}is_one_of({self.char(a)}, {', '.join(char_literal(i.value) for i in items)})"
                type_ = self.type_of(a)
                base = optional(type_) if nullable else type_
                wants = [None if isinstance(proper(self.types.get(i, base)), t.Instance) else base for i in items]
                args = [self.ex(i, w) for i, w in zip(items, wants)]
                return f"{bang}is_one_of{'_or_none' if nullable else ''}({self.raw(a)}, {', '.join(args)})"
            container = self.type_of(b)
            if self.ct(container) == "Str" and self.is_char(a):
                assert isinstance(a, n.IndexExpr)
                if isinstance(b, n.StrExpr):
                    return f"{bang}is_in({self.char(a)}, {literal(b.value).removesuffix('_s')})"
                return f"{bang}contains({self.ex(b)}, {self.char(a)})"
            base = self.dict_base(container.type) if isinstance(container, t.Instance) and container.type.fullname.startswith("quotes.") else None
            inner = container if not base else base
            key = inner.args[0] if isinstance(inner, t.Instance) and inner.args else None
            if isinstance(container, t.Instance) and container.type.fullname == "builtins.range":
                return f"{bang}contains({self.iterable(b)}, {self.ex(a)})"
            if isinstance(b, n.CallExpr) and isinstance(b.callee, n.MemberExpr) and b.callee.name == "values":
                return f"{bang}contains(values({self.ex(b.callee.expr)}), {self.ex(a)})"
            code = self.raw(a) if self.ct(self.type_of(a)).startswith("std::optional<") else self.ex(a, key)
            return f"{bang}contains({self.ex(b)}, {code})"
        if self.is_char(a) and isinstance(b, n.StrExpr) and len(b.value) == 1 and op in ("==", "!="):
            assert isinstance(a, n.IndexExpr)
            return f"({self.char(a)} {op} {char_literal(b.value)})"
        left, right = self.type_of(a), self.type_of(b)
        if op in ("==", "!="):
            cl = self.ct_or_none(left) or ""
            if isinstance(b, n.SetExpr) and cl != (self.ct_or_none(right) or cl) and "optional<" not in cl:
                return f"{'' if op == '==' else '!'}same_items({self.ex(a)}, {self.ex(b)})"  # one of them may hold None
            if isinstance(b, (n.ListExpr, n.TupleExpr, n.SetExpr)) and cl.startswith(("List<", "Set<", "Span", "std::tuple", "Ref<")):
                return f"({self.ex(a)} {op} {self.ex(b, left)})"
        return f"({self.ex(a)} {op} {self.ex(b)})"

    def raw(self, e: n.Expression) -> str:
        """An expression whose None is kept, whatever mypy knows by now."""
        if isinstance(e, n.NameExpr) and e.kind == n.LDEF and isinstance(e.node, n.Var) and e.name != self.scope.self_name:
            return self.local(e)
        return self.ex(e)

    def ex_TupleExpr(self, e: n.TupleExpr, want: t.Type | None) -> str:
        type_ = proper(want) if want is not None else self.type_of(e)
        if isinstance(type_, t.UnionType) and self.ct(type_).startswith("List<"):
            return self.list_display(e.items, type_)
        if isinstance(type_, t.UnionType):
            rest = [proper(i) for i in type_.items if not is_none_type(i)]
            type_ = rest[0] if len(rest) == 1 else self.type_of(e)
        c = self.ct(type_)
        if c.startswith("List<"):
            return self.list_display(e.items, type_)
        if c == "Empty":
            return "Empty{}"
        if isinstance(type_, t.TupleType):
            parts = self.spread(e.items, type_.items)
            return f"{c}{{{', '.join(parts)}}}"
        return self.fail(e, f"is a tuple as {type_}")

    def spread(self, items: list[n.Expression], types: list[t.Type]) -> list[str]:
        """The items of a display, those with stars taken apart."""
        parts: list[str] = []
        for item in items:
            if isinstance(item, n.StarExpr):
                inner = self.type_of(item.expr)
                if not isinstance(inner, t.TupleType):
                    self.fail(item, "spreads what has no fixed length")
                parts += [self.part(self.ex(item.expr), inner, i) for i in range(len(inner.items))]
            else:
                parts.append(self.ex(item, types[len(parts)]))
        return parts

    def list_display(self, items: list[n.Expression], type_: t.Type) -> str:
        element = self.element(proper(type_))
        if is_vague(element):
            element = self.first_type(items)
        c = self.ct(element)
        if not any(isinstance(i, n.StarExpr) for i in items):
            return f"list<{c}>({', '.join(self.ex(i, element) for i in items)})" if items else f"List<{c}>::empty()"
        name = self.fresh("l")
        out = f"[&] {{ auto {name} = List<{c}>::empty(); "
        for item in items:
            if isinstance(item, n.StarExpr):
                inner = self.type_of(item.expr)
                if isinstance(inner, t.TupleType) and inner.items:
                    value = self.fresh("v")
                    out += f"{{ auto&& {value} = {self.ex(item.expr)}; "
                    out += "".join(f"{name}.append({self.part(value, inner, i)}); " for i in range(len(inner.items))) + "} "
                else:
                    out += f"{name}.extend({self.iterable(item.expr)}); "
            else:
                out += f"{name}.append({self.ex(item, element)}); "
        return out + f"return {name}; }}()"

    def first_type(self, items: list[n.Expression]) -> t.ProperType:
        first = items[0]
        return self.element_of(first.expr) if isinstance(first, n.StarExpr) else self.type_of(first)

    def ex_ListExpr(self, e: n.ListExpr, want: t.Type | None) -> str:
        type_ = want if want is not None and (self.ct_or_none(want) or "").startswith("List<") else self.type_of(e)
        type_ = without_none(type_)
        return self.list_display(e.items, type_)

    def ex_SetExpr(self, e: n.SetExpr, want: t.Type | None) -> str:
        type_ = proper(want) if isinstance(want, t.Instance) and (self.ct_or_none(want) or "").startswith("Set<") else self.type_of(e)
        element = self.element(type_)
        if is_vague(element):
            element = self.first_type(e.items)
        return f"set_of({self.list_display(e.items, list_like(type_, element))})"

    def ex_DictExpr(self, e: n.DictExpr, want: t.Type | None) -> str:
        type_ = without_none(want) if want is not None else self.type_of(e)
        c = self.ct(type_)
        name = self.fresh("d")
        out = f"[&] {{ auto {name} = {c}::empty(); "
        assert isinstance(type_, t.Instance)
        for key, value in e.items:
            if key is None:
                out += f"{name}.update({self.ex(value)}); "
            else:
                out += f"{name}.set({self.ex(key, type_.args[0])}, {self.ex(value, type_.args[1])}); "
        return out + f"return {name}; }}()"

    def bounds(self, s: n.SliceExpr) -> tuple[str, str]:
        a = self.ex(s.begin_index) if s.begin_index else "std::nullopt"
        b = self.ex(s.end_index) if s.end_index else "std::nullopt"
        return a, b

    def ex_IndexExpr(self, e: n.IndexExpr, want: t.Type | None) -> str:
        base = self.type_of(e.base)
        if isinstance(e.index, n.SliceExpr):
            if e.index.stride:
                if not e.index.begin_index and not e.index.end_index and isinstance(e.index.stride, n.UnaryExpr):
                    return f"backwards({self.ex(e.base)})"
                self.fail(e, "has a stride")
            if isinstance(base, t.TupleType):
                begin, end = e.index.begin_index, e.index.end_index
                if end is not None or not isinstance(begin, n.IntExpr):
                    self.fail(e, "slices a fixed tuple")
                value = self.ex(e.base)
                return f"std::make_tuple({', '.join(self.part(value, base, i) for i in range(begin.value, len(base.items)))})"
            a, b = self.bounds(e.index)
            return f"slice({self.ex(e.base)}, {a}, {b})"
        c = self.ct(base)
        if c == "Match":
            return f"{self.ex(e.base)}->group({self.group(e.index, e.base)})"
        if isinstance(base, t.TupleType):
            index = e.index
            value = index.value if isinstance(index, n.IntExpr) else None
            if isinstance(index, n.UnaryExpr) and isinstance(index.expr, n.IntExpr) and index.op == "-":
                value = len(base.items) - index.expr.value
            if value is None:
                if len({self.ct(i) for i in base.items}) == 1:
                    return f"tuple_at({self.ex(e.base)}, {self.ex(index)})"
                self.fail(e, "has an index that varies")
            return self.narrowed(self.part(self.ex(e.base), base, value), base.items[value], e)
        if c == "Str":
            return f"{self.ex(e.base)}[{self.ex(e.index)}]"
        if c.startswith("Dict<"):
            assert isinstance(base, t.Instance)
            if base.type.fullname.endswith("defaultdict"):
                return self.item(e)
            return self.narrowed(f"{self.ex(e.base)}[{self.ex(e.index, base.args[0])}]", base.args[1], e)
        info = info_of(base)
        if info is not None and self.dict_base(info):
            return f"{self.ex(e.base)}.look_up({self.ex(e.index)})"
        if info is not None and info.fullname == "builtins.range":
            return f"{self.ex(e.base)}[{self.ex(e.index)}]"
        return self.narrowed(f"{self.ex(e.base)}.at({self.ex(e.index)})", self.element(base), e)

    def group(self, e: n.Expression, match: n.Expression) -> str:
        """The number of a group."""
        if not isinstance(e, n.StrExpr):
            return f"int({self.ex(e)})"
        patterns = list(self.patterns_of(match)) or [p for p in self.values.values() if e.value in p.groupindex]
        numbers = {group_number(p, e.value) for p in patterns if e.value in p.groupindex}
        if len(numbers) != 1:
            self.fail(e, f"names a group of {patterns}")
        return str(numbers.pop())

    def patterns_of(self, match: n.Expression) -> Iterator[re.Pattern[str]]:
        """The patterns that a variable may be a match of, by what the function assigns to it."""
        if not (isinstance(match, n.NameExpr) and isinstance(match.node, n.Var)):
            return
        for place in walk_all(self.body_now):
            if isinstance(place, n.AssignmentStmt) and any(getattr(left, "node", None) is match.node for left in place.lvalues):
                values: list[n.Expression] = [place.rvalue]
            elif isinstance(place, n.AssignmentExpr) and place.target.node is match.node:
                values = [place.value]
            elif isinstance(place, n.ForStmt) and getattr(place.index, "node", None) is match.node:
                values = [place.expr]
            elif isinstance(place, n.GeneratorExpr):
                values = [s for i, s in zip(place.indices, place.sequences) if getattr(i, "node", None) is match.node]
            else:
                continue
            for call in walk(values):
                if isinstance(call, n.MemberExpr) and call.name in ("match", "search", "fullmatch", "finditer"):
                    if isinstance(call.expr, n.RefExpr) and isinstance(call.expr.node, n.Var) and call.expr.kind == n.GDEF:
                        module, _, attribute = call.expr.node.fullname.rpartition(".")
                        yield getattr(importlib.import_module(module), attribute)

    # ---- members

    def member_base(self, e: n.MemberExpr) -> str:
        if isinstance(e.expr, n.NameExpr) and e.expr.name == self.scope.self_name and self.scope.cls is not None:
            return "this->"
        base = self.type_of(e.expr)
        code = self.ex(e.expr)
        if is_span(base):
            return f"{code}."
        return f"{code}->"

    def ex_MemberExpr(self, e: n.MemberExpr, want: t.Type | None) -> str:
        if isinstance(e.expr, n.NameExpr) and isinstance(e.expr.node, n.TypeInfo):
            info = e.expr.node
            if info.is_enum:
                return f"{self.enum(info)}::{e.name}"
            symbol = info.get(e.name)
            if symbol and isinstance(symbol.node, (n.FuncDef, n.Decorator)) and info.fullname.startswith("quotes."):
                return self.fail(e, "is an unbound method")
            if info.fullname == "builtins.str":
                return f"[](const Str& s) {{ return s.{e.name}(); }}"
        if isinstance(e.expr, n.NameExpr) and isinstance(e.expr.node, n.MypyFile) or isinstance(e.node, (n.FuncDef, n.Decorator)) and e.node.info is n.FUNC_NO_INFO:
            return self.global_(e, e.node)
        base = self.type_of(e.expr)
        info = info_of(base)
        if info is None:
            self.fail(e, f"of {base}")
        if info.is_enum and e.name == "value":
            return f"value_of({self.ex(e.expr)})"
        symbol = info.get(e.name)
        if symbol is None:
            self.fail(e, "is no member")
        node = symbol.node
        if isinstance(node, n.Decorator) and node.func.is_property:
            self.cls(info)
            self.need(f"{info.fullname}.{e.name}")
            return self.narrowed(f"{self.member_base(e)}{safe(e.name)}()", node.func.type.ret_type, e)
        if isinstance(node, (n.FuncDef, n.Decorator)):
            if info.fullname.startswith("quotes.") and not (self.dict_base(info) and e.name == "__getitem__"):
                self.need(f"{info.fullname}.{e.name}")
                self_ = self.ex(e.expr)
                return f"[=, self_ = {self_}](auto&&... a) {{ return self_->{safe(e.name)}(a...); }}"
            if e.name == "__getitem__":
                call = ".look_up(k)" if self.dict_base(info) else "[k]"
                return f"[&](auto&& k) {{ return {self.ex(e.expr)}{call}; }}"
            if e.name == "get":
                return f"[&](auto&& k) {{ return {self.ex(e.expr)}.get(k); }}"
            return self.fail(e, "is a bound method")
        self.cls(info)
        assert isinstance(node, n.Var)
        return self.narrowed(f"{self.member_base(e)}{safe(e.name)}", node.type, e)

    # ---- calls

    def ex_CallExpr(self, e: n.CallExpr, want: t.Type | None) -> str:
        callee = e.callee
        if isinstance(callee, n.IndexExpr) and isinstance(callee.analyzed, n.TypeApplication):
            callee = callee.analyzed.expr  # set[int]()
        if isinstance(callee, n.RefExpr) and callee.fullname and not (isinstance(callee, n.NameExpr) and callee.kind == n.LDEF):
            node = callee.node
            if isinstance(node, n.TypeAlias):
                self.fail(e, "calls an alias")
            if isinstance(node, n.TypeInfo):
                return self.construct(e, node, want)
            if isinstance(node, (n.FuncDef, n.Decorator, n.OverloadedFuncDef)) and (
                not isinstance(callee, n.MemberExpr) or not self.types.get(callee.expr)
            ):
                return self.call_function(e, node, want)
            if isinstance(node, n.Var) and callee.fullname == "quotes.model.new":
                return self.call_new(e)
            if isinstance(node, n.Var) and isinstance(callee, n.NameExpr):
                return f"{self.constant(node)}({', '.join(self.ex(a) for a in e.args)})"
        if isinstance(callee, n.MemberExpr):
            return self.call_method(e, callee, want)
        if isinstance(callee, n.NameExpr) and callee.kind == n.LDEF:
            if isinstance(callee.node, n.FuncDef):
                return f"{safe(callee.name)}({self.call_args(e, callee.node.type, callee.node.arguments)})"
            type_ = self.type_of(callee)
            if isinstance(type_, t.CallableType):
                args = [self.ex(a, w) for a, w in zip(e.args, type_.arg_types)]
                return f"{self.local(callee)}({', '.join(args)})"
        type_ = self.type_of(callee)
        if isinstance(type_, t.CallableType):
            args = [self.ex(a, w) for a, w in zip(e.args, type_.arg_types)]
            return f"({self.ex(callee)})({', '.join(args)})"
        return self.fail(e, f"calls {callee}")

    def call_args(self, e: n.CallExpr, type_: t.Type | None, arguments: list[n.Argument], skip: int = 0) -> str:
        """Arguments in the order of the parameters; what is left out is its default."""
        assert isinstance(type_, t.CallableType)
        types, names = type_.arg_types[skip:], type_.arg_names[skip:]
        if type_.variables:  # C++ finds out itself
            return ", ".join(self.listed(a) if self.ct(w).startswith("List<") else self.ex(a) for a, w in zip(e.args, types))
        given: list[str | None] = [None] * len(arguments)
        at = 0
        for arg, kind, name in zip(e.args, e.arg_kinds, e.arg_names):
            if kind == n.ARG_NAMED:
                i = names.index(name)
                given[i] = self.ex(arg, types[i])
            elif kind == n.ARG_STAR:
                inner = self.type_of(arg)
                if not isinstance(inner, t.TupleType):
                    self.fail(e, "spreads arguments of no fixed number")
                value = self.ex(arg)
                for i in range(len(inner.items)):
                    given[at] = self.part(value, inner, i)
                    at += 1
            else:
                given[at] = self.ex(arg, types[at])
                at += 1
        for i, argument in enumerate(arguments):
            if given[i] is None:
                if argument.initializer is None:
                    self.fail(e, f"lacks {argument.variable.name}")
                given[i] = self.default(argument.initializer, types[i])
        return ", ".join(g for g in given if g is not None)

    def default(self, e: n.Expression, type_: t.Type) -> str:
        """A default value; mypy may have no type of its own for it."""
        if isinstance(e, n.TupleExpr) and not e.items:
            return f"{self.ct(without_none(type_))}::empty()"
        return self.ex(e, type_)

    def call_function(self, e: n.CallExpr, node: n.SymbolNode, want: t.Type | None) -> str:
        fullname = node.fullname
        builtin = getattr(self, "fn_" + fullname.replace(".", "_"), None)
        if builtin is not None:
            return builtin(e, want)
        if not fullname.startswith("quotes."):
            return self.fail(e, f"calls {fullname}")
        func = node.func if isinstance(node, n.Decorator) else node
        assert isinstance(func, n.FuncDef)
        type_ = func.type
        assert isinstance(type_, t.CallableType)
        cached = isinstance(node, n.Decorator)
        if fullname in self.by_hand:
            name, *constants = self.by_hand[fullname]
            given = [self.constant(node) if isinstance(node := self.symbol(c), n.Var) else self.need(c) for c in constants]
            return f"{name}({', '.join(given)}, {self.call_args(e, type_, func.arguments)})"
        if fullname in self.python_side or cached and (fullname.startswith("quotes.lexicon.") or not func.arguments):
            if all(isinstance(a, n.StrExpr) for a in e.args):
                return self.python_constant(fullname, [a.value for a in e.args], self.ct(type_.ret_type))
            return self.python_call(fullname, type_, e, func, remembered(node))
        if cached:
            return self.memo_call(fullname, type_, e, func, remembered(node))
        name = self.need(fullname)
        return f"{name}({self.call_args(e, type_, func.arguments)})"

    def python_constant(self, fullname: str, args: list[str], c: str) -> str:
        """What a function of Python gives, asked once."""
        key = "_".join([Names.of(fullname), *(re.sub(r"\W", "_", a) for a in args)])
        module, _, name = fullname.rpartition(".")
        given = "".join(f", {literal(a)}" for a in args)
        if key not in self.globals:
            code = f'static const {c}& {key}() {{ static const {c}* value; return kept(value, [] {{ return taken<{c}>(ask("{module}", "{name}"{given})); }}); }}'
            self.globals[key] = (code, "")
        return f"{key}()"

    def python_call(self, fullname: str, type_: t.CallableType, e: n.CallExpr, func: n.FuncDef, most: int) -> str:
        """A function that stays in Python, its answers remembered."""
        key = Names.of(fullname)
        module, _, name = fullname.rpartition(".")
        c = self.ct(type_.ret_type)
        args = [self.ct(a) for a in type_.arg_types]
        if key not in self.globals:
            params = ", ".join(f"const {a}& a{i}" for i, a in enumerate(args))
            names = ", ".join(f"a{i}" for i in range(len(args)))
            code = (
                f"static {c} {key}({params}) {{ static auto& memo = *new Memo<std::tuple<{', '.join(args)}>, {c}>({most}); "
                f'return memo.get(std::tuple<{", ".join(args)}>({names}), [&](const auto&) {{ return taken<{c}>(ask("{module}", "{name}", {names})); }}); }}'
            )
            self.globals[key] = (code, "")
        return f"{key}({self.call_args(e, type_, func.arguments)})"

    def memo_call(self, fullname: str, type_: t.CallableType, e: n.CallExpr, func: n.FuncDef, most: int) -> str:
        name = self.need(fullname)
        key = name + "_remembered"
        c = self.ct(type_.ret_type)
        args = [self.ct(a) for a in type_.arg_types]
        if key not in self.globals:
            params = ", ".join(f"const {a}& a{i}" for i, a in enumerate(args))
            names = ", ".join(f"a{i}" for i in range(len(args)))
            head = f"static {c} {key}({params})"
            body = (
                f"static auto& memo = *new Memo<std::tuple<{', '.join(args)}>, {c}>({most}); "
                f"return memo.get(std::tuple<{', '.join(args)}>({names}), [&](const auto&) {{ return {name}({names}); }});"
            )
            self.globals[key] = (head + ";", "")
            self.functions[key] = f"{head} {{ {body} }}\n"
        return f"{key}({self.call_args(e, type_, func.arguments)})"

    def call_new(self, e: n.CallExpr) -> str:
        """new(Name, (…)): a named tuple made of a tuple."""
        assert isinstance(e.args[0], n.NameExpr) and isinstance(e.args[0].node, n.TypeInfo)
        info = e.args[0].node
        fields = self.cls(info).fields
        value = e.args[1]
        if info.fullname == "quotes.model.Span":
            return self.ex(value, self.int_pair(value))
        if isinstance(value, n.TupleExpr):
            parts = self.spread(value.items, [f[1] for f in fields])
            return f"make<{self.cls(info).name}>({', '.join(parts)})"
        return self.fail(e, "makes of what is no tuple")

    def int_pair(self, e: n.Expression) -> t.Type:
        return self.type_of(e)

    def construct(self, e: n.CallExpr, info: n.TypeInfo, want: t.Type | None) -> str:
        builtin = getattr(self, "new_" + info.fullname.rpartition(".")[2], None)
        if not info.fullname.startswith("quotes.") and builtin is not None:
            return builtin(e, want)
        if info.is_enum:
            return f"enum_of<{self.enum(info)}>({self.ex(e.args[0])})"
        if info.fullname == "quotes.model.Span":
            if len(e.args) == 1 and e.arg_kinds[0] == n.ARG_STAR:
                return self.ex(e.args[0])
            return f"Span{{{', '.join(self.ex(a) for a in e.args)}}}"
        cls = self.cls(info)
        if cls.kind == "plain":
            init = info.names["__init__"].node
            assert isinstance(init, n.FuncDef)
            self.need(f"{info.fullname}.__init__")
            return f"made<{cls.name}>({self.call_args(e, init.type, init.arguments[1:], 1)})"
        given: dict[str, str] = {}
        at = 0
        for arg, kind, name in zip(e.args, e.arg_kinds, e.arg_names):
            if kind == n.ARG_NAMED:
                assert name is not None
                given[name] = self.ex(arg, dict((f[0], f[1]) for f in cls.fields)[name])
            elif kind == n.ARG_STAR:
                inner = self.type_of(arg)
                if not isinstance(inner, t.TupleType):
                    self.fail(e, "spreads")
                value = self.ex(arg)
                for i in range(len(inner.items)):
                    given[cls.fields[at][0]] = self.part(value, inner, i)
                    at += 1
            else:
                given[cls.fields[at][0]] = self.ex(arg, cls.fields[at][1])
                at += 1
        for name, type_, default in cls.fields:
            if name not in given:
                assert default is not None, (info.fullname, name)
                given[name] = self.default(default, type_)
        return f"make<{cls.name}>({', '.join(given[f[0]] for f in cls.fields)})"

    def plain_args(self, e: n.CallExpr) -> str:
        out = []
        for a, kind in zip(e.args, e.arg_kinds):
            if kind == n.ARG_STAR:
                inner = self.type_of(a)
                if not isinstance(inner, t.TupleType):
                    self.fail(e, "spreads")
                out += [self.part(self.ex(a), inner, i) for i in range(len(inner.items))]
            else:
                out.append(self.ex(a))
        return ", ".join(out)

    def call_method(self, e: n.CallExpr, callee: n.MemberExpr, want: t.Type | None) -> str:
        name = callee.name
        if isinstance(callee.expr, n.StrExpr) and name == "format" and callee.expr.value == "{:{}}":
            return f"str_of({self.ex(e.args[0])})"
        if isinstance(callee.expr, n.StrExpr) and name == "join" and callee.expr.value == "" and isinstance(e.args[0], n.ListExpr) and not any(isinstance(i, n.StarExpr) for i in e.args[0].items):
            return f"concat({', '.join(self.ex(a) for a in e.args[0].items)})"
        if isinstance(callee.expr, n.RefExpr) and isinstance(callee.expr.node, n.TypeInfo):
            info = callee.expr.node
            if name == "fromkeys":
                c = self.ct(want or self.type_of(e))
                return f"set_of({self.iterable(e.args[0])})" if c.startswith("Set<") else f"dict_fromkeys<{c}>({self.iterable(e.args[0])})"
            return self.fail(e, f"calls {info.fullname}.{name}")
        base = self.type_of(callee.expr)
        info = info_of(base)
        if info is None:
            return self.fail(e, f"calls {name} of {base}")
        c = self.ct(base)
        if info.fullname.startswith("quotes.") or is_span(base):
            if name == "_replace":
                return self.replaced(e, callee, info)
            if self.dict_base(info) and name in ("clear",):
                return f"this->{name}()"
            symbol = info.get(name)
            if symbol is None:
                return self.fail(e, f"calls {name}")
            node = symbol.node
            if isinstance(node, n.Var):  # a function that is a field
                type_ = proper(node.type)
                assert isinstance(type_, t.CallableType)
                return f"{self.member_base(callee)}{safe(name)}({', '.join(self.ex(a, w) for a, w in zip(e.args, type_.arg_types))})"
            if is_span(base) or info.fullname == "quotes.model.Span":
                return f"{self.ex(callee.expr)}.{name}({self.plain_args(e)})"
            func = node.func if isinstance(node, n.Decorator) else node
            assert isinstance(func, n.FuncDef)
            self.need(f"{info.fullname}.{name}")
            self.cls(info)
            return f"{self.member_base(callee)}{safe(name)}({self.call_args(e, func.type, func.arguments[1:], 1)})"
        if c == "const Pattern*":
            if name == "sub" and not isinstance(e.args[0], n.StrExpr):
                return f"{self.pattern_base(callee.expr)}sub({self.plain_args(e)})"
            return f"{self.pattern_base(callee.expr)}{name}({self.plain_args(e)})"
        if c == "Match":
            return f"{self.ex(callee.expr)}->{name}({', '.join(self.group(a, callee.expr) for a in e.args)})"
        if c == "Str":
            return self.str_method(e, callee, name)
        if name in ("items", "keys", "values") and c.startswith("Dict<"):
            return f"list_of({name}({self.ex(callee.expr)}))"
        if c.startswith(("List<", "Set<", "Dict<")):
            return self.container_method(e, callee, name, base, want)
        return self.fail(e, f"calls {name} of {base}")

    def str_method(self, e: n.CallExpr, callee: n.MemberExpr, name: str) -> str:
        base = self.ex(callee.expr)
        if name == "join":
            return f"{base}.join({self.listed(e.args[0])})"
        if name == "split" and e.args and isinstance(e.args[0], n.NameExpr) and e.args[0].name == "None":
            return f"{base}.split(Str(), {self.ex(e.args[1])})"
        if name in ("startswith", "endswith") and isinstance(e.args[0], n.TupleExpr):
            rest = "".join(", " + self.ex(a) for a in e.args[1:])
            items = ", ".join(self.ex(i) for i in e.args[0].items)
            return f"{base}.{name}({{{items}}}{rest})"
        if name in ("startswith", "endswith") and self.ct(self.type_of(e.args[0])) != "Str":
            type_ = self.type_of(e.args[0])
            rest = "".join(", " + self.ex(a) for a in e.args[1:])
            return f"{base}.{name}({self.ex(e.args[0])}{rest})"
        if name == "translate":
            return f"{base}.translate({self.ex(e.args[0])})"
        return f"{base}.{name}({self.plain_args(e)})"

    def container_method(self, e: n.CallExpr, callee: n.MemberExpr, name: str, base: t.ProperType, want: t.Type | None) -> str:
        assert isinstance(base, (t.Instance, t.TupleType))
        code = self.item(callee.expr) if isinstance(callee.expr, n.IndexExpr) and name in MUTATORS else self.ex(callee.expr)
        c = self.ct(base)
        types = base.args if isinstance(base, t.Instance) else base.items
        if name == "sort":
            return f"{code}.sort({self.sort_args(e)})"
        if name in ("append", "add", "discard", "remove", "count", "index"):
            return f"{code}.{name}({', '.join([self.ex(e.args[0], types[0]), *map(self.ex, e.args[1:])])})"
        if name == "insert":
            return f"{code}.insert({self.ex(e.args[0])}, {self.ex(e.args[1], types[0])})"
        if name in ("extend", "update"):
            return "".join(f"{code}.{name}({self.iterable(a)})" for a in e.args)
        if name in ("isdisjoint", "issubset", "issuperset", "intersection", "union", "difference"):
            safe_name = "union_" if name == "union" else name
            return f"{code}.{safe_name}({', '.join(self.iterable(a) for a in e.args)})"
        if name == "get" and c.startswith("Dict<"):
            value = types[1]
            if len(e.args) == 1:
                return f"{code}.get({self.ex(e.args[0], types[0])})"
            if isinstance(e.args[1], n.NameExpr) and e.args[1].name == "None":
                return f"{code}.get({self.ex(e.args[0], types[0])})"
            default = self.default(e.args[1], value)
            return f"{code}.get({self.ex(e.args[0], types[0])}, {default})"
        if name in ("setdefault",):
            return f"{code}.setdefault({self.ex(e.args[0], types[0])}, {self.ex(e.args[1], types[1])})"
        if name == "pop":
            if c.startswith("Dict<"):
                rest = "".join(", " + self.ex(a, types[1]) for a in e.args[1:])
                return f"{code}.pop({self.ex(e.args[0], types[0])}{rest})"
            return f"{code}.pop({self.plain_args(e)})"
        if name in ("clear", "copy", "reverse"):
            return f"{code}.{name}()"
        return self.fail(e, f"calls {name} of {base}")

    def replaced(self, e: n.CallExpr, callee: n.MemberExpr, info: n.TypeInfo) -> str:
        cls = self.cls(info)
        types = {f[0]: f[1] for f in cls.fields}
        name = self.fresh("r")
        if info.fullname == "quotes.model.Span":
            sets = "".join(f"{name}.{k} = {self.ex(a)}; " for a, k in zip(e.args, e.arg_names) if k)
            return f"[&] {{ Span {name} = {self.ex(callee.expr)}; {sets}return {name}; }}()"
        sets = "".join(f"{name}->{safe(k)} = {self.ex(a, types[k])}; " for a, k in zip(e.args, e.arg_names) if k)
        return f"[&] {{ auto {name} = copy_of({self.ex(callee.expr)}); {sets}return {name}; }}()"

    # ---- iteration

    def element(self, p: t.ProperType) -> t.ProperType:
        """The type of what an iterable holds."""
        if isinstance(p, t.UnionType):
            items = [proper(i) for i in p.items if not is_none_type(i)]
            items = [i for i in items if not (isinstance(i, t.TupleType) and not i.items)]  # () as a default
            return self.element(items[0])
        if isinstance(p, t.TupleType):
            if not p.items:
                return t.AnyType(t.TypeOfAny.special_form)
            names = {self.ct(i) for i in p.items}
            if len(names) > 1:
                found = next((i for i in p.items if not is_none_type(i)), p.items[0])
                if any(is_none_type(i) for i in p.items):
                    return proper(optional(found))
            return proper(p.items[0])
        if isinstance(p, t.Instance):
            name = p.type.fullname
            if name == "builtins.str":
                return p
            if name in ("builtins.range", "array.array"):
                return proper(p.args[0]) if p.args else self.int_type()
            if name == "builtins.enumerate":
                return t.TupleType([self.int_type(), p.args[0]], self.tuple_fallback())
            if p.args:
                if name.endswith(("dict_values", "ValuesView")):
                    return proper(p.args[-1])
                if name.endswith(("dict_items", "ItemsView")):
                    return t.TupleType([p.args[0], p.args[1]], self.tuple_fallback())
                return proper(p.args[0])
        raise Unknown(f"{self.module}:{self.line}: the elements of {p}")

    def int_type(self) -> t.Instance:
        return t.Instance(self.files["builtins"].names["int"].node, [])

    def tuple_fallback(self) -> t.Instance:
        return t.Instance(self.files["builtins"].names["tuple"].node, [t.AnyType(t.TypeOfAny.special_form)])

    def element_of(self, e: n.Expression) -> t.ProperType:
        return self.element(self.type_of(e))

    def is_lazy(self, e: n.Expression) -> bool:
        if isinstance(e, n.CallExpr) and isinstance(e.callee, n.RefExpr):
            return e.callee.fullname.rpartition(".")[2] in LAZY
        return False

    def iterable(self, e: n.Expression) -> str:
        """Something to go over with a for loop; lists need not be made for it."""
        if isinstance(e, n.CallExpr) and isinstance(e.callee, n.RefExpr):
            full = e.callee.fullname
            if full == "builtins.range":
                return f"range({', '.join(self.ex(a) for a in e.args)})"
            if full == "builtins.enumerate":
                start = f", {self.ex(e.args[1])}" if len(e.args) > 1 else ""
                return f"enumerate({self.iterable(e.args[0])}{start})"
            if full == "builtins.zip":
                return f"zip({', '.join(self.iterable(a) for a, k in zip(e.args, e.arg_names) if not k)})"
            if full == "builtins.reversed":
                return f"reversed({self.iterable(e.args[0])})"
            if full == "itertools.pairwise":
                return f"pairwise({self.iterable(e.args[0])})"
        if isinstance(e, n.CallExpr) and isinstance(e.callee, n.MemberExpr) and e.callee.name in ("items", "keys", "values"):
            if self.ct_or_none(self.type_of(e.callee.expr) if e.callee.expr in self.types else t.NoneType()) and self.ct(self.type_of(e.callee.expr)).startswith("Dict<"):
                return f"{e.callee.name}({self.ex(e.callee.expr)})"
        if isinstance(e, n.TupleExpr):
            type_ = self.type_of(e)
            element = self.element(type_)
            if not isinstance(type_, t.TupleType):
                return self.list_display(e.items, type_)
            if len({self.ct(i) for i in type_.items}) == 1 or any(is_none_type(i) for i in type_.items):
                return self.list_display(e.items, list_like(type_, element, self.files))
        if isinstance(e, n.ConditionalExpr):
            whole = self.ct_or_none(self.type_of(e))
            a, b = self.type_of(e.if_expr), self.type_of(e.else_expr)
            if isinstance(e.else_expr, n.TupleExpr) and not e.else_expr.items:
                return f"({self.cond(e.cond)} ? list_of({self.iterable(e.if_expr)}) : {self.list_ct(a)}::empty())"
            if isinstance(e.if_expr, n.TupleExpr) and not e.if_expr.items:
                return f"({self.cond(e.cond)} ? {self.list_ct(b)}::empty() : list_of({self.iterable(e.else_expr)}))"
            if not whole or whole.startswith(("std::tuple", "Span")) or a != b:
                return f"({self.cond(e.cond)} ? list_of({self.iterable(e.if_expr)}) : list_of({self.iterable(e.else_expr)}))"
        type_ = self.type_of(e)
        if isinstance(type_, t.TupleType) and not isinstance(e, n.TupleExpr) and type_.items:
            return f"as_list<{self.ct(self.element(type_))}>({self.ex(e)})"
        return self.ex(e)

    def list_ct(self, type_: t.ProperType) -> str:
        return f"List<{self.ct(self.element(type_))}>"

    def listed(self, e: n.Expression) -> str:
        """An iterable as a list."""
        code = self.iterable(e)
        type_ = self.type_of(e)
        if self.is_lazy(e) or code.startswith(("items(", "keys(", "values(")) or self.ct(type_).startswith(("Set<", "Dict<", "Str")):
            return f"list_of({code})"
        return code

    def loops(self, g: n.GeneratorExpr, inner: Callable[[], str]) -> str:
        """The loops of a comprehension around what is to be done."""
        before = dict(self.scope.locals)
        heads: list[str] = []
        for index, sequence, conditions in zip(g.indices, g.sequences, g.condlists):
            item = self.fresh("it")
            source = self.iterable(sequence)
            element = self.element_of(sequence)
            self.forget(index)
            unpack = self.unpack(index, item, element)
            tests = "".join(f"if (!({self.cond(c)})) continue;\n" for c in conditions)
            heads.append(f"for (auto&& {item} : {source}) {{\n{unpack}{tests}")
        code = "".join(heads) + inner() + "}" * len(heads)
        self.scope.locals = before | {k: v for k, v in self.scope.locals.items() if k in before}
        return code

    def forget(self, index: n.Expression) -> None:
        """The variables of a comprehension are its own."""
        if isinstance(index, n.NameExpr) and isinstance(index.node, n.Var):
            self.scope.locals.pop(index.node, None)
        elif isinstance(index, (n.TupleExpr, n.ListExpr)):
            for item in index.items:
                self.forget(item)

    def ex_GeneratorExpr(self, e: n.GeneratorExpr, want: t.Type | None) -> str:
        return self.comprehension(e, want)

    def ex_ListComprehension(self, e: n.ListComprehension, want: t.Type | None) -> str:
        return self.comprehension(e.generator, want if want is not None and (self.ct_or_none(want) or "").startswith("List<") else self.type_of(e))

    def comprehension(self, g: n.GeneratorExpr, want: t.Type | None) -> str:
        element: t.Type
        if want is not None and (self.ct_or_none(want) or "").startswith("List<"):
            element = self.element(proper(want))
        elif g in self.types:
            element = self.element(self.type_of(g))
        else:
            element = self.type_of(g.left_expr)
        if is_vague(element):
            element = self.type_of(g.left_expr)
        c = self.ct(element)
        name = self.fresh("l")
        body = self.loops(g, lambda: f"{name}.append({self.ex(g.left_expr, element)});\n")
        return f"[&] {{ auto {name} = List<{c}>::empty();\n{body}\nreturn {name}; }}()"

    def ex_SetComprehension(self, e: n.SetComprehension, want: t.Type | None) -> str:
        element = self.element(self.type_of(e))
        if is_vague(element):
            element = self.type_of(e.generator.left_expr)
        name = self.fresh("s")
        body = self.loops(e.generator, lambda: f"{name}.add({self.ex(e.generator.left_expr, element)});\n")
        return f"[&] {{ auto {name} = Set<{self.ct(element)}>::empty();\n{body}\nreturn {name}; }}()"

    def ex_DictionaryComprehension(self, e: n.DictionaryComprehension, want: t.Type | None) -> str:
        type_ = self.type_of(e)
        assert isinstance(type_, t.Instance)
        name = self.fresh("d")
        proxy = n.GeneratorExpr(e.value, e.indices, e.sequences, e.condlists, e.is_async)
        body = self.loops(proxy, lambda: f"{name}.set({self.ex(e.key, type_.args[0])}, {self.ex(e.value, type_.args[1])});\n")
        return f"[&] {{ auto {name} = {self.ct(type_)}::empty();\n{body}\nreturn {name}; }}()"

    def ex_LambdaExpr(self, e: n.LambdaExpr, want: t.Type | None) -> str:
        type_ = self.types.get(e)
        params = []
        before = dict(self.scope.locals)
        for argument in e.arguments:
            self.scope.locals[argument.variable] = safe(argument.variable.name)
            params.append(f"auto&& {safe(argument.variable.name)}")
        result = e.body.body[0]
        assert isinstance(result, n.ReturnStmt) and result.expr is not None
        code = f"[=]({', '.join(params)}) {{ return {self.ex(result.expr)}; }}"
        self.scope.locals = before
        return code

    def ex_CastExpr(self, e: n.CastExpr, want: t.Type | None) -> str:
        return self.ex(e.expr, e.type)

    # ---- built-in functions

    def fn_builtins_len(self, e: n.CallExpr, want: t.Type | None) -> str:
        arg = e.args[0]
        type_ = self.type_of(arg)
        if isinstance(type_, t.TupleType) and not is_span(type_) and type_.partial_fallback.type.fullname == "builtins.tuple":
            return f"Int({len(type_.items)})"
        if isinstance(arg, n.NameExpr) and arg.name == self.scope.self_name and self.scope.cls and self.dict_base(self.scope.cls):
            return "len(*this)"
        return f"len({self.ex(arg)})"

    def truth_loop(self, e: n.CallExpr, found: bool) -> str:
        arg = e.args[0]
        word = "true" if found else "false"
        other = "false" if found else "true"
        bang = "" if found else "!"
        if isinstance(arg, n.GeneratorExpr):
            body = self.loops(arg, lambda: f"if ({bang}{self.wrapped_cond(arg.left_expr)}) return {word};\n")
        else:
            item = self.fresh("it")
            body = f"for (auto&& {item} : {self.iterable(arg)}) if ({bang}truth({item})) return {word};\n"
        return f"[&] {{ {body} return {other}; }}()"

    def wrapped_cond(self, e: n.Expression) -> str:
        return f"({self.cond(e)})"

    def fn_builtins_any(self, e: n.CallExpr, want: t.Type | None) -> str:
        return self.truth_loop(e, True)

    def fn_builtins_all(self, e: n.CallExpr, want: t.Type | None) -> str:
        return self.truth_loop(e, False)

    def fn_builtins_sum(self, e: n.CallExpr, want: t.Type | None) -> str:
        arg = e.args[0]
        if isinstance(arg, n.GeneratorExpr):
            name = self.fresh("sum")
            body = self.loops(arg, lambda: f"{name} += {self.ex(arg.left_expr)};\n")
            start = self.ex(e.args[1]) if len(e.args) > 1 else "0"
            return f"[&] {{ Int {name} = {start};\n{body}\nreturn {name}; }}()"
        return f"sum_({self.iterable(arg)})"

    def fn_builtins_next(self, e: n.CallExpr, want: t.Type | None) -> str:
        arg = e.args[0]
        if isinstance(arg, n.CallExpr) and isinstance(arg.callee, n.RefExpr) and arg.callee.fullname == "builtins.iter":
            arg = arg.args[0]
        if isinstance(arg, n.GeneratorExpr):
            type_ = want or self.type_of(e)
            c = self.ct(type_)
            body = self.loops(arg, lambda: f"return {self.ex(arg.left_expr, type_)};\n")
            if len(e.args) > 1:
                last = f"return {self.ex(e.args[1], type_)};"
            else:
                last = 'throw std::out_of_range("StopIteration");'
            return f"[&]() -> {c} {{ {body} {last} }}()"
        type_ = want or self.type_of(e)
        c = self.ct(type_)
        item = self.fresh("it")
        last = f"return {self.default(e.args[1], type_)};" if len(e.args) > 1 else 'throw std::out_of_range("StopIteration");'
        return f"[&]() -> {c} {{ for (auto&& {item} : {self.iterable(arg)}) return {item}; {last} }}()"

    def fn_builtins_sorted(self, e: n.CallExpr, want: t.Type | None) -> str:
        rest = self.sort_args(e)
        return f"sorted({self.iterable(e.args[0])}{', ' + rest if rest else ''})"

    def sort_args(self, e: n.CallExpr) -> str:
        key = next((self.function_value(a) for a, k in zip(e.args, e.arg_names) if k == "key"), "")
        reverse = next((self.ex(a) for a, k in zip(e.args, e.arg_names) if k == "reverse"), "")
        if reverse and not key:
            return f"Itself{{}}, {reverse}"
        return f"{key}{', ' + reverse if reverse else ''}"

    def function_value(self, e: n.Expression) -> str:
        if isinstance(e, n.RefExpr) and e.fullname == "builtins.len":
            return "[](auto&& x) { return len(x); }"
        if isinstance(e, n.RefExpr) and e.fullname == "builtins.str.lower":
            return "[](const Str& s) { return s.lower(); }"
        return self.ex(e)

    def extreme(self, e: n.CallExpr, name: str, want: t.Type | None) -> str:
        positional = [a for a, k in zip(e.args, e.arg_names) if not k]
        key = next((self.function_value(a) for a, k in zip(e.args, e.arg_names) if k == "key"), "")
        default = next((a for a, k in zip(e.args, e.arg_names) if k == "default"), None)
        type_ = self.type_of(e)
        if len(positional) > 1:
            if key or default:
                self.fail(e, "with key")
            wants = self.ct(type_)
            return f"{name}_({', '.join(f'{wants}({self.ex(a)})' for a in positional)})"
        listed = self.iterable(positional[0])
        if default is not None:
            c = self.ct(want or type_)
            if key:
                self.fail(e, "has a key and a default")
            return f"{c}({name}_or({listed}, {self.ex(default, want or type_)}))"
        return f"{name}_by({listed}, {key})" if key else f"{name}_({listed})"

    def fn_builtins_min(self, e: n.CallExpr, want: t.Type | None) -> str:
        return self.extreme(e, "min", want)

    def fn_builtins_max(self, e: n.CallExpr, want: t.Type | None) -> str:
        return self.extreme(e, "max", want)

    def fn_builtins_abs(self, e: n.CallExpr, want: t.Type | None) -> str:
        return f"std::abs({self.ex(e.args[0])})"

    def fn_builtins_ord(self, e: n.CallExpr, want: t.Type | None) -> str:
        return f"Int({self.ex(e.args[0])}.at(0))"

    def fn_bisect_bisect_left(self, e: n.CallExpr, want: t.Type | None) -> str:
        return self.bisect("bisect_left", e)

    def fn_bisect_bisect_right(self, e: n.CallExpr, want: t.Type | None) -> str:
        return self.bisect("bisect_right", e)

    fn__bisect_bisect_left, fn__bisect_bisect_right = fn_bisect_bisect_left, fn_bisect_bisect_right

    def bisect(self, name: str, e: n.CallExpr) -> str:
        key = next((self.function_value(a) for a, k in zip(e.args, e.arg_names) if k == "key"), "")
        rest = [self.ex(a) for a, k in zip(e.args, e.arg_names) if k != "key"]
        return f"{name}{'_by' if key else ''}({', '.join([*rest[:2], *([key] if key else []), *rest[2:]])})"

    def fn_functools_cache(self, e: n.CallExpr, want: t.Type | None) -> str:
        return f"once({self.ex(e.args[0])})"

    def fn_functools_lru_cache(self, e: n.CallExpr, want: t.Type | None) -> str:
        return self.fail(e, "lru_cache")

    def fn_builtins_round(self, e: n.CallExpr, want: t.Type | None) -> str:
        return self.fail(e, "rounds")

    def fn_builtins_id(self, e: n.CallExpr, want: t.Type | None) -> str:
        return f"identity({self.ex(e.args[0])})"

    def fn_re_search(self, e: n.CallExpr, want: t.Type | None) -> str:
        assert isinstance(e.args[0], n.StrExpr) and len(e.args) == 2
        value = re.compile(e.args[0].value)
        name = pattern_name(value)
        self.pattern(name, value)
        self.globals[name] = (f"static const {name}_t {name}{{}};", "")
        return f"{name}.search({self.ex(e.args[1])})"

    # ---- built-in classes

    def new_list(self, e: n.CallExpr, want: t.Type | None) -> str:
        c = self.ct(want if want is not None and (self.ct_or_none(want) or "").startswith("List<") else self.type_of(e))
        if not e.args:
            return f"{c}::empty()"
        if isinstance(e.args[0], n.GeneratorExpr):
            return self.comprehension(e.args[0], want or self.type_of(e))
        if isinstance(self.type_of(e.args[0]), t.Instance) and self.ct(self.type_of(e.args[0])) == "Str":
            return f"chars({self.ex(e.args[0])})"
        return f"list_as<{c}>(list_of({self.iterable(e.args[0])}))"

    def new_tuple(self, e: n.CallExpr, want: t.Type | None) -> str:
        return self.new_list(e, want)

    def new_set(self, e: n.CallExpr, want: t.Type | None) -> str:
        if not e.args:
            return f"{self.ct(want if (self.ct_or_none(want) or '').startswith('Set<') else self.type_of(e))}::empty()"
        if self.ct(self.type_of(e.args[0])) == "Str":
            return f"set_of(chars({self.ex(e.args[0])}))"
        return f"set_of({self.iterable(e.args[0])})"

    new_frozenset = new_set

    def new_dict(self, e: n.CallExpr, want: t.Type | None) -> str:
        c = self.ct(want if want is not None and (self.ct_or_none(want) or "").startswith("Dict<") else self.type_of(e))
        if not e.args:
            return f"{c}::empty()"
        return f"dict_as<{c}>({self.iterable(e.args[0])})"

    def new_defaultdict(self, e: n.CallExpr, want: t.Type | None) -> str:
        return f"{self.ct(want if want is not None else self.type_of(e))}::empty()"

    def new_map(self, e: n.CallExpr, want: t.Type | None) -> str:
        functions = self.function_value(e.args[0])
        return f"map_({functions}, {', '.join(self.iterable(a) for a in e.args[1:])})"

    def new_range(self, e: n.CallExpr, want: t.Type | None) -> str:
        return self.iterable(e)

    def new_zip(self, e: n.CallExpr, want: t.Type | None) -> str:
        return f"list_of({self.iterable(e)})"

    new_enumerate = new_reversed = new_pairwise = new_zip

    def new_accumulate(self, e: n.CallExpr, want: t.Type | None) -> str:
        initial = next((self.ex(a) for a, k in zip(e.args, e.arg_names) if k == "initial"), None)
        if initial is None:
            self.fail(e, "accumulates from nothing")
        return f"accumulate({self.iterable(e.args[0])}, {initial})"

    def new_islice(self, e: n.CallExpr, want: t.Type | None) -> str:
        args = []
        for a in e.args[1:]:
            args.append("std::nullopt" if isinstance(a, n.NameExpr) and a.name == "None" else self.ex(a))
        if len(args) == 1:
            args = ["std::nullopt", *args]
        return f"slice(list_of({self.iterable(e.args[0])}), {', '.join(args)})"

    def new_compress(self, e: n.CallExpr, want: t.Type | None) -> str:
        return f"compress({self.iterable(e.args[0])}, {self.iterable(e.args[1])})"

    def new_array(self, e: n.CallExpr, want: t.Type | None) -> str:
        if len(e.args) == 1:
            return f"{self.ct(self.type_of(e))}::empty()"
        return f"list_as<{self.ct(self.type_of(e))}>({self.listed(e.args[1])})"

    def new_bool(self, e: n.CallExpr, want: t.Type | None) -> str:
        return self.cond(e.args[0])

    def new_int(self, e: n.CallExpr, want: t.Type | None) -> str:
        if self.ct(self.type_of(e.args[0])) == "bool":
            return f"Int({self.ex(e.args[0])})"
        return f"int_of({self.ex(e.args[0])})"

    def new_str(self, e: n.CallExpr, want: t.Type | None) -> str:
        return f"str_of({self.ex(e.args[0])})"

    # ---- the whole

    def struct(self, cls: Class) -> str:
        lines = []
        base = self.dict_base(cls.info)
        if base:
            c = self.ct(base)
            lines.append(f"struct {cls.name} : {c} {{\n")
            lines.append(f"static {cls.name} empty() {{ {cls.name} made; static_cast<{c}&>(made) = {c}::empty(); return made; }}\n")
            key, value = self.ct(base.args[0]), self.ct(base.args[1])
            lines.append(f"{value} look_up(const {key}& k) const {{ if (auto* v = this->find(k)) return *v; return const_cast<{cls.name}*>(this)->__missing___(k); }}\n")
            lines += [line + "\n" for line in self.methods.get(cls.info.fullname, [])]
            lines.append("};\n")
            return "".join(lines)
        lines.append(f"struct {cls.name} final : Object {{\n")
        for name, type_, _ in cls.fields:
            lines.append(f"{self.ct(type_)} {safe(name)}{{}};\n")
        lines.append(f"{cls.name}() = default;\n")
        if cls.kind != "plain":
            params = ", ".join(f"{self.ct(type_)} {safe(name)}" for name, type_, _ in cls.fields)
            sets = ", ".join(f"{safe(name)}(std::move({safe(name)}))" for name, _, _ in cls.fields)
            lines.append(f"{'explicit ' if len(cls.fields) == 1 else ''}{cls.name}({params}) : {sets} {{}}\n")
            if cls.kind == "tuple":
                equal = " && ".join(f"{safe(name)} == other.{safe(name)}" for name, _, _ in cls.fields)
                lines.append(f"bool equals(const {cls.name}& other) const {{ return {equal}; }}\n")
                mixed = ", ".join(safe(name) for name, _, _ in cls.fields)
                lines.append(f"std::size_t hash() const {{ return hash_of(std::tie({mixed})); }}\n")
        if cls.kind != "plain":
            lines.append("PyObject* made_ = nullptr;\n")
            lines.append(f"~{cls.name}() {{ Py_XDECREF(made_); }}\n")
            lines.append(f"{cls.name}(const {cls.name}& o) : Object() {{ " + " ".join(f"{safe(f)} = o.{safe(f)};" for f, _, _ in cls.fields) + " }\n")
        lines += [line + "\n" for line in self.methods.get(cls.info.fullname, [])]
        lines.append("};\n")
        return "".join(lines)

    def enum_code(self, name: str, info: n.TypeInfo) -> str:
        members = [m for m, s in info.names.items() if isinstance(s.node, n.Var) and not m.startswith("_")]
        module, _, attribute = info.fullname.rpartition(".")
        values = ", ".join(literal(str(getattr(getattr(importlib.import_module(module), attribute)[m], "value"))) for m in members)
        return (
            f"enum class {name} : int {{ {', '.join(members)} }};\n"
            f"inline Str value_of({name} x) {{ static const Str values[] = {{{values}}}; return values[int(x)]; }}\n"
            f"inline Str str_of({name} x) {{ return value_of(x); }}\n"
            f"template <> struct Members<{name}> {{ static constexpr const char* module = \"{module}\"; static constexpr const char* name = \"{attribute}\"; "
            f"static constexpr std::array<const char*, {len(members)}> names = {{{', '.join(chr(34) + m + chr(34) for m in members)}}}; }};\n"
        )

    def conversions(self, cls: Class) -> str:
        """From and to Python: named tuples and frozen data classes."""
        module, _, attribute = cls.info.fullname.rpartition(".")
        kind = "tuple" if cls.kind == "tuple" else "slots"
        read = ", ".join(
            f"field<{self.ct(type_)}>(x, {i}, \"{name}\")" for i, (name, type_, _) in enumerate(cls.fields)
        )
        write = ", ".join(f"x->{safe(name)}" for name, _, _ in cls.fields)
        names = ", ".join(f'"{name}"' for name, _, _ in cls.fields)
        return (
            f"template <> struct Converter<Ref<{cls.name}>> {{\n"
            f"static Ref<{cls.name}> from(PyObject* x) {{ if (x == Py_None) return {{}}; return make<{cls.name}>({read}); }}\n"
            f"static PyObject* to(const Ref<{cls.name}>& x) {{ if (!x) Py_RETURN_NONE; if (x->made_) return Py_NewRef(x->made_); "
            f"static const Maker* maker; kept(maker, [] {{ return Maker(\"{module}\", \"{attribute}\", {'true' if kind == 'tuple' else 'false'}, {{{names}}}); }}); "
            f"return Py_NewRef(x->made_ = maker->make({write})); }}\n}};\n"
        )

    def unit(self) -> str:
        """The whole translation unit but for the head and the module."""
        classes = [c for c in self.classes.values() if c.info.fullname != "quotes.model.Span"]
        structs = [self.struct(c) for c in classes]  # may find enums
        out = ["// Made by native/translate.py from the Python code; not to be edited.\n", '#include "glue.h"\n']
        out.append("namespace q {\n")
        out += [self.enum_code(name, info) for name, info in self.enums.items()]
        out += [f"struct {c.name};\n" for c in classes]
        out += structs
        out += [self.conversions(c) for c in classes if c.kind != "plain" and self.convertible(c)]
        out += [source + f"\n" for source in self.patterns.values()]
        out += [head + "\n" for head in self.heads.values()]
        out += [entry[0] + "\n" for entry in self.globals.values()]
        out += list(self.functions.values())
        out.append(self.known_patterns())
        span = 'span_type = reinterpret_cast<PyTypeObject*>(attribute("quotes.model", "Span"));\n'
        out.append("void load_constants() {\n" + span + "".join(e[1] + "\n" for e in self.globals.values() if e[1]) + "}\n")
        out.append("}\n")
        out.append(self.module_code())
        return "".join(out)

    def known_patterns(self) -> str:
        """Which matcher a pattern of Python is, where constants hold patterns."""
        rows = "".join(
            f"    static const {name}_t {name}{{}};\n    if (is_pattern(x, {literal(value.pattern)}, {int(value.flags)})) return &{name};\n"
            for name, value in self.values.items()
            if name.startswith("pattern_") and name not in self.globals
        )
        return f'const Pattern* known_pattern(PyObject* x) {{\n{rows}    type_error("a pattern that is known", x);\n}}\n'

    def module_code(self) -> str:
        """The extension module: a function of Python for each root."""
        wrappers, table = "", ""
        for fullname in self.roots:
            func = self.symbol(fullname)
            assert isinstance(func, n.FuncDef) and isinstance(func.type, t.CallableType)
            types = [self.ct(a) for a in func.type.arg_types]
            args = ", ".join(f"from_python<{c}>(args[{i}])" for i, c in enumerate(types))
            wrappers += WRAPPER % {"name": func.name, "size": len(types), "call": f"{Names.of(fullname)}({args})"}
            table += f'    {{"{func.name}", reinterpret_cast<PyCFunction>({func.name}_wrapper), METH_FASTCALL, nullptr}},\n'
        return MODULE % {"wrappers": wrappers, "table": table}

    def convertible(self, cls: Class) -> bool:
        return cls.info.fullname.startswith(("quotes.model", "quotes.lexicon", "quotes.resolving.answers"))


WRAPPER = """
static PyObject* %(name)s_wrapper(PyObject*, PyObject* const* args, Py_ssize_t size) {
    if (size != %(size)s) {
        PyErr_SetString(PyExc_TypeError, "%(name)s takes %(size)s arguments");
        return nullptr;
    }
    return q::guarded([&] {
        using namespace q;
        backtracking.shrink();
        return to_python(%(call)s);
    });
}
"""

MODULE = """%(wrappers)s
static PyMethodDef methods[] = {
%(table)s    {nullptr, nullptr, 0, nullptr},
};
static PyModuleDef module = {PyModuleDef_HEAD_INIT, "heart", nullptr, -1, methods, nullptr, nullptr, nullptr, nullptr};

PyMODINIT_FUNC PyInit_heart() {
    PyObject* made = PyModule_Create(&module);
    PyObject* loaded = q::guarded([] { q::load_constants(); return Py_NewRef(Py_None); });
    if (!made || !loaded) return nullptr;
    Py_DECREF(loaded);
    return made;
}
"""

MEMORY = 20_000  # answers of a function of Python that Python itself does not remember


def remembered(node: n.SymbolNode) -> int:
    """How many answers of a function are kept: as many as its lru_cache keeps."""
    for decorator in node.original_decorators if isinstance(node, n.Decorator) else ():
        if isinstance(decorator, n.CallExpr):
            for size, name in zip(decorator.args, decorator.arg_names):
                if name == "maxsize" and isinstance(size, n.IntExpr):
                    return size.value
    return MEMORY


OPERATORS = {"_operator.add": "+", "_operator.sub": "-"}
MUTATORS = frozenset("append add extend insert setdefault update discard remove pop sort clear".split())


def char_literal(char: str) -> str:
    if char in "'\\":
        return f"U'\\{char}'"
    return f"U'{char}'" if " " <= char <= "~" else f"Char({ord(char)})"


def without_none(type_: t.Type) -> t.ProperType:
    p = proper(type_)
    if isinstance(p, t.UnionType):
        rest = [i for i in p.items if not is_none_type(i)]
        if len(rest) == 1:
            return proper(rest[0])
        return proper(t.UnionType(rest))
    return p


def optional(type_: t.Type) -> t.Type:
    return t.UnionType.make_union([type_, t.NoneType()])


def list_like(type_: t.ProperType, element: t.ProperType, files: dict[str, n.MypyFile] | None = None) -> t.Type:
    """The type of a list of such elements."""
    fallback = type_.partial_fallback if isinstance(type_, t.TupleType) else type_
    assert isinstance(fallback, t.Instance)
    return fallback.copy_modified(args=[element])


def is_none_name(e: n.Expression) -> bool:
    return isinstance(e, n.NameExpr) and e.name == "None"


def statements_in(node: object) -> Iterator[object]:
    """The statements within a compound statement."""
    if isinstance(node, n.IfStmt):
        yield from node.body
        if node.else_body:
            yield node.else_body
    elif isinstance(node, (n.WhileStmt, n.ForStmt)):
        yield node.body
        if node.else_body:
            yield node.else_body
    elif isinstance(node, n.WithStmt):
        yield node.body


SLOTS: dict[type, tuple[str, ...]] = {
    n.AssignmentStmt: ("lvalues", "rvalue"), n.OperatorAssignmentStmt: ("lvalue", "rvalue"), n.ExpressionStmt: ("expr",),
    n.ReturnStmt: ("expr",), n.IfStmt: ("expr",), n.WhileStmt: ("expr",), n.ForStmt: ("expr",), n.AssertStmt: (), n.DelStmt: ("expr",),
    n.CallExpr: ("callee", "args"), n.MemberExpr: ("expr",), n.OpExpr: ("left", "right"), n.UnaryExpr: ("expr",),
    n.ComparisonExpr: ("operands",), n.ConditionalExpr: ("cond", "if_expr", "else_expr"), n.IndexExpr: ("base", "index"),
    n.SliceExpr: ("begin_index", "end_index", "stride"), n.TupleExpr: ("items",), n.ListExpr: ("items",), n.SetExpr: ("items",),
    n.StarExpr: ("expr",), n.AssignmentExpr: ("target", "value"), n.YieldExpr: ("expr",), n.YieldFromExpr: ("expr",),
    n.GeneratorExpr: ("left_expr", "sequences", "condlists"), n.ListComprehension: ("generator",), n.SetComprehension: ("generator",),
    n.DictionaryComprehension: ("key", "value", "sequences", "condlists"), n.CastExpr: ("expr",),
}  # fmt: skip


def walk(node: object) -> Iterator[object]:
    """All expressions in a statement or an expression, but not in the statements within."""
    if isinstance(node, (list, tuple)):
        for item in node:
            yield from walk(item)
        return
    if isinstance(node, n.DictExpr):
        for key, value in node.items:
            yield from walk(key)
            yield from walk(value)
        return
    slots = SLOTS.get(type(node))
    if isinstance(node, n.Expression):
        yield node
    for slot in slots or ():
        yield from walk(getattr(node, slot))


def walk_all(node: object) -> Iterator[object]:
    """All statements and expressions of a block, those within included."""
    if isinstance(node, n.Block):
        for statement in node.body:
            yield statement
            yield from walk(statement)
            if isinstance(statement, n.FuncDef):
                yield from walk_all(statement.body)
            for inner in statements_in(statement):
                yield from walk_all(inner)


def reachable_patterns(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, (re.Pattern, regex.Pattern)):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from reachable_patterns(item)
    elif isinstance(value, (tuple, list)) and value and not isinstance(value[0], str):
        for item in value:
            yield from reachable_patterns(item)
    elif isinstance(value, tuple):
        for item in value:
            if isinstance(item, (re.Pattern, regex.Pattern)):
                yield item


def pattern_name(pattern: re.Pattern[str]) -> str:
    import hashlib

    return "pattern_" + hashlib.sha256(f"{type(pattern)} {pattern.flags} {pattern.pattern}".encode()).hexdigest()[:12]
