"""What was said: where the content begins and ends, once the source and the cue are known."""

from __future__ import annotations

import re

import regex

from quotes import lexicon
from quotes.linking.sources import ASIDE, CORE, MEDIA, NOUN, PHRASE, VERB
from quotes.text.words import Sentence

ADJUNCTS = re.compile(
    rf"(?:p{CORE}(?:p{CORE})?,[TN]+,(?=h)|f{CORE}(?=,?Q)|,?(?:[pf]?D?#?j?d{{1,3}}#?(?:,#)?)|p#(?=[,PDNhQ])|,[^,;:QXVv]{{1,14}},(?=h)|sD[jn]{{0,2}}[nL](?=P|,?Q)|,(?:s[vgj]|pg|vc)[^,;:QXV]{{0,10}},(?=[hPDNTRC])|-[^-Q;:]{{1,14}}-(?=h)|a|Da(?=[:,])|(?:pf?|fp)(?:{CORE}|d|O)(?:f{CORE}){{0,2}}|,(?:a),){{0,6}}+"
)
HEARER = re.compile(rf"O|{CORE}'Q|(?:{CORE}#?)(?:f{CORE}|pN+(?=[h,:twQPD.d])|(?:[pf]{CORE}){{1,3}}(?=[hwQ:]))?(?:,?c{CORE}(?:f{CORE})?(?![XvV]))?")
OPENING = re.compile(rf"[ac,]|p{CORE},")
DESPITE = re.compile(r"p[XgD][^,;:QV]{0,8},(?=[PDNT])")  # "says despite being late, she"
BODY = re.compile(rf"(?:#?D{{1,3}}[#ajgv]{{0,4}})?(?:[jnNTRCL#d]|'[avgj]{{0,2}}|jc(?=j)){{0,14}}{NOUN}")
LINK_AFTER = re.compile(rf"{ASIDE}?j?[pf]")
ASIDE_AFTER = re.compile(ASIDE)
INSERTED = re.compile(r",[^,]{1,25},(?:f[^,XvV]{1,4},)?|-[^-]{1,25}-")
CARRIED = re.compile(r"t[vV]|c(?=[NTDRC])")
ITEMS = 12  # between the subject of a clause and its verb
AFTERTHOUGHT = re.compile(r"[ap,DnjfNTRCL#O]{1,10}:(?=Q)")  # "replied pointedly, with a smile: “…”"
HEARER_ASIDE = re.compile(r",(?:w[^,Q:]{1,30}|[^,QXvV:]{1,20}),[ht]")


SURELY = 7  # words after "say" that no list has a verb among: a clause all the same


class Start:
    """Where the content begins: the token, and how it is introduced."""

    __slots__ = ("at", "how")

    def __init__(self, at: int, how: str) -> None:
        self.at = at
        self.how = how  # quote, that, clause, wh, to or nothing


def content_start(sentence: Sentence, at: int, high: int, frames: frozenset[str]) -> Start:
    """What follows the cue at token `at`: hearer and adjuncts are stepped over."""
    tags = sentence.tags
    begin = at
    if tags[at : at + 1] == "Q":
        return Start(at, "quote")
    if tags.startswith(("O:Q", "Dp:Q"), at):
        return Start(tags.index("Q", at), "quote")  # said this: “…”; said the following: “…”
    aside = AFTERTHOUGHT.match(tags, at, high) if "quote" in frames else None
    if aside:
        return Start(aside.end(), "quote")
    if "addressee" in frames:
        at = skip_hearer(sentence, at, high)
    if "ask" in frames and at == begin:
        frames -= {"to"}  # "asked not to be named"
    after = skip_adjuncts(sentence, at, high)
    posted = IN_POST.match(tags, begin, high) if "clause" in frames else None
    if posted and sentence.words[posted.end() - 2] in MEDIA and opens_clause(tags, posted.end(), high):
        return Start(posted.end(), "clause")  # "she said in a tweet, nobody will be punished"
    for k in dict.fromkeys((after, at)):
        how = introduced(sentence, k, high, frames, moved=k > begin)
        if how is not None:
            bid = how[1] == "to" and "bid" in frames
            denied = how[1] == "to" and sentence.words[how[0] - 1].lower() in ("not", "never")  # "warned them not to travel"
            return Start(begin if bid else how[0] - denied, how[1])
    late = LATE_THAT.match(tags, at, high) if frames & {"clause", "that"} and "thought" not in frames else None
    if late:
        return Start(late.end() - 1, "that")
    return Start(after, "nothing")


# "said in one of a series of letters seen by Reuters that it works", "that affected workers would be paid", but "said in
# a letter that came late"
LATE_THAT = re.compile(r"[pdatfcqs](?:[^XvVGwhs;:.]|(?<=[nL])[vV](?=[pa])){0,25}h(?=[DNTRCLnjP#Q][^,]*[XvVQ]|v[jnRCL]{1,3}X)")


