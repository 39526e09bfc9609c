"""The words of the window, and how their language changes while it stands open.

A widget with words takes ``Retranslated`` as its first base and says all of them in ``retranslate``, which is
called at every change of language; it calls it itself once it is built.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from ui.moments import due_words, duration_words, embargo_words, moment_words
from workbench.desk import catalogue
from workbench.desk.catalogue import LANGUAGES, N_, _, ngettext, pgettext

__all__ = [
    "LANGUAGES",
    "N_",
    "Retranslated",
    "_",
    "answer",
    "change_language",
    "due_words",
    "duration_words",
    "embargo_words",
    "initials",
    "language_name",
    "moment_words",
    "ngettext",
    "own_language_name",
    "pgettext",
    "plain_keys",
]

_qt_translator: QTranslator | None = None


def answer(deed: Callable[[], object]) -> None:
    """Do what an event of Qt asks for; a bug in it is reported and goes no further.

    An exception that passes through Qt's event loop can take the whole program down.
    """
    try:
        deed()
    except Exception:
        sys.excepthook(*sys.exc_info())


class Retranslated:
    """A widget that says its words again when the language changes."""

    def retranslate(self) -> None:
        """Say every word in the language in force."""

    def changeEvent(self, event: QEvent) -> None:
        """Say the words of the new language."""
        super().changeEvent(event)  # type: ignore[misc]
        if event.type() == QEvent.Type.LanguageChange:
            answer(self.retranslate)


def change_language(code: str) -> None:
    """Put an interface language in force at once, in every window that is open; empty: the system's."""
    global _qt_translator
    catalogue.set_language(code or catalogue.system_language())
    QLocale.setDefault(QLocale(catalogue.language()))
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    if _qt_translator is not None:
        application.removeTranslator(_qt_translator)
    # Qt's own words: the buttons and menus of its dialogs and text fields.
    _qt_translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if _qt_translator.load(f"qtbase_{catalogue.language()}", folder):
        application.installTranslator(_qt_translator)
    for widget in application.topLevelWidgets():
        # Qt hands the event on to every child.
        application.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))


def language_name(code: str) -> str:
    """Return the name of a language in the interface language: ``French``; its code where it has none."""
    base, _sep, region = code.partition("-")
    known = {
        "ar": _("Arabic"),
        "ca": _("Catalan"),
        "de": _("German"),
        "en": _("English"),
        "es": _("Spanish"),
        "fr": _("French"),
        "it": _("Italian"),
        "nl": _("Dutch"),
        "pl": _("Polish"),
        "pt": _("Portuguese"),
        "ro": _("Romanian"),
        "ru": _("Russian"),
        "sw": _("Swahili"),
        "uk": _("Ukrainian"),
        "zh": _("Chinese"),
    }
    name = known.get(base.lower(), code)
    return f"{name} ({region.upper()})" if region and name != code else name


def own_language_name(code: str) -> str:
    """Return a language's name for itself: ``Français``."""
    known = {"en": "English", "fr": "Français", "es": "Español"}
    base = code.split("-")[0].lower()
    # Qt adds a country to some: "American English", "español de España".
    name = known.get(base) or QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:] if name else code


def initials(name: str) -> str:
    """Return the initials of a person, at most two: ``LM``."""
    parts = [part for part in name.replace("-", " ").split() if part[0].isalnum()]
    if not parts:
        return "?"
    letters = parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")
    return letters.upper()


def plain_keys(text: str) -> str:
    """Return the text of an action without the mark of its key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
