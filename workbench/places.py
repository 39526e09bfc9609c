"""Where things are: the folders that are shipped with the program, and the person's own."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_ROOT = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    installed = _ROOT / "shipped" / name
    return installed if installed.is_dir() else _ROOT.parent / name


def resources_folder() -> Path:
    """Return the folder of icons, themes, sample releases, glossaries and templates."""
    return _shipped("resources")


def translations_folder() -> Path:
    """Return the folder of the interface catalogues (PO)."""
    return _shipped("translations")


def help_folder() -> Path:
    """Return the folder of the pages of the help, by language: ``en``, ``fr``, ``es``."""
    installed = _ROOT / "shipped" / "help"
    return installed if installed.is_dir() else _ROOT.parent / "docs" / "help"


def default_data_folder() -> Path:
    """Return the folder of the desk's work: PRESSBENCH_DATA where it is set, else the system's own."""
    chosen = os.environ.get("PRESSBENCH_DATA")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("pressbench", appauthor=False))


def cache_folder() -> Path:
    """Return the folder of what may be deleted at any time."""
    return Path(platformdirs.user_cache_dir("pressbench", appauthor=False))
