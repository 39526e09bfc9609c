"""Real pages and our samples: what is kept, its kind, and that every piece of chrome is dropped."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from pathlib import Path

import pytest

from tests.conftest import NO_SHARED, ROOT, SHARED
from tests.intake.building import dropped, texts
from workbench.intake.reading import read_file, read_text
from workbench.model.inline import readable, without_codes
from workbench.model.release import BlockKind, DropReason, SourceDocument

SAMPLES = ROOT / "resources" / "samples"
OIM = SHARED / "samples" / "oim-bapa40.fr.txt"
PRESS = SHARED / "gold" / "press" / "debian_2012_2018_en_fr_es.tsv"

pytestmark = pytest.mark.gold
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=NO_SHARED)


@pytest.fixture(scope="module")
def oim() -> SourceDocument:
    return read_file(OIM)


@needs_shared
def test_the_page_of_the_oim_gives_its_release(oim: SourceDocument) -> None:
    lines = OIM.read_text(encoding="utf-8").splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith("Le Directeur général participe"))
    assert oim.language == "fr"
    assert texts(oim, BlockKind.HEADLINE) == [lines[first]]
    assert oim.title == lines[first]
    paragraphs = texts(oim, BlockKind.PARAGRAPH)
    assert paragraphs == lines[first + 1 : first + 14]
    assert paragraphs[11].startswith("Les derniers chiffres")
    assert paragraphs[12].startswith("Rendez-vous sur le site")
    assert texts(oim, BlockKind.CONTACT) == lines[first + 14 :]
    assert len(texts(oim, BlockKind.CONTACT)) == 3
    assert sum(block.kept for block in oim.blocks) == 17


@needs_shared
def test_the_page_of_the_oim_has_one_dateline_parted_by_its_dash(oim: SourceDocument) -> None:
    assert [block.dateline for block in oim.blocks if block.dateline] == ["Buenos Aires"]
    headline, dateline, following, *_ = oim.segments
    assert (dateline.text, dateline.is_dateline, dateline.separator) == ("Buenos Aires", True, "")
    assert following.separator == " - "
    assert following.text.startswith("Le Directeur général de l’OIM")
    assert headline.number == 1
    assert [segment.number for segment in oim.segments] == list(range(1, len(oim.segments) + 1))


@needs_shared
def test_every_menu_line_of_the_oim_is_dropped_with_a_reason(oim: SourceDocument) -> None:
    gone = dropped(oim)
    assert all(block.reason is not DropReason.KEPT and block.kind is BlockKind.NAVIGATION for block in gone)
    plain = [without_codes(block.text) for block in gone]
    assert {"Qui sommes nous", "2030 AGENDA", "-", "Structure", "Notre travail"} <= set(plain)
    assert any(text.startswith("Qui sommes nousL'Organisation") for text in plain)
    assert any(text.startswith("Notre travailEn tant que") for text in plain)
    assert len(gone) == 29


def _sample_files() -> list[Path]:
    return sorted(
        path
        for path in SAMPLES.glob("*/??.*")
        if path.suffix in {".txt", ".html", ".docx", ".md"}
        and path.with_name(f"{path.stem}.structure.json").exists()
    )


def test_the_samples_are_there() -> None:
    assert len(_sample_files()) >= 24


@pytest.mark.parametrize("path", _sample_files(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_sample_gives_its_structure(path: Path) -> None:
    expected = json.loads(path.with_name(f"{path.stem}.structure.json").read_text(encoding="utf-8"))
    document = read_file(path)
    assert document.language == path.stem
    found = [
        (str(block.kind), _shown(readable(block.text, block.codes), path), block.dateline)
        for block in document.blocks
        if block.kept
    ]
    assert found == [(one["kind"], _shown(one["text"], path), one.get("dateline", "")) for one in expected]
    assert all(block.reason is not DropReason.KEPT for block in dropped(document))


def _shown(text: str, path: Path) -> str:
    # Markdown shows the address of an autolink whole.
    text = text.replace("https://", "") if path.suffix == ".md" else text
    return " ".join(text.split(" "))


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("earlier/*.txt")), ids=lambda path: path.name)
def test_a_release_without_boilerplate_loses_nothing(path: Path) -> None:
    document = read_file(path)
    assert [block.text for block in dropped(document) if block.reason is not DropReason.EMPTY] == []
    assert document.language == path.name.split(".")[1]
    assert len(texts(document, BlockKind.HEADLINE)) == 1


@needs_shared
def test_93_real_releases_lose_nothing_and_keep_their_headlines() -> None:
    releases: dict[tuple[str, str], list[str]] = defaultdict(list)
    with PRESS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            for language in ("en", "fr", "es"):
                line = " ".join((row[language] or "").split())
                if line:
                    releases[row["doc"], language].append(line)
    assert len(releases) == 93
    for (name, language), lines in releases.items():
        document = read_text("\n\n".join(lines))
        assert dropped(document) == [], (name, language)
        assert document.language == language, name
        assert texts(document, BlockKind.HEADLINE) == lines[:1], (name, language)
