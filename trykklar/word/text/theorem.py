r"""Theorems and the like: the PDF's number, by label, else counted as `\newtheorem` says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.text.label import claim, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.word.text.desk import Desk

_NEW = re.compile(
    r"\\newtheorem\s*\{(\w+)\}\s*(?:\[(\w+)\])?\s*\{[^{}]*\}\s*(?:\[(\w+)\])?", re.ASCII
)
_LEVELS = ("chapter", "section", "subsection")


def number_theorem(block: Any, desk: Desk) -> None:
    """Give a theorem its number.

    Args:
        block: The div that pandoc made of it, its marks read.
        desk: The state of the export.
    """
    counters = {name: (own or name, within) for name, own, within in _NEW.findall(_source(desk))}
    kind = next((name for name in block.classes if name in counters), "")
    number = next(_numbers(block), None)
    if not kind or number is None:
        return
    counter = counters[kind][0]
    keys = [key for item in _inlines(block) if (key := label(item))]
    known = [desk.numbers.targets[key].number for key in keys if key in desk.numbers.targets]
    number.text = known[0] if known else _next(counter, counters.get(counter, ("", ""))[1], desk)
    desk.theorems[counter] = number.text
    for key in keys:
        claim(key, desk, "place", kind)


def _source(desk: Desk) -> str:
    return desk.manuscript.flat.text


def _next(counter: str, within: str, desk: Desk) -> str:
    """The number after the last one; a new section begins anew."""
    prefix = _section(within, desk) if within else ""
    last = desk.theorems.get(counter, "")
    head, _, tail = last.rpartition(".")
    count = int(tail) if tail.isdigit() and head == prefix else 0
    return f"{prefix}.{count + 1}" if prefix else str(count + 1)


def _section(within: str, desk: Desk) -> str:
    chapters = "\\chapter" in _source(desk)
    level = _LEVELS.index(within) + chapters if within in _LEVELS else 0
    numbers = [item.line.number for item in desk.headings if item.level == max(level, 1)]
    return numbers[-1] if numbers else ""


def _numbers(block: Any) -> Iterator[Any]:
    """The string with pandoc's own number."""
    for paragraph in block.content:
        for item in getattr(paragraph, "content", ())[:1]:
            if isinstance(item, pf.Strong):
                said = [part for part in item.content if isinstance(part, pf.Str)]
                yield from (part for part in said[-1:] if re.fullmatch(r"[\d.]+", part.text))


def _inlines(block: Any) -> Iterator[Any]:
    for child in getattr(block, "content", ()):
        yield child
        yield from _inlines(child)
