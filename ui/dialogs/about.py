"""About the program."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.dialogs.frame import HouseDialog, explanation
from ui.icons import pixmap
from ui.style_sheet import set_look
from ui.words import _
from workbench import __version__


class AboutDialog(HouseDialog):
    """Name, version, licence."""

    def __init__(self, folder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=56)
        self.folder = folder
        picture = QLabel()
        picture.setPixmap(pixmap("pressbench", "#000000", 48, self.devicePixelRatioF()))
        self.title = QLabel()
        set_look(self.title, "title")
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture)
        head.addWidget(self.title, 1)
        self.body.addLayout(head)
        self.text = explanation(look="")
        self.body.addWidget(self.text)
        self.small = explanation(look="small")
        self.body.addWidget(self.small)
        self.close_button = self.add_button(primary=True)
        self.close_button.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("About Pressbench"))
        self.title.setText(f"Pressbench {__version__}")
        self.text.setText(
            _(
                "A workbench for press offices that publish the same release in several languages.\n\n"
                "Free software under the GNU General Public License, version 3 or later. "
                "It comes without any warranty."
            )
        )
        self.small.setText(
            _("Qt {qt}. The work of this desk lies in {folder}.").format(
                qt=qVersion(), folder=self.folder or "–"
            )
        )
        self.close_button.setText(_("Close"))
