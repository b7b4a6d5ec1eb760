"""Calls of functions and classes, and how their arguments are put in order."""

from __future__ import annotations

from collections.abc import Sequence

from mypy import nodes as n
from mypy import types as t

from translator.globals import answers_kept, asked, asked_once, constant, remembered
from translator.names import safe
from translator.places import parts
from translator.sequences import is_empty, listed, spread
from translator.source import Unknown
from translator.types import Field, is_ours, is_span_class, without_none
from translator.writer import CONSTRUCTIONS, FUNCTIONS, Want, Writer


def default(w: Writer, e: n.Expression, type_: t.Type) -> str:
    """A default value; mypy may have no type of its own for it."""
    return f"{w.cpp(without_none(type_))}::empty()" if is_empty(e) else w.code(e, type_)


def typed_args(w: Writer, e: n.CallExpr, types: Sequence[t.Type]) -> str:
    """Arguments by their place, where no more than their types is known."""
    return ", ".join(w.code(arg, type_) for arg, type_ in zip(e.args, types))


def ordered_args(w: Writer, e: n.CallExpr, params: Sequence[Field]) -> str:
    """Arguments in the order of the parameters; what is left out is its default."""
    given: dict[str, str] = {}
    by_place = iter(params)
    by_name = {param.name: param for param in params}
    for arg, kind, name in zip(e.args, e.arg_kinds, e.arg_names):
        if kind == n.ARG_STAR:
            given.update((next(by_place).name, value) for value in parts(w, arg))
        else:
            param = by_name[name] if name else next(by_place)
            given[param.name] = w.code(arg, param.type)
    for param in params:
        if param.name not in given:
            if param.default is None:
                raise Unknown(f"lacks {param.name}", e)
            given[param.name] = default(w, param.default, param.type)
    return ", ".join(given[param.name] for param in params)


def call_args(w: Writer, e: n.CallExpr, f: n.FuncDef, bound: bool = False) -> str:
    """The arguments of a function of ours; those of a method without self."""
    assert isinstance(f.type, t.CallableType)
    first = int(bound)
    types = f.type.arg_types[first:]
    if f.type.variables:  # C++ finds out itself
        return ", ".join(
            listed(w, arg) if w.cpp(type_).startswith("List<") else w.code(arg) for arg, type_ in zip(e.args, types)
        )
    return ordered_args(
        w, e, [Field(arg.variable.name, type_, arg.initializer) for arg, type_ in zip(f.arguments[first:], types)]
    )


def call_function(w: Writer, e: n.CallExpr, node: n.FuncDef | n.Decorator | n.OverloadedFuncDef, want: Want) -> str:
    """A function of Python, or of a module of ours: translated, or left to Python, or there by hand."""
    fullname = node.fullname
    if rule := FUNCTIONS.get(fullname):
        return rule(w, e, want)
    if not fullname.startswith("quotes.") or isinstance(node, n.OverloadedFuncDef):
        raise Unknown(f"calls {fullname}", e)
    f = node.func if isinstance(node, n.Decorator) else node
    assert isinstance(f.type, t.CallableType)
    if fullname in w.program.by_hand:
        return call_by_hand(w, e, f)
    is_cached = isinstance(node, n.Decorator)
    is_table = is_cached and (fullname.startswith("quotes.lexicon.") or not f.arguments)  # it is read from a file
    if fullname in w.program.in_python or is_table:
        texts = [arg.value for arg in e.args if isinstance(arg, n.StrExpr)]
        if len(texts) == len(e.args):
            return asked_once(w, fullname, texts, f.type.ret_type)
        name = asked(w, fullname, f.type, answers_kept(node))
    elif is_cached:
        name = remembered(w, fullname, f.type, answers_kept(node))
    else:
        name = w.program.need(fullname)
    return f"{name}({call_args(w, e, f)})"


def call_by_hand(w: Writer, e: n.CallExpr, f: n.FuncDef) -> str:
    """A function that a header has; it is given the constants and functions that it uses."""
    name, *used = w.program.by_hand[f.fullname]
    given = []
    for fullname in used:
        node = w.source.symbol(fullname)
        given.append(constant(w, node) if isinstance(node, n.Var) else w.program.need(fullname))
    return f"{name}({', '.join([*given, call_args(w, e, f)])})"


def call_local(w: Writer, e: n.CallExpr, callee: n.NameExpr) -> str | None:
    """A function within this one, or a variable that is a function."""
    if isinstance(callee.node, n.FuncDef):
        return f"{safe(callee.name)}({call_args(w, e, callee.node)})"
    type_ = w.type_of(callee)
    if isinstance(type_, t.CallableType):
        return f"{w.local(callee)}({typed_args(w, e, type_.arg_types)})"
    return None


def call_new(w: Writer, e: n.CallExpr) -> str:
    """new(Name, (…)): a named tuple made of a tuple."""
    named, value = e.args
    assert isinstance(named, n.NameExpr) and isinstance(named.node, n.TypeInfo)
    made = w.types.class_(named.node)
    if is_span_class(named.node):
        return w.code(value, w.type_of(value))
    if not isinstance(value, n.TupleExpr):
        raise Unknown("makes of what is no tuple", e)
    return f"make<{made.name}>({', '.join(spread(w, value.items, [field.type for field in made.fields]))})"


def construct(w: Writer, e: n.CallExpr, info: n.TypeInfo, want: Want) -> str:
    """A new object of a class."""
    if not is_ours(info):
        if rule := CONSTRUCTIONS.get(info.name):
            return rule(w, e, want)
        raise Unknown(f"makes {info.fullname}", e)
    if info.is_enum:
        return f"enum_of<{w.types.enum(info)}>({w.code(e.args[0])})"
    if is_span_class(info):
        return w.code(e.args[0]) if e.arg_kinds == [n.ARG_STAR] else f"Span{{{', '.join(map(w.code, e.args))}}}"
    made = w.types.class_(info)
    if made.kind == "plain":
        init = info.names["__init__"].node
        assert isinstance(init, n.FuncDef)
        w.program.need(init.fullname)
        return f"made<{made.name}>({call_args(w, e, init, bound=True)})"
    return f"make<{made.name}>({ordered_args(w, e, made.fields)})"
