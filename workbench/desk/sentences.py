"""The sentences of the codes, in English: the source of the interface catalogue."""

from __future__ import annotations

from workbench.desk.catalogue import N_

SENTENCES: dict[str, str | tuple[str, str]] = {
    # the store
    "store.in_use": N_(
        "Another Pressbench has the store open ({holder}). Close it there, or work here read-only: {path}"
    ),
    "store.read_only_folder": N_("Nothing can be written in the folder {path}: {reason}."),
    "store.read_only": N_("The store may only be read: {path}"),
    "store.opened_read_only": N_("The store was opened to be read only; nothing was changed: {path}"),
    "store.disk_full": N_("The disk is full. Nothing was lost; make room and try again: {path}"),
    "store.damaged": N_("The store is damaged and was left as it is. Restore one of its backups: {path}"),
    "store.newer": N_(
        "The store was written by a newer Pressbench (version {version}, known here: {known}). "
        "Update this program; nothing was changed: {path}"
    ),
    "store.not_ours": N_("This file is no store of Pressbench; it was left as it is: {path}"),
    "store.busy": N_("The store is busy with another program. Try again in a moment: {path}"),
    "store.unreachable": N_("The store cannot be reached: {path} ({reason})"),
    "store.missing": N_("There is no store yet: {path}"),
    "store.backup_missing": N_("This backup is no longer there: {path}"),
    # people and settings
    "people.no_name": N_("A person needs a name."),
    "people.no_role": N_("{name} needs at least one role: translator, reviewer or editor."),
    "people.unknown": N_("Nobody here is called “{name}”. Add her under People first."),
    "people.nobody": N_("Nobody works at this desk yet. Add a person first."),
    "people.bad_role": N_("“{role}” is no role; the roles are translator, reviewer and editor."),
    "settings.unknown": N_("There is no setting “{key}”."),
    "settings.bad_value": N_("“{value}” is not a value of the setting “{key}”."),
    # releases
    "release.empty": N_("Nothing of “{name}” is kept: a release needs at least one block of text."),
    "release.no_target": N_("A release needs at least one target language."),
    "release.same_language": N_("The source is in “{language}” already; choose another target language."),
    "release.naive_time": N_("The time {value} has no time zone, such as +01:00 or Z."),
    "release.bad_time": N_("“{value}” is no date and time; write it like 2026-11-24T14:00+00:00."),
    "release.has_target": N_("“{title}” has the language “{language}” already."),
    "release.ambiguous": (
        N_("“{id}” names {count} release; write more of its id."),
        N_("“{id}” names {count} releases; write more of its id."),
    ),
    "release.unknown": N_("There is no release “{id}”."),
    "release.bad_language": N_("“{language}” is no language code, such as fr or es-MX."),
    "translation.unknown": N_("There is no translation “{id}”."),
    "translation.no_such_language": N_("“{title}” is not translated into “{language}”."),
    "segment.unknown": N_("There is no segment “{segment}” in this release."),
    "block.unknown": N_("There is no block “{block}” in this release."),
    # editing
    "edit.conflict": N_(
        "Somebody else has changed this segment since you opened it. Both texts are kept; choose one."
    ),
    "edit.locked": N_("Segment {number} is locked. Unlock it first."),
}

CHECK_TITLES: dict[str, str] = {}
