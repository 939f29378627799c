"""What a manuscript may have read and written, one rule for all commands.

A manuscript may come from a stranger, and so may every link in its folder. What it names is read
where the file that is opened lies in the project's folder, in what the user let in by `--allow`, or
in a folder that the user's own TEXINPUTS or BIBINPUTS names. A file is written in the project's
folder only. The folder itself may be reached through links: the user named it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.storage.beneath import OutsideError, folder_at, real, within
from trykklar.storage.regular_file import MOST, READING, contents, opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True)
class Fence:
    """The fence around a project.

    Attributes:
        root: The project's folder.
        allowed: Files and folders outside of it that the user let in, absolute.
        replaced: Files that are read as if they had another text, to learn what would come of
            it: absolute path without links -> bytes.
    """

    root: Path
    allowed: tuple[Path, ...] = ()
    replaced: Mapping[Path, bytes] = field(default_factory=dict, hash=False)

    @cached_property
    def _bases(self) -> tuple[str, ...]:
        given = (self.root / folder for folder in given_folders("TEXINPUTS", "BIBINPUTS"))
        return tuple(dict.fromkeys(map(real, (self.root, *self.allowed, *given))))

    def holds(self, path: Path) -> bool:
        """Whether a path leads to a place that may be read, whether anything is there or not."""
        try:
            return any(within(real(path), base) for base in self._bases)
        except OSError:
            return False

    def owns(self, path: Path) -> bool:
        """Whether a path leads to a place in the project's folder, where it may be written to."""
        try:
            return within(real(path), self._bases[0])
        except OSError:
            return False

    def read(self, path: Path, most: int = MOST) -> bytes:
        """The bytes of a regular file inside of the fence.

        Args:
            path: The file; links in it may lead about inside.
            most: Bytes that are read at most.

        Raises:
            OutsideError: The file lies outside.
            OSError: It cannot be read, is not a regular file, or holds more than `most` bytes.
        """
        if self.replaced and (known := self.replaced.get(Path(real(path)))) is not None:
            return known
        descriptor = self._opened(path)
        try:
            return contents(descriptor, most)
        finally:
            os.close(descriptor)

    def _opened(self, path: Path) -> int:
        place = real(path)
        base = next((base for base in self._bases if within(place, base)), None)
        if base is None:
            raise OutsideError(path)
        folder, name = os.path.split(place)
        # What was let in may be a file.
        with folder_at(folder, folder if place == base else base) as at:
            return opened(name, READING | os.O_NOFOLLOW, at=at)


def given_folders(*variables: str) -> Iterator[str]:
    """The folders that the user's environment names for TeX, as Kpathsea writes them.

    Args:
        variables: Names of search paths: `TEXINPUTS`.
    """
    for variable in variables:
        for folder in os.environ.get(variable, "").split(os.pathsep):
            bare = folder.removeprefix("!!").rstrip("/") or folder[:1]
            if bare and not bare.startswith(("$", "~", "{")):
                yield bare
