"""How one function is written, and the program it becomes part of.

Statements and expressions are written by rules, which are looked up by the kind of node. A rule is a function of the
writer and the node; the files beside this one enter their rules with the decorators below.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard, TypeVar

import regex
from mypy import nodes as n
from mypy import types as t

from translator.names import global_name, safe
from translator.source import Source, Unknown
from translator.trees import is_none
from translator.types import Types, class_of, declared_in, is_none_type, proper, without_none

# ---- the program

AnyPattern = re.Pattern[str] | regex.Pattern[str]


class Global(NamedTuple):
    """What stands at the top of the C++ file and is no translated function."""

    declaration: str
    loading: str = ""  # what gives it its value when the extension is loaded


class Matcher(NamedTuple):
    """A regular expression and the struct that matches it."""

    pattern: AnyPattern
    source: str


@dataclass
class Program:
    """All parts of the C++ file, in the order in which they were needed first."""

    in_python: frozenset[str]  # the functions that stay in Python
    by_hand: Mapping[str, tuple[str, ...]]  # those that a header has: function → its name and its constants
    heads: dict[str, str] = field(default_factory=dict)  # function → its declaration
    functions: dict[str, str] = field(default_factory=dict)  # function → its definition
    methods: dict[str, list[str]] = field(default_factory=dict)  # class → the declarations of its methods
    globals: dict[str, Global] = field(default_factory=dict)  # by C++ name
    constants: dict[str, str] = field(default_factory=dict)  # constant → the expression for it
    matchers: dict[str, Matcher] = field(default_factory=dict)  # by C++ name
    errors: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)  # functions that are needed and not written yet
    _needed: set[str] = field(default_factory=set)
    _names: int = 0

    def need(self, fullname: str) -> str:
        """The C++ name of a function or method, which is to be written."""
        if fullname not in self._needed:
            self._needed.add(fullname)
            self.waiting.append(fullname)
        return global_name(fullname)

    def fresh(self, name: str) -> str:
        """A name that no other has."""
        self._names += 1
        return f"{name}_{self._names}"


# ---- the writer

Want = t.Type | None  # what an expression is to become, where its place says so
E = TypeVar("E", bound=n.Expression)
S = TypeVar("S", bound=n.Statement)

# Displays and operators look at what is wanted themselves; all else is converted to it.
DISPLAYS = (n.TupleExpr, n.ListExpr, n.DictExpr, n.SetExpr)
MADE_TO_MEASURE = (*DISPLAYS, n.ConditionalExpr, n.OpExpr, n.LambdaExpr)
LAZY = frozenset("enumerate zip reversed range pairwise".split())  # what becomes a view and no List


@dataclass
class Scope:
    """What holds within one function."""

    returns: t.ProperType | None = None
    yields: t.ProperType | None = None  # of a generator, which becomes a function that returns a list
    self_name: str = ""
    owner: n.TypeInfo | None = None  # the class of a method
    body: n.Block | None = None  # of the function at the top
    declared: set[str] = field(default_factory=set)
    locals: dict[n.Var, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Writer:
    """What writes one function; `within` makes another for what has variables of its own."""

    source: Source
    types: Types
    program: Program
    scope: Scope = field(default_factory=Scope)

    # by the rules

    def block(self, block: n.Block) -> str:
        return "".join(map(self.statement, block.body))

    def statement(self, s: n.Statement) -> str:
        rule = STATEMENTS.get(type(s))
        if rule is None:
            raise Unknown("is not translated", s)
        try:
            return rule(self, s)
        except Unknown as error:
            error.line = error.line or s.line
            raise
        except Exception as error:  # a rule that did not expect this: so it is unknown, too
            raise unexpected(error, s) from error

    def code(self, e: n.Expression, want: Want = None) -> str:
        """The expression in C++; of the C++ type of `want`, if that is given."""
        if is_none(e) and want is not None:
            return self.null(e, want)
        rule = EXPRESSIONS.get(type(e))
        if rule is None:
            raise Unknown("is not translated", e)
        made = rule(self, e, want)
        return made if want is None else self.converted(made, e, want)

    def truth(self, e: n.Expression) -> str:
        """The truth of an expression."""
        rule = CONDITIONS.get(type(e))
        if rule and (made := rule(self, e)) is not None:
            return made
        is_bool = self.narrow_cpp(e) == "bool"
        return self.code(e) if is_bool else f"truth({self.code(e)})"

    # types

    def cpp(self, type_: t.Type | None) -> str:
        return self.types.cpp(type_)

    def type_of(self, e: n.Expression) -> t.ProperType:
        """The type that the C++ of an expression has, as long as it is not None."""
        found = self.source.types.get(e)
        if found is None:
            raise Unknown("has no type", e)
        p = proper(found)
        if isinstance(p, t.TupleType) and isinstance(e, (n.NameExpr, n.MemberExpr)):
            node = e.node
            if isinstance(e, n.MemberExpr) and node is None:
                node = declared_in(class_of(self.type_of(e.expr)), e.name)
            if isinstance(node, n.Var) and node.type is not None:
                declared = without_none(node.type)
                if isinstance(declared, t.Instance):
                    return declared  # a tuple of any length, whose length has just been asked for
                if e.kind == n.GDEF and (isinstance(e, n.NameExpr) or isinstance(e.expr, n.RefExpr)):
                    return self.types.as_table(p)
        return p

    def cpp_of(self, e: n.Expression) -> str:
        """The C++ type of an expression, or nothing."""
        return self.types.cpp_or_empty(self.type_of(e)) if e in self.source.types else ""

    def narrow_cpp(self, e: n.Expression) -> str:
        """The C++ type of what mypy knows of an expression where it stands, or nothing."""
        return self.types.cpp_or_empty(self.source.types.get(e))

    def wanted(self, want: Want, kind: str, e: n.Expression) -> t.ProperType:
        """What is wanted, if that is a List (or a Set, …); else the type of the expression itself."""
        if want is not None and self.types.cpp_or_empty(want).startswith(kind):
            return proper(want)
        return self.type_of(e)

    def converted(self, code: str, e: n.Expression, want: t.Type) -> str:
        """The code of an expression as what is wanted."""
        wanted = self.cpp(want)
        if isinstance(proper(want), (t.TypeVarType, t.CallableType)) or isinstance(e, MADE_TO_MEASURE):
            return code
        if wanted == "const Pattern*" and code in self.program.matchers:
            return f"&{code}"
        have = self.cpp_of(e) or wanted
        if have == wanted or wanted == "void":
            return code
        if have.startswith("std::optional<") and not wanted.startswith("std::optional<"):
            raise Unknown(f"may be None where {wanted} is wanted", e)
        if wanted.startswith("List<"):
            if have.startswith(("Set<", "Dict<", "Range")) or is_lazy(e):
                return f"list_of({code})"
            if have.startswith(("std::tuple<", "Span")):
                return f"as_list<{wanted[5:-1]}>({code})"
            if have.startswith("List<"):
                return f"list_as<{wanted}>({code})"
        if wanted == "double" and have in ("Int", "bool") or wanted == "Int" and have == "bool":
            return f"{wanted}({code})"
        if wanted.startswith("Set<") and have.startswith("Dict<"):
            return f"set_of({code})"
        if wanted.startswith("std::tuple<") and have.startswith("std::tuple<"):
            return f"{wanted}({code})"
        return code

    def narrowed(self, code: str, declared: t.Type | None, e: n.Expression) -> str:
        """`code`, of a declared type that may be None, where mypy knows that it is not."""
        if declared is None or e not in self.source.types or not self.cpp(declared).startswith("std::optional<"):
            return code
        known = self.source.types[e]
        return code if is_none_type(known) or self.cpp(known).startswith("std::optional<") else f"(*{code})"

    def null(self, e: n.Expression, want: Want) -> str:
        if want is None:
            raise Unknown("is None of no type", e)
        wanted = self.cpp(want)
        return "{}" if wanted == "void" else f"{wanted}{{}}"

    # names

    def within(self, **changed: Any) -> Writer:
        """The writer of something within, with variables of its own."""
        return replace(self, scope=replace(self.scope, **{"locals": dict(self.scope.locals), **changed}))

    def fresh(self, name: str) -> str:
        return self.program.fresh(name)

    def local(self, e: n.NameExpr) -> str:
        """The C++ name of a local variable."""
        assert isinstance(e.node, n.Var)
        return self.scope.locals.get(e.node) or safe(e.name)

    def is_self(self, e: n.Expression) -> bool:
        return isinstance(e, n.NameExpr) and bool(self.scope.self_name) and e.name == self.scope.self_name

    def is_local(self, e: n.Expression) -> TypeGuard[n.NameExpr]:
        """Whether it is a local variable, but not self."""
        return isinstance(e, n.NameExpr) and e.kind == n.LDEF and isinstance(e.node, n.Var) and not self.is_self(e)

    def unnarrowed(self, e: n.Expression) -> str:
        """An expression whose None is kept, whatever mypy knows by now."""
        return self.local(e) if self.is_local(e) else self.code(e)


def is_lazy(e: n.Expression) -> bool:
    """Whether the C++ of it is a view, from which a list has still to be made."""
    return (
        isinstance(e, n.CallExpr) and isinstance(e.callee, n.RefExpr) and e.callee.fullname.rpartition(".")[2] in LAZY
    )


def unexpected(error: Exception, node: n.Context) -> Unknown:
    """What a rule stumbled over, with the place in the rule."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    return Unknown(f"breaks {Path(at.filename).name}:{at.lineno}: {type(error).__name__}: {error}", node)


