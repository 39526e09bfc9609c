"""Checking without grammar engines."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure, milliseconds, percentile, spread
from benchmarks.material import large_desk
from workbench.desk.desk import Desk
from workbench.desk.sample import GLOSSARIES
from workbench.model.tasks import CancelToken

_COUNT = 5_000


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        translation_id = large_desk(Path(name), _COUNT).id
        desk = Desk.open(Path(name))
        for glossary in sorted(GLOSSARIES.glob("*.csv")):
            desk.terms.import_file(glossary, "")
        cancel = CancelToken()
        chance = random.Random(1)
        rows = desk.editing.rows(translation_id, 0, _COUNT)
        desk.proofing.check_segment(translation_id, rows[0].segment.id, cancel, grammar=False)

        def check() -> None:
            row = chance.choice(rows)
            desk.proofing.check_segment(
                translation_id, row.segment.id, cancel, text=row.text + " et", grammar=False
            )

        taken = milliseconds(check, 300)
        what = f"checking one changed segment of {_COUNT:,}, grammar aside, with the shipped terms"
        yield Figure(what, spread(taken), "50 ms with grammar", percentile(taken, 0.99) <= 50)
        whole = milliseconds(lambda: desk.proofing.check(translation_id, cancel, grammar=False))[0]
        yield Figure(f"checking all {_COUNT:,}, a segment", f"{whole / _COUNT:.2f} ms")
        desk.close()
