"""What other tools take: JSON, Markdown, Web Annotation, brat, Label Studio, spaCy. All read back equal."""

from __future__ import annotations

import io
import json
import re
import uuid
from dataclasses import replace
from zipfile import ZipFile

import pytest
from handmade import DIRECT, DOCUMENT, quoting
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from test_formats import documents, written

import quotes
import quotes.extras
from quotes import Document, Metadata, Passage, Verdict
from quotes.formats import brat
from quotes.formats.webanno import address
from quotes.safe import one_line

EMOJI = "💩👩‍🚀 “Yes,” she said. “No 😀 maybe.”\r\nMary Smith denied that it 𝔴orks."


# --- JSON


@given(st.lists(documents(), max_size=3))
def test_the_array_holds_what_the_lines_hold(some: list[Document]) -> None:
    lines = [json.loads(line) for line in written("jsonl", *some).split("\n")[:-1]]
    assert json.loads(written("json", *some)) == lines


# --- Markdown


def shown(markdown: str) -> tuple[list[str], set[str]]:
    """What a reader of rendered Markdown (GitHub's dialect) sees, line by line, and the kinds of markup in it."""
    words: list[str] = []
    kinds = set()
    for token in MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(markdown):
        kinds.add(token.type)
        kinds.update(child.type for child in token.children or ())
        if token.type == "inline":
            words.append("".join(child.content for child in token.children or ()))
    return words, kinds


OURS = {"heading_open", "heading_close", "inline", "text", "paragraph_open", "paragraph_close", "text_special"}
OURS |= {"blockquote_open", "blockquote_close"}


def test_quotes_stand_under_their_speakers() -> None:
    corrected = replace(DIRECT, verdict=Verdict.CORRECTED, note="heard it")
    about = Metadata(title="Talks", byline="By Jo Ray", url="https://example.org")
    text = written("md", replace(DOCUMENT, metadata=about, quotes=(corrected, *DOCUMENT.quotes[1:])))
    words, _ = shown(text)
    assert words[:4] == ["Talks", "By Jo Ray · https://example.org · obama.txt", "Barack Obama", DIRECT.text]
    assert "corrected · note: heard it" in words[4] and words[5] == "The Kremlin"


@pytest.mark.parametrize(
    "said",
    ["<script>alert(1)</script>", "[x](javascript:alert(1))", "*a* _b_ **c** `d` ~~e~~ $f$", "# no heading",
     "- no list", "1. no list", "2) no list", "+ no", "=== no", "> no", "| a | b |", "&lt; &amp; &#60;",
     "https://example.org www.x.org", "![i](http://x/y.png)", "<http://x>", "a\\*b",
     "---", "```", "~~~", ":tada:", "@someone"],
)  # fmt: skip
def test_words_are_no_markup(said: str) -> None:
    words, kinds = shown(written("md", quoting(said, speaker=said, id=said)))
    assert kinds <= OURS
    assert words[:3] == [said, said, said]


@given(st.text(min_size=1))
def test_any_words_are_shown_as_they_are(said: str) -> None:
    words, kinds = shown(written("md", quoting(f"x{said}")))
    assert kinds <= OURS and words[2] == one_line(f"x{said}")


# --- Web Annotation


def annotations(*some: Document) -> list[dict[str, object]]:
    collection = json.loads(written("webanno", *some))
    assert collection["type"] == "AnnotationCollection" and collection["first"]["type"] == "AnnotationPage"
    assert collection["total"] == len(collection["first"]["items"])
    return collection["first"]["items"]


def targets(annotation: dict[str, object]) -> list[dict[str, object]]:
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


@given(documents())
def test_both_selectors_lead_to_the_words(document: Document) -> None:
    found = annotations(document)
    assert [uuid.UUID(each["id"]).version for each in found] == [5] * len(found)
    assert len({each["id"] for each in found}) == len(found)
    for quote, each in zip(document.quotes, found, strict=True):
        for passage, target in zip(quote.content, targets(each), strict=True):
            place, words = target["selector"]
            assert document.text[place["start"] : place["end"]] == passage.text == words["exact"]
            assert document.text[: place["start"]].endswith(words["prefix"])
            assert document.text[place["end"] :].startswith(words["suffix"])


def test_an_annotation_says_who_and_how() -> None:
    first, second = annotations(DOCUMENT)
    bodies = [(body["purpose"], body.get("value")) for body in second["body"]]
    assert bodies == [
        ("classifying", "indirect"), ("classifying", "denied"), ("identifying", "The Kremlin"), ("linking", None),
        ("describing", "rule source-cue-that, confidence 0.90"),
    ]  # fmt: skip
    assert second["body"][3]["selector"][1]["exact"] == "The Kremlin"
    assert len(targets(first)) == 2


