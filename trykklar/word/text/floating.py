"""Floats: pictures in a paragraph style of their own, tables and captions as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.text.style import paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.word.text.desk import Desk
    from trykklar.word.text.sign import Sign


def floating(sign: Sign, blocks: list[Any], desk: Desk) -> list[Any]:
    """The blocks of a float, in the author's order."""
    del sign, desk
    return [_kept(block) for block in blocks]


def _kept(block: Any) -> Any:
    if not isinstance(block, pf.Para | pf.Plain):
        return block
    pictures = any(isinstance(item, pf.Image) for item in _flat(block.content))
    return paragraph("Figure", *block.content) if pictures else block


def _flat(inlines: Iterable[Any]) -> Iterator[Any]:
    for item in inlines:
        yield item
        if hasattr(item, "content") and not isinstance(item, pf.Math | pf.Note):
            yield from _flat(item.content)
