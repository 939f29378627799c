"""One work in CSL JSON, set so that CSL prints what the document's own style prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def adjusted(item: Mapping[str, Any], entry: str) -> dict[str, Any]:
    """A work as the style is to see it.

    Args:
        item: As pandoc reads it.
        entry: Its text in the .bib.
    """
    del entry
    return dict(item)
