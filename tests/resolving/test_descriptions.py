"""Who the mayor, her lawyer, the firm and two together are: an article a column, each line with the names that its quotes must bear.

None is a quote that must stay without a name: silence, never a guess. () is a line without a quote.
"""

from __future__ import annotations

import pytest
from handmade import Columns, Line, check_column, columns

NOMINALS: Columns = {
    "it was she, and not he": [
        ("Ana Pohl", "It was Ana Pohl, not her brother, who told the inquiry that it works."),
    ],
    "her brother, who told": [
        ("her brother", "It shook Ana Pohl and her brother, who told the inquiry that it works."),
    ],
    "the headline of a party's leader": [
        ("Ana Pohl", "Opposition leader says bridge is safe"),
        ((), "Opposition leader Ana Pohl has crossed it."),
    ],
    "the headline of another leader": [
        ("Opposition leader", "Opposition leader says bridge is safe"),
        ((), "Union leader Ana Pohl has crossed it."),
    ],
    "the leader of a party is named beside it": [
        ("Ana Pohl", "The leader of the opposition Liberal Democrats, Ana Pohl, said it works."),
    ],
    "the founder of a firm is named beside it": [
        ("Ana Pohl", "The founder of the software company Brightloop, Ana Pohl, said it works."),
        ("owner of local bakery Millstone", "The owner of local bakery Millstone said it was late."),
    ],
    "the head of a department by name": [
        ("Peter Kim", "The head of research Peter Kim said it works."),
    ],
    "the statement that somebody issued": [
        ((), "Leeds Council issued a statement on Monday."),
        ("Leeds Council", "“It works,” the statement said."),
        ("Leeds Council", "It said that it was late."),
    ],
    "the letter from somebody": [
        ((), "A letter from Ana Pohl was read to the board."),
        ("Ana Pohl", "The letter said that it works."),
        ("Ana Pohl", "It said that it was late."),
    ],
    "two bodies have issued a report": [
        ((), "A report by the IMF and a report by the BBC came out."),
        ("report", "The report said that it works."),
    ],
    "who writes a letter is no company": [
        ((), "Ana Pohl wrote a letter to the board. Ana Pohl is a nurse."),
        ("Ana Pohl", "The letter said that it works."),
        ("company", "The company said that it was late."),
    ],
    "who reads a letter did not write it": [
        ((), "Ana Pohl read a letter."),
        ("letter", "The letter said that it works."),
    ],
    "the attorney is the lawyer": [
        ((), "Lawyer Ana Pohl filed it in May."),
        ("Ana Pohl", "“It works,” the attorney said."),
        ("engineer", "“It does not,” the engineer said."),
    ],
    "the headline of a prime minister": [
        ("Ana Pohl", "PM hails “historic” pact"),
        ((), "Prime Minister Ana Pohl signed the pact on Friday."),
    ],
    "the headline of a prime minister whom the story does not bring": [
        ("PM", "PM hails “historic” pact"),
        ((), "Mayor Ana Pohl signed the pact on Friday."),
    ],
    "a description with a participle, and the name behind it": [
        ("Ana Pohl", "The widow of a miner killed at Brack Hill, Ana Pohl, said it was late."),
    ],
    "whom the epithet speaks of": [
        ((), "Ana Pohl left early. She had met Otto Stein. Stein was late."),
        ("Ana Pohl", "“It works,” the cautious candidate said of running against Mr Stein."),
    ],
    "either of two": [
        ((), "Otto Stein left early. He had met Bob Cole. Cole was late."),
        ("Democratic front-runner", "Stein attacked Cole after the Democratic front-runner had said that it works."),
    ],
    "his dad, a former defender": [
        ("Phil Low", "His dad, former Leeds defender Phil Low, said that it works."),
        ("His dad", "His dad, a former Leeds defender, said that it does."),
    ],
    "the older sister": [
        ("June Alder", "June Alder and her sister, Carrie, spoke. “It works,” June said."),
        ("older sister", "“It does,” the older sister said."),
        ("Carrie", "“It does,” the sister said."),
    ],
    "the campaign is no campaign manager": [
        ("Otto Stein", "Campaign manager Otto Stein said that it works."),
        ("campaign", "The campaign said that it does."),
        ("Otto Stein", "The campaign manager said that it does."),
    ],
    "the Ohioan is whoever is of Ohio": [
        ((), "Senator Bill Hargrove of Ohio and Representative Alma Ruiz of Texas wrote it."),
        ("Bill Hargrove", "“It works,” said the Ohioan."),
        ("Alma Ruiz", "“It does,” said the Texan."),
    ],
    "the Hungarian is no Japanese": [
        ((), "Elena Varga left early. Japan’s Yumi Okabe had led."),
        ("Elena Varga", "“It works,” said the Hungarian."),
    ],
    "the Florida senator is not the one of Iowa": [
        ((), "Marco Low left early. Sen. Ana Pohl, R-Iowa, had spoken."),
        ("Marco Low", "The Florida senator said that it works."),
        ("Ana Pohl", "The Iowa senator said that it works."),
    ],
    "a party is no home": [
        ((), "Democratic candidate Otto Stein and Gov. Ana Pohl of Ohio met."),
        ("Otto Stein", "“It works,” Stein said."),
        ("Otto Stein", "The Vermont senator said that it does."),
    ],
    "the British number one": [
        ((), "Britain’s Tim Henning beat the sixth seed on Friday."),
        ("Tim Henning", "“It works,” the Oxford player said."),
        ("Tim Henning", "“It does,” said the British number one."),
    ],
    "the frontbencher and the neuroscientist": [
        ("David Merrow", "Shadow home secretary David Merrow said that it works."),
        ("David Merrow", "The Conservative frontbencher said that it does."),
        ("Helen Ashby", "Dr Helen Ashby said that it hurts."),
        ("Helen Ashby", "The neuroscientist said that it does."),
    ],
    "the US firm is not the country": [
        ((), "Rules of the US came late. Games maker Sonex has paid for the work."),
        ("Sonex", "“It works,” the US firm said."),
    ],
    "the US regulator is not the country": [
        ((), "Rules of the US came late. The US wants more of them."),
        ("US regulator", "The US regulator said that it works."),
    ],
    "the French leader is the president": [
        ((), "French President Jean Low met President Otto Stein."),
        ("Jean Low", "The French leader said that it works."),
        ("Polish leader", "The Polish leader said that it does."),
    ],
    "the Wasps man": [
        ((), "Gareth Penhale broke a bone on Friday."),
        ("Gareth Penhale", "The Wasps man said that it hurts."),
    ],
    "a man is nobody": [
        ((), "Gareth Penhale broke a bone on Friday."),
        ("man", "The man said that it hurts."),
    ],
    "Tories are Conservatives": [
        ((), "Tory leader Miles Hanbury met Labour leader Ana Pohl."),
        ("Miles Hanbury", "The Conservative leader said that it works."),
    ],
    "the Ohio Republican is not the one without a home": [
        ((), "Mark Low met the fans of Republican Ana Pohl."),
        ("Mark Low", "The Ohio Republican said that it works."),
    ],
    "a name that is told behind the description": [
        ("Mariam", "“They took the men,” said a woman who gave her name only as Mariam."),
        ("Nadia", "“They took the men,” said a woman in a blue scarf who gave her name as Nadia."),
        ("Darnell", "The neighbour, who asked to be identified only as Darnell, said that it works."),
    ],
    "who asked to be named as nothing has no name": [
        ("neighbour", "The neighbour, who asked not to be named, said to Ana Pohl that it works."),
    ],
    "a lord is the peer": [
        ("Ash", "Lord Ash said that it works."),
        ("Ash", "“It does,” the peer said."),
    ],
    "the member for a town is whom the story is about": [
        ("Otto Stein", "Former minister Sir Otto Stein said that it works."),
        ("Otto Stein", "“It does,” the Leeds MP said."),
    ],
    "the member for a town is not the town": [
        ("Leeds MP", "“It works,” the Leeds MP said."),
    ],
    "a place may be a surname": [
        ((), "The mayor’s chief of staff, Jen Park, met Otto Stein in Stanley Park."),
        ("Jen Park", "“It works,” she said."),
    ],
    "the pontiff, by his age": [
        ("Benedict", "Pope Benedict said that it works."),
        ("Benedict", "“It does,” the 81-year-old pontiff said."),
    ],
    "a town that is a surname": [
        ("Anthony Crewe", "Sir Anthony Crewe said that it works."),
        ("Anthony Crewe", "It was late. Crewe said that it works."),
    ],
    "her nephew, the broadcaster": [
        ("Kit Stone", "Her nephew, the broadcaster Kit Stone, said that it works."),
    ],
    "a prime minister is no housing minister": [
        ("prime minister", "“It works,” the prime minister said."),
        ("Ana Pohl", "Housing Minister Ana Pohl said that it works."),
        ("prime minister", "The prime minister said that it works."),
        ("Ana Pohl", "The minister said that it works."),
    ],
    "her neighbour is a person": [
        ("Otto Stein", "Otto Stein said that it works."),
        ((), "Her neighbour Wen, who mended bicycles, moved there."),
        ("Wen", "“It was mine,” he said."),
    ],
    "her friend has a name": [
        ((), "Hilda Marchetti was born in 1920."),
        ("Angus Baird", "“It works,” said her friend and publisher Angus Baird."),
        ("Hilda Marchetti", "“It does,” she said."),
    ],
    "who bowls": [
        ("Otto Stein", "Otto Stein said that it works."),
        ("Otto Stein", "“It does,” the seamer said."),
    ],
    "an aside": [
        ("Mary Smith", "“It works,” said Mary Smith, the mayor."),
        ("Mary Smith", "“It does,” the mayor said."),
    ],
    "a title": [
        ((), "Mayor Mary Smith opened the bridge."),
        ("Mary Smith", "“It works,” the mayor said."),
    ],
    "a short title": [
        ((), "Sen. Mary Smith opened the bridge."),
        ("Mary Smith", "“It works,” the senator said."),
    ],
    "a role before the name": [
        ((), "The farmer Mary Smith crossed the bridge."),
        ("Mary Smith", "“It works,” the farmer said."),
    ],
    "two by their titles": [
        ((), "Mayor Mary Smith met Gov. Otto Stein on the bridge."),
        ("Otto Stein", "“It works,” the governor said."),
        ("Mary Smith", "“It does not,” the mayor said."),
    ],
    "two by their nations": [
        ((), "It rained when French President Ana Pohl met Polish President Otto Stein."),
        ("Ana Pohl", "“It works,” the French president said."),
        ("Otto Stein", "“It does not,” the Polish president said."),
    ],
    "nobody called so": [
        ("Mary Smith", "“It works,” said Mary Smith, the mayor."),
        ("judge", "“It does not,” the judge said."),
    ],
    "not called so yet": [
        ("mayor", "“It works,” the mayor said."),
        ("Mary Smith", "“It does,” said Mary Smith, the mayor."),
    ],
    "a mayor is not the mayor": [
        ((), "Mayor Mary Smith opened the bridge."),
        ("a mayor …", "“It works,” a mayor from Leeds said."),
    ],
    "her lawyer is not she": [
        ((), "Mary Smith, a lawyer, opened the bridge."),
        ("her lawyer", "“It works,” her lawyer said."),
    ],
    "Smith’s lawyer is not Smith": [
        ((), "Mary Smith opened the bridge."),
        ("Mary Smith’s lawyer", "“It works,” Smith’s lawyer said."),
    ],
    "the mayor and the former mayor": [
        ((), "Jane Moor, the former mayor, met Mary Smith, the mayor."),
        ("Mary Smith", "“It works,” the mayor said."),
        ("Jane Moor", "“It does not,” the former mayor said."),
    ],
    "a judge": [
        ((), "Judge Mary Smith sentenced Otto Stein."),
        ("Mary Smith", "“You are a danger,” the judge said."),
    ],
    "a body’s governor": [
        ("Mary Smith", "The Bank of England’s governor, Mary Smith, said that it was safe."),
        ("Mary Smith", "“It works,” the governor said."),
    ],
    "a governor of a body": [
        ("Mary Smith", "Bank of England Governor Mary Smith said that it was safe."),
        ("Mary Smith", "“It works,” she said."),
    ],
    "an age": [
        ((), "Mary Smith, 41, crossed the bridge."),
        ("Mary Smith", "“It works,” the 41-year-old said."),
    ],
    "a congresswoman": [
        ("Jane Moor", "Rep. Jane Moor said that it was safe."),
        ("Jane Moor", "The congresswoman said that it was new."),
    ],
    "a chief": [
        ("Otto Stein", "Police Chief Otto Stein said that it was safe."),
        ("Otto Stein", "The chief said that it was new."),
        ("Police", "Police said that it was old."),
    ],
    "a singer": [
        ("Otto Stein", "Otto Stein, actor and singer, said that it was safe."),
        ("Otto Stein", "The singer said that it was new."),
    ],
    "named in an aside": [
        ((), "Mary Smith opened the bridge."),
        ("Otto Stein", "“It works,” her lawyer, Otto Stein, said."),
    ],
    "a description": [
        ("a senior official …", "“It works,” a senior official at the bank said."),
        ("Police", "Police said that the bridge was safe."),
        ("Witnesses", "Witnesses said that the bridge was safe."),
    ],
}

