"""Tables from marked cells: spans, header rows, widths and alignment as the source has them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.formula_width import about_as_wide
from trykklar.word.blocks.table_column import MOST, Column, columns, size, widths
from trykklar.word.blocks.table_rules import Rule, ends_head, moved, rule, ruled, with_rule
from trykklar.word.inlines import plain
from trykklar.word.mark.rules.longtable import TURNS, parts
from trykklar.word.mark.rules.tabular import PARTIAL
from trykklar.word.model import ResolvedMark
from trykklar.word.written_number import number

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

_HEAD_RULES = frozenset(["midrule", "hline", "endhead", "endfirsthead"])
_MOST_HEADS = 5  # rows
_BREAKS = re.compile(r"[ \t\n\-–/]+")  # not a fixed blank, as between the digits of a number
_BOLD = 1.15  # how much wider a bold word is


@dataclass
class _Cell:
    items: list[Any] = field(default_factory=list)
    across: int = 1
    down: int = 1
    up: int = 1
    column: Column | None = None

    @property
    def empty(self) -> bool:
        return not self.items


@dataclass
class _Grid:
    """Rows of cells, and the rules between them."""

    rows: list[list[_Cell]] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


def table(
    mark: ResolvedMark, items: Iterable[Any], finish: Callable[[list[Any]], list[Any]], whole: float
) -> Any:
    """A table.

    Args:
        mark: Its mark; fields: width, column specification, whether it has rules.
        items: Blocks and marks between its beginning and its end.
        finish: Makes blocks of what is in a cell.
        whole: Width of the text, in centimetres.
    """
    grid = _filled(_repeated(_read(items)))
    layout = columns(mark.text(1))
    if (
        not grid.rows
    ):  # its rows are made by what only TeX can run: it is missed when all is counted
        return pf.Div()
    count = max([len(layout), *(sum(cell.across for cell in row) for row in grid.rows)])
    layout = (layout + (Column(),) * count)[:count]
    _raise(grid.rows)
    if not _fits(grid, count):
        for cell in (cell for row in grid.rows for cell in row):
            cell.down = 1
    head = min(_heads(grid), max(len(grid.rows) - 1, 0))
    look = size(_words(grid, count), whole)
    lengths = [_measured(row, _length) for row in grid.rows]
    shares = widths(layout, lengths, _words(grid, count, head), whole, look)
    lines = ruled(grid.rules, head, len(grid.rows))
    above = _placed(grid.rows[:head], count, finish, lines)
    if above and above[-1].content and ends_head(grid.rules, head):
        cell = above[-1].content[0]
        cell.content = with_rule(list(cell.content), "row")
    below = _placed(grid.rows[head:], count, finish, {(row - head, at) for row, at in lines})
    spec = [
        (column.align, share or "ColWidthDefault")
        for column, share in zip(layout, shares, strict=True)
    ]
    style = look.style if mark.text(2) else f"Unruled{look.style or 'Table'}"
    return pf.Table(
        pf.TableBody(*below),
        head=pf.TableHead(*above),
        colspec=spec,
        caption=pf.Caption(),
        attributes={"custom-style": style} if style else {},
    )


def _read(items: Iterable[Any]) -> _Grid:
    grid = _Grid()
    for item in items:
        kind = item.kind if isinstance(item, ResolvedMark) else ""
        if kind == "cell":
            if not grid.rows:
                grid.rows.append([])
            grid.rows[-1].append(_Cell())
        elif kind == "row":
            # A row with nothing in it was there for its space, or for a caption.
            grid.rows[-1:] = [[]] if grid.rows and _blank(grid.rows[-1]) else [*grid.rows[-1:], []]
        elif kind == "rule":
            if item.text(0) in TURNS and grid.rows and not _blank(grid.rows[-1]):
                grid.rows.append([_Cell()])  # a head or foot may end without a break
            done = len(grid.rows) - (1 if grid.rows and _blank(grid.rows[-1]) else 0)
            grid.rules.append(rule(item, done))
        elif grid.rows and grid.rows[-1]:
            _into(grid.rows[-1][-1], item, kind)
    return grid


def _into(cell: _Cell, item: Any, kind: str) -> None:
    if kind == "multicolumn":
        cell.across = _count(item.text(0))
        cell.column = next(iter(columns(item.text(1))), None)
    elif kind == "multirow":
        upward = item.text(0).strip().startswith("-")
        cell.up, cell.down = (_count(item.text(0)), 1) if upward else (1, _count(item.text(0)))
    else:
        cell.items.append(item)


def _raise(rows: list[list[_Cell]]) -> None:
    r"""`\multirow{-3}{*}{text}` stands in the last of its rows: to Word, it begins in the first."""
    for index, row in enumerate(rows):
        for cell, at in zip(row, _begins(row), strict=True):
            above = [_at(other, at) for other in rows[max(index - cell.up + 1, 0) : index]]
            free = [other for other in above if other and other.empty]
            if free and len(free) == len(above) and cell.across == free[0].across:
                top = free[0]
                top.items, top.column, top.down = cell.items, cell.column, len(free) + 1
                cell.items, cell.up = [], 1


def _begins(row: list[_Cell]) -> list[int]:
    """In which column each cell of a row begins."""
    return [sum(cell.across for cell in row[:at]) for at in range(len(row))]


def _at(row: list[_Cell], column: int) -> _Cell | None:
    """The cell of a row that begins in a column."""
    begins = zip(row, _begins(row), strict=True)
    return next((cell for cell, at in begins if at == column), None)


def _repeated(grid: _Grid) -> _Grid:
    """A longtable says its head twice, for the first and later pages: once is enough."""
    turns = [(each.name, each.after) for each in grid.rules if each.name in TURNS]
    if not turns:
        return grid
    head, body, foot = parts(turns, len(grid.rows))
    grid.rows = [*grid.rows[slice(*head)], *grid.rows[slice(*body)], *grid.rows[slice(*foot)]]
    heads = head[1] - head[0]

    def place(after: int) -> int | None:
        if head[0] < after < head[1]:
            return after - head[0]
        return heads + after - body[0] if body[0] < after < body[1] else None

    inner = (each for each in grid.rules if each.name not in TURNS)
    grid.rules = [Rule(heads, "endhead"), *moved(inner, place)]
    return grid


def _filled(grid: _Grid) -> _Grid:
    """The rows that have anything in them."""
    kept = [at for at, row in enumerate(grid.rows) if any(not cell.empty for cell in row)]
    grid.rules = moved(grid.rules, lambda after: bisect_left(kept, after))
    grid.rows = [grid.rows[at] for at in kept]
    return grid


def _heads(grid: _Grid) -> int:
    """Rows above the first rule that has rows above it and is no border.

    Where that is far down, it is one between two parts of the table; then the head ends at a rule
    under some columns, above the first row that is called something.
    """
    rules = [each for each in grid.rules if each.after > 0]
    whole = next((each.after for each in rules if each.name in _HEAD_RULES), 0)
    if whole >= len(grid.rows):
        whole = 0
    if whole <= _MOST_HEADS or any(each.name in TURNS for each in grid.rules):
        return whole
    partly = (each.after for each in rules if each.after < whole and each.name in PARTIAL)
    return next((at for at in partly if grid.rows[at] and not grid.rows[at][0].empty), whole)


def _fits(grid: _Grid, count: int) -> bool:
    """Whether no cell with text stands where one from above reaches over."""
    reach = [0] * count
    for row in grid.rows:
        at = 0
        for cell in row:
            covered = any(reach[at : at + cell.across])
            if covered and not cell.empty:
                return False
            if not covered:
                reach[at : at + cell.across] = [cell.down] * len(reach[at : at + cell.across])
            at += cell.across
        reach = [max(left - 1, 0) for left in reach]
    return True


def _placed(
    rows: list[list[_Cell]],
    count: int,
    finish: Callable[[list[Any]], list[Any]],
    lines: Container[tuple[int, int]],
) -> list[Any]:
    """The rows, without the empty cells that a cell from above reaches over."""
    reach = [0] * count
    placed = []
    for index, row in enumerate(rows):
        at, cells = 0, []
        for cell in row:
            if at >= count:
                break
            across = min(cell.across, count - at)
            if any(reach[at : at + across]) and cell.empty:
                at += across
                continue
            down = min(cell.down, len(rows) - index)
            cells.append(_cell(cell, across, down, finish, lined=(index, at) in lines))
            reach[at : at + across] = [down] * across
            at += across
        cells.extend(
            pf.TableCell(*(with_rule([], "cell") if (index, place) in lines else ()))
            for place in range(at, count)
            if not reach[place]
        )
        reach = [max(left - 1, 0) for left in reach]
        placed.append(pf.TableRow(*cells))
    return placed


def _cell(
    cell: _Cell,
    across: int,
    down: int,
    finish: Callable[[list[Any]], list[Any]],
    *,
    lined: bool,
) -> Any:
    blocks = [
        pf.Plain(*block.content) if isinstance(block, pf.Para) else block
        for block in finish(cell.items)
    ]
    align = cell.column.align if cell.column else "AlignDefault"
    return pf.TableCell(
        *(with_rule(blocks, "cell") if lined else blocks),
        alignment=align,
        rowspan=down,
        colspan=across,
    )


def _measured(row: list[_Cell], measure: Callable[[_Cell], int]) -> list[int]:
    """What a row's cells measure, column by column; one that spans several counts as 0."""
    parts = ([measure(cell)] if cell.across == 1 else [0] * cell.across for cell in row)
    return [size for part in parts for size in part]


