"""Lokalize opening the same text as PO, from its start until its list of rows is on screen.

It needs ``lokalize``, ``Xvfb``, ``xwd`` and ``dbus-run-session``, and gets a home of its own, so that it asks nobody
for a name and finds nothing of an earlier run.
"""

from __future__ import annotations

import os
import shutil
import signal
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.desk.desk import Desk

TOOLS = ("lokalize", "Xvfb", "xwd", "dbus-run-session")
_HEAD = (
    'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
)
_PERSON = "[Identity]\nauthorEmail=bench@example.org\nauthorLocalizedName=Bench\nauthorName=Bench\ndefaultLangCode=fr\n"
_LIMIT_SECONDS = 60.0
_LOOK_SECONDS = 0.03
_ROWS = (range(150, 200), range(10, 240, 4))
"""Where its first rows are on a screen of 1280x800, as it stands at a first start: lines, then columns."""
_COLOURED = 200


def available() -> bool:
    """Return whether everything is installed that is needed."""
    return all(shutil.which(tool) for tool in TOOLS)


def write_po(desk: Desk, translation_id: str, path: Path) -> None:
    """Write the text of a translation as PO."""
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        for first in range(0, desk.editing.outline(translation_id).count, 500):
            for row in desk.editing.rows(translation_id, first, 500):
                file.write(f'msgctxt "{row.segment.id}"\n')
                file.write(f'msgid "{_quoted(row.segment.text)}"\nmsgstr "{_quoted(row.text)}"\n\n')


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


@contextmanager
def screen() -> Iterator[str]:
    """Give the name of a display of its own."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def seconds_to_rows(po: Path, display: str, home: Path) -> float:
    """Return how long Lokalize takes; raise ``RuntimeError`` where it never shows its rows."""
    (home / ".config").mkdir(parents=True, exist_ok=True)
    (home / "run").mkdir(mode=0o700, exist_ok=True)
    (home / ".config" / "lokalizerc").write_text(_PERSON, encoding="utf-8")
    environment = dict(
        os.environ, HOME=str(home), XDG_RUNTIME_DIR=str(home / "run"), DISPLAY=display, LC_ALL="C.UTF-8"
    )
    for name in ("QT_QPA_PLATFORM", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        environment.pop(name, None)
    began = time.monotonic()
    started = subprocess.Popen(
        ["dbus-run-session", "--", "lokalize", str(po)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while time.monotonic() - began < _LIMIT_SECONDS:
            if _rows_shown(display):
                return time.monotonic() - began
            time.sleep(_LOOK_SECONDS)
    finally:
        os.killpg(started.pid, signal.SIGTERM)
        started.wait()
    raise RuntimeError("Lokalize showed no rows")


def _rows_shown(display: str) -> bool:
    # Its window is grey until then; the row that it begins with is highlighted in colour.
    taken = subprocess.run(["xwd", "-root", "-silent", "-display", display], capture_output=True, check=False)
    data = taken.stdout
    if len(data) < 100:
        return False
    header = struct.unpack(">25I", data[:100])
    first, line = header[0] + header[19] * 12, header[12]
    lines, columns = _ROWS
    coloured = 0
    for y in lines:
        for x in columns:
            blue, green, red = data[first + y * line + x * 4 :][:3]
            coloured += max(blue, green, red) - min(blue, green, red) > 60
    return coloured >= _COLOURED
