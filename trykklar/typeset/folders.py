r"""Folders for what TeX makes: \include{parts/one} writes parts/one.aux into the work folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.storage.atomic_file import make_folder
from trykklar.storage.made_folder import clear, confine
from trykklar.typeset.tex_source import lines, uncommented

if TYPE_CHECKING:
    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.tex_pass import PassRun

_INCLUDED = re.compile(r"\\include\s*\{[\s{]*([^{}]+)/[^{}/]*\}")
_REFUSED = re.compile(r"I can't write on file `([^'\n]+)'")


def prepare(context: BuildContext) -> None:
    r"""Makes the work folder, and the folders that the main file's own \include will write into.

    Raises:
        FatalError: Where the work folder cannot be written.
    """
    confine(context.root, context.document.work)
    clear(context.root / context.document.work)
    text = "\n".join(map(uncommented, lines(context.document.source)))
    for name in {"", *_INCLUDED.findall(text)}:
        if _inside(Path(name)):
            make_folder(context.root / context.document.work / name, context.root)


def mirror(context: BuildContext, done: PassRun) -> str:
    """Makes the folder that a pass would have written into, where the author has one of that name.

    Args:
        context: Where.
        done: The pass.

    Returns:
        The folder, relative to the root; "" where the pass did not fail for lack of one.

    Raises:
        FatalError: Where the work folder cannot be written.
    """
    refused = _REFUSED.search(done.finished.output)
    folder = Path(refused[1]).parent if refused else Path()
    made = context.root / context.document.work / folder
    if not _inside(folder) or made.is_dir() or not (context.root / folder).is_dir():
        return ""
    make_folder(made, context.root)
    return str(folder)


def _inside(folder: Path) -> bool:
    return not folder.is_absolute() and ".." not in folder.parts
