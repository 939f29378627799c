"""Braces and ends without a partner, which TeX passes over and a parser of groups cannot."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from trykklar.latex.passage import Piece

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence


_BRACE = re.compile(r"(?<!\\)[{}]")


class BraceBalance:
    """Which braces of a text are still open.

    As for TeX, an environment is a group: its end closes what was opened in it, and nothing that
    was opened before it can be closed within.
    """

    def __init__(self) -> None:
        self._open: list[int] = []
        self._begun: list[int] = []
        self._names: list[str] = []
        self._written: list[bool] = []
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

    def environment_begun(self, name: str, *, written: bool = True) -> None:
        """An environment begins.

        Args:
            name: Its name.
            written: Whether the author began it, and not a macro.
        """
        self._begun.append(len(self._open))
        self._names.append(name)
        self._written.append(written)

    def is_open(self, name: str) -> bool:
        """Whether an environment of a name is not ended yet."""
        return name in self._names

    def left_open(self) -> str:
        r"""The environment that a macro began in the group that a `}` would close; or nothing.

        Classes have the command that these macros stand in, `\author`, begin and end a table
        around them: `\alignauthor` ends it and begins the next one.
        """
        if not self._names or self._written[-1]:
            return ""
        first, around = self._begun[-1], self._begun[-2] if len(self._begun) > 1 else 0
        return self._names[-1] if len(self._open) == first > around else ""

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
            self._written.pop()
            first = self._begun.pop()
            self._lonely.extend(self._open[first:])
            del self._open[first:]


def before_group_end(text: str) -> str:
    """A text up to where the group ends that it stands in; nothing where a group stays open."""
    depth = 0
    for brace in _BRACE.finditer(text):
        depth += 1 if brace[0] == "{" else -1
        if depth < 0:
            return text[: brace.start()]
    return text if depth == 0 else ""


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
