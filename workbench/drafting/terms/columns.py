"""Where the cells of a table of terms stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.model.term_tables import ColumnKind, ColumnMeaning

_PAIR = frozenset(
    {
        ColumnKind.SOURCE_TERM,
        ColumnKind.TARGET_TERM,
        ColumnKind.SOURCE_LANGUAGE,
        ColumnKind.TARGET_LANGUAGE,
    }
)


@dataclass(slots=True)
class LanguageColumns:
    """The columns of one language: its term and what is said of the term, -1 where there is none."""

    language: str
    term: int = -1
    attributes: dict[ColumnKind, int] = field(default_factory=dict)


@dataclass(slots=True)
class Columns:
    """Where each kind of cell stands: ``plain`` maps kinds without a language to columns, ``count`` is how many
    columns there are.
    """

    plain: dict[ColumnKind, int] = field(default_factory=dict)
    languages: list[LanguageColumns] = field(default_factory=list)
    count: int = 0

    @classmethod
    def of(cls, meanings: Sequence[ColumnMeaning]) -> Columns:
        """Return the columns with these meanings; of two that say the same, the first."""
        columns = cls(count=len(meanings))
        by_language: dict[str, LanguageColumns] = {}
        for index, meaning in enumerate(meanings):
            if meaning.kind is ColumnKind.IGNORED:
                continue
            if not meaning.language:
                columns.plain.setdefault(meaning.kind, index)
                continue
            group = by_language.setdefault(meaning.language, LanguageColumns(meaning.language))
            if meaning.kind is not ColumnKind.TERM:
                group.attributes.setdefault(meaning.kind, index)
            elif group.term < 0:
                group.term = index
        columns.languages = [group for group in by_language.values() if group.term >= 0]
        return columns

    @property
    def form(self) -> str:
        """``wide`` (a column a language), ``pair``, ``tall`` (a row a term), or empty where terms stand nowhere."""
        if self.languages:
            return "wide"
        if self.plain.keys() >= _PAIR:
            return "pair"
        return "tall" if self.plain.keys() >= {ColumnKind.TERM, ColumnKind.LANGUAGE} else ""

    def width(self) -> int:
        """Return how many columns are known."""
        return len(self.plain) + sum(1 + len(each.attributes) for each in self.languages)
