"""A plain text is proofed paragraph by paragraph, offsets of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.model.issues import Issue
from workbench.model.tasks import CancelToken
from workbench.proofing.context import pair_context
from workbench.proofing.engines import lingotweaker
from workbench.proofing.engines.lingotweaker import LingoTweakerEngine
from workbench.proofing.runner import check_all
from workbench.proofing.text import proof_text

ENGLISH = Path(__file__).parents[1] / "journeys" / "oim_bapa40.en.txt"
SAMPLE = Path(__file__).parents[2].parent / "shared" / "samples" / "oim-bapa40.fr.txt"


@pytest.fixture(scope="module")
def engine() -> Iterator[LingoTweakerEngine]:
    if lingotweaker.why_not_available():
        pytest.skip("LingoTweaker has no wheel for this machine")
    made = LingoTweakerEngine()
    yield made
    made.close()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2029", "\n\n\n"])
def test_offsets_of_the_whole_text(end: str) -> None:
    text = f"Un.{end}  Les Etats 🎉 membres.{end}Bravo !"
    issues = proof_text(text, "fr", None)
    assert [text[issue.start : issue.end] for issue in issues] == ["Etats", " !"]
    assert all(issue.text == text[issue.start : issue.end] and issue.segment_id == "" for issue in issues)


def test_no_checks_of_pairs() -> None:
    assert proof_text("Il y a 193 États.", "fr", None, source="There are 139 states.") == []


@pytest.mark.parametrize("text", ["", "   \n \t", "\x00\x01", "\ud800", "\ufeff"])
def test_nothing_to_read(text: str) -> None:
    assert proof_text(text, "fr", None, cancel=CancelToken()) == []


def test_ignored() -> None:
    (issue,) = proof_text("Les Etats", "fr", None)
    assert proof_text("Les Etats", "fr", None, ignored=frozenset({issue.key()})) == []


def _sample(engine: LingoTweakerEngine) -> tuple[str, list[Issue]]:
    if not SAMPLE.exists():
        pytest.skip("the sample release is not beside the project")
    text = SAMPLE.read_text(encoding="utf-8")
    body = text[text.index("Le Directeur général participe") :]
    return body, proof_text(body, "fr", engine)


def test_the_sample_release_alone(engine: LingoTweakerEngine) -> None:
    body, issues = _sample(engine)
    found = [issue.text for issue in issues]
    assert found.count("notament") == 1
    assert found.count("Etats") == 3
    assert found.count("Equateur") == 2
    dashes = [issue.start for issue in issues if issue.check == "typography.dash"]
    assert [body[place - 2 : place + 2] for place in dashes] == ["s - ", "e - ", "s -,"]
    assert [issue.text for issue in issues if issue.check == "grammar.participle"] == ["organisé"]
    assert [body[issue.end :][:2] for issue in issues if issue.check == "typography.phone_plus"] == ["54"]
    assert [issue.text for issue in issues if issue.check == "spelling"] == ["notament"]
    assert not [issue for issue in issues if issue.check.startswith("grammar.") and issue.text != "organisé"]


def test_the_sample_release_beside_its_source(engine: LingoTweakerEngine) -> None:
    body, alone = _sample(engine)
    source = ENGLISH.read_text(encoding="utf-8")
    beside = proof_text(body, "fr", engine, source, source_language="en")
    assert [issue.key() for issue in beside] == [issue.key() for issue in alone]
    compared = check_all(pair_context(source, body, "en", "fr"), None, CancelToken())
    assert [issue.text for issue in compared if not issue.check.startswith("typography")] == ["organisé"]


def test_two_reports_on_one_place_are_one(engine: LingoTweakerEngine) -> None:
    issues = proof_text("Qui sommes nous", "fr", engine)
    assert [(issue.text, issue.fixes[0].text) for issue in issues] == [("sommes nous", "sommes-nous")]


def test_the_first_fix_is_the_word_meant(engine: LingoTweakerEngine) -> None:
    _, issues = _sample(engine)
    (issue,) = [issue for issue in issues if issue.text == "notament"]
    assert issue.fixes[0].text == "notamment"


@pytest.mark.parametrize(
    ("text", "marked", "fix"),
    [
        ("Bravo 🎉🎉. Le ministre à dit non.", "à", "a"),
        ("Une étude à été menée.", "à été", "a été"),
    ],
)
def test_known_to_go_wrong_elsewhere(engine: LingoTweakerEngine, text: str, marked: str, fix: str) -> None:
    (issue,) = proof_text(text, "fr", engine)
    assert text[issue.start : issue.end] == issue.text == marked
    assert issue.fixes[0].text == fix


def test_silent(engine: LingoTweakerEngine) -> None:
    for text in (
        "Des photographies et des images vidéo en haute définition sont disponibles.",
        "Elle construit 90 latrines, dont une sur dix accessible aux personnes handicapées.",
        "Athènes insiste et a à maintes reprises imposé son veto à l’adhésion de ce pays.",
        "Des chapeaux tous plus extravagants les uns que les autres ont envahi la ville.",
        "Bravo\u202f!",
        "19 régions sur 27, 3,5\u00a0%",
        "Voir https://example.org:8080/a:b",
    ):
        assert proof_text(text, "fr", engine) == []
