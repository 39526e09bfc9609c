"""The figures that the house is held to, measured: ``python -m benchmarks [NAME ...]``."""
