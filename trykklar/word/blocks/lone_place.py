r"""A `\label` that is a paragraph by itself: its place is in the next one, and no line is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.neutral.vocabulary import LABEL, PAGE_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLANKS = (pf.Space, pf.SoftBreak)


def with_places(blocks: Iterable[Any]) -> list[Any]:
    """Blocks without the paragraphs that only hold places which can be led to.

    Such a place goes into the paragraph behind it, else into the one before it; where neither is
    one, it stays.

    Args:
        blocks: In their order; paragraphs are changed.
    """
    found: list[Any] = []
    waiting: list[Any] = []
    for block in blocks:
        if _is_place(block):
            waiting.append(block)
            continue
        if waiting and PAGE_BREAK in getattr(block, "classes", ()):
            found.append(block)  # the place is on the page behind it
            continue
        if waiting:
            found += _settled(waiting, found[-1] if found else None, block)
            waiting = []
        found.append(block)
    return [*found, *_settled(waiting, found[-1] if found else None, None)]


def _is_place(block: Any) -> bool:
    if not isinstance(block, pf.Para | pf.Plain):
        return False
    items = [item for item in block.content if not isinstance(item, _BLANKS)]
    return bool(items) and all(
        isinstance(item, pf.Span) and LABEL in item.classes and not pf.stringify(item)
        for item in items
    )


def _settled(places: list[Any], before: Any, behind: Any) -> list[Any]:
    """What is left of some places between two blocks."""
    items = [item for place in places for item in place.content]
    following, previous = _text(behind, 0), _text(before, -1)
    if following is not None:
        following.content = [*items, *following.content]
    elif previous is not None:
        previous.content = [*previous.content, *items]
    else:
        return places
    return []


def _text(block: Any, end: int) -> Any:
    """The paragraph that a block is, or with which one with a style begins or ends."""
    while isinstance(block, pf.Div) and block.content:
        block = block.content[end]
    return block if isinstance(block, pf.Para | pf.Plain) else None
