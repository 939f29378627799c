"""Numbers for a document that TeX did not get through: counted here, where the .aux says none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.finding import Severity
from trykklar.word.aux_numbers import Line, Target
from trykklar.word.blocks.contents_record import Record
from trykklar.word.blocks.resolved_mark import plain
from trykklar.word.mark.rules.declared_float import declared

if TYPE_CHECKING:
    from trykklar.word.blocks.export_state import Desk

_KINDS = {"figure": "lof", "table": "lot", "algorithm": "loa", "listing": "lol"}


def next_caption(kind: str, title: str, keys: list[str], ordinal: int, desk: Desk) -> str:
    """The number of a caption.

    By its label; without one, by what it reads like among the captions of its kind, or else by its
    place among them; where TeX wrote none of it down, by counting on.

    Args:
        kind: Its counter.
        title: Its text.
        keys: Its labels.
        ordinal: Its place among those of its kind, from 1.
        desk: The state of the export.
    """
    record = captions(kind, desk)
    for key in keys:
        if key in desk.numbers.targets:
            number = desk.numbers.targets[key].number
            record.reach(number)
            return number
    line = record.take(title) or record.following()
    if line is not None:
        return line.number
    number = str(ordinal)
    define(keys, number, kind, desk)
    return number


def caption_kind(kind: str, title: str, keys: list[str], desk: Desk) -> str:
    r"""What TeX counts a caption as, where it wrote that down; else as what its float counts.

    `\captionsetup{type=table}` makes a table of what stands in a figure, or in no float.

    Args:
        kind: The counter of the float around it; empty without one.
        title: Its text.
        keys: Its labels.
        desk: The state of the export.
    """
    kinds = caption_kinds(desk)
    targets = (desk.numbers.targets[key] for key in keys if key in desk.numbers.targets)
    labelled = next((item.kind for item in targets if item.kind in kinds), "")
    if labelled or (kind in kinds and captions(kind, desk).has(title)):
        return labelled or kind
    return next((other for other in kinds if captions(other, desk).has(title)), kind)


def caption_kinds(desk: Desk) -> list[str]:
    """The kinds of captions that TeX lists."""
    return [*_KINDS, *declared(desk.manuscript.flat.text)]


def captions(kind: str, desk: Desk) -> Record:
    """The lines of a kind of caption in the list that TeX wrote of them."""
    if kind not in desk.records:
        own = declared(desk.manuscript.flat.text).get(kind)
        listed = desk.numbers.lists.get(own.listed if own else _KINDS[kind], ())
        desk.records[kind] = Record(line for line in listed if line.kind == kind)
    return desk.records[kind]


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
    """A label that stands alone, and that something refers to, means the section around it."""
    wanted = {key for reference in desk.references for key in reference.keys}
    for key, before in desk.placed.items():
        if key in wanted and before and desk.anchors[key].kind == "place":
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
