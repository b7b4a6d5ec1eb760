"""Who goes on, who is who, and who never speaks: an article a column, each line with the names that its quotes must bear.

None is a quote that must stay without a name: silence, never a guess. () is a line without a quote.
"""

from __future__ import annotations

import pytest
from handmade import Columns, Line, bug, check_column, columns
from test_descriptions import JOINT, NOMINALS, ORGANISATIONS
from test_pronouns import AHEAD, PRONOUNS

from quotes.engine import attribute
from quotes.linking.matcher import match
from quotes.resolving.cast import gather
from quotes.resolving.resolver import resolve
from quotes.text.page import read

GOING_ON: Columns = {
    "questions and answers without a word between": [
        ("Mary Smith", "“And then?” asked Mary Smith."),
        ("Otto Stein", "“Nothing,” Otto Stein said."),
        ("Mary Smith", "Smith asked if he was well."),
        ("Mary Smith", "“You were told to go?”"),
        ("Otto Stein", "“They said we should.”"),
        ("Mary Smith", "“And did you go?”"),
        ("Otto Stein", "“No.”"),
    ],
    "nobody knows who answers": [
        ("Mary Smith", "Smith asked if Mary Smith was well."),
        ("Mary Smith", "“You were told to go?”"),
        (None, "“They said we should.”"),
    ],
    "he or she": [
        (None, "“It works,” he or she said."),
    ],
    "the same speaker": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ("Mary Smith", "“It has worked since the day we built it.”"),
    ],
    "the same, by a pronoun": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ("Mary Smith", "“It does,” she said."),
        ("Mary Smith", "“It has worked since the day we built it.”"),
    ],
    "the one in the sentence before": [
        ("Otto Stein", "“It works,” Otto Stein said."),
        ("Mary Smith", "Mary Smith shook her head. “It has never worked for a day.”"),
    ],
    "by turns": [
        ("Otto Stein", "“Does it work?” Otto Stein asked."),
        ("Mary Smith", "“It does,” Mary Smith said."),
        ("Otto Stein", "“Are you sure that it does?”"),
        ("Mary Smith", "“I am as sure as I can be.”"),
    ],
    "past a question": [
        (("Mary Smith", "Otto Stein"), "Mary Smith asked: “Is it safe?” Otto Stein replied: “It is.”"),
    ],
    "past a nod": [
        (("Mary Smith", "Jane Moor"), "Mary Smith said: “It works.” Jane Moor nodded. “It does,” she said."),
    ],
    "of another": [
        (("Mary Smith", "Mary Smith"), "Mary Smith accused Otto Stein of lying. “He has never told the truth.”"),
    ],
    "new names by turns": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ((), "Jane Moor disagreed."),
        ("Jane Moor", "“It does not,” she said."),
    ],
    "her sister": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ((), "Her sister disagreed."),
        ("Her sister", "“It does not,” she said."),
    ],
    "nobody yet": [
        ((), "It rained."),
        ((), "“It has worked since the day we built it.”"),
    ],
}

ALIKE: Columns = {
    "one surname": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ("Otto Smith", "“It does not,” Otto Smith said."),
        ("Mary Smith", "“It does,” Ms. Smith said."),
        ("Otto Smith", "“No,” Mr. Smith said."),
    ],
    "one surname, told apart by title alone": [
        ("Smith", "“It works,” Mr. Smith said."),
        ("Mary Smith", "“It does not,” Mary Smith said."),
    ],
    "the surname first": [
        ("Xi Jinping", "Xi Jinping said that it was safe."),
        ("Xi Jinping", "“It works,” Xi said."),
    ],
    "the surname in the middle": [
        ("Cristina Fernández de Kirchner", "Cristina Fernández de Kirchner said that it was safe."),
        ("Cristina Fernández de Kirchner", "“It works,” Fernández said."),
    ],
    "given names": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ("Otto Smith", "“It does not,” Otto Smith said."),
        ("Mary Smith", "“It does,” Mary said."),
        ("Otto Smith", "“No,” Otto said."),
    ],
    "owners of words": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ("Mary Smith", "Her message was simple: “We are open.”"),
    ],
    "owners of words, named": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ("Mary Smith", "Smith’s answer was short: “Never again.”"),
        ("Mary Smith", "In Smith’s view, the bridge is safe."),
    ],
}


@pytest.mark.parametrize("lines", columns({}, going_on=GOING_ON, alike=ALIKE))
def test_column(lines: list[Line]) -> None:
    check_column(lines)


