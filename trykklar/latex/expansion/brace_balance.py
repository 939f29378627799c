"""Braces and ends without a partner, which TeX passes over and a parser of groups cannot."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from trykklar.latex.passage import Piece

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence


class BraceBalance:
    """Which braces of a text are still open.

    As for TeX, an environment is a group: its end closes what was opened in it, and nothing that
    was opened before it can be closed within.
    """

    def __init__(self) -> None:
        self._open: list[int] = []
        self._begun: list[int] = []
        self._names: list[str] = []
        self._lonely: list[int] = []

    @property
    def lonely(self) -> list[int]:
        """The offsets of the braces that nothing has closed, in order."""
        return sorted([*self._lonely, *self._open])

    def opened(self, offset: int) -> None:
        """A `{` stands at an offset."""
        self._open.append(offset)

    def closes(self) -> bool:
        """Whether a `}` has a partner, which it closes."""
        if len(self._open) <= (self._begun[-1] if self._begun else 0):
            return False
        self._open.pop()
        return True

    def environment_begun(self, name: str) -> None:
        """An environment begins."""
        self._begun.append(len(self._open))
        self._names.append(name)

    def unended(self, name: str) -> list[str]:
        """The environments in one of a name that are not ended, the innermost first."""
        if not self._names or self._names[-1] == name or name not in self._names:
            return []
        inner = self._names[::-1]
        return inner[: inner.index(name)]

    def environment_ended(self, name: str) -> None:
        """An environment, the innermost, ends, and with it the groups in it."""
        if self._names and self._names[-1] == name:
            self._names.pop()
            first = self._begun.pop()
            self._lonely.extend(self._open[first:])
            del self._open[first:]


def without(text: str, holes: Collection[int]) -> str:
    """A text without the characters at some offsets."""
    ends = [*sorted(holes), len(text)]
    starts = [0, *(hole + 1 for hole in ends[:-1])]
    return "".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def pieces_without(pieces: Sequence[Piece], holes: Sequence[int]) -> Iterator[Piece]:
    """The pieces of that text.

    Args:
        pieces: Those of the whole text.
        holes: The offsets of what is taken out, in order.
    """
    ends = [*(piece.start for piece in pieces[1:]), float("inf")]
    for piece, end in zip(pieces, ends, strict=True):
        first = bisect_left(holes, piece.start)
        yield Piece(piece.start - first, piece.origin, piece.offset, piece.copied)
        for count, hole in enumerate(holes[first : bisect_left(holes, end)], first + 1):
            offset = piece.offset + (hole + 1 - piece.start if piece.copied else 0)
            yield Piece(hole + 1 - count, piece.origin, offset, piece.copied)
