"""What fuzzing has found stays found: every case in tests/cases/findings is read again by the target in its name."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts" / "fuzz"))

from targets import TARGETS  # noqa: E402

FINDINGS = sorted((ROOT / "tests" / "cases" / "findings").iterdir())


@pytest.fixture
def patience() -> Iterator[None]:
    """What hung once must not hang the tests: the default action of the signal ends them."""
    signal.alarm(60)
    yield
    signal.alarm(0)


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda path: path.name)
def test_a_finding_is_mended(finding: Path, patience: None) -> None:
    TARGETS[finding.name.partition("-")[0]](finding.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_takes_any_bytes(target: str) -> None:
    for data in (b"", b"\xff" * 40, bytes(range(256)), b"\x00\x93\x94" * 30):
        TARGETS[target](data)
