"""The columns of a table, as wide as their shares of the text on their page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import w

if TYPE_CHECKING:
    from lxml import etree

_ASSUMED = 7920
"""Width of the text that pandoc takes shares of, in twips."""


def fit(body: etree._Element) -> None:
    """Give the columns of each table their shares of the text that is there.

    Where the layout is fixed, Word keeps to these widths, and breaks a word that is wider.

    Args:
        body: The body of the main part, in sections.
    """
    width = 0
    for block in reversed(list(body)):
        width = text_width(block) or width
        if width and block.tag == w("tbl"):
            for column in block.iterfind(f"{w('tblGrid')}/{w('gridCol')}"):
                share = float(column.get(w("w"), "0")) / _ASSUMED
                column.set(w("w"), str(round(share * width)))


def text_width(block: etree._Element) -> int:
    """Width of the text in the section that ends with a block, in twips; 0 where none does.

    Args:
        block: One of the body's.
    """
    found = block if block.tag == w("sectPr") else block.find(f"{w('pPr')}/{w('sectPr')}")
    size = found.find(w("pgSz")) if found is not None else None
    margins = found.find(w("pgMar")) if found is not None else None
    if size is None or margins is None:
        return 0
    sides = (int(margins.get(w(side), "0")) for side in ("left", "right"))
    return int(size.get(w("w"), "0")) - sum(sides)
