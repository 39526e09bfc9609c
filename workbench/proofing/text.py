"""Proofs a plain text: grammar, spelling and typography, beside its source where there is one."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.model.engines import GrammarEngine
from workbench.model.issues import Issue
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.proofing.context import ProofingContext, ProofingSegment, TermFinder
from workbench.proofing.rules import is_part_of
from workbench.proofing.runner import check_each
from workbench.proofing.typography.profiles import TypographyProfile

_PARAGRAPH = re.compile(r"[^\n\r\v\f\u2028\u2029]+")
_PAIR_CHECKS = frozenset(
    {
        "facts",
        "codes",
        "target.empty",
        "target.same_as_source",
        "target.length",
        "terms.preferred",
        "terms.source",
    }
)


def proof_text(
    text: str,
    language: str,
    engine: GrammarEngine | None,
    source: str = "",
    *,
    source_language: str = "",
    terms: TermFinder | None = None,
    dictionaries: dict[str, frozenset[str]] | None = None,
    ignored: frozenset[tuple[str, str, str, str, str]] = frozenset(),
    disabled_checks: frozenset[str] = frozenset(),
    enabled_checks: frozenset[str] = frozenset(),
    profiles: dict[str, TypographyProfile] | None = None,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> list[Issue]:
    """Return the issues of a text in ``language``, in order; offsets in characters of the whole text.

    A line is a paragraph. ``source`` is the text that it was translated from, whole: its words are no spelling
    faults; the two are not compared paragraph by paragraph. Issues have an empty ``segment_id``.
    Raises ``EngineError`` and ``Cancelled``.
    """
    places: list[int] = []
    segments: list[ProofingSegment] = []
    for found in _PARAGRAPH.finditer(text):
        if found.group().strip():
            places.append(found.start())
            name = str(len(segments))
            segments.append(ProofingSegment(name, name, "", found.group()))
    if source.strip():
        segments.append(ProofingSegment("source", "source", source, ""))
    context = ProofingContext(
        source_language or "",
        language,
        tuple(segments),
        target_terms=terms,
        dictionaries=dictionaries or {},
        disabled_checks=disabled_checks | _PAIR_CHECKS,
        enabled_checks=frozenset(
            name
            for name in enabled_checks
            if not any(name == pair or is_part_of(name, pair) for pair in _PAIR_CHECKS)
        ),
        profiles=profiles or {},
    )
    issues: list[Issue] = []
    for index, found_issues in check_each(context, engine, cancel or CancelToken()):
        if index < len(places):
            for issue in found_issues:
                shifted = replace(
                    issue, segment_id="", start=issue.start + places[index], end=issue.end + places[index]
                )
                if shifted.key() not in ignored:
                    issues.append(shifted)
            progress(index + 1, len(places))
    return issues
