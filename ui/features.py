"""What PySide does at every import is made cheap.

PySide looks through the source text of every module that is imported after it, to find out whether it uses
PySide and so might choose another spelling of Qt's names (``from __feature__ import snake_case``). That
reads and keeps the source of the whole program: a tenth of the time of starting, and ten megabytes. Nothing
here chooses another spelling, so the answer is given from the module's name.
"""

from __future__ import annotations

import sys
from types import ModuleType

import PySide6.QtCore  # noqa: F401  (it brings what is changed here)

_FEATURES = "shibokensupport.feature"
_ASKED = "_mod_uses_pyside"


def answer_by_name() -> None:
    """Have PySide go by the names of modules from now on. A PySide that asks in another way is left as it is."""
    features = sys.modules.get(_FEATURES)
    if features is not None and hasattr(features, _ASKED):
        setattr(features, _ASKED, _uses_pyside)


def _uses_pyside(module: ModuleType) -> bool:
    return module.__name__.partition(".")[0] == "ui"
