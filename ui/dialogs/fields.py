"""Fields that several dialogs share: languages, zones, moments, roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime, QTimeZone, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.words import Retranslated, _, language_name
from workbench.desk import catalogue, wording
from workbench.model.people import Role

FIRST_CLASS = ("en", "fr", "es")
OTHERS = ("ar", "ca", "de", "it", "nl", "pl", "pt", "ro", "ru", "sw", "uk", "zh")
_CODE = re.compile(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
_OFFSET = re.compile(r"^(?:UTC)?([+-])(\d{2}):?(\d{2})$")


def language_codes(text: str) -> list[str]:
    """Return the codes of languages (BCP 47) in a text with commas or spaces between; others are left out."""
    return [part for part in re.split(r"[,;\s]+", text) if _CODE.match(part)]


class EntryField(QLineEdit):
    """A line whose Enter adds what stands in it, and does not press the dialog's button as well."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class LanguageChoice(Retranslated, QComboBox):
    """One language of those offered; with ``recognised`` also none, for the one that is recognised in a text."""

    def __init__(self, parent: QWidget | None = None, recognised: bool = False) -> None:
        super().__init__(parent)
        self._codes = [*([""] if recognised else ()), *FIRST_CLASS, *OTHERS]
        self.retranslate()

    def code(self) -> str:
        """Return the chosen language's code."""
        return str(self.currentData() or "")

    def choose(self, code: str) -> None:
        """Choose a language, also one that is not among those offered."""
        if code and code not in self._codes:
            self._codes.append(code)
            self.addItem(language_name(code), code)
        self.setCurrentIndex(max(0, self.findData(code)))

    def retranslate(self) -> None:
        """Say the names of the languages."""
        chosen = self.code()
        silent = self.blockSignals(True)
        self.clear()
        for code in self._codes:
            self.addItem(language_name(code) if code else _("as recognised"), code)
        if chosen:
            self.setCurrentIndex(max(0, self.findData(chosen)))
        self.blockSignals(silent)


class LanguageChecks(Retranslated, QWidget):
    """Several languages: the three of the house as boxes, any other as a code."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {code: QCheckBox() for code in FIRST_CLASS}
        self.others = QLineEdit()
        self._forbidden, self._was_chosen = "", False
        row = QHBoxLayout()
        row.setSpacing(12)
        for box in self.boxes.values():
            row.addWidget(box)
            box.toggled.connect(self.changed)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.others)
        self.others.textChanged.connect(self.changed)
        self.retranslate()

    def codes(self) -> list[str]:
        """Return the codes of the chosen languages."""
        chosen = [code for code, box in self.boxes.items() if box.isChecked() and box.isEnabled()]
        return [*chosen, *(code for code in language_codes(self.others.text()) if code not in chosen)]

    def choose(self, codes: Iterable[str]) -> None:
        """Choose these languages and no others."""
        wanted = list(dict.fromkeys(codes))
        for code, box in self.boxes.items():
            box.setChecked(code in wanted)
        self.others.setText(", ".join(code for code in wanted if code not in self.boxes))

    def forbid(self, code: str) -> None:
        """Let one language not be chosen: the source's own. One that was forbidden before is as it was."""
        if code == self._forbidden:
            return
        before = self.boxes.get(self._forbidden)
        if before is not None:
            before.setEnabled(True)
            before.setChecked(self._was_chosen)
        now = self.boxes.get(code)
        if now is not None:
            self._was_chosen = now.isChecked()
            now.setChecked(False)
            now.setEnabled(False)
        self._forbidden = code

    def retranslate(self) -> None:
        """Say the names of the languages."""
        for code, box in self.boxes.items():
            box.setText(language_name(code))
        self.others.setPlaceholderText(_("other codes: pt, ar"))
        self.others.setAccessibleName(_("Codes of other languages"))


class RoleChecks(Retranslated, QWidget):
    """The roles of a person, each with what it means."""

    changed = Signal()

    def __init__(self, explained: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explained = explained
        self.boxes = {role: QCheckBox() for role in Role}
        layout: Any = QVBoxLayout(self) if explained else QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4 if explained else 12)
        for box in self.boxes.values():
            layout.addWidget(box)
            box.toggled.connect(self.changed)
        if not explained:
            layout.addStretch(1)
        self.retranslate()

    def roles(self) -> list[Role]:
        """Return the chosen roles."""
        return [role for role, box in self.boxes.items() if box.isChecked()]

    def choose(self, roles: Iterable[Role]) -> None:
        """Choose these roles and no others."""
        wanted = set(roles)
        for role, box in self.boxes.items():
            box.setChecked(role in wanted)

    def retranslate(self) -> None:
        """Say what each role means."""
        meaning = {
            Role.TRANSLATOR: _("Translator: writes translations"),
            Role.REVIEWER: _("Reviewer: comments, returns, approves"),
            Role.EDITOR: _("Editor: sets embargoes, delivers, publishes"),
        }
        for role, box in self.boxes.items():
            name = wording.name(role)
            box.setText(meaning[role] if self._explained else name[:1].upper() + name[1:])


