r"""Lines that something fills, `Oslo, 1 May \hfill Ann`: where what stands behind it is led to.

Source: The TeXbook, chapter 12: glue of the highest order shares what is left of a line. A
paragraph's last line ends with `\parfillskip`, which is `0pt plus 1fil`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.neutral.vocabulary import ATOM, FILL, PLACED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.word.export_state import ExportState
    from trykklar.word.inlines import Inlines
    from trykklar.word.model import ResolvedMark

_WEAK = "fil"
_TEXT = (pf.Math, pf.Note, pf.Code, pf.RawInline)


@dataclass
class _FilledLine:
    """A line up to where it is broken.

    Attributes:
        fills: What fills it.
        words: Whether there are words before the first, behind the first, and so on.
        pictures: Whether a picture stands in it.
    """

    fills: list[Any] = field(default_factory=list)
    words: list[bool] = field(default_factory=lambda: [False])
    pictures: bool = False


def filling(mark: ResolvedMark, state: ExportState) -> Inlines:
    """What fills a line, until it is known what stands around it.

    Args:
        mark: It; fields: the leader, the order.
        state: Not asked.
    """
    del state
    given = {"leader": mark.text(0), "order": mark.text(1)}
    return [pf.Span(pf.Space(), classes=[FILL], attributes=given)]


def led(inlines: Inlines) -> Inlines:
    """The inlines of a paragraph, in which each `FILL` says where it leads to.

    Where words stand in the middle or at the right of their only line, the paragraph stands there.

    Args:
        inlines: They; what fills nothing is emptied.
    """
    lines = list(_lines(inlines))
    if not any(line.fills for line in lines):
        return inlines
    if not any(line.pictures or any(line.words) or _leads(line) for line in lines):
        return []
    places = [_settle(line, alone=len(lines) == 1) for line in lines]
    sign = pf.Span(classes=[PLACED], attributes={"at": places[0]}) if places[0] else None
    return [sign, *inlines] if sign else inlines


def _lines(inlines: Inlines) -> Iterator[_FilledLine]:
    line = _FilledLine()
    for item in _leaves(inlines):
        if isinstance(item, pf.LineBreak):
            yield line
            line = _FilledLine()
        elif _fills(item):
            line.fills.append(item)
            line.words.append(False)
        else:
            line.words[-1] = True
            line.pictures = line.pictures or isinstance(item, pf.Image)
    yield line


def _leaves(inlines: Iterable[Any]) -> Iterator[Any]:
    """What fills, breaks and shows something, in its order."""
    for item in inlines:
        if _fills(item) or isinstance(item, (pf.LineBreak, pf.Image, *_TEXT)):
            yield item
        elif isinstance(item, pf.Str):
            yield from [item] if item.text.strip() else []
        elif ATOM in getattr(item, "classes", ()):
            yield item
        elif hasattr(item, "content"):
            yield from _leaves(item.content)


def _leads(line: _FilledLine) -> bool:
    return any(item.attributes["leader"] for item in line.fills)


def _fills(item: Any) -> bool:
    return isinstance(item, pf.Span) and FILL in item.classes


def _settle(line: _FilledLine, *, alone: bool) -> str:
    """Say of each fill where it leads to, or where the only words of a paragraph stand."""
    strong = [item for item in line.fills if item.attributes["order"] != _WEAK]
    for item in line.fills:
        if line.pictures or (strong and item not in strong):
            item.classes = []
    if line.pictures or not line.fills:
        return ""
    words = _joined(line, strong) if strong else line.words
    fills = strong or line.fills
    ends = [*words, False] if not strong and words[-1] else words
    return _led(fills, ends, alone=alone)


def _joined(line: _FilledLine, strong: list[Any]) -> list[bool]:
    """Whether there are words between those that count, where some do not."""
    found = [line.words[0]]
    for item, words in zip(line.fills, line.words[1:], strict=True):
        if item in strong:
            found.append(words)
        else:
            found[-1] = found[-1] or words
    return found


def _led(fills: list[Any], words: list[bool], *, alone: bool) -> str:
    count = len(words) - 1
    place = _place(words) if alone and not any(item.attributes["leader"] for item in fills) else ""
    for step, (item, shown) in enumerate(zip(fills, words[1:], strict=False), 1):
        leader = item.attributes["leader"]
        if leader or (shown and not place):
            item.attributes = {"to": str(Fraction(step, count)), "leader": leader}
        else:
            item.classes, item.content = [], []
    return place


def _place(words: list[bool]) -> str:
    """Where the only words of a line stand, if not at the left."""
    at = words.index(True) if sum(words) == 1 else 0
    return {len(words) - 1: "right", (len(words) - 1) / 2: "center"}.get(at, "") if at else ""
