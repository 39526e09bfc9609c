"""What the checks say of real, clean text that stands beside the project, and what pofilter says of the same pairs."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec

from benchmarks.figures import NO_GOAL, SHARED, Figure
from workbench.model.issues import Issue
from workbench.model.tasks import CancelToken
from workbench.proofing.context import ProofingContext, ProofingSegment
from workbench.proofing.engines import lingotweaker
from workbench.proofing.folding import folded
from workbench.proofing.runner import check_all

GOLD = SHARED / "gold"
_PRESS = GOLD / "press" / "debian_2012_2018_en_fr_es.tsv"
_NAMES = {"fr": "French", "es": "Spanish"}
Pair = tuple[str, str]


def press(target: str) -> list[ProofingContext]:
    """Return the press releases in English and another language, one context each; empty where there are none."""
    if not _PRESS.exists():
        return []
    releases: dict[str, list[ProofingSegment]] = {}
    with _PRESS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["en"] and row[target]:
                segment = ProofingSegment(row["block"], row["block"], row["en"], row[target])
                releases.setdefault(row["doc"], []).append(segment)
    return [ProofingContext("en", target, tuple(segments)) for segments in releases.values()]


def news(target: str) -> list[ProofingContext]:
    """Return the news in English and another language as one context; empty where there are none."""
    paths = [GOLD / "news" / f"ntrex_1_1000.{language}.txt" for language in ("en", target)]
    if not all(path.exists() for path in paths):
        return []
    pairs = zip(*(path.read_text("utf-8").splitlines() for path in paths), strict=True)
    segments = tuple(ProofingSegment(str(n), str(n), *pair) for n, pair in enumerate(pairs))
    return [ProofingContext("en", target, segments)]


def _words(contexts: list[ProofingContext]) -> int:
    return sum(len(segment.target.split()) for context in contexts for segment in context.segments)


def _rate(issues: list[Issue], words: int, families: tuple[str, ...] = ("",)) -> tuple[float, str]:
    """Return the reports of those families in 1,000 words, and which checks say most."""
    told = Counter(
        issue.check.split(".")[0] if issue.check.startswith("grammar") else issue.check
        for issue in issues
        if issue.check.startswith(families)
    )
    rate = 1000 * told.total() / words
    return rate, ", ".join(f"{check} {count}" for check, count in told.most_common(12))


def measure_real_text() -> Iterator[Figure]:
    """Yield the rates on press releases and news; nothing where the texts are not there."""
    engine = None if lingotweaker.why_not_available() else lingotweaker.LingoTweakerEngine()
    try:
        for target, name in _NAMES.items():
            for kind, contexts in (("press releases", press(target)), ("news", news(target))):
                if not contexts:
                    continue
                by_engine = engine if kind == "news" else None
                releases = [check_all(context, by_engine, CancelToken()) for context in contexts]
                issues = [issue for release in releases for issue in release]
                words = _words(contexts)
                rate, told = _rate(issues, words, ("facts", "codes"))
                goal = ("1", rate <= 1) if kind == "press releases" else (NO_GOAL, None)
                yield Figure(
                    f"facts: reports in 1,000 words of real {kind}, {name} ({words:,} words)",
                    f"{rate:.2f} ({told})",
                    *goal,
                )
                if kind == "news" and engine is not None:
                    rate, told = _rate(issues, words, ("grammar", "spelling"))
                    yield Figure(
                        f"grammar and spelling: reports in 1,000 words of real news, {name}",
                        f"{rate:.2f} ({told})",
                        "4",
                        rate <= 4,
                    )
                    listed = [report.issue for release in releases for report in folded(release)]
                    rate, told = _rate(listed, words)
                    yield Figure(
                        f"all checks, hints too, as told: reports in 1,000 words of real news, {name}",
                        f"{rate:.2f} ({told})",
                        "4",
                        rate <= 4,
                    )
                    rate, told = _rate(issues, words)
                    yield Figure(
                        f"all checks, hints too, each place of many alike: in 1,000 words of real news, {name}",
                        f"{rate:.2f} ({told})",
                    )
    finally:
        if engine is not None:
            engine.close()


class Pofilter:
    """translate-toolkit's checks of a pair; None from ``pofilter()`` where it is not installed."""

    def __init__(self, language: str) -> None:
        from translate.filters.checks import CheckerConfig, StandardChecker

        self._checker = StandardChecker(checkerconfig=CheckerConfig(targetlanguage=language))

    def says(self, source: str, target: str) -> set[str]:
        """Return the names of the checks that fail."""
        from translate.storage.po import pounit

        unit = pounit(source)
        unit.target = target
        return set(self._checker.run_filters(unit))


def pofilter(language: str) -> Pofilter | None:
    """Return translate-toolkit's checks for a target language, where it is installed."""
    return Pofilter(language) if find_spec("translate") is not None else None
