"""Whole functions, and the statements they are made of."""

from __future__ import annotations

from mypy import nodes as n
from mypy import types as t

from translator.names import global_name, safe
from translator.places import assign, bounds, changed_place, target_type, unpack
from translator.sequences import element_of, iterable
from translator.source import Unknown
from translator.trees import assigned, has_stars, is_none
from translator.types import is_instance, proper
from translator.writer import Scope, Writer, statement

# ---- functions

SMALL = ("Int", "bool", "double", "Span")  # what is passed by value, as are enumerations and what is optional


def write_function(w: Writer, f: n.FuncDef, fullname: str) -> None:
    """Add a function or a method to the program."""
    try:
        add_function(w, f, fullname)
    except Unknown as error:
        error.line = error.line or f.line
        raise


def add_function(w: Writer, f: n.FuncDef, fullname: str) -> None:
    info = f.info or None
    is_static = f.is_static or f.is_class
    is_bound = info is not None and not is_static
    type_ = signature(f)
    w = Writer(w.source, w.types, w.program, Scope(proper(type_.ret_type), yielded(w, f), owner=info, body=f.body))
    if is_bound:
        w.scope.self_name = f.arguments[0].variable.name
    returns = w.cpp(type_.ret_type)
    first = int(is_bound)
    params, defaults = parameters(w, f, f.arguments[first:], type_.arg_types[first:])
    body = f"{{\n{function_body(w, f)}}}\n"
    declared = ", ".join(param + default for param, default in zip(params, defaults))
    taken = ", ".join(params)
    if info is not None:
        cls = w.types.class_(info).name
        name, returns = ("init", "void") if f.name == "__init__" else (safe(f.name), returns)
        static = "static " if is_static else ""
        w.program.methods.setdefault(info.fullname, []).append(f"{static}{returns} {name}({declared});")
        w.program.functions[fullname] = f"{returns} {cls}::{name}({taken}) {body}"
        return
    variables = sorted({variable.name for variable in type_.variables})
    kind = f"template <{', '.join('class ' + variable for variable in variables)}>" if variables else "static"
    head = f"{kind} {returns} {global_name(fullname)}"
    w.program.heads[fullname] = f"{head}({declared});"
    w.program.functions[fullname] = f"{head}({taken}) {body}"


def signature(f: n.FuncDef) -> t.CallableType:
    if not isinstance(f.type, t.CallableType):
        raise Unknown("has no types", f)
    return f.type


def yielded(w: Writer, f: n.FuncDef) -> t.ProperType | None:
    """The type of what a generator gives."""
    return w.types.element(proper(signature(f).ret_type)) if f.is_generator else None


def parameters(
    w: Writer, f: n.FuncDef, arguments: list[n.Argument], types: list[t.Type]
) -> tuple[list[str], list[str]]:
    """The parameters of a function, and their defaults."""
    changed = {var.name for var in assigned(f.body)}
    params, defaults = [], []
    for argument, type_ in zip(arguments, types):
        name = declare(w, argument.variable)
        c = w.cpp(type_)
        is_small = c in SMALL or c.startswith("std::optional<") or c in w.types.enums
        params.append(f"{c} {name}" if is_small or argument.variable.name in changed else f"const {c}& {name}")
        default = argument.initializer
        defaults.append(f" = {w.code(default, type_)}" if default is not None and is_plain(default) else "")
    for i in reversed(range(len(defaults) - 1)):
        defaults[i] = defaults[i] if defaults[i + 1] else ""  # there is none where one behind it has none
    return params, defaults


def is_plain(e: n.Expression) -> bool:
    """Whether a default can stand in a declaration; the others are written where the function is called."""
    return isinstance(e, (n.StrExpr, n.IntExpr)) or isinstance(e, n.NameExpr) and e.name in ("True", "False", "None")


