"""What setup.cfg cannot say: an ordinary install compiles the heart of the engine, from text to answers, with mypyc.

The same code gives the same quotes in two thirds of the time. An editable install stays plain, so that every edit
counts at once; so does any install where compiling fails, for want of a C compiler for example.
"""

from __future__ import annotations

from glob import glob
from os import devnull
from pathlib import Path
from sysconfig import get_config_var

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

# The types that users hold, in model.py and register.py, stay plain, since compiled dataclasses cannot be pickled.
FOLDERS = ("lexicon", "text", "linking", "resolving")
HEART = ["quotes/engine.py", *(path for folder in FOLDERS for path in sorted(glob(f"quotes/{folder}/*.py")))]


class Compiled(build_ext):
    """Compile the heart; where that fails, tell why and leave nothing half compiled behind."""

    def run(self) -> None:
        if self.editable_mode:
            return
        try:
            self.distribution.ext_modules = self.heart()
            self.distribution.reinitialize_command(self)  # now that they are known
            self.ensure_finalized()
            super().run()
        except (Exception, SystemExit) as problem:  # whatever it is, plain Python works as well
            self.extensions = []
            for path in Path(self.build_lib).rglob(f"*{get_config_var('EXT_SUFFIX')}"):
                path.unlink()
            self.warn(f"The engine is installed as plain Python, which is slower: {problem}")

    def heart(self) -> list[Extension]:
        from mypyc.build import mypycify

        # Its types are checked by scripts/lint, in an environment that has the libraries.
        lenient = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent", f"--cache-dir={devnull}"]
        return mypycify(
            [*lenient, *(path for path in HEART if not path.endswith("register.py"))],
            opt_level="2", debug_level="0", group_name="quotes", target_dir=self.build_temp,
        )  # fmt: skip


# A placeholder says that there will be something to compile.
setup(cmdclass={"build_ext": Compiled}, ext_modules=[Extension("quotes.heart", [])])
