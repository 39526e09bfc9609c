"""The whole day by commands alone: from the page as it was pasted to the files that are known again."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from tests.conftest import SHARED
from tests.terminal.running import Terminal, open_office

ENGLISH = Path(__file__).with_name("oim_bapa40.en.txt")
FORMATS = ("docx", "html", "markdown", "text", "po")


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a terminal on a desk with three people."""
    return open_office(Terminal(tmp_path / "desk", capsys, monkeypatch))


def errors(office: Terminal, release: str) -> list[int]:
    """Return the numbers, as ``check`` lists them, of what stands in the way of an approval."""
    issues = office("check", release, "--no-grammar", "--json").json
    return [number for number, issue in enumerate(issues, start=1) if issue["severity"] == "error"]


def deliver(office: Terminal, release: str, folder: Path) -> None:
    """Deliver the release in every format and verify each; what is changed by hand is found."""
    version = office.json("show", release)["translation"]
    for form in FORMATS:
        out = folder / f"delivered.{form}"
        office.done("export", release, "--format", form, "--out", str(out), "--as", "Cy")
        found = office.json("verify", str(out))
        assert (found["verified"], found["release"], found["translation"]) == (True, release, version)
    forged = folder / "forged.txt"
    text = (folder / "delivered.text").read_text(encoding="utf-8")
    forged.write_text(text[:200] + text[201:], encoding="utf-8")
    assert office.json("verify", str(forged), code=1)["difference"] is not None
    assert office.json("verify", release)[0]["whole"]


def test_the_page_of_the_iom(office: Terminal, tmp_path: Path, shared: Path) -> None:
    page = shared / "samples" / "oim-bapa40.fr.txt"
    english = ENGLISH.read_text(encoding="utf-8").splitlines()

    # Paste: menus go, the release stays.
    given = page.read_bytes()
    structure = office("intake", "-", "--json", given=given).json
    kept = [block for block in structure["blocks"] if block["kept"]]
    assert structure["language"] == "fr"
    assert (kept[0]["kind"], kept[0]["text"]) == (
        "headline",
        "Le Directeur général participe à une conférence de haut niveau sur la coopération Sud-Sud",
    )
    assert [block["kind"] for block in kept].count("contact") == 3
    said = office(
        "new", "-", "--target", "en,es", "--embargo", "2090-11-24T14:00+00:00", "--json", given=given
    )
    assert (said.code, said.error) == (0, "")
    release = said.json["id"]

    # Nothing is known yet, and nothing may leave the machine.
    assert {one["left_open"] for one in office.json("draft", release)} == {"draft.nothing_known"}
    office.done("settings", "google_enabled", "yes")
    office.refused(3, "draft", release, "--engine", "Google")

    # She writes, and mistypes a figure.
    segments = office.json("show", release)["segments"]
    assert len(segments) == len(english)
    for segment, text in zip(segments, english, strict=True):
        mine = text.replace("1,500", "15,000")
        office.done("edit", release, str(segment["number"]), mine, "--as", "Ann")
    issues = office("check", release, "--no-grammar", "--json").json
    wrong = next(issue for issue in issues if issue["check"] == "facts.number" and "15,000" in issue["text"])
    office.refused(3, "approve", release, "--as", "Bo")
    office.done("submit", release, "--as", "Ann")
    assert "error" in office.refused(3, "approve", release, "--as", "Bo")
    right = english[wrong["segment"] - 1]
    office.done("edit", release, str(wrong["segment"]), right, "--as", "Ann")
    assert errors(office, release) == []

    # Only an approved text goes out, only another person approves it, and only once the embargo is over.
    out = tmp_path / "too-early.docx"
    office.refused(3, "export", release, "--format", "docx", "--out", str(out))
    office.done("people", "add", "Ann", "--role", "translator,reviewer")
    office.refused(3, "approve", release, "--as", "Ann")
    office.done("return", release, "--as", "Bo", "--reason", "the headline is long")
    office.done("edit", release, "1", english[0], "--as", "Ann", "--state", "translated")
    office.done("submit", release, "--as", "Ann")
    approval = office.json("approve", release, "--as", "Bo")
    assert approval["four_eyes"] is True
    assert "2090" in office.refused(3, "publish", release, "--as", "Cy")
    assert not out.exists()
    deliver(office, release, tmp_path)

    # The other language is still open: its own translation, its own refusals.
    office.refused(3, "approve", release, "--target", "es", "--as", "Bo")
    assert {one["state"] for one in office.json("show", release, "--target", "es")["segments"]} == {
        "untranslated"
    }

    # A word after the approval makes a draft of it; the old file is known, and known to be old.
    office.done("edit", release, "2", "Buenos Aires, Argentina", "--as", "Ann")
    office.refused(3, "export", release, "--format", "docx", "--out", str(out))
    assert office.json("verify", str(tmp_path / "delivered.docx"))["code"] == "verify.superseded"
    assert office.json("diff", release, code=1)["new"] == office.json("diff", release, code=1)["old"] + 1

    # Everything that happened is on record.
    events = office.json("history", release)
    transitions = [event["what"] for event in events if event["what"] != "revision"]
    assert transitions == ["submit", "return", "submit", "approve"]
    assert [card["id"] for card in office.json("list", "cooperation BAPA+40")] == [release]
    assert office.json("list", "cooperation Kessou") == []
    assert [card["id"] for card in office.json("list", "conférence")] == [release]
    assert [card["id"] for card in office.json("list", "Argentine Republic")] == [release]


