"""Paragraphs that were split, joined, added or taken away -> the edits of their LaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.review.group_text import by_paragraph, extent, look_around, signs, unit_at, unit_names
from trykklar.review.heading_convention import heading_command
from trykklar.review.lost_labels import lost_labels
from trykklar.review.new_paragraphs import Piece, added, latex_of
from trykklar.review.outcome import ConflictError, Outcome, Seen
from trykklar.review.review_change import SourceChange, together
from trykklar.review.source_environments import BLANK, filled
from trykklar.review.source_writer import item_before
from trykklar.review.story_letters import BREAK
from trykklar.review.unit_position import GONE, AlreadyThereError, insertion_point
from trykklar.word.docx.run_look import PLAIN
from trykklar.word.mark.mark import ATOM_SIGN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.review.co_author_edit import WordEdit
    from trykklar.review.source_units import SourceUnit
    from trykklar.review.source_writer import SourceWriter
    from trykklar.review.story_letters import ParagraphKind, StoryLetter

_BLANK_LINES = re.compile(r"[ \t]*(?:\r?\n(?:[ \t]*(?=\r?\n))?)*")
_ONLY_BLANK = re.compile(r"(?:\s|%[^\n]*\n|\\item\s*(?:\[[^\]\n]*\])?)*\Z")


def empties(writer: SourceWriter, base: Sequence[StoryLetter], edit: WordEdit) -> bool:
    """Whether a change takes a unit away with all of its words; a cell stays, empty.

    Raises:
        ConflictError: The manuscript has the unit no more.
    """
    names = unit_names(base[edit.start : edit.end])
    if len(names) != 1 or not names[0] or signs(edit.new).strip():
        return False
    first, last = extent(base, names[0])
    rest = signs([*base[first : edit.start], *base[edit.end : last]]).strip()
    return not rest and writer.unit(names[0]).unit.kind != "cell"


def paragraphs(writer: SourceWriter, base: Sequence[StoryLetter], edit: WordEdit) -> Outcome:
    """What a change does that concerns the borders of paragraphs.

    Args:
        writer: Of the manuscript.
        base: The exported text of its group.
        edit: The change.

    Raises:
        ConflictError: Nobody but the author can say.
        AlreadyThereError: Only an empty line came or went.
    """
    old = base[edit.start : edit.end]
    breaks = sum(letter.sign == BREAK for letter in old)
    added = sum(letter.sign == BREAK for letter in edit.new)
    if breaks and added:
        raise ConflictError("several paragraphs were written anew")
    if added:
        return _split(writer, base, edit)
    shown = signs(old)
    if ATOM_SIGN in shown and not any(sign.isalnum() for sign in shown):
        raise ConflictError("a formula, picture or note that stands by itself was taken away")
    if not breaks:
        return _deleted(writer, unit_names(old))
    begins = edit.start == 0 or base[edit.start - 1].sign == BREAK
    ends = edit.end == len(base) or base[edit.end].sign == BREAK
    names = unit_names(old)
    before = "" if begins else base[edit.start - 1].unit
    behind = "" if ends else base[edit.end].unit
    if (begins or ends) and not edit.new:
        cut = [name for name in names if name not in (before, behind)]
        return _deleted(writer, cut)
    edges = names or [""]
    ends_of = (edges[0] if begins else before, edges[-1] if ends else behind)
    return _joined(writer, base, edit, ends_of)


def _split(writer: SourceWriter, base: Sequence[StoryLetter], edit: WordEdit) -> Outcome:
    """A line feed, or several with paragraphs between them, came into a paragraph."""
    name = unit_at(base, edit.start, edit.end)
    unit = writer.unit(name)
    first, last = extent(base, name)
    pieces = by_paragraph(edit.new)
    if edit.start >= last and not signs(pieces[0][1]).strip():
        return added(writer, unit, pieces[1:], behind=True)
    if edit.end <= first and not signs(pieces[-1][1]).strip():
        return added(writer, unit, pieces[:-1], behind=False)
    beside = _beside_alike(base[first : edit.start], base[edit.end : last], edit, pieces)
    if beside is not None:
        return added(writer, unit, beside[0], behind=beside[1])
    if unit.unit.kind not in ("paragraph", "footnote"):
        raise ConflictError(f"a {unit.unit.kind} was split")
    start, end = writer.stretch(base, name, edit.start, edit.end, BREAK)
    around = look_around(base, edit.start, edit.end)
    # Blanks at the new border go; those beside words that were typed stay.
    while not pieces[0][1] and start and unit.text[start - 1].isspace():
        start -= 1
    while not pieces[-1][1] and end < len(unit.text) and unit.text[end].isspace():
        end += 1
    text = writer.latex(unit, pieces[0][1], unit.text[:start][-1:], around)
    for piece in pieces[1:-1]:
        text += _border(writer, unit, piece[0]) + latex_of(writer, unit, piece)
    kind, letters = pieces[-1]
    if kind.heading:
        raise ConflictError("the rest of a paragraph became a heading")
    text += _border(writer, unit, kind) + writer.latex(unit, letters, "", around).lstrip()
    begin = insertion_point(unit, start)
    stop = unit.letters[end].start if end < len(unit.letters) else unit.unit.end
    change = writer.edited(unit, begin, max(begin, stop), text)
    seen = Seen(unit, start, end, signs(edit.new))
    return Outcome("split", (seen,), change, writer.notes(edit.new))


def _beside_alike(
    before: Sequence[StoryLetter],
    behind: Sequence[StoryLetter],
    edit: WordEdit,
    pieces: Sequence[Piece],
) -> tuple[list[Piece], bool] | None:
    """Whole paragraphs that came beside one with whose words they begin or end, and on which side.

    To compare the texts says only that something came in between: `a b` -> `a c`, `a b`.
    """
    if edit.start < edit.end:
        return None
    if before and signs(pieces[-1][1]) == signs(before):
        head = [letter._replace(kind=edit.new[0].kind) for letter in before]
        return by_paragraph([*head, *edit.new])[:-1], False
    if behind and signs(pieces[0][1]) == signs(behind):
        tail = [letter._replace(kind=edit.new[-1].kind) for letter in behind]
        return by_paragraph([*edit.new, *tail])[1:], True
    return None


def _border(writer: SourceWriter, unit: SourceUnit, kind: ParagraphKind) -> str:
    """What begins a paragraph in the source, within another one."""
    item = item_before(unit)
    if kind.listed and item is None:
        raise ConflictError("a list was begun")
    if kind.listed and kind.level != writer.kind(unit).level:
        raise ConflictError("a list was begun within a list")
    if kind.heading and item is not None:
        raise ConflictError("a heading was put into an item of a list")
    return f"\n{item[1]}\\item " if item and kind.listed else "\n\n"


def _deleted(writer: SourceWriter, names: Sequence[str]) -> Outcome:
    """Whole paragraphs, items or headings went away, with what stands in them."""
    units = [writer.unit(name) for name in names if writer.has(name)]
    if not units:
        raise AlreadyThereError(GONE)
    refused = next((unit for unit in units if unit.unit.kind not in ("paragraph", "heading")), None)
    if refused is not None:
        raise ConflictError(f"a {refused.unit.kind} was taken away")
    parts = [without(writer, unit, start, end) for unit, start, end in _stretches(units)]
    seen = [
        Seen(inner, 0, len(inner.letters), None) for unit in units for inner in writer.inside(unit)
    ]
    change = together(parts)
    lost = lost_labels(units[0].flat.text, change.flat)
    if lost:
        names = ", ".join(lost)
        raise ConflictError(f"the text still refers to what went with it: {names}", change)
    kinds = {"item" if item_before(unit) else unit.unit.kind for unit in units}
    kind = kinds.pop() if len(kinds) == 1 else "paragraphs"
    return Outcome(f"deleted {kind}", tuple(seen), change)


def _stretches(units: Sequence[SourceUnit]) -> list[tuple[SourceUnit, int, int]]:
    """Where each of some units is written, with its command; a list as one if nothing is left."""
    found: list[tuple[SourceUnit, int, int]] = []
    for unit in units:
        start, end = written(unit)
        if found and item_before(unit) and BLANK.fullmatch(unit.flat.text, found[-1][2], start):
            first, begin, _ = found.pop()
            found.append((first, begin, end))
        else:
            found.append((unit, start, end))
    return [
        (unit, *(filled(unit.flat, start, end) if item_before(unit) else (start, end)))
        for unit, start, end in found
    ]


def written(unit: SourceUnit) -> tuple[int, int]:
    r"""Where a unit is written, with its `\item`, or the command and the labels of a heading."""
    if unit.unit.kind == "heading":
        command = heading_command(unit)
        return command.start, command.end
    item = item_before(unit)
    return (item.start() if item else unit.unit.start), unit.unit.end


def without(
    writer: SourceWriter, unit: SourceUnit, start: int, end: int, *, moved: bool = False
) -> SourceChange:
    r"""A stretch taken out with the empty lines behind it, as far as its file goes.

    Args:
        writer: Of the manuscript.
        unit: What stands there.
        start: Where it begins, with its `\item`.
        end: Where it ends.
        moved: Whether it is written elsewhere, with its comments.

    Raises:
        ConflictError: It does not stand so in a file of the author's.
    """
    flat = unit.flat.text
    blank = _BLANK_LINES.match(flat, end)
    stop = blank.end() if blank else end
    line = flat.rfind("\n", 0, start) + 1
    begin = line if not flat[line:start].strip() else start
    # What a heading or a list has parted stays parted.
    parted = unit.unit.kind == "heading" or flat.startswith(r"\begin", start)
    border = "\n" if parted and _joins(flat, begin, stop) else ""
    try:
        return writer.edited(unit, begin, stop, border, moved=moved)
    except ConflictError:
        return writer.edited(unit, start, end, "", moved=moved)


def _joins(flat: str, start: int, end: int) -> bool:
    """Whether the lines before and behind a stretch would be of one paragraph without it."""
    before = flat[flat.rfind("\n", 0, max(start - 1, 0)) + 1 : start]
    behind = flat[end : flat.find("\n", end)]
    return bool(before.strip() and behind.strip())


def _joined(
    writer: SourceWriter, base: Sequence[StoryLetter], edit: WordEdit, names: tuple[str, str]
) -> Outcome:
    """What stood between two places of different paragraphs went away."""
    first, last = (writer.unit(name) for name in names)
    if first is last or {first.unit.kind, last.unit.kind} != {"paragraph"}:
        raise ConflictError("pieces of different kinds were joined")
    head, tail = (extent(base, name) for name in names)
    cut = writer.stretch(base, names[0], max(head[0], min(edit.start, head[1])), head[1], BREAK)
    kept = writer.stretch(base, names[1], tail[0], max(tail[0], min(edit.end, tail[1])), BREAK)
    between = writer.between(first, last)
    edge = first.unit.end
    for unit in between:
        if not _ONLY_BLANK.match(first.flat.text[edge : max(edge, unit.unit.start)]):
            raise ConflictError("something else stands between the paragraphs that were joined")
        edge = max(edge, unit.unit.end)
    start = insertion_point(first, cut.start)
    stop = last.letters[kept.end].start if kept.end < len(last.letters) else last.unit.end
    text = writer.latex(first, edit.new, first.text[: cut.start][-1:], PLAIN)
    rest = last.text[kept.end :]
    apart = (first.text[: cut.start] + text)[-1:].isspace() or rest[:1].isspace()
    blank = "" if apart else " "
    change = writer.edited(first, start, stop, text + blank)
    gone = [Seen(unit, 0, len(unit.letters), None) for unit in between]
    seen = Seen(first, cut.start, len(first.letters), signs(edit.new) + blank + rest)
    return Outcome("join", (seen, *gone), change)
