"""The translation memory: what answers a text, how well, and with what put in its place."""

from __future__ import annotations

from workbench.drafting.memory.codes import EXACT, adapt, best_match
from workbench.model.memory_keys import memory_key

__all__ = ["EXACT", "adapt", "best_match", "memory_key"]