@pytest.mark.parametrize(
    ("name", "suffix"), [("meridian-water-points", "txt"), ("four-lakes-session", "docx")]
)
def test_our_samples(office: Terminal, tmp_path: Path, resources: Path, name: str, suffix: str) -> None:
    folder = resources / "samples" / name
    for glossary in sorted((resources / "glossaries").glob("*.csv")):
        office.done("terms", "import", str(glossary))
    french = [
        segment
        for block in office.json("intake", str(folder / f"fr.{suffix}"))["blocks"]
        for segment in block["segments"]
    ]
    new = [
        "new",
        str(folder / f"en.{suffix}"),
        "--target",
        "fr",
        "--confidentiality",
        "public",
        "--reference",
        "S-1",
    ]
    release = office.done(*new).out.strip()
    segments = office.json("show", release)["segments"]
    assert len(segments) == len(french)

    # Half by hand, half in a PO editor.
    half = len(segments) // 2
    for segment, text in zip(segments[:half], french, strict=False):
        office.done("edit", release, segment["id"], text, "--as", "Ann")
    po = tmp_path / "half.po"
    office.done("export", release, "--format", "po", "--out", str(po), "--draft")
    file = polib.pofile(str(po))
    for entry, text in list(zip(file, french, strict=True))[half:]:
        entry.msgstr = text
        entry.flags = []
    file.save(str(po))
    report = office.json("import", str(po), "--as", "Ann")
    assert (report["changed"], report["left_out"]) == (len(french) - half, [])
    assert {one["state"] for one in office.json("show", release)["segments"]} == {"translated"}

    office.done("submit", release, "--as", "Ann")
    # "from US$322 million to US$301 million" is said with one "millions" in French.
    for number in errors(office, release):
        assert name == "four-lakes-session"
        waive = ["waive", release, "--issue", str(number), "--no-grammar"]
        office.refused(3, "approve", release, "--as", "Bo")
        office.done(*waive, "--reason", "the same sum, said once", "--as", "Bo")
    office.done("approve", release, "--as", "Bo")
    office.done("publish", release, "--as", "Cy")
    deliver(office, release, tmp_path)

    # The same release again comes from the memory, word by word.
    again = office.done(*new[:-1], "S-2").out.strip()
    drafted = office.json("draft", again)
    assert {one["reference"] for one in drafted if one["origin"] == "memory"} == {"S-1"}
    assert sum(one["origin"] == "memory" for one in drafted) >= len(french) - 2


@pytest.mark.skipif(not SHARED.is_dir(), reason="the folder of real data beside the project is absent")
def test_true_faults_of_a_real_page_are_found(office: Terminal) -> None:
    office.done("settings", "grammar_engine", "lingotweaker")
    page = SHARED / "samples" / "oim-bapa40.fr.txt"
    found = {issue["text"] for issue in office.json("proof", str(page), "--lang", "fr", code=1)}
    assert "notament" in found
