"""The report on what was checked: what it says, and what its files hold."""

from __future__ import annotations

import io
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree, html
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText

from tests.desk.building import EDITOR, FRENCH, REVIEWER, WRITER, segments, write, write_all
from workbench.delivery.qa_report import QaReport, visible
from workbench.desk.desk import Desk
from workbench.desk.reports import rendered
from workbench.model.errors import Cancelled, EngineError, InputError, RuleError
from workbench.model.issues import Issue
from workbench.model.tasks import CancelToken
from workbench.model.translation import Action, Translation

WRONG = "Ils desservent 15\u00a0400 personnes chaque jour."
STRAIGHT = "Les travaux n'ont duré que 26\u00a0jours."


@pytest.fixture
def faulty(desk: Desk, translation: Translation) -> Translation:
    """Return the translation with a wrong figure and a straight apostrophe."""
    write_all(desk, translation)
    write(desk, translation, 3, WRONG)
    write(desk, translation, 4, STRAIGHT)
    return translation


def made(desk: Desk, translation: Translation, **named: object) -> QaReport:
    return desk.reports.report(translation.id, CancelToken(), **named)


def found(desk: Desk, translation: Translation, text: str) -> Issue:
    issues = desk.proofing.check(translation.id, CancelToken(), grammar=False)
    return next(issue for issue in issues if issue.text == text)


def facts(report: QaReport) -> dict[str, str]:
    return dict(report.facts)


def page_of(report: QaReport) -> html.HtmlElement:
    return html.fromstring(rendered(report, "html").decode())


def sheets(report: QaReport) -> list[list[list[object]]]:
    book = load_workbook(io.BytesIO(rendered(report, "xlsx")), rich_text=True)
    return [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets]


def test_a_report_says_what_when_who_and_how_many(desk: Desk, faulty: Translation) -> None:
    report = made(desk, faulty, actor=REVIEWER)
    said = facts(report)
    assert report.heading == "Water comes back to Kessou"
    assert said["Reference"] == "MR-1"
    assert said["Languages"] == "en → fr"
    assert said["Version"].startswith("1 ")
    assert len(said["SHA-256"]) == 64
    assert said["Segments"] == "5 segments · Translated 5"
    assert said["Translated by"] == WRITER
    assert REVIEWER in said["Made"]
    assert "not checked" in said["Grammar and spelling"]
    assert "Date differs" in said["Checks"]
    assert [(severity.value, count) for severity, _name, count in report.severities] == [
        ("error", 1),
        ("warning", 0),
        ("hint", 1),
    ]
    assert [one.number for one in report.issues] == [3, 4]
    figure = report.issues[0]
    assert figure.target.text[figure.target.start : figure.target.end] == "15\u00a0400"
    assert figure.source.text[figure.source.start : figure.source.end] == "14,500"
    assert report.checks[0].check == "facts.number"


def test_waived_and_ignored_issues_are_told_apart_with_their_reasons(desk: Desk, faulty: Translation) -> None:
    desk.editorial.waive(faulty.id, found(desk, faulty, "15\u00a0400"), "Corrected by <phone>", REVIEWER)
    desk.proofing.ignore(found(desk, faulty, "'"), faulty.id, "release", WRITER, "the house’s own way")
    report = made(desk, faulty)
    assert report.open_issues == ()
    waived, ignored = (one.decision for one in report.issues)
    assert waived is not None
    assert ignored is not None
    assert (waived.kind, waived.reason, waived.person) == ("Waived", "Corrected by <phone>", REVIEWER)
    assert (ignored.kind, ignored.reason) == ("Ignored in this release", "the house’s own way")
    assert report.exceptions == ()
    assert report.checks[0].settled == 1
    text = page_of(report).text_content()
    assert "Corrected by <phone>" in text
    assert "the house’s own way" in text
    flat = [value for row in sheets(report)[2] for value in row]
    assert "Corrected by <phone>" in flat
    assert REVIEWER in flat


def test_what_was_decided_and_occurs_no_more_is_told_too(desk: Desk, faulty: Translation) -> None:
    desk.editorial.waive(faulty.id, found(desk, faulty, "15\u00a0400"), "by phone", REVIEWER)
    desk.proofing.ignore(found(desk, faulty, "'"), faulty.id, "always", WRITER)
    write_all(desk, faulty)
    desk.rules.turn_off("target.length", "house", "our languages differ", EDITOR)
    report = made(desk, faulty)
    assert report.issues == ()
    told = [(one.decision.kind, one.number) for one in report.exceptions]
    assert told == [("Ignored everywhere", 0), ("Rule off in the house", 0), ("Waived", 3)]
    assert "our languages differ" in page_of(report).text_content()


