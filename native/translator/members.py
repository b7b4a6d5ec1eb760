"""Items, slices and members of things; calls, and the methods that are called."""

from __future__ import annotations

from mypy import nodes as n
from mypy import types as t

from translator.calls import call_args, call_function, call_local, call_new, construct, default, typed_args
from translator.expressions import global_value
from translator.globals import constant, group_number, pattern_method
from translator.names import safe
from translator.places import bounds, changed_place, item, member, part, plain_args
from translator.sequences import VIEWS, iterable, listed
from translator.source import Unknown
from translator.trees import has_stars, is_none
from translator.types import class_of, declared_in, dict_base, is_instance, is_ours, is_span, is_span_class, proper
from translator.writer import Want, Writer, expression


@expression(n.IndexExpr)
def index(w: Writer, e: n.IndexExpr, want: Want) -> str:
    base = w.type_of(e.base)
    if isinstance(e.index, n.SliceExpr):
        return slice_(w, e, e.index, base)
    c = w.cpp(base)
    if c == "Match":
        return f"{w.code(e.base)}->group({group_number(w, e.index, e.base)})"
    if isinstance(base, t.TupleType):
        return tuple_item(w, e, base)
    if c.startswith("Dict<"):
        assert isinstance(base, t.Instance)
        if base.type.name == "defaultdict":
            return item(w, e)
        return w.narrowed(f"{w.code(e.base)}[{w.code(e.index, base.args[0])}]", base.args[1], e)
    if dict_base(class_of(base)):
        return f"{w.code(e.base)}.look_up({w.code(e.index)})"
    if c == "Str" or is_instance(base, "builtins.range"):
        return f"{w.code(e.base)}[{w.code(e.index)}]"
    return w.narrowed(f"{w.code(e.base)}.at({w.code(e.index)})", w.types.element(base), e)


def slice_(w: Writer, e: n.IndexExpr, s: n.SliceExpr, base: t.ProperType) -> str:
    if is_minus_one(s.stride) and not s.begin_index and not s.end_index:
        return f"backwards({w.code(e.base)})"
    if s.stride:
        raise Unknown("has a stride", e)
    if not isinstance(base, t.TupleType):
        return f"slice({w.code(e.base)}, {bounds(w, s)})"
    if s.end_index is not None or not isinstance(s.begin_index, n.IntExpr):
        raise Unknown("slices a fixed tuple", e)
    value = w.code(e.base)
    return f"std::make_tuple({', '.join(part(w, value, base, i) for i in range(s.begin_index.value, len(base.items)))})"


def is_minus_one(e: n.Expression | None) -> bool:
    return isinstance(e, n.UnaryExpr) and e.op == "-" and isinstance(e.expr, n.IntExpr) and e.expr.value == 1


def tuple_item(w: Writer, e: n.IndexExpr, base: t.TupleType) -> str:
    i = constant_index(e.index, len(base.items))
    if i is not None:
        return w.narrowed(part(w, w.code(e.base), base, i), base.items[i], e)
    if not w.types.same(base.items):
        raise Unknown("has an index that varies", e)
    return f"tuple_at({w.code(e.base)}, {w.code(e.index)})"


def constant_index(e: n.Expression, size: int) -> int | None:
    if isinstance(e, n.IntExpr):
        return e.value
    if isinstance(e, n.UnaryExpr) and e.op == "-" and isinstance(e.expr, n.IntExpr):
        return size - e.expr.value
    return None


@expression(n.MemberExpr)
def any_member(w: Writer, e: n.MemberExpr, want: Want) -> str:
    owner = e.expr.node if isinstance(e.expr, n.NameExpr) else None
    if isinstance(owner, n.MypyFile):
        return global_value(w, e)
    if isinstance(owner, n.TypeInfo):
        return class_member(w, e, owner)
    info = class_of(w.type_of(e.expr))
    if info is None:
        raise Unknown(f"is of {w.type_of(e.expr)}", e)
    if info.is_enum and e.name == "value":
        return f"value_of({w.code(e.expr)})"
    node = declared_in(info, e.name)
    if isinstance(node, n.Decorator) and node.func.is_property:
        w.types.class_(info)
        w.program.need(f"{info.fullname}.{e.name}")
        assert isinstance(node.func.type, t.CallableType)
        return w.narrowed(f"{member(w, e)}()", node.func.type.ret_type, e)
    if isinstance(node, (n.FuncDef, n.Decorator, n.OverloadedFuncDef)):
        return bound_method(w, e, info)
    if not isinstance(node, n.Var):
        raise Unknown("is no member", e)
    w.types.class_(info)
    return w.narrowed(member(w, e), node.type, e)


def class_member(w: Writer, e: n.MemberExpr, info: n.TypeInfo) -> str:
    """What is named by a class: a value of an enumeration, or a method of a string as a function."""
    if info.is_enum:
        return f"{w.types.enum(info)}::{e.name}"
    if info.fullname == "builtins.str":
        return f"[](const Str& s) {{ return s.{e.name}(); }}"
    raise Unknown("is an unbound method", e)