ORGANISATIONS: Columns = {
    "the Treasury is no union": [
        ("Treasury sources", "Treasury sources said that it was late."),
        ("union", "The union said that it works."),
    ],
    "whatever is based somewhere": [
        ((), "Leeds-based Tidal Loop has grown."),
        ("Tidal Loop", "The start-up said that it works."),
    ],
    "whoever is based somewhere": [
        ((), "Leeds-based Ana Pohl has grown."),
        ("start-up", "The start-up said that it works."),
    ],
    "what has an article is no person": [
        ("Sunday Courier", "The Sunday Courier said that it works."),
        ("Orlec-Post", "The Orlec-Post said that it works."),
        ("Orlec-Post", "The paper said that it is late."),
        ("Orlec-Post", "They said that it is late."),
    ],
    "whom a headline quotes": [
        ("Haddon", "“Get a grip!” is the headline in the Courier, which quotes Lord Haddon as saying it is “a horse”."),
    ],
    "it": [
        ("Kestrel Group", "The Kestrel Group said that the bridge was safe."),
        ("Kestrel Group", "It said that the tram was safe, too."),
    ],
    "the company": [
        ("Kestrel Group", "The Kestrel Group said that the bridge was safe."),
        ("Kestrel Group", "“It works,” the company said."),
    ],
    "the group": [
        ("Kestrel Group", "The Kestrel Group said that the bridge was safe."),
        ("Kestrel Group", "“It works,” the group said."),
    ],
    "the bank": [
        ("Bank of England", "The Bank of England said that the bridge was safe."),
        ("Bank of England", "“It works,” the bank said."),
    ],
    "by its first word": [
        ("Kestrel Group", "The Kestrel Group said that the bridge was safe."),
        ("Kestrel Group", "“It works,” Kestrel said."),
    ],
    "by its letters": [
        ("National Farmers Union", "The National Farmers Union said that the bridge was safe."),
        ("National Farmers Union", "“It works,” the NFU said."),
    ],
    "by its last word": [
        ("Washington Post", "The Washington Post said that the bridge was safe."),
        ("Washington Post", "“It works,” the Post said."),
    ],
    "a spokesman is not the company": [
        ("Kestrel Group", "The Kestrel Group said that the bridge was safe."),
        ("a spokesman …", "“It works,” a spokesman for the company said."),
    ],
    "a person and a company": [
        ("Kestrel Group", "The Kestrel Group said that the bridge was safe."),
        ("Mary Smith", "“It works,” Mary Smith said."),
        ("Kestrel Group", "It said that the tram was safe, too."),
        ("Mary Smith", "“It does,” she said."),
    ],
    "quoted by a paper": [
        ("Mary Smith", "The Courier quoted Mary Smith as saying that it was safe."),
        ("Mary Smith", "Mary Smith was quoted as saying that it was safe."),
    ],
    "two countries are no it": [
        ((), "The U.S. and China met."),
        (None, "It said that the bridge was safe."),
    ],
    "a street that speaks": [
        ("Downing Street", "Downing Street said that the bridge was safe."),
    ],
    "nothing to stand for": [
        (None, "It said that the bridge was safe."),
    ],
}

