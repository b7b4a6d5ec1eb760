"""How right predicted quotes are, measured against annotated ones.

A prediction is a document as `quotes extract -f jsonl` writes it. Three kinds of gold are known, each
an object a document with `id` and `text`:

attributions  the acts of speech, with source, cue and content; their speakers come in a list of their own
regions       every quotation of an article, judged: who is quoted, or that nobody is
cases         a short text with all the quotes it holds, which passes or fails as a whole

Spans are compared without outer punctuation and a leading "that", on which annotators never agree.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import eq
from pathlib import Path
from typing import Any, NamedTuple

Span = tuple[int, int]
Record = Mapping[str, Any]
Predictions = Mapping[str, Sequence[Record]]  # the quotes of a document by its id
Speakers = Mapping[tuple[str, str], Record]  # the resolved speaker by the ids of article and attribution

MARKS = "“”\"„«»‟「」『』"
OPENING_MARKS = "“„«「『"
DOUBLED_MARKS = re.compile("''|``")  # as The New York Times writes them
OUTER = " \t\r\n\u00a0\u200b.,;:!?…-–—“”\"„«»‟‘’'`()[]「」『』"
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\ufeff]")
ROLES = ("source", "cue", "content")

COMMON_CUES = frozenset(
    """
    accuse accused accuses accusing according acknowledge acknowledged acknowledges acknowledging add added
    adding adds admit admits admitted admitting announce announced announces announcing argue argued argues
    arguing ask asked asking asks assert asserted asserts call called calling calls claim claimed claiming
    claims comment commented concede conceded conclude concluded confirm confirmed confirms contend contended contends
    continue continued criticize criticized declare declared declares declaring denied denies deny denying
    describe described describes describing emphasize emphasized explain explained explaining explains insist
    insisted insisting insists joke joked note noted notes noting praise praised predict predicted promise
    promised recall recalled reiterate reiterated remark remarked replied replies reply report reported
    reporting reports respond responded responds said say saying says state stated states stating stress
    stressed suggest suggested suggesting suggests tell telling tells testified testify told tweet tweeted
    tweeting tweets warn warned warning warns write writes writing wrote
    """.split()
)
TITLES = frozenset(
    """
    ambassador attorney capt captain chairman chairwoman chancellor col colonel congressman congresswoman dame
    dr former gen general gov governor judge justice king lady lord lt mayor minister miss mr mrs ms pope
    president prince princess prof professor queen rep representative rev reverend secretary sen senator sgt
    sir the vice
    """.split()
)
# Words that do not tell the descriptions of two unnamed speakers apart.
FILLERS = frozenset("a an and at for her his in its mr mrs ms of on said the their to who with".split())


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall of one measure, kept as counts."""

    right_of_predicted: int = 0
    predicted: int = 0
    right_of_gold: int = 0
    gold: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right_of_predicted + other.right_of_predicted,
            self.predicted + other.predicted,
            self.right_of_gold + other.right_of_gold,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        return self.right_of_predicted / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right_of_gold / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Verdict(NamedTuple):
    """What is right about one stretch of quoted words; `speaker` is None where the gold tells none."""

    extraction: bool = False
    attribution: bool = False
    speaker: bool | None = False


class Mistake(NamedTuple):
    """A quote that was missed, misread or made up, in words for a reader."""

    kind: str
    rule: str  # that made the mistake; of what was missed, the cue
    document: str
    words: str
    gold: str
    predicted: str


def rows(path: Path) -> list[Record]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def known_speakers(path: Path) -> dict[tuple[str, str], Record]:
    """Who speaks each attribution, by the ids of article and attribution."""
    return {(row["article"], row["id"]): row for row in rows(path)}


def score_attributions(
    gold: Iterable[Record], predictions: Predictions, speakers: Speakers
) -> tuple[dict[str, Score], list[Mistake]]:
    """All measures by name over `gold`, and the mistakes in quoted words.

    "quoted": every stretch between quotation marks that the gold attributes. It is extracted when a
    predicted quote covers half of it, attributed when the sources of both overlap as well.
    "all": every source, cue and content, quoted or not, as spans that are the same or overlap.
    "speech": the recall of "all" where the cue is a common verb of speech.
    """
    scores: dict[str, Score] = {}
    mistakes: list[Mistake] = []
    for document in gold:
        quotes = predictions.get(document["id"], ())
        of_quoted, found = _score_quoted(document, quotes, speakers)
        mistakes += found
        for name, score in chain(of_quoted, _score_all(document, quotes), _score_speech(document, quotes)):
            scores[name] = scores.get(name, Score()) + score
    return scores, mistakes


