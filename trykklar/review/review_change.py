"""What a review finds: a change of the text, with what it would do to the author's files."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.checks.rule import RuleEdit
    from trykklar.latex.source import Place
    from trykklar.review.comments import Comment
    from trykklar.review.matched_export import Matching
    from trykklar.review.source_units import SourceUnit
    from trykklar.word.mark.edit import Edit as FlatEdit


class State(StrEnum):
    """What becomes of a change."""

    APPLIES = "applies"
    CONFLICT = "conflict"
    NO_EFFECT = "no effect"


@dataclass(frozen=True)
class SourceChange:
    """What a change does to the source.

    Attributes:
        edits: Of the author's files.
        flat: The same of the flat source, where it is to be proven.
    """

    edits: tuple[RuleEdit, ...] = ()
    flat: tuple[FlatEdit, ...] = ()


def together(parts: Iterable[SourceChange]) -> SourceChange:
    """Several changes of the source as one.

    Args:
        parts: They do not overlap.
    """
    known = tuple(parts)
    return SourceChange(
        tuple(edit for part in known for edit in part.edits),
        tuple(edit for part in known for edit in part.flat),
    )


@dataclass(frozen=True)
class ReviewChange:
    """A change that a co-author made.

    Attributes:
        number: By which `--apply` names it, from 1 in the order of the text.
        kind: `text`, `look`, `citation`, `new paragraph`, `split` ...
        authors: Who made it; none where changes were not tracked.
        date: When, as it is written; of the first where there are several.
        place: Where in the author's file; None where nothing there belongs to it.
        before: The sentence as it is.
        after: The sentence as it would be.
        state: Whether it applies.
        reason: Why it does not.
        now: What the author has made of it since the export, where both have changed it.
        change: What it does; what is offered where it is a conflict.
    """

    number: int
    kind: str
    authors: tuple[str, ...]
    date: str
    place: Place | None
    before: str
    after: str
    state: State
    reason: str = ""
    change: SourceChange = SourceChange()
    now: str = ""


@dataclass(frozen=True)
class PlacedComment:
    """A comment, where it stands in the source.

    Attributes:
        comment: The comment.
        answers: Its answers, in order.
        words: What it stands on.
        place: Where that begins; None where nothing of the source is there.
        unit: The unit that it is in, or None.
        at: Letters of the unit before it.
    """

    comment: Comment
    answers: tuple[Comment, ...]
    words: str
    place: Place | None
    unit: SourceUnit | None = None
    at: int = 0


@dataclass(frozen=True)
class FixedUnit:
    """A piece of the text in which nothing can be edited.

    Attributes:
        text: What Word shows.
        reason: Why it cannot.
        place: Where it stands; None where the manuscript has it no more.
    """

    text: str
    reason: str
    place: Place | None


@dataclass(frozen=True)
class Review:
    """All that a returned file asks for.

    Attributes:
        changes: In the order of the text.
        comments: In the order of the text.
        units: Units of the export.
        matched: How many of them are in the manuscript as it is now.
        fixed: Those in which nothing can be edited.
        matching: How its paragraphs were found, where it has lost what it was made from.
    """

    changes: tuple[ReviewChange, ...]
    comments: tuple[PlacedComment, ...]
    units: int
    matched: int
    fixed: tuple[FixedUnit, ...] = ()
    matching: Matching | None = None
