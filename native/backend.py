"""The build backend: that of setuptools, and the heart of the engine in C++ where a compiler for it is there.

generate.py writes the C++, and the compiler makes `quotes.heart` of it, which `quotes.engine` uses where it finds it.
Where it cannot be made the engine is plain Python, which gives the same quotes; so it is in an editable install, where
every edit counts at once. QUOTES_COMPILE=0 asks for plain Python; QUOTES_COMPILE=1 makes it an error if the heart
cannot be compiled.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import sysconfig
from configparser import ConfigParser
from functools import cache
from pathlib import Path
from typing import Any

from setuptools import Extension, build_meta
from setuptools.build_meta import (
    build_editable,
    build_sdist,
    build_wheel,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)
from setuptools.command.build_ext import build_ext

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]

NATIVE = Path(__file__).resolve().parent
ASKED = os.environ.get("QUOTES_COMPILE")
# -O3 is a twentieth faster than -O2 and compiles a fifth longer; hidden names can be called directly. Symbols for a
# debugger, for which Python's own flags ask, would take memory.
FLAGS = ("-std=c++20", "-O3", "-fvisibility=hidden", "-g0")
PROBE = "#include <Python.h>\n#include <concepts>\n#include <optional>\nint main() {}\n"  # what has to be there


def get_requires_for_build_wheel(config_settings: Any = None) -> list[str]:
    """What the build needs: to compile, what the translator imports, and what the modules import that it reads."""
    needed: list[str] = build_meta.get_requires_for_build_wheel(config_settings)
    if not wanted():
        tell("there is no C++20 compiler" if ASKED is None else f"QUOTES_COMPILE={ASKED}")
        return needed
    setup = ConfigParser()
    setup.read(NATIVE.parent / "setup.cfg", encoding="utf-8")
    for names in (setup["options"]["install_requires"], setup["options.extras_require"]["native"]):
        needed += [line for line in names.split("\n") if line and not line.startswith("#")]
    return needed


def wanted() -> bool:
    """Whether the heart is to be compiled."""
    return ASKED == "1" or ASKED != "0" and has_compiler()


@cache
def has_compiler() -> bool:
    """Whether the C++ compiler of this Python is there, knows C++20, and finds the headers of Python."""
    compiler = shlex.split(os.environ.get("CXX") or sysconfig.get_config_var("CXX") or "")
    command = [*compiler, *FLAGS, f"-I{sysconfig.get_path('include')}", "-fsyntax-only", "-xc++", "-"]
    try:
        return subprocess.run(command, input=PROBE, text=True, capture_output=True).returncode == 0
    except OSError:
        return False


def extensions() -> list[Extension]:
    """The heart, if it is to be compiled; its source is known only when it is built."""
    if not wanted():
        return []
    return [
        Extension(
            "quotes.heart",
            sources=[],
            depends=[__file__, *sorted(map(str, NATIVE.glob("*.h")))],
            include_dirs=[str(NATIVE)],
            extra_compile_args=[*FLAGS],
            optional=ASKED != "1",
        )
    ]


class BuildHeart(build_ext):
    """Write the heart in C++ and compile it; in an editable install, do nothing."""

    def run(self) -> None:
        if not self.editable_mode:
            super().run()

    def build_extension(self, ext: Extension) -> None:
        source = Path(self.build_temp, "heart.cpp")
        try:
            source.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run([sys.executable, str(NATIVE / "generate.py"), str(source)], check=True)
            ext.sources = [str(source)]
            super().build_extension(ext)
        except Exception as error:
            Path(self.get_ext_fullpath(ext.name)).unlink(missing_ok=True)  # one of earlier code
            if not ext.optional:
                raise
            tell(str(error))


def tell(reason: str) -> None:
    """Say why the engine is not compiled; pip shows it with -v."""
    print(f"The engine stays plain Python, which gives the same quotes, only later: {reason}", file=sys.stderr)
