"""The project's own sample releases as pairs of sentences: clean text, in six directions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from benchmarks.figures import ROOT
from workbench.desk.sample import GLOSSARIES
from workbench.drafting.terms.csv_format import read_csv
from workbench.drafting.terms.recognition import TermRecogniser
from workbench.intake.segmentation import sentence_spans
from workbench.model.inline import CodeKind, CodeRole, InlineCode
from workbench.proofing.context import ProofingContext, ProofingSegment

DIRECTIONS = (("en", "fr"), ("fr", "en"), ("en", "es"), ("es", "en"))
WITHOUT_ENGLISH = (("es", "fr"), ("fr", "es"))
_WORD = re.compile(r"\b[A-Z][a-z]{3,} [A-Z][a-z]{3,}\b")
_SAMPLES = ROOT / "resources" / "samples"


@dataclass(frozen=True)
class CleanRelease:
    """A release beside its translation; ``segments`` of one paragraph share their ``block_id``."""

    name: str
    source_language: str
    target_language: str
    segments: tuple[ProofingSegment, ...]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The texts, (source, target)."""
        return [(segment.source, segment.target) for segment in self.segments]

    @property
    def words(self) -> int:
        """The words of the translation."""
        return sum(len(segment.target.split()) for segment in self.segments)


def _texts(folder: Path) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Yield each release's name and its paragraphs by language, as many in each."""
    earlier = sorted(folder.glob("earlier/*.en.txt"))
    for path in earlier:
        name = path.name.removesuffix(".en.txt")
        yield (
            name,
            {
                language: [
                    line
                    for line in path.with_name(f"{name}.{language}.txt").read_text("utf-8").splitlines()
                    if line
                ]
                for language in ("en", "fr", "es")
            },
        )
    for path in sorted(folder.glob("*/en.structure.json")):
        yield (
            path.parent.name,
            {
                language: [
                    block["text"]
                    for block in json.loads(path.with_name(f"{language}.structure.json").read_text("utf-8"))
                    if block["text"]
                ]
                for language in ("en", "fr", "es")
            },
        )


def _sentences(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


def clean_releases(source: str, target: str, cut: bool = True) -> Iterator[CleanRelease]:
    """Yield the releases in a direction; paragraphs are cut where both have as many sentences, or not at all."""
    for name, texts in _texts(_SAMPLES):
        segments = []
        for number, (one, other) in enumerate(zip(texts[source], texts[target], strict=True)):
            ones, others = _sentences(one, source), _sentences(other, target)
            if not cut or len(ones) != len(others):
                ones, others = [one], [other]
            segments += [
                _with_codes(ProofingSegment(f"{number}.{place}", f"{number}", left, right))
                for place, (left, right) in enumerate(zip(ones, others, strict=True))
            ]
        yield CleanRelease(name if cut else f"{name}, uncut", source, target, tuple(segments))


def _with_codes(segment: ProofingSegment) -> ProofingSegment:
    """Return the segment with a first name or figure that both texts have set in bold."""
    for found in _WORD.finditer(segment.source):
        word = found.group()
        if segment.source.count(word) == segment.target.count(word) == 1:
            codes = tuple(
                InlineCode(index, CodeKind.BOLD, role, 1)
                for index, role in enumerate((CodeRole.OPEN, CodeRole.CLOSE))
            )
            bold = codes[0].char + word + codes[1].char
            source, target = (text.replace(word, bold) for text in (segment.source, segment.target))
            return replace(segment, source=source, target=target, codes=codes)
    return segment


@cache
def _terms(language: str) -> TermRecogniser:
    concepts = [concept for path in sorted(GLOSSARIES.glob("*.csv")) for concept in read_csv(path).concepts]
    return TermRecogniser(concepts, language)


def context_of(release: CleanRelease) -> ProofingContext:
    """Return what the checks look at: the release, and the terms that the project ships."""
    return ProofingContext(
        release.source_language,
        release.target_language,
        release.segments,
        source_terms=_terms(release.source_language),
        target_terms=_terms(release.target_language),
    )
