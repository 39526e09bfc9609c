"""What a file of terms gives: concepts, and what could not be taken."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from workbench.model.errors import InputError, StorageError
from workbench.model.tasks import CancelToken, Progress
from workbench.model.term_imports import TermProblem
from workbench.model.terms import Concept
from workbench.whole_file import written_whole

MOST_PROBLEMS = 500
"""Problems that are listed one by one; the last one then says how many there are in all."""

LONGEST_TERM = 500
"""Characters of a term; what is longer is no term."""

LONGEST_NOTE = 20_000
"""Characters of a note, definition or source; what is longer is cut."""


@dataclass(frozen=True, slots=True)
class TermFile:
    """The good part of a file, and what was left out and where."""

    concepts: tuple[Concept, ...]
    problems: tuple[TermProblem, ...] = ()


class ProblemList:
    """Collects problems, the first ``MOST_PROBLEMS`` of them one by one."""

    def __init__(self) -> None:
        self._problems: list[TermProblem] = []
        self._count = 0

    def add(self, code: str, line: int, **data: str) -> None:
        """Note a problem."""
        self._count += 1
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.append(TermProblem(code, line, data))

    def all(self) -> tuple[TermProblem, ...]:
        """Return the problems, in order; where there are more, ``terms.more_problems`` (count) ends the list."""
        more = self._count - len(self._problems)
        if not more:
            return tuple(self._problems)
        return (*self._problems, TermProblem("terms.more_problems", 0, {"count": str(more)}))


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ue000-\uf8ff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return a cell or element without control and private use characters and without space at its edges."""
    return _CONTROL.sub("", text).strip()


def one_line(text: str) -> str:
    """Return the text with every stretch of ordinary white space as one space."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")


def language_code(text: str) -> str:
    """Return a language code in the form of BCP 47 (``en_us`` is ``en-US``), empty text where it is none.

    The pseudo-region ``XX`` of some exports is left out.
    """
    text = text.strip()
    if not _LANGUAGE.match(text):
        return ""
    parts = re.split("[-_]", text)
    out = [parts[0].lower()]
    for part in parts[1:]:
        if part.upper() == "XX":
            continue
        if len(part) == 4 and part.isalpha():
            out.append(part.title())
        else:
            out.append(part.upper() if len(part) == 2 else part.lower())
    return "-".join(out)


def unreadable(path: Path, error: OSError) -> InputError:
    """Return the error of a file that cannot be read: ``terms.unreadable`` (name, reason)."""
    kinds = ((FileNotFoundError, "missing"), (PermissionError, "denied"), (IsADirectoryError, "folder"))
    reason = next((name for kind, name in kinds if isinstance(error, kind)), "broken")
    return InputError("terms.unreadable", name=path.name, reason=reason)


_COUNTED = 100
"""Concepts between two steps that are told."""


def counted(concepts: Sequence[Concept], cancel: CancelToken | None, progress: Progress) -> Iterator[Concept]:
    """Yield the concepts and tell how many there were; raise ``Cancelled`` where that was asked for."""
    for number, concept in enumerate(concepts):
        if cancel is not None:
            cancel.raise_if_cancelled()
        if number % _COUNTED == 0:
            progress(number, len(concepts))
        yield concept
    if cancel is not None:
        cancel.raise_if_cancelled()
    progress(len(concepts), len(concepts))


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open a file to be written whole or not at all: an older one stays until the new one is complete.

    Raises ``StorageError`` ``terms.cannot_write`` (name, reason: missing, denied, full, folder or broken).
    """
    try:
        with written_whole(path) as stream:
            yield stream
    except OSError as error:
        raise StorageError("terms.cannot_write", name=path.name, reason=_reason(error)) from None


def _reason(error: OSError) -> str:
    import errno

    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "full"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "denied"
    if error.errno in {errno.EISDIR, errno.ENOTEMPTY}:
        return "folder"
    return "missing" if error.errno in {errno.ENOENT, errno.ENOTDIR} else "broken"
