"""Build quotes/lexicon/word_classes.txt: the classes a frequent lower-case English word can be of.

    python -m venv build-env && build-env/bin/pip install lemminflect==0.2.3 symspellpy==6.10.1 textblob==0.20.1
    build-env/bin/python scripts/build_word_classes.py

Three sources meet: the tagger lexicon in `textblob` (Brill's, MIT, with words of the CMU Twitter
data, CC BY 3.0) knows one class of a word, the most frequent; `lemminflect` (MIT; from the
SPECIALIST Lexicon, free for any use) knows all, rare ones too; the counts in `symspellpy` (MIT;
Google Books, CC BY 3.0) choose the words and tell which classes are too rare to matter: a verb whose
past and gerund hardly occur ("to people") is none. Words of the closed classes are set by hand.
"""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from build_verbs import BY_HAND as VERBS_BY_HAND
from build_verbs import Verb, counts, verbs

OUT = Path(__file__).parent.parent / "quotes" / "lexicon" / "word_classes.txt"

HEADER = """\
# Word classes: a frequent lower-case word, TAB, the classes it can be of, the most frequent first.
# n noun singular, p noun plural, j adjective, r adverb, b verb base or present, z verb third person, d verb past,
# e past participle, g gerund, i preposition, c coordinating and s subordinating conjunction, t determiner,
# m numeral, o pronoun, x auxiliary or modal.
# Sources: textblob's en-lexicon (Brill; MIT, with Twitter data of CMU, CC BY 3.0), lemminflect (MIT; from the SPECIALIST
# Lexicon, free for any use), word counts of symspellpy (MIT; from Google Books Ngrams, CC BY 3.0).
# Made by scripts/build_word_classes.py: edit there, not here.
"""

HOW_MANY = 25_000
RARE_VERB = 0.03  # past and gerund together, against base or third person: below this the form is no verb ("people", "times")
RARE_NOUN = 0.008  # the plural against the singular: below this the word is no noun ("say")

PENN = {
    "NN": "n", "NNS": "p", "JJ": "j", "JJR": "j", "JJS": "j", "RB": "r", "RBR": "r", "RBS": "r", "RP": "r", "VB": "b",
    "VBP": "b", "VBZ": "z", "VBD": "d", "VBN": "e", "VBG": "g", "IN": "i", "CC": "c", "DT": "t", "PDT": "t", "WDT": "t",
    "CD": "m", "PRP": "o", "PRP$": "o", "WP": "o", "WP$": "o", "EX": "o", "MD": "x", "WRB": "r", "TO": "i",
}  # fmt: skip

