"""What is installed is whole: every data file ships, every dependency and every list can be loaded."""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections import Counter
from collections.abc import Container, Iterator
from configparser import ConfigParser
from fnmatch import fnmatch
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import quotes
from quotes import lexicon

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path(quotes.__file__).parent
LISTS = sorted(path.stem for path in (PACKAGE / "lexicon").glob("*.txt"))


@pytest.fixture(scope="module")
def setup() -> ConfigParser:
    parser = ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def test_every_data_file_is_in_the_package_data(setup: ConfigParser) -> None:
    shipped = setup["options.package_data"]["quotes"].split()
    files = [path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*") if path.is_file()]
    data = [name for name in files if not name.endswith((".py", ".pyc", ".so", ".pyd"))]
    assert [name for name in data if not any(fnmatch(name, pattern) for pattern in shipped)] == []


def test_all_that_compiles_the_heart_is_in_what_is_built_from() -> None:
    """Wherever in native/ it stands; what is generated or made while it runs is left out."""
    command, folder, *shipped = (ROOT / "MANIFEST.in").read_text("utf-8").split()
    assert (command, folder) == ("recursive-include", "native")
    files = [path for path in (ROOT / "native").rglob("*.*") if path.suffix not in (".cpp", ".pyc")]
    assert files and [path.name for path in files if not any(fnmatch(path.name, pattern) for pattern in shipped)] == []


def test_every_folder_of_code_is_a_package() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_every_import_from_elsewhere_is_a_declared_dependency(setup: ConfigParser) -> None:
    always = _named(setup["options"]["install_requires"])
    lists = (names for extra, names in setup["options.extras_require"].items() if extra != "test")
    extras = set().union(*map(_named, lists))
    # An extra is imported through `need`, which tells what to install where it is missing.
    imports = re.compile(r"^\s*(?:from|import) (\w+)|\bneed\(\"(\w+)", re.MULTILINE)
    code = (path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    imported = {name or needed for text in code for name, needed in imports.findall(text)}
    assert imported & always == always
    elsewhere = imported - always - extras - {"quotes"}
    assert [name for name in elsewhere if name not in sys.stdlib_module_names] == []


def _named(requirements: str) -> set[str]:
    names = re.findall(r"^([\w-]+)>=", requirements, re.MULTILINE)
    return {name.replace("-", "_").lower() for name in names}


def test_the_command_is_the_one_that_setup_names(setup: ConfigParser) -> None:
    command, _, place = setup["options.entry_points"]["console_scripts"].strip().partition(" = ")
    module, _, function = place.partition(":")
    assert command == "quotes" and callable(getattr(importlib.import_module(module), function))


def test_every_public_name_is_there() -> None:
    assert [name for name in quotes.__all__ if not hasattr(quotes, name)] == []
    assert not hasattr(quotes, "misspelt")


@pytest.mark.parametrize("name", LISTS)
def test_every_list_can_be_loaded_and_names_each_entry_once(name: str) -> None:
    lines = (PACKAGE / "lexicon" / f"{name}.txt").read_text("utf-8").splitlines()
    words = [line.split("\t")[0].rstrip() for line in lines if line.strip() and not line.startswith("#")]
    assert words and set(words) == lexicon.words(name)
    assert [word for word, times in Counter(words).items() if times > 1] == []


def test_names_by_hand_are_in_the_list_that_is_made_of_them() -> None:
    """Where this fails, data/given_names.txt has changed: run scripts/build_given_names.py."""
    lines = (ROOT / "data" / "given_names.txt").read_text("utf-8").splitlines()
    by_hand = [line.split("\t") for line in lines if not line.startswith("#")]
    made = {name: gender for name, (gender,) in lexicon.entries("given_names").items()}
    left_out = {name for name, kind in by_hand if kind == "none"}
    told = {name: kind for name, kind in by_hand if kind in "fmb" and name not in left_out}
    assert told.items() <= made.items() and not left_out & made.keys()


# Data flows one way: a module imports from its own row and from those above it.
LAYERS = (
    ("__init__", "extras", "lexicon", "model", "safe"),
    ("reading",),
    ("text",),
    ("linking",),
    ("resolving",),
    ("engine",),
    ("limits",),
    ("formats",),
    ("terminal",),
    ("reviewing",),
    ("archives",),
    ("cli",),
    ("__main__",),
)
ROW = {name: row for row, names in enumerate(LAYERS) for name in names}
PUBLIC = {"attribute", "attribute_batches", "to_spacy"}  # what the package gives, from further down


def test_imports_go_one_way() -> None:
    against = [
        f"{name} imports {wanted}"
        for name, code in _modules().items()
        for wanted in _imported(code)
        if ROW[wanted] > ROW[name.split("/")[0]]
    ]
    assert against == []


def test_no_two_modules_import_each_other() -> None:
    """Within a folder, too, there is an order: imports make no circle, wherever in the code they stand."""
    codes = {f"quotes/{name}".replace("/", ".").removesuffix(".__init__"): code for name, code in _modules().items()}
    wanted = {name: set(_named_modules(code, codes)) - {name} for name, code in codes.items()}
    TopologicalSorter(wanted).prepare()  # raises CycleError, which names the circle


def _named_modules(code: str, known: Container[str]) -> Iterator[str]:
    """The modules of the package that are imported: `from quotes.cli import show` is `quotes.cli.show`."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name for name in inner if name in known] or [node.module]
        else:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        yield from (name for name in names if name in known)


def _modules() -> dict[str, str]:
    """Every module by its place in the package, but that which gives the public names."""
    paths = {path.relative_to(PACKAGE).with_suffix("").as_posix(): path for path in PACKAGE.rglob("*.py")}
    return {name: path.read_text("utf-8") for name, path in paths.items() if name != "__init__"}


def _imported(code: str) -> Iterator[str]:
    """The modules and folders of the package that are imported, wherever in the code."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and node.module == "quotes":
            names = [alias.name for alias in node.names]
            yield from ("engine" if name in PUBLIC else name for name in names if name in PUBLIC or name in ROW)
        elif isinstance(node, ast.ImportFrom | ast.Import):
            whole = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            yield from (name.split(".")[1] for name in whole if name.startswith("quotes."))


@pytest.mark.parametrize("path", [path for path in (ROOT / "scripts").iterdir() if not path.suffix and path.is_file()], ids=lambda path: path.name)
def test_a_script_says_what_runs_it(path: Path) -> None:
    """Else a shell runs it, and takes what its first lines tell for commands."""
    assert path.read_text("utf-8").startswith(("#!/usr/bin/env python3\n", "#!/usr/bin/env bash\n")) and path.stat().st_mode & 0o100


SCRIPTS = [path for path in (ROOT / "scripts").rglob("*") if path.is_file() and b"python" in path.read_bytes()[:30]]
FENCED = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = [page for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")] if FENCED.search(page.read_text("utf-8"))]


@pytest.mark.parametrize("path", [*SCRIPTS, *PAGES], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_scripts_and_pages_import_is_there(path: Path) -> None:
    """Most of them are run too seldom to notice that a module has moved."""
    text = path.read_text("utf-8")
    for code in FENCED.findall(text) if path.suffix == ".md" else [text]:
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "quotes":
                exec(ast.unparse(node), {})
