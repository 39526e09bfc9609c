"""Which typography holds for a language and a release: its dossier's, the house's, the country's."""

from __future__ import annotations

import json

from workbench.desk.changes import Changes
from workbench.desk.settings import SettingsDeeds
from workbench.model.errors import InputError
from workbench.proofing.typography.profiles import PROFILES, TypographyProfile, profile_for
from workbench.store.library import MarkKind
from workbench.store.store import Store

STYLES: dict[str, tuple[str, ...]] = {
    base: tuple(profile.id for profile in PROFILES if profile.language == base)
    for base in dict.fromkeys(profile.language for profile in PROFILES)
}
"""The ids of the house styles by base language."""

_KEYS = {"fr": "style_fr", "en": "style_en"}


class HouseStyleDeeds:
    """The house styles. A dossier stands for the organisation that its releases are written for."""

    def __init__(self, store: Store, settings: SettingsDeeds) -> None:
        self._store = store
        self._settings = settings

    def profile(self, language: str, release_id: str = "") -> TypographyProfile:
        """Return the style of a language (BCP 47) in a release.

        That of its dossiers comes first, by name, then the one that was chosen for the house, then that of the
        language's country (fr-CA, en-GB, en-US), then the customary one.
        """
        base = language.split("-")[0].lower()
        chosen = self._of_dossiers(base, release_id)
        if not chosen and base in _KEYS:
            chosen = self._settings.stored(_KEYS[base]) or ""
        return profile_for(language, chosen)

    def of_dossier(self, dossier: str) -> dict[str, str]:
        """Return the ids of a dossier's own styles by base language."""
        return self._chosen().get(dossier, {})

    def choose(self, dossier: str, language: str, style: str) -> Changes:
        """Give a dossier a style of its own for a base language, "" for that of the house.

        Raises ``InputError`` ``settings.bad_value`` for a style that the language does not have.
        """
        if style and style not in STYLES.get(language, ()):
            raise InputError("settings.bad_value", key=f"style_{language}", value=style)
        every = self._chosen()
        styles = {key: value for key, value in every.pop(dossier, {}).items() if key != language}
        if style:
            styles[language] = style
        if styles:
            every[dossier] = styles
        return self._settings.set("styles_of_dossiers", json.dumps(every, ensure_ascii=False, sort_keys=True))

    def _of_dossiers(self, base: str, release_id: str) -> str:
        every = self._chosen() if release_id else {}
        if not every:
            return ""
        marks = self._store.library.marks([release_id]).get(release_id, [])
        names = sorted(name for kind, name in marks if kind is MarkKind.DOSSIER)
        return next((style for name in names if (style := every.get(name, {}).get(base, ""))), "")

    def _chosen(self) -> dict[str, dict[str, str]]:
        """Return what is stored; what cannot be read counts as nothing chosen."""
        try:
            stored = json.loads(self._settings.styles_of_dossiers or "{}")
        except ValueError:
            return {}
        if not isinstance(stored, dict):
            return {}
        return {
            str(dossier): {str(base): str(style) for base, style in styles.items()}
            for dossier, styles in stored.items()
            if isinstance(styles, dict)
        }