IN_POST = re.compile(r"pDj{0,2}[nLR],")


def skip_adjuncts(sentence: Sentence, at: int, high: int) -> int:
    match = ADJUNCTS.match(sentence.tags, at, high)
    return match.end() if match else at


def skip_hearer(sentence: Sentence, at: int, high: int) -> int:
    """Step over whom it was told to; "told CNN Trump would" leaves Trump to the clause."""
    tags = sentence.tags
    if tags[at : at + 2] == "DD" and sentence.words[at] == "her":
        return at + 1  # "told her the council could"
    match = HEARER.match(tags, at, high)
    if match is None:
        return at
    end = match.end()
    aside = HEARER_ASIDE.match(tags, end, high)
    if aside:
        return aside.end() - 1  # "told Otto Stein, her lawyer, that"
    if tags[end : end + 1] in ("X", "v", "V", "'"):
        if tags[at] in "ORC" or tags[at] == "N":
            return at + 1
        return at
    return end


RELATIVE = re.compile(r"(?<=[nLCR])ha?[Xv]")


def introduced(sentence: Sentence, k: int, high: int, frames: frozenset[str], moved: bool) -> tuple[int, str] | None:
    tags = sentence.tags
    if k >= high:
        return None
    q = k
    while q < high and tags[q] in ",:-":
        q += 1
    if q < high and tags[q] == "Q":
        return q, "quote"
    if moved and RELATIVE.match(tags, k):
        return None  # "said in a letter that came late"
    if q < high and tags[q] == "h" and (q == k or tags[k] == ","):
        return (q, "that") if VERB.search(tags, q, high) or "Q" in tags[q:high] or tags[q + 1 : q + 2] == "," or high - q > 6 else None
    if q + 1 < high and tags[q : q + 2] == "ch" and q > k:
        return None
    if tags[k] == ":":
        return (k + 1, "clause") if "quote" in frames and k + 1 < high else None
    if tags[k] in ",-;":
        return None
    if "wh" in frames and (tags[k] == "w" or sentence.words[k].lower() == "if"):
        return k, "wh"
    if tags[k : k + 2] == "tQ" and "addressee" in frames:
        return k + 1, "quote"  # told him to “go home”
    if "to" in frames and tags[k] == "t" and (tags[k + 1 : k + 2] in ("v", "V", "X", "a") or moved and tags[k + 1 : k + 2] in ("n", "L")):
        return k, "to"  # "told him to go", "asked them to draft a letter"
    if "doing" in frames and not moved and (tags[k] == "g" or tags[k : k + 2] == "ag" or tags[k] == "G" and tags[k + 1 : k + 2] not in "hQ:,"):
        return k, "to"  # "denied taking it"
    if frames & {"clause", "that"} and tags[k] == "w" and sentence.words[k].lower() in ("how", "why", "what"):
        return k, "wh"
    if "sure" in frames and tags[k] in "DNTRCLnj#PaO" and high - k > 2:
        comma = tags.find(",", k, high)
        end = comma if comma > 0 else high
        if VERB.search(tags, k, end) or end - k >= SURELY:
            return k, "clause"
    if "sure" in frames and not moved and tags[k] in "gGX" and VERB.search(tags, k + 1, high):
        return k, "clause"  # "said having it works"
    if "clause" in frames:
        if tags[k] == "s" and sentence.words[k].lower() in ("after", "before", "since", "until", "till", "because"):
            return None  # "had complained before she was dismissed"
        if tags[k] == "s" and VERB.search(tags, k + 1, high) or opens_clause(tags, k, high):
            return k, "clause"
        despite = DESPITE.match(tags, k, high) if sentence.words[k].lower() == "despite" else None
        if despite and opens_clause(tags, despite.end(), high):
            return k, "clause"
    return None


