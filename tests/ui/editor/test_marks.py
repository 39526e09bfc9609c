"""What is marked inside a text."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextCharFormat

from ui.editor.marks import Marks, format_spans
from ui.editor.style import grid_style
from workbench.model.issues import Issue, Severity, Side


def _line(severity: Severity) -> QTextCharFormat.UnderlineStyle:
    issue = Issue("a.check", severity, "1", Side.TARGET, 0, 3, "mot", "a.check")
    marks = Marks(issues=(issue,), target_text="mot")
    (span,) = format_spans("mot", Side.TARGET, marks, {}, QFont(), grid_style(QFont()))
    assert (span.start, span.length) == (0, 3)
    return span.format.underlineStyle()


def test_how_grave_an_issue_is_shows_in_the_form_of_its_line_too(qapp) -> None:
    lines = {severity: _line(severity) for severity in Severity}
    assert len(set(lines.values())) == len(Severity)
    assert lines[Severity.ERROR] is QTextCharFormat.UnderlineStyle.WaveUnderline
