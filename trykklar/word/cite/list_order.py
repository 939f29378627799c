r"""The order of biblatex's list of works, which is Word's too.

biblatex and CSL do not sort alike: works without a year, apostrophes, and letters with accents.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from trykklar.word.cite import datalist

if TYPE_CHECKING:
    from trykklar.document import Document

_LIST = re.compile(r"\\datalist\[entry\]\{([^{}\n]*)\}")
_END = r"\enddatalist"
_PRINTED = "/global//"  # a style may sort its citations by a list of their own
_ENTRY = re.compile(r"^[ \t]*\\entry\{([^{}\n]+)\}", re.MULTILINE)


def order(document: Document) -> dict[str, int]:
    """Key -> place in the list that biber sorted; nothing where there is none.

    Args:
        document: Its .bbl is looked for where TeX ran.
    """
    text = datalist.text(document)
    printed = [match.end() for match in _LIST.finditer(text) if _PRINTED in match[1]]
    listed = [key for at in printed for key in _ENTRY.findall(text[at:].partition(_END)[0])]
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