def bound_method(w: Writer, e: n.MemberExpr, info: n.TypeInfo) -> str:
    """A method that is not called here: a function that calls it."""
    if e.name == "__getitem__":
        call = ".look_up(k)" if dict_base(info) else "[k]"
        return f"[&](auto&& k) {{ return {w.code(e.expr)}{call}; }}"
    if is_ours(info):
        w.program.need(f"{info.fullname}.{e.name}")
        return f"[=, self_ = {w.code(e.expr)}](auto&&... a) {{ return self_->{safe(e.name)}(a...); }}"
    if e.name == "get":
        return f"[&](auto&& k) {{ return {w.code(e.expr)}.get(k); }}"
    raise Unknown("is a bound method", e)


# ---- calls

CHANGING = frozenset("append add extend insert setdefault update discard remove pop sort clear".split())
SET_OPERATIONS = {name: name for name in "isdisjoint issubset issuperset intersection difference".split()} | {
    "union": "union_"
}


@expression(n.CallExpr)
def call(w: Writer, e: n.CallExpr, want: Want) -> str:
    callee = e.callee
    if isinstance(callee, n.IndexExpr) and isinstance(callee.analyzed, n.TypeApplication):
        callee = callee.analyzed.expr  # set[int]()
    if isinstance(callee, n.NameExpr) and callee.kind == n.LDEF:
        found = call_local(w, e, callee)
    elif isinstance(callee, n.RefExpr):
        found = call_global(w, e, callee, want)
    else:
        found = None
    if found is not None:
        return found
    if isinstance(callee, n.MemberExpr):
        return call_method(w, e, callee, want)
    type_ = w.type_of(callee)
    if isinstance(type_, t.CallableType):
        return f"({w.code(callee)})({typed_args(w, e, type_.arg_types)})"
    raise Unknown(f"calls {callee}", e)


def call_global(w: Writer, e: n.CallExpr, callee: n.RefExpr, want: Want) -> str | None:
    """What a module holds."""
    node = callee.node
    if isinstance(node, n.TypeInfo):
        return construct(w, e, node, want)
    if isinstance(node, n.TypeAlias):
        raise Unknown("calls an alias", e)
    of_object = isinstance(callee, n.MemberExpr) and callee.expr in w.source.types
    if isinstance(node, (n.FuncDef, n.Decorator, n.OverloadedFuncDef)) and not of_object:
        return call_function(w, e, node, want)
    if isinstance(node, n.Var) and callee.fullname == "quotes.model.new":
        return call_new(w, e)
    if isinstance(node, n.Var) and isinstance(callee, n.NameExpr):
        return f"{constant(w, node)}({', '.join(map(w.code, e.args))})"
    return None


def call_method(w: Writer, e: n.CallExpr, callee: n.MemberExpr, want: Want) -> str:
    name = callee.name
    if isinstance(callee.expr, n.StrExpr) and (made := formatted(w, e, callee.expr, name)):
        return made
    if isinstance(callee.expr, n.RefExpr) and isinstance(callee.expr.node, n.TypeInfo):
        return class_method(w, e, callee.expr.node, name, want)
    base = w.type_of(callee.expr)
    c = w.cpp(base)
    info = class_of(base)
    if info and (is_ours(info) or is_span(base)):
        return object_method(w, e, callee, info)
    if c == "const Pattern*":
        return f"{pattern_method(w, callee.expr, name)}({plain_args(w, e)})"
    if c == "Match":
        return f"{w.code(callee.expr)}->{name}({', '.join(group_number(w, arg, callee.expr) for arg in e.args)})"
    if c == "Str":
        return str_method(w, e, callee)
    if name in VIEWS and c.startswith("Dict<"):
        return f"list_of({name}({w.code(callee.expr)}))"
    if c.startswith(("List<", "Set<", "Dict<")) and (made := container_method(w, e, callee, base)):
        return made
    raise Unknown(f"calls {name} of {base}", e)


def formatted(w: Writer, e: n.CallExpr, text: n.StrExpr, name: str) -> str | None:
    """An f-string, which mypy sees as calls of `join` and `format`."""
    if name == "format" and text.value == "{:{}}":
        return f"str_of({w.code(e.args[0])})"
    pieces = e.args[0]
    if name == "join" and text.value == "" and isinstance(pieces, n.ListExpr) and not has_stars(pieces.items):
        return f"concat({', '.join(map(w.code, pieces.items))})"
    return None


def class_method(w: Writer, e: n.CallExpr, info: n.TypeInfo, name: str, want: Want) -> str:
    if name != "fromkeys":
        raise Unknown(f"calls {info.fullname}.{name}", e)
    c = w.cpp(want or w.type_of(e))
    return f"{'set_of' if c.startswith('Set<') else f'dict_fromkeys<{c}>'}({iterable(w, e.args[0])})"


