"""Tabs that lead to a share of the line: each paragraph gets the stops that its own need.

Source: ECMA-376, part 1, 17.3.1.37 and 17.3.1.38: a stop is measured from the margin of the text.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from trykklar.word.docx.grid import text_width
from trykklar.word.docx.ooxml import W, parse, w
from trykklar.word.docx.paragraph_properties import properties_of, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_SHARE = w("pos")
_LEADER = w("leader")
_LETTER = 100  # twips, about the width of one at 10 to 12 points


def set_stops(body: etree._Element) -> None:
    """Give each paragraph with such tabs its stops.

    Args:
        body: The body of the main part, in sections.
    """
    width = 0
    for block in reversed(list(body)):
        width = text_width(block) or width
        for paragraph in block.iter(w("p")):
            lines = list(_lines(paragraph))
            if width and any(lines):
                _set(paragraph, lines, width)


def _lines(paragraph: etree._Element) -> Iterator[list[tuple[etree._Element, int]]]:
    """The tabs of each line, with how many letters stand before each."""
    found: list[tuple[etree._Element, int]] = []
    letters = 0
    for item in paragraph.iter(w("t"), w("br"), w("tab")):
        if item.tag == w("br"):
            yield found
            found, letters = [], 0
        elif item.tag == w("t"):
            letters += len(item.text or "")
        elif item.get(_SHARE) is not None:
            found.append((item, letters))
    yield found


def _set(
    paragraph: etree._Element, lines: list[list[tuple[etree._Element, int]]], width: int
) -> None:
    stops: dict[int, str] = {}
    for tab, _ in (pair for line in lines for pair in line):
        at = round(Fraction(tab.get(_SHARE, "1")) * width)
        stops[at] = stops.get(at) or tab.get(_LEADER) or ""
    for line in lines:
        reached = 0
        for tab, letters in line:
            at = round(Fraction(tab.get(_SHARE, "1")) * width)
            begun = max(reached, letters * _LETTER)
            for _ in range(sum(begun < stop < at for stop in stops)):
                tab.addnext(parse(f'<w:tab xmlns:w="{W}"/>'))
            tab.attrib.clear()
            reached = at
    properties = properties_of(paragraph)
    for aligned in properties.findall(w("jc")):
        properties.remove(aligned)
    made = "".join(_stop(at, stops[at], width) for at in sorted(stops))
    put(properties, parse(f'<w:tabs xmlns:w="{W}">{made}</w:tabs>'))


def _stop(at: int, leader: str, width: int) -> str:
    kind = "right" if at >= width else "center"
    filled = f' w:leader="{leader}"' if leader else ""
    return f'<w:tab w:val="{kind}"{filled} w:pos="{at}"/>'
