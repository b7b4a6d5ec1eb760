"""People whom the user knows are recognised; where the article objects, it wins and says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quotes import Gender, Quote, SpeakerKind, attribute
from quotes.cli import main
from quotes.resolving.register import Entry, Register, RegisterError, read

REGISTER = Register(
    (
        Entry(
            name="Rachel Reeves",
            aliases=("Reeves", "the Iron Chancellor"),
            gender=Gender.FEMALE,
            id="Q1",
            role="chancellor",
        ),
        Entry(name="Boris Johnson", aliases=("Bojo", "Alexander Johnson"), gender=Gender.MALE, id="Q2"),
        Entry(name="John A. Smith", aliases=("Smith",), gender=Gender.MALE, id="Q3"),
        Entry(name="Jane Smith", id="Q4"),
        Entry(name="Kim Lee", aliases=("Lee",), id="Q5"),
        Entry(name="Bruce Lee", aliases=("Lee",), id="Q6"),
        Entry(name="Acme Widgets Inc", aliases=("Acme",), id="Q7", kind=SpeakerKind.ORGANIZATION),
        Entry(name="Halden", id="Q8"),
    )
)


def last(text: str) -> Quote:
    return attribute(text, register=REGISTER).quotes[-1]


# what the article says, who that is by name and id, and a word of the register's step (None: it has none)
ROWS = [
    ("“Yes,” said Rachel Reeves.", "Rachel Reeves", "Q1", "is Rachel Reeves (Q1)"),
    ("“Yes,” said Reeves.", "Rachel Reeves", "Q1", "“Reeves” is Rachel Reeves"),
    ("“Yes,” said Ms. Reeves.", "Rachel Reeves", "Q1", "“Reeves” is"),
    ("“Yes,” said Bojo.", "Boris Johnson", "Q2", "“Bojo” is Boris Johnson"),
    ("“Yes,” said Alexander Johnson.", "Boris Johnson", "Q2", "“Alexander Johnson” is"),
    ("Rachel Reeves spoke. “Yes,” she said.", "Rachel Reeves", "Q1", "Q1"),
    ("Rachel Reeves met Boris Johnson. “Yes,” the chancellor said.", "Rachel Reeves", "Q1", "Q1"),  # by the role
    ("“Yes,” said the Iron Chancellor.", "Rachel Reeves", "Q1", "Rachel Reeves"),
    ("“Yes,” said John Smith.", "John A. Smith", "Q3", "“John Smith” is John A. Smith"),
    ("“Yes,” said John B. Smith.", "John B. Smith", "", None),  # another middle name
    ("“Yes,” said Acme.", "Acme Widgets Inc", "Q7", "Acme"),
    # what must not happen
    ("“Yes,” said Johnson.", "Johnson", "", None),  # a bare surname that is not listed
    (
        "“Yes,” said Carla Reeves. Reeves left.",
        "Carla Reeves",
        "",
        "not Rachel Reeves of the register: the article says Carla",
    ),
    ("“Yes,” said Mr. Reeves.", "Reeves", "", "the article says Mr. Reeves"),
    ("“Yes,” said Lee.", "Lee", "", "may be Kim Lee or Bruce Lee"),
    ("“Yes,” said Jo Ray.", "Jo Ray", "", None),
]


@pytest.mark.parametrize(("text", "name", "id", "note"), ROWS)
def test_the_register_knows_people(text: str, name: str, id: str, note: str | None) -> None:
    quote = last(text)
    assert quote.speaker is not None and (quote.speaker.name, quote.speaker.id) == (name, id)
    notes = [step.note for step in quote.steps if step.rule == "register"]
    assert (note is None and not notes) or (note is not None and note in notes[0])


def test_two_names_of_one_person_are_one_speaker() -> None:
    document = attribute("“Yes,” said Boris Johnson. It rained. “No,” said Bojo.", register=REGISTER)
    assert len({quote.speaker for quote in document.quotes}) == 1
    [johnson] = [speaker for speaker in document.speakers if speaker.name == "Boris Johnson"]
    assert [mention.text for mention in johnson.mentions] == ["Boris Johnson", "Bojo"]
    assert "Bojo" not in {speaker.name for speaker in document.speakers}


def test_without_a_register_nothing_changes() -> None:
    text = "“Yes,” said Rachel Reeves. Mr. Smith denied that Acme paid Lee."
    assert attribute(text, register=Register(())) == attribute(text)


def test_the_register_tells_who_he_or_she_is() -> None:
    text = "Sasha Doe met Kit Roe. “Yes,” he said."
    register = Register((Entry(name="Sasha Doe", gender=Gender.FEMALE), Entry(name="Kit Roe", gender=Gender.MALE)))
    quote = attribute(text, register=register).quotes[0]
    assert quote.speaker is not None and quote.speaker.name == "Kit Roe"


# --- the file


def test_a_file_is_read_whoever_wrote_it(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("\ufeffName;Aliases;Gender;ID\r\nZoë Ray;Zo|Z. R.;Female;Q1\r\n;;;\r\nAnn Li;;;\r\n".encode())
    assert read(str(path)).entries == (
        Entry(name="Zoë Ray", aliases=("Zo", "Z. R."), gender=Gender.FEMALE, id="Q1"),
        Entry(name="Ann Li"),
    )


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "no column"),
        (b"person,id\nJo,1\n", "no column"),
        (b"name,gender\nJo,x\n", ":2: “x” is no gender"),
        (b"name,kind\nJo,god\n", ":2: “god” is no kind"),
        (b"name,id\n,Q1\n", ":2: has no name"),
        (b"name\nJos\xe9\n", "not UTF-8"),
    ],
)
def test_a_bad_file_is_explained(tmp_path: Path, data: bytes, problem: str) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(data)
    with pytest.raises(RegisterError, match=problem):
        read(str(path))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_ids_land_in_every_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("“Yes,” said Bojo.\n", encoding="utf-8")
    Path("people.csv").write_text("name,aliases,id,role\nBoris Johnson,Bojo,Q2,mayor\n", encoding="utf-8")
    for name in ("csv", "tsv", "jsonl", "json", "html", "md", "webanno", "labelstudio"):
        assert "Q2" in run("extract", "a.txt", "--speakers", "people.csv", "-f", name).stdout, name
    for name in ("xlsx", "brat"):
        assert run("extract", "a.txt", "--speakers", "people.csv", "-f", name).exit_code == 0
    [document] = json.loads(run("extract", "a.txt", "--speakers", "people.csv", "-f", "json").stdout)
    assert [(each["name"], each["id"], each["role"]) for each in document["speakers"]] == [
        ("Boris Johnson", "Q2", "mayor")
    ]
    assert "Boris Johnson" in run("show", "a.txt", "--speakers", "people.csv").stdout
    Path("people.csv").write_text("wrong\n")
    bad = run("extract", "a.txt", "--speakers", "people.csv")
    assert bad.exit_code == 2 and "no column “name”" in bad.stderr
