"""The Git repository of a manuscript, opened as a stranger's.

Git itself is not started: it obeys the configuration of the folder that it is in. The objects are
read with dulwich, which opens what lies in the repository by itself. So that is looked at first:
regular files, and no link that leads out of it. Of its configuration, no other file is read.

Sources: gitrepository-layout(5), git-config(1): "Includes", `extensions.*`; git-worktree(1).
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from dulwich.config import ConfigFile
from dulwich.errors import NotGitRepository
from dulwich.repo import Repo

from trykklar.finding import FatalError
from trykklar.storage.beneath import real, within
from trykklar.storage.made_folder import everything
from trykklar.storage.memory_bound import MORE, bounded_memory
from trykklar.storage.regular_file import MOST, read

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNREAD = frozenset(["annex", "hooks", "lfs", "modules", "rr-cache", "worktrees"])
"""Folders of a repository that are no part of its history; authors put links into some."""

_OTHERS = frozenset([b"noop", b"noop-v1", b"partialclone", b"preciousobjects"])
"""Extensions that do not change how a repository is read, and that dulwich does not know."""

_LINE = 1 << 14  # bytes of a file that names a folder
_CHAIN = 5  # repositories that borrow objects of another


class _Repository(Repo):
    """A repository whose configuration includes no other file."""

    def get_config(self) -> ConfigFile:
        """What `.git/config` says, as far as it is about reading."""
        try:
            given = _config(Path(self.commondir()))
        except FileNotFoundError:
            return ConfigFile()
        kept = ConfigFile()
        for section in given.sections():
            for name, value in given.items(section):
                if section[0].lower() != b"extensions" or name.lower() not in _OTHERS:
                    kept.set(section, name, value)
        return kept


@contextmanager
def git_repository(folder: Path) -> Iterator[Repo | None]:
    """The repository that a folder lies in; None where it lies in none.

    Args:
        folder: Absolute.

    Raises:
        FatalError: It cannot be read, or something in it is not what Git puts there.
    """
    try:
        top = _top(Path(real(folder)))
        if top is None:
            yield None
            return
        _examine(top)
        with bounded_memory(), _Repository(os.fspath(top)) as found:
            yield found
    except NotGitRepository:
        yield None
    except FatalError:
        raise
    except MemoryError:
        raise FatalError(
            f"The Git repository of {folder} is not read to its end: something in it unpacks to "
            f"more than {MORE >> 30} GB.",
            "Name a folder with the earlier version instead.",
        ) from None
    except Exception as fault:  # noqa: BLE001 - dulwich's have no class in common
        raise FatalError(
            f"The Git repository of {folder} cannot be read to its end: "
            f"{type(fault).__name__}: {fault}.",
            "A shallow or partial clone lacks something of it: git fetch --unshallow. "
            "`git fsck` says whether it is damaged.",
        ) from None


def _top(folder: Path) -> Path | None:
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)


def _examine(top: Path) -> None:
    """Makes sure that reading a repository opens nothing but what belongs to it."""
    control = _control(top)
    common = control
    if (control / "commondir").exists():
        common = _named(control, "commondir")
        if control.parent.parent != common:
            raise _strange(control / "commondir")
        _plain(control)
    _plain(common)
    _borrowed(common / "objects")


def _control(top: Path) -> Path:
    """Where the repository itself is: beside the files, or where it says that they are its own."""
    given = top / ".git"
    if given.is_dir():
        own = Path(real(given))
        if not within(str(own), str(top)):
            raise _strange(given)
        return own
    own = _named(top, ".git", "gitdir:")
    if within(str(own), str(top)):
        return own
    if (own / "gitdir").exists() and _named(own, "gitdir") == Path(real(given)):
        return own  # a worktree
    try:
        files = os.fsdecode(_config(own).get((b"core",), b"worktree"))
    except (KeyError, OSError, ValueError):
        raise _strange(given) from None
    if Path(real(own / files)) != top:
        raise _strange(given)
    return own  # a submodule


def _config(folder: Path) -> ConfigFile:
    """The configuration in a folder, and in no other file."""
    return ConfigFile.from_file(BytesIO(read(folder / "config")), expand_includes=False)


def _named(folder: Path, name: str, before: str = "") -> Path:
    """The folder or file that a file names, from where it lies."""
    text = os.fsdecode(read(folder / name, _LINE)).removeprefix(before).strip()
    return Path(real(folder / text))


def _plain(control: Path) -> None:
    base = real(control)
    with os.scandir(control) as entries:
        for entry in entries:
            if entry.name not in _UNREAD:
                _plain_below(Path(entry.path), base)


def _plain_below(path: Path, base: str) -> None:
    inner = everything(path) if path.is_dir() and not path.is_symlink() else ()
    for each in (path, *(Path(entry.path) for entry in inner)):
        if not _is_plain(each, base):
            raise _strange(each)


def _is_plain(path: Path, base: str) -> bool:
    """Whether a path is a folder or a file of a size that is read; a link, to one of the same."""
    if path.is_symlink() and not within(real(path), base):
        return False
    try:
        found = path.stat()
    except FileNotFoundError:  # git, at work meanwhile
        return True
    if stat.S_ISDIR(found.st_mode) or stat.S_ISSOCK(found.st_mode):  # git's watcher has a socket
        return True
    return stat.S_ISREG(found.st_mode) and (found.st_size <= MOST or path.parent.name == "pack")


def _borrowed(objects: Path, left: int = _CHAIN) -> None:
    """The same for the objects of other repositories that one borrows."""
    listed = objects / "info" / "alternates"
    if not listed.exists():
        return
    for line in os.fsdecode(read(listed)).splitlines():
        other = Path(real(objects / line.strip()))
        if line.strip() and not line.startswith("#") and other.is_dir():
            if left == 0:
                raise _strange(listed)
            _plain_below(other, real(other))
            _borrowed(other, left - 1)


def _strange(path: Path) -> FatalError:
    return FatalError(
        f"The Git repository is not read: {path} is nothing that Git puts there, or leads out "
        "of the repository.",
        "Clone the repository anew, and work in the clone.",
    )