def test_an_error_that_is_only_ignored_or_whose_rule_is_off_stands_open(
    desk: Desk, faulty: Translation
) -> None:
    desk.proofing.ignore(found(desk, faulty, "15\u00a0400"), faulty.id, "once", WRITER, "asked by phone")
    report = made(desk, faulty)
    (figure,) = (one for one in report.open_issues if one.check == "facts.number")
    assert figure.decision is not None
    assert figure.decision.kind == "Ignored here; blocks approval until it is waived"
    assert report.severities[0][2] == 1
    assert "asked by phone" in [value for row in sheets(report)[1] for value in row]
    write(desk, faulty, 3, WRONG.replace("15\u00a0400", "15\u00a0500"))
    desk.rules.turn_off("facts.number", "release", "figures come later", WRITER, faulty.release_id)
    (figure,) = (one for one in made(desk, faulty).open_issues if one.check == "facts.number")
    assert figure.decision is not None
    assert figure.decision.person == WRITER
    assert figure.decision.kind.startswith("Rule off in this release; blocks")


def test_the_way_to_approval_is_told(desk: Desk, translation: Translation) -> None:
    write_all(desk, translation)
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    desk.editorial.act(translation.id, Action.RETURN, REVIEWER, "too stiff")
    report = made(desk, translation)
    assert [(one.person, one.note) for one in report.history] == [(WRITER, ""), (REVIEWER, "too stiff")]
    assert "too stiff" in page_of(report).text_content()
    assert "too stiff" in [value for row in sheets(report)[0] for value in row]


def test_the_page_marks_the_span_and_fetches_nothing(desk: Desk, faulty: Translation) -> None:
    page = page_of(made(desk, faulty))
    assert [mark.text for mark in page.iter("mark")] == ["14,500", "15\u00a0400", "'"]
    assert not list(page.iter("script", "link", "img", "iframe"))
    assert not page.xpath("//@src | //@href")
    assert page.get("lang") == "en"
    assert {cell.get("lang") for cell in page.iter("td")} >= {"en", "fr"}


