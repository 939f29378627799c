"""One build of a document at a time, and one delivery."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from trykklar.finding import FatalError
from trykklar.storage.atomic_file import own

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from threading import Event

    from trykklar.document import Document

# Another build mostly ends within a minute, and so does a program that outlived a killed one, which
# holds the lock, too.
_PATIENCE = 60.0


def delivering(document: Document) -> AbstractContextManager[int]:
    """Holds the lock of what a document delivers, for as long as it takes to put it in its place.

    It is one of its own, so that a preview waits for no build and for no Word file.

    Args:
        document: What is delivered.

    Raises:
        FatalError: Where another delivery does not end, or the folder is read-only.
    """
    return _held(document, "delivery.lock", None)


def locked(document: Document, stop: Event | None = None) -> AbstractContextManager[int]:
    """Holds the lock of a document's work folder, which must exist; waits for it for a while.

    The lock is the kernel's, on an open file: it goes when its process ends, however it ends.

    Args:
        document: What nobody else is to work on.
        stop: Set to stop waiting.

    Returns:
        What yields the file descriptor of the lock, for programs that must hold it too.

    Raises:
        FatalError: Where another build of the document is running, or the folder is read-only.
        KeyboardInterrupt: When `stop` is set.
    """
    return _held(document, "lock", stop)


@contextmanager
def _held(document: Document, name: str, stop: Event | None) -> Iterator[int]:
    path = document.root / document.work / name
    descriptor = own(path, document.root)
    try:
        _take(descriptor, document.name, stop)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield descriptor
    finally:
        os.close(descriptor)


def _take(descriptor: int, name: str, stop: Event | None) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if stop and stop.is_set():
                raise KeyboardInterrupt from None
            if time.monotonic() > deadline:
                raise _taken(name, os.pread(descriptor, 20, 0).decode(errors="replace")) from None
            time.sleep(0.05)
        else:
            return


def _taken(name: str, holder: str) -> FatalError:
    if _alive(holder):
        message = f"Another build of {name} is running (process {holder})."
        return FatalError(message, "Wait until it has ended, or stop it.")
    message = f"A build of {name} was killed, but a program that it had started still runs."
    return FatalError(message, "It will end by itself; try again in a minute.")


def _alive(holder: str) -> bool:
    try:
        os.kill(int(holder), 0)
    except (ValueError, OverflowError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
