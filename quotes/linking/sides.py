"""The content of a report: what was said stands to the left of the attribution, to its right, or around it."""

from __future__ import annotations

import re

from quotes.linking.contents import (
    FRONTED,
    SURELY,
    Start,
    bare_end,
    content_end,
    content_start,
    cue_frames,
    cue_of,
    object_end,
    opens_clause,
)
from quotes.linking.links import NAMING, Link, is_title
from quotes.linking.reports import AIRINGS, Report, aired_on, parenthetic
from quotes.linking.sources import CORE, PHRASE, VERB, is_place
from quotes.model import QuoteType, Stance
from quotes.text.page import Page
from quotes.text.words import Sentence

NAMES = frozenset("call title entitle name dub label".split())


def with_content(report: Report) -> Link | None:
    """Find the content around source and cue, and make the link."""
    s, frames = report.s, report.frames
    start = content_start(s, report.right, report.high, frames - {"addressee"} if report.inverted else frames)
    if start.how == "quote" and aired_on(report.page, s, report.right, start.at) <= start.at:
        start = content_start(s, start.at + 1, report.high, frames - {"addressee"})  # said on the show “Good Day” that
    left_end = left_of_source(report)
    left_tags = s.tags[:left_end]
    how = start.how
    if how == "that" and parenthetic(report) and VERB.search(left_tags) and left_tags[:1] not in ("s", "p", "g", "G"):
        start, how = Start(report.right, "nothing"), "nothing"  # "It was so bad, she noted, that nobody came"
    if report.inverted and (how in ("clause", "wh", "to") or how == "that" and "Q" not in left_tags):
        how = "nothing"
    if how == "clause" and s.tags[start.at] == "p" and left_end < report.left and "Q" in left_tags:
        how = "nothing"  # “If it works” for us, she said at the gate, it works for all
    begun = begun_clause(report, start, how, left_end)
    if begun is not None:
        return report.link("content-source-cue", begun, how)
    piece = left_piece(report, start, how, left_end)
    if piece is not None:
        rest = right_after_parenthesis(report, start, how)
        pieces = [piece, rest] if rest is not None else [piece]
        return report.link("content-cue-source" if report.inverted else "content-source-cue", pieces, how)
    if how == "nothing" and left_end == 0 and report.number and "quote" in frames and "weak" not in frames:
        earlier = after_quotation(report)
        if earlier is not None:
            return earlier
    return right_content(report, start, how)


def left_of_source(report: Report) -> int:
    """The token after the last of what stands left of the attribution: “It works,” as Ana Pohl put it."""
    end, s = report.left, report.s
    if end > 0 and s.words[end - 1].lower() == "as":
        end -= 1
    return bare_end(s.tags, end)


BEGUN = re.compile(rf"[ca]?(?:{PHRASE}|[hD])(?:[aX]*X)?,*$")


def begun_clause(report: Report, start: Start, how: str, left_end: int) -> list[tuple[int, int]] | None:
    """ "The bill, she said, “is mad”": subject and verb may stand before the attribution, the rest in marks after it."""
    s = report.s
    if how != "quote" or report.inverted or not parenthetic(report) or not BEGUN.match(s.tags[:left_end]):
        return None
    if not words_at(report, start.at)[:1].islower():
        return None
    return [(0, left_end), (start.at, content_end(s, start.at, report.high))]


def words_at(report: Report, q: int) -> str:
    """The words in marks that are token q; empty where it is no quotation."""
    number = report.page.quotation_at.get(report.s.starts[q])
    return report.page.quotations[number].content.of(report.page.text) if number is not None else ""


