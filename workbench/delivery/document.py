"""What is delivered: the blocks of a translation with their codes resolved, and what is declared of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.delivery.declared import DELIVERABLE, Declared, one_line
from workbench.delivery.runs import Run, merged, resolve, text_of, writable
from workbench.delivery.words import DeliveryWords, in_zone, words_for
from workbench.editorial.canonical import (
    Canonical,
    CanonicalEntry,
    CanonicalSegment,
    canonical_entries,
    canonical_text,
    content_hash,
    read_canonical,
)
from workbench.model.errors import RuleError
from workbench.model.inline import InlineCode
from workbench.model.release import Block, BlockKind, Segment
from workbench.model.translation import SegmentState

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}
)


@dataclass(frozen=True, slots=True)
class DeliverySegment:
    """A segment for bilingual formats. Texts hold codes as characters, resolved by ``codes``.

    ``separator`` stands before it in its block. ``state`` is None where it is not known.
    """

    id: str
    kind: BlockKind
    source: str
    target: str
    codes: tuple[InlineCode, ...] = ()
    separator: str = ""
    is_dateline: bool = False
    state: SegmentState | None = None
    previous_source: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryBlock:
    """A block as it goes out. ``level``, ``row``, ``column`` and ``ordered`` as in ``model.release.Block``.

    The dateline, where there is one, is the first runs (``Run.is_dateline``); its separator begins the next.
    ``is_lead`` marks the first paragraph.
    """

    kind: BlockKind
    runs: tuple[Run, ...]
    level: int = 1
    row: int = -1
    column: int = -1
    ordered: bool = False
    is_lead: bool = False

    @property
    def text(self) -> str:
        """The text as it reads, line breaks as U+000A."""
        return text_of(self.runs)


@dataclass(frozen=True, slots=True)
class DeliveryDocument:
    """A translation as it goes out. ``direction`` is ``ltr`` or ``rtl``; ``title`` is plain, on one line."""

    language: str
    direction: str
    title: str
    blocks: tuple[DeliveryBlock, ...]
    segments: tuple[DeliverySegment, ...]
    declared: Declared
    words: DeliveryWords
    source_language: str = ""

    @property
    def draft_notice(self) -> str:
        """What a draft says of itself; empty for what is approved."""
        return self.words.draft if self.declared.draft else ""

    @property
    def embargo_notice(self) -> str:
        """The embargo in words; empty where there is none."""
        declared = self.declared
        if declared.embargo is None:
            return ""
        return self.words.embargo(in_zone(declared.embargo, declared.embargo_zone))

    @property
    def approval_notice(self) -> str:
        """Which version it is and who approved it; empty where nobody did."""
        declared = self.declared
        if declared.draft or not declared.approved_by:
            return ""
        moment = declared.approved_at
        if moment is not None:
            moment = in_zone(moment, declared.embargo_zone)
        said = self.words.approved(declared.version, declared.approved_by, moment)
        return one_line(said if declared.four_eyes else f"{said} ({self.words.one_person})")


def build(
    blocks: Sequence[Block],
    segments: Sequence[Segment],
    texts: Mapping[str, str],
    language: str,
    declared: Declared,
    title: str = "",
    source_language: str = "",
    states: Mapping[str, SegmentState] | None = None,
    previous_sources: Mapping[str, str] | None = None,
    words: DeliveryWords | None = None,
) -> DeliveryDocument:
    """Return the document of a translation whose target texts are ``texts`` (by segment id).

    ``title`` stands in where the text has no headline. Raises ``RuleError`` ``rule.not_approved``
    (``status``) for what is not approved and not declared a draft, and ``rule.changed_since_approval``
    (``approved_hash``, ``current_hash``) where the texts are not those whose hash is declared.
    """
    entries = canonical_entries(blocks, segments, texts)
    _check(entries, language, declared)
    document = _document(entries, language, declared, title, words)
    kinds = {segment.id: entry.kind for entry in entries for segment in entry.segments}
    units = tuple(
        DeliverySegment(
            id=segment.id,
            kind=kinds[segment.id],
            source=segment.text,
            target=texts.get(segment.id, ""),
            codes=segment.codes,
            separator=segment.separator,
            is_dateline=segment.is_dateline,
            state=(states or {}).get(segment.id),
            previous_source=(previous_sources or {}).get(segment.id, ""),
        )
        for segment in segments
        if segment.id in kinds
    )
    return replace(document, segments=units, source_language=source_language)


def from_canonical(
    text: str, declared: Declared, title: str = "", words: DeliveryWords | None = None
) -> DeliveryDocument:
    """Return the document of a canonical text, as it was delivered; it knows no sources.

    Raises ``InputError`` ``editorial.not_canonical``.
    """
    canonical: Canonical = read_canonical(text)
    document = _document(canonical.entries, canonical.language, declared, title, words)
    units = tuple(
        DeliverySegment(
            id=segment.id,
            kind=entry.kind,
            source="",
            target=segment.text,
            codes=segment.codes,
            separator=segment.separator,
            is_dateline=segment.is_dateline,
        )
        for entry in canonical.entries
        for segment in entry.segments
    )
    return replace(document, segments=units)


def delivery_blocks(entries: Sequence[CanonicalEntry]) -> tuple[DeliveryBlock, ...]:
    """Return the blocks of a canonical text as they go out; what has no text is left out."""
    blocks = [
        DeliveryBlock(
            entry.kind, tuple(_runs(entry.segments)), entry.level, entry.row, entry.column, entry.ordered
        )
        for entry in entries
    ]
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH:
            blocks[place] = replace(block, is_lead=True)
            break
    return tuple(block for block in blocks if block.text.strip())


def direction_of(language: str) -> str:
    """Return ``rtl`` for languages written from right to left, else ``ltr``."""
    parts = language.lower().split("-")
    if "latn" in parts:
        return "ltr"
    return "rtl" if parts[0] in _RIGHT_TO_LEFT or {"arab", "hebr"} & set(parts) else "ltr"


def _check(entries: Sequence[CanonicalEntry], language: str, declared: Declared) -> None:
    if declared.draft:
        return
    if declared.status not in DELIVERABLE:
        raise RuleError("rule.not_approved", status=declared.status)
    current = content_hash(canonical_text(entries, language))
    if current != declared.content_hash:
        raise RuleError(
            "rule.changed_since_approval", approved_hash=declared.content_hash, current_hash=current
        )


def _document(
    entries: Sequence[CanonicalEntry],
    language: str,
    declared: Declared,
    title: str,
    words: DeliveryWords | None,
) -> DeliveryDocument:
    blocks = delivery_blocks(entries)
    headlines = [block.text for block in blocks if block.kind is BlockKind.HEADLINE and block.text.strip()]
    return DeliveryDocument(
        language=language,
        direction=direction_of(language),
        title=one_line(headlines[0] if headlines else title),
        blocks=blocks,
        segments=(),
        declared=declared,
        words=words or words_for(language),
    )


def _runs(segments: Sequence[CanonicalSegment]) -> list[Run]:
    runs: list[Run] = []
    for segment in segments:
        if segment.separator and any(run.text for run in runs):
            runs.append(Run(writable(segment.separator), segment_id=segment.id))
        runs.extend(resolve(segment.text, segment.codes, segment.id, segment.is_dateline))
    return merged(runs)
