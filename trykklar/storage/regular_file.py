"""Regular files only, opened without waiting and read up to a bound.

A folder that came from a stranger may hold a FIFO, a device, or a file of 20 GB that takes no room
on the disk, under any name. None of them may hang a command or fill the memory.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MOST = 1 << 28
"""Bytes of the largest file that is read: several times what TeX itself can hold of a text."""

READING = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
"""How a file is opened for reading: nothing waits for the other end of a FIFO."""

_PIECE = 1 << 16


def opened(path: str | Path, flags: int = READING, *, at: int | None = None) -> int:
    """Opens a regular file.

    Args:
        path: The file.
        flags: As of `os.open`.
        at: The folder that the path is relative to, as a file descriptor.

    Returns:
        A file descriptor.

    Raises:
        OSError: It cannot be opened, or is a FIFO, a device, a socket or a folder.
    """
    descriptor = os.open(path, flags, 0o644, dir_fd=at)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(errno.EINVAL, "it is not a regular file", os.fspath(path))


def is_file(path: Path) -> bool:
    """Whether a path leads to a regular file; not of a name that no system has, or out of sight."""
    try:
        return path.is_file()
    except OSError:
        return False


def contents(descriptor: int, most: int = MOST) -> bytes:
    """All that an opened file holds.

    Args:
        descriptor: The file, at its beginning.
        most: Bytes that are read at most.

    Raises:
        OSError: It holds more, or cannot be read.
    """
    pieces: list[bytes] = []
    length, size = 0, os.fstat(descriptor).st_size
    while size <= most and length <= most:
        piece = os.read(descriptor, max(size - length, 0) + _PIECE)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
        length += len(piece)
    raise OSError(errno.EFBIG, f"it is larger than {most >> 20} MB")


def read(path: str | Path, most: int = MOST) -> bytes:
    """The bytes of a regular file, wherever it lies: of one of the program's own, or TeX's.

    What a manuscript names is read by its `Fence` instead.

    Raises:
        OSError: It cannot be read, is not a regular file, or holds more than `most` bytes.
    """
    descriptor = opened(path)
    try:
        return contents(descriptor, most)
    finally:
        os.close(descriptor)


def head(path: str | Path, length: int) -> bytes:
    """The first bytes of a regular file.

    Args:
        path: The file.
        length: How many.

    Raises:
        OSError: It cannot be read, or is not a regular file.
    """
    with open(opened(path), "rb") as file:
        return file.read(length)
