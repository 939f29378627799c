"""The properties of a paragraph: made where it has none, and each in its place.

Source: ECMA-376, part 1, 17.3.1.26: Word opens no file in which they stand in another order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import W, parse, w

if TYPE_CHECKING:
    from lxml import etree

_ORDER = """
pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd
tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi
adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc
textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
"""
_RANKS = {w(name): rank for rank, name in enumerate(_ORDER.split())}


def properties_of(paragraph: etree._Element) -> etree._Element:
    """The properties of a paragraph, which has some then.

    Args:
        paragraph: It.
    """
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = parse(f'<w:pPr xmlns:w="{W}"/>')
        paragraph.insert(0, properties)
    return properties


def put(properties: etree._Element, added: etree._Element) -> None:
    """Put a property in its place among those that a paragraph has, behind one of its name.

    Args:
        properties: Those, in their order.
        added: Another one.
    """
    rank = _RANKS[str(added.tag)]
    before = sum(_RANKS.get(str(item.tag), 0) <= rank for item in properties)
    properties.insert(before, added)
