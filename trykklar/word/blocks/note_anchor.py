"""Footnotes that are referred to: their number and page are those of the note's mark in Word."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.label import claim, label
from trykklar.word.document_tree import elements, replace_elements
from trykklar.word.neutral import numbered
from trykklar.word.neutral.anchors import aim
from trykklar.word.neutral.vocabulary import ANCHOR, REFERENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.word.export_state import ExportState

_NUMBERED_THEMSELVES = (pf.OrderedList, pf.DefinitionList, pf.Table)


def anchor_notes(text: Any, state: ExportState) -> None:
    """Let each label in a footnote that names nothing within it name the note.

    The page of what is in a note, as of a citation, is the note's.

    Args:
        text: The text, with all notes in it; it is changed.
        state: The state of the export.
    """
    referred = {key for reference in state.met.references for key in reference.keys}
    leading = _references_to_notes(text)

    def anchored(note: Any) -> Any:
        keys = [key for key in _labels(note) if key in referred and _is_free(key, state)]
        for key in keys:
            claim(key, state, "note", "footnote")
        names = [state.met.anchors[key].name for key in keys]
        for name in filter(leading.__contains__, _anchors(note)):
            names.append(name)
            for link in leading[name]:
                link.attributes["kind"] = "note"
        return numbered.note(note, dict.fromkeys(names)) if names else None

    replace_elements(text, pf.Note, anchored)


def _references_to_notes(text: Any) -> dict[str, list[Any]]:
    """References that show a page, or a number where an anchor has none, by the anchors' names."""
    found: dict[str, list[Any]] = defaultdict(list)
    for element in elements(text):
        given = element.attributes if REFERENCE in getattr(element, "classes", ()) else {}
        of_note = given.get("shows") == "number" and given.get("kind") == "place"
        if of_note or given.get("shows") == "page":
            found[aim(element)].append(element)
    return found


def _anchors(element: Any) -> Iterator[str]:
    for child in getattr(element, "content", ()):
        if ANCHOR in getattr(child, "classes", ()):
            yield str(child.identifier)
        yield from _anchors(child)


def _is_free(key: str, state: ExportState) -> bool:
    anchor = state.met.anchors.get(key)
    return anchor is not None and anchor.kind == "place"


def _labels(element: Any) -> Iterator[str]:
    for child in getattr(element, "content", ()):
        if key := label(child):
            yield key
        elif not isinstance(child, _NUMBERED_THEMSELVES):
            yield from _labels(child)
