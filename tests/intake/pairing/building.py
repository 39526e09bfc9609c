"""Units for the tests of pairing."""

from __future__ import annotations

from workbench.model.pairing import PairUnit

ENGLISH = (
    ("Meridian Relief opens eleven water points in Kessou after floods",),
    ("The floods displaced 14,500 people in three weeks.", "The road to Port-Lambert is closed."),
    ("“Water is free,” said Amara Diallo.", "She thanked 36 local volunteers."),
    ("The plan will cost US$3.1 million.", "Donors meet on 12 February.", "The fund has paid half of it."),
    ("Press office: press@meridian.example",),
)
FRENCH = (
    ("Secours Méridien ouvre onze points d’eau à Kessou après les inondations",),
    (
        "Les inondations ont déplacé 14 500 personnes en trois semaines.",
        "La route de Port-Lambert est fermée.",
    ),
    ("« L’eau est gratuite », a déclaré Amara Diallo.", "Elle a remercié 36 bénévoles locaux."),
    (
        "Le plan coûtera 3,1 millions de dollars.",
        "Les donateurs se réunissent le 12 février.",
        "Le fonds en a payé la moitié.",
    ),
    ("Service de presse : press@meridian.example",),
)


def units(*blocks: tuple[str, ...]) -> tuple[PairUnit, ...]:
    """Return the sentences of blocks as units."""
    return tuple(
        PairUnit(text, number, separator=" " if place else "")
        for number, block in enumerate(blocks)
        for place, text in enumerate(block)
    )
