"""The files that TeX read, as they are written: a class beside the text, and the text itself.

What the reading of the text has lost stands there still.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from trykklar.latex.source import Place, Source, read_source
from trykklar.project.uncommented import uncommented
from trykklar.typeset.fls import trace
from trykklar.word.judge.folding import level, sought

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trykklar.document import Document

_ENDINGS = frozenset([".cls", ".clo", ".sty", ".def", ".ldf", ".cfg", ".tex", ".ltx"])
_MOST = 400  # runs that are looked for
_LARGEST = 400_000  # characters of a file that is gone through


class BesideText:
    """The files that TeX read beside the text, read when they are first asked for.

    Args:
        document: It has just been typeset.
    """

    def __init__(self, document: Document) -> None:
        self._sources = cache(lambda: tuple(_sources(document)))
        self._left = _MOST

    def located(self, runs: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], Place | None]:
        """The first of some runs whose words stand one after the other, and where.

        Args:
            runs: Words of a PDF, folded; where none is found, the last one is given back.
        """
        run: tuple[str, ...] = ()
        for run in runs:
            self._left -= 1
            place = self._place(run) if self._left >= 0 else None
            if place is not None:
                return run, place
        return run, None

    def _place(self, run: Sequence[str]) -> Place | None:
        pattern = sought(run)
        for source, text in self._sources():
            found = pattern.search(text)
            if found:
                return Place(source, found.start())
        return None


def _sources(document: Document) -> Iterator[tuple[Source, str]]:
    seen = trace(document.made(".fls"), document.root, document.work)
    for path in seen.inputs:
        if path.is_absolute() or path.suffix not in _ENDINGS or path.is_relative_to(document.work):
            continue
        source = read_source(document.root / path, document.fence, document.source)
        if isinstance(source, Source) and len(source.text) <= _LARGEST:
            yield source, level(_blanked(source.text))


def _blanked(text: str) -> str:
    """A text with blanks for its comments, so that every place in it stays where it is."""
    bare = zip(text.split("\n"), uncommented(text).split("\n"), strict=True)
    return "\n".join(kept.ljust(len(line)) for line, kept in bare)