# ---- the rules

ExpressionRule = Callable[[Writer, E, Want], str]
StatementRule = Callable[[Writer, S], str]
ConditionRule = Callable[[Writer, E], str | None]  # None: as any other expression
CallRule = Callable[[Writer, n.CallExpr, Want], str]

EXPRESSIONS: dict[type[n.Expression], ExpressionRule[Any]] = {}
STATEMENTS: dict[type[n.Statement], StatementRule[Any]] = {}
CONDITIONS: dict[type[n.Expression], ConditionRule[Any]] = {}
FUNCTIONS: dict[str, CallRule] = {}  # of Python, by full name
CONSTRUCTIONS: dict[str, CallRule] = {}  # of classes of Python, by their last name


def expression(kind: type[E]) -> Callable[[ExpressionRule[E]], ExpressionRule[E]]:
    """Enter the rule for a kind of expression."""

    def enter(rule: ExpressionRule[E]) -> ExpressionRule[E]:
        EXPRESSIONS[kind] = rule
        return rule

    return enter


def statement(*kinds: type[S]) -> Callable[[StatementRule[S]], StatementRule[S]]:
    """Enter the rule for some kinds of statements."""

    def enter(rule: StatementRule[S]) -> StatementRule[S]:
        STATEMENTS.update(dict.fromkeys(kinds, rule))
        return rule

    return enter


def condition(kind: type[E]) -> Callable[[ConditionRule[E]], ConditionRule[E]]:
    """Enter the rule for a kind of expression of which only the truth counts."""

    def enter(rule: ConditionRule[E]) -> ConditionRule[E]:
        CONDITIONS[kind] = rule
        return rule

    return enter


def function(*fullnames: str) -> Callable[[CallRule], CallRule]:
    """Enter the rule for calls of a function of Python."""

    def enter(rule: CallRule) -> CallRule:
        FUNCTIONS.update(dict.fromkeys(fullnames, rule))
        return rule

    return enter


def construction(*names: str) -> Callable[[CallRule], CallRule]:
    """Enter the rule for calls of a class of Python."""

    def enter(rule: CallRule) -> CallRule:
        CONSTRUCTIONS.update(dict.fromkeys(names, rule))
        return rule

    return enter
