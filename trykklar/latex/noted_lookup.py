"""Looking for the files that a document names, and noting where."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.latex.file_lookup import find, of_tex, places
from trykklar.storage.sought import matching

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.document import Document

    Terms = tuple[str, str, tuple[Path, ...], tuple[str, ...]]


class NotedLookup:
    """Finds files as TeX does, and remembers where it looked.

    Args:
        document: Whose files.

    Attributes:
        looked: Where files were looked for, up to where each was found.
        globs: Patterns that files were looked for by.
        asked: Files that TeX was asked for -> their paths; "" where it has none.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.looked: set[Path] = set()
        self.globs: set[str] = set()
        self.asked: dict[str, str] = {}
        self._found: dict[Terms, Path | None] = {}

    def find(
        self, name: str, ending: str, folders: Iterable[Path] = (), paths: Iterable[str] = ()
    ) -> Path | None:
        """The file that TeX would read; arguments as in `file_lookup.find`."""
        terms = (name, ending, tuple(folders), tuple(paths))
        if terms not in self._found:
            self._found[terms] = self._look(terms)
        return self._found[terms]

    def _look(self, terms: Terms) -> Path | None:
        found = find(self.document, *terms)
        for place in places(self.document, *terms):
            path = Path(os.path.normpath(place))
            self.looked.add(path)
            if path == found:
                break
        return found

    def of_tex(self, name: str) -> Path | None:
        """A file of the TeX distribution itself: what is not there may be installed tomorrow."""
        found = of_tex(name)
        self.asked[name] = os.fspath(found or "")
        return found

    def matching(self, pattern: str) -> list[Path]:
        """The files of the project that a pattern stands for, those outside of its fence, too."""
        self.globs.add(pattern)
        return sorted(matching(self.document.root, pattern))
