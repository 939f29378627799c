"""Files beside the text that print words of their own: the author's class, a package."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from trykklar.latex.source import Place, Source, read_source
from trykklar.project.uncommented import uncommented
from trykklar.typeset.fls import trace
from trykklar.word.judge.folding import level, sought

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.document import Document

_ENDINGS = frozenset([".cls", ".clo", ".sty", ".def", ".ldf", ".cfg", ".tex", ".ltx"])
_LARGEST = 400_000  # characters of a file that is gone through


class BesideText:
    """The files that TeX read beside the text, read when they are first asked for.

    Args:
        document: It has just been typeset.
    """

    def __init__(self, document: Document) -> None:
        self._sources = cache(lambda: tuple(_sources(document)))

    def place(self, run: Sequence[str]) -> Place | None:
        """Where the words of a run stand one after the other; None where they do not.

        Args:
            run: Words of a PDF, folded.
        """
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
