"""Rows of a table that came or went -> the edit of its LaTeX, or of its TOML file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.review.group_text import signs, unit_names
from trykklar.review.lost_labels import lost_labels
from trykklar.review.outcome import ConflictError, Outcome, Seen
from trykklar.review.review_change import SourceChange, together
from trykklar.review.source_rows import SourceRow, table_around, table_rows
from trykklar.review.unit_position import GONE, AlreadyThereError
from trykklar.word.docx.run_look import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.review.co_author_edit import NewCell, RowEdit
    from trykklar.review.source_units import SourceUnit
    from trykklar.review.source_writer import SourceWriter
    from trykklar.review.story_letters import StoryLetter

_HAS_WORDS = re.compile(r"\w")
_LINE_END = re.compile(r"[ \t]*\n")


def rows(writer: SourceWriter, base: Sequence[StoryLetter], edit: RowEdit) -> Outcome:
    """What rows do that came or went.

    Args:
        writer: Of the manuscript.
        base: The exported text of the rows that went.
        edit: What became of them.

    Raises:
        ConflictError: Nobody but the author can say.
        AlreadyThereError: The source has them already, or none of them any more.
    """
    return _came(writer, edit) if edit.rows else _went(writer, base)


def _came(writer: SourceWriter, edit: RowEdit) -> Outcome:
    if not edit.before and not edit.after:
        raise ConflictError("a table was put in")
    words = [signs(letters) for row in edit.rows for cell in row for letters in cell.paragraphs]
    if not any(map(_HAS_WORDS.search, words)):
        raise ConflictError("an empty row was put into a table")
    if not edit.before:
        raise ConflictError("a row was put before the first one of a table")
    unit = writer.unit(edit.before)
    if writer.has_beside(unit, words, behind=True):
        raise AlreadyThereError
    notes = tuple(
        note
        for row in edit.rows
        for cell in row
        for letters in cell.paragraphs
        for note in writer.notes(letters)
    )
    texts = [[_cell(writer, unit, cell) for cell in row] for row in edit.rows]
    change = writer.new_toml_rows(unit, texts)
    if change is None:
        change = _latex(writer, unit, edit.rows, texts, behind_head=edit.behind_head)
    return Outcome("new row", (), change, (*words, *notes))


def _cell(writer: SourceWriter, unit: SourceUnit, cell: NewCell) -> str:
    """A new cell as the file of its table writes it."""
    if cell.merged:
        raise ConflictError("a row was put in whose cells are merged with those above")
    texts = [letters for letters in cell.paragraphs if signs(letters).strip()]
    if len(texts) > 1:
        raise ConflictError("a row was put in with several paragraphs in a cell")
    return writer.latex(unit, texts[0], "", PLAIN).strip() if texts else ""


def _latex(
    writer: SourceWriter,
    unit: SourceUnit,
    new: Sequence[Sequence[NewCell]],
    texts: Sequence[Sequence[str]],
    *,
    behind_head: bool,
) -> SourceChange:
    """The rows behind the row of a unit, between the rules that the table has."""
    found = _rows_around(unit)
    at = next(
        (at for at, row in enumerate(found) if row.start <= unit.unit.start < row.after), None
    )
    if at is None:
        raise ConflictError("the rows of this table are not written as those of a table")
    host = found[at]
    if host.spans:
        raise ConflictError("a row was put in where a cell goes over several rows")
    for row in new:
        if any(cell.span > 1 for cell in row) or len(row) != host.columns:
            raise ConflictError(
                f"a row of {len(row)} cells was put in, and the table has {host.columns} columns"
            )
    flat = unit.flat.text
    indent = _indent(flat, host.start)
    rule = _rule_of_all(flat, found)
    place = host.rules if rule or behind_head else host.after
    ending = "" if host.after > host.end else r" \\"
    lines = "".join(f"\n{indent}{' & '.join(row)} \\\\{rule}" for row in texts)
    return writer.edited(unit, place, place, ending + lines)


def _rows_around(unit: SourceUnit) -> list[SourceRow]:
    table = table_around(unit.flat, unit.unit.start)
    return table_rows(unit.flat, table) if table else []


def _rule_of_all(flat: str, found: Sequence[SourceRow]) -> str:
    """The rule that stands behind every row; empty where there is no such."""
    rules = {flat[row.after : row.rules].strip() for row in found}
    rule = rules.pop() if len(rules) == 1 and len(found) > 1 else ""
    return f" {rule}" if rule else ""


def _indent(flat: str, at: int) -> str:
    """The blanks that the line of a place begins with."""
    line = flat[flat.rfind("\n", 0, at) + 1 : at]
    return line if not line.strip() else line[: len(line) - len(line.lstrip())]


def _went(writer: SourceWriter, base: Sequence[StoryLetter]) -> Outcome:
    units = [writer.unit(name) for name in unit_names(base) if name and writer.has(name)]
    if not units and any(letter.unit for letter in base):
        raise AlreadyThereError(GONE)
    if not units:
        raise ConflictError("the program or a style writes this row, not the manuscript")
    change = writer.without_toml_rows(units)
    if change is None:
        change = together(_cuts(writer, units))
        lost = lost_labels(units[0].flat.text, change.flat)
        if lost:
            names = ", ".join(lost)
            raise ConflictError(f"the text still refers to what went with it: {names}", change)
    gone = dict.fromkeys(inner.number for unit in units for inner in writer.inside(unit))
    seen = tuple(
        Seen(inner, 0, len(inner.letters), None)
        for unit in units
        for inner in writer.inside(unit)
        if gone.pop(inner.number, 0) is None
    )
    return Outcome("deleted row", seen, change)


def _cuts(writer: SourceWriter, units: Sequence[SourceUnit]) -> Iterator[SourceChange]:
    """The rows of some cells taken out, each with its rule where all have one."""
    found = _rows_around(units[0])
    inside = [unit.unit.start for unit in units]
    gone = [row for row in found if any(row.start <= at < row.after for at in inside)]
    if not gone or not all(gone[0].start <= at < gone[-1].after for at in inside):
        raise ConflictError("the rows of this table are not written as those of a table")
    if len(gone) == len(found):
        raise ConflictError("all rows of a table were taken away")
    if any(row.spans for row in found):
        raise ConflictError("a row was taken away where a cell goes over several rows")
    flat = units[0].flat.text
    rule = _rule_of_all(flat, found)
    for row in gone:
        start, end = row.start, row.rules if rule else row.after
        # Without its line, where it has one of its own.
        line = _LINE_END.match(flat, end)
        begin = flat.rfind("\n", 0, start) + 1
        if line and not flat[begin:start].strip():
            start, end = begin, line.end()
        yield writer.edited(units[0], start, end, "")
