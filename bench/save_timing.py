"""How long `watch` takes from a save to the PDF."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from places import DOOR, ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from places import Place

_TICK = 0.002  # seconds between two looks at the PDF
_QUIET = 0.3  # seconds without work, after which an engine waits for the next save
_LONGEST = 120.0  # seconds that anything may take


class Watched:
    """A document under `watch`."""

    def __init__(self, pdf: Path, process: subprocess.Popen[bytes]) -> None:
        """Takes what was started.

        Args:
            pdf: Where the PDF appears.
            process: The command that watches.
        """
        self._pdf = pdf
        self._process = process

    def save(self, edit: Callable[[], None]) -> float:
        """Seconds from an edit to its PDF; after it, the engine has come to rest again."""
        before, began = self._pdf.stat().st_ino, time.perf_counter()
        edit()
        _until(lambda: self._pdf.stat().st_ino != before)
        seconds = time.perf_counter() - began
        self.rest()
        return seconds

    def rest(self) -> None:
        """Waits until nothing that was started is at work any more."""
        before: list[str] = []
        while before != (now := self._work()) or len(now) == 1:
            assert self._process.poll() is None, "it no longer watches"
            before = now
            time.sleep(_QUIET)

    def _work(self) -> list[str]:
        """Processor time of the command and of the engines that it has started."""
        numbers = (self._process.pid, *_children(self._process.pid))
        return [line for number in numbers if (line := _spent(number))]


@contextmanager
def watching(place: Place, target: str) -> Iterator[Watched]:
    """Watches a document until the block ends; its engine waits when the block begins.

    Args:
        place: The sources, built already.
        target: An edition, or a main file.
    """
    process = subprocess.Popen(
        [sys.executable, DOOR, "watch", target],
        cwd=place.folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        watched = Watched(place.folder / "build" / f"{Path(target).stem}.pdf", process)
        watched.rest()
        yield watched
    finally:
        process.terminate()
        process.wait()


def _spent(number: int) -> str:
    """The ticks that a process has used; nothing once it has ended."""
    try:
        stat = Path(f"/proc/{number}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return ""
    return f"{number} {stat.rpartition(')')[2].split()[11]}"


def _children(parent: int) -> list[int]:
    lists = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(number) for path in lists for number in path.read_text(encoding="utf-8").split()]


def _until(good: Callable[[], bool]) -> None:
    deadline = time.perf_counter() + _LONGEST
    while not good():
        assert time.perf_counter() < deadline, "nothing happened for too long"
        time.sleep(_TICK)
