"""What a program used too much of, in words."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from trykklar.sandbox.limits import FILE_SIZE, OUTPUT
from trykklar.sandbox.process import Excess

if TYPE_CHECKING:
    from trykklar.sandbox.limits import Limits
    from trykklar.sandbox.process import Finished


def excess(finished: Finished, limits: Limits) -> str:
    """What a program was stopped for; "" where it ended by itself.

    Args:
        finished: How it ended.
        limits: What it was held to.
    """
    if finished.excess is Excess.TIME:
        return f"{limits.seconds:g} seconds"
    if finished.excess is Excess.OUTPUT:
        return f"{OUTPUT >> 20} MB of messages"
    if finished.status == -signal.SIGXFSZ:
        return f"a file of {FILE_SIZE >> 20} MB"
    if finished.status == -signal.SIGXCPU:
        return f"{limits.seconds:g} seconds of the processor"
    return ""