def _score_quoted(
    document: Record, quotes: Sequence[Record], speakers: Speakers
) -> tuple[list[tuple[str, Score]], list[Mistake]]:
    text = document["text"]
    gold_units = [
        (unit, each)
        for each in document["attributions"]
        if each["quoted"]
        for unit in quoted_units(text, spans(each["content"]))
    ]
    predicted_units = [(unit, quote) for quote in quotes for unit in _predicted_units(text, quote)]
    of_gold, of_predicted, mistakes = [], [], []
    for unit, attribution in gold_units:
        quote = _nearest(unit, predicted_units)
        covered = sum(overlap(unit, piece) for piece in spans(quote["content"])) if quote else 0
        who = speakers.get((document["id"], attribution["id"]))
        if quote and 2 * covered >= size(unit):
            verdict = _judge(attribution, quote, who)
        else:
            verdict, quote = Verdict(speaker=None if who is None else False), None
        of_gold.append(verdict)
        if False in verdict:
            kind = ("missed", "source", "speaker")[verdict.index(False)]
            wanted = f"{_words(text, *spans(attribution['source']))} = {who.get('speaker') if who else None}"
            rule = _responsible(quote, kind) if quote else _words(text, *spans(attribution["cue"])).lower()
            mistakes.append(Mistake(kind, rule, document["id"], _words(text, unit), wanted, _got(text, quote)))
    for unit, quote in predicted_units:
        best = max(gold_units, key=lambda each: overlap(unit, each[0]), default=None)
        shared = overlap(unit, best[0]) if best else 0
        if best and shared and 2 * shared >= min(size(unit), size(best[0])):
            of_predicted.append(_judge(best[1], quote, speakers.get((document["id"], best[1]["id"]))))
        else:
            of_predicted.append(Verdict())
            mistakes.append(Mistake("extra", _responsible(quote, "extra"), document["id"], _words(text, unit), "", _got(text, quote)))
    stages = Verdict._fields if speakers else Verdict._fields[:2]
    return [(f"quoted {stage}", _score_of(stage, of_predicted, of_gold)) for stage in stages], mistakes


def _responsible(quote: Record, kind: str) -> str:
    """The rules by which a quote was linked; those that named its speaker, where only that is wrong."""
    rules = [step["rule"] for step in quote.get("steps", ())] or [quote.get("rule", "")]
    return rules[-1] if kind == "speaker" else " ".join(rules[:-1] or rules)


def _predicted_units(text: str, quote: Record) -> list[Span]:
    content = spans(quote["content"])
    if quote["type"] == "indirect":
        return []
    return _trimmed(text, content) if quote["type"] == "direct" else quoted_units(text, content)


def _nearest(unit: Span, units: Iterable[tuple[Span, Record]]) -> Record | None:
    best = max(units, key=lambda each: overlap(unit, each[0]), default=None)
    return best[1] if best else None


def _judge(attribution: Record, quote: Record, who: Record | None) -> Verdict:
    right = None if who is None else same_speaker(quote.get("speaker"), who.get("speaker"), who.get("kind"))
    source = spans(attribution["source"])
    if source:
        return Verdict(True, any(overlap(a, b) for a in source for b in spans(quote.get("source"))), right)
    return Verdict(True, bool(right), right)


def _score_of(stage: str, of_predicted: Iterable[Verdict], of_gold: Iterable[Verdict]) -> Score:
    predicted, gold = (
        [getattr(each, stage) for each in verdicts if getattr(each, stage) is not None]
        for verdicts in (of_predicted, of_gold)
    )
    return Score(sum(predicted), len(predicted), sum(gold), len(gold))


def _score_all(document: Record, quotes: Sequence[Record]) -> Iterator[tuple[str, Score]]:
    for how, same in SAMENESS.items():
        for role in ROLES:
            gold = _spans_of(document["text"], document["attributions"], role)
            predicted = _spans_of(document["text"], quotes, role)
            yield f"all {how} {role}", Score(
                sum(any(same(a, b) for a in gold) for b in predicted),
                len(predicted),
                sum(any(same(a, b) for b in predicted) for a in gold),
                len(gold),
            )


def _score_speech(document: Record, quotes: Sequence[Record]) -> Iterator[tuple[str, Score]]:
    text = document["text"]
    speech = [each for each in document["attributions"] if _words_of_cue(text, each) & COMMON_CUES]
    for role in ROLES:
        predicted = _spans_of(text, quotes, role)
        gold = [trim(text, span) for each in speech for span in spans(each[role])]
        found = sum(any(jaccard(a, b) >= 0.5 for b in predicted) for a in gold)
        yield f"speech overlap {role}", Score(right_of_gold=found, gold=len(gold))


def _spans_of(text: str, records: Iterable[Record], role: str) -> set[Span]:
    return set(_trimmed(text, chain.from_iterable(spans(record.get(role)) for record in records)))


