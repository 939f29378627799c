r"""Paragraphs, items and headings that a co-author added -> the edit of the LaTeX beside them."""

from __future__ import annotations

import re
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, NamedTuple

from trykklar.review.group_text import signs
from trykklar.review.heading_convention import heading_command
from trykklar.review.list_writing import WrittenItem, item_lines, list_lines
from trykklar.review.outcome import ConflictError, Outcome, Seen
from trykklar.review.review_change import together
from trykklar.review.source_environments import (
    behind_innermost,
    behind_lists,
    first_item,
    lists,
    next_list,
)
from trykklar.review.source_writer import item_before
from trykklar.review.story_letters import BREAK
from trykklar.review.unit_position import AlreadyThereError
from trykklar.word.docx.run_look import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.review.source_units import SourceUnit
    from trykklar.review.source_writer import SourceWriter
    from trykklar.review.story_letters import ParagraphKind, StoryLetter

Piece = tuple["ParagraphKind", list["StoryLetter"]]
_PRINTED = ("Title", "Subtitle", "Author", "Date", "Caption", "TableCaption", "ImageCaption")
"""Styles of what a command of the preamble, or of a float, prints."""
_APART = re.compile(r"[ \t]*\n[ \t]*(?:\n|\Z)|\s*(?:\Z|\\end(?![A-Za-z]))")
_LINE = re.compile(r"[ \t]*\n")


class _Placed(NamedTuple):
    """Text that goes into the flat source at a place."""

    at: int
    text: str


def added(
    writer: SourceWriter, unit: SourceUnit, pieces: Sequence[Piece], *, behind: bool
) -> Outcome:
    """Paragraphs that came in before or behind one that stayed as it is.

    Args:
        writer: Of the manuscript.
        unit: The one that stayed.
        pieces: What came in.
        behind: Whether it came in behind it.

    Raises:
        ConflictError: Nobody but the author can say.
        AlreadyThereError: Only empty lines came in, or what the source says already.
    """
    pieces = [piece for piece in pieces if signs(piece[1]).strip()]
    if not pieces:
        raise AlreadyThereError("only an empty line came in, or a page was broken: TeX does both")
    if writer.has_beside(unit, [signs(letters) for _, letters in pieces], behind=behind):
        raise AlreadyThereError
    if unit.unit.kind not in ("paragraph", "footnote", "heading"):
        raise ConflictError(f"a paragraph or row was added behind a {unit.unit.kind}")
    placed = (_behind if behind else _before)(writer, unit, pieces)
    change = together(writer.edited(unit, item.at, item.at, item.text) for item in placed)
    words = BREAK.join(signs(letters) for _, letters in pieces)
    last = len(unit.letters) if behind else 0
    seen = Seen(unit, last, last, BREAK + words if behind else words + BREAK)
    notes = tuple(note for _, letters in pieces for note in writer.notes(letters))
    return Outcome(f"new {_what(pieces)}", (seen,), change, notes)


def _what(pieces: Sequence[Piece]) -> str:
    kinds = {
        "heading" if kind.heading else "item" if kind.listed else "paragraph" for kind, _ in pieces
    }
    return kinds.pop() if len(kinds) == 1 else "paragraphs"


def latex_of(writer: SourceWriter, unit: SourceUnit, piece: Piece) -> str:
    """A paragraph or heading as LaTeX; of an item its words alone.

    Args:
        writer: Of the manuscript.
        unit: Beside which it is written.
        piece: What is written.

    Raises:
        ConflictError: It is no text, or LaTeX has no command for it.
    """
    kind, letters = piece
    if kind.style.startswith(_PRINTED):
        raise ConflictError("a title or caption was added")
    words = writer.latex(unit, letters, "", PLAIN).strip()
    if not kind.heading:
        return words
    if any(letter.note for letter in letters):
        raise ConflictError("a heading with a note was added")
    return rf"\{writer.headings.command(kind)}{{{words}}}"


def _behind(writer: SourceWriter, unit: SourceUnit, pieces: Sequence[Piece]) -> list[_Placed]:
    item = item_before(unit)
    if item is None:
        return [_below(writer, unit, _end(writer, unit, pieces), pieces)]
    kind = writer.kind(unit)
    of_list = list(takewhile(lambda piece: piece[0].continues(kind), pieces))
    rest = pieces[len(of_list) :]
    placed = _items(writer, unit, item[1], of_list)
    if rest:
        at = behind_lists(unit.flat, unit.unit.end)
        if at is None:
            raise ConflictError("a paragraph was put between the items of a list")
        placed.append(_below(writer, unit, at, rest))
    return placed


