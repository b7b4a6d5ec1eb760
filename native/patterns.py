"""One regular expression → a C++ struct that matches it, for `patterns.h`.

The tree of Python's own parser becomes one function of labels and jumps: what must match in turn stands in turn, and
where something fails, a jump leads to the last place that has another way left. State is kept in local variables;
only a loop over a group keeps the variables of its earlier rounds on a stack. So no text makes anything recursive.

Patterns of the `regex` library may be reversed, "(?r)": then all is taken from right to left.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import regex

AnyPattern = re.Pattern[str] | regex.Pattern[str]
ASCII = (1 << 128) - 1
EVERY = "".join(map(chr, range(0x110000)))
MANY = 1 << 40  # rounds of a loop without an end
LEAF_FLAGS = re.IGNORECASE | re.ASCII


class Unknown(ValueError):
    """A construct that no heart pattern used when this was written."""


def matcher(pattern: AnyPattern, name: str) -> str:
    """The C++ source of `struct name final : Compiled<name>`."""
    try:
        return Writer(pattern, name).source()
    except Unknown as error:
        raise Unknown(f"{name}: {error} in {pattern.pattern!r}") from None


def group_number(pattern: AnyPattern, name: str) -> int:
    return int(pattern.groupindex[name])


# Sets of characters


class Wide(NamedTuple):
    """What a set holds beyond ASCII: ranges and classes ("word", "not_digit"), or all but these."""

    ranges: tuple[tuple[int, int], ...] = ()
    classes: tuple[str, ...] = ()
    negated: bool = False

    @property
    def simple(self) -> bool:
        return not self.classes and not self.negated


NO_WIDE, ALL_WIDE = Wide(), Wide(negated=True)


class Set(NamedTuple):
    ascii: int
    wide: Wide


class First(NamedTuple):
    """What can come next: at least all characters with which a match can go on, and whether it can at the end."""

    ascii: int = 0
    wide: frozenset[Wide] = frozenset()
    end: bool = False

    def __or__(self, other: First) -> First:
        wide = self.wide | other.wide
        if ALL_WIDE in wide or len(wide) > 3:
            wide = frozenset({ALL_WIDE})
        return First(self.ascii | other.ascii, wide, self.end or other.end)

    def __and__(self, other: First) -> First:
        wide = other.wide if ALL_WIDE in self.wide or not other.wide else self.wide
        return First(self.ascii & other.ascii, wide, self.end and other.end)

    def apart(self, other: First) -> bool:
        """No text is begun by both."""
        if self.ascii & other.ascii or self.end and other.end:
            return False
        return not self.wide or not other.wide or all(_apart(a, b) for a in self.wide for b in other.wide)

    @property
    def all(self) -> bool:
        return self.end and self.ascii == ASCII and ALL_WIDE in self.wide


ALL = First(ASCII, frozenset({ALL_WIDE}), True)
END = First(end=True)


def _apart(a: Wide, b: Wide) -> bool:
    return a.simple and b.simple and all(x[1] < y[0] or y[1] < x[0] for x in a.ranges for y in b.ranges)


def first_of(chars: Set) -> First:
    return First(chars.ascii, frozenset() if chars.wide == NO_WIDE else frozenset({chars.wide}))


def ranges_of(codes: Iterable[int]) -> tuple[tuple[int, int], ...]:
    found: list[list[int]] = []
    for code in codes:
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return tuple((a, b) for a, b in found)


@cache
def asked(text: str, flags: int, library: Any) -> tuple[int, ...]:
    """All characters that the library itself finds in a set."""
    return tuple(map(ord, library.compile(text, flags).findall(EVERY)))


CLASSES = {
    op.CATEGORY_DIGIT: ("decimal", r"\d"),
    op.CATEGORY_NOT_DIGIT: ("not_decimal", r"\D"),
    op.CATEGORY_SPACE: ("space", r"\s"),
    op.CATEGORY_NOT_SPACE: ("not_space", r"\S"),
    op.CATEGORY_WORD: ("word", r"\w"),
    op.CATEGORY_NOT_WORD: ("not_word", r"\W"),
}


@cache
def make_set(items: tuple[tuple[Any, Any], ...], flags: int, library: Any) -> Set:
    """Python's own libraries say which ASCII characters are in it, and all where case or `regex` has a say."""
    negated = items[0][0] is op.NEGATE
    text, classes, ranges = "", [], []
    for kind, value in items[negated:]:
        if kind is op.LITERAL:
            text += f"\\U{value:08x}"
            ranges.append((value, value))
        elif kind is op.RANGE:
            text += f"\\U{value[0]:08x}-\\U{value[1]:08x}"
            ranges.append(value)
        elif kind is op.CATEGORY:
            word, escape = CLASSES[value]
            if library is regex or flags & re.ASCII:
                text += escape
            else:
                classes.append((word, escape))
        else:
            raise Unknown(f"{kind} in a set")
    whole = f"[{'^' * negated}{text}{''.join(escape for _, escape in classes)}]"
    mask = sum(1 << ord(c) for c in map(chr, range(128)) if library.compile(whole, flags).match(c))
    if text and (flags & LEAF_FLAGS or library is regex):
        wide = ranges_of(code for code in asked(f"[{text}]", flags, library) if code >= 128)
    else:
        wide = ranges_of(sorted({code for a, b in ranges for code in range(max(a, 128), b + 1)}))
    return Set(mask, Wide(wide, tuple(word for word, _ in classes), negated))


# The tree


class Leaf(NamedTuple):
    chars: Set