def object_method(w: Writer, e: n.CallExpr, callee: n.MemberExpr, info: n.TypeInfo) -> str:
    name = callee.name
    if name == "_replace":
        return replaced(w, e, callee.expr, info)
    if dict_base(info) and name == "clear":
        return "this->clear()"
    node = declared_in(info, name)
    if isinstance(node, n.Var):  # a function that is a field
        type_ = proper(node.type)
        assert isinstance(type_, t.CallableType)
        return f"{member(w, callee)}({typed_args(w, e, type_.arg_types)})"
    if is_span_class(info):
        return f"{w.code(callee.expr)}.{name}({plain_args(w, e)})"
    f = node.func if isinstance(node, n.Decorator) else node
    if not isinstance(f, n.FuncDef):
        raise Unknown(f"calls {name}", e)
    w.program.need(f"{info.fullname}.{name}")
    w.types.class_(info)
    return f"{member(w, callee)}({call_args(w, e, f, bound=True)})"


def replaced(w: Writer, e: n.CallExpr, base: n.Expression, info: n.TypeInfo) -> str:
    """A copy with other values of some fields."""
    types = {field.name: field.type for field in w.types.class_(info).fields}
    name = w.fresh("r")
    given = [(key, arg) for key, arg in zip(e.arg_names, e.args) if key]
    if is_span_class(info):
        sets = "".join(f"{name}.{key} = {w.code(arg)}; " for key, arg in given)
        return f"[&] {{ Span {name} = {w.code(base)}; {sets}return {name}; }}()"
    sets = "".join(f"{name}->{safe(key)} = {w.code(arg, types[key])}; " for key, arg in given)
    return f"[&] {{ auto {name} = copy_of({w.code(base)}); {sets}return {name}; }}()"


def str_method(w: Writer, e: n.CallExpr, callee: n.MemberExpr) -> str:
    base, name = w.code(callee.expr), callee.name
    if name == "join":
        return f"{base}.join({listed(w, e.args[0])})"
    if name in ("split", "rsplit") and e.args and is_none(e.args[0]):
        return f"{base}.{name}(Str(), {w.code(e.args[1])})"
    if name in ("startswith", "endswith") and isinstance(e.args[0], n.TupleExpr):
        rest = "".join(f", {w.code(arg)}" for arg in e.args[1:])
        return f"{base}.{name}({{{', '.join(map(w.code, e.args[0].items))}}}{rest})"
    return f"{base}.{name}({plain_args(w, e)})"


def container_method(w: Writer, e: n.CallExpr, callee: n.MemberExpr, base: t.ProperType) -> str | None:
    """A method of a list, set or dictionary; its arguments are made to be what it holds."""
    name, args = callee.name, e.args
    code = changed_place(w, callee.expr) if name in CHANGING else w.code(callee.expr)
    types = base.args if isinstance(base, t.Instance) else base.items if isinstance(base, t.TupleType) else ()
    match name:
        case "sort":
            return f"{code}.sort({sort_args(w, e)})"
        case "append" | "add" | "discard" | "remove" | "count" | "index":
            return f"{code}.{name}({', '.join([w.code(args[0], types[0]), *map(w.code, args[1:])])})"
        case "insert":
            return f"{code}.insert({w.code(args[0])}, {w.code(args[1], types[0])})"
        case "extend" | "update" if len(args) == 1:
            return f"{code}.{name}({iterable(w, args[0])})"
        case "get" if len(args) == 1 or is_none(args[1]):
            return f"{code}.get({w.code(args[0], types[0])})"
        case "get":
            fallback = default(w, args[1], types[1])
            return f"{code}.get({w.code(args[0], types[0])}, {fallback})"
        case "setdefault":
            return f"{code}.setdefault({w.code(args[0], types[0])}, {w.code(args[1], types[1])})"
        case "pop" if w.cpp(base).startswith("Dict<"):
            rest = "".join(f", {w.code(arg, types[1])}" for arg in args[1:])
            return f"{code}.pop({w.code(args[0], types[0])}{rest})"
        case "pop":
            return f"{code}.pop({plain_args(w, e)})"
        case "clear" | "copy" | "reverse":
            return f"{code}.{name}()"
    if name in SET_OPERATIONS:
        return f"{code}.{SET_OPERATIONS[name]}({', '.join(iterable(w, arg) for arg in args)})"
    return None


def sort_args(w: Writer, e: n.CallExpr) -> str:
    """The key of a sort, and whether it goes backwards."""
    given = dict(zip(e.arg_names, e.args))
    key = w.code(given["key"]) if "key" in given else ""
    if "reverse" not in given:
        return key
    return f"{key or 'Itself{}'}, {w.code(given['reverse'])}"
