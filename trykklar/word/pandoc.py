"""Pandoc, the one that was installed with us."""

from __future__ import annotations

import os
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.finding import FatalError
from trykklar.sandbox import process
from trykklar.sandbox.access import Access
from trykklar.sandbox.limits import Limits
from trykklar.storage.fence import Fence

if TYPE_CHECKING:
    from collections.abc import Sequence

# Its work grows with the text; where nested constructs make it double, no time is enough.
_SECONDS, _BYTES_A_SECOND = 10.0, 50_000
_PATIENCE = 6.0  # times as long by the clock, on a busy machine
# Its readers and writers open no file but those named on the command line, and its heap has an end
# (pandoc's manual, "A note on security").
_HELD = ("+RTS", "-M2g", "-RTS", "--sandbox")
# The same bytes from the same text: pandoc writes this moment into what it makes.
_ENVIRONMENT = {"SOURCE_DATE_EPOCH": "0", "LC_ALL": "C.UTF-8"}


class PandocError(Exception):
    """Pandoc could not read or write something; its message, with the line it names or 0."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        found = message.partition("line ")[2]
        digits = found[: len(found) - len(found.lstrip("0123456789"))]
        self.line = int(digits or 0)


@cache
def program() -> Path:
    """The pandoc of pypandoc_binary; one from PATH may be older than 3, and is never taken.

    Raises:
        FatalError: It is not there.
    """
    import pypandoc

    path = Path(str(pypandoc.__file__)).parent / "files" / "pandoc"
    for candidate in (path, path.with_suffix(".exe")):
        if candidate.is_file():
            return candidate
    raise FatalError("pandoc is not there", "Install it with: pip install pypandoc_binary")


class PandocBudget:
    """What several runs may take together: the programs' own time, and more by the clock."""

    def __init__(self, limit: float) -> None:
        """It begins now.

        Args:
            limit: Seconds of the processor.
        """
        self._spent, self._late = _spent() + limit, time.monotonic() + limit * _PATIENCE

    @property
    def over(self) -> bool:
        """Whether no more may be begun."""
        return _spent() > self._spent or time.monotonic() > self._late


def _spent() -> float:
    """Seconds of the processor that programs which have ended have used."""
    used = os.times()
    return used.children_user + used.children_system


def seconds(given: str) -> float:
    """How long pandoc may take for a text."""
    return _SECONDS + len(given) / _BYTES_A_SECOND


def run(arguments: Sequence[str], given: str, folder: Path | None = None) -> bytes:
    """Run pandoc on a text.

    Args:
        arguments: Its command line, with names of files that lie in the folder.
        given: What it reads.
        folder: A folder of its own, all that it sees, where it runs; a new one by default.

    Returns:
        What it writes.

    Raises:
        PandocError: It stopped with an error, or used more time or memory than such a text may.
    """
    if folder is None:
        with tempfile.TemporaryDirectory() as made:
            return run(arguments, given, Path(made))
    limit = seconds(given)
    source, target = folder / "given", folder / "written"
    source.write_bytes(given.encode("utf-8", "replace"))
    done = process.run(
        (str(program()), *_HELD, *arguments, "-o", target.name, source.name),
        folder=folder,
        environment=_ENVIRONMENT,
        access=Access((), (folder,)),
        limits=Limits(limit, patience=_PATIENCE),
    )
    if done.late:
        raise PandocError(f"pandoc did not finish within {limit:.0f} seconds")
    if done.status or done.excess:
        raise PandocError(done.output.strip() or f"pandoc ended with status {done.status}")
    try:
        return Fence(folder).read(target)  # it need not be what it has written
    except OSError as fault:
        raise PandocError(f"pandoc has written nothing: {fault.strerror}") from fault
