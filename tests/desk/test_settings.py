"""Settings: typed, with defaults, refusing what they cannot mean."""

from __future__ import annotations

import pytest

from workbench.desk.changes import Changes
from workbench.desk.desk import Desk
from workbench.desk.settings import Setting, SettingsDeeds
from workbench.model.errors import InputError


def test_defaults_are_safe(tmp_path_factory: pytest.TempPathFactory) -> None:
    desk = Desk.open(tmp_path_factory.mktemp("fresh"))
    assert desk.settings.four_eyes is True
    assert desk.settings.google_enabled is False
    assert desk.settings.mymemory_enabled is False
    assert desk.settings.libretranslate_url == ""
    desk.close()


@pytest.mark.parametrize("key", SettingsDeeds.keys())
def test_every_setting_comes_back_as_it_was_set(desk: Desk, key: str) -> None:
    descriptor = SettingsDeeds.descriptor(key)
    assert descriptor.key == key
    for value in descriptor.choices or ((True, False) if isinstance(descriptor.default, bool) else ("a", "")):
        assert desk.settings.set(key, value) == Changes(settings=True)
        assert getattr(desk.settings, key) == value
        assert type(getattr(desk.settings, key)) is type(descriptor.default)
        assert desk.settings.get(key) == {True: "yes", False: "no"}.get(value, str(value))


def test_setting_what_stands_adds_no_fact(desk: Desk) -> None:
    desk.settings.set("person", "A")
    count = "SELECT count(*) FROM setting_fact"
    before = desk._store.database.read().execute(count).fetchone()[0]
    desk.settings.set("person", "A")
    assert desk._store.database.read().execute(count).fetchone()[0] == before


@pytest.mark.parametrize("value", ["true", "off", "", "maybe", "YES "])
def test_a_switch_is_yes_or_no_and_nothing_else(desk: Desk, value: str) -> None:
    with pytest.raises(InputError) as caught:
        desk.settings.set("four_eyes", value)
    assert caught.value.code == "settings.bad_value"
    assert caught.value.data == {"key": "four_eyes", "value": value}
    assert desk.settings.four_eyes is True


def test_none_of_the_choices_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError) as caught:
        desk.settings.set("style_fr", "fr-belgium")
    assert caught.value.code == "settings.bad_value"
    assert desk.settings.style_fr == "fr-france"


@pytest.mark.parametrize("key", ["nothing", "set", "_store", "__init__", ""])
def test_what_is_no_setting_is_refused(desk: Desk, key: str) -> None:
    for deed in (desk.settings.get, lambda one: desk.settings.set(one, "x")):
        with pytest.raises(InputError) as caught:
            deed(key)
        assert caught.value.code == "settings.unknown"


def test_whole_numbers() -> None:
    width = Setting("width", 3)
    assert width.parse("-12") == -12
    assert width.text(12) == "12"
    with pytest.raises(InputError):
        width.parse("1.5")
