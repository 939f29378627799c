"""A folder is removed with all in it, and nothing that only a link in it leads to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from trykklar.storage.scratch import scratch
from trykklar.storage.tree_removal import remove_tree

if TYPE_CHECKING:
    from pathlib import Path


def deep(folder: Path, depth: int) -> None:
    """Folders in each other, with a file in the last one: more than a path is long."""
    at = os.open(folder, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("dybde", dir_fd=at)
        inner = os.open("dybde", os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = inner
    os.close(os.open("last", os.O_CREAT | os.O_WRONLY, dir_fd=at))
    os.close(at)


def test_folders_deeper_than_a_stack_or_a_path_are_removed(tmp_path: Path) -> None:
    folder = tmp_path / "bolig og æøå"
    folder.mkdir()
    deep(folder, 3000)
    remove_tree(folder)
    assert not list(tmp_path.iterdir())


def test_many_folders_are_removed_and_what_links_lead_to_stays(tmp_path: Path) -> None:
    folder, outside = tmp_path / "made", tmp_path / "mine"
    for number in range(30):
        (folder / f"a{number}" / "b" / "c").mkdir(parents=True)
        (folder / f"a{number}" / "b" / "file").write_text("x")
    outside.mkdir()
    (outside / "kept").write_text("mine")
    (folder / "link").symlink_to(outside)
    (folder / "a1" / "link").symlink_to(outside)
    os.mkfifo(folder / "a2" / "fifo")
    remove_tree(folder)
    assert (list(tmp_path.iterdir()), (outside / "kept").read_text()) == ([outside], "mine")


def test_a_link_is_no_folder_to_remove(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "mine")
    with pytest.raises(OSError, match="link"):
        remove_tree(tmp_path / "link")
    assert (tmp_path / "mine").is_dir()


def test_copies_however_deep_are_cleared_away() -> None:
    with scratch() as folder:
        deep(folder, 1500)
    assert not folder.exists()
