"""The engine loads, every module of it, in a process that never meets Qt."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.project.files import ROOT

_LOAD_ALL = """
import importlib, json, pkgutil, sys
import workbench
names = [found.name for found in pkgutil.walk_packages(workbench.__path__, "workbench.")]
for name in names:
    importlib.import_module(name)
qt = sorted(name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6", "PyQt6", "ui"))
print(json.dumps({"names": names, "qt": qt}))
"""
# Slow to load, or there for an engine that may never be asked: imported by the function that needs them.
_LATE = ("trafilatura", "docx", "deep_translator", "language_tool_python", "lt_py", "simplemma", "keyring")
_WHAT_A_COMMAND_LOADS = """
import json, sys
import workbench.cli
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""


def _run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_module_of_the_engine_loads_without_qt() -> None:
    told = json.loads(_run(_LOAD_ALL))
    on_disk = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in (ROOT / "workbench").rglob("*.py")
    }
    assert set(told["names"]) | {"workbench"} == on_disk, "a folder without __init__.py is not loaded"
    assert told["qt"] == []


def test_a_command_loads_no_slow_library_before_it_needs_it() -> None:
    loaded = set(json.loads(_run(_WHAT_A_COMMAND_LOADS)))
    assert loaded & set(_LATE) == set()
