"""The one gate between an article and a terminal or a spreadsheet.

Words of an article, names of files and fields of JSON may hold escape sequences that move the
cursor, or bidirectional marks that show a sentence in another order than it was written. Whatever
is to be seen by a reader goes through `clean`; data for programs (JSON Lines) stays as it is.
"""

from __future__ import annotations

import re

LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")
SPACES = re.compile(r"[ \t\n\xa0]+")

# Invisible and harmless, common on web pages: soft hyphen, zero-width space, word joiner, byte-order
# mark. nltk would write them out as “\xad”, in the middle of a word.
INVISIBLE = "\u00ad\u200b\u2060\ufeff"
# nltk lets bidirectional marks pass where they are balanced, but a balanced pair can still turn
# “100 – 1” around; English needs none of them.
BIDIRECTIONAL = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
DROPPED = dict.fromkeys(map(ord, INVISIBLE + BIDIRECTIONAL))

# What every terminal shows as it stands: letters of Latin, Greek and Cyrillic, curly marks, dashes, currencies. Most
# texts are of nothing else; the rest is nltk's to judge, and is worth the 0.15 s that importing nltk takes.
HARMLESS = re.compile("[\t\n -~\xa0-\xac\xae-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20cf]*+")

# Code points that XML and old spreadsheets cannot hold; no character is ever assigned to them.
NONCHARACTER = re.compile("[\ufffe\uffff]")
WEB_ADDRESS = re.compile(r"https?://[\w.\-]+(?::\d+)?(?:[/?#][!#-;=?-\[\]_a-z~]*)?", re.ASCII | re.IGNORECASE)


def clean(text: str) -> str:
    r"""`text` as it may be shown: every newline is \n, no mark turns the words around, and a control
    character is written out instead of obeyed.

    >>> clean("Stop\x1b[2J \u202egnihton\r\n")
    'Stop\\x1b[2J gnihton\n'
    """
    if HARMLESS.fullmatch(text):
        return text
    text = _plain(text)
    if HARMLESS.fullmatch(text):
        return text
    from nltk.termsec import sanitize_terminal

    shown: str = sanitize_terminal(text)
    return shown


def one_line(text: str) -> str:
    r"""`text` as it may be shown in a cell or a message: `clean`, and all white space becomes single spaces.

    >>> one_line(" Stop\tthe\r\n\n train")
    'Stop the train'
    """
    return clean(SPACES.sub(" ", _plain(text)).strip())


def _plain(text: str) -> str:
    return LINE_END.sub("\n", text).translate(DROPPED)


def is_web_address(url: str) -> bool:
    """Whether `url` may become a link: http or https with a host, and nothing that a browser would read otherwise.

    >>> [is_web_address(url) for url in ("https://example.org/a?b", "javascript:alert(1)", "https://a b", "//x.org")]
    [True, False, False, False]
    """
    return WEB_ADDRESS.fullmatch(url) is not None
