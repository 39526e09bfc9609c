"""Files written whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

from workbench.model.errors import InputError, PressbenchError, StorageError
from workbench.whole_file import written_whole

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``: whatever stood there stays until the new file is whole on the disk.

    Errors (``path`` is in the data of each): ``InputError`` ``delivery.path_is_folder``,
    ``delivery.folder_missing`` (``folder``); ``StorageError`` ``delivery.disk_full``,
    ``delivery.not_writable`` (``folder``), ``delivery.cannot_write`` (``reason``: the system's own words).
    """
    try:
        target = path.resolve()
        if target.is_dir():
            raise InputError("delivery.path_is_folder", path=str(path))
        if not target.parent.is_dir():
            raise InputError("delivery.folder_missing", path=str(path), folder=str(target.parent))
        with written_whole(target) as stream:
            stream.write(data)
    except (OSError, ValueError, RuntimeError) as error:
        raise _told(error, path) from error


def _told(error: OSError | ValueError | RuntimeError, path: Path) -> PressbenchError:
    number = error.errno if isinstance(error, OSError) else None
    if number in _FULL:
        return StorageError("delivery.disk_full", path=str(path))
    if number in _FORBIDDEN:
        return StorageError("delivery.not_writable", path=str(path), folder=str(path.parent))
    reason = (error.strerror or "") if isinstance(error, OSError) else ""
    return StorageError("delivery.cannot_write", path=str(path), reason=reason)


def read_whole(path: Path, limit: int) -> bytes:
    """Return the bytes of a file of at most ``limit`` bytes.

    ``InputError`` (``path`` in the data): ``delivery.not_found``, ``delivery.path_is_folder``,
    ``delivery.empty``, ``delivery.too_large`` (``limit``), ``delivery.cannot_read`` (``reason``).
    """
    try:
        if path.is_dir():
            raise InputError("delivery.path_is_folder", path=str(path))
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError as error:
        raise InputError("delivery.not_found", path=str(path)) from error
    except (OSError, ValueError) as error:
        reason = (error.strerror or "") if isinstance(error, OSError) else ""
        raise InputError("delivery.cannot_read", path=str(path), reason=reason) from error
    if not data:
        raise InputError("delivery.empty", path=str(path))
    if len(data) > limit:
        raise InputError("delivery.too_large", path=str(path), limit=limit)
    return data
