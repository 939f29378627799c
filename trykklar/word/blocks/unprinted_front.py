"""Front matter that a class does not print is left out: keywords, or the authors of a blind paper.

Without this, a Word file would be withheld for them; the PDF is what is sent to a co-author, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Severity
from trykklar.poppler import page_texts
from trykklar.word.inlines import plain
from trykklar.word.judge.folding import words
from trykklar.word.judge.printed_text import RUN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trykklar.word.export_state import ExportState

_STYLES = ("Author", "Affiliation", "Date", "Keywords")
_LABEL = "Label"
_QUOTED = 8  # words


def printed_front(blocks: list[Any], state: ExportState, pdf: Path | None) -> list[Any]:
    """The text without authors, addresses, dates and keywords that the PDF does not show.

    Args:
        blocks: The text.
        state: The state of the export; what is left out is noted on it, and reported.
        pdf: What TeX made of the source as it is; without it, all of them stay.
    """
    fronts = [block for block in blocks if _style(block) in _STYLES]
    pages = page_texts(pdf) if pdf and fronts else None
    if not pages:
        return blocks
    shown = "".join(word for page in pages for word in words(page))
    absent = [block for block in fronts if not _is_shown(_said(block), shown)]
    for block in absent:
        _left_out(block, state)
    return [block for block in blocks if not any(block is each for each in absent)]


def _is_shown(said: list[str], shown: str) -> bool:
    """Whether any three words that follow each other stand so in the PDF, or all of fewer."""
    size = min(len(said), RUN)
    runs = ("".join(said[at : at + size]) for at in range(len(said) - size + 1))
    return not said or any(run in shown for run in runs)


def _said(block: Any) -> list[str]:
    """The words of a part, without the label that is put before them here."""
    inlines = [item for item in _inlines(block) if _style(item) != _LABEL]
    return words(plain(inlines))


def _inlines(block: Any) -> Iterator[Any]:
    for part in block.content:
        yield from part.content if isinstance(part, pf.Para | pf.Plain) else ()


def _left_out(block: Any, state: ExportState) -> None:
    inside: set[int] = set()
    block.walk(lambda element, _: inside.add(id(element)))
    units = [unit for unit in state.met.units if any(id(item) in inside for item in unit.inlines)]
    state.met.units[:] = [unit for unit in state.met.units if unit not in units]
    style = _style(block)
    state.met.unprinted.update(dict.fromkeys((unit.offset for unit in units), style))
    state.met.unprinted.setdefault(-len(state.met.unprinted) - 1, style)
    offset = units[0].offset if units else state.inputs.manuscript.start
    quoted = " ".join(_said(block)[:_QUOTED])
    message = f"The PDF does not show this, and neither does Word ({style}): {quoted}"
    state.report("word-unprinted", Severity.HINT, offset, message)


def _style(item: Any) -> str:
    styled = isinstance(item, pf.Div | pf.Span)
    return str(item.attributes.get("custom-style", "")) if styled else ""
