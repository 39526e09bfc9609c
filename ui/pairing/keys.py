"""The deeds of the pairing window: their words, and the keys that they have where nobody changed them."""

from __future__ import annotations

from dataclasses import dataclass

from ui.words import N_


@dataclass(frozen=True)
class RowDeed:
    """A deed: words for its button, a sentence for its tool tip (both marked with ``N_``), and its keys."""

    name: str
    words: str
    tip: str
    keys: tuple[str, ...]


DEEDS: tuple[RowDeed, ...] = (
    RowDeed(
        "confirm", N_("Right, go on"), N_("Lock the row and go to the next that is not sure"), ("Return",)
    ),
    RowDeed(
        "join",
        N_("Join"),
        N_("Join the row with the next, or all rows that are selected"),
        ("J", "Ctrl+Alt+J"),
    ),
    RowDeed("split", N_("Split"), N_("Make a row of each sentence"), ("S", "Ctrl+Alt+S")),
    RowDeed(
        "up",
        N_("Up"),
        N_("Give the first sentence of this side to the row before"),
        ("Alt+Up", "Ctrl+Alt+Up"),
    ),
    RowDeed(
        "down",
        N_("Down"),
        N_("Give the last sentence of this side to the row after"),
        ("Alt+Down", "Ctrl+Alt+Down"),
    ),
    RowDeed(
        "move",
        N_("Move"),
        N_("Pick this side of the row up; pressed again, put it down in another row"),
        ("M",),
    ),
    RowDeed("unpair", N_("Unpair"), N_("Let each sentence of the row stand alone"), ("U",)),
    RowDeed("lock", N_("Lock"), N_("Lock or unlock: what is locked is not paired again"), ("L", "Ctrl+L")),
    RowDeed(
        "next", N_("Next to check"), N_("Go to the next row that is not sure or has other figures"), ("F8",)
    ),
    RowDeed(
        "previous",
        N_("Previous to check"),
        N_("Go to the row before that is not sure or has other figures"),
        ("Shift+F8",),
    ),
    RowDeed("again", N_("Pair again"), N_("Pair all that is not locked again"), ("F5",)),
    RowDeed("undo", N_("Undo"), N_("Take the last change back"), ("Ctrl+Z",)),
    RowDeed("redo", N_("Redo"), N_("Do again what was taken back"), ("Ctrl+Y", "Ctrl+Shift+Z")),
)

ACCEPT = RowDeed(
    "accept", N_("&Make the release…"), N_("Make a release of both texts and open it"), ("Ctrl+Return",)
)
"""What is done with all rows; its button stands at the foot."""
