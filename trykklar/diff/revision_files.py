"""The files of a revision, or of another folder, written to a folder of our own.

What is made there is then a manuscript like any other, and nothing is made in the user's folder.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from dulwich.object_store import tree_lookup_path
from dulwich.objects import Blob, Commit, Tree

from trykklar.diff.revision import repository
from trykklar.finding import FatalError
from trykklar.storage.atomic_file import make_folder, write
from trykklar.storage.fence import Fence
from trykklar.storage.made_folder import everything

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dulwich.objects import ObjectID
    from dulwich.repo import Repo

    from trykklar.diff.revision import Revision

_FORBIDDEN = frozenset(["", ".", "..", ".git"])
_MADE = "build"  # what an earlier build left is no source
_MOST_FILES = 100_000  # a folder may stand in a commit any number of times, and so within itself
_MOST_BYTES = 2 << 30
_DEEPEST = 100


def write_revision(revision: Revision, source: Path, target: Path) -> None:
    """Write the files that a folder of the repository had.

    Args:
        revision: The commit.
        source: The manuscript's folder as it is now, absolute.
        target: An empty folder.

    Raises:
        FatalError: The revision has no such folder, or it cannot be written.
    """
    with repository(source) as repo:
        place = source.resolve().relative_to(Path(repo.path).resolve())
        for path, mode, data in _files(repo, revision, place):
            _write(target, path, mode, data)


def names(revision: Revision, source: Path) -> list[str]:
    """All files of a revision, as paths in the repository.

    Args:
        revision: The commit.
        source: A folder of the repository.
    """
    with repository(source) as repo:
        tree = _tree(repo, revision)
        return sorted(path.decode("utf-8", "replace") for path, _, _ in _entries(repo, tree.id))


def copy_folder(source: Path, target: Path) -> None:
    """Copy the files of a folder; no link is followed, and what was made there is left out.

    Args:
        source: The folder, absolute.
        target: An empty folder.

    Raises:
        FatalError: A file cannot be written.
    """
    fence = Fence(source)
    for entry in everything(source, hidden=False):
        path = Path(entry.path)
        inner = path.relative_to(source)
        if inner.parts[0] != _MADE and entry.is_file(follow_symlinks=False):
            try:
                data = fence.read(path)
            except OSError:  # what matters of it is reported where it is looked for
                continue
            write(target / inner, data, within=target, lasting=False)


def _tree(repo: Repo, revision: Revision) -> Tree:
    commit = repo[revision.number.encode()]
    found = repo[commit.tree] if isinstance(commit, Commit) else None
    if isinstance(found, Tree):
        return found
    raise FatalError(f"The commit {revision.label} has no files.")


def _files(
    repo: Repo, revision: Revision, place: Path
) -> Iterator[tuple[PurePosixPath, int, bytes]]:
    """The files below a folder: path from there, mode and content."""
    tree = _tree(repo, revision)
    number = tree.id
    if place.parts:
        try:
            _, number = tree_lookup_path(repo.get_object, tree.id, place.as_posix().encode())
        except (KeyError, NotADirectoryError):
            raise FatalError(
                f"{place} was not there yet in {revision.label}.",
                "Name a later revision, or a folder with the earlier version.",
            ) from None
    size = 0
    for name, mode, content in _entries(repo, number):
        path = PurePosixPath(os.fsdecode(name))
        if _is_strange(path):
            continue
        try:
            found = repo.get_object(content)
        except KeyError:  # the commit of a submodule, or what a partial clone lacks
            continue
        if isinstance(found, Blob):
            size += len(found.data)
            if size > _MOST_BYTES:
                raise _too_much()
            yield path, mode, found.data


def _entries(repo: Repo, tree: ObjectID) -> list[tuple[bytes, int, ObjectID]]:
    """What is no folder in a tree: path, mode and number."""
    found: list[tuple[bytes, int, ObjectID]] = []
    waiting, met = [(b"", tree)], 0
    while waiting:
        above, number = waiting.pop()
        inner = repo.get_object(number)
        for entry in inner.iteritems() if isinstance(inner, Tree) else ():
            path = b"%b/%b" % (above, entry.path) if above else entry.path
            met += 1
            if met > _MOST_FILES or path.count(b"/") > _DEEPEST:
                raise _too_much()
            if stat.S_ISDIR(entry.mode):
                waiting.append((path, entry.sha))
            else:
                found.append((path, entry.mode, entry.sha))
    return found


def _too_much() -> FatalError:
    return FatalError(
        f"That revision has more than {_MOST_FILES} files, more than {_MOST_BYTES >> 30} GB or "
        f"folders more than {_DEEPEST} deep: it is not read.",
        "Name a folder with the earlier version instead.",
    )


def _is_strange(path: PurePosixPath) -> bool:
    """Whether a path is none that Git itself would write."""
    return any(part.casefold() in _FORBIDDEN for part in path.parts) or path.is_absolute()


def _write(target: Path, path: PurePosixPath, mode: int, data: bytes) -> None:
    if stat.S_ISLNK(mode):
        make_folder((target / path).parent, target)
        linked = PurePosixPath(os.fsdecode(data))
        if not linked.is_absolute():  # the fence decides whether it may be followed
            (target / path).symlink_to(linked)
        return
    write(target / path, data, within=target, lasting=False)
