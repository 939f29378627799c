"""What carrying a change out does, or why only the author can say what is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from trykklar.review.review_change import SourceChange

if TYPE_CHECKING:
    from trykklar.review.source_units import SourceUnit


class ConflictError(Exception):
    """What a co-author did cannot be carried out without a guess.

    Attributes:
        offered: What could be done, if the author says so.
        now: What the author has made of the words since the export.
    """

    def __init__(self, reason: str, offered: SourceChange | None = None, now: str = "") -> None:
        super().__init__(reason)
        self.now = now
        self.offered = offered or SourceChange()


class UnreachableError(Exception):
    """Words do not stand letter by letter in a file of the author's."""


class Seen(NamedTuple):
    """What a reader is to see of a unit: `text` instead of its letters from `start` to `end`.

    A line feed in it parts two units; None means that the unit is gone.
    """

    unit: SourceUnit
    start: int
    end: int
    text: str | None


@dataclass(frozen=True)
class Outcome:
    """What a change does.

    Attributes:
        kind: `text`, `split`, `new paragraph` ...
        seen: What a reader is to see afterwards, of each unit that it concerns.
        change: What it does to the source.
        added: The words of notes, and of cells with their rows, that it adds.
    """

    kind: str
    seen: tuple[Seen, ...]
    change: SourceChange
    added: tuple[str, ...] = ()