def test_the_workbook_has_filters_and_no_formula(desk: Desk, faulty: Translation) -> None:
    for number, text in enumerate(("=1+1", "+33 1", "-2 %", "@SUM(A1)", "=cmd|' /C calc'!A0"), start=1):
        write(desk, faulty, number, text)
    data = rendered(made(desk, faulty), "xlsx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        trees = [etree.fromstring(archive.read(name)) for name in names]
    assert len(names) == 3
    for tree in trees:
        assert not tree.xpath("//*[local-name()='f']")
        kinds = set(tree.xpath("//*[local-name()='c']/@t"))
        assert kinds <= {"s", "inlineStr", "n"}
    book = load_workbook(io.BytesIO(data), rich_text=True)
    issues = book.worksheets[1]
    assert issues.auto_filter.ref
    assert issues.freeze_panes == "A2"
    targets = [row[7] for row in issues.iter_rows(min_row=2)]
    assert any(str(cell.value) == "=1+1" for cell in targets)
    assert all(cell.quotePrefix for cell in targets if str(cell.value)[:1] in "=+-@")
    assert any(isinstance(cell.value, CellRichText) for cell in targets)


ODD = (
    "\x00\x07\x1b[31m",
    "\u202eevil\u202c 15\u00a0400",
    "مرحبا بالعالم 15400",
    "🎉🎉 e\u0301 15\u00a0400",
    "<script>alert(1)</script> ]]> & \"'",
    "#N/A",
    "  ",
    "mot " * 700,
)


def test_odd_texts_are_written_and_read_again(desk: Desk, translation: Translation) -> None:
    for texts in (ODD[:5], ODD[5:]):
        for number, text in enumerate(texts, start=1):
            write(desk, translation, number, text)
        report = made(desk, translation)
        page = rendered(report, "html")
        assert "<script" not in page.decode()
        etree.fromstring(page.split(b"\n", 1)[1])
        assert len(sheets(report)) == 3


def test_of_a_long_text_what_stands_around_the_place_is_told(desk: Desk, faulty: Translation) -> None:
    write(desk, faulty, 3, f"{'Une phrase de plus. ' * 3_000}{WRONG}")
    report = made(desk, faulty)
    figure = next(one.target for one in report.issues if one.check == "facts.number")
    assert figure.text[figure.start : figure.end] == "15\u00a0400"
    assert len(figure.text) < 1_200
    assert figure.before + len(figure.text) + figure.after == 60_000 + len(WRONG)
    assert "characters left out" in page_of(report).text_content()


def test_spaces_in_a_span_are_kept_in_the_workbook(desk: Desk, faulty: Translation) -> None:
    write(desk, faulty, 4, "Les travaux  ont duré 26\u00a0jours.")
    row = next(row for row in sheets(made(desk, faulty))[1] if row[0] == 4)
    assert str(row[7]) == "Les travaux  ont duré 26\u00a0jours."


def test_an_engine_that_fails_is_named_and_the_other_checks_are_told(
    desk: Desk, faulty: Translation, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        name = "Broken"

        def languages(self) -> frozenset[str]:
            return frozenset({"fr"})

        def check(self, _text: str, _language: str, _cancel: CancelToken) -> list[object]:
            raise EngineError("engine.crashed", engine="Broken")

    monkeypatch.setattr(desk.engines, "engine_for", lambda *_a: Broken())
    report = made(desk, faulty)
    assert "Broken failed on this text" in facts(report)["Grammar and spelling"]
    assert [one.number for one in report.issues] == [3, 4]


def test_a_report_is_written_whole_or_not_at_all(desk: Desk, faulty: Translation, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("before")
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        desk.reports.write(faulty.id, "html", path, cancel, lambda _done, _total: cancel.cancel())
    assert path.read_text() == "before"
    desk.reports.write(faulty.id, ".HTM", path, CancelToken())
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    for form, code in (("pdf", "report.unknown_form"), ("", "report.unknown_form")):
        with pytest.raises(InputError) as caught:
            desk.reports.write(faulty.id, form, path, CancelToken())
        assert caught.value.code == code
    with pytest.raises(InputError):
        desk.reports.write(faulty.id, "xlsx", tmp_path, CancelToken())
    with pytest.raises(RuleError):
        made(desk, faulty, actor="Nobody")


def test_file_names_are_safe(desk: Desk, faulty: Translation) -> None:
    assert desk.reports.file_name(faulty.id, "xlsx") == "MR-1.fr.report.xlsx"
    desk.releases.revise(faulty.release_id, EDITOR, reference="../a/b:c")
    assert "/" not in desk.reports.file_name(faulty.id, "html")


def test_an_empty_translation_has_a_report(desk: Desk, translation: Translation) -> None:
    report = made(desk, translation)
    assert facts(report)["Segments"] == "5 segments · Untranslated 5"
    assert {one.check for one in report.issues} == {"target.empty"}
    assert len(sheets(report)) == 3


def test_codes_are_no_part_of_what_is_shown(desk: Desk, faulty: Translation) -> None:
    write(desk, faulty, 2, FRENCH[1].replace("onze", "douze"))
    figure = next(one for one in made(desk, faulty).issues if one.number == 2)
    assert figure.target.text == "Secours Méridien a ouvert douze points d’eau à Kessou."
    assert figure.target.text[figure.target.start : figure.target.end] == "douze"
    assert segments(desk, faulty)[1].codes


@pytest.mark.parametrize(
    ("fix", "shown"),
    [("", "∅"), (" ", "␣"), ("\u00a0:", "⍽:"), ("\u202f", "⍽"), (" a b ", "␣a b␣"), ("’", "’")],
)
def test_proposed_spaces_can_be_seen(fix: str, shown: str) -> None:
    assert visible(fix) == shown


def test_a_workbook_that_is_given_up_leaves_nothing(
    desk: Desk, faulty: Translation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    report = made(desk, faulty)
    report = replace(report, issues=report.issues * 200)
    rows: list[int] = []
    cancel = CancelToken()

    def progress(done: int, total: int) -> None:
        assert done <= total == len(report.open_issues)
        rows.append(done)
        if done == 50:
            cancel.cancel()

    with pytest.raises(Cancelled):
        rendered(report, "xlsx", cancel, progress)
    assert rows[-1] == 50
    assert list(tmp_path.glob("openpyxl*")) == []
    assert len(sheets(report)[1]) == 1 + len(report.open_issues)
