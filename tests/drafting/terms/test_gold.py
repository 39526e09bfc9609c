"""Term lists of TICO-19 (CC0) beside the project: read whole, and found in texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.drafting.terms.csv_format import read_csv
from workbench.drafting.terms.inflection import is_function_word
from workbench.drafting.terms.recognition import TermRecogniser

GOLD = Path(__file__).resolve().parents[3].parent / "shared" / "gold"
TERMS = GOLD / "terms" / "tico19"
NEWS = GOLD / "news"
pytestmark = [
    pytest.mark.gold,
    pytest.mark.skipif(not TERMS.is_dir(), reason="the gold data is not beside the project"),
]


@pytest.mark.parametrize(
    ("name", "languages", "count"),
    [
        ("f_en-es_XX.csv", {"en", "es"}, 306), ("f_en-fr_XX.csv", {"en", "fr"}, 306), ("g_en_es-419.csv", {"en", "es-419"}, 337),
        ("g_en_fr-FR.csv", {"en", "fr-FR"}, 336), ("g_es-ES_en.csv", {"en", "es-ES"}, 50), ("g_fr_en.csv", {"en", "fr"}, 50),
    ],
)  # fmt: skip
def test_every_row_is_read(name: str, languages: set[str], count: int) -> None:
    found = read_csv(TERMS / name)
    assert len(found.concepts) == count
    assert {term.language for concept in found.concepts for term in concept.terms} == languages
    assert all(len(concept.terms) >= 2 for concept in found.concepts)
    assert found.problems == ()


@pytest.mark.parametrize(
    ("name", "language", "frame"),
    [
        ("f_en-fr_XX.csv", "en", "We saw the {} there."), ("f_en-fr_XX.csv", "fr", "On a vu, hier, {}."),
        ("f_en-es_XX.csv", "es", "Vimos ({}) ayer."), ("g_fr_en.csv", "fr", "Il s’agit d’un(e) « {} »."),
    ],
)  # fmt: skip
def test_every_term_is_found_as_it_stands(name: str, language: str, frame: str) -> None:
    concepts = read_csv(TERMS / name).concepts
    recogniser = TermRecogniser(concepts, language)
    missed = []
    terms = [(concept, term) for concept in concepts for term in concept.in_language(language)]
    for concept, term in terms:
        text = frame.format(term.text)
        if not any(match.concept.id == concept.id for match in recogniser.find(text)):
            missed.append(term.text)
    print(f"{name} {language}: {len(terms) - len(missed)} of {len(terms)} found; missed {missed[:10]}")
    assert len(missed) <= len(terms) * 0.01


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_nothing_is_found_in_function_words(language: str) -> None:
    name = {"en": "f_en-fr_XX.csv", "fr": "f_en-fr_XX.csv", "es": "f_en-es_XX.csv"}[language]
    recogniser = TermRecogniser(read_csv(TERMS / name).concepts, language)
    lines = (NEWS / f"ntrex_1_1000.{language}.txt").read_text(encoding="utf-8").splitlines()
    spans = [line[match.start : match.end] for line in lines for match in recogniser.find(line)]
    assert spans
    assert not [span for span in spans if is_function_word(span, language) and span.islower()]
