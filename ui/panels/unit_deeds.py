"""What the panels do with one unit of a memory: put it right, take it out, and how its memory is called."""

from __future__ import annotations

from typing import Any

from ui.editor.owned import owned
from ui.panels.base import Panel
from ui.words import _
from workbench.model.memory import HOUSE, QUOTATIONS, TranslationUnit


def memory_names(desk: Any) -> dict[str, str]:
    """Return the names of the memories by id; the house's own has one in every language. Asks the desk."""
    names = {one.id: one.name for one in desk.memory.memories()}
    house = _("memory of the house")
    return {**names, "": house, HOUSE: house, QUOTATIONS: house}


def may_be_edited(panel: Panel, unit: TranslationUnit) -> bool:
    """Return whether a unit is put right by itself: what the house says is put right in its release."""
    return unit.memory_id not in ("", HOUSE, QUOTATIONS) and not panel.place.desk.read_only


def edit_unit(panel: Panel, unit: TranslationUnit) -> None:
    """Show a unit's texts as they stand in its memory, and offer what is made of them from then on."""
    desk, person = panel.place.desk, panel.place.person

    def look() -> tuple[TranslationUnit, str]:
        # A unit that was found the other way round has its sides exchanged.
        return desk.memory.unit(unit.id), memory_names(desk).get(unit.memory_id, "")

    def ask(found: tuple[TranslationUnit, str]) -> None:
        from ui.dialogs.unit_dialog import UnitDialog

        dialog = UnitDialog(*found, panel)

        def save() -> None:
            source, target = dialog.texts()
            panel.do(
                lambda: (desk.memory.change_unit(unit.id, person, source, target), desk.memory.changed())
            )

        dialog.accepted.connect(save)
        dialog.open()

    panel.ask(look, owned(panel, ask), "unit")


def remove_unit(panel: Panel, unit: TranslationUnit, memory: str) -> None:
    """Ask, and offer a unit no more; ``memory`` is how its memory is called."""
    from ui.dialogs.unit_dialog import RemoveUnitDialog

    desk, person = panel.place.desk, panel.place.person
    dialog = RemoveUnitDialog(unit, memory, panel)
    dialog.accepted.connect(lambda: panel.do(lambda: desk.memory.remove_unit(unit.id, person)))
    dialog.open()
