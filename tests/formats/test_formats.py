"""What is written can be read back equal; a spreadsheet never runs what somebody said."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict, replace
from importlib.resources import files

import pytest
from handmade import DENIED, DIRECT, DOCUMENT, OBAMA, quoting
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quotes import Document, Gender, Metadata, Passage, Quote, QuoteType, Speaker, SpeakerKind, Stance, Step, Verdict
from quotes.formats import FORMATS
from quotes.formats.jsonl import record
from quotes.formats.table import HEADER
from quotes.safe import clean

JOINT = " [...] "
LINE = Draft202012Validator(json.loads((files("quotes") / "schemas" / "jsonl.json").read_text("utf-8")))


def written(name: str, *documents: Document, raw: bool = False) -> str:
    out = io.StringIO(newline="")
    (FORMATS[name].write_raw if raw else FORMATS[name].write)(documents, out)
    return out.getvalue()


def csv_rows(*documents: Document) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", *documents), newline=""), strict=True))


# --- CSV


def test_a_row_names_everything_in_the_words_of_the_glossary() -> None:
    assert csv_rows(DOCUMENT)[0] == {
        "document": "obama.txt",
        "title": "",
        "byline": "",
        "date": "",
        "url": "",
        "quote": "That is a tough negotiation, [...] We have not closed the gap.",
        "type": "direct",
        "stance": "asserted",
        "speaker": "Barack Obama",
        "speaker_kind": "person",
        "speaker_id": "",
        "source": "he",
        "cue": "said",
        "sentence": "“That is a tough negotiation,” he said.",
        "paragraph": "1",
        "start": str(DIRECT.start),
        "end": str(DIRECT.end),
        "rule": "quote-source-cue",
        "confidence": "0.97",
        "needs_review": "no",
        "verdict": "",
        "note": "",
    }


def test_csv_is_as_the_rfc_has_it() -> None:
    text = written("csv", DOCUMENT)
    assert text.splitlines(keepends=True)[0] == ",".join(f'"{name}"' for name in HEADER) + "\r\n"
    assert text.count("\r\n") == 3 and text.endswith("\r\n")
    assert '"136","152"' in text
    assert written("csv") == text.splitlines(keepends=True)[0]


def test_what_is_known_of_an_article_stands_in_every_row() -> None:
    about = Metadata(title="Talks, failed", byline="By Jo Ray", date="2016-09-05", url="https://example.org/a")
    known = replace(DOCUMENT, metadata=about, speakers=(), quotes=(replace(DIRECT, speaker=replace(OBAMA, id="Q76")),))
    row = csv_rows(known)[0]
    assert [row[name] for name in ("title", "byline", "date", "url")] == list(asdict(about).values())
    assert row["speaker_id"] == "Q76"


@pytest.mark.parametrize(
    ("speaker", "confidence", "verdict", "expected"),
    [
        ("Jo", 0.7, None, "no"),
        ("Jo", 0.69, None, "yes"),
        (None, 0.99, None, "yes"),
        ("Jo", 0.69, Verdict.UNDECIDED, "yes"),
        ("Jo", 0.69, Verdict.ACCEPTED, "no"),
        (None, 0.99, Verdict.CORRECTED, "no"),
        (None, 0.99, Verdict.REJECTED, "no"),
    ],
)
def test_review_is_asked_for_where_the_answer_is_unsure(
    speaker: str | None, confidence: float, verdict: Verdict | None, expected: str
) -> None:
    document = quoting("Yes.", speaker=speaker, confidence=confidence)
    row = csv_rows(replace(document, quotes=(replace(document.quotes[0], verdict=verdict, note="n"),)))[0]
    assert (row["speaker"], row["needs_review"]) == (speaker or "", expected)
    assert (row["verdict"], row["note"]) == (verdict.value if verdict else "", "n")


@pytest.mark.parametrize(
    ("said", "cell"),
    [
        ('=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'),
        ("+1 for that", "'+1 for that"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t=1+1"),
        ("\r\n=1+1", "'\n=1+1"),
        ("\u200b=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("-12", "-12"),
        ("a, “b” \"c\"\nd", "a, “b” \"c\"\nd"),
        ("x\x00\x1b[31m", r"x\x00\x1b[31m"),
        ("\u202ex\u202c", "x"),
    ],
)
def test_a_cell_never_runs(said: str, cell: str) -> None:
    assert csv_rows(quoting(said))[0]["quote"] == cell
    assert csv_rows(quoting("Yes.", speaker=said))[0]["speaker"] == cell
    assert csv_rows(quoting("Yes.", id=said))[0]["document"] == cell


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_raw_cells_are_the_words_themselves(said: str) -> None:
    text = written("csv", quoting(said), raw=True)
    assert list(csv.DictReader(io.StringIO(text, newline=""), strict=True))[0]["quote"] == said


@given(st.text(min_size=1))
def test_any_quote_survives_the_spreadsheet(said: str) -> None:
    cell = csv_rows(quoting(said))[0]["quote"]
    assert cell.removeprefix("'") == clean(said).removeprefix("'")


# --- JSON Lines


def test_a_line_holds_what_a_scorer_needs() -> None:
    quote = json.loads(written("jsonl", DOCUMENT))["quotes"][1]
    assert quote["content"] == [[136, 152]] and quote["text"] == ["talks had failed"]
    assert (quote["source"], quote["source_text"]) == ([112, 123], "The Kremlin")
    assert (quote["cue"], quote["cue_text"]) == ([[124, 130]], ["denied"])
    assert (quote["speaker"], quote["speaker_kind"], quote["stance"]) == ("The Kremlin", "organization", "denied")
    assert quote["steps"] == [{"rule": "source-cue-that", "words": None, "span": None, "note": ""}]


def test_a_line_is_written_piece_by_piece_and_is_the_whole_record() -> None:
    assert written("jsonl", DOCUMENT) == json.dumps(record(DOCUMENT), ensure_ascii=False) + "\n"


def test_what_is_missing_is_null() -> None:
    quote = json.loads(written("jsonl", quoting("Yes.")))["quotes"][0]
    assert [quote[key] for key in ("source", "source_text", "cue", "cue_text", "speaker", "speaker_kind")] == [None] * 6


def test_json_lines_are_one_line_a_document_and_can_always_be_encoded() -> None:
    odd = replace(DOCUMENT, id="a\nb\u2028c\ud800é")
    text = written("jsonl", odd, DOCUMENT)
    assert text.count("\n") == 2 and "é" in text
    text.encode("utf-8")
    assert json.loads(text.split("\n")[0])["id"] == odd.id


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any document whose passages are places of its text; no two of its speakers share a name."""
    text = draw(st.text(min_size=1, max_size=40))
    places = st.integers(0, len(text))
    passages = st.tuples(places, places).map(sorted).map(lambda p: Passage(p[0], p[1], text[p[0] : p[1]]))
    several = st.lists(passages, max_size=3).map(tuple)
    speaker = st.builds(
        Speaker,
        name=st.text(max_size=5),
        kind=st.sampled_from(SpeakerKind),
        gender=st.sampled_from(Gender),
        mentions=several,
        id=st.text(max_size=5),
        role=st.text(max_size=5),
    )
    speakers = draw(st.lists(speaker, max_size=3, unique_by=lambda each: each.name))
    step = st.builds(Step, rule=st.text(max_size=5), words=st.none() | passages, note=st.text(max_size=5))
    quote = st.builds(
        Quote,
        type=st.sampled_from(QuoteType),
        content=st.lists(passages, min_size=1, max_size=3).map(tuple),
        source=st.none() | passages,
        cue=several,
        speaker=st.sampled_from([None, *speakers]),
        stance=st.sampled_from(Stance),
        rule=st.text(max_size=5),
        confidence=st.floats(0, 1),
        paragraph=st.integers(0, 99),
        sentence=passages,
        steps=st.lists(step, max_size=3).map(tuple),
        verdict=st.none() | st.sampled_from(Verdict),
        note=st.text(max_size=5),
    )
    return Document(
        text=text,
        quotes=tuple(draw(st.lists(quote, max_size=3))),
        speakers=tuple(speakers),
        paragraphs=(),
        id=draw(st.text(max_size=5)),
        encoding=draw(st.none() | st.just("utf-8")),
        metadata=draw(st.builds(Metadata, title=st.text(max_size=5), url=st.text(max_size=5))),
    )


