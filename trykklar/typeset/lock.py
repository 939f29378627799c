"""One build of a document at a time."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from trykklar.finding import CannotGoOn
from trykklar.typeset.delivery import writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.document import Document

# A program that outlived a killed build holds the lock until it ends, which takes seconds.
_PATIENCE = 10.0


@contextmanager
def locked(document: Document) -> Iterator[int]:
    """Holds the lock of a document's work folder, which must exist.

    The lock is the kernel's, on an open file: it goes when its process ends, however it ends.

    Yields:
        The file descriptor of the lock, for programs that must hold it too.

    Raises:
        CannotGoOn: Where another build of the document is running, or the folder is read-only.
    """
    path = document.root / document.work / "lock"
    with writing(path):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(descriptor, document.name)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield descriptor
    finally:
        os.close(descriptor)


def _take(descriptor: int, name: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 20, 0).decode(errors="replace")
            if _alive(holder) or time.monotonic() > deadline:
                raise CannotGoOn(
                    f"Another build of {name} is running (process {holder}).",
                    "Wait until it has ended, or stop it.",
                ) from None
            time.sleep(0.05)
        else:
            return


def _alive(holder: str) -> bool:
    try:
        os.kill(int(holder), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
