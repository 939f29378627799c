"""Puts the finished PDF in its place: whole or not at all, and untouched where it is the same."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from filecmp import cmp
from typing import TYPE_CHECKING

from trykklar.finding import CannotGoOn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trykklar.document import Document

_PLAIN = {
    errno.ENOSPC: ("the disk is full", "Make room on the disk."),
    errno.EDQUOT: ("your share of the disk is full", "Make room on the disk."),
    errno.EROFS: ("the file system is read-only", "Build in a folder that you can write to."),
    errno.EACCES: ("the folder is read-only for you", "Make it writable: chmod u+w."),
    errno.EPERM: ("the folder is read-only for you", "Make it writable: chmod u+w."),
    errno.ENOTDIR: ("there is a file where a folder should be", "Move that file away."),
    errno.EEXIST: ("there is a file where a folder should be", "Move that file away."),
    errno.EISDIR: ("there is a folder where the file should be", "Move that folder away."),
    errno.ENAMETOOLONG: ("the name is too long", "Use a shorter name."),
}


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns a failure to write into one plain message.

    Args:
        path: The file or folder that is being written.

    Raises:
        CannotGoOn: For any failure of the operating system inside the block.
    """
    try:
        yield
    except OSError as fault:
        reason = os.strerror(fault.errno) if fault.errno else str(fault)
        plain, hint = _PLAIN.get(fault.errno or 0, (reason, ""))
        raise CannotGoOn(f"{path} cannot be written: {plain}.", hint) from fault


def deliver(document: Document) -> Path:
    """Copies what TeX made from the work folder to the output folder.

    Returns:
        The PDF in the output folder.

    Raises:
        CannotGoOn: Where it cannot be written; what stood there before still stands.
    """
    target = document.result(".pdf")
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        place(document.made(".pdf"), target)
    return target


def place(source: Path, target: Path) -> None:
    """Makes `target` the same as `source`, at one stroke.

    Raises:
        OSError: Where it cannot be written; nothing half written is left then.
    """
    if target.is_file() and cmp(source, target, shallow=False):
        return
    aside = target.with_name(f".{target.name}.new")  # of a killed build, the next one uses it
    import shutil

    try:
        shutil.copyfile(source, aside)
        _to_disk(aside)
        aside.replace(target)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise


def _to_disk(path: Path) -> None:
    """Before the rename: a crash of the machine must not leave an empty file under the name."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
