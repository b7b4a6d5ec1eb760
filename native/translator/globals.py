"""Globals of Python: regular expressions, other constants, and functions whose answers are kept."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import patterns  # beside this folder
import regex
from mypy import nodes as n
from mypy import types as t

from translator.names import global_name, literal
from translator.places import plain_args
from translator.source import Unknown, python_value, split_name
from translator.trees import expressions_in, nodes_in
from translator.types import class_of, dict_base, proper
from translator.writer import AnyPattern, Global, Matcher, Program, Scope, Want, Writer, condition, function

# ---- regular expressions

MATCHING = {"match": "matches", "search": "searches", "fullmatch": "fullmatches"}  # → what tells only whether


def add_pattern(program: Program, name: str, pattern: AnyPattern) -> None:
    """Have a matcher of this name."""
    if name in program.matchers:
        return
    try:
        source = patterns.matcher(pattern, name + "_t")
    except patterns.Unknown as error:
        program.errors.append(f"pattern {name}: {error}")
        source = ""
    program.matchers[name] = Matcher(pattern, source)


def add_global_pattern(program: Program, name: str, pattern: AnyPattern) -> str:
    """Have a matcher that code names directly."""
    add_pattern(program, name, pattern)
    program.globals[name] = Global(f"static const {name}_t {name}{{}};")
    return name


def add_patterns_within(program: Program, value: object) -> None:
    """Have matchers for the patterns that a constant holds; they are found by what they match (`known_patterns`)."""
    for pattern in patterns_within(value):
        add_pattern(program, pattern_name(pattern), pattern)


def patterns_within(value: object) -> Iterator[AnyPattern]:
    if isinstance(value, (re.Pattern, regex.Pattern)):
        yield value
    elif isinstance(value, (dict, tuple, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from patterns_within(item)


def pattern_name(pattern: AnyPattern) -> str:
    """The name of a matcher for a pattern that has no name in Python."""
    text = f"{type(pattern)} {pattern.flags} {pattern.pattern}"
    return f"pattern_{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def known_patterns(program: Program) -> str:
    """The C++ function that knows the matcher for a pattern of Python, where constants hold patterns."""
    rows = "".join(
        f"    static const {name}_t {name}{{}};\n"
        f"    if (is_pattern(x, {literal(pattern.pattern)}, {int(pattern.flags)})) return &{name};\n"
        for name, (pattern, _) in program.matchers.items()
        if name.startswith("pattern_") and name not in program.globals
    )
    return f'const Pattern* known_pattern(PyObject* x) {{\n{rows}    type_error("a pattern that is known", x);\n}}\n'


def pattern_method(w: Writer, e: n.Expression, name: str) -> str:
    """A method of a pattern; that of one known by name is called without looking it up."""
    code = w.code(e)
    return f"{code}{'.' if code in w.program.matchers else '->'}{name}"


@condition(n.CallExpr)
def whether_matched(w: Writer, e: n.CallExpr) -> str | None:
    """A match of which only the truth counts."""
    callee = e.callee
    if not (isinstance(callee, n.MemberExpr) and callee.name in MATCHING and is_pattern(w, callee.expr)):
        return None
    return f"{pattern_method(w, callee.expr, MATCHING[callee.name])}({plain_args(w, e)})"


def is_pattern(w: Writer, e: n.Expression) -> bool:
    return w.narrow_cpp(e) == "const Pattern*"


def group_number(w: Writer, group: n.Expression, match: n.Expression) -> str:
    """The number of a group of a match, which may be named."""
    if not isinstance(group, n.StrExpr):
        return f"int({w.code(group)})"
    known = list(patterns_of(w, match)) or [matcher.pattern for matcher in w.program.matchers.values()]
    numbers = {patterns.group_number(p, group.value) for p in known if group.value in p.groupindex}
    if len(numbers) != 1:
        raise Unknown(f"names a group whose number I do not know: {group.value}", group)
    return str(numbers.pop())


def patterns_of(w: Writer, match: n.Expression) -> Iterator[AnyPattern]:
    """The patterns that a variable may be a match of, by what the function assigns to it."""
    if not (isinstance(match, n.NameExpr) and isinstance(match.node, n.Var)) or w.scope.body is None:
        return
    for place in nodes_in(w.scope.body):
        for e in expressions_in(values_given(place, match.node)):
            if isinstance(e, n.MemberExpr) and e.name in (*MATCHING, "finditer"):
                if isinstance(e.expr, n.RefExpr) and isinstance(e.expr.node, n.Var) and e.expr.kind == n.GDEF:
                    yield python_value(e.expr.node.fullname)


def values_given(place: n.Statement | n.Expression, var: n.Var) -> list[n.Expression]:
    """What a variable becomes here, or is taken from."""

    def is_var(target: n.Expression) -> bool:
        return isinstance(target, n.RefExpr) and target.node is var

    match place:
        case n.AssignmentStmt() if any(map(is_var, place.lvalues)):
            return [place.rvalue]
        case n.AssignmentExpr() if is_var(place.target):
            return [place.value]
        case n.ForStmt() if is_var(place.index):
            return [place.expr]
        case n.GeneratorExpr():
            return [sequence for index, sequence in zip(place.indices, place.sequences) if is_var(index)]
    return []


@function("re.search")
def search(w: Writer, e: n.CallExpr, want: Want) -> str:
    if not (len(e.args) == 2 and isinstance(e.args[0], n.StrExpr)):
        raise Unknown("searches what is no constant", e)
    pattern = re.compile(e.args[0].value)
    return f"{add_global_pattern(w.program, pattern_name(pattern), pattern)}.search({w.code(e.args[1])})"


# ---- constants

MEMORY = 20_000  # answers of a function of Python that Python itself does not remember


def constant(w: Writer, var: n.Var) -> str:
    """The C++ expression for a constant of a module."""
    known = w.program.constants
    if var.fullname not in known:
        known[var.fullname] = add_constant(w, var)
    return known[var.fullname]


def add_constant(w: Writer, var: n.Var) -> str:
    name = global_name(var.fullname)
    value = python_value(var.fullname)
    if isinstance(value, (re.Pattern, regex.Pattern)):
        return add_global_pattern(w.program, name, value)
    type_ = w.types.as_table(proper(var.type))
    c = w.cpp(type_)
    info = class_of(type_)
    if info and dict_base(info):
        need_methods(w, info)
        w.program.globals[name] = Global(f"static {c}& {name} = *new {c}({c}::empty());")
    elif "Fn<" in c:
        return add_functions(w, var, c, type_)
    else:
        add_patterns_within(w.program, value)
        module, attribute = split_name(var.fullname)
        taken = f'{name} = taken<{c}>(attribute("{module}", "{attribute}"));'
        w.program.globals[name] = Global(f"static {c}& {name} = *new {c}();", taken)
    return name


def add_functions(w: Writer, var: n.Var, c: str, type_: t.Type) -> str:
    """A constant that holds functions: it is no value of Python, but is made here, when it is used first."""
    name = global_name(var.fullname)
    head = f"static const {c}& {name}()"
    use = w.program.constants[var.fullname] = f"{name}()"  # the functions may use it
    w.program.globals[name] = Global(head + ";")
    try:
        made = Writer(w.source, w.types, w.program, Scope()).code(w.source.value_of(var), type_)
    except Unknown as error:  # its line is one of another module
        raise Unknown(f"in {var.fullname}: {error}") from error
    body = f"static const {c}& value = *new {c}({made}); return value;"
    w.program.functions[var.fullname] = f"{head} {{ {body} }}\n"
    return use


def need_methods(w: Writer, info: n.TypeInfo) -> None:
    for name, symbol in info.names.items():
        if isinstance(symbol.node, (n.FuncDef, n.Decorator)):
            w.program.need(f"{info.fullname}.{name}")


def asked_once(w: Writer, fullname: str, args: list[str], returns: t.Type) -> str:
    """What a function of Python gives for constant texts."""
    c = w.cpp(returns)
    key = "_".join([global_name(fullname), *(re.sub(r"\W", "_", arg) for arg in args)])
    if key not in w.program.globals:
        code = f"return kept(value, [] {{ return taken<{c}>({ask(fullname, list(map(literal, args)))}); }});"
        w.program.globals[key] = Global(f"static const {c}& {key}() {{ static const {c}* value; {code} }}")
    return f"{key}()"


def asked(w: Writer, fullname: str, type_: t.CallableType, most: int) -> str:
    """The C++ name of a function that stays in Python; so many of its answers are remembered."""
    key = global_name(fullname)
    c = w.cpp(type_.ret_type)
    if key not in w.program.globals:
        head, body = remembering(w, key, type_, most, f"taken<{c}>({ask(fullname, names(type_))})")
        w.program.globals[key] = Global(f"{head} {{ {body} }}")
    return key


def remembered(w: Writer, fullname: str, type_: t.CallableType, most: int) -> str:
    """The C++ name of a translated function that remembers so many of its answers."""
    name = w.program.need(fullname)
    key = f"{name}_remembered"
    if key not in w.program.globals:
        head, body = remembering(w, key, type_, most, f"{name}({', '.join(names(type_))})")
        w.program.globals[key] = Global(head + ";")
        w.program.functions[key] = f"{head} {{ {body} }}\n"
    return key


def remembering(w: Writer, name: str, type_: t.CallableType, most: int, answer: str) -> tuple[str, str]:
    """Head and body of a function that remembers."""
    c = w.cpp(type_.ret_type)
    args = list(map(w.cpp, type_.arg_types))
    params = ", ".join(f"const {arg}& {param}" for arg, param in zip(args, names(type_)))
    key = f"std::tuple<{', '.join(args)}>"
    memo = f"static auto& memo = *new Memo<{key}, {c}>({most}); "
    body = f"{memo}return memo.get({key}({', '.join(names(type_))}), [&](const auto&) {{ return {answer}; }});"
    return f"static {c} {name}({params})", body


def names(type_: t.CallableType) -> list[str]:
    return [f"a{i}" for i in range(len(type_.arg_types))]


def ask(fullname: str, args: list[str]) -> str:
    """The call of a function of Python."""
    module, attribute = split_name(fullname)
    given = "".join(f", {arg}" for arg in args)
    return f'ask("{module}", "{attribute}"{given})'


def answers_kept(node: n.SymbolNode) -> int:
    """How many answers of a function are remembered: as many as its lru_cache keeps."""
    for decorator in node.original_decorators if isinstance(node, n.Decorator) else ():
        if isinstance(decorator, n.CallExpr):
            for size, name in zip(decorator.args, decorator.arg_names):
                if name == "maxsize" and isinstance(size, n.IntExpr):
                    return size.value
    return MEMORY
