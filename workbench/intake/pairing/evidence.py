"""What two texts have in common, sentence by sentence, weighed by how much it says.

Each sentence becomes a set of keys. A key that two sentences share speaks for them, by the logarithm of how
much more often translations share such a key than sentences that have nothing to do with each other; a key that
only one of them has speaks against them. Keys of a word stand for what it means, or for a word of the other
text that looks like it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Protocol

from rapidfuzz import process
from rapidfuzz.distance import Indel

from workbench.intake.pairing.lexicon import known_language, meanings
from workbench.intake.pairing.words import Class, cognate_form, folded, tokens
from workbench.model.inline import without_codes
from workbench.model.pairing import PairUnit
from workbench.model.tasks import CancelToken


class Meanings(Protocol):
    """What knows expressions of both languages: a termbase, a memory.

    It names what it finds in a text by names that are the same on both sides.
    """

    def __call__(self, text: str, language: str) -> Iterable[str]:
        """Return the names of what a text holds; the text has no codes."""


Words = Mapping[str, frozenset[str]]
"""Folded words of the target by folded words of the source, as a memory knows them."""

_USUAL = {
    Class.NUMBER: 0.90,
    Class.ADDRESS: 0.95,
    Class.NAME: 0.7,
    Class.WORD: 0.45,
    Class.MEANING: 0.75,
    Class.STRUCTURE: 0.85,
}
_WITHOUT_LEXICON = 0.12
_OTHER_SCRIPT = 0.02
_ALIKE = 0.74
_ALIKE_SHORT = 0.86
_SHORTEST_COGNATE = 4
_MOST_SHARED = 0.6
_MISSED = 0.65
_NOTHING: frozenset[str] = frozenset()
_WITHOUT_STOPS = re.compile(r"[\u0e00-\u0fff]+")
"""Thai, Lao and Tibetan: a space may end a sentence, or a part of one."""


@dataclass(frozen=True, slots=True)
class Side:
    """The evidence of one text: of each unit its keys, what they cost where nothing is shared, its length.

    ``keys`` holds what can be shared, ``against`` the sum of what speaks against a unit that shares nothing.
    ``uncut``: it is written without marks that end sentences, so that a unit is a paragraph.
    """

    keys: tuple[frozenset[str], ...]
    against: tuple[float, ...]
    lengths: tuple[int, ...]
    starts: tuple[bool, ...]
    blocks: tuple[int, ...]
    uncut: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Both sides, and what a shared key is worth.

    ``ratio`` is how many characters of the target go with one of the source. ``comparable``: words of the one are
    expected to be found in the other, so that none found says something.
    """

    source: Side
    target: Side
    worth: Mapping[str, float]
    ratio: float
    comparable: bool = True

    def shared(self, source: frozenset[str], target: frozenset[str]) -> float:
        """Return what the keys that two groups share are worth."""
        worth = self.worth
        return sum([worth[key] for key in source & target])


_Tokens = list[tuple[Class, str]]


