"""Opening the dialog of a new version from the window, and what the window does with what it made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.words import _

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def new_version(window: MainWindow) -> None:
    """Ask for a new version of the release in front; what is being typed in it counts."""
    from ui.dialogs.new_version import NewVersionDialog

    place = getattr(window.page, "place", None)
    if place is None or window.desk.read_only:
        return
    for page in window.editors:
        if page.place.release.id == place.release.id:
            page.session.commit_typing()
            page.writes.flush()
    release = window.desk.releases.get(place.release.id)
    language = place.target_language
    dialog = NewVersionDialog(
        window.desk, window.runner, release, window.person, window.deeds.folder(), window
    )

    def undone(changes: Any) -> None:
        window.spread(changes)
        window.bar.tell(_("Undone: the new version is in the archive."))

    def open_it(made: Any) -> None:
        translations = window.desk.releases.translations(made.id)
        mine = [one for one in translations if one.target_language == language] or translations
        if mine:
            window.open_translation(mine[0].id)

    dialog.carried.connect(window.spread)
    dialog.undone.connect(undone)
    dialog.open_wanted.connect(open_it)
    dialog.open()
