"""The space before a citation and the sign behind it, which may be printed within it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.document_tree import elements
from trykklar.word.neutral.vocabulary import ATOM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.word.export_state import ExportState


_BLANK = (pf.Space, pf.SoftBreak)
_NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Taken:
    """What a citation takes from the text around it.

    Attributes:
        spaced: Whether what is printed begins with a space.
        sign: The sign behind it that is printed elsewhere; "" where it stays.
        signs: Those that go before it, if they are behind it.
    """

    spaced: bool
    sign: str
    signs: str = ""


@dataclass(frozen=True)
class _Leaf:
    item: Any
    parent: Any


def take(text: Any, taken: Mapping[int, Taken], state: ExportState) -> None:
    """Take from the text what its citations print themselves.

    Args:
        text: The document.
        taken: Identity of a citation's target -> what it takes.
        state: The state of the export; its units lose what is taken.
    """
    gone: set[int] = set()
    for element in elements(text):
        if isinstance(element, pf.Block) and _has_inlines(element):
            _settle(list(_leaves(element)), taken, gone)
    state.met.units[:] = [
        replace(unit, inlines=tuple(item for item in unit.inlines if id(item) not in gone))
        for unit in state.met.units
    ]


def _has_inlines(block: Any) -> bool:
    content: Any = getattr(block, "content", None)
    return bool(content) and isinstance(next(iter(content)), pf.Inline)


def _leaves(element: Any) -> Iterator[_Leaf]:
    """What is printed, in order; a citation is one, and a note belongs to another paragraph."""
    for item in element.content:
        whole = isinstance(item, pf.Note | pf.Math) or not hasattr(item, "content")
        if whole or (isinstance(item, pf.Span) and ATOM in item.classes):
            yield _Leaf(item, element)
        else:
            yield from _leaves(item)


def _settle(leaves: list[_Leaf], taken: Mapping[int, Taken], gone: set[int]) -> None:
    for at, leaf in enumerate(leaves):
        known = taken.get(id(leaf.item))
        if known is None:
            continue
        before = leaves[at - 1] if at else None
        after = leaves[at + 1] if at + 1 < len(leaves) else None
        blank = before is not None and _ends_blank(before.item)
        if before is not None and blank and not known.spaced:
            _without_blank(before, gone)
        elif known.spaced and not blank and at:
            leaf.item.content = [pf.Space(), *leaf.item.content]
        if after is not None and known.sign and isinstance(after.item, pf.Str):
            after.item.text = after.item.text.removeprefix(known.sign)
        if after is not None and known.signs and isinstance(after.item, pf.Str):
            left = after.item.text.lstrip(known.signs)
            sign = after.item.text.removesuffix(left)
            after.item.text = left
            leaf.item.content = [*([pf.Str(sign)] if sign else []), *leaf.item.content]


def _ends_blank(item: Any) -> bool:
    return isinstance(item, _BLANK) or (isinstance(item, pf.Str) and item.text.endswith(_NO_BREAK))


def _without_blank(leaf: _Leaf, gone: set[int]) -> None:
    if isinstance(leaf.item, pf.Str):
        leaf.item.text = leaf.item.text.removesuffix(_NO_BREAK)
        return
    gone.add(id(leaf.item))
    leaf.parent.content = [item for item in leaf.parent.content if item is not leaf.item]
