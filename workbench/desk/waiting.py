"""What was written while the store could not take it: kept in a file elsewhere until it can.

The disk of the store may be full, its folder not connected: so the file stands in a folder of the person's own, or
where even that is full in the system's for temporary files. Whoever opens the desk next takes it into the store as
typing that was not committed, which the editor offers.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import threading
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import platformdirs

from workbench.model.errors import StorageError
from workbench.model.identity import now
from workbench.store.store import Store
from workbench.store.targets import KeptTyping

_lock = threading.Lock()


class WaitingTexts:
    """The file of a desk's folder. Safe to use from any thread."""

    def __init__(self, folder: Path) -> None:
        name = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:24]
        state = Path(platformdirs.user_state_dir("pressbench", appauthor=False))
        # Another person's file in a shared folder is never read: its name has the person's number.
        user = os.getuid() if hasattr(os, "getuid") else 0
        shared = Path(tempfile.gettempdir()) / f"pressbench-{user}-waiting-{name}.json"
        self._paths = (state / f"waiting-{name}.json", shared)

    def keep(self, translation_id: str, texts: Mapping[str, tuple[str, str | None]]) -> bool:
        """Keep texts by segment, each with the revision that it would replace, instead of what was kept before.

        Return whether they are on a disk. Without texts, what was kept of the translation goes.
        """
        with _lock:
            kept = self._read()
            kept.pop(translation_id, None)
            at = now().isoformat()
            if texts:
                kept[translation_id] = {
                    segment: [text, parent, at] for segment, (text, parent) in texts.items()
                }
            return self._write(kept)

    def take_into(self, store: Store) -> int:
        """Put what waits into the store as typing, unless it stands there already; return of how many segments."""
        with _lock:
            if not any(path.exists() for path in self._paths):
                return 0
            taken = 0
            try:
                with store.transaction():
                    for one in _typing(self._read()):
                        if _wanted(store, one):
                            store.targets.keep_typing(one)
                            taken += 1
            except StorageError:
                # Still no room: it waits on.
                return 0
            self._write({})
            return taken

    def _read(self) -> dict[str, dict[str, list[str | None]]]:
        for path in self._paths:
            try:
                if hasattr(os, "getuid") and path.stat().st_uid != os.getuid():
                    continue
                found = json.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError, RecursionError):
                continue
            if isinstance(found, dict):
                return {key: value for key, value in found.items() if isinstance(value, dict)}
        return {}

    def _write(self, kept: Mapping[str, object]) -> bool:
        if not kept:
            for path in self._paths:
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
            return True
        data = json.dumps(kept, ensure_ascii=True).encode("ascii")
        for path in self._paths:
            unfinished = path.with_suffix(".unfinished")
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                unfinished.unlink(missing_ok=True)
                private = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(private, "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(unfinished, path)
            except OSError:
                with contextlib.suppress(OSError):
                    unfinished.unlink(missing_ok=True)
                continue
            for other in self._paths:
                if other != path:
                    with contextlib.suppress(OSError):
                        other.unlink(missing_ok=True)
            return True
        return False


def _typing(kept: Mapping[str, Mapping[str, list[str | None]]]) -> Iterator[KeptTyping]:
    for translation, texts in kept.items():
        for segment, value in texts.items():
            try:
                text, parent, at = value
                if isinstance(text, str) and isinstance(at, str):
                    yield KeptTyping(translation, segment, text, parent, datetime.fromisoformat(at))
            except (TypeError, ValueError):
                continue


def _wanted(store: Store, typing: KeptTyping) -> bool:
    translation = store.releases.translation(typing.translation_id)
    if translation is None or store.releases.segment(translation.release_id, typing.segment_id) is None:
        return False
    head = store.targets.head(typing.translation_id, typing.segment_id)
    return typing.text != ("" if head is None else head.text)
