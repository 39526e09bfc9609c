"""What the tests of the commands stand on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.running import FRENCH, Terminal, open_office


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a terminal on an empty data folder."""
    return Terminal(tmp_path / "desk", capsys, monkeypatch)


@pytest.fixture
def office(terminal: Terminal) -> Terminal:
    """Return a terminal on a desk with three people, where no grammar engine is asked."""
    return open_office(terminal)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Return a small page in English."""
    path = tmp_path / "page.html"
    path.write_text(
        "<html lang='en'><body><nav><a href='/a'>Home</a> <a href='/b'>News</a></nav>"
        "<h1>Water comes back to Kessou</h1>"
        "<p>Meridian Relief has opened <b>eleven</b> water points. They serve 14,500 people.</p>"
        "</body></html>",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def release(office: Terminal, page: Path) -> str:
    """Return the id of the page, taken in as a public release to be translated into French."""
    said = office.done(
        "new", str(page), "--target", "fr", "--reference", "MR-1", "--confidentiality", "public"
    )
    return said.out.strip()


@pytest.fixture
def translated(office: Terminal, release: str) -> Callable[[], str]:
    """Return what translates the whole page, and gives its id."""

    def translate() -> str:
        for number, text in enumerate(FRENCH, start=1):
            office.done("edit", release, str(number), text, "--as", "Ann")
        return release

    return translate


@pytest.fixture
def approved(office: Terminal, translated: Callable[[], str]) -> str:
    """Return the id of the page, translated and approved."""
    release = translated()
    office.done("submit", release, "--as", "Ann")
    office.done("approve", release, "--as", "Bo")
    return release
