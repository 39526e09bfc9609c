"""Rows of a table of terms put together as concepts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.drafting.terms.columns import Columns
from workbench.drafting.terms.headings import status_of
from workbench.drafting.terms.term_file import (
    LONGEST_NOTE,
    LONGEST_TERM,
    ProblemList,
    language_code,
    one_line,
)
from workbench.model.identity import new_id
from workbench.model.term_tables import ColumnKind
from workbench.model.terms import Concept, Term, TermStatus

_GENDERS = {
    "m": "m", "masculine": "m", "masculin": "m", "masculino": "m", "f": "f", "feminine": "f", "féminin": "f",
    "femenino": "f", "mf": "mf", "m/f": "mf", "m, f": "mf", "m./f.": "mf", "m.": "m", "f.": "f", "other": "mf",
    "n": "n", "n.": "n", "neuter": "n", "neutre": "n", "neutro": "n",
}  # fmt: skip


def gender_of(text: str) -> str:
    """Return ``m``, ``f``, ``mf``, ``n`` or empty text for what a file says of a term's gender."""
    return _GENDERS.get(text.strip().lower(), "")


_YES = frozenset({"yes", "y", "x", "1", "true", "oui", "o", "vrai", "sí", "si", "s", "verdadero", "✓"})


def is_yes(text: str) -> bool:
    """Return whether a cell says yes, in English, French or Spanish."""
    return text.strip().lower() in _YES


@dataclass(slots=True)
class _Entry:
    """A concept while its rows come in."""

    id: str
    terms: list[Term] = field(default_factory=list)
    domain: str = ""
    definition: str = ""
    note: str = ""
    source: str = ""
    owner: str = ""
    keep: bool = False


_OF_TERMS = (ColumnKind.STATUS, ColumnKind.PART_OF_SPEECH, ColumnKind.GENDER)
_TALL = ((ColumnKind.TERM, ColumnKind.LANGUAGE),)
_PAIR = (
    (ColumnKind.SOURCE_TERM, ColumnKind.SOURCE_LANGUAGE),
    (ColumnKind.TARGET_TERM, ColumnKind.TARGET_LANGUAGE),
)


class ConceptRows:
    """Takes the rows of a table one by one; rows with the same concept id are one concept."""

    def __init__(self, columns: Columns, problems: ProblemList) -> None:
        self._columns = columns
        self._problems = problems
        self._entries: dict[str, _Entry] = {}
        # Some exports fill thousands of rows with nothing but a language.
        self._language_columns = {
            columns.plain[kind]
            for kind in (ColumnKind.LANGUAGE, ColumnKind.SOURCE_LANGUAGE, ColumnKind.TARGET_LANGUAGE)
            if kind in columns.plain
        }

    def add(self, line: int, cells: Sequence[str]) -> None:
        """Take a row: cells may be missing at its end."""
        if not any(cell for index, cell in enumerate(cells) if index not in self._language_columns):
            return
        extra = sum(1 for cell in cells[self._columns.count :] if cell)
        if extra:
            self._problems.add("terms.extra_cells", line, count=str(extra))
        terms = self._terms(line, cells)
        identity = self._plain(cells, ColumnKind.ID)
        if not terms and not (identity and identity in self._entries):
            self._problems.add("terms.no_term", line)
            return
        identity = identity or new_id()
        entry = self._entries.setdefault(identity, _Entry(identity))
        for term in terms:
            if not any((each.text, each.language) == (term.text, term.language) for each in entry.terms):
                entry.terms.append(term)
        entry.domain = entry.domain or one_line(self._plain(cells, ColumnKind.DOMAIN))
        entry.definition = _joined(entry.definition, self._plain(cells, ColumnKind.DEFINITION))
        entry.note = _joined(entry.note, self._plain(cells, ColumnKind.NOTE))
        entry.source = _joined(entry.source, self._plain(cells, ColumnKind.SOURCE))
        entry.owner = entry.owner or one_line(self._plain(cells, ColumnKind.OWNER))
        entry.keep = entry.keep or is_yes(self._plain(cells, ColumnKind.KEEP))

    def concepts(self) -> tuple[Concept, ...]:
        """Return the concepts, in the order of their first rows."""
        return tuple(
            Concept(
                each.id,
                tuple(each.terms),
                each.domain,
                each.definition,
                each.note,
                each.source,
                each.owner,
                each.keep,
            )
            for each in self._entries.values()
        )

    def _plain(self, cells: Sequence[str], kind: ColumnKind) -> str:
        return _cell(cells, self._columns.plain.get(kind, -1))[:LONGEST_NOTE]

    def _terms(self, line: int, cells: Sequence[str]) -> list[Term]:
        columns = self._columns
        found: list[Term | None] = []
        if columns.form == "wide":
            for each in columns.languages:
                values = {name: _cell(cells, index) for name, index in each.attributes.items()}
                if len(columns.languages) == 1:
                    values = {kind: self._plain(cells, kind) for kind in _OF_TERMS} | values
                found.append(self._term(line, _cell(cells, each.term), each.language, values))
        else:
            values = {kind: self._plain(cells, kind) for kind in _OF_TERMS}
            for text, language in _PAIR if columns.form == "pair" else _TALL:
                code = language_code(self._plain(cells, language))
                if not code and self._plain(cells, text):
                    self._problems.add("terms.bad_language", line, value=self._plain(cells, language)[:40])
                if code:
                    found.append(self._term(line, self._plain(cells, text), code, values))
        return [term for term in found if term is not None]

    def _term(self, line: int, text: str, language: str, values: dict[ColumnKind, str]) -> Term | None:
        text = one_line(text)
        if not text:
            return None
        if len(text) > LONGEST_TERM:
            self._problems.add("terms.too_long", line, column=language)
            return None
        given = values.get(ColumnKind.STATUS, "")
        status = status_of(given) if given else TermStatus.PREFERRED
        if status is None:
            self._problems.add("terms.bad_status", line, value=given[:40])
            status = TermStatus.ADMITTED
        return Term(
            text,
            language,
            status,
            one_line(values.get(ColumnKind.PART_OF_SPEECH, ""))[:60],
            gender_of(values.get(ColumnKind.GENDER, "")),
            values.get(ColumnKind.NOTE, "")[:LONGEST_NOTE],
            values.get(ColumnKind.SOURCE, "")[:LONGEST_NOTE],
        )


def _cell(cells: Sequence[str], index: int) -> str:
    return cells[index] if 0 <= index < len(cells) else ""


def _joined(before: str, more: str) -> str:
    if not more or more in before.split("\n\n") or before == more:
        return before
    return f"{before}\n\n{more}" if before else more