class Texts:
    """The words of two texts, read once; evidence is gathered from them as often as more is learned."""

    def __init__(
        self,
        source: Sequence[PairUnit],
        target: Sequence[PairUnit],
        source_language: str,
        target_language: str,
    ) -> None:
        self.source, self.target = source, target
        self.languages = (source_language, target_language)
        self.source_tokens = [tokens(unit.text) for unit in source]
        self.target_tokens = [tokens(unit.text) for unit in target]
        self._known = [[_NOTHING] * len(source), [_NOTHING] * len(target)]
        self._cognates = _cognates(_types(self.source_tokens), _types(self.target_tokens))
        self._scripts_meet = _latin_share(self.source_tokens) > 0.5 < _latin_share(self.target_tokens)

    def ask(
        self, known: Sequence[Meanings], sources: Iterable[int], targets: Iterable[int], cancel: CancelToken
    ) -> None:
        """Let a termbase, a memory say what they find in some sentences; it counts from the next ``evidence`` on."""
        for side, units, indexes in ((0, self.source, sources), (1, self.target, targets)):
            for index in indexes:
                cancel.raise_if_cancelled()
                self._known[side][index] = _found(known, units[index].text, self.languages[side])

    def evidence(self, learned: Words | None = None) -> Evidence:
        """Return the evidence, with words that belong together as they were ``learned``."""
        learned = learned or {}
        source_of: dict[str, set[str]] = {}
        target_of: dict[str, set[str]] = defaultdict(set)
        for word in _types(self.source_tokens):
            others = self._cognates.get(word, frozenset()) | learned.get(word, frozenset())
            source_of[word] = set(meanings(word, self.languages[0]))
            if others:
                source_of[word].add("w:" + word)
                for other in others:
                    target_of[other].add("w:" + word)
        for word in _types(self.target_tokens):
            target_of[word] |= meanings(word, self.languages[1])
        sides = [
            [
                _keys_of(found, of, unit, more)
                for found, unit, more in zip(token_lists, units, known, strict=True)
            ]
            for token_lists, of, units, known in (
                (self.source_tokens, source_of, self.source, self._known[0]),
                (self.target_tokens, target_of, self.target, self._known[1]),
            )
        ]
        return self._weighed(sides[0], sides[1])

    def _weighed(self, sources: list[dict[str, Class]], targets: list[dict[str, Class]]) -> Evidence:
        lexicon = all(known_language(language) for language in self.languages)
        word = (_USUAL[Class.WORD] if lexicon else _WITHOUT_LEXICON) if self._scripts_meet else _OTHER_SCRIPT
        found_again = {**_USUAL, Class.WORD: word}
        if not self._scripts_meet:
            found_again[Class.NAME] = 0.1
        counts = [Counter(key for keys in side for key in keys) for side in (sources, targets)]
        worth: dict[str, float] = {}
        against: list[dict[str, float]] = [{}, {}]
        classes = {key: kind for side in (targets, sources) for keys in side for key, kind in keys.items()}
        sizes = (max(1, len(sources)), max(1, len(targets)))
        for key, kind in classes.items():
            again = found_again[kind]
            # How often it would be met by chance, in the text where it is the more common one.
            chance = max((counts[side][key] + 0.3) / (sizes[side] + 10) for side in (0, 1))
            chance = min(chance, again * 0.9, _MOST_SHARED)
            missing = log((1 - again) / (1 - chance))
            for side in (0, 1):
                against[side][key] = missing * _MISSED
            worth[key] = log(again / chance) - 2 * missing * _MISSED
        sides = []
        for units, keys, cost in (
            (self.source, sources, against[0]),
            (self.target, targets, against[1]),
        ):
            sides.append(
                Side(
                    tuple(frozenset(one) for one in keys),
                    tuple(sum(cost[key] for key in one) for one in keys),
                    tuple(len(without_codes(unit.text)) for unit in units),
                    tuple(
                        place == 0 or units[place - 1].block != unit.block for place, unit in enumerate(units)
                    ),
                    tuple(unit.block for unit in units),
                    tuple(_is_uncut(unit.text) for unit in units),
                )
            )
        total = [sum(side.lengths) for side in sides]
        ratio = min(5.0, max(0.2, total[1] / total[0])) if all(total) else 1.0
        return Evidence(sides[0], sides[1], worth, ratio, self._scripts_meet)


def _is_uncut(text: str) -> bool:
    return 2 * sum(map(len, _WITHOUT_STOPS.findall(text))) > len(text)


