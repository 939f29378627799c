"""Which paragraphs stand in the middle or at the right: signs between them -> a sign in each."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.model import ResolvedMark
from trykklar.word.neutral.vocabulary import PLACED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SIGN = "placed"
_OURS = "trykklar-"
_INSIDE = frozenset(["float", "table", "part"])
"""What places its parts by itself, up to its `end`."""
_NO_TEXT = frozenset(["caption", "bibitem"])
_BEGINS, _ENDS, _USUAL = "<", ">", "left"


def placed(items: Iterable[Any]) -> Iterator[Any]:
    """Blocks and marks without the signs, and with what these say in each paragraph.

    Args:
        items: In their order; paragraphs are changed.
    """
    places = [_USUAL]
    depth = 0
    before = ""
    for item in items:
        kind = item.kind if isinstance(item, ResolvedMark) else ""
        if kind == _SIGN:
            if not depth:
                _read(item.text(0), places)
            continue
        depth += (kind in _INSIDE) - (kind == "end" and depth > 0)
        if not depth and places[-1] != _USUAL and before not in _NO_TEXT:
            _place(item, places[-1])
        before = kind
        yield item


def place_of(content: Sequence[Any]) -> list[Any]:
    """The sign of where a paragraph stands, for one that takes its place.

    Args:
        content: Of the paragraph.
    """
    signs = (item for item in content if isinstance(item, pf.Span) and PLACED in item.classes)
    return [deepcopy(sign) for sign in signs][:1]


def _place(block: Any, at: str) -> None:
    r"""A sign in a paragraph, or in those of an environment that only says how they look."""
    if isinstance(block, pf.Para | pf.Plain):
        first = block.content[0] if block.content else None
        if not (isinstance(first, pf.Span) and PLACED in first.classes):
            block.content.insert(0, pf.Span(classes=[PLACED], attributes={"at": at}))
    elif isinstance(block, pf.Div) and not any(name.startswith(_OURS) for name in block.classes):
        for part in block.content:
            _place(part, at)


def _read(sign: str, places: list[str]) -> None:
    """What a sign says: a part with a place of its own begins, or ends, or has another place."""
    if sign.startswith(_BEGINS):
        places.append(sign.removeprefix(_BEGINS) or places[-1])
    elif sign == _ENDS:
        del places[max(len(places) - 1, 1) :]
    else:
        places[-1] = sign
