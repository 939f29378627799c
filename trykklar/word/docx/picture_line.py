"""Lines that are pictures: as high as the picture, however far the lines of the text are apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import W, parse, w
from trykklar.word.docx.paragraph_properties import properties_of, put

if TYPE_CHECKING:
    from lxml import etree

_SPACING = w("spacing")


def space_pictures(root: etree._Element) -> None:
    """Set each paragraph that is a picture in single spacing.

    Double spacing doubles the height of a line, and so of a picture in it: of one that fills a
    page, half would be beyond the page's end.

    Args:
        root: The main part, with all properties of a paragraph in one element.
    """
    for paragraph in root.iter(w("p")):
        if paragraph.find(f".//{w('drawing')}") is not None and not _has_words(paragraph):
            _set_single(paragraph)


def _has_words(paragraph: etree._Element) -> bool:
    return any((text.text or "").strip() for text in paragraph.iter(w("t")))


def _set_single(paragraph: etree._Element) -> None:
    properties = properties_of(paragraph)
    spacing = properties.find(_SPACING)
    if spacing is None:
        spacing = parse(f'<w:spacing xmlns:w="{W}"/>')
        put(properties, spacing)
    spacing.set(w("line"), "240")
    spacing.set(w("lineRule"), "auto")
