"""Compares native/runtime.h with Python: random texts and random operations, the same on both sides.

Run: python native/tests/runtime.py [seconds] [--sanitize]. With --sanitize, set LD_PRELOAD to what
`gcc -print-file-name=libasan.so` tells, and ASAN_OPTIONS=detect_leaks=0.
"""

# ruff: noqa: E501, E731, S311, S603, T201
# Tables of tests have long rows.
from __future__ import annotations

import bisect
import importlib.util
import itertools
import random
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def build(sanitize: bool) -> Callable[..., Any]:
    target = Path(tempfile.mkdtemp()) / f"runtime_under_test{sysconfig.get_config_var('EXT_SUFFIX')}"
    flags = ["-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=undefined"] if sanitize else ["-O1"]
    warnings = ["-Wall", "-Wextra", "-Wno-parentheses"]
    command = ["g++", "-std=c++20", "-shared", "-fPIC", *flags, *warnings, f"-I{sysconfig.get_path('include')}"]
    subprocess.run([*command, str(HERE / "runtime.cpp"), "-o", str(target)], check=True)
    spec = importlib.util.spec_from_file_location("runtime_under_test", target)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    call: Callable[..., Any] = module.call
    return call


rng = random.Random()
ODD = "  \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\xad\u0130ıΣσςßǅŉﬁÀéñ\u0301\u0303²½٣五\u2028\u2029\u3000\ue000\ud800\udfff𐐀𝟘😀\U0010ffff’“”…—"


def text(most: int = 12) -> str:
    kind = rng.random()
    pool = "ab" if kind < 0.2 else "abc .,AB\n" if kind < 0.5 else "aB c1" + ODD if kind < 0.9 else None
    size = rng.randrange(most + 1) if rng.random() < 0.95 else rng.randrange(200)
    if pool:
        return "".join(rng.choice(pool) for _ in range(size))
    return "".join(chr(rng.choice((rng.randrange(0x3000), rng.randrange(0x110000)))) for _ in range(size))


def part(s: str) -> str:
    """Often a part of s, so that it is found."""
    if rng.random() < 0.7:
        a = rng.randrange(len(s) + 1)
        return s[a : a + rng.randrange(4)]
    return text(3)


def number() -> int:
    return rng.choice((rng.randrange(-15, 16), rng.randrange(-3, 4), rng.randrange(-300, 300)))


def edge() -> int | None:
    return None if rng.random() < 0.3 else number()


def bounds() -> tuple[int, ...]:
    return tuple(number() for _ in range(rng.randrange(3)))


def outcome(function: Callable[..., Any], *args: Any) -> Any:
    try:
        return function(*args)
    except (IndexError, KeyError):
        return "IndexError"
    except (ValueError, TypeError) as error:
        return type(error).__name__


def listed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def check(what: str, given: Any, ours: Any, theirs: Any) -> None:
    if ours != theirs or type(ours) is not type(theirs):
        sys.exit(f"{what} of {given!r}\n  gives {ours!r}\n  not   {theirs!r}")


PLAIN = "lower upper capitalize title isupper islower isalpha isalnum isdigit isdecimal isnumeric isspace isascii".split()
LOOKS = "find rfind index rindex count startswith endswith".split()


