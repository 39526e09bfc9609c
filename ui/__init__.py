"""Pressbench's window: PySide6 only. It asks the desk, and shows what the desk answers."""

from ui.features import answer_by_name

answer_by_name()
