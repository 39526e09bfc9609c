"""The program in the menus of the desktop: ``desktop install`` and ``desktop remove``."""

from __future__ import annotations

from argparse import Namespace

from workbench.desk import desktop as entry
from workbench.desk.catalogue import ngettext
from workbench.terminal.shared import print_json


def desktop(options: Namespace) -> int:
    """Install or remove the entry, and say which files were written or taken away."""
    if options.deed == "install":
        files = entry.install(options.data)
        words = ngettext("{count} file written.", "{count} files written.", len(files))
    else:
        files = entry.remove()
        words = ngettext("{count} file removed.", "{count} files removed.", len(files))
    if options.json:
        print_json([str(path) for path in files])
        return 0
    for path in files:
        print(path)
    print(words.format(count=len(files)))
    return 0
