"""Lines learned per source: taught, applied, forgotten, and never a text with nothing left."""

from __future__ import annotations

import pytest

from workbench.desk.desk import Desk
from workbench.desk.intake import read_html
from workbench.model.errors import RuleError
from workbench.model.release import DropReason, SourceDocument

PAGE = (
    '<html><head><link rel="canonical" href="https://www.meridian.example/news/{page}"></head><body>'
    "<h1>{title}</h1><p>Meridian has opened eleven water points in the north, where people walked for hours.</p>"
    "<p>It said on Monday that the work in the province of Kessou goes on until the month of June.</p>"
    "<p>Water is Life: a campaign of <b>Meridian</b></p></body></html>"
)
PERSON = "Léa Marchand"
LINE = "Water is Life: a campaign of Meridian"


@pytest.fixture
def desk(tmp_path):
    opened = Desk.open(tmp_path)
    opened.people.add(PERSON, ["translator"])
    yield opened
    opened.close()


def page(number: int = 1, title: str = "Eleven water points opened in the north") -> SourceDocument:
    return read_html(PAGE.format(page=number, title=title))


def line_of(document: SourceDocument, start: str = "Water is") -> str:
    return next(block.id for block in document.blocks if block.text.startswith(start))


def test_a_line_is_dropped_from_the_next_text_of_the_site(desk: Desk) -> None:
    first = page()
    assert first.source == "meridian.example"
    assert desk.learning.apply(first).document == first
    changes = desk.learning.teach(first, [line_of(first)], PERSON)
    assert changes.settings
    assert not desk.learning.teach(first, [line_of(first)], PERSON), "known already"
    applied = desk.learning.apply(page(2, "Another thing happened in the north"))
    (dropped,) = [block for block in applied.document.blocks if not block.kept]
    assert (dropped.reason, applied.block_ids) == (DropReason.LEARNED, (dropped.id,))
    assert all(segment.block_id != dropped.id for segment in applied.document.segments)
    (known,) = desk.learning.all()
    assert (known.source, known.line, known.author) == ("meridian.example", LINE, PERSON)


def test_another_site_keeps_the_line(desk: Desk) -> None:
    first = page()
    desk.learning.teach(first, [line_of(first)], PERSON)
    other = read_html(
        PAGE.replace("meridian.example", "tandara.example").format(page=1, title="Eleven points")
    )
    assert desk.learning.apply(other).block_ids == ()


def test_what_is_forgotten_is_kept_again_and_can_be_learned_again(desk: Desk) -> None:
    first = page()
    for _time in range(2):
        desk.learning.teach(first, [line_of(first)], PERSON)
        assert desk.learning.apply(page(2)).block_ids
        assert desk.learning.forget("meridian.example", [LINE], PERSON).settings
        assert not desk.learning.apply(page(2)).block_ids
        assert desk.learning.all() == []
    assert not desk.learning.forget("meridian.example", ["never learned"], PERSON)


def test_a_text_is_never_emptied(desk: Desk) -> None:
    first = page()
    desk.learning.teach(first, [block.id for block in first.blocks], PERSON)
    assert desk.learning.apply(page()).document.segments


def test_a_text_without_a_source_teaches_nothing(desk: Desk) -> None:
    document = read_html("<p>The ministers agreed on a plan today, and went home.</p>")
    with pytest.raises(RuleError) as caught:
        desk.learning.teach(document, [document.blocks[0].id], PERSON)
    assert caught.value.code == "learning.no_source"


def test_somebody_unknown_teaches_nothing(desk: Desk) -> None:
    first = page()
    with pytest.raises(RuleError):
        desk.learning.teach(first, [line_of(first)], "Nobody")
