"""Several files taken in by keys alone, in a real window; what was learned of the sender is left out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.test_window_xvfb import LEA, Program, run
from workbench.desk.desk import Desk
from workbench.desk.intake import read_file
from workbench.desk.library_views import LibraryQuery
from workbench.model.people import Role

__all__ = ["run"]
pytestmark = pytest.mark.xvfb
SLOGAN = "Water is Life: a campaign of Meridian"
MAIL = """From: Press <press@meridian.example>
Subject: {title}
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Hello,

please find our release below.

{title}

KESSOU, 24 November 2031 - Meridian Relief has opened eleven water points in the north of the country.

They serve 14,500 people, who had walked for more than an hour to the next well since the floods of spring.

{slogan}
"""


def titles(folder: Path) -> set[str]:
    with closing(Desk.open(folder, read_only=True)) as desk:
        return {card.release.title for card in desk.library.search(LibraryQuery())}


def sources(folder: Path, title: str) -> list[str]:
    with closing(Desk.open(folder, read_only=True)) as desk:
        (card,) = [card for card in desk.library.search(LibraryQuery()) if card.release.title == title]
        return [segment.text for segment in desk.releases.segments(card.release.id)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "desk"
    with closing(Desk.open(made)) as desk:
        desk.people.add(LEA, [Role.TRANSLATOR], ["en", "fr"])
        desk.settings.set("person", LEA)
        desk.settings.set("grammar_engine", "off")
        desk.settings.set("interface_language", "en")
    return made


@pytest.mark.timeout(120)
def test_files_are_taken_in_by_keys(
    run: Callable[[Path], Program], folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    first, second = "Eleven wells opened in Kessou", "Twelve wells opened in Tandara"
    paths = []
    for name, title in (("a.eml", first), ("b.eml", second)):
        paths.append(tmp_path / name)
        paths[-1].write_text(MAIL.format(title=title, slogan=SLOGAN), encoding="utf-8")
    with closing(Desk.open(folder)) as desk:
        known = read_file(paths[0])
        desk.learning.teach(known, [one.id for one in known.blocks if one.text == SLOGAN], LEA)
    paths.append(tmp_path / "bad.rtf")
    paths[-1].write_text("no rich text", encoding="utf-8")
    program = run(folder)

    def front(name: str) -> None:
        """Wait for a window and give it the keyboard, as a window manager does."""

        def has_it() -> bool:
            found = program.tool("search", "--onlyvisible", "--name", name).splitlines()
            return bool(found) and program.take_focus(found[-1])

        qtbot.waitUntil(has_it, timeout=20_000)

    program.press("ctrl+o")
    front("Open a file")
    program.type(" ".join(f'"{path}"' for path in paths))
    program.press("Return")
    front("New release")

    def all_are_added() -> bool:
        # The button waits for the last of them to be read.
        program.press("alt+l")
        return titles(folder) == {first, second}

    qtbot.waitUntil(all_are_added, timeout=40_000)
    for title in (first, second):
        texts = sources(folder, title)
        assert texts[0] == title
        assert SLOGAN not in texts, "what was learned of the sender before"
        assert not any("Hello" in text or "please find" in text for text in texts)
