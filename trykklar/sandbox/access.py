"""What a program may see, and what it may change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Access:
    """The files and folders that a program needs, beside the system's own.

    What lies in a folder belongs to it, and a symbolic link in it leads only to what is named here
    as well. A path that does not exist is passed over.

    Attributes:
        readable: Absolute paths that the program may read.
        writable: Absolute paths that it may read and change.
    """

    readable: tuple[Path, ...] = ()
    writable: tuple[Path, ...] = ()
