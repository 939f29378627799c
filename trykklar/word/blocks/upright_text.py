"""What stands upright in a theorem whose text is in italics, and what of it is in italics else.

`mark/rules/emphasis.py` marks what is emphasized in one; TeX says in which shape the text is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.document_tree import replace_elements
from trykklar.word.neutral.vocabulary import UPRIGHT

if TYPE_CHECKING:
    from trykklar.word.inlines import Inlines

_PANDOC = "upright"  # what it makes of `\textup`


def stand_upright(block: Any, *, slanted: bool) -> None:
    """Let what is upright in a theorem stand so in Word, or be emphasized as ever.

    Args:
        block: The div that pandoc made of it; changed in place.
        slanted: Whether its text is in italics.
    """

    def written(item: Any) -> Inlines | Any | None:
        if _PANDOC not in item.classes:
            return None
        content = list(item.content)
        if not slanted:
            return content
        bare = [part for each in content for part in _without_italics(each)]
        return pf.Span(*bare, attributes={"custom-style": UPRIGHT})

    replace_elements(block, (pf.Span,), written)


def _without_italics(item: Any) -> Inlines:
    return list(item.content) if isinstance(item, pf.Emph) else [item]
