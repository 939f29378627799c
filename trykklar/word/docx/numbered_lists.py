"""Which lists have numbers, and which have dots.

Source: ECMA-376, part 1, 17.9 (numbering).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import w

if TYPE_CHECKING:
    from lxml import etree

NUMBERING = "word/numbering.xml"
"""The part that says it."""

_UNNUMBERED = frozenset(["bullet", "none", ""])
Lists = dict[str, frozenset[str]]
"""Number of a list -> its levels that have numbers."""


def numbered_lists(numbering: etree._Element | None) -> Lists:
    """The lists of a file.

    Args:
        numbering: The part that describes them.
    """
    if numbering is None:
        return {}
    kinds = {
        item.get(w("abstractNumId"), ""): frozenset(
            level.get(w("ilvl"), "") for level in item.iter(w("lvl")) if _has_numbers(level)
        )
        for item in numbering.iter(w("abstractNum"))
    }
    found: Lists = {}
    for item in numbering.iter(w("num")):
        kind = item.find(w("abstractNumId"))
        number = "" if kind is None else kind.get(w("val"), "")
        found[item.get(w("numId"), "")] = kinds.get(number, frozenset())
    return found


def _has_numbers(level: etree._Element) -> bool:
    form = level.find(w("numFmt"))
    return form is not None and form.get(w("val"), "") not in _UNNUMBERED
