"""Pandoc's blocks with marks between them -> finished blocks."""

from __future__ import annotations

from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Severity
from trykklar.word.blocks import builders
from trykklar.word.blocks.filled_line import led
from trykklar.word.blocks.heading import shortened
from trykklar.word.blocks.inline_marks import (
    NOTE_MARK,
    AsideMark,
    UnitMark,
    block_mark,
    lifted,
    read,
)
from trykklar.word.blocks.list_labels import with_labels
from trykklar.word.blocks.listing import captioned
from trykklar.word.blocks.lone_place import with_places
from trykklar.word.blocks.placed_text import placed
from trykklar.word.blocks.theorem import number_theorem
from trykklar.word.blocks.unit_anchor import bounded
from trykklar.word.inlines import trimmed
from trykklar.word.mark.nesting import DEEPEST
from trykklar.word.mark.rules.frame import NAME as FRAME
from trykklar.word.model import ResolvedMark
from trykklar.word.neutral.anchors import anchored
from trykklar.word.neutral.paragraph_style import paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.word.export_state import ExportState

_UNPRINTED = "TeX prints the mark of this note, and not its text, for it stands in another note."
_BEHIND = "Put \\footnotemark there, and \\footnotetext{...} behind the outer note."
_OPENING = frozenset(["float", "table", "part"])


def finish(blocks: Iterable[Any], state: ExportState) -> list[Any]:
    """The blocks of a text, or of a list item, quote or footnote, finished.

    Args:
        blocks: As pandoc read them; they are changed.
        state: The state of the export.
    """
    items = [part for block in blocks for part in _parts(block, state)]
    return with_places(_grouped(list(placed(with_labels(items, state))), state))


def _parts(block: Any, state: ExportState) -> Iterator[Any]:
    """A block, or the marks and paragraphs that a paragraph falls into."""
    if isinstance(block, pf.Para | pf.Plain):
        yield from _split(read(list(block.content), state), type(block), state)
    elif isinstance(block, pf.Header):
        title, short = shortened(read(list(block.content), state))
        _notes(title, state)
        yield builders.heading(block, bounded(title, state), state, short)
    elif isinstance(block, pf.CodeBlock):
        yield from captioned(block, state)
    else:
        _deepen(block, state)
        yield block


def _split(inlines: list[Any], kind: type, state: ExportState) -> Iterator[Any]:
    pending: list[Any] = []
    for item in lifted(inlines):
        mark = block_mark(item)
        if mark is None:
            pending.append(item)
            continue
        yield from _paragraph(pending, kind, state)
        pending = []
        yield mark
    yield from _paragraph(pending, kind, state)


def _paragraph(inlines: list[Any], kind: type, state: ExportState) -> Iterator[Any]:
    content = trimmed(inlines)
    if all(isinstance(item, UnitMark) or _is_unshown(item, state) for item in content):
        return
    _notes(content, state)
    for aside in (item for item in content if isinstance(item, AsideMark)):
        if shown := led(list(aside.content)):
            yield paragraph("Margin Note", *shown)
    content = _begun([item for item in content if not isinstance(item, AsideMark)])
    for block in builders.equations(_freed(content), kind, state) if content else ():
        if isinstance(block, pf.Para | pf.Plain):
            content = led(list(block.content))
            if not content:
                continue
            block.content = bounded(content, state)
        yield block


def _is_unshown(item: Any, state: ExportState) -> bool:
    r"""Whether an inline stands for `\nocite`, which would have an empty line of its own."""
    return any(cited.target is item and not cited.is_shown for cited in state.met.citations)


def _begun(inlines: list[Any]) -> list[Any]:
    r"""Inlines without the blanks at both ends, nor behind where a unit begins: `\vspace{..} a`."""
    content = trimmed(inlines)
    marks = list(takewhile(lambda item: isinstance(item, UnitMark), content))
    return [*marks, *trimmed(content[len(marks) :])]


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


def _notes(inlines: Iterable[Any], state: ExportState) -> None:
    for item in inlines:
        if isinstance(item, pf.Note):
            item.content = finish(list(item.content), state)
            item.walk(lambda element, _, note=item: _inner(element, note, state))
        elif hasattr(item, "content") and not isinstance(item, pf.Math):
            _notes(list(item.content), state)


def _inner(element: Any, note: Any, state: ExportState) -> Any:
    """A note in a note: Word has none, and TeX prints its mark alone, which stands there.

    One that has no mark of its own, as of a citation, stands there in brackets. An anchor lets
    the judge know.
    """
    if not isinstance(element, pf.Note) or element is note:
        return None
    blocks = [list(block.content) for block in element.content if isinstance(block, pf.Para)]
    name = f"_Inner_{state.met.next('_Inner_')}"
    mark = next((item for block in blocks for item in block if _is_note_mark(item)), None)
    if mark is not None:
        offset = int(mark.attributes["offset"])
        state.report("word-lost", Severity.WARNING, offset, _UNPRINTED, _BEHIND)
        shown = [pf.Superscript(*mark.content)]
    else:
        shown = [pf.Str(" ("), *(item for block in blocks for item in block), pf.Str(")")]
    return pf.Span(*anchored([name], *shown))