def left_piece(report: Report, start: Start, how: str, left_end: int) -> tuple[int, int] | None:
    """The content left of the attribution: “…,” X said; clause, X said."""
    s, tags, frames = report.s, report.s.tags, report.frames
    parted = left_end < report.left or tags[report.left - 1] == "Q" or report.inverted and tags[report.left - 1] == "n"
    if left_end == 0 or not parted or report.is_gerund or report.source.rule == "relative":
        return None
    if report.source.rule == "shared-subject" and VERB.search(tags, report.source.last, report.first):
        return None  # "In a letter, she wrote that it works and demanded a reply"
    begins = tags[report.after : report.after + 2] in ("tv", "tV") and "to" not in frames
    if begins and tags[left_end - 1] == "Q" and not ends_speech(report.page, s, left_end - 1):
        return None  # "Through this “night vision” she began to see"
    if tags[report.first - 1 : report.verb].rstrip("a").endswith("t") or is_bare(report):
        return None  # "…, hoping to say", “…” buzz saw
    left = tags[:left_end]
    if WORK_LAST.match(left) and AIRINGS.intersection(s.words[left_end - 3 : left_end - 1]):
        return None  # "In her memoir, “Salt”, the singer calls it"
    if TITLE_LAST.search(left) and is_title(report.page, s, left_end - 1):
        return None  # "In his book, “Make Your Child Rich,” Lee suggested"
    if left.endswith("Q") and left_end == report.left and not report.inverted and is_title(report.page, s, left_end - 1) and not ends_speech(report.page, s, left_end - 1):
        return None  # "“Good Day” host Ana Pohl said"
    if left.endswith(("VQ", "VsQ")) and (named := cue_of(s.words[left.rindex("V")])) and (named.base in NAMES or named.base == "know") and named.form != "gerund":
        return None  # "In a box labeled “private,” Lee wrote “none”", "Known as “the Bat”, Lee said"
    if s.words[report.left - 1].lower() == "as" and (tags[report.after : report.after + 1] in tuple("DNnjRCLT#t") or not left.strip("ca")):
        return None  # "She wept as she recalled the day", "But as Ana Pohl said, it works"
    if tags[report.after : report.after + 1] == "O" and "addressee" not in frames and not left.endswith("Q"):
        return None  # "It is so, she understands it"
    goes_on = tags[start.at : start.at + 1] == "," and tags[start.at + 1 : start.at + 2] not in ("", "s", "G")
    apart = APART.search(left) and "thought" not in frames
    if left[0] == "s" and s.words[0].lower() in FRONTED and not apart and not goes_on:
        return None  # "When he called it “absurd”, Smith understood"
    if "thought" in frames and left.lstrip("ca")[:1] == "s" and not goes_on:
        return None  # "But because it is “mad,” she feels free to go"
    says = bool(frames & {"clause", "that"})
    if (
        left.endswith("Q")
        and (left == "Q" or how not in ("clause", "that"))
        and (says or "quote" in frames or how == "nothing")
    ):
        return left_content(left, left_end)
    if left[0] in "gG" and how == "clause" or how != "nothing" or not says or "weak" in frames and not report.is_heard:
        return None
    goes_on = tags[start.at : start.at + 1] == "," and tags[start.at + 1 : start.at + 2] in ("X", "v")
    interrupted = tags[start.at : start.at + 1] == "," and VERB.search(tags, start.at, report.high) and "d" not in left
    if left[0] == "V" and "Q" not in left and s.words[0].endswith("ed"):
        return None  # "Asked whether it works, Ana Pohl said no"
    whole = "sure" in frames and len(left) >= SURELY and left[0] not in "psgG"
    if VERB.search(left) or "Q" in left or goes_on or interrupted or whole:
        return clause_low(s, left_end), left_end
    return None


def ends_speech(page: Page, s: Sentence, q: int) -> bool:
    """Whether the words in marks end with a stop, as speech does before whoever said it."""
    number = page.quotation_at.get(s.starts[q])
    return number is not None and page.quotations[number].content.of(page.text).rstrip()[-1:] in ",?!.…—-"


WORK_LAST = re.compile(r"p[^XvVQ,]*[nL],?Q$")
TITLE_LAST = re.compile(r"[nL],?Q$|'Q$|^[^XvV]{0,14}pQ$")


