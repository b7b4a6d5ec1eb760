"""Who he, she, it and they are: an article a column, each line with the names that its quotes must bear.

None is a quote that must stay without a name: silence, never a guess. () is a line without a quote.
"""

from __future__ import annotations

import pytest
from handmade import Columns, Line, check_column, columns

PRONOUNS: Columns = {
    "the main clause, not the clause before it": [
        ("Paul Low", "Health minister Paul Low said that it works."),
        ("Iain Rush", "When Ana Pohl’s deputy, Iain Rush, suggested that it was late, Mr Low laughed."),
        ("Paul Low", "“It does,” he said."),
    ],
    "the name comes with its age": [
        ("Otto Stein", "“It works,” he says. That has not stopped Otto Stein, 52, from rowing."),
    ],
    "the name comes without": [
        (None, "“It works,” he says. That has not stopped Otto Stein from rowing."),
    ],
    "whose claim it is": [
        ("Otto Stein", "Ministers have attacked Otto Stein over his claim that the bridge was “ready”."),
    ],
    "a claim of one of two": [
        (None, "Ministers have set Otto Stein against Mark Low over his claim that the bridge was “ready”."),
    ],
    "a named man's wife is the subject": [
        ("Jane Moor", "Sergeant Jane Moor said that it works."),
        (("Tess",), "Mr Stein’s wife, Tess, was not surprised. “It does,” she said."),
    ],
    "a man's wife named in passing is not": [
        ("Jane Moor", "Sergeant Jane Moor said that it works."),
        (("Jane Moor",), "She had met Mr Stein’s wife, Tess. “It does,” she said."),
    ],
    "a retired colonel is the subject": [
        ("Bob Cole", "Host Bob Cole said that it works."),
        (("Otto Stein",), "Retired Col. Otto Stein began Cole’s show when he called and said: “It does not.”"),
    ],
    "somebody unnamed comes in": [
        ("Jane Moor", "“It works,” Jane Moor said."),
        (("A trustee", "A trustee"), "A trustee, speaking on condition of anonymity, said that it was late. “It was,” she said."),
        (("One", "One"), "One, who asked not to be named, said that it was early. “It was,” he said."),
    ],
    "somebody unnamed beside a name": [
        ("Bob Cole", "“It works,” Bob Cole said."),
        (("An aide", "Bob Cole"), "An aide said that Cole was late. “I was,” he said."),
    ],
    "whose speech it was": [
        ("Bob Cole", "“It works,” said Bob Cole."),
        (("Otto Stein",), "They had listened to Otto Stein’s statement on Monday. He said that it was early."),
    ],
    "whose house it was": [
        ("Bob Cole", "“It works,” said Bob Cole."),
        (("Bob Cole",), "They had looked at Otto Stein’s house on Monday. He said that it was early."),
    ],
    "a passing motorist": [
        ("Ed Cole", "“It works,” said Ed Cole."),
        (("A passing motorist …",), "A passing motorist filmed it. “It was dark,” he said."),
    ],
    "a singer called Lane": [
        ("Ana Pohl", "“It works,” said Ana Pohl."),
        (("Patsy Lane", "Patsy Lane"), "Singer Patsy Lane called him “mad”. “He was early,” she said."),
    ],
    "the Argentine is none of two others": [
        ("Otto Stein", "“It could be worse,” said Otto Stein. Captain Luis Low agreed."),
        (("Argentine",), "The Argentine broke his foot. “It hurts,” he said."),
    ],
    "the Spaniard is the only one": [
        ("Otto Stein", "“It works,” Otto Stein said."),
        (("Otto Stein",), "The Spaniard, 26, broke his foot. “It hurts,” he said."),
    ],
    "the Spaniard is of Spain": [
        ((), "Marco Low of Spain beat Otto Stein."),
        ("Otto Stein", "“It works,” Otto Stein said."),
        (("Marco Low",), "The Spaniard broke his foot. “It hurts,” he said."),
    ],
    "the Iranians are no he": [
        ("Otto Stein", "“It works,” said Otto Stein. Captain Luis Low agreed."),
        (("Luis Low",), "The Iranians were late. “It hurts,” he said."),
    ],
    "the grandmother is the subject": [
        ("Bob Cole", "Bob Cole said that Lily was late."),
        (("Sheila Cole",), "Grandmother Sheila Cole was early. “It works,” she said."),
    ],
    "a surname that is a verb": [
        ((), "Her friend, Josh Peel, 19, was late."),
        ("Otto Stein", "Otto Stein said that it works."),
        (("Josh Peel", "Josh Peel"), "Peel told the hearing he had swerved. “It was dark,” he said."),
    ],
    "the club doctor is a person": [
        (("Inga Gull", "Inga Gull"), "Club doctor Inga Gull confirmed that it works. “It does,” she said."),
    ],
    "a spokeswoman is she from then on": [
        ("Shona Chakra", "“It works,” Shona Chakra said."),
        ("A Home Office spokeswoman", "A Home Office spokeswoman denied that it does."),
        ("A Home Office spokeswoman", "“It is late,” she said."),
    ],
    "whom the reporter asked": [
        ((), "Otto Stein met Mark Low on Friday."),
        ("Otto Stein", "The Post’s Otto Stein asked Low whether it works."),
        ("Mark Low", "“It does,” he said."),
    ],
    "the surname of two is hers in an article about her": [
        ((), "Mary Stein left early, as did Otto Stein and his friends."),
        ((), "It rained on the bridge, and the river rose. Nobody had come to mend it, and the fields were under water."),
        ((), "Then Stein took her bag. Later, Stein was tired, and she lost her keys."),
        ("Mary Stein", "“It works,” Stein said."),
    ],
    "the surname of two is his right behind his name": [
        ((), "Mary Stein left early. It rained on the bridge, and the river rose."),
        ((), "Then Stein took her bag. Later, Stein was tired, and she lost her keys."),
        ("Otto Stein", "“It works,” said Otto Stein."),
        ("Otto Stein", "“It does,” Stein added."),
    ],
    "a title tells more than a given name, where nobody has relatives": [
        ("Anais Okell", "Anais Okell of Brandt Securities said it works."),
        ("Anais Okell", "“It does,” Mr Okell said."),
    ],
    "a title tells another, where somebody has": [
        ("Anais Okell", "Anais Okell, a mother of two, said it works."),
        ("Okell", "“It does,” Mr Okell said."),
    ],
    "the place of a dateline is no it": [
        ("Solent Marine Plc", "NORDVIK (Wire) - Shares in Solent Marine Plc fell after the ferry operator said that it was late."),
        ("Solent Marine Plc", "The firm is safe, it said."),
    ],
    "nobody has been named but the place": [
        (None, "PORT ASH, Maine — It said that it works."),
    ],
    "whom the sentence before was about, himself": [
        ("Otto Stein", "Former England striker Otto Stein said that it works."),
        ((), "Ana Pohl herself was modest."),
        ("Ana Pohl", "“It works,” the midfielder said."),
    ],
    "her teacher has a name, and is no she": [
        ("Ana Pohl", "Ana Pohl said that it works."),
        ("Walter Price", "Her teacher, the great Walter Price, told her that it works."),
        ("Ana Pohl", "“He was deaf,” she said."),
    ],
    "a headline speaks of whom the story names": [
        ("Ana Pohl", "President says that it works"),
        ("Ana Pohl", "President Ana Pohl said that it works."),
    ],
    "a headline speaks of a mayor whom the story calls so": [
        ("Ana Pohl", "Mayor says that it works"),
        ("Ana Pohl", "The town’s mayor, Ana Pohl, said that it works."),
    ],
    "a headline speaks of whom the story never names": [
        ("President", "President says that it works"),
        ("Ana Pohl", "Mayor Ana Pohl said that it works."),
    ],
    "what is called a network is no he": [
        ((), "Otto Stein, who lives on the road, was at home."),
        ("Cadent", "Cadent, the gas network, said repairs had begun."),
        ("Otto Stein", "“We smelled gas,” he said."),
    ],
    "it is the body that spoke before in the sentence": [
        ((), "They had rung the broadcaster ERR."),
        (("NordLine", "NordLine"), "The operator, NordLine, said all were safe, though it conceded that alarms had failed."),
    ],
    "the union is the one of two that was named last": [
        ((), "Leeds Union met on Friday. Bath Union met on Sunday."),
        ("Bath Union", "The union said that it works."),
    ],
    "two nouns of one article are one person": [
        (("former first lady",), "The former first lady and senator said that it works."),
    ],
    "a body's man has a name of his own": [
        ("Otto Stein", "The Rowing Society’s Otto Stein said it works."),
        ("Otto Stein", "“It does,” he said."),
    ],
    "a maker is the company beside it": [
        (("Lysander Pharma",), "The drug’s maker, Lysander Pharma, said it works."),
    ],
    "a member for a place is the name behind it": [
        ("Jodie Kwan", "Member for Ballina Jodie Kwan said it works."),
    ],
    "the answers of an interview are those of whom its headline names": [
        ((), "Q&A with Mayor Ana Pohl"),
        ((), "Ana Pohl met Otto Stein of the Post."),
        (None, "Q: Does it work?"),
        ("Ana Pohl", "A: It works, as Tom Frost knows."),
        (None, "Q: And why?"),
        ("Ana Pohl", "A: It is cheap."),
    ],
    "the answers are nobody's where two may have given them": [
        ((), "Ana Pohl met Otto Stein."),
        (None, "Q: Does it work?"),
        (None, "A: It works, and we like it."),
        (None, "Q: And why?"),
        (None, "A: It is cheap."),
    ],
    "the advisers of somebody are not he": [
        ((), "Otto Stein spoke in Leeds."),
        ("Stein economic advisers", "Stein economic advisers said it works."),
    ],
    "who is named before the subject is not he": [
        ((None, "Otto Stein"), "On another tough man, Tom Frost, Otto Stein was asked why he said it was “an honour”."),
    ],
    "she is the mother whom the sentence is about": [
        ((), "Obama won in 2008."),
        ("My mother", "My mother has softened with age, but even now she says “all is lost”."),
    ],
    "the chair is the Rev beside her": [
        ("Ana Pohl", "The school’s chair, the Rev Ana Pohl, said that it works."),
    ],
    "a shadow minister is not the minister": [
        ((), "Transport Secretary Otto Stein met Ana Pohl."),
        ("shadow transport secretary", "The shadow transport secretary said that it works."),
    ],
    "Labour's man is he": [
        ("Tom Frost", "Tom Frost said that it works."),
        ((), "Labour’s Otto Stein, who chairs the panel, is to come."),
        ("Otto Stein", "In a letter he wrote that it works."),
    ],
    "a union is no bank": [
        ("Deutsche Bank", "Deutsche Bank said that it works."),
        ("IF Metall", "The IF Metall union said that it works."),
    ],
    "a company is no bank": [
        ((), "Halden Semiconductor closed. Halden Semiconductor made tools."),
        ("Deutsche Bank", "Deutsche Bank said that it works."),
        ("Halden Semiconductor", "The company said that it works."),
    ],
    "her father is a man": [
        ((), "Marta Ruiz cooks. Her father, Anxo, died in May."),
        ("Marta Ruiz", "“It was late,” she says."),
    ],
    "the detective constable is the detective": [
        ((), "Detective Constable Ruth Amadi came."),
        ("Ruth Amadi", "The detective said that it works."),
    ],
    "the spokesperson is the one who spoke, in full": [
        ("A Treasury spokesperson", "A Treasury spokesperson said that it works."),
        ("A Treasury spokesperson", "The spokesperson said that it is new."),
        ((), "A Labour spokesperson came."),
        ("A Labour spokesperson", "The spokesperson said that it is old."),
    ],
    "her father is he": [
        ("Otto Stein", "“No,” said Sir Otto Stein."),
        ("Gemma Airey", "“Yes,” said Gemma Airey, who had come with her father."),
        ((), "He nodded."),
        ("her father", "“It is cold,” he said."),
    ],
    "for him there is a captain": [
        ((), "Sam Low wept. For Dean Stein there will be no next time."),
        ((), "The Rovers captain, 36, went up the steps."),
        ("Dean Stein", "“It is heavy,” he said."),
    ],
    "both are nurses": [
        ("Samuel Osei and Ingrid Fell", "Samuel Osei and Ingrid Fell, nurses in the ward, said that it works."),
    ],
    "the former president is not the president": [
        ((), "President Tom Frost met Otto Stein. Otto Stein got in on it."),
        ("Otto Stein", "“It is late,” the former president said."),
    ],
    "an officer is no newspaper": [
        ((), "Officers told the press officer, the Washington Post, of it."),
        ("officer", "In an email to the paper, the officer said that it works."),
    ],
    "a reporter asks, another answers": [
        (("An NBC reporter", "Otto Stein"), "An NBC reporter later asked if it works, and Otto Stein said it did."),
        ((), "When an NBC reporter later met Otto Stein, Stein laughed."),
        ("Otto Stein", "“You tell me,” he said."),
    ],
    "of whom aides speak": [
        ("Sandra Low", "“It is ours,” said Sandra Low."),
        ("aides", "The aides say Ivanka Stein also advises her father."),
        ("Ivanka Stein", "“It is late,” she said."),
    ],
    "the Utah Republican is who was named": [
        ((), "Jason Stein met Sandra Low on Monday. Jason Stein was late."),
        ("Jason Stein", "In the letter – to the attorney, Tom Frost – the Utah Republican said that it works."),
    ],
    "she is somebody new": [
        ("Harriet Cole", "Harriet Cole said that it works."),
        ((), "She is Odile Fontaine, and she sang."),
        ("Odile Fontaine", "“I don’t look down,” she said."),
    ],
    "the defendant is who denies it": [
        ("Callum Reith", "Callum Reith, 34, denies any part in the murder."),
        ("A neighbour", "A neighbour said that it was late."),
        ("Callum Reith", "The defendant said that it was late."),
    ],
    "he is not whom he speaks of, even if nobody else is there": [
        (None, "He said that the minister, Peadar Walsh, knew it."),
    ],
    "her rival is the late Sir beside her": [
        ("Keith Dunmow", "Her rival, the late Sir Keith Dunmow, put it so: “It is late.”"),
        ("Julian Roe", "Her nephew, the actor Julian Roe, said that it was late."),
    ],
    "they are neither one agency nor one woman": [
        ("state agency", "The state agency said that it was late."),
        ((), "Jane Adeleke stood in the street with several hundred others."),
        (None, "They chanted, “Where were you?”"),
    ],
    "as for somebody, he speaks": [
        ((), "Otto Stein spoke in Leeds."),
        ("Tom Frost", "As for Tom Frost, he said it works."),
    ],
    "a label of initials is whoever has them": [
        ("John Cole", "JC: It works, and we like it."),
        ("Otto Stein", "Otto Stein: Why is that so?"),
        ("John Cole", "JC: It is cheap, and it is ours."),
        ((), "John Cole met us."),
    ],
    "he is not the man whom his words name": [
        ((), "Tom Frost met Otto Stein on Monday."),
        ("Otto Stein", "“Frost was known to us,” he said."),
    ],
    "he is not the one whom he tells": [
        ("Tom Frost", "Otto Stein spoke in Leeds. Tom Frost asked him how high it was."),
        ("Otto Stein", "“It is ten feet high,” he told Frost."),
    ],
    "he is not the one of whom he speaks": [
        ("Otto Stein", "Of Tom Frost, Otto Stein said he had no luck."),
        ("Otto Stein", "“It happens,” he said of Frost."),
    ],
    "who asked is not who answers": [
        ("Tom Frost", "Otto Stein was not sure when Tom Frost asked whether it was late."),
        ("Otto Stein", "“It is,” he said."),
    ],
    "who reports goes before who is reported": [
        (("Otto Stein", "Tom Frost"), "Otto Stein said that Tom Frost promised to come."),
        ("Otto Stein", "“Let us wait,” he said."),
    ],
    "a surname met once is a man where it is a given name, too": [
        ("Cruz", "Cruz said it was Denver. Cruz left."),
        ((), "Carson did not choose."),
        ("Carson", "“It is late,” he said."),
    ],
    "they is nobody named beside it": [
        ((), "Leeds Watch checked a claim by Otto Stein."),
        (None, "They announced that Stein was right."),
    ],
    "it is the body that the sentence named": [
        ((), "The Leeds Union met the Bath Union."),
        ("Leeds Union", "Although the Leeds Union did not name him, it said he was “late”."),
    ],
    "a people is no person, but may be a surname": [
        ((), "Ilse Brandt spoke to African Americans."),
        ("Ilse Brandt", "“It is late,” she said."),
        ((), "Mark Cuban took questions."),
        ("Mark Cuban", "“It is,” Cuban said."),
    ],
    "a sentence may end in U.S.": [
        ((), "Ilse Brandt left the U.S. While Brandt had denied it, it was true."),
        ("Ilse Brandt", "“It is,” Brandt said."),
    ],
    "the one named as what he is": [
        ((), "Otto Stein left."),
        (("James Low", "James Low"), "Last week, the leader, James Low, said it was late, but he called it “safe”."),
    ],
    "the maker is the firm of the sentence before": [
        ((), "Shares in Kestrel Group fell."),
        ("Kestrel Group", "They fell after the battery maker said it was late."),
    ],
    "who is asked answers": [
        ((), "Ilse Brandt lives in Leeds. Her sister disagrees."),
        ("Joan Brandt", "“It worries us,” Joan Brandt said."),
        ("Ilse Brandt", "When I ask Ilse, she laughs: “Let it.”"),
    ],
    "the one man whom she has to do with": [
        ((), "Tom Frost left. Ilse Brandt met Otto Stein."),
        (("Otto Stein",), "For that she drew Stein’s ire: he called her “weak”."),
    ],
    "a thing is no who": [
        ((), "It brought a reply from Otto Stein."),
        ("Otto Stein", "It brought a reply from Otto Stein, who said it was late."),
    ],
    "what reads is written": [
        ((), "The email, released by the Leeds Union, was sent on Monday."),
        ("email", "“It is late,” it read."),
    ],
    "a name in capitals of a headline adds nothing": [
        ((), "Benghazi Widow Dorothy Woods Speaks of Loss"),
        ("Dorothy Woods", "Dorothy Woods said it was late."),
    ],
    "an owner has a full name": [
        ((), "Ilse Brandt won."),
        ("Ilse Brandt’s campaign", "Brandt’s campaign said it was late."),
    ],
    "a pollster and strategist is one person": [
        ("Ana Pohl", "Otto Stein’s chief pollster and strategist Ana Pohl said it was late."),
    ],
    "at a place is not of it": [
        ((), "Otto Stein, the mayor, left."),
        ("Otto Stein", "At a meeting in Chelsea, the mayor said it was late."),
    ],
    "it may be a body without a name": [
        ((), "They had rung the broadcaster ERR."),
        (("defence ministry", "defence ministry"), "The defence ministry said all were safe, though it conceded that alarms had failed."),
    ],
    "a prime minister is premier": [
        ("Kaarel Tamm", "Prime Minister Kaarel Tamm said that it works."),
        ("Kaarel Tamm", "The premier replied that it does."),
    ],
    "a club seen once by half a name is none": [
        ((), "Speaking on Radio 5 Live, Dean Holt left."),
        ("club", "The club said that it works."),
    ],
    "the Vermont senator is the one named before": [
        ((), "Otto Stein came to Leeds on Friday."),
        ("Otto Stein", "The Vermont senator said that it works."),
    ],
    "whoever has no name is he in the same sentence": [
        ((), "Otto Stein came to Leeds on Friday."),
        (("A lorry driver", "A lorry driver"), "A lorry driver said that it works, but he denied that it was his."),
    ],
    "a judge is named in the next sentence": [
        ("Carla Reyes", "A judge called it “an insult to everybody”."),
        ((), "Judge Carla Reyes QC jailed two men."),
    ],
    "who is named in his own words, when nobody else is near": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ((), "It rained."),
        ((), "It rained again on the bridge."),
        ((), "The gate shut."),
        ((), "Otto Stein has little support."),
        ("Otto Stein", "“You should try something new like Stein,” he said."),
    ],
    "another who is named": [
        ("Heino Laas", "Another, pensioner Heino Laas, disagreed: “It does not.”"),
    ],
    "she": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ("Mary Smith", "“It does,” she said."),
        ("Mary Smith", "She said that it was new."),
    ],
    "he": [
        ("Otto Stein", "“It works,” Otto Stein said."),
        ("Otto Stein", "“It does,” he said."),
    ],
    "she and he": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ("Otto Stein", "“It does not,” Otto Stein said."),
        ("Mary Smith", "“It does,” she said."),
        ("Otto Stein", "“No,” he said."),
        ("Mary Smith", "“It works,” she said again."),
    ],
    "a title tells": [
        ("Pat Lind", "“It works,” Pat Lind said."),
        ("Robin Moor", "“It does not,” Robin Moor said."),
        ((), "Mr. Lind and Ms. Moor left together."),
        ("Pat Lind", "“It works,” he said."),
        ("Robin Moor", "“It does not,” she said."),
    ],
    "one who has not spoken": [
        ((), "Mary Smith opened the bridge."),
        ("Mary Smith", "“It works,” she said."),
    ],
    "the subject before the object": [
        ((), "Mary Smith thanked Jane Moor on the bridge."),
        ("Mary Smith", "“It works,” she said."),
    ],
    "the main clause before the other": [
        ((), "Hours after Mary Smith resigned, Jane Moor took over."),
        ("Jane Moor", "“It works,” she said."),
    ],
    "unlike another": [
        ((), "Unlike Mary Smith, Jane Moor stayed."),
        ("Jane Moor", "“It works,” she said."),
    ],
    "the byline is nobody’s he": [
        ((), "By Otto Stein"),
        ((), "The bridge was closed on Monday."),
        (None, "“It works,” he said."),
    ],
    "the byline is I": [
        ((), "By Otto Stein"),
        ("Otto Stein", "“It works,” I said."),
    ],
    "a fronted description is the pronoun’s own": [
        ((), "Mary Smith found the money."),
        ("Mary Smith", "A former nurse, she said that it was hers."),
        ("Mary Smith", "“It was hard,” she said."),
    ],
    "a name in an aside": [
        ("Joan", "“It works,” says his widow, Joan, who still runs the kiosk."),
        ("Joan", "She says that it is old."),
    ],
    "a possessor in the subject": [
        ((), "Mary Smith left Jane Moor’s house."),
        ("Mary Smith", "“It works,” she said."),
    ],
    "who was thanked": [
        ((), "Jane Moor was thanked by Mary Smith."),
        ("Jane Moor", "“It works,” she said."),
    ],
    "a possessor is nobody": [
        ("Mary Smith", "“It works,” Mary Smith said on Jane Moor’s bridge."),
        ("Mary Smith", "“It does,” she said."),
    ],
    "the one of the sentence": [
        ("Mary Smith", "“It works,” Jane Moor’s boss Mary Smith said."),
        ("Mary Smith", "Mary Smith rose and “it works”, she said."),
    ],
    "nobody to stand for": [
        (None, "“It works,” she said."),
        (None, "“It does,” he said."),
    ],
    "no woman": [
        ("Otto Stein", "“It works,” Otto Stein said."),
        (None, "“It does,” she said."),
    ],
    "no man": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        (None, "“It does,” he said."),
    ],
    "a bank is no she": [
        ("Bank of England", "“It works,” the Bank of England said."),
        (None, "“It does,” she said."),
    ],
    "a town is no he": [
        ((), "Chicago froze."),
        (None, "“It does,” he said."),
    ],
    "too far back": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        *[((), "It rained all night on the empty squares of the town.")] * 20,
        (None, "“It does,” she said."),
    ],
    "I is not tied": [
        ((), "Mary Smith opened the bridge."),
        (None, "I said that it was safe."),
    ],
}

