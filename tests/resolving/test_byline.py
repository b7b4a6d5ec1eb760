"""Who "I" is, by the byline that came with an article."""

from __future__ import annotations

import pytest

from quotes import Metadata, attribute
from quotes.resolving.byline import author

AUTHORS = [
    ("By Jo Ray", "Jo Ray"),
    ("by Jo Ray", "Jo Ray"),
    ("Jo Ray", "Jo Ray"),
    ("BY JO RAY", "Jo Ray"),
    ("By Jo Ray, Political Editor", "Jo Ray"),
    ("By Jo Ray | BBC News", "Jo Ray"),
    ("Jo Ray in Paris", "Jo Ray"),
    ("By Jean-Luc O’Neill (Reuters)", "Jean-Luc O’Neill"),
    ("Words by Jo Ray", "Jo Ray"),
    # more than one, or none
    ("By Jo Ray and Ann Li", ""),
    ("By Mary Ray, John Li", ""),
    ("By Jo Ray & Ann Li", ""),
    ("Reuters", ""),
    ("By our staff", ""),
    ("", ""),
    ("By", ""),
    ("By 24", ""),
]


@pytest.mark.parametrize(("byline", "name"), AUTHORS)
def test_the_author_of_a_byline(byline: str, name: str) -> None:
    assert author(byline) == name


ROWS = [
    ("“Are you sure?” I asked.", "By Jo Ray", "Jo Ray"),
    ("“Are you sure?” I asked.", "By Jo Ray and Ann Li", None),
    ("“Are you sure?” I asked.", "", None),
    ("“We are sure,” we said.", "By Jo Ray", None),
    ("By Ann Li\n\n“Are you sure?” I asked.", "By Jo Ray", "Ann Li"),  # the article itself knows better
    ("“I am sure,” said Mary Smith.", "By Jo Ray", "Mary Smith"),
]


@pytest.mark.parametrize(("text", "byline", "name"), ROWS)
def test_i_is_the_author(text: str, byline: str, name: str | None) -> None:
    quote = attribute(text, metadata=Metadata(byline=byline)).quotes[-1]
    assert (quote.speaker.name if quote.speaker else None) == name


def test_the_steps_say_so() -> None:
    quote = attribute("“Are you sure?” I asked.", metadata=Metadata(byline="By Jo Ray")).quotes[0]
    assert (quote.steps[-1].rule, quote.steps[-1].note) == ("byline", "I: By Jo Ray")
    assert 0 < quote.confidence < 1
