"""The keys that people bring along from other programs.

Only what the program itself has out of the box and this one can do. OmegaT's are those of its
``MainMenuShortcuts.properties``, every one compared with it. Of Trados Studio and memoQ only some were found written
down by their makers (Ctrl+Enter; memoQ's F2, Ctrl+G and Ctrl+M); the others are those that their users know, not yet
compared with a list: ``docs/views/keys.md`` says so to people.
Ctrl+Shift+Enter stays free in all of them: Trados and memoQ mean opposites by it.
"""

from __future__ import annotations

from collections.abc import Mapping

OURS, TRADOS, MEMOQ, OMEGAT = "pressbench", "trados", "memoq", "omegat"

NAMES = {OURS: "Pressbench", TRADOS: "Trados Studio", MEMOQ: "memoQ", OMEGAT: "OmegaT"}

_TRADOS: dict[str, tuple[str, ...]] = {
    "editor.confirm": ("Ctrl+Return",),
    "editor.copy_source": ("Ctrl+Ins",),
    "editor.split": ("Alt+Shift+T",),
    "editor.join": ("Ctrl+Alt+S",),
    "editor.edit_source": ("Alt+F2",),
    "editor.change_case": ("Shift+F3",),
    "editor.lock": ("Ctrl+L",),
    "editor.find": ("Ctrl+F",),
    "editor.replace": ("Ctrl+H",),
    "editor.concordance": ("F3",),
    "editor.go_to": ("Ctrl+G",),
    "editor.add_term": ("Ctrl+F2",),
    "editor.comment": ("Ctrl+Shift+N",),
    "editor.draft_segment": ("Ctrl+T",),
    "editor.check_all": ("F8",),
    "editor.next_code": ("Ctrl+,",),
    "editor.undo": ("Ctrl+Z",),
    "editor.redo": ("Ctrl+Y",),
    "window.help": ("F1",),
}

_MEMOQ: dict[str, tuple[str, ...]] = {
    "editor.confirm": ("Ctrl+Return",),
    "editor.next_unconfirmed": ("Ctrl+G",),
    "editor.copy_source": ("Ctrl+Shift+S",),
    "editor.split": ("Ctrl+T",),
    "editor.join": ("Ctrl+J",),
    "editor.edit_source": ("F2",),
    "editor.change_case": ("Shift+F3",),
    "editor.lock": ("Ctrl+Shift+L",),
    "editor.find": ("Ctrl+F",),
    "editor.replace": ("Ctrl+H",),
    "editor.add_term": ("Ctrl+E",),
    "editor.concordance": ("Ctrl+K",),
    "editor.comment": ("Ctrl+M",),
    "editor.next_code": ("F9",),
    "editor.undo": ("Ctrl+Z",),
    "editor.redo": ("Ctrl+Y",),
    "window.help": ("F1",),
}

_OMEGAT: dict[str, tuple[str, ...]] = {
    "editor.next_row": ("Ctrl+N",),
    "editor.previous_row": ("Ctrl+P",),
    "editor.next_unconfirmed": ("Ctrl+U",),
    "editor.go_to": ("Ctrl+J",),
    "editor.next_confirmed": ("Ctrl+Shift+U",),
    "editor.copy_source": ("Ctrl+Shift+R",),
    "editor.insert_source": ("Ctrl+Shift+I",),
    "editor.insert_match": ("Ctrl+I",),
    "editor.change_case": ("Shift+F3",),
    "editor.take_1": ("Ctrl+R", "Ctrl+1"),
    "editor.draft_segment": ("Ctrl+M",),
    "editor.next_code": ("Ctrl+T",),
    "editor.add_term": ("Ctrl+Shift+G",),
    "editor.find": ("Ctrl+F", "Ctrl+Shift+F"),
    "editor.replace": ("Ctrl+K",),
    "editor.check_all": ("Ctrl+Shift+V",),
    "editor.export": ("Ctrl+D",),
    "editor.undo": ("Ctrl+Z",),
    "editor.redo": ("Ctrl+Y",),
    "window.open_file": ("Ctrl+O",),
    "window.new": ("Ctrl+Shift+N",),
    "window.close_page": ("Ctrl+Shift+W",),
    "window.library": ("Ctrl+L",),
    "window.quit": ("Ctrl+Q",),
    "window.help": ("F1",),
}

PRESETS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    OURS: {},
    TRADOS: _TRADOS,
    MEMOQ: _MEMOQ,
    OMEGAT: _OMEGAT,
}
"""By the name of a preset: the deeds whose keys are others than ours, or are ours by agreement."""

SECOND: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    TRADOS: {
        "editor.find_next": ("Ctrl+F3",),
        "editor.find_previous": ("Ctrl+Shift+F3",),
        "editor.next_issue": ("Ctrl+F8",),
        "editor.previous_issue": ("Ctrl+Shift+F8",),
    },
    MEMOQ: {
        "editor.go_to": ("Ctrl+Alt+G",),
        "editor.find_previous": ("Ctrl+Shift+F3",),
        "editor.draft_segment": ("Ctrl+Shift+K", "Ctrl+Alt+D"),
        "editor.history": ("Ctrl+Alt+H",),
        "window.library": ("Ctrl+Shift+B", "Ctrl+Alt+L"),
        "window.focus": ("Shift+F9",),
    },
    OMEGAT: {
        "editor.replace": ("Ctrl+K",),
        "editor.find_previous": ("Ctrl+Shift+F3",),
        "editor.filter": ("Ctrl+Alt+F",),
        "editor.issue_list": ("Ctrl+Alt+I",),
        "editor.lock": ("Ctrl+Shift+K", "Ctrl+Alt+L"),
        "editor.split": ("Ctrl+Alt+S",),
        "editor.concordance": ("Ctrl+Alt+K",),
        "window.paste": ("Ctrl+Alt+V",),
    },
}
"""Where deeds go whose own key the other program means something else by; nothing of theirs stands there."""
