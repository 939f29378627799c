"""How high a table is, as near as can be estimated without setting it."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import w

if TYPE_CHECKING:
    from lxml import etree

_CHARACTER = 108
"""Width of a character in a table, in twips."""


def lines(table: etree._Element) -> int:
    """The lines of text that stand below each other in a table.

    Args:
        table: With its grid.
    """
    grid = [int(float(column.get(w("w"), "0"))) for column in table.iter(w("gridCol"))]
    fixed = table.find(f"{w('tblPr')}/{w('tblLayout')}") is not None
    return sum(_row(row, grid if fixed else []) for row in table.findall(w("tr")))


def _row(row: etree._Element, grid: list[int]) -> int:
    at, most = 0, 1
    for cell in row.findall(w("tc")):
        across = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        count = int(across.get(w("val"), "1")) if across is not None else 1
        most = max(most, _cell(cell, sum(grid[at : at + count])))
        at += count
    return most


def _cell(cell: etree._Element, width: int) -> int:
    """A column that Word fits to its cells takes each paragraph on a line of its own."""
    texts = ("".join(part.text or "" for part in p.iter(w("t"))) for p in cell.iter(w("p")))
    return sum(max(ceil(len(text) * _CHARACTER / width), 1) if width else 1 for text in texts)
