"""What is saved in the folders of some documents, until Ctrl-C.

Each folder is watched by itself: a watch over all that lies below one follows links, and a single
link to `/` in a stranger's folder would have it go through the whole disk.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import Change, DefaultFilter
from watchfiles import watch as changes

from trykklar.finding import FatalError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from trykklar.document import Document

    Saved = set[tuple[Change, str]]

_GATHERED = 100  # milliseconds that saves are gathered at most
_SILENCE = 10  # milliseconds after which they are handed on
_BEGUN = 50  # milliseconds after which a watch that has seen nothing says that it has begun


def saves(documents: Collection[Document]) -> Iterator[Saved]:
    """Follows what authors save.

    Args:
        documents: Whose folders are watched.

    Yields:
        What was saved at once. An empty set says that watching has begun, or begun anew since a
        folder was added: of what was saved before that, something may be missing.

    Raises:
        FatalError: The system does not let so many folders be watched.
        KeyboardInterrupt: At Ctrl-C.
    """
    wanted = _Sources(documents)
    while True:
        wanted.need_roots()
        try:
            yield from _until_a_folder_comes(wanted)
        except FileNotFoundError:  # a folder went while the watching began
            continue
        except OSError as fault:
            raise FatalError(
                f"The folder cannot be watched: {fault}.",
                "Where too many are watched, raise the limit: "
                "sudo sysctl fs.inotify.max_user_watches=1000000",
            ) from None


def _until_a_folder_comes(wanted: _Sources) -> Iterator[Saved]:
    begun = False
    for saved in changes(
        *wanted.folders(),
        watch_filter=wanted,
        debounce=_GATHERED,
        step=_SILENCE,
        rust_timeout=_BEGUN,
        yield_on_timeout=True,
        recursive=False,
        ignore_permission_denied=True,
    ):
        if saved or not begun:
            yield saved
        if saved and not begun:
            yield set()
        begun = True
        if any(kind is Change.added and wanted.is_watched(Path(name)) for kind, name in saved):
            return


class _Sources(DefaultFilter):
    """What an author saves: nothing of an editor's, of git's, or that the program makes."""

    def __init__(self, documents: Collection[Document]) -> None:
        self._documents = documents
        self._made = {
            document.root / folder
            for document in documents
            for folder in (document.work, document.output)
        }
        super().__init__(ignore_paths=[str(path) for path in self._made])

    def need_roots(self) -> None:
        """Makes sure that there is something to watch.

        Raises:
            FatalError: The folder of a document is gone.
        """
        for document in self._documents:
            if not document.root.is_dir():
                raise FatalError(f"{document.root} is no longer there.")

    def folders(self) -> list[str]:
        """All folders in which an author may save something."""
        waiting = list(dict.fromkeys(os.fspath(document.root) for document in self._documents))
        found: dict[str, str] = {}
        while waiting:
            folder = waiting.pop()
            real = os.path.realpath(folder)
            if found.setdefault(real, folder) != folder:
                continue  # another name of one that is watched
            try:
                with os.scandir(folder) as entries:
                    waiting += [each.path for each in entries if self.is_watched(Path(each.path))]
            except OSError:
                continue
        return list(found.values())

    def is_watched(self, path: Path) -> bool:
        """Whether a path is a folder of sources; one by a link, where `--allow` lets it in."""
        if path.name in self.ignore_dirs or path in self._made or not path.is_dir():
            return False
        fences = [document.fence for document in self._documents]
        return not path.is_symlink() or any(
            fence.holds(path) and not fence.owns(path) for fence in fences
        )
