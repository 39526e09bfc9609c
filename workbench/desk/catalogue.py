"""The interface catalogue: gettext over the PO files in translations/, read by polib.

English is the language of the source, so it needs no catalogue. The language may change at any time;
whoever shows words asks again.
"""

from __future__ import annotations

import gettext as _gettext
import io
import locale
import os
import re

from workbench.places import translations_folder

LANGUAGES = ("en", "fr", "es")

_current: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def system_language() -> str:
    """Return the interface language that fits the system's locale, English where none does.

    The environment is asked first: it also names a locale that is not installed.
    """
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    wish = next((value for value in named if value), "") or locale.getlocale()[0] or "en"
    code = re.split("[_.@-]", wish)[0].lower()
    return code if code in LANGUAGES else "en"


def set_language(code: str) -> None:
    """Change the interface language for the whole process; an unknown code means English."""
    global _current, _language
    _language = code if code in LANGUAGES else "en"
    _current = _load(_language)


def language() -> str:
    """Return the code of the interface language in force."""
    return _language


def _load(code: str) -> _gettext.NullTranslations:
    path = translations_folder() / f"{code}.po"
    if code == "en" or not path.is_file():
        return _gettext.NullTranslations()
    import polib

    return _gettext.GNUTranslations(io.BytesIO(polib.pofile(str(path)).to_binary()))


def _(message: str) -> str:
    """Return the message in the interface language."""
    return _current.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form that fits ``count``; the caller fills the placeholders."""
    return _current.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Return the message in the interface language, as it is said in this context."""
    return _current.pgettext(context, message)


def N_(message: str) -> str:
    """Mark a message for the catalogue; it is translated where it is shown."""
    return message