def _words_of_cue(text: str, attribution: Record) -> set[str]:
    return {word for start, end in spans(attribution["cue"]) for word in re.findall(r"\w+", text[start:end].lower())}


def nearest_attribution(attributions: Iterable[Record], quote: Record) -> Record | None:
    """The attribution that shares most of its content with the quote, if at least half of the shorter."""
    content = spans(quote["content"])
    length = sum(map(size, content))
    best, most = None, 0
    for attribution in attributions:
        theirs = spans(attribution["content"])
        shared = sum(overlap(a, b) for a in content for b in theirs)
        if shared > most and 2 * shared >= min(length, sum(map(size, theirs))):
            best, most = attribution, shared
    return best


def score_regions(gold: Iterable[Record], predictions: Predictions) -> tuple[Counter[str], list[Mistake]]:
    """How often each outcome befell the quotations of `gold`, and the mistakes."""
    outcomes: Counter[str] = Counter()
    mistakes = []
    for document in gold:
        text = document["text"]
        for region in document["regions"]:
            unit = trim(text, (region["start"], region["end"]))
            quote = _covering(unit, predictions.get(document["id"], ()))
            outcome = _outcome(unit, region, quote)
            outcomes[outcome] += 1
            if outcome not in ("right", "rightly silent"):
                mistakes.append(
                    Mistake(outcome, _responsible(quote, "speaker") if quote else "", document["id"], _words(text, unit), str(region["speaker"]), _got(text, quote))
                )
    return outcomes, mistakes


def _covering(unit: Span, quotes: Sequence[Record]) -> Record | None:
    """The quote that covers most of `unit`, at least half; of several the shortest, then the last."""
    ranked = []
    for place, quote in enumerate(quotes):
        covered = sum(overlap(unit, piece) for piece in spans(quote["content"]))
        if 2 * covered >= max(size(unit), 1):
            ranked.append((covered, -_extent(quote), place))
    return quotes[max(ranked)[2]] if ranked else None


def _outcome(unit: Span, region: Record, quote: Record | None) -> str:
    if not region["quote"]:
        # Words that nobody says may stand inside a longer quote, but must not be one of their own.
        own = quote and quote["type"] != "indirect" and _extent(quote) <= 2 * max(size(unit), 1)
        return "false quote" if own else "rightly silent"
    if quote is None:
        return "missed"
    if same_speaker(quote.get("speaker"), region["speaker"], region["kind"]):
        return "right"
    return "no speaker" if quote.get("speaker") is None else "wrong speaker"


def judge_case(case: Record, quotes: Sequence[Record]) -> list[str]:
    """Why the case fails, reason by reason; nothing when it passes.

    Every wanted quote must be found, with its speaker, and no other. Only what somebody asserts
    counts: denied, unsaid and asked quotes are passed over.
    """
    text = case["text"]
    asserted = [quote for quote in quotes if quote.get("stance", "asserted") == "asserted"]
    said = [_said(text, quote) for quote in asserted]
    wanted = [(want, [trim(text, place) for place in places(text, want["content"])]) for want in case["quotes"]]
    closest = [_closest(pieces, wanted) for pieces in said]
    reasons, used = [], set()
    for number, (want, pieces) in enumerate(wanted):
        if want.get("optional"):
            continue
        near = [
            i
            for i, quote in enumerate(asserted)
            if closest[i] == number
            and ((quote["type"] == "indirect") == (want["type"] == "indirect") or _likeness(pieces, said[i]) > 0.8)
        ]
        shared = sum(_shared(pieces, said[i]) for i in near)
        extent = sum(size(b) for i in near for b in said[i] if any(overlap(a, b) for a in pieces))
        if not near or shared < 0.8 * sum(map(size, pieces)) or shared < 0.6 * extent:
            reasons.append(f"missed {want['content'][0][:60]!r}")
            continue
        used.update(near)
        described = want["speaker"] and want["speaker"].split()[0][:1].islower()
        kind = "unnamed" if described else "person"
        wrong = [i for i in near if not same_speaker(asserted[i].get("speaker"), want["speaker"], kind)]
        if wrong:
            reasons.append(f"speaker {asserted[wrong[0]].get('speaker')!r}, not {want['speaker']!r}")
    all_pieces = [piece for _, pieces in wanted for piece in pieces]
    for i, quote in enumerate(asserted):
        if i not in used and not _shared(all_pieces, said[i]):
            words = " ".join(text[start:end] for start, end in said[i])
            reasons.append(f"extra {words[:60]!r} = {quote.get('speaker')!r}")
    for words in case.get("not_quotes", ()):
        place = trim(text, places(text, [words])[0])
        taken = any(jaccard(place, piece) > 0.5 for pieces in said for piece in pieces)
        if taken and not any(jaccard(place, piece) > 0.8 for piece in all_pieces):
            reasons.append(f"not a quote: {words[:60]!r}")
    return reasons


