"""The desk's settings as typed descriptors: one place for each key, its kind and its default."""

from __future__ import annotations

from typing import Generic, TypeVar, overload

from workbench.desk.changes import Changes
from workbench.model.errors import InputError
from workbench.store.store import Store

T = TypeVar("T", str, bool, int)


class Setting(Generic[T]):
    """A setting of the desk: read as an attribute of ``SettingsDeeds``, written with ``set``."""

    def __init__(self, key: str, default: T, choices: tuple[T, ...] = ()) -> None:
        self.key = key
        self.default: T = default
        self.choices: tuple[T, ...] = choices

    @overload
    def __get__(self, instance: None, owner: type) -> Setting[T]: ...
    @overload
    def __get__(self, instance: SettingsDeeds, owner: type) -> T: ...
    def __get__(self, instance: SettingsDeeds | None, owner: type) -> T | Setting[T]:
        if instance is None:
            return self
        stored = instance.stored(self.key)
        return self.default if stored is None else self.parse(stored)

    def parse(self, text: str) -> T:
        """Return the value that the text means; raise ``InputError`` ``settings.bad_value``."""
        value: str | bool | int
        if isinstance(self.default, bool):
            # A misspelt word must not switch a rule off.
            if text not in ("yes", "no"):
                raise InputError("settings.bad_value", key=self.key, value=text)
            value = text == "yes"
        elif isinstance(self.default, int):
            if not text.lstrip("-").isdecimal():
                raise InputError("settings.bad_value", key=self.key, value=text)
            value = int(text)
        else:
            value = text
        if self.choices and value not in self.choices:
            raise InputError("settings.bad_value", key=self.key, value=text)
        return type(self.default)(value)

    def text(self, value: T) -> str:
        """Return the value as it is stored."""
        return ("yes" if value else "no") if isinstance(value, bool) else str(value)


class SettingsDeeds:
    """The settings, in force at once."""

    four_eyes = Setting("four_eyes", True)
    person = Setting("person", "")
    interface_language = Setting("interface_language", "")
    source_language = Setting("source_language", "en")
    target_languages = Setting("target_languages", "fr,es")
    style_fr = Setting("style_fr", "fr-france", ("fr-france", "fr-quebec", "fr-eu", "fr-fao", "fr-un"))
    style_en = Setting("style_en", "en-un", ("en-un", "en-uk", "en-us"))
    styles_of_dossiers = Setting("styles_of_dossiers", "")
    grammar_engine = Setting("grammar_engine", "best", ("best", "lingotweaker", "languagetool", "off"))
    languagetool_url = Setting("languagetool_url", "")
    languagetool_folder = Setting("languagetool_folder", "")
    languagetool_public = Setting("languagetool_public", False)
    grammalecte = Setting("grammalecte", True)
    fill_repeats = Setting("fill_repeats", True)
    completion = Setting("completion", True)
    completion_first = Setting("completion_first", False)
    smart_marks = Setting("smart_marks", True)
    memory_at_least = Setting("memory_at_least", 60, tuple(range(30, 101)))
    draft_engine = Setting("draft_engine", "")
    libretranslate_url = Setting("libretranslate_url", "")
    mymemory_email = Setting("mymemory_email", "")
    google_enabled = Setting("google_enabled", False)
    mymemory_enabled = Setting("mymemory_enabled", False)
    deepl_enabled = Setting("deepl_enabled", False)

    def __init__(self, store: Store) -> None:
        self._store = store

    def stored(self, key: str) -> str | None:
        """Return what is stored under a key, None where the default holds."""
        return self._store.settings.get(key)

    @classmethod
    def descriptor(cls, key: str) -> Setting[str] | Setting[bool] | Setting[int]:
        """Return the descriptor of a key; raise ``InputError`` ``settings.unknown``."""
        found = cls.__dict__.get(key)
        if not isinstance(found, Setting):
            raise InputError("settings.unknown", key=key)
        return found

    @classmethod
    def keys(cls) -> list[str]:
        """Return the keys of all settings."""
        return [key for key, value in cls.__dict__.items() if isinstance(value, Setting)]

    def get(self, key: str) -> str:
        """Return a setting as text."""
        self.descriptor(key)
        value: str | bool | int = getattr(self, key)
        return ("yes" if value else "no") if isinstance(value, bool) else str(value)

    def set(self, key: str, value: str | bool | int) -> Changes:
        """Record a setting; raise ``InputError`` where the value is none of its choices."""
        descriptor = self.descriptor(key)
        text = ("yes" if value else "no") if isinstance(value, bool) else str(value)
        descriptor.parse(text)
        if text != self.stored(key):
            self._store.settings.set(key, text)
        return Changes(settings=True)
