"""Pressbench's engine: everything the workbench knows and does, without a window."""

__version__ = "0.1.0"
