"""People, settings, intake, new, list and show."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.terminal.running import FRENCH, Terminal


def test_people(terminal: Terminal) -> None:
    terminal.done("people", "add", "Ann Li", "--role", "translator, reviewer", "--languages", "en,fr")
    terminal.done("people", "add", "Bo", "--role", "editor")
    assert terminal.json("people", "list") == [
        {"name": "Ann Li", "roles": ["reviewer", "translator"], "languages": ["en", "fr"]},
        {"name": "Bo", "roles": ["editor"], "languages": []},
    ]
    assert terminal.done("people", "list").out == "Ann Li\treviewer, translator\nBo\teditor\n"


@pytest.mark.parametrize(
    "arguments", [["", "--role", "editor"], ["Ann"], ["Ann", "--role", ""], ["Ann", "--role", "boss"]]
)
def test_people_who_cannot_be_added(terminal: Terminal, arguments: list[str]) -> None:
    terminal.refused(2, "people", "add", *arguments)
    assert terminal.json("people", "list") == []


def test_settings(terminal: Terminal) -> None:
    everything = terminal.json("settings")
    assert everything["four_eyes"] == "yes"
    terminal.done("settings", "four_eyes", "no")
    assert terminal.done("settings", "four_eyes").out == "four_eyes\tno\n"
    assert "four_eyes" in terminal.refused(2, "settings", "four_eyes", "off")
    assert "nothing" in terminal.refused(2, "settings", "nothing", "yes")
    assert terminal.json("settings", "four_eyes") == {"four_eyes": "no"}


def test_the_structure_of_a_page(terminal: Terminal, page: Path) -> None:
    found = terminal.json("intake", str(page))
    assert found["language"] == "en"
    assert found["title"] == "Water comes back to Kessou"
    for block in found["blocks"]:
        assert {"kind", "text", "kept", "reason", "segments"} <= block.keys()
        assert bool(block["reason"]) is not block["kept"]
        assert block["kept"] or block["segments"] == []
    kept = [block for block in found["blocks"] if block["kept"]]
    assert [block["kind"] for block in kept] == ["headline", "paragraph"]
    assert kept[1]["text"] == "Meridian Relief has opened eleven water points. They serve 14,500 people."
    assert kept[1]["segments"] == [
        "Meridian Relief has opened <1>eleven</1> water points.",
        "They serve 14,500 people.",
    ]
    shown = terminal.done("intake", str(page)).out
    assert "+ Headline: Water comes back to Kessou" in shown
    # Looking at a file makes no desk.
    assert not terminal.data.exists()


def test_a_text_comes_on_standard_input(terminal: Terminal) -> None:
    text = "Réunion à Genève\nLe ministre a ouvert la réunion. Elle dure deux jours.\n"
    said = terminal("intake", "-", "--lang", "fr", "--json", given=text.encode())
    assert (said.code, said.json["language"]) == (0, "fr")
    assert said.json["blocks"][-1]["segments"] == [
        "Le ministre a ouvert la réunion.",
        "Elle dure deux jours.",
    ]
    latin = terminal("intake", "-", "--json", given=text.encode("cp1252"))
    assert latin.json["blocks"][0]["text"] == "Réunion à Genève"
    terminal.refused(2, "intake", "-", given=b"")


@pytest.mark.parametrize("command", [["intake", "-"], ["proof", "-", "--lang", "fr"]])
def test_a_closed_standard_input_is_said(terminal: Terminal, command: list[str]) -> None:
    words = [sys.executable, "-m", "workbench.cli", "--data", str(terminal.data), *command]
    done = subprocess.run(
        ["bash", "-c", '"$@" <&-', "bash", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("pressbench: ")
    assert done.stderr.count("\n") == 1


def test_a_new_release_prints_its_id(office: Terminal, page: Path) -> None:
    release = office.done("new", str(page), "--target", "fr,es", "--as", "Cy").out.strip()
    assert len(release) == 36
    made = office.json(
        "new", str(page), "--target", "fr", "--reference", "MR-2",
        "--embargo", "2030-01-02T14:00+01:00", "--due", "2030-01-01T10:00Z", "--confidentiality", "confidential",
    )  # fmt: skip
    assert made.keys() == {"id", "title", "targets"}
    cards = office.json("list")
    assert [card["id"] for card in cards] == [made["id"], release]
    assert cards[0]["embargo"] == "2030-01-02T14:00:00+01:00"
    assert cards[0]["due"] == "2030-01-01T10:00:00+00:00"
    assert cards[0]["confidentiality"] == "confidential"
    assert cards[1]["confidentiality"] == "embargoed"
    assert [one["target_language"] for one in cards[1]["translations"]] == ["fr", "es"]
    assert cards[1]["translations"][0].keys() >= {"id", "target_language", "status", "segments", "confirmed"}
    assert [card["id"] for card in office.json("list", "mr-2")] == [made["id"]]
    lines = office.done("list").out.splitlines()
    assert len(lines) == 3
    assert lines[0].split("\t")[1:4] == ["MR-2", "en→fr", "Draft"]


@pytest.mark.parametrize(
    "options",
    [
        ["--target", "en"],
        ["--target", ","],
        ["--target", "fr", "--embargo", "tomorrow"],
        ["--target", "fr", "--embargo", "2030-01-01T10:00"],
        ["--target", "fr", "--due", "2030-13-01T10:00Z"],
        ["--target", "not a language"],
        ["--target", "../fr"],
        ["--target", "fr", "--source-lang", "x!"],
    ],
)
def test_what_cannot_be_a_release(office: Terminal, page: Path, options: list[str]) -> None:
    office.refused(2, "new", str(page), *options)
    assert office.json("list") == []


def test_show(office: Terminal, release: str) -> None:
    office.done("edit", release, "2", FRENCH[1], "--as", "Ann")
    shown = office.json("show", release)
    assert {"id", "source_language", "target_language", "status", "embargo", "segments"} <= shown.keys()
    assert (shown["id"], shown["source_language"], shown["target_language"]) == (release, "en", "fr")
    assert (shown["status"], shown["embargo"]) == ("draft", None)
    for segment in shown["segments"]:
        assert {"id", "number", "block", "source", "target", "state", "origin"} <= segment.keys()
    assert [
        (one["number"], one["block"], one["target"], one["state"], one["origin"]) for one in shown["segments"]
    ] == [
        (1, "headline", "", "untranslated", "none"),
        (2, "paragraph", FRENCH[1], "translated", "person"),
        (3, "paragraph", "", "untranslated", "none"),
    ]
    assert shown["segments"][1]["source"] == "Meridian Relief has opened <1>eleven</1> water points."
    assert office.json("show", "MR-1") == shown
    assert office.json("show", release[:-4]) == shown
    assert office.json("show", shown["translation"]) == shown
    office.refused(2, "show", release, "--target", "es")
    text = office.done("show", release).out
    assert "en → fr: Draft" in text
    assert FRENCH[1] in text


@pytest.mark.parametrize("command", [["intake"], ["new", "--target", "fr"]])
def test_a_language_that_was_not_made_out_is_said(
    office: Terminal, tmp_path: Path, command: list[str]
) -> None:
    path = tmp_path / "short.md"
    path.write_text("# New text\n\nA paragraph never seen.\n", encoding="utf-8")
    said = office(*command, str(path))
    assert said.code == 0
    assert said.error == "pressbench: The language could not be made out. Choose it.\n"
    option = "--lang" if command == ["intake"] else "--source-lang"
    assert office(*command, str(path), option, "en").error == ""
