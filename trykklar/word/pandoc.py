"""Pandoc, the one that was installed with us."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.finding import CannotGoOn

if TYPE_CHECKING:
    from collections.abc import Sequence

_SECONDS = 60
# The same bytes from the same text: pandoc writes this moment into what it makes.
_ENVIRONMENT = {"SOURCE_DATE_EPOCH": "0", "LC_ALL": "C.UTF-8"}


class PandocFailed(Exception):  # noqa: N818 - it says what happened
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
        CannotGoOn: It is not there.
    """
    import pypandoc

    path = Path(str(pypandoc.__file__)).parent / "files" / "pandoc"
    for candidate in (path, path.with_suffix(".exe")):
        if candidate.is_file():
            return candidate
    raise CannotGoOn("pandoc is not there", "Install it with: pip install pypandoc_binary")


def run(arguments: Sequence[str], given: str, folder: Path | None = None) -> str:
    """Run pandoc on a text.

    Args:
        arguments: Its command line.
        given: What it reads.
        folder: Where it runs.

    Returns:
        What it writes to its standard output.

    Raises:
        PandocFailed: It stopped with an error, or did not finish within a minute.
    """
    try:
        done = subprocess.run(
            [str(program()), *arguments],
            input=given.encode("utf-8", "replace"),
            capture_output=True,
            timeout=_SECONDS,
            cwd=folder,
            env={**os.environ, **_ENVIRONMENT},
            check=False,
        )
    except subprocess.TimeoutExpired as trouble:
        raise PandocFailed(f"pandoc did not finish within {_SECONDS} seconds") from trouble
    if done.returncode:
        raise PandocFailed(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout.decode("utf-8", "replace")
