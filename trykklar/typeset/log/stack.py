"""Which file TeX is reading at a line of its log.

TeX writes `(` and the name when it opens a file and `)` when it closes it; but an author's text and
the packages' messages hold parentheses too. So only a `(` before the name of a file that TeX is
known to have read (from the recorder) opens one, and other pairs count on their own line only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.typeset.fls import located

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_NAME = re.compile(r'"(?P<quoted>[^"]*)"|(?P<bare>[^\s(){}\[\]<>"]+)')
_ODD = re.compile(r"[\s(){}\[\]<>]")
_PARENTHESIS = re.compile(r"[()]")
_DEEPEST = 127
"""TeX's own bound on the files that are open at once (`max_in_open`, at most 127)."""


class Stack:
    """The files that are open, outermost first, as relative or absolute paths."""

    def __init__(self, root: Path, known: Iterable[Path]) -> None:
        """Begins with no file open.

        Args:
            root: The folder TeX ran in.
            known: The files that it read, as the recorder names them.
        """
        self._root = root
        self._known = frozenset(known)
        self._last_names = frozenset(path.name for path in self._known)
        # Names that the pattern for plain names would cut short, and how long they are.
        self._odd = frozenset(filter(_ODD.search, map(str, self._known)))
        self._lengths = sorted({len(name) for name in self._odd}, reverse=True)
        self._files: tuple[Path, ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """The open files, outermost first."""
        return self._files

    def feed(self, line: str) -> None:
        """Reads one line of the log that is no message."""
        pending = 0
        for match in _PARENTHESIS.finditer(line):
            opened = self._opened(line, match.end()) if match[0] == "(" else None
            if opened:
                self._files = (*self._files, opened)[:_DEEPEST]
            elif match[0] == "(":
                pending += 1
            elif pending:
                pending -= 1
            elif len(self._files) > 1:
                self._files = self._files[:-1]

    def knows(self, name: str | None) -> bool:
        """Whether a name before `:12:` can be that of a file; None stands for a message without."""
        return (
            name is None or name.startswith(("./", "/")) or located(name, self._root) in self._known
        )

    def settle(self, path: Path) -> None:
        """Takes TeX's word for the file it is in, which it gives with each error."""
        if path in self._files:
            self._files = self._files[: max(_last(self._files, path), 1)]
        if path not in self._files:
            self._files = (*self._files, path)[-_DEEPEST:]

    def _opened(self, line: str, start: int) -> Path | None:
        match = _NAME.match(line, start)
        names = [match["quoted"] or match["bare"]] if match else []
        begin = start + 2 * line.startswith("./", start)
        cuts = (line[begin : begin + length] for length in self._lengths)
        names += [cut for cut in cuts if cut in self._odd]
        named = (name for name in names if name and name.rpartition("/")[2] in self._last_names)
        paths = (located(name, self._root) for name in named)
        return next((path for path in paths if path in self._known), None)


def _last(files: tuple[Path, ...], path: Path) -> int:
    """The number of the innermost of some files that is a path, from 1."""
    return len(files) - files[::-1].index(path)
