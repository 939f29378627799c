"""The styles of paragraphs, whatever the program that saved the file calls them.

What a style is called in XML is each program's own: LibreOffice says `TextBody` for Word's
`BodyText`. Its name is the same in every program and language (ECMA-376, part 1, 17.7.4.9).
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import parse, w

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

_HEADING_NAME = re.compile(r"heading ([1-9])\Z", re.IGNORECASE)
_MOST_BASES = 20


def own_styles(styles: etree._Element | None) -> dict[str, str]:
    """Style of a file -> the style of an exported file that has its name.

    Args:
        styles: The part that describes them.
    """
    ours = _exported()
    return {
        known: ours[key]
        for known, name in _values(styles, "name").items()
        if (key := name.replace(" ", "").lower()) in ours
    }


def headings(styles: etree._Element | None) -> dict[str, int]:
    """Styles that are headings, or based on one -> their levels.

    Args:
        styles: The part that describes them.
    """
    names = {f"Heading{level}": f"heading {level}" for level in range(1, 10)}
    names |= _values(styles, "name")
    bases = _values(styles, "basedOn")
    return {
        known: level for known in {**names, **bases} if (level := _heading(known, names, bases))
    }


@lru_cache(maxsize=1)
def _exported() -> dict[str, str]:
    """Name of a style of an exported file, as it is compared -> what it is called in XML."""
    root = parse((files("trykklar.word.docx") / "styles.xml").read_bytes())
    return {name.lower(): name for name in _values(root, "name")}


def _values(styles: etree._Element | None, key: str) -> dict[str, str]:
    """Style -> one of its values."""
    found = (
        (style.get(w("styleId"), ""), style.find(w(key)))
        for style in (() if styles is None else styles.iter(w("style")))
    )
    return {known: item.get(w("val"), "") for known, item in found if item is not None}


def _heading(style: str, names: Mapping[str, str], bases: Mapping[str, str]) -> int:
    for _ in range(_MOST_BASES):
        if match := _HEADING_NAME.match(names.get(style, "")):
            return int(match[1])
        style = bases.get(style, "")
    return 0