def compare_texts(call: Callable[..., Any]) -> None:
    s, t = text(), text()
    p, a, b = part(s), number(), edge()
    some, chars = bounds(), text(4)
    cases: list[tuple[str, tuple[Any, ...], Callable[[], Any]]] = [(name, (), getattr(s, name)) for name in PLAIN]
    cases += [(name, (p, *some), partial(getattr(s, name), p, *some)) for name in LOOKS]
    parts = (p, text(2), part(s))
    letters = "".join(dict.fromkeys(chars))
    size, times = rng.randrange(12), rng.randrange(-1, 4)
    cases += [
        ("starts_any", (parts, *some), lambda: s.startswith(parts, *some)),
        ("ends_any", (parts, *some), lambda: s.endswith(parts, *some)),
        ("starts_two", (parts[:2], *some), lambda: s.startswith(parts[:2], *some)),
        ("ends_two", (*parts[:2], *some), lambda: s.endswith(parts[:2], *some)),
        ("split", (), s.split), ("split", (None, times), lambda: s.split(None, times)),
        ("split", (p, times), lambda: s.split(p, times)), ("split", (p,), lambda: s.split(p)),
        ("rsplit", (), s.rsplit), ("rsplit", (None, times), lambda: s.rsplit(None, times)),
        ("rsplit", (p, times), lambda: s.rsplit(p, times)), ("rsplit", (p,), lambda: s.rsplit(p)),
        ("splitlines", (), s.splitlines), ("splitlines", (True,), lambda: s.splitlines(True)),
        ("partition", (p,), lambda: s.partition(p)), ("rpartition", (p,), lambda: s.rpartition(p)),
        ("removeprefix", (p,), lambda: s.removeprefix(p)), ("removesuffix", (p,), lambda: s.removesuffix(p)),
        ("replace", (p, chars), lambda: s.replace(p, chars)), ("replace", (p, chars, times), lambda: s.replace(p, chars, times)),
        ("ljust", (size, "x"), lambda: s.ljust(size, "x")), ("rjust", (size, "€"), lambda: s.rjust(size, "€")),
        ("join", (parts,), lambda: s.join(parts)), ("join", ((),), lambda: s.join(())), ("join", ((t,),), lambda: s.join((t,))),
        ("join_lazily", (parts,), lambda: s.join(x[:9] for x in parts)),
        ("delete", (chars,), lambda: s.translate(str.maketrans("", "", chars))),
        ("exchange", (letters, letters[::-1]), lambda: s.translate(str.maketrans(letters, letters[::-1]))),
        ("add", (t,), lambda: s + t), ("repeat", (times,), lambda: s * times),
        ("eq", (t,), lambda: s == t), ("eq", (s[:1] + s[1:],), lambda: True), ("lt", (t,), lambda: s < t), ("le", (t,), lambda: s <= t),
        ("contains", (p,), lambda: p in s), ("slice", (edge(), b), lambda: None), ("getitem", (a,), lambda: s[a]),
        ("char_at", (a,), lambda: s[a]), ("len", (), lambda: len(s)), ("bool", (), lambda: bool(s)), ("same", (), lambda: s),
        ("list", (), lambda: list(s)), ("set_size", (), lambda: len(set(s))), ("compact", (), lambda: s[1:5]),
        ("span_of", ((a, size),), lambda: s[a:size]), ("hashes", (), lambda: True),
        ("concat", (a,), lambda: f"{s}{a}|{s}"), ("reversed", (), lambda: s[::-1]), ("ord", (), lambda: ord(s) if len(s) == 1 else int("")),
        ("int", (), lambda: int(s)), ("float", (), lambda: float(s)), ("chr", (a,), lambda: chr(a)),
    ]  # fmt: skip
    for name in ("strip", "lstrip", "rstrip"):
        cases += [(name, (), getattr(s, name)), (name, (chars,), partial(getattr(s, name), chars))]
    if p:
        cases += [(f"{name}_char", (p[0], *some), partial(getattr(s, name), p[0], *some)) for name in ("find", "rfind", "count")]
    for name, args, expected in cases:
        theirs = s[args[0] : args[1]] if name == "slice" else listed(outcome(expected))
        check(f"{name}{args!r}", s, outcome(call, name, s, args), theirs)


def run(target: Any, does: dict[str, Callable[..., Any]], operations: list[tuple[Any, ...]], state: Callable[[Any], Any]) -> list[Any]:
    results = []
    for name, *args in operations:
        result = outcome(does[name], target, *args)
        results.append(state(target) if result is None and name not in ("get",) else listed(result))
    return results


def silent(function: Callable[..., Any]) -> Callable[..., Any]:
    def run(*args: Any) -> None:
        function(*args)

    return run


def set_item(x: Any, i: Any, value: Any) -> None:
    x[i] = value


def set_slice(x: list[Any], a: Any, b: Any, items: Any) -> None:
    a, b, _ = slice(a, b).indices(len(x))
    x[a:b] = items


