"""Decisions are read, held against the text, and applied; what matches nothing is told."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from handmade import DENIED, DIRECT, DOCUMENT, OBAMA
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quotes import Speaker, SpeakerKind, Verdict, attribute
from quotes.cli import main
from quotes.reviewing.decisions import Decision, Ledger, append, applied, decide, key, line, mend, parse, read, reviewed

LINE = Draft202012Validator(json.loads((files("quotes") / "schemas" / "decisions.json").read_text("utf-8")))
SAID = "“It works,” said Mary Smith, the mayor. “We are glad.” Jo Ray, a critic, denied that it worked.\n"

decisions = st.builds(
    Decision,
    sha256=st.from_regex("[0-9a-f]{64}", fullmatch=True),
    content=st.lists(st.tuples(st.integers(0), st.integers(0)), min_size=1, max_size=3).map(tuple),
    verdict=st.sampled_from([Verdict.ACCEPTED, Verdict.REJECTED, Verdict.UNDECIDED]),
    note=st.text(),
    document=st.text(),
    quote=st.text(),
) | st.builds(
    Decision,
    sha256=st.just("0" * 64),
    content=st.just(((1, 2),)),
    verdict=st.just(Verdict.CORRECTED),
    speaker=st.text(),
    speaker_kind=st.none() | st.sampled_from(SpeakerKind),
)


@given(decisions)
def test_a_decision_is_one_line_that_comes_back(decision: Decision) -> None:
    assert line(decision).count("\n") == 1 and line(decision).isascii()
    assert parse(line(decision)) == decision
    LINE.validate(json.loads(line(decision)))


BAD = [
    ("{", "not valid JSON"),
    ("[1]", "no decision"),
    ('{"content": [[1, 2]], "verdict": "accepted"}', "names no quote"),
    ('{"sha256": "x", "content": [], "verdict": "accepted"}', "names no quote"),
    ('{"sha256": "x", "content": [[1]], "verdict": "accepted"}', "names no quote"),
    ('{"sha256": "x", "content": [[true, 2]], "verdict": "accepted"}', "names no quote"),
    ('{"sha256": "x", "content": [[1, 2]], "verdict": "maybe"}', "'maybe'"),
    ('{"sha256": "x", "content": [[1, 2]], "verdict": "corrected"}', "names none"),
    ('{"sha256": "x", "content": [[1, 2]], "verdict": "corrected", "speaker": "A", "speaker_kind": "god"}', "'god'"),
]


@pytest.mark.parametrize(("text", "problem"), BAD)
def test_what_is_no_decision_is_told_by_its_line(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "d.jsonl"
    good = decide(DOCUMENT, DIRECT, Verdict.ACCEPTED)
    path.write_text("\n" + text + "\r\n" + line(good), encoding="utf-8")
    found, [failure] = read(str(path))
    assert failure.where == f"{path}:2" and problem in failure.problem
    assert list(found) == [good.key]
    if text not in ("{", "[1]"):
        assert not LINE.is_valid(json.loads(text))


def test_the_last_decision_holds_and_half_a_line_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    with open(path, "ab", buffering=0) as out:
        append(decide(DOCUMENT, DIRECT, Verdict.REJECTED), out)
        append(decide(DOCUMENT, DIRECT, Verdict.ACCEPTED), out)
        out.write(line(decide(DOCUMENT, DENIED, Verdict.ACCEPTED))[:40].encode())  # killed here
    mend(str(path))
    with open(path, "ab", buffering=0) as out:
        append(decide(DOCUMENT, DENIED, Verdict.REJECTED), out)
    found, failures = read(str(path))
    assert [decision.verdict for decision in found.values()] == [Verdict.ACCEPTED, Verdict.REJECTED]
    assert [failure.where for failure in failures] == [f"{path}:3"]


@pytest.mark.parametrize(
    ("speaker", "kind", "expected"),
    [
        ("Barack Obama", None, OBAMA),
        ("Barack Obama", SpeakerKind.PERSON, OBAMA),
        ("Michelle Obama", None, Speaker(name="Michelle Obama", kind=SpeakerKind.PERSON)),
        ("The ministry", SpeakerKind.ORGANIZATION, Speaker(name="The ministry", kind=SpeakerKind.ORGANIZATION)),
        ("", None, None),
    ],
)
def test_a_corrected_speaker_is_marked_as_human(
    speaker: str, kind: SpeakerKind | None, expected: Speaker | None
) -> None:
    decision = decide(DOCUMENT, DENIED, Verdict.CORRECTED, speaker=speaker, speaker_kind=kind, note="heard it")
    quote = reviewed(DOCUMENT, DENIED, decision)
    assert (quote.speaker, quote.verdict, quote.note) == (expected, Verdict.CORRECTED, "heard it")
    assert quote.steps[-1].rule == "human" and "was The Kremlin" in quote.steps[-1].note
    assert replace(quote, speaker=DENIED.speaker, verdict=None, note="", steps=DENIED.steps) == DENIED


def test_rejected_quotes_are_left_out_or_flagged() -> None:
    decision = decide(DOCUMENT, DIRECT, Verdict.REJECTED)
    mine = {decision.key: decision}
    assert applied(DOCUMENT, mine).quotes == (DENIED,)
    assert [quote.verdict for quote in applied(DOCUMENT, mine, keep_rejected=True).quotes] == [Verdict.REJECTED, None]


def test_what_was_taken_back_is_as_if_it_never_was() -> None:
    decision = decide(DOCUMENT, DIRECT, Verdict.UNDECIDED)
    assert applied(DOCUMENT, {decision.key: decision}) == DOCUMENT
    noted = replace(decision, note="look again")
    assert applied(DOCUMENT, {decision.key: noted}).quotes[0].note == "look again"


def test_what_matches_nothing_is_told_with_the_reason() -> None:
    good = decide(DOCUMENT, DIRECT, Verdict.ACCEPTED)
    moved = replace(good, content=((0, 1),), where="d:2")
    changed = replace(good, sha256="0" * 64, where="d:3")
    elsewhere = replace(good, sha256="1" * 64, document="other.txt", where="d:4")
    ledger = Ledger({each.key: each for each in (good, moved, changed, elsewhere)})
    [document] = ledger.apply([DOCUMENT])
    assert document.quotes[0].verdict is Verdict.ACCEPTED
    assert [(failure.where, failure.problem.split(":")[0]) for failure in ledger.missed()] == [
        ("d:2", "was not applied, no quote stands at that place of the article any more"),
        ("d:3", "was not applied, the text of obama.txt has changed since"),
    ]
    assert ledger.elsewhere() == 1


def test_no_two_quotes_of_an_article_share_a_key() -> None:
    root = Path(__file__).resolve().parents[2]
    for path in sorted((root / "data" / "articles").glob("*.txt")):
        document = attribute(path.read_text(encoding="utf-8"))
        keys = [key(document, quote) for quote in document.quotes]
        assert len(set(keys)) == len(keys)


# --- on the command line


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article with three quotes, and decisions about two of them."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(SAID, encoding="utf-8")
    document = attribute(SAID, id="a.txt")
    first, *_, last = document.quotes
    Path("d.jsonl").write_text(
        line(decide(document, first, Verdict.CORRECTED, speaker="Jo Ray", note="says Jo"))
        + line(decide(document, last, Verdict.REJECTED)),
        encoding="ascii",
    )
    return tmp_path


def test_extract_applies_them_to_any_format(folder: Path) -> None:
    result = run("extract", "a.txt", "--decisions", "d.jsonl")
    table = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert result.exit_code == 0
    first = [(row["speaker"], row["verdict"], row["note"], row["needs_review"]) for row in table][0]
    assert first == ("Jo Ray", "corrected", "says Jo", "no")
    assert "rejected" not in {row["verdict"] for row in table}
    kept = run("extract", "a.txt", "--decisions", "d.jsonl", "--keep-rejected", "-f", "jsonl")
    assert [quote["verdict"] for quote in json.loads(kept.stdout)["quotes"]][-1] == "rejected"
    page = run("extract", "a.txt", "--decisions", "d.jsonl", "-f", "html").stdout  # where the review may go on
    assert '<span class="verdict">rejected</span>' in page
    for name in ("tsv", "json", "html", "md", "webanno", "labelstudio"):
        assert "says Jo" in run("extract", "a.txt", "--decisions", "d.jsonl", "-f", name).stdout


def test_a_changed_text_is_told_and_the_rest_is_written(folder: Path) -> None:
    Path("a.txt").write_text("New. " + SAID, encoding="utf-8")
    result = run("extract", "a.txt", "--decisions", "d.jsonl")
    assert result.exit_code == 1 and "Mary Smith" in result.stdout
    assert result.stderr.count("the text of a.txt has changed since") == 2


def test_decisions_about_other_articles_are_counted(folder: Path) -> None:
    Path("b.txt").write_text(SAID + "More.", encoding="utf-8")
    result = run("extract", "b.txt", "--decisions", "d.jsonl")
    assert result.exit_code == 0 and "2 decisions are about articles that were not read" in result.stderr


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_decisions_that_cannot_be_read_are_misuse(folder: Path, name: str) -> None:
    result = run("extract", "a.txt", "--decisions", name)
    assert result.exit_code == 2 and not result.stdout
