"""The checks are imported in steps, and nothing of them is left for the first question."""

from __future__ import annotations

import subprocess
import sys

_LOOK = """
import sys
from workbench.proofing.loading import load
load()
before = set(sys.modules)
import workbench.proofing.runner
import workbench.proofing.checks.registry
print(*sorted(set(sys.modules) - before))
"""


def test_nothing_is_left_to_import() -> None:
    done = subprocess.run([sys.executable, "-c", _LOOK], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
