"""How pairings begin, are taken up again and become releases: the ways between the main window and theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.pairing.session import PairingSession
from ui.pairing.window import PairingWindow
from ui.shortcuts.catalogue import PAIRING, menu_title
from ui.words import _, ngettext
from workbench.model.pairing import Pairing, PairingWork
from workbench.model.release import SourceDocument

if TYPE_CHECKING:
    from ui.dialogs.pairing import TwoTextsDialog
    from ui.dialogs.pairing_works import PairingWorksDialog
    from ui.main_window import MainWindow


def two_texts(window: MainWindow) -> TwoTextsDialog:
    """Ask for two texts, and show them side by side."""
    from ui.dialogs.pairing import TwoTextsDialog

    dialog = TwoTextsDialog(window.desk, window.runner, window)

    def paired(source: SourceDocument, target: SourceDocument, pairing: Pairing) -> None:
        session = PairingSession(
            window.desk, window.runner, window.person, source.title, source, target, pairing
        )
        show(window, session)

    dialog.paired.connect(paired)
    dialog.open()
    return dialog


def works(window: MainWindow) -> PairingWorksDialog:
    """List the pairings in work, to go on with one."""
    from ui.dialogs.pairing_works import PairingWorksDialog

    dialog = PairingWorksDialog(window.desk, window.runner, window)
    dialog.wanted.connect(lambda work: take_up(window, work))
    dialog.new_wanted.connect(lambda: two_texts(window))
    dialog.open()
    return dialog


def take_up(window: MainWindow, work: PairingWork) -> PairingWindow:
    """Go on with a pairing: in its window where it is open already."""
    for shown in window.findChildren(PairingWindow):
        if shown.isVisible() and shown.session.work_id == work.id:
            shown.raise_()
            shown.activateWindow()
            return shown
    return show(window, PairingSession.of_work(window.desk, window.runner, window.person, work))


def show(window: MainWindow, session: PairingSession) -> PairingWindow:
    """Show a session in a window of its own, which lets the main window be used meanwhile."""
    made = PairingWindow(session, window)
    made.accepted_as.connect(lambda accepted: _open_release(window, accepted))
    made.follow_keys(window.group.shortcuts)
    made.dropped.connect(lambda offer: two_texts(window).take(offer))
    made.keys_wanted.connect(lambda: window.deeds.keys(made, menu_title(PAIRING)))
    made.show()
    made.activateWindow()
    return made


def _open_release(window: MainWindow, accepted: Any) -> None:
    window.spread(accepted.changes)
    window.come_forward()
    window.open_translation(accepted.translation.id)
    window.bar.tell(_("Added: {title}").format(title=accepted.release.title))
    said = []
    if accepted.left_out:
        words = ngettext(
            "The translation leaves {count} sentence out: it is untranslated.",
            "The translation leaves {count} sentences out: they are untranslated.",
            accepted.left_out,
        )
        said.append(words.format(count=accepted.left_out))
    if accepted.added:
        words = ngettext(
            "It has {count} that the source does not have: a comment holds it.",
            "It has {count} that the source does not have: comments hold them.",
            accepted.added,
        )
        said.append(words.format(count=accepted.added))
    if said:
        window.notice.say(" ".join(said), "warning")
