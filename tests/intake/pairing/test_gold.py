"""The gold pairs of the sample releases: at least 97 of 100 rows are right, far beyond what lengths alone say."""

from __future__ import annotations

from benchmarks.pairing import scores
from benchmarks.pairing_gold import gold_pairs
from workbench.model.pairing import RowKind


def test_rows_of_the_gold_pairs_are_found() -> None:
    pairs = list(gold_pairs())
    assert len(pairs) >= 12
    languages = {(one.source_language, one.target_language) for one in pairs}
    assert languages == {("en", "fr"), ("en", "es"), ("fr", "es")}
    score, plain = scores(pairs)
    assert score >= 0.97
    assert score > plain + 0.2


def test_the_gold_pairs_hold_every_kind_of_row() -> None:
    for one in gold_pairs():
        shapes = {(min(len(source), 2), min(len(target), 2)) for source, target in one.rows}
        assert {(1, 1), (1, 0), (0, 1)} <= shapes, one.name
        assert {(2, 1), (1, 2)} & shapes, one.name
        straight = [target[0] for source, target in sorted(one.rows) if source and target]
        assert straight != sorted(straight), f"nothing is moved in {one.name}"
    assert RowKind.MOVED
