from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from workbench.delivery.storage import read_whole, write_whole
from workbench.model.errors import InputError, PressbenchError, StorageError


def refused(path: Path, data: bytes = b"new") -> PressbenchError:
    with pytest.raises(PressbenchError) as caught:
        write_whole(path, data)
    return caught.value


def test_it_is_written_whole_and_replaces_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / ("né 🎉" + "x" * 200 + ".txt")
    write_whole(path, b"one")
    path.chmod(0o640)
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_places_that_cannot_hold_a_file(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "delivery.path_is_folder"
    missing = refused(tmp_path / "no" / "where.txt")
    assert (missing.code, type(missing)) == ("delivery.folder_missing", InputError)
    assert missing.data["folder"] == str(tmp_path / "no")
    (tmp_path / "file").write_bytes(b"x")
    assert refused(tmp_path / "file" / "inside.txt").code == "delivery.folder_missing"
    assert refused(tmp_path / ("x" * 400)).code == "delivery.cannot_write"
    assert refused(tmp_path / "nul\0.txt").code == "delivery.cannot_write"


@pytest.mark.parametrize("step", ["fsync", "replace", "mkstemp"])
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "delivery.disk_full"),
        (errno.EDQUOT, "delivery.disk_full"),
        (errno.EROFS, "delivery.not_writable"),
        (errno.EACCES, "delivery.not_writable"),
        (errno.EIO, "delivery.cannot_write"),
    ],
)
def test_a_disk_that_refuses_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, code: str
) -> None:
    path = tmp_path / "release.docx"
    path.write_bytes(b"approved and delivered yesterday")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr("tempfile.mkstemp" if step == "mkstemp" else f"os.{step}", refuse)
        error = refused(path)
    assert (error.code, type(error), error.data["path"]) == (code, StorageError, str(path))
    assert path.read_bytes() == b"approved and delivered yesterday"
    assert list(tmp_path.iterdir()) == [path]


def test_reading_says_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "large").write_bytes(b"x" * 11)
    for name, code in (
        ("none", "not_found"),
        ("", "path_is_folder"),
        ("empty", "empty"),
        ("large", "too_large"),
    ):
        with pytest.raises(InputError) as caught:
            read_whole(tmp_path / name, 10)
        assert caught.value.code == f"delivery.{code}"
    assert read_whole(tmp_path / "large", 11) == b"x" * 11
