"""The ground of table cells in a colour: a run in the cell asks for it, and goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import W, parse, w

if TYPE_CHECKING:
    from lxml import etree

_STYLE = "Ground"
_ROW = "row"
# What stands behind the ground among the properties of a cell (ECMA-376, Part 1, 17.4.69).
_BEHIND = frozenset(map(w, ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark")))


def shading(over: str, colour: str) -> str:
    """A run that asks for a ground.

    Args:
        over: `cell` or `row`.
        colour: Red, green and blue in six digits.
    """
    return f'<w:r><w:rPr><w:rStyle w:val="{_STYLE} {over} {colour}"/></w:rPr></w:r>'


def shade_cells(root: etree._Element) -> None:
    """Give cells and rows their grounds; that of a cell covers that of its row.

    Args:
        root: The text part.
    """
    for over in (_ROW, "cell"):
        for style in list(root.iter(w("rStyle"))):
            asked = style.get(w("val"), "").split(" ")
            if asked[:2] == [_STYLE, over]:
                _shade(style, over, asked[-1])


def _shade(style: etree._Element, over: str, colour: str) -> None:
    run = next(style.iterancestors(w("r")))
    cell = next(run.iterancestors(w("tc")), None)
    row = cell.getparent() if cell is not None else None
    around = run.getparent()
    if around is not None:
        around.remove(run)
    if cell is None or row is None:
        return
    for each in row.findall(w("tc")) if over == _ROW else [cell]:
        _set(each, colour)


def _set(cell: etree._Element, colour: str) -> None:
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = parse(f'<w:tcPr xmlns:w="{W}"/>')
        cell.insert(0, properties)
    for old in properties.findall(w("shd")):
        properties.remove(old)
    before = sum(item.tag not in _BEHIND for item in properties)
    shade = f'<w:shd xmlns:w="{W}" w:val="clear" w:color="auto" w:fill="{colour}"/>'
    properties.insert(before, parse(shade))
