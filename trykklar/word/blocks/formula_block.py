"""Formulas of the finished text: in pandoc's spelling, and each displayed one in its own paragraph.

Word and LibreOffice centre a whole paragraph that has a displayed formula in it.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.equation import notes_ahead
from trykklar.word.blocks.formula_spelling import beyond, spelled
from trykklar.word.blocks.number_text import number_text
from trykklar.word.blocks.raised_text import raised_text
from trykklar.word.document_tree import replace_elements
from trykklar.word.inlines import trimmed
from trykklar.word.neutral.anchors import is_end
from trykklar.word.neutral.paragraph_style import paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.word.export_state import ExportState


def finish_formulas(text: Any, state: ExportState) -> None:
    """Bring all formulas of a text into the form in which they are written.

    Args:
        text: Pandoc's document; it is changed.
        state: The state of the export; it keeps what the author wrote of each.
    """
    written = state.met.written_formulas
    replace_elements(
        text, (pf.Math, pf.Para, pf.Plain), lambda element: _finished(element, written)
    )


def _finished(element: Any, written: dict[str, str]) -> Any:
    if isinstance(element, pf.Math):
        if not beyond(element.text):
            spelling = spelled(element.text)
            written.setdefault(spelling, element.text)
            element.text = spelling
            if element.format == "DisplayMath":
                return None
            return (number_text(spelling) if _in_table(element) else None) or raised_text(spelling)
    elif any(map(_displayed, element.content)):
        return list(_apart(element))
    return None


def _in_table(element: Any) -> bool:
    while element is not None and not isinstance(element, pf.TableCell):
        element = element.parent
    return element is not None


def _apart(block: Any) -> Iterator[Any]:
    """A paragraph in the parts that its displayed formulas leave of it."""
    pending: list[Any] = []
    held, ends = _without_ends(list(block.content))
    items = deque(held)
    while items:
        item = items.popleft()
        if not _displayed(item):
            pending.append(item)
            continue
        if _speaks(pending):
            yield type(block)(*trimmed(pending))
            pending = []
        notes = notes_ahead(items)
        alone = type(block)(*pending, item, *notes, *([] if items else ends))
        yield paragraph("Equation", *alone.content) if isinstance(block, pf.Para) else alone
        pending = []
    if pending:
        yield type(block)(*trimmed(pending), *ends)


def _without_ends(items: list[Any]) -> tuple[list[Any], list[Any]]:
    """Inlines, and the ends of anchors behind them: these make no paragraph of their own."""
    ends: list[Any] = []
    while items and not _speaks(items[-1:]):
        ends = [*filter(is_end, [items.pop()]), *ends]
    return items, ends


def _speaks(inlines: list[Any]) -> bool:
    """Whether there is anything but blanks and anchors."""
    return not all(map(is_end, trimmed(inlines)))


def _displayed(item: Any) -> bool:
    if isinstance(item, pf.Math):
        return bool(item.format == "DisplayMath")
    return isinstance(item, pf.Span) and any(map(_displayed, item.content))
