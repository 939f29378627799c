"""Rules between the rows of a table; those around it are its style's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import panflute as pf

from trykklar.word.blocks.table_column import MOST
from trykklar.word.neutral.vocabulary import RULED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from trykklar.word.model import ResolvedMark

_UNSEEN = frozenset(["addlinespace", "morecmidrules", "noalign", "insertTableNotes"])
_COLUMNS = re.compile(r"\s*(\d{1,4})\s*-\s*(\d{1,4})\s*")


class Rule(NamedTuple):
    r"""A rule of a table, or a command that stands where one may stand.

    Attributes:
        after: How many rows are above it.
        name: Of its command: `hline`, `cmidrule`.
        first: The first column that it is drawn below, from 0.
        behind: The first one to its right.
    """

    after: int
    name: str
    first: int = 0
    behind: int = MOST


def rule(mark: ResolvedMark, after: int) -> Rule:
    """A rule by its mark.

    Args:
        mark: Its fields are its command and the columns that this names.
        after: How many rows are above it.
    """
    columns = _COLUMNS.fullmatch(mark.text(1))
    if columns is None:
        return Rule(after, mark.text(0))
    return Rule(after, mark.text(0), max(int(columns[1]) - 1, 0), int(columns[2]))


def moved(rules: Iterable[Rule], place: Callable[[int], int | None]) -> list[Rule]:
    """Rules of a table some of whose rows are left out.

    Args:
        rules: Those of all rows.
        place: How many rows that stay are above a rule, of how many there were; None where it goes.
    """
    placed = ((each, place(each.after)) for each in rules)
    return [each._replace(after=after) for each, after in placed if after is not None]


def ruled(rules: Sequence[Rule], head: int, rows: int) -> frozenset[tuple[int, int]]:
    """The cells with a rule above them, each as its row and column; none below the head.

    Args:
        rules: Those of the table.
        head: How many rows its head has.
        rows: How many there are.
    """
    inner = (
        each
        for each in rules
        if 0 < each.after < rows and each.name not in _UNSEEN and not _is_below(each, head)
    )
    return frozenset(
        (each.after, column) for each in inner for column in range(each.first, each.behind)
    )


def ends_head(rules: Iterable[Rule], head: int) -> bool:
    """Whether there is a rule below a head, which is there on each page that repeats the head.

    Args:
        rules: Those of the table.
        head: How many rows its head has.
    """
    return any(_is_below(each, head) and each.name not in _UNSEEN for each in rules)


def _is_below(each: Rule, head: int) -> bool:
    return 0 < each.after == head and each.behind == MOST


def with_rule(blocks: list[Any], of: str) -> list[Any]:
    """The blocks of a cell, with what says where a rule is.

    Args:
        blocks: What is in the cell; its last paragraph is changed.
        of: Above the `cell`, or below its `row`.
    """
    sign = pf.Span(classes=[RULED], attributes={"of": of})
    last = blocks[-1] if blocks else None
    if not isinstance(last, pf.Plain | pf.Para):
        return [*blocks, pf.Plain(sign)]
    last.content.append(sign)
    return blocks
