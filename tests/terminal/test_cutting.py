"""split, join and source; and what show, history, diff and every delivered format say afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.terminal.running import FRENCH, Terminal

SOURCES = ["Meridian Relief has opened", "<1>eleven</1> water points."]


def texts(office: Terminal, release: str, side: str) -> list[str]:
    return [one[side] for one in office.json("show", release)["segments"]]


def test_a_segment_is_split_and_joined_again(office: Terminal, translated: Callable[[], str]) -> None:
    release = translated()
    before = texts(office, release, "source")
    made = office.json("split", release, "2", "eleven water", "--target-words", "onze points", "--as", "Ann")[
        "segments"
    ]
    assert [one["source"] for one in made] == SOURCES
    assert [one["target"] for one in made] == ["Secours Méridien a ouvert", "<1>onze</1> points d’eau."]
    assert [one["number"] for one in made] == [2, 3]
    assert texts(office, release, "source") == [before[0], *SOURCES, before[2]]
    assert office.json("diff", release, "1", "1")["segments"] == []
    events = office.json("history", release, "--segment", made[1]["id"])
    assert FRENCH[1].replace("<1>", "").replace("</1>", "") in {
        one["text"].replace("<1>", "").replace("</1>", "") for one in events
    }
    said = office.done("join", release, "2", "--as", "Ann").out
    assert said.split("\t")[:2] == ["2", before[1]]
    assert texts(office, release, "source") == before
    assert texts(office, release, "target") == list(FRENCH)


CANNOT = (
    (2, "split", "2", "nothing of the kind"),
    (2, "split", "2", "e"),
    (2, "split", "2", ""),
    (2, "split", "2", "\ud800"),
    (2, "split", "9", "eleven"),
    (2, "split", "2", "eleven", "--target-words", "nulle part"),
    (3, "split", "2", "Meridian"),
    (3, "split", "2", "leven"),
    (3, "join", "1"),
    (3, "join", "3"),
    (2, "source", "2", ""),
    (2, "source", "2", "New", "--parent", "none"),
)


def test_what_cannot_be_is_one_line(office: Terminal, translated: Callable[[], str]) -> None:
    release = translated()
    before = texts(office, release, "source")
    for code, command, *rest in CANNOT:
        office.refused(code, command, release, *rest, "--as", "Ann")
    assert texts(office, release, "source") == before


def test_who_may_not_cuts_and_corrects_nothing(office: Terminal, translated: Callable[[], str]) -> None:
    release = translated()
    for given in (("split", "2", "eleven"), ("join", "2"), ("source", "2", "New")):
        office.refused(3, given[0], release, *given[1:], "--as", "Nobody")


def test_a_source_is_corrected(office: Terminal, translated: Callable[[], str]) -> None:
    release = translated()
    made = office.json(
        "source", release, "2", "Meridian Relief has opened <1>twelve</1> wells.", "--as", "Ann", "--reason", "a slip"
    )  # fmt: skip
    assert (made["source"], made["state"]) == ("Meridian Relief has opened <1>twelve</1> wells.", "draft")
    assert texts(office, release, "source")[1] == made["source"]
    office.refused(3, "source", release, "2", "Again", "--as", "Ann", "--parent", "")
    again = office.json(
        "source", release, "2", "Relief opened <1>twelve</1> wells.", "--as", "Ann",
        "--still-stands", "--parent", made["revision"],
    )  # fmt: skip
    assert again["state"] == "draft"


DELIVERED = (
    ("html", "out.html"),
    ("docx", "out.docx"),
    ("markdown", "out.md"),
    ("text", "out.txt"),
    ("po", "out.po"),
)


def test_what_is_delivered_after_a_split_and_a_correction(
    office: Terminal, translated: Callable[[], str], tmp_path: Path
) -> None:
    release = translated()
    office.done("split", release, "2", "eleven water", "--target-words", "onze points", "--as", "Ann")
    office.done("source", release, "4", "They serve 14,500 people a day.", "--as", "Ann")
    office.done("edit", release, "4", "Ils desservent 14\u00a0500 personnes par jour.", "--as", "Ann")
    office.done("submit", release, "--as", "Ann")
    office.done("approve", release, "--as", "Bo")
    for form, name in DELIVERED:
        path = tmp_path / name
        office.done("export", release, "--format", form, "--out", str(path), "--as", "Cy")
        assert office("verify", str(path)).code == 0
        if form != "docx":
            text = path.read_text(encoding="utf-8")
            assert all(part in text for part in ("par jour", "Secours Méridien a ouvert", "points d’eau."))
    text = (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert "Secours Méridien a ouvert onze points d’eau. Ils desservent" in text
    path = tmp_path / "out.po"
    assert "They serve 14,500 people a day." in path.read_text(encoding="utf-8")
    office.done("import", str(path), "--as", "Ann")
    assert office.done("verify", release).code == 0


def test_the_difference_to_a_version_before_a_split(office: Terminal, approved: str) -> None:
    office.done("reopen", approved, "--as", "Cy", "--reason", "wrong figure")
    office.done("split", approved, "2", "eleven water", "--target-words", "onze points", "--as", "Ann")
    assert office.json("diff", approved)["segments"] == []
    office.done("edit", approved, "3", "<1>douze</1> points d’eau.", "--as", "Ann")
    (changed,) = office.json("diff", approved, code=1)["segments"]
    assert changed["marked"] == "Secours Méridien a ouvert [-onze-]{+douze+} points d’eau."
