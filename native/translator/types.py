"""Types: what mypy says of them, and which type of C++ they become."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeGuard

from mypy import nodes as n
from mypy import types as t

from translator.names import global_name
from translator.source import Source, Unknown

# ---- the types of mypy

def proper(type_: t.Type | None) -> t.ProperType:
    """A type without its aliases and literal values, which make no other type in C++."""
    assert type_ is not None
    found = t.get_proper_type(type_)
    if isinstance(found, t.LiteralType):
        return found.fallback
    if isinstance(found, t.Instance) and found.last_known_value is not None:
        return found.copy_modified(last_known_value=None)
    if isinstance(found, t.UnionType) and is_of_any(found):  # what a group of a match may be, says typeshed
        return proper(t.UnionType.make_union([i for i in found.items if not is_of_any(i)]))
    return found


def is_of_any(type_: t.Type) -> bool:
    """Whether a type is Any, or a union with it."""
    p = t.get_proper_type(type_)
    return isinstance(p, t.AnyType) or isinstance(p, t.UnionType) and any(map(is_of_any, p.items))


def is_vague(type_: t.Type) -> bool:
    """Whether mypy has no more to say of an element than that it is an object."""
    p = proper(type_)
    return isinstance(p, (t.AnyType, t.TypeVarType)) or is_instance(p, "builtins.object")


def is_none_type(type_: t.Type) -> bool:
    return isinstance(t.get_proper_type(type_), t.NoneType)


def is_instance(type_: t.Type, fullname: str) -> bool:
    p = proper(type_)
    return isinstance(p, t.Instance) and p.type.fullname == fullname


def is_fixed_tuple(type_: t.Type) -> TypeGuard[t.TupleType]:
    """Whether a type is a tuple of so many items, and no named one."""
    return isinstance(type_, t.TupleType) and type_.partial_fallback.type.fullname == "builtins.tuple"


def is_span(type_: t.Type) -> bool:
    """tuple[int, int] and Span are one type in C++."""
    if is_fixed_tuple(type_):
        return len(type_.items) == 2 and all(is_instance(item, "builtins.int") for item in type_.items)
    return isinstance(type_, t.TupleType) and is_span_class(type_.partial_fallback.type)


def is_span_class(info: n.TypeInfo) -> bool:
    return info.fullname == "quotes.model.Span"


def is_ours(info: n.TypeInfo) -> bool:
    """Whether a class is one of the engine's."""
    return info.fullname.startswith("quotes.")


def class_of(type_: t.ProperType) -> n.TypeInfo | None:
    """The class of an instance, also of a named tuple."""
    if isinstance(type_, t.Instance):
        return type_.type
    if isinstance(type_, t.TupleType):
        return type_.partial_fallback.type
    return None


def dict_base(info: n.TypeInfo | None) -> t.Instance | None:
    """The dictionary that a class is derived from, such as `dict[str, int]`."""
    bases = info.bases if info else []
    return next((base for base in bases if base.type.fullname == "builtins.dict"), None)


def without_none(type_: t.Type) -> t.ProperType:
    p = proper(type_)
    if isinstance(p, t.UnionType):
        return proper(t.UnionType.make_union([i for i in p.items if not is_none_type(i)]))
    return p


def or_none(type_: t.Type) -> t.ProperType:
    return proper(t.UnionType.make_union([type_, t.NoneType()]))


def holding(type_: t.ProperType, element: t.Type) -> t.Instance:
    """The type of a container like this one that holds such elements; of a tuple, one of any length."""
    container = type_.partial_fallback if isinstance(type_, t.TupleType) else type_
    assert isinstance(container, t.Instance)
    return container.copy_modified(args=[element])


# ---- the types of C++

