"""Names gathered into figures: which mentions are one, under which name, kind and gender."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.resolving.cast import gather
from quotes.text.page import read

# Text, and its figures in the order of their first mention: the fullest name, then every mention.
FIGURES: list[tuple[str, list[str]]] = [
    ("", []),
    ("Nobody came.", []),
    # one person, by several forms
    ("Ana Pohl left. Then Ms. Pohl rang, and Pohl wept.", ["Ana Pohl: Ana Pohl, Pohl, Pohl"]),
    ("Then Ms. Pohl rang. Nobody knew that Ana Pohl had left.", ["Ana Pohl: Pohl, Ana Pohl"]),
    ("Ana Pohl left. Nobody told Ana.", ["Ana Pohl: Ana Pohl, Ana"]),
    ("Ana Pohl left. Nobody told Ana M. Pohl.", ["Ana M. Pohl: Ana Pohl, Ana M. Pohl"]),
    ("Walter “Wally” Price left. Nobody told Wally Price.", ["Walter “Wally” Price: Walter “Wally” Price, Wally Price"]),
    ("Walter Price Jr. left. Then Mr. Price rang.", ["Walter Price Jr.: Walter Price Jr., Price"]),
    ("Ursula von der Aue left. Then von der Aue rang.", ["Ursula von der Aue: Ursula von der Aue, von der Aue"]),
    ("Prime Minister Ana Pohl left. Then President Pohl rang.", ["Ana Pohl: Ana Pohl, Pohl"]),
    ("Ana Pohl’s sister left. Then Pohl’s brother rang.", ["Ana Pohl: Ana Pohl, Pohl"]),
    (
        "President Pohl spoke, as did Ilse Pohl. Then Mr. Pohl and Otto Pohl left. Mr. Pohl rang.",
        ["Otto Pohl: Pohl, Pohl, Otto Pohl, Pohl", "Ilse Pohl: Ilse Pohl"],
    ),
    ("President Park Ji-won left. Then Park rang.", ["Park Ji-won: Park Ji-won, Park"]),
    ("Then the Cattlemen's Association met.", ["Cattlemen's Association: Cattlemen's Association"]),
    ("Then Yemen's Otto Pohl met.", ["Yemen: Yemen", "Otto Pohl: Otto Pohl"]),
    # a given name and its short form
    ("Pete Landry left. Then Peter Landry rang.", ["Peter Landry: Pete Landry, Peter Landry"]),
    ("Bill Landry left. Then William S. Landry rang.", ["William S. Landry: Bill Landry, William S. Landry"]),
    ("Paul Landry left. Then Paula Landry rang.", ["Paul Landry: Paul Landry", "Paula Landry: Paula Landry"]),
    # titles that stand before a given name, which the list need not know
    ("Sir Menzies Tarrant left. Then Sir Menzies rang.", ["Menzies Tarrant: Menzies Tarrant, Menzies"]),
    ("Menzies Tarrant left. Then Mr Menzies rang.", ["Menzies Tarrant: Menzies Tarrant", "Menzies: Menzies"]),
    # bodies spelt out and shortened
    (
        "Ardria Steel Plc left. Then Ardria Steel rang. Nobody told Ardria.",
        ["Ardria Steel Plc: Ardria Steel Plc, Ardria Steel, Ardria"],
    ),
    (
        "The United Nations Security Council met. Then the Security Council, the U.N. Security Council, left.",
        ["United Nations Security Council: United Nations Security Council, Security Council, U.N. Security Council"],
    ),
    # a surname that is a title, too
    ("John Major left. Then Major rang. The Major and the President left.", ["John Major: John Major, Major"]),
    (
        "The Republican National Committee met. Then Republican calls came.",
        ["Republican National Committee: Republican National Committee"],
    ),
    # what a headline shouts is no fuller name
    ("HERALDINO VIA EMAIL! We met Heraldino.", ["Heraldino: HERALDINO VIA EMAIL, Heraldino"]),
    # a name in somebody's mouth counts
    ("Then Pohl left. “Ana Pohl is kind,” he said.", ["Ana Pohl: Pohl, Ana Pohl"]),
    # two of one surname
    ("Ana Pohl left with Otto Pohl.", ["Ana Pohl: Ana Pohl", "Otto Pohl: Otto Pohl"]),
    (
        "Ana Pohl left with Otto Pohl. Then Mr. Pohl rang. Then Ms. Pohl rang.",
        ["Ana Pohl: Ana Pohl, Pohl", "Otto Pohl: Otto Pohl, Pohl"],
    ),
    (
        "Otto Pohl left with Ana Pohl. Then Otto rang. Then Ana rang.",
        ["Otto Pohl: Otto Pohl, Otto", "Ana Pohl: Ana Pohl, Ana"],
    ),
    ("Then Ben and Alice Thorpe left.", ["Ben Thorpe: Ben", "Alice Thorpe: Alice Thorpe"]),
    # two of one given name
    ("Ana Pohl left with Ana Stein. Then Stein rang.", ["Ana Pohl: Ana Pohl", "Ana Stein: Ana Stein, Stein"]),
    # people who are not each other
    ("Ana Pohl left. Then Walter Price rang.", ["Ana Pohl: Ana Pohl", "Walter Price: Walter Price"]),
    ("Mr. Walter Price left. Then Ms. Price rang.", ["Walter Price: Walter Price", "Price: Price"]),
    ("Walter Price left. Then Ms. Price rang.", ["Walter Price: Walter Price", "Price: Price"]),
    # organisations and their short forms
    (
        "The Kestrel Group waited. Then Kestrel sued.",
        ["Kestrel Group: Kestrel Group, Kestrel"],
    ),
    ("He read The Washington Post. Then the Post sued.", ["Washington Post: Washington Post, Post"]),
    (
        "The National Farmers Union waited. Then the NFU sued.",
        ["National Farmers Union: National Farmers Union, NFU"],
    ),
    ("Then Ana Pohl joined the Pohl Foundation.", ["Ana Pohl: Ana Pohl", "Pohl Foundation: Pohl Foundation"]),
]


def shown(text: str) -> list[str]:
    cast = gather(read(text).names)
    return [f"{f.name}: {', '.join(cast.names[n].span.of(text) for n in f.mentions)}" for f in cast.figures]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


# Text, and the kind and gender of its first figure, learned from all its mentions.
TOLD: list[tuple[str, str, str]] = [
    ("Then Mr. Pohl left.", "person", "m"),
    ("Then Mrs. Pohl left.", "person", "f"),
    ("Then Pohl left.", "None", "?"),
    ("Then Pohl left. Nobody told Ms. Pohl.", "person", "f"),
    ("Robin Pohl left. Then Mr. Pohl rang.", "person", "m"),
    ("Robin Pohl left. Then Mrs. Pohl rang.", "person", "f"),
    ("Mary Pohl left. Then Pohl rang.", "person", "f"),
    ("Grace Hill left. Then Hill rang.", "None", "f"),
    ("The Kestrel Group waited. Then Kestrel sued.", "organization", "?"),
    ("Then the BBC waited.", "organization", "?"),
]


@pytest.mark.parametrize(("text", "kind", "gender"), TOLD)
def test_kind_and_gender(text: str, kind: str, gender: str) -> None:
    figure = gather(read(text).names).figures[0]
    assert (str(figure.kind), figure.gender) == (kind, gender)


def test_places_are_marked() -> None:
    cast = gather(read("Then Ana Pohl went to France and Chicago.").names)
    assert {f.name: f.place for f in cast.figures} == {"Ana Pohl": False, "France": True, "Chicago": True}


WORDS = st.sampled_from(
    "Ana Otto Pohl Stein Mr. Ms. Dr. and of the von Kestrel Group NFU Bank England said left . , “ ” Jr. Monday".split()
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_every_mention_has_one_figure(text: str) -> None:
    cast = gather(read(text).names)
    mentions = [n for f in cast.figures for n in f.mentions]
    assert sorted(mentions) == list(range(len(cast.names)))
    assert all(n in cast.figures[f].mentions for n, f in enumerate(cast.figure_of))
    assert [f.mentions[0] for f in cast.figures] == sorted(f.mentions[0] for f in cast.figures)
    assert all(f.name for f in cast.figures)
