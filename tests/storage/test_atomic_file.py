from __future__ import annotations

import errno
import json
import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from trykklar.finding import FatalError
from trykklar.storage.atomic_file import need_room, write, write_json

if TYPE_CHECKING:
    from pathlib import Path


def test_text_is_written_as_utf_8_in_a_folder_that_is_made(tmp_path: Path) -> None:
    path = tmp_path / "ny" / "fil.tex"
    assert write(path, "blåbær", within=tmp_path)
    assert path.read_bytes() == "blåbær".encode()


def test_a_file_with_that_content_is_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write(path, "x", within=tmp_path)
    os.utime(path, (1, 1))
    assert not write(path, "x", within=tmp_path)
    assert path.stat().st_mtime == 1


def test_a_name_that_is_not_utf_8_is_kept_in_json(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    name = os.fsdecode(b"bl\xe5b\xe6r")
    assert write_json(path, {"name": name, "text": "blåbær"}, within=tmp_path)
    assert "blåbær" in path.read_text(encoding="utf-8")
    assert json.loads(path.read_bytes())["name"] == name


def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    write(path, "old", within=tmp_path)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FatalError, match="the disk is full"):
        write(path, "new", within=tmp_path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_process_left_aside_is_used_again(tmp_path: Path) -> None:
    (tmp_path / ".a.new").write_text("torn by a process that is long gone")
    write(tmp_path / "a", "x", within=tmp_path)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a", "x")]


def test_many_who_write_one_file_at_once_leave_it_whole(tmp_path: Path) -> None:
    contents = [letter * 100_000 for letter in "abcdefgh"]
    with ThreadPoolExecutor(len(contents)) as workers:
        for _ in range(5):
            list(
                workers.map(
                    lambda content: write(tmp_path / "a", content, within=tmp_path), contents
                )
            )
            assert (tmp_path / "a").read_text() in contents
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_nothing_is_written_through_a_link_that_lies_there(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    (tmp_path / ".a.new").symlink_to(tmp_path / "mine")
    (tmp_path / "a").symlink_to(tmp_path / "mine")
    write(tmp_path / "a", "x", within=tmp_path)
    assert (tmp_path / "mine").read_text() == "mine"
    assert (tmp_path / "a").read_text() == "x"
    assert not (tmp_path / "a").is_symlink()


def test_who_may_read_a_file_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(0o600)
    write(path, "new", within=tmp_path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_disk_with_no_room_left_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_room(tmp_path)
    full = os.statvfs_result((4096, 4096, 1000, 1, 1, 0, 0, 0, 0, 255))
    monkeypatch.setattr(os, "statvfs", lambda _: full)
    with pytest.raises(FatalError, match="the disk is full"):
        need_room(tmp_path)


def test_a_file_where_the_folder_should_be_is_a_clear_message(tmp_path: Path) -> None:
    (tmp_path / "build").touch()
    with pytest.raises(FatalError, match="cannot be written"):
        write(tmp_path / "build" / "a", "x", within=tmp_path)
