"""What of a regular expression cannot be written as C++ is refused, with the pattern; test_translate.py writes the rest."""

from __future__ import annotations

import re

import pytest
import regex
from patterns import AnyPattern, Unknown, group_number, matcher

REFUSED: dict[AnyPattern, str] = {
    re.compile(r"(a)?(?(1)b|c)"): "GROUPREF_EXISTS",
    re.compile(r"(?i)(a)\1"): "GROUPREF",
    re.compile(r"(?a)\bsaid"): r"this \b",
    regex.compile(r"\bsaid"): r"this \b",
    regex.compile(r"(?i)said"): "a flag of regex",
}


@pytest.mark.parametrize("pattern", REFUSED, ids=lambda pattern: pattern.pattern)
def test_what_cannot_be_written_is_refused(pattern: AnyPattern) -> None:
    with pytest.raises(Unknown) as caught:
        matcher(pattern, "verb")
    assert str(caught.value) == f"verb: {REFUSED[pattern]} in {pattern.pattern!r}"


def test_groups_are_known_by_their_names() -> None:
    assert group_number(re.compile(r"(a)(?P<verb>said)"), "verb") == 2
