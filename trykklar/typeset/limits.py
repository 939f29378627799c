"""What ends a program from outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Event


@dataclass(frozen=True)
class Limits:
    """What ends a program from outside.

    Attributes:
        seconds: Time limit for one run.
        stop: Set by another thread to stop at once, as Ctrl-C does; None where nobody will.
        lock: File descriptor of the build's lock. The program inherits it, so that a program that
            outlives a killed build keeps the next build from writing the same files.
    """

    seconds: float
    stop: Event | None = None
    lock: int | None = None
