"""Pairing: rows found of the gold pairs beside plain Gale and Church, of real releases, and of a long text."""

from __future__ import annotations

import random
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count as count_from

from benchmarks.figures import Figure
from benchmarks.gale_church import gale_church
from benchmarks.pairing_gold import GoldPair, Rows, f1, gold_pairs, right
from benchmarks.pairing_press import press_pairs
from workbench.intake.pairing.engine import pair
from workbench.model.inline import without_codes
from workbench.model.pairing import PairUnit

SENTENCES = 2000
_LANGUAGES = (("en", "fr"), ("en", "es"), ("fr", "es"))


def measure() -> Iterator[Figure]:
    pairs = list(gold_pairs())
    names = [f"{one}-{other}" for one, other in _LANGUAGES]
    for name in ("all", *names):
        some = [p for p in pairs if name in ("all", f"{p.source_language}-{p.target_language}")]
        score, plain = scores(some)
        what = f"F1 of strict rows, own releases, {name} ({len(some)} pairs)"
        measured = f"{score:.3f} (plain Gale–Church: {plain:.3f})"
        yield Figure(
            what, measured, "0.970" if name == "all" else "none set", score >= 0.97 if name == "all" else None
        )
    press = list(press_pairs(7))
    if press:
        score, plain = scores(press)
        what = f"F1 of strict rows, real releases, sentences joined, left out, added, a block moved ({len(press)} pairs)"
        yield Figure(what, f"{score:.3f} (plain Gale–Church: {plain:.3f})")
    yield long_figure("sentences", *long_texts(pairs, SENTENCES))
    if press:
        what = "sentences of real releases, joined, left out, added, moved"
        yield long_figure(what, *releases_in_a_row(SENTENCES))


def long_figure(what: str, source: list[PairUnit], target: list[PairUnit]) -> Figure:
    """Return what pairing two long texts takes."""
    began, worked = time.perf_counter(), time.process_time()
    found = pair(source, target, "en", "fr")
    seconds, work = time.perf_counter() - began, time.process_time() - worked
    tracemalloc.start()
    pair(source, target, "en", "fr")
    memory = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    straight = sum(len(row.source) == len(row.target) == 1 for row in found.rows) / len(found.rows)
    measured = f"{seconds:.2f} s ({work:.2f} s of the processor), {memory:.0f} MB ({straight:.1%} of rows one to one)"
    kept = work <= 2 and memory <= 200
    return Figure(f"{len(source)} x {len(target)} {what}", measured, "2 s, 200 MB", kept)


def scores(pairs: Sequence[GoldPair]) -> tuple[float, float]:
    """Return F1 over all rows of the pairs: ours, and that of plain Gale and Church."""
    ours, plain = [0, 0, 0], [0, 0, 0]
    for gold in pairs:
        pairing = pair(gold.source, gold.target, gold.source_language, gold.target_language)
        rows: Rows = frozenset((row.source, row.target) for row in pairing.rows)
        lengths = [[len(without_codes(unit.text)) for unit in side] for side in (gold.source, gold.target)]
        for total, found in ((ours, rows), (plain, frozenset(gale_church(*lengths)))):
            for place, number in enumerate(right(found, gold.rows)):
                total[place] += number
    return f1(*ours), f1(*plain)


def long_texts(pairs: Sequence[GoldPair], count: int) -> tuple[list[PairUnit], list[PairUnit]]:
    """Return two texts of many different sentences, one to one, with figures of their own."""
    chance = random.Random(5)
    rows = [
        (pair.source[one[0]], pair.target[other[0]])
        for pair in pairs
        if (pair.source_language, pair.target_language) == ("en", "fr")
        for one, other in sorted(pair.rows)
        if len(one) == len(other) == 1
    ]
    texts: tuple[list[PairUnit], list[PairUnit]] = ([], [])
    for number in range(count):
        first, second = chance.choice(rows), chance.choice(rows)
        figure = f" ({chance.randrange(100_000)})" if number % 4 == 0 else ""
        for side in (0, 1):
            text = f"{without_codes(first[side].text)} {without_codes(second[side].text)}{figure}"
            texts[side].append(PairUnit(text, number // 3, separator=" "))
    return texts


def releases_in_a_row(count: int) -> tuple[list[PairUnit], list[PairUnit]]:
    """Return real releases in English and French one after the other, each changed by chance as often as it comes."""
    texts: tuple[list[PairUnit], list[PairUnit]] = ([], [])
    blocks = 0
    for seed in count_from(1):
        for gold in press_pairs(seed):
            if (gold.source_language, gold.target_language) != ("en", "fr"):
                continue
            for side, units in enumerate((gold.source, gold.target)):
                texts[side].extend(replace(unit, block=unit.block + blocks) for unit in units)
            blocks += 1000
            if min(map(len, texts)) >= count:
                return texts[0][:count], texts[1][:count]
    raise AssertionError
