r"""A paragraph that became a heading, or a heading that became another or none -> its command."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.review.group_text import unit_names
from trykklar.review.heading_convention import heading_command
from trykklar.review.lost_labels import lost_labels
from trykklar.review.outcome import ConflictError, Outcome
from trykklar.review.review_change import together
from trykklar.review.source_writer import item_before
from trykklar.review.unit_position import AlreadyThereError

_APART = re.compile(r"[ \t]*(?:\n[ \t]*(?:\n|\Z)|\Z)")

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.review.co_author_edit import KindEdit
    from trykklar.review.source_units import SourceUnit
    from trykklar.review.source_writer import SourceWriter
    from trykklar.review.story_letters import ParagraphKind, StoryLetter


def in_words(kind: ParagraphKind) -> str:
    """What a paragraph is, for a reader."""
    if kind.heading:
        return f"heading {kind.heading}"
    if kind.listed:
        place = f" at level {kind.level + 1}" if kind.level else ""
        return f"item of a {'numbered ' * kind.numbered}list{place}"
    return "quotation" if kind.quoted else "text"


def paragraph_kind(writer: SourceWriter, base: Sequence[StoryLetter], edit: KindEdit) -> Outcome:
    """What it does that a paragraph became something else.

    Args:
        writer: Of the manuscript.
        base: The exported text of its group.
        edit: The change.

    Raises:
        ConflictError: Nobody but the author can say.
        AlreadyThereError: The source has the same heading already.
    """
    names = [name for name in unit_names(base[edit.start : edit.end]) if name]
    unit = writer.unit(names[0] if len(names) == 1 else "")
    if edit.kind.listed or edit.was.listed or edit.kind.quoted or edit.was.quoted:
        raise ConflictError(f"{in_words(edit.was)} became {in_words(edit.kind)}")
    if not edit.was.heading:
        return _made_heading(writer, unit, edit.kind)
    if unit.unit.kind != "heading":
        raise AlreadyThereError("the source has no heading there any more")
    return _other_heading(writer, unit, edit.kind)


def _made_heading(writer: SourceWriter, unit: SourceUnit, kind: ParagraphKind) -> Outcome:
    if unit.unit.kind == "heading":
        raise AlreadyThereError
    if unit.unit.kind != "paragraph" or item_before(unit):
        raise ConflictError(f"a {unit.unit.kind} became a heading")
    if any(writer.inside(unit)) and len(list(writer.inside(unit))) > 1:
        raise ConflictError("a paragraph with a note became a heading")
    start, end = unit.unit.start, unit.unit.end
    opening = writer.edited(unit, start, start, rf"\{writer.headings.command(kind)}{{")
    closing = writer.edited(unit, end, end, "}")
    return Outcome("heading", (), together((opening, closing)))


def _other_heading(writer: SourceWriter, unit: SourceUnit, kind: ParagraphKind) -> Outcome:
    command = heading_command(unit)
    if not kind.heading:
        opening = writer.edited(unit, command.start, command.words, "")
        # What begins in the next line would go on in the paragraph that the heading becomes.
        ending = "" if _APART.match(unit.flat.text, command.end) else "\n"
        change = together((opening, writer.edited(unit, unit.unit.end, command.end, ending)))
        lost = lost_labels(unit.flat.text, change.flat)
        if lost:
            names = ", ".join(lost)
            raise ConflictError(f"the text still refers to what went with it: {names}", change)
        return Outcome("heading", (), change)
    name = writer.headings.command(kind)
    if name == command.name:
        raise AlreadyThereError
    start = command.start + 1
    return Outcome("heading", (), writer.edited(unit, start, start + len(command.name), name))
