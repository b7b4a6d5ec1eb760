"""What is gone over; and lists, sets, dictionaries and tuples that are written out or computed item by item."""

from __future__ import annotations

from collections.abc import Callable

from mypy import nodes as n
from mypy import types as t

from translator.places import part, parts, unpack
from translator.source import Unknown
from translator.trees import has_stars, is_of_passing, positional, targets
from translator.types import holding, is_none_type, is_vague, proper, without_none
from translator.writer import Want, Writer, expression, is_lazy

Loops = n.GeneratorExpr | n.DictionaryComprehension
VIEWS = ("items", "keys", "values")  # of a dictionary


def element_of(w: Writer, e: n.Expression) -> t.ProperType:
    """The type of what an iterable expression holds."""
    return w.types.element(w.type_of(e))


def iterable(w: Writer, e: n.Expression) -> str:
    """Something to go over with a for loop; no list is made for it where there is a view."""
    if isinstance(e, n.CallExpr) and (view := view_of(w, e)):
        return view
    if isinstance(e, n.TupleExpr):
        type_ = w.type_of(e)
        if not isinstance(type_, t.TupleType):
            return list_display(w, e.items, type_)
        element = w.types.element(type_)
        if w.types.same(type_.items) or any(map(is_none_type, type_.items)):
            return list_display(w, e.items, holding(type_, element))
    if isinstance(e, n.ConditionalExpr) and (either := either_list(w, e)):
        return either
    type_ = w.type_of(e)
    if isinstance(type_, t.TupleType) and not isinstance(e, n.TupleExpr) and type_.items:
        return f"as_list<{w.cpp(w.types.element(type_))}>({w.code(e)})"
    return f"held({w.code(e)})" if is_of_passing(e) else w.code(e)


def view_of(w: Writer, e: n.CallExpr) -> str | None:
    """A call that becomes a view of what is there."""
    if isinstance(e.callee, n.RefExpr):
        match e.callee.fullname:
            case "builtins.range":
                return f"range({', '.join(map(w.code, e.args))})"
            case "builtins.enumerate":
                start = f", {w.code(e.args[1])}" if len(e.args) > 1 else ""
                return f"enumerate({iterable(w, e.args[0])}{start})"
            case "builtins.zip":
                return f"zip({', '.join(iterable(w, arg) for arg in positional(e))})"
            case "builtins.reversed":
                return f"reversed({iterable(w, e.args[0])})"
            case "itertools.pairwise":
                return f"pairwise({iterable(w, e.args[0])})"
    if isinstance(e.callee, n.MemberExpr) and e.callee.name in VIEWS and w.cpp_of(e.callee.expr).startswith("Dict<"):
        return f"{e.callee.name}({w.code(e.callee.expr)})"
    return None


def either_list(w: Writer, e: n.ConditionalExpr) -> str | None:
    """One of two iterables that need lists to be of one type."""
    whole, a, b = w.cpp_of(e), w.type_of(e.if_expr), w.type_of(e.else_expr)
    if is_empty(e.else_expr):
        return f"({w.truth(e.cond)} ? list_of({iterable(w, e.if_expr)}) : {list_type(w, a)}::empty())"
    if is_empty(e.if_expr):
        return f"({w.truth(e.cond)} ? {list_type(w, b)}::empty() : list_of({iterable(w, e.else_expr)}))"
    if not whole or whole.startswith(("std::tuple", "Span")) or a != b:
        return f"({w.truth(e.cond)} ? list_of({iterable(w, e.if_expr)}) : list_of({iterable(w, e.else_expr)}))"
    return None


def is_empty(e: n.Expression) -> bool:
    return isinstance(e, n.TupleExpr) and not e.items


def list_type(w: Writer, type_: t.ProperType) -> str:
    return f"List<{w.cpp(w.types.element(type_))}>"


def listed(w: Writer, e: n.Expression) -> str:
    """An iterable as a list."""
    code = iterable(w, e)
    is_view = is_lazy(e) or code.startswith(tuple(f"{view}(" for view in VIEWS))
    return f"list_of({code})" if is_view or w.cpp(w.type_of(e)).startswith(("Set<", "Dict<", "Str")) else code


def list_display(w: Writer, items: list[n.Expression], type_: t.ProperType) -> str:
    """A list of these items, which may have stars."""
    element = w.types.element(type_)
    if is_vague(element):
        element = first_type(w, items)
    c = w.cpp(element)
    if not has_stars(items):
        return f"list<{c}>({', '.join(w.code(i, element) for i in items)})" if items else f"List<{c}>::empty()"
    name = w.fresh("l")
    out = f"[&] {{ auto {name} = List<{c}>::empty(); "
    for item in items:
        if not isinstance(item, n.StarExpr):
            out += f"{name}.append({w.code(item, element)}); "
            continue
        inner = w.type_of(item.expr)
        if isinstance(inner, t.TupleType) and inner.items:
            value = w.fresh("v")
            out += f"{{ auto&& {value} = {w.code(item.expr)}; "
            out += "".join(f"{name}.append({part(w, value, inner, i)}); " for i in range(len(inner.items))) + "} "
        else:
            out += f"{name}.extend({iterable(w, item.expr)}); "
    return out + f"return {name}; }}()"


