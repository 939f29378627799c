"""A change within a citation, reference, formula or note -> its source, where that is certain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.review.outcome import ConflictError, Outcome
from trykklar.review.text_tokens import differences, tokens
from trykklar.review.unit_position import COUNTED, AlreadyThereError
from trykklar.word.mark.rules import citation_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.review.co_author_edit import AtomEdit
    from trykklar.review.source_writer import SourceWriter
    from trykklar.review.story_letters import StoryLetter

_COMMAND = re.compile(r"\\([A-Za-z]+\*?)")
_NOTE = re.compile(r"\[([^\[\]]*)\]")


def citation(writer: SourceWriter, base: Sequence[StoryLetter], edit: AtomEdit) -> Outcome:
    """What a change within an atom does: a page of a citation may be another one.

    Args:
        writer: Of the manuscript.
        base: The exported text of its group.
        edit: The change.

    Raises:
        ConflictError: Nobody but the author can say.
        AlreadyThereError: A word processor has brought a number up to date.
    """
    name = base[edit.start].unit
    unit = writer.unit(name)
    found = writer.stretch(base, name, edit.start, edit.end, "")
    letter = unit.letters[found.start]
    command = unit.flat.text[letter.start : letter.end]
    known = _COMMAND.match(command)
    if known is None or known[1] not in citation_mark.ALL:
        if not edit.revisions and edit.new[0].filled:
            raise AlreadyThereError(COUNTED)
        printer = known[0] if known else "the formula"
        raise ConflictError(f"TeX writes this text: {printer} prints it")
    page = _page(command, edit.was, edit.new[0].shown)
    if page is None:
        raise ConflictError(f"the bibliography writes this text: {known[0]} prints it")
    start, end, text = page
    change = writer.edited(unit, letter.start + start, letter.start + end, text)
    return Outcome("citation", (), change)


def _page(command: str, was: str, shown: str) -> tuple[int, int, str] | None:
    """The edit of a citation's note that gives the page a co-author wrote, if it is certain."""
    old, new = tokens(was), tokens(shown)
    steps = differences(old, new)
    if len(steps) != 1:
        return None
    step = steps[0]
    before = was[old[step.start].start : old[step.end - 1].end] if step.end > step.start else ""
    after = shown[new[step.first].start : new[step.last - 1].end] if step.last > step.first else ""
    if not before.isdecimal() or not after.isdecimal():
        return None
    places = [
        (note.start(1) + match.start(), note.start(1) + match.end())
        for note in _NOTE.finditer(command)
        for match in re.finditer(rf"(?<!\d){before}(?!\d)", note[1])
    ]
    return (*places[0], after) if len(places) == 1 else None
