"""The way down from a folder to a file below it, on which no link is followed.

It is what Linux's openat2 does under RESOLVE_BENEATH and RESOLVE_NO_SYMLINKS, for every POSIX
system: each folder on the way is opened from the one above it. A link that is put there between the
look at a path and its opening leads nowhere.
"""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FOLDER = getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY | os.O_CLOEXEC


class OutsideError(OSError):
    """A path leads out of the folder that it has to stay in."""

    def __init__(self, path: Path | str) -> None:
        # The number is openat2's for a path that is not beneath.
        super().__init__(errno.EXDEV, "it lies outside of the project's folder", os.fspath(path))


def real(path: Path | str) -> str:
    """A path with no link in it, whether all of it exists or not.

    Raises:
        OSError: No system has a file of this name.
    """
    try:
        return os.path.realpath(path)
    except ValueError as fault:  # a zero byte, or a letter that the system's encoding lacks
        raise OSError(errno.EINVAL, str(fault), os.fspath(path)) from None


def within(path: str, folder: str) -> bool:
    """Whether a real path is a real folder, or lies in it."""
    return path == folder or path.startswith(folder.rstrip("/") + "/")


@contextmanager
def folder_at(path: str, base: str, *, make: bool = False) -> Iterator[int]:
    """Opens a folder that is another one or lies below it.

    Args:
        path: A real path.
        base: The real path of the folder to start from.
        make: Whether to make the folders on the way that are not there.

    Yields:
        The folder's file descriptor.

    Raises:
        OutsideError: It does not lie there, or not any more.
        OSError: It cannot be opened or made.
    """
    if not within(path, base):
        raise OutsideError(path)
    at = os.open(base, _FOLDER)
    try:
        for name in filter(None, path[len(base) :].split("/")):
            at = _down(at, name, make=make)
        yield at
    finally:
        os.close(at)


def _down(above: int, name: str, *, make: bool) -> int:
    """The folder of a name in an open one, which is closed where that succeeds."""
    flags = _FOLDER | os.O_NOFOLLOW
    try:
        inner = os.open(name, flags, dir_fd=above)
    except FileNotFoundError:
        if not make:
            raise
        with suppress(FileExistsError):  # another process was quicker
            os.mkdir(name, dir_fd=above)
        inner = os.open(name, flags, dir_fd=above)
    os.close(above)
    return inner