@pytest.mark.parametrize(
    ("url", "id", "expected"),
    [
        ("https://example.org/a?b=c", "a.txt", "https://example.org/a?b=c"),
        ("javascript:alert(1)", "a b.txt", "a%20b.txt"),
        ("", "javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("https://exa mple.org", "", "article"),
    ],
)
def test_an_article_is_named_by_its_address(url: str, id: str, expected: str) -> None:
    assert address(replace(DOCUMENT, id=id, metadata=Metadata(url=url))) == expected


# --- brat


def standoff(*some: Document) -> list[tuple[str, list[str]]]:
    """The texts and the lines of their .ann files."""
    out = io.BytesIO()
    brat.write(some, out)
    with ZipFile(out) as archive:
        names = archive.namelist()
        assert names[0] == "annotation.conf" and all("/" not in name and ".." not in name for name in names)
        read = {name: archive.read(name).decode("utf-8") for name in names}
    return [(read[name], read[name[:-3] + "ann"].splitlines()) for name in names if name.endswith(".txt")]


@given(documents())
def test_every_fragment_is_where_brat_looks_for_it(document: Document) -> None:
    [(text, lines)] = standoff(document)
    assert text == document.text.encode("utf-8", "replace").decode()
    labels = set()
    for line in lines:
        id, fields, *words = line.split("\t")
        if id[0] == "T":
            label, _, spans = fields.partition(" ")
            places = [tuple(map(int, span.split())) for span in spans.split(";")]
            assert " ".join(text[start:end] for start, end in places) == words[0] and places
            assert all(start < end for start, end in places)
            labels.add(id)
        else:
            assert set(re.findall(r"T\d+", fields)) <= labels


def test_brat_shows_who_said_it() -> None:
    _, lines = standoff(DOCUMENT)[0]
    assert lines[0] == "T1\tQuote 42 70;82 109\tThat is a tough negotiation, We have not closed the gap."
    assert "R1\tsaid_by Arg1:T1 Arg2:T2" in lines and "A5\tStance T4 denied" in lines
    assert "#1\tAnnotatorNotes T1\tBarack Obama; rule quote-source-cue, confidence 0.97" in lines


def test_no_id_leads_out_of_the_folder() -> None:
    out = io.BytesIO()
    brat.write([replace(DOCUMENT, id=id) for id in ("../../etc/passwd", "/a\\b", "", "a\x00b.txt", "a\x00b.txt")], out)
    with ZipFile(out) as archive:
        assert archive.namelist()[1::2] == [
            "000001-passwd.txt", "000002-b.txt", "000003-article.txt", "000004-a-b.txt", "000005-a-b.txt"
        ]  # fmt: skip


# --- Label Studio


@given(documents())
def test_every_region_holds_its_words(document: Document) -> None:
    [task] = json.loads(written("labelstudio", document))
    [prediction] = task["predictions"]
    regions = {part["id"]: part for part in prediction["result"] if part["type"] == "labels"}
    for part in prediction["result"]:
        if part["type"] == "labels":
            value = part["value"]
            assert task["data"]["text"][value["start"] : value["end"]] == value["text"] and len(value["labels"]) == 1
        else:
            assert part["type"] == "relation" and {part["from_id"], part["to_id"]} <= set(regions)
    assert len(regions) == sum(len(q.content) + len(q.cue) + bool(q.source) for q in document.quotes)
    assert 0 <= prediction["score"] <= 1


# --- offsets behind characters beyond the first plane


def test_offsets_behind_emoji_are_right_everywhere() -> None:
    document = quotes.attribute(EMOJI)
    assert [quote.text for quote in document.quotes] == ["Yes, [...] No 😀 maybe.", "it 𝔴orks"]
    found = [text for each in annotations(document) for t in targets(each) for text in [t["selector"][0]]]
    assert [EMOJI[place["start"] : place["end"]] for place in found] == ["Yes,", "No 😀 maybe.", "it 𝔴orks"]
    [task] = json.loads(written("labelstudio", document))
    values = [part["value"] for part in task["predictions"][0]["result"] if part["type"] == "labels"]
    assert all(EMOJI[value["start"] : value["end"]] == value["text"] for value in values)
    _, lines = standoff(document)[0]
    assert any(line.endswith("\tit 𝔴orks") for line in lines)


# --- spaCy


def test_a_spacy_doc_has_the_quotes_as_spans() -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is an extra: pip install 'quotes[spacy]'")
    document = quotes.attribute(EMOJI)
    doc = quotes.to_spacy(document, spacy.blank("en"))
    assert doc.text == EMOJI
    assert [span.text for span in doc.spans["quotes"]] == ["Yes,", "No 😀 maybe.", "it 𝔴orks"]
    assert [span.label_ for span in doc.spans["quotes"]] == ["direct", "direct", "indirect"]
    assert [span._.quote for span in doc.spans["quotes"]] == [document.quotes[0]] * 2 + [document.quotes[1]]
    assert [(span.text, span.label_) for span in doc.spans["sources"]][-1] == ("Mary Smith", "Mary Smith")
    assert [span.text for span in doc.spans["cues"]] == ["said", "denied"]


def test_without_spacy_a_sentence_tells_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "spacy", None)
    with pytest.raises(quotes.extras.MissingExtra, match=r"pip install 'quotes\[spacy\]'"):
        quotes.to_spacy(DOCUMENT, None)


def test_one_passage_of_nothing_but_newlines_breaks_nothing() -> None:
    empty = replace(DOCUMENT.quotes[0], content=(Passage(39, 41, "\n\n"),))
    assert standoff(replace(DOCUMENT, quotes=(empty,)))[0][1]
