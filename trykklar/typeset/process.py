"""One program, run to its end, to a time limit or to Ctrl-C; nothing of it is left afterwards."""

from __future__ import annotations

import math
import os
import resource
import selectors
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from trykklar.typeset.limits import Limits

_TICK = 0.1  # seconds between two looks at the clock and at the stop sign


@dataclass(frozen=True, slots=True)
class Finished:
    """How a program ended.

    Attributes:
        status: Exit status; negative for the signal that ended it.
        seconds: How long it ran by the clock.
        output: What it wrote to its two outputs, together.
        late: Whether it was killed because it took too long.
    """

    status: int
    seconds: float
    output: str
    late: bool


def run(
    command: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    limits: Limits,
    heard: Callable[[str], None] = lambda _: None,
) -> Finished:
    """Runs a program in a process group of its own and waits for it.

    Args:
        command: Program and arguments; no shell is involved.
        folder: Folder to run in.
        environment: The whole environment; nothing is inherited.
        limits: Time limit and stop sign.
        heard: Called with each piece of output as it comes.

    Returns:
        How it ended; a program that took too long was killed, and is marked `late`.

    Raises:
        KeyboardInterrupt: At Ctrl-C, or when `limits.stop` is set; the program is dead then.
        FileNotFoundError: Where the program is not installed.
    """
    started = time.monotonic()
    with _started(command, folder, environment, limits) as process:
        output, late = listen(process, started + limits.seconds, limits, heard)
        if late:
            kill(process)
        status = process.wait()
    return Finished(status, time.monotonic() - started, output, late)


@contextmanager
def _started(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], limits: Limits
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,  # so that what it starts can be killed with it
        pass_fds=() if limits.lock is None else (limits.lock,),
    )
    try:
        bound(process, limits.seconds)
        yield process
    finally:
        kill(process)
        process.wait()
        if process.stdout:
            process.stdout.close()


def bound(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Has the kernel end a program that outlives us, as no clock of ours would then."""
    if sys.platform == "linux":
        most = math.ceil(seconds)
        with suppress(OSError):  # it has ended already
            resource.prlimit(process.pid, resource.RLIMIT_CPU, (most, most))


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kills a program that leads a session of its own, with all that it has started."""
    if process.returncode is not None:
        return  # already waited for: its number may belong to somebody else by now
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def listen(
    process: subprocess.Popen[bytes],
    deadline: float,
    limits: Limits,
    heard: Callable[[str], None],
) -> tuple[str, bool]:
    """Everything a program says until it closes its output, and whether time ran out first.

    Raises:
        KeyboardInterrupt: When `limits.stop` is set.
    """
    pieces: list[str] = []
    for piece in _pieces(process):
        if limits.stop and limits.stop.is_set():
            raise KeyboardInterrupt
        if time.monotonic() > deadline:
            return "".join(pieces), True
        if piece:
            pieces.append(piece)
            heard(piece)
    return "".join(pieces), False


def _pieces(process: subprocess.Popen[bytes]) -> Iterator[str]:
    """Pieces of output as they come, and an empty one for each tick of silence."""
    if process.stdout is None:
        return
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while True:
            if not selector.select(_TICK):
                yield ""
                continue
            data = os.read(process.stdout.fileno(), 1 << 16)
            if not data:
                return
            yield data.decode("utf-8", "replace")
