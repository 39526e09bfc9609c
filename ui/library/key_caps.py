"""Words of buttons that end with the key in force."""

from __future__ import annotations

from ui.shortcuts.keys import shown
from ui.shortcuts.registry import key_of


def button_words(words: str, deed: str) -> str:
    """Return words with the key of a deed (``window.new``) behind them; the words alone where it has none."""
    key = key_of(deed)
    return f"{words}  {shown(key)}" if key else words
