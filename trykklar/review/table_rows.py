"""Which rows of tables are which: what came and went as a row is no change of the cells beside it.

A row is known by the words of its cells that are known already, by bookmark or text. Its other
cells, as empty ones, are those of the same columns.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from trykklar.word.docx.word_paragraph import Paragraph

Key = tuple[str, int, int]
"""Part, number of the table, number of the row."""
Rows = dict[Key, list[int]]
"""Rows of a text -> numbers of their paragraphs, in order."""


class RowPairs(NamedTuple):
    """What became of the rows of a text's tables.

    Attributes:
        partners: Exported paragraph -> returned ones, each within its own row.
        gone: Exported paragraphs of the rows, or the whole table, that were taken away together.
        came: Returned paragraphs of the rows, or the whole table, that were put in together.
    """

    partners: dict[int, list[int]]
    gone: list[list[int]]
    came: list[list[int]]


def paired_rows(
    base: Sequence[Paragraph],
    returned: Sequence[Paragraph],
    partners: Mapping[int, list[int]],
) -> RowPairs:
    """What became of the rows, and the pairs of paragraphs with those of cells corrected.

    Args:
        base: All paragraphs of the exported file.
        returned: All paragraphs of the returned one.
        partners: Exported paragraph -> returned ones, as far as they are known.
    """
    before, now = _rows(base), _rows(returned)
    unknown = any(paragraph.cell and _key(paragraph) is None for paragraph in base)
    if unknown or not (before or now):
        return RowPairs(dict(partners), [], [])
    known = _by_words(base, returned, partners)
    tables = {row[:2]: other[:2] for row, other in known.items()}
    known |= _by_order(before, now, known, base, returned)
    gone = {row for row in before if row not in known}
    gone |= {row for row, other in known.items() if any(returned[at].row_gone for at in now[other])}
    came = set(now) - set(known.values())
    taken = {at for row in came for at in now[row]}
    found = {
        number: kept
        for number, places in partners.items()
        if (kept := [place for place in places if place not in taken])
    }
    for row, other in known.items():
        _in_columns(base, returned, before[row], now[other], found)
    return RowPairs(
        found,
        list(_by_table(before, gone, tables.keys())),
        list(_by_table(now, came, set(tables.values()))),
    )


def _rows(paragraphs: Sequence[Paragraph]) -> Rows:
    found: Rows = {}
    for number, paragraph in enumerate(paragraphs):
        key = _key(paragraph)
        if key is not None:
            found.setdefault(key, []).append(number)
    return found


def _key(paragraph: Paragraph) -> Key | None:
    """The row of a paragraph; None outside of tables, and where a map does not say it."""
    cell = paragraph.cell
    return (paragraph.part, cell.table, cell.row) if cell and cell.table >= 0 else None


def _words(paragraphs: Sequence[Paragraph], numbers: Iterable[int]) -> bool:
    return any(run.text.strip() for number in numbers for run in paragraphs[number].runs)


def _tracked(paragraphs: Sequence[Paragraph], numbers: Iterable[int]) -> bool:
    return any(paragraphs[number].row for number in numbers)


def _by_words(
    base: Sequence[Paragraph], returned: Sequence[Paragraph], partners: Mapping[int, list[int]]
) -> dict[Key, Key]:
    """Exported row -> the returned one that has the most of its cells."""
    votes: Counter[tuple[Key, Key]] = Counter()
    for number, places in partners.items():
        row = _key(base[number])
        if row is not None and _words(base, [number]):
            rows = (_key(returned[place]) for place in places if not returned[place].row)
            votes.update((row, other) for other in rows if other is not None)
    return paired(votes)


def paired(votes: Counter[tuple[Key, Key]]) -> dict[Key, Key]:
    """Exported row -> returned row, each in one pair at most: those with the most votes first.

    Args:
        votes: How many cells each two rows have in common.
    """
    found: dict[Key, Key] = {}
    taken: set[Key] = set()
    for (row, other), _ in votes.most_common():
        if row not in found and other not in taken:
            found[row] = other
            taken.add(other)
    return found


def _by_order(
    before: Rows,
    now: Rows,
    known: Mapping[Key, Key],
    base: Sequence[Paragraph],
    returned: Sequence[Paragraph],
) -> dict[Key, Key]:
    """The same for rows between two that are known: all of them, or those without a word."""
    found: dict[Key, Key] = {}
    backward = {other: row for row, other in known.items()}
    rows = _gaps(before, known)
    others = _gaps(now, backward)
    for (table, at), unknown in rows.items():
        above = known.get((*table, at))
        there = others.get((above[:2], above[2]), []) if above else _first(others, known, table)
        right = [row for row in there if not _tracked(returned, now[row])]
        left = unknown
        if len(left) != len(right):
            left = [row for row in unknown if not _words(base, before[row])]
            right = [row for row in right if not _words(returned, now[row])]
        found |= dict(zip(left, right, strict=False))
    return found


def _gaps(rows: Rows, known: Mapping[Key, Key]) -> dict[tuple[tuple[str, int], int], list[Key]]:
    """Table and known row -> the rows right behind that which are not known; -1: the first ones."""
    found: dict[tuple[tuple[str, int], int], list[Key]] = {}
    for table, same in groupby(sorted(rows), lambda row: row[:2]):
        at = -1
        for row in same:
            if row in known:
                at = row[2]
            else:
                found.setdefault((table, at), []).append(row)
    return found


def _first(
    others: Mapping[tuple[tuple[str, int], int], list[Key]],
    known: Mapping[Key, Key],
    table: tuple[str, int],
) -> list[Key]:
    """The returned rows before the first that is known of a table."""
    there = next((other[:2] for row, other in known.items() if row[:2] == table), None)
    return others.get((there, -1), []) if there else []


def _in_columns(
    base: Sequence[Paragraph],
    returned: Sequence[Paragraph],
    row: Sequence[int],
    other: Sequence[int],
    partners: dict[int, list[int]],
) -> None:
    """Pair what is left of a row by columns, and part what an empty cell has of other rows."""
    for number in row:
        places = partners.get(number, [])
        if places and not _words(base, [number]) and not set(places) & set(other):
            del partners[number]
    if _width(base, row) != _width(returned, other):
        return
    taken = {place for number in row for place in partners.get(number, ())}
    free = [place for place in other if place not in taken]
    for number in row:
        place = next((at for at in free if _column(returned[at]) == _column(base[number])), None)
        if number not in partners and place is not None:
            partners[number] = [place]
            free.remove(place)


def _column(paragraph: Paragraph) -> int:
    return paragraph.cell.column if paragraph.cell else -1


def _width(paragraphs: Sequence[Paragraph], row: Iterable[int]) -> int:
    return 1 + max((_column(paragraphs[number]) for number in row), default=-1)


def _by_table(
    rows: Rows, chosen: set[Key], known: Iterable[tuple[str, int]]
) -> Iterator[list[int]]:
    """The paragraphs of rows that follow one another; of a table that nobody knows, of all."""
    known = set(known)
    found: list[int] = []
    last = ("", 0, 0)
    for row in sorted(chosen):
        apart = row[:2] != last[:2] or (row[:2] in known and row[2] != last[2] + 1)
        if found and apart:
            yield found
            found = []
        found += rows[row]
        last = row
    if found:
        yield found
