"""This program once more, in a process of its own; what it starts, it confines itself."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def repeat(arguments: Sequence[str], folder: Path, variables: Mapping[str, str]) -> tuple[int, str]:
    """Runs this program and waits for it.

    Args:
        arguments: Words of the command line.
        folder: Where.
        variables: Environment variables that differ from ours.

    Returns:
        Exit status, and what it wrote to its error output.

    Raises:
        KeyboardInterrupt: At Ctrl-C; it has been asked to end what it has started.
    """
    with subprocess.Popen(
        [sys.executable, "-m", "trykklar", *arguments],
        cwd=folder,
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            errors = process.communicate()[1]
        except BaseException:
            process.terminate()
            raise
    return process.returncode, errors
