"""Numbers for a document that TeX did not get through: counted here, where the .aux says none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.finding import Severity
from trykklar.word.aux_numbers import Line, Target
from trykklar.word.blocks.resolved_mark import plain
from trykklar.word.mark.rules.declared_float import declared

if TYPE_CHECKING:
    from trykklar.word.blocks.export_state import Desk

_KINDS = {"figure": "lof", "table": "lot", "algorithm": "loa", "listing": "lol"}


def next_caption(kind: str, keys: list[str], ordinal: int, desk: Desk) -> str:
    """The number of a caption.

    By its label; without one, by its place among the captions of its kind; where TeX wrote
    neither down, by counting on.

    Args:
        kind: Its counter.
        keys: Its labels.
        ordinal: Its place among those of its kind, from 1.
        desk: The state of the export.
    """
    for key in keys:
        if key in desk.numbers.targets:
            return desk.numbers.targets[key].number
    lines = _listed(kind, desk)
    if ordinal <= len(lines):
        return lines[ordinal - 1].number
    number = str(ordinal)
    define(keys, number, kind, desk)
    return number


def _listed(kind: str, desk: Desk) -> list[Line]:
    """The lines of a kind of caption in the list that TeX wrote of them."""
    if kind not in desk.rows:
        own = declared(desk.manuscript.flat.text).get(kind)
        listed = desk.numbers.lists.get(own.listed if own else _KINDS[kind], ())
        desk.rows[kind] = [line for line in listed if line.kind == kind]
    return desk.rows[kind]


def count_part(keys: list[str], parent: str, desk: Desk) -> str:
    """Number a part of a figure: that of the figure, which comes after it, and a letter.

    Args:
        keys: The part's labels.
        parent: Counter of the whole.
        desk: The state of the export.

    Returns:
        Its letter.
    """
    number = desk.counted.get(parent, 0) + 1
    letter = chr(ord("a") + (desk.next(f"{parent} {number}") - 1) % 26)
    define(keys, f"{number}{letter}", f"sub{parent}", desk)
    return letter


def define(keys: list[str], number: str, kind: str, desk: Desk, title: str = "") -> None:
    """Give labels that TeX never got to the number that was counted for them."""
    for key in keys:
        if key not in desk.numbers.targets:
            desk.numbers.targets[key] = Target(number, "?", title, kind)
            desk.estimated += 1


def count_headings(desk: Desk) -> None:
    """Number headings where the .aux has no table of contents at all, and labels it has not."""
    if not any(line.number for line in desk.numbers.lists.get("toc", ())):
        _count(desk)
    number = ""
    for item in desk.headings:
        number = item.line.number or number  # a heading without one has, to TeX, that before it
        define(item.keys, number, "section", desk, plain(item.inlines))


def _count(desk: Desk) -> None:
    counts = [0] * 10
    lowest = min((item.level for item in desk.headings), default=1)
    for item in desk.headings:
        if item.starred:
            continue
        counts[item.level] += 1
        counts[item.level + 1 :] = [0] * (9 - item.level)
        parts = [str(count) for count in counts[lowest : item.level + 1]]
        item.line = Line(item.line.kind, ".".join(parts), item.line.title, "")


def count_places(desk: Desk) -> None:
    """A label that stands alone means the section around it."""
    for key, before in desk.placed.items():
        if before and desk.anchors[key].kind == "place":
            define([key], desk.headings[before - 1].line.number, "section", desk)


def report_estimates(desk: Desk) -> None:
    """Say that numbers are ours, not TeX's."""
    if desk.estimated:
        desk.report(
            "word-numbers-counted",
            Severity.WARNING,
            0,
            f"{desk.estimated} numbers are counted, for TeX did not get to them: they may differ.",
            "Make the document compile, and export again.",
        )