def opens_clause(tags: str, k: int, high: int) -> bool:
    """Whether token `k` opens a clause that comes to its verb before `high`, or a phrase that runs into marks.

    The pattern is `(?:[ac,]|p{CORE},)*(?:{PHRASE}|[Dg#whQ])(?:{CORE}|[adgwjp#D'OfQ]|{CARRIED}|{INSERTED}){0,12}[XvV]`,
    or `{PHRASE}Q`. A regex would try every way to cut a row of nouns into phrases, exponentially many; here each token
    is stood on once.
    """
    if any(tags[end : end + 1] == "Q" for end in phrases(tags, k, high) if end < high):
        return True
    if not VERB.search(tags, k, high):
        return False
    reached: list[int] = []  # behind the subject
    before, seen = [k], {k}
    while before:
        at = before.pop()
        opening = OPENING.match(tags, at, high)
        if opening and opening.end() not in seen:
            seen.add(opening.end())
            before.append(opening.end())
        reached += phrases(tags, at, high)
        if at < high and tags[at] in "Dg#whQ":
            reached.append(at + 1)
    seen = set()
    for _ in range(ITEMS + 1):
        reached = [at for at in dict.fromkeys(reached) if at < high and at not in seen]
        if any(tags[at] in "XvV" for at in reached):
            return True
        seen.update(reached)
        further: list[int] = []
        for at in reached:
            further += cores(tags, at, high)
            if tags[at] in "adgwjp#D'OfQ":
                further.append(at + 1)
            elif CARRIED.match(tags, at, high):
                further.append(at + 2 - (tags[at] == "c"))  # "his plan to pay it off would", "Lee and Ode have"
            elif inserted := INSERTED.match(tags, at, high):
                further.append(inserted.end())
        reached = further
    return False


def cores(tags: str, at: int, high: int) -> list[int]:
    """Every token at which a `CORE` that begins at `at` can end: after each noun, for what came before it fits, too."""
    if at >= high:
        return []
    if tags[at] == "P":
        return [at + 1]
    body = BODY.match(tags, at, high)
    ends = [end for end in range(at + 1, body.end() + 1) if tags[end - 1] in "nNRCLT"] if body else []
    number = at if tags[at] == "#" else at + 1 if tags[at] == "D" else high
    if tags[number : number + 1] == "#" and number < high:
        ends.append(number + 1)
    return ends


def phrases(tags: str, at: int, high: int) -> set[int]:
    """Every token at which a `PHRASE` that begins at `at` can end."""
    found: set[int] = set()
    ends = set(cores(tags, at, high))
    for _ in range(5):
        found |= ends
        found |= {aside.end() for end in ends if (aside := ASIDE_AFTER.match(tags, end, high))}
        links = {link.end() for end in ends if (link := LINK_AFTER.match(tags, end, high))}
        ends = {end for link in links for end in cores(tags, link, high)} - found
        if not ends:
            break
    return found


# Where a reporter goes on after a reported clause: what must be there, which is quickly found, and the pattern.
CUTS = (
    ("G", re.compile(r"(?:,|(?<=Q))G")),  # ", adding that"
    ("cV", re.compile(r",cV|cVh|(?<=Q)ca?V")),  # ", and added", "but denied that", “…” and demanded
    ("V", re.compile(r",c[pa][^,;:QXVvP]{0,8}V:?Q")),  # ", and in his notes wrote: “…”"
    ("A", re.compile(r"(?:,|(?<=Q))a?A")),  # ", according to"
    # ", but he said", ", while Smith said that"
    ("V", re.compile(rf"(?:,|(?<=Q))(?:c|sa?)(?:{CORE})a?(?:X[aX]*)?V(?:(?:tX?V)?R?h|{CORE}[XvV]|[^,;:h]{{0,14}}[,:]?Q)")),
    (":Q", re.compile(r",(?:P|D?[TN]{1,4})a?V:Q")),  # ", he replied: “Yes.”"
    (":Q", re.compile(r",cP[^,;:Q]{1,12}:Q")),  # ", but he paid Stein a compliment: “…”"
    ("V", re.compile(r",V(?=P[aX]*[XvV])")),  # "Pohl, claiming it hurts, said she would"
    ("G", re.compile(r"cN{1,3}GP")),  # "Pohl saying she was “sad” and Stein calling it"
    # ", with Smith calling it a joke"
    (",p", re.compile(rf",p{CORE}[gG]")),
    # "and he called it a “joke”"
    ("V", re.compile(r",?c,?P(?:,[^,Q]{1,12},)?a?(?:X[aX]*)?V(?:h|[^,;:h]{0,14}[,:]?Q)")),
    # ", and when asked why, she said"
    (",cs", re.compile(rf",cs(?=[^Q;]{{2,60}},{PHRASE}(?:,[^,QV]{{1,30}},)?[aX]*V)")),
    (",Q", re.compile(r",(?:P|D?[TN]{1,4})a?V,Q")),  # "who would win, he replied, “Yes.”"
    ("V", re.compile(r"c[aX]*V(?:h|P[aX]*[XvV])")),  # "and says he will"
    ("c", re.compile(r"[,-]c[PDNTR#](?=[^,Q]{0,8}(?:[XV]|v(?!p)))(?![^,;Q]{0,12}Q)")),  # ", but he sounded nostalgic"
    (",Vp", re.compile(r",Vp[^XVvGgQ;:]{1,14}sD?Q")),  # ", described by its owner as “a softie”"
    (",c", re.compile(r",cXP|,cvtV")),  # ", nor has he claimed", ", and refused to say"
    ("G", re.compile(rf"c{CORE}G(?=[ht])")),  # "and supporters vowing to"
    ("cG", re.compile(r",?cG(?=[hDQPOtN])")),  # "but warning that"
    ("-", re.compile(r"-[DP](?=[^-Q,]{1,12}[XV][^-Q]*$)")),  # " - he had come to see it"
    (",w", re.compile(r",p?w(?:P|D?[TN]{1,3})[aX]*V(?=p?s?X?D?[aj]{0,2}Q[^Q]*$)")),  # ", which he called “mad”"
    ("g", re.compile(r"(?<=Q),g")),  # “…”, drawing cheers
    ("h", re.compile(rf",Dj?nh{CORE}a?V")),  # ", a move that Stein described as “mad”"
    (";", re.compile(r";")),
    ("-", re.compile(r"-[^Q,:]{1,7}:")),  # "POLLS DISAGREE - Philip Bump: “…”"
    # ", news agency Associated Press reported", “…,” state media reported, in the latest sign of unease
    ("V", re.compile(rf"(?:,|(?<=Q)){PHRASE}(?:,[^,QV]{{1,20}},)?[aX]*V[RO]?(?:p[^XvVhQP,]{{1,20}})?[.,~]?$")),
    ("V", re.compile(rf"(?<=Q){CORE}[aX]*V,p")),
    ("V", re.compile(rf"(?:,|(?<=Q))V(?!P){PHRASE}[.,~]?$")),  # ", said the mayor"
)


