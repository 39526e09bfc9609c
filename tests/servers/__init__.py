"""Servers that tests start on this machine, and their fixtures."""
