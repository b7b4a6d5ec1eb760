"""Compares the matchers of native/patterns.py with `re` and `regex`: all patterns of the heart, and random ones.

Run: python native/tests/matchers.py [seconds] [--sanitize] [--random=N]. The texts are those of data/articles, the
tags made of them, and mutations of both. With --sanitize, set LD_PRELOAD as for runtime.py. Without --random, the
patterns of the heart are compared; with it, N patterns that nobody would write.
"""

# ruff: noqa: E402, E501, S311, S602, S603, T201
from __future__ import annotations

import ctypes
import importlib
import pkgutil
import random
import re
import subprocess
import sys
import sysconfig
import tempfile
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import regex

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(ROOT), str(HERE.parent)]

from patterns import AnyPattern, Unknown, matcher

import quotes.engine
import quotes.linking
import quotes.resolving
import quotes.text
from quotes.text.page import read

COMPILED = (re.Pattern, regex.Pattern)
MAX = 2**63 - 1
ROOM = 6000  # numbers that an answer may hold
ODD = "éÉ“”’‘—…\u00a0\u00ad\u0301ǅſK\u212aİı٣²½\x1c\x85\u2028_0aZ\U0001d400\ud800中"
rng = random.Random()

HEAD = """
#include "patterns.h"
using namespace q;
static Int room;
template <class P> static Int spans(Int* out, Int at, const Match& m) {
    for (int g = 0; m && g <= P::groups && at + 2 <= room; ++g) out[at++] = m->start(g), out[at++] = m->end(g);
    return at;
}
static Int copied(Int* out, const Str& s) {
    Int n = s.size() < room ? s.size() : room;
    for (Int i = 0; i < n; ++i) out[i] = s.data()[i];
    return n;
}
template <class P> static Int answer(const P& p, int ask, const Str& s, Int pos, Int endpos, Int* out) {
    const Pattern& any = p;
    Match m = p.match(s, pos, endpos);
    switch (ask) {
    case 0:
        if (bool(m) != p.matches(s, pos, endpos) || bool(m) != any.matches(s, pos, endpos)) return -1;
        return spans<P>(out, 0, m);
    case 1:
        m = p.search(s, pos, endpos);
        if (bool(m) != p.searches(s, pos, endpos) || bool(m) != any.searches(s, pos, endpos)) return -1;
        return spans<P>(out, 0, m);
    case 2: {
        Int at = 0;
        for (const Match& hit : p.finditer(s, pos, endpos)) at = spans<P>(out, at, hit);
        return at;
    }
    }
    if constexpr (P::step > 0) {
        if (ask == 4) return copied(out, p.sub(Str::literal(U"<>"), s, pos));
        m = p.fullmatch(s, pos, endpos);
        return bool(m) == p.fullmatches(s, pos, endpos) ? spans<P>(out, 0, m) : -1;
    }
    return -1;
}
"""


def build(patterns: list[AnyPattern], sanitize: bool) -> Any:
    """The text is copied to a place of just its size, so that a step beyond it is seen."""
    source = [HEAD, "namespace q {"]
    source += [matcher(pattern, f"P{i}") for i, pattern in enumerate(patterns)]
    source += ["}", f'extern "C" {{ void set_room(Int most) {{ room = most; }} {"".join(calls(len(patterns)))} }}']
    folder = Path(tempfile.mkdtemp())
    (folder / "all.cpp").write_text("\n".join(source))
    flags = ["-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=undefined"] if sanitize else ["-O1"]
    flags += ["-Wall", "-Wextra", "-Wno-parentheses", f"-I{HERE.parent}", f"-I{sysconfig.get_path('include')}"]
    command = ["g++", "-std=c++20", "-shared", "-fPIC", *flags, str(folder / "all.cpp"), "-o", str(folder / "all.so")]
    subprocess.run(command, check=True)
    library = ctypes.PyDLL(str(folder / "all.so"))
    library.set_room(ctypes.c_long(ROOM))
    library.call.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_char_p, *[ctypes.c_long] * 3, ctypes.c_void_p]
    library.call.restype = ctypes.c_long
    return library.call


