"""What the checks look at: a release beside its translation, or one pair of texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from workbench.model.inline import CodeKind, InlineCode
from workbench.model.issues import Side
from workbench.model.release import BlockKind
from workbench.model.terms import TermMatch
from workbench.model.translation import SegmentState
from workbench.proofing.plain import PlainText, plain_text
from workbench.proofing.typography.profiles import TypographyProfile, profile_for
from workbench.proofing.vocabulary import Vocabulary

T = TypeVar("T")


class TermFinder(Protocol):
    """What ``drafting.terms.recognition.TermRecogniser`` offers."""

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """Return the terms recognised in the text, in order of place; offsets in characters."""


@dataclass(frozen=True, slots=True)
class ProofingSegment:
    """A segment with both texts, as they are stored (codes as characters).

    ``codes`` are those of the source segment. ``block_id`` groups the segments of a block.
    """

    id: str
    block_id: str
    source: str
    target: str
    kind: BlockKind = BlockKind.PARAGRAPH
    state: SegmentState = SegmentState.TRANSLATED
    codes: tuple[InlineCode, ...] = ()


@dataclass(frozen=True)
class ProofingContext:
    """Everything a check may look at; never changes once it is made.

    ``source_terms`` and ``target_terms`` recognise the termbase's terms in the two languages.
    ``dictionaries`` maps a base language to words that are right (of the person, the release, the
    house), ``ignored`` holds ``Issue.key()`` of what is not to be reported, ``disabled_checks`` check ids
    or their beginnings (``typography``), ``enabled_checks`` those that are on although their group is off, and
    ``engines.KIND`` what an engine says of that kind. ``profiles`` maps base languages to the house's typography. What
    is computed once is kept in the context and shared by those made from it with ``with_target``.
    """

    source_language: str
    target_language: str
    segments: tuple[ProofingSegment, ...]
    source_terms: TermFinder | None = None
    target_terms: TermFinder | None = None
    dictionaries: dict[str, frozenset[str]] = field(default_factory=dict)
    ignored: frozenset[tuple[str, str, str, str, str]] = frozenset()
    disabled_checks: frozenset[str] = frozenset()
    enabled_checks: frozenset[str] = frozenset()
    profiles: dict[str, TypographyProfile] = field(default_factory=dict)
    _source_memo: dict[object, object] = field(default_factory=dict, repr=False, compare=False)
    _target_memo: dict[object, object] = field(default_factory=dict, repr=False, compare=False)

    def with_target(self, index: int, text: str, state: SegmentState | None = None) -> ProofingContext:
        """Return the context with another target text of one segment; the source side is not read again."""
        old = self.segments[index]
        new = replace(old, target=text, state=old.state if state is None else state)
        segments = (*self.segments[:index], new, *self.segments[index + 1 :])
        # What the other segments read like stays; what was made of all of them does not.
        kept: dict[object, object] = {
            key: value
            for key, value in self._target_memo.items()
            if type(key) is tuple and key[0] == "plain" and key[1] != index
        }
        return replace(self, segments=segments, _source_memo=self._source_memo, _target_memo=kept)

    def once(self, key: object, side: Side, compute: Callable[[], T]) -> T:
        """Return what ``compute`` returned for this key the first time it was asked.

        ``side`` is SOURCE for what depends on source texts alone: that outlives ``with_target``.
        """
        memo = self._source_memo if side is Side.SOURCE else self._target_memo
        if key not in memo:
            memo[key] = compute()
        return memo[key]  # type: ignore[return-value]

    def language(self, side: Side) -> str:
        """Return the base language of a side (``fr`` for ``fr-CA``)."""
        full = self.source_language if side is Side.SOURCE else self.target_language
        return full.split("-")[0].lower()

    def plain(self, index: int, side: Side) -> PlainText:
        """Return a segment's text as it reads."""
        memo = self._source_memo if side is Side.SOURCE else self._target_memo
        key = ("plain", index)
        found = memo.get(key)
        if found is None:
            segment = self.segments[index]
            breaks = frozenset(code.char for code in segment.codes if code.kind is CodeKind.LINE_BREAK)
            found = plain_text(segment.source if side is Side.SOURCE else segment.target, breaks)
            memo[key] = found
        return found  # type: ignore[return-value]

    def block(self, index: int) -> tuple[int, ...]:
        """Return the indexes of the segments of the same block, this one among them."""

        def compute() -> dict[int, tuple[int, ...]]:
            groups: dict[str, list[int]] = {}
            for number, segment in enumerate(self.segments):
                groups.setdefault(segment.block_id, []).append(number)
            return {number: tuple(group) for group in groups.values() for number in group}

        return self.once("blocks", Side.SOURCE, compute)[index]

    def is_translated(self, index: int) -> bool:
        """Return whether the segment has a target text with anything to read in it."""
        return bool(self.plain(index, Side.TARGET).text.strip())

    def source_vocabulary(self) -> Vocabulary:
        """Return the words of the whole source release."""
        return self.once("vocabulary", Side.SOURCE, lambda: self._vocabulary(Side.SOURCE))

    def target_vocabulary(self) -> Vocabulary:
        """Return the words of the whole target."""
        return self.once("vocabulary", Side.TARGET, lambda: self._vocabulary(Side.TARGET))

    def profile(self, language: str) -> TypographyProfile:
        """Return the house's typography of a language, the customary one where none was chosen."""
        return self.profiles.get(language.split("-")[0].lower()) or profile_for(language)

    def _vocabulary(self, side: Side) -> Vocabulary:
        return Vocabulary.of(self.plain(index, side).text for index in range(len(self.segments)))


def pair_context(
    source: str,
    target: str,
    source_language: str,
    target_language: str,
    *,
    source_terms: TermFinder | None = None,
    target_terms: TermFinder | None = None,
    dictionaries: dict[str, frozenset[str]] | None = None,
) -> ProofingContext:
    """Return the context of one source text beside one target text, both one segment with the id ``""``."""
    segment = ProofingSegment("", "", source, target)
    return ProofingContext(
        source_language,
        target_language,
        (segment,),
        source_terms=source_terms,
        target_terms=target_terms,
        dictionaries=dictionaries or {},
    )


def words_by_language(words: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return dictionaries from (language, word) pairs, by base language."""
    found: dict[str, set[str]] = {}
    for language, word in words:
        found.setdefault(language.split("-")[0].lower(), set()).add(word)
    return {language: frozenset(group) for language, group in found.items()}
