"""Names, constants, operators and comparisons."""

from __future__ import annotations

from typing import TypeGuard

from mypy import nodes as n
from mypy import types as t

from translator.globals import constant
from translator.names import char_literal, literal, raw_literal, safe
from translator.sequences import iterable
from translator.source import Unknown
from translator.trees import has_stars, is_none, is_of_passing
from translator.types import dict_base, is_instance, is_ours, or_none, proper
from translator.writer import Want, Writer, condition, expression

FUNCTIONS_AS_VALUES = {"builtins.len": "[](auto&& x) { return len(x); }"}


@expression(n.NameExpr)
def name(w: Writer, e: n.NameExpr, want: Want) -> str:
    if e.name in ("True", "False"):
        return e.name.lower()
    if is_none(e):
        return w.null(e, want)
    if e.kind != n.LDEF:
        return global_value(w, e)
    if w.is_self(e):
        owner = w.scope.owner
        assert owner is not None
        return "(*this)" if dict_base(owner) else f"Ref<{w.types.class_(owner).name}>(this)"
    if isinstance(e.node, n.FuncDef):
        return safe(e.name)
    assert isinstance(e.node, n.Var)
    return w.narrowed(w.local(e), e.node.type, e)


def global_value(w: Writer, e: n.RefExpr) -> str:
    """What a module holds; a function becomes something that calls it."""
    if isinstance(e.node, (n.FuncDef, n.Decorator)):
        if e.fullname in FUNCTIONS_AS_VALUES:
            return FUNCTIONS_AS_VALUES[e.fullname]
        return f"[](auto&&... a) {{ return {w.program.need(e.node.fullname)}(a...); }}"
    if isinstance(e.node, n.Var):
        return constant(w, e.node)
    raise Unknown(f"names {e.fullname}", e)


@condition(n.NameExpr)
def whether_name(w: Writer, e: n.NameExpr) -> str | None:
    return f"truth({w.local(e)})" if w.is_local(e) else None


@expression(n.IntExpr)
def integer(w: Writer, e: n.IntExpr, want: Want) -> str:
    return f"Int({e.value})"


@expression(n.FloatExpr)
def floating(w: Writer, e: n.FloatExpr, want: Want) -> str:
    return repr(e.value)


@expression(n.StrExpr)
def text(w: Writer, e: n.StrExpr, want: Want) -> str:
    return literal(e.value)


@expression(n.CastExpr)
def cast(w: Writer, e: n.CastExpr, want: Want) -> str:
    return w.code(e.expr, e.type)


@expression(n.AssignmentExpr)
def walrus(w: Writer, e: n.AssignmentExpr, want: Want) -> str:
    assert isinstance(e.target.node, n.Var)
    declared = e.target.node.type
    code = f"({w.local(e.target)} = {w.code(e.value, declared)})"
    return code if want and w.cpp(want).startswith("std::optional") else w.narrowed(code, declared, e)


@expression(n.LambdaExpr)
def lambda_(w: Writer, e: n.LambdaExpr, want: Want) -> str:
    params = {argument.variable: safe(argument.variable.name) for argument in e.arguments}
    result = e.body.body[0]
    assert isinstance(result, n.ReturnStmt) and result.expr is not None
    body = w.within(locals=w.scope.locals | params).code(result.expr)
    return f"[=]({', '.join(f'auto&& {param}' for param in params.values())}) {{ return {body}; }}"


@expression(n.UnaryExpr)
def unary(w: Writer, e: n.UnaryExpr, want: Want) -> str:
    if e.op == "not":
        return f"!{w.truth(e.expr)}"
    if e.op == "-":
        return f"(-{w.code(e.expr)})"
    raise Unknown(f"does {e.op}", e)


@condition(n.UnaryExpr)
def whether_unary(w: Writer, e: n.UnaryExpr) -> str | None:
    return f"!{w.truth(e.expr)}" if e.op == "not" else None


