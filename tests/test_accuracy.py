"""Accuracy on our own articles and cases may rise, never fall: the floors are what was reached."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import scoring

from quotes import attribute
from quotes.formats import jsonl

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "data" / "gold"
CASES = ROOT / "tests" / "cases" / "challenge.jsonl"


@pytest.fixture(scope="module")
def scores() -> dict[str, scoring.Score]:
    documents = scoring.rows(GOLD / "articles.jsonl")
    speakers = scoring.known_speakers(GOLD / "speakers.jsonl")
    predictions = {each["id"]: jsonl.record(attribute(each["text"]))["quotes"] for each in documents}
    return scoring.score_attributions(documents, predictions, speakers)[0]


@pytest.mark.parametrize(
    ("measure", "floor"),
    [
        ("quoted extraction", 0.920),
        ("quoted attribution", 0.875),
        ("quoted speaker", 0.800),
        ("all overlap source", 0.830),
        ("all overlap content", 0.860),
    ],
)
def test_our_articles(scores: dict[str, scoring.Score], measure: str, floor: float) -> None:
    assert scores[measure].f1 >= floor


def test_our_cases() -> None:
    cases = scoring.rows(CASES)
    failed = [case["id"] for case in cases if scoring.judge_case(case, jsonl.record(attribute(case["text"]))["quotes"])]
    assert len(cases) - len(failed) >= 601, f"of {len(cases)} cases these fail: {failed}"


@pytest.mark.parametrize("document", scoring.rows(GOLD / "articles.jsonl"), ids=lambda document: document["id"])
def test_gold_holds_the_article(document: dict[str, Any]) -> None:
    """The gold annotates the very text that stands in data/articles."""
    path = ROOT / "data" / "articles" / f"{document['id']}.txt"
    with path.open(encoding="utf-8", newline="") as file:
        assert file.read() == document["text"]
