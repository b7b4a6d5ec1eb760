"""Who is found to speak: <the source> and *the cue* are marked in each sentence."""

from __future__ import annotations

import re

import pytest

from quotes.engine import attribute


def bug(reason: str) -> pytest.MarkDecorator:
    """A row that any editor would call right, and the engine does not yet."""
    return pytest.mark.xfail(strict=True, reason=reason)


MARKED = [
    # an office and its holder behind a date
    "It stays shut until May, <the mayor, Ana Pohl,> *said*.",
    "It stays shut until May, <the mayor of Leeds, Ana Pohl,> *told* reporters.",
    # before the cue
    "“It works,” <Ana Pohl> *said*.",
    "“It works,” <Ms. Pohl> *said*.",
    "“It works,” <she> *said*.",
    "“It works,” <the mayor> *said*.",
    "“It works,” <Ana Pohl> *told* the council.",
    "<One of them, Ana Pohl,> *said* that it works.",
    "“It works,” <the newly elected mayor> *said*.",
    "“It works,” <Ana Pohl’s lawyer> *said*.",
    "“It works,” <the head of the bank> *said*.",
    "“It works,” <a senior official at the bank> *said*.",
    "“It works,” <police> *said*.",
    "At a school in Leeds, after a long talk, <Gov. Ana Pohl (R-OH)>, *said*, “It works.”",
    "<A spokesman for the Ardria brand – a firm of twelve> – *noted* that it works.",
    "<The timeline of events on Tuesday in Sacramento, California,> *shows* that it was late.",
    "<A nurse from Berea, OH,> *said*, “It works.”",
    "It was a win that led <her> *to declare* that it works.",
    "<Ana Pohl> *is still trying to say* that it works.",
    "<Ana Pohl> *responded by saying* that it works.",
    "<Ana Pohl> went to the gate by bus *saying* that it works.",
    "<Ana Pohl> *wrote on Facebook* that it works.",
    "<Ana Pohl> *said* on Twitter that it works.",
    "<A council aide who spoke on Monday to discuss internal strategy> *said*, “It works.”",
    "“It works,” <a report by the bank> *said*.",
    "<Fire crews> *said* that it works.",
    "<A report released> last month *found* that it works.",
    "<A poll published last week by the Leeds Centre> *found* that it works.",
    "<Most Democrats in five states going to the polls> *say* that it works.",
    "<A memo seen by Reuters> *said* that it works.",
    "<The other> *described* the inspection reports as “fiction”.",
    "The council voted 6-1 for the resolution <which> *said* it works.",
    "A nurse, a friend, fell; <her employer, Leeds Watch,> *said* that it works.",
    "<A driver pulled from his cab near Exit 14> *said* that it works.",
    "In Orlec, the capital, <the state news agency, Velpress,> *said* that it works.",
    "In a note, <Ann Lee and Bob Cole, both nurses at the Leeds Centre,> *said* that it works.",
    "It drew 18,000 men, a figure that <Otto Stein, a nurse at the University of Leeds who has studied men,> *described* as “huge”.",
    "<Stein> *told* bankers on a conference call that it works.",
    "<Former player turned pundit Jo Low> *said* that it works.",
    "“Would it be safe?” <Ana Pohl> *pressed*. “Would it last?”",
    "He reminds me of <Otto Stein> *saying* that “all is lost”.",
    "It was shared by many, leading <bank experts like Otto Stein> *to counter* that “all is lost”.",
    "It is common for <critics> *to call* it “mad”.",
    "<Stein> built a bridge used by many; met the mayor; and *wrote* that it works.",
    "<The text messages discovered on his phones> *suggested* that it works.",
    "<An earlier report in a London paper> *said* that it works.",
    "<One in four voters in a New York Times poll> last year *said* that it works.",
    "It is late, and <more than 4 in 10> *said* bankers are rich.",
    "<Multiple sources privy to negotiations> *say* it works.",
    "<Another nurse who worked here and who didn’t want to be named> *said* it works.",
    "It works, *according to interviews with* <a dozen nurses>.",
    "<Current and former officials> *said* it works.",
    "<Ana Pohl> this past week *announced* that it works.",
    "<Ana Pohl> was late but on Tuesday *wrote* that it works.",
    "<Ana Pohl>, *citing* “the magic of Leeds,” was late.",
    "It denied this, with <Otto Stein> taking to Twitter *to call* it “mad”.",
    "He gives an account of <Stein> *telling* one nurse to “go home”.",
    "“It works,” *said* <retired Army Lt. Gen. Otto Stein>.",
    "“It works,” <Stein, the head of the bank,> *Tweeted* on Friday.",
    "<The sign> *read* “No entry”.",
    "“It works,” <Ana Pohl and Otto Stein> *said*.",
    "“It works,” <Ana Pohl of the Kestrel Group> *said*.",
    "<Ana Pohl> *said* the bridge was safe.",
    "<Ana Pohl> *told* reporters that the bridge was safe.",
    "<Sources close to the bank> *said* the bridge was safe.",
    "In Iowa, <Ana Pohl and Otto Stein> *said* it was wrong.",
    "When it was seen as part of a war, <Ana Pohl and Otto Stein> *called* it “mad”.",
    "They turned to Leeds Police, <who> *said* it was “wrong”.",
    "*Citing* “other plans”, <the mayor> left.",
    "“It works,” <Ana Pohl, now 81 and retired in Leeds,> *said* by telephone.",
    "Ana Pohl, <who> *has in the past described* him as “mad”, left.",
    "As <Ana Pohl, author of “The Long Way,”> *put it*, “It works.”",
    "<Ana Pohl, star of “Home,”> *thanked* him for “coming by”.",
    "“It works,” <experts Ana Pohl and Otto Stein of the Institute for Trams and Public Safety> *wrote*.",
    "He stayed, but <Ana Pohl> herself *said* it was “over”.",
    "<One sweeping question> *asked* whether it would “work”.",
    "<The city> *sent out a press release saying* it works.",
    "She met the families, <many of whom> *say* it was “late”.",
    "<Those close to her> *say* that it works.",
    "<Observers in Leeds and around the country> *say* she left.",
    "And <a third, Ana Pohl,> *said* that it works.",
    "<Two-thirds> *say* it works.",
    "“It works,” *said* <Leeds Watch President Ana Pohl>.",
    "It is “no joke,” *said* <Ms. Pohl>, but she has left.",
    "<Ana Pohl herself, who was not there,> *said* it was “late”.",
    "At one point, <Ana Pohl> *coached* him to “breathe”.",
    "During a long talk on “Morning Joe,” <Ana Pohl> *asked* why it was “late”.",
    "<The senator> emailed supporters *saying* it was “late”.",
    "She was near the hall where <some 50 protesters> had gathered, *chanting* “no”.",
    # words between source and cue
    "“It works,” <Ana Pohl> *later said*.",
    "“It works,” <Ana Pohl> *has repeatedly said*.",
    "<Ana Pohl> on Monday *said* the bridge was safe.",
    "“It works,” <Ana Pohl> on Monday *said*.",
    "<Ana Pohl> *has said* that the bridge was safe.",
    "<Ana Pohl> *would not say* that the bridge was safe.",
    "<She> kept *telling* reporters that it works.",
    "<Voters> *are slightly more likely to say* it works.",
    "<Ana Pohl, the mayor>, this past week *announced* the end of the bridge.",
    "“It works,” <Ana Pohl> *said with a smile*.",
    "<The bank> *released a statement on Wednesday, saying* it works.",
    "<The bank> *filed a complaint saying* it works.",
    "It has left <60 percent of voters> *saying* the bridge is late.",
    "“It works,” *said* <Ana Pohl, now a partner at the bank>.",
    "“It works,” *said* <Ana Pohl, one of the stars of the play>.",
    "“It works,” *said* <Ana Pohl, a friend and adviser who works for Otto Stein>.",
    "“It works,” *said* <Ana Pohl, a U.S.-based engineer>.",
    "“It works,” *said* <the man who built his career on it>.",
    "“It works,” *said* <a person close to the Steins>.",
    "According to <the Post>, one nurse at the bank read it.",
    "The case was about assault and theft, and <the bank> *said* it was ready.",
    "He stayed as <advocates in Leeds> *called for* his dismissal.",
    "<Guidelines recently issued by the bank> *say* it works.",
    "<Most voters in Leeds, York and Hull> *said* it works.",
    "At a rally with Ana Pohl, <Otto Stein and Bo Low> *said* it works.",
    # asides
    "“It works,” <Ana Pohl, 41,> *said*.",
    "“It works,” <Ana Pohl, a nurse from Leeds,> *said*.",
    "“It works,” <Ana Pohl, who runs the bank,> *said*.",
    "<Ana Pohl, who runs the bank,> *said* the bridge was safe.",
    "<Ana Pohl, 41, a nurse who lives in Leeds,> *said* the bridge was safe.",
    "<Ana Pohl (Lab)> *said* the bridge was safe.",
    "<The mayor, Ana Pohl,> *said* the bridge was safe.",
    # what somebody does meanwhile is no aside
    "<Ana Pohl>, speaking in Leeds, *said* the bridge was safe.",
    "<Ana Pohl, the mayor>, wearing a red scarf, *said* the bridge was safe.",
    "<Ana Pohl>, in a note to her staff, *said* the bridge was safe.",
    "<Ana Pohl>, while on a visit to Leeds, *said* the bridge was safe.",
    "<Ana Pohl, with her two sons,> *said* the bridge was safe.",
    "It fell at the fair in 1976, in what <Ana Pohl, a nurse in Leeds,> *called* “pure theatre”.",
    "<Texas>, leading a group of 13 states, *said* the bridge was safe.",
    "<As many as three-fourths of them> *say* it works.",
    "There was no mention of Ana Pohl, <who> *announced* that it works.",
    # after the cue
    "“It works,” *said* <Ana Pohl>.",
    "“It works,” *said* <Ana Pohl, Mayor of Leeds>.",
    "“It works,” *said* <Ana Pohl, Mr. Stein's lawyer>.",
    "“It works,” *said* <Ana Pohl, 41, of Leeds>.",
    "“It works,” *said* <Ana Pohl, a broker based in Leeds, who rents the hall>.",
    "<41 percent of registered voters> *say* that it works.",
    "But, *according to* <the poll>, 41 percent of voters left.",
    "“It works,” *said* <Ana Pohl, 41>.",
    "“It works,” *said* <Ana Pohl, a nurse from Leeds>.",
    "“It works,” *said* <Ana Pohl, who runs the bank>.",
    "“It works,” *said* <the mayor>.",
    "“It works,” *said* <Ana Pohl> in a statement.",
    "“It works,” *said* <Ana Pohl> on Monday.",
    "“It works,” *said* <Ana Pohl and Otto Stein>.",
    "The bridge is safe, *said* <Ana Pohl>.",
    # a clause of its own before the cue
    "<Firms that have backed him> *say* that the bridge was safe.",
    "<Officials whose laws have been blocked> *said* that the bridge was safe.",
    "<Ana Pohl (Lab)> last week *said* that the bridge was safe.",
    # between a subject and its verb
    "The trouble with it, *said* <Ana Pohl>, is its price.",
    # part of a group
    "<Most of them> *said* that the bridge was safe.",
    "<Many in the crowd> *said* that the bridge was safe.",
    "<More than 4 in 10> *said* that the bridge was safe.",
    "<Thirty-one percent of those surveyed> *say* that the bridge is safe.",
    "<A third> *said* that the bridge was safe.",
    "<Ana Pohl> herself *said* that the bridge was safe.",
    "<Ana Pohl> *has since said* that the bridge was safe.",
    "Citing Otto Stein, <Ana Pohl> *said* that the bridge was safe.",
    "In a letter to Otto Stein, <Ana Pohl> *said* that the bridge was safe.",
    "<Ana Pohl, whom Otto Stein called a liar,> *said* that the bridge was safe.",
    "LEEDS, England (AP) — <Ana Pohl> *said Monday* that the bridge was safe.",
    "<Ana Pohl> *told* Otto Stein that the bridge was safe.",
    "<Ana Pohl> *told* Otto Stein, her lawyer, that the bridge was safe.",
    "<The Courier report> *said* that the bridge was safe.",
    "“It works,” as <Ana Pohl> *put it*.",
    "<The club> *put out a short statement on Monday saying* it was sorry.",
    "<Ana Pohl> *released an ad that says* the bridge is safe.",
    "It works, <Ana Pohl, the mayor>, *told* the council.",
    "Some were cross, with <Ana Pohl> *calling* it “a joke”.",
    "<Ana Pohl> *issued a statement saying* that the bridge was safe.",
    # relative clauses
    "He rang Ana Pohl, <who> *said* the bridge was safe.",
    # without a verb of their own
    "According to <Ana Pohl>, the bridge was safe.",
    "The bridge was safe, according to <Ana Pohl>.",
    "The bridge was safe, according to <a report by the bank>.",
    # passive
    "The bridge *was called* “a joy” by <Ana Pohl>.",
]


