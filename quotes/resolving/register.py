"""A register of people: names, nicknames and ids that the user knows and the article need not tell.

A figure of the cast whose name, or one of whose names, is in the register takes the full name and the
id from there; two figures that turn out to be one person become one. An alias must stand in the
register as it stands in the article: a bare surname is nobody unless it is listed. Where the article
contradicts the register (another first name, another title, a company), the article wins, and a step
says so.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from quotes.model import Gender, Speaker, SpeakerKind
from quotes.resolving.cast import Cast, Figure, joined, plain

GENDERS = {"": Gender.UNKNOWN, "?": Gender.UNKNOWN, "f": Gender.FEMALE, "female": Gender.FEMALE, "woman": Gender.FEMALE}
GENDERS |= {"m": Gender.MALE, "male": Gender.MALE, "man": Gender.MALE}
COLUMNS = ("name", "aliases", "gender", "id", "role", "kind")

Form = tuple[str, ...]  # the words of a name in lower case


class RegisterError(ValueError):
    """A register that cannot be read; the message says where and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Somebody whom the user knows."""

    name: str
    aliases: tuple[str, ...] = ()
    gender: Gender = Gender.UNKNOWN
    id: str = ""
    role: str = ""
    kind: SpeakerKind = SpeakerKind.PERSON


class Recognition(NamedTuple):
    """What the register told of a figure: an entry that was taken, or why none was."""

    entry: Entry | None
    note: str


@dataclass(frozen=True, slots=True)
class Register:
    """Everybody in the register, and who goes by which name."""

    entries: tuple[Entry, ...]
    by_form: Mapping[Form, tuple[Entry, ...]] = field(init=False)
    by_ends: Mapping[tuple[str, str], tuple[Entry, ...]] = field(init=False)  # first and last word of the name

    def __post_init__(self) -> None:
        forms: dict[Form, dict[Entry, None]] = defaultdict(dict)
        ends: dict[tuple[str, str], dict[Entry, None]] = defaultdict(dict)
        for entry in self.entries:
            for name in (entry.name, *entry.aliases):
                forms[form(name)][entry] = None
            words = form(entry.name)
            if len(words) > 1:
                ends[words[0], words[-1]][entry] = None
        object.__setattr__(self, "by_form", {words: tuple(found) for words, found in forms.items()})
        object.__setattr__(self, "by_ends", {pair: tuple(found) for pair, found in ends.items()})

    def named(self, name: str) -> Entry | None:
        """The one entry that goes by `name`, or None."""
        found = self.by_form.get(form(name), ())
        return found[0] if len(found) == 1 else None


def form(name: str) -> Form:
    """A name as it is compared: lower case, suffixes and a leading "the" off.

    >>> form("The Iron Lady"), form("Sammy Davis Jr.")
    (('iron', 'lady'), ('sammy', 'davis'))
    """
    words = plain(tuple(name.split()))
    return words[1:] if len(words) > 1 and words[0] == "the" else words


# --- the file


def read(path: str) -> Register:
    """The register in a CSV file with the columns of `COLUMNS`, of which only `name` must be there."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RegisterError(f"{path}: is not UTF-8; save it as “CSV UTF-8”") from None
    except OSError as error:
        raise RegisterError(f"{path}: cannot be read: {error.strerror}") from None
    head = text.split("\n", 1)[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    rows.fieldnames = [(column or "").strip().lower() for column in rows.fieldnames or ()]
    if "name" not in rows.fieldnames:
        raise RegisterError(f"{path}: has no column “name”; the columns are {', '.join(COLUMNS)}")
    try:
        return Register(tuple(_entry(row, f"{path}:{rows.line_num}") for row in rows if any(row.values())))
    except csv.Error as error:
        raise RegisterError(f"{path}:{rows.line_num}: is no CSV ({error})") from None


def _entry(row: Mapping[str, object], where: str) -> Entry:
    known = {column: str(row.get(column) or "").strip() for column in COLUMNS}
    gender, kind = known["gender"].lower(), known["kind"].lower() or SpeakerKind.PERSON.value
    if not known["name"]:
        raise RegisterError(f"{where}: has no name")
    if gender not in GENDERS:
        raise RegisterError(f"{where}: “{known['gender']}” is no gender that we know; write f, m or nothing")
    if kind not in list(SpeakerKind):
        raise RegisterError(f"{where}: “{known['kind']}” is no kind; write one of {', '.join(SpeakerKind)}, or nothing")
    aliases = tuple(alias for part in known["aliases"].replace("|", ";").split(";") if (alias := part.strip()))
    return Entry(
        name=known["name"],
        aliases=aliases,
        gender=GENDERS[gender],
        id=known["id"],
        role=known["role"],
        kind=SpeakerKind(kind),
    )


# --- the cast


def recognise(cast: Cast, register: Register) -> tuple[Cast, dict[int, Recognition]]:
    """The cast with everybody whom the register knows under their full name, and what it told of each figure."""
    told = {f: told for f in range(len(cast.figures)) if (told := _recognised(cast, f, register))}
    home: dict[Entry, int] = {}  # entry → the first figure that it is
    groups: dict[int, list[int]] = {}
    for f in range(len(cast.figures)):
        entry = told[f].entry if f in told else None
        groups.setdefault(home.setdefault(entry, f) if entry else f, []).append(f)
    names = list(cast.names)
    figures: list[Figure] = []
    figure_of = list(cast.figure_of)
    known: dict[int, Recognition] = {}
    for g, (first, group) in enumerate(groups.items()):
        mentions = tuple(sorted(n for f in group for n in cast.figures[f].mentions))
        figure = cast.figures[first]._replace(mentions=mentions)
        for n in mentions:
            figure_of[n] = g
        if first in told:
            known[g] = told[first]
            entry = told[first].entry
            if entry:
                gender = entry.gender if entry.gender is not Gender.UNKNOWN else figure.gender
                figure = figure._replace(name=entry.name, kind=entry.kind, gender=gender, place=False)
                if entry.role and mentions:  # by a title "the mayor" is tied to whom the article names so
                    names[mentions[0]] = names[mentions[0]]._replace(titles=(*names[mentions[0]].titles, entry.role))
        figures.append(figure)
    return Cast(tuple(names), tuple(figures), tuple(figure_of)), known


def _recognised(cast: Cast, f: int, register: Register) -> Recognition | None:
    """Who a figure is by the register; None where the register has nothing to say."""
    figure = cast.figures[f]
    forms = dict.fromkeys(joined(cast.names[n]) for n in figure.mentions)
    full = [name for name in forms if len(form(name)) > 1]
    entries = list(dict.fromkeys(entry for name in full for entry in _bearers(register, form(name))))
    by_alias = not entries
    by = full or list(forms)
    if by_alias:
        entries = list(dict.fromkeys(entry for name in forms for entry in register.by_form.get(form(name), ())))
        by = list(forms)
    if not entries:
        return None
    said = next((n for n in by if set(_bearers(register, form(n))) & set(entries)), figure.name)
    if len(entries) > 1:
        return Recognition(None, f"“{said}” may be {' or '.join(entry.name for entry in entries)}: not decided")
    [entry] = entries
    objection = _objection(cast, figure, entry, full if by_alias else [])
    if objection:
        return Recognition(None, f"not {entry.name} of the register: {objection}")
    return Recognition(entry, f"“{said}” is {entry.name}{f' ({entry.id})' if entry.id else ''} in the register")


def _bearers(register: Register, words: Form) -> tuple[Entry, ...]:
    """The entries that a name may stand for: as it is listed, or with another form of the middle names."""
    listed = register.by_form.get(words, ())
    if listed or len(words) < 2:
        return listed
    close = register.by_ends.get((words[0], words[-1]), ())
    return tuple(entry for entry in close if _middles_agree(words[1:-1], form(entry.name)[1:-1]))


def _middles_agree(one: Form, two: Form) -> bool:
    """Whether middle names may be the same: left out, or alike by their initials."""
    return not one or not two or [word[:1] for word in one] == [word[:1] for word in two]


def _objection(cast: Cast, figure: Figure, entry: Entry, other_names: Iterable[str]) -> str:
    """What the article says against a figure being this person; empty when nothing does."""
    other = next(iter(other_names), None)
    if other:
        return f"the article says {other}"
    if entry.kind is SpeakerKind.PERSON and (figure.place or figure.kind is SpeakerKind.ORGANIZATION):
        return f"in the article {figure.name} is no person"
    titled = (cast.names[n] for n in figure.mentions if cast.names[n].titles)
    for name in titled:
        if Gender.UNKNOWN not in (name.gender, entry.gender) and name.gender is not entry.gender:
            return f"the article says {' '.join(name.titles)} {joined(name)}"
    return ""


def speaker(entry: Entry) -> Speaker:
    """Somebody of the register whom the article does not name."""
    return Speaker(name=entry.name, kind=entry.kind, gender=entry.gender, id=entry.id, role=entry.role)
