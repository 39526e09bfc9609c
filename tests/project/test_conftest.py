"""What the tests stand on holds: no network, folders of their own, and skips that count where they must."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import NO_SHARED
from tests.project.files import ROOT
from workbench.places import cache_folder, default_data_folder


def test_the_network_ends_at_this_machine() -> None:
    with socket.socket() as one, pytest.raises(OSError, match=r"192\.0\.2\.1"):
        one.connect(("192.0.2.1", 80))
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo("example.org", 80)
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_the_folders_of_the_person_are_not_touched(tmp_path_factory: pytest.TempPathFactory) -> None:
    base = tmp_path_factory.getbasetemp()
    for folder in (default_data_folder(), cache_folder(), Path.home()):
        assert folder.is_relative_to(base)


def _run(tmp_path: Path, code: str, strict: bool) -> str:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path / "conftest.py")
    (tmp_path / "test_one.py").write_text(code, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PRESSBENCH_NO_SKIPS", None)
    if strict:
        environment["PRESSBENCH_NO_SKIPS"] = "1"
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", os.devnull, "--rootdir", str(tmp_path), str(tmp_path), "-q"],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=tmp_path,
        timeout=60,
    )
    return told.stdout.splitlines()[-1]


_SKIPS = "import pytest\n\ndef test_one():\n    pytest.skip('no Java')\n"
_SKIPS_WHOLE = "import pytest\npytest.skip('no Java', allow_module_level=True)\n"
_EXPECTED = "import pytest\n\n@pytest.mark.xfail\ndef test_one():\n    assert False\n"
_DATA = f"import pytest\n\ndef test_one():\n    pytest.skip({NO_SHARED!r})\n"


def test_a_skip_is_said_on_a_person_s_machine(tmp_path: Path) -> None:
    assert "1 skipped" in _run(tmp_path, _SKIPS, strict=False)


@pytest.mark.parametrize("code", [_SKIPS, _SKIPS_WHOLE])
def test_a_skip_is_a_failure_on_a_build_server(tmp_path: Path, code: str) -> None:
    last = _run(tmp_path, code, strict=True)
    assert "1 failed" in last or "1 error" in last


@pytest.mark.parametrize(("code", "said"), [(_EXPECTED, "1 xfailed"), (_DATA, "1 skipped")])
def test_what_is_expected_or_lies_beside_the_project_may_be_missing(
    tmp_path: Path, code: str, said: str
) -> None:
    assert said in _run(tmp_path, code, strict=True)
