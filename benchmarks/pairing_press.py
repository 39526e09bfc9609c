"""Pairs out of the real releases beside the project, changed by chance: the rows that are right are known."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Iterator

from benchmarks.figures import SHARED
from benchmarks.pairing_gold import GoldPair
from workbench.intake.segmentation import sentence_spans
from workbench.model.pairing import PairUnit
from workbench.model.release import BlockKind

PRESS = SHARED / "gold" / "press" / "debian_2012_2018_en_fr_es.tsv"
_KINDS = {"title": BlockKind.HEADLINE, "h2": BlockKind.SUBHEAD, "li": BlockKind.LIST_ITEM}
_LANGUAGES = (("en", "fr"), ("en", "es"), ("fr", "es"))
_Row = tuple[list[str], list[str]]


def press_pairs(seed: int) -> Iterator[GoldPair]:
    """Yield a pair for each release and pair of languages; nothing where the folder is absent.

    Of ten rows six in a hundred are joined on either side, four are left out, four added; a block is moved.
    """
    if not PRESS.is_file():
        return
    releases: dict[str, list[dict[str, str]]] = defaultdict(list)
    with PRESS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            releases[row["doc"]].append(row)
    for source, target in _LANGUAGES:
        chance = random.Random(seed)
        for name, rows in releases.items():
            yield _pair(f"{name} {source}-{target}", rows, source, target, chance)


def _pair(name: str, rows: list[dict[str, str]], source: str, target: str, chance: random.Random) -> GoldPair:
    blocks: list[tuple[BlockKind, list[_Row]]] = []
    for row in rows:
        texts = row[source].strip(), row[target].strip()
        if not all(texts):
            continue
        ones, others = (
            [text[start:end] for start, end in sentence_spans(text, language)]
            for text, language in zip(texts, (source, target), strict=True)
        )
        if len(ones) != len(others):
            ones, others = [texts[0]], [texts[1]]
        plain = [([one], [other]) for one, other in zip(ones, others, strict=True)]
        blocks.append((_KINDS.get(row["tag"], BlockKind.PARAGRAPH), list(_changed(plain, chance))))
    order = list(range(len(blocks)))
    if len(order) > 8:
        moved = order.pop(chance.randrange(2, len(order) - 2))
        order.insert(max(1, (moved + chance.randrange(3, len(order) - 1)) % len(order)), moved)
    sides: tuple[list[PairUnit], list[PairUnit]] = ([], [])
    places: list[dict[tuple[int, int], tuple[int, ...]]] = [{}, {}]
    for side, sequence in enumerate((range(len(blocks)), order)):
        for at, block in enumerate(sequence):
            kind, changed = blocks[block]
            for number, row in enumerate(changed):
                first = len(sides[side])
                sides[side].extend(PairUnit(text, at, kind, separator=" ") for text in row[side])
                places[side][block, number] = tuple(range(first, len(sides[side])))
    gold = frozenset((one, places[1][key]) for key, one in places[0].items() if one or places[1][key])
    return GoldPair(name, source, target, tuple(sides[0]), tuple(sides[1]), gold)


def _changed(rows: list[_Row], chance: random.Random) -> Iterator[_Row]:
    place = 0
    while place < len(rows):
        (one, other), drawn = rows[place], chance.random()
        following = rows[place + 1] if place + 1 < len(rows) else None
        if following is not None and drawn < 0.12:
            joined = [*one, *following[0]], [*other, *following[1]]
            yield (joined[0], [" ".join(joined[1])]) if drawn < 0.06 else ([" ".join(joined[0])], joined[1])
            place += 2
            continue
        yield (one, []) if 0.12 <= drawn < 0.16 else ([], other) if 0.16 <= drawn < 0.20 else (one, other)
        place += 1
