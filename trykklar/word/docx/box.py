"""A box: its rule and its ground go down in one piece, past the lists in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from trykklar.word.docx.keep_together import BOX, style
from trykklar.word.docx.ooxml import W, parse, w

if TYPE_CHECKING:
    from lxml import etree

_INDENT = 284  # of the style, in twips
_STEP = 360


def join(body: etree._Element) -> None:
    """Let the paragraphs of a box follow each other without a gap or a step in its rule.

    Args:
        body: The body of the main part.
    """
    boxed = [block for block in body.iterchildren(w("p")) if style(block) == BOX]
    for block in boxed:
        level = block.find(f"{w('pPr')}/{w('numPr')}/{w('ilvl')}")
        if level is not None:
            left = _INDENT + _STEP * (int(level.get(w("val"), "0")) + 1)
            _add(block, f'<w:ind xmlns:w="{W}" w:left="{left}" w:hanging="{_STEP}"/>')
    tight = [pair for pair in pairwise(boxed) if pair[0].getnext() is pair[1]]
    for block in dict.fromkeys(
        paragraph for pair in tight if any(map(_listed, pair)) for paragraph in pair
    ):
        _add(block, f'<w:contextualSpacing xmlns:w="{W}"/>')


def _listed(block: etree._Element) -> bool:
    return block.find(f"{w('pPr')}/{w('numPr')}") is not None


def _add(block: etree._Element, setting: str) -> None:
    """Behind what pandoc wrote; only the alignment comes later in the schema's order."""
    properties = block.find(w("pPr"))
    if properties is not None:
        alignment = properties.find(w("jc"))
        at = len(properties) if alignment is None else properties.index(alignment)
        properties.insert(at, parse(setting))
