"""A section for each chapter that begins a page, as its pages have heads of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import W, parse, w
from trykklar.word.docx.paragraph_properties import properties_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

_SECTION = f"{w('pPr')}/{w('sectPr')}"
_SIZE = f"{_SECTION}/{w('pgSz')}"
_OWN = w("rsidSect")  # where a section's end keeps, until it is finished, whose heads follow

_FIRST = f'<w:p xmlns:w="{W}"><w:pPr><w:sectPr w:rsidSect="{{}}"/></w:pPr></w:p>'


def begin_chapters(body: etree._Element, names: Sequence[str]) -> None:
    """End a section before each of some chapters, whose number in the order follows it.

    Before a chapter that begins the text stands what ends nothing.

    Args:
        body: The body of the main part, whose pages begin where they are to.
        names: The bookmarks of the chapters' titles.
    """
    places = {name: at for at, name in enumerate(names)}
    for mark in list(body.iter(w("bookmarkStart"))):
        chapter, paragraph = places.get(mark.get(w("name"), "")), mark.getparent()
        if chapter is None or paragraph is None or paragraph.getparent() is not body:
            continue
        begun = paragraph.find(f"{w('pPr')}/{w('pageBreakBefore')}")
        above = paragraph.getprevious()
        if begun is not None:
            properties_of(paragraph).remove(begun)
            paragraph.addprevious(_end(paragraph, chapter))
        elif above is None:
            body.insert(0, parse(_FIRST.format(chapter)))
        elif above.find(_SECTION) is not None:
            above.find(_SECTION).set(_OWN, str(chapter))  # type: ignore[union-attr]


def following(end: etree._Element) -> int | None:
    """Which chapter follows the end of a section; None where that is not known.

    Args:
        end: The paragraph that ends it.
    """
    section = end.find(_SECTION)
    own = None if section is None else section.get(_OWN)
    return None if own is None else int(own)


def _end(paragraph: etree._Element, chapter: int) -> etree._Element:
    sizes = (item.find(_SIZE) for item in paragraph.itersiblings(w("p")))
    size = next((found for found in sizes if found is not None), None)
    lie = "portrait" if size is None else size.get(w("orient"), "")
    return parse(
        f'<w:p xmlns:w="{W}"><w:pPr><w:sectPr w:rsidSect="{chapter}"><w:pgSz w:orient="{lie}"/>'
        "</w:sectPr></w:pPr></w:p>"
    )
