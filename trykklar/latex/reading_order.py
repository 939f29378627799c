"""In which order TeX reads the files of a document: file by file, with all that they input."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.latex.source import Source


class ReadStretch(NamedTuple):
    """A part of a file that TeX reads in one go."""

    source: Source
    start: int
    end: int


def stretches(passage: Passage) -> Iterator[ReadStretch]:
    """The parts of files in the order in which TeX reads them; neighbours of one file are one.

    Args:
        passage: The whole text.
    """
    last: ReadStretch | None = None
    for source, start, end in passage.copied(0, len(passage.text)):
        if last is not None and last.source is source and start >= last.end:
            last = last._replace(end=end)
            continue
        if last is not None:
            yield last
        last = ReadStretch(source, start, end)
    if last is not None:
        yield last
