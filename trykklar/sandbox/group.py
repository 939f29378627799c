"""A process group that a program cannot leave, so that nothing of it outlives its run.

A program ends its part in a group or session by setsid(2) or setpgid(2); `syscalls.py` forbids it
both. What then starts it has to name a group that is there already: that of a leader of ours, which
waits for the end of a pipe. That comes when we end, however we do; then it kills its group.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


_WAITING = "read -r _; kill -KILL 0"


def leader() -> subprocess.Popen[bytes]:
    """Starts a process that leads a new group and waits there.

    Raises:
        OSError: It cannot be started.
    """
    return subprocess.Popen(
        [_shell(), "-c", _WAITING],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={},
        process_group=0,
    )


class Led(subprocess.Popen[bytes]):
    """A program in the group of a leader."""

    def __init__(
        self, first: subprocess.Popen[bytes], command: Sequence[str], options: dict[str, Any]
    ) -> None:
        """Starts the program.

        Args:
            first: The leader.
            command: The program, absolute, and its arguments.
            options: Of `subprocess.Popen`, where they do not name a group or session.
        """
        self._leader = first
        super().__init__(
            command, **{**options, "start_new_session": False, "process_group": first.pid}
        )

    def dissolve(self) -> None:
        """Kills the group, also where the program itself has ended."""
        dissolve(self._leader)


def dissolve(first: subprocess.Popen[bytes]) -> None:
    """Kills a leader and its group; its number is nobody else's until it was waited for."""
    if first.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(first.pid, signal.SIGKILL)
        first.communicate()


@cache
def _shell() -> str:
    return shutil.which("sh", path="/usr/bin:/bin") or "sh"
