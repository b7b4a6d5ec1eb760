"""Cues to content: each rule by its name."""

from __future__ import annotations

import pytest
from handmade import Row, links

LINKS: list[tuple[str, list[Row]]] = [
    # a clause in front whose subject has an aside: its words are not those of the main clause
    (
        "When her husband, Otto, shouted that it was “late”, Ana Pohl replied: “No.”",
        [
            ("mixed", "it was “late”", "her husband, Otto", "source-cue-that"),
            ("direct", "No.", "Ana Pohl", "source-cue-quotation"),
        ],
    ),
    ("After the vote, “it works,” Stein said.", [("mixed", "After the vote, “it works,”", "Stein", "content-source-cue")]),
    # who speaks, in all places where a subject may stand
    (
        "Otto Hoff, who came late, proposed this language: “It works.”",
        [("direct", "It works.", "Otto Hoff, who came late", "source-cue-quotation")],
    ),
    ("“It works,” she said, but Otto Stein was asleep.", [("direct", "It works,", "she", "content-source-cue")]),
    ("He struggles with the task, admitting that it is late.", [("indirect", "it is late", "He", "source-cue-that")]),
    ("She was among those who said that it works.", [("indirect", "it works", "who", "source-cue-that")]),
    ("He, once again, pledged that it works.", [("indirect", "it works", "He", "source-cue-that")]),
    (
        "“It works,” said the chief known as Bob.",
        [("direct", "It works,", "the chief known as Bob", "content-cue-source")],
    ),
    (
        "“It works,” said Ana Pohl and added that it was late.",
        [
            ("direct", "It works,", "Ana Pohl", "content-cue-source"),
            ("indirect", "it was late", "Ana Pohl", "source-cue-that"),
        ],
    ),
    ("“It works” – said Ana Pohl.", [("direct", "It works", "Ana Pohl", "content-cue-source")]),
    ("The plan, said aides, is dead.", [("indirect", "The plan [...] is dead", "aides", "content-cue-source")]),
    ("It is common for critics to say that it works.", [("indirect", "it works", "critics", "source-cue-that")]),
    (
        "“It works,” said Otto Low in Albany, N.Y. “It does.”",
        [("direct", "It works, [...] It does.", "Otto Low", "content-cue-source")],
    ),
    ("A man named Lee said it works.", [("indirect", "it works", "A man named Lee", "source-cue-clause")]),
    # content-source-cue
    ("“It works,” Ana Pohl said.", [("direct", "It works,", "Ana Pohl", "content-source-cue")]),
    ("“Why?” Ana Pohl asked.", [("direct", "Why?", "Ana Pohl", "content-source-cue")]),
    (
        "“It works,” Ana Pohl said, “and it is ours.”",
        [("direct", "It works, [...] and it is ours.", "Ana Pohl", "content-source-cue")],
    ),
    ("The bridge is safe, Ana Pohl said.", [("indirect", "The bridge is safe", "Ana Pohl", "content-source-cue")]),
    ("It was “a joy,” Ana Pohl said.", [("mixed", "It was “a joy,”", "Ana Pohl", "content-source-cue")]),
    # the clause goes on behind the attribution
    (
        "It was so bad, Ana Pohl noted, that nobody came.",
        [("indirect", "It was so bad [...] nobody came", "Ana Pohl", "content-source-cue")],
    ),
    (
        "The bill, Ana Pohl said, “is mad and bad.”",
        [("mixed", "The bill [...] “is mad and bad.”", "Ana Pohl", "content-source-cue")],
    ),
    ("The bill, Ana Pohl said, “Is it mad?”", [("direct", "Is it mad?", "Ana Pohl", "source-cue-quotation")]),
    (
        "“It works,” Ana Pohl wrote to him, that it was “wrong”.",
        [("mixed", "“It works,” [...] it was “wrong”", "Ana Pohl", "content-source-cue")],
    ),
    # a title is no second half
    ("“It is,” Ana Pohl told “Fox and Friends”.", [("direct", "It is,", "Ana Pohl", "content-source-cue")]),
    ("“It is,” Ana Pohl told “Fox and Friends” on Monday.", [("direct", "It is,", "Ana Pohl", "content-source-cue")]),
    (
        "This is only the start of the flood thinks Otto Stein, editor of Leeds Watch.",
        [("indirect", "This is only the start of the flood", "Otto Stein, editor of Leeds Watch", "content-cue-source")],
    ),
    # what follows the cue belongs to another clause
    ("She met Hallam, who was not involved, urged caution.", [("indirect", "caution", "Hallam, who was not involved", "source-cue-matter")]),
    # what others say of it, and what the source does besides, is no part of what was said
    (
        "Ana Pohl said it was over, a charge that Otto Stein denied.",
        [("indirect", "it was over", "Ana Pohl", "source-cue-clause")],
    ),
    ("Otto Stein confirmed the closure but declined to name a date.", [("indirect", "the closure", "Otto Stein", "source-cue-matter")]),
    ("Otto Stein denied the claims and sued the firm.", [("indirect", "the claims", "Otto Stein", "source-cue-matter")]),
    (
        "Otto Stein accused the men of trying to leave and hide the money.",
        [("indirect", "the men of trying to leave and hide the money", "Otto Stein", "source-cue-matter")],
    ),
    # whoever issued a statement speaks in it
    (
        "Otto Stein issued a long statement on Tuesday, which said that it works.",
        [("indirect", "it works", "Otto Stein", "source-cue-that")],
    ),
    # the clause goes on behind the attribution, with a who
    (
        "It was Otto Stein, she said, who had asked for it.",
        [("indirect", "It was Otto Stein [...] who had asked for it", "she", "content-source-cue")],
    ),
    # whoever is bid to speak does not
    (
        "Ana Pohl has called on Egypt to release Otto Stein, jailed for “false news”.",
        [("mixed", "Egypt to release Otto Stein, jailed for “false news”", "Ana Pohl", "source-cue-clause")],
    ),
    ("Ana Pohl called on Egypt to “act now”.", [("mixed", "“act now”", "Ana Pohl", "source-cue-quotation")]),
    ("Ana Pohl told ministers to describe it as “mad”.", [("mixed", "to describe it as “mad”", "Ana Pohl", "source-cue-clause")]),
    # a dateline is no part of what was said
    (
        "PORT ASH — The bridge is safe, Ana Pohl said on Monday.",
        [("indirect", "The bridge is safe", "Ana Pohl", "content-source-cue")],
    ),
    # whose words the union's are not
    (
        "It was condemned by the union, whose director, Ana Pohl, called it “mad”.",
        [("mixed", "it “mad”", "director, Ana Pohl", "source-cue-object")],
    ),
    # a second report in the middle
    (
        "Otto Stein called him a “parrot,” state media reported, in the latest exchange.",
        [
            ("indirect", "Otto Stein called him a “parrot,”", "state media", "content-source-cue"),
            ("mixed", "him a “parrot,”", "Otto Stein", "source-cue-object"),
        ],
    ),
    # whoever is told to speak does not
    (
        "Otto Stein has warned Labour MPs not to call it “a toy”.",
        [("mixed", "not to call it “a toy”", "Otto Stein", "source-cue-clause")],
    ),
    (
        "Otto Stein has warned Labour MPs not to treat it as “a toy”.",
        [("mixed", "not to treat it as “a toy”", "Otto Stein", "source-cue-clause")],
    ),
    # a relative clause is no part of what it was called
    (
        "It was dismissed by Ana Pohl, who said it was “mad”.",
        [("mixed", "it was “mad”", "who", "source-cue-clause")],
    ),
    ("It was dismissed by Ana Pohl, who said: “It is mad.”", [("direct", "It is mad.", "who", "source-cue-quotation")]),
    (
        "Shares fell after Lumora cut its forecast, citing “high costs”.",
        [("mixed", "“high costs”", "Lumora", "source-cue-quotation")],
    ),
    # who stands between a subject and its verb is no aside to the subject
    (
        "The president, Mr. Low said, sought a truce.",
        [("indirect", "The president [...] sought a truce", "Mr. Low", "content-source-cue")],
    ),
    ("“It works,” Low, 41, told reporters.", [("direct", "It works,", "Low, 41", "content-source-cue")]),
    (
        "“It works!” – Stein, who had come late, asked.",
        [("direct", "It works!", "Stein, who had come late", "content-source-cue")],
    ),
    ("“It works,” she was saying.", [("direct", "It works,", "she", "content-source-cue")]),
    ("“Why?” a nurse can be heard asking Otto Stein.", [("direct", "Why?", "a nurse", "content-source-cue")]),
    (
        "It was named because of its “impact,” Stein said, that she has had.",
        [("mixed", "It was named because of its “impact,” [...] she has had", "Stein", "content-source-cue")],
    ),
    (
        "And so, Ana Pohl said, while it is “mad,” they like it.",
        [("mixed", "And so [...] while it is “mad,” they like it", "Ana Pohl", "content-source-cue")],
    ),
    ("But as Ana Pohl points out, old rulings have impact.", [("indirect", "old rulings have impact", "Ana Pohl", "source-cue-clause")]),
    (
        "“If it works” for the town, Ana Pohl said at the gate, it works.",
        [("mixed", "“If it works” for the town", "Ana Pohl", "content-source-cue")],
    ),
    (
        "Stein, who calls him a “fool,” said it works.",
        [
            ("mixed", "him a “fool,”", "who", "source-cue-object"),
            ("indirect", "it works", "Stein, who calls him a “fool,”", "source-cue-clause"),
        ],
    ),
    (
        "“Salt,” Ana Pohl added after a long pause, “is not polite.”",
        [("direct", "Salt, [...] is not polite.", "Ana Pohl", "content-source-cue")],
    ),
    (
        "“We sang,” Ana Pohl said, adding with a laugh, “Not everybody.”",
        [
            ("direct", "We sang,", "Ana Pohl", "content-source-cue"),
            ("direct", "Not everybody.", "Ana Pohl", "source-cue-quotation"),
        ],
    ),
    (
        "It was late, with critics arguing it would fail and supporters vowing to bring it back.",
        [
            ("indirect", "it would fail", "critics", "source-cue-clause"),
            ("indirect", "to bring it back", "supporters", "source-cue-clause"),
        ],
    ),
    # the state behind a town says nothing
    (
        "“It works,” Ana Pohl said in Albany, N.Y. “It is ours.”",
        [("direct", "It works, [...] It is ours.", "Ana Pohl", "content-source-cue")],
    ),
    # another verb of the reporter's
    (
        "His speech, in which Stein joked about his “friendship” with her, cited the press.",
        [("mixed", "his “friendship” with her", "Stein", "source-cue-object")],
    ),
    (
        "Ana Pohl has argued that it is a “rigged” plan that gives power to insiders to determine the winner.",
        [
            (
                "mixed",
                "it is a “rigged” plan that gives power to insiders to determine the winner",
                "Ana Pohl",
                "source-cue-that",
            )
        ],
    ),
    (
        "Otto Stein, a baker from Ohio, said his wife, Tess, was ill.",
        [("indirect", "his wife, Tess, was ill", "Otto Stein, a baker from Ohio", "source-cue-clause")],
    ),
    # content-cue-source
    ("“It works,” said Ana Pohl.", [("direct", "It works,", "Ana Pohl", "content-cue-source")]),
    ("“It works!” shouted Ana Pohl, 41, a nurse.", [("direct", "It works!", "Ana Pohl, 41, a nurse", "content-cue-source")]),
    (
        "She stole £340,000 from a hospice, a court has heard.",
        [("indirect", "She stole £340,000 from a hospice", "", "content-source-cue")],
    ),
    (
        "Stein has denied that it is late, and in his letter wrote: “I will come.”",
        [
            ("indirect", "it is late", "Stein", "source-cue-that"),
            ("direct", "I will come.", "Stein", "source-cue-quotation"),
        ],
    ),
    (
        "In a letter, she wrote that it is “bad” and demanded a quick reply.",
        [
            ("mixed", "it is “bad”", "she", "source-cue-that"),
            ("indirect", "a quick reply", "she", "source-cue-matter"),
        ],
    ),
    ("Ana Pohl has denied any wrongdoing.", [("indirect", "any wrongdoing", "Ana Pohl", "source-cue-matter")]),
    ("Stein encouraged nurses to “go home” early.", [("mixed", "“go home” early", "Stein", "source-cue-quotation")]),
    (
        "Stein asked Ana Pohl about the bridge.",
        [("indirect", "the bridge", "Stein", "source-cue-matter")],
    ),
    (
        "The mayor blasted his call for a “wall”.",
        [("mixed", "his call for a “wall”", "The mayor", "source-cue-object")],
    ),
    (
        "Ana Pohl called him rude and accused him of theft.",
        [
            ("indirect", "him rude", "Ana Pohl", "source-cue-complement"),
            ("indirect", "him of theft", "Ana Pohl", "source-cue-matter"),
        ],
    ),
    ("Storms in Leeds kill 25, says monitor", [("indirect", "Storms in Leeds kill 25", "monitor", "content-cue-source")]),
    ("The bridge is safe, said Ana Pohl.", [("indirect", "The bridge is safe", "Ana Pohl", "content-cue-source")]),
    # source-cue-quotation
    ("Ana Pohl said: “It works.”", [("direct", "It works.", "Ana Pohl", "source-cue-quotation")]),
    ("In a box labeled “private,” Ana Pohl wrote “none”.", [("mixed", "“none”", "Ana Pohl", "source-cue-quotation")]),
    ("Ana Pohl said, “It works.”", [("direct", "It works.", "Ana Pohl", "source-cue-quotation")]),
    ("Ana Pohl told her: “It works.”", [("direct", "It works.", "Ana Pohl", "source-cue-quotation")]),
    ("Ana Pohl said this: “It works.”", [("direct", "It works.", "Ana Pohl", "source-cue-quotation")]),
    ("Ana Pohl said the following: “It works.”", [("direct", "It works.", "Ana Pohl", "source-cue-quotation")]),
    ("Ana Pohl puts it more bluntly: “It works.”", [("direct", "It works.", "Ana Pohl", "source-cue-quotation")]),
    (
        "“No,” wrote one on the forum. “Yes,” said another.",
        [
            ("direct", "No,", "one on the forum", "content-cue-source"),
            ("direct", "Yes,", "another", "content-cue-source"),
        ],
    ),
    # source-cue-that
    ("Ana Pohl told me later that Stein rewrote it.", [("indirect", "Stein rewrote it", "Ana Pohl", "source-cue-that")]),
    ("Unite, the union, said that it works.", [("indirect", "it works", "Unite, the union", "source-cue-that")]),
    ("Ana Pohl said that it works.", [("indirect", "it works", "Ana Pohl", "source-cue-that")]),
    ("Ana Pohl said that it “works”.", [("mixed", "it “works”", "Ana Pohl", "source-cue-that")]),
    (
        "Ana Pohl said in one of a series of letters to the council that it works.",
        [("indirect", "it works", "Ana Pohl", "source-cue-that")],
    ),
    # source-cue-clause
    ("Ana Pohl said it was safe.", [("indirect", "it was safe", "Ana Pohl", "source-cue-clause")]),
    ("Ana Pohl asked whether it works.", [("indirect", "whether it works", "Ana Pohl", "source-cue-clause")]),
    ("Ana Pohl expressed concern about the bridge.", [("indirect", "concern about the bridge", "Ana Pohl", "source-cue-matter")]),
    ("Ana Pohl decried the closure.", [("indirect", "the closure", "Ana Pohl", "source-cue-matter")]),
    ("Ana Pohl did not divulge who had paid.", [("indirect", "who had paid", "Ana Pohl", "source-cue-clause")]),
    ("Ana Pohl vowed to shut it.", [("indirect", "to shut it", "Ana Pohl", "source-cue-clause")]),
    ("Ana Pohl vowed to fight.", [("indirect", "to fight", "Ana Pohl", "source-cue-clause")]),
    ("Ana Pohl denied taking it.", [("indirect", "taking it", "Ana Pohl", "source-cue-clause")]),
    ("Ana Pohl recalled seeing smoke.", [("indirect", "seeing smoke", "Ana Pohl", "source-cue-clause")]),
    ("Ana Pohl, who said she was ill, left.", [("indirect", "she was ill", "who", "source-cue-clause")]),
    ("Ana Pohl signalled that it works.", [("indirect", "it works", "Ana Pohl", "source-cue-that")]),
    # the condition is a piece of what was said
    (
        "If it rains, Ana Pohl said she would stay at home.",
        [("indirect", "If it rains [...] she would stay at home", "Ana Pohl", "source-cue-clause")],
    ),
    ("If asked, Ana Pohl said it works.", [("indirect", "it works", "Ana Pohl", "source-cue-clause")]),
    (
        "If it rains, Ana Pohl suggested in a tweet, nobody will be late.",
        [("indirect", "If it rains [...] nobody will be late", "Ana Pohl", "source-cue-clause")],
    ),
    (
        "It was a gift, which even critics say was good.",
        [("indirect", "which [...] was good", "critics", "source-cue-extracted")],
    ),
    ("In other words, explained Ana Pohl: “It is late.”", [("direct", "It is late.", "Ana Pohl", "source-cue-quotation")]),
    ("That, Ana Pohl said, “would be late.”", [("mixed", "That [...] “would be late.”", "Ana Pohl", "content-source-cue")]),
    # a title within is no quotation
    (
        "Ana Pohl reiterated the basic premise of the “Leeds Effect.”",
        [("indirect", "the basic premise of the “Leeds Effect.”", "Ana Pohl", "source-cue-matter")],
    ),
    ("Ana Pohl insisted on paying her bill.", [("indirect", "paying her bill", "Ana Pohl", "source-cue-clause")]),
    # what was said is told by "so", "the same", "no"
    ("Half of the nurses said so.", [("indirect", "so", "Half of the nurses", "source-cue-clause")]),
    ("A third said the same of Otto Stein.", [("indirect", "the same of Otto Stein", "A third", "source-cue-clause")]),
    ("Ana Pohl said no to the bridge.", [("indirect", "no to the bridge", "Ana Pohl", "source-cue-clause")]),
    ("Ana Pohl called again for Otto Stein to go.", [("indirect", "Otto Stein to go", "Ana Pohl", "source-cue-matter")]),
    (
        "Nurses reached out to Ana Pohl, asking her to draft a letter.",
        [("indirect", "her to draft a letter", "Nurses", "source-cue-clause")],
    ),
    # who listens is not who spoke: no source
    ("“He ran,” the court heard.", [("direct", "He ran,", "", "content-source-cue")]),
    ("The court heard that he was “drunk”.", [("mixed", "he was “drunk”", "", "source-cue-that")]),
    ("Leeds Crown Court heard that he ran.", [("indirect", "he ran", "", "source-cue-that")]),
    ("The inquest heard the man had been alone.", [("indirect", "the man had been alone", "", "source-cue-clause")]),
    # who reacts to words did not say them
    (
        "“We won,” Ana Pohl said. “It was hard.” Otto Stein disagreed.",
        [("direct", "We won, [...] It was hard.", "Ana Pohl", "content-source-cue")],
    ),
    ("“It was hard,” Otto Stein agreed.", [("direct", "It was hard,", "Otto Stein", "content-source-cue")]),
    # what happened meanwhile was not shouted
    ("Ana Pohl shouted “I’m sorry” as she was led away.", [("mixed", "“I’m sorry”", "Ana Pohl", "source-cue-quotation")]),
    ("Ana Pohl told her the council had left.", [("indirect", "the council had left", "Ana Pohl", "source-cue-clause")]),
    ("Drivers (“robbed”, says Ana Pohl) left.", [("mixed", "“robbed”", "Ana Pohl", "content-cue-source")]),
    ("Known as ‘the Bat’, Ana Pohl said: ‘It works.’", [("direct", "It works.", "Ana Pohl", "source-cue-quotation")]),
    ("In her memoir, “Salt”, Ana Pohl calls it “a coat”.", [("mixed", "it “a coat”", "Ana Pohl", "source-cue-object")]),
    ("“I don't know,” Ana Pohl kept saying.", [("direct", "I don't know,", "Ana Pohl", "content-source-cue")]),
    ("Gates “were never going to hold”, inquiry told", [("mixed", "Gates “were never going to hold”", "", "content-source-cue")]),
    ("“He ran,” the committee told reporters.", [("direct", "He ran,", "the committee", "content-source-cue")]),
    # a belief within what was said is part of it
    ("Ana Pohl said that she thinks it works.", [("indirect", "she thinks it works", "Ana Pohl", "source-cue-that")]),
    ("The state's lawyers said that it works.", [("indirect", "it works", "The state's lawyers", "source-cue-that")]),
    # source-cue-object
    ("Ana Pohl called the bridge “a joy”.", [("mixed", "the bridge “a joy”", "Ana Pohl", "source-cue-object")]),
    (
        "The coroner commended the crew for their “extraordinary courage”.",
        [("mixed", "the crew for their “extraordinary courage”", "The coroner", "source-cue-object")],
    ),
    ("Ana Pohl praised its “quiet charm”.", [("mixed", "its “quiet charm”", "Ana Pohl", "source-cue-object")]),
    # source-cue-complement
    ("Ana Pohl called the bridge a joke.", [("indirect", "the bridge a joke", "Ana Pohl", "source-cue-complement")]),
    (
        "Ana Pohl described the bridge as unsafe.",
        [("indirect", "the bridge as unsafe", "Ana Pohl", "source-cue-complement")],
    ),
    ("Ana Pohl called this a false story.", [("indirect", "this a false story", "Ana Pohl", "source-cue-complement")]),
    ("Ana Pohl called herself very liberal.", [("indirect", "herself very liberal", "Ana Pohl", "source-cue-complement")]),
    # source-cue-matter
    (
        "Ana Pohl announced the names of the guests when they came.",
        [("indirect", "the names of the guests", "Ana Pohl", "source-cue-matter")],
    ),
    (
        "Ana Pohl praised his team for its courage and criticized his plans for the bridge.",
        [
            ("indirect", "his team for its courage", "Ana Pohl", "source-cue-matter"),
            ("indirect", "his plans for the bridge", "Ana Pohl", "source-cue-matter"),
        ],
    ),
    ("Ana Pohl called for change.", [("indirect", "change", "Ana Pohl", "source-cue-matter")]),
    ("Ana Pohl praised his team for its courage.", [("indirect", "his team for its courage", "Ana Pohl", "source-cue-matter")]),
    ("Ana Pohl talked about the state of the bridge.", [("indirect", "the state of the bridge", "Ana Pohl", "source-cue-matter")]),
    ("Ana Pohl noted the closure.", [("indirect", "the closure", "Ana Pohl", "source-cue-matter")]),
    # the comma stands within the marks
    ("Citing “other plans,” the mayor left.", [("mixed", "“other plans,”", "the mayor", "source-cue-quotation")]),
    # the reporter goes on
    (
        "“Ready?” she said, but Otto Stein said it was “late”.",
        [
            ("direct", "Ready?", "she", "content-source-cue"),
            ("mixed", "it was “late”", "Otto Stein", "source-cue-clause"),
        ],
    ),
    ("A rise in fares after the vote in May, Ana Pohl said.", [("indirect", "A rise in fares after the vote in May", "Ana Pohl", "content-source-cue")]),
    ("Most of the firms themselves said it works.", [("indirect", "it works", "Most of the firms", "source-cue-clause")]),
    (
        "Ana Pohl, host of “Good Morning,” said it works.",
        [("indirect", "it works", "Ana Pohl, host of “Good Morning,”", "source-cue-clause")],
    ),
    # the reporter goes on
    ("Ana Pohl said it works — he had asked for months.", [("indirect", "it works", "Ana Pohl", "source-cue-clause")]),
    ("Ana Pohl said it works, but she left early.", [("indirect", "it works", "Ana Pohl", "source-cue-clause")]),
    (
        "Ana Pohl said it works but warning that it leaks.",
        [("indirect", "it works", "Ana Pohl", "source-cue-clause"), ("indirect", "it leaks", "Ana Pohl", "source-cue-that")],
    ),
    ("Ana Pohl said it works and that it lasts.", [("indirect", "it works and that it lasts", "Ana Pohl", "source-cue-clause")]),
    # long subjects
    ("Ana Pohl noted Lee and Ode have it.", [("indirect", "Lee and Ode have it", "Ana Pohl", "source-cue-clause")]),
    ("Ana Pohl argued Stein’s plan to mend it would fail.", [("indirect", "Stein’s plan to mend it would fail", "Ana Pohl", "source-cue-clause")]),
    ("He’s said it works.", [("indirect", "it works", "He", "source-cue-clause")]),
    # the clause stands behind a comma
    ("As Ana Pohl told the Post, it works.", [("indirect", "it works", "Ana Pohl", "source-cue-clause")]),
    ("Ana Pohl has long said having it works.", [("indirect", "having it works", "Ana Pohl", "source-cue-clause")]),
    ("It is a gift that Ana Pohl said saved it.", [("indirect", "that [...] saved it", "Ana Pohl", "source-cue-extracted")]),
    # who stands between a subject and its verb is no aside to the subject
    ("The plan, an aide said, is dead.", [("indirect", "The plan [...] is dead", "an aide", "content-source-cue")]),
    # an aside to the subject ends before the main verb
    (
        "Ana Pohl, who praised the bridge for its beauty, left.",
        [("indirect", "the bridge for its beauty", "who", "source-cue-matter")],
    ),
    ("Ana Pohl, after saying it works, left.", [("indirect", "it works", "Ana Pohl", "source-cue-clause")]),
    ("Now, after arguing that it works, Ana Pohl left.", [("indirect", "it works", "Ana Pohl", "source-cue-that")]),
    # source-cue-extracted
    ("It was paid for by gifts, which he said were wrong.", [("indirect", "which [...] were wrong", "he", "source-cue-extracted")]),
    # who is asked belongs to what is asked
    ("Ana Pohl urged voters to stay.", [("indirect", "voters to stay", "Ana Pohl", "source-cue-clause")]),
    (
        "The family had begged her to report Otto Stein to the police.",
        [("indirect", "her to report Otto Stein to the police", "The family", "source-cue-clause")],
    ),
    ("It went on. But, said Ana Pohl, “it works”.", [("direct", "it works", "Ana Pohl", "source-cue-quotation")]),
    ("Ana Pohl said yes.", [("indirect", "yes", "Ana Pohl", "source-cue-clause")]),
    ("Ana Pohl called Friday for taking the tram.", [("indirect", "taking the tram", "Ana Pohl", "source-cue-clause")]),
    (
        "She loves Leeds, which Ana Pohl describes as her home.",
        [("indirect", "which [...] as her home", "Ana Pohl", "source-cue-complement")],
    ),
    (
        "Ana Pohl continues to insist, most recently on Monday, that it works.",
        [("indirect", "it works", "Ana Pohl", "source-cue-that")],
    ),
    (
        "Ana Pohl said “it works,” adding that it was “late”.",
        [
            ("mixed", "“it works,”", "Ana Pohl", "source-cue-quotation"),
            ("mixed", "it was “late”", "Ana Pohl", "source-cue-that"),
        ],
    ),
    # quotation-before
    (
        "“Why should we pay?” Ana Pohl, who had come late, asked.",
        [("direct", "Why should we pay?", "Ana Pohl, who had come late", "quotation-before")],
    ),
    # a clause before the main one ends where that begins
    (
        "But when Ana Pohl said she would pay, he “wept like a child,” said Otto Stein.",
        [
            ("mixed", "But when Ana Pohl said she would pay, he “wept like a child,”", "Otto Stein", "content-cue-source"),
            ("indirect", "she would pay", "Ana Pohl", "source-cue-clause"),
        ],
    ),
    (
        "Some booed, and when Ana Pohl said it was good to be home, a man yelled “Stay!”",
        [
            ("indirect", "it was good to be home", "Ana Pohl", "source-cue-clause"),
            ("mixed", "“Stay!”", "a man", "source-cue-quotation"),
        ],
    ),
    (
        "Last month, when I asked Ana Pohl if she would run, she looked up and said, “I will.”",
        [
            ("indirect", "if she would run", "I", "source-cue-clause"),
            ("direct", "I will.", "she", "source-cue-quotation"),
        ],
    ),
    (
        "Asked in May about it on “Good Day,” Ana Pohl said she would “pay in full.”",
        [("mixed", "she would “pay in full.”", "Ana Pohl", "source-cue-clause")],
    ),
    (
        "“It is mad,” she said, but despite the noise, “it will work,” said Otto Stein.",
        [
            ("mixed", "“It is mad,” [...] but despite the noise", "she", "content-source-cue"),
            ("direct", "it will work,", "Otto Stein", "content-cue-source"),
        ],
    ),
    (
        "Ana Pohl saying it was “sad” and Otto Stein calling it “mad.”",
        [
            ("mixed", "it was “sad”", "Ana Pohl", "source-cue-object"),
            ("mixed", "it “mad.”", "Otto Stein", "source-cue-object"),
        ],
    ),
    (
        "In a clip that Ana Pohl called “mad,” Otto Stein expressed a wish to “win it all.”",
        [
            ("mixed", "“mad,”", "Ana Pohl", "source-cue-quotation"),
            ("mixed", "a wish to “win it all.”", "Otto Stein", "source-cue-object"),
        ],
    ),
    (
        "Otto Stein asked her who he thought would win, Ana Pohl replied, “I will.”",
        [
            ("indirect", "who he thought would win", "Otto Stein", "source-cue-clause"),
            ("direct", "I will.", "Ana Pohl", "source-cue-quotation"),
        ],
    ),
    (
        "“Good Day” host Ana Pohl on Thursday showed that it works.",
        [("indirect", "it works", "host Ana Pohl", "source-cue-that")],
    ),
    (
        "“It was a shame,” said Ana Pohl, a nurse who waited in a “truly long line.”",
        [("direct", "It was a shame,", "Ana Pohl", "content-cue-source")],
    ),
    (
        "Ana Pohl called him a “talented man” when asked to “read a speech.”",
        [("mixed", "him a “talented man” when asked to “read a speech.”", "Ana Pohl", "source-cue-object")],
    ),
    (
        "But while denouncing the “perversion” of the law, Ana Pohl left early.",
        [("mixed", "the “perversion” of the law", "Ana Pohl", "source-cue-object")],
    ),
    # what the reporter adds about a thing is no part of what was said of it
    (
        "Ana Pohl said it would hurt Otto Stein, whom she described as “a joy.”",
        [
            ("indirect", "it would hurt Otto Stein", "Ana Pohl", "source-cue-clause"),
            ("mixed", "whom [...] as “a joy.”", "she", "source-cue-object"),
        ],
    ),
    (
        "Ana Pohl said it moved on Friday’s broadcast of “Good Day Leeds.”",
        [("indirect", "it moved", "Ana Pohl", "source-cue-clause")],
    ),
    (
        "Ana Pohl said in her book, “The Long Way Home,” that it works.",
        [("indirect", "it works", "Ana Pohl", "source-cue-that")],
    ),
    (
        "Ana Pohl said it was better on Monday’s “wasted trip.”",
        [("mixed", "it was better on Monday’s “wasted trip.”", "Ana Pohl", "source-cue-clause")],
    ),
    ("Ana Pohl said of the bridge that it “was bad.”", [("mixed", "it “was bad.”", "Ana Pohl", "source-cue-that")]),
    ("The crowd answered with chants of “Go!”", [("mixed", "with chants of “Go!”", "The crowd", "source-cue-object")]),
    (
        "Ana Pohl called the plan “a joke” and the planners’ report “thin”.",
        [("mixed", "the plan “a joke” and the planners’ report “thin”", "Ana Pohl", "source-cue-object")],
    ),
    # two in a sentence
    (
        "Ana Pohl said it was safe, adding that it is hers.",
        [
            ("indirect", "it was safe", "Ana Pohl", "source-cue-clause"),
            ("indirect", "it is hers", "Ana Pohl", "source-cue-that"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LINKS)
def test_links(text: str, expected: list[Row]) -> None:
    assert links(text) == expected
