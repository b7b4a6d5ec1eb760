"""Paragraphs and quotation marks, shown as words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text.quotations import Quotation, mute, paragraphs, quotations

PARAGRAPHS = [
    ("", []),
    (" \n\t\r\n \u200b ", []),
    ("One.\n\nTwo.", ["One.", "Two."]),
    ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
    ("One.\n \t\nTwo.", ["One.", "Two."]),
    ("  One.\u00a0\n\ufeffTwo. ", ["One.", "Two."]),
    ("One.\u2029Two.\u2028Three.\fFour.\rFive.", ["One.", "Two.", "Three.", "Four.", "Five."]),
    ("Wait\x85 it is here.", ["Wait\x85 it is here."]),
    # lines that stand on their own
    ("Bridge shuts\nIt shut on Monday.", ["Bridge shuts", "It shut on Monday."]),
    ("Q: Who paid for it?\nA: We did.", ["Q: Who paid for it?", "A: We did."]),
    (
        "Q: Who paid for the new ferry that nobody in the town had asked for?\nA: We did.",
        ["Q: Who paid for the new ferry that nobody in the town had asked for?", "A: We did."],
    ),
    ("Ferries\nBuses and trams\nTaxis", ["Ferries", "Buses and trams", "Taxis"]),
    # lines wrapped at a margin
    (
        "The ferry was late again on Monday, and the people who\n"
        "had waited since dawn went home. Nobody had told them\n"
        "that it would not come.",
        None,
    ),
    (
        "The council, which had met for most of the night, said\r\nthat it would think again.",
        None,
    ),
]

# Text, and the words between the marks.
QUOTATIONS: list[tuple[str, list[str]]] = [
    # every pair of marks
    ("“It works,” she said. “I think.”", ["It works,", "I think."]),
    ('"It works," she said. "I think."', ["It works,", "I think."]),
    ("「It works,」 she said. It was 『new』.", ["It works,", "new"]),
    # the closing mark is missing: the quotation ends where the reporter begins
    ("“It works, said lorry driver Otto Stein. He left.", ["It works,"]),
    ("“It works, the lorry driver, Otto Stein, told the Post. He left.", ["It works,"]),
    ("“It works,' the driver, Otto Stein, told the Post. ‘It does.” He left.", ["It works,", "It does."]),
    ("“It works,’ he wrote, ‘and it does.’ Then he left.”", ["It works,’ he wrote, ‘and it does.’ Then he left."]),
    ("‘It works\", the driver, Otto Stein, said.", ["It works"]),
    ("“It works, said goodbye to Otto Stein and left.", ["It works, said goodbye to Otto Stein and left."]),
    ("''It works,'' she said. ''I think.''", ["It works,", "I think."]),
    ("``It works,'' she said.", ["It works,"]),
    ("‘It works,’ she said. ‘I think.’", ["It works,", "I think."]),
    ("'It works,' she said. 'I think.'", ["It works,", "I think."]),
    ("«It works», she said.", ["It works"]),
    ("« It works », she said.", ["It works"]),
    ("She said: »It works.« He left.", ["It works."]),
    ("„It works“, she said.", ["It works"]),
    ("„It works”, she said.", ["It works"]),
    ("‟It works,” she said.", ["It works,"]),
    ("＂It works,＂ she said.", ["It works,"]),
    ("\x93It works,\x94 she said.", ["It works,"]),
    # split, and touching dashes and brackets
    ("“It works,” she said, “and it is ours.”", ["It works,", "and it is ours."]),
    ("“I told them,” recalled Al Bo, who was there, “to go.”", ["I told them,", "to go."]),
    ('The plan—"a joke"—failed.', ["a joke"]),
    ('The plan -- "a joke" -- failed ("badly").', ["a joke", "badly"]),
    ("“We were—” he said. “Sorry.”", ["We were—", "Sorry."]),
    ("“… and then it rained,” he said.", ["… and then it rained,"]),
    ('He said, "...and then it rained."', ["...and then it rained."]),
    ('He said: "[They] left," and left.', ["[They] left,"]),
    ('"$5 is too much," he said.', ["$5 is too much,"]),
    # nested
    ("“She said ‘no’ to us,” he said.", ["She said ‘no’ to us,"]),
    ("‘She said “no” to us,’ he said.", ["She said “no” to us,"]),
    ("\"'No,' she told us,\" he said.", ["'No,' she told us,"]),
    ("He said, \"'No' is no answer.\"", ["'No' is no answer."]),
    ("''He told me 'no.''' The end.", ["He told me 'no.'"]),
    ("“He called it a “joke” again,” she said.", ["He called it a “joke” again,"]),
    ('"He called it a "joke" again," she said.', ['He called it a "joke" again,']),
    ("“It is “too loud” or “too late,” she said.", ["It is “too loud” or “too late,"]),
    ("“He called it a “joke.”” She left.", ["He called it a “joke.”"]),
    ('"“We lost,” he said.', ["We lost,"]),
    # marks mixed up, misplaced, with odd spaces
    ('“It works," she said. "It does,” he said.', ["It works,", "It does,"]),
    ("“It works,'' she said.", ["It works,"]),
    ("”We are out,” said Al Bo.", ["We are out,"]),
    ("“It works,“ she said.", ["It works,"]),
    ("“ It was not my call , ” said Al Bo .", ["It was not my call ,"]),
    ('" It was not my call , " said Al Bo .', ["It was not my call ,"]),
    ('"It works,"she said, and left. "Yes."', ["It works,", "Yes."]),
    ("” … it must stop,” she said.", ["… it must stop,"]),
    ("He says,” nobody listens to them.” She agrees.", ["nobody listens to them."]),
    ("'Perhaps they can help,'' he said.", ["Perhaps they can help,"]),
    ("“Let them go.’ He was in the room. “Now.”", ["Let them go.", "Now."]),
    ("\u200b“It works,”\u200b she said.", ["It works,"]),
    ("Mr\u00a0Bo said:\u00a0“It works.”", ["It works."]),
    # a mark is missing
    ("The pitch was a swamp,” said Al Bo. “We lost.”", ["The pitch was a swamp,", "We lost."]),
    ("“No,” he said. We left then,” she said.", ["No,", "We left then,"]),
    ("“We lost, he said. “We will be back.”", ["We lost,", "We will be back."]),
    ("“We lost, said Al Bo. “We will be back.”", ["We lost,", "We will be back."]),
    ("“It works. He left early.\n\nThe end.", ["It works. He left early."]),
    ('It made sense," he said. "It did. "The end."', ["It made sense,", "It did.", "The end."]),
    ("“We lost.\n\nThe crowd left. “We won,” he said.", ["We lost.", "We won,"]),
    # a stray mark flips nothing
    ('He said" that it would "work" and left. "Yes," she said.', ["work", "Yes,"]),
    ('The " key is broken. She said "no" twice.', ["no"]),
    ("The fee” was paid. “Good,” she said.", ["Good,"]),
    # headlines and single marks
    ("Talks were ‘blunt and brief’", ["blunt and brief"]),
    ("Talks were 'blunt', 'brief' and 'cold'", ["blunt", "brief", "cold"]),
    ("‘Ghost flights’ cost taxpayers £3m", ["Ghost flights"]),
    ("The 'Evening Tide' sank; the 'Morning Star' did not.", ["Evening Tide", "Morning Star"]),
    ("'It's not James's, nor the Joneses' for that matter,' she said.",
     ["It's not James's, nor the Joneses' for that matter,"]),
    ("‘I ain’t goin’ nowhere,’ said Al, born ’neath the arch in the ’50s.",
     ["I ain’t goin’ nowhere,"]),
    ("'Stop!' he cried. 'Why?' she asked.", ["Stop!", "Why?"]),
    ("'It was the '60s, and we were young,' he said.", ["It was the '60s, and we were young,"]),
    # scare quotes, titles, nicknames and buttons are marks as well
    ("The “smart” bins of Al “Ace” Bo played “Hey You”.", ["smart", "Ace", "Hey You"]),
    ("Select “Accept all” to go on.", ["Accept all"]),
]

NO_QUOTATIONS = [
    "Nothing here.",
    # inches, feet, minutes
    "He is 6'2\" tall, she 5’4”.",
    'The board is 9" by 7", the room 12\' by 8\'.',
    "It ended after 30' and 40''.",
    'A 7-3/4" hat and a 5½" shoe.',
    # decades, years
    "The '60s and '70s, the class of '71, the ’50s.",
    "In '98, and in '99, it rained.",
    # apostrophes
    "'Tis the season, and 'twas late; get 'em out, rock 'n' roll at two o'clock.",
    "’Tis late ’neath the bridge; they ain’t comin’ home.",
    "The Joneses' car, James's dog, the dogs' home, Jones' hat and the girls' school.",
    "The Nurses’ League and the teachers’ union met the farmers’ guild.",
    "Don't. Won't. The boss's sons' wives' cars.",
    # ditto marks, empty marks, bullets, tags
    'Oslo, 5\n   "   6\n   "   7',
    "Set the field to '' or to \"\" and wait.",
    "» Ten things to see in Ghent\n» Five more",
    '<a title="Read more" href="/news">',
    '"', "“", "”", "''", "'", "«", "”””", '" "', "“”", "‘’",
]

# Text, and for every quotation its words and what is said of it: opened, closed, continues.
REPAIRS = [
    ("“We go on.\n\n“And on.\n\n“To the end,” she said.",
     [("We go on.", "o  "), ("And on.", "o n"), ("To the end,", "ocn")]),
    ("She wrote: ‘We go on.\n\n‘The dogs’ home is shut.\n\n‘It ends.’",
     [("We go on.", "o  "), ("The dogs’ home is shut.", "o n"), ("It ends.", "ocn")]),
    ("''We go on.\n\n''To the end,'' she said.",
     [("We go on.", "o  "), ("To the end,", "ocn")]),
    ("“We go on.\r\n\r\n“To the end,” she said.",
     [("We go on.", "o  "), ("To the end,", "ocn")]),
    ("“We go on.\n\nTo the end,” she said.",
     [("We go on.", "o  "), ("To the end,", " cn")]),
    ("“We go on,” he said.\n\n“To the end,” she said.",
     [("We go on,", "oc "), ("To the end,", "oc ")]),
    ('It made "a lot of sense. "The players know," he said. "We all do."',
     [("a lot of sense.", "o  "), ("The players know,", "ocn"), ("We all do.", "oc ")]),
    ("The pitch was a swamp,” said Al Bo.", [("The pitch was a swamp,", " c ")]),
    ("“We lost, he said. “We will be back.”",
     [("We lost,", "o  "), ("We will be back.", "ocn")]),
    ('"We won big and we won well.\nAl Bo, mayor of Ghent."\n\nHe left.',
     [("We won big and we won well.", "o  ")]),
]


def found(text: str) -> list[Quotation]:
    return list(quotations(text, paragraphs(text)))


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_paragraphs(text: str, expected: list[str] | None) -> None:
    assert [each.of(text) for each in paragraphs(text)] == ([text] if expected is None else expected)


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS)
def test_words_between_marks(text: str, expected: list[str]) -> None:
    assert [each.content.of(text) for each in found(text)] == expected


@pytest.mark.parametrize("text", NO_QUOTATIONS)
def test_no_quotation(text: str) -> None:
    assert [each.span.of(text) for each in found(text)] == []


@pytest.mark.parametrize(("text", "expected"), REPAIRS)
def test_repairs(text: str, expected: list[tuple[str, str]]) -> None:
    def signs(each: Quotation) -> str:
        flags = zip((each.opened, each.closed, each.continues), "ocn", strict=True)
        return "".join(sign if flag else " " for flag, sign in flags)

    assert [(each.content.of(text), signs(each)) for each in found(text)] == expected


def test_span_holds_the_marks() -> None:
    text = "He said: ''It works,'' and ‘left’. It rained,” she said."
    words = [each.span.of(text) for each in found(text)]
    assert words == ["''It works,''", "‘left’", "It rained,”"]
    assert [each.single for each in found(text)] == [False, True, False]


def test_mute_keeps_the_length() -> None:
    assert mute("He said “no” and “yes”.", [(8, 12), (17, 22)], "x") == "He said xxxx and xxxxx."
    assert mute("Nothing.", []) == "Nothing."


MARKS = st.text(alphabet=st.sampled_from("aB9 .,:?!…\n\r\t“”„‟\"'‘’`«»＂()[]-—=\u00a0\u200b\x85\x93"))


@given(st.one_of(st.text(), MARKS))
def test_any_text(text: str) -> None:
    spans = paragraphs(text)
    assert all(one.end <= two.start for one, two in zip(spans, spans[1:]))
    each = found(text)
    assert all(one.span.end <= two.span.start for one, two in zip(each, each[1:]))
    for quotation in each:
        assert spans[quotation.paragraph].holds(quotation.span)
        assert quotation.span.holds(quotation.content)
        assert quotation.content.of(text).strip()
    assert len(mute(text, [quotation.span for quotation in each])) == len(text)
