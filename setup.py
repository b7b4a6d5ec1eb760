"""What setup.cfg cannot say: `QUOTES_COMPILE=1 pip install .` compiles the heart of the engine with mypyc.

The same code gives the same quotes in two thirds of the time. It needs a C compiler and two minutes, and more memory
for very long documents; so it is for those who read archives, and nobody else has to wait. An editable install stays
plain, so that every edit counts at once.
"""

from __future__ import annotations

from glob import glob
from os import devnull, environ

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

# From text to answers. The types that users hold, in model.py and register.py, stay plain: compiled dataclasses cannot
# be pickled.
FOLDERS = ("lexicon", "text", "linking", "resolving")
HEART = ["quotes/engine.py", *(path for folder in FOLDERS for path in sorted(glob(f"quotes/{folder}/*.py")))]


class Compiled(build_ext):
    """Compile the heart, which is known only now that the compiler is there."""

    def run(self) -> None:
        if not self.editable_mode:
            self.distribution.ext_modules = self.heart()
            self.distribution.reinitialize_command(self)
            self.ensure_finalized()
            super().run()

    def heart(self) -> list[Extension]:
        from mypyc.build import mypycify

        # Its types are checked by scripts/lint, in an environment that has the libraries.
        lenient = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent", f"--cache-dir={devnull}"]
        return mypycify(
            [*lenient, *(path for path in HEART if not path.endswith("register.py"))],
            opt_level="2", debug_level="0", group_name="quotes", target_dir=self.build_temp,
        )  # fmt: skip


if environ.get("QUOTES_COMPILE") == "1":
    setup(
        cmdclass={"build_ext": Compiled},
        ext_modules=[Extension("quotes.heart", [])],  # a placeholder: there will be something to compile
        setup_requires=["mypy>=2.4", "types-regex>=2026.11"],  # as in the extra lint
    )
else:
    setup()
