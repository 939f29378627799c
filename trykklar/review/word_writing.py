"""A change of words within one unit -> the edit of its LaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.review.group_text import look_around, signs, unit_at
from trykklar.review.outcome import ConflictError, Outcome, Seen
from trykklar.review.text_tokens import tokens
from trykklar.review.unit_position import insertion_point, is_after_command
from trykklar.word.mark.mark import ATOM_SIGN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.review.co_author_edit import WordEdit
    from trykklar.review.review_change import SourceChange
    from trykklar.review.source_units import SourceUnit
    from trykklar.review.source_writer import SourceWriter
    from trykklar.review.story_letters import StoryLetter
    from trykklar.word.docx.run_look import RunLook

_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_OPENER = re.compile(r"(?:\\[A-Za-z]+\*?\s*)?\{\Z")


def words(writer: SourceWriter, base: Sequence[StoryLetter], edit: WordEdit) -> Outcome:
    """What a change of words does.

    Args:
        writer: Of the manuscript.
        base: The exported text of its group.
        edit: The change, within one paragraph.

    Raises:
        ConflictError: Nobody but the author can say.
        AlreadyThereError: The source says so already.
    """
    name = unit_at(base, edit.start, edit.end)
    unit = writer.unit(name)
    new = "".join(letter.sign for letter in edit.new)
    first, last = writer.stretch(base, name, edit.start, edit.end, new)
    first, last, letters = _trimmed(unit, first, last, edit.new)
    around = look_around(base, edit.start, edit.end)
    cited = list(writer.typed(letters))
    change = _written(writer, unit, (first, last), letters, around)
    if cited:
        raise ConflictError("; ".join(item.reason for item in cited), change)
    if ATOM_SIGN in unit.text[first:last]:
        raise ConflictError("a citation, reference, formula or note was taken away", change)
    seen = Seen(unit, first, last, signs(letters))
    return Outcome("text", (seen,), change, writer.notes(letters))


def _written(
    writer: SourceWriter,
    unit: SourceUnit,
    place: tuple[int, int],
    new: Sequence[StoryLetter],
    around: RunLook,
) -> SourceChange:
    first, last = place
    text = _latex(writer, unit, new, unit.text[:first][-1:], around)
    if first == last:
        at = insertion_point(unit, first)
        if text[:1].isalnum() and is_after_command(unit, at):
            text = "{}" + text
        return writer.edited(unit, at, at, text)
    start, end = _balanced(unit, first, last, kept=bool(text))
    return writer.edited(unit, start, end, text)


def _latex(
    writer: SourceWriter, unit: SourceUnit, new: Sequence[StoryLetter], before: str, around: RunLook
) -> str:
    """Words as LaTeX, a citation that was typed as its command."""
    text, at = "", 0
    for cited in writer.typed(new):
        if cited.latex:
            text += writer.latex(unit, new[at : cited.start], before, around) + cited.latex
            at, before = cited.end, ")"
    return text + writer.latex(unit, new[at:], before, around)


def _trimmed(
    unit: SourceUnit, start: int, end: int, new: Sequence[StoryLetter]
) -> tuple[int, int, Sequence[StoryLetter]]:
    """A change without the words at its ends that stay as they are."""
    old = tokens(unit.text[start:end])
    now = tokens("".join(letter.sign for letter in new))
    least = min(len(old), len(now))
    front = 0
    while front < least and old[front].key == now[front].key:
        front += 1
    back = 0
    while back < least - front and old[-1 - back].key == now[-1 - back].key:
        back += 1
    first = start + (old[front].start if front < len(old) else end - start)
    last = start + (old[-1 - back].end if back < len(old) else 0)
    begin = now[front].start if front < len(now) else len(new)
    stop = now[-1 - back].end if back < len(now) else 0
    return first, max(first, last), new[begin : max(begin, stop)]


def depths(text: str) -> tuple[int, int]:
    """How many groups a text closes that it has not opened, and opens that it does not close."""
    depth = closed = 0
    for match in _BRACES.finditer(text):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            closed, depth = (closed, depth - 1) if depth else (closed + 1, 0)
    return closed, depth


def _balanced(unit: SourceUnit, first: int, last: int, *, kept: bool) -> tuple[int, int]:
    """The LaTeX of letters, with the commands around them where nothing would be left in these.

    Raises:
        ConflictError: It begins or ends in the middle of a command's argument.
    """
    flat, letters = unit.flat.text, unit.letters
    start, end = letters[first].start, letters[last - 1].end
    closed, opened = depths(flat[start:end])
    edge = letters[first - 1].end if first else unit.unit.start
    limit = letters[last].start if last < len(letters) else unit.unit.end
    if not kept and not closed and not opened:
        emptied = _OPENER.search(flat, edge, start) and flat[end:limit][:1] == "}"
        closed = opened = int(bool(emptied))
    for _ in range(closed):
        opener = _OPENER.search(flat, edge, start)
        if opener is None or kept:
            raise ConflictError("it crosses the border of a command")
        start = opener.start()
    for _ in range(opened):
        if flat[end : end + 1] != "}" or end >= limit or kept:
            raise ConflictError("it crosses the border of a command")
        end += 1
    return start, end