def declare(w: Writer, var: n.Var) -> str:
    """A C++ name for a variable of the function."""
    name = safe(var.name)
    while name in w.scope.declared:
        name += "_"
    w.scope.locals[var] = name
    w.scope.declared.add(name)
    return name


def function_body(w: Writer, f: n.FuncDef) -> str:
    """What stands between the braces: all variables, as they live to the end of a function in Python, and the steps."""
    lines = []
    for var in assigned(f.body):
        if var in w.scope.locals or var.name == "_":
            continue
        if var.type is None or not w.types.cpp_or_empty(var.type):
            raise Unknown(f"the type of {var.name} is {var.type}")
        lines.append(f"{w.cpp(var.type)} {declare(w, var)}{{}};\n")
    if w.scope.yields is None:
        return "".join([*lines, w.block(f.body)])
    c = w.cpp(w.scope.yields)
    return "".join([*lines, f"List<{c}> yielded = List<{c}>::empty();\n", w.block(f.body), "return yielded;\n"])


@statement(n.FuncDef)
def function_within(w: Writer, f: n.FuncDef) -> str:
    """A function within a function: a lambda."""
    type_ = signature(f)
    inside = w.within(returns=proper(type_.ret_type), yields=yielded(w, f), declared=set())
    params = [f"{w.cpp(type_)} {declare(inside, arg.variable)}" for arg, type_ in zip(f.arguments, type_.arg_types)]
    returns = w.cpp(type_.ret_type)
    body = function_body(inside, f)
    w.scope.declared.add(safe(f.name))
    return f"auto {safe(f.name)} = [=]({', '.join(params)}) -> {returns} {{\n{body}}};\n"


# ---- statements

@statement(n.Block)
def block(w: Writer, s: n.Block) -> str:
    return w.block(s)


@statement(n.PassStmt, n.AssertStmt, n.ImportFrom)
def nothing(w: Writer, s: n.Statement) -> str:
    return ""


@statement(n.BreakStmt)
def break_(w: Writer, s: n.BreakStmt) -> str:
    return "break;\n"


@statement(n.ContinueStmt)
def continue_(w: Writer, s: n.ContinueStmt) -> str:
    return "continue;\n"


@statement(n.ExpressionStmt)
def expression(w: Writer, s: n.ExpressionStmt) -> str:
    e = s.expr
    if isinstance(e, n.StrExpr):  # a docstring
        return ""
    if isinstance(e, n.YieldExpr):
        if e.expr is None:
            raise Unknown("yields nothing", e)
        return f"yielded.append({w.code(e.expr, w.scope.yields)});\n"
    if isinstance(e, n.YieldFromExpr):
        return f"yielded.extend({iterable(w, e.expr)});\n"
    return f"{w.code(e)};\n"


@statement(n.ReturnStmt)
def return_(w: Writer, s: n.ReturnStmt) -> str:
    if w.scope.yields is not None:
        return "return yielded;\n"
    if s.expr is None or is_none(s.expr) and isinstance(w.scope.returns, t.NoneType):
        return "return;\n"
    if isinstance(w.scope.returns, t.NoneType):
        return f"{w.code(s.expr)}; return;\n"
    return f"return {w.code(s.expr, w.scope.returns)};\n"


@statement(n.IfStmt)
def if_(w: Writer, s: n.IfStmt) -> str:
    out = "else ".join(f"if ({w.truth(test)}) {{\n{w.block(body)}}}\n" for test, body in zip(s.expr, s.body))
    return out + (f"else {{\n{w.block(s.else_body)}}}\n" if s.else_body else "")


@statement(n.WhileStmt)
def while_(w: Writer, s: n.WhileStmt) -> str:
    if s.else_body:
        raise Unknown("has an else", s)
    return f"while ({w.truth(s.expr)}) {{\npoll();\n{w.block(s.body)}}}\n"


