"""The place where a translation is written: the grid, its live text, its keys, and what surrounds them."""
