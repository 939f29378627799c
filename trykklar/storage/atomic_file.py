"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from trykklar.finding import FatalError
from trykklar.storage.beneath import folder_at, real
from trykklar.storage.regular_file import READING, contents, opened

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
    errno.EXDEV: ("it lies outside of the project", "Remove the link that leads there."),
}
# Where less is free than a program writes at once, its last write may have failed.
_LITTLE = 1 << 16
_OPENED = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


def trouble(path: Path | str, fault: OSError) -> FatalError:
    """What to say where a file or folder cannot be written."""
    reason = os.strerror(fault.errno) if fault.errno else str(fault)
    plain, hint = _PLAIN.get(fault.errno or 0, (reason, ""))
    return FatalError(f"{path} cannot be written: {plain}.", hint)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns a failure to write into one plain message.

    Args:
        path: The file or folder that is being written.

    Raises:
        FatalError: For any failure of the operating system inside the block.
    """
    try:
        yield
    except OSError as fault:
        raise trouble(path, fault) from fault


def need_room(*folders: Path) -> None:
    """Makes sure that what a program has written is there: not every program reports a full disk.

    Raises:
        FatalError: The disk is full that one of the folders lies on.
    """
    for folder in folders:
        with writing(folder):
            disk = os.statvfs(folder)
        free = disk.f_bavail if os.geteuid() else disk.f_bfree
        if disk.f_blocks and free * disk.f_frsize < _LITTLE:
            raise trouble(folder, OSError(errno.ENOSPC, ""))


def write(path: Path, content: str | bytes, *, within: Path | None, lasting: bool = True) -> bool:
    """Put content into a file: aside, then renamed; a file with that content is left untouched.

    Args:
        path: The file; its folder is made. A link of its name is replaced, and not followed.
        content: Text (written as UTF-8) or bytes.
        within: The folder that no link on the way may lead out of; None for a file that the user
            has named.
        lasting: Whether it must be whole after a crash of the machine, too; that takes its time.

    Returns:
        Whether the file changed.

    Raises:
        FatalError: The folder cannot be written to, or the disk is full, or it lies elsewhere; what
            stood there before still stands.
    """
    data = content.encode() if isinstance(content, str) else content
    with writing(path), _folder(path.parent, within) as at:
        if _same(path.name, at, data):
            return False
        _replace(path.name, at, data, lasting=lasting)
    return True


def write_json(path: Path, data: object, *, within: Path | None) -> bool:
    """Put data into a file as JSON that a person can read.

    A name that is not UTF-8 is written as the escapes that JSON has for its bytes.

    Args:
        path: The file; its folder is made.
        data: What JSON can hold.
        within: As of `write`.

    Returns:
        Whether the file changed.

    Raises:
        FatalError: As `write`.
    """
    text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
    return write(path, text.encode(errors="backslashreplace"), within=within)


def make_folder(path: Path, within: Path) -> None:
    """Makes a folder, and those above it.

    Args:
        path: The folder.
        within: The folder that no link on the way may lead out of.

    Raises:
        FatalError: It cannot be made, or lies elsewhere.
    """
    with writing(path), _folder(path, within):
        pass


def own(path: Path, within: Path) -> int:
    """Opens a file that this program alone uses, made where there is none.

    What has the name and is something else is removed: a link, a FIFO, another name of some file.

    Args:
        path: The file, in a folder that is there.
        within: The folder that no link on the way may lead out of.

    Returns:
        A file descriptor, for reading and writing.

    Raises:
        FatalError: It cannot be opened.
    """
    with writing(path), _folder(path.parent, within) as at:
        return _own(path.name, at)


@contextmanager
def _folder(path: Path, within: Path | None) -> Iterator[int]:
    """The folder that is written into, opened."""
    base = path if within is None else within
    base.mkdir(parents=True, exist_ok=True)
    with folder_at(real(path), real(base), make=True) as at:
        yield at


def _same(name: str, at: int, data: bytes) -> bool:
    """Whether a file of this name is there, is no link, and holds this."""
    try:
        descriptor = opened(name, READING | os.O_NOFOLLOW, at=at)
    except OSError:
        return False
    try:
        return os.fstat(descriptor).st_size == len(data) and contents(descriptor) == data
    finally:
        os.close(descriptor)


def _replace(name: str, at: int, data: bytes, *, lasting: bool) -> None:
    with _aside(name, at) as (aside, descriptor):
        os.fchmod(descriptor, _mode(name, at))
        with open(descriptor, "wb", closefd=False) as file:
            file.truncate()
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(descriptor)
        os.replace(aside, name, src_dir_fd=at, dst_dir_fd=at)


def _mode(name: str, at: int) -> int:
    """The permissions of the file that is replaced; the usual ones where there is none."""
    try:
        mode = os.stat(name, dir_fd=at, follow_symlinks=False).st_mode
    except FileNotFoundError:
        return 0o644
    return stat.S_IMODE(mode) if stat.S_ISREG(mode) else 0o644


@contextmanager
def _aside(name: str, at: int) -> Iterator[tuple[str, int]]:
    """A file beside another, for this process alone; what a killed one left is used again."""
    aside = f".{name}.new"
    descriptor = _locked(aside, at)
    try:
        yield aside, descriptor
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(aside, dir_fd=at)
        raise
    finally:
        os.close(descriptor)


def _locked(aside: str, at: int) -> int:
    """Opens a file and waits until it is ours, under the name that it was opened by."""
    while True:
        descriptor = _own(aside, at)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        with suppress(FileNotFoundError):
            if os.path.samestat(
                os.fstat(descriptor), os.stat(aside, dir_fd=at, follow_symlinks=False)
            ):
                return descriptor
        os.close(descriptor)  # whoever had it has renamed it meanwhile


def _own(name: str, at: int) -> int:
    while True:
        with suppress(FileNotFoundError):
            found = os.stat(name, dir_fd=at, follow_symlinks=False)
            if not stat.S_ISDIR(found.st_mode) and not _ours(found):
                os.unlink(name, dir_fd=at)
        with suppress(FileNotFoundError):
            descriptor = opened(name, _OPENED, at=at)
            if _ours(os.fstat(descriptor)):
                return descriptor
            os.close(descriptor)


def _ours(found: os.stat_result) -> bool:
    return stat.S_ISREG(found.st_mode) and found.st_nlink <= 1
