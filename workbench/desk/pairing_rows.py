"""What a person changes in a pairing, as the window and the terminal use it."""

from __future__ import annotations

from workbench.intake.pairing.changing import join, lock, move, place_of, shift, split, unpair

__all__ = ["join", "lock", "move", "place_of", "shift", "split", "unpair"]