def del_item(x: Any, i: Any) -> None:
    del x[i]


def del_slice(x: list[Any], a: Any, b: Any) -> None:
    del x[a:b]


def grow(x: list[Any]) -> None:
    for item in x:
        if len(x) < 50:
            x.append(item)


LIST: dict[str, Callable[..., Any]] = {
    "append": list.append, "extend": list.extend, "extend_self": lambda x: x.extend(x), "insert": list.insert,
    "pop": lambda x: x.pop(), "pop_at": lambda x, i: x.pop(i), "remove": list.remove, "index": list.index, "count": list.count,
    "clear": list.clear, "reverse": list.reverse, "sort": list.sort, "get": lambda x, i: x[i], "set": set_item,
    "slice": lambda x, a, b: x[a:b], "set_slice": set_slice, "set_slice_self": lambda x, a, b: set_slice(x, a, b, x), "del": del_item,
    "del_slice": del_slice, "add": lambda x, y: x + list(y), "times": lambda x, n: x * n, "lt": lambda x, y: x < list(y),
    "eq": lambda x, y: x == list(y), "in": lambda x, y: y in x, "grow": grow,
    "bisect": lambda x, y: (bisect.bisect_left(x, y), bisect.bisect_right(x, y)), "set_of": lambda x: sorted(set(x)),
    "counted": lambda x: dict(enumerate(x, 3)), "min_max": lambda x: (min(x), max(x)), "reversed": lambda x: list(reversed(x)),
    "pairwise": lambda x: list(itertools.pairwise(x)), "zip": lambda x, y: list(zip(x, y, range(5))),
}  # fmt: skip
SET: dict[str, Callable[..., Any]] = {
    "add": set.add, "discard": set.discard, "remove": set.remove, "in": lambda x, y: y in x, "len": len, "clear": set.clear,
    "update": set.update, "or": lambda x, y: frozenset(x | y), "and": lambda x, y: frozenset(x & y), "sub": lambda x, y: frozenset(x - y),
    "xor": lambda x, y: frozenset(x ^ y), "ior": silent(set.__ior__), "ior_self": lambda x: silent(set.__ior__)(x, x),
    "iand": silent(set.__iand__), "isub": silent(set.__isub__), "le": lambda x, y: x <= y, "lt": lambda x, y: x < y,
    "ge": lambda x, y: x >= y, "eq": lambda x, y: x == y, "hash": lambda x: True, "isdisjoint": set.isdisjoint,
    "isdisjoint_set": set.isdisjoint, "issubset": set.issubset, "issuperset": set.issuperset,
    "intersection": lambda x, y: frozenset(x.intersection(y)), "difference": lambda x, y: frozenset(x.difference(y)),
    "union": lambda x, y, z: frozenset(x.union(y, z)), "pop_all": lambda x: sorted(x.pop() for _ in range(len(x))),
}  # fmt: skip


def count(x: dict[Any, int], key: Any) -> None:
    x[key] = x.get(key, 10) + 1


def fromkeys(x: dict[Any, int], keys: Any) -> None:
    x.clear()
    x.update(dict.fromkeys(keys, 5))


def values(x: dict[Any, int]) -> int:
    for key in x:
        x[key] += 2
    return sum(x.values())


DICT: dict[str, Callable[..., Any]] = {
    "set": set_item, "get": lambda x, k: x.get(k), "get_or": lambda x, k, d: x.get(k, d), "at": lambda x, k: x[k],
    "setdefault": dict.setdefault, "count": count, "pop": lambda x, k: x.pop(k), "pop_or": lambda x, k, d: x.pop(k, d),
    "del": del_item, "clear": dict.clear, "in": lambda x, k: k in x, "in_values": lambda x, v: v in x.values(), "len": len,
    "update": dict.update, "or": lambda x, y: list((x | y).items()), "eq": lambda x, y: x == y, "fromkeys": fromkeys,
    "copy": lambda x: None, "values": values, "keys": list, "dict": dict,
}  # fmt: skip


