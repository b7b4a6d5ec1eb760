"""The heart of the engine becomes C++ whole, and what the translator does not know it refuses, with its place."""

from __future__ import annotations

import pytest
from generate import heart
from translate import Translator

# The body of a function of `text: str`, what it gives, and what the translator says of which of its lines.
REFUSED = {
    "what may raise": (
        ("try:", "    return int(text)", "except ValueError:", "    return 0"),
        "int",
        (1, "a try statement is not translated"),
    ),
    "a context": (
        ("with open(text) as file:", "    return file.read()"),
        "str",
        (1, "a with statement is not translated"),
    ),
    "a library": (("from json import dumps", "return dumps(text)"), "str", (2, "a call expression calls json.dumps")),
    "a loop with an else": (
        ("n = 0", "while n < 3:", "    n += 1", "else:", "    n = 5", "return n"),
        "int",
        (2, "a while statement has an else"),
    ),
    "every other letter": (("return text[::2]",), "str", (1, "an index expression has a stride")),
    "one type or another": (("return 1 if text else ''",), "int | str", (0, "a union: int | str")),
    "no type": (("return text",), "object", (0, "the type object")),
    "an operator": (("return len(text) ** 2",), "float", (1, "an op expression does **")),
}


@pytest.fixture(scope="module")
def refusals(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What the translator says of a package that holds all of these, and one function that it knows."""
    root = tmp_path_factory.mktemp("root")
    functions = {f"f{i}": (body, gives) for i, (body, gives, _) in enumerate(REFUSED.values())}
    functions["known"] = (("return len(text.split(' '))",), "int")
    lines = [
        line
        for name, (body, gives) in functions.items()
        for line in (f"def {name}(text: str) -> {gives}:", *(f"    {line}" for line in body))
    ]
    (root / "quotes").mkdir()
    for module, code in {"__init__": "", "model": "", "engine": "\n".join(lines)}.items():
        (root / "quotes" / f"{module}.py").write_text(code, "utf-8")
    return set(Translator(root, (), [f"quotes.engine.{name}" for name in functions]).errors)


def test_what_is_unknown_is_refused_with_its_place(refusals: set[str]) -> None:
    expected, line = set(), 1
    for i, (body, _, (at, what)) in enumerate(REFUSED.values()):
        expected.add(f"quotes/engine.py:{line + at}: {what} (in quotes.engine.f{i})")
        line += 1 + len(body)
    assert refusals == expected


def test_the_whole_heart_is_translated() -> None:
    """With every pattern: `heart` raises where something is refused."""
    assert "PyMODINIT_FUNC PyInit_heart()" in heart()
