from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from trykklar.file import write
from trykklar.finding import CannotGoOn

if TYPE_CHECKING:
    from pathlib import Path


def test_text_is_written_as_utf_8_in_a_folder_that_is_made(tmp_path: Path) -> None:
    path = tmp_path / "ny" / "fil.tex"
    assert write(path, "blåbær")
    assert path.read_bytes() == "blåbær".encode()


def test_a_file_with_that_content_is_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write(path, "x")
    os.utime(path, (1, 1))
    assert not write(path, "x")
    assert path.stat().st_mtime == 1


def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    write(path, "old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotGoOn, match="No space left on device"):
        write(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_where_the_folder_should_be_is_a_clear_message(tmp_path: Path) -> None:
    (tmp_path / "build").touch()
    with pytest.raises(CannotGoOn, match="cannot be written"):
        write(tmp_path / "build" / "a", "x")
