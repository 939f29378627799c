"""Footnotes that a label names: where their number is printed, it is that of the note in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.label import claim, label
from trykklar.word.neutral import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.word.export_state import ExportState

_NUMBERED_THEMSELVES = (pf.OrderedList, pf.DefinitionList, pf.Table)


def anchor_notes(text: Any, state: ExportState) -> None:
    """Let each label in a footnote that names nothing within it name the note.

    Args:
        text: The text, with all notes in it; it is changed.
        state: The state of the export.
    """
    referred = {key for reference in state.met.references for key in reference.keys}

    def anchored(element: Any, _: Any) -> Any:
        if not isinstance(element, pf.Note):
            return None
        keys = [key for key in _labels(element) if key in referred and _is_free(key, state)]
        for key in keys:
            claim(key, state, "note", "footnote")
        names = [state.met.anchors[key].name for key in dict.fromkeys(keys)]
        return numbered.note(element, names) if names else None

    text.walk(anchored)


def _is_free(key: str, state: ExportState) -> bool:
    anchor = state.met.anchors.get(key)
    return anchor is not None and anchor.kind == "place"


def _labels(element: Any) -> Iterator[str]:
    for child in getattr(element, "content", ()):
        if key := label(child):
            yield key
        elif not isinstance(child, _NUMBERED_THEMSELVES):
            yield from _labels(child)
