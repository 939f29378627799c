"""A folder removed with all that lies in it, however deep it is, and no link followed.

`shutil.rmtree` calls itself for each folder in a folder (until Python 3.13), and ends where the
stack does; a program that makes folders, and a repository, can go deeper. So what lies deeper is
moved up before it is emptied: no folder is ever more than one step away.
"""

from __future__ import annotations

import os
from itertools import count
from secrets import token_hex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


def remove_tree(folder: Path) -> None:
    """Removes a folder and everything in it.

    Args:
        folder: The folder; a link of that name is left as it is.

    Raises:
        OSError: It is no folder, or something in it cannot be removed.
    """
    top = os.open(folder, _FOLDER)
    try:
        mark = token_hex(8)  # no file can be called so
        names = (f"{mark}-{number}" for number in count())
        waiting = _emptied(top, top, names)
        while waiting:
            name = waiting.pop()
            inner = os.open(name, _FOLDER, dir_fd=top)
            try:
                waiting += _emptied(inner, top, names)
            finally:
                os.close(inner)
            os.rmdir(name, dir_fd=top)
    finally:
        os.close(top)
    folder.rmdir()


def _emptied(at: int, top: int, names: Iterator[str]) -> list[str]:
    """Empties a folder; the folders in it that are not empty are moved to the top under new names.

    Args:
        at: The folder.
        top: Where they are moved to.
        names: The new names.

    Returns:
        Those that were given.
    """
    with os.scandir(at) as found:
        entries = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in found]
    moved = []
    for name, is_folder in entries:
        if not is_folder:
            os.unlink(name, dir_fd=at)
        elif not _is_removed(name, at):
            moved.append(next(names))
            os.rename(name, moved[-1], src_dir_fd=at, dst_dir_fd=top)
    return moved


def _is_removed(name: str, at: int) -> bool:
    """Whether a folder was empty and is gone."""
    try:
        os.rmdir(name, dir_fd=at)
    except OSError:
        return False
    return True