def compare_containers(call: Callable[..., Any]) -> None:
    breadth = rng.choice((3, 12, 100, 3000))
    integer: Callable[[], Any] = lambda: rng.randrange(-breadth, breadth)
    string: Callable[[], Any] = lambda: chr(rng.randrange(60, 60 + breadth)) * rng.randrange(3)
    row: Callable[[], Any] = lambda: (string(), rng.choice((None, integer())))
    size = rng.choice((5, 30, 300, 3000 if breadth > 1000 else 300))
    for kind, item in (("int", integer), ("str", string)):
        some: Callable[[], list[Any]] = lambda: [item() for _ in range(rng.randrange(6))]
        shapes: dict[str, Callable[[], list[Any]]] = {
            "extend": lambda: [some()], "add": lambda: [some()], "lt": lambda: [some()], "eq": lambda: [some()], "zip": lambda: [some()],
            "insert": lambda: [number(), item()], "pop_at": lambda: [number()], "get": lambda: [number()], "del": lambda: [number()],
            "set": lambda: [number(), item()], "slice": lambda: [edge(), edge()], "set_slice": lambda: [edge(), edge(), some()],
            "set_slice_self": lambda: [edge(), edge()], "del_slice": lambda: [edge(), edge()], "times": lambda: [rng.randrange(-1, 3)],
            "append": lambda: [item()], "remove": lambda: [item()], "index": lambda: [item()], "count": lambda: [item()],
            "in": lambda: [item()], "bisect": lambda: [item()],
        }  # fmt: skip
        operations: list[tuple[Any, ...]] = []
        length = 0  # doubled too often, a list would fill the memory
        for _ in range(min(size, 60)):
            name = rng.choice([*LIST, "append", "append", "append", "extend"])
            if name in ("extend_self", "set_slice_self"):
                length += 1
                if length > 3:
                    continue
            operations.append((name, *(shapes[name]() if name in shapes else [])))
        check(f"list_{kind}", operations, call(f"list_{kind}", None, operations), run([], LIST, operations, tuple))

        many: Callable[[], set[Any]] = lambda: {item() for _ in range(rng.choice((0, 1, 3, 20)))}
        shapes = dict.fromkeys(("add", "discard", "remove", "in"), lambda: [item()])
        shapes |= dict.fromkeys("or and sub xor ior iand isub le lt ge eq isdisjoint_set".split(), lambda: [many()])
        shapes |= dict.fromkeys("update isdisjoint issubset issuperset intersection difference".split(), lambda: [some()])
        shapes["union"] = lambda: [some(), some()]
        rare = ["clear", "iand", "pop_all"]
        names = [name for name in SET if name not in rare]
        operations = []
        for _ in range(size):
            name = rng.choice(rare) if rng.random() < 0.01 else rng.choice([*names, "add", "add", "add", "remove", "discard"])
            operations.append((name, *(shapes[name]() if name in shapes else [])))
        check(f"set_{kind}", operations, call(f"set_{kind}", None, operations), run(set(), SET, operations, lambda x: tuple(sorted(x))))
    for kind, item in (("int", integer), ("str", string), ("row", row)):
        keyed: Callable[[], dict[Any, int]] = lambda: {item(): number() for _ in range(rng.choice((0, 1, 3, 20)))}
        shapes = dict.fromkeys(("get", "at", "count", "pop", "del", "in"), lambda: [item()])
        shapes |= dict.fromkeys(("set", "get_or", "setdefault", "pop_or"), lambda: [item(), number()])
        shapes |= dict.fromkeys(("update", "or", "eq"), lambda: [keyed()])
        shapes |= {"fromkeys": lambda: [[item() for _ in range(5)]], "in_values": lambda: [number()]}
        rare = ["clear", "fromkeys"]
        names = [name for name in DICT if name not in rare]
        operations = []
        for _ in range(size):
            name = rng.choice(rare) if rng.random() < 0.01 else rng.choice([*names, "set", "set", "set", "del", "pop"])
            operations.append((name, *(shapes[name]() if name in shapes else [])))
        check(f"dict_{kind}", operations, call(f"dict_{kind}", None, operations), run({}, DICT, operations, lambda x: tuple(x.items())))


