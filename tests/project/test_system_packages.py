"""What the system must give is asked by trying, and named in one line where it cannot be installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.files import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems bring their own libraries")
_TOOLS = ("bash", "uname", "id", "find", "grep", "sed", "head", "dirname", "env")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """Return a folder of programs: a system with little on it, and a person who is not root."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in _TOOLS:
        found = shutil.which(name)
        assert found is not None
        (programs / name).symlink_to(found)
    _write(programs / "id", "echo 1000")
    return programs


def _write(path: Path, line: str) -> None:
    path.unlink(missing_ok=True)
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)


def _lacking(programs: Path, *libraries: str) -> None:
    """Put a Python there that finds every library but these."""
    tests = "".join(f'[ "$1" = {name} ] && echo "$2"\n' for name in libraries)
    _write(programs / "python3", f"shift 2\nwhile [ $# -gt 1 ]; do\n{tests}shift 2\ndone\nexit 0")


def _ask(programs: Path, purpose: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(ROOT / ".ci" / "system-packages"), purpose],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": str(programs), "HOME": os.environ["HOME"]},
        timeout=60,
    )


def test_a_missing_library_is_named_in_one_line(machine: Path) -> None:
    _lacking(machine, "libEGL.so.1", "libdbus-1.so.3")
    told = _ask(machine, "run")
    assert told.returncode == 1
    (line,) = told.stderr.splitlines()
    assert "apt-get install" in line
    assert {"libegl1", "libdbus-1-3"} <= set(line.split())


def test_libraries_of_a_window_are_not_asked_without_a_display(machine: Path) -> None:
    _lacking(machine, "libxcb-cursor.so.0")
    told = _ask(machine, "run")
    assert (told.returncode, told.stderr) == (0, "")


def test_what_only_tests_need_is_named_and_does_not_stop_them(machine: Path) -> None:
    _lacking(machine)
    told = _ask(machine, "test")
    assert told.returncode == 0
    (line,) = told.stderr.splitlines()
    assert {"xvfb", "maven", "default-jre-headless"} <= set(line.split())


@pytest.mark.parametrize(("version", "new_enough"), [("11.0.22", False), ("17.0.15", True), ("21", True)])
def test_java_must_be_new_enough(machine: Path, version: str, new_enough: bool) -> None:
    _lacking(machine)
    _write(machine / "java", f"""echo 'openjdk version "{version}" 2025-04-15' >&2""")
    assert ("default-jre-headless" not in _ask(machine, "test").stderr) is new_enough


def test_nothing_is_said_where_nothing_is_missing(machine: Path) -> None:
    _lacking(machine)
    for name in ("Xvfb", "mvn", "xdotool"):
        _write(machine / name, "exit 0")
    _write(machine / "java", """echo 'openjdk version "17.0.1" 2021-10-19' >&2""")
    told = _ask(machine, "test")
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
