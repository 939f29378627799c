"""One line per document while it is made; nothing where nobody watches."""

from __future__ import annotations

import sys
from threading import Lock
from typing import TYPE_CHECKING, TextIO

from trykklar.report.printable import printable

if TYPE_CHECKING:
    from trykklar.typeset import Progress


class Board:
    """The lines on the terminal; safe to call from several threads."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._lines: dict[str, str] = {}
        self._lock = Lock()

    def show(self, progress: Progress) -> None:
        """Put a document's newest event on its line."""
        if not self._stream.isatty():
            return
        page = f", page {progress.page}" if progress.page else ""
        with self._lock:
            self._clear()
            self._lines[progress.document] = printable(
                f"  {progress.document}: {progress.program}, "
                f"pass {progress.number}{page}, {progress.elapsed:.1f} s"
            )
            self._stream.write("".join(f"{line}\n" for line in self._lines.values()))
            self._stream.flush()

    def clear(self) -> None:
        """Take the lines away again, for the summary."""
        with self._lock:
            if self._stream.isatty():
                self._clear()
            self._lines.clear()

    def _clear(self) -> None:
        if self._lines:
            # Up as many lines as there are, and clear from there to the end of the screen.
            self._stream.write(f"\x1b[{len(self._lines)}F\x1b[J")