#: The closed classes, words the sources get wrong, and words too young for them.
BY_HAND = """
    a t; about ir; above irj; according g; across ir; after is; again r; against i; albeit s; all tor; along ir;
    although s; always r; am x; amid i; amidst i; among i; amongst i; an t; and c; another to; any tor; anybody o;
    anyone o; anything o; are x; around ir; as si; aside r; at i; away r; back rnbj; be x; because s; been x; before
    is; behind irn; being xgn; below ir; beneath i; beside i; besides ri; between i; beyond i; billion m; both tco;
    but ci; by ir; can xn; cannot x; could x; despite i; did xd; do xb; does xz; doing xg; done ej; down irjbn; during
    i; each to; eight m; eighteen m; eighty m; either trc; eleven m; else r; enough rjo; even rjb; ever r; every t;
    everybody o; everyone o; everything o; except is; few jot; fewer jt; fifteen m; fifty m; first jrm; five m;
    following gji; for is; forty m; four m; fourteen m; from i; given eji; had xde; has xz; have xb; having xg; he o;
    hence r; her o; here r; hers o; herself o; him o; himself o; his o; how rs; however r; hundred m; i o; if s; in
    ir; including ig; inside irnj; into i; is x; it o; its o; itself o; just rj; last jrbn; lest s; less rj; like
    ibjn; likely jr; little jr; many jt; may x; me o; meanwhile r; might xn; million m; mine on; minus i; more rj;
    most rj; much rj; must xn; my o; myself o; near ijb; neither trc; never r; next jr; nine m; nineteen m; ninety m;
    no tr; nobody o; none o; nor c; not r; nothing o; notwithstanding i; now rs; of i; off irj; on ir; once rs; one
    mo; ones o; only rj; onto i; opposite jin; or c; other jt; others op; ought x; our o; ours o; ourselves o; out
    rij; outside irjn; over irj; own jb; past jnir; per i; plus in; provided de; quite r; rather r; regarding ig; said
    de; same j; seven m; seventeen m; seventy m; several jt; shall x; she o; should x; since si; six m; sixteen m;
    sixty m; so rs; some tr; somebody o; someone o; something o; soon r; still rj; such jt; ten m; than si; that sto;
    the t; their o; theirs o; them o; themselves o; then rj; there or; therefore r; these to; they o; thing n;
    thirteen m; thirty m; this tor; those to; though sr; thousand m; three m; through irj; throughout ir; thus r; till
    si; to i; together r; too r; toward i; towards i; trillion m; twelve m; twenty m; twice r; two m; under irj;
    underneath ir; unless s; unlike ij; until si; up irj; upon i; us o; versus i; very rj; via i; was x; we o; well
    rnj; were x; what ot; whatever ot; when s; whenever s; where s; whereas s; whereby s; wherever s; whether s; which
    ot; whichever ot; while sn; whilst s; who o; whoever o; whom o; whose o; why rs; will xn; with i; within ir;
    without i; would x; yes r; yet rc; you o; your o; yours o; yourself o; yourselves o; ago r; also r; almost r;
    already r; apart r; concerning ig; half ntr; least rj; lot n; lots p; maybe r; need nbx; dare bx; used dejx;
    perhaps r; second jnmb; third jn; tonight rn; today rn; tomorrow rn; yesterday rn; zero mn; says z; say b; told
    de; tell b; tells z; claims zp; claim nb; claimed de; report nb; reports pz; reported de; state nbj; states pz;
    stated de; comment nb; comments pz; people p; police p; time nb; leading gj; outspoken j; saying gn; added dej;
    warned de; center nb; centers pz; centre nb; centres pz; tweet nb; tweets zp; website n; websites p; blogger n;
    bloggers p; podcast nb; podcasts pz; hashtag n; hashtags p; selfie n; selfies p; smartphone n; smartphones p; app
    n; apps p; emoji n; airstrike n; airstrikes p; ad n; ads p; advert n; adverts p; bailout n; bailouts p; cyber j;
    transgender j; bipartisan j; partisan jn; xenophobe n; xenophobic j; misogynist nj; populism n; populist nj;
    presumptive j; skeptical j; front-runner n; frontrunner n; front-runners p; frontrunners p; standard-bearer n;
    op-ed n; op-eds p; re-election n; reelection n; matchup n; so-called j; working-class j; middle-class j;
    right-wing j; left-wing j; far-right j; far-left j; long-term j; short-term j; full-time j; part-time j;
    high-profile j; two-thirds n; three-quarters n; would-be j; same-sex j; pro-life j; pro-choice j; grass-roots j;
    percent n; online jr; offline jr; afterward r; afterwards r; crowdsourced j; lockdown n; lockdowns p; vaccine n;
    vaccines p; jihadist nj; jihadists p; militant nj; militants p; caucuses pz; majorities p; mom n; moms p; mum n;
    mums p
"""

#: How American spelling differs from that of the counts: labor, theater, defense, skeptic, analyze, program.
AMERICAN = (("or", "our"), ("er", "re"), ("ense", "ence"), ("skep", "scep"), ("yz", "ys"), ("am", "amme"), ("og", "ogue"),
            ("iz", "is"), ("l", "ll"))  # fmt: skip


def closed() -> dict[str, str]:
    """Word -> classes, of those set by hand."""
    return dict(entry.split() for entry in BY_HAND.replace("\n", " ").split(";"))


