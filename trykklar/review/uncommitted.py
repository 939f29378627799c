"""Which files of a Git repository differ from what was committed last.

There are no filters, hooks or attributes: Git itself is not started.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dulwich.object_store import tree_lookup_path
from dulwich.objects import Blob, Commit

from trykklar.storage.git_repository import git_repository

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dulwich.repo import Repo

    from trykklar.storage.fence import Fence


def uncommitted(paths: Iterable[Path], fence: Fence) -> list[Path]:
    """Those of the files that hold what no commit does; none where there is no repository.

    Args:
        paths: Files.
        fence: What they lie inside of.

    Raises:
        FatalError: The repository cannot be read.
    """
    with git_repository(fence.root) as repository:
        if repository is None:
            return []
        return [path for path in paths if not _is_committed(repository, path, fence)]


def _is_committed(repository: Repo, path: Path, fence: Fence) -> bool:
    """Whether the last commit has a file as it is, whatever its line ends."""
    try:
        name = path.resolve().relative_to(repository.path).as_posix()
        last = repository[repository.head()]
        if not isinstance(last, Commit):
            return False
        _, number = tree_lookup_path(repository.get_object, last.tree, name.encode())
        stored = repository.get_object(number)
    except (KeyError, ValueError, NotADirectoryError):
        return False
    data = fence.read(path)
    return isinstance(stored, Blob) and _lines(stored.data) == _lines(data)


def _lines(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")