# The classes of Python, by their last names, that become a List, a Set, a Dict, a plain type; and where they are from.
LISTS = frozenset(
    "list tuple Sequence MutableSequence Iterable Iterator Generator Collection Reversible array KeysView ValuesView "
    "ItemsView dict_keys dict_values dict_items map filter zip enumerate reversed islice chain accumulate".split()
)
SETS = frozenset("set frozenset AbstractSet Set MutableSet".split())
DICTS = frozenset("dict defaultdict Mapping MutableMapping OrderedDict".split())
PLAIN = {"int": "Int", "bool": "bool", "str": "Str", "float": "double", "range": "Range"}
LIBRARY = ("builtins", "typing", "collections", "array", "itertools", "_collections", "types", "_typeshed")

HANDLES = ("List<", "Set<", "Dict<", "Ref<", "const Pattern", "Fn<")  # types whose null is None


class Field(NamedTuple):
    name: str
    type: t.Type
    default: n.Expression | None = None


@dataclass(frozen=True)
class Class:
    """A class as C++ has it: a named tuple, a data class, or one that makes itself."""

    info: n.TypeInfo
    name: str
    kind: Literal["tuple", "data", "plain"]
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Types:
    """The types that are used; classes and enumerations are found by being asked for."""

    source: Source
    classes: dict[str, Class] = field(default_factory=dict)  # by full name
    enums: dict[str, n.TypeInfo] = field(default_factory=dict)  # by C++ name

    def cpp(self, type_: t.Type | None) -> str:
        p = proper(type_)
        match p:
            case t.NoneType():
                return "void"
            case t.UnionType():
                return self._union(p)
            case t.TupleType():
                return self._tuple(p)
            case t.CallableType():
                args = ", ".join(map(self.cpp, p.arg_types))
                return f"Fn<{self.cpp(p.ret_type)}({args})>"
            case t.TypeVarType():
                return p.name
            case t.Instance() if found := self._instance(p):
                return found
        raise Unknown(f"the type {p}")

    def cpp_or_empty(self, type_: t.Type | None) -> str:
        """The C++ type, or nothing where there is none."""
        if type_ is None:
            return ""
        try:
            return self.cpp(type_)
        except Unknown:
            return ""

    def same(self, types: Iterable[t.Type]) -> bool:
        """Whether types are one in C++."""
        return len({self.cpp(type_) for type_ in types}) == 1

    def _union(self, p: t.UnionType) -> str:
        items = [item for item in map(proper, p.items) if not isinstance(item, (t.NoneType, t.AnyType))]
        names = list(dict.fromkeys(map(self.cpp, items)))
        if set(names) == {"bool", "Int"}:
            names = ["Int"]
        elif set(names) == {"bool", "Match"}:
            names = ["Match"]  # "a and pattern.match(…)"
        if len(names) > 1 and all(isinstance(item, t.TupleType) for item in items):  # tuples of several lengths
            names = list(dict.fromkeys(f"List<{self.cpp(self.element(item))}>" for item in items))
        if len(names) > 1 and all(name.startswith(("List<", "Empty", "Range")) for name in names):
            names = [name for name in names if name.startswith("List<")][:1]
        if len(names) != 1:
            raise Unknown(f"a union: {p}")
        optional = any(map(is_none_type, p.items)) and not self._has_null(names[0])
        return f"std::optional<{names[0]}>" if optional else names[0]

    @staticmethod
    def _has_null(name: str) -> bool:
        """Whether a C++ type has a None of its own."""
        return name in ("Str", "Match", "Empty") or name.startswith(HANDLES)

    def _tuple(self, p: t.TupleType) -> str:
        if is_span(p):
            return "Span"
        if not is_fixed_tuple(p):
            return f"Ref<{self.class_(p.partial_fallback.type).name}>"
        return f"std::tuple<{', '.join(map(self.cpp, p.items))}>" if p.items else "Empty"

    def _instance(self, p: t.Instance) -> str | None:
        module, _, name = p.type.fullname.rpartition(".")
        if module.startswith(LIBRARY):
            if name in PLAIN:
                return PLAIN[name]
            if name in LISTS:
                return f"List<{self.cpp(self.element(p))}>"
            if name in SETS or name == "dict" and is_of_any(p.args[1]):  # dict.fromkeys(…): only its order counts
                return f"Set<{self.cpp(p.args[0])}>"
            if name in DICTS:
                return f"Dict<{self.cpp(p.args[0])}, {'None' if is_none_type(p.args[1]) else self.cpp(p.args[1])}>"
        if name == "Pattern":
            return "const Pattern*"
        if name == "Match":
            return "Match"
        if p.type.is_enum:
            return self.enum(p.type)
        if is_ours(p.type):
            return self.class_(p.type).name if dict_base(p.type) else f"Ref<{self.class_(p.type).name}>"
        return None

    def element(self, p: t.ProperType) -> t.ProperType:
        """The type of what an iterable holds."""
        if isinstance(p, t.UnionType):
            for item in map(proper, p.items):
                if not is_none_type(item) and not (isinstance(item, t.TupleType) and not item.items):  # defaults
                    return self.element(item)
        if isinstance(p, t.TupleType):
            if not p.items:
                return t.AnyType(t.TypeOfAny.special_form)
            if self.same(p.items) or not any(map(is_none_type, p.items)):
                return proper(p.items[0])
            return or_none(next((item for item in p.items if not is_none_type(item)), p.items[0]))
        if isinstance(p, t.Instance):
            name = p.type.fullname.rpartition(".")[2]
            if is_instance(p, "builtins.str"):
                return p
            if is_instance(p, "builtins.range"):
                return self.source.int_type
            if is_instance(p, "builtins.enumerate"):
                return self.source.tuple_of(self.source.int_type, p.args[0])
            if name in ("dict_values", "ValuesView"):
                return proper(p.args[-1])
            if name in ("dict_items", "ItemsView"):
                return self.source.tuple_of(*p.args)
            if p.args:
                return proper(p.args[0])
        raise Unknown(f"the elements of {p}")

    def as_table(self, p: t.ProperType) -> t.ProperType:
        """A constant of several items of one type is a list of them."""
        if is_fixed_tuple(p) and len(p.items) >= 3 and len(set(map(self.cpp_or_empty, p.items))) == 1:
            return p.partial_fallback.copy_modified(args=[proper(p.items[0])])
        return p

    def enum(self, info: n.TypeInfo) -> str:
        name = global_name(info.fullname)
        self.enums[name] = info
        return name

    def class_(self, info: n.TypeInfo) -> Class:
        if info.fullname not in self.classes:
            self.classes[info.fullname] = read_class(info)
        return self.classes[info.fullname]

    def class_of(self, type_: t.TupleType) -> Class:
        """The class of a named tuple."""
        return self.class_(type_.partial_fallback.type)


def read_class(info: n.TypeInfo) -> Class:
    name = global_name(info.fullname)
    if not info.is_named_tuple and "dataclass" not in info.metadata:
        variables = {k: v.node for k, v in info.names.items() if isinstance(v.node, n.Var) and not k.startswith("__")}
        return Class(info, name, "plain", tuple(read_field(info, k, v.type, None) for k, v in variables.items()))
    fields = tuple(
        read_field(info, s.lvalues[0].name, s.type, s.rvalue)
        for s in info.defn.defs.body
        if isinstance(s, n.AssignmentStmt) and isinstance(s.lvalues[0], n.NameExpr)
    )
    return Class(info, name, "tuple" if info.is_named_tuple else "data", fields)


def read_field(info: n.TypeInfo, name: str, type_: t.Type | None, default: n.Expression | None) -> Field:
    if type_ is None:
        raise Unknown(f"{info.fullname}.{name} without a type")
    return Field(name, type_, None if isinstance(default, n.TempNode) else default)  # mypy's for what has no value


def declared_in(info: n.TypeInfo | None, name: str) -> n.SymbolNode | None:
    """What a class or one of its bases has by this name."""
    symbol = info.get(name) if info else None
    return symbol.node if symbol else None
