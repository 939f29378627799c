"""Pictures that lie in TeX's own trees: an example image, a logo that a class shows."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.storage.atomic_file import write
from trykklar.storage.fence import Fence

if TYPE_CHECKING:
    from trykklar.document import Document

# Where packages of the system put them, which everybody may read; never a home's own tree.
_PUBLIC = tuple(map(Path, ("/usr", "/opt", "/nix/store", "/gnu/store", "/Library/TeX")))
_TREE = "texmf"


def tree_picture(path: Path, document: Document) -> Path | None:
    """A picture of a tree of TeX's, as a copy among the made files; None where it lies in none.

    Args:
        path: The file that TeX read, absolute.
        document: What shows it.
    """
    tree = next((folder for folder in path.parents if folder.name.startswith(_TREE)), None)
    if tree is None or not any(path.is_relative_to(public) for public in _PUBLIC):
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
