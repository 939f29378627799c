"""Two works of the same authors side by side: the names once, then the years.

citeproc compares whole lists of names; LaTeX's styles compare what is printed, so that it also
draws together two works that are only alike behind "et al.".
"""

from __future__ import annotations

import re
from typing import Any

import panflute as pf

from trykklar.word.inlines import plain

_ITEM = re.compile(r"(.+), ((?:\d{4}|n\.d\.|u\.å\.)-?[a-z]?)")
_LETTER = re.compile(r"(\d{4})([a-z])")


def collapsed(inlines: list[Any], backend: str) -> list[Any]:
    """A rendered parenthesis with repeated names left out.

    Args:
        inlines: By citeproc, each work a link to its entry.
        backend: natbib also leaves out a repeated year: `2007a,b`.
    """
    found: list[Any] = []
    last: tuple[str, str] | None = None
    for item in inlines:
        match = _ITEM.fullmatch(plain(item.content)) if isinstance(item, pf.Link) else None
        if match and last and match[1] == last[0] and _follows(found):
            item.content = [pf.Str(_year(match[2], last[1], backend))]
            found[-2] = pf.Str(",")
            if backend == "natbib" and len(plain(item.content)) == 1:
                found.pop()
        found.append(item)
        if isinstance(item, pf.Link):
            last = (match[1], match[2]) if match else None
    return found


def _follows(found: list[Any]) -> bool:
    """Whether nothing but the separator stands between this work and the one before."""
    tail = found[-3:]
    return len(tail) == 3 and isinstance(tail[0], pf.Link) and plain(tail[1:]) == "; "  # noqa: PLR2004


def _year(year: str, before: str, backend: str) -> str:
    this, that = _LETTER.fullmatch(year), _LETTER.fullmatch(before)
    same = this and that and this[1] == that[1] and backend == "natbib"
    return this[2] if same and this else year
