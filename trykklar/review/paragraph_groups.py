"""Paragraphs of both texts that have to do with each other: what is read together.

A paragraph that was added or taken away belongs to the one before it, so that a split, a join, a
new paragraph and a deleted one are read in one way: as a line feed that came or went. A row of a
table that came or went is read as a row.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from trykklar.review.story_letters import original, paragraph_kind
from trykklar.review.text_tokens import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trykklar.review.table_rows import RowPairs
    from trykklar.word.docx.word_paragraph import Paragraph


@dataclass
class Group:
    """Paragraphs that are read together.

    Attributes:
        base: Numbers of those of the exported file.
        returned: Numbers of those of the returned one.
        moved: Whether they stand elsewhere now.
        beside: Units of the paragraphs before and behind them, where these have not moved; of a row
            the units of the rows.
        row: Whether they are rows of a table, or a whole table, that came or went.
    """

    base: list[int] = field(default_factory=list)
    returned: list[int] = field(default_factory=list)
    moved: bool = False
    beside: tuple[str, str] = ("", "")
    row: bool = False


def grouped(
    base: Sequence[Paragraph],
    returned: Sequence[Paragraph],
    rows: RowPairs,
    moved: Iterable[int],
    cut: Mapping[int, Iterable[int]],
) -> list[Group]:
    """One group for all paragraphs that have to do with each other, in the order of the text.

    Args:
        base: All paragraphs of the exported file.
        returned: All paragraphs of the returned one.
        rows: Exported paragraph -> returned ones, and the rows that came and went.
        moved: Exported paragraphs that stand elsewhere now.
        cut: Exported paragraph -> returned ones that it was cut from.
    """
    groups: list[Group] = []
    owner: dict[int, Group] = {}  # returned paragraph -> its group
    moved = set(moved)
    gone = {number: numbers for numbers in rows.gone for number in numbers}
    for number in range(len(base)):
        places = rows.partners.get(number, [])
        if number in gone:
            if number == gone[number][0]:
                groups.append(_gone_row(gone[number], rows.partners, owner))
            continue
        group = next((owner[place] for place in places if place in owner), None)
        if group is None and not places and groups:
            group = _neighbour(groups[-1], base, returned, number)
        if group is None:
            groups.append(group := Group())
        group.base.append(number)
        group.moved = group.moved or number in moved
        for place in places:
            if place not in owner:
                owner[place] = group
                group.returned.append(place)
        owner.update(dict.fromkeys(cut.get(number, ()), group))
    _add(rows.came, returned, owner, groups)
    _unite(returned, owner, groups)
    for group in groups:
        group.returned.sort()
        if group.moved or (group.row and not group.base):
            group.beside = _beside(group, returned, owner)
    return groups


def _add(
    rows: Iterable[list[int]],
    returned: Sequence[Paragraph],
    owner: dict[int, Group],
    groups: list[Group],
) -> None:
    """Rows that were put in, and what else no exported paragraph has become."""
    came: dict[int, list[Group]] = {}  # identity of a group -> the rows that came behind it
    for places in rows:
        group = Group(returned=places, row=True)
        before = next((owner[at] for at in range(places[0] - 1, -1, -1) if at in owner), None)
        came.setdefault(id(before), []).append(group)
        owner.update(dict.fromkeys(places, group))
    ordered = [*came.pop(id(None), ())]
    waiting = list(reversed(groups))
    while waiting:
        ordered.append(waiting.pop())
        waiting += reversed(came.pop(id(ordered[-1]), ()))
    groups[:] = ordered
    known = sorted(owner)
    for place in range(len(returned)):
        if place not in owner:
            at = bisect(known, place)
            after = known[at] if at < len(known) else None
            group = _host(place, after, returned, owner, groups)
            owner[place] = group
            group.returned.append(place)


def _gone_row(
    numbers: list[int], partners: Mapping[int, list[int]], owner: dict[int, Group]
) -> Group:
    """The group of a row that went."""
    places = {place for number in numbers for place in partners.get(number, ())}
    group = Group(numbers, [place for place in places if place not in owner], row=True)
    owner.update(dict.fromkeys(group.returned, group))
    return group


def _beside(
    group: Group, returned: Sequence[Paragraph], owner: Mapping[int, Group]
) -> tuple[str, str]:
    """The units before and behind a group that was moved, or is a row of a table."""
    first, last = (group.returned[0], group.returned[-1]) if group.returned else (0, -1)

    def unit(places: Iterable[int]) -> str:
        place = next((at for at in places if _stands(returned[at], group)), -1)
        if place < 0 or owner[place].moved:
            return ""
        if group.row and not _in_one_table(returned[first], returned[place]):
            return ""
        return next((run.unit for run in returned[place].runs if run.unit), "")

    return unit(range(first - 1, -1, -1)), unit(range(last + 1, len(returned)))


def _stands(paragraph: Paragraph, group: Group) -> bool:
    """Whether a paragraph has words that stay; beside a row, words of the manuscript."""
    return any(not run.deleted and (run.unit or not group.row) for run in paragraph.runs)


def _in_one_table(one: Paragraph, other: Paragraph) -> bool:
    here, there = one.cell, other.cell
    return bool(here and there and (one.part, here.table) == (other.part, there.table))


def _unite(returned: Sequence[Paragraph], owner: dict[int, Group], groups: list[Group]) -> None:
    """Put paragraphs into one group between which somebody has taken the border away."""
    for place in range(len(returned) - 1):
        first, last = owner[place], owner[place + 1]
        ended = returned[place].deleted and _one_text(returned, place, place + 1)
        if ended and first is not last and not (first.moved or last.moved):
            first.base = sorted({*first.base, *last.base})
            first.returned += last.returned
            owner.update(dict.fromkeys(last.returned, first))
            groups.remove(last)


def _neighbour(
    group: Group, base: Sequence[Paragraph], returned: Sequence[Paragraph], number: int
) -> Group | None:
    """The group before a paragraph that is no more, if its text went on in that one's."""
    last = base[group.base[-1]] if group.base else None
    here = base[number]
    if last is None or not _same_place(last, here) or group.moved or group.row:
        return None
    now = " ".join(_original(returned[place]) for place in group.returned)
    before = " ".join(_original(base[known]) for known in group.base)
    joined = f"{before} {_original(here)}"
    return group if fuzz.ratio(now, joined) > fuzz.ratio(now, before) else None