def is_bare(report: Report) -> bool:
    """Whether the source is a bare singular noun right after the marks: “You’re no sailor” buzz saw."""
    s, source = report.s, report.source
    return not report.inverted and s.tags[source.first : source.last].strip("jn") == "" and s.tags[source.first - 1 : source.first] == "Q"


def after_quotation(report: Report) -> Link | None:
    """The quotation is the sentence before: “Why?” – Smith, who had come late, asked."""
    number = quotation_before(report.page, report.number)
    link = report.link("quotation-before", [(0, 1)]) if number is not None else None
    if link is None or number is None:
        return None
    content = (report.page.quotations[number].content,)
    return link._replace(type=QuoteType.DIRECT, stance=Stance.ASSERTED, content=content, quotations=(number,))


APART = re.compile(r",(?!a?[XvV])[^,]*[XvV]|[^V],P?Q$")  # "After the vote, “…,” Smith said"
MAIN_VERB = re.compile(r"Q(?=a?[XvV])")  # "Pohl, who calls him “mad,” left": the sentence goes on
AFTER_RELATIVE = re.compile(r",(?=a?[vVX])")  # "Pohl, who said she was ill, left": the sentence goes on


MEANTIME = frozenset("as when while before after until".split())  # shouted “I’m sorry” as she was led away


