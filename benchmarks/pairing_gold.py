"""The gold pairs of tests/data/pairing, and how near rows come to theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from benchmarks.figures import ROOT
from workbench.intake.pairing.engine import units_of
from workbench.intake.reading import read_file
from workbench.model.pairing import PairUnit

GOLD = ROOT / "tests" / "data" / "pairing" / "gold.txt"
SAMPLES = ROOT / "resources" / "samples"
Rows = frozenset[tuple[tuple[int, ...], tuple[int, ...]]]


@dataclass(frozen=True)
class GoldPair:
    name: str
    source_language: str
    target_language: str
    source: tuple[PairUnit, ...]
    target: tuple[PairUnit, ...]
    rows: Rows


def gold_pairs() -> Iterator[GoldPair]:
    for part in re.split(r"^== ", GOLD.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, *lines = part.strip().splitlines()
        release, source, target = head.split()
        yield _Making(_sample(release, source), _sample(release, target)).made(
            f"{release} {source}-{target}", source, target, [line for line in lines if line]
        )


@cache
def _sample(release: str, language: str) -> tuple[PairUnit, ...]:
    earlier = SAMPLES / "earlier" / f"{release}.{language}.txt"
    path = earlier if earlier.exists() else SAMPLES / release / f"{language}.txt"
    return units_of(read_file(Path(path), language))


@dataclass
class _Sentence:
    texts: list[str]
    unit: PairUnit
    rows: set[int]
    """The numbers of the sentences of the source that it says, from 1."""


@dataclass
class _Making:
    source: Sequence[PairUnit]
    target: Sequence[PairUnit]
    sources: dict[int, _Sentence] = field(default_factory=dict)
    order: list[tuple[int, _Sentence]] = field(default_factory=list)

    def made(self, name: str, source: str, target: str, lines: Sequence[str]) -> GoldPair:
        self.sources = {n: _Sentence([unit.text], unit, {n}) for n, unit in enumerate(self.source, 1)}
        of_target = {n: {n} for n in range(1, len(self.target) + 1)}
        for line in lines:
            if line.startswith("base"):
                several, one = line.split()[1:]
                numbers = [int(number) for number in several.split(",")]
                extra = len(numbers) - 1
                of_target = {n: {n if n < int(one) else n + extra} for n in of_target}
                of_target[int(one)] = set(numbers)
        self.order = [
            (n, _Sentence([unit.text], unit, of_target[n])) for n, unit in enumerate(self.target, 1)
        ]
        for line in sorted(lines, key=lambda line: line.startswith("move")):
            self._change(line)
        return self._pair(name, source, target)

    def _change(self, line: str) -> None:
        head, *texts = (part.strip() for part in line.split("|"))
        deed, *words = head.split()
        numbers = [int(number) for word in words for number in re.findall(r"\d+", word)]
        if deed == "merge":
            first, second = (self._at(number) for number in numbers)
            self.order[first][1].texts = texts
            self.order[first][1].rows |= self.order[second][1].rows
            del self.order[second]
        elif deed == "split":
            self.order[self._at(numbers[0])][1].texts = texts
        elif deed == "omit":
            del self.order[self._at(numbers[0])]
        elif deed == "add":
            place = self._at(numbers[0])
            self.order.insert(place + 1, (0, _Sentence(texts, self.order[place][1].unit, set())))
        elif deed == "cut":
            del self.sources[numbers[0]]
        elif deed == "join":
            first_number, second_number = numbers
            self.sources[first_number].texts = texts
            self.sources[first_number].rows.add(second_number)
            del self.sources[second_number]
        elif deed == "move":
            first, last = self._at(numbers[0]), self._at(numbers[-2])
            moved = self.order[first : last + 1]
            del self.order[first : last + 1]
            to = self._at(numbers[-1]) + 1
            self.order[to:to] = moved

    def _at(self, number: int) -> int:
        return next(place for place, (own, _) in enumerate(self.order) if own == number)

    def _pair(self, name: str, source: str, target: str) -> GoldPair:
        sources, targets = [], []
        places: dict[int, tuple[int, ...]] = {}
        for sentence in self.sources.values():
            places |= dict.fromkeys(sentence.rows, (len(sources),))
            sources.append(_unit(sentence.texts[0], sentence.unit, sources))
        groups: dict[frozenset[int], list[int]] = {}
        rows: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
        for _number, sentence in self.order:
            own = frozenset(place for number in sentence.rows for place in places.get(number, ()))
            for text in sentence.texts:
                groups.setdefault(own, []).append(len(targets))
                targets.append(_unit(text, sentence.unit, targets))
        used: set[int] = set()
        for ones, others in groups.items():
            used |= ones
            if ones:
                rows.add((tuple(sorted(ones)), tuple(others)))
            else:
                rows |= {((), (other,)) for other in others}
        rows |= {((place,), ()) for place in range(len(sources)) if place not in used}
        return GoldPair(name, source, target, tuple(sources), tuple(targets), frozenset(rows))


def _unit(text: str, unit: PairUnit, before: Sequence[PairUnit]) -> PairUnit:
    codes = unit.codes if text == unit.text else ()
    separator = " " if before and before[-1].block == unit.block else ""
    return PairUnit(text, unit.block, unit.kind, unit.is_dateline and text == unit.text, codes, separator)


def right(found: Rows, gold: Rows) -> tuple[int, int, int]:
    """Return how many rows with both sides are right, are found, and are to be found."""
    mine = {row for row in found if row[0] and row[1]}
    theirs = {row for row in gold if row[0] and row[1]}
    return len(mine & theirs), len(mine), len(theirs)


def f1(right_rows: int, found: int, wanted: int) -> float:
    return 2 * right_rows / (found + wanted) if found + wanted else 1.0
