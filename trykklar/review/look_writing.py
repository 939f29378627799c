r"""A change of the look of words -> `\emph`, `\textbf` and the like around them, or no longer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.review.look_commands import CAPITALS, CROSSED_OUT, HIDDEN, MARKED, added, dressed
from trykklar.review.outcome import ConflictError, Outcome
from trykklar.review.unit_position import AlreadyThereError
from trykklar.review.word_writing import depths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.review.co_author_edit import LookEdit
    from trykklar.review.source_units import SourceUnit
    from trykklar.review.source_writer import SourceWriter
    from trykklar.review.story_letters import StoryLetter

_OPENER = re.compile(r"\\([A-Za-z]+)\s*\{\Z")
_REACH = 40
_UNWRITTEN = {
    "struck": CROSSED_OUT, "marked": MARKED, "capitals": CAPITALS, "hidden": HIDDEN,
}  # fmt: skip
"""Looks for which there is no command that says what a co-author means."""


def look(writer: SourceWriter, base: Sequence[StoryLetter], edit: LookEdit) -> Outcome:
    """What a change of the look of words does.

    Args:
        writer: Of the manuscript.
        base: The exported text of its group.
        edit: The change.

    Raises:
        ConflictError: Nobody but the author can say.
        AlreadyThereError: Only blanks were changed.
    """
    name = base[edit.start].unit
    unit = writer.unit(name)
    first, last = writer.stretch(base, name, edit.start, edit.end, "")
    while first < last and unit.text[first].isspace():
        first += 1
    while last > first and unit.text[last - 1].isspace():
        last -= 1
    if first == last:
        raise AlreadyThereError("only blanks look otherwise")
    start, end = unit.letters[first].start, unit.letters[last - 1].end
    inner = unit.flat.text[start:end]
    if depths(inner) != (0, 0):
        raise ConflictError("the words cross the border of a command")
    around = _OPENER.search(unit.flat.text, max(unit.unit.start, start - _REACH), start)
    given = around[1] if around and unit.flat.text[end : end + 1] == "}" else ""
    for name, reason in _UNWRITTEN.items():
        if getattr(edit.look, name) != getattr(edit.was, name):
            raise ConflictError(reason)
    came, went = added(edit.look, edit.was), added(edit.was, edit.look)
    if any(given in (item.command, *item.others) for item in came):
        raise AlreadyThereError
    inner = dressed(inner, came)
    if went:
        start, end = _whole(unit, start, end)
    return Outcome("look", (), writer.edited(unit, start, end, inner))


def _whole(unit: SourceUnit, start: int, end: int) -> tuple[int, int]:
    """Words with the command around them, where it holds nothing else."""
    flat = unit.flat.text
    opener = _OPENER.search(flat, max(unit.unit.start, start - _REACH), start)
    if opener is None or flat[end : end + 1] != "}":
        raise ConflictError("only a part of what a command emphasises is plain now")
    return opener.start(), end + 1
