"""Draft, edit, history and diff."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.servers.libretranslate import FakeLibreTranslate
from tests.terminal.running import FRENCH, Terminal


def test_an_edit_is_a_revision(office: Terminal, release: str) -> None:
    made = office.json("edit", release, "2", FRENCH[1], "--as", "Ann")
    assert made.keys() == {"segment", "revision", "state", "target"}
    assert (made["state"], made["target"]) == ("translated", FRENCH[1])
    again = office.json(
        "edit", release, made["segment"], "Aide <1>onze</1>", "--as", "Bo", "--state", "reviewed"
    )
    assert again["segment"] == made["segment"]
    (event, newer) = office.json("history", release)
    assert {
        "at",
        "who",
        "what",
        "id",
        "parent",
        "segment",
        "number",
        "state",
        "origin",
        "text",
    } <= event.keys()
    assert (event["who"], event["id"], event["parent"], event["text"]) == (
        "Ann",
        made["revision"],
        None,
        FRENCH[1],
    )
    assert (newer["who"], newer["parent"], newer["state"]) == ("Bo", made["revision"], "reviewed")
    assert office.done("edit", release, "3", FRENCH[2], "--as", "Ann").out == ""


def test_naming_the_parent_keeps_both_texts_of_a_conflict(office: Terminal, release: str) -> None:
    first = office.json("edit", release, "1", "Eau", "--as", "Ann")["revision"]
    office.done("edit", release, "1", "L’eau", "--as", "Bo", "--parent", first)
    office.refused(3, "edit", release, "1", "De l’eau", "--as", "Ann", "--parent", first)
    office.refused(3, "edit", release, "1", "De l’eau", "--as", "Ann", "--parent", "")
    office.refused(2, "edit", release, "1", "De l’eau", "--as", "Ann", "--parent", "none")
    texts = [event["text"] for event in office.json("history", release, "--segment", "1")]
    assert texts == ["Eau", "L’eau", "De l’eau", "De l’eau"]
    assert office.json("show", release)["segments"][0]["target"] == "L’eau"


@pytest.mark.parametrize("segment", ["0", "4", "x", "9" * 40, ""])
def test_an_unknown_segment(office: Terminal, release: str, segment: str) -> None:
    office.refused(2, "edit", release, segment, "Texte", "--as", "Ann")
    if segment:
        office.refused(2, "history", release, "--segment", segment)


def test_history_tells_revisions_and_transitions_in_order(office: Terminal, approved: str) -> None:
    events = office.json("history", approved)
    assert [event["what"] for event in events] == ["revision"] * 3 + ["submit", "approve"]
    assert [event["at"] for event in events] == sorted(event["at"] for event in events)
    last = events[-1]
    assert {"from", "to", "note", "content_hash", "hash", "four_eyes"} <= last.keys()
    assert (last["who"], last["from"], last["to"], last["four_eyes"]) == ("Bo", "in_review", "approved", True)
    lines = office.done("history", approved).out.splitlines()
    assert len(lines) == 5
    assert "Approve → Approved" in lines[-1]
    assert FRENCH[0] in lines[0]


def test_diff_of_versions(office: Terminal, approved: str) -> None:
    assert office.json("diff", approved) == {"old": 1, "new": 1, "segments": []}
    office.done("edit", approved, "1", "L’eau revient à Sanga", "--as", "Ann")
    found = office.json("diff", approved, code=1)
    assert (found["old"], found["new"]) == (1, 2)
    (segment,) = found["segments"]
    assert (segment["old"], segment["new"]) == (FRENCH[0], "L’eau revient à Sanga")
    assert segment["marked"] == "L’eau revient à [-Kessou-]{+Sanga+}"
    assert office.json("diff", approved, "1", "2", code=1) == found
    assert office.json("diff", approved, "2", "1", code=1)["segments"][0]["new"] == FRENCH[0]
    assert "[-Kessou-]{+Sanga+}" in office.done("diff", approved, code=1).out
    for word in ("3", "x", "-1"):
        office.refused(2, "diff", approved, word)


# drafts


def test_drafting_says_of_each_segment_where_it_came_from(
    office: Terminal, translated: Callable[[], str], page: Path, libretranslate: FakeLibreTranslate
) -> None:
    translated()
    office.done("settings", "libretranslate_url", libretranslate.url)
    page.write_text(
        page.read_text(encoding="utf-8").replace("They serve 14,500 people.", "The refugees need water."),
        encoding="utf-8",
    )
    other = office.done("new", str(page), "--target", "fr").out.strip()
    found = office.json("draft", other)
    for one in found:
        assert {"segment", "number", "target", "origin", "engine", "score", "reference"} <= one.keys()
    assert [
        (one["number"], one["origin"], one["engine"], one["score"], one["reference"]) for one in found
    ] == [
        (1, "memory", "", 101, "MR-1"),
        (2, "memory", "", 100, "MR-1"),
        (3, "machine", "LibreTranslate", 0, ""),
    ]
    assert [one["target"] for one in found][:2] == list(FRENCH[:2])
    assert len(libretranslate.texts) == 1
    assert office.json("draft", other) == []


def test_drafting_without_anything_leaves_segments_open(office: Terminal, release: str) -> None:
    assert [one["left_open"] for one in office.json("draft", release)] == ["draft.nothing_known"] * 3
    assert "nothing is known yet" in office.done("draft", release).out


def test_a_server_that_fails_is_exit_code_2_and_says_what_was_left_open(
    office: Terminal, release: str, libretranslate: FakeLibreTranslate
) -> None:
    office.done("settings", "libretranslate_url", libretranslate.url)
    libretranslate.mode = "error"
    said = office("draft", release, "--json")
    assert said.code == 2
    assert said.error.count("\n") == 1
    assert "LibreTranslate" in said.error
    assert "500" in said.error
    assert [one["left_open"] for one in said.json] == ["draft.engine_refused"] * 3
    shown = office("draft", release)
    assert "–" not in shown.out
    assert "LibreTranslate" in shown.out
    assert all(segment["target"] == "" for segment in office.json("show", release)["segments"])


def test_engines_that_are_named(office: Terminal, release: str, page: Path) -> None:
    assert "Google" in office.refused(2, "draft", release, "--engine", "Babel")
    assert "draft." not in office.refused(2, "draft", release, "--engine", "Google")
    secret = office.done("new", str(page), "--target", "fr").out.strip()
    office.done("settings", "google_enabled", "yes")
    assert "Google" in office.refused(3, "draft", secret, "--engine", "google")


def test_nobody_at_the_desk_drafts_nothing(terminal: Terminal, page: Path) -> None:
    release = terminal.done("new", str(page), "--target", "fr").out.strip()
    terminal.refused(3, "draft", release)
