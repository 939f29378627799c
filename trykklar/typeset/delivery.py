"""Puts the finished PDF in its place: whole or not at all, and untouched where it is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.storage.atomic_file import trouble, write
from trykklar.storage.fence import Fence

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.document import Document


def deliver(document: Document) -> Path:
    """Copies what TeX made from the work folder to the output folder.

    Returns:
        The PDF in the output folder.

    Raises:
        FatalError: Where it cannot be written; what stood there before still stands.
    """
    target = document.result(".pdf")
    place(document.made(".pdf"), target, document.root)
    return target


def place(source: Path, target: Path, root: Path) -> None:
    """Makes `target` the same as `source`, at one stroke.

    Args:
        source: The made file.
        target: What is to be the same.
        root: The document's root, in which both lie.

    Raises:
        FatalError: Where it cannot be written; nothing half written is left then.
    """
    try:
        content = Fence(root).read(source)
    except OSError as fault:
        raise trouble(target, fault) from fault
    write(target, content, within=root)
