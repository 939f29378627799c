"""Folders for copies, among the temporary ones; those of a run that was killed are cleared away.

Whoever uses a folder holds a lock on it, which the kernel lets go when the process ends, however it
ends.
"""

from __future__ import annotations

import fcntl
import os
import stat
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.storage.tree_removal import remove_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX = "trykklar-copies-"
_YOUNG = 60  # seconds in which a new folder is locked at the latest


@contextmanager
def scratch() -> Iterator[Path]:
    """An empty folder that is gone after the block, or after the next run where this is killed.

    Raises:
        OSError: There is no folder for temporary files.
    """
    _sweep(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield folder
    finally:
        with suppress(OSError):  # the next run tries again
            remove_tree(folder)
        os.close(descriptor)


def _sweep(temporary: Path) -> None:
    for folder in temporary.glob(f"{_PREFIX}*"):
        with suppress(OSError):  # in use, somebody else's, or gone meanwhile
            if _old(folder.lstat()):
                _clear(folder)


def _old(found: os.stat_result) -> bool:
    own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return own and found.st_mtime < time.time() - _YOUNG


def _clear(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        remove_tree(folder)
    finally:
        os.close(descriptor)
