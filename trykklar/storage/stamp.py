"""What the file system says of a file: whether it is still the one that was looked at.

A time set back (`touch -r`, rsync) does not set back the time of the last change of the inode, and
a link that was turned to another file, or a file that was moved there, has another inode. What can
hide from all of them is a change within the same tick of the file system's clock: such a file is
*racy*, and is to be compared by content (Git's rule: gitformat-index, "racy-git").
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

_TICK = 10_000_000  # nanoseconds: the kernel dates files by a clock that may lag behind by so much
_FUTURE = 60_000_000_000  # nanoseconds: the date of a file dated later than this says nothing


class Stamp(NamedTuple):
    """A file as the file system knows it.

    Attributes:
        size: Bytes.
        mtime_ns: Time of the last change of the content, in nanoseconds; anybody may set it.
        ctime_ns: Time of the last change of the inode, in nanoseconds; only the system sets it.
        inode: Number of the file itself, whatever name or link leads to it.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int

    def since(self, moment: int) -> bool:
        """Whether the file may have been changed at a moment or after it.

        Args:
            moment: From `clock`.
        """
        latest = time.time_ns() + _FUTURE
        return any(moment <= date <= latest for date in (self.mtime_ns, self.ctime_ns))


NOWHERE = Stamp(-1, 0, 0, 0)
"""The stamp of a file that is not there."""


def stamp(path: str | Path) -> Stamp:
    """The stamp of the file that a path leads to.

    Raises:
        OSError: Where there is none.
    """
    stat = os.stat(path)  # noqa: PTH116 - a thousand of them, and Path costs more than the call
    return Stamp(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)


def clock(folder: Path) -> int:
    """What time it is for the file system: the date that a file changed now would get.

    Only such a moment can be compared with the dates of files: a server has a clock of its own, and
    some file systems count whole seconds.

    Args:
        folder: A folder there; where nothing can be written to it, this machine's clock is taken.
    """
    from tempfile import TemporaryFile  # a build with nothing to do needs none

    try:
        with TemporaryFile(dir=folder) as file:
            return os.fstat(file.fileno()).st_mtime_ns
    except OSError:
        return time.time_ns() - _TICK
