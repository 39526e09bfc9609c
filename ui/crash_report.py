"""What is told of a bug: where it was, in which program on which system, and no word of any release.

The message of an exception can quote what was being worked on, so it is left out, as are values; of the paths only
the part inside of a package is kept, for they can name the person.
"""

from __future__ import annotations

import platform
import sys
import traceback
from pathlib import PurePath

from PySide6.QtCore import qVersion

from workbench import __version__

MOST_FRAMES = 60
_PACKAGES = ("workbench", "ui", "PySide6", "shiboken6", "site-packages")


def report_of(error: BaseException) -> str:
    """Return the report of an exception, its causes first."""
    parts = [
        f"Pressbench {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        "",
    ]
    chain: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in chain:
        chain.insert(0, one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    for place, found in enumerate(chain):
        if place:
            parts += ["", "and then:"]
        parts += _frames(found)
        kind = type(found)
        parts.append(f"{kind.__module__}.{kind.__qualname__}{_code(found)} (its message is left out)")
    return "\n".join(parts)


def _frames(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__, limit=-MOST_FRAMES)
    return [f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]


def _code(error: BaseException) -> str:
    # Errors of the operating system have a number and no words of ours.
    number = getattr(error, "errno", None)
    return f" errno {number}" if isinstance(number, int) else ""


def _short(path: str) -> str:
    parts = PurePath(path).parts
    for package in _PACKAGES:
        if package in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(package) :])
    standard = PurePath(sys.base_prefix).parts
    return (
        "/".join(parts[len(standard) :])
        if parts[: len(standard)] == standard
        else parts[-1]
        if parts
        else path
    )
