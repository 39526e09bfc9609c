"""What the panels do with one unit of a memory: put it right, take it out, and how its memory is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ui.editor.owned import owned
from ui.panels.base import Panel
from ui.words import _
from workbench.model.memory import HOUSE, QUOTATIONS, TranslationUnit


def memory_names(desk: Any, wanted: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """Return the names of memories by id, the house's own in the language in force.

    The desk is asked only where one of the ``wanted`` ids is not ``known``: it counts every unit for it.
    """
    house = _("memory of the house")
    names = {**known, "": house, HOUSE: house, QUOTATIONS: house}
    if set(wanted) - set(names):
        names = {one.id: one.name for one in desk.memory.memories()} | dict.fromkeys(
            ("", HOUSE, QUOTATIONS), house
        )
    return names


def may_be_edited(panel: Panel, unit: TranslationUnit) -> bool:
    """Return whether a unit is put right by itself: what the house says is put right in its release."""
    return unit.memory_id not in ("", HOUSE, QUOTATIONS) and not panel.place.desk.read_only


def edit_unit(panel: Panel, unit: TranslationUnit, memory: str) -> None:
    """Show a unit's texts as they stand in its ``memory``, and offer what is made of them from then on."""
    desk, person = panel.place.desk, panel.place.person

    def ask(found: TranslationUnit) -> None:
        from ui.dialogs.unit_dialog import UnitDialog

        dialog = UnitDialog(found, memory, panel)

        def save() -> None:
            source, target = dialog.texts()
            panel.do(
                lambda: (desk.memory.change_unit(unit.id, person, source, target), desk.memory.changed())
            )

        dialog.accepted.connect(save)
        dialog.open()

    # A unit that was found the other way round has its sides exchanged: it is asked for as it stands.
    panel.ask(lambda: desk.memory.unit(unit.id), owned(panel, ask), "unit")


def remove_unit(panel: Panel, unit: TranslationUnit, memory: str) -> None:
    """Ask, and offer a unit no more; ``memory`` is how its memory is called."""
    from ui.dialogs.unit_dialog import RemoveUnitDialog

    desk, person = panel.place.desk, panel.place.person
    dialog = RemoveUnitDialog(unit, memory, panel)
    dialog.accepted.connect(lambda: panel.do(lambda: desk.memory.remove_unit(unit.id, person)))
    dialog.open()
