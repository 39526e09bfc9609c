"""Sentences for the benchmark of the memory: made by the gross from what stands beside the project, and changed a little."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import accumulate

from benchmarks.figures import SHARED
from workbench.model.memory import TranslationUnit

_GOLD = SHARED / "gold"
_MADE_WORDS = 60_000
_MADE_SHARE = 0.15
"""Of the words of a sentence: names, places and what else stands in one release alone."""

_LETTERS = "aeiorstnlmdpcuvbgfhk"
_FIGURES = re.compile(r"\d+")
_AT = datetime(2026, 11, 1, tzinfo=UTC)
Pair = tuple[str, str]


def real_pairs() -> list[Pair]:
    """Return the sentences in English and French that stand beside the project; a few where there are none."""
    pairs: list[Pair] = []
    news = [_GOLD / "news" / f"ntrex_1_1000.{language}.txt" for language in ("en", "fr")]
    if all(path.exists() for path in news):
        pairs += zip(*(path.read_text("utf-8").splitlines() for path in news), strict=True)
    press = _GOLD / "press" / "debian_2012_2018_en_fr_es.tsv"
    if press.exists():
        with press.open(encoding="utf-8", newline="") as file:
            pairs += [
                (row["en"], row["fr"])
                for row in csv.DictReader(file, delimiter="\t")
                if row["en"] and row["fr"]
            ]
    pairs += health_pairs()
    return pairs or [
        (
            "The release is published on the site of the organization.",
            "Le communiqué est publié sur le site de l’organisation.",
        ),
        (
            "The staff of the office helps people who are on the move.",
            "Le personnel du bureau aide les personnes en déplacement.",
        ),
    ]


def health_pairs() -> list[Pair]:
    """Return the units of the memory of health texts that stands beside the project, none where it does not."""
    path = _GOLD / "tm" / "tico19" / "all.en-fr.tmx"
    if not path.exists():
        return []
    from lxml import etree

    units = [
        ["".join(segment.itertext()) for segment in unit.iter("seg")]
        for _event, unit in etree.iterparse(str(path), tag="tu")
    ]
    return [(texts[0], texts[1]) for texts in units if len(texts) == 2]


class Maker:
    """Makes sentences that have the words, lengths and turns of the real ones, each another."""

    def __init__(self, seed: int = 1) -> None:
        self.random = random.Random(seed)
        self._sides = [self._chains(side) for side in zip(*real_pairs(), strict=True)]
        self._made = [
            "".join(self.random.choices(_LETTERS, k=self.random.randint(4, 11)))
            for _word in range(_MADE_WORDS)
        ]
        self._weights = list(accumulate(1 / (rank + 20) for rank in range(_MADE_WORDS)))

    @staticmethod
    def _chains(texts: tuple[str, ...]) -> tuple[dict[str, list[str]], list[int]]:
        follows: dict[str, list[str]] = {}
        lengths = []
        for text in texts:
            words = text.split()
            lengths.append(len(words))
            for one, other in zip(["", *words], words, strict=False):
                follows.setdefault(one, []).append(other)
        return follows, [length for length in lengths if length >= 4]

    def word(self) -> str:
        """Return a word that few sentences have."""
        return self.random.choices(self._made, cum_weights=self._weights)[0]

    def sentence(self, side: int = 0) -> str:
        """Return a sentence in English (0) or French (1)."""
        follows, lengths = self._sides[side]
        words: list[str] = []
        last = ""
        for _word in range(self.random.choice(lengths)):
            nexts = follows.get(last) or follows[""]
            last = self.random.choice(nexts)
            words.append(self.word() if self.random.random() < _MADE_SHARE else last)
        return " ".join(words)

    def units(self, count: int) -> Iterator[TranslationUnit]:
        """Give translation units from English into French."""
        for _unit in range(count):
            yield TranslationUnit("", self.sentence(0), self.sentence(1), "en", "fr", (), "A. Author", _AT)

    def asked(self, texts: Sequence[str], count: int) -> list[str]:
        """Return texts as they come again: words changed, figures changed, two sentences in one."""
        made = []
        for number in range(count):
            text = self.random.choice(texts)
            if number % 10 == 8:
                text = f"{text} {self.random.choice(texts)}"
            elif number % 10 == 9:
                text = _FIGURES.sub(lambda _figure: str(self.random.randint(2, 90_000)), f"{text} 7")
            made.append(text if number % 10 == 9 else self.changed(text))
        return made

    def changed(self, text: str) -> str:
        """Return a text of which up to a quarter of the words are others, are gone, or are new."""
        words = text.split()
        for _change in range(self.random.randint(0, max(1, len(words) // 4))):
            place = self.random.randrange(len(words))
            deed = self.random.random()
            if deed < 0.6 or len(words) < 3:
                words[place] = self.word()
            elif deed < 0.8:
                del words[place]
            else:
                words.insert(place, self.word())
        return " ".join(words)
