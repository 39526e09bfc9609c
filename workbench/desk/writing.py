"""What helps while a target is being typed: completions, the source's figures, the marks of the language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.desk.drafts import DraftDeeds
from workbench.desk.editing import EditingDeeds
from workbench.desk.releases import ReleaseDeeds
from workbench.desk.settings import SettingsDeeds
from workbench.desk.terms import TermDeeds
from workbench.drafting.completion import (
    Completion,
    CompletionKind,
    CompletionWords,
    collected,
    in_case_of,
    prefix_before,
    words_of,
)
from workbench.model.inline import without_codes
from workbench.model.release import Segment
from workbench.model.tasks import CancelToken
from workbench.model.translation import Translation
from workbench.proofing.typography.profiles import Gap, profile_for

if TYPE_CHECKING:
    from workbench.drafting.conversion import Converted

__all__ = [
    "Completion",
    "CompletionKind",
    "CompletionWords",
    "Converted",
    "TypingMarks",
    "WritingDeeds",
    "in_case_of",
    "prefix_before",
]

NEIGHBOURS = 60
"""Rows around the one being written whose words are offered too."""


@dataclass(frozen=True, slots=True)
class TypingMarks:
    """The marks that a language sets where a keyboard has straight ones.

    ``opening`` and ``closing`` are quotation marks with the space inside them, ``inner`` those within a quotation.
    ``before_high`` stands before ``; ! ?``, ``before_colon`` before a colon; each empty where the house style has none.
    """

    apostrophe: str = "’"
    opening: str = "“"
    closing: str = "”"
    inner_opening: str = "‘"
    inner_closing: str = "’"
    before_high: str = ""
    before_colon: str = ""


class WritingDeeds:
    """What is offered to somebody who types. Nothing here changes anything."""

    def __init__(
        self,
        settings: SettingsDeeds,
        releases: ReleaseDeeds,
        editing: EditingDeeds,
        terms: TermDeeds,
        drafts: DraftDeeds,
    ) -> None:
        self._settings = settings
        self._releases = releases
        self._editing = editing
        self._terms = terms
        self._drafts = drafts

    def figures(self, translation_id: str, segment_id: str) -> tuple[Converted, ...]:
        """Return the figures, dates, hours, addresses and names of a segment's source, in order, as the target
        writes them. Offsets are in characters of the source.
        """
        translation, segment, source = self._place(translation_id, segment_id)
        return self._figures(segment, source, translation.target_language)

    def prepared(
        self, translation_id: str, segment_id: str, cancel: CancelToken | None = None
    ) -> CompletionWords:
        """Return what may be meant in a segment: ask once a row, and then its ``matching`` at every key.

        Raises ``Cancelled``.
        """
        from workbench.drafting.conversion import names

        translation, segment, source = self._place(translation_id, segment_id)
        target = translation.target_language
        read = without_codes(segment.text)
        domains = self._terms.domains_of(translation.release_id)
        found = [
            [
                Completion(form, CompletionKind.TERM, match.term.text)
                for match in self._terms.find(segment.text, source, domains, cancel)
                for form in self._terms.target_forms(match, segment.text, target)
            ]
        ]
        own = names(segment.text)
        found.append(
            [
                Completion(
                    one.target,
                    CompletionKind.NAME if one.source in own else CompletionKind.FIGURE,
                    one.source,
                )
                for one in self._figures(segment, source, target)
            ]
        )
        if cancel is not None:
            cancel.raise_if_cancelled()
        memory = (
            [one.text for one in self._drafts.suggestions(translation_id, segment_id)] if read.strip() else []
        )
        if cancel is not None:
            cancel.raise_if_cancelled()
        first = max(0, segment.number - 1 - NEIGHBOURS // 2)
        near = [
            row.text
            for row in self._editing.rows(translation_id, first, NEIGHBOURS)
            if row.segment.id != segment_id
        ]
        found.append(
            [
                Completion(word, CompletionKind.MEMORY)
                for text in (*memory, *near)
                for word in words_of(without_codes(text))
            ]
        )
        return collected(found)

    def completions(
        self, translation_id: str, segment_id: str, prefix: str, cancel: CancelToken | None = None
    ) -> list[Completion]:
        """Return what a prefix may mean in a segment, best first."""
        return list(self.prepared(translation_id, segment_id, cancel).matching(prefix))

    def marks(self, language: str) -> TypingMarks:
        """Return the marks of a language (BCP 47) in the desk's house style."""
        base = language.split("-")[0].lower()
        profile = profile_for(language, self._settings.style_fr if base == "fr" else "")
        if base == "fr":
            inside = profile.space if profile.guillemets is Gap.NO_BREAK else ""
            return TypingMarks(
                opening=f"«{inside}",
                closing=f"{inside}»",
                inner_opening="“",
                inner_closing="”",
                before_high=profile.high_space if profile.high is Gap.NO_BREAK else "",
                before_colon=profile.space if profile.colon is Gap.NO_BREAK else "",
            )
        if base in ("es", "it", "pt", "ca", "ar", "fa", "ru", "uk", "el"):
            return TypingMarks(opening="«", closing="»", inner_opening="“", inner_closing="”")
        if base in ("de", "cs", "sk", "sl"):
            return TypingMarks(opening="„", closing="“", inner_opening="‚", inner_closing="‘")
        return TypingMarks()

    def _place(self, translation_id: str, segment_id: str) -> tuple[Translation, Segment, str]:
        translation = self._releases.translation(translation_id)
        release = self._releases.get(translation.release_id)
        row = self._editing.row(translation_id, segment_id)
        return translation, row.segment, release.source_language

    def _figures(self, segment: Segment, source: str, target: str) -> tuple[Converted, ...]:
        from workbench.drafting.conversion import Converted, as_it_stands, converted, names

        found = list(converted(segment.text, source, target))
        for name in names(segment.text):
            start = segment.text.find(name)
            if start >= 0 and not any(one.start < start + len(name) and start < one.end for one in found):
                found.append(Converted(start, start + len(name), name, *as_it_stands(name)))
        return tuple(sorted(found, key=lambda one: one.start))