def places(text: str, pieces: Iterable[str]) -> list[Span]:
    """Where the pieces stand in the text, looked up in order."""
    found, after = [], 0
    for piece in pieces:
        start = text.find(piece, after)
        start = text.find(piece) if start < 0 else start
        after = start + len(piece)
        found.append((start, after))
    return found


def _said(text: str, quote: Record) -> list[Span]:
    """The content of a predicted quote: of a mixed one the quoted parts, where it has any."""
    content = spans(quote["content"])
    if quote["type"] == "mixed":
        content = quoted_units(text, content) or content
    return _trimmed(text, content)


def _closest(pieces: Sequence[Span], wanted: Sequence[tuple[Record, Sequence[Span]]]) -> int | None:
    best = max(range(len(wanted)), key=lambda k: _likeness(wanted[k][1], pieces), default=None)
    return best if best is not None and _likeness(wanted[best][1], pieces) else None


def _likeness(some: Sequence[Span], others: Sequence[Span]) -> float:
    shared = _shared(some, others)
    return shared / (sum(map(size, some)) + sum(map(size, others)) - shared) if shared else 0.0


def _shared(some: Iterable[Span], others: Sequence[Span]) -> int:
    return sum(overlap(a, b) for a in some for b in others)


def same_speaker(predicted: str | None, gold: str | None, kind: str | None) -> bool:
    """Whether two names are one: titles aside the same, or for descriptions mostly the same words."""
    if gold is None or predicted is None:
        return gold is predicted
    left, right = _name(predicted), _name(gold)
    if left == right:
        return True
    if kind not in ("unnamed", "group", "document"):
        return False
    some, others = set(left) - FILLERS, set(right) - FILLERS
    if not some or not others:
        return False
    return some <= others or others <= some or len(some & others) / len(some | others) >= 0.5


def _name(name: str) -> list[str]:
    """The words of a name without accents, possessive 's and leading titles."""
    name = unicodedata.normalize("NFKD", INVISIBLE.sub("", name)).casefold()
    name = "".join(letter for letter in name if not unicodedata.combining(letter))
    words = re.findall(r"\w+", re.sub(r"[’']s\b", "", name))
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return words


def quoted_units(text: str, content: Iterable[Span]) -> list[Span]:
    """The stretches between quotation marks inside the content, without the marks."""
    text = DOUBLED_MARKS.sub('" ', text)
    units: list[Span] = []
    for start, end in content:
        opened = None
        for at in range(start, end):
            mark = text[at]
            if mark not in MARKS:
                continue
            if opened is not None:
                units.append((opened, at))
                opened = at + 1 if mark in OPENING_MARKS else None  # the same quote in a new paragraph
            elif mark != "”":
                opened = at + 1
            elif not units or units[-1][1] <= start:
                units.append((start, at))  # the opening mark stands before the content
        if opened is not None:
            units.append((opened, end))
    return _trimmed(text, units)


def spans(value: Sequence[Any] | None) -> list[Span]:
    """The spans of a field that holds one, several or none."""
    if not value:
        return []
    several = [value] if isinstance(value[0], int) else value
    return [(start, end) for start, end in several]


def trim(text: str, span: Span) -> Span:
    """The span without outer punctuation and a leading "that"."""
    start, end = _behind_outer(text, *span), span[1]
    if text[start:end].lower().startswith("that "):
        start = _behind_outer(text, start + 5, end)
    while end > start and text[end - 1] in OUTER:
        end -= 1
    return start, end


def _behind_outer(text: str, start: int, end: int) -> int:
    while start < end and text[start] in OUTER:
        start += 1
    return start


def _trimmed(text: str, some: Iterable[Span]) -> list[Span]:
    return [span for span in (trim(text, each) for each in some) if size(span) > 0]


def size(span: Span) -> int:
    return span[1] - span[0]


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def jaccard(a: Span, b: Span) -> float:
    """The part that two spans share of what they cover together."""
    shared = overlap(a, b)
    return shared / (size(a) + size(b) - shared) if shared else 0.0


SAMENESS: dict[str, Callable[[Span, Span], bool]] = {
    "exact": eq,
    "overlap": lambda a, b: jaccard(a, b) >= 0.5,
}


def _extent(quote: Record) -> int:
    return sum(map(size, spans(quote["content"])))


def _words(text: str, *some: Span) -> str:
    return " ".join(text[start:end] for start, end in some)[:90]


def _got(text: str, quote: Record | None) -> str:
    return f"{_words(text, *spans(quote.get('source')))} = {quote.get('speaker')}" if quote else "-"
