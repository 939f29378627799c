r"""Folders for what TeX makes: \include{parts/one} writes parts/one.aux into the work folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.file import make_folder
from trykklar.folder import clear, confine
from trykklar.typeset.source import lines, uncommented

if TYPE_CHECKING:
    from trykklar.typeset.tex import Run
    from trykklar.typeset.workshop import Workshop

_INCLUDED = re.compile(r"\\include\s*\{\s*([^{}]+)/[^{}/]*\}")
_REFUSED = re.compile(r"I can't write on file `([^'\n]+)'")


def prepare(shop: Workshop) -> None:
    r"""Makes the work folder, and the folders that the main file's own \include will write into.

    Raises:
        CannotGoOn: Where the work folder cannot be written.
    """
    confine(shop.root, shop.document.work)
    clear(shop.root / shop.document.work)
    text = "\n".join(map(uncommented, lines(shop.document.source)))
    for name in {"", *_INCLUDED.findall(text)}:
        if _inside(Path(name)):
            make_folder(shop.root / shop.document.work / name, shop.root)


def mirror(shop: Workshop, done: Run) -> str:
    """Makes the folder that a pass would have written into, where the author has one of that name.

    Args:
        shop: Where.
        done: The pass.

    Returns:
        The folder, relative to the root; "" where the pass did not fail for the want of one.

    Raises:
        CannotGoOn: Where the work folder cannot be written.
    """
    refused = _REFUSED.search(done.finished.output)
    folder = Path(refused[1]).parent if refused else Path()
    made = shop.root / shop.document.work / folder
    if not _inside(folder) or made.is_dir() or not (shop.root / folder).is_dir():
        return ""
    make_folder(made, shop.root)
    return str(folder)


def _inside(folder: Path) -> bool:
    return not folder.is_absolute() and ".." not in folder.parts
