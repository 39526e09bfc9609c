"""TMX, versions 1.1 to 1.4b: translation units read as a stream from files of any house, and written."""