def right_content(report: Report, start: Start, how: str) -> Link | None:
    """The content right of the attribution: a quotation, a clause, or an object with quoted words."""
    s, tags, frames, i = report.s, report.s.tags, report.frames, report.verb
    weak = "weak" in frames
    asked = ASKED_ABOUT.match(tags, report.right, report.high) if "ask" in frames and not report.inverted else None
    if asked and s.words[asked.end() - 1] == "about" and tags[report.first - 1 : report.first] != "t":
        return report.link("source-cue-matter", [(asked.end(), content_end(s, asked.end(), report.high))], "wh")
    if "clause" in frames and YES.match(tags, report.right) and s.words[report.right].lower() in ("yes", "no"):
        return report.link("source-cue-clause", [(report.right, report.right + 1)], how)  # "Pohl said no"
    same = SAME.match(tags, report.right, report.high) if "clause" in frames and not report.inverted else None
    if same and s.words[same.end("what") - 1].lower() in SAMES:
        return report.link("source-cue-clause", [same.span()], "clause")
    if how in ("nothing", "clause") and "clause" in frames and is_extracted(report):
        end = content_end(s, report.right, report.high)
        return report.link("source-cue-extracted", [*pronoun(report), (report.right, end)], how)
    if how == "clause" and tags[start.at] == "X" and s.words[report.source.first - 1].lower() in EVERYTHING:
        return None  # "not everything she says is true"
    if how == "quote":
        if weak and tags[start.at - 1] not in ",:-t" and tags[report.source.head_last - 1] != "L":
            return None
        if "quote" not in frames and report.cue.base not in NAMING and is_title(report.page, s, start.at):
            return None  # "talked about “The Long Way Home”"
        aside = report.is_gerund and MAIN_VERB.match(tags, start.at)  # "Stein, citing “magic,” said": he goes on
        meanwhile = words_at(report, start.at)[:1].isupper() and not MEANTIME.isdisjoint(s.words[start.at + 1 : start.at + 2])
        end = start.at + 1 if aside or meanwhile else before_main_clause(report, start.at, content_end(s, start.at, report.high))
        return report.link("source-cue-quotation", [*condition(report), *pronoun(report), (start.at, end)], how)
    beside_subject = report.source.rule == "with-participle"  # ", with critics arguing it would"
    counted = "#" in tags[report.source.first : report.source.last]  # "it left 60 percent of voters saying she was late"
    bare_gerund = report.is_gerund and not beside_subject and not counted and report.first == i and tags[i - 1 : i] not in (",", "c", "s", "", "p", "-")
    if how in ("that", "clause", "wh", "to") and not (how == "clause" and (weak or bare_gerund)):
        end = content_end(s, start.at, report.high)
        end = before_main_verb(report, start.at, end)
        cheered = DENIED_ONLY.search(tags, start.at, end) if "deny" in frames else None
        end = cheered.start() if cheered else end
        if end <= start.at or not tags[start.at : end].strip("hapd"):
            return None  # "The data rule that out"
        pieces = [*condition(report), (start.at, end)]
        return report.link("source-cue-that" if how == "that" else "source-cue-clause", pieces, how)
    after = after_comma(report, start, how)
    if after is not None:
        return report.link("source-cue-clause", [*condition(report), after], how)
    if not frames & {"object", "quote", "thought"}:
        return None
    if tags.find("Q", report.right, report.high) < 0 and not frames & {"complement", "as", "matter", "topic"}:
        return None
    end = object_end(s, report.right, content_end(s, report.right, report.high))
    end = before_main_clause(report, report.right, end)
    away = ANOTHER.search(tags, report.right, end)
    end = away.start() if away else end
    aside = ASIDE_AFTER.search(tags, report.right, end) if "Q" not in tags[report.right : end] else None
    end = aside.start() if aside else end  # "called it a hoax, which it is not"
    if "Q" not in tags[report.right : end]:
        end = meanwhile_start(s, report.right, end)
    marked = [k for k in range(report.right, end) if tags[k] == "Q"] if "Q" in tags[report.right : end] else []
    main_verb = MAIN_VERB.search(tags, report.right, end) if report.source.rule == "relative" or is_relative(report) else None
    end = main_verb.end() if main_verb else before_main_verb(report, report.right, end)
    if marked and tags[marked[0] - 1] == "," and not frames & {"quote", "as", "clause"} and s.words[marked[0] - 2] not in NICK:
        marked, end = [], marked[0] - 1  # "When she railed against the banks, “she spoke for us”"
    titled = bool(marked) and report.cue.base not in NAMING and all(is_title(report.page, s, k) for k in marked)
    marked = [] if titled else marked  # "reiterated the basic premise of the “Leeds Effect”"
    if marked:
        return report.link("source-cue-object", [*pronoun(report), (report.right, end)], how)
    told = COMPLEMENT.match(tags, report.right, end) if "complement" in frames else None
    told = told or (EXTRACTED_OBJECT.match(tags, report.right, end) if is_relative(report) else None)
    told = told or (AS_COMPLEMENT.match(tags, report.right, end) if "as" in frames else None)
    verb = NEXT_VERB.search(tags, told.end() if told else report.right, end) if not marked else None
    end = verb.start() if verb else end
    deed = NEXT_DEED.match(tags, report.right, end) if not marked else None
    end = deed.start(1) if deed else end
    if not marked and told:
        return report.link("source-cue-complement", [*pronoun(report), (report.right, end)], how)
    if not marked and frames & {"matter", "topic"} and tags[end:] != ":" and is_matter(report, end):
        link = report.link("source-cue-matter", [(report.right, end)], how)
        return link._replace(type=QuoteType.INDIRECT, quotations=()) if titled and link is not None else link
    return None


ASKED_ABOUT = re.compile(r"(?:O|D[jn]?R|T?N{1,3})p(?=.)")  # "asked Ana Pohl about the bridge"
NICK = ("name", "nickname")  # "referred to him by a nickname, “Bo”"
# "praised her and criticized him", "citing two officials, that it works": no part of a noun phrase
NEXT_VERB = re.compile(r",?ca{0,2}(?:[VX]|vt)|,h")
NEXT_DEED = re.compile(r"[^XvVgGwht]*?(,?ca{0,2}v(?=[DOP]))")  # "denied the claims and sued the firm"