@expression(n.ConditionalExpr)
def conditional(w: Writer, e: n.ConditionalExpr, want: Want) -> str:
    type_ = want or w.type_of(e)
    c = w.cpp(type_)
    if c == "Empty":
        raise Unknown("is () or ()", e)
    made = f"static_cast<{c}>" if " " in c and "<" not in c else c
    return f"({w.truth(e.cond)} ? {made}({w.code(e.if_expr, type_)}) : {made}({w.code(e.else_expr, type_)}))"


@condition(n.OpExpr)
def whether_both(w: Writer, e: n.OpExpr) -> str | None:
    if e.op not in ("and", "or"):
        return None
    return f"({w.truth(e.left)} {'&&' if e.op == 'and' else '||'} {w.truth(e.right)})"


@expression(n.OpExpr)
def operation(w: Writer, e: n.OpExpr, want: Want) -> str:
    if e.op in ("and", "or"):
        return either(w, e, want)
    c = w.types.cpp_or_empty(w.type_of(e.left))
    match e.op:
        case "+" if made := joined(w, e, c, want):
            return made
        case "*" if c == "Str":
            return f"repeat({w.code(e.left)}, {w.code(e.right)})"
        case "*" if w.types.cpp_or_empty(w.type_of(e)).startswith("List<"):
            return f"({w.code(e.left, want or w.type_of(e))} * {w.code(e.right)})"
        case "//":
            return f"floor_div({w.code(e.left)}, {w.code(e.right)})"
        case "%":
            return f"modulo({w.code(e.left)}, {w.code(e.right)})"
        case "/":
            return f"(double({w.code(e.left)}) / double({w.code(e.right)}))"
        case "+" | "-" | "*" | "&" | "|":
            a, b = w.code(e.left), w.code(e.right)
            if c.startswith("Set<") and w.cpp_of(e.right).startswith("List<"):
                b = f"set_of({b})"
            return f"({a} {e.op} {b})"
    raise Unknown(f"does {e.op}", e)


def joined(w: Writer, e: n.OpExpr, c: str, want: Want) -> str | None:
    """The sum of what is no number: two lists, tuples or strings."""
    type_ = w.wanted(want, "List<", e)
    if w.cpp(type_).startswith("List<"):
        return f"({w.code(e.left, type_)} + {w.code(e.right, type_)})"
    if isinstance(type_, t.TupleType):
        return f"std::tuple_cat({w.code(e.left)}, {w.code(e.right)})"
    return f"concat({w.code(e.left)}, {w.code(e.right)})" if c == "Str" else None


def either(w: Writer, e: n.OpExpr, want: Want) -> str:
    """`a or b` and `a and b` where more than their truth counts: the first, if that decides, else the second."""
    type_ = want or w.type_of(e)
    c = w.types.cpp_or_empty(type_)
    if c in ("bool", ""):
        return w.truth(e)
    first = w.fresh("v")
    left, have = w.code(e.left), w.narrow_cpp(e.left)
    if is_of_passing(e.left):
        left = f"held({left})"
    value = first
    if e.op == "or" or have == c:
        if have.startswith("std::optional<") and not c.startswith("std::optional<"):
            value = f"*{first}"
        elif c.startswith("List<") and have.startswith(("Set<", "Dict<")):
            value = f"list_of({first})"
    else:  # what is false is as good as nothing
        value = f"Int({first})" if have == "bool" and c == "Int" else f"{c}{{}}"
    decides = f"truth({first})" if e.op == "or" else f"!truth({first})"
    right = w.code(e.right, type_)
    return f"[&]() -> {c} {{ auto&& {first} = {left}; if ({decides}) return {value}; return {right}; }}()"


# ---- comparisons

COUNTED = ("Ref<", "List<", "Dict<", "Set<")  # of these, equal ones may be two
BY_PARTS = ("List<", "Set<", "Span", "std::tuple", "Ref<")  # what a display can be equal to


@condition(n.ComparisonExpr)
def whether_compared(w: Writer, e: n.ComparisonExpr) -> str:
    return w.code(e)


@expression(n.ComparisonExpr)
def comparison(w: Writer, e: n.ComparisonExpr, want: Want) -> str:
    parts = [compared(w, op, a, b) for op, a, b in zip(e.operators, e.operands, e.operands[1:])]
    return parts[0] if len(parts) == 1 else f"({' && '.join(parts)})"


