"""The files that belong to the project: what git tracks, where it is there."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BINARY = {
    ".png",
    ".ico",
    ".docx",
    ".odt",
    ".ttf",
    ".otf",
    ".woff2",
    ".db",
    ".pdf",
    ".mo",
    ".jar",
    ".zip",
    ".jpg",
}


@cache
def tracked() -> tuple[Path, ...]:
    """Return the tracked files that stand in the folder, sorted."""
    told = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, text=True, check=False
    )
    if told.returncode == 0:
        names = [name for name in told.stdout.split("\0") if name]
    else:  # unpacked from an archive: no git, and nothing but the project's own files in these places
        places = ("workbench", "ui", "tests", "resources", "translations", "docs", "benchmarks", ".ci")
        names = [str(path.relative_to(ROOT)) for place in places for path in (ROOT / place).rglob("*")]
        names += [path.name for path in ROOT.iterdir() if path.is_file()]
    found = (ROOT / name for name in names if "__pycache__" not in name)
    return tuple(sorted(path for path in found if path.is_file()))


def tracked_texts() -> list[Path]:
    """Return the tracked files that hold text."""
    return [path for path in tracked() if path.suffix not in _BINARY]
