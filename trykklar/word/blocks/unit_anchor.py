"""Units on the other side: anchors around their words, and around each atom in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.inline_marks import UnitMark
from trykklar.word.mark.mark import ATOM_SIGN
from trykklar.word.model import PlacedUnit
from trykklar.word.neutral.anchors import anchored
from trykklar.word.neutral.vocabulary import ATOM, LABEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.word.export_state import ExportState


_NAME = "_src_u"


def bounded(inlines: Iterable[Any], state: ExportState) -> list[Any]:
    """The inlines of a paragraph with an anchor around each unit in them.

    Args:
        inlines: With marks of units.
        state: Where the units are kept.
    """
    found: list[Any] = []
    mark: UnitMark | None = None
    inside: list[Any] = []
    for item in [_atom(item) for item in _lifted(inlines)]:
        if isinstance(item, UnitMark):
            found.extend(_closed(mark, inside, state))
            mark, inside = item, []
        else:
            (inside if mark else found).append(item)
    return [*found, *_closed(mark, inside, state)]


def is_unit(name: str) -> bool:
    """Whether an anchor is a unit's.

    Args:
        name: The anchor's.
    """
    return name.startswith(_NAME)


def unit_of(name: str, state: ExportState) -> PlacedUnit | None:
    """The unit that an anchor is of.

    Args:
        name: The anchor's.
        state: Where the units are kept.
    """
    return state.met.units[int(name[len(_NAME) :]) - 1] if is_unit(name) else None


def rendered(inlines: Iterable[Any]) -> str:
    """The words of a unit as Word shows them, with one sign for each atom."""
    return "".join(_word(item) for item in inlines)


def mark_atoms(placed: PlacedUnit) -> None:
    """Put an anchor around each atom of a unit, named after the unit's."""
    for number, atom in enumerate(_atoms(placed.inlines), 1):
        name = f"{placed.name.replace('_src_', '_at_')}_{number}"
        atom.content = anchored([name], *atom.content)


def _closed(mark: UnitMark | None, inside: list[Any], state: ExportState) -> list[Any]:
    if mark is None:
        return inside
    name = f"{_NAME}{len(state.met.units) + 1:05d}"
    state.met.units.append(PlacedUnit(mark.offset, name, tuple(inside)))
    return anchored([name], *inside)


def _lifted(inlines: Iterable[Any]) -> Iterator[Any]:
    """Marks that groups or styles took in, at whatever depth, in front of the outermost."""
    for item in inlines:
        yield from _taken(item)[:1]
        yield item


def _taken(item: Any) -> list[Any]:
    """The marks within an inline, which loses them; a note's are its own."""
    if isinstance(item, UnitMark | pf.Note | pf.Math) or not hasattr(item, "content"):
        return []
    children = list(item.content)
    marks = [child for child in children if isinstance(child, UnitMark)]
    if marks:
        item.content = [child for child in children if not isinstance(child, UnitMark)]
    return [*marks, *(mark for child in children for mark in _taken(child))]


def _atom(item: Any) -> Any:
    """Formulas, notes and pictures in a span, so that an anchor can go around them later."""
    if isinstance(item, pf.Math | pf.Note | pf.Image | pf.Link | pf.Code):
        return pf.Span(item, classes=[ATOM])
    return item


def _atoms(inlines: Iterable[Any]) -> Iterator[Any]:
    for item in inlines:
        if ATOM in getattr(item, "classes", ()):
            yield item
        elif hasattr(item, "content"):
            yield from _atoms(item.content)


def _word(item: Any) -> str:
    classes = getattr(item, "classes", ())
    if ATOM in classes or isinstance(item, pf.Math | pf.Note | pf.Image | pf.Link | pf.Code):
        return ATOM_SIGN
    if LABEL in classes:
        return ""
    if isinstance(item, pf.Str):
        return str(item.text)
    if isinstance(item, pf.Space | pf.SoftBreak | pf.LineBreak):
        return " "
    if isinstance(item, pf.Quoted):
        return f'"{rendered(item.content)}"'
    return rendered(item.content) if hasattr(item, "content") else ""
