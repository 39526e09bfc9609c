"""Keys as texts: ``Ctrl+Return`` is written in one way, whoever typed it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence

from ui.words import N_, _

FIXED = {
    "Ctrl+C": N_("Copy"),
    "Ctrl+X": N_("Cut"),
    "Ctrl+V": N_("Paste"),
    "Ctrl+A": N_("Select all"),
}
"""What text fields themselves mean by a key."""

_AZERTY = {"1": "&", "2": "É", "3": '"', "4": "'", "5": "(", "7": "È", "8": "_", "9": "Ç", "0": "À"}
"""What the digits' keys of a French keyboard write without Shift, but for the hyphen of the six: Ctrl+- is a deed."""

_AZERTY_SHIFTED = "./"
"""What a French keyboard writes with Shift alone: there ``Ctrl+Shift+.`` is what ``Ctrl+.`` is typed with."""

_FRENCH_WITHOUT_AZERTY = (
    QLocale.Country.Canada,
    QLocale.Country.Switzerland,
    QLocale.Country.Luxembourg,
)

_GOING_ABOUT = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Space,
)

_NEEDS_NO_MODIFIER = range(Qt.Key.Key_F1.value, Qt.Key.Key_F35.value + 1)


def tidy(text: str) -> str:
    """Return a key in its one way of writing (English names, ``Return`` also for the keypad's), empty for none."""
    sequence = QKeySequence(text, QKeySequence.SequenceFormat.PortableText)
    if sequence.isEmpty():
        return ""
    written = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    parts = [
        part[: -len("Enter")] + "Return" if part.endswith("Enter") else part for part in written.split(", ")
    ]
    return ", ".join(parts)


def sequences(keys: tuple[str, ...], azerty: bool = False, taken: Collection[str] = ()) -> list[QKeySequence]:
    """Return the sequences for Qt; whoever sets the Return key means the keypad's Enter too.

    With ``azerty`` a key with a digit is also that of the same key without Shift, unless it is ``taken``; one of
    several that cannot be told from the same without Shift is left out.
    """
    found = []
    for key in keys:
        if azerty and len(keys) > 1 and "Shift" in key and key[-1] in _AZERTY_SHIFTED:
            continue
        found.append(QKeySequence(key, QKeySequence.SequenceFormat.PortableText))
        if key.endswith("Return"):
            both = key[: -len("Return")] + "Enter"
            found.append(QKeySequence(both, QKeySequence.SequenceFormat.PortableText))
        if azerty and (plain := _unshifted(key)) and plain not in taken:
            found.append(QKeySequence(plain, QKeySequence.SequenceFormat.PortableText))
    return found


def _unshifted(key: str) -> str:
    held, _plus, last = key.rpartition("+")
    return f"{held}+{_AZERTY[last]}" if held and "Shift" not in held and last in _AZERTY else ""


def has_azerty() -> bool:
    """Return whether the person's keyboard is likely the one of France or Belgium: digits need Shift there."""
    for locale in (QGuiApplication.inputMethod().locale(), QLocale.system()):
        if locale.language() == QLocale.Language.French and locale.territory() not in _FRENCH_WITHOUT_AZERTY:
            return True
    return False


def shown(key: str) -> str:
    """Return a key as the person's system writes it."""
    sequence = QKeySequence(key, QKeySequence.SequenceFormat.PortableText)
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)


def fault(key: str, alone: bool = False) -> str:
    """Return why a key cannot be that of a deed, as a sentence; empty where it can.

    ``alone``: where the deed holds nothing is written, so that letters are free.
    """
    key = tidy(key)
    if not key:
        return _("This is no key.")
    if key in FIXED:
        return _("{key} belongs to every text field: {deed}.").format(key=shown(key), deed=_(FIXED[key]))
    sequence = QKeySequence(key, QKeySequence.SequenceFormat.PortableText)
    if sequence.count() > 1:
        return _("One key at a time: {key} are several.").format(key=shown(key))
    combination = sequence[0]
    held = combination.keyboardModifiers()
    strong = (
        Qt.KeyboardModifier.ControlModifier
        | Qt.KeyboardModifier.AltModifier
        | Qt.KeyboardModifier.MetaModifier
    )
    if alone and not held & strong and combination.key() in _GOING_ABOUT:
        return _("{key} is needed for going about; take Ctrl or Alt with it.").format(key=shown(key))
    if not alone and not held & strong and combination.key().value not in _NEEDS_NO_MODIFIER:
        return _("{key} is needed for writing; take Ctrl or Alt with it.").format(key=shown(key))
    return ""


def mnemonic(title: str) -> str:
    """Return the key that opens a menu by the marked letter of its title: ``Alt+F``; empty where none is marked."""
    sequence = QKeySequence.mnemonic(title)
    return sequence.toString(QKeySequence.SequenceFormat.PortableText) if not sequence.isEmpty() else ""
