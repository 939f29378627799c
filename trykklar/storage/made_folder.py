"""Folders for made files: they stay in the project, whatever links a stranger has put there.

Git keeps symbolic links, and TeX writes through them: a manuscript that comes with a link in its
`build` folder would otherwise have a file of the user's overwritten.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.finding import FatalError
from trykklar.storage.atomic_file import writing

if TYPE_CHECKING:
    from collections.abc import Iterator


def confine(root: Path, *folders: Path) -> None:
    """Makes sure that no link leads out of the project.

    Args:
        root: The project's folder.
        folders: Folders for made files, relative to it; they need not be there.

    Raises:
        FatalError: One of them lies elsewhere.
    """
    home = os.path.realpath(root)
    for folder in folders:
        real = Path(os.path.realpath(root / folder))
        if not real.is_relative_to(home):
            raise FatalError(
                f"{root / folder} lies outside of the project, in {real}.",
                "Remove the link: what is made stays in the project.",
            )


def clear(folder: Path) -> None:
    """Removes what is neither a file nor a folder from a folder of made files: nothing of ours is.

    A link leads elsewhere, and TeX would wait at a FIFO for ever.

    Raises:
        FatalError: One of them cannot be removed.
    """
    for strange in _strange(folder):
        with writing(strange):
            strange.unlink(missing_ok=True)


def everything(folder: Path, *, hidden: bool = True) -> Iterator[os.DirEntry[str]]:
    """All that lies in a folder, in however many folders; no link is followed.

    Folders that no path is long enough for, or that may not be read, are passed over.

    Args:
        folder: The folder.
        hidden: Whether folders whose names begin with a dot are gone into.
    """
    waiting = [os.fspath(folder)]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                inner = hidden or not entry.name.startswith(".")
                if inner and entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                yield entry


def _strange(folder: Path) -> Iterator[Path]:
    for entry in everything(folder):
        plain = entry.is_dir(follow_symlinks=False) or entry.is_file(follow_symlinks=False)
        if not plain:
            yield Path(entry.path)
