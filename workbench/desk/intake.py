"""Intake as the window and the terminal use it: reading, the changes of the preview, embargo lines."""

from __future__ import annotations

from workbench.intake.embargo import find_embargo
from workbench.intake.preview import set_kept, set_kind, set_language
from workbench.intake.readers.table import SUFFIXES
from workbench.intake.reading import plain_text, read_bytes, read_file, read_html, read_text

__all__ = [
    "SUFFIXES",
    "find_embargo",
    "plain_text",
    "read_bytes",
    "read_file",
    "read_html",
    "read_text",
    "set_kept",
    "set_kind",
    "set_language",
]