def _end(writer: SourceWriter, unit: SourceUnit, pieces: Sequence[Piece]) -> int:
    """The place behind a paragraph at which others go on: behind what they do not belong to."""
    if unit.unit.kind == "heading":
        return heading_command(unit).end
    kind, end = writer.kind(unit), unit.unit.end
    leaves = any(piece.heading for piece, _ in pieces)
    at: int | None = end
    if leaves or kind.listed:
        at = behind_lists(unit.flat, end)
    elif kind.block and any(piece.block != kind.block for piece, _ in pieces):
        at = behind_innermost(unit.flat, end)
    if at is None:
        raise ConflictError("a paragraph was put between others of a list or quotation")
    return at


def _items(
    writer: SourceWriter, unit: SourceUnit, indent: str, pieces: Sequence[Piece]
) -> list[_Placed]:
    """Items behind one: within it, in its list, or in a list that this one lies in."""
    level = writer.kind(unit).level
    within = list(takewhile(lambda piece: piece[0].level > level, pieces))
    beside = _written(writer, unit, pieces[len(within) :])
    placed = [_within(unit, level, indent, _written(writer, unit, within))] if within else []
    if beside:
        up = level - beside[0].kind.level
        at = behind_lists(unit.flat, unit.unit.end, up) if up else unit.unit.end
        if at is None or (placed and placed[0].at > at):
            raise ConflictError("an item was put between those of a list that lies in another")
        if up:
            indent = _indent(unit, lists(unit.flat, unit.unit.end)[up - 1].start)
        placed.append(_Placed(at, "".join(f"\n{line}" for line in item_lines(beside, indent))))
    return placed


def _within(unit: SourceUnit, level: int, indent: str, items: Sequence[WrittenItem]) -> _Placed:
    """Items of a list within an item: the first ones of its own list, where one begins it."""
    lines = list_lines(items, level + 1, indent + "  ")
    following = next_list(unit.flat, unit.unit.end)
    if following is None:
        return _Placed(unit.unit.end, "".join(f"\n{line}" for line in lines))
    at = first_item(unit.flat, following)
    lines = item_lines(items, _indent(unit, at))
    return _Placed(at, "".join(f"{line}\n" for line in lines).lstrip() + _indent(unit, at))


def _written(writer: SourceWriter, unit: SourceUnit, pieces: Sequence[Piece]) -> list[WrittenItem]:
    return [WrittenItem(piece[0], latex_of(writer, unit, piece)) for piece in pieces]


def _indent(unit: SourceUnit, at: int) -> str:
    """The blanks that a line of the flat source begins with."""
    text = unit.flat.text
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line if line.isspace() else ""


def _below(writer: SourceWriter, unit: SourceUnit, at: int, pieces: Sequence[Piece]) -> _Placed:
    """Paragraphs, headings and lists below a place, each between empty lines."""
    text = "".join(f"\n\n{block}" for block in _blocks(writer, unit, pieces))
    flat = unit.flat.text
    if not _APART.match(flat, at) and unit.unit.kind != "footnote":
        text += "\n" if _LINE.match(flat, at) else "\n\n"
    return _Placed(at, text)


def _blocks(writer: SourceWriter, unit: SourceUnit, pieces: Sequence[Piece]) -> Iterator[str]:
    """Paragraphs, headings and whole lists as LaTeX."""
    for listed, same in groupby(pieces, lambda piece: piece[0].listed):
        if listed:
            yield _list(writer, unit, list(same))
        else:
            yield from (latex_of(writer, unit, piece) for piece in same)


def _list(writer: SourceWriter, unit: SourceUnit, pieces: Sequence[Piece]) -> str:
    """Items that came in where no list was, as one of LaTeX's own lists."""
    within = writer.kind(unit).listed and not item_before(unit)
    if unit.unit.kind not in ("paragraph", "heading") or within:
        raise ConflictError("a list was begun within a list or note")
    return "\n".join(list_lines(_written(writer, unit, pieces), 0, ""))


def _before(writer: SourceWriter, unit: SourceUnit, pieces: Sequence[Piece]) -> list[_Placed]:
    item = item_before(unit)
    if item is not None:
        if {kind.listed for kind, _ in pieces} != {True}:
            raise ConflictError("a paragraph was put between the items of a list")
        kind, first = writer.kind(unit), pieces[0][0]
        if first.level != kind.level or not first.continues(kind):
            raise ConflictError("a list was begun within a list")
        lines = item_lines(_written(writer, unit, pieces), item[1])
        return [_Placed(item.start(), "".join(f"{line}\n" for line in lines))]
    at = heading_command(unit).start if unit.unit.kind == "heading" else unit.unit.start
    return [_Placed(at, "".join(f"{block}\n\n" for block in _blocks(writer, unit, pieces)))]