@statement(n.ForStmt)
def for_(w: Writer, s: n.ForStmt) -> str:
    if s.else_body:
        raise Unknown("has an else", s)
    item = w.fresh("it")
    unpacked = unpack(w, s.index, item, element_of(w, s.expr))
    body = w.block(s.body)
    return f"for (auto&& {item} : {iterable(w, s.expr)}) {{\npoll();\n{unpacked}{body}}}\n"


@statement(n.DelStmt)
def del_(w: Writer, s: n.DelStmt) -> str:
    if not isinstance(s.expr, n.IndexExpr):
        raise Unknown("deletes what is no item", s)
    base, index = s.expr.base, s.expr.index
    if isinstance(index, n.SliceExpr):
        between = bounds(w, index)
        return f"{w.code(base)}.erase({between});\n"
    return f"{w.code(base)}.erase({w.code(index)});\n"


@statement(n.AssignmentStmt)
def assignment(w: Writer, s: n.AssignmentStmt) -> str:
    lvalue = s.lvalues[-1]
    if len(s.lvalues) > 1:  # a = b = value
        name = w.fresh("v")
        out = f"auto {name} = {w.code(s.rvalue, target_type(w, lvalue))};\n"
        return "{\n" + out + "".join(assign(w, each, name) for each in reversed(s.lvalues)) + "}\n"
    if isinstance(lvalue, n.TupleExpr):
        return assign_tuple(w, lvalue, s.rvalue)
    if isinstance(s.rvalue, n.TempNode):  # a type without a value
        return ""
    return assign(w, lvalue, w.code(s.rvalue, target_type(w, lvalue)))


def assign_tuple(w: Writer, lvalue: n.TupleExpr, rvalue: n.Expression) -> str:
    """a, b = …: all values are there before the first is assigned."""
    if not isinstance(rvalue, n.TupleExpr) or has_stars([*rvalue.items, *lvalue.items]):
        name = w.fresh("v")
        out = f"auto {name} = {w.code(rvalue)};\n{unpack(w, lvalue, name, w.type_of(rvalue))}"
        return f"{{\n{out}}}\n"
    names = [w.fresh("v") for _ in rvalue.items]
    types = [target_type(w, left) for left in lvalue.items]
    values = "".join(
        f"{w.cpp(type_)} {name} = {w.code(right, type_)};\n" for name, type_, right in zip(names, types, rvalue.items)
    )
    return "{\n" + values + "".join(assign(w, left, name) for left, name in zip(lvalue.items, names)) + "}\n"


@statement(n.OperatorAssignmentStmt)
def operator_assignment(w: Writer, s: n.OperatorAssignmentStmt) -> str:
    type_ = target_type(w, s.lvalue)
    c = w.cpp(type_)
    if s.op == "+" and c.startswith("List<"):
        return lengthen(w, s.lvalue, s.rvalue, type_)
    if s.op not in "+-*|&":
        raise Unknown(f"does {s.op}=", s)
    is_set = c.startswith("Set<")
    if isinstance(s.lvalue, n.IndexExpr) or is_set and not is_instance(type_, "builtins.frozenset"):
        return f"{changed_place(w, s.lvalue)} {s.op}= {w.code(s.rvalue)};\n"
    return assign(w, s.lvalue, f"{w.code(s.lvalue)} {s.op} {w.code(s.rvalue)}")


def lengthen(w: Writer, lvalue: n.Expression, rvalue: n.Expression, type_: t.ProperType) -> str:
    """a += b, of lists and of tuples."""
    if is_instance(type_, "builtins.tuple"):  # others who have it keep what they have
        return assign(w, lvalue, f"({w.code(lvalue)} + {w.code(rvalue, type_)})")
    if isinstance(rvalue, (n.TupleExpr, n.ListExpr)) and not has_stars(rvalue.items):
        element, base = w.types.element(type_), w.code(lvalue)
        return "".join(f"{base}.append({w.code(item, element)});\n" for item in rvalue.items)
    return f"{w.code(lvalue)}.extend({iterable(w, rvalue)});\n"
