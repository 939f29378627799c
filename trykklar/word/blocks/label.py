"""Labels: taken from the paragraph they stand in by what they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trykklar.word.model import Anchor
from trykklar.word.neutral.vocabulary import LABEL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.word.export_state import ExportState


def taken(
    inlines: Iterable[Any], state: ExportState, kind: str, counter: str
) -> tuple[list[Any], list[str]]:
    """Inlines without their labels, and the labels, which now name the element itself.

    Args:
        inlines: Of a heading or caption.
        state: Where anchors are kept.
        kind: `heading` or `caption`.
        counter: What the element counts with.
    """
    rest: list[Any] = []
    keys: list[str] = []
    for item in inlines:
        key = label(item)
        if key:
            keys.append(key)
            claim(key, state, kind, counter)
        else:
            rest.append(item)
    return rest, keys


def claim(key: str, state: ExportState, kind: str, counter: str) -> None:
    """Let a label name an element."""
    state.met.anchors[key] = Anchor(kind, state.met.anchors[key].name, counter)


def label(item: Any) -> str:
    """The label that an inline stands for, or an empty string."""
    named = LABEL in getattr(item, "classes", ())
    return str(item.attributes.get("label", "")) if named else ""
