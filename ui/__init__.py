"""Pressbench's window: PySide6 only. It asks the desk, and shows what the desk answers."""
