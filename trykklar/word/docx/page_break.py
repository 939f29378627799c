"""Pages that begin where the author says so, with the paragraph that stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import W, parse, w
from trykklar.word.docx.paragraph_properties import properties_of, put

if TYPE_CHECKING:
    from lxml import etree

_BREAK = w("pageBreakBefore")


def begin_pages(body: etree._Element) -> None:
    """Give each break to the paragraph behind it, so that no empty one is left.

    One that nothing follows or precedes begins no page, and neither does one beside the end of a
    section, which is one itself, or in a cell or box.

    Args:
        body: The body of the main part, with empty paragraphs that only break.
    """
    for paragraph in [item for item in body.iter(w("p")) if only_breaks(item)]:
        parent, above, below = paragraph.getparent(), _beside(paragraph, -1), _beside(paragraph, 1)
        if parent is not body and len(parent.findall(w("p"))) == 1:  # type: ignore[union-attr]
            paragraph.remove(paragraph[0])  # a cell has a paragraph, by the schema
            continue
        idle = parent is not body or above is None or below is None or _ends_section(above)
        if not idle and below is not None and below.tag != w("p"):
            continue  # a table begins no page by itself
        if not idle and below is not None and not _ends_section(below):
            _break_before(below)
        paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]


def only_breaks(paragraph: etree._Element) -> bool:
    """Whether a paragraph is there only to begin a page.

    Args:
        paragraph: Of the body, or what stands there.
    """
    properties = paragraph[0] if len(paragraph) == 1 else None
    return properties is not None and [item.tag for item in properties] == [_BREAK]


def _beside(paragraph: etree._Element, way: int) -> etree._Element | None:
    """The next paragraph or table, or the one before; None where there is none."""
    siblings = paragraph.itersiblings(w("p"), w("tbl"), preceding=way < 0)
    return next(siblings, None)


def _ends_section(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None


def _break_before(paragraph: etree._Element) -> None:
    properties = properties_of(paragraph)
    if properties.find(_BREAK) is None:
        put(properties, parse(f'<w:pageBreakBefore xmlns:w="{W}"/>'))
