"""Which builder makes what of a mark between paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.bibliography_block import entry, title
from trykklar.word.blocks.caption import caption
from trykklar.word.blocks.contents import contents
from trykklar.word.blocks.equation import equations
from trykklar.word.blocks.float_block import floating
from trykklar.word.blocks.front_block import abstract_name, part
from trykklar.word.blocks.heading import heading
from trykklar.word.blocks.paragraph_style import paragraph
from trykklar.word.blocks.resolved_mark import Sign, plain
from trykklar.word.blocks.table import table
from trykklar.word.blocks.word_field import turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from trykklar.word.blocks.export_state import Desk

_SPEAKING = frozenset(["style", "caption", "bibitem"])
__all__ = ["equations", "group", "heading", "styled"]


def group(sign: Sign, items: list[Any], desk: Desk) -> list[Any]:
    """What stands between a beginning and an end, as finished blocks."""
    if sign.kind == "table":
        above, rows = _lifted(items)
        made = table(sign, rows, lambda parts: styled(parts, desk), desk.width_at(sign.offset))
        return [*styled(above, desk, "table"), made]
    blocks = styled(items, desk, sign.text(0))
    return floating(sign, blocks, desk) if sign.kind == "float" else part(sign, blocks, desk)


def _lifted(items: Iterable[Any]) -> tuple[list[Any], list[Any]]:
    """The caption that a long table has inside, and what is left of the table."""
    caption: list[Any] = []
    rest: list[Any] = []
    for item in items:
        is_caption = isinstance(item, Sign) and item.kind == "caption"
        text = len(caption) == 1 and not isinstance(item, Sign)
        (caption if (is_caption and not caption) or text else rest).append(item)
    return caption, rest


def styled(items: Iterable[Any], desk: Desk, counter: str = "") -> list[Any]:
    """Blocks, with signs that speak about the next paragraph, or stand for a block, carried out.

    Args:
        items: Blocks and signs.
        desk: The state of the export.
        counter: What captions here count; empty outside of a float.
    """
    found: list[Any] = []
    waiting: Sign | None = None
    for item in items:
        if isinstance(item, Sign):
            found.extend(_alone(item, desk))
            waiting = item if item.kind in _SPEAKING else None
        elif waiting is not None and isinstance(item, pf.Para | pf.Plain):
            found.append(_next(waiting, item, desk, counter))
            waiting = None
        else:
            found.append(item)
    return found


def _next(sign: Sign, block: Any, desk: Desk, counter: str) -> Any:
    if sign.kind == "caption":
        return caption(sign, list(block.content), desk, counter)
    if sign.kind == "bibitem":
        return entry(sign, block, desk)
    return paragraph(sign.text(0), *block.content)


def titled(name: str, desk: Desk) -> list[Any]:
    """The heading that a list of works or terms brings along."""
    text = [part for word in name.split() for part in (pf.Space(), pf.Str(word))][1:]
    return [heading(pf.Header(*text, level=1, classes=["unnumbered"]), text, desk)]


def _glossary(sign: Sign, desk: Desk) -> list[Any]:
    return titled(plain(sign.fields[1]) or desk.words.parts[sign.text(0)], desk)


def _listed(sign: Sign, desk: Desk) -> list[Any]:
    del sign
    return titled(title(desk), desk)


def _alone(sign: Sign, desk: Desk) -> list[Any]:
    builder = _ALONE.get(sign.kind)
    return builder(sign, desk) if builder else []


def _references(sign: Sign, desk: Desk) -> list[Any]:
    """The place of the reference list; it is filled when the citations are rendered."""
    place = pf.Div(identifier="" if desk.reference_lists else "trykklar-references")
    desk.reference_lists.append((place, sign))
    return [place]


def _turn(sign: Sign, desk: Desk) -> list[Any]:
    """The end of pages that stand or lie; the package says the rest of how they look."""
    del desk
    return [pf.RawBlock(turn(sign.text(0)), format="openxml")]


_ALONE: Mapping[str, Callable[[Sign, Desk], list[Any]]] = {
    "references": _references,
    "shorthands": _references,
    "contents": contents,
    "figures": contents,
    "tables": contents,
    "abstractname": abstract_name,
    "listed": _listed,
    "glossary": _glossary,
    "turn": _turn,
}
