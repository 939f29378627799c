"""Sections: where pages begin to lie, and where they stand again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.chapter_sections import following as following_chapter
from trykklar.word.docx.ooxml import parse, w
from trykklar.word.docx.page import PageCount, section, turned
from trykklar.word.docx.paragraph_properties import properties_of

if TYPE_CHECKING:
    from lxml import etree

    from trykklar.word.docx.page import Page


def divide(body: etree._Element, look: Page) -> None:
    """Give each section its pages, with the last paragraph of the section; the last, the body.

    Args:
        body: The body of the main part, with empty paragraphs where a section ends.
        look: How standing pages look.
    """
    old = body.find(w("sectPr"))
    if old is not None:
        body.remove(old)
    _merge(body)
    ends = [
        paragraph for paragraph in body.findall(w("p")) if paragraph.find(_ORIENTATION) is not None
    ]
    again, (count, chapter) = False, _beginning(body)
    for number, end in enumerate(ends):
        shown, following = turned(look) if _lies(end) else look, _notes_begin_again(end)
        pages = parse(section(shown, first=number == 0, again=again, count=count, chapter=chapter))
        own = following_chapter(end)
        chapter = chapter if own is None else own
        count = _count(end) or count._replace(first="")
        if end.getnext() is None and shown.lying:
            body.remove(end)
            body.append(pages)
            return
        _end(end, pages)
        again = following
    body.append(parse(section(look, first=not ends, again=again, count=count, chapter=chapter)))


_ORIENTATION = f"{w('pPr')}/{w('sectPr')}/{w('pgSz')}[@{w('orient')}]"


def _merge(body: etree._Element) -> None:
    """Let one end of a section say what several say between which nothing stands."""
    for end in body.findall(w("p")):
        above = end.getprevious()
        if above is None or any(item.find(_ORIENTATION) is None for item in (above, end)):
            continue
        first, section = (item.find(f"{w('pPr')}/{w('sectPr')}") for item in (above, end))
        if first is None or section is None or _lies(above) != _lies(end):
            continue
        known = {item.tag for item in section}
        for item in first:
            if item.tag not in known:
                section.append(item)
        for key in set(first.keys()) - set(section.keys()):
            section.set(key, first.get(key, ""))
        body.remove(above)


def _beginning(body: etree._Element) -> tuple[PageCount, int | None]:
    """How the first pages are counted, and of which chapter they are: it stands before the text."""
    first = body[0] if len(body) else None
    section = None if first is None else first.find(f"{w('pPr')}/{w('sectPr')}")
    if first is None or section is None or first.find(_ORIENTATION) is not None:
        return PageCount(), None
    body.remove(first)
    return _count(first) or PageCount(), following_chapter(first)


def _count(end: etree._Element) -> PageCount | None:
    """How pages are counted behind the end of a section, where it says so."""
    found = end.find(f"{w('pPr')}/{w('sectPr')}/{w('pgNumType')}")
    if found is None:
        return None
    return PageCount(found.get(w("fmt"), ""), found.get(w("start"), ""))


def _lies(end: etree._Element) -> bool:
    size = end.find(_ORIENTATION)
    return size is not None and size.get(w("orient")) == "landscape"


def _notes_begin_again(end: etree._Element) -> bool:
    return end.find(f"{w('pPr')}/{w('sectPr')}/{w('footnotePr')}") is not None


def _end(end: etree._Element, properties: etree._Element) -> None:
    """A paragraph above takes the section's end over, so that no empty one is left."""
    above = end.getprevious()
    if above is None or above.tag != w("p") or above.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        above = end
        end.remove(end[0])
    else:
        end.getparent().remove(end)  # type: ignore[union-attr]
    properties_of(above).append(properties)
