"""Concepts as the rows of a table: what CSV, TSV and XLSX files hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.drafting.terms.term_file import clean, counted
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.model.terms import Concept, Term

_ATTRIBUTES = ("status", "pos", "gender", "note", "source")
_PLAIN = ("domain", "definition", "owner")
_KEEP = "do_not_translate"


def table_of(
    concepts: Sequence[Concept], cancel: CancelToken | None = None, progress: Progress = no_progress
) -> Iterator[list[str]]:
    """Yield the headings, then the rows: a concept's first term of every language in one, further ones in more.

    Kept are ids, domain, definition, owner, note, source and what is not to be translated of a concept, and text, status,
    part of speech, gender, note and source of its terms, each without space at its edges. A concept without
    terms is left out. Columns that nothing stands in are left out too. ``progress`` counts concepts. Raises ``Cancelled``.
    """
    kept = [concept for concept in concepts if any(clean(term.text) for term in concept.terms)]
    languages = sorted({term.language for concept in kept for term in concept.terms})
    used = _used_attributes(kept)
    plain = [name for name in _PLAIN if any(getattr(each, name) for each in kept)]
    plain += [_KEEP] if any(each.do_not_translate for each in kept) else []
    heading = ["concept_id", *plain]
    for language in languages:
        heading += [language, *(f"{language}_{attribute}" for attribute in used[language])]
    yield [*heading, "note", "source"]
    for concept in counted(kept, cancel, progress):
        for row in _rows_of(concept, languages, used, plain):
            yield [clean(cell) if cell else "" for cell in row]


def _used_attributes(concepts: Sequence[Concept]) -> dict[str, list[str]]:
    used: dict[str, set[str]] = {}
    for concept in concepts:
        for term in concept.terms:
            values = _values(term)
            used.setdefault(term.language, {"status"}).update(name for name in _ATTRIBUTES if values[name])
    return {language: [name for name in _ATTRIBUTES if name in names] for language, names in used.items()}


def _values(term: Term) -> dict[str, str]:
    return {
        "status": term.status.value,
        "pos": term.part_of_speech,
        "gender": term.gender,
        "note": term.note,
        "source": term.source,
    }


def _plain_values(concept: Concept) -> dict[str, str]:
    return {
        "domain": concept.domain,
        "definition": concept.definition,
        "owner": concept.owner,
        _KEEP: "yes" if concept.do_not_translate else "",
    }


def _rows_of(
    concept: Concept, languages: Sequence[str], used: dict[str, list[str]], plain: Sequence[str]
) -> Iterator[list[str]]:
    by_language = {
        language: [term for term in concept.terms if term.language == language and clean(term.text)]
        for language in languages
    }
    said = _plain_values(concept)
    for index in range(max(map(len, by_language.values()))):
        row = [concept.id, *(said[name] if index == 0 else "" for name in plain)]
        for language in languages:
            terms = by_language[language]
            if index < len(terms):
                values = _values(terms[index])
                row += [terms[index].text, *(values[name] for name in used[language])]
            else:
                row += [""] * (1 + len(used[language]))
        yield [*row, concept.note if index == 0 else "", concept.source if index == 0 else ""]
