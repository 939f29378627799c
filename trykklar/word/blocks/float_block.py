"""Floats: pictures in a paragraph style of their own, tables and captions as they are."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.caption import PARENTS
from trykklar.word.length import length
from trykklar.word.neutral.paragraph_style import paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.word.export_state import ExportState
    from trykklar.word.model import ResolvedMark

_PART, _ROW = "trykklar-part", "trykklar-row"
_BREAK = re.compile(
    r"(?:\\\\\*?(?:\[[^\]]*\])?|\\(?:par|newline|linebreak)(?![A-Za-z])|\n[ \t]*\n)"
    r"(?:\s|%[^\n]*\n|\\[hv]space\*?\s*\{[^{}]*\}"
    r"|\\(?:hfill?|q?quad|centering|noindent|(?:small|med|big)skip)(?![A-Za-z]))*\Z"
)
_STEPS = "algorithm"  # whose lines are no notes, whatever stands between them
_FAR = 300  # characters before a part
# Centimetres, a space between words: two halves with one between them are too wide for a line, but
# TeX does not break it there, as nothing in a line of one half can stretch.
_SPARE = 0.15


def floating(mark: ResolvedMark, blocks: list[Any], state: ExportState) -> list[Any]:
    """The blocks of a float, in the author's order; its parts side by side, as TeX sets them."""
    kept = [_kept(block) for block in blocks]
    kept = kept if mark.text(0) == _STEPS else _noted(kept)
    whole = state.inputs.width_at(mark.offset)
    if mark.text(0) in PARENTS:
        before = state.inputs.manuscript.flat.text[max(mark.offset - _FAR, 0) : mark.offset]
        return [_part(kept, length(mark.text(1), whole), _BREAK.search(before) is not None)]
    found: list[Any] = []
    for together, group in groupby(kept, key=_is_part):
        parts = list(group)
        found.extend(map(_row, _rows(parts, whole)) if together else parts)
    return found


def _noted(blocks: list[Any]) -> list[Any]:
    """The blocks of a float, the text below its tables and pictures as notes on these."""
    places = (at for at, block in enumerate(blocks) if _is_shown(block))
    last = max(places, default=len(blocks))
    notes = (
        paragraph("Source", *block.content) if isinstance(block, pf.Para | pf.Plain) else block
        for block in blocks[last + 1 :]
    )
    return [*blocks[: last + 1], *notes]


def _is_shown(block: Any) -> bool:
    return isinstance(block, pf.Table | pf.CodeBlock) or any(_pictures(block))


def _part(blocks: list[Any], width: float, begins: bool) -> Any:
    r"""A part; `\textwidth` in it is its own width, so no picture is wider."""
    for picture in (item for block in blocks for item in _pictures(block)):
        if 0 < width < length(picture.attributes["width"]):
            picture.attributes["width"] = f"{width:.2f}cm"
    return pf.Div(*blocks, classes=[_PART, *[_ROW] * begins])


def _is_part(block: Any) -> bool:
    return _PART in getattr(block, "classes", ())


def _rows(parts: Iterable[Any], whole: float) -> Iterator[list[Any]]:
    """As many parts in a row as the text width holds, and the author's own rows."""
    row: list[Any] = []
    for part in parts:
        full = sum(map(_width, [*row, part])) > whole + _SPARE
        if row and (full or _ROW in part.classes):
            yield row
            row = []
        row.append(part)
    yield row


def _row(parts: list[Any]) -> Any:
    """Parts in a table without lines; one alone needs none."""
    if len(parts) == 1:
        return parts[0]
    cells = [pf.TableCell(*part.content) for part in parts]
    return pf.Table(
        pf.TableBody(pf.TableRow(*cells)),
        colspec=[("AlignCenter", round(1 / len(parts), 4))] * len(parts),
        caption=pf.Caption(),
        attributes={"custom-style": "FigureRow"},
    )


def _width(part: Any) -> float:
    """The width of a part's pictures, in centimetres."""
    pictures = [item for block in part.content for item in _pictures(block)]
    return sum(length(item.attributes["width"]) for item in pictures)


def _pictures(block: Any) -> Iterator[Any]:
    """The pictures of a block of inlines, or of a part."""
    return (item for item in _flat([block]) if isinstance(item, pf.Image))


def _kept(block: Any) -> Any:
    if not isinstance(block, pf.Para | pf.Plain):
        return block
    pictures = any(isinstance(item, pf.Image) for item in _flat(block.content))
    return paragraph("Figure", *block.content) if pictures else block


def _flat(inlines: Iterable[Any]) -> Iterator[Any]:
    for item in inlines:
        yield item
        if hasattr(item, "content") and not isinstance(item, pf.Math | pf.Note):
            yield from _flat(item.content)