def compared(w: Writer, op: str, a: n.Expression, b: n.Expression) -> str:
    match op:
        case "is":
            return identical(w, a, b) or equal(w, "==", a, b)
        case "is not":
            same = identical(w, a, b)
            return f"!{same}" if same else equal(w, "!=", a, b)
        case "in":
            return contained(w, a, b)
        case "not in":
            return f"!{contained(w, a, b)}"
        case "==" | "!=":
            return equal(w, op, a, b)
    return f"({w.code(a)} {op} {w.code(b)})"


def identical(w: Writer, a: n.Expression, b: n.Expression) -> str | None:
    """a is b, where that is more than being equal."""
    if is_none(b):
        return f"is_none({w.unnarrowed(a)})"
    if w.types.cpp_or_empty(w.type_of(a)).startswith(COUNTED):
        return f"{w.code(a)}.is({w.code(b)})"
    return None


def equal(w: Writer, op: str, a: n.Expression, b: n.Expression) -> str:
    if is_char(a, w) and is_one_char(b):
        return f"({char(w, a)} {op} {char_literal(b.value)})"
    type_ = w.type_of(a)
    if isinstance(b, (n.ListExpr, n.TupleExpr, n.SetExpr)) and w.types.cpp_or_empty(type_).startswith(BY_PARTS):
        return f"({w.code(a)} {op} {w.code(b, type_)})"
    return f"({w.code(a)} {op} {w.code(b)})"


def contained(w: Writer, a: n.Expression, b: n.Expression) -> str:
    """a in b."""
    if isinstance(b, (n.TupleExpr, n.ListExpr, n.SetExpr)) and not has_stars(b.items):
        return one_of(w, a, b.items)
    container = w.type_of(b)
    if w.cpp(container) == "Str" and is_char(a, w):
        if isinstance(b, n.StrExpr):
            return f"is_in({char(w, a)}, {raw_literal(b.value)})"
        return f"contains({w.code(b)}, {char(w, a)})"
    if is_instance(container, "builtins.range"):
        return f"contains({iterable(w, b)}, {w.code(a)})"
    if w.cpp(w.type_of(a)).startswith("std::optional<"):
        return f"contains({w.code(b)}, {w.unnarrowed(a)})"
    if isinstance(container, t.Instance) and is_ours(container.type):
        container = dict_base(container.type) or container
    key = container.args[0] if isinstance(container, t.Instance) and container.args else None
    member = w.code(a, key)
    return f"contains({w.code(b)}, {member})"


def one_of(w: Writer, a: n.Expression, all_items: list[n.Expression]) -> str:
    """a in (b, c, d), without making a tuple of them."""
    items = [item for item in all_items if not is_none(item)]
    nullable = len(items) < len(all_items)
    if is_char(a, w) and all(map(is_one_char, items)):
        code = char(w, a)
        return f"is_one_of({code}, {', '.join(char_literal(item.value) for item in items if is_one_char(item))})"
    type_ = or_none(w.type_of(a)) if nullable else w.type_of(a)

    def as_compared(item: n.Expression) -> str:
        is_itself = isinstance(proper(w.source.types.get(item, type_)), t.Instance)
        return w.code(item, None if is_itself else type_)

    args = ", ".join(map(as_compared, items))
    return f"is_one_of{'_or_none' if nullable else ''}({w.unnarrowed(a)}, {args})"


def is_char(e: n.Expression, w: Writer) -> TypeGuard[n.IndexExpr]:
    """Whether an expression is one character of a string, by its index."""
    return isinstance(e, n.IndexExpr) and not isinstance(e.index, n.SliceExpr) and w.narrow_cpp(e.base) == "Str"


def char(w: Writer, e: n.IndexExpr) -> str:
    """Such a character without making a string of it."""
    return f"{w.code(e.base)}.at({w.code(e.index)})"


def is_one_char(e: n.Expression) -> TypeGuard[n.StrExpr]:
    return isinstance(e, n.StrExpr) and len(e.value) == 1
