"""``python -m benchmarks [NAME ...]``: measure, and print each figure beside what it is held to."""

from __future__ import annotations

import importlib
import os
import platform
import sys
from collections.abc import Sequence

NAMES = (
    "start",
    "grid",
    "editing",
    "checking",
    "proofing",
    "rooms",
    "terms",
    "library",
    "memory",
    "intake",
    "segmentation",
    "pairing",
    "kill",
)


def main(names: Sequence[str]) -> int:
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"no benchmark is called {', '.join(unknown)}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors,", end=" ")
    print(f"load {os.getloadavg()[0]:.1f}")
    missed = 0
    for name in names or NAMES:
        print(f"\n{name}")
        for figure in importlib.import_module(f"benchmarks.{name}").measure():
            verdict = {True: "kept", False: "MISSED", None: ""}[figure.kept]
            print(
                f"  {figure.what}\n      {figure.measured:36} goal: {figure.goal}  {verdict}".rstrip(),
                flush=True,
            )
            missed += figure.kept is False
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
