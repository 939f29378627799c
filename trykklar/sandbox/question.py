"""A question to a program, as for its version; it sees the system's files only."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.sandbox.access import Access
from trykklar.sandbox.limits import Limits
from trykklar.sandbox.process import run
from trykklar.storage.home import home

if TYPE_CHECKING:
    from collections.abc import Sequence

_SECONDS = 60.0


def answer(command: Sequence[str]) -> str:
    """The output of a program; "" where it is not there, or has none.

    Args:
        command: The program and its arguments.
    """
    surroundings = {
        "PATH": os.environ.get("PATH", os.defpath),
        "LC_ALL": "C.UTF-8",
        "TEXMFHOME": os.environ.get("TEXMFHOME", str((home() or Path("/")) / "texmf")),
    }
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = run(
                command,
                folder=Path(folder),
                environment={**surroundings, "HOME": folder},
                access=Access((), (Path(folder),)),
                limits=Limits(_SECONDS),
            )
        except OSError:
            return ""
    return "" if done.excess else done.output