def _keys_of(
    found: _Tokens, of: Mapping[str, set[str]], unit: PairUnit, more: frozenset[str]
) -> dict[str, Class]:
    keys: dict[str, Class] = {}
    for kind, token in found:
        if kind in (Class.NUMBER, Class.ADDRESS):
            keys[("n:" if kind is Class.NUMBER else "a:") + token] = kind
            continue
        mine = of.get(token)
        if not mine:
            # Nothing in the other text is like it: it speaks against every pair alike, as itself.
            keys.setdefault("-:" + token, kind)
            continue
        for key in mine:
            keys.setdefault(key, Class.NUMBER if key.startswith("n:") else kind)
    for name in more:
        keys["t:" + name] = Class.MEANING
    keys["k:dateline" if unit.is_dateline else f"k:{unit.kind}"] = Class.STRUCTURE
    return keys


def _found(known: Sequence[Meanings], text: str, language: str) -> frozenset[str]:
    plain = without_codes(text)
    return frozenset(f"{place}:{name}" for place, one in enumerate(known) for name in one(plain, language))


def _types(token_lists: Sequence[_Tokens]) -> dict[str, None]:
    return dict.fromkeys(
        token for found in token_lists for kind, token in found if kind in (Class.NAME, Class.WORD)
    )


def _cognates(sources: Iterable[str], targets: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return words of the target that are spelt as words of the source are, or nearly so."""
    by_letter: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    exact = set()
    for word in targets:
        exact.add(word)
        form = cognate_form(word)
        by_letter[form[0]][form].append(word)
    forms = {letter: list(words) for letter, words in by_letter.items()}
    found: dict[str, frozenset[str]] = {}
    for word in sources:
        form = cognate_form(word)
        others = {word} & exact
        if len(form) >= _SHORTEST_COGNATE and form[0] in forms:
            least = _ALIKE if len(form) > 5 else _ALIKE_SHORT
            for match, _score, _place in process.extract(
                form,
                forms[form[0]],
                scorer=Indel.normalized_similarity,
                score_cutoff=least,
                limit=4,
            ):
                if len(match) >= _SHORTEST_COGNATE:
                    others.update(by_letter[form[0]][match])
        if others:
            found[word] = frozenset(others)
    return found


def _latin_share(token_lists: Sequence[_Tokens]) -> float:
    words = [token for found in token_lists for kind, token in found if kind in (Class.NAME, Class.WORD)]
    if not words:
        return 1.0
    return sum(word[0] < "\u0250" for word in words) / len(words)


def learned_words(
    pairs: Iterable[tuple[str, str]], least: int = 3, likeness: float = 0.55
) -> dict[str, frozenset[str]]:
    """Return which words of the target go with which of the source, from texts that translate each other.

    A pair of words counts where they stand together in at least ``least`` pairs of texts, and that is at least
    the share ``likeness`` of where either of them stands (Dice's coefficient).
    """
    return associations(
        [([t for _, t in tokens(one)], [t for _, t in tokens(other)]) for one, other in pairs],
        least,
        likeness,
    )


def associations(
    pairs: Sequence[tuple[Sequence[str], Sequence[str]]], least: int, likeness: float
) -> dict[str, frozenset[str]]:
    """Return what ``learned_words`` does, of texts that are words already."""
    ones: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for one, other in pairs:
        ones.update(set(one))
        others.update(set(other))
    most = max(8, len(pairs) // 8)
    usable = [{word for word, count in counts.items() if least <= count <= most} for counts in (ones, others)]
    together: Counter[tuple[str, str]] = Counter()
    for one, other in pairs:
        mine, theirs = set(one) & usable[0], set(other) & usable[1]
        if len(mine) * len(theirs) > 4000:
            continue
        together.update((word, another) for word in mine for another in theirs)
    found: dict[str, set[str]] = defaultdict(set)
    for (word, another), count in together.items():
        if count >= least and 2 * count / (ones[word] + others[another]) >= likeness:
            found[word].add(another)
    return {word: frozenset(words) for word, words in found.items()}


__all__ = ["Evidence", "Meanings", "Side", "Texts", "Words", "associations", "folded", "learned_words"]
