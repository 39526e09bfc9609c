"""Fetches LanguageTool's jars from Maven Central, where a person asks for it.

What is fetched is listed with its checksum in a file that is shipped: whatever else comes over the network
is thrown away. A folder is there whole or not at all; what was fetched before a break is not fetched again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.model.errors import EngineError
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.proofing.engines.languagetool_client import NAME

MAVEN_CENTRAL = "https://repo1.maven.org/maven2"
COMPLETE = "complete"
_SECONDS = 20.0
_CHUNK_BYTES = 128 * 1024
_LINE = re.compile(r"([0-9a-f]{64}) (\d+) ((?:[\w.+-]+/)+[\w.+-]+\.jar)")


@dataclass(frozen=True, slots=True)
class Jar:
    """A file to fetch: its SHA-256, its size in bytes, and its path in the repository."""

    checksum: str
    size: int
    path: str

    @property
    def name(self) -> str:
        """Its name in the folder: that of the artefact, without the version."""
        return self.path.split("/")[-3] + ".jar"


def read_list(text: str) -> list[Jar]:
    """Return the jars of a list: a checksum, a size and a path a line; raise ``ValueError``."""
    jars = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            found = _LINE.fullmatch(line.strip())
            if found is None or ".." in line or found.group(3).count("/") < 3:
                raise ValueError(line)
            jars.append(Jar(found.group(1), int(found.group(2)), found.group(3)))
    return jars


def fetch(
    jars: list[Jar],
    folder: Path,
    cancel: CancelToken,
    progress: Progress = no_progress,
    repository: str = MAVEN_CENTRAL,
) -> None:
    """Fetch the jars into ``folder``; ``progress`` is told bytes.

    Raises ``Cancelled``, or ``EngineError``: ``engine.fetch_away`` (the repository is not reached; data:
    ``place``), ``engine.fetch_status`` (it answers otherwise; ``name``, ``status``), ``engine.fetch_damaged``
    (what came is not what is listed; ``name``), ``engine.fetch_disk`` (``folder``, ``detail``). What was fetched
    stays in a folder beside, for the next time.
    """
    part = folder.with_name(folder.name + ".part")
    total = sum(jar.size for jar in jars)
    try:
        part.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(part).free
        if free < total:
            raise EngineError("engine.fetch_disk", engine=NAME, folder=str(folder), detail=os.strerror(28))
        done = 0
        with _session() as session:
            for jar in jars:
                cancel.raise_if_cancelled()
                if not _is_there(part / jar.name, jar):
                    _fetch_one(session, jar, part, repository, cancel, progress, done, total)
                done += jar.size
                progress(done, total)
        (part / COMPLETE).touch()
        cancel.raise_if_cancelled()
        if folder.exists():
            shutil.rmtree(folder)
        part.replace(folder)
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise EngineError("engine.fetch_disk", engine=NAME, folder=str(folder), detail=detail) from None


def _session() -> Any:
    import requests

    return requests.Session()


def _is_there(path: Path, jar: Jar) -> bool:
    if not path.is_file() or path.stat().st_size != jar.size:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == jar.checksum


def _fetch_one(
    session: Any,
    jar: Jar,
    part: Path,
    repository: str,
    cancel: CancelToken,
    progress: Progress,
    done: int,
    total: int,
) -> None:
    import requests

    coming = part / (jar.name + ".coming")
    digest = hashlib.sha256()
    size = 0
    try:
        with session.get(f"{repository}/{jar.path}", stream=True, timeout=_SECONDS) as response:
            if response.status_code != 200:
                raise EngineError(
                    "engine.fetch_status", engine=NAME, name=jar.name, status=response.status_code
                )
            with coming.open("wb") as file:
                for chunk in response.iter_content(_CHUNK_BYTES):
                    cancel.raise_if_cancelled()
                    size += len(chunk)
                    if size > jar.size:
                        break
                    digest.update(chunk)
                    file.write(chunk)
                    progress(done + size, total)
    except requests.RequestException:
        raise EngineError("engine.fetch_away", engine=NAME, place=repository) from None
    finally:
        if digest.hexdigest() != jar.checksum:
            with contextlib.suppress(OSError):
                coming.unlink(missing_ok=True)
    if digest.hexdigest() == jar.checksum:
        coming.replace(part / jar.name)
    else:
        raise EngineError("engine.fetch_damaged", engine=NAME, name=jar.name)
