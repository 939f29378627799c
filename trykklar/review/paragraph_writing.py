"""Paragraphs that were split, joined, added or taken away -> the edits of their LaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.review.group_text import by_paragraph, extent, look_around, signs, unit_at, unit_names
from trykklar.review.outcome import ConflictError, Outcome, Seen
from trykklar.review.review_change import SourceChange
from trykklar.review.source_writer import item_before
from trykklar.review.story_letters import BREAK
from trykklar.review.unit_position import AlreadyThereError, insertion_point
from trykklar.word.docx.story import PLAIN
from trykklar.word.mark.mark import ATOM_SIGN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.review.source_units import SourceUnit
    from trykklar.review.source_writer import SourceWriter
    from trykklar.review.story_letters import Letter
    from trykklar.review.word_edits import WordEdit

_BLANK_LINES = re.compile(r"[ \t]*(?:\r?\n[ \t]*)*")
_ONLY_BLANK = re.compile(r"(?:\s|%[^\n]*\n|\\item\s*(?:\[[^\]\n]*\])?)*\Z")
_HEADED = ("Heading", "Title", "Caption")


def empties(writer: SourceWriter, base: Sequence[Letter], edit: WordEdit) -> bool:
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


def paragraphs(writer: SourceWriter, base: Sequence[Letter], edit: WordEdit) -> Outcome:
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


def _split(writer: SourceWriter, base: Sequence[Letter], edit: WordEdit) -> Outcome:
    """A line feed, or several with paragraphs between them, came into a paragraph."""
    name = unit_at(base, edit.start, edit.end)
    unit = writer.unit(name)
    first, last = extent(base, name)
    pieces = by_paragraph(edit.new)
    if edit.start >= last and not signs(pieces[0][1]).strip():
        return _added(writer, unit, pieces[1:], behind=True)
    if edit.end <= first and not signs(pieces[-1][1]).strip():
        return _added(writer, unit, pieces[:-1], behind=False)
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
    for head, letters in pieces[1:]:
        text += _border(unit, head) + writer.latex(unit, letters, "", around).lstrip()
    begin = insertion_point(unit, start)
    stop = unit.letters[end].start if end < len(unit.letters) else unit.unit.end
    change = writer.edited(unit, begin, max(begin, stop), text)
    seen = Seen(unit, start, end, signs(edit.new))
    return Outcome("split", (seen,), change, writer.notes(edit.new))


def _border(unit: SourceUnit, head: Letter | None) -> str:
    """What begins a paragraph in the source."""
    item = item_before(unit)
    if head is None or not head.listed:
        if head and head.style.startswith(_HEADED):
            raise ConflictError("a heading or caption was added")
        return "\n\n"
    if item is None:
        raise ConflictError("a list was begun")
    return f"\n{item[1]}\\item "


def _added(
    writer: SourceWriter,
    unit: SourceUnit,
    pieces: Sequence[tuple[Letter | None, list[Letter]]],
    *,
    behind: bool,
) -> Outcome:
    """Paragraphs that came in before or behind one that stayed as it is."""
    pieces = [piece for piece in pieces if signs(piece[1]).strip()]
    if not pieces:
        raise AlreadyThereError
    host = _behind_heading(writer, unit) if behind and unit.unit.kind == "heading" else unit
    if host.unit.kind not in ("paragraph", "footnote"):
        raise ConflictError(f"a paragraph or row was added behind a {host.unit.kind}")
    item = item_before(host)
    texts = []
    for head, letters in pieces:
        if head and head.style.startswith(_HEADED):
            raise ConflictError("a heading or caption was added")
        if head and head.listed != (item is not None):
            raise ConflictError("a paragraph was added at the border of a list")
        text = writer.latex(host, letters, "", PLAIN).strip()
        texts.append(f"{item[1]}\\item {text}" if item else text)
    border = "\n" if item else "\n\n"
    words = BREAK.join(signs(letters) for _, letters in pieces)
    notes = tuple(note for _, letters in pieces for note in writer.notes(letters))
    if behind and host is unit:
        change = writer.edited(host, host.unit.end, host.unit.end, border + border.join(texts))
        last = len(host.letters)
        return Outcome("new paragraph", (Seen(host, last, last, BREAK + words),), change, notes)
    start = item.start() if item else host.unit.start
    change = writer.edited(host, start, start, border.join(texts) + border)
    return Outcome("new paragraph", (Seen(host, 0, 0, words + BREAK),), change, notes)


def _behind_heading(writer: SourceWriter, unit: SourceUnit) -> SourceUnit:
    """The paragraph that follows a heading, before which new ones go."""
    following = writer.following(unit)
    if following is None or following.unit.kind != "paragraph" or item_before(following):
        raise ConflictError("a paragraph was added behind a heading")
    return following


def _deleted(writer: SourceWriter, names: Sequence[str]) -> Outcome:
    """Whole paragraphs went away, with what stands in them."""
    units = [writer.unit(name) for name in names if writer.has(name)]
    if not units:
        raise AlreadyThereError
    parts: list[SourceChange] = []
    seen: list[Seen] = []
    for unit in units:
        if unit.unit.kind != "paragraph":
            raise ConflictError(f"a {unit.unit.kind} was taken away")
        item = item_before(unit)
        parts.append(without(writer, unit, item.start() if item else unit.unit.start))
        seen += [Seen(inner, 0, len(inner.letters), None) for inner in writer.inside(unit)]
    edits = tuple(edit for part in parts for edit in part.edits)
    flat = tuple(edit for part in parts for edit in part.flat)
    return Outcome("deleted paragraph", tuple(seen), SourceChange(edits, flat))


def without(
    writer: SourceWriter, unit: SourceUnit, start: int, *, moved: bool = False
) -> SourceChange:
    r"""A paragraph taken out with the empty lines behind it, as far as its file goes.

    Args:
        writer: Of the manuscript.
        unit: The paragraph.
        start: Where it begins, with its `\item`.
        moved: Whether it is written elsewhere, with its comments.

    Raises:
        ConflictError: It does not stand so in a file of the author's.
    """
    blank = _BLANK_LINES.match(unit.flat.text, unit.unit.end)
    try:
        return writer.edited(unit, start, blank.end() if blank else unit.unit.end, "", moved=moved)
    except ConflictError:
        return writer.edited(unit, start, unit.unit.end, "", moved=moved)


def _joined(
    writer: SourceWriter, base: Sequence[Letter], edit: WordEdit, names: tuple[str, str]
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
