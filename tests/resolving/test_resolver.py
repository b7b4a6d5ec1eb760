"""Who the speakers are: an article a column, each line with the names that its quotes must bear.

None is a quote that must stay without a name: silence, never a guess. () is a line without a quote.
"""

from __future__ import annotations

import pytest
from handmade import bug

from quotes.engine import attribute
from quotes.linking.orphans import match
from quotes.resolving.cast import gather
from quotes.resolving.resolver import resolve
from quotes.text.page import read

Line = tuple[str | None | tuple[str | None, ...], str]

PRONOUNS: dict[str, list[Line]] = {
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
        ("Sundar Katwala", "The Fabian Society’s Sundar Katwala said it works."),
        ("Sundar Katwala", "“It does,” he said."),
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

HEARERS: dict[str, list[Line]] = {
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

INSIDE: dict[str, list[Line]] = {
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

NOMINALS: dict[str, list[Line]] = {
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

ORGANISATIONS: dict[str, list[Line]] = {
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

JOINT: dict[str, list[Line]] = {
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

AHEAD: dict[str, list[Line]] = {
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

GOING_ON: dict[str, list[Line]] = {
    "questions and answers without a word between": [
        ("Mary Smith", "“And then?” asked Mary Smith."),
        ("Otto Stein", "“Nothing,” Otto Stein said."),
        ("Mary Smith", "Smith asked if he was well."),
        ("Mary Smith", "“You were told to go?”"),
        ("Otto Stein", "“They said we should.”"),
        ("Mary Smith", "“And did you go?”"),
        ("Otto Stein", "“No.”"),
    ],
    "nobody knows who answers": [
        ("Mary Smith", "Smith asked if Mary Smith was well."),
        ("Mary Smith", "“You were told to go?”"),
        (None, "“They said we should.”"),
    ],
    "he or she": [
        (None, "“It works,” he or she said."),
    ],
    "the same speaker": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ("Mary Smith", "“It has worked since the day we built it.”"),
    ],
    "the same, by a pronoun": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ("Mary Smith", "“It does,” she said."),
        ("Mary Smith", "“It has worked since the day we built it.”"),
    ],
    "the one in the sentence before": [
        ("Otto Stein", "“It works,” Otto Stein said."),
        ("Mary Smith", "Mary Smith shook her head. “It has never worked for a day.”"),
    ],
    "by turns": [
        ("Otto Stein", "“Does it work?” Otto Stein asked."),
        ("Mary Smith", "“It does,” Mary Smith said."),
        ("Otto Stein", "“Are you sure that it does?”"),
        ("Mary Smith", "“I am as sure as I can be.”"),
    ],
    "past a question": [
        (("Mary Smith", "Otto Stein"), "Mary Smith asked: “Is it safe?” Otto Stein replied: “It is.”"),
    ],
    "past a nod": [
        (("Mary Smith", "Jane Moor"), "Mary Smith said: “It works.” Jane Moor nodded. “It does,” she said."),
    ],
    "of another": [
        (("Mary Smith", "Mary Smith"), "Mary Smith accused Otto Stein of lying. “He has never told the truth.”"),
    ],
    "new names by turns": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ((), "Jane Moor disagreed."),
        ("Jane Moor", "“It does not,” she said."),
    ],
    "her sister": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ((), "Her sister disagreed."),
        ("Her sister", "“It does not,” she said."),
    ],
    "nobody yet": [
        ((), "It rained."),
        ((), "“It has worked since the day we built it.”"),
    ],
}

ALIKE: dict[str, list[Line]] = {
    "one surname": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ("Otto Smith", "“It does not,” Otto Smith said."),
        ("Mary Smith", "“It does,” Ms. Smith said."),
        ("Otto Smith", "“No,” Mr. Smith said."),
    ],
    "one surname, told apart by title alone": [
        ("Smith", "“It works,” Mr. Smith said."),
        ("Mary Smith", "“It does not,” Mary Smith said."),
    ],
    "the surname first": [
        ("Xi Jinping", "Xi Jinping said that it was safe."),
        ("Xi Jinping", "“It works,” Xi said."),
    ],
    "the surname in the middle": [
        ("Cristina Fernández de Kirchner", "Cristina Fernández de Kirchner said that it was safe."),
        ("Cristina Fernández de Kirchner", "“It works,” Fernández said."),
    ],
    "given names": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ("Otto Smith", "“It does not,” Otto Smith said."),
        ("Mary Smith", "“It does,” Mary said."),
        ("Otto Smith", "“No,” Otto said."),
    ],
    "owners of words": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ("Mary Smith", "Her message was simple: “We are open.”"),
    ],
    "owners of words, named": [
        ("Mary Smith", "“It works,” Mary Smith said."),
        ("Mary Smith", "Smith’s answer was short: “Never again.”"),
        ("Mary Smith", "In Smith’s view, the bridge is safe."),
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

COLUMNS = {
    f"{group}: {title}": lines
    for group, table in (
        ("pronoun", PRONOUNS), ("hearer", HEARERS), ("inside", INSIDE), ("nominal", NOMINALS),
        ("organisation", ORGANISATIONS), ("joint", JOINT), ("ahead", AHEAD), ("going on", GOING_ON), ("alike", ALIKE), ("titled", TITLED),
    )
    for title, lines in table.items()
}  # fmt: skip

# Columns that any editor would read as they stand, and the engine does not yet.
FAILING: dict[str, str] = {
    "nominal: a governor of a body": "body, title and person are one name",
    "organisation: two countries are no it": "it takes one of two",
    "joint: with their firms": "the firm stays with the last name",
    "titled: Bank of England Governor": "body, title and person are one name",
}


def column(title: str) -> object:
    marks = pytest.mark.xfail(strict=True, reason=FAILING[title]) if title in FAILING else ()
    return pytest.param(COLUMNS[title], id=title, marks=marks)


def speakers(lines: list[Line]) -> list[Line]:
    """The same column with the names that the engine gives."""
    text = "\n\n".join(line for _, line in lines)
    quotes = attribute(text).quotes
    out: list[Line] = []
    at = 0
    for _, line in lines:
        found = tuple(q.speaker.name if q.speaker else None for q in quotes if at <= q.start < at + len(line))
        out.append((found[0] if len(found) == 1 else found, line))
        at += len(line) + 2
    return out


def same(found: str | None, wanted: str | None) -> bool:
    """Names are the same; of a description, “a mayor …”, the beginning is enough."""
    return found == wanted or bool(found and wanted and wanted.endswith(" …") and found.startswith(wanted[:-2]))


def bare(lines: list[Line]) -> list[Line]:
    return [(who[0] if isinstance(who, tuple) and len(who) == 1 else who, line) for who, line in lines]


@pytest.mark.parametrize("lines", [column(title) for title in COLUMNS])
def test_column(lines: list[Line]) -> None:
    found, wanted = speakers(lines), bare(lines)
    shown = [w if isinstance(w[0], str) and not isinstance(f[0], tuple) and same(f[0], w[0]) else f for f, w in zip(found, wanted)]
    assert shown == wanted


# A name, and an article in which it speaks no quote, whoever does.
NEVER = [
    ("Ana Pohl", "“She was kind,” said Otto Stein of Ana Pohl."),
    ("Ana Pohl", "Otto Stein wrote to Ana Pohl: “It works.”"),
    ("reporters", "Kerry Lind, star of “Scandal,” told reporters that it works."),
    ("Ana Pohl", "Ana Pohl kept silent. The memo’s author urged the board “to wait for a little while”."),
    ("Ana Pohl", "Ana Pohl was found dead. “She was kind,” her friend said."),
    ("Ana Pohl", "Ana Pohl’s lawyer, Otto Stein, said that it was safe. “He told us,” he said."),
    ("Ana Pohl", "Friends wept for Ana Pohl. “She was the kindest of us all.”"),
    ("Ana Pohl", "Otto Stein spoke of Ana Pohl. “She was the kindest of us all.”"),
    ("Ana Pohl", "Nobody told Ana Pohl that it was safe."),
    ("Ana Pohl", "Ana Pohl starred in “The Long Way Home”."),
    ("Ana Pohl", "Ana Pohl has seen the sign that says “No entry”."),
    ("Ana Pohl", "Otto Stein, speaking for Ana Pohl, said that it was safe."),
    ("Ana Pohl", "It was safe, said a friend of Ana Pohl."),
    ("Otto Stein", "“It works,” Mary Smith told Otto Stein. “It does,” she added."),
    ("Courier", "Mary Smith told the Courier that it was safe."),
    ("Courier", "“It works,” Mary Smith said in the Courier. “It does.”"),
    ("Ana Pohl", "Ana Pohl was told: “You are hired.”"),
    ("Ana Pohl", "Ana Pohl was asked: “Are you hired?”"),
    ("Ana Pohl", "Ana Pohl was met by a sign: “No entry.”"),
    ("Ana Pohl", "Ana Pohl got a letter: “You are hired.”"),
    pytest.param("Ana Pohl", "Ana Pohl heard a scream: “Help me now!”", marks=bug("whoever hears a scream speaks it")),
    ("Ana Pohl", "The judge jailed Ana Pohl. “You are a danger to us all.”"),
    pytest.param(
        "Ana Pohl", "Ana Pohl was jailed. “You are a danger to us all.”",
        marks=bug("the subject of a passive sentence before speaks"),
    ),
    pytest.param(
        "Ana Pohl", "Ana Pohl was killed. “She was the kindest of us all.”",
        marks=bug("the subject of a passive sentence before speaks about herself as she"),
    ),
    ("Courier", "The Courier quoted Mary Smith as saying it was safe."),
    pytest.param(
        "Ana Pohl",
        "Ana Pohl was buried on Monday.\n\n“She was the kindest of us all.”",
        marks=bug("the one person of the paragraph before speaks, dead and praised as she is"),
    ),
    pytest.param(
        "Ana Pohl",
        "The court sentenced Ana Pohl to jail.\n\n“You are a danger to all of us here.”",
        marks=bug("the one person of the paragraph before speaks, though she is spoken to"),
    ),
    ("Ana Pohl", "“She is kind,” Otto Stein said.\n\nAna Pohl was born in 1990.\n\n“She was a quiet child, and she read.”"),
    ("Otto Stein", "“He was a good man,” he said. Otto Stein was shot on Monday."),
    pytest.param(
        "Jane Moor", "“I am here,” she said.\n\nBut Jane Moor was not.",
        marks=bug("she takes a name of the next sentence"),
    ),
]


@pytest.mark.parametrize(("name", "text"), NEVER)
def test_never(name: str, text: str) -> None:
    assert name not in {q.speaker.name for q in attribute(text).quotes if q.speaker}


def test_failing_columns_exist() -> None:
    assert set(FAILING) <= set(COLUMNS)


def test_one_answer_a_link() -> None:
    page = read("\n\n".join(line for lines in COLUMNS.values() for _, line in lines))
    links = match(page)
    cast = gather(page.names)
    answers = resolve(page, cast, links)
    assert len(answers) == len(links) > 100
    for answer in answers:
        assert answer.rule
        assert answer.figure is None or answer.name == cast.figures[answer.figure].name


def test_answers_name_their_words() -> None:
    text = "“It works,” Mary Smith said."
    page = read(text)
    (answer,) = resolve(page, gather(page.names), match(page))
    assert answer.words is not None and answer.words.of(text) == "Mary Smith"
