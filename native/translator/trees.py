"""Going through the syntax trees of mypy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from mypy import nodes as n

# Where a node keeps the expressions within it. What is not named here holds none that matter.
SLOTS: dict[type, tuple[str, ...]] = {
    n.AssignmentStmt: ("lvalues", "rvalue"),
    n.OperatorAssignmentStmt: ("lvalue", "rvalue"),
    n.ExpressionStmt: ("expr",),
    n.ReturnStmt: ("expr",),
    n.IfStmt: ("expr",),
    n.WhileStmt: ("expr",),
    n.ForStmt: ("expr",),
    n.DelStmt: ("expr",),
    n.CallExpr: ("callee", "args"),
    n.MemberExpr: ("expr",),
    n.OpExpr: ("left", "right"),
    n.UnaryExpr: ("expr",),
    n.ComparisonExpr: ("operands",),
    n.ConditionalExpr: ("cond", "if_expr", "else_expr"),
    n.IndexExpr: ("base", "index"),
    n.SliceExpr: ("begin_index", "end_index", "stride"),
    n.TupleExpr: ("items",),
    n.ListExpr: ("items",),
    n.SetExpr: ("items",),
    n.DictExpr: ("items",),
    n.StarExpr: ("expr",),
    n.AssignmentExpr: ("target", "value"),
    n.YieldExpr: ("expr",),
    n.YieldFromExpr: ("expr",),
    n.GeneratorExpr: ("left_expr", "sequences", "condlists"),
    n.ListComprehension: ("generator",),
    n.SetComprehension: ("generator",),
    n.DictionaryComprehension: ("key", "value", "sequences", "condlists"),
    n.CastExpr: ("expr",),
}


def is_none(e: n.Expression | None) -> TypeGuard[n.NameExpr]:
    """Whether an expression is the word None."""
    return isinstance(e, n.NameExpr) and e.name == "None"


def has_stars(items: list[n.Expression]) -> bool:
    return any(isinstance(item, n.StarExpr) for item in items)


def keyword(e: n.CallExpr, name: str) -> n.Expression | None:
    """The argument of a call that is given by this name."""
    return next((arg for arg, given in zip(e.args, e.arg_names) if given == name), None)


def positional(e: n.CallExpr) -> list[n.Expression]:
    """The arguments of a call that are given by their place."""
    return [arg for arg, name in zip(e.args, e.arg_names) if not name]


def expressions_in(node: object) -> Iterator[n.Expression]:
    """All expressions in a statement or an expression, but not in the statements within."""
    if isinstance(node, (list, tuple)):
        for item in node:
            yield from expressions_in(item)
        return
    if isinstance(node, n.Expression):
        yield node
    for slot in SLOTS.get(type(node), ()):
        yield from expressions_in(getattr(node, slot))


def blocks_in(s: n.Statement) -> Iterator[n.Block]:
    """The blocks of a compound statement; a function within a function is none of them."""
    if isinstance(s, n.IfStmt):
        yield from s.body
    elif isinstance(s, (n.WhileStmt, n.ForStmt)):
        yield s.body
    else:
        return
    if s.else_body:
        yield s.else_body


def nodes_in(block: n.Block) -> Iterator[n.Statement | n.Expression]:
    """All statements and expressions of a block, those within included."""
    for s in block.body:
        yield s
        yield from expressions_in(s)
        for inner in [s.body] if isinstance(s, n.FuncDef) else blocks_in(s):
            yield from nodes_in(inner)


def assigned(block: n.Block) -> list[n.Var]:
    """The local variables that a block assigns, each once; comprehensions and functions within have their own."""
    return list(dict.fromkeys(_assigned(block)))


def _assigned(block: n.Block) -> Iterator[n.Var]:
    for s in block.body:
        if isinstance(s, n.AssignmentStmt):
            for lvalue in s.lvalues:
                yield from targets(lvalue)
        elif isinstance(s, n.OperatorAssignmentStmt):
            yield from targets(s.lvalue)
        elif isinstance(s, n.ForStmt):
            yield from targets(s.index)
        for e in expressions_in(s):
            if isinstance(e, n.AssignmentExpr):
                yield from targets(e.target)
        for inner in blocks_in(s):
            yield from _assigned(inner)


def targets(lvalue: n.Expression) -> Iterator[n.Var]:
    """The local variables among what is assigned to."""
    if isinstance(lvalue, n.NameExpr) and lvalue.kind == n.LDEF and isinstance(lvalue.node, n.Var):
        yield lvalue.node
    elif isinstance(lvalue, (n.TupleExpr, n.ListExpr)):
        for item in lvalue.items:
            yield from targets(item)
    elif isinstance(lvalue, n.StarExpr):
        yield from targets(lvalue.expr)


def is_of_passing(e: n.Expression) -> bool:
    """Whether it is a field of what may be gone when it is used: `for name in figure_of(n).names`."""
    inner = e
    while isinstance(inner, n.MemberExpr):
        inner = inner.expr
    return inner is not e and not isinstance(inner, n.NameExpr)
