"""The sample desk: a whole office, made by the deeds of the desk, the same however often it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.desk.desk import Desk
from workbench.desk.library_views import LibraryQuery
from workbench.desk.sample import EARLIER, TRANSLATOR, prepare_sample
from workbench.model.errors import RuleError
from workbench.model.people import Role
from workbench.model.release import Confidentiality
from workbench.model.tasks import CancelToken
from workbench.model.translation import Action, OriginKind, Status


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a sample desk that was prepared once."""
    folder = tmp_path_factory.mktemp("sample")
    desk = Desk.open(folder)
    steps: list[tuple[int, int]] = []
    release = prepare_sample(desk, lambda done, total: steps.append((done, total)))
    assert release.reference == "MR-2026-114"
    assert steps[-1][0] == steps[-1][1] == len(steps)
    desk.close()
    return folder


@pytest.fixture
def sample(folder: Path) -> Iterator[Desk]:
    """Open the sample desk."""
    desk = Desk.open(folder)
    yield desk
    desk.close()


def test_preparing_again_changes_nothing(sample: Desk) -> None:
    before = (
        sample.library.search(LibraryQuery()),
        sample.people.all(),
        sample.memory_count(),
        sample.terms.concepts(),
    )
    assert prepare_sample(sample).reference == "MR-2026-114"
    assert before == (
        sample.library.search(LibraryQuery()),
        sample.people.all(),
        sample.memory_count(),
        sample.terms.concepts(),
    )


def test_the_office_is_in_the_middle_of_its_day(sample: Desk) -> None:
    cards = {card.release.reference: card for card in sample.library.search(LibraryQuery())}
    assert len(cards) == 6
    assert {len(card.translations) for card in cards.values()} == {2}
    statuses = {
        (reference, one.translation.target_language): one.status
        for reference, card in cards.items()
        for one in card.translations
    }
    assert statuses["MR-2026-105", "fr"] is Status.APPROVED
    assert statuses["MR-2026-105", "es"] is Status.IN_REVIEW
    assert [status for status in statuses.values() if status is Status.PUBLISHED] == [Status.PUBLISHED] * 6
    assert statuses["MR-2026-114", "fr"] is Status.DRAFT
    roles = frozenset[Role]().union(*(person.roles for person in sample.people.all()))
    assert roles == set(Role)
    assert len(sample.terms.concepts()) >= 150
    assert sample.settings.person == TRANSLATOR
    for card in cards.values():
        for one in card.translations:
            assert sample.editorial.chain_fault(one.translation.id) is None


def test_the_release_of_the_day_is_embargoed_and_not_out_yet(sample: Desk) -> None:
    release, translation = sample.releases.find("MR-2026-114", "fr")
    assert release.confidentiality is Confidentiality.EMBARGOED
    assert release.embargo is not None
    assert release.embargo.utcoffset() is not None
    assert release.due is not None
    with pytest.raises(RuleError):
        sample.editorial.act(translation.id, Action.PUBLISH, "E. Vasquez")


def test_drafting_fills_what_the_memory_knows_and_leaves_the_rest(sample: Desk) -> None:
    _release, translation = sample.releases.find("MR-2026-114", "fr")
    report = sample.drafts.draft(translation.id, None, "", TRANSLATOR, CancelToken())
    known = [one for one in report.segments if one.origin and one.origin.kind is OriginKind.MEMORY]
    assert known
    assert all(one.origin is not None and one.origin.reference.startswith("MR-20") for one in known)
    assert any(one.why_not == "draft.nothing_known" for one in report.segments)


def test_every_earlier_release_pairs_in_every_language(sample: Desk) -> None:
    for card in sample.library.search(LibraryQuery()):
        if (EARLIER / f"{card.release.reference}.en.txt").exists():
            assert {one.confirmed for one in card.translations} == {card.translations[0].total}
