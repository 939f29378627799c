"""What lies under a name and is no regular file neither hangs a command nor fills its memory."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from trykklar.storage.regular_file import read


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "blå bær"
    path.write_bytes(content := os.urandom(300_000))
    assert read(path) == content
    assert read(path, len(content)) == content


def test_an_empty_file_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    assert read(tmp_path / "a") == b""


def test_a_fifo_that_nobody_writes_into_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    with pytest.raises(OSError, match="not a regular file"):
        read(tmp_path / "a")


def test_a_device_without_an_end_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("/dev/zero")
    with pytest.raises(OSError, match="not a regular file"):
        read(tmp_path / "a")


def test_a_folder_and_a_socket_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's name has to be short
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("socket")
        for name in ("socket", "."):
            with pytest.raises(OSError, match=r"regular|device"):
                read(Path(name))


def test_a_file_of_20_gb_that_takes_no_room_is_not_taken_into_memory(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        file.truncate(20 << 30)
    with pytest.raises(OSError, match="larger than 256 MB"):
        read(tmp_path / "a")


def test_a_file_that_says_it_is_empty_is_read_up_to_the_bound() -> None:
    assert read("/proc/self/status")
    with pytest.raises(OSError, match="larger"):
        read("/proc/self/status", 10)


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for name in ("fifo", ".", "nothing"):
        with pytest.raises(OSError, match=r"regular|No such"):
            read(tmp_path / name)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
