"""A log line by line, however long it is: a window on it, and never all of it."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from trykklar.storage.regular_file import opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LONGEST = 4_000
"""Bytes of a line that are read; TeX's own lines are as long as `max_print_line` says, 254."""

FIRST = 64_000_000
"""Bytes that are read from the beginning of a log. A thesis of 400 pages writes less than one
million; a longer log repeats itself."""

LAST = 1_000_000
"""Bytes that are read from the end of a longer one: there stands what made TeX give up."""


class Window:
    """The lines of a log from one place on, with a few of those before it."""

    def __init__(self, lines: Iterable[str], behind: int = 3) -> None:
        """Begins at the first line.

        Args:
            lines: The log; it is read as far as it is looked at.
            behind: How many lines are kept that were passed.
        """
        self._coming = iter(lines)
        self._ahead: deque[str] = deque()
        self.behind: deque[str] = deque(maxlen=behind)

    def line(self, ahead: int = 0) -> str | None:
        """A line, counted from the place; None behind the end."""
        lacking = ahead + 1 - len(self._ahead)
        if lacking > 0:
            self._ahead.extend(islice(self._coming, lacking))
        return self._ahead[ahead] if ahead < len(self._ahead) else None

    def step(self, count: int = 1) -> None:
        """Goes on by some lines, at most to the end."""
        for _ in range(count):
            if self.line() is None:
                return
            self.behind.append(self._ahead.popleft())


def lines(log: Path) -> Iterator[str]:
    """The lines of a log: of a very long one its beginning and its end.

    Args:
        log: The file; one that cannot be read has no lines.
    """
    try:
        with open(opened(log), "rb") as file:  # noqa: PTH123 - it is open
            for line in _cut(file):
                yield from map(_decoded, line.splitlines() or [b""])
    except OSError:
        return


def _cut(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file, each up to its bound."""
    size = file.seek(0, 2)
    file.seek(0)
    whole = size <= FIRST + LAST
    while line := file.readline(LONGEST):
        yield line
        while line and not line.endswith(b"\n"):
            line = file.readline(1 << 20)
        if not whole and file.tell() > FIRST:
            whole = True
            file.seek(size - LAST)


def _decoded(line: bytes) -> str:
    """A document in Latin-1 puts single lines of its own into the log."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")
