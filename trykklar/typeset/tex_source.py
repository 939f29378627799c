"""The author's own files that TeX read, and where something stands in them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trykklar.storage.regular_file import read
from trykklar.storage.stamp import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from trykklar.storage.stamp import Stamp


class TexPlace(NamedTuple):
    """Where something is: absolute path, line from 1, column from 1; 0 where unknown."""

    path: Path
    line: int = 0
    column: int = 0


def lines(path: Path) -> tuple[str, ...]:
    """The lines of a text file as TeX counts them; none where it cannot be read.

    UTF-8, or else Latin-1, which takes any byte: a file in the wrong encoding must still be found.
    """
    try:
        return _lines(path, stamp(path))
    except OSError:
        return ()


@lru_cache(maxsize=1024)
def _lines(path: Path, _: Stamp) -> tuple[str, ...]:
    """Kept while the file is the same: one log may ask for a file's lines a hundred times."""
    data = read(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def line(path: Path, number: int) -> str:
    """One line of a file, counted from 1; "" where there is none."""
    content = lines(path)
    return content[number - 1] if 0 < number <= len(content) else ""


def find(paths: Iterable[Path], pattern: str) -> TexPlace | None:
    """The first place in some files where a pattern matches, comments left aside.

    Args:
        paths: Absolute paths, in the order in which to look.
        pattern: Regular expression for a part of one line; the column is that of its first group,
            or of the whole where it has none.
    """
    return next(finds(paths, pattern), None)


def finds(paths: Iterable[Path], pattern: str) -> Iterator[TexPlace]:
    """Every line in some files where a pattern matches, comments left aside."""
    wanted = re.compile(pattern)
    for path in paths:
        for number, text in enumerate(lines(path), start=1):
            if wanted.search(text) and (match := wanted.search(uncommented(text))):
                yield TexPlace(path, number, match.start(min(1, wanted.groups)) + 1)


def index(path: Path, pattern: str) -> Mapping[str, TexPlace]:
    """Where each name stands first in a file that a pattern finds, comments left aside.

    Made once for a file: a log may ask for as many names as there are in it.

    Args:
        path: Absolute path.
        pattern: Regular expression for a part of one line; its first group is the name.
    """
    try:
        return _index(path, pattern, path.stat().st_mtime_ns)
    except OSError:
        return {}


@lru_cache(maxsize=64)
def _index(path: Path, pattern: str, _: int) -> Mapping[str, TexPlace]:
    found: dict[str, TexPlace] = {}
    for number, text in enumerate(lines(path), start=1):
        for match in re.finditer(pattern, uncommented(text)):
            found.setdefault(match[1], TexPlace(path, number, match.start(1) + 1))
    return found


def uncommented(text: str) -> str:
    """A line of TeX up to its comment."""
    return re.sub(r"(?<!\\)((?:\\\\)*)%.*", r"\1", text)