def content_end(sentence: Sentence, at: int, high: int) -> int:
    """The token after the last of a reported clause that begins at token `at`."""
    tags = sentence.tags
    end = high
    for needed, cut in CUTS:
        if tags.find(needed, at + 1, end) >= 0:
            match = cut.search(tags, at + 1 + (tags[at : at + 2] == "h,"), end)
            if match:
                end = match.start()
    occasion = OCCASION.match(tags, at + 1, end)
    if occasion and not MEDIA.isdisjoint(sentence.words[occasion.start() : occasion.end()]):
        end = occasion.start()
    end = remark_start(sentence, at, end)
    while end > at and tags[end - 1] in ",.;:-(~|":
        end -= 1
    return end


OCCASION = regex.compile(r"(?r),?pD?j{0,2}[nLR](?:p?d{1,2})?[.,~]?$")  # "… in a statement on Monday"


def remark_start(s: Sentence, at: int, end: int) -> int:
    """Where the reporter remarks on what was said: "he likes Ana Pohl, who was born in Leeds", "they will resign, a rare step".

    Annotators leave such a remark out two times of three, where nothing comes behind it.
    """
    remark = REMARK.search(s.tags, at + 1, end)
    if remark is None or s.words[remark.start() + 1].lower() not in REMARKING and s.tags[remark.start()] == ",":
        return end
    return remark.start()


REMARK = re.compile(r",[wD][^,Q]*$|-D[^-Q]*$")
REMARKING = frozenset("who a an".split())


# Words that open a clause before the main one: "When he said it works, the crowd laughed".
FRONTED = frozenset("when while after although though as before since once".split())
MAIN_CLAUSE = re.compile(rf"(?:[,-]+(?:a,?|pD?d{{1,3}},?|p{CORE},?)?|(?<=Q)){PHRASE}(?:c{PHRASE}|,[^,QV]{{1,30}},)?[aX]*[XvV]|,P(?=Q)")


def main_clause(sentence: Sentence, at: int, high: int) -> int:
    """Where the main clause begins that a fronted clause, which holds token `at`, leads up to."""
    match = MAIN_CLAUSE.search(sentence.tags, at, high)
    return match.start() if match else high


def bare_end(tags: str, end: int, marks: str = ",-") -> int:
    """Where what stands left of token `end` ends, without the marks that set it off."""
    return len(tags[:end].rstrip(marks))


def cue_frames(word: str) -> frozenset[str]:
    cue = cue_of(word)
    return cue.frames if cue else frozenset()


def cue_of(word: str) -> lexicon.Cue | None:
    return lexicon.cues().get(word.lower())


AFTER_OBJECT = re.compile(r",a?V|,?(?:c|s(?![vV]tQ))[^Q]{0,8}?[XvV]|,?w[^Q]{0,8}?[XvV](?![XvVagp]{0,3}Q)")


def object_end(s: Sentence, at: int, end: int) -> int:
    """The object of "called", "praised" ends where the reporter begins a new clause."""
    quotation = s.tags.find("Q", at, end)
    if quotation < 0:
        return end
    clause = AFTER_OBJECT.search(s.tags, quotation + 1, end)
    return clause.start() if clause else end