def _words(grid: _Grid, count: int, head: int = 0) -> list[int]:
    """The longest word of each column, in characters; in a head, which is bold, they are wider."""
    bold = [[ceil(word * _BOLD) for word in _measured(row, _word)] for row in grid.rows[:head]]
    lengths = [*bold, *(_measured(row, _word) for row in grid.rows[head:])]
    return [max((row[at] for row in lengths if at < len(row)), default=0) for at in range(count)]


def _length(cell: _Cell) -> int:
    return max(map(len, _texts(cell)), default=0) if cell.across == 1 else 0


def _word(cell: _Cell) -> int:
    """The longest word of a cell, in characters."""
    words = [word for text in _texts(cell) for word in _BREAKS.split(text)]
    return max(map(_broad, words), default=0) if cell.across == 1 else 0


def _broad(word: str) -> int:
    """How broad a word is; of fixed blanks, as a line is drawn with, two are as broad as a sign."""
    return len(word) if word.strip() else len(word) // 2


def _texts(cell: _Cell) -> list[str]:
    paragraphs = (item for item in cell.items if isinstance(item, pf.Para | pf.Plain))
    return [plain(item.content, about_as_wide) for item in paragraphs]


def _count(text: str) -> int:
    return min(max(number(text.strip().lstrip("-")) or 1, 1), MOST)


def _blank(row: list[_Cell]) -> bool:
    return len(row) <= 1 and all(cell.empty and cell.across == 1 for cell in row)
