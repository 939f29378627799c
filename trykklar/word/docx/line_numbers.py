"""Paragraphs whose lines have no numbers, where others have them.

Source: ECMA-376, part 1, 17.3.1.35 (suppressLineNumbers).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import W, parse, w
from trykklar.word.docx.paragraph_properties import properties_of, put

if TYPE_CHECKING:
    from lxml import etree

    from trykklar.word.numbered_lines import NumberedLines


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
            suppressed = parse(f'<w:suppressLineNumbers xmlns:w="{W}"/>')
            put(properties_of(paragraph), suppressed)
