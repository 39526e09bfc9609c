"""The program in the menus of a Linux desktop: its entry, its icon, and the files that it opens.

Written into the person's own folders, after the XDG Base Directory and Desktop Entry specifications; nothing of it
needs another person's rights, and ``remove`` takes exactly that away again.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from workbench.model.errors import InputError, StorageError
from workbench.places import resources_folder

HANDOFF_TYPE = "application/vnd.pressbench.handoff"
HANDOFF_SUFFIX = ".pressbench"

_SIZES = (16, 24, 32, 48, 64, 128, 256)
_REFRESH_SECONDS = 20.0
_NEEDS_ESCAPE = '"`$\\'


def data_home() -> Path:
    """Return the folder of the person's data files, as ``XDG_DATA_HOME`` says; ``~/.local/share`` without it."""
    given = os.environ.get("XDG_DATA_HOME", "")
    # The specification: a path that is not absolute is to be ignored.
    return Path(given) if Path(given).is_absolute() else Path.home() / ".local" / "share"


def command() -> list[str]:
    """Return the words that start this program: its script beside the interpreter, else the interpreter itself."""
    script = Path(sys.executable).with_name("pressbench")
    return [str(script)] if script.is_file() else [sys.executable, "-m", "workbench.cli"]


def install(data: Path | None = None, home: Path | None = None) -> list[Path]:
    """Write the entry, the type of hand-off files and the icons; return the files.

    ``data`` is the data folder that the entry opens, the usual one without it. ``home`` stands for ``data_home()``.
    Doing it again writes them anew, which an update or a moved program needs. Raises ``InputError``
    ``desktop.not_here`` on another system than Linux or BSD, ``StorageError`` where nothing can be written.
    """
    _only_where_it_means_something()
    home = home or data_home()
    words = command() + (["--data", str(data.absolute())] if data is not None else [])
    written = []
    for path, content in _files(words, home).items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise StorageError(
                "store.read_only_folder", path=path.parent, reason=error.strerror or ""
            ) from error
        written.append(path)
    _refresh(home)
    return written


def remove(home: Path | None = None) -> list[Path]:
    """Take away what ``install`` wrote; return the files that were there. Raises as ``install`` does."""
    _only_where_it_means_something()
    home = home or data_home()
    gone = []
    for path in _files([""], home):
        try:
            path.unlink()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise StorageError(
                "store.read_only_folder", path=path.parent, reason=error.strerror or ""
            ) from error
        gone.append(path)
    if gone:
        _refresh(home)
    return gone


def _only_where_it_means_something() -> None:
    if sys.platform in ("win32", "darwin"):
        raise InputError("desktop.not_here")


def _files(words: list[str], home: Path) -> dict[Path, bytes]:
    shipped = resources_folder()
    source = shipped / "desktop"
    icons = home / "icons" / "hicolor"
    entry = (source / "pressbench.desktop").read_text(encoding="utf-8")
    entry = entry.replace("@TRY@", _value(words[0])).replace("@EXEC@", " ".join(map(_quoted, words)))
    found = {
        home / "applications" / "pressbench.desktop": entry.encode("utf-8", "surrogateescape"),
        home / "mime" / "packages" / "pressbench.xml": (source / "pressbench.xml").read_bytes(),
        icons / "scalable" / "apps" / "pressbench.svg": (shipped / "icons" / "pressbench.svg").read_bytes(),
        icons / "scalable" / "mimetypes" / f"{HANDOFF_TYPE.replace('/', '-')}.svg": (
            source / "handoff.svg"
        ).read_bytes(),
    }
    for size in _SIZES:
        picture = (source / f"pressbench-{size}.png").read_bytes()
        found[icons / f"{size}x{size}" / "apps" / "pressbench.png"] = picture
    return found


def _value(text: str) -> str:
    # A value of the type string: the backslash and what would end the line.
    for mark, written in (("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
        text = text.replace(mark, written)
    return text


def _quoted(word: str) -> str:
    # Quoted as an argument of Exec first, then as a string; a per cent sign begins a field code there.
    escaped = "".join(f"\\{mark}" if mark in _NEEDS_ESCAPE else mark for mark in word.replace("%", "%%"))
    plain = bool(word) and all(mark.isalnum() or mark in "/._-+:%" for mark in word)
    return _value(word.replace("%", "%%") if plain else f'"{escaped}"')


def _refresh(home: Path) -> None:
    # Slow to import, and needed here alone.
    import shutil
    import subprocess

    # The caches of a desktop. Without these programs it looks itself, at the latest when the person signs in again.
    for words in (
        ["update-mime-database", str(home / "mime")],
        ["update-desktop-database", str(home / "applications")],
        ["gtk-update-icon-cache", "--quiet", "--ignore-theme-index", str(home / "icons" / "hicolor")],
    ):
        program = shutil.which(words[0])
        if program is None:
            continue
        try:
            subprocess.run(
                [program, *words[1:]],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_REFRESH_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
