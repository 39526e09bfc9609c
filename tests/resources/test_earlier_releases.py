"""The earlier releases go into a memory line by line, and come back in the release of the day."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from workbench.intake.segmentation import sentence_spans
from workbench.model.people import Role

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
EARLIER = SAMPLES / "earlier"
LANGUAGES = ("en", "fr", "es")
CATALOGUE = json.loads((EARLIER / "releases.json").read_text(encoding="utf-8"))
REFERENCES = [release["reference"] for release in CATALOGUE["releases"]]


def sentences(text: str, language: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentence_spans(text, language)]


def lines(reference: str, language: str) -> list[str]:
    return (EARLIER / f"{reference}.{language}.txt").read_text(encoding="utf-8").splitlines()


def today(language: str) -> list[list[str]]:
    path = SAMPLES / "meridian-water-points" / f"{language}.structure.json"
    return [sentences(entry["text"], language) for entry in json.loads(path.read_text(encoding="utf-8"))]


def earlier_sentences(reference: str, language: str) -> list[str]:
    return [sentence for line in lines(reference, language) for sentence in sentences(line, language)]


@pytest.mark.parametrize("reference", REFERENCES)
def test_lines_and_their_sentences_pair(reference: str) -> None:
    counts = [
        [len(sentences(line, language)) for line in lines(reference, language)] for language in LANGUAGES
    ]
    assert counts[0] == counts[1] == counts[2]
    assert min(counts[0]) > 0


@pytest.mark.parametrize("reference", REFERENCES)
def test_length_is_that_of_a_short_release(reference: str) -> None:
    words = {language: len(" ".join(lines(reference, language)).split(" ")) for language in LANGUAGES}
    assert 200 <= words["en"] <= 400
    assert all(0.9 <= count / words["en"] <= 1.25 for count in words.values())


def test_blocks_and_sentences_of_the_day_pair_too() -> None:
    counts = [[len(block) for block in today(language)] for language in LANGUAGES]
    assert counts[0] == counts[1] == counts[2]


@pytest.mark.parametrize("language", ["fr", "es"])
def test_repeats_are_translated_as_before(language: str) -> None:
    known = {
        source: target
        for reference in REFERENCES
        for source, target in zip(
            earlier_sentences(reference, "en"), earlier_sentences(reference, language), strict=True
        )
    }
    pairs = [
        (source, target)
        for sources, targets in zip(today("en"), today(language), strict=True)
        for source, target in zip(sources, targets, strict=True)
    ]
    repeated = [(source, target) for source, target in pairs if source in known]
    assert len(repeated) >= 9
    assert [pair for pair in repeated if known[pair[0]] != pair[1]] == []
    assert len(repeated) < len(pairs) / 2, "most of the release of the day is new"


@pytest.mark.parametrize("language", ["fr", "es"])
def test_one_sentence_has_one_translation(language: str) -> None:
    known: dict[str, str] = {}
    for reference in REFERENCES:
        for source, target in zip(
            earlier_sentences(reference, "en"), earlier_sentences(reference, language), strict=True
        ):
            assert known.setdefault(source, target) == target


def test_catalogue_names_its_files_people_and_dates() -> None:
    people = {person["name"]: person for person in CATALOGUE["people"]}
    roles = {role.value for role in Role}
    assert all(set(person["roles"]) <= roles for person in people.values())
    listed = {name for release in CATALOGUE["releases"] for name in release["files"].values()}
    assert listed == {path.name for path in EARLIER.glob("*.txt")}
    for release in CATALOGUE["releases"]:
        assert datetime.fromisoformat(release["published_at"]).utcoffset() is not None
        first = 1 if release["embargo"] else 0
        for language in LANGUAGES:
            assert lines(release["reference"], language)[first] == release["titles"][language]
        named = {*release["translators"].values(), release["reviewer"], release["editor"]}
        assert named <= people.keys()
        assert release["reviewer"] not in release["translators"].values(), "four eyes"
