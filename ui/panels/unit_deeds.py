"""What the panels do with one unit of a memory: put it right, take it out, and how its memory is called."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from ui.panels.base import Panel
from ui.words import _
from workbench.model.memory import HOUSE, TranslationUnit


def memory_names(desk: Any) -> dict[str, str]:
    """Return the names of the memories by id; the house's own has one in every language. Asks the desk."""
    names = {one.id: one.name for one in desk.memory.memories()} if hasattr(desk, "memory") else {}
    return {**names, "": _("memory of the house"), HOUSE: _("memory of the house")}


def edit_unit(panel: Panel, unit: TranslationUnit) -> None:
    """Show a unit's texts and offer what was made of them from then on."""
    from ui.dialogs.unit_dialog import UnitDialog

    desk, person = panel.place.desk, panel.place.person
    dialog = UnitDialog(unit, memory_names(desk).get(unit.memory_id, ""), panel)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def save() -> None:
        source, target = dialog.texts()
        panel.do(lambda: (desk.memory.change_unit(unit.id, person, source, target), desk.memory.changed()))

    dialog.accepted.connect(save)
    dialog.open()


def remove_unit(panel: Panel, unit: TranslationUnit) -> None:
    """Ask, and offer a unit no more."""
    from ui.dialogs.unit_dialog import RemoveUnitDialog

    desk, person = panel.place.desk, panel.place.person
    dialog = RemoveUnitDialog(unit, memory_names(desk).get(unit.memory_id, ""), panel)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: panel.do(lambda: desk.memory.remove_unit(unit.id, person)))
    dialog.open()