def before_main_verb(report: Report, at: int, end: int) -> int:
    """Where an aside to the subject ends: "Pohl, who praised the bridge, left", "Pohl, after saying it works, left"."""
    aside = report.source.rule == "relative" or report.s.tags[report.first - 2 : report.first] in (",s", ",p")
    main_verb = AFTER_RELATIVE.search(report.s.tags, at, end) if aside else None
    return main_verb.start() if main_verb else end


DENIAL = 2  # words; "denied wrongdoing" is a phrase of its own
TOPIC = 3  # words; "praised his team" tells nothing of what was said, "praised his team for its courage" does


def before_main_clause(report: Report, at: int, end: int) -> int:
    """Where words end whose last comma stands within the marks: "In a clip that he called “bad,” Stein asked for more"."""
    for clause in MAIN_BEHIND_MARKS.finditer(report.s.tags, at, end):
        if ends_speech(report.page, report.s, clause.start()):
            return clause.start() + 1
    return end


MAIN_BEHIND_MARKS = re.compile(r"Q(?=(?:P|[TN]{1,4})a?[XvV])")


def is_matter(report: Report, end: int) -> bool:
    """Whether a noun phrase without marks, up to token `end`, tells what was said."""
    tags, words, source = report.s.tags, report.s.words, report.source
    if end <= report.right or tags[report.right] not in "DNTRCLnj#Od":
        return False
    if source.rule == "shared-subject" and tags[report.first - 1 : report.first] not in (",", "c", "Q"):
        return False  # "He had time to describe the way they went"
    if "O" in tags[report.first : report.verb]:
        return False  # "They begged her to report it to the police": she is to act
    if tags[source.head_last - 1] == "n" and source.rule != "relative":
        return False  # "Their body language suggested anything but friendship"
    if "matter" in report.frames:
        return True
    meanwhile = source.first > 0 and words[source.first - 1].lower() == "as"  # "wept as she recalled their last day"
    return end >= report.right + (DENIAL if "deny" in report.frames else TOPIC) + meanwhile


def after_comma(report: Report, start: Start, how: str) -> tuple[int, int] | None:
    """ "As Ana Pohl told the Post, it works", "In the end, she said, it worked": a clause behind a comma."""
    s, tags = report.s, report.s.tags
    if how != "nothing" or tags[start.at : start.at + 1] != "," or report.is_gerund or report.source.rule == "relative":
        return None
    before = tags[: report.left]
    bare = not before.strip("ca,s")
    fronted = bare and s.words[len(before) - 1].lower() == "as" or not VERB.search(before) and before[-1:] == ","
    if not fronted or not report.frames & {"clause", "that"} or "thought" in report.frames:
        return None
    end = content_end(s, start.at + 1, report.high)
    whole = bare and VERB.search(tags, start.at + 1, end)  # "Rather, she said, growing debts would"
    return (start.at + 1, end) if whole or opens_clause(tags, start.at + 1, end) else None


NAMED_NP = rf"(?:O|D(?=[aDj])|{CORE}(?:[pf]{CORE}){{0,2}})"
COMPLEMENT = re.compile(rf"{NAMED_NP}(?:c{NAMED_NP})?a?(?:D[#jnavc']{{0,4}}[nRCLT#]|j|v(?=[.,c]|$))(?![XVN]|v(?!p))|Oa?[jR](?![XvVN])")  # "called the plan a joke"
AS_COMPLEMENT = re.compile(rf"{NAMED_NP}s(?:D?[#jnav']{{0,4}}[nRCL]|a?[jgv])")  # "described the plan as reckless"


def is_relative(report: Report) -> bool:
    """Whether what is spoken of stands before the source: "Florida, which he describes as his home"."""
    before = report.source.first - 1
    says = report.frames & {"as", "complement", "matter"}
    return bool(says) and before >= 0 and report.s.words[before].lower() in ("which", "who", "whom", "what")


