"""Where the source says words that are in no piece of its text: those of a title, say."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"(?<!\\)\b[^\W\d_]+")
_TOGETHER = (4, 3, 2)  # words in a row: the more, the likelier they are the ones that are meant


class WrittenWords:
    """The words of a source, in their order, without its commands.

    Args:
        text: The flat source.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[tuple[str, ...], int | None] | None = None

    def place(self, text: str) -> int | None:
        """The offset of the first of some words; None where they stand nowhere, or twice.

        Args:
            text: What a reader sees.
        """
        known = self._known()
        words = _WORD.findall(text)
        rows = (row for size in _TOGETHER for row in _rows(words, size))
        return next((at for row in rows if (at := known.get(row)) is not None), None)

    def _known(self) -> dict[tuple[str, ...], int | None]:
        """Words in a row -> where they stand; None for those that stand in several places."""
        if self._places is None:
            found: dict[tuple[str, ...], int | None] = {}
            matches = list(_WORD.finditer(self._text))
            words = [match[0] for match in matches]
            for size in _TOGETHER:
                for match, row in zip(matches, _rows(words, size), strict=False):
                    found[row] = None if row in found else match.start()
            self._places = found
        return self._places


def _rows(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    return zip(*(islice(words, at, None) for at in range(size)), strict=False)
