"""What is offered to somebody who types, and the marks of a language in the house style."""

from __future__ import annotations

import pytest

from tests.desk.building import WRITER, add_release, segments, write
from workbench.desk.desk import Desk
from workbench.desk.writing import CompletionKind
from workbench.model.errors import Cancelled
from workbench.model.identity import new_id
from workbench.model.tasks import CancelToken
from workbench.model.terms import Concept, Term, TermStatus
from workbench.model.translation import Translation

PAGE = """<html lang="en"><body>
<h1>Water comes back to Kessou</h1>
<p>Relief opened water points for 14,500 people on 3 March 2026, Aminata Diallo said. It cost US$2.4 million.</p>
</body></html>"""


@pytest.fixture
def opened(desk: Desk) -> Translation:
    concept = Concept(
        new_id(),
        (
            Term("water point", "en"),
            Term("point d’eau", "fr"),
            Term("borne-fontaine", "fr", TermStatus.FORBIDDEN),
        ),
    )
    desk.terms.add(concept, WRITER)
    return add_release(desk, PAGE)[1]


def ids(desk: Desk, translation: Translation) -> list[str]:
    return [one.id for one in segments(desk, translation)]


def test_figures_and_names_come_in_the_form_of_the_target(desk: Desk, opened: Translation) -> None:
    found = desk.writing.figures(opened.id, ids(desk, opened)[1])
    assert [one.target for one in found] == ["14\u202f500", "3\u00a0mars 2026", "Aminata Diallo"]
    source = segments(desk, opened)[1].text
    assert all(source[one.start : one.end] == one.source for one in found)


def test_terms_come_before_figures_and_names_and_words(desk: Desk, opened: Translation) -> None:
    second = ids(desk, opened)[1]
    write(desk, opened, 1, "L’approvisionnement revient")
    words = desk.writing.prepared(opened.id, second)
    assert [one.text for one in words.matching("po")] == ["points d’eau"]
    assert [one.text for one in words.matching("14")] == ["14\u202f500"]
    assert words.matching("ami")[0].kind is CompletionKind.NAME
    assert [one.text for one in words.matching("appro")] == ["approvisionnement"]
    assert words.matching("born") == ()
    assert [one.kind for one in words.matching("", asked=True)] == [
        CompletionKind.TERM,
        CompletionKind.FIGURE,
        CompletionKind.FIGURE,
        CompletionKind.NAME,
    ]
    assert desk.writing.completions(opened.id, second, "po") == list(words.matching("po"))


def test_looking_can_be_cancelled(desk: Desk, opened: Translation) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        desk.writing.prepared(opened.id, ids(desk, opened)[1], token)


@pytest.mark.parametrize(
    ("language", "style", "opening", "closing", "high"),
    [
        ("fr", "fr-france", "«\u00a0", "\u00a0»", "\u202f"),
        ("fr-CA", "fr-quebec", "«\u00a0", "\u00a0»", ""),
        ("es-MX", "fr-france", "«", "»", ""),
        ("ar", "fr-france", "«", "»", ""),
        ("de", "fr-france", "„", "“", ""),
        ("en-GB", "fr-france", "“", "”", ""),
    ],
)
def test_marks_follow_the_house_style(
    desk: Desk, language: str, style: str, opening: str, closing: str, high: str
) -> None:
    desk.settings.set("style_fr", style)
    marks = desk.writing.marks(language)
    assert (marks.apostrophe, marks.opening, marks.closing, marks.before_high) == (
        "’",
        opening,
        closing,
        high,
    )
