"""Check, proof and terms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.running import Terminal
from workbench.desk.engines import GrammarAnswer

WRONG = "Ils desservent 15\u00a0400 personnes !"
ISSUE = {"check", "severity", "start", "end", "text", "message", "fixes"}


def test_check_of_a_release(office: Terminal, translated: Callable[[], str]) -> None:
    release = translated()
    assert office.json("check", release) == []
    office.done("edit", release, "3", WRONG, "--as", "Ann")
    found = office.json("check", release, "--no-grammar", code=1)
    for issue in found:
        assert issue.keys() == ISSUE | {"segment", "segment_id", "side"}
        assert issue["segment"] == 3
        assert WRONG[issue["start"] : issue["end"]] == issue["text"]
    figure, mark = found
    assert (figure["check"], figure["severity"], figure["side"]) == ("facts.number", "error", "target")
    assert "14,500" in figure["message"]
    assert mark["check"].startswith("typography.fr.")
    assert mark["fixes"]
    text = office.done("check", release, code=1).out
    assert text.startswith("1. [3] Error, Figure differs (facts.number): «")


def test_hints_alone_are_no_fault(office: Terminal, translated: Callable[[], str]) -> None:
    release = translated()
    office.done("edit", release, "3", "Ils n'aident que 14\u00a0500 personnes.", "--as", "Ann")
    assert [issue["severity"] for issue in office.json("check", release)] == ["hint"]


@pytest.mark.parametrize(("wanted", "names"), [("LanguageTool", "Other"), ("LanguageTool", "")])
def test_who_answered_instead_is_said_beside_the_report(
    office: Terminal,
    translated: Callable[[], str],
    monkeypatch: pytest.MonkeyPatch,
    wanted: str,
    names: str,
) -> None:
    release = translated()
    monkeypatch.setattr(
        "workbench.desk.engines.EngineDeeds.answer", lambda *_asked: GrammarAnswer(wanted, names)
    )
    said = office("check", release, "--json")
    assert (said.code, said.json) == (0, [])
    assert said.error.count("\n") == 1
    assert names in said.error
    assert (wanted in said.error) == bool(names)
    assert office("check", release, "--no-grammar").error == ""


def test_check_of_two_files(terminal: Terminal, tmp_path: Path) -> None:
    source, target = tmp_path / "en.txt", tmp_path / "fr.txt"
    source.write_text(
        "It took 26 days in the camps.\nThey serve 14,500 people of the region.\n", encoding="utf-8"
    )
    target.write_text(
        "Cela a pris 26\u00a0jours dans les camps.\nIls aident 15\u00a0400 personnes de la région.\n",
        encoding="utf-8",
    )
    files = ["--source", str(source), "--target", str(target), "--no-grammar"]
    found = terminal.json("check", *files, code=1)
    assert [(issue["check"], issue["segment"]) for issue in found] == [("facts.number", 2)]
    named = terminal.json("check", *files, "--source-lang", "en", "--target-lang", "fr", code=1)
    assert named == found
    target.write_text(
        "Cela a pris 26\u00a0jours dans les camps.\nIls aident 14\u00a0500 personnes de la région.\n",
        encoding="utf-8",
    )
    assert terminal.json("check", *files) == []
    for arguments in (
        [],
        ["--source", str(source)],
        ["--source", str(source), "--target", str(tmp_path / "gone")],
    ):
        terminal.refused(2, "check", *arguments)


def test_proof_counts_characters_of_the_whole_text(office: Terminal, tmp_path: Path) -> None:
    text = "😀 Tout va bien.\r\n\r\nIl dit: «bonjour» !\n"
    path = tmp_path / "text.txt"
    path.write_bytes(text.encode())
    found = office("proof", str(path), "--lang", "fr", "--json")
    assert found.error == ""
    assert found.json
    for issue in found.json:
        assert issue.keys() == ISSUE
        assert text[issue["start"] : issue["end"]] == issue["text"]
        assert issue["start"] >= text.index("Il dit")
    piped = office("proof", "-", "--lang", "fr", "--json", given=text.encode())
    assert piped.json == found.json
    assert piped.code == found.code


def test_proof_with_grammar_and_a_source(terminal: Terminal, tmp_path: Path) -> None:
    path, source = tmp_path / "fr.txt", tmp_path / "en.txt"
    path.write_text("Les familles est arrivées hier à Zorblatt, notament les enfants.\n", encoding="utf-8")
    source.write_text("The families arrived in Zorblatt yesterday, notably the children.\n", encoding="utf-8")
    alone = terminal.json("proof", str(path), "--lang", "fr", code=1)
    words = {issue["text"] for issue in alone}
    assert "notament" in words
    notament = next(issue for issue in alone if issue["text"] == "notament")
    assert "notamment" in notament["fixes"]
    assert any(issue["check"].startswith("grammar.") for issue in alone)
    beside = terminal.json("proof", str(path), "--lang", "fr", "--source", str(source), code=1)
    assert "notament" in {issue["text"] for issue in beside}
    assert "Zorblatt" not in {issue["text"] for issue in beside}


@pytest.mark.parametrize("language", ["", "f", "french!", "1234"])
def test_proof_needs_a_language(terminal: Terminal, tmp_path: Path, language: str) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Texte.\n", encoding="utf-8")
    terminal.refused(2, "proof", str(path), "--lang", language)
    terminal.refused(2, "proof", str(tmp_path / "gone.txt"), "--lang", "fr")


def test_terms(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(
        "concept_id,en,en_status,fr,fr_status\n"
        "point,water point,preferred,point d’eau,preferred\n"
        "point,,,borne,forbidden\n"
        "child,child,preferred,enfant,preferred\n",
        encoding="utf-8",
    )
    report = terminal.json("terms", "import", str(path))
    assert report == {"new": 2, "changed": 0, "same": 0, "problems": []}
    assert terminal.done("terms", "import", str(path)).out == "0 new, 0 changed, 2 as before\n"
    text = "😀 Des enfants aux points d’eau."
    found = terminal.json("terms", "lookup", text, "--lang", "fr")
    assert [text[one["start"] : one["end"]] for one in found] == ["enfants", "points d’eau"]
    assert found[1] == {
        "term": "point d’eau",
        "start": text.index("points"),
        "end": len(text) - 1,
        "concept": "point",
        "status": "preferred",
        "targets": [{"text": "water point", "language": "en", "status": "preferred"}],
    }
    assert terminal.json("terms", "lookup", "rien", "--lang", "fr") == []
    assert "water point" in terminal.done("terms", "lookup", text, "--lang", "fr").out
    terminal.refused(2, "terms", "lookup", text)
    for name, options in (
        ("out.csv", []),
        ("out.tbx", ["--tbx", "2"]),
        ("dct.tbx", ["--style", "dct"]),
        ("out.xlsx", []),
    ):
        out = tmp_path / name
        assert terminal.done("terms", "export", str(out), *options).out == "2 concepts written\n"
        assert terminal.json("terms", "import", str(out)) == {
            "new": 0,
            "changed": 0,
            "same": 2,
            "problems": [],
        }
    with monkeypatch.context() as patched:
        patched.setattr("sys.stderr.isatty", lambda: True, raising=False)
        assert "100 %" in terminal("terms", "export", str(tmp_path / "out.csv")).error
    terminal.refused(2, "terms", "import", str(tmp_path / "gone.csv"))
    terminal.refused(2, "terms", "export", str(tmp_path / "out.docx"))
    terminal.refused(2, "terms", "export", str(tmp_path / "no folder" / "out.csv"))


def test_problems_of_a_term_file_are_told_and_exit_code_1(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(f"concept_id,en,fr\na,child,enfant\nb,{'x' * 700},long\n", encoding="utf-8")
    report = terminal.json("terms", "import", str(path), code=1)
    assert report["new"] >= 1
    (problem,) = report["problems"]
    assert problem["line"] == 3
    assert problem["message"]
    assert problem["message"] != problem["code"]


def test_several_termbases_a_preview_and_contradictions(terminal: Terminal, tmp_path: Path) -> None:
    base = terminal.json("terms", "add-base", "Ministry")
    assert [one["name"] for one in terminal.json("terms", "bases")] == ["", "Ministry"]
    terminal.refused(2, "terms", "add-base", "ministry")
    path = tmp_path / "terms.csv"
    path.write_text("concept_id,en,fr\nchild,child,enfant\n", encoding="utf-8")
    terminal.done("terms", "import", str(path), "--base", "Ministry")
    assert base["id"] + "\tMinistry\t1" in terminal.done("terms", "bases").out
    path.write_text("concept_id,en,fr\nchild,child,gosse\nwell,well,puits\n", encoding="utf-8")
    seen = terminal.json("terms", "import", str(path), "--base", "Ministry", "--preview", code=1)
    assert (seen["contradictory"], seen["new"], seen["changed"], seen["same"]) == (1, 1, 0, 0)
    assert [item["kind"] for item in seen["items"]] == ["contradictory", "new"]
    assert seen["items"][0]["differences"][0]["after"] == "gosse"
    kept = terminal.json("terms", "import", str(path), "--base", base["id"], "--contradictions", "kept")
    assert kept == {"new": 1, "changed": 0, "same": 0, "left_out": 1, "problems": []}
    terminal.done("terms", "import", str(path), "--base", "Ministry", "--contradictions", "file")
    newest, first = terminal.json("terms", "history", "child")
    assert (newest["origin"], first["changes"]) == ("terms.csv", [])
    assert "“enfant”" in newest["changes"][0]
    assert "gosse" in terminal.done("terms", "history", "child").out
    terminal.refused(2, "terms", "history", "nothing")
    terminal.refused(2, "terms", "import", str(path), "--base", "None")
    terminal.refused(2, "terms", "import")


def test_what_is_not_translated_has_itself_as_its_target(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text("en\tdo not translate\nBright Fields\tyes\n", encoding="utf-8")
    terminal.done("terms", "import", str(path))
    for language in ("en", "es"):
        (found,) = terminal.json("terms", "lookup", "Bright Fields", "--lang", language)
        assert found["targets"] == [{"text": "Bright Fields", "language": "mul", "status": "preferred"}]
        assert list(found) == ["term", "start", "end", "concept", "status", "targets"]
