"""What the panels do with one unit of a memory: put it right, take it out, and how its memory is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ui.editor.owned import owned
from ui.panels.base import Panel
from ui.words import _
from workbench.desk.changes import Changes
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

            def change() -> tuple[TranslationUnit, Changes]:
                return desk.memory.change_unit(unit.id, person, source, target), desk.memory.changed()

            panel.do(change, lambda made: _keep(panel, _("Edit a unit of the memory"), found, made[0]))

        dialog.accepted.connect(save)
        dialog.open()

    # A unit that was found the other way round has its sides exchanged: it is asked for as it stands.
    panel.ask(lambda: desk.memory.unit(unit.id), owned(panel, ask), "unit")


def remove_unit(panel: Panel, unit: TranslationUnit, memory: str) -> None:
    """Ask, and offer a unit no more; ``memory`` is how its memory is called."""
    from ui.dialogs.unit_dialog import RemoveUnitDialog

    desk, person = panel.place.desk, panel.place.person
    dialog = RemoveUnitDialog(unit, memory, panel)

    def remove() -> tuple[TranslationUnit, Changes]:
        # One that was found the other way round goes back as it stands.
        return desk.memory.unit(unit.id), desk.memory.remove_unit(unit.id, person)

    def removed(made: tuple[TranslationUnit, Changes]) -> None:
        # What the house says comes back where its segment is confirmed again.
        if may_be_edited(panel, unit):
            _keep(panel, _("Remove a unit from the memory"), made[0])

    dialog.accepted.connect(lambda: panel.do(remove, removed))
    dialog.open()


def _keep(panel: Panel, name: str, before: TranslationUnit, after: TranslationUnit | None = None) -> None:
    """Let what was done with a unit be undone; ``after`` is what it was made, None where it was removed."""
    memory, person = panel.place.desk.memory, panel.place.person
    # A unit that is put back may have another id.
    standing = after or before

    def backwards() -> Changes:
        nonlocal standing
        standing = memory.put_unit_back(replace(before, id=standing.id), person, after)
        return memory.changed()  # type: ignore[no-any-return]

    def forwards() -> Changes:
        nonlocal standing
        if after is None:
            return memory.remove_unit(standing.id, person)  # type: ignore[no-any-return]
        standing = memory.change_unit(standing.id, person, after.source, after.target)
        return memory.changed()  # type: ignore[no-any-return]

    panel.undoable.emit(name, forwards, backwards)
