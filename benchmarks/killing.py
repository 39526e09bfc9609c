"""Killing the program at random moments, and looking for what it had promised to keep."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from benchmarks.typist import WRITER
from workbench.desk.desk import Desk
from workbench.desk.editing import Edit
from workbench.desk.intake import read_text
from workbench.desk.library_views import LibraryQuery
from workbench.model.people import Role
from workbench.model.translation import Action, SegmentState, TargetRevision, Translation

ROOT = Path(__file__).resolve().parent.parent
_PATIENCE = 60.0


def prepare(folder: Path) -> None:
    """Make a desk with a release of 24 segments, submitted once, so that there is a chain to verify."""
    desk = Desk.open(folder)
    desk.people.add(WRITER, [Role.TRANSLATOR])
    lines = [f"Paragraph {number} ends here. It has a second sentence." for number in range(12)]
    _release, (translation,), _changes = desk.releases.add(read_text("\n".join(lines), "en"), ["fr"])
    edits = [
        Edit(segment.id, "Une phrase.", SegmentState.TRANSLATED, None)
        for segment in desk.releases.segments(translation.release_id)
    ]
    desk.editing.commit_many(translation.id, edits, WRITER)
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    desk.close()


@dataclass
class Killing:
    """Kills one process after the other on the same desk; ``faults`` says in words what was lost.

    A deed that has returned is on the disk: so all typing that was kept must be there, not only what is older
    than the second that the design allows.
    """

    folder: Path
    seed: int = 1
    committed: int = 0
    typed: int = 0
    kills: int = 0
    faults: list[str] = field(default_factory=list)

    def __enter__(self) -> Killing:
        self._chance = random.Random(self.seed)
        self._typist = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.typist", str(self.folder)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._heard = b""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _out, complaints = self._typist.communicate()
        if complaints:
            self.faults.append(complaints.decode(errors="replace").splitlines()[-1])

    def kill_once(self, longest: float = 0.25) -> None:
        """Let somebody work for a random time, at most ``longest`` seconds, kill her, and look at the store."""
        self.kills += 1
        assert self._typist.stdin is not None
        self._typist.stdin.write(b"%d\n" % self._chance.randrange(1 << 30))
        self._typist.stdin.flush()
        lines: list[str] = []
        pid = 0
        while "open" not in lines or not pid:
            new = self._lines(_PATIENCE)
            pid = next((int(line.split(" ")[1]) for line in new if line.startswith("pid ")), pid)
            lines += new
            if not new or "ended" in new:
                self.faults.append(f"kill {self.kills}: the store was not opened: {lines[-3:]}")
                return
        moment = time.monotonic() + self._chance.uniform(0, longest)
        # The pipe is emptied all the time, or the typist would stand still in front of a full one.
        while (left := moment - time.monotonic()) > 0:
            lines += self._lines(left)
        os.kill(pid, signal.SIGKILL)
        while "ended" not in lines:
            lines += self._lines(_PATIENCE)
        self._look(lines)

    def _lines(self, seconds: float) -> list[str]:
        """Return the whole lines that come within ``seconds``, none where nothing does."""
        assert self._typist.stdout is not None
        pipe = self._typist.stdout.fileno()
        if select.select([pipe], [], [], seconds)[0]:
            self._heard += os.read(pipe, 1 << 16)
        whole, newline, self._heard = self._heard.rpartition(b"\n")
        return (whole + newline).decode().splitlines()

    def _look(self, lines: list[str]) -> None:
        promised: list[tuple[str, str]] = []
        typed: dict[str, str] = {}
        for line in lines:
            deed, _, rest = line.partition(" ")
            segment, _, value = rest.partition(" ")
            if deed in ("typing", "committing"):
                # What comes of it may be on the disk or not, until it has returned.
                typed.pop(segment, None)
            elif deed == "typed":
                typed[segment] = json.loads(value)
                self.typed += 1
            elif deed == "committed":
                promised.append((segment, value))
                self.committed += 1
        desk = Desk.open(self.folder, wait_seconds=10)
        try:
            _release, translation = desk.releases.find(desk.library.search(LibraryQuery())[0].release.id)
            self._look_for_revisions(desk, translation, promised)
            kept = {one.segment_id: one.text for one in desk.editing.kept_typing(translation.id)}
            for segment_id, text in typed.items():
                if kept.get(segment_id) != text:
                    self.faults.append(f"kill {self.kills}: typing is gone: {text[-20:]!r}")
            fault = desk.editorial.chain_fault(translation.id)
            if fault is not None:
                self.faults.append(f"kill {self.kills}: the chain is broken ({fault.kind})")
        finally:
            desk.close()

    def _look_for_revisions(
        self, desk: Desk, translation: Translation, promised: list[tuple[str, str]]
    ) -> None:
        revisions = {one.id: one for one in desk.editing.history(translation.id)}
        lines: dict[str, set[str]] = {}
        for segment_id, revision_id in promised:
            if segment_id not in lines:
                head = desk.editing.row(translation.id, segment_id).revision
                lines[segment_id] = _line(head, revisions)
            if revision_id not in lines[segment_id]:
                self.faults.append(f"kill {self.kills}: the committed revision {revision_id} is gone")


def _line(head: TargetRevision | None, revisions: dict[str, TargetRevision]) -> set[str]:
    """Return the ids of a head and of all that it replaced, one after the other."""
    line: set[str] = set()
    while head is not None:
        line.add(head.id)
        head = revisions.get(head.parent_id or "")
    return line
