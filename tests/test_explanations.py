"""Every answer explains itself: its steps name rules of the list, and lead to the same speaker again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import scoring

from quotes import Document, Metadata, Quote, attribute, lexicon
from quotes.resolving.register import read

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = sorted((ROOT / "data" / "articles").glob("*.txt"))
CASES = scoring.rows(ROOT / "tests" / "cases" / "challenge.jsonl")
RULES = lexicon.words("rules")


def documents() -> list[Document]:
    texts = [path.read_text(encoding="utf-8") for path in ARTICLES]
    return [attribute(text) for text in (*texts, *(case["text"] for case in CASES))]


@pytest.fixture(scope="module")
def quotes() -> list[tuple[Document, Quote]]:
    return [(doc, quote) for doc in documents() for quote in doc.quotes]


def test_every_step_names_a_rule_of_the_list(quotes: list[tuple[Document, Quote]]) -> None:
    assert {step.rule for _, quote in quotes for step in quote.steps} - RULES == set()


def test_every_rule_of_the_list_stands_in_the_code() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "quotes").rglob("*.py"))
    assert {rule for rule in RULES if not re.search(rf'"{rule}"', code)} == set()


EXAMPLES = re.findall(r"^\| `([\w-]+)` \| (.*) \| (.*) \|$", (ROOT / "docs" / "rules.md").read_text("utf-8"), re.MULTILINE)


def test_the_page_of_rules_has_them_all_and_says_what_they_mean() -> None:
    assert [(rule, meaning) for rule, meaning, _ in EXAMPLES] == [(rule, *said) for rule, said in lexicon.entries("rules").items()]


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule, _, example in EXAMPLES if rule != "human"])
def test_a_rule_is_at_work_in_its_example(rule: str, example: str) -> None:
    text = example.replace(" ¶ ", "\n\n")
    known = {"byline": {"metadata": Metadata(byline="By Ann Li")}, "register": {"register": read(str(ROOT / "data" / "people.csv"))}}
    assert rule in {step.rule for quote in attribute(text, **known.get(rule, {})).quotes for step in quote.steps}


def test_every_measured_rule_is_in_the_list() -> None:
    measured = {rule for key in lexicon.entries("rule_precision") for rule in key.split()[1:]}
    assert measured - RULES == {"anyhow"}


def replayed(doc: Document, quote: Quote) -> str | None:
    """The speaker that the words of the last step lead to: whose mention they are, or what they describe."""
    words = quote.steps[-1].words
    if words is None:
        return None
    whose = [s.name for s in doc.speakers if any(m.start == words.start or m == words for m in s.mentions)]
    return whose[0] if whose else words.text


def test_the_steps_lead_to_the_same_speaker_again(quotes: list[tuple[Document, Quote]]) -> None:
    """A name stands for its bearer; a description is the speaker; of joint speakers the words show the first."""
    astray = [
        (quote.speaker.name, quote.steps[-1])
        for doc, quote in quotes
        if quote.speaker is not None
        if (name := replayed(doc, quote)) is None
        or not (name == quote.speaker.name or name in quote.speaker.name or quote.speaker.name in name)
        and not (quote.steps[-1].rule == "joint" and quote.speaker.name.startswith(f"{name.split()[0]} and "))  # Ron and Ann Low
    ]
    assert astray == []


def test_the_first_step_is_the_rule_of_the_quote(quotes: list[tuple[Document, Quote]]) -> None:
    assert all(quote.steps[0].rule == quote.rule for _, quote in quotes)
    assert all(step.words is None or doc.text[step.words.start : step.words.end] == step.words.text
               for doc, quote in quotes for step in quote.steps)  # fmt: skip
