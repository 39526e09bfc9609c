"""The library: every release with where it stands, as a board by status or as a list."""
