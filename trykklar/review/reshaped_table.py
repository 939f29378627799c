"""Tables whose cells came, went, were merged or parted: only the author can write that as LaTeX.

A row that came or went is a row of its own (`table_rows`). Here it is about the cells of the rows
that stayed: a column that was put in or taken away, and cells that became one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trykklar.review.co_author_edit import ObjectEdit
from trykklar.review.story_letters import letters, revisions, spelt, staying
from trykklar.review.table_rows import paired

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from trykklar.review.paragraph_groups import Group
    from trykklar.word.docx.word_paragraph import Paragraph, WordCell, WordRevision

Row = tuple[str, int, int]
"""Part, number of the table, number of the row."""
Table = tuple[str, int]
_CAME = "cells were put into a table: write them as LaTeX yourself"
_WENT = "cells of a table were taken away: take them out of the LaTeX yourself"
_MERGED = "cells of a table were merged or parted: write that as LaTeX yourself"


@dataclass
class Reshaped:
    """A table of which cells came, went or were merged.

    Attributes:
        host: The first group of paragraphs of the table.
        reason: What became of its cells.
        before: Paragraphs of the cells that went, of the exported file.
        after: Paragraphs of those that came, of the returned one.
        who: Who did it; nobody where that was not tracked.
        covered: The groups that are nothing else.
    """

    host: Group
    reason: str
    before: list[Paragraph] = field(default_factory=list)
    after: list[Paragraph] = field(default_factory=list)
    who: list[WordRevision] = field(default_factory=list)
    covered: list[Group] = field(default_factory=list)

    def edit(self, old: int) -> ObjectEdit:
        """The change, of a group whose exported text has so many letters."""
        was, now = (
            " | ".join(spelt(staying(letters([paragraph]))) for paragraph in cells)
            for cells in (self.before, self.after)
        )
        who = tuple(dict.fromkeys(self.who))
        return ObjectEdit(0, old, (), who, f"[{was}]", f"[{now}]", self.reason)


def reshaped_tables(
    base: Sequence[Paragraph],
    returned: Sequence[Paragraph],
    groups: Sequence[Group],
    *,
    spans: bool,
) -> list[Reshaped]:
    """The tables of which cells came, went or were merged.

    Args:
        base: All paragraphs of the exported file.
        returned: All paragraphs of the returned one.
        groups: Which are which.
        spans: Whether the exported file says which cells are merged.
    """
    rows, others = _rows(base), _rows(returned)
    pairs = _row_pairs(base, returned, groups)
    hosts = {key[:2]: group for group in reversed(groups) for key in _keys(base, group.base)}
    found: dict[Table, Reshaped] = {}
    for row, other in pairs.items():
        reason = _reason(_cells(base, rows[row]), _cells(returned, others[other]), spans=spans)
        if reason and row[:2] in hosts:
            found.setdefault(row[:2], Reshaped(hosts[row[:2]], reason))
    homes = {other: row[:2] for row, other in pairs.items()}
    for group in groups if found else ():
        _cover(group, base, returned, homes, found)
    return list(found.values())


def _cover(
    group: Group,
    base: Sequence[Paragraph],
    returned: Sequence[Paragraph],
    homes: Mapping[Row, Table],
    found: Mapping[Table, Reshaped],
) -> None:
    """Give a group to its table, where it is of cells that came or went and of nothing else."""
    old, now = _keys(base, group.base), _keys(returned, group.returned)
    tables = {key[:2] for key in old} | {homes[key] for key in now if key in homes}
    table = found.get(tables.pop()) if len(tables) == 1 else None
    if table is None or group.row or len(old) + len(now) == 0:
        return
    cells = [cell for place in group.returned if (cell := returned[place].cell)]
    went = bool(old) and all(cell.gone for cell in cells)
    came = bool(now) and (not old or all(cell.came for cell in cells))
    if went or came:
        table.covered.append(group)
        table.before += [base[number] for number in group.base]
        table.after += [returned[place] for place in group.returned if came]
        table.who += _who([returned[place] for place in group.returned])


def _row_pairs(
    base: Sequence[Paragraph], returned: Sequence[Paragraph], groups: Iterable[Group]
) -> dict[Row, Row]:
    """Exported row -> the returned one that has most of its cells; rows that came are in none."""
    votes: Counter[tuple[Row, Row]] = Counter()
    for group in groups:
        if not group.row:
            pairs = {
                (old, new)
                for old in _keys(base, group.base)
                for new in _keys(returned, group.returned)
            }
            votes.update(pairs)
    return paired(votes)


def _rows(paragraphs: Sequence[Paragraph]) -> dict[Row, list[int]]:
    found: dict[Row, list[int]] = {}
    for number in range(len(paragraphs)):
        for key in _keys(paragraphs, [number]):
            found.setdefault(key, []).append(number)
    return found


def _keys(paragraphs: Sequence[Paragraph], numbers: Iterable[int]) -> list[Row]:
    """The rows of paragraphs, as far as a map says which."""
    found = ((paragraphs[number].part, paragraphs[number].cell) for number in numbers)
    return [(part, cell.table, cell.row) for part, cell in found if cell and cell.table >= 0]


def _cells(paragraphs: Sequence[Paragraph], numbers: Iterable[int]) -> list[WordCell]:
    """The cells of a row, each once."""
    return list(dict.fromkeys(cell for number in numbers if (cell := paragraphs[number].cell)))


def _reason(old: Sequence[WordCell], new: Sequence[WordCell], *, spans: bool) -> str:
    """What became of the cells of a row; empty where nothing did."""
    if len(new) > len(old) or any(cell.came for cell in new):
        return _CAME
    if len(new) < len(old) or any(cell.gone for cell in new):
        return (
            _MERGED if sum(cell.span for cell in new) == sum(cell.span for cell in old) else _WENT
        )
    shapes = ([(cell.span, cell.merged) for cell in cells] for cells in (old, new))
    return _MERGED if spans and next(shapes) != next(shapes) else ""


def _who(paragraphs: Iterable[Paragraph]) -> Iterator[WordRevision]:
    """Who put cells into a table, or took them out."""
    for paragraph in paragraphs:
        marks = (paragraph.cell.came, paragraph.cell.gone) if paragraph.cell else ()
        yield from (mark for mark in marks if mark)
        yield from revisions(letters([paragraph]))
