r"""The environments of a source: which are around a place, and which of them are lists."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trykklar.word.mark.command import commands

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage

_FIRST = re.compile(r"(?<!\\)%[^\n]*|\\(item|begin|end)(?![A-Za-z])")
BLANK = re.compile(r"(?:\s|%[^\n]*(?:\n|\Z))*")
"""Blanks and comments."""


class SourceEnvironment(NamedTuple):
    r"""An environment of the flat source.

    Attributes:
        name: Its name, with its star.
        start: Offset of its `\begin`.
        inner: Offset behind that, before its arguments.
        last: Offset of its `\end`.
        end: Offset behind that.
    """

    name: str
    start: int
    inner: int
    last: int
    end: int


@lru_cache(maxsize=8)
def environments(flat: Passage) -> tuple[SourceEnvironment, ...]:
    """All environments that are ended, in the order in which they begin.

    Args:
        flat: The flat source.
    """
    found: list[SourceEnvironment] = []
    opened: list[tuple[str, int, int]] = []
    for command in commands(flat):
        if command.name == "begin":
            opened.append((command.environment, command.start, command.end))
        elif command.name == "end" and opened and opened[-1][0] == command.environment:
            found.append(SourceEnvironment(*opened.pop(), command.start, command.end))
    return tuple(sorted(found, key=lambda item: item.start))


def around(flat: Passage, at: int) -> list[SourceEnvironment]:
    """The environments that a place is in, the innermost first.

    Args:
        flat: The flat source.
        at: The place.
    """
    found = [item for item in environments(flat) if item.inner <= at <= item.last]
    return found[::-1]


def is_list(flat: Passage, environment: SourceEnvironment) -> bool:
    r"""Whether an environment consists of items, whatever it is called.

    Args:
        flat: The flat source.
        environment: The environment.
    """
    found = _FIRST.finditer(flat.text, environment.inner, environment.last)
    return next((match[1] for match in found if match[1]), "") == "item"


def lists(flat: Passage, at: int) -> list[SourceEnvironment]:
    """The lists that a place is in, the innermost first.

    Args:
        flat: The flat source.
        at: The place.
    """
    return [item for item in around(flat, at) if is_list(flat, item)]


def next_list(flat: Passage, at: int) -> SourceEnvironment | None:
    """The list that begins at a place, behind blanks and comments.

    Args:
        flat: The flat source.
        at: The place.
    """
    blank = BLANK.match(flat.text, at)
    start = blank.end() if blank else at
    found = (item for item in environments(flat) if item.start == start and is_list(flat, item))
    return next(found, None)


def first_item(flat: Passage, environment: SourceEnvironment) -> int:
    r"""Where the first `\item` of a list stands.

    Args:
        flat: The flat source.
        environment: The list.
    """
    found = _FIRST.finditer(flat.text, environment.inner, environment.last)
    return next(match.start() for match in found if match[1] == "item")


def behind_lists(flat: Passage, at: int, count: int | None = None) -> int | None:
    """The place behind lists that end where an item of them ends; None where others follow it.

    Args:
        flat: The flat source.
        at: Where the item ends.
        count: How many lists are left; None: all that are around it.
    """
    for environment in lists(flat, at)[:count]:
        if not BLANK.fullmatch(flat.text, at, environment.last):
            return None
        at = environment.end
    return at


def behind_innermost(flat: Passage, at: int) -> int | None:
    """The place behind the environment around a place; None where it goes on behind that.

    Args:
        flat: The flat source.
        at: Where the last text in it ends.
    """
    environment = next(iter(around(flat, at)), None)
    if environment is None or environment.name == "document":
        return at
    return environment.end if BLANK.fullmatch(flat.text, at, environment.last) else None


def filled(flat: Passage, start: int, end: int) -> tuple[int, int]:
    """A stretch, with the lists around it in which nothing else stands.

    Args:
        flat: The flat source.
        start: Where it begins, with its first item.
        end: Where it ends.
    """
    for environment in around(flat, start):
        first = _FIRST.search(flat.text, environment.inner, environment.last)
        alone = first is not None and first.start() >= start and first[1] == "item"
        last = environment.last
        if not alone or not BLANK.fullmatch(flat.text, min(end, last), last):
            break
        start, end = environment.start, max(end, environment.end)
    return start, end
