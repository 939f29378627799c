"""What a long table prints where a page ends, and Word by itself or not at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLE = re.compile(r"\\begin\{(longtable\*?|xltabular|longtabu)\}(.*?)\\end\{\1\}", re.DOTALL)
_PART = re.compile(r"\\end(firsthead|head|lastfoot|foot)(?![a-zA-Z])")
# A part -> what stands for it at the table's own beginning or end.
_INSTEAD = {"head": "firsthead", "foot": "lastfoot"}


def repeated(text: str) -> Iterator[tuple[int, int]]:
    r"""Where a source has heads and feet for the pages between, as `Continued on the next page`.

    Args:
        text: LaTeX. A head without an `\endfirsthead` is the table's own, and so it is with a foot.
    """
    for table in _TABLE.finditer(text):
        parts = list(_PART.finditer(text, *table.span(2)))
        names = {part[1] for part in parts}
        begin = table.start(2)
        for part in parts:
            if _INSTEAD.get(part[1]) in names:
                yield begin, part.start()
            begin = part.end()
