"""What the editor asks of the desk while somebody writes in 50,000 segments."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure, milliseconds, spread
from benchmarks.material import WRITER, large_desk
from workbench.desk.desk import Desk
from workbench.desk.library_views import LibraryQuery
from workbench.model.translation import SegmentState

_COUNT = 50_000


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        translation_id = large_desk(Path(name), _COUNT, 0.5).id
        opened: list[Desk] = []
        taken = milliseconds(lambda: opened.append(Desk.open(Path(name))))
        yield Figure("opening the store, 50,000 segments", f"{taken[0]:.0f} ms")
        desk = opened[0]
        editing = desk.editing
        yield Figure("outline of all rows", spread(milliseconds(lambda: editing.outline(translation_id), 5)))
        chance = random.Random(1)
        first = [chance.randrange(_COUNT - 128) for _page in range(200)]
        pages = iter(first)
        taken = milliseconds(lambda: editing.rows(translation_id, next(pages), 128), len(first))
        yield Figure("a page of 128 rows, anywhere", spread(taken))
        ids = editing.outline(translation_id).ids

        def commit() -> None:
            row = editing.row(translation_id, chance.choice(ids))
            text = f"{row.text} {chance.random()}"
            editing.commit(
                translation_id, row.segment.id, text, SegmentState.TRANSLATED, WRITER, row.revision_id
            )

        yield Figure(
            "committing a segment, read and written, on this disk", spread(milliseconds(commit, 300))
        )

        def keep() -> None:
            editing.keep_typing(translation_id, chance.choice(ids), str(chance.random()), None)

        yield Figure("keeping what is typed, on this disk", spread(milliseconds(keep, 300)))
        taken = milliseconds(lambda: editing.progress(translation_id), 3)
        yield Figure("progress with the words of both sides", spread(taken))
        yield Figure("the library", spread(milliseconds(lambda: desk.library.search(LibraryQuery()), 5)))
        desk.close()
