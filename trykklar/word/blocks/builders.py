"""Which builder makes what of a mark between paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.asked_page_numbers import counted
from trykklar.word.blocks.bibliography_block import entry, own_title, title
from trykklar.word.blocks.caption import caption
from trykklar.word.blocks.contents import contents
from trykklar.word.blocks.equation import equations
from trykklar.word.blocks.float_block import floating
from trykklar.word.blocks.front_block import abstract_name, part
from trykklar.word.blocks.heading import has_number, heading
from trykklar.word.blocks.printed_name import absent
from trykklar.word.blocks.table import table
from trykklar.word.inlines import plain
from trykklar.word.model import ResolvedMark
from trykklar.word.neutral.paragraph_style import paragraph
from trykklar.word.neutral.vocabulary import PAGE_BREAK, PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from trykklar.word.export_state import ExportState
    from trykklar.word.inlines import Inlines

_SPEAKING = frozenset(["style", "caption", "bibitem"])
__all__ = ["equations", "group", "heading", "styled"]


def group(mark: ResolvedMark, items: list[Any], state: ExportState) -> list[Any]:
    """What stands between a beginning and an end, as finished blocks."""
    if mark.kind == "table":
        above, rows = _lifted(items)
        made = table(
            mark, rows, lambda parts: styled(parts, state), state.inputs.width_at(mark.offset)
        )
        return [*styled(above, state, "table"), made]
    blocks = styled(items, state, mark.text(0))
    return floating(mark, blocks, state) if mark.kind == "float" else part(mark, blocks, state)


def _lifted(items: Iterable[Any]) -> tuple[list[Any], list[Any]]:
    """The caption that a long table has inside, and what is left of the table."""
    caption: list[Any] = []
    rest: list[Any] = []
    for item in items:
        is_caption = isinstance(item, ResolvedMark) and item.kind == "caption"
        text = len(caption) == 1 and not isinstance(item, ResolvedMark)
        (caption if (is_caption and not caption) or text else rest).append(item)
    return caption, rest


def styled(items: Iterable[Any], state: ExportState, counter: str = "") -> list[Any]:
    """Blocks, with marks that speak about the next paragraph, or stand for a block, carried out.

    Args:
        items: Blocks and marks.
        state: The state of the export.
        counter: What captions here count; empty outside of a float.
    """
    found: list[Any] = []
    waiting: ResolvedMark | None = None
    for item in items:
        if isinstance(item, ResolvedMark):
            found.extend(_alone(item, state))
            waiting = item if item.kind in _SPEAKING else None
        elif waiting is not None and isinstance(item, pf.Para | pf.Plain):
            found.append(_next(waiting, item, state, counter))
            waiting = None
        else:
            found.append(item)
    return found


def _next(mark: ResolvedMark, block: Any, state: ExportState, counter: str) -> Any:
    if mark.kind == "caption":
        return caption(mark, list(block.content), state, counter)
    if mark.kind == "bibitem":
        return entry(mark, block, state)
    return paragraph(mark.text(0), *block.content)


def titled(name: str | Inlines, state: ExportState) -> list[Any]:
    """The heading that a list of works or terms brings along; TeX says whether it has a number."""
    text = _words(name) if isinstance(name, str) else name
    classes = [] if has_number(plain(text), state) else ["unnumbered"]
    return [heading(pf.Header(*text, level=1, classes=classes), text, state)]


def _words(text: str) -> Inlines:
    return [part for word in text.split() for part in (pf.Space(), pf.Str(word))][1:]


def _glossary(mark: ResolvedMark, state: ExportState) -> list[Any]:
    return titled(plain(mark.fields[1]) or state.inputs.words.parts[mark.text(0)], state)


def _listed(mark: ResolvedMark, state: ExportState) -> list[Any]:
    name = own_title(mark, state.inputs) or title(state, mark.offset)
    shown = name if isinstance(name, str) else plain(name)
    if absent(shown, state):
        state.met.headless.add(mark.offset)
        return []
    return titled(name, state)


def _alone(mark: ResolvedMark, state: ExportState) -> list[Any]:
    builder = _ALONE.get(mark.kind)
    return builder(mark, state) if builder else []


def _references(mark: ResolvedMark, state: ExportState) -> list[Any]:
    """The place of the reference list; it is filled when the citations are rendered."""
    place = pf.Div(identifier="" if state.met.reference_lists else "trykklar-references")
    state.met.reference_lists.append((place, mark))
    return [place]


def _turn(mark: ResolvedMark, state: ExportState) -> list[Any]:
    """The end of pages that stand or lie."""
    del state
    return [pf.Div(classes=[PAGES], attributes={"lie": mark.text(0)})]


def _page_break(mark: ResolvedMark, state: ExportState) -> list[Any]:
    """What follows begins a page."""
    del mark, state
    return [pf.Div(classes=[PAGE_BREAK])]


_ALONE: Mapping[str, Callable[[ResolvedMark, ExportState], list[Any]]] = {
    "references": _references,
    "shorthands": _references,
    "contents": contents,
    "figures": contents,
    "tables": contents,
    "listings": contents,
    "algorithms": contents,
    "floats": contents,
    "lines": contents,
    "abstractname": abstract_name,
    "listed": _listed,
    "glossary": _glossary,
    "turn": _turn,
    "page": _page_break,
    "counted": counted,
}