def condition(report: Report) -> list[tuple[int, int]]:
    """ "If it rains, Ana Pohl said, “we stay”": the condition is a piece of what was said."""
    s, end = report.s, report.left - 1
    fronted = s.words[0].lower() in ("if", "unless") and not report.inverted and s.tags[end : end + 1] == ","
    return [(0, end)] if fronted and "Q" not in s.tags[:end] and VERB.search(s.tags, 2, end) else []


def antecedent(report: Report) -> int:
    """The token before the source: "which even critics say was late"."""
    before = report.source.first - 1
    return before - (before > 0 and report.s.tags[before] == "a")


def pronoun(report: Report) -> list[tuple[int, int]]:
    """The "which" of "Florida, which he calls his home": subject or object of what was said, as a piece of it."""
    s, before = report.s, antecedent(report)
    if report.inverted or before < 0 or s.words[before].lower() not in ("which", "who", "whom", "what", "that"):
        return []
    if s.tags[before - 1 : before] in ("p", "t") and s.words[before].lower() != "what":
        return []  # "a debate in which he called it “mad”"
    plain_that = s.tags[before] == "h" and not EXTRACTED.match(s.tags, report.right)
    return [] if plain_that else [(before, before + 1)]


# "said so", "said the same of him", "said no to it"
SAME = re.compile(rf"(?:(?P<what>D[jn](?![njRCLN])|[DO](?=t)|[an](?=[.,;p]|$))(?:[ft]{CORE}|p(?:O|{CORE})(?=[.,]|$))?)")
SAMES = frozenset("same opposite so otherwise yes no thanks goodbye".split())
YES = re.compile(r".(?=[.,;:c|~-]|$)")
EXTRACTED_OBJECT = re.compile(r"sD?[ajnNRCLg]|fg")
ANOTHER = re.compile(r",c(?:p[^,Q]{1,8})?(?:D[jn]?[RC]|N|P)a?[vV](?=[^,;]{0,12}Q)")  # "mentioned her, and the crowd roared “no”"
EVERYTHING = frozenset("everything anything nothing all whatever".split())


def is_extracted(report: Report) -> bool:
    """Whether the subject of what was said stands before the source: "donations, which he said were wrong"."""
    s, before = report.s, antecedent(report)
    relative = before >= 0 and s.words[before].lower() in ("which", "what", "who", "that")
    verb = EXTRACTED if "thought" not in report.frames else EXTRACTED_THOUGHT
    return relative and s.tags[report.verb] == "V" and verb.match(s.tags, report.right) is not None


EXTRACTED, EXTRACTED_THOUGHT = re.compile(r"a?[XVv]"), re.compile(r"a?[XV]")


def meanwhile_start(s: Sentence, at: int, end: int) -> int:
    """Where the reporter goes on after a noun phrase: "announced the guests when it is their turn"."""
    for hit in MEANWHILE.finditer(s.tags, at + 1, end):
        if hit.group() != "s" or s.words[hit.start()].lower() in SINCE:
            return hit.start()
    return end


SINCE = frozenset("when while though although".split())
MEANWHILE = re.compile(r",a?s|,c(?=a?[vVXP])|s")
ASIDE_AFTER = re.compile(r",?-|,w|,a?[gG]")
DENIED_ONLY = re.compile(r",c[va]")  # "denied he was involved, but cheered": what follows is no denial


def quotation_before(page: Page, number: int) -> int | None:
    """The quotation that ends the sentence before: “Why?” – Smith, who had come late, asked."""
    before = page.sentences[number - 1]
    if before.paragraph != page.sentences[number].paragraph or before.tags.strip(".,~") != "Q":
        return None
    found = page.quotation_at.get(before.starts[before.tags.index("Q")])
    if found is None or page.quotations[found].content.of(page.text).rstrip()[-1:] not in ("?", "!", ",", "…"):
        return None
    return found


