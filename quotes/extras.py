"""Libraries that only some users need: where one is missing, the message says how to get it."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


class MissingExtra(Exception):
    """A library is not installed; the message names the command that installs it."""


def need(library: str, extra: str) -> ModuleType:
    """Import `library`, which `pip install 'quotes[extra]'` brings."""
    try:
        return import_module(library)
    except ImportError:
        raise MissingExtra(f"this needs {library}; install it with: pip install 'quotes[{extra}]'") from None