class Seq(NamedTuple):
    items: tuple[Node, ...]


class Alt(NamedTuple):
    branches: tuple[Node, ...]


class Loop(NamedTuple):
    body: Node
    low: int
    high: int
    kind: str  # greedy, lazy, possessive


class Group(NamedTuple):
    number: int
    body: Node


class Look(NamedTuple):
    body: Node
    ahead: bool
    negative: bool


class Atomic(NamedTuple):
    body: Node


class At(NamedTuple):
    where: str


class Back(NamedTuple):
    number: int


Node = Leaf | Seq | Alt | Loop | Group | Look | Atomic | At | Back
NEWLINE = Set(1 << 10, NO_WIDE)
PLACES = {
    op.AT_BEGINNING: "beginning",
    op.AT_BEGINNING_STRING: "beginning",
    op.AT_END: "end",
    op.AT_END_STRING: "very_end",
    op.AT_BOUNDARY: "boundary",
    op.AT_NON_BOUNDARY: "no_boundary",
}


class Reader:
    """Tree of `re` → our tree."""

    def __init__(self, pattern: AnyPattern) -> None:
        self.library = re if isinstance(pattern, re.Pattern) else regex
        self.flags = int(pattern.flags)
        text = pattern.pattern
        self.numbers = list(range(1, pattern.groups + 1))
        self.reverse = False
        if self.library is regex:
            self.reverse = bool(self.flags & regex.REVERSE)
            self.flags &= ~(regex.REVERSE | regex.VERSION0)
            if self.flags & ~(re.MULTILINE | re.DOTALL | re.VERBOSE | re.UNICODE):
                raise Unknown("a flag of regex")
            text = self.spelt_out(text.replace("(?r)", "", 1) if self.reverse else text, pattern)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.tree = self.seq(parser.parse(text, self.flags), self.flags)

    def spelt_out(self, text: str, pattern: AnyPattern) -> str:
        """What `regex` knows and `re` does not: \\p{…}, and one name for two groups."""
        self.numbers, seen, parts, inside, i = [], 0, [], False, 0
        known: set[str] = set()
        while i < len(text):
            if found := re.compile(r"\\[pP]\{\^?\w+\}").match(text, i):
                codes = ranges_of(asked(found[0], 0, regex))
                inner = "".join(f"\\U{a:08x}-\\U{b:08x}" for a, b in codes)
                parts.append(inner if inside else f"[{inner}]")
            elif found := re.compile(r"\\.", re.DOTALL).match(text, i):
                parts.append(found[0])
            elif inside:
                found = re.compile(".", re.DOTALL).match(text, i)
                inside = text[i] != "]"
                parts.append(text[i])
            elif found := re.compile(r"\[\^?\]?").match(text, i):
                inside = True
                parts.append(found[0])
            elif found := re.compile(r"\(\?P<(\w+)>|\((?!\?)").match(text, i):
                if found[1] in known:
                    self.numbers.append(pattern.groupindex[found[1]])
                else:
                    seen += 1
                    self.numbers.append(seen)
                    known |= {found[1]} - {None}
                parts.append("(")
            else:
                found = re.compile(".", re.DOTALL).match(text, i)
                parts.append(text[i])
            assert found
            i = found.end()
        return "".join(parts)

    def seq(self, tree: Any, flags: int) -> Node:
        items: list[Node] = []
        for kind, value in tree:
            node = self.node(kind, value, flags)
            items += node.items if isinstance(node, Seq) else [node]
        return items[0] if len(items) == 1 else Seq(tuple(items))

    def node(self, kind: Any, value: Any, flags: int) -> Node:
        leaf_flags = flags & LEAF_FLAGS
        match kind:
            case op.LITERAL:
                return Leaf(make_set(((kind, value),), leaf_flags, self.library))
            case op.NOT_LITERAL:
                return Leaf(make_set(((op.NEGATE, None), (op.LITERAL, value)), leaf_flags, self.library))
            case op.IN:
                return Leaf(make_set(tuple(value), leaf_flags, self.library))
            case op.ANY:
                return Leaf(Set(ASCII if flags & re.DOTALL else ASCII & ~NEWLINE.ascii, ALL_WIDE))
            case op.BRANCH:
                return Alt(tuple(self.seq(branch, flags) for branch in value[1]))
            case op.SUBPATTERN:
                number, add, drop, tree = value
                body = self.seq(tree, (flags | add) & ~drop)
                return body if number is None else Group(self.numbers[number - 1], body)
            case op.MAX_REPEAT | op.MIN_REPEAT | op.POSSESSIVE_REPEAT:
                low, high, tree = value
                how = {op.MAX_REPEAT: "greedy", op.MIN_REPEAT: "lazy", op.POSSESSIVE_REPEAT: "possessive"}[kind]
                return self.loop(self.seq(tree, flags), low, MANY if high is op.MAXREPEAT else high, how)
            case op.ATOMIC_GROUP:
                return Atomic(self.seq(value, flags))
            case op.ASSERT | op.ASSERT_NOT:
                return Look(self.seq(value[1], flags), value[0] > 0, kind is op.ASSERT_NOT)
            case op.AT if value in PLACES:
                where = PLACES[value]
                if where.endswith("boundary") and (self.library is regex or flags & re.ASCII):
                    raise Unknown("this \\b")
                lines = flags & re.MULTILINE and value in (op.AT_BEGINNING, op.AT_END)
                return At(f"{where}_of_line" if lines else where)
            case op.GROUPREF if not flags & re.IGNORECASE:
                return Back(self.numbers[value - 1])
        raise Unknown(str(kind))

    def loop(self, body: Node, low: int, high: int, kind: str) -> Node:
        if high == 0:
            return Seq(())
        if low == high == 1:
            return Atomic(body) if kind == "possessive" else body
        if isinstance(body, Leaf) and low == high <= 4:
            return Seq((body,) * low)
        return Loop(body, low, high, kind)