def _is_note_mark(item: Any) -> bool:
    return isinstance(item, pf.Span) and item.attributes.get("custom-style") == NOTE_MARK


def _deepen(block: Any, state: ExportState) -> None:
    """Finish what is inside a list, quote, div or table that pandoc read itself."""
    if isinstance(block, pf.DefinitionItem):
        block.term = read(list(block.term), state)
        _notes(block.term, state)
        for definition in block.definitions:
            _deepen(definition, state)
            _begin_here(definition)
    elif isinstance(block, pf.BulletList | pf.OrderedList | pf.DefinitionList | pf.LineBlock):
        for item in block.content:
            _deepen(item, state)
    elif isinstance(block, pf.LineItem):
        block.content = read(list(block.content), state)
        _notes(block.content, state)
    elif isinstance(block, pf.ListItem | pf.Definition | pf.BlockQuote | pf.Div | pf.Figure):
        block.content = finish(list(block.content), state)
        _begin_with_label(block)
        if isinstance(block, pf.Div):
            _box(block, state)
            number_theorem(block, state)
    elif isinstance(block, pf.Table):
        for cell in _cells(block):
            cell.content = finish(list(cell.content), state)


def _begin_with_label(item: Any) -> None:
    r"""A list's item that begins with a list, with an empty line for its own number or sign.

    Without one, Word would count from the next item on: `2.` was `1.`.
    """
    if not isinstance(item, pf.ListItem):
        return
    first = next((block for block in item.content if not _is_mark(block)), None)
    if isinstance(first, pf.BulletList | pf.OrderedList | pf.DefinitionList | pf.Table):
        item.content.insert(0, pf.Plain(pf.Str("")))


def _is_mark(block: Any) -> bool:
    return isinstance(block, pf.Div) and not block.content


def _begin_here(definition: Any) -> None:
    r"""A definition without the line break at its beginning, as in `\item[Word] \hfill \\ Text`.

    It begins below its word by itself.
    """
    first = next(
        (item for item in definition.content if isinstance(item, pf.Para | pf.Plain)), None
    )
    if first is None:
        return
    items = list(first.content)
    lead = next((at for at, item in enumerate(items) if pf.stringify(item).strip()), len(items))
    if any(isinstance(item, pf.LineBreak) for item in items[:lead]):
        blank = (pf.LineBreak, pf.SoftBreak, pf.Space, pf.Str)
        kept = [item for item in items[:lead] if not isinstance(item, blank)]
        first.content = [*kept, *items[lead:]]


def _box(block: Any, state: ExportState) -> None:
    """An environment that draws a box, a package's or one of the author's own."""
    preamble = state.inputs.manuscript.preamble
    if any(name == FRAME or rf"environment{{{name}}}" in preamble for name in block.classes):
        block.attributes["custom-style"] = "Boxed Text"


def _cells(table: Any) -> Iterator[Any]:
    bodies = [row for body in table.content for row in (*body.head, *body.content)]
    for row in (*table.head.content, *bodies, *table.foot.content):
        yield from row.content


def _grouped(items: list[Any], state: ExportState) -> list[Any]:
    """Signs that begin and end something, with what is between them, as one block."""
    stack: list[tuple[ResolvedMark | None, list[Any]]] = [(None, [])]
    done: list[Any] = []
    beyond = 0
    for item in items:
        if isinstance(item, ResolvedMark) and item.kind in _OPENING:
            # Where pandoc lost ends, as in a part that it cannot read, beginnings would pile up.
            if len(stack) > DEEPEST:
                beyond += 1
                continue
            if len(stack) == 1:  # captions count in the order in which they stand
                done.extend(builders.styled(stack[0][1], state))
                stack[0][1].clear()
            stack.append((item, []))
        elif isinstance(item, ResolvedMark) and item.kind == "end":
            if beyond:
                beyond -= 1
            elif len(stack) > 1:
                _close(stack, state)
        else:
            stack[-1][1].append(item)
    while len(stack) > 1:
        _close(stack, state)
    return [*done, *builders.styled(stack[0][1], state)]


def _close(stack: list[tuple[ResolvedMark | None, list[Any]]], state: ExportState) -> None:
    mark, items = stack.pop()
    if mark is not None:
        stack[-1][1].extend(builders.group(mark, items, state))
