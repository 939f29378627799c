r"""Folders for what TeX makes: \include{parts/one} writes parts/one.aux into the work folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.typeset.delivery import writing

if TYPE_CHECKING:
    from trykklar.typeset.tex import Run
    from trykklar.typeset.workshop import Workshop

_REFUSED = re.compile(r"I can't write on file `([^'\n]+)'")


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
    inside = not folder.is_absolute() and ".." not in folder.parts
    if not inside or made.is_dir() or not (shop.root / folder).is_dir():
        return ""
    with writing(made):
        made.mkdir(parents=True)
    return str(folder)
