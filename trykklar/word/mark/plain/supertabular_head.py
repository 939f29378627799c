r"""Heads and tails of supertabular's tables, which stand before the table: rows of it.

Source: the manual of supertabular, which xtabular follows: `\tablefirsthead` is what the first page
begins with, without one `\tablehead`; `\tablelasttail` is what the last page ends with, without one
`\tabletail`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trykklar.word.mark.command import commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.rules.tabular import closing, head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_TABLES = frozenset(["supertabular", "mpsupertabular", "xtabular", "mpxtabular"])
_HEADS, _TAILS = ("tablefirsthead", "tablehead"), ("tablelasttail", "tabletail")
SETTINGS = frozenset([*_HEADS, *_TAILS])
"""What sets them."""


class _Setting(NamedTuple):
    """A head or tail: where it is set, by which command, and what it is."""

    start: int
    name: str
    rows: str


def rows(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that put head and tail into such a table.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    opened = head(passage, command) if command.environment in _TABLES else None
    tail = closing(passage, command)
    if opened is None or tail is None:
        return
    yield Edit(opened[1], opened[1], _set_before(passage, command.start, _HEADS))
    yield Edit(tail.start, tail.start, _set_before(passage, command.start, _TAILS))


def taken(passage: Passage, command: Command) -> Iterator[Edit]:
    """What sets a head or tail prints nothing where it stands."""
    group = passage.group(passage.skip(command.end))
    if group is not None:
        yield Edit(command.start, group.end + 1)


def _set_before(passage: Passage, at: int, names: tuple[str, str]) -> str:
    """The rows that one of two commands, the first one sooner, has set last."""
    settings = [setting for setting in _settings(passage) if setting.start < at]
    for name in names:
        found = [setting.rows for setting in settings if setting.name == name]
        if found:
            return f"{found[-1]} "  # `\\hline` may end it
    return ""


@lru_cache(maxsize=2)
def _settings(passage: Passage) -> tuple[_Setting, ...]:
    found = (
        (command, passage.group(passage.skip(command.end)))
        for command in commands(passage)
        if command.name in SETTINGS
    )
    return tuple(
        _Setting(command.start, command.name, passage.slice(group))
        for command, group in found
        if group is not None
    )
