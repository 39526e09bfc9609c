"""Importing a module does not make PySide read its source."""

from __future__ import annotations

import importlib
import linecache
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

import ui


def test_the_source_of_a_module_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ui.__file__
    (tmp_path / "names_no_qt_at_all.py").write_text("import json\nSAID = 'PySide6'\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    module = importlib.import_module("names_no_qt_at_all")
    # The statement, unlike the function, goes through PySide.
    exec("import names_no_qt_at_all", {"__name__": "somebody"})
    try:
        assert module.SAID == "PySide6"
        assert str(module.__file__) not in linecache.cache
    finally:
        del sys.modules["names_no_qt_at_all"]


def test_qt_keeps_its_spelling() -> None:
    assert not hasattr(QObject(), "object_name")
    assert QObject().objectName() == ""
