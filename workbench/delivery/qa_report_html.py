"""The report as one HTML file: no script, nothing that is fetched, legible on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from workbench.delivery.qa_report import (
    Decision,
    MarkedText,
    QaReport,
    ReportedIssue,
    legible,
    moment_words,
    visible,
)
from workbench.model.issues import Severity

_SIGNS = {Severity.ERROR: "●", Severity.WARNING: "▲", Severity.HINT: "○"}
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1.25rem;color:#1b2430;"
    "background:#fff}h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}"
    ".kind{color:#57616f;margin:0}dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:1rem 0}"
    "dt{color:#57616f}dd{margin:0;overflow-wrap:anywhere}.counts{list-style:none;display:flex;flex-wrap:wrap;gap:.75rem;"
    "padding:0}.counts li{border:1px solid #e2e5ea;border-radius:6px;padding:.25rem .75rem}"
    "table{border-collapse:collapse;width:100%}th{text-align:start;font-weight:600;color:#57616f;font-size:.85rem}"
    "th,td{border-bottom:1px solid #e2e5ea;padding:.35rem .6rem .35rem 0;vertical-align:top}thead{display:table-header-group}"
    "td.n,th.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap;padding-inline-end:1rem}"
    "tr{break-inside:avoid}.text{white-space:pre-wrap;overflow-wrap:anywhere}.issues{table-layout:fixed}"
    ".issues .n{width:3.5rem}.issues .what{width:30%}.error{color:#b3261e}.warning{color:#8a4f00}.hint{color:#57616f}"
    ".id{color:#57616f;font-size:.8rem;overflow-wrap:anywhere}.decided{margin:.25rem 0 0;color:#1b2430}"
    "mark{background:#fbe9a9;color:inherit;border-bottom:2px solid #b3261e}mark.place{background:none;border-bottom:0;"
    "border-inline-start:2px solid #b3261e;margin-inline-end:1px}.cut{color:#57616f}"
    "@page{margin:15mm}@media print{body{margin:0;padding:0;max-width:none;font-size:10pt}"
    "mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}h2{break-after:avoid}}"
)


def html_report(report: QaReport) -> bytes:
    """Return the report as an HTML page in UTF-8. The same report gives the same bytes."""
    words = report.words
    parts = [
        f'<p class="kind">{_text(words.title)}</p>\n<h1>{_text(report.heading)}</h1>\n',
        _facts(report),
        _section(words.summary, _counts(report) + _checks(report)),
        _section(words.open_issues, _issues(report, report.open_issues)),
    ]
    if report.settled_issues:
        parts.append(_section(words.settled_issues, _issues(report, report.settled_issues)))
    parts.append(_section(words.exceptions, _exceptions(report)))
    if report.history:
        parts.append(_section(words.history, _history(report)))
    title = f"{words.title}: {report.heading}"
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{_text(report.language)}">\n<head>\n<meta charset="utf-8"/>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        '<meta name="color-scheme" content="light"/>\n'
        f"<title>{_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"{''.join(parts)}</main>\n</body>\n</html>\n"
    ).encode("utf-8", errors="replace")


def _section(title: str, content: str) -> str:
    return f"<section>\n<h2>{_text(title)}</h2>\n{content}</section>\n"


def _facts(report: QaReport) -> str:
    rows = "".join(f"<dt>{_text(label)}</dt><dd>{_text(value)}</dd>\n" for label, value in report.facts)
    return f"<dl>\n{rows}</dl>\n"


def _counts(report: QaReport) -> str:
    items = "".join(
        f'<li class="{severity.value}"><span aria-hidden="true">{_SIGNS[severity]}</span> {_text(name)}:'
        f" <strong>{count}</strong></li>\n"
        for severity, name, count in report.severities
    )
    return f'<ul class="counts">\n{items}</ul>\n'


def _checks(report: QaReport) -> str:
    if not report.checks:
        return f"<p>{_text(report.words.no_issues)}</p>\n"
    names = [name for _severity, name, _count in report.severities]
    head = [
        (report.words.check, False),
        *((name, True) for name in names),
        (report.words.settled_issues, True),
    ]
    rows = (
        [
            (f'{_text(one.title)} <span class="id">{_text(one.check)}</span>', False),
            *((str(count or "–"), True) for count in (one.errors, one.warnings, one.hints, one.settled)),
        ]
        for one in report.checks
    )
    return _table(head, rows)


def _issues(report: QaReport, issues: Sequence[ReportedIssue]) -> str:
    words = report.words
    if not issues:
        return f"<p>{_text(words.no_issues)}</p>\n"
    head = (
        f'<th scope="col" class="n">{_text(words.segment)}</th>'
        f'<th scope="col" class="what">{_text(words.check)}</th>'
        f'<th scope="col">{_text(words.source)}</th><th scope="col">{_text(words.target)}</th>'
    )
    rows = "".join(_issue(report, issue) for issue in issues)
    return f'<table class="issues">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n'


def _issue(report: QaReport, issue: ReportedIssue) -> str:
    words = report.words
    said = (
        f'<span class="{issue.severity.value}"><span aria-hidden="true">{_SIGNS[issue.severity]}</span>'
        f" {_text(issue.severity_name)}</span> · <strong>{_text(issue.title)}</strong><br/>"
        f'{_text(issue.message)}<br/><span class="id">{_text(issue.check)}</span>'
    )
    if issue.fixes:
        fixes = " · ".join(f'<span class="text">{_text(visible(fix))}</span>' for fix in issue.fixes)
        said += f"<br/>{_text(words.fixes)}: {fixes}"
    if issue.decision is not None:
        said += f'<p class="decided">{_decision(issue.decision)}</p>'
    cut = words.cut
    return (
        f'<tr><td class="n">{issue.number or "–"}</td><td class="what">{said}</td>'
        f"<td{_language(report.source_language)}>{marked_html(issue.source, cut)}</td>"
        f"<td{_language(report.target_language)}>{marked_html(issue.target, cut)}</td></tr>\n"
    )


def _language(language: str) -> str:
    direction = "rtl" if language.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
    return f' class="text" lang="{_text(language)}" dir="{direction}"'


def marked_html(marked: MarkedText, cut: str) -> str:
    """Return a text with its place marked; ``cut`` is said where characters (``{count}``) are left out."""
    text, start, end = marked.text, marked.start, marked.end
    if not marked.is_marked:
        html = _text(text)
    else:
        place = "" if end > start else ' class="place"'
        html = f"{_text(text[:start])}<mark{place}>{_text(text[start:end])}</mark>{_text(text[end:])}"
    return _left_out(marked.before, cut) + html + _left_out(marked.after, cut)


def _left_out(count: int, cut: str) -> str:
    return f'<span class="cut">[{_text(cut.format(count=count))}]</span>' if count else ""


def _decision(decision: Decision) -> str:
    reason = f" “{_text(decision.reason)}”" if decision.reason else ""
    return (
        f"<strong>{_text(decision.kind)}</strong>{reason} ({_text(decision.person)},"
        f" {_text(moment_words(decision.at))})"
    )


def _exceptions(report: QaReport) -> str:
    words = report.words
    if not report.exceptions:
        return f"<p>{_text(words.no_exceptions)}</p>\n"
    head = [(words.kind, False), (words.segment, True), (words.check, False), (words.reason, False)]
    head += [(words.person, False), (words.moment, False)]
    rows = (
        [
            (_text(one.decision.kind), False),
            (str(one.number or "–"), True),
            (_text(one.what), False),
            (_text(one.decision.reason or "–"), False),
            (_text(one.decision.person), False),
            (_text(moment_words(one.decision.at)), False),
        ]
        for one in report.exceptions
    )
    return _table(head, rows)


def _history(report: QaReport) -> str:
    words = report.words
    head = [(words.deed, False), (words.person, False), (words.moment, False), (words.reason, False)]
    rows = (
        [(_text(text), False) for text in (one.deed, one.person, moment_words(one.at), one.note or "–")]
        for one in report.history
    )
    return _table(head, rows)


def _table(head: Iterable[tuple[str, bool]], rows: Iterable[Sequence[tuple[str, bool]]]) -> str:
    columns = "".join(f'<th scope="col"{_number(number)}>{_text(name)}</th>' for name, number in head)
    lines = "".join(
        "<tr>" + "".join(f"<td{_number(number)}>{cell}</td>" for cell, number in row) + "</tr>\n"
        for row in rows
    )
    return f"<table>\n<thead><tr>{columns}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n"


def _number(number: bool) -> str:
    return ' class="n"' if number else ""


def _text(text: str) -> str:
    return escape(legible(text), quote=True)
