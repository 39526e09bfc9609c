"""The entry in the menus of a desktop: what is written, that it starts the program, and that it goes again."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from workbench.desk import desktop
from workbench.model.errors import InputError, StorageError


def entry_of(home: Path) -> configparser.SectionProxy:
    found = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    found.optionxform = str  # type: ignore[assignment,method-assign]
    found.read(home / "applications" / "pressbench.desktop", encoding="utf-8")
    return found["Desktop Entry"]


def words_of(value: str) -> list[str]:
    """Read an Exec line as the specification says: first as a string, then as quoted arguments."""
    # The quoting of arguments is that of a shell.
    line = value.replace("\\\\", "\\")
    told = subprocess.run(["sh", "-c", f"printf '%s\\n' {line}"], capture_output=True, text=True, check=True)
    return [word.replace("%%", "%") for word in told.stdout.splitlines()]


def all_files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_everything_is_written_and_taken_away_again(tmp_path: Path) -> None:
    written = desktop.install(home=tmp_path)
    assert set(written) <= all_files(tmp_path)
    assert tmp_path / "icons/hicolor/48x48/apps/pressbench.png" in written
    assert tmp_path / "icons/hicolor/scalable/apps/pressbench.svg" in written
    other = tmp_path / "applications" / "other.desktop"
    other.write_text("[Desktop Entry]\n")
    assert desktop.install(home=tmp_path) == written
    assert desktop.remove(home=tmp_path) == written
    assert other.is_file()
    assert not all_files(tmp_path) & set(written)
    assert desktop.remove(home=tmp_path) == []


def test_the_entry_says_what_a_desktop_needs(tmp_path: Path) -> None:
    desktop.install(home=tmp_path)
    entry = entry_of(tmp_path)
    assert (entry["Type"], entry["Icon"], entry["Terminal"]) == ("Application", "pressbench", "false")
    assert entry["StartupWMClass"] == "pressbench"
    types = entry["MimeType"].rstrip(";").split(";")
    assert desktop.HANDOFF_TYPE in types
    assert {"message/rfc822", "text/html", "application/pdf"} <= set(types)
    for code in ("fr", "es"):
        assert entry[f"Comment[{code}]"] != entry["Comment"]
    assert all(entry[key].endswith(";") for key in ("Categories", "MimeType", "Keywords"))
    assert words_of(entry["Exec"])[-2:] == ["open", "%F"]


def test_what_the_entry_starts_is_this_program(tmp_path: Path) -> None:
    desktop.install(home=tmp_path)
    words = words_of(entry_of(tmp_path)["Exec"])[:-2]
    told = subprocess.run([*words, "--version"], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.startswith("Pressbench ")


@pytest.mark.parametrize(
    "name", ["desk", "my desk", 'a "desk"', "50% $HOME `x`", "back\\slash", "bureau d’été", "a;b&c"]
)
def test_any_data_folder_comes_through(tmp_path: Path, name: str) -> None:
    desktop.install(tmp_path / name, home=tmp_path / "home")
    assert words_of(entry_of(tmp_path / "home")["Exec"])[-4:-2] == ["--data", str(tmp_path / name)]


def test_hand_off_files_are_known_by_their_ending(tmp_path: Path) -> None:
    desktop.install(home=tmp_path)
    tree = etree.parse(tmp_path / "mime" / "packages" / "pressbench.xml")
    names = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    (kind,) = tree.xpath("//m:mime-type/@type", namespaces=names)
    assert kind == desktop.HANDOFF_TYPE
    assert tree.xpath("//m:glob/@pattern", namespaces=names) == [f"*{desktop.HANDOFF_SUFFIX}"]
    (icon,) = tree.xpath("//m:icon/@name", namespaces=names)
    assert (tmp_path / "icons/hicolor/scalable/mimetypes" / f"{icon}.svg").is_file()


def test_the_type_reaches_the_cache_of_the_desktop(tmp_path: Path) -> None:
    if shutil.which("update-mime-database") is None:
        # Without it a desktop builds its cache itself: nothing of ours to see.
        return
    desktop.install(home=tmp_path)
    assert "application/vnd.pressbench.handoff:*.pressbench" in (tmp_path / "mime" / "globs").read_text()


def test_the_folder_is_the_one_that_xdg_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert desktop.data_home() == tmp_path
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert desktop.data_home() == Path.home() / ".local" / "share"


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "applications").write_text("a file in the way")
    with pytest.raises(StorageError) as caught:
        desktop.install(home=tmp_path)
    assert caught.value.code == "store.read_only_folder"


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_have_their_own_way(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    for deed in (desktop.install, desktop.remove):
        with pytest.raises(InputError) as caught:
            deed(home=tmp_path)
        assert caught.value.code == "desktop.not_here"
    assert all_files(tmp_path) == set()
