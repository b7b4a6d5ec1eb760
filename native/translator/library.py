"""The functions and classes of Python: what their calls become."""

from __future__ import annotations

from mypy import nodes as n
from mypy import types as t

from translator.calls import default
from translator.members import sort_args
from translator.sequences import comprehension, iterable, listed, loops
from translator.source import Unknown
from translator.trees import is_none, keyword, positional
from translator.types import is_fixed_tuple, is_span
from translator.writer import Want, Writer, construction, function

STOP = 'throw std::out_of_range("StopIteration");'


# ---- functions


@function("builtins.len")
def len_(w: Writer, e: n.CallExpr, want: Want) -> str:
    type_ = w.type_of(e.args[0])
    if is_fixed_tuple(type_) and not is_span(type_):
        return f"Int({len(type_.items)})"
    if w.is_self(e.args[0]):  # a dictionary
        return "len(*this)"
    return f"len({w.code(e.args[0])})"


@function("builtins.any")
def any_(w: Writer, e: n.CallExpr, want: Want) -> str:
    return decided(w, e.args[0], "", "true", "false")


@function("builtins.all")
def all_(w: Writer, e: n.CallExpr, want: Want) -> str:
    return decided(w, e.args[0], "!", "false", "true")


def decided(w: Writer, e: n.Expression, sign: str, early: str, late: str) -> str:
    """A loop that gives one answer as soon as it finds an item (with ! one that is false), and else the other."""
    if isinstance(e, n.GeneratorExpr):
        test = e.left_expr
        body = loops(w, e, lambda inside: f"if ({sign}({inside.truth(test)})) return {early};\n")
    else:
        item = w.fresh("it")
        body = f"for (auto&& {item} : {iterable(w, e)}) if ({sign}truth({item})) return {early};\n"
    return f"[&] {{ {body} return {late}; }}()"


@function("builtins.sum")
def sum_(w: Writer, e: n.CallExpr, want: Want) -> str:
    items = e.args[0]
    if not isinstance(items, n.GeneratorExpr):
        return f"sum_({iterable(w, items)})"
    name = w.fresh("sum")
    body = loops(w, items, lambda inside: f"{name} += {inside.code(items.left_expr)};\n")
    start = w.code(e.args[1]) if len(e.args) > 1 else "0"
    return f"[&] {{ Int {name} = {start};\n{body}\nreturn {name}; }}()"


@function("builtins.next")
def next_(w: Writer, e: n.CallExpr, want: Want) -> str:
    """The first of a generator or of iter(…)."""
    items = e.args[0]
    if isinstance(items, n.CallExpr) and isinstance(items.callee, n.RefExpr):
        if items.callee.fullname == "builtins.iter":
            items = items.args[0]
    type_ = want or w.type_of(e)
    c = w.cpp(type_)
    if isinstance(items, n.GeneratorExpr):
        first = items.left_expr
        body = loops(w, items, lambda inside: f"return {inside.code(first, type_)};\n")
    else:
        item = w.fresh("it")
        body = f"for (auto&& {item} : {iterable(w, items)}) return {item};"
    last = f"return {default(w, e.args[1], type_)};" if len(e.args) > 1 else STOP
    return f"[&]() -> {c} {{ {body} {last} }}()"


@function("builtins.sorted")
def sorted_(w: Writer, e: n.CallExpr, want: Want) -> str:
    order = sort_args(w, e)
    return f"sorted({iterable(w, e.args[0])}{', ' + order if order else ''})"


@function("builtins.min")
def min_(w: Writer, e: n.CallExpr, want: Want) -> str:
    return extreme(w, e, "min", want)


@function("builtins.max")
def max_(w: Writer, e: n.CallExpr, want: Want) -> str:
    return extreme(w, e, "max", want)


def extreme(w: Writer, e: n.CallExpr, name: str, want: Want) -> str:
    """The least or the greatest, of the arguments or of the one iterable."""
    items, key, fallback = positional(e), keyword(e, "key"), keyword(e, "default")
    if key and (fallback or len(items) > 1):
        raise Unknown(f"has a key and {'a default' if fallback else 'several arguments'}", e)
    if len(items) > 1:
        c = w.cpp(w.type_of(e))
        return f"{name}_({', '.join(f'{c}({w.code(item)})' for item in items)})"
    if key:
        by = w.code(key)
        return f"{name}_by({iterable(w, items[0])}, {by})"
    if not fallback:
        return f"{name}_({iterable(w, items[0])})"
    type_ = want or w.type_of(e)
    among = iterable(w, items[0])
    return f"{w.cpp(type_)}({name}_or({among}, {w.code(fallback, type_)}))"


