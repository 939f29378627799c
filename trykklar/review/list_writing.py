r"""Items of lists, and lists within them, as LaTeX."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from trykklar.review.outcome import ConflictError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.review.story_letters import ParagraphKind

_STEP = "  "
_LEVELS = 4  # of one kind, which LaTeX has; source: ltlists.dtx, `\\@itemdepth` and `\\@enumdepth`


class WrittenItem(NamedTuple):
    """An item of a list.

    Attributes:
        kind: What it is in the Word file: how deep it lies, and whether it has a number.
        words: Its text as LaTeX.
    """

    kind: ParagraphKind
    words: str


def item_lines(items: Sequence[WrittenItem], indent: str) -> list[str]:
    r"""Items of one list as lines, each with the lists that follow it at a deeper level.

    Args:
        items: In their order; the first one has the level of the list.
        indent: The blanks that a line begins with.

    Raises:
        ConflictError: An item lies less deep than the first, or LaTeX has no list so deep.
    """
    lines: list[str] = []
    level = items[0].kind.level
    for deeper, group in groupby(items, lambda item: item.kind.level > level):
        found = list(group)
        if deeper:
            lines += list_lines(found, level + 1, indent + _STEP)
        elif any(item.kind.level < level for item in found):
            raise ConflictError("items of lists at several levels were added in turn")
        else:
            lines += [f"{indent}\\item {_words(item)}" for item in found]
    return lines


def list_lines(items: Sequence[WrittenItem], level: int, indent: str) -> list[str]:
    r"""Items as lists of LaTeX's own: a new one where numbers begin or end.

    Args:
        items: In their order; the first one has the level of the list.
        level: How deep that lies in other lists, from 0.
        indent: The blanks that a line begins with.

    Raises:
        ConflictError: LaTeX has no such list.
    """
    if items[0].kind.level != level:
        raise ConflictError("a list was begun that lies in no item of the one around it")
    if level >= _LEVELS:
        raise ConflictError(f"a list was begun at level {level + 1}, and LaTeX has {_LEVELS}")
    lines: list[str] = []
    for found in _lists(items):
        name = "enumerate" if found[0].kind.numbered else "itemize"
        lines.append(f"{indent}\\begin{{{name}}}")
        lines += item_lines(found, indent + _STEP)
        lines.append(f"{indent}\\end{{{name}}}")
    return lines


def _lists(items: Sequence[WrittenItem]) -> list[list[WrittenItem]]:
    """Items by list: those at the level of the first decide, deeper ones go with them."""
    found: list[list[WrittenItem]] = []
    level = items[0].kind.level
    for item in items:
        kind = item.kind
        begins = kind.level <= level and found and kind.numbered != found[-1][0].kind.numbered
        if begins or not found:
            found.append([])
        found[-1].append(item)
    return found


def _words(item: WrittenItem) -> str:
    r"""The text behind `\item`, where a bracket would begin a label."""
    return f"{{}}{item.words}" if item.words.startswith("[") else item.words
