"""What a class's front matter lacks of ours and has besides: noted on the state of the export."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.inventory.link_key import bare
from trykklar.word.judge import folding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trykklar.word.export_state import ExportState

_COMMAND = re.compile(r"\\[A-Za-z]+")


def note_changes(before: Sequence[Any], after: Sequence[Any], state: ExportState) -> None:
    """Take units and notes that are no more there off the state, and note new links on it.

    Args:
        before: The blocks of the front matter as the source has them.
        after: The same as TeX prints it.
        state: The state of the export.
    """
    had, has = _inside(before), _inside(after)
    state.met.units[:] = [
        unit
        for unit in state.met.units
        if not unit.inlines
        or not any(id(item) in had for item in unit.inlines)
        or any(id(item) in has for item in unit.inlines)
    ]
    gone = (had[name] for name in had.keys() - has.keys())
    state.met.notes_elsewhere.update(
        "".join(folding.words(_COMMAND.sub("", pf.stringify(item))))
        for item in gone
        if isinstance(item, pf.Note)
    )
    new = (has[name] for name in has.keys() - had.keys())
    state.met.class_links.update(bare(item.url) for item in new if isinstance(item, pf.Link))


def _inside(blocks: Iterable[Any]) -> dict[int, Any]:
    found: dict[int, Any] = {}
    for block in blocks:
        block.walk(lambda element, _: found.update({id(element): element}))
    return found
