"""Sentences, against the golden rules that stand beside the project."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator

from benchmarks.figures import SHARED, Figure
from workbench.intake.segmentation import sentence_spans

GOLD = SHARED / "gold" / "segmentation" / "golden_rules_en_fr_es.tsv"


def measure() -> Iterator[Figure]:
    if not GOLD.is_file():
        yield Figure("golden rules", "the folder of real data beside the project is absent")
        return
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    with GOLD.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            text = row["text"]
            found = [_folded(text[start:end]) for start, end in sentence_spans(text, row["lang"])]
            wanted = [_folded(one) for one in json.loads(row["expected_json"])]
            for name in (row["lang"], "all"):
                total[name] += 1
                right[name] += [one for one in found if one] == [one for one in wanted if one]
    for name in ("en", "fr", "es", "all"):
        share = right[name] / total[name]
        what = f"golden rules kept, {name} (some are for headings, lists and PDF debris)"
        yield Figure(what, f"{right[name]} of {total[name]} ({share:.0%})")


def _folded(text: str) -> str:
    return " ".join(text.split())