def items_of(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Seq) else (node,)


def width(node: Node) -> tuple[int, int]:
    """The fewest and the most characters of it."""
    match node:
        case Leaf():
            return 1, 1
        case Seq(items):
            widths = [width(item) for item in items]
            return sum(a for a, _ in widths), min(MANY, sum(b for _, b in widths))
        case Alt(branches):
            widths = [width(branch) for branch in branches]
            return min(a for a, _ in widths), max(b for _, b in widths)
        case Loop(body, low, high, _):
            a, b = width(body)
            return min(a * low, MANY), min(b * high, MANY)
        case Group(_, body) | Atomic(body):
            return width(body)
        case Back():
            return 0, MANY
    return 0, 0


def groups_in(node: Node) -> list[int]:
    match node:
        case Seq(items) | Alt(items):
            return [number for item in items for number in groups_in(item)]
        case Group(number, body):
            return [number, *groups_in(body)]
        case Loop() | Look() | Atomic():
            return groups_in(node.body)
    return []


def first(node: Node, follow: First, step: int) -> First:
    """What a text begins with (ends with, for step -1) that the node and what follows it can match."""
    match node:
        case Leaf(chars):
            return first_of(chars)
        case Seq(items):
            for item in items[::-step]:
                follow = first(item, follow, step)
            return follow
        case Alt(branches):
            found = First()
            for branch in branches:
                found |= first(branch, follow, step)
            return found
        case Loop(body, low, _, _):
            once = first(body, follow, step)
            return once if low and width(body)[0] else once | follow
        case Group(_, body) | Atomic(body):
            return first(body, follow, step)
        case Look(body, ahead, negative) if ahead == (step > 0):
            if not negative:
                found = first(body, ALL, step) & follow
                return found if step > 0 else found._replace(end=follow.end)  # it may see what is left of the limit
            return follow._replace(ascii=follow.ascii & ~body.chars.ascii) if isinstance(body, Leaf) else follow
        case At("end" | "end_of_line") if step > 0:
            return First(NEWLINE.ascii, end=True) & follow
        case At("very_end") if step > 0:
            return END & follow
        case At("beginning_of_line") if step < 0:
            return First(NEWLINE.ascii, end=True) & follow
        case Back():
            return ALL
    return follow


def factored(node: Node, step: int) -> Node:
    """Alternatives that begin alike share their beginning, where no other between them can begin so."""
    match node:
        case Seq(items):
            return Seq(tuple(part for item in items for part in items_of(factored(item, step))))
        case Alt(branches):
            rest = [items_of(branch)[::step] for branch in branches]
            made: list[Node] = []
            while rest:
                head, *rest = rest
                alike: list[tuple[Node, ...]] = [head]
                others: list[tuple[Node, ...]] = []
                if head and isinstance(head[0], Leaf):
                    for other in rest:
                        if other and other[0] == head[0] and all(_begin_apart(o, head[0], step) for o in others):
                            alike.append(other)
                        else:
                            others.append(other)
                    rest = others
                if len(alike) > 1:
                    inner = factored(Alt(tuple(Seq(branch[1:][::step]) for branch in alike)), step)
                    made.append(Seq((head[0], inner)[::step]))
                else:
                    made.append(factored(Seq(head[::step]), step))
            return made[0] if len(made) == 1 else Alt(tuple(made))
        case Loop() | Group() | Atomic():
            return node._replace(body=factored(node.body, step))
        case Look():
            return node._replace(body=factored(node.body, 1 if node.ahead else -1))
    return node


def _begin_apart(items: tuple[Node, ...], leaf: Leaf, step: int) -> bool:
    return first(Seq(items[::step]), ALL, step).apart(first_of(leaf.chars))


# C++


class Way(NamedTuple):
    """Where matching goes: to the right or to the left, and not beyond a limit."""

    step: int
    limit: str

    def char(self, k: int = 0) -> str:
        k = k if self.step > 0 else -1 - k
        return f"s[p{k:+}]" if k else "s[p]"

    @property
    def room(self) -> str:
        return f"{self.limit} - p" if self.step > 0 else "p" if self.limit == "0" else f"p - {self.limit}"

    def lacks(self, count: int) -> str:
        if count == 1:
            return f"p {'>=' if self.step > 0 else '<='} {self.limit}"
        return f"{self.room} < {count}"

    def move(self, count: int) -> str:
        return f"p {'+' if self.step > 0 else '-'}= {count};"


