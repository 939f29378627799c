r"""The order of biblatex's list of works, which is Word's too.

biblatex and CSL do not sort alike: works without a year, apostrophes, and letters with accents.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from trykklar.word.cite import datalist

if TYPE_CHECKING:
    from trykklar.document import Document

_BORDER = re.compile(r"\\datalist\[entry\]\{([^{}\n]*)\}|\\enddatalist")
_PRINTED = "/global//"  # a style may sort its citations by a list of their own
_ENTRY = re.compile(r"^[ \t]*\\entry\{([^{}\n]+)\}", re.MULTILINE)


def order(document: Document) -> dict[str, int]:
    """Key -> place in the list that biber sorted; nothing where there is none.

    Args:
        document: Its .bbl is looked for where TeX ran.
    """
    text = datalist.text(document)
    borders = list(_BORDER.finditer(text))
    ends = [*(border.start() for border in borders[1:]), len(text)]
    listed = [
        key
        for border, end in zip(borders, ends, strict=False)  # without a list there is an end alone
        if _PRINTED in (border[1] or "")
        for key in _ENTRY.findall(text, border.end(), end)
    ]
    places: dict[str, int] = {}
    for place, key in enumerate(listed):
        places.setdefault(key, place)  # sections of references have lists of their own
    return places


def arrange(entries: list[Any], places: dict[str, int]) -> list[Any]:
    """Entries as pandoc's blocks in this order, if it has a place for each of them.

    Args:
        entries: Blocks with an identifier that names the key.
        places: Key -> place.
    """
    keys = [entry.identifier.removeprefix("ref-") for entry in entries]
    if any(key not in places for key in keys):
        return entries
    return sorted(entries, key=lambda entry: places[entry.identifier.removeprefix("ref-")])
