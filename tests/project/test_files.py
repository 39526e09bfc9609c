"""The files of the project: of a size that one can hold in the head, and telling nothing of a machine."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
from pathlib import Path

import pytest

from tests.project.files import ROOT, tracked, tracked_texts

_MEDIAN_LINES = 170
_MOST_LINES = 600
# Put together here so that this file does not hold them itself.
_HOMES = "|".join(
    ("/ro" + "ot/", "/ho" + "me/[a-z]", "/Us" + "ers/[A-Za-z]", "/wo" + "rk/", "/opt/wh" + "eels")
)
_MACHINE = re.compile(rf"(?<![\w.~$}}])(?:{_HOMES})")
_INDEX = re.compile(
    r"(?<!emit-)(?:index-url|trusted-host|find-links)\s*[= ]\s*\S|pypi\.org/simple|repo1?\.maven\."
)
# Where the program itself fetches LanguageTool from when a person asks it to: part of what it does.
_FETCHES = ROOT / "workbench" / "proofing" / "engines" / "fetching.py"
_CONFLICT = re.compile(r"^(?:<{7} |>{7} |={7}$)", re.MULTILINE)
_THIS = Path(__file__).resolve()


def _sources() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py" and "tests" not in path.parts]


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_files_are_small() -> None:
    lines = {str(path.relative_to(ROOT)): _lines(path) for path in _sources()}
    assert statistics.median(lines.values()) < _MEDIAN_LINES
    assert {name: count for name, count in lines.items() if count > _MOST_LINES} == {}


def test_no_file_tells_of_a_machine_or_an_index() -> None:
    told = {}
    for path in tracked_texts():
        if path in (_THIS, _THIS.with_name("test_lock.py")) or path.name == "LICENSE":
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        patterns = (_MACHINE, _CONFLICT) if path == _FETCHES else (_MACHINE, _INDEX, _CONFLICT)
        for pattern in patterns:
            if found := pattern.search(text):
                told[str(path.relative_to(ROOT))] = found.group()
    assert told == {}


def test_nothing_that_was_made_is_tracked() -> None:
    made = {".venv", ".cache", "demo", "build", "dist", "__pycache__", ".hypothesis", ".mypy_cache"}
    parts = [path.relative_to(ROOT).parts for path in tracked()]
    assert [each for each in parts if made & set(each)] == []


@pytest.mark.parametrize(
    "script",
    sorted(path for path in tracked() if ".ci" in path.parts and not path.suffix),
    ids=lambda p: p.name,
)
def test_scripts_can_be_run(script: Path) -> None:
    assert os.access(script, os.X_OK)
    shell = "bash" if "bash" in script.read_text(encoding="utf-8").splitlines()[0] else "sh"
    told = subprocess.run([shell, "-n", str(script)], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")
