"""Which files of two folders are a text and its translation: by name, by language, by what they hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from workbench.intake.pairing.words import Class, tokens
from workbench.model.inline import without_codes
from workbench.model.release import SourceDocument

_LANGUAGE_NAMES = frozenset(
    {
        *("en", "eng", "english", "anglais", "ingles", "fr", "fra", "fre", "french", "francais", "frances"),
        *("es", "esp", "spa", "spanish", "espanol", "espagnol", "de", "deu", "ger", "pt", "por", "it", "ita"),
        *("ar", "ara", "ru", "rus", "zh", "zho", "nl"),
    }
)
_PART = re.compile(r"[^\W_]+")
_LEAST_ALIKE = 0.12


def name_without_language(name: str) -> str:
    """Return a file's name without its ending and without what names a language, to be compared."""
    parts = _PART.findall(PurePath(name).stem.casefold())
    kept = [part for part in parts if part not in _LANGUAGE_NAMES]
    return " ".join(kept)


def matched(
    sources: Sequence[tuple[str, SourceDocument]], targets: Sequence[tuple[str, SourceDocument]]
) -> list[tuple[int, int]]:
    """Return which go together, by places; each file is in one pair at most, and languages differ in each.

    Files of the same name come first (languages in it aside), then those that share most figures and names.
    """
    keys = [[name_without_language(name) for name, _ in side] for side in (sources, targets)]
    signs = [[_signs(document) for _, document in side] for side in (sources, targets)]
    weights = Counter(sign for side in signs for found in side for sign in found)
    candidates: list[tuple[bool, float, int, int]] = []
    for i, (_, one) in enumerate(sources):
        for j, (_, other) in enumerate(targets):
            if one.language.lower().split("-")[0] == other.language.lower().split("-")[0]:
                continue
            named = bool(keys[0][i]) and keys[0][i] == keys[1][j]
            alike = _alike(signs[0][i], signs[1][j], weights)
            if named or alike >= _LEAST_ALIKE:
                candidates.append((named, alike, i, j))
    pairs: list[tuple[int, int]] = []
    used: set[tuple[int, int]] = set()
    for *_worth, i, j in sorted(candidates, key=lambda found: (-found[0], -found[1], found[2:])):
        if (0, i) not in used and (1, j) not in used:
            used |= {(0, i), (1, j)}
            pairs.append((i, j))
    return sorted(pairs)


def _signs(document: SourceDocument) -> frozenset[str]:
    """Return figures, addresses and names: what stays the same in a translation."""
    return frozenset(
        token
        for segment in document.segments
        for kind, token in tokens(without_codes(segment.text))
        if kind in (Class.NUMBER, Class.ADDRESS, Class.NAME) and len(token) > 1
    )


def _alike(one: frozenset[str], other: frozenset[str], weights: Counter[str]) -> float:
    """Return the share of what two texts have in common, what many texts have counting less."""
    total = sum(1 / weights[sign] for sign in one | other)
    return sum(1 / weights[sign] for sign in one & other) / total if total else 0.0
