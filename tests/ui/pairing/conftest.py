"""A pair of texts for the pairing window: short ones, with a join, an omission, an addition and another figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from ui.pairing.session import PairingSession
from ui.pairing.window import PairingWindow
from workbench.desk import intake
from workbench.model.release import SourceDocument

ENGLISH = """Meridian Relief opens eleven water points in Kessou

KESSOU, 24 November 2026 - Meridian Relief has opened eleven water points serving 14,500 people. The work was paid \
for by a US$2.4 million grant.

"Host communities shared what little they had," said Regional Director Amara Diallo, who visited the site on Monday.

Between 2 and 16 November, rivers in the north rose by up to 3.5 metres. Some 1,200 houses were destroyed.

The organization will build nine more water points in Dorna before June 2027.
"""

FRENCH = """Meridian Relief ouvre onze points d’eau à Kessou

KESSOU, 24 novembre 2026 - Meridian Relief a ouvert onze points d’eau au service de 14 700 personnes. Les travaux ont \
été financés par une subvention de 2,4 millions de dollars.

« Les communautés hôtes ont partagé le peu qu’elles avaient », a déclaré la directrice régionale Amara Diallo, qui \
s’est rendue sur place lundi.

Entre le 2 et le 16 novembre, les rivières du nord sont montées de 3,5 mètres. Quelque 1 200 maisons ont été détruites.

L’organisation construira neuf autres points d’eau à Dorna avant juin 2027.
"""

UNRELATED = """La tarte aux pommes de ma grand-mère

Épluchez les fruits et coupez-les en fines tranches. Étalez la pâte dans un moule beurré.

Laissez cuire doucement et servez tiède avec un peu de crème.
"""


def documents(source: str = ENGLISH, target: str = FRENCH) -> tuple[SourceDocument, SourceDocument]:
    return intake.read_text(source, "en"), intake.read_text(target, "fr")


@pytest.fixture
def make_session(desk, runner) -> Callable[..., PairingSession]:
    def make(source: str = ENGLISH, target: str = FRENCH) -> PairingSession:
        both = documents(source, target)
        pairing = desk.pairing.read(*both)
        return PairingSession(desk, runner, "Léa Marchand", both[0].title, *both, pairing)

    return make


@pytest.fixture
def pairing_window(qtbot, make_session, settle, theme) -> PairingWindow:
    made = PairingWindow(make_session())
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    settle()
    return made
