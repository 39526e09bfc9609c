"""Which typography holds: the dossier's, the house's, the country's."""

from __future__ import annotations

import pytest

from workbench.desk.desk import Desk
from workbench.intake.reading import read_text
from workbench.model.errors import InputError
from workbench.model.people import Role
from workbench.model.tasks import CancelToken

WHO = "Léa Marchand"


@pytest.fixture
def release(desk: Desk) -> str:
    desk.people.add(WHO, [Role.EDITOR])
    document = read_text("The bridge is open\n\nThe bridge is open again: everybody may cross it.", "en")
    made, _translations, _changes = desk.releases.add(document, ["fr"], WHO)
    return made.id


@pytest.mark.parametrize(
    ("language", "style"),
    [
        ("fr", "fr-france"),
        ("fr-CA", "fr-quebec"),
        ("en", "en-un"),
        ("en-GB", "en-uk"),
        ("es-MX", "es-rae"),
        ("de", ""),
    ],
)
def test_nothing_chosen(desk: Desk, language: str, style: str) -> None:
    assert desk.styles.profile(language).id == style


def test_the_house_is_asked_before_the_country(desk: Desk) -> None:
    desk.settings.set("style_fr", "fr-un")
    desk.settings.set("style_en", "en-us")
    assert desk.styles.profile("fr-CA").id == "fr-un"
    assert desk.styles.profile("en-GB").id == "en-us"


def test_the_dossier_is_asked_before_the_house(desk: Desk, release: str) -> None:
    desk.settings.set("style_fr", "fr-un")
    desk.styles.choose("FAO", "fr", "fr-fao")
    assert desk.styles.profile("fr", release).id == "fr-un"
    desk.library.file([release], "FAO", WHO)
    assert desk.styles.profile("fr", release).id == "fr-fao"
    assert desk.styles.profile("en", release).id == "en-un"
    desk.styles.choose("FAO", "fr", "")
    assert desk.styles.profile("fr", release).id == "fr-un"
    assert desk.settings.styles_of_dossiers == "{}"


def test_a_release_is_checked_by_the_style_of_its_dossier(desk: Desk, release: str) -> None:
    (translation,) = desk.releases.translations(release)

    def high() -> int:
        return sum(
            issue.check == "typography.fr.high_punctuation"
            for issue in desk.proofing.check(translation.id, CancelToken(), grammar=False)
        )

    (first, *_rest) = desk.releases.segments(release)
    from workbench.model.translation import SegmentState

    desk.editing.commit(translation.id, first.id, "Le pont\u202f!", SegmentState.TRANSLATED, WHO, None)
    assert high() == 0
    desk.styles.choose("FAO", "fr", "fr-fao")
    desk.library.file([release], "FAO", WHO)
    assert high() == 1


def test_a_style_of_another_language_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError):
        desk.styles.choose("FAO", "fr", "en-uk")


@pytest.mark.parametrize("stored", ["", "[", "[1]", '{"FAO": 1}', '{"FAO": {"fr": "none"}}'])
def test_what_cannot_be_read_counts_as_nothing_chosen(desk: Desk, release: str, stored: str) -> None:
    desk.library.file([release], "FAO", WHO)
    desk.settings.set("styles_of_dossiers", stored)
    assert desk.styles.profile("fr", release).id == "fr-france"
