"""One module a format: bytes in, raw blocks out. ``table.py`` says which reader takes what."""
