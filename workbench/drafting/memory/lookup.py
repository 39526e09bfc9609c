"""What memories answer a text: the same text, the same but for figures or names, and texts alike, best first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from workbench.drafting.conversion import Converted, converted
from workbench.drafting.memory.codes import carry_codes
from workbench.drafting.memory.placeables import Replaced, answers, equalised, put_in, rename, renamed
from workbench.drafting.memory.scoring import BEST_FUZZY, measured, score
from workbench.model.inline import CODE_PATTERN, InlineCode
from workbench.model.memory import Match, MatchKind, Side, TranslationUnit
from workbench.model.memory_keys import memory_key
from workbench.model.tasks import CancelToken

EXACT, CONTEXT = 100, 101
BEST_RENAMED = 97
"""Another name may want another gender or preposition around it."""

_ALIKE = 40
"""Units with the same skeleton that are looked for."""

_TEXTS = 400
"""Candidates whose texts are compared by their characters."""

_CLOSE = 48
"""Of those, how many are compared by the formula."""

_LOOKED_AT = 16
"""Of those, how many are looked at whole: with what can be put in."""

_RARE = 250
"""A word that no more units hold than this is a reason to look at each of them."""

_ALONE = 500
"""Units that such words bring together at most."""

_FREQUENT = 500
"""A word that more units hold than this is looked for only together with a rarer one."""

_SEVERAL = 25_000
"""Units whose words SQLite may go through for those that hold several words of a text."""

_FURTHER = 2
"""Words that tell which units come first where no more could be gone through."""

_MOST_ASKED = 8
"""Words of a text that units are looked for with, the rarest of them."""


class WordIndex(Protocol):
    """The words of a memory."""

    def rarest_first(self, words: Sequence[str], side: Side) -> list[tuple[str, int]]:
        """Return the different words with about how many units hold each."""
        ...

    def sharing(
        self,
        alone: Sequence[str],
        several: Sequence[str],
        frequent: Sequence[str],
        further: Sequence[str],
        side: Side,
        limit: int,
    ) -> list[int]:
        """Return the numbers of units that hold one of ``alone``, or two of ``several`` and ``frequent``.

        Those come first that hold most, ``further`` ones among them.
        """
        ...


class UnitIndex(Protocol):
    """A memory as the lookup sees it."""

    memory_id: str

    @property
    def words(self) -> WordIndex:
        """The words of its units."""
        ...

    def pair_ids(self, source_language: str = "", target_language: str = "") -> list[int]:
        """Return the pairs of these languages."""
        ...

    def alike(self, key: str, side: Side, pairs: Sequence[int], limit: int) -> list[TranslationUnit]:
        """Return units that are the same but for figures."""
        ...

    def texts(
        self, numbers: Sequence[int], side: Side, pairs: Sequence[int], shortest: int, longest: int
    ) -> list[tuple[int, str]]:
        """Return number and text of one side."""
        ...

    def units_of(self, numbers: Sequence[int]) -> list[TranslationUnit]:
        """Return units by number."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """A text that memories are asked for, with its codes and the keys of its neighbours; scores in per cent."""

    text: str
    source_language: str
    target_language: str
    codes: tuple[InlineCode, ...] = ()
    before: str = ""
    after: str = ""
    at_least: int = 60


class Lookup:
    """One question; ``words_of`` cuts a text into the words of the index."""

    def __init__(
        self, question: Question, words_of: Callable[[str], list[str]], cancel: CancelToken | None = None
    ) -> None:
        self._question = question
        self._cancel = cancel
        self._key = memory_key(question.text)
        self._stated = self._converted(question.text)
        self._measured = measured(question.text)
        self._equalised = measured(equalised(question.text, self._stated))
        self._words = words_of(self._measured.text)

    def matches(self, index: UnitIndex) -> list[Match]:
        """Return the matches of one memory from ``at_least`` on, in no order; the penalty is not taken off yet."""
        found: dict[str, Match] = {}
        languages = self._question.source_language, self._question.target_language
        for side, pairs in (
            (Side.SOURCE, index.pair_ids(*languages)),
            (Side.TARGET, index.pair_ids(*reversed(languages))),
        ):
            if not pairs or not self._measured.text:
                continue
            units = self._best_alike(index.alike(self._key, side, pairs, _ALIKE), side)
            units += index.units_of(self._candidates(index, side, pairs))
            for unit in units:
                if unit.id in found:
                    continue
                self._look_up()
                match = self.match(unit if side is Side.SOURCE else exchanged(unit))
                if match is not None:
                    found[unit.id] = match
        return list(found.values())

    def _best_alike(self, units: list[TranslationUnit], side: Side) -> list[TranslationUnit]:
        """Return those of the units that have the same key before those that are like it but for figures."""

        def key(unit: TranslationUnit) -> tuple[bool, bool]:
            same = memory_key(unit.source if side is Side.SOURCE else unit.target) == self._key
            return not same, (unit.before, unit.after) != (self._question.before, self._question.after)

        return sorted(units, key=key)[:_LOOKED_AT]

    def _look_up(self) -> None:
        if self._cancel is not None:
            self._cancel.raise_if_cancelled()

    # candidates

    def _candidates(self, index: UnitIndex, side: Side, pairs: Sequence[int]) -> list[int]:
        """Return the numbers of the units that are most like the text, by their words and then by their characters."""
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        numbers = self._sharing(index, side)
        if not numbers:
            return []
        length = len(self._question.text)
        share = self._question.at_least / 100
        # A score counts words three times: the characters may differ by more than it says.
        window = max(8, int(length * share * 0.6)), int(length / (share * 0.6)) + 8
        texts = index.texts(numbers, side, pairs, *window)
        self._look_up()
        close = process.extract(
            self._measured.text,
            [text for _number, text in texts],
            scorer=Levenshtein.normalized_similarity,
            limit=_CLOSE,
            score_cutoff=share * 0.5,
        )
        scored = [(score(self._measured, measured(text)), texts[place][0]) for text, _score, place in close]
        return [number for _score, number in sorted(scored, reverse=True)[:_LOOKED_AT]]

    def _sharing(self, index: UnitIndex, side: Side) -> list[int]:
        """Return the numbers of units that share a rare word of the text, or several of its rarer ones.

        A unit that is alike enough has all of the words but those that may differ: so it has one at least of that
        many rarest words and one more, and two of those and another.
        """
        words = index.words.rarest_first(self._words, side)
        if not words:
            return []
        may_differ = int(len(words) * (4 - 4 * self._question.at_least / 100) / 3)
        must_share = len(words) - may_differ
        alone: list[str] = []
        brought = 0
        for word, about in words[: may_differ + 1]:
            brought += max(about, _RARE // 5)
            if about > _RARE or brought > _ALONE:
                break
            alone.append(word)
        if must_share <= 1 and not alone:
            alone = [words[0][0]]
        several: list[str] = []
        frequent: list[str] = []
        gone_through = before = 0
        further: list[str] = []
        for place, (word, about) in enumerate(words[: min(may_differ + 2, _MOST_ASKED)]):
            gone_through += min(about, before) if about > _FREQUENT else about
            if len(several) + len(frequent) >= 2 and gone_through > _SEVERAL:
                further = [word for word, _about in words[place : place + _FURTHER]]
                break
            before += about
            (frequent if about > _FREQUENT else several).append(word)
        self._look_up()
        return index.words.sharing(alone, several, frequent, further, side, _TEXTS)

    # one unit

    def match(self, unit: TranslationUnit) -> Match | None:
        """Return what a unit offers for the text, None where it is less than what was asked for."""
        question = self._question
        target, whole = carry_codes(unit, question.text, question.codes)
        if memory_key(unit.source) == self._key and whole:
            same = question.before == unit.before and question.after == unit.after
            if same and (unit.before or unit.after):
                return Match(unit, CONTEXT, target, MatchKind.CONTEXT)
            return Match(unit, EXACT, target, MatchKind.EXACT)
        theirs = measured(unit.source)
        if theirs.text == self._measured.text:
            return self._at_least(Match(unit, BEST_FUZZY, target, MatchKind.ADAPTED))
        plain = score(self._measured, theirs)
        adapted = self._adapted(unit, target)
        if adapted is not None and adapted.score >= plain:
            return self._at_least(adapted)
        return self._at_least(Match(unit, min(plain, BEST_FUZZY), target, MatchKind.FUZZY))

    def _at_least(self, match: Match) -> Match | None:
        return match if match.score >= self._question.at_least else None

    def _adapted(self, unit: TranslationUnit, target: str) -> Match | None:
        """Return the unit with the text's figures and names put in, None where it has others that cannot be."""
        question = self._question
        stated = self._converted(unit.source)
        if not answers(stated, self._stated):
            return None
        done = put_in(target, stated, self._stated, (question.source_language, question.target_language))
        if done is None:
            return None
        theirs = equalised(unit.source, stated)
        alike = score(self._equalised, measured(theirs))
        if alike == EXACT:
            least = max(BEST_FUZZY - max(0, len(done.spans) - 1), BEST_FUZZY - 4)
            return Match(unit, least, done.target, MatchKind.ADAPTED, done.spans)
        named = self._renamed(unit, theirs, done)
        if named is not None:
            return Match(unit, BEST_RENAMED, named.target, MatchKind.ADAPTED, named.spans)
        if not stated:
            return None
        less = alike - 1 if done.spans else alike
        return Match(unit, min(less, BEST_FUZZY), done.target, MatchKind.FUZZY, done.spans)

    def _renamed(self, unit: TranslationUnit, theirs: str, done: Replaced) -> Replaced | None:
        asked = CODE_PATTERN.sub("", equalised(self._question.text, self._stated))
        pairs = renamed(CODE_PATTERN.sub("", theirs), asked)
        return rename(done, unit.source, pairs) if pairs else None

    def _converted(self, text: str) -> tuple[Converted, ...]:
        return converted(text, self._question.source_language, self._question.target_language)


def exchanged(unit: TranslationUnit) -> TranslationUnit:
    """Return the unit the other way round; what stood beside its source says nothing of its target."""
    return replace(
        unit,
        source=unit.target,
        target=unit.source,
        source_language=unit.target_language,
        target_language=unit.source_language,
        before="",
        after="",
    )


_KINDS = (MatchKind.QUOTATION, MatchKind.CONTEXT, MatchKind.EXACT, MatchKind.ADAPTED, MatchKind.FUZZY)


def ranked(matches: Sequence[Match]) -> list[Match]:
    """Return the matches best first: by score, then approved ones, then the newest; each target once."""
    ordered = sorted(matches, key=lambda one: one.unit.changed_at or one.unit.created_at, reverse=True)
    ordered.sort(key=lambda one: (-one.score, _KINDS.index(one.kind), not one.unit.approved))
    best: dict[str, Match] = {}
    for one in ordered:
        best.setdefault(memory_key(one.target), one)
    return list(best.values())