def rebuilt(line: str, text: str) -> Document:
    """The document of a line and its article, as a reader of JSON Lines would put it together."""
    record = json.loads(line)

    def passage(place: list[int] | None) -> Passage | None:
        return Passage(*place, text[place[0] : place[1]]) if place else None

    def passages(places: list[list[int]] | None) -> tuple[Passage, ...]:
        return tuple(Passage(start, end, text[start:end]) for start, end in places or ())

    speakers = {
        each["name"]: Speaker(
            name=each["name"],
            kind=SpeakerKind(each["kind"]),
            gender=Gender(each["gender"]),
            mentions=passages(each["mentions"]),
            id=each["id"] or "",
            role=each["role"] or "",
        )
        for each in record["speakers"]
    }
    quotes = tuple(
        Quote(
            type=QuoteType(each["type"]),
            content=passages(each["content"]),
            source=passage(each["source"]),
            cue=passages(each["cue"]),
            speaker=None if each["speaker"] is None else speakers[each["speaker"]],
            stance=Stance(each["stance"]),
            rule=each["rule"],
            confidence=each["confidence"],
            paragraph=each["paragraph"],
            sentence=Passage(*each["sentence"], text[slice(*each["sentence"])]),
            steps=tuple(Step(rule=s["rule"], words=passage(s["span"]), note=s["note"]) for s in each["steps"]),
            verdict=Verdict(each["verdict"]) if each["verdict"] else None,
            note=each["note"],
        )
        for each in record["quotes"]
    )
    return Document(
        text=text,
        quotes=quotes,
        speakers=tuple(speakers.values()),
        paragraphs=(),
        id=record["id"],
        encoding=record["encoding"],
        metadata=Metadata(title=record["title"], url=record["url"]),
    )