def left_content(left_tags: str, left_end: int) -> tuple[int, int]:
    """The quotation to the left of its source, with the clause that it stands in."""
    q = left_tags.rindex("Q")
    low = q
    if q > 0 and left_tags[q - 1] not in ".:-" and not OWN_REPORT.match(left_tags):
        clause = left_tags[:q]
        if VERB.search(clause) or len(clause.strip(",c")) > 0:
            low = left_tags.rfind("(") + 1 if left_tags.rfind("(") > left_tags.rfind(")") else 0
    return low, left_end


OWN_REPORT = re.compile(r"Q(?:P|[TN]{1,4})a?V,")  # “…,” she said, but despite it, “…,” said Pohl
DATELINE = re.compile(r"N{1,3}(?:,N{1,2})?(?:\(N{1,2}\))?-")


def clause_low(s: Sentence, end: int) -> int:
    """Where the fronted clause begins: the sentence, or after a dateline, a semicolon or a headline's "Syria war:"."""
    dateline = DATELINE.match(s.tags, 0, end) if s.words[0].isupper() and len(s.words[0]) > 2 else None
    return max(s.tags.rfind(";", 0, end), s.tags.rfind(":", 0, end), dateline.end() - 1 if dateline else -1) + 1


DOING = re.compile(r",g[^,;:QgGwXvV]{1,12}[XvV]")  # "she added, revoking the licence would be “mad”"
GOES_AWAY = re.compile(rf",c{CORE}a?[XvV]")  # “Ready?” she said, but Stein was asleep
ASIDE_BEFORE_QUOTATION = re.compile(r",[gGvjap][^Q,XV]{0,20},Q")
OF_THE_SOURCE = re.compile(r",(?:#f|D[jnNC]{0,3}R[^XVQvw]{0,8}w)")
STATE = re.compile(r",N{1,2}Q")


def right_after_parenthesis(report: Report, start: Start, how: str) -> tuple[int, int] | None:
    """The second half of “…,” X said, “…” – or of a clause that the attribution interrupts."""
    s, tags, high = report.s, report.s.tags, report.high
    at = start.at
    if how == "quote":
        if tags[at - 1] not in ",:-" and at + 1 < high and tags[at + 1] not in ".~|":
            return None
        if tags[at - 1] != ":" and is_title(report.page, s, at):
            return None  # “It is,” Fiorina told “Fox and Friends”
        return at, content_end(s, at, high)
    if how == "that" and "Q" in tags[at:high]:
        return at, content_end(s, at, high)  # “…,” she wrote to him, that it was “wrong”
    if how != "nothing" or at >= high or tags[at] != "," or GOES_AWAY.match(tags, at):
        return None
    aside = ASIDE_BEFORE_QUOTATION.match(tags, at)
    if tags[at + 1 : at + 2] == "G" and {"quote", "clause"} <= cue_frames(s.words[at + 1]):
        aside = None  # she said, adding with a laugh, “…”
    place = STATE.match(tags, at)
    if place and is_place(s.words[at + 1 : place.end() - 1]):
        aside = place  # said Low in Albany, N.Y. “…”
    if aside:
        return aside.end() - 1, content_end(s, aside.end() - 1, high)  # said Reyes, holding up a jar, “…”
    if report.inverted and OF_THE_SOURCE.match(tags, at):
        return None  # "said Ana Pohl, a nurse who waited in “a very long line”"
    goes_on = tags[at + 1 : at + 2] == "s" and s.words[at + 1].lower() in ("since", "until", "because", "unless", "if")
    goes_on |= tags[at + 1 : at + 2] == "w" and s.words[0].lower() == "it"  # "It was Stein, she said, who had asked"
    goes_on |= not tags[: report.left].strip("ca,")  # "And so, she said, while it works, nobody …"
    if tags[at + 1 : at + 2] in ("G", "A", "g", "w", "s", "") and not goes_on and not DOING.match(tags, at):
        return None
    if "Q" in tags[: report.right] and "Q" not in tags[at:] and tags[at + 1 : at + 2] != "h":
        return None
    end = content_end(s, at + 1, high)
    return (at + 1, end) if end > at + 1 else None
