"""A program that is given a copy of a file, in a folder of its own, and sees nothing else."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.storage.fence import Fence

if TYPE_CHECKING:
    from collections.abc import Sequence

GIVEN = "given"
"""What the copy is called, whatever the file is."""

_MOST = 1 << 30
"""Bytes of all that is read of what a program makes: a small PDF unpacks to any size."""

_SECONDS = 60.0
_PATIENCE = 5.0  # they only calculate: a busy machine does not end them


def made(
    content: bytes, command: Sequence[str], name: str = "", seconds: float = _SECONDS
) -> bytes | None:
    """The file that a program makes of another, or else its output; None where it fails.

    Args:
        content: What the other file holds; the program finds it under the name `GIVEN`.
        command: Program and arguments.
        name: The file that it makes; "" for its output.
        seconds: Of the processor, after which it fails.
    """
    files = made_files(content, command, (name,) if name else (), seconds)
    return None if files is None else files[name]


def made_files(
    content: bytes, command: Sequence[str], names: Sequence[str], seconds: float = _SECONDS
) -> dict[str, bytes] | None:
    """Several files that a program makes of another; its output under the name "".

    Args:
        content: As of `made`.
        command: As of `made`.
        names: The files that it makes; a name that ends in `*` is what several begin with.
        seconds: As of `made`.

    Returns:
        Name -> content; None where the program fails, is not installed, or makes not all of them,
        or where all of them together are larger than a gigabyte.
    """
    from trykklar.sandbox.access import Access
    from trykklar.sandbox.limits import Limits
    from trykklar.sandbox.process import run

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        try:
            (folder / GIVEN).write_bytes(content)
            done = run(
                command,
                folder=folder,
                environment={
                    "PATH": os.environ.get("PATH", os.defpath),
                    "LC_ALL": "C.UTF-8",
                    "TMPDIR": place,  # Ghostscript draws in a file of its own first
                },
                access=Access((), (folder,)),
                limits=Limits(seconds, patience=_PATIENCE),
            )
            if done.status or done.excess:
                return None
            found, left = {"": done.output.encode()}, _MOST
            for name in _named(folder, names):
                found[name] = Fence(folder).read(folder / name, left)
                left -= len(found[name])
        except OSError:
            return None
        return found


def _named(folder: Path, names: Sequence[str]) -> list[str]:
    made_names = sorted(path.name for path in folder.iterdir() if path.name != GIVEN)
    several = tuple(name[:-1] for name in names if name.endswith("*"))
    begun = [name for name in made_names if several and name.startswith(several)]
    return [*(name for name in names if not name.endswith("*")), *begun]
