"""A bound on the memory of this process, held by the kernel while a stranger's data are unpacked.

What a library unpacks in this process may be a thousand times as large as its file, and need not be
what the file says of its size. Past the bound Python raises `MemoryError`, which can be reported;
without one the machine runs out of memory.

Source: setrlimit(2), RLIMIT_AS. Only Linux says how much this process has taken already, and holds
the limit; elsewhere there is none.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MORE = 2 << 30
"""Bytes that may be taken in addition: several times what the largest file that is read takes."""

_TAKEN = Path("/proc/self/statm")  # proc(5): its first number is the pages of this process


class _Bound:
    """The limit of this process, for as long as any thread wants it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._holders = 0
        self._before = -1

    def take(self, more: int) -> None:
        import resource  # not there on every system

        with self._lock:
            if self._holders == 0:
                self._before, most = resource.getrlimit(resource.RLIMIT_AS)
                wanted = [_taken() + more, *(each for each in (self._before, most) if each >= 0)]
                resource.setrlimit(resource.RLIMIT_AS, (min(wanted), most))
            self._holders += 1

    def give_back(self) -> None:
        import resource

        with self._lock:
            self._holders -= 1
            if self._holders == 0:
                most = resource.getrlimit(resource.RLIMIT_AS)[1]
                resource.setrlimit(resource.RLIMIT_AS, (self._before, most))


_BOUND = _Bound()


@contextmanager
def bounded_memory(more: int = MORE) -> Iterator[None]:
    """Holds this process to what it has taken and so much more, in all of its threads.

    Args:
        more: Bytes; where another thread has a bound already, that one holds.

    Raises:
        MemoryError: The block needs more.
    """
    if not _TAKEN.exists():
        yield
        return
    _BOUND.take(more)
    try:
        yield
    finally:
        _BOUND.give_back()


def _taken() -> int:
    """Bytes of address space that this process has."""
    return int(_TAKEN.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
