"""Paragraphs whose lines have no numbers, where others have them.

Source: ECMA-376, part 1, 17.3.1.35 (suppressLineNumbers), and 17.3.1.26 for its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import W, parse, w

if TYPE_CHECKING:
    from lxml import etree

    from trykklar.word.numbered_lines import NumberedLines

_BEFORE_NAMES = "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
_BEFORE = frozenset(map(w, _BEFORE_NAMES.split()))


def number_lines(body: etree._Element, lines: NumberedLines) -> None:
    """Say of each paragraph that is not numbered that it is not; one without a name is as above.

    Args:
        body: The body of the main part.
        lines: Which lines are numbered.
    """
    numbered = lines.begins
    for paragraph in body.iter(w("p")):
        names = (item.get(w("name"), "") for item in paragraph.iter(w("bookmarkStart")))
        known = [lines.switched[name] for name in names if name in lines.switched]
        numbered = known[0] if known else numbered
        if not numbered:
            _suppress(paragraph)


def _suppress(paragraph: etree._Element) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = parse(f'<w:pPr xmlns:w="{W}"/>')
        paragraph.insert(0, properties)
    at = sum(item.tag in _BEFORE for item in properties)
    properties.insert(at, parse(f'<w:suppressLineNumbers xmlns:w="{W}"/>'))
