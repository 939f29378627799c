"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import fcntl
import json
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from trykklar.finding import CannotGoOn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PLAIN = {
    errno.ENOSPC: ("the disk is full", "Make room on the disk."),
    errno.EDQUOT: ("your share of the disk is full", "Make room on the disk."),
    errno.EFBIG: ("the file would be larger than is allowed", "Raise the limit: ulimit -f."),
    errno.EROFS: ("the file system is read-only", "Build in a folder that you can write to."),
    errno.EACCES: ("the folder is read-only for you", "Make it writable: chmod u+w."),
    errno.EPERM: ("the folder is read-only for you", "Make it writable: chmod u+w."),
    errno.ENOTDIR: ("there is a file where a folder should be", "Move that file away."),
    errno.EEXIST: ("there is a file where a folder should be", "Move that file away."),
    errno.EISDIR: ("there is a folder where the file should be", "Move that folder away."),
    errno.ENAMETOOLONG: ("the name is too long", "Use a shorter name."),
    errno.ELOOP: ("there is a link where the file should be", "Remove the link."),
}
# Where less is free than a program writes at a stroke, its last stroke may have come to nothing.
_LITTLE = 1 << 16
_OPENED = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC


def trouble(path: Path | str, fault: OSError) -> CannotGoOn:
    """What to say where a file or folder cannot be written."""
    reason = os.strerror(fault.errno) if fault.errno else str(fault)
    plain, hint = _PLAIN.get(fault.errno or 0, (reason, ""))
    return CannotGoOn(f"{path} cannot be written: {plain}.", hint)


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
        raise trouble(path, fault) from fault


def need_room(*folders: Path) -> None:
    """Makes sure that what a program has written is there: not each one tells of a full disk.

    Raises:
        CannotGoOn: The disk is full that one of the folders lies on.
    """
    for folder in folders:
        with writing(folder):
            disk = os.statvfs(folder)
        free = disk.f_bavail if os.geteuid() else disk.f_bfree
        if disk.f_blocks and free * disk.f_frsize < _LITTLE:
            raise trouble(folder, OSError(errno.ENOSPC, ""))


def write(path: Path, content: str | bytes, *, lasting: bool = True) -> bool:
    """Put content into a file: aside, then renamed; a file with that content is left untouched.

    Args:
        path: The file; its folder is made.
        content: Text (written as UTF-8) or bytes.
        lasting: Whether it must be whole after a crash of the machine, too; that takes its time.

    Returns:
        Whether the file changed.

    Raises:
        CannotGoOn: The folder cannot be written to, or the disk is full; what stood there before
            still stands.
    """
    data = content.encode() if isinstance(content, str) else content
    with writing(path):
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data, lasting=lasting)
    return True


def write_json(path: Path, data: object) -> bool:
    """Put data into a file as JSON that a person can read.

    A name that is not UTF-8 is written as the escapes that JSON has for its bytes.

    Args:
        path: The file; its folder is made.
        data: What JSON can hold.

    Returns:
        Whether the file changed.

    Raises:
        CannotGoOn: As `write`.
    """
    text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
    return write(path, text.encode(errors="backslashreplace"))


def _replace(path: Path, data: bytes, *, lasting: bool) -> None:
    mode = path.stat().st_mode & 0o7777 if path.exists() else 0o644
    with _aside(path) as (aside, descriptor):
        os.fchmod(descriptor, mode)
        with open(descriptor, "wb", closefd=False) as file:
            file.truncate()
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(descriptor)
        aside.replace(path)


@contextmanager
def _aside(path: Path) -> Iterator[tuple[Path, int]]:
    """A file beside another, for this process alone; what a killed one left is used again."""
    aside = path.with_name(f".{path.name}.new")
    descriptor = _locked(aside)
    try:
        yield aside, descriptor
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)


def _locked(aside: Path) -> int:
    """Opens a file and waits until it is ours, under the name that it was opened by."""
    while True:
        descriptor = os.open(aside, _OPENED, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(descriptor), os.lstat(aside)):
                return descriptor
        os.close(descriptor)  # whoever had it has renamed it meanwhile
