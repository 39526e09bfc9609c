"""The shipped glossaries are whole, and the house follows its own."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from workbench.model.terms import TermStatus

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
STARTER = RESOURCES / "glossaries" / "starter.csv"
HOUSE = RESOURCES / "glossaries" / "house-meridian.csv"
LANGUAGES = ("en", "fr", "es")
COLUMNS = ["concept_id", "domain", "en", "en_status", "fr", "fr_status", "es", "es_status", "note", "source"]
BOTH = pytest.mark.parametrize("path", [STARTER, HOUSE], ids=lambda path: path.stem)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream, strict=True)
        found = list(reader)
    assert reader.fieldnames == COLUMNS
    assert all(None not in row and None not in row.values() for row in found)
    return found


def folded(term: str) -> str:
    decomposed = unicodedata.normalize("NFD", term.casefold())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


@BOTH
def test_every_concept_is_one_run_of_rows(path: Path) -> None:
    ids = [row["concept_id"] for row in rows(path)]
    runs = [name for place, name in enumerate(ids) if place == 0 or ids[place - 1] != name]
    assert [name for name, count in Counter(runs).items() if count > 1] == []
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in runs)


@pytest.mark.parametrize(("path", "least"), [(STARTER, 540), (HOUSE, 25)])
def test_there_are_enough_concepts(path: Path, least: int) -> None:
    assert len({row["concept_id"] for row in rows(path)}) >= least


@BOTH
def test_every_concept_has_one_preferred_term_in_each_language(path: Path) -> None:
    preferred: Counter[tuple[str, str]] = Counter()
    for row in rows(path):
        for language in LANGUAGES:
            preferred[row["concept_id"], language] += row[f"{language}_status"] == "preferred"
    assert [key for key, count in preferred.items() if count != 1] == []


@BOTH
def test_a_status_stands_with_a_term_and_is_known(path: Path) -> None:
    statuses = {status.value for status in TermStatus}
    for row in rows(path):
        for language in LANGUAGES:
            assert bool(row[language]) == bool(row[f"{language}_status"])
            assert row[f"{language}_status"] in statuses | {""}


@BOTH
def test_every_row_has_a_domain_and_a_source(path: Path) -> None:
    assert all(row["domain"] and row["source"] for row in rows(path))


@BOTH
def test_no_cell_is_a_formula_or_has_stray_spaces(path: Path) -> None:
    for row in rows(path):
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
            assert cell == " ".join(cell.split())
            assert cell == unicodedata.normalize("NFC", cell)


@BOTH
def test_no_term_stands_twice_in_a_concept(path: Path) -> None:
    terms = Counter(
        (row["concept_id"], language, folded(row[language]))
        for row in rows(path)
        for language in LANGUAGES
        if row[language]
    )
    assert [key for key, count in terms.items() if count > 1] == []


@BOTH
def test_no_forbidden_term_is_allowed_elsewhere(path: Path) -> None:
    statuses: dict[tuple[str, str], set[bool]] = defaultdict(set)
    for row in rows(path):
        for language in LANGUAGES:
            if row[language]:
                statuses[language, folded(row[language])].add(row[f"{language}_status"] == "forbidden")
    assert [key for key, found in statuses.items() if len(found) > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_house_writes_as_its_glossary_says(language: str) -> None:
    folder = RESOURCES / "samples"
    paths = [folder / "meridian-water-points" / f"{language}.md", *folder.glob(f"earlier/*.{language}.txt")]
    assert len(paths) == 5
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    for row in rows(HOUSE):
        if row[f"{language}_status"] == "forbidden":
            assert not re.search(rf"\b{re.escape(row[language])}\b", text), row[language]
    preferred = [row[language] for row in rows(HOUSE) if row[f"{language}_status"] == "preferred"]
    used = [term for term in preferred if term.casefold() in text.casefold()]
    assert len(used) >= len(preferred) * 0.7