def most_frequent_class() -> dict[str, str]:
    """Word -> its class in Brill's lexicon."""
    text = (files("textblob") / "en" / "en-lexicon.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if not line.startswith(";"))
    return {row[0]: PENN[row[1]] for row in rows if len(row) == 2 and row[0].islower() and row[1] in PENN}


def lexicon(count: dict[str, int]) -> dict[str, dict[str, int]]:
    """Word -> class -> how often the forms that show this class occur: the evidence for it."""
    shown: dict[str, dict[str, int]] = defaultdict(dict)

    def frequency(forms: Iterable[str]) -> int:
        return sum(count.get(form) or max((count.get(twin, 0) for twin in british(form)), default=0) for form in forms)

    def note(word: str, kind: str, evidence: int) -> None:
        shown[word][kind] = max(shown[word].get(kind, 0), evidence)

    for verb in verbs():
        evidence = frequency({verb.past, verb.gerund} - {verb.base})
        for form, kind in zip((verb.base, verb.third, verb.past, verb.participle, verb.gerund), "bzdeg", strict=True):
            note(form, kind, evidence)
    with gzip.open(files("lemminflect") / "resources" / "infl_lu.csv.gz", "rt", encoding="utf-8") as rows:
        for base, kind, *forms in csv.reader(rows):
            if not base.islower():
                continue
            spellings = [form for spelled in forms for form in spelled.split("/") if form]
            if kind == "noun":
                plurals = [form for form in spellings if form != base]
                note(base, "n", frequency(plurals or [base]))
                for form in plurals:
                    note(form, "p", frequency([base]))
            elif kind in ("adj", "adv"):
                for form in [base, *spellings]:
                    note(form, "j" if kind == "adj" else "r", frequency([form]))
    return shown


def classes(word: str, first: str, shown: dict[str, int], count: dict[str, int]) -> str:
    """The classes of one word, the first one known, the others by their evidence."""
    own = count.get(word) or max((count.get(twin, 0) for twin in british(word)), default=0)
    floor = {"b": RARE_VERB * own, "z": RARE_VERB * own, "n": RARE_NOUN * own}
    likely = [kind for kind in shown if shown[kind] >= floor.get(kind, 0) or kind == first]
    ranked = sorted(likely, key=lambda kind: (kind not in first, -min(shown[kind], own), "npbzdegjr".index(kind)))
    result = first + "".join(kind for kind in ranked if kind != first)
    if first == "g" and "n" in result:  # "meeting": the noun after the gerund, the adjective last
        result = "gn" + result.replace("g", "").replace("n", "")
    if first in "de" and first and {"d", "e"} <= set(result):  # a past form is both, next to each other
        result = first + ("e" if first == "d" else "d") + result.replace("d", "").replace("e", "")
    return result


def british(word: str) -> set[str]:
    """What the word would be if one American spelling in it were British."""
    starts = ((word, ours, theirs, at) for ours, theirs in AMERICAN for at in range(1 - (ours == "skep"), len(word)))
    return {word[:at] + theirs + word[at + len(ours) :] for word, ours, theirs, at in starts if word.startswith(ours, at)}


def table() -> dict[str, str]:
    """Word -> classes, of the most frequent words any source knows."""
    count, brill, by_hand = counts(), most_frequent_class(), closed()
    shown, found = lexicon(count), dict(by_hand)
    for word in sorted(count, key=lambda word: (-count[word], word)):
        if len(found) >= HOW_MANY:
            break
        if word not in found and len(word) > 1 and (word in brill or word in shown):
            if kinds := classes(word, brill.get(word, ""), shown.get(word, {}), count):
                found[word] = kinds
    for word in sorted(shown.keys() | brill.keys()):
        if word not in found and word not in count and word.isalpha() and british(word) & found.keys():
            if kinds := classes(word, brill.get(word, ""), shown.get(word, {}), count):
                found[word] = kinds
    by_hand_verbs = [Verb(*line.split()) for line in VERBS_BY_HAND.strip().splitlines()]
    for verb in verbs():  # American spellings, which the counts lack, and verbs too young for them
        if verb in by_hand_verbs or any(form in found for form in verb):
            for form, kind in zip(verb, "bzdeg", strict=True):
                if (verb in by_hand_verbs or form not in count) and kind not in found.get(form, ""):
                    found[form] = found.get(form, "") + kind
    return found


if __name__ == "__main__":
    result = table()
    OUT.write_text(HEADER + "".join(f"{word}\t{kinds}\n" for word, kinds in sorted(result.items())), encoding="utf-8")
    print(f"{OUT}: {len(result)} words")
