"""What the checks find of errors put into clean releases, and what they say of clean ones."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.util import find_spec

from benchmarks.clean import DIRECTIONS, WITHOUT_ENGLISH, CleanRelease, clean_releases, context_of
from benchmarks.figures import Figure
from benchmarks.real_text import Pofilter, measure_real_text, pofilter
from benchmarks.seeding import KINDS, UNCUT, Kind, Seed, seeds
from workbench.model.issues import Issue
from workbench.model.tasks import CancelToken
from workbench.proofing.context import ProofingContext
from workbench.proofing.runner import check_all, check_segment

_CANCEL = CancelToken()


def _keys(issues: list[Issue]) -> Counter[tuple[str, str, str, str]]:
    return Counter((issue.check, issue.segment_id, issue.text, issue.message) for issue in issues)


def found_by(context: ProofingContext, seed: Seed) -> set[str]:
    """Return the checks that say something new of the error's paragraph."""
    place = context.block(seed.index)
    before = [issue for index in place for issue in check_segment(context, index, None, _CANCEL)]
    changed = context.with_target(seed.index, seed.target)
    after = [issue for index in place for issue in check_segment(changed, index, None, _CANCEL)]
    return {check for check, *_rest in _keys(after) - _keys(before)}


def answered(kind: Kind, checks: set[str]) -> bool:
    """Return whether one of the checks is about that kind of error."""
    return any(check.startswith(kind.families) for check in checks)


def chosen(
    releases: list[CleanRelease], kinds: tuple[Kind, ...] = KINDS
) -> Iterator[tuple[CleanRelease, Seed]]:
    """Yield the seeds of a direction: of each kind as many as it says, spread over the releases."""
    by_kind: dict[str, list[tuple[CleanRelease, Seed]]] = defaultdict(list)
    for release in releases:
        for seed in seeds(release, kinds):
            by_kind[seed.kind.name].append((release, seed))
    for group in by_kind.values():
        most = group[0][1].kind.most
        step = max(1, len(group) / most)
        for number in range(min(most, len(group))):
            yield group[int(number * step)]


def _says_more(other: Pofilter, release: CleanRelease, seed: Seed) -> bool:
    """Return whether pofilter fails a check of the pair that the clean pair does not fail."""
    source, target = release.pairs[seed.index]
    return bool(other.says(source, seed.target) - other.says(source, target))


def measure() -> Iterator[Figure]:
    total, hit, other_hit = Counter[str](), Counter[str](), Counter[str]()
    other_alarms = 0
    words = alarms = segments = compared = 0
    told: Counter[str] = Counter()
    taken = 0.0
    for source, target in DIRECTIONS:
        other = pofilter(target)
        releases = list(clean_releases(source, target))
        contexts = {release.name: context_of(release) for release in releases}
        for release in releases:
            began = time.process_time()
            issues = check_all(contexts[release.name], None, _CANCEL)
            taken += time.process_time() - began
            segments += len(release.segments)
            words += release.words
            alarms += len(issues)
            told.update(issue.check for issue in issues)
            compared += release.words
            other_alarms += sum(len(other.says(*pair)) for pair in release.pairs) if other else 0
        uncut = list(clean_releases(source, target, cut=False))
        contexts |= {release.name: context_of(release) for release in uncut}
        for release in uncut:
            issues = check_all(contexts[release.name], None, _CANCEL)
            words += release.words
            alarms += len(issues)
            told.update(issue.check for issue in issues)
        for release, seed in (*chosen(releases), *chosen(uncut, UNCUT)):
            total[seed.kind.name] += 1
            hit[seed.kind.name] += answered(seed.kind, found_by(contexts[release.name], seed))
            other_hit[seed.kind.name] += other is not None and _says_more(other, release, seed)
    beside = find_spec("translate") is not None
    for name in total:
        by_other = f"; pofilter {other_hit[name]}" if beside else ""
        yield Figure(f"seeded: {name}", f"{hit[name]} of {total[name]}{by_other}")
    for source, target in WITHOUT_ENGLISH:
        for cut in (True, False):
            for release in clean_releases(source, target, cut):
                issues = check_all(context_of(release), None, _CANCEL)
                words += release.words
                alarms += len(issues)
                told.update(issue.check for issue in issues)
    share = sum(hit.values()) / total.total()
    yield Figure(
        f"errors found, of {total.total()} in four directions", f"{share:.1%}", "95 %", share >= 0.95
    )
    if beside:
        yield Figure(
            "pofilter on the same pairs: errors found, reports in 1,000 words of clean releases",
            f"{other_hit.total() / total.total():.1%}, {1000 * other_alarms / compared:.2f}",
        )
    rate = 1000 * alarms / words
    by_check = ", ".join(f"{check} {count}" for check, count in told.most_common(8))
    yield Figure(
        f"false alarms in 1,000 words of clean releases in six directions ({words:,} words)",
        f"{rate:.2f} ({by_check})" if by_check else f"{rate:.2f}",
        "1",
        rate <= 1,
    )
    each = 1000 * taken / segments
    yield Figure(
        "all checks but grammar, a segment (processor time)",
        f"{each:.2f} ms",
        "2 ms; 1 ms in a release",
        each <= 1,
    )
    yield from measure_real_text()
