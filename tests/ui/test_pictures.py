"""Pictures for the documentation: small files, every view, the sizes and names that the pages count on."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from tests.conftest import ROOT
from ui.picture_scenes import SCENES
from ui.pictures import SCHEMES, SIZE
from ui.small_png import COLOURS, save_small
from workbench.desk.desk import Desk
from workbench.model.people import Role

PICTURES = ROOT / "docs" / "pictures"
VIEWS = ROOT / "docs" / "views"
LARGEST = 160_000


def test_a_picture_of_few_colours_is_kept_exactly(qapp, tmp_path: Path) -> None:
    image = QImage(7, 5, QImage.Format.Format_RGB32)
    for y in range(5):
        for x in range(7):
            image.setPixelColor(x, y, QColor(x * 30, y * 50, 200))
    save_small(image, tmp_path / "few.png")
    read = QImage(str(tmp_path / "few.png"))
    assert read.format() == QImage.Format.Format_Indexed8
    assert read.convertToFormat(QImage.Format.Format_RGB32) == image


def test_of_many_colours_the_nearest_is_taken(qapp, tmp_path: Path) -> None:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    for y in range(64):
        for x in range(64):
            image.setPixelColor(x, y, QColor(x * 4, x * 4, min(255, x * 4 + y % 8)))
    save_small(image, tmp_path / "many.png")
    read = QImage(str(tmp_path / "many.png"))
    assert len(read.colorTable()) == COLOURS
    for place in (0, 17, 40, 63):
        kept, given = read.pixelColor(place, place), image.pixelColor(place, place)
        assert abs(kept.red() - given.red()) <= 8
        assert abs(kept.blue() - given.blue()) <= 8


def test_a_folder_that_is_not_there(qapp, tmp_path: Path) -> None:
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    image.fill(0)
    with pytest.raises(OSError, match="cannot be written"):
        save_small(image, tmp_path / "gone" / "a.png")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", SCENES)
def test_every_view_has_its_picture_and_a_page(name: str, scheme: str) -> None:
    path = PICTURES / f"{name}-{scheme}.png"
    image = QImage(str(path))
    assert not image.isNull()
    assert image.width() <= SIZE[0]
    assert image.height() <= SIZE[1]
    assert path.stat().st_size < LARGEST
    shown = [page for page in VIEWS.glob("*.md") if path.name in page.read_text(encoding="utf-8")]
    assert shown, f"no page shows {path.name}"


def test_what_the_pages_show_and_link_to_is_there() -> None:
    for page in [*VIEWS.glob("*.md"), ROOT / "README.md"]:
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r'(?:src|srcset)="([^"]+)"|\]\(([^)#:]+)\)', text):
            assert (page.parent / (target[0] or target[1])).exists(), f"{page.name}: {target}"


def test_the_command_draws_views_of_a_desk(tmp_path: Path) -> None:
    data, out = tmp_path / "desk", tmp_path / "out"
    desk = Desk.open(data)
    desk.people.add("Léa Marchand", [Role.TRANSLATOR], ["fr"])
    desk.close()
    before = {path.name for path in data.iterdir()}
    told = subprocess.run(
        [sys.executable, "-m", "ui.pictures", "--data", str(data), "--out", str(out), "--only", "library"],
        cwd=ROOT,
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert told.returncode == 0, told.stderr
    assert {path.name for path in data.iterdir()} - before <= {"log", "backups"}
    drawn = [Path(line) for line in told.stdout.splitlines()]
    assert drawn == [out / "library-light.png", out / "library-dark.png"]
    light, dark = (QImage(str(path)) for path in drawn)
    assert (light.width(), light.height()) == SIZE == (dark.width(), dark.height())
    assert light.pixelColor(5, 400).lightness() > 200 > 80 > dark.pixelColor(5, 400).lightness()