def calls(count: int) -> Iterator[str]:
    yield "Int call(int which, int ask, const Char* text, Int size, Int pos, Int endpos, Int* out) {"
    yield "    Char* own = new Char[size]; std::copy_n(text, size, own); Int n = -1;"
    yield "    { Str s = Str::literal(own, size); switch (which) {"
    yield from (
        f"\n    case {i}: {{ static const P{i} p; n = answer(p, ask, s, pos, endpos, out); break; }}"
        for i in range(count)
    )
    yield "    } } delete[] own; return n; }"


# Patterns


def heart_patterns() -> list[tuple[str, AnyPattern]]:
    """Every pattern in a module of the heart, with the place where it is."""
    found: dict[int, tuple[str, AnyPattern]] = {}

    def walk(value: object, place: str) -> None:
        if isinstance(value, COMPILED):
            found.setdefault(id(value), (place, value))
        elif isinstance(value, dict):
            for key, item in value.items():
                walk(item, f"{place}[{key!r}]")
        elif isinstance(value, (tuple, list, set, frozenset)):
            for item in value:
                walk(item, f"{place}[]")

    for package in (quotes.text, quotes.linking, quotes.resolving):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            loaded = importlib.import_module(module.name)
            for name, value in vars(loaded).items():
                if not name.startswith("__"):
                    walk(value, f"{module.name}.{name}")
    for name, value in vars(quotes.engine).items():
        walk(value, f"quotes.engine.{name}")
    return list(found.values())


LEAVES = [
    *"abcAabcA",
    "[ab]",
    "[^a]",
    "[bc]",
    "[^bc]",
    "[a-c]",
    r"[^\W_]",
    ".",
    r"\w",
    r"\s",
    r"\d",
    r"\W",
    " ",
    "é",
    "[é“]",
    "[^é]",
]
COUNTS = ["*", "+", "?", "{0,2}", "{1,3}", "{2}", "{2,}", "{0,4}", "{3}"]


class Grammar:
    """Writes one pattern. `regex` is at odds with itself about some that look back first: those are left out."""

    def __init__(self, reverse: bool) -> None:
        self.reverse = reverse
        self.groups = 3

    def count(self) -> str:
        kinds = ["", "", "", "?", "" if self.reverse else "+"]
        return f"{rng.choice(COUNTS)}{rng.choice(kinds)}"

    def fixed(self, size: int) -> str:
        if size == 1 or self.reverse or rng.random() < 0.7:
            return "".join(rng.choice(LEAVES) for _ in range(size))
        return f"(?:{self.fixed(size)}|{self.fixed(size)})"

    def row(self, depth: int) -> str:
        return "".join(self.node(depth) for _ in range(rng.randint(1, 3)))

    def node(self, depth: int) -> str:
        kind = rng.random()
        if depth <= 0 or kind < 0.35:
            return f"{rng.choice(LEAVES)}{self.count() if rng.random() < 0.4 else ''}"
        if kind < 0.5:
            return self.row(depth - 1)
        if kind < 0.7:
            branches = "|".join(self.row(depth - 1) for _ in range(rng.randint(2, 4)))
            return f"(?:{branches}){self.count() if rng.random() < 0.5 else ''}"
        if kind < 0.8:
            return f"(?:{self.row(depth - 1)}){self.count()}"
        if kind < 0.88 and self.groups:
            self.groups -= 1
            return f"({self.row(depth - 1)}){rng.choice(['', '', '?'])}"
        if kind < 0.92:
            return f"(?<{rng.choice('=!')}{self.fixed(rng.randint(1, 3))})" + (
                rng.choice(LEAVES) if self.reverse else ""
            )
        if kind < 0.96:
            groups, self.groups = self.groups, 0
            ahead = f"(?{rng.choice('=!')}{self.row(depth - 1)})"
            self.groups = groups
            return ahead
        return rng.choice(["^", "$"] if self.reverse else ["^", "$", r"\b", r"\B", r"\Z"])


def random_patterns(count: int) -> list[tuple[str, AnyPattern]]:
    found: list[tuple[str, AnyPattern]] = []
    while len(found) < count:
        reverse = rng.random() < 0.3
        grammar = Grammar(reverse)
        text = grammar.row(3) + (f"|{grammar.row(2)}" if rng.random() < 0.3 else "")
        try:
            flags = rng.choice([0, 0, 0, re.IGNORECASE, re.MULTILINE, re.DOTALL])
            pattern = regex.compile(f"(?r){text}") if reverse else re.compile(text, flags)
            matcher(pattern, "P")
        except (re.error, regex.error, Unknown):
            continue
        found.append((text, pattern))
    return found