# A name, and an article in which it speaks no quote, whoever does.
NEVER = [
    ("Ana Pohl", "“She was kind,” said Otto Stein of Ana Pohl."),
    ("Ana Pohl", "Otto Stein wrote to Ana Pohl: “It works.”"),
    ("reporters", "Kerry Lind, star of “Scandal,” told reporters that it works."),
    ("Ana Pohl", "Ana Pohl kept silent. The memo’s author urged the board “to wait for a little while”."),
    ("Ana Pohl", "Ana Pohl was found dead. “She was kind,” her friend said."),
    ("Ana Pohl", "Ana Pohl’s lawyer, Otto Stein, said that it was safe. “He told us,” he said."),
    ("Ana Pohl", "Friends wept for Ana Pohl. “She was the kindest of us all.”"),
    ("Ana Pohl", "Otto Stein spoke of Ana Pohl. “She was the kindest of us all.”"),
    ("Ana Pohl", "Nobody told Ana Pohl that it was safe."),
    ("Ana Pohl", "Ana Pohl starred in “The Long Way Home”."),
    ("Ana Pohl", "Ana Pohl has seen the sign that says “No entry”."),
    ("Ana Pohl", "Otto Stein, speaking for Ana Pohl, said that it was safe."),
    ("Ana Pohl", "It was safe, said a friend of Ana Pohl."),
    ("Otto Stein", "“It works,” Mary Smith told Otto Stein. “It does,” she added."),
    ("Courier", "Mary Smith told the Courier that it was safe."),
    ("Courier", "“It works,” Mary Smith said in the Courier. “It does.”"),
    ("Ana Pohl", "Ana Pohl was told: “You are hired.”"),
    ("Ana Pohl", "Ana Pohl was asked: “Are you hired?”"),
    ("Ana Pohl", "Ana Pohl was met by a sign: “No entry.”"),
    ("Ana Pohl", "Ana Pohl got a letter: “You are hired.”"),
    pytest.param("Ana Pohl", "Ana Pohl heard a scream: “Help me now!”", marks=bug("whoever hears a scream speaks it")),
    ("Ana Pohl", "The judge jailed Ana Pohl. “You are a danger to us all.”"),
    pytest.param(
        "Ana Pohl", "Ana Pohl was jailed. “You are a danger to us all.”",
        marks=bug("the subject of a passive sentence before speaks"),
    ),
    pytest.param(
        "Ana Pohl", "Ana Pohl was killed. “She was the kindest of us all.”",
        marks=bug("the subject of a passive sentence before speaks about herself as she"),
    ),
    ("Courier", "The Courier quoted Mary Smith as saying it was safe."),
    pytest.param(
        "Ana Pohl",
        "Ana Pohl was buried on Monday.\n\n“She was the kindest of us all.”",
        marks=bug("the one person of the paragraph before speaks, dead and praised as she is"),
    ),
    pytest.param(
        "Ana Pohl",
        "The court sentenced Ana Pohl to jail.\n\n“You are a danger to all of us here.”",
        marks=bug("the one person of the paragraph before speaks, though she is spoken to"),
    ),
    ("Ana Pohl", "“She is kind,” Otto Stein said.\n\nAna Pohl was born in 1990.\n\n“She was a quiet child, and she read.”"),
    ("Otto Stein", "“He was a good man,” he said. Otto Stein was shot on Monday."),
    pytest.param(
        "Jane Moor", "“I am here,” she said.\n\nBut Jane Moor was not.",
        marks=bug("she takes a name of the next sentence"),
    ),
]


@pytest.mark.parametrize(("name", "text"), NEVER)
def test_never(name: str, text: str) -> None:
    assert name not in {q.speaker.name for q in attribute(text).quotes if q.speaker}


TABLES = (PRONOUNS, AHEAD, NOMINALS, ORGANISATIONS, JOINT, GOING_ON, ALIKE)


def test_one_answer_a_link() -> None:
    page = read("\n\n".join(line for table in TABLES for lines in table.values() for _, line in lines))
    links = match(page)
    cast = gather(page.names)
    answers = resolve(page, cast, links)
    assert len(answers) == len(links) > 100
    for answer in answers:
        assert answer.rule
        assert answer.figure is None or answer.name == cast.figures[answer.figure].name


def test_answers_name_their_words() -> None:
    text = "“It works,” Mary Smith said."
    page = read(text)
    (answer,) = resolve(page, gather(page.names), match(page))
    assert answer.words is not None and answer.words.of(text) == "Mary Smith"