HEARERS: Columns = {
    "told": [
        ("Mary Smith", "“It works,” Mary Smith told Jane Moor."),
        ("Mary Smith", "“It does,” she said."),
    ],
    "told in a letter": [
        ("Otto Stein", "In a letter to Mary Smith, Otto Stein said that it was safe."),
        ("Otto Stein", "Thanking Mary Smith, Otto Stein said: “It works.”"),
    ],
    "named by name in the words": [
        ("Otto Stein", "“It works, Mary,” Otto Stein said."),
    ],
    "told, the other way round": [
        ("Mary Smith", "Mary Smith told Jane Moor that it was safe."),
        ("Mary Smith", "“It is,” she said."),
    ],
    "asked": [
        ("Mary Smith", "Mary Smith asked Jane Moor whether it was safe."),
    ],
    "to a man": [
        ("Mary Smith", "“It works,” Mary Smith told Otto Stein."),
        ("Mary Smith", "“It does,” she told him."),
    ],
    "called": [
        ("Mary Smith", "Mary Smith called Jane Moor “a fraud”."),
        ("Mary Smith", "“She is,” she said."),
    ],
}

INSIDE: Columns = {
    "a name in a quotation": [
        ("Mary Smith", "“Jane Moor was kind,” Mary Smith said."),
        ("Mary Smith", "“She was,” she said."),
    ],
    "only in a quotation": [
        (None, "“Jane Moor was kind,” she said."),
        (None, "“She was,” she said."),
    ],
    "the fullest name from a quotation": [
        ("Mary Smith", "“It works,” Ms. Smith said."),
        ("Otto Stein", "“Mary Smith is right,” Otto Stein said."),
    ],
}

AHEAD: Columns = {
    "cataphora": [
        (("Mary Smith",), "Although she said that it was safe, Mary Smith stayed away."),
    ],
    "cataphora, past another": [
        ((), "Jane Moor stayed away."),
        (("Mary Smith",), "Although she said that it was safe, Mary Smith stayed away."),
    ],
    "after a participle": [
        ((None, "Mary Smith"), "Asked about the bridge, Mary Smith said that it was safe."),
    ],
}


@pytest.mark.parametrize("lines", columns({}, pronoun=PRONOUNS, hearer=HEARERS, inside=INSIDE, ahead=AHEAD))
def test_column(lines: list[Line]) -> None:
    check_column(lines)
