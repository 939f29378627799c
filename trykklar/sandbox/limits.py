"""What ends a program from outside, and how much it may use up."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Event

VARIABLE = "TRYKKLAR_SANDBOX"
"""Environment variable with the one way to confine programs: bubblewrap, landlock or none."""

_GIB = 1 << 30

MEMORY = 4 * _GIB
"""Bytes of address space for one program. LuaTeX with large fonts takes about 1.5 GiB."""

FILE_SIZE = _GIB
"""Bytes of the largest file that a program may write."""

OUTPUT = 64 << 20
"""Bytes that a program may write to its terminal before it is stopped."""

_PROCESSES = 1024


@dataclass(frozen=True)
class Limits:
    """What ends a program from outside.

    Attributes:
        seconds: Time limit for one run, of the processor.
        patience: How many times as long it may take by the clock: more than once for a program that
            only calculates, so that a busy machine does not end it.
        stop: Set by another thread to stop at once, as Ctrl-C does; None where nobody will.
        lock: File descriptor of the build's lock. Where the kernel does not confine the program,
            it inherits the lock, so that one that outlives a killed build keeps the next build from
            writing the same files.
    """

    seconds: float
    stop: Event | None = None
    lock: int | None = None
    patience: float = 1.0

    @property
    def clock(self) -> float:
        """Seconds by the clock."""
        return self.seconds * self.patience


def prefix(seconds: float) -> tuple[str, ...]:
    """The command that sets the kernel's limits and then becomes the program; () without it.

    They hold when we are gone, too: no clock of ours would then end a macro that never ends.

    Args:
        seconds: Time of the processor.

    Source: prlimit(1) of util-linux, and setrlimit(2). The number of processes is counted by user,
    and does not bind root.
    """
    program = _prlimit()
    if not program:
        return ()
    wanted = {
        "cpu": math.ceil(seconds), "as": MEMORY, "fsize": FILE_SIZE, "nproc": _PROCESSES, "core": 0
    }  # fmt: skip
    return (program, *(f"--{name}={_least(name, value)}" for name, value in wanted.items()), "--")


def _least(name: str, wanted: int) -> int:
    """A limit, or the lower one that we are under ourselves and cannot raise."""
    import resource  # not there on every system

    ours = resource.getrlimit(getattr(resource, f"RLIMIT_{name.upper()}"))[1]
    return wanted if ours == resource.RLIM_INFINITY else min(wanted, ours)


@cache
def _prlimit() -> str:
    import shutil  # not loaded where no program is started

    return shutil.which("prlimit", path="/usr/bin:/bin") or ""
