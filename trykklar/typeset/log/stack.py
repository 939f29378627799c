"""Which file TeX is reading at a line of its log.

TeX writes `(` and the name when it opens a file and `)` when it closes it; but an author's text and
the packages' messages hold parentheses too. So only a `(` before the name of a file that TeX is
known to have read (the recorder tells) opens one, and other pairs count on their own line only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.typeset.recorder import located

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_NAME = re.compile(r'"(?P<quoted>[^"]*)"|(?P<bare>[^\s(){}\[\]<>"]+)')


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
        # Names that the pattern for plain names would cut short.
        self._odd = sorted((str(p) for p in known if re.search(r"[\s(){}\[\]<>]", str(p))), key=len)
        self._open: list[Path] = []

    @property
    def files(self) -> tuple[Path, ...]:
        """The open files, outermost first."""
        return tuple(self._open)

    def feed(self, line: str) -> None:
        """Reads one line of the log that is no message."""
        if "(" not in line and ")" not in line:
            return
        pending = 0
        for position, sign in _parentheses(line):
            opened = self._opened(line, position + 1) if sign == "(" else None
            if opened:
                self._open.append(opened)
            elif sign == "(":
                pending += 1
            elif pending:
                pending -= 1
            elif len(self._open) > 1:
                self._open.pop()

    def knows(self, name: str | None) -> bool:
        """Whether a name before `:12:` can be that of a file; None stands for a message without."""
        return (
            name is None or name.startswith(("./", "/")) or located(name, self._root) in self._known
        )

    def settle(self, path: Path) -> None:
        """Takes TeX's word for the file it is in, which it gives with each error."""
        while len(self._open) > 1 and self._open[-1] != path and path in self._open:
            self._open.pop()
        if path not in self._open:
            self._open.append(path)

    def _opened(self, line: str, start: int) -> Path | None:
        match = _NAME.match(line, start)
        names = [match["quoted"] or match["bare"]] if match else []
        rest = line[start:].removeprefix("./")
        names += [name for name in reversed(self._odd) if rest.startswith(name)]
        paths = (located(name, self._root) for name in names if name)
        return next((path for path in paths if path in self._known), None)


def _parentheses(line: str) -> Iterator[tuple[int, str]]:
    return ((at, sign) for at, sign in enumerate(line) if sign in "()")
