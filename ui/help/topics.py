"""Which page of the help belongs to what."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

TOPICS = (
    "start",
    "library",
    "intake",
    "pairing",
    "editor",
    "writing",
    "finding",
    "memory",
    "terms",
    "segments",
    "checks",
    "review",
    "delivery",
    "preferences",
    "keyboard",
    "safety",
)
"""The pages in the order of the day; each is ``<topic>.md`` in the folder of a language."""

_OF_CLASS = {
    "LibraryPage": "library",
    "EditorPage": "editor",
    "FindBar": "finding",
    "FilterBar": "finding",
    "ReplaceDialog": "finding",
    "SourceEditDialog": "segments",
    "DraftsPage": "writing",
    "SuggestionsPanel": "memory",
    "ConcordancePanel": "memory",
    "MemoriesPage": "memory",
    "TermsPanel": "terms",
    "IssuesPanel": "checks",
    "CommentsPanel": "review",
    "HistoryPanel": "review",
    "ApprovalCard": "review",
    "IntakeDialog": "intake",
    "PasteField": "intake",
    "BlocksDialog": "intake",
    "SourcesPage": "intake",
    "DetailsDialog": "library",
    "LanguageDialog": "library",
    "ApproveDialog": "review",
    "ReasonDialog": "review",
    "ConflictDialog": "editor",
    "ExportDialog": "delivery",
    "VerifyDialog": "delivery",
    "PreferencesDialog": "preferences",
    "KeyboardPage": "keyboard",
    "FirstStart": "start",
    "BackupsDialog": "safety",
    "RepairDialog": "safety",
    "OpeningDialog": "safety",
    "CrashDialog": "safety",
}


def topic_of(widget: QWidget | None) -> str:
    """Return the page for a widget: that of the nearest widget around it which has one, ``start`` for none.

    A widget says its own by an attribute ``help_topic``.
    """
    while widget is not None:
        own = getattr(widget, "help_topic", "") or _OF_CLASS.get(type(widget).__name__, "")
        if own in TOPICS:
            return own
        widget = widget.parentWidget()
    return TOPICS[0]
