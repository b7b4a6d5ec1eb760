"""How names and texts of Python are spelt in C++."""

from __future__ import annotations

# What C++ keeps for itself, and what the headers call functions.
KEYWORDS = frozenset(
    "and or not new delete this class struct union short long int char bool float double signed unsigned void auto "
    "const static case default switch do register template typename operator public private protected friend inline "
    "virtual explicit export extern goto namespace using volatile true false enum final override q truth len index "
    "slice contains".split()
)


def global_name(fullname: str) -> str:
    """The C++ name of what a module holds."""
    module, _, name = fullname.removeprefix("quotes.").rpartition(".")
    return f"{module.replace('.', '_')}__{name}"


def safe(name: str) -> str:
    """A local name or a member; the underscore behind it keeps it apart from what C++ has."""
    return name + "_" if name in KEYWORDS or name.startswith("__") else name


def raw_literal(text: str) -> str:
    """A constant text as an array of code points."""
    out = []
    for char in text:
        if char in '"\\':
            out.append("\\" + char)
        elif " " <= char <= "~":
            out.append(char)
        elif ord(char) < 0xA0 or 0xD800 <= ord(char) < 0xE000:
            out.append(f'\\x{ord(char):x}" U"')  # else the digits behind it would be part of it
        else:
            out.append(f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}")
    return f'U"{"".join(out)}"'


def literal(text: str) -> str:
    """A constant text as a Str."""
    return raw_literal(text) + "_s"


def char_literal(char: str) -> str:
    """A constant character as a Char."""
    if char in "'\\":
        return f"U'\\{char}'"
    return f"U'{char}'" if " " <= char <= "~" else f"Char({ord(char)})"