def first_type(w: Writer, items: list[n.Expression]) -> t.ProperType:
    """The type of what comes first, where mypy has no better for all."""
    first = items[0]
    return element_of(w, first.expr) if isinstance(first, n.StarExpr) else w.type_of(first)


def spread(w: Writer, items: list[n.Expression], types: list[t.Type]) -> list[str]:
    """The items of a tuple of these types, those with stars taken apart."""
    found: list[str] = []
    for item in items:
        found += parts(w, item.expr) if isinstance(item, n.StarExpr) else [w.code(item, types[len(found)])]
    return found


def loops(w: Writer, g: Loops, inner: Callable[[Writer], str]) -> str:
    """The loops of a comprehension around what `inner` writes, which sees their variables."""
    inside = w.within()
    heads: list[str] = []
    for index, sequence, conditions in zip(g.indices, g.sequences, g.condlists):
        item = w.fresh("it")
        source, element = iterable(inside, sequence), element_of(inside, sequence)
        for variable in targets(index):
            inside.scope.locals.pop(variable, None)
        unpacked = unpack(inside, index, item, element)
        tests = "".join(f"if (!({inside.truth(test)})) continue;\n" for test in conditions)
        heads.append(f"for (auto&& {item} : {source}) {{\n{unpacked}{tests}")
    return "".join(heads) + inner(inside) + "}" * len(heads)


def comprehension(w: Writer, g: n.GeneratorExpr, want: Want) -> str:
    """A generator as a list."""
    if want is not None and w.types.cpp_or_empty(want).startswith("List<"):
        element = w.types.element(proper(want))
    elif g in w.source.types:
        element = element_of(w, g)
    else:
        element = w.type_of(g.left_expr)
    return collected(w, g, "List", "append", element)


def collected(w: Writer, g: n.GeneratorExpr, kind: str, add: str, element: t.ProperType) -> str:
    """The items of a generator in a new List or Set, to which it is added."""
    if is_vague(element):
        element = w.type_of(g.left_expr)
    c = w.cpp(element)
    name = w.fresh(kind[0].lower())
    body = loops(w, g, lambda inside: f"{name}.{add}({inside.code(g.left_expr, element)});\n")
    return f"[&] {{ auto {name} = {kind}<{c}>::empty();\n{body}\nreturn {name}; }}()"


# ---- the rules

@expression(n.TupleExpr)
def tuple_(w: Writer, e: n.TupleExpr, want: Want) -> str:
    type_ = proper(want) if want is not None else w.type_of(e)
    if isinstance(type_, t.UnionType) and not w.cpp(type_).startswith("List<"):
        rest = [item for item in type_.items if not is_none_type(item)]
        type_ = proper(rest[0]) if len(rest) == 1 else w.type_of(e)
    c = w.cpp(type_)
    if c.startswith("List<"):
        return list_display(w, e.items, type_)
    if c == "Empty":
        return "Empty{}"
    if isinstance(type_, t.TupleType):
        return f"{c}{{{', '.join(spread(w, e.items, type_.items))}}}"
    raise Unknown(f"is a tuple as {type_}", e)


@expression(n.ListExpr)
def list_(w: Writer, e: n.ListExpr, want: Want) -> str:
    return list_display(w, e.items, without_none(w.wanted(want, "List<", e)))


@expression(n.SetExpr)
def set_(w: Writer, e: n.SetExpr, want: Want) -> str:
    type_ = w.wanted(want if isinstance(want, t.Instance) else None, "Set<", e)
    element = w.types.element(type_)
    if is_vague(element):
        element = first_type(w, e.items)
    return f"set_of({list_display(w, e.items, holding(type_, element))})"


@expression(n.DictExpr)
def dict_(w: Writer, e: n.DictExpr, want: Want) -> str:
    type_ = without_none(want) if want is not None else w.type_of(e)
    assert isinstance(type_, t.Instance)
    c = w.cpp(type_)
    name = w.fresh("d")
    out = f"[&] {{ auto {name} = {c}::empty(); "
    for key, value in e.items:
        if key is None:  # "**value"
            out += f"{name}.update({w.code(value)}); "
        else:
            out += f"{name}.set({w.code(key, type_.args[0])}, {w.code(value, type_.args[1])}); "
    return out + f"return {name}; }}()"


@expression(n.GeneratorExpr)
def generator(w: Writer, e: n.GeneratorExpr, want: Want) -> str:
    return comprehension(w, e, want)


@expression(n.ListComprehension)
def list_comprehension(w: Writer, e: n.ListComprehension, want: Want) -> str:
    return comprehension(w, e.generator, w.wanted(want, "List<", e))


@expression(n.SetComprehension)
def set_comprehension(w: Writer, e: n.SetComprehension, want: Want) -> str:
    return collected(w, e.generator, "Set", "add", element_of(w, e))


@expression(n.DictionaryComprehension)
def dict_comprehension(w: Writer, e: n.DictionaryComprehension, want: Want) -> str:
    type_ = w.type_of(e)
    assert isinstance(type_, t.Instance)
    (key_type, value_type), key, value = type_.args, e.key, e.value
    if key is None:
        raise Unknown("unpacks dictionaries", e)
    name = w.fresh("d")
    body = loops(w, e, lambda inside: f"{name}.set({inside.code(key, key_type)}, {inside.code(value, value_type)});\n")
    return f"[&] {{ auto {name} = {w.cpp(type_)}::empty();\n{body}\nreturn {name}; }}()"
