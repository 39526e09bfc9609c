"""Finds a Java that LanguageTool runs on, and folders that hold a LanguageTool."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OLDEST_JAVA = 17
SERVER_JAR = "languagetool-server.jar"
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
_ASK_SECONDS = 20.0
_PLACES = {
    "linux": ("/usr/lib/jvm/*/bin/java", "/opt/*/bin/java"),
    "darwin": (
        "/Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java",
        "/opt/homebrew/opt/openjdk*/bin/java",
    ),
    "win32": ("C:/Program Files/*/*/bin/java.exe", "C:/Program Files/*/bin/java.exe"),
}
_LANGUAGETOOL_PLACES = ("/opt/[Ll]anguage[Tt]ool*", "/usr/share/languagetool*", "~/[Ll]anguage[Tt]ool*")


@dataclass(frozen=True, slots=True)
class Java:
    """A Java program and the number of its version, e.g. 17; no program and 0 where there is none."""

    program: str = ""
    version: int = 0

    @property
    def will_do(self) -> bool:
        """Whether LanguageTool runs on it."""
        return self.version >= OLDEST_JAVA


def find_java(places: tuple[str, ...] | None = None) -> Java:
    """Return the first Java that will do, else the newest there is.

    JAVA_HOME comes first, then PATH, then where Java is usually installed (``places``: patterns of
    paths). Each is asked for its version, which takes a moment: not for the GUI thread.
    """
    newest = Java()
    for program in _programs(_PLACES.get(sys.platform, ()) if places is None else places):
        java = Java(program, version_of(program))
        if java.will_do:
            return java
        if java.version > newest.version:
            newest = java
    return newest


def _programs(places: tuple[str, ...]) -> Iterator[str]:
    seen: set[Path] = set()
    home = os.environ.get("JAVA_HOME", "")
    candidates = [shutil.which("java", path=str(Path(home) / "bin"))] if home else []
    candidates.append(shutil.which("java"))
    candidates += [str(path) for pattern in places for path in sorted(_matching(pattern), reverse=True)]
    for candidate in candidates:
        if candidate and (path := Path(candidate).resolve()) not in seen:
            seen.add(path)
            yield candidate


def _matching(pattern: str) -> list[Path]:
    path = Path(pattern).expanduser()
    try:
        return list(Path(path.anchor).glob(str(path.relative_to(path.anchor))))
    except OSError:
        return []


def version_of(program: str) -> int:
    """Return the number of a Java's version, 0 where the program does not say one."""
    try:
        said = subprocess.run(
            [program, "-version"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_ASK_SECONDS,
            check=False,
        ).stdout
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return 0
    found = _VERSION.search(said.decode("utf-8", "replace"))
    return int(found.group(1)) if found else 0


def holds_languagetool(folder: Path) -> bool:
    """Return whether a server can be started from the folder."""
    return (folder / SERVER_JAR).is_file()


def find_languagetool(own: Path, places: tuple[str, ...] = _LANGUAGETOOL_PLACES) -> Path | None:
    """Return a folder that holds LanguageTool: ``own``, else one where people put it, else None."""
    folders = [own, *(path for pattern in places for path in sorted(_matching(pattern), reverse=True))]
    return next((folder for folder in folders if holds_languagetool(folder)), None)
