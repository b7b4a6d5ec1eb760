"""What no cue verb may take for a report."""

from __future__ import annotations

import pytest
from handmade import links

NOTHING = [
    "Not everything she says is true.",
    "The data rule that out.",
    "It was called mad by.",
    "Kerry Lind, star of “Scandal,” thanked the mayor.",
    "You can almost hear the nurses muttering: “How much?”",
    "You can almost hear the nurses muttering, “How much?”",
    "Teachers are told to answer: “You can't do it yet.”",  # what they are to say
    "It is so, hoping to say Ana Pohl.",
    "",
    "Nobody spoke.",
    # scare quotes, nicknames, titles of works, signs
    "The so-called “experts” left early.",
    "The “smart” bins were empty again.",
    "Walter “Wally” Price left early.",
    "She starred in “The Long Way Home” at the Palace.",
    "He was on “Morning Live” when it rained.",
    "Click “Accept all” to go on.",
    "Press “OK” and wait.",
    "The door was marked “Private”.",
    "She runs a group called “Remain”.",
    "They aired an ad titled “Scam”.",
    # cues that report nothing
    "That is easier said than done.",
    "Ana Pohl divulged her age.",  # no words of hers
    "Ana Pohl declined to comment.",
    "“It works.” Ana Pohl has heard that a lot.",
    "The council did not comment.",
    "Nobody knows whether she thinks that it works.",
    "Ana Pohl could not be reached.",
    "She told the truth.",
    "He asked for water.",
    "Ana Pohl praised her team.",
    "Her smile expressed a quiet joy.",  # nobody speaks
    "Ana Pohl commended the plan to the house.",  # no words of hers
    "Ana Pohl talked about “The Long Way Home”.",
    "Ana Pohl pointed to the bridge.",
    "When Ana Pohl told them, they left.",
    "Ana Pohl explained in one of a series of letters to the council that came late.",
    "Ana Pohl took the time to describe the old bridge.",
    "Not everything Ana Pohl says is true.",
    "On her papers, in a box labeled “problem,” lay Ana Pohl’s “ideas”.",
    "Asked to pay, Ana Pohl laughed.",
    "Asked why by a nurse in May, Ana Pohl laughed.",
    "The new data rule that out.",
    "She ordered two coffees without asking what he wanted.",
    "The so called “Plan for All” was late.",
    "Otto Stein, whose outsider appeal has been “huge,” left.",
    "Otto Stein, 44, known online as “Bo,” left early.",
    "Someone should question the plan for the bridge.",
    "When Ana Pohl railed against the banks, “she spoke for all”.",
    "But voters registered as “independent,” can settle the race.",
    "Rules vary from state to state, whether they are “high” or “low”.",
    "The rules relating to “fraud” are old.",
    "He saw a Twitter post by Ana Pohl, “home” at last.",
    "On Leeds News’s “Fox & Friends,” Ana Pohl discussed a bill.",
    "Asked about it, Ana Pohl laughed.",
    "Asked why, Ana Pohl laughed.",
    "They called the meeting off.",
    "He named it as his favourite Ardrian show.",
    "Her home town is no better than, say, a “suburb” of Leeds.",
    "Ana Pohl lost her only son when “a van ran a red light”.",
    "Through this “night vision” she began to see the town.",
    "But because it is “mad,” Ana Pohl feels free to go.",
    "They searched for files containing words such as “home,” “bridge” and “pool.”",
    "They wore hats bearing the words “Go home.”",
    "The hats bore the words “Go home.”",
    "The threat posed by Ardria, and “fears of a new war,” remained.",
    "Ana Pohl spoke to us on the latest edition of our podcast, “So That Happened.”",
    "Ana Pohl wept as she recalled their last day.",
    "One nurse, who asked not to be named, left early.",
    "The bridge is said to be safe.",
    "They called the police.",
    "The clock said noon.",
    "Needless to say, it rained.",
    "Suffice it to say, it rained.",
    "The delay is explained by the weather.",
    "Her call to the bank was late.",  # by telephone
    "It is safe to say that it works.",
    "As agreed by the council the bridge is late.",
    "The inn was called the “Lion” in May.",
    # said by nobody in particular
    "Imagine a mayor who says “we will never pay”.",
    "Suppose she says it works.",
    "Nobody said that it works.",
    # names of things
    "A band called Kestrel played “Home”.",
    "The hacker known as “Kestrel” left.",
    "They built a set for “The Long Way” TV show, which began on Monday.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert links(text) == []
