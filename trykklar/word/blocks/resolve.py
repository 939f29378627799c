"""Reading the marks back out of pandoc's inlines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.inlines import Inlines, plain
from trykklar.word.mark.mark import CLOSE, CONTROLS, OPEN, SEPARATOR
from trykklar.word.model import ResolvedMark
from trykklar.word.written_number import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


@dataclass
class _Frame:
    """A mark whose end was not read yet."""

    fields: list[Inlines] = field(default_factory=lambda: [[]])

    def mark(self) -> ResolvedMark:
        kind, offset, *rest = [*self.fields, [], []][: max(2, len(self.fields))]
        return ResolvedMark(plain(kind).strip(), number(plain(offset)) or 0, tuple(rest))


def resolve(inlines: Iterable[Any], build: Callable[[ResolvedMark], Inlines]) -> Inlines:
    """The inlines with every mark replaced by what is built from it.

    Args:
        inlines: Of one paragraph, heading or span. A mark begins and ends at the same level, for
            the author's braces are balanced.
        build: Makes inlines of a mark; marks inside its fields are replaced already.
    """
    stack = [_Frame()]
    for item in _split(inlines):
        top = stack[-1]
        if item == OPEN:
            stack.append(_Frame())
        elif item == SEPARATOR and len(stack) > 1:
            top.fields.append([])
        elif item == CLOSE and len(stack) > 1:
            stack.pop()
            stack[-1].fields[-1].extend(build(top.mark()))
        elif not isinstance(item, str):
            top.fields[-1].append(item)
    return [item for frame in stack for part in frame.fields for item in part]


def _split(inlines: Iterable[Any]) -> Iterator[Any]:
    """Inlines with control characters as items of their own."""
    for item in inlines:
        if not isinstance(item, pf.Str) or not CONTROLS.search(item.text):
            yield item
            continue
        for part in CONTROLS.split(item.text):
            if part in (OPEN, SEPARATOR, CLOSE):
                yield part
            elif part:
                yield pf.Str(part)
