"""What can be assigned to, and the parts of what is taken apart."""

from __future__ import annotations

from mypy import nodes as n
from mypy import types as t

from translator.names import safe
from translator.source import Unknown
from translator.types import class_of, declared_in, dict_base, is_fixed_tuple, is_span, proper
from translator.writer import Writer


def part(w: Writer, value: str, type_: t.TupleType, i: int) -> str:
    """Item i of a tuple."""
    if is_span(type_):
        return f"{value}.{('start', 'end')[i]}"
    if is_fixed_tuple(type_):
        return f"std::get<{i}>({value})"
    return f"{value}->{safe(w.types.class_of(type_).fields[i].name)}"


def parts(w: Writer, e: n.Expression) -> list[str]:
    """The items of what has a star before it."""
    type_ = w.type_of(e)
    if not isinstance(type_, t.TupleType):
        raise Unknown("spreads what has no fixed length", e)
    value = w.code(e)
    return [part(w, value, type_, i) for i in range(len(type_.items))]


def plain_args(w: Writer, e: n.CallExpr) -> str:
    """Arguments as they stand."""
    out = []
    for arg, kind in zip(e.args, e.arg_kinds):
        out += parts(w, arg) if kind == n.ARG_STAR else [w.code(arg)]
    return ", ".join(out)


def member(w: Writer, e: n.MemberExpr) -> str:
    """A member of an object, by its own name; a method is called by it."""
    if w.is_self(e.expr):
        return f"this->{safe(e.name)}"
    access = "." if is_span(w.type_of(e.expr)) else "->"
    return f"{w.code(e.expr)}{access}{safe(e.name)}"


def bounds(w: Writer, s: n.SliceExpr) -> str:
    """Beginning and end of a slice, as arguments."""
    return ", ".join(w.code(index) if index else "std::nullopt" for index in (s.begin_index, s.end_index))


def item(w: Writer, e: n.IndexExpr) -> str:
    """A place in a list or a dictionary, to be changed."""
    base = w.type_of(e.base)
    if isinstance(base, t.Instance) and w.cpp(base).startswith("Dict<"):
        return f"item_at({w.code(e.base)}, {w.code(e.index, base.args[0])})"
    return f"{w.code(e.base)}.at({w.code(e.index)})"


def changed_place(w: Writer, e: n.Expression) -> str:
    """What is changed where it stands: what a dictionary lacks it gets."""
    return item(w, e) if isinstance(e, n.IndexExpr) else w.code(e)


def target_type(w: Writer, lvalue: n.Expression) -> t.ProperType:
    """The declared type of what is assigned to."""
    if isinstance(lvalue, n.NameExpr):
        assert isinstance(lvalue.node, n.Var)
        return proper(lvalue.node.type)
    if isinstance(lvalue, n.MemberExpr):
        node = declared_in(class_of(w.type_of(lvalue.expr)), lvalue.name)
        assert isinstance(node, n.Var)
        return proper(node.type)
    if isinstance(lvalue, n.IndexExpr):
        base = w.type_of(lvalue.base)
        if isinstance(base, t.Instance):
            return proper((dict_base(base.type) or base).args[-1])
    return w.type_of(lvalue)


def assign(w: Writer, lvalue: n.Expression, value: str) -> str:
    """The statement that assigns what C++ calls `value`."""
    if isinstance(lvalue, n.NameExpr):
        return f"{w.local(lvalue)} = {value};\n"
    if isinstance(lvalue, n.MemberExpr):
        return f"{member(w, lvalue)} = {value};\n"
    if isinstance(lvalue, n.IndexExpr):
        return assign_item(w, lvalue, value)
    raise Unknown("is assigned to", lvalue)


def assign_item(w: Writer, lvalue: n.IndexExpr, value: str) -> str:
    base = w.type_of(lvalue.base)
    if isinstance(lvalue.index, n.SliceExpr):
        return f"{w.code(lvalue.base)}.set_slice({bounds(w, lvalue.index)}, {value});\n"
    if w.cpp(base).startswith("List<"):
        return f"{w.code(lvalue.base)}.at({w.code(lvalue.index)}) = {value};\n"
    if w.is_self(lvalue.base):  # a dictionary of answers lives longer than the text that they are slices of
        return f"this->set(compact({w.code(lvalue.index)}), compact({value}));\n"
    key = base.args[0] if isinstance(base, t.Instance) and w.cpp(base).startswith("Dict<") else None
    return f"{changed_place(w, lvalue.base)}.set({w.code(lvalue.index, key)}, {value});\n"


def unpack(w: Writer, lvalue: n.Expression, value: str, type_: t.Type) -> str:
    """The statements that assign what C++ calls `value` to a target that may be a tuple."""
    if isinstance(lvalue, (n.TupleExpr, n.ListExpr)):
        return unpack_items(w, lvalue.items, value, proper(type_))
    if isinstance(lvalue, n.NameExpr) and isinstance(lvalue.node, n.Var) and lvalue.node not in w.scope.locals:
        name = w.scope.locals[lvalue.node] = safe(lvalue.name)  # a comprehension has variables of its own
        return f"auto&& {name} = {value};\n"
    return assign(w, lvalue, value)


def unpack_items(w: Writer, lvalues: list[n.Expression], value: str, type_: t.ProperType) -> str:
    if isinstance(type_, t.TupleType):
        return "".join(
            unpack_item(w, lvalue, part(w, value, type_, i), item_type)
            for i, (lvalue, item_type) in enumerate(zip(lvalues, type_.items))
        )
    element = w.types.element(type_)
    out, behind_star = "", False
    for i, lvalue in enumerate(lvalues):
        after = len(lvalues) - 1 - i
        if isinstance(lvalue, n.StarExpr):
            behind_star = True
            until = f"Int(-{after})" if after else "std::nullopt"
            out += unpack_item(w, lvalue.expr, f"slice({value}, Int({i}), {until})", type_)
        else:
            out += unpack_item(w, lvalue, f"{value}.at({-1 - after if behind_star else i})", element)
    return out


def unpack_item(w: Writer, lvalue: n.Expression, value: str, type_: t.Type) -> str:
    if isinstance(lvalue, n.TupleExpr):
        name = w.fresh("v")
        return f"auto&& {name} = {value};\n" + unpack(w, lvalue, name, type_)
    if isinstance(lvalue, n.NameExpr) and lvalue.name == "_":
        return ""
    return unpack(w, lvalue, value, type_)
