"""Callbacks that die with their owner."""

from __future__ import annotations

from collections.abc import Callable
from types import MethodType
from typing import Any

from PySide6.QtCore import QObject


def owned(owner: QObject, function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return the function as a method of ``owner``: the runner does not call it once the owner is gone."""
    return MethodType(lambda _owner, result: function(result), owner)
