"""The sentences about memories: what they refuse, and what was read from and written to their files."""

from __future__ import annotations

from workbench.desk.catalogue import N_

MEMORY: dict[str, str | tuple[str, str]] = {
    # memories
    "memory.unknown": N_("There is no memory “{memory}”."),
    "memory.unit_unknown": N_("The memory has no such unit any more."),
    "memory.read_only": N_("The memory “{memory}” may only be read. Preferences say which may be written."),
    "memory.name_missing": N_("A memory needs a name."),
    "memory.penalty": N_("A penalty is between 0 and {most} per cent, not {penalty}."),
    "memory.house": N_("The memory of the house cannot be removed."),
}