class Writer:
    def __init__(self, pattern: AnyPattern, name: str) -> None:
        reader = Reader(pattern)
        self.pattern, self.name = pattern, name
        self.step = -1 if reader.reverse else 1
        self.tree = factored(reader.tree, self.step)
        self.slices = reader.library is regex
        self.lines: list[str] = []
        self.variables: list[str] = []
        self.live: list[str] = []  # what an enclosing loop must keep when it begins a new round
        self.tables: dict[tuple[tuple[int, int], ...], str] = {}
        self.labels = 0
        self.pushes = 0
        self.captures = sorted(set(groups_in(self.tree)))

    def source(self) -> str:
        way = Way(self.step, "high" if self.step > 0 else "low")
        again = self.emit(self.tree, ALL, "fail", way)
        self.put(f"if ((full && p != high) || p == barred) goto {again};")
        for number in self.captures:
            self.put(f"marks[{2 * number}] = a{number}; marks[{2 * number + 1}] = b{number};")
        self.put("return p;")
        self.put("fail: return -1;")
        run = self.without_unused_labels()
        used = set(re.findall(r"\bv\d+\b", "\n".join(run)))
        variables = [f"{kind}{number} = -1" for number in self.captures for kind in "ab"]
        variables += [f"{name} = 0" for name in self.variables if name in used] + ["top = 0"] * bool(self.pushes)
        seek = self.seek(way)
        tables = [
            f"    static constexpr CharRange {table}[] = {{{', '.join(f'{{0x{a:x}, 0x{b:x}}}' for a, b in ranges)}}};"
            for ranges, table in self.tables.items()
        ]
        comment = ascii(self.pattern.pattern)
        return "\n".join([
            f"struct {self.name} final : Compiled<{self.name}> {{",
            f"    // {comment if len(comment) < 200 else comment[:200] + ' …'}",
            f"    static constexpr int groups = {self.pattern.groups};",
            f"    static constexpr int step = {self.step};",
            f"    static constexpr bool slices = {str(self.slices).lower()};",
            f"    static constexpr bool crossed = {str(self.matches_crossed()).lower()};",
            *tables,
            "    static Int seek(const Char* s, Int p, Int low, Int high) {",
            "        (void)s, (void)low, (void)high;",
            *(f"        {line}" for line in seek),
            "    }",
            "    template <bool full>",
            "    static Int run(const Char* s, Int p, Int low, Int high, Int barred, Int* marks) {",
            "        (void)s, (void)low, (void)high, (void)marks;",
            *([f"        Int {', '.join(variables)};"] if variables else []),
            *(f"        {line}" for line in run),
            "    }",
            "};",
            "",
        ])  # fmt: skip

    def matches_crossed(self) -> bool:
        """Whether `re` finds an empty match at a place behind the end."""
        found = False if self.slices else crossed(self.tree)
        if found is None:
            raise Unknown("no answer where endpos is before pos")
        return found

    def seek(self, way: Way) -> list[str]:
        """The next place at which a match can begin."""
        least, most = width(self.tree)
        start = first(self.tree, ALL, self.step)
        forward = self.step > 0
        if forward and starts_text(self.tree):
            return [f"return p == 0 && high >= {least} ? 0 : -1;"]
        lines = []
        if forward and most < 1000 and ends_text(self.tree):
            lines.append(f"if (high - p > {most + 1}) p = high - {most + 1};")
        if forward:
            lines.append(f"const Int last = high - {least};" if least else "const Int last = high;")
        else:
            lines.append(f"const Int last = low + {least};" if least else "const Int last = low;")
        beyond = "p <= last" if forward else "p >= last"
        if start.all:
            return [*lines, f"return {beyond} ? p : -1;"]
        if forward and least and not start.end and not start.wide and start.ascii.bit_count() == 1:
            return [*lines, f"return find_char(s, p, last, {self.literal(start.ascii.bit_length() - 1)});"]
        if forward and least and not start.end and not start.ascii:
            test = self.test_first(start, way.char())
            return [*lines, f"while ((p = find_wide(s, p, last)) >= 0 && !{test}) ++p;", "return p;"]
        room = beyond if least else f"{beyond} && p != {way.limit}"
        move = "++p" if forward else "--p"
        lines.append(f"while ({room} && !{self.test_first(start, way.char())}) {move};")
        if not start.end and not least:
            return [*lines, f"return {beyond} && p != {way.limit} ? p : -1;"]
        return [*lines, f"return {beyond} ? p : -1;"]

    # Writing

    def put(self, line: str) -> None:
        self.lines.append(line)

    def label(self) -> str:
        self.labels += 1
        return f"L{self.labels}"

    def variable(self, live: bool = True) -> str:
        name = f"v{len(self.variables) + 1}"
        self.variables.append(name)
        if live:
            self.live.append(name)
        return name

    def without_unused_labels(self) -> list[str]:
        text = "\n".join(self.lines)
        used = set(re.findall(r"goto (\w+);", text))
        return [line for line in text.split("\n") if line and not (line.endswith(":") and line[:-1] not in used)]

    @contextmanager
    def closed(self) -> Iterator[None]:
        """What is matched here is never matched in another way later: its variables are not kept."""
        live, pushes = len(self.live), self.pushes
        place = len(self.lines)
        self.put("")
        yield
        del self.live[live:]
        if self.pushes > pushes:
            height = self.variable(live=False)
            self.lines[place] = f"{height} = top;"
            self.put(f"top = {height};")

    @staticmethod
    def pushed(keep: list[str]) -> str:
        saved = " ".join(f"frame[{i}] = {name};" for i, name in enumerate(keep))
        return f"{{ std::int32_t* frame = backtracking.push(top, {len(keep)}); {saved} }}"

    @staticmethod
    def popped(keep: list[str]) -> str:
        restored = " ".join(f"{name} = frame[{i}];" for i, name in enumerate(keep))
        return f"{{ const std::int32_t* frame = backtracking.pop(top, {len(keep)}); {restored} }}"

    # Tests of one character

    @staticmethod
    def literal(code: int) -> str:
        if 32 <= code < 127 and chr(code) not in "'\\":
            return f"U'{chr(code)}'"
        return f"0x{code:x}"

    def test_ascii(self, mask: int, c: str) -> str:
        """False for all that is not ASCII."""
        codes = [code for code in range(128) if mask >> code & 1]
        if not codes:
            return "false"
        if len(codes) <= 2:
            return self.either(f"{c} == {self.literal(code)}" for code in codes)
        if codes == list(range(codes[0], codes[-1] + 1)):
            return f"in_range({c}, 0x{codes[0]:x}, 0x{codes[-1]:x})"
        if codes[-1] - codes[0] < 64:
            return f"in_mask({c}, {self.literal(codes[0])}, 0x{mask >> codes[0]:x}u)"
        return f"in_masks({c}, 0x{mask & (1 << 64) - 1:x}u, 0x{mask >> 64:x}u)"

    @staticmethod
    def either(tests: Iterable[str]) -> str:
        found = list(tests)
        return found[0] if len(found) == 1 else f"({' || '.join(found)})"

    def test_wide(self, wide: Wide, c: str) -> str:
        """For what is known not to be ASCII."""
        tests = [f"!is_{word[4:]}({c})" if word.startswith("not_") else f"is_{word}({c})" for word in wide.classes]
        if len(wide.ranges) > 3:
            table = self.tables.setdefault(wide.ranges, f"set{len(self.tables) + 1}")
            tests.append(f"in_ranges({c}, {table})")
        else:
            tests += [f"{c} == 0x{a:x}" if a == b else f"in_range({c}, 0x{a:x}, 0x{b:x})" for a, b in wide.ranges]
        found = self.either(tests) if tests else "false"
        return f"!({found})" if wide.negated else found

    def test(self, chars: Set, c: str) -> str:
        return self.test_first(first_of(chars), c)

    def test_first(self, start: First, c: str) -> str:
        if not start.wide:
            found = self.test_ascii(start.ascii, c)
        elif ALL_WIDE in start.wide:
            found = f"!({self.test_ascii(ASCII & ~start.ascii, c)})" if start.ascii != ASCII else "true"
        else:
            codes = [code for code in range(128) if start.ascii >> code & 1]
            wide = self.either(self.test_wide(one, c) for one in sorted(start.wide))
            if len(codes) <= 1 and all(one.simple and len(one.ranges) <= 3 for one in start.wide):
                found = self.either([*(f"{c} == {self.literal(code)}" for code in codes), wide])
            else:
                found = f"{c} < 128 ? {self.test_ascii(start.ascii, c)} : {wide}"
        return found if found == "true" or found.startswith("in_") else f"({found})"

    def guard(self, start: First, way: Way, other: str) -> None:
        """Go elsewhere unless this may match here."""
        if start.all:
            return
        test = self.test_first(start, way.char())
        if start.end:
            self.put(f"if (!({way.lacks(1)}) && !{test}) goto {other};")
        else:
            self.put(f"if ({way.lacks(1)} || !{test}) goto {other};")

    # Nodes: each writes what matches it at p and moves p; what cannot go on jumps to `fail`, wherever p is then.
    # The label given back is where to jump when what follows fails: to match it in another way, if there is one.

    def emit(self, node: Node, follow: First, fail: str, way: Way) -> str:
        match node:
            case Leaf():
                return self.run_of([node], fail, way)
            case Seq(items):
                return self.sequence(items, follow, fail, way)
            case Alt(branches):
                return self.alternatives(branches, follow, fail, way)
            case Loop(body, low, high, kind):
                if isinstance(body, Leaf):
                    return self.leaf_loop(body.chars, low, high, kind, follow, fail, way)
                if kind == "possessive":
                    return self.keeping(body, fail, lambda stop: self.possessive(body, low, high, stop, way))
                if kind == "lazy":
                    return self.lazy(body, low, high, follow, fail, way)
                if (low, high) == (0, 1):
                    return self.optional(body, follow, fail, way)
                return self.greedy(body, low, high, follow, fail, way)
            case Group(number, body):
                return self.group(number, body, follow, fail, way)
            case Look(body, ahead, negative):
                there = Way(1, "high") if ahead else Way(-1, "0")
                if negative:
                    self.not_looking(body, fail, there)
                    return fail
                return self.keeping(body, fail, lambda stop: self.looking(body, stop, there))
            case Atomic(body):
                return self.keeping(body, fail, lambda stop: self.atomic(body, stop, way))
            case At(where):
                self.put(f"if (!({self.at(where)})) goto {fail};")
                return fail
            case Back(number):
                return self.back(number, fail, way)
        raise Unknown(str(node))

    def run_of(self, leaves: list[Leaf], fail: str, way: Way) -> str:
        tests = [self.test(leaf.chars, way.char(k)) for k, leaf in enumerate(leaves)]
        missed = [f"!{test}" for test in tests if test != "true"]
        self.put(f"if ({' || '.join([way.lacks(len(leaves)), *missed])}) goto {fail};")
        self.put(way.move(len(leaves)))
        return fail

    def sequence(self, items: tuple[Node, ...], follow: First, fail: str, way: Way) -> str:
        ordered = list(items[:: way.step])
        follows = [follow]
        for item in ordered[:0:-1]:
            follows.append(first(item, follows[-1], way.step))
        follows.reverse()
        i = 0
        while i < len(ordered):
            leaves: list[Leaf] = []
            while i < len(ordered) and isinstance(leaf := ordered[i], Leaf):
                leaves.append(leaf)
                i += 1
            if leaves:
                self.run_of(leaves, fail, way)
            else:
                fail = self.emit(ordered[i], follows[i], fail, way)
                i += 1
        return fail

    def alternatives(self, branches: tuple[Node, ...], follow: First, fail: str, way: Way) -> str:
        firsts = [first(branch, follow, way.step) for branch in branches]
        enter = [self.label() for _ in branches]
        done, count = self.label(), len(branches)
        after = [
            next((enter[j] for j in range(i + 1, count) if not firsts[i].apart(firsts[j])), fail) for i in range(count)
        ]
        start = self.variable(live=any(label != fail for label in after))
        self.put(f"{start} = p;")
        self.dispatch(firsts, enter, fail, way)
        again, marks = [], []
        for i, branch in enumerate(branches):
            self.put(f"{enter[i]}:")
            if i:
                self.put(f"p = {start};")
            self.guard(firsts[i], way, enter[i + 1] if i + 1 < count else fail)
            again.append(self.emit(branch, follow, after[i], way))
            marks.append(len(self.lines))
            self.put("")
            if i + 1 < count:
                self.put(f"goto {done};")
        self.put(f"{done}:")
        if set(again) == {fail}:
            return fail
        taken = self.variable()
        for i, place in enumerate(marks):
            self.lines[place] = f"{taken} = {i};"
        over, label = self.label(), self.label()
        self.put(f"goto {over};")
        self.put(f"{label}:")
        cases = [f"case {i}: goto {where};" for i, where in enumerate(again) if where != fail]
        self.put(f"switch ({taken}) {{ {' '.join(cases)} default: goto {fail}; }}")
        self.put(f"{over}:")
        return label

    def dispatch(self, firsts: list[First], enter: list[str], fail: str, way: Way) -> None:
        """Many alternatives: the next character says which is the first that may match."""
        if len(firsts) < 4 or any(start.end or start.wide for start in firsts):
            return
        self.put(f"if ({way.lacks(1)}) goto {fail};")
        where: dict[str, list[int]] = {}
        for code in range(128):
            i = next((i for i, start in enumerate(firsts) if start.ascii >> code & 1), None)
            if i is not None:
                where.setdefault(enter[i], []).append(code)
        cases = [
            f"{' '.join(f'case {self.literal(code)}:' for code in codes)} goto {label};"
            for label, codes in where.items()
        ]
        self.put(f"switch ({way.char()}) {{ {' '.join(cases)} default: goto {fail}; }}")

    def leaf_loop(self, chars: Set, low: int, high: int, kind: str, follow: First, fail: str, way: Way) -> str:
        if kind == "lazy":
            return self.lazy_leaf_loop(chars, low, high, follow, fail, way)
        # what follows cannot begin with what is given back
        only = kind == "possessive" or follow.apart(first_of(chars))
        begin, end = self.variable(live=False), self.variable(live=False)
        forward = way.step > 0
        move = "++p" if forward else "--p"
        test = self.test(chars, way.char())
        if (low, high) == (0, 1) and only:
            self.put(f"if (!({way.lacks(1)}) && {test}) {move};")
            return fail
        limit = way.limit
        if high < MANY:
            limit = end
            nearest = f"p + {high}" if forward else f"p - {high}"
            self.put(f"{end} = {way.room} > {high} ? {nearest} : {way.limit};")
        if low or not only:
            self.put(f"{begin} = p;")
        self.put(f"while (p {'<' if forward else '>'} {limit}{'' if test == 'true' else f' && {test}'}) {move};")
        taken = f"p - {begin}" if forward else f"{begin} - p"
        if low == 1:
            self.put(f"if (p == {begin}) goto {fail};")
        elif low:
            self.put(f"if ({taken} < {low}) goto {fail};")
        if only:
            return fail
        stop = self.variable()
        if low:
            self.put(f"{begin} {'+' if forward else '-'}= {low};")
        self.live.append(begin)
        again, over = self.label(), self.label()
        self.put(f"{stop} = p;")
        self.put(f"goto {over};")
        self.put(f"{again}:")
        self.put(f"if ({stop} == {begin}) goto {fail};")
        self.put(f"p = {'--' if forward else '++'}{stop};")
        if not follow.all and (test := self.test_first(follow, way.char())) != "true":
            self.put(f"if (!{test}) goto {again};")
        self.put(f"{over}:")
        return again

    def lazy_leaf_loop(self, chars: Set, low: int, high: int, follow: First, fail: str, way: Way) -> str:
        here, count = self.variable(), self.variable()
        move = "++p" if way.step > 0 else "--p"
        test = self.test(chars, way.char())
        missed = way.lacks(1) if test == "true" else f"{way.lacks(1)} || !{test}"
        again, over = self.label(), self.label()
        self.put(f"{count} = 0;")
        if low:
            self.put(f"for (; {count} < {low}; ++{count}, {move}) if ({missed}) goto {fail};")
        self.put(f"{here} = p;")
        self.put(f"goto {over};")
        self.put(f"{again}:")
        self.put(f"p = {here};")
        self.put(f"if ({f'{count} == {high} || ' if high < MANY else ''}{missed}) goto {fail};")
        self.put(f"{move}; ++{count}; {here} = p;")
        if not follow.all and not follow.end:
            self.put(f"if (!({way.lacks(1)}) && !{self.test_first(follow, way.char())}) goto {again};")
        self.put(f"{over}:")
        return again

    def optional(self, body: Node, follow: First, fail: str, way: Way) -> str:
        start = first(body, follow, way.step)
        skip, done, again = self.label(), self.label(), self.label()
        apart = start.apart(follow)  # where the body can begin, what follows cannot
        other = fail if apart else skip
        here, taken = self.variable(live=not apart), self.variable(live=False)
        self.put(f"{here} = p;")
        self.guard(start, way, skip)
        inner = self.emit(body, follow, other, way)
        place = len(self.lines)
        self.put("")
        self.put(f"goto {done};")
        self.put(f"{skip}:")
        self.put(f"p = {here};")
        skipped = len(self.lines)
        self.put("")
        if inner != fail:
            self.lines[place], self.lines[skipped] = f"{taken} = 1;", f"{taken} = 0;"
            self.live.append(taken)
            self.put(f"goto {done};")
            self.put(f"{again}:")
            self.put(f"if ({taken} == 0) goto {fail};")
            self.put(f"goto {inner};")
        self.put(f"{done}:")
        return fail if inner == fail else again

    def greedy(self, body: Node, low: int, high: int, follow: First, fail: str, way: Way) -> str:
        inside = first(body, ALL, way.step) | follow if width(body)[0] else ALL
        start = first(body, inside, way.step)
        empty = width(body)[0] == 0
        apart = not empty and start.apart(follow)
        more, failed, done, again = (self.label() for _ in range(4))
        count, here = self.variable(live=False), self.variable(live=False)
        top = len(self.lines)
        self.put(f"{count} = 0;")
        if empty:
            self.put(f"{here} = -1;")
        self.put(f"{more}:")
        if high < MANY:
            self.put(f"if ({count} == {high}) goto {done};")
        if empty:
            self.put(f"if (p == {here} && {count} >= {low}) goto {done};")
        self.guard(start, way, done)
        place = len(self.lines)
        self.put("")
        live, pushes = len(self.live), self.pushes
        inner = self.emit(body, inside, failed, way)
        keep = self.live[live:]
        least, most = width(body)
        self.put(f"++{count};")
        self.put(f"goto {more};")
        self.put(f"{failed}:")
        if apart and inner == failed and not keep:  # each round is matched in one way and can be no other
            self.put(f"goto {fail};")
            self.put(f"{done}:")
            if low:
                self.put(f"if ({count} < {low}) goto {fail};")
            return fail
        if inner == failed and not keep and least == most and pushes == self.pushes and least:
            begin, over = self.variable(), self.label()
            self.lines[top] = f"{count} = 0; {begin} = p;"
            self.lines[place] = f"{here} = p;"
            self.put(f"p = {here};")
            self.put(f"{done}:")
            if low:
                self.put(f"if ({count} < {low}) goto {fail};")
            self.live.append(count)
            self.put(f"goto {over};")
            self.put(f"{again}:")
            self.put(f"if ({count} <= {low}) goto {fail};")
            self.put(f"--{count};")
            self.put(f"p = {begin} {'+' if way.step > 0 else '-'} {count} * {least};")
            self.put(f"{over}:")
            return again
        keep = [here, *keep]
        self.pushes += 1
        self.lines[place] = f"{self.pushed(keep)}\n{here} = p;"
        self.put(f"p = {here};")
        self.put(self.popped(keep))
        # `count` rounds are matched; another way to match the last one is sought where it cannot end here
        if apart:
            self.put(f"goto {again};")
        elif low:
            self.put(f"if ({count} < {low}) goto {again};")
        self.put(f"{done}:")
        if low:
            self.put(f"if ({count} < {low}) goto {again};")
        over = self.label()
        self.live += [count, here]
        self.put(f"goto {over};")
        self.put(f"{again}:")
        self.put(f"if ({count} == 0) goto {fail};")
        self.put(f"--{count};")
        self.put(f"goto {inner};")
        self.put(f"{over}:")
        return again

    def lazy(self, body: Node, low: int, high: int, follow: First, fail: str, way: Way) -> str:
        inside = first(body, ALL, way.step) | follow if width(body)[0] else ALL
        more, failed, check, again, back = (self.label() for _ in range(5))
        count, here, end = (self.variable(live=False) for _ in range(3))
        empty = width(body)[0] == 0
        self.put(f"{count} = 0; {here} = -1;")
        self.put(f"goto {check};")
        self.put(f"{again}:")
        self.put(f"p = {end};")
        if high < MANY:
            self.put(f"if ({count} == {high}) goto {back};")
        if empty:
            self.put(f"if (p == {here}) goto {back};")
        self.put(f"{more}:")
        place, live = len(self.lines), len(self.live)
        self.put("")
        inner = self.emit(body, inside, failed, way)
        keep = [here, end, *self.live[live:]]
        self.pushes += 1
        self.lines[place] = f"{self.pushed(keep)}\n{here} = p;"
        self.put(f"++{count};")
        self.put(f"goto {check};")
        self.put(f"{failed}:")
        self.put(self.popped(keep))
        self.put(f"{back}:")
        self.put(f"if ({count} == 0) goto {fail};")
        self.put(f"--{count};")
        self.put(f"goto {inner};")
        self.put(f"{check}:")
        if low:
            self.put(f"if ({count} < {low}) goto {more};")
        self.put(f"{end} = p;")
        self.live += [count, here, end]
        return again

    def possessive(self, body: Node, low: int, high: int, fail: str, way: Way) -> None:
        inside = first(body, ALL, way.step) | ALL
        more, stop, done = self.label(), self.label(), self.label()
        count, here = self.variable(live=False), self.variable(live=False)
        bounded = low > 0 or high < MANY
        if bounded:
            self.put(f"{count} = 0;")
        self.put(f"{more}:")
        self.put(f"{here} = p;")
        if high < MANY:
            self.put(f"if ({count} == {high}) goto {done};")
        self.guard(first(body, ALL, way.step), way, stop)
        with self.closed():
            self.emit(body, inside, stop, way)
        if bounded:
            self.put(f"++{count};")
        if width(body)[0] == 0:
            self.put(f"if (p == {here}{f' && {count} >= {low}' if low else ''}) goto {done};")
        self.put(f"goto {more};")
        self.put(f"{stop}:")
        self.put(f"p = {here};")
        if low:
            self.put(f"if ({count} < {low}) goto {fail};")
        self.put(f"{done}:")

    def keeping(self, body: Node, fail: str, write: Callable[[str], None]) -> str:
        """What is matched once and for all may set groups, which are taken back where it or what follows fails."""
        numbers = sorted(set(groups_in(body)))
        if not numbers:
            write(fail)
            return fail
        old = [(f"{kind}{number}", self.variable(live=False)) for number in numbers for kind in "ab"]
        again, over = self.label(), self.label()
        self.put(" ".join(f"{variable} = {name};" for name, variable in old))
        write(again)
        self.live += [variable for _, variable in old]
        self.put(f"goto {over};")
        self.put(f"{again}:")
        self.put(" ".join(f"{name} = {variable};" for name, variable in old))
        self.put(f"goto {fail};")
        self.put(f"{over}:")
        return again

    def atomic(self, body: Node, fail: str, way: Way) -> None:
        with self.closed():
            self.emit(body, ALL, fail, way)

    def looking(self, body: Node, fail: str, way: Way) -> None:
        here = self.variable(live=False)
        self.put(f"{here} = p;")
        with self.closed():
            self.emit(body, ALL, fail, way)
        self.put(f"p = {here};")

    def not_looking(self, body: Node, fail: str, way: Way) -> None:
        if isinstance(body, Leaf):
            self.put(f"if (!({way.lacks(1)}) && {self.test(body.chars, way.char())}) goto {fail};")
            return
        if groups_in(body):
            raise Unknown("a group in a negative assertion")
        here, clear = self.variable(live=False), self.label()
        self.put(f"{here} = p;")
        with self.closed():
            self.emit(body, ALL, clear, way)
        self.put(f"goto {fail};")
        self.put(f"{clear}:")
        self.put(f"p = {here};")

    def at(self, where: str) -> str:
        return {
            "beginning": "p == 0",
            "beginning_of_line": "p == 0 || s[p-1] == 0xa",
            "end": "p == high || (p + 1 == high && s[p] == 0xa)",
            "end_of_line": "p == high || s[p] == 0xa",
            "very_end": "p == high",
            "boundary": "at_boundary(s, p, high)",
            "no_boundary": "high != 0 && !at_boundary(s, p, high)",
        }[where]

    def group(self, number: int, body: Node, follow: First, fail: str, way: Way) -> str:
        begin = self.variable()
        self.put(f"{begin} = p;")
        inner = self.emit(body, follow, fail, way)
        a, b = self.variable(), self.variable()
        start, end = (begin, "p") if way.step > 0 else ("p", begin)
        again, over = self.label(), self.label()
        self.put(f"{a} = a{number}; {b} = b{number}; a{number} = {start}; b{number} = {end};")
        self.put(f"goto {over};")
        self.put(f"{again}:")
        self.put(f"a{number} = {a}; b{number} = {b};")
        self.put(f"goto {inner};")
        self.put(f"{over}:")
        return again

    def back(self, number: int, fail: str, way: Way) -> str:
        self.put(f"if (a{number} < 0 || {way.room} < b{number} - a{number}) goto {fail};")
        place = "p" if way.step > 0 else f"p - (b{number} - a{number})"
        self.put(f"if (!equal_chars(s + a{number}, s + {place}, b{number} - a{number})) goto {fail};")
        self.put(f"p {'+' if way.step > 0 else '-'}= b{number} - a{number};")
        return fail


