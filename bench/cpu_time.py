"""CPU seconds of a command and of all that it starts, however those are confined.

What bubblewrap starts is waited for by nobody above it, so that the usual sum (`RUSAGE_CHILDREN`)
lacks it. A control group counts every process that was ever in it.

Source: the kernel's documentation, cgroup-v1/cpuacct and cgroup-v2 (`cpu.stat`).
"""

from __future__ import annotations

import os
import re
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ROOTS = (Path("/sys/fs/cgroup/cpuacct"), Path("/sys/fs/cgroup"))
_SECONDS = 5.0  # until the last process of a group has gone


@contextmanager
def counted() -> Iterator[Callable[[], float]]:
    """A group that this process is in as long as it lasts, and with it all that it starts.

    Yields:
        The seconds up to now: of the group, or of this machine's clock where none can be made.
    """
    group = _made()
    if group is None:
        began = time.perf_counter()
        yield lambda: time.perf_counter() - began
        return
    home = group.parent
    _enter(group)
    begun = _used(group)
    try:
        yield lambda: _used(group) - begun
    finally:
        _enter(home)
        _remove(group)


def _made() -> Path | None:
    for root in _ROOTS:
        group = root / f"bench-{os.getpid()}"
        with suppress(OSError):
            if (root / "cpuacct.usage").is_file() or (root / "cgroup.procs").is_file():
                group.mkdir()
                return group
    return None


def _enter(group: Path) -> None:
    (group / "cgroup.procs").write_text(f"{os.getpid()}\n", encoding="ascii")


def _used(group: Path) -> float:
    nanoseconds = group / "cpuacct.usage"
    if nanoseconds.is_file():
        return int(nanoseconds.read_text(encoding="ascii")) / 1e9
    found = re.search(r"usage_usec (\d+)", (group / "cpu.stat").read_text(encoding="ascii"))
    return int(found[1]) / 1e6 if found else 0.0


def _remove(group: Path) -> None:
    end = time.monotonic() + _SECONDS
    while group.is_dir() and time.monotonic() < end:
        with suppress(OSError):
            group.rmdir()
        time.sleep(0.05)
