"""Puts the finished PDF in its place: whole or not at all, and untouched where it is the same.

One with errors is put there, too: it is what the text gives as it stands. The last one without is
kept beside it, under a name that says so, for as long as there are errors.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING

from trykklar.storage import seal
from trykklar.storage.atomic_file import trouble, write
from trykklar.storage.fence import Fence
from trykklar.typeset.build_lock import delivering

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.document import Document

CLEAN = ".last-clean.pdf"
"""How the name ends of the last PDF without errors, where the finished one has some."""


def deliver(document: Document, made: Path, *, clean: bool) -> Path:
    """Copies what TeX made from the work folder to the output folder.

    Args:
        document: What was typeset.
        made: The PDF that TeX made.
        clean: Whether it was made without errors.

    Returns:
        The PDF in the output folder.

    Raises:
        FatalError: Where it cannot be written; what stood there before still stands.
    """
    with delivering(document):
        return _delivered(document, made, clean=clean)


def _delivered(document: Document, made: Path, *, clean: bool) -> Path:
    target, root = document.result(".pdf"), document.root
    kept, last = document.result(CLEAN), _clean(document)
    if not clean and last and _digest(target, document) == last:
        place(target, kept, root)
    place(made, target, root)
    if clean:
        now = _digest(target, document)
        if now != last:
            seal.keep(_memo(document), now, root)
        if last and _digest(kept, document) == last:
            kept.unlink()
    return target


def last_clean(document: Document) -> Path | None:
    """The last PDF without errors, where one is kept beside the finished one."""
    kept, last = document.result(CLEAN), _clean(document)
    return kept if last and _digest(kept, document) == last else None


def place(source: Path, target: Path, root: Path) -> None:
    """Makes `target` the same as `source`, whole or not at all.

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


def _memo(document: Document) -> Path:
    return document.root / document.work / "clean.json"


def _clean(document: Document) -> str:
    """The digest of the last PDF without errors; "" where none is known."""
    return seal.recall(_memo(document)) or ""


def _digest(path: Path, document: Document) -> str:
    with suppress(OSError):
        return blake2b(document.fence.read(path)).hexdigest()
    return ""
