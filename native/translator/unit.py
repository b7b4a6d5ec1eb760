"""The whole C++ file: types, constants, functions, and the module that Python loads."""

from __future__ import annotations

from collections.abc import Iterable

from mypy import nodes as n
from mypy import types as t

from translator.globals import known_patterns
from translator.names import global_name, literal, safe
from translator.source import python_value, split_name
from translator.types import Class, Types, dict_base, is_span_class
from translator.writer import Program

# Where what Python gives or gets is defined.
CONVERTED = ("quotes.model", "quotes.lexicon", "quotes.resolving.answers", "quotes.resolving.cast", "quotes.text.names")

HEAD = '// Made by native/translate.py from the Python code; not to be edited.\n#include "glue.h"\nnamespace q {\n'
SPAN = 'span_type = reinterpret_cast<PyTypeObject*>(attribute("quotes.model", "Span"));'

WRAPPER = """
static PyObject* %(name)s_wrapper(PyObject*, PyObject* const* args, Py_ssize_t size) {
    if (size != %(size)s) {
        PyErr_SetString(PyExc_TypeError, "%(name)s takes %(size)s arguments");
        return nullptr;
    }
    return q::guarded([&] {
        using namespace q;
        auto told = %(call)s;
        backtracking.shrink();
        blocks.trim();  // before the answer takes memory, too
        PyObject* made = to_python(told);
        told = {};
        blocks.trim();
        return made;
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


def unit(types: Types, program: Program, roots: Iterable[n.FuncDef]) -> str:
    """The file; Python can call the roots."""
    classes = [cls for cls in types.classes.values() if not is_span_class(cls.info)]
    structs = [struct(types, cls, program.methods.get(cls.info.fullname, [])) for cls in classes]  # may find enums
    out = [HEAD]
    out += [enumeration(name, info) for name, info in types.enums.items()]
    out += [f"struct {cls.name};\n" for cls in classes]
    out += structs
    out += [conversions(types, cls) for cls in classes if is_converted(cls)]
    out += [f"{matcher.source}\n" for matcher in program.matchers.values()]
    out += [f"{head}\n" for head in program.heads.values()]
    out += [f"{each.declaration}\n" for each in program.globals.values()]
    out += program.functions.values()
    out.append(known_patterns(program))
    loading = [SPAN, *(each.loading for each in program.globals.values() if each.loading)]
    out.append("void load_constants() {\n" + "".join(f"{line}\n" for line in loading) + "}\n}\n")
    out.append(extension(types, roots))
    return "".join(out)


def struct(types: Types, cls: Class, methods: list[str]) -> str:
    base = dict_base(cls.info)
    lines = derived_dict(types, cls.name, base) if base else object_struct(types, cls)
    return "".join(f"{line}\n" for line in [*lines, *methods, "};"])


def derived_dict(types: Types, name: str, base: t.Instance) -> list[str]:
    """A dictionary that makes what it lacks."""
    c, key, value = types.cpp(base), types.cpp(base.args[0]), types.cpp(base.args[1])
    find = f"if (auto* v = this->find(k)) return *v; return const_cast<{name}*>(this)->__missing___(k);"
    return [
        f"struct {name} : {c} {{",
        f"static {name} empty() {{ {name} made; static_cast<{c}&>(made) = {c}::empty(); return made; }}",
        f"{value} look_up(const {key}& k) const {{ {find} }}",
    ]


def object_struct(types: Types, cls: Class) -> list[str]:
    fields = [(safe(field.name), types.cpp(field.type)) for field in cls.fields]
    names = [name for name, _ in fields]
    lines = [f"struct {cls.name} final : Object {{", *(f"{c} {name}{{}};" for name, c in fields)]
    lines.append(f"{cls.name}() = default;")
    if cls.kind == "plain":
        return lines
    params = ", ".join(f"{c} {name}" for name, c in fields)
    moved = ", ".join(f"{name}(std::move({name}))" for name in names)
    lines.append(f"{'explicit ' if len(fields) == 1 else ''}{cls.name}({params}) : {moved} {{}}")
    if cls.kind == "tuple":
        equal = " && ".join(f"{name} == other.{name}" for name in names)
        lines.append(f"bool equals(const {cls.name}& other) const {{ return {equal}; }}")
        lines.append(f"std::size_t hash() const {{ return hash_of(std::tie({', '.join(names)})); }}")
    copied = " ".join(f"{name} = o.{name};" for name in names)
    lines.append("PyObject* made_ = nullptr;")  # what it has become in Python, which no copy has
    lines.append(f"~{cls.name}() {{ Py_XDECREF(made_); }}")
    lines.append(f"{cls.name}(const {cls.name}& o) : Object() {{ {copied} }}")
    return lines


def enumeration(name: str, info: n.TypeInfo) -> str:
    """An enumeration of texts, with what tells Python's members from their names."""
    module, attribute = split_name(info.fullname)
    in_python = python_value(info.fullname)
    members = [key for key, at in info.names.items() if isinstance(at.node, n.Var) and not key.startswith("_")]
    values = ", ".join(literal(str(in_python[member].value)) for member in members)
    names = ", ".join(f'"{member}"' for member in members)
    return (
        f"enum class {name} : int {{ {', '.join(members)} }};\n"
        f"inline Str value_of({name} x) {{ static const Str values[] = {{{values}}}; return values[int(x)]; }}\n"
        f"inline Str str_of({name} x) {{ return value_of(x); }}\n"
        f"template <> struct Members<{name}> {{ "
        f'static constexpr const char* module = "{module}"; static constexpr const char* name = "{attribute}"; '
        f"static constexpr std::array<const char*, {len(members)}> names = {{{names}}}; }};\n"
    )