@given(st.lists(documents(), max_size=3))
def test_whatever_is_written_is_read_back_equal(some: list[Document]) -> None:
    lines = written("jsonl", *some).split("\n")[:-1]
    assert [rebuilt(line, document.text) for line, document in zip(lines, some, strict=True)] == some


@given(documents())
def test_the_words_in_a_line_are_those_of_the_article(document: Document) -> None:
    for quote in json.loads(written("jsonl", document))["quotes"]:
        assert quote["text"] == [document.text[start:end] for start, end in quote["content"]]
        assert quote["source_text"] == (document.text[slice(*quote["source"])] if quote["source"] else None)


@given(documents())
def test_a_spreadsheet_has_a_row_a_quote(document: Document) -> None:
    rows = csv_rows(document)
    assert [(row["start"], row["end"]) for row in rows] == [(str(q.start), str(q.end)) for q in document.quotes]
    assert [row["cue"].removeprefix("'") for row in rows] == [
        clean(JOINT.join(cue.text for cue in quote.cue)).removeprefix("'") for quote in document.quotes
    ]


@given(documents())
def test_a_line_is_as_the_schema_says(document: Document) -> None:
    LINE.validate(json.loads(written("jsonl", document)))


@pytest.mark.parametrize(
    "wrong",
    [{"id": 7}, {"sha256": "x"}, {"quotes": [{}]}, {"speakers": None}, {"surplus": ""}],
)
def test_the_schema_refuses_what_we_never_write(wrong: dict[str, object]) -> None:
    assert not LINE.is_valid({**json.loads(written("jsonl", DOCUMENT)), **wrong})


@pytest.mark.parametrize("name", [name for name, format in FORMATS.items() if format.file_encoding])
def test_documents_are_written_as_they_come(name: str) -> None:
    out = io.StringIO(newline="")

    def coming():
        yield replace(DOCUMENT, id="first")
        assert "first" in out.getvalue()
        yield replace(DOCUMENT, quotes=(DENIED,))

    FORMATS[name].write(coming(), out)
