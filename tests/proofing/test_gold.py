"""False alarms on real, clean text that stands beside the project."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.model.tasks import CancelToken
from workbench.proofing.context import ProofingContext, ProofingSegment
from workbench.proofing.engines import lingotweaker
from workbench.proofing.engines.lingotweaker import LingoTweakerEngine
from workbench.proofing.folding import folded
from workbench.proofing.runner import check_all

GOLD = Path(__file__).parents[2].parent / "shared" / "gold"
PRESS = GOLD / "press" / "debian_2012_2018_en_fr_es.tsv"
pytestmark = pytest.mark.gold


def _press(target: str) -> list[ProofingContext]:
    """Return one context a release."""
    if not PRESS.exists():
        pytest.skip("the press releases are not beside the project")
    releases: dict[str, list[ProofingSegment]] = {}
    with PRESS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["en"] and row[target]:
                segment = ProofingSegment(row["block"], row["block"], row["en"], row[target])
                releases.setdefault(row["doc"], []).append(segment)
    return [ProofingContext("en", target, tuple(segments)) for segments in releases.values()]


def _words(context: ProofingContext) -> int:
    return sum(len(segment.target.split()) for segment in context.segments)


@pytest.mark.parametrize("target", ["fr", "es"])
def test_facts_of_press_releases(target: str) -> None:
    contexts = _press(target)
    found = [
        issue
        for context in contexts
        for issue in check_all(context, None, CancelToken())
        if issue.check.startswith(("facts", "codes"))
    ]
    assert len(found) / sum(map(_words, contexts)) * 1000 <= 1.0


def _lines(language: str, count: int) -> list[str]:
    path = GOLD / "news" / f"ntrex_1_1000.{language}.txt"
    if not path.exists():
        pytest.skip("the news texts are not beside the project")
    return path.read_text(encoding="utf-8").splitlines()[:count]


@pytest.fixture(scope="module")
def engine() -> Iterator[LingoTweakerEngine]:
    if lingotweaker.why_not_available():
        pytest.skip("LingoTweaker has no wheel for this machine")
    made = LingoTweakerEngine()
    yield made
    made.close()


@pytest.mark.parametrize("language", ["fr", "es"])
def test_what_is_told_of_news(engine: LingoTweakerEngine, language: str) -> None:
    pairs = zip(_lines("en", 150), _lines(language, 150), strict=True)
    segments = tuple(ProofingSegment(str(n), str(n), *pair) for n, pair in enumerate(pairs))
    context = ProofingContext("en", language, segments)
    issues = check_all(context, engine, CancelToken())
    engines = [issue for issue in issues if issue.check.startswith(("grammar", "spelling"))]
    assert len(engines) / _words(context) * 1000 <= 4.0
    assert len(folded(issues)) / _words(context) * 1000 <= 6.5