JOINT: Columns = {
    "two brothers and their ages": [
        ("Lee and Wayne Low", "Lee Low, 34, and Wayne Low, 31, said that it works."),
    ],
    "two behind the verb": [
        ("Ana Pohl and Otto Stein", "“It works,” said Ana Pohl and Otto Stein."),
        ("Ron and Anna Speight", "“It works,” said Ron and Anna Speight, both 84."),
        ("Ana Pohl and Otto Stein and Tom Frost", "“It works,” said Ana Pohl, Otto Stein and Tom Frost."),
    ],
    "one behind the verb, who is two things": [
        ("Ana Pohl", "“It works,” said Ana Pohl, a lawyer and activist."),
        ("Ana Pohl", "“It works,” said Ana Pohl of Marks and Spencer."),
    ],
    "they are two with asides": [
        ((), "Ana Brill, a Democrat of Maine, and Ted Fosse, a Republican of Utah, wrote the bill."),
        ("Ana Brill and Ted Fosse", "“It works,” they said."),
    ],
    "they may be one who is neither she nor he": [
        ((), "Kai Lindgren, who is non-binary, was dropped in May."),
        ("Kai Lindgren", "“It works,” they said."),
    ],
    "they are not one who is he": [
        ((), "Kai Lindgren, who is 30, was dropped in May."),
        (None, "“It works,” they said."),
    ],
    "two people": [
        ("Mary Smith and Otto Stein", "“It works,” Mary Smith and Otto Stein said."),
        ("Mary Smith and Otto Stein", "“It does,” they said."),
    ],
    "one surname": [
        ("Ben and Alice Thorpe", "“It works,” Ben and Alice Thorpe said."),
    ],
    "with their firms": [
        ("Mary Smith and Otto Stein", "Mary Smith of the Kestrel Group and Otto Stein of Marsh Bank said that it was safe."),
    ],
    "two firms": [
        ("Google and Apple", "Google and Apple said that it was safe."),
    ],
    "with her husband": [
        ("Mary Smith and her husband", "Mary Smith and her husband said that it was safe."),
    ],
    "apart again": [
        ("Mary Smith and Otto Stein", "“It works,” Mary Smith and Otto Stein said."),
        ("Mary Smith", "“It does,” she said."),
        ("Otto Stein", "“It does not,” he said."),
    ],
    "they who left": [
        ((), "Mary Smith and Otto Stein crossed the bridge."),
        ("Mary Smith and Otto Stein", "“It works,” they said."),
    ],
    "police are": [
        ("Police", "Police said that the bridge was safe."),
        ("Police", "They said that the tram was safe, too."),
    ],
}

