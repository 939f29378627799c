"""Paragraphs whose lines have no numbers, where others have them.

Source: ECMA-376, part 1, 17.3.1.35 (suppressLineNumbers).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import W, parse, w
from trykklar.word.docx.paragraph_properties import properties_of, put

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml import etree

    from trykklar.word.numbered_lines import NumberedLines

_ENTRY, _HEADING = "Bibliography", "Heading"


def number_lines(body: etree._Element, lines: NumberedLines) -> None:
    """Say of each paragraph that is not numbered that it is not; one without a name is as above.

    Args:
        body: The body of the main part.
        lines: Which lines are numbered.
    """
    numbered = lines.begins
    works = _of_works(body, lines.works)
    for paragraph in body.iter(w("p")):
        names = (item.get(w("name"), "") for item in paragraph.iter(w("bookmarkStart")))
        known = [lines.switched[name] for name in names if name in lines.switched]
        numbered = works.get(paragraph, known[0] if known else numbered)
        if not numbered:
            suppressed = parse(f'<w:suppressLineNumbers xmlns:w="{W}"/>')
            put(properties_of(paragraph), suppressed)


def _of_works(body: etree._Element, numbered: Sequence[bool]) -> Mapping[etree._Element, bool]:
    """The paragraphs of lists of works, with the headings above: whether they are numbered."""
    found: dict[etree._Element, bool] = {}
    above: etree._Element | None = None
    count = 0
    for paragraph in body.iter(w("p")) if numbered else ():
        style = _style(paragraph)
        if style == _ENTRY:
            if above is None or _style(above) != _ENTRY:
                count += 1
            now = numbered[min(count, len(numbered)) - 1]
            found[paragraph] = now
            if above is not None and _style(above).startswith(_HEADING):
                found[above] = now
        above = paragraph
    return found


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else style.get(w("val"), "")
