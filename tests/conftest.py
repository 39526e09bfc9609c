"""What every test stands on: no window, no network, none of the person's own folders."""

from __future__ import annotations

import gc
import itertools
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_ACCESSIBILITY"] = "1"

pytest_plugins = ["tests.servers.fixtures"]

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
NO_SHARED = "the folder of real data beside the project is absent"
NOT_OFFERED = "no package source of this system has it"

# Read before the tests get folders of their own.
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
LANGUAGETOOL_JARS = Path(
    os.environ.get("PRESSBENCH_LANGUAGETOOL") or _CACHE / "pressbench" / "languagetool-6.8"
)

settings.register_profile(
    "desk",
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    database=None,
)
# On a build server the same commit gives the same answer.
settings.register_profile("build", settings.get_profile("desk"), derandomize=True, print_blob=True)
settings.load_profile("build" if os.environ.get("PRESSBENCH_NO_SKIPS") else "desk")

_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "ftp_proxy")
_LOCALES = ("LANGUAGE", "LC_MESSAGES", "LC_CTYPE", "LANG")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test an empty home, in English, without proxies and without the person's secrets."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PRESSBENCH_DATA", str(home / "desk"))
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in (*_PROXIES, *(proxy.upper() for proxy in _PROXIES), *_LOCALES):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")


# Also between two tests: a thread that hears what is to be tested next would collect there.
gc.disable()
WHOLE_EVERY = 50
_collected = itertools.count(1)


@pytest.fixture(autouse=True)
def _garbage_on_this_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """Collect between two tests only: in a worker's thread or amid Qt's work it would end Qt objects there.

    What outlives a test is set aside, as ``ui.garbage`` does; now and then all is looked at.
    """
    yield
    gc.disable()
    if "qapp" not in request.fixturenames:
        gc.collect(1)
        return
    if next(_collected) % WHOLE_EVERY == 0:
        gc.unfreeze()
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Begin and end every test with the interface in English."""
    from workbench.desk import catalogue

    catalogue.set_language("en")
    yield
    catalogue.set_language("en")


class NetworkRefusedError(OSError):
    """A test tried to reach something that is not this machine."""


def _is_this_machine(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a Unix socket
    host = str(address[0])
    return host in {"localhost", "::1", "0.0.0.0", ""} or host.startswith("127.")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections and look-ups that leave this machine."""
    connect, connect_ex, getaddrinfo = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def guarded_connect(self: socket.socket, address: object) -> None:
        if not _is_this_machine(address):
            raise NetworkRefusedError(address)
        connect(self, address)  # type: ignore[arg-type]

    def guarded_connect_ex(self: socket.socket, address: object) -> int:
        if not _is_this_machine(address):
            raise NetworkRefusedError(address)
        return connect_ex(self, address)  # type: ignore[arg-type]

    def guarded_getaddrinfo(host: object, *rest: object, **named: object) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not _is_this_machine((name,)):
            raise socket.gaierror(socket.EAI_NONAME, f"a test looked up {name}")
        return getaddrinfo(host, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real data (gold/, samples/) that stands beside the project."""
    if not SHARED.is_dir():
        pytest.skip(NO_SHARED)
    return SHARED


@pytest.fixture(scope="session")
def resources() -> Path:
    """Return the folder of what is shipped."""
    return ROOT / "resources"


@pytest.fixture(scope="session")
def languagetool_jars() -> Path:
    """Return the folder of LanguageTool's jars that ``make test`` has fetched; Java is there too."""
    if shutil.which("java") is None:
        pytest.skip("there is no Java (install a Java 17 runtime)")
    if not (LANGUAGETOOL_JARS / "languagetool-server.jar").is_file():
        pytest.skip("LanguageTool's jars are not there (`make test` fetches them where Maven is)")
    return LANGUAGETOOL_JARS


@pytest.fixture(scope="session")
def xvfb_display() -> Iterator[str]:
    """Start an X server that shows nothing; return its name for DISPLAY, e.g. ``:7``."""
    program = shutil.which("Xvfb")
    if program is None:
        pytest.skip("there is no Xvfb (install xvfb)")
    reading, writing = os.pipe()
    # It picks a free number and writes it once it answers. It must not begin anew when its last client has gone: a
    # program that starts in that moment, as after a kill, finds no server and ends.
    server = subprocess.Popen(
        [program, "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            pytest.fail("Xvfb did not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(timeout=10)


# A skip is a failure where everything that a test needs can be had.

_STRICT = bool(os.environ.get("PRESSBENCH_NO_SKIPS"))


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if not _STRICT or report.outcome != "skipped" or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if NO_SHARED in reason or NOT_OFFERED in reason:
        return
    report.outcome = "failed"
    report.longrepr = f"skipped where a skip is a failure: {reason}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long files first: with several workers none of them is left over for one at the end."""
    items.sort(key=lambda item: not _takes_long(item))


def _takes_long(item: pytest.Item) -> bool:
    return "journeys" in item.path.parts or any(
        item.get_closest_marker(name) is not None for name in ("languagetool", "gold", "xvfb")
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    report: pytest.TestReport = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    report: pytest.CollectReport = yield
    _refuse_skip(report)
    return report
