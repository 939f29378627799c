r"""Parts of a document with lists of works of their own: files with chapterbib, units of bibunits.

In each of them a key may name another work, and have another number. So keys have in Word what
these packages add to them: `@-2` in the second file that is included (chapterbib 1.17), or the name
of the unit's .bbl, whose .aux has the numbers (bibunits 2.4).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

FILE, UNIT = "cbunit", "bibunit"
_BORDER = re.compile(rf"\\(begin|end)\s*\{{({FILE}|{UNIT})\}}")
_SWITCH = re.compile(r"\\bibliographyunit(?![A-Za-z])(?:\s*\[\s*\\([A-Za-z]+)\s*\])?")
_LIST = r"\begin{thebibliography}"
_ADDED = re.compile(r"@(?:-\d+|bu\d+|=\d+)$")


class ListUnit(NamedTuple):
    """Such a part.

    Attributes:
        start: Where it begins in the flat source.
        end: Where it ends.
        number: From 1, among those of included files; 0 of bibunits.
        listed: Where its list begins; -1 where it has none.
    """

    start: int
    end: int
    number: int
    listed: int


@lru_cache(maxsize=2)
def _units(text: str) -> tuple[ListUnit, ...]:
    found: list[ListUnit] = []
    start, files = -1, 0
    for match in _BORDER.finditer(text):
        if match[1] == "begin":
            start = match.start()
            files += match[2] == FILE
        elif start >= 0:
            number = files if match[2] == FILE else 0
            found.append(ListUnit(start, match.end(), number, text.find(_LIST, start, match.end())))
            start = -1
    return tuple(sorted([*found, *_headed_units(text)]))


def _headed_units(text: str) -> Iterator[ListUnit]:
    r"""The parts that begin with a heading, behind `\bibliographyunit[\chapter]` (bibunits)."""
    switches = list(_SWITCH.finditer(text))
    stops = [*(match.start() for match in switches[1:]), len(text)]
    for switch, stop in zip(switches, stops, strict=False):
        if switch[1]:
            heading = re.compile(rf"\\{switch[1]}(?![A-Za-z])")
            starts = [match.start() for match in heading.finditer(text, switch.end(), stop)]
            for start, end in zip(starts, [*starts[1:], stop], strict=False):
                yield ListUnit(start, end, 0, text.find(_LIST, start, end))


def has_units(passage: Passage) -> bool:
    """Whether a document has any."""
    return bool(_units(passage.text))


def unit_name(passage: Passage, at: int) -> str:
    """What the keys of the part at a place have behind them; "" outside of all.

    Args:
        passage: The flat source.
        at: An offset in it.
    """
    units = _units(passage.text)
    place = bisect_right(units, (at, len(passage.text) + 1, 0, 0)) - 1
    if place < 0 or at >= units[place].end:
        return ""
    unit = units[place]
    if unit.number:
        return f"@-{unit.number}"
    return f"@{passage.place(unit.listed).path.stem}" if unit.listed >= 0 else ""


def again(key: str, times: int) -> str:
    """The name of a work that stood in so many lists before."""
    return f"{key}@={times}" if times else key


def plain_key(key: str) -> str:
    """A key as the author has it."""
    return _ADDED.sub("", key)
