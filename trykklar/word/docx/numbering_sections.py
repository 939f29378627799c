"""Pages that are counted anew: a section begins where the page does on which the text says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import W, parse, w
from trykklar.word.docx.page_break import only_breaks

if TYPE_CHECKING:
    from lxml import etree

_ON_PAGE = 6_000  # letters of a page in small type
_PROPERTIES = f"{w('pPr')}/{w('sectPr')}"
_COUNT = f"{_PROPERTIES}/{w('pgNumType')}"
_SIZE = f"{_PROPERTIES}/{w('pgSz')}"


def begin_counts(body: etree._Element) -> None:
    """Move each place to the beginning of its page, where it ends the section above.

    TeX gives the page that it is at another number. Of several such places on a page, the last
    decides; one before all of the text says how the first pages are counted, and ends nothing. One
    behind more text than a page holds goes: where its page begins is not known.

    Args:
        body: The body of the main part, with empty paragraphs that break and that count.
    """
    for place in [item for item in body.iter(w("p")) if item.find(_COUNT) is not None]:
        if place.getparent() is not body:
            place.getparent().remove(place)  # type: ignore[union-attr]
            continue
        lies = next((size for item in _from(place) if (size := item.find(_SIZE)) is not None), None)
        above = place.getprevious()
        letters = 0
        while above is not None and letters <= _ON_PAGE and not _begins_page(above):
            letters += sum(len(text.text or "") for text in above.iter(w("t")))
            above = above.getprevious()
        if letters > _ON_PAGE:
            body.remove(place)
            continue
        _begin(body, place, above)
        if place.getparent() is not None and place.getprevious() is not None:
            lie = "portrait" if lies is None else lies.get(w("orient"), "")
            size = parse(f'<w:pgSz xmlns:w="{W}" w:orient="{lie}"/>')
            place.find(_PROPERTIES).insert(0, size)  # type: ignore[union-attr]


def _begins_page(block: etree._Element) -> bool:
    """Whether a page begins behind a block."""
    return only_breaks(block) or block.find(_PROPERTIES) is not None


def _from(place: etree._Element) -> list[etree._Element]:
    return list(place.itersiblings(w("p")))


def _begin(body: etree._Element, place: etree._Element, above: etree._Element | None) -> None:
    """Let a page be counted as a place says: from a break, a section's end, or the beginning."""
    if above is None:
        body.insert(0, place)
    elif only_breaks(above):
        above.addprevious(place)
        body.remove(above)
    else:
        _take_over(above, place)


def _take_over(above: etree._Element, place: etree._Element) -> None:
    """The end of a section says what one behind it does, without the form that it lacks."""
    section, count = above.find(_PROPERTIES), place.find(_COUNT)
    if section is None or count is None:
        return
    for old in section.findall(w("pgNumType")):
        section.remove(old)
    section.append(count)
    place.getparent().remove(place)  # type: ignore[union-attr]
