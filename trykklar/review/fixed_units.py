"""Pieces of the text in which nothing can be edited, each with the reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.review.outcome import UnreachableError
from trykklar.review.review_change import FixedUnit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.review.author_file import AuthorFiles
    from trykklar.review.source_map_part import ExportedUnit, SourceMap
    from trykklar.review.source_units import SourceUnit

_WORD = re.compile(r"\w+")


def fixed_units(
    known: SourceMap,
    exported: Mapping[str, str],
    named: Mapping[str, SourceUnit],
    files: AuthorFiles,
) -> Iterator[FixedUnit]:
    """The pieces that a co-author can change in Word, and nobody in the manuscript.

    Args:
        known: The map of the returned file.
        exported: Bookmark -> what Word showed of it when it was exported.
        named: Bookmark -> the unit as it is now.
        files: The author's files.
    """
    for name, text in exported.items():
        unit = named.get(name)
        reason = _reason(known.units[name], text, unit, files)
        if reason:
            place = files.place(unit.unit.start) if unit else None
            yield FixedUnit(text, reason, place)


def _reason(before: ExportedUnit, text: str, unit: SourceUnit | None, files: AuthorFiles) -> str:
    """Why nothing in a piece can be edited; empty where something can."""
    if unit is None and before.editable:
        return "the manuscript has it no more"
    if unit is None:
        return "a macro or a style writes it"
    if not set(_WORD.findall(text)) & set(_WORD.findall(unit.text)):
        return "Word shows it in other words than the source has"
    why = ""
    for letter in unit.edges:
        try:
            files.edit(letter.start, letter.end, letter.sign)
        except UnreachableError as reason:
            why = str(reason)
        else:
            return ""
    return why
