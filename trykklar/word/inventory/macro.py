"""The author's macros, for counting: what one holds is there as often as it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from trykklar.latex.passage import Span
from trykklar.word.marked.preamble import definitions

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage

_HEAD = re.compile(r"\\\w+\*?\s*\{?\s*\\?([A-Za-z]+)\*?\s*\}?\s*(?:\[(\d)\]|((?:#\d)*))(\[)?")
_LONGEST = 20_000
_PARAMETER = re.compile(r"#(\d)")


@dataclass(frozen=True)
class Macro:
    """A macro or environment of the author's.

    Attributes:
        body: Where in the flat source its body stands.
        text: The body.
        count: How many arguments it takes.
        optional: Whether the first is in brackets.
    """

    body: Span
    text: str
    count: int
    optional: bool

    @cached_property
    def used(self) -> frozenset[int]:
        """Which of its arguments it prints."""
        return frozenset(int(match[1]) for match in _PARAMETER.finditer(self.text))

    def arguments(self, passage: Passage, at: int) -> list[Span]:
        """The arguments of a call; an optional one that is not given is an empty span."""
        found: list[Span] = []
        for number in range(self.count):
            if number == 0 and self.optional:
                given = passage.delimited(passage.skip(at))
                found.append(given or Span(at, at))
                at = given.end + 1 if given else at
                continue
            argument = passage.argument(at)
            if argument is None:
                break
            found.append(argument[0])
            at = argument[1]
        return found


def macros(passage: Passage, end: int) -> dict[str, Macro]:
    """Name -> macro, the last definition of each.

    Args:
        passage: The flat source.
        end: Where it ends.
    """
    found = {}
    for one in definitions(passage, end):
        head = _HEAD.match(passage.text, one.start, one.end) if one.readable else None
        if head is not None:
            count = int(head[2] or len(head[3] or "") // 2)
            body = Span(head.end(), one.end)
            found[head[1]] = Macro(body, passage.slice(body), count, bool(head[4]))
    return found


def filled(text: str, given: tuple[str, ...]) -> str:
    """A text of a macro's with the arguments of a call put in, up to a length.

    What is counted is a key, a path or an address; a macro that doubles its argument six times
    over makes no such thing.
    """
    parts, at, length = [], 0, 0
    for match in _PARAMETER.finditer(text):
        known = 0 < int(match[1]) <= len(given)
        parts += [text[at : match.start()], given[int(match[1]) - 1] if known else match[0]]
        at, length = match.end(), length + len(parts[-1]) + len(parts[-2])
        if length > _LONGEST:
            return "".join(parts)[:_LONGEST]
    return "".join([*parts, text[at:]])
