"""What stays on one page: a caption with its float, a table with its source, a box as a whole."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from trykklar.latex.babel_names import TAGS
from trykklar.word.docx.ooxml import W, parse, w
from trykklar.word.docx.paragraph_properties import properties_of, put
from trykklar.word.docx.table_height import lines
from trykklar.word.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

BOX = "BoxedText"
_NONE, _WAITING, _BELOW, _ABOVE = "none", "waiting", "below", "above"
_TABLE, _UNDER = "table", "under"  # one that has no caption yet, and its caption
_TABLES = frozenset(words(tag).captions["table"] for tag in TAGS.values())
_COUNTED = re.compile(r"\s*SEQ (\S+)")
_SHORT, _SHORT_LYING = 30, 18  # lines; a longer table would leave most of a page empty behind it


def keep(body: etree._Element) -> None:
    """Tie the blocks of a text to those they are read with.

    Args:
        body: The body of the main part.
    """
    blocks = list(body.iterchildren(w("p"), w("tbl"), w("sectPr")))
    sides, below = [_NONE], _below_tables(blocks)
    for block, following in pairwise(blocks):
        found = _side(block, sides[-1], following)
        sides.append(found if found != _TABLE or below else _NONE)
    placed = zip(blocks, [*sides[1:], _NONE], strict=True)
    lying = _lying(blocks)
    for (block, side), (following, after) in pairwise(placed):
        if block.tag == w("tbl"):
            most = _SHORT_LYING if block in lying else _SHORT
            own = side == _TABLE and _is_of_table(following)
            _keep_table(block, most, read_on=own or style(following) == _read_with(block))
        elif style(block) == "Figure" and side == _ABOVE and style(following) != "Source":
            _tie(block, on=False)
        elif style(block) == "Caption" and _belongs(following, side, after):
            _tie(block, on=True)
        elif style(block) == BOX and style(following) != BOX:
            _tie(block, on=False)
        elif style(block) == style(following) == "Source":
            _tie(block, on=True)


def _side(block: etree._Element, side: str, following: etree._Element) -> str:
    """On which side of its figures a caption stands: below those that wait for one, or above.

    Where floats stand one behind the other, a figure has a caption on both sides.

    Args:
        block: The caption, a figure, or what is between them.
        side: The same of the block before it; `_WAITING` of a figure that has no caption yet,
            `_TABLE` of a table that has none.
        following: The block behind it.
    """
    if side == _TABLE and _is_of_table(block):
        return _UNDER
    if style(block) == "Caption":
        table = following.tag == w("tbl") and _read_with(following) != "Caption"
        whole = side == _BELOW and not table  # behind the caption of a part
        return _BELOW if side == _WAITING or whole else _ABOVE
    if style(block) == "Figure" or (block.tag == w("tbl") and _read_with(block) == "Caption"):
        return _ABOVE if side == _ABOVE else _WAITING
    if block.tag == w("tbl"):
        return _NONE if side == _ABOVE else _TABLE
    return side if side in (_WAITING, _TABLE) and style(block) == "Source" else _NONE


def style(block: etree._Element) -> str:
    """The style of a paragraph; empty for anything else, and for one without."""
    found = block.find(f"{w('pPr')}/{w('pStyle')}")
    return found.get(w("val"), "") if found is not None else ""


def _below_tables(blocks: Sequence[etree._Element]) -> bool:
    """Whether the captions of a text's tables stand below these, by those that have one neighbour.

    Between two tables, a caption may be of either.
    """
    spoken = [block for block in blocks if style(block) != "Source"]
    tables = [block.tag == w("tbl") for block in spoken]
    sides = zip(spoken[1:], tables, [*tables[2:], False], strict=False)
    found = [above - below for block, above, below in sides if _is_of_table(block)]
    return sum(found) > 0


def _is_of_table(block: etree._Element) -> bool:
    """Whether it is the caption of a table, by what its number counts."""
    codes = (_COUNTED.match(code.text or "") for code in block.iter(w("instrText")))
    counted = next(filter(None, codes), None) if style(block) == "Caption" else None
    return counted is not None and counted[1] in _TABLES


def _belongs(following: etree._Element, side: str, after: str) -> bool:
    """Whether what follows a caption belongs to it, by the sides that both stand on."""
    if side in (_BELOW, _UNDER):
        return style(following) == "Source" or (style(following) == "Caption" and after == _BELOW)
    return following.tag == w("tbl") or style(following) in ("Source", "Figure", "SourceCode")


def _read_with(table: etree._Element) -> str:
    """What belongs below: the caption of figures side by side, the source of a table."""
    named = table.find(f"{w('tblPr')}/{w('tblStyle')}")
    figures = named is not None and named.get(w("val")) == "FigureRow"
    return "Caption" if figures else "Source"


def _lying(blocks: Sequence[etree._Element]) -> frozenset[etree._Element]:
    """The blocks on pages that lie: of sections that say so at their end."""
    found: list[etree._Element] = []
    section: list[etree._Element] = []
    for block in blocks:
        section.append(block)
        end = block if block.tag == w("sectPr") else block.find(f"{w('pPr')}/{w('sectPr')}")
        if end is not None:
            page = end.find(w("pgSz"))
            lies = page is not None and page.get(w("orient")) == "landscape"
            found += section * lies
            section = []
    return frozenset(found)


def _keep_table(table: etree._Element, most: int, *, read_on: bool) -> None:
    """A short table stays whole; a long one breaks, but not behind its head or before its end."""
    rows = table.findall(w("tr"))
    groups = [row for row, below in pairwise(rows) if _goes_on(below) or _is_heading(row)]
    whole = rows if lines(table) <= most else [*rows[:2], *groups, *rows[-2:]]
    tied = dict.fromkeys(whole)
    if not read_on:
        tied.pop(rows[-1])
    for row in tied:
        for paragraph in row.iter(w("p")):
            _tie(paragraph, on=True)


def _goes_on(row: etree._Element) -> bool:
    """Whether a row belongs to the one above: its first cell has nothing to say."""
    first = row.find(w("tc"))
    return first is not None and not any(text.text for text in first.iter(w("t")))


def _is_heading(row: etree._Element) -> bool:
    """Whether a row is one text over all columns: a heading of the rows below it."""
    cells = row.findall(w("tc"))
    return len(cells) == 1 and cells[0].find(f"{w('tcPr')}/{w('gridSpan')}") is not None


def _tie(paragraph: etree._Element, *, on: bool) -> None:
    """Keep a paragraph with the next one, or let it go, whatever its style says."""
    properties = properties_of(paragraph)
    for old in properties.findall(w("keepNext")):
        properties.remove(old)
    value = "" if on else ' w:val="0"'
    put(properties, parse(f'<w:keepNext xmlns:w="{W}"{value}/>'))