def compare_rest(call: Callable[..., Any]) -> None:
    pairs = [(rng.randrange(rng.choice((3, 50))), i) for i in range(rng.choice((1, 5, 30, 200)))]
    first = lambda pair: pair[0]
    expected: tuple[Any, ...] = sorted(pairs, key=first), sorted(pairs, key=first, reverse=True), min(pairs, key=first), max(pairs, key=first), sorted(pairs)
    check("sort", pairs, call("sort", pairs, ()), tuple(map(listed, expected[:2])) + expected[2:4] + (tuple(expected[4]),))
    a, b, c, d = number(), number(), edge(), edge()
    step = rng.choice((-3, -2, -1, 1, 2, 3))
    r = range(a, b, step)
    ours = call("range", None, (a, b, step, c, d, a + 2))
    check("range", (r, c, d), ours, (tuple(r), len(r), tuple(r[c:d]), tuple(reversed(r)), a + 2 in r, tuple(reversed(r[c:d]))))
    if b:
        expected = (a // b, a % b, a / b, str(a), str(a / b), round(a / b, 2), max(a, b), min(a, b, 3))
        check("numbers", (a, b), call("numbers", None, (a, b)), expected)
    numbers = [number() for _ in range(rng.randrange(9))]
    odd = [x % 2 != 0 for x in numbers]
    expected = (
        tuple(itertools.accumulate(numbers)), tuple(itertools.accumulate(numbers, initial=7)), tuple(numbers[1:5]),
        tuple(itertools.compress(numbers, odd)), len(numbers) + 3 + len(set(numbers)), tuple(x for x in numbers if x % 2),
        any(numbers), all(numbers), any(odd), all(odd), sum(odd), max(numbers, default=-1), min(numbers, default=-1),
        next(iter(numbers), 99), tuple(x - i for i, x in enumerate(numbers)),
    )  # fmt: skip
    check("lists", numbers, call("lists", numbers, ()), expected)


def check_blocks(call: Callable[..., Any]) -> None:
    """Blocks of all sizes, mostly small ones, more of them and fewer by turns."""
    most = rng.choice((40, 600, 5000, 2_000_000))
    giving = rng.choice((0.3, 0.5, 0.6))
    wishes = [-1 - rng.randrange(1 << 20) if rng.random() < giving else int(most * rng.random() ** 3) for _ in range(4_000_000 // (most + 400))]
    check("blocks", (most, giving), call("blocks", wishes, ()), True)


def compare_characters(call: Callable[..., Any]) -> None:
    """Every code point there is."""
    names = "isupper islower isalpha isdecimal isdigit isnumeric isalnum isspace".split()
    for c in range(0x110000):
        s = chr(c)
        check("classes", s, call("classes", c, ()), sum(getattr(s, name)() << i for i, name in enumerate(names)))
        check("lower", s, call("lower", s, ()), s.lower())
        check("lower", s, call("lower", "A" + s + "b", ()), ("A" + s + "b").lower())
        check("capitalize", s, call("capitalize", s, ()), s.capitalize())
        check("title", s, call("title", "a" + s + "b", ()), ("a" + s + "b").title())
        check("split", s, call("split", f"a{s}b", ()), tuple(f"a{s}b".split()))
        check("splitlines", s, call("splitlines", f"a{s}b", ()), tuple(f"a{s}b".splitlines()))


def main() -> None:
    seconds = next((float(arg) for arg in sys.argv[1:] if arg[0] != "-"), 30)
    call = build("--sanitize" in sys.argv)
    seed = random.SystemRandom().randrange(1 << 32)
    print("seed", seed, flush=True)
    rng.seed(seed)
    end, rounds = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        for _ in range(50):
            compare_texts(call)
            compare_rest(call)
        compare_containers(call)
        check_blocks(call)
        rounds += 1
    print(rounds, "rounds, no difference", flush=True)
    compare_characters(call)
    print("every character alike")


if __name__ == "__main__":
    main()
