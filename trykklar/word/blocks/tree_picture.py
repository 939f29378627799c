"""Pictures that lie in TeX's own trees: an example image, a logo that a class shows.

Which file that is, TeX's recorder says, and a document can write over its file. So it is taken only
from where TeX can have read it when the kernel confines it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.sandbox.system import public_paths
from trykklar.storage.atomic_file import write
from trykklar.storage.fence import Fence

if TYPE_CHECKING:
    from trykklar.document import Document

_TREE = "texmf"


def tree_picture(path: Path, document: Document) -> Path | None:
    """A picture of a tree of TeX's, as a copy among the made files; None where it lies in none.

    Args:
        path: The file that TeX read, absolute.
        document: What shows it.
    """
    tree = next((folder for folder in path.parents if folder.name.startswith(_TREE)), None)
    if tree is None or not _is_public(tree, document):
        return None
    try:
        data = Fence(tree).read(path)
    except OSError:  # also where a link leads out of the tree
        return None
    name = f"{hashlib.sha256(data).hexdigest()[:20]}-{path.name}"
    copy = document.root / document.work / "word" / name
    if not copy.is_file() or document.fence.read(copy) != data:
        write(copy, data, within=document.root, lasting=False)
    return copy


def _is_public(tree: Path, document: Document) -> bool:
    """Whether every user may read a tree, links followed; never one of a home's own."""
    program = shutil.which(document.engine)
    real = Path(os.path.realpath(tree))
    return program is not None and any(
        real.is_relative_to(os.path.realpath(path)) for path in public_paths(Path(program))
    )
