"""What setup.cfg cannot say: where a compiler is there, the heart of the engine is compiled."""

from __future__ import annotations

import sys
from pathlib import Path

from setuptools import setup

sys.path.insert(0, str(Path(__file__).resolve().parent / "native"))

from backend import BuildHeart, extensions  # noqa: E402

setup(cmdclass={"build_ext": BuildHeart}, ext_modules=extensions())