# Texts


def mutated(text: str, alphabet: str) -> str:
    chars = list(text)
    for _ in range(rng.randint(1, 6)):
        i = rng.randrange(len(chars) + 1)
        match rng.randrange(4):
            case 0:
                chars[i : i + 1] = rng.choice(alphabet)
            case 1:
                del chars[i : i + 1]
            case 2:
                chars.insert(i, rng.choice(alphabet))
            case _:
                chars[i:i] = chars[max(0, i - rng.randint(1, 6)) : i]
    return "".join(chars)


def text_for(pattern: AnyPattern, found: list[str]) -> str:
    alphabet = pattern.pattern[:400] + " \n" + (ODD if rng.random() < 0.2 else "")
    kind = rng.random()
    if kind < 0.3:
        return rng.choice(found)
    if kind < 0.65:
        return mutated(rng.choice(found)[:120], alphabet)
    return "".join(rng.choice(alphabet) for _ in range(rng.randint(0, rng.choice([4, 12, 40]))))


# Comparing


def flat(m: re.Match[str], groups: int) -> list[int]:
    return [place for group in range(groups + 1) for place in m.span(group)]


def expected(pattern: Any, ask: int, text: str, pos: int, endpos: int) -> list[int]:
    if ask == 4:
        return list(map(ord, pattern.sub("<>", text, count=pos)))
    if ask == 2:
        return [place for m in pattern.finditer(text, pos, endpos) for place in flat(m, pattern.groups)]
    m = {0: pattern.match, 1: pattern.search, 3: pattern.fullmatch}[ask](text, pos, endpos)
    return flat(m, pattern.groups) if m else []


def main() -> None:
    warnings.simplefilter("ignore")
    options = [option for option in sys.argv[1:] if option.startswith("--")]
    seconds = next((float(a) for a in sys.argv[1:] if not a.startswith("--")), 30.0)
    seed = random.randrange(10**9)
    rng.seed(seed)
    count = next((int(option.partition("=")[2]) for option in options if option.startswith("--random")), 0)
    patterns = random_patterns(count) if count else heart_patterns()
    call = build([pattern for _, pattern in patterns], "--sanitize" in options)
    articles = [path.read_text() for path in sorted((ROOT / "data" / "articles").glob("*.txt"))]
    lines = [line for article in articles for line in article.splitlines(keepends=True)] + articles
    tags = [s.tags for article in articles for s in read(article).sentences]
    simple = ["".join(rng.choice("aabbccA é_1\n“") for _ in range(rng.randint(0, 12))) for _ in range(5000)]
    out = (ctypes.c_long * ROOM)()
    compared = hits = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for i, (place, pattern) in enumerate(patterns):
            reverse = isinstance(pattern, regex.Pattern) and bool(pattern.flags & regex.REVERSE)
            texts = lines if place.startswith("quotes.text") == (rng.random() < 0.8) else tags
            text = rng.choice(simple) if count else text_for(pattern, texts)
            size, data = len(text), text.encode("utf-32-le", "surrogatepass")
            a, b = sorted((rng.randint(0, size), rng.randint(0, size)))
            bounds = [(0, MAX), (a, MAX), (0, b), (a, b), (rng.randint(-3, size + 3), rng.randint(-3, size + 3))]
            for pos, endpos in bounds:
                for ask in range(5):
                    if reverse and ask >= 3:
                        continue
                    if ask == 4:
                        pos, endpos = rng.choice([0, 0, 1, 2]), MAX
                    want = expected(pattern, ask, text, pos, endpos)[:ROOM]
                    found = call(i, ask, data, size, pos, endpos, out)
                    if found < 0 or out[:found] != want[: found if len(want) == ROOM else None]:
                        print(f"seed {seed}: {place} {pattern!r} {ask} {text!r} {pos} {endpos}\n{want}\n{out[:found]}")
                        sys.exit(1)
                    compared += 1
                    hits += bool(want)
    print(f"{len(patterns)} patterns, {compared:,} comparisons, {hits:,} with a match, all alike")


if __name__ == "__main__":
    main()
