"""The processes of a server that the desk minds."""

from __future__ import annotations

import psutil

from workbench.proofing.engines.languagetool_server import LanguageToolServer


def java_of(server: LanguageToolServer) -> psutil.Process:
    """Return the process that does the work: the child of the one that ties it to us."""
    children = psutil.Process(server.process_id).children()
    (java,) = [child for child in children if child.name() == "java"]
    return java


def wait_until_asked(java: psutil.Process) -> None:
    """Return when somebody speaks to the server."""
    while not any(each.status == psutil.CONN_ESTABLISHED for each in java.net_connections("tcp")):
        pass