def crossed(node: Node) -> bool | None:
    """Whether it matches behind the end, where nothing can be read; `re` lets no loop over characters begin there."""
    match node:
        case Seq(items):
            each = [crossed(item) for item in items]
            return False if False in each else None if None in each else True
        case Alt(branches):
            each = [crossed(branch) for branch in branches]
            return True if each[0] else None if None in each else True in each
        case Loop(body, low, _, _):
            if isinstance(body, Leaf):
                return False
            once = crossed(body)
            return once if low or once is None else True
        case Group(_, body):
            return None if crossed(body) is not False else False
        case Atomic(body):
            return crossed(body)
        case Look(body, True, negative):
            once = crossed(body)
            return None if once is None else once != negative
        case Look() | Back() | At("boundary" | "no_boundary" | "beginning_of_line"):
            return None
    return False


def starts_text(node: Node) -> bool:
    match node:
        case At("beginning"):
            return True
        case Seq(items):
            return bool(items) and starts_text(items[0])
        case Alt(branches):
            return all(map(starts_text, branches))
        case Group(_, body) | Atomic(body):
            return starts_text(body)
    return False


def ends_text(node: Node) -> bool:
    match node:
        case At("end" | "very_end"):
            return True
        case Seq(items):
            return bool(items) and ends_text(items[-1])
        case Alt(branches):
            return all(map(ends_text, branches))
        case Group(_, body) | Atomic(body):
            return ends_text(body)
    return False
