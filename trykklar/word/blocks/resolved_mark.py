"""Reading the marks back out of pandoc's inlines."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.mark.mark import CLOSE, CONTROLS, OPEN, SEPARATOR, decode
from trykklar.word.written_number import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Inlines = list[Any]


@dataclass(frozen=True)
class Sign:
    """A mark that came through pandoc.

    Attributes:
        kind: What it marks.
        offset: Where in the flat source.
        fields: Inlines of each field.
    """

    kind: str
    offset: int
    fields: tuple[Inlines, ...] = ()

    def text(self, index: int) -> str:
        """A field that was encoded; empty where there is no such field."""
        return decode(plain(self.fields[index])) if index < len(self.fields) else ""


@dataclass
class _Frame:
    """A mark whose end was not read yet."""

    fields: list[Inlines] = field(default_factory=lambda: [[]])

    def sign(self) -> Sign:
        kind, offset, *rest = [*self.fields, [], []][: max(2, len(self.fields))]
        return Sign(plain(kind).strip(), number(plain(offset)) or 0, tuple(rest))


def resolve(inlines: Iterable[Any], build: Callable[[Sign], Inlines]) -> Inlines:
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
            stack[-1].fields[-1].extend(build(top.sign()))
        elif not isinstance(item, str):
            top.fields[-1].append(item)
    return [item for frame in stack for part in frame.fields for item in part]


def plain(inlines: Iterable[Any]) -> str:
    """The bare text of inlines."""
    return "".join(_plain(item) for item in inlines)


def trimmed(inlines: Inlines) -> Inlines:
    """Inlines without blanks and line breaks at the ends."""
    blank = (pf.Space, pf.SoftBreak, pf.LineBreak)
    items = list(inlines)
    while items and isinstance(items[0], blank):
        items.pop(0)
    while items and isinstance(items[-1], blank):
        items.pop()
    return items


def fresh(inlines: Iterable[Any]) -> Inlines:
    """Copies of inlines: an element of panflute's has but one place in a text."""
    found = []
    for item in inlines:
        twin = copy.copy(item)
        twin.parent = None
        if hasattr(item, "content"):
            twin.content = fresh(item.content)
        found.append(twin)
    return found


def _plain(item: Any) -> str:
    if isinstance(item, pf.Str | pf.Code):
        return str(item.text)
    if isinstance(item, pf.Space | pf.SoftBreak | pf.LineBreak):
        return " "
    if isinstance(item, pf.Math):
        return str(item.text)
    if isinstance(item, pf.Note | pf.RawInline):
        return ""
    return plain(item.content) if hasattr(item, "content") else ""


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
