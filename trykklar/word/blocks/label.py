"""Labels: taken from the paragraph they stand in by what they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trykklar.word.blocks.export_state import Anchor
from trykklar.word.blocks.inline_marks import LABEL_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.word.blocks.export_state import Desk


def taken(
    inlines: Iterable[Any], desk: Desk, kind: str, counter: str
) -> tuple[list[Any], list[str]]:
    """Inlines without their labels, and the labels, which now name the element itself.

    Args:
        inlines: Of a heading or caption.
        desk: Where anchors are kept.
        kind: `heading` or `caption`.
        counter: What the element counts with.
    """
    rest: list[Any] = []
    keys: list[str] = []
    for item in inlines:
        key = label(item)
        if key:
            keys.append(key)
            claim(key, desk, kind, counter)
        else:
            rest.append(item)
    return rest, keys


def claim(key: str, desk: Desk, kind: str, counter: str) -> None:
    """Let a label name an element."""
    desk.anchors[key] = Anchor(kind, desk.anchors[key].bookmark, counter)


def label(item: Any) -> str:
    """The label that an inline stands for, or an empty string."""
    named = LABEL_CLASS in getattr(item, "classes", ())
    return str(item.attributes["label"]) if named else ""