def is_converted(cls: Class) -> bool:
    """Whether such objects come from Python or go there: named tuples and frozen data classes."""
    return cls.kind != "plain" and cls.info.fullname.startswith(CONVERTED)


def conversions(types: Types, cls: Class) -> str:
    """From and to Python; what has gone there once is remembered."""
    module, attribute = split_name(cls.info.fullname)
    read = ", ".join(f'field<{types.cpp(field.type)}>(x, {i}, "{field.name}")' for i, field in enumerate(cls.fields))
    write = ", ".join(f"x->{safe(field.name)}" for field in cls.fields)
    names = ", ".join(f'"{field.name}"' for field in cls.fields)
    is_tuple = "true" if cls.kind == "tuple" else "false"
    maker = f'kept(maker, [] {{ return Maker("{module}", "{attribute}", {is_tuple}, {{{names}}}); }});'
    return (
        f"template <> struct Converter<Ref<{cls.name}>> {{\n"
        f"static Ref<{cls.name}> from(PyObject* x) "
        f"{{ if (x == Py_None) return {{}}; return make<{cls.name}>({read}); }}\n"
        f"static PyObject* to(const Ref<{cls.name}>& x) "
        f"{{ if (!x) Py_RETURN_NONE; if (x->made_) return Py_NewRef(x->made_); "
        f"static const Maker* maker; {maker} return Py_NewRef(x->made_ = maker->make({write})); }}\n}};\n"
    )


def extension(types: Types, roots: Iterable[n.FuncDef]) -> str:
    """The extension module: a function of Python for each root."""
    wrappers, table = "", ""
    for f in roots:
        assert isinstance(f.type, t.CallableType)
        kinds = [types.cpp(type_) for type_ in f.type.arg_types]
        args = [f"{'text_of' if c == 'Str' else f'from_python<{c}>'}(args[{i}])" for i, c in enumerate(kinds)]
        call = f"{global_name(f.fullname)}({', '.join(args)})"
        wrappers += WRAPPER % {"name": f.name, "size": len(args), "call": call}
        table += f'    {{"{f.name}", reinterpret_cast<PyCFunction>({f.name}_wrapper), METH_FASTCALL, nullptr}},\n'
    return MODULE % {"wrappers": wrappers, "table": table}
