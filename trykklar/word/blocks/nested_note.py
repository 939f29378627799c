"""Notes within notes, which Word cannot have: they stand behind those, where their marks lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.document_tree import elements, replace_elements
from trykklar.word.model import Anchor
from trykklar.word.neutral import numbered
from trykklar.word.neutral.vocabulary import RAISED

if TYPE_CHECKING:
    from trykklar.word.export_state import ExportState


def place_behind(text: Any, state: ExportState) -> None:
    """Put each note within a note behind that one, and in its place a mark that leads to it.

    TeX counts them in the same order, so that the numbers of all that follow stay those of print.

    Args:
        text: The text; it is changed.
        state: The state of the export.
    """

    def parted(note: Any) -> list[Any] | None:
        inner: list[Any] = []

        def marked(within: Any) -> Any:
            name = f"_Note_within_{state.met.next('note within')}"
            inner.append(numbered.note(within, [name]))
            mark = numbered.reference(Anchor("note", name), "", "number")
            mark.classes.append(RAISED)
            return mark

        if not any(isinstance(item, pf.Note) for item in elements(note) if item is not note):
            return None
        replace_elements(note, pf.Note, marked)
        between = [pf.Superscript(pf.Str(",")) for _ in inner]
        return [note, *(part for pair in zip(between, inner, strict=True) for part in pair)]

    replace_elements(text, pf.Note, parted)
