"""The pages say what is true: commands print what they show, examples run, and links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import consoles
import pytest

from quotes.cli import main

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "tests").rglob("*.md")])
FENCED = re.compile(r"^(?:```.*?^```$|(?: {4}[^\n]*\n)+)", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?://)([^)#\s]*)(?:#([^)\s]+))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def prose(page: Path) -> str:
    """The page without its blocks of code."""
    return FENCED.sub("", page.read_text("utf-8"))


def anchors(page: Path) -> set[str]:
    """The headings of a page as addresses, as GitHub and MkDocs make them."""
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(prose(page))}


@pytest.mark.parametrize("page", consoles.pages(), ids=name)
def test_commands_print_what_the_page_shows(page: Path) -> None:
    """Where the engine has learned something, `scripts/consoles.py --write` brings the page up to date."""
    assert consoles.replayed(page.read_text("utf-8")) == page.read_text("utf-8")


@pytest.mark.parametrize("page", [page for page in PAGES if LINK.search(prose(page))], ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    for target, anchor in LINK.findall(prose(page)):
        aim = (page.parent / target).resolve() if target else page
        assert aim.exists(), f"{target} is not there"
        assert not anchor or anchor in anchors(aim), f"{target} has no heading #{anchor}"
        assert page.parent != ROOT / "docs" or aim.is_relative_to(ROOT / "docs"), f"{target} is not in the site"


@pytest.mark.parametrize("page", [*PAGES, ROOT / ".ci" / "run"], ids=name)
def test_files_and_tests_that_pages_name_are_there(page: Path) -> None:
    text = page.read_text("utf-8")
    paths = re.findall(r"\b((?:quotes|native|scripts|data|docs|tests)/[\w./-]*\w)(?![\w*{-])", text)
    assert [path for path in paths if not (ROOT / path).exists()] == []
    tests = {path.name: path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py")}
    file = ""
    for found in re.finditer(r"(test_\w+\.py)?(?:::(test_\w+))?", text):
        file = found[1] or file
        assert not found[1] or found[1] in tests, f"there is no {found[1]}"
        assert not found[2] or f"def {found[2]}(" in tests[file], f"{file} has no {found[2]}"


def test_every_page_is_in_the_navigation() -> None:
    navigation = re.findall(r": ([\w-]+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert sorted(navigation) == sorted(page.name for page in (ROOT / "docs").glob("*.md"))


def test_every_command_and_option_is_on_some_page() -> None:
    pages = "".join(page.read_text("utf-8") for page in (ROOT / "docs").glob("*.md"))
    assert [verb for verb in main.commands if f"`quotes {verb}" not in pages and f"\n    quotes {verb}" not in pages] == []
    options = {(verb, *each.opts) for verb, command in main.commands.items() for each in command.params if each.param_type_name == "option"}
    assert [each for each in options if not any(re.search(rf"(?<![\w-]){name}\b", pages) for name in each[1:])] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_the_commands_on_a_page_are_commands_with_these_options(page: Path) -> None:
    for verb, rest in re.findall(r"(?:^ {4}|`)quotes ([a-z]+)\b([^`#\n]*)", page.read_text("utf-8"), re.MULTILINE):
        assert verb in main.commands, f"quotes {verb} is no command"
        known = {name for each in main.commands[verb].params for name in (*each.opts, *each.secondary_opts)}
        assert set(re.findall(r"(?<!\S)--?[a-z][\w-]*", rest.partition(" | ")[0])) <= known, f"quotes {verb}{rest}"


@pytest.mark.parametrize("page", ["README.md", "docs/api.md"])
def test_the_first_example_of_python_runs(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "article.txt").write_text("“It works,” said Mary Smith.", "utf-8")
    monkeypatch.chdir(tmp_path)
    text = (ROOT / page).read_text("utf-8")
    exec(text.partition("```python\n")[2].partition("```")[0], {})
    assert "Mary Smith direct asserted It works," in capsys.readouterr().out


def test_pictures_are_small_and_ask_for_nothing() -> None:
    pictures = list((ROOT / "docs" / "pictures").iterdir())
    assert len(pictures) == 3 and all(picture.stat().st_size < 250_000 for picture in pictures)
    for picture in pictures:
        if picture.suffix == ".svg":
            assert set(re.findall(r"https?://[^\s\"'<)]+", picture.read_text("utf-8"))) <= {"http://www.w3.org/2000/svg", "https://ellery-courier.example/2026/03/04/ferry", "https://www.textualize.io"}


def test_the_picture_of_the_architecture_has_every_folder_and_module() -> None:
    drawn = (ROOT / "docs" / "pictures" / "architecture.svg").read_text("utf-8")
    paths = [path for path in (ROOT / "quotes").glob("*/*.py") if path.stem != "__init__" and path.parent.name != "cli"]
    assert [name(path) for path in paths if not re.search(rf"\b{path.stem}\b", drawn) or f">{path.parent.name}/<" not in drawn] == []