@function("bisect.bisect_left", "_bisect.bisect_left", "bisect.bisect_right", "_bisect.bisect_right")
def bisect(w: Writer, e: n.CallExpr, want: Want) -> str:
    assert isinstance(e.callee, n.RefExpr)
    name, key = e.callee.fullname.rpartition(".")[2], keyword(e, "key")
    by = [w.code(key)] if key else []
    items, x, *between = [w.code(arg) for arg in e.args if arg is not key]
    return f"{name}{'_by' if key else ''}({', '.join([items, x, *by, *between])})"


OF_ONE = {  # functions of one argument, and what they are of it
    "functools.cache": "once({})",  # of a function without arguments
    "builtins.abs": "std::abs({})",
    "builtins.ord": "Int({}.at(0))",
    "builtins.id": "identity({})",
}


@function(*OF_ONE)
def of_one(w: Writer, e: n.CallExpr, want: Want) -> str:
    assert isinstance(e.callee, n.RefExpr)
    return OF_ONE[e.callee.fullname].format(w.code(e.args[0]))


# ---- classes


@construction("list", "tuple")
def list_(w: Writer, e: n.CallExpr, want: Want) -> str:
    c = w.cpp(w.wanted(want, "List<", e))
    if not e.args:
        return f"{c}::empty()"
    items = e.args[0]
    if isinstance(items, n.GeneratorExpr):
        return comprehension(w, items, want or w.type_of(e))
    type_ = w.type_of(items)
    if isinstance(type_, t.Instance) and w.cpp(type_) == "Str":
        return f"chars({w.code(items)})"
    return f"list_as<{c}>(list_of({iterable(w, items)}))"


@construction("set", "frozenset")
def set_(w: Writer, e: n.CallExpr, want: Want) -> str:
    if not e.args:
        return f"{w.cpp(w.wanted(want, 'Set<', e))}::empty()"
    if w.cpp(w.type_of(e.args[0])) == "Str":
        return f"set_of(chars({w.code(e.args[0])}))"
    return f"set_of({iterable(w, e.args[0])})"


@construction("dict")
def dict_(w: Writer, e: n.CallExpr, want: Want) -> str:
    c = w.cpp(w.wanted(want, "Dict<", e))
    return f"dict_as<{c}>({iterable(w, e.args[0])})" if e.args else f"{c}::empty()"


@construction("defaultdict")
def defaultdict(w: Writer, e: n.CallExpr, want: Want) -> str:
    """What a key that is not there gets is the default of its C++ type."""
    return f"{w.cpp(want or w.type_of(e))}::empty()"


@construction("map")
def map_(w: Writer, e: n.CallExpr, want: Want) -> str:
    mapped = w.code(e.args[0])
    return f"map_({mapped}, {', '.join(iterable(w, arg) for arg in e.args[1:])})"


@construction("range")
def range_(w: Writer, e: n.CallExpr, want: Want) -> str:
    return iterable(w, e)


@construction("zip", "enumerate", "reversed", "pairwise")
def view(w: Writer, e: n.CallExpr, want: Want) -> str:
    """What is a view where it is only gone over."""
    return f"list_of({iterable(w, e)})"


@construction("accumulate")
def accumulate(w: Writer, e: n.CallExpr, want: Want) -> str:
    initial = keyword(e, "initial")
    if initial is None:
        raise Unknown("accumulates from nothing", e)
    start = w.code(initial)
    return f"accumulate({iterable(w, e.args[0])}, {start})"


@construction("islice")
def islice(w: Writer, e: n.CallExpr, want: Want) -> str:
    bounds = ["std::nullopt" if is_none(arg) else w.code(arg) for arg in e.args[1:]]
    if len(bounds) == 1:
        bounds.insert(0, "std::nullopt")
    return f"slice(list_of({iterable(w, e.args[0])}), {', '.join(bounds)})"


@construction("compress")
def compress(w: Writer, e: n.CallExpr, want: Want) -> str:
    return f"compress({iterable(w, e.args[0])}, {iterable(w, e.args[1])})"


@construction("array")
def array(w: Writer, e: n.CallExpr, want: Want) -> str:
    c = w.cpp(w.type_of(e))
    return f"list_as<{c}>({listed(w, e.args[1])})" if len(e.args) > 1 else f"{c}::empty()"


@construction("bool")
def bool_(w: Writer, e: n.CallExpr, want: Want) -> str:
    return w.truth(e.args[0])


@construction("int")
def int_(w: Writer, e: n.CallExpr, want: Want) -> str:
    is_bool = w.cpp(w.type_of(e.args[0])) == "bool"
    return f"{'Int' if is_bool else 'int_of'}({w.code(e.args[0])})"


@construction("str")
def str_(w: Writer, e: n.CallExpr, want: Want) -> str:
    return f"str_of({w.code(e.args[0])})"
