"""The report of a bug holds the place and no word of what was worked on."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ui.crash_report import report_of

SECRET = "The minister resigns tomorrow at noon"


def crash(text: str) -> BaseException:
    def inner(words: str) -> None:
        {}[words]

    try:
        try:
            inner(text)
        except KeyError as error:
            raise ValueError(f"cannot place {text!r}") from error
    except ValueError as error:
        error.add_note(text)
        return error


def test_where_and_what_without_the_words() -> None:
    report = report_of(crash(SECRET))
    assert "builtins.KeyError" in report
    assert "builtins.ValueError" in report
    assert "test_crash_report.py" in report
    assert " in inner" in report
    assert SECRET not in report
    assert "minister" not in report
    assert str(Path.home()) not in report
    assert str(Path(__file__).parent) not in report


@given(st.text(alphabet=st.characters(min_codepoint=0x400, max_codepoint=0x10FFF), min_size=1))
def test_no_text_gets_into_it(text: str) -> None:
    assert text not in report_of(crash(text))


def test_a_bug_of_the_desk_is_named_by_its_package(tmp_path: Path) -> None:
    from workbench.desk.desk import Desk

    try:
        Desk.open(tmp_path / SECRET / "\0")
    except Exception as error:
        report = report_of(error)
    assert "workbench/" in report
    assert SECRET not in report


def test_errors_in_a_ring_end() -> None:
    one, other = ValueError("a"), KeyError("b")
    one.__cause__, other.__cause__ = other, one
    assert report_of(one).count("left out") == 2


def test_the_number_of_a_system_error_is_told() -> None:
    assert "errno 13" in report_of(PermissionError(13, "denied", "/srv/léa/secret.docx"))
    assert "secret" not in report_of(PermissionError(13, "denied", "/srv/léa/secret.docx"))
