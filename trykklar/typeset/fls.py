"""What TeX read and wrote, as its recorder (`-recorder`, the .fls file) lists it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from trykklar.storage.fence import Fence
from trykklar.storage.regular_file import is_file
from trykklar.typeset.environment import private_home


@dataclass(frozen=True, slots=True)
class Trace:
    """The files of one TeX run, without repetition and in order.

    Paths are relative to the folder TeX ran in where they lie in it, otherwise absolute.

    Attributes:
        inputs: What was read. A file that was looked for and not found is not among them.
        outputs: What was written, in the folder of made files.
        asked: What Lua asked for and is no file: a folder, or what is not there.
    """

    inputs: tuple[Path, ...] = ()
    outputs: tuple[Path, ...] = ()
    asked: tuple[Path, ...] = ()


def trace(fls: Path, root: Path, work: Path) -> Trace:
    """Reads a recorder file; one that is missing or torn gives what it has.

    What TeX's programs keep in their private home is left out: the document does not depend on it.
    A document can write the file itself: nothing that it says was written elsewhere is believed.

    Args:
        fls: The .fls file.
        root: The folder TeX ran in.
        work: The folder that TeX wrote into, relative to the root.
    """
    found: dict[str, dict[Path, None]] = {"INPUT": {}, "OUTPUT": {}}
    try:
        lines = os.fsdecode(Fence(root).read(fls)).splitlines()
    except OSError:
        lines = []
    home = str(private_home(root))
    for line in lines:
        kind, _, name = line.partition(" ")
        if kind in found and not name.startswith(home):
            found[kind][located(name, root)] = None
    written = (path for path in found["OUTPUT"] if _is_below(path, work))
    there = {path: _is_file(path, root) for path in found["INPUT"]}
    read = (path for path, exists in there.items() if exists)
    asked = (path for path, exists in there.items() if not exists)
    return Trace(tuple(read), tuple(written), tuple(asked))


def _is_file(path: Path, root: Path) -> bool:
    """Whether there is a file; of TeX's own ones, there always is."""
    return path.is_absolute() or is_file(root / path)


def _is_below(path: Path, folder: Path) -> bool:
    return path.is_relative_to(folder) and ".." not in path.parts


def located(name: str, root: Path) -> Path:
    """A file as TeX names it: relative to `root` where it lies in it, otherwise absolute."""
    path = Path(os.path.normpath(name))
    if path.is_absolute() and path.is_relative_to(root):
        return path.relative_to(root)
    return path
