"""Units and their words: each is looked for where its bookmark stands, else in all of the text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.word.mark.mark import ATOM_SIGN
from trykklar.word.mark.visible_text import visible
from trykklar.word.spans import Cover

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trykklar.word.export_state import ExportInputs, ExportState
    from trykklar.word.inventory.count_docx import FinishedCounts
    from trykklar.word.inventory.counted import CountedItem
    from trykklar.word.mark.unit import Unit

_SOFT_HYPHEN = "\u00ad"
# What touches a formula or macro may go on in it.
_WORD = re.compile(rf"(?<![^\W_])(?<!{ATOM_SIGN})[^\W_]+(?![^\W_]|{ATOM_SIGN})")
# A macro takes the blank or line end behind it, so the word after that may end what it prints.
_BEHIND = re.compile(rf"{ATOM_SIGN}(?:[ \t]|\n(?!\s*\n))+([^\W_]+)")
_MOST_LOST = 0.5


@dataclass(frozen=True)
class UnitWording:
    """What became of a unit.

    Attributes:
        unit: A piece of the source.
        total: How many words it has.
        missing: Those that the Word file lacks.
        there: Whether it is in the Word file, as what it is.
    """

    unit: Unit
    total: int
    missing: tuple[str, ...]
    there: bool


def wording(
    state: ExportState, found: FinishedCounts, again: Iterable[CountedItem]
) -> tuple[UnitWording, ...]:
    """How much of every unit is in the Word file.

    Args:
        state: The state of the export.
        found: What the finished file has.
        again: What long tables say again on each page.
    """
    repeated = Cover((item.offset, item.end) for item in again)
    units = [unit for unit in state.inputs.manuscript.units if unit.start not in repeated]
    names: dict[int, list[str]] = {placed.offset: [] for placed in state.met.units}
    for placed in state.met.units:
        if placed.name in found.unit_texts:
            names.setdefault(placed.offset, []).append(placed.name)
    known = set(_WORD.findall(found.text))
    return tuple(
        _of_unit(
            unit,
            names.get(unit.start),
            known,
            state.inputs,
            found,
            inner=_inner(at, units, names),
        )
        for at, unit in enumerate(units)
    )


def _inner(at: int, units: Sequence[Unit], names: Mapping[int, list[str]]) -> list[str]:
    """The names of the units in a unit: a note may have a quotation or a list."""
    found: list[str] = []
    for number in range(at + 1, len(units)):
        if units[number].start >= units[at].end:
            break
        found.extend(names.get(units[number].start, ())[:1])
    return found


def _of_unit(
    unit: Unit,
    names: list[str] | None,
    known: set[str],
    inputs: ExportInputs,
    found: FinishedCounts,
    *,
    inner: Sequence[str],
) -> UnitWording:
    """A unit; without names its mark never came through, and its words may be anywhere."""
    shown = visible(inputs.manuscript.flat, unit.start, unit.end).replace(_SOFT_HYPHEN, "")
    words = _WORD.findall(shown)
    if names is None:
        missing = [word for word in words if word not in known]
        return UnitWording(
            unit, len(words), tuple(missing), len(missing) <= _MOST_LOST * len(words)
        )
    text = " ".join(found.unit_texts[name] for name in (*names[:1], *inner))
    unit_texts = Counter(_WORD.findall(text))
    missing = list((Counter(words) - unit_texts).elements())
    others = list((unit_texts - Counter(words)).elements())
    for word in _BEHIND.findall(shown):
        joined = next((other for other in others if other.endswith(word)), None)
        if word in missing and joined is not None:
            missing.remove(word)
            others.remove(joined)
    there = any(found.unit_texts[name].strip() for name in names)
    return UnitWording(unit, len(words), tuple(missing), there)
