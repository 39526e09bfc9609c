"""Machine translation: engines, and drafts that keep the inline codes of their source."""
