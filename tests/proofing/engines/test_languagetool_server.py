"""The server that the desk minds: started, believed, started again, and never left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.conftest import ROOT
from tests.proofing.engines.processes import java_of
from tests.proofing.engines.strangers import StrangeServer
from workbench.model.errors import Cancelled, EngineError
from workbench.model.tasks import CancelToken
from workbench.proofing.engines import languagetool_server
from workbench.proofing.engines.languagetool_server import LanguageToolServer, answers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stands on a shell")


@pytest.fixture
def jars(tmp_path: Path) -> Path:
    """Return a folder that looks like LanguageTool's."""
    folder = tmp_path / "jars"
    folder.mkdir()
    (folder / "languagetool-server.jar").write_bytes(b"no jar")
    return folder


def program(folder: Path, *lines: str) -> str:
    """Return the path of a program that stands in for Java."""
    path = folder / "java"
    path.write_text("\n".join(("#!/bin/sh", *lines, "")), encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Give a folder for what the server writes; at the end nothing may be left in it."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.setattr(languagetool_server.tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def failure(server: LanguageToolServer) -> EngineError:
    with pytest.raises(EngineError) as caught:
        server.ensure_running(CancelToken())
    assert server.process_id == 0
    return caught.value


def test_what_is_missing_is_named_before_anything_is_started(jars: Path, tmp_path: Path) -> None:
    assert LanguageToolServer.why_not(jars, "no-such-java") == "engine.no_java"
    assert failure(LanguageToolServer(jars, "no-such-java")).code == "engine.no_java"
    java = program(tmp_path, "exit 0")
    assert LanguageToolServer.why_not(tmp_path, java) == "engine.no_jars"
    assert failure(LanguageToolServer(tmp_path, java)).code == "engine.no_jars"
    assert LanguageToolServer.why_not(jars, java) == ""


@pytest.mark.usefixtures("left_behind")
def test_the_reason_of_a_failed_start_is_told(jars: Path, tmp_path: Path) -> None:
    java = program(tmp_path, "echo Starting", "echo 'Error: Invalid or corrupt jarfile' >&2", "exit 1")
    error = failure(LanguageToolServer(jars, java))
    assert error.code == "engine.start_failed"
    assert error.data["detail"] == "Error: Invalid or corrupt jarfile"


@pytest.mark.usefixtures("left_behind")
def test_a_stack_trace_is_told_by_its_cause(jars: Path, tmp_path: Path) -> None:
    said = "Exception in thread main\\n\\tat a.b\\nCaused by: java.lang.Error: no dictionary\\n\\t... 1 more"
    error = failure(LanguageToolServer(jars, program(tmp_path, f"printf '{said}\\n'", "exit 1")))
    assert error.data["detail"] == "Caused by: java.lang.Error: no dictionary"


@pytest.mark.usefixtures("left_behind")
def test_a_start_that_takes_too_long_is_given_up_and_ended(jars: Path, tmp_path: Path) -> None:
    java = program(tmp_path, f"echo $$ > {tmp_path}/pid", "exec tail -f /dev/null")
    error = failure(LanguageToolServer(jars, java, start_seconds=3))
    assert error.code == "engine.start_slow"
    assert not psutil.pid_exists(int((tmp_path / "pid").read_text()))


@pytest.mark.usefixtures("left_behind")
def test_a_server_that_does_not_listen_to_the_end_is_killed(jars: Path, tmp_path: Path) -> None:
    java = program(tmp_path, f"echo $$ > {tmp_path}/pid", "trap '' TERM", "while :; do read -r _ || :; done")
    assert failure(LanguageToolServer(jars, java, start_seconds=3)).code == "engine.start_slow"
    assert not psutil.pid_exists(int((tmp_path / "pid").read_text()))


@pytest.mark.usefixtures("left_behind")
def test_a_server_that_dies_again_and_again_is_let_be(jars: Path, tmp_path: Path) -> None:
    server = LanguageToolServer(jars, program(tmp_path, f"echo x >> {tmp_path}/starts", "exit 1"))
    codes = [failure(server).code for _ in range(6)]
    assert codes == ["engine.start_failed"] * 4 + ["engine.unresponsive"] * 2
    assert len((tmp_path / "starts").read_text().splitlines()) == 4


@pytest.mark.usefixtures("left_behind")
def test_a_stranger_on_the_port_is_not_believed(
    jars: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    java = program(tmp_path, "echo 'Caused by: java.net.BindException: Address already in use'", "exit 1")
    with StrangeServer() as stranger:
        monkeypatch.setattr(languagetool_server, "free_port", lambda: stranger.port)
        error = failure(LanguageToolServer(jars, java))
        assert error.code == "engine.start_failed"
        assert "BindException" in str(error.data["detail"])
        assert stranger.paths == []


@pytest.mark.usefixtures("left_behind")
def test_who_cancels_does_not_wait_and_the_server_goes_on_starting(jars: Path, tmp_path: Path) -> None:
    server = LanguageToolServer(jars, program(tmp_path, "exec tail -f /dev/null"))
    processes = set()
    for _ in range(6):
        cancel = CancelToken()
        cancel.cancel()
        with pytest.raises(Cancelled):
            server.ensure_running(cancel)
        processes.add(server.process_id)
    (process,) = processes
    assert psutil.pid_exists(process)
    server.stop()
    assert server.process_id == 0
    assert not psutil.pid_exists(process)


@pytest.mark.usefixtures("left_behind")
def test_stopping_ends_a_start_at_once(jars: Path, tmp_path: Path) -> None:
    started = tmp_path / "started"
    subprocess.run(["mkfifo", str(started)], check=True)
    server = LanguageToolServer(jars, program(tmp_path, f"echo x > {started}", "exec tail -f /dev/null"))
    raised: list[BaseException] = []

    def start() -> None:
        try:
            server.ensure_running(CancelToken())
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=start)
    thread.start()
    assert started.read_text() == "x\n"  # waits for it
    server.stop()
    thread.join(5)
    assert not thread.is_alive()
    assert [type(error) for error in raised] == [Cancelled]
    assert server.process_id == 0


# With the real one.

_STARTS = """
import sys
from pathlib import Path
from workbench.model.tasks import CancelToken
from workbench.proofing.engines.languagetool_server import LanguageToolServer
server = LanguageToolServer(Path(sys.argv[1]))
server.ensure_running(CancelToken())
print(server.process_id, flush=True)
sys.stdin.readline()
"""


@pytest.mark.languagetool
@pytest.mark.parametrize("end", ["killed", "returns", "group"])
def test_the_server_ends_with_the_program_however_it_ends(
    languagetool_jars: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.setenv("TMPDIR", str(work))
    desk = subprocess.Popen(
        [sys.executable, "-c", _STARTS, str(languagetool_jars)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with desk:
        assert desk.stdin is not None
        assert desk.stdout is not None
        tie = psutil.Process(int(desk.stdout.readline()))
        family = [tie, *tie.children(recursive=True)]
        assert any(each.name() == "java" for each in family)
        if end == "killed":
            desk.send_signal(signal.SIGKILL)
        elif end == "group":
            os.killpg(desk.pid, signal.SIGTERM)
        else:
            desk.stdin.write("\n")
            desk.stdin.flush()
        desk.wait(15)
    _gone, alive = psutil.wait_procs(family, timeout=15)
    assert alive == []
    assert [path.name for path in work.iterdir() if path.name.startswith("pressbench")] == []


@pytest.mark.languagetool
@pytest.mark.usefixtures("left_behind")
def test_a_port_that_was_taken_meanwhile_is_given_up_for_another(
    languagetool_jars: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = languagetool_server.free_port
    server = LanguageToolServer(languagetool_jars)
    with StrangeServer() as stranger:
        ports = iter([stranger.port, free()])
        monkeypatch.setattr(languagetool_server, "free_port", lambda: next(ports))
        url = server.ensure_running(CancelToken())
        assert url != stranger.url
        assert stranger.paths == []
        assert server.ensure_running(CancelToken()) == url
    assert answers(int(url.rsplit(":", 1)[1]))
    server.stop()
    server.stop()
    assert not answers(int(url.rsplit(":", 1)[1]))


@pytest.mark.languagetool
@pytest.mark.usefixtures("left_behind")
def test_a_corrupt_jar_is_a_reason_not_a_hang(languagetool_jars: Path, tmp_path: Path) -> None:
    folder = tmp_path / "corrupt"
    folder.mkdir()
    for jar in languagetool_jars.glob("*.jar"):
        if jar.name != "languagetool-core.jar":
            (folder / jar.name).symlink_to(jar)
    (folder / "languagetool-core.jar").write_bytes(
        (languagetool_jars / "languagetool-core.jar").read_bytes()[:5000]
    )
    error = failure(LanguageToolServer(folder))
    assert error.code == "engine.start_failed"
    assert "org" in str(error.data["detail"])


@pytest.mark.languagetool
@pytest.mark.usefixtures("left_behind")
def test_a_server_that_died_is_started_again(languagetool_jars: Path) -> None:
    server = LanguageToolServer(languagetool_jars)
    server.ensure_running(CancelToken())
    before = server.process_id
    java_of(server).kill()
    psutil.Process(before).wait(10)
    url = server.ensure_running(CancelToken())
    assert server.process_id not in (0, before)
    assert answers(int(url.rsplit(":", 1)[1]))
    server.stop()
