"""The pairing window: a text and a translation of it that exists already, side by side."""
