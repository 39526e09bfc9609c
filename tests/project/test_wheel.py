"""What is shipped: a wheel with the program, its resources and catalogues, and nothing of the tests."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.project.files import ROOT, tracked


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    folder = tmp_path_factory.mktemp("wheel")
    told = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert told.returncode == 0, told.stderr
    (built,) = folder.glob("pressbench-*.whl")
    return zipfile.Path(built)


def _names(wheel: zipfile.Path) -> set[str]:
    return set(wheel.root.namelist())


def test_all_that_the_program_reads_is_in_the_wheel(wheel: zipfile.Path) -> None:
    names = _names(wheel)
    places = {
        "workbench": "workbench",
        "ui": "ui",
        "resources": "workbench/shipped/resources",
        "translations": "workbench/shipped/translations",
    }
    for path in tracked():
        first, *rest = path.relative_to(ROOT).parts
        if first in places:
            assert "/".join((places[first], *rest)) in names


def test_nothing_else_is_in_the_wheel(wheel: zipfile.Path) -> None:
    tops = {name.split("/")[0] for name in _names(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"workbench", "ui"}


def test_the_wheel_tells_its_licence_and_its_command(wheel: zipfile.Path) -> None:
    (info,) = {Path(name).parts[0] for name in _names(wheel) if ".dist-info/" in name}
    metadata = (wheel / info / "METADATA").read_text(encoding="utf-8")
    assert "License-Expression: GPL-3.0-or-later" in metadata
    assert f"{info}/licenses/LICENSE" in _names(wheel)
    assert "pressbench = workbench.cli:run" in (wheel / info / "entry_points.txt").read_text(encoding="utf-8")
