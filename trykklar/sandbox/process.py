"""One program, run to its end, to a limit or to Ctrl-C; nothing of it is left afterwards."""

from __future__ import annotations

import os
import selectors
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from trykklar.sandbox.ending import ENDING
from trykklar.sandbox.group import Led
from trykklar.sandbox.limits import OUTPUT, prefix
from trykklar.sandbox.method import method
from trykklar.sandbox.system import system_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from trykklar.sandbox.access import Access
    from trykklar.sandbox.limits import Limits

_KILLED = (-signal.SIGKILL, -signal.SIGXCPU)
_TICK = 0.1  # seconds between two looks at the clock and at the stop sign

_KEPT = 4 << 20
"""Characters of output that are kept from its beginning, and as many from its end."""


_BY_SIGNAL = 128


class Excess(StrEnum):
    """What a program used too much of, so that it was killed."""

    TIME = "time"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class Finished:
    """How a program ended.

    Attributes:
        status: Exit status; negative for the signal that ended it.
        seconds: How long it ran by the clock.
        output: What it wrote to its two outputs, together; its beginning and end where it is long.
        excess: What it was killed for; None where it ended by itself.
    """

    status: int
    seconds: float
    output: str
    excess: Excess | None = None

    @property
    def late(self) -> bool:
        """Whether it was killed because it took too long."""
        return self.excess is Excess.TIME


def run(
    command: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    access: Access,
    limits: Limits,
    on_output: Callable[[str], None] = lambda _: None,
    errors: IO[bytes] | None = None,
) -> Finished:
    """Runs a program in a process group of its own and waits for it.

    Args:
        command: Program and arguments; no shell is involved.
        folder: Folder to run in.
        environment: The whole environment; nothing is inherited.
        access: The files that it needs.
        limits: Time limit and stop sign.
        on_output: Called with each piece of output as it comes.
        errors: Where its standard error goes; together with its output by default.

    Returns:
        How it ended; a program that used too much was killed.

    Raises:
        KeyboardInterrupt: At the end of this process, as by Ctrl-C, or when `limits.stop` is set;
            the program is dead then.
        FileNotFoundError: Where the program is not installed.
    """
    started = time.monotonic()
    process = start(
        command,
        folder=folder,
        environment=environment,
        access=access,
        limits=limits,
        errors=errors,
    )
    with _ended(process):
        output, excess = listen(process, started + limits.clock, limits, on_output)
        if excess:
            kill(process)
        status = plain(process.wait())
    seconds = time.monotonic() - started
    if excess is None and status in _KILLED and seconds >= limits.seconds:
        excess = Excess.TIME  # the processor's, by the kernel's count
    return Finished(status, seconds, output, excess)


@contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Nothing of a program is left after the block, however that ends."""
    try:
        yield
    finally:
        kill(process)
        process.wait()
        if process.stdout:
            process.stdout.close()


def start(
    command: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    access: Access,
    limits: Limits,
    errors: IO[bytes] | None = None,
    heeding: bool = False,
) -> subprocess.Popen[bytes]:
    """Starts a program that is confined, and leads a session of its own.

    Args:
        command: Program and arguments; no shell is involved.
        folder: Folder to run in.
        environment: The whole environment; nothing is inherited.
        access: The files that it needs.
        limits: Its time, and the lock that it holds.
        errors: Where its standard error goes; together with its output by default.
        heeding: Whether its standard input is a pipe of ours; there is none otherwise.

    Returns:
        The process; its output is a pipe.

    Raises:
        FileNotFoundError: Where the program is not installed.
    """
    found = shutil.which(command[0], path=environment.get("PATH", os.defpath))
    if found is None:
        raise FileNotFoundError(command[0])
    program = _followed(Path(found))
    words = (*prefix(limits.seconds), str(program), *command[1:])
    options: dict[str, Any] = {
        "cwd": folder,
        "env": environment,
        "stdin": subprocess.PIPE if heeding else subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": errors or subprocess.STDOUT,
        "start_new_session": True,  # so that what it starts can be killed with it
    }
    way = method().way
    if way is None:
        # What is confined ends when we do, and could let go of a lock that is ours as well.
        inherited = () if limits.lock is None else (limits.lock,)
        return subprocess.Popen(words, **options, pass_fds=inherited)
    readable = (*system_paths(program), *access.readable)
    process: subprocess.Popen[bytes] = way.start(words, readable, access, options)
    return process


def _followed(program: Path) -> Path:
    """Where a program lies, links from elsewhere followed.

    Only as long as they have its name: TeX's programs recognize by their name what they are, and
    find their trees from where they lie.
    """
    while program.is_symlink():
        target = program.parent / program.readlink()
        if target.name != program.name:
            break
        program = target
    return program


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kills a program with all that it has started."""
    if isinstance(process, Led):
        process.dissolve()
        return
    if process.returncode is not None:
        return  # already waited for: its number may belong to somebody else by now
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def listen(
    process: subprocess.Popen[bytes],
    deadline: float,
    limits: Limits,
    on_output: Callable[[str], None],
) -> tuple[str, Excess | None]:
    """The output of a program until it ends, and what it used too much of.

    Raises:
        KeyboardInterrupt: When `limits.stop` is set, or this process ends.
    """
    output = _Output()
    for piece in _pieces(process):
        if _stopped(limits):
            raise KeyboardInterrupt
        if time.monotonic() > deadline:
            return output.text, Excess.TIME
        if output.size > OUTPUT:
            return output.text, Excess.OUTPUT
        if piece:
            output.add(piece)
            on_output(piece)
    return output.text, _awaited(process, deadline, limits)


def _awaited(process: subprocess.Popen[bytes], deadline: float, limits: Limits) -> Excess | None:
    """Waits for a program that has closed its output; it may go on all the same."""
    while time.monotonic() <= deadline:
        if _stopped(limits):
            raise KeyboardInterrupt
        with suppress(subprocess.TimeoutExpired):
            process.wait(_TICK)
            return None
    return Excess.TIME


def _stopped(limits: Limits) -> bool:
    return ENDING.begun or (limits.stop is not None and limits.stop.is_set())


class _Output:
    """The output of a program; only its beginning and end where it is very long."""

    def __init__(self) -> None:
        self.size = 0
        self._head: list[str] = []
        self._tail: list[str] = []
        self._in_tail = 0

    def add(self, piece: str) -> None:
        self.size += len(piece)
        if self.size <= _KEPT:
            self._head.append(piece)
            return
        self._tail.append(piece)
        self._in_tail += len(piece)
        if self._in_tail > 2 * _KEPT:
            self._tail = ["".join(self._tail)[-_KEPT:]]
            self._in_tail = _KEPT

    @property
    def text(self) -> str:
        return "".join((*self._head, *self._tail))


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


def plain(status: int) -> int:
    """The status as `subprocess` gives it: bubblewrap adds 128 to a signal's number."""
    return _BY_SIGNAL - status if _BY_SIGNAL < status < 2 * _BY_SIGNAL else status
