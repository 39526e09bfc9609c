"""Somebody who types and confirms without end, until she is killed: ``python -m benchmarks.typist FOLDER``.

For each seed (a line on standard input) a process is forked that opens the desk and works. What it writes to standard
output, each line with one ``write``: ``pid NUMBER``, ``open``, then before each deed ``typing SEGMENT`` or ``committing
SEGMENT``, and after it has returned ``typed SEGMENT TEXT`` (JSON) or ``committed SEGMENT REVISION``; ``ended`` when the
process is gone. Forking saves the second that starting takes, and nothing of the store is open before it.
"""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path

from workbench.desk.desk import Desk
from workbench.desk.library_views import LibraryQuery
from workbench.model.translation import SegmentState

WRITER = "L. Marchand"
LONGEST = 300


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def work(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    desk = Desk.open(folder, wait_seconds=10)
    _release, translation = desk.releases.find(desk.library.search(LibraryQuery())[0].release.id)
    segments = desk.releases.segments(translation.release_id)
    say("open")
    while True:
        segment = chance.choice(segments)
        row = desk.editing.row(translation.id, segment.id)
        text = row.text if len(row.text) < LONGEST else "Une phrase."
        for _key in range(chance.randrange(1, 5)):
            text += chance.choice("éà’aeiou ")
            say("typing", segment.id)
            desk.editing.keep_typing(translation.id, segment.id, text, row.revision_id)
            say("typed", segment.id, json.dumps(text))
        if chance.random() < 0.7:
            text += chance.choice("aeiou") + "."
            say("committing", segment.id)
            desk.editing.commit(
                translation.id, segment.id, text, SegmentState.TRANSLATED, WRITER, row.revision_id
            )
            say("committed", segment.id, desk.editing.row(translation.id, segment.id).revision_id)
        if chance.random() < 0.02:
            desk.back_up()


def serve(folder: Path) -> None:
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            work(folder, int(line))
        say("pid", pid)
        os.waitpid(pid, 0)
        say("ended")


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
