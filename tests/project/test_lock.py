"""The lock: every version with its hashes, for all that the project asks, and no address."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.files import ROOT

_LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}$")
# A path may stand after a name, too: "name @ file:///…".
_ADDRESS = re.compile(r"://|\s@\s|^\s*-{1,2}(?!hash)[a-z]|^\s*[./~\\]", re.MULTILINE)


def _entries() -> dict[str, tuple[Requirement, list[str]]]:
    """Return what the lock holds: each requirement by its name, with its hashes."""
    joined = _LOCK.replace("\\\n", " ")
    found = {}
    for line in joined.splitlines():
        if line.strip():
            words, *hashes = re.split(r"\s+(?=--hash=)", line.strip())
            requirement = Requirement(words)
            found[canonicalize_name(requirement.name)] = (requirement, hashes)
    return found


def _asked() -> list[str]:
    extras = _PROJECT["optional-dependencies"].values()
    return [*_PROJECT["dependencies"], *(each for extra in extras for each in extra)]


def test_the_lock_holds_no_address_and_no_option() -> None:
    assert _ADDRESS.search(_LOCK) is None
    assert "#" not in _LOCK, "a heading may tell the command, and with it a folder"


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://packages.example/simple",
        "-i internal",
        "--find-links /opt/wheels",
        "--trusted-host packages.example",
        "polib @ file:///srv/polib.whl",
        "./polib.whl",
        "polib==1.2.0 --hash=sha256:00\n--extra-index-url internal",
    ],
)
def test_an_address_would_be_noticed(line: str) -> None:
    assert _ADDRESS.search(line) is not None


def test_every_version_is_fixed_and_has_hashes() -> None:
    for requirement, hashes in _entries().values():
        assert [part.operator for part in requirement.specifier] == ["=="], str(requirement)
        assert hashes, str(requirement)
        assert all(_HASH.match(each) for each in hashes), str(requirement)


@pytest.mark.parametrize("asked", _asked())
def test_what_the_project_asks_is_locked_within_its_range(asked: str) -> None:
    requirement = Requirement(asked)
    locked, _hashes = _entries()[canonicalize_name(requirement.name)]
    (version,) = [part.version for part in locked.specifier]
    assert requirement.specifier.contains(version, prereleases=True), "run `make lock`"
    if requirement.marker is None:
        assert locked.marker is None, "what is asked everywhere is locked everywhere"