def unmarked(row: str) -> tuple[str, str, str]:
    """The sentence, its source and its cue: a mark may leave out the comma that ends an aside."""
    source = "".join(re.findall(r"<(.*?),?>", row))
    cue = "".join(re.findall(r"\*(.*?)\*", row))
    return re.sub(r"[<>*]", "", row), re.sub(r"\*", "", source), cue


@pytest.mark.parametrize("row", MARKED)
def test_source(row: str) -> None:
    text, source, cue = unmarked(row)
    (quote,) = attribute(text).quotes
    assert quote.source is not None
    assert quote.source.text.rstrip(",") == source
    if cue:
        assert [passage.text for passage in quote.cue] == [cue]


# Two reports in one sentence, in their order: (text, source and cue of each).
SHARED: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "Ana Pohl, who said it was safe, said one nurse fell.",
        [("who", "said"), ("Ana Pohl, who said it was safe", "said")],
    ),
    (
        "Ana Pohl said that, according to a report, the bridge was safe.",
        [("Ana Pohl", "said"), ("a report", "according to")],
    ),
    (
        "The IMF said that, according to data provided by the bank, the economy grew by 2% in May.",
        [("The IMF", "said"), ("data provided by the bank", "according to")],
    ),
    ("Ana Pohl said the bridge was safe, adding that the tram was not.", [("Ana Pohl", "said"), ("Ana Pohl", "adding")]),
    (
        "Ana Pohl, a nurse at the bank who was not there, called it “mad” and said it was late.",
        [("Ana Pohl, a nurse at the bank who was not there", "called"), ("Ana Pohl, a nurse at the bank who was not there", "said")],
    ),
    ("Ana Pohl said it was safe and added that the tram was not.", [("Ana Pohl", "said"), ("Ana Pohl", "added")]),
    ("Ana Pohl said the bridge was safe and added that the tram was not.", [("Ana Pohl", "said"), ("Ana Pohl", "added")]),
    ("Ana Pohl stood up, saying that the bridge was safe.", [("Ana Pohl", "saying")]),
    ("Otto Stein praised the theme that won her the town by urging “hope.”", [("Otto Stein", "urging")]),
    ("They cheered when Ana Pohl ended the talks, remarking, “It is never too late.”", [("Ana Pohl", "remarking")]),
    ("Otto Stein stood outside as the result came through, chanting, “Go home!”", [("Otto Stein", "chanting")]),
    (
        "Ana Pohl pushed back, saying that the bill was late – and arguing that it “works.”",
        [("Ana Pohl", "saying"), ("Ana Pohl", "arguing")],
    ),
    ("Ana Pohl stood up and said that the bridge was safe.", [("Ana Pohl", "said")]),
    ("Dismissing the survey as “a toy”, Ana Pohl left.", [("Ana Pohl", "Dismissing")]),
    (
        "Ana Pohl said the bridge was safe, but Otto Stein said it was not.",
        [("Ana Pohl", "said"), ("Otto Stein", "said")],
    ),
    (
        "While Ana Pohl said the bridge was safe, Otto Stein said it was not.",
        [("Ana Pohl", "said"), ("Otto Stein", "said")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_shared(text: str, expected: list[tuple[str, str]]) -> None:
    found = attribute(text).quotes
    assert [(q.source and q.source.text, " … ".join(c.text for c in q.cue)) for q in found] == expected


# Quotations that end a sentence, before one that begins with a name.
SENTENCES: list[tuple[str, list[tuple[str, str]]]] = [
    ("“Is it safe?” asked Ana Pohl. “It is,” replied Otto Stein.", [("Ana Pohl", "asked"), ("Otto Stein", "replied")]),
    ("Ana Pohl asked: “Is it safe?” Otto Stein replied: “It is.”", [("Ana Pohl", "asked"), ("Otto Stein", "replied")]),
    ("Ana Pohl said: “It is safe.” Otto Stein nodded.", [("Ana Pohl", "said")]),
    ("Ana Pohl said: “It is safe.” Otto Stein said it was not.", [("Ana Pohl", "said"), ("Otto Stein", "said")]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[tuple[str, str]]) -> None:
    found = attribute(text).quotes
    assert [(q.source and q.source.text, " … ".join(c.text for c in q.cue)) for q in found] == expected


# Nobody speaks in these.
SILENT = [
    "",
    "The recipe varies according to taste.",
    "Pay is set according to age.",
    "There is a lot to say.",
    "Nobody said anything.",
    "It goes without saying.",
    "Easier said than done.",
    "That said, the bridge is safe.",
    "The bridge is said to be safe.",
    "She told a story to the children.",
    "He called his mother.",
    "The claims were paid on Monday.",
    "They asked for bread.",
]


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert [(q.source, q.text) for q in attribute(text).quotes] == []


def test_a_shirt_speaks_for_itself() -> None:
    for text in ("Ana Pohl wore a shirt saying “It works”.", "Ana Pohl held a sign that said “It works”."):
        for quote in attribute(text).quotes:
            assert quote.speaker is None or quote.speaker.name != "Ana Pohl"


# The words of a quotation never name its source.
@pytest.mark.parametrize(
    "text",
    [
        "“Ana Pohl said it works.”",
        "“According to Ana Pohl, it works.”",
        "“It works, says Ana Pohl.” Nobody knew who had written it.",
    ],
)
def test_inside_a_quotation(text: str) -> None:
    assert all(q.source is None or "Pohl" not in q.source.text for q in attribute(text).quotes)
