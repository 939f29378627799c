"""Pandoc's blocks with marks between them -> finished blocks."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks import builders
from trykklar.word.blocks.heading import shortened
from trykklar.word.blocks.inline_marks import AsideMark, UnitMark, block_sign, read
from trykklar.word.blocks.listing import captioned
from trykklar.word.blocks.paragraph_style import paragraph
from trykklar.word.blocks.resolved_mark import Sign, trimmed
from trykklar.word.blocks.theorem import number_theorem
from trykklar.word.blocks.unit_bookmark import bounded
from trykklar.word.blocks.word_field import end, raw, start
from trykklar.word.mark.nesting import DEEPEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.word.blocks.export_state import Desk

_OPENING = frozenset(["float", "table", "part"])


def finish(blocks: Iterable[Any], desk: Desk) -> list[Any]:
    """The blocks of a text, or of a list item, quote or footnote, finished.

    Args:
        blocks: As pandoc read them; they are changed.
        desk: The state of the export.
    """
    items = [part for block in blocks for part in _parts(block, desk)]
    return _grouped(items, desk)


def _parts(block: Any, desk: Desk) -> Iterator[Any]:
    """A block, or the signs and paragraphs that a paragraph falls into."""
    if isinstance(block, pf.Para | pf.Plain):
        yield from _split(read(list(block.content), desk), type(block), desk)
    elif isinstance(block, pf.Header):
        title, short = shortened(read(list(block.content), desk))
        yield builders.heading(block, bounded(title, desk), desk, short)
    elif isinstance(block, pf.CodeBlock):
        yield from captioned(block, desk)
    else:
        _deepen(block, desk)
        yield block


def _split(inlines: list[Any], kind: type, desk: Desk) -> Iterator[Any]:
    pending: list[Any] = []
    for item in inlines:
        sign = block_sign(item)
        if sign is None:
            pending.append(item)
            continue
        yield from _paragraph(pending, kind, desk)
        pending = []
        yield sign
    yield from _paragraph(pending, kind, desk)


def _paragraph(inlines: list[Any], kind: type, desk: Desk) -> Iterator[Any]:
    content = trimmed(inlines)
    if all(isinstance(item, UnitMark) for item in content):
        return
    _notes(content, desk)
    for aside in (item for item in content if isinstance(item, AsideMark)):
        yield paragraph("Margin Note", *aside.content)
    content = trimmed([item for item in content if not isinstance(item, AsideMark)])
    for block in builders.equations(_freed(content), kind, desk) if content else ():
        if isinstance(block, pf.Para | pf.Plain):
            block.content = bounded(list(block.content), desk)
        yield block


def _freed(inlines: list[Any]) -> list[Any]:
    """Inlines with displayed formulas out of the emphasis that a theorem's text is set in."""
    found: list[Any] = []
    for item in inlines:
        if not isinstance(item, pf.Emph | pf.Strong) or not any(map(_display, item.content)):
            found.append(item)
            continue
        for display, group in groupby(list(item.content), key=_display):
            parts = list(group)
            found.extend(parts if display else [type(item)(*parts)])
    return found


def _display(item: Any) -> bool:
    return isinstance(item, pf.Math) and item.format == "DisplayMath"


def _notes(inlines: Iterable[Any], desk: Desk) -> None:
    for item in inlines:
        if isinstance(item, pf.Note):
            item.content = finish(list(item.content), desk)
            item.walk(lambda element, _, note=item: _inner(element, note, desk))
        elif hasattr(item, "content") and not isinstance(item, pf.Math):
            _notes(list(item.content), desk)


def _inner(element: Any, note: Any, desk: Desk) -> Any:
    """A note in a note: in Word, there can be none, so that its text stands there in brackets.

    A bookmark is for the judge: TeX prints the mark of such a note, and often not the note.
    """
    if not isinstance(element, pf.Note) or element is note:
        return None
    blocks = [list(block.content) for block in element.content if isinstance(block, pf.Para)]
    name = f"_Inner_{desk.next('_Inner_')}"
    inlines = (item for block in blocks for item in block)
    return pf.Span(raw(start(name)), pf.Str(" ("), *inlines, pf.Str(")"), raw(end(name)))


def _deepen(block: Any, desk: Desk) -> None:
    """Finish what is inside a list, quote, div or table that pandoc read itself."""
    if isinstance(block, pf.DefinitionItem):
        block.term = read(list(block.term), desk)
        for definition in block.definitions:
            _deepen(definition, desk)
    elif isinstance(block, pf.BulletList | pf.OrderedList | pf.DefinitionList | pf.LineBlock):
        for item in block.content:
            _deepen(item, desk)
    elif isinstance(block, pf.LineItem):
        block.content = read(list(block.content), desk)
    elif isinstance(block, pf.ListItem | pf.Definition | pf.BlockQuote | pf.Div | pf.Figure):
        block.content = finish(list(block.content), desk)
        if isinstance(block, pf.Div):
            _box(block, desk)
            number_theorem(block, desk)
    elif isinstance(block, pf.Table):
        for cell in _cells(block):
            cell.content = finish(list(cell.content), desk)


def _box(block: Any, desk: Desk) -> None:
    """An environment of the author's own that draws a box."""
    if any(rf"environment{{{name}}}" in desk.manuscript.preamble for name in block.classes):
        block.attributes["custom-style"] = "Boxed Text"


def _cells(table: Any) -> Iterator[Any]:
    bodies = [row for body in table.content for row in (*body.head, *body.content)]
    for row in (*table.head.content, *bodies, *table.foot.content):
        yield from row.content


def _grouped(items: list[Any], desk: Desk) -> list[Any]:
    """Signs that begin and end something, with what is between them, as one block."""
    stack: list[tuple[Sign | None, list[Any]]] = [(None, [])]
    done: list[Any] = []
    beyond = 0
    for item in items:
        if isinstance(item, Sign) and item.kind in _OPENING:
            # Where pandoc lost ends, as in a part that it cannot read, beginnings would pile up.
            if len(stack) > DEEPEST:
                beyond += 1
                continue
            if len(stack) == 1:  # captions count in the order in which they stand
                done.extend(builders.styled(stack[0][1], desk))
                stack[0][1].clear()
            stack.append((item, []))
        elif isinstance(item, Sign) and item.kind == "end":
            if beyond:
                beyond -= 1
            elif len(stack) > 1:
                _close(stack, desk)
        else:
            stack[-1][1].append(item)
    while len(stack) > 1:
        _close(stack, desk)
    return [*done, *builders.styled(stack[0][1], desk)]


def _close(stack: list[tuple[Sign | None, list[Any]]], desk: Desk) -> None:
    sign, items = stack.pop()
    if sign is not None:
        stack[-1][1].extend(builders.group(sign, items, desk))