def zone_named(name: str) -> tzinfo | None:
    """Return the zone of a name (``Europe/Paris``, ``UTC``) or an offset (``+02:00``); None for any other."""
    found = _OFFSET.match(name.strip())
    if found:
        length = timedelta(hours=int(found[2]), minutes=int(found[3]))
        return timezone(length if found[1] == "+" else -length)
    try:
        return ZoneInfo(name.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_name(moment: datetime) -> str:
    """Return the name of a moment's zone as ``zone_named`` understands it."""
    key = getattr(moment.tzinfo, "key", "")
    if key:
        return str(key)
    offset = moment.strftime("%z") or "+0000"
    return "UTC" if offset in ("+0000", "-0000") else f"{offset[:3]}:{offset[3:5]}"


def own_zone() -> str:
    """Return the name of the person's own zone."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    if name in ("Etc/UTC", "Etc/UCT", "Etc/GMT", "UCT", "Zulu"):
        return "UTC"
    return name if zone_named(name) is not None else "UTC"


@lru_cache(maxsize=1)
def _zones() -> tuple[str, ...]:
    # Walks through the folders of the zone database: once is enough.
    return tuple(sorted(name for name in available_timezones() if "/" in name and name[:3] != "Etc"))


class ZoneChoice(QComboBox):
    """A time zone, by name or offset; can be typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        usual = dict.fromkeys((own_zone(), "UTC"))
        self.addItems(list(usual))
        self.insertSeparator(self.count())
        self.addItems(_zones())
        self.setCurrentIndex(0)

    def zone(self) -> tzinfo | None:
        """Return the zone, None where what is typed is none."""
        return zone_named(self.currentText())

    def choose(self, name: str) -> None:
        """Choose a zone by its name or offset."""
        self.setCurrentText(name)


class MomentField(Retranslated, QWidget):
    """A date and time that may be left open: a box that turns it on, the moment, and its zone."""

    changed = Signal()

    def __init__(self, words: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.on = QCheckBox()
        self.moment = QDateTimeEdit()
        self.moment.setCalendarPopup(True)
        self.zone = ZoneChoice()
        second = QHBoxLayout()
        second.setContentsMargins(26, 0, 0, 0)
        second.addWidget(self.moment)
        second.addWidget(self.zone, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.on)
        column.addLayout(second)
        self.on.toggled.connect(self._toggle)
        self.moment.dateTimeChanged.connect(lambda _moment: self.changed.emit())
        self.zone.currentTextChanged.connect(lambda _text: self.changed.emit())
        self._toggle(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Write the moment as the language does: ``26 nov. 2026 14:00``."""
        locale = QLocale(catalogue.language())
        self.moment.setLocale(locale)
        # The month in letters: no day can be taken for a month. The year whole.
        self.moment.setDisplayFormat("d MMM yyyy HH:mm")
        calendar = self.moment.calendarWidget()
        calendar.setLocale(locale)
        calendar.setFirstDayOfWeek(locale.firstDayOfWeek())

    def _toggle(self, on: bool) -> None:
        self.moment.setEnabled(on)
        self.zone.setEnabled(on)
        self.changed.emit()

    def name(self, text: str) -> None:
        """Say what the moment is."""
        self.on.setText(text)
        self.moment.setAccessibleName(text)
        self.zone.setAccessibleName(_("Time zone of: {what}").format(what=text))

    def value(self) -> datetime | None:
        """Return the moment with its zone; None where it is left open or the zone is none."""
        zone = self.zone.zone()
        if not self.on.isChecked() or zone is None:
            return None
        chosen = self.moment.dateTime()
        date, time = chosen.date(), chosen.time()
        return datetime(date.year(), date.month(), date.day(), time.hour(), time.minute(), tzinfo=zone)

    def fault(self) -> bool:
        """Return whether the zone is none."""
        return self.on.isChecked() and self.zone.zone() is None

    def put(self, moment: datetime | None, zone: str = "", suggestion: datetime | None = None) -> None:
        """Show a moment in its zone; without one, ``suggestion`` is what turning it on begins with."""
        shown = moment or suggestion
        if shown is not None:
            place = zone_named(zone) if zone else None
            shown = shown.astimezone(place) if place is not None else shown
            self.zone.choose(zone if place is not None else zone_name(shown))
            self.moment.setDateTime(
                QDateTime(QDate(shown.year, shown.month, shown.day), QTime(shown.hour, shown.minute))
            )
        self.on.setChecked(moment is not None)
