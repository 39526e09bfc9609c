"""A file that is there to be read: no folder, no device, no pipe that might never end."""

from __future__ import annotations

import errno
import stat
from pathlib import Path


def size_of_file(path: Path) -> int:
    """Return the size of a file in bytes.

    Raises ``OSError`` as the system does, ``IsADirectoryError`` for a folder, and ``OSError`` (``EINVAL``) for a pipe
    or a device, on which opening or reading might never come back.
    """
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "is no regular file", str(path))
    return found.st_size
