"""The units of the manuscript as it is now, and which of them are those of an export."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from trykklar.review.text_pairs import text_pairs
from trykklar.review.text_tokens import comparable
from trykklar.word.mark.visible_text import visible_pieces

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trykklar.latex.passage import Passage
    from trykklar.review.story_letters import ParagraphKind
    from trykklar.word.mark.unit import Unit
    from trykklar.word.mark.visible_text import VisiblePiece

_ALIKE = 50.0  # of 100: a unit rewritten to more than this since the export is not known again
_EDGES = re.compile(r"(?s:(?=([^\W_])).*([^\W_]))")
_BLANK = re.compile(r"[^\S\N{NO-BREAK SPACE}]")  # the end of a line is a blank to TeX


class Shown(NamedTuple):
    """A letter that is seen, and where the LaTeX of it stands in the flat source."""

    sign: str
    start: int
    end: int


@dataclass(frozen=True)
class SourceUnit:
    """A unit as it is now.

    Attributes:
        flat: The flat source.
        unit: Where it stands there, and what it is.
        number: Its place among all units.
    """

    flat: Passage
    unit: Unit
    number: int

    @cached_property
    def letters(self) -> list[Shown]:
        """What a reader sees of it, letter by letter."""
        return [
            _shown(piece, at, sign)
            for piece in self._pieces
            for at, sign in enumerate(_BLANK.sub(" ", piece.text))
        ]

    @cached_property
    def text(self) -> str:
        """What a reader sees of it."""
        return _BLANK.sub(" ", "".join(piece.text for piece in self._pieces))

    @property
    def edges(self) -> list[Shown]:
        """The first and the last letter of its words."""
        found = ((piece, _EDGES.search(piece.text)) for piece in self._pieces)
        worded = [(piece, match) for piece, match in found if match]
        return [
            _shown(piece, at, piece.text[at])
            for piece, at in (
                *((piece, match.start(1)) for piece, match in worded[:1]),
                *((piece, match.start(2)) for piece, match in worded[-1:]),
            )
        ]

    @cached_property
    def _pieces(self) -> list[VisiblePiece]:
        return list(visible_pieces(self.flat, self.unit.start, self.unit.end))


def _shown(piece: VisiblePiece, at: int, sign: str) -> Shown:
    """A letter of a piece; what a command prints is all of the command's."""
    if piece.end - piece.start == len(piece.text):
        return Shown(sign, piece.start + at, piece.start + at + 1)
    return Shown(sign, piece.start, piece.end)


class KnownUnits(NamedTuple):
    """Which units are those of an export.

    Attributes:
        named: Bookmark -> the unit as it is now.
        printed: Bookmarks of those that Word showed in other words than the source, or whose words
            a macro wrote.
        kinds: Bookmark -> what its paragraph was when it was exported.
    """

    named: Mapping[str, SourceUnit]
    printed: frozenset[str]
    kinds: Mapping[str, ParagraphKind]


def source_units(flat: Passage, units: Sequence[Unit]) -> list[SourceUnit]:
    """The units of a manuscript.

    Args:
        flat: The flat source.
        units: Where they stand in it.
    """
    return [SourceUnit(flat, unit, number) for number, unit in enumerate(units)]


def matched(exported: Mapping[str, str], units: Sequence[SourceUnit]) -> dict[str, SourceUnit]:
    """Bookmark of a unit -> the unit as it is now, without those that are not recognised.

    Args:
        exported: Bookmark -> what Word showed of it when it was exported, in order.
        units: Those of the manuscript, in order.
    """
    names = list(exported)
    before = [_key(text) for text in exported.values()]
    now = [_key(unit.text) for unit in units]
    return {names[at]: units[place] for at, place in text_pairs(before, now, _ALIKE)}


def _key(text: str) -> str:
    """Without blanks: those around an atom come from the language."""
    return comparable(text).replace(" ", "")
