"""A paragraph that stands elsewhere now -> its LaTeX goes there, with its comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.review.group_text import unit_names
from trykklar.review.outcome import ConflictError, Outcome
from trykklar.review.paragraph_writing import without
from trykklar.review.review_change import together
from trykklar.review.source_writer import item_before
from trykklar.review.story_letters import spelt
from trykklar.review.text_tokens import comparable
from trykklar.word.docx.held_object import is_same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.review.co_author_edit import MoveEdit
    from trykklar.review.source_units import SourceUnit
    from trykklar.review.source_writer import SourceWriter
    from trykklar.review.story_letters import StoryLetter


def move(writer: SourceWriter, base: Sequence[StoryLetter], edit: MoveEdit) -> Outcome:
    """What a move does: what is written about its words moves with them.

    Args:
        writer: Of the manuscript.
        base: The exported text of its group.
        edit: The move.

    Raises:
        ConflictError: Nobody but the author can say.
    """
    names = unit_names(base)
    unit = writer.unit(names[0] if len(names) == 1 else "")
    if unit.unit.kind != "paragraph":
        raise ConflictError(f"a {unit.unit.kind} was moved")
    # Word moves what a citation shows, without the bookmark around it.
    same = comparable(spelt(base)) == comparable(spelt(edit.new))
    if not same or not _hold_the_same(base, edit.new):
        raise ConflictError("a paragraph was moved and changed")
    host, behind = _host(writer, edit, writer.kind(unit).block)
    item, there = item_before(unit), item_before(host)
    if (item is None) != (there is None):
        raise ConflictError("a paragraph was moved into a list, or out of it")
    start = item.start() if item else unit.unit.start
    text = unit.flat.text[start : unit.unit.end].replace("\r\n", "\n")
    border = "\n" if item else "\n\n"
    at = host.unit.end if behind else there.start() if there else host.unit.start
    placed = writer.edited(host, at, at, border + text if behind else text + border)
    gone = without(writer, unit, start, unit.unit.end, moved=True)
    return Outcome("move", (), together((placed, gone)))


def _hold_the_same(base: Sequence[StoryLetter], new: Sequence[StoryLetter]) -> bool:
    """Whether the formulas and pictures of two texts are the same."""
    old, now = ([item for letter in text for item in letter.held] for text in (base, new))
    return not old or (len(old) == len(now) and all(map(is_same, old, now)))


def _host(writer: SourceWriter, edit: MoveEdit, block: str) -> tuple[SourceUnit, bool]:
    """The paragraph beside which the moved one stands now, and whether it stands behind it.

    Of two, the one that is of the same kind: a text is not moved into a quotation.
    """
    found = [
        (writer.unit(name), behind)
        for name, behind in ((edit.before, True), (edit.after, False))
        if name and writer.has(name) and writer.unit(name).unit.kind == "paragraph"
    ]
    alike = [item for item in found if writer.kind(item[0]).block == block]
    if not alike:
        raise ConflictError("a paragraph was moved to where no other paragraph is")
    return alike[0]