# Names behind titles, as the news writes them: the name is all that is left.
TITLED: dict[str, list[Line]] = {
    before: [(name, f"{before} {name} said that it was safe."), (name, f"“It works,” {name.split()[-1]} said.")]
    for before, name in (
        ("St. Louis Mayor", "Mary Smith"), ("New York City Mayor", "Otto Stein"), ("Leeds police chief", "Otto Stein"),
        ("FBI Director", "Otto Stein"), ("Apple CEO", "Mary Smith"), ("Labour MP", "Mary Smith"), ("Ohio Gov.", "Otto Stein"),
        ("Former Ohio Gov.", "Otto Stein"), ("U.S. President", "Otto Stein"), ("US Secretary of State", "Otto Stein"),
        ("White House press secretary", "Mary Smith"), ("Manchester United manager", "Otto Stein"), ("The Rev.", "Otto Stein"),
        ("Harvard University professor", "Otto Stein"), ("Supreme Court Justice", "Mary Smith"), ("House Speaker", "Mary Smith"),
        ("Senate Majority Leader", "Otto Stein"), ("Attorney General", "Otto Stein"), ("Jury foreman", "Otto Stein"),
        ("Actor", "Otto Stein"), ("Witness", "Otto Stein"), ("Bank of England Governor", "Mary Smith"),
    )
}  # fmt: skip

# Columns that any editor would read as they stand, and the engine does not yet.
FAILING: dict[str, str] = {
    "nominal: a governor of a body": "body, title and person are one name",
    "organisation: two countries are no it": "it takes one of two",
    "joint: with their firms": "the firm stays with the last name",
    "titled: Bank of England Governor": "body, title and person are one name",
}


@pytest.mark.parametrize("lines", columns(FAILING, nominal=NOMINALS, organisation=ORGANISATIONS, joint=JOINT, titled=TITLED))
def test_column(lines: list[Line]) -> None:
    check_column(lines)
