"""Pairing a text with a translation of it that exists already."""
