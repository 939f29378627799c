"""How table cells look: a run in a cell asks for a ground or a rule, and goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import W, m, parse, w
from trykklar.word.lightness import lightness

if TYPE_CHECKING:
    from lxml import etree

_STYLE = "Cell"
_ROW, _CELL, _RULE = "row", "cell", "rule"
_DARKEST = 0.35  # ground that black words are read on
_SIDES = {_CELL: "top", _ROW: "bottom"}
# What stands behind each among the properties of a cell (ECMA-376, Part 1, 17.4.69).
_BEHIND_GROUND = frozenset(
    map(w, ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark"))
)
_BEHIND_RULES = _BEHIND_GROUND | {w("shd")}


def ground(over: str, colour: str) -> str:
    """A run that asks for a ground.

    Args:
        over: `cell` or `row`.
        colour: Red, green and blue in six digits.
    """
    return _asking(f"{over} {colour}")


def rule(of: str) -> str:
    """A run that asks for a rule.

    Args:
        of: Above the `cell`, or below its `row`.
    """
    return _asking(f"{_RULE} {of}")


def _asking(look: str) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="{_STYLE} {look}"/></w:rPr></w:r>'


def finish_cells(root: etree._Element) -> None:
    """Give cells and rows what is asked for; the ground of a cell covers that of its row.

    Args:
        root: The text part.
    """
    for wanted in (_ROW, _CELL, _RULE):
        for style in list(root.iter(w("rStyle"))):
            kind, *look = style.get(w("val"), "").split(" ")
            if kind == _STYLE and look[:1] == [wanted]:
                _finish(style, *look)


def _finish(style: etree._Element, kind: str, what: str) -> None:
    run = next(style.iterancestors(w("r")))
    cell = next(run.iterancestors(w("tc")), None)
    row = cell.getparent() if cell is not None else None
    around = run.getparent()
    if around is not None:
        around.remove(run)
        _drop(around)
    if cell is None or row is None:
        return
    whole = _ROW in (kind, what)
    for each in row.findall(w("tc")) if whole else [cell]:
        if kind == _RULE:
            _rule(each, _SIDES[what])
        elif lightness(what) >= _DARKEST or not _has_text(each):
            shade = f'<w:shd xmlns:w="{W}" w:val="clear" w:color="auto" w:fill="{what}"/>'
            _put(each, shade, _BEHIND_GROUND)


def _drop(paragraph: etree._Element) -> None:
    """Take out a paragraph in which nothing else stood, where its cell goes on behind it."""
    cell, following = paragraph.getparent(), paragraph.getnext()
    empty = all(item.tag == w("pPr") for item in paragraph)
    if cell is not None and cell.tag == w("tc") and following is not None and empty:
        cell.remove(paragraph)


def _has_text(cell: etree._Element) -> bool:
    return any((item.text or "").strip() for item in cell.iter(w("t"), m("t")))


def _rule(cell: etree._Element, side: str) -> None:
    """Draw a side of a cell; the upper one comes first in its element."""
    borders = cell.find(f"{w('tcPr')}/{w('tcBorders')}")
    if borders is None:
        borders = _put(cell, f'<w:tcBorders xmlns:w="{W}"/>', _BEHIND_RULES)
    line = f'<w:{side} xmlns:w="{W}" w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    borders.insert(0 if side == "top" else len(borders), parse(line))


def _put(cell: etree._Element, written: str, behind: frozenset[str]) -> etree._Element:
    """Put a property of a cell in its place, for the one that it has."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = parse(f'<w:tcPr xmlns:w="{W}"/>')
        cell.insert(0, properties)
    made = parse(written)
    for old in properties.findall(str(made.tag)):
        properties.remove(old)
    properties.insert(sum(item.tag not in behind for item in properties), made)
    return made
