"""A choice of keys: a preset, and the person's own changes to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from ui.shortcuts.catalogue import KeyedDeed, all_deeds, meet, stands_alone
from ui.shortcuts.keys import fault, tidy
from ui.shortcuts.presets import OURS, PRESETS, SECOND
from workbench.model.errors import InputError

FILE_KIND = "pressbench-keys"


def _free(name: str, keys: Iterable[str], given: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    taken = {key for other, theirs in given.items() if other != name and meet(other, name) for key in theirs}
    return tuple(key for key in keys if key not in taken)


@dataclass(frozen=True)
class KeyScheme:
    """Which keys every deed has. ``own`` are the deeds that the person changed; no keys there means none wanted."""

    preset: str = OURS
    own: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def keys(self, deeds: Iterable[KeyedDeed] | None = None) -> dict[str, tuple[str, ...]]:
        """Return the keys in force by the name of each deed.

        The preset's keys come first. A key of ours that means something else there goes to a second one of the
        preset, or is left out.
        """
        deeds = all_deeds() if deeds is None else tuple(deeds)
        preset = self.preset_keys(deeds)
        return {deed.name: self.own.get(deed.name, preset[deed.name]) for deed in deeds}

    def preset_keys(self, deeds: Iterable[KeyedDeed]) -> dict[str, tuple[str, ...]]:
        """Return the keys as the preset alone has them."""
        deeds = tuple(deeds)
        names = {deed.name for deed in deeds}
        theirs = {name: keys for name, keys in PRESETS.get(self.preset, {}).items() if name in names}
        found = {
            deed.name: theirs[deed.name] if deed.name in theirs else _free(deed.name, deed.keys, theirs)
            for deed in deeds
        }
        for name, keys in SECOND.get(self.preset, {}).items():
            if name in names and not found[name]:
                found[name] = _free(name, keys, found)
        return found

    def with_keys(self, name: str, keys: Iterable[str]) -> KeyScheme:
        """Return the scheme with other keys for a deed."""
        wanted = tuple(dict.fromkeys(key for key in map(tidy, keys) if key))
        preset = self.preset_keys(all_deeds()).get(name, ())
        own = {other: kept for other, kept in self.own.items() if other != name}
        if wanted != preset:
            own[name] = wanted
        return KeyScheme(self.preset, MappingProxyType(own))

    def with_preset(self, preset: str) -> KeyScheme:
        """Return another preset with no changes to it."""
        return KeyScheme(preset if preset in PRESETS else OURS)

    def usual(self, name: str) -> KeyScheme:
        """Return the scheme with a deed's keys as the preset has them."""
        return KeyScheme(
            self.preset, MappingProxyType({other: keys for other, keys in self.own.items() if other != name})
        )

    def taking(self, name: str, key: str) -> KeyScheme:
        """Return the scheme with a key for a deed, taken away from whichever deeds had it that it could be mixed up with."""
        made = self
        for other, keys in self.keys().items():
            if other != name and key in keys and meet(other, name):
                made = made.with_keys(other, [one for one in keys if one != key])
        return made.with_keys(name, [*made.keys().get(name, ()), key])

    def users(self, key: str, but: str = "") -> list[str]:
        """Return the names of the deeds that have a key; with ``but`` those that this one could be mixed up with."""
        return [
            name
            for name, keys in self.keys().items()
            if key in keys and name != but and (not but or meet(name, but))
        ]

    def conflicts(self) -> dict[str, list[str]]:
        """Return the keys that several deeds have, with the names of these."""
        found: dict[str, list[str]] = {}
        for name, keys in self.keys().items():
            for key in keys:
                found.setdefault(key, []).append(name)
        mixed = {
            key: [one for one in names if any(other != one and meet(one, other) for other in names)]
            for key, names in found.items()
        }
        return {key: names for key, names in mixed.items() if names}

    # as a text

    def to_text(self) -> str:
        """Return the scheme as JSON, for a file or the settings."""
        own = {name: list(keys) for name, keys in sorted(self.own.items())}
        whole = {"kind": FILE_KIND, "preset": self.preset, "keys": own}
        return json.dumps(whole, ensure_ascii=False, indent=1)

    @classmethod
    def from_text(cls, text: str) -> KeyScheme:
        """Return the scheme of such a text. Deeds that are unknown here, and keys that are none, are left out.

        Raises ``InputError`` ``keys.unreadable`` where the text is something else.
        """
        try:
            found: Any = json.loads(text)
            if found["kind"] != FILE_KIND:
                raise ValueError
            given = {str(name): [str(key) for key in keys] for name, keys in found["keys"].items()}
            preset = str(found["preset"])
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise InputError("keys.unreadable") from None
        ours = {deed.name: deed.keys for deed in all_deeds()}
        own = {
            name: tuple(
                dict.fromkeys(
                    key
                    for key in map(tidy, keys)
                    if key and (key in ours[name] or not fault(key, stands_alone(name)))
                )
            )
            for name, keys in given.items()
            if name in ours
        }
        return cls(preset if preset in PRESETS else OURS, MappingProxyType(own))
