"""Translation units written as TMX 1.4b, as a stream."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO

from workbench.drafting.tmx import names
from workbench.drafting.tmx.dates import stamp
from workbench.drafting.tmx.languages import ANY
from workbench.drafting.tmx.segments_out import attribute, both_written, escaped
from workbench.model.errors import StorageError
from workbench.model.identity import now
from workbench.model.memory import TranslationUnit
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.whole_file import written_whole

_STEP = 1000
_OURS = frozenset({names.SOURCE_MARKUP, names.TARGET_MARKUP, *names.UNIT_ATTRIBUTES})


def write_tmx(
    units: Iterable[TranslationUnit],
    path: Path,
    source_language: str = "",
    total: int = 0,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
    moment: datetime | None = None,
) -> int:
    """Write the units in their order, whole or not at all; return their count.

    ``source_language`` is that of the file (each unit says its own too), empty for several. ``progress`` is told of
    units. What XML cannot hold (control characters) is left out of the texts.

    Raises ``Cancelled`` and ``StorageError`` ``tmx.cannot_write`` (name, reason: missing, denied, full, folder or broken).
    """
    count = 0
    with _replacing(path) as stream:
        stream.write(header(source_language, moment or now()).encode())
        lines: list[str] = []
        for unit in units:
            lines.append(unit_lines(unit))
            count += 1
            if len(lines) == _STEP:
                if cancel is not None:
                    cancel.raise_if_cancelled()
                stream.write("".join(lines).encode())
                lines.clear()
                progress(count, total)
        stream.write("".join(lines).encode())
        stream.write(FOOT.encode())
    progress(count, total)
    return count


def unit_lines(unit: TranslationUnit, dated: bool = True) -> str:
    """Return the ``tu`` element of a unit; without the moment of its making where it is not ``dated``."""
    properties = dict(unit.properties)
    head = "".join(
        f" {name}={attribute(properties[name])}" for name in names.UNIT_ATTRIBUTES if name in properties
    )
    head += f" srclang={attribute(unit.source_language)}"
    if dated:
        head += f' creationdate="{stamp(unit.created_at)}"'
    if unit.author:
        head += f" creationid={attribute(unit.author)}"
    if unit.changed_at is not None:
        head += f' changedate="{stamp(unit.changed_at)}"'
    if unit.changed_by:
        head += f" changeid={attribute(unit.changed_by)}"
    lines = [f"<tu{head}>\n"]
    lines += (f"<note>{escaped(note)}</note>\n" for note in unit.notes)
    lines += (
        f"<prop type={attribute(name)}>{escaped(value)}</prop>\n"
        for name, value in (*_kept(unit), *_own(unit))
    )
    languages = (unit.source_language, unit.target_language)
    for language, inside in zip(languages, both_written(unit), strict=True):
        lines.append(f"<tuv xml:lang={attribute(language)}><seg>{inside}</seg></tuv>\n")
    lines.append("</tu>\n")
    return "".join(lines)


FOOT = "</body>\n</tmx>\n"
"""What ends a file."""


def header(
    source_language: str,
    moment: datetime | None,
    notes: Sequence[str] = (),
    properties: Sequence[tuple[str, str]] = (),
    version: str = "",
) -> str:
    """Return what stands before the first unit of a file.

    ``source_language`` is empty for several, ``version`` for that of the program.
    """
    from workbench import __version__

    made = "" if moment is None else f' creationdate="{stamp(moment)}"'
    said = "".join(f"<note>{escaped(note)}</note>\n" for note in notes)
    said += "".join(f"<prop type={attribute(name)}>{escaped(value)}</prop>\n" for name, value in properties)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
        f'<header creationtool="Pressbench" creationtoolversion={attribute(version or __version__)} segtype="sentence" '
        f'o-tmf="Pressbench" adminlang="en" srclang={attribute(source_language or ANY)} datatype="html"'
        f"{made}{f'>{chr(10)}{said}</header>' if said else '/>'}\n<body>\n"
    )


def _kept(unit: TranslationUnit) -> Iterator[tuple[str, str]]:
    """Give the properties that are no attributes; of two with the name of an attribute the last one is it."""
    attributes = dict(unit.properties)
    for name, value in unit.properties:
        if name not in _OURS or (name in names.UNIT_ATTRIBUTES and attributes[name] != value):
            yield name, value


def _own(unit: TranslationUnit) -> Iterator[tuple[str, str]]:
    if unit.release_reference:
        yield names.REFERENCE, unit.release_reference
    if unit.release_id:
        yield names.RELEASE, unit.release_id
    if unit.segment_id:
        yield names.SEGMENT, unit.segment_id
    if unit.approved:
        yield names.APPROVED, "yes"
    if unit.before:
        yield names.BEFORE, unit.before
    if unit.after:
        yield names.AFTER, unit.after


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    try:
        with written_whole(path) as stream:
            yield stream
    except OSError as error:
        raise StorageError("tmx.cannot_write", name=path.name, reason=_reason(error)) from None


def _reason(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "full"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "denied"
    if error.errno in {errno.EISDIR, errno.ENOTEMPTY}:
        return "folder"
    return "missing" if error.errno in {errno.ENOENT, errno.ENOTDIR} else "broken"
