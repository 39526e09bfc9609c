"""One program at a time writes to a store."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.errors import StorageError
from workbench.model.identity import now

if TYPE_CHECKING:
    from filelock import BaseFileLock


class StoreLock:
    """The operating system's lock on a file beside the store; it ends with the program, however it ends."""

    def __init__(self, store: Path) -> None:
        self._path = store.with_name(store.name + ".lock")
        self._holder = store.with_name(store.name + ".holder")
        self._lock: BaseFileLock | None = None
        self._left_open = False

    def acquire(self, wait_seconds: float = 0) -> None:
        """Take the lock, waiting at most ``wait_seconds``.

        Raises ``StorageError`` ``store.in_use`` (data: ``path``, ``holder``) where another program has it.
        """
        from filelock import FileLock, Timeout

        self._lock = FileLock(self._path)
        try:
            if not self._path.exists():
                # The lock takes a file that cannot be made for one that is about to come, and waits.
                self._path.touch()
            self._lock.acquire(timeout=wait_seconds)
        except Timeout:
            raise StorageError("store.in_use", path=str(self._path), holder=self._who()) from None
        except OSError as error:
            raise StorageError(
                "store.read_only_folder",
                path=str(self._path.parent),
                reason=error.strerror or "",
            ) from None
        self._left_open = self._holder.exists()
        # Who has it is told where there is room for it.
        with suppress(OSError):
            self._holder.write_text(
                f"PID {os.getpid()}, {socket.gethostname()}, {now():%Y-%m-%d %H:%M} UTC",
                encoding="utf-8",
            )

    def left_open(self) -> bool:
        """Return whether the program that had the store before us did not close it; known once it is ours."""
        return self._left_open

    def in_use(self) -> bool:
        """Return whether a program has the store, or did not close it."""
        return self._holder.exists()

    def release(self) -> None:
        """Give the lock back, and note that the store was closed as it should be."""
        if self._lock is not None and self._lock.is_locked:
            # The folder may be away, or only be read by now.
            with suppress(OSError):
                self._holder.unlink(missing_ok=True)
            self._lock.release()

    def _who(self) -> str:
        try:
            return self._holder.read_text(encoding="utf-8")
        except OSError:
            return ""