def _host(
    place: int,
    after: int | None,
    returned: Sequence[Paragraph],
    owner: dict[int, Group],
    groups: list[Group],
) -> Group:
    """The group of a paragraph that was added: of the one before it, or of a better one after."""
    before = place - 1 if place and _one_text(returned, place, place - 1) else None
    if after is not None and not _one_text(returned, place, after):
        after = None
    if after == place + 1 and _is_of_program(returned[place], returned[after]):
        return owner[after]
    if before is not None and (after is None or _fits(returned[before], returned[place])):
        return owner[before]
    if after is not None and _fits(returned[after], returned[place]):
        return owner[after]
    if before is not None:
        return owner[before]
    if after is not None:
        return owner[after]
    groups.append(Group())
    return groups[-1]


def _is_of_program(added: Paragraph, beside: Paragraph) -> bool:
    """Whether a heading was parted from one right behind it that the program writes."""
    return bool(added.heading and beside.heading) and not any(run.unit for run in beside.runs)


def _one_text(returned: Sequence[Paragraph], one: int, other: int) -> bool:
    return _same_place(returned[one], returned[other])


def _same_place(left: Paragraph, right: Paragraph) -> bool:
    """Whether two paragraphs stand in one text: in the same note or cell, or in neither."""
    return (left.part, left.note, left.cell) == (right.part, right.note, right.cell)


def _fits(neighbour: Paragraph, added: Paragraph) -> bool:
    """Whether a paragraph may have been typed behind or before another: text in text."""
    here, there = paragraph_kind(neighbour), paragraph_kind(added)
    if here.heading or here.style.startswith(("Caption", "Title")):
        return False
    if here.listed and there.listed:
        return there.continues(here)
    return here.listed == there.listed and (bool(there.heading) or here.block == there.block)


def _original(paragraph: Paragraph) -> str:
    return comparable(original(paragraph))
