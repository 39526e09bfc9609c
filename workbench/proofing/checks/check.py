"""What a check is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from workbench.drafting.terms.recognition import TermRecogniser
from workbench.model.inline import CODE_PATTERN
from workbench.model.issues import Fix, Issue, Severity, Side
from workbench.model.terms import Concept
from workbench.proofing.context import ProofingContext, ProofingSegment


@dataclass(frozen=True, slots=True)
class Example:
    """A pair that a check is silent about (``good``) beside one that it reports (``bad``).

    Both are (source, target); a check that needs no source has an empty one. They show people what
    the check is about, and are run as tests. ``before`` is a pair that stands earlier in the release,
    ``concept`` what the termbase knows.
    """

    good: tuple[str, str]
    bad: tuple[str, str]
    source_language: str = "en"
    target_language: str = "fr"
    before: tuple[str, str] | None = None
    concept: Concept | None = None

    def context(self, pair: tuple[str, str]) -> ProofingContext:
        """Return what a check looks at: the pair is the last segment of its release."""
        pairs = (pair,) if self.before is None else (self.before, pair)
        segments = tuple(ProofingSegment(str(place), str(place), *each) for place, each in enumerate(pairs))
        terms = () if self.concept is None else (self.concept,)
        return ProofingContext(
            self.source_language,
            self.target_language,
            segments,
            source_terms=TermRecogniser(terms, self.source_language) if terms else None,
            target_terms=TermRecogniser(terms, self.target_language) if terms else None,
        )


class Check(ABC):
    """One check. ``id`` is dotted and stable; the class's docstring says what it is about.

    ``languages`` are the base languages of the target that it knows, empty for all. A check with
    ``needs_source`` is left out where there is no source text. ``examples`` has at least one entry.
    """

    id: ClassVar[str]
    severity: ClassVar[Severity] = Severity.WARNING
    languages: ClassVar[frozenset[str]] = frozenset()
    needs_source: ClassVar[bool] = True
    needs_target: ClassVar[bool] = True
    examples: ClassVar[tuple[Example, ...]] = ()

    @abstractmethod
    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield what it finds in the segment with that index."""

    def issue(
        self,
        context: ProofingContext,
        index: int,
        start: int,
        end: int,
        message: str,
        data: dict[str, str] | None = None,
        *,
        side: Side = Side.TARGET,
        fixes: tuple[Fix, ...] = (),
        source: tuple[int, int] | None = None,
        check: str = "",
        severity: Severity | None = None,
    ) -> Issue:
        """Return an issue; ``start``, ``end`` and ``source`` count in the texts as they read.

        Fixes are dropped where the span has inline codes inside, which a replacement would lose.
        """
        plain = context.plain(index, side)
        first, last = plain.span(start, end)
        if CODE_PATTERN.search(plain.original, first, last):
            fixes = ()
        source_start = source_end = -1
        if source is not None:
            source_start, source_end = context.plain(index, Side.SOURCE).span(*source)
        return Issue(
            check=check or self.id,
            severity=severity or self.severity,
            segment_id=context.segments[index].id,
            side=side,
            start=first,
            end=last,
            text=plain.text[start:end],
            message=message,
            data=data or {},
            fixes=fixes,
            source_start=source_start,
            source_end=source_end,
        )
