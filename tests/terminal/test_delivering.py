"""Transitions, waivers, export, verify and the way back from PO."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from tests.terminal.running import FRENCH, Terminal


def test_transitions(office: Terminal, translated: Callable[[], str]) -> None:
    release = translated()
    made = office.json("submit", release, "--as", "Ann")
    assert made.keys() == {
        "id", "action", "from", "to", "actor", "at", "content_hash", "version", "four_eyes",
    }  # fmt: skip
    assert (made["from"], made["to"], made["actor"], made["version"]) == ("draft", "in_review", "Ann", 1)
    office.done("return", release, "--as", "Bo", "--reason", "too stiff")
    office.done("submit", release, "--as", "Ann")
    said = office.done("approve", release, "--as", "Bo").out
    assert made["content_hash"] in said
    office.done("publish", release, "--as", "Cy")
    office.done("reopen", release, "--as", "Cy", "--reason", "a figure")
    assert office.json("show", release)["status"] == "draft"
    assert office.json("verify", release)[0]["transitions"] == 6


def test_rules_are_exit_code_3(office: Terminal, translated: Callable[[], str], page: Path) -> None:
    empty = office.done("new", str(page), "--target", "fr", "--embargo", "2090-01-01T00:00Z").out.strip()
    office.refused(3, "approve", empty, "--as", "Bo")
    office.done("submit", empty, "--as", "Ann")
    office.refused(3, "approve", empty, "--as", "Bo")
    release = translated()
    office.refused(3, "publish", release, "--as", "Cy")
    office.refused(3, "submit", release, "--as", "Bo")
    office.done("submit", release, "--as", "Ann")
    office.refused(3, "return", release, "--as", "Bo")
    office.done("people", "add", "Ann", "--role", "translator,reviewer")
    assert "Ann" in office.refused(3, "approve", release, "--as", "Ann")
    office.done("settings", "four_eyes", "no")
    assert office.json("approve", release, "--as", "Ann")["four_eyes"] is False
    assert "switched off" in office.done("history", release).out
    for number, text in enumerate(FRENCH, start=1):
        office.done("edit", empty, str(number), text, "--as", "Ann")
    office.done("approve", empty, "--as", "Bo")
    assert "2090" in office.refused(3, "publish", empty, "--as", "Cy")


def test_an_error_is_waived_by_its_number(office: Terminal, translated: Callable[[], str]) -> None:
    release = translated()
    office.done("edit", release, "3", "Ils desservent 15\u00a0400 personnes.", "--as", "Ann")
    office.done("submit", release, "--as", "Ann")
    office.refused(3, "approve", release, "--as", "Bo")
    waive = ["waive", release, "--reason", "the source is wrong"]
    office.refused(2, *waive, "--as", "Bo")
    office.refused(2, *waive, "--as", "Bo", "--issue", "1", "--third-party")
    for number in ("2", "-1"):
        office.refused(2, *waive, "--as", "Bo", "--issue", number)
    office.refused(3, *waive, "--as", "Ann", "--issue", "1")
    office.refused(3, "waive", release, "--reason", " ", "--as", "Bo", "--issue", "1")
    office.done(*waive, "--as", "Bo", "--issue", "1")
    office.done("approve", release, "--as", "Bo")


def test_third_parties_are_let_in_by_an_editor(office: Terminal, release: str) -> None:
    waive = ["waive", release, "--third-party", "--reason", "it is on the wire"]
    office.refused(3, *waive, "--as", "Ann")
    office.done(*waive, "--as", "Cy")


@pytest.mark.parametrize("form", ["docx", "html", "markdown", "text", "po"])
def test_export_and_verify(office: Terminal, approved: str, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out file"
    made = office.json("export", approved, "--format", form, "--out", str(out), "--as", "Cy")
    assert made.keys() == {"path", "version", "content_hash", "draft"}
    assert (made["path"], made["version"], made["draft"]) == (str(out), 1, False)
    found = office.json("verify", str(out))
    assert (found["verified"], found["release"], found["version"]) == (True, approved, 1)
    assert found["content_hash"] == made["content_hash"]
    assert found["difference"] is None
    assert "Bo" in office.done("verify", str(out)).out


def test_only_an_approved_version_goes_out(
    office: Terminal, translated: Callable[[], str], tmp_path: Path
) -> None:
    release = translated()
    out = tmp_path / "out.txt"
    export = ["export", release, "--format", "text", "--out", str(out)]
    office.refused(3, *export)
    assert not out.exists()
    assert office.json(*export, "--draft")["draft"] is True
    assert office.json("verify", str(out), code=1)["code"] == "verify.draft"
    office.refused(2, "export", release, "--format", "pdf", "--out", str(out), "--draft")
    office.refused(2, "export", release, "--format", "text", "--out", str(tmp_path), "--draft")
    office.refused(2, "export", release, "--format", "text", "--out", str(tmp_path / "no" / "out"), "--draft")


def test_a_changed_file_is_exit_code_1_and_shows_where(
    office: Terminal, approved: str, tmp_path: Path
) -> None:
    out = tmp_path / "out.txt"
    office.done("export", approved, "--format", "text", "--out", str(out))
    out.write_text(out.read_text(encoding="utf-8").replace("onze", "douze"), encoding="utf-8")
    found = office.json("verify", str(out), code=1)
    assert (found["verified"], found["code"]) == (False, "verify.differs_text")
    assert "onze" in found["difference"]["expected"]
    assert "douze" in found["difference"]["found"]
    assert "douze" in office.done("verify", str(out), code=1).out


def test_verify_of_a_chain(office: Terminal, approved: str) -> None:
    (found,) = office.json("verify", approved)
    assert found.keys() == {
        "translation", "target_language", "status", "transitions", "whole", "fault", "message",
    }  # fmt: skip
    assert (found["status"], found["transitions"], found["whole"], found["fault"]) == (
        "approved",
        2,
        True,
        None,
    )
    assert office.done("verify", approved).out == "fr: the chain of 2 transitions is whole\n"


def test_po_there_and_back(office: Terminal, release: str, tmp_path: Path) -> None:
    out = tmp_path / "out.po"
    office.done("export", release, "--format", "po", "--out", str(out), "--draft")
    file = polib.pofile(str(out))
    for entry, text in zip(file, FRENCH, strict=True):
        entry.msgstr = text
        entry.flags = []
    file.save(str(out))
    assert office.json("import", str(out), "--as", "Ann") == {"changed": 3, "same": 0, "left_out": []}
    assert office.done("import", str(out), "--as", "Ann").out == "0 segments changed\n"
    assert [one["target"] for one in office.json("show", release)["segments"]] == list(FRENCH)
    file[0].msgstr = "Autre"
    file.save(str(out))
    office.done("edit", release, "1", "Encore autre", "--as", "Ann")
    said = office("import", str(out), "--as", "Ann", "--json")
    assert said.code == 1
    assert said.json["left_out"] == [[1, "po.conflict"]]
    shown = office("import", str(out), "--as", "Ann")
    assert shown.out == "0 segments changed\n[1] changed both here and in the file\n"
