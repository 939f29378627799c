"""Rows that came or went, and paragraphs that became something else, of a group."""

from __future__ import annotations

from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from trykklar.review.co_author_edit import KindEdit, NewCell, RowEdit
from trykklar.review.story_letters import BREAK, letters, paragraph_kind, revisions, staying

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.review.paragraph_groups import Group
    from trykklar.review.story_letters import StoryLetter
    from trykklar.word.docx.word_paragraph import Paragraph

_JOINER = "\N{ZERO WIDTH JOINER}"


def row_edit(group: Group, old: Sequence[StoryLetter], returned: Sequence[Paragraph]) -> RowEdit:
    """Rows that came or went; where they went, nobody asks what was changed in them.

    Args:
        group: The rows.
        old: Their exported text.
        returned: All paragraphs of the returned file.
    """
    here = [returned[place] for place in group.returned]
    cells = () if group.base else tuple(_new_rows(here))
    new = () if group.base else _without_joiners(staying(letters(here)))
    rows = (item for paragraph in here for item in (paragraph.row, paragraph.row_gone) if item)
    who = tuple(dict.fromkeys(rows)) or revisions(letters(here))
    return RowEdit(0, len(old), new, who, cells, *group.beside, _is_behind_head(group, returned))


def _is_behind_head(group: Group, returned: Sequence[Paragraph]) -> bool:
    """Whether the row before one that came is a head of the table."""
    here = returned[group.returned[0]].cell if group.returned else None
    above = returned[group.returned[0] - 1].cell if here and group.returned[0] else None
    return bool(here and above and above.table == here.table and above.head)


def _without_joiners(found: tuple[StoryLetter, ...]) -> tuple[StoryLetter, ...]:
    """Letters without a joiner that joins nothing: LibreOffice 7.4 marks tracked rows with it."""
    return tuple(
        letter
        for letter, behind in zip_longest(found, found[1:])
        if letter and (letter.sign != _JOINER or (behind and behind.sign != BREAK))
    )


def kind_edits(
    group: Group, base: Sequence[Paragraph], returned: Sequence[Paragraph]
) -> Iterator[KindEdit]:
    """Paragraphs that became something else.

    Args:
        group: The group.
        base: All paragraphs of the exported file.
        returned: All paragraphs of the returned one.
    """
    homes: dict[str, list[int]] = {}
    for place in group.returned:
        for name in dict.fromkeys(run.unit for run in returned[place].runs if not run.deleted):
            homes.setdefault(name, []).append(place)
    at = 0
    for number in group.base:
        before = base[number]
        old = letters([before])
        names = dict.fromkeys(run.unit for run in before.runs if run.unit)
        places = {place for name in names for place in homes.get(name, ())}
        if len(places) == 1 and not before.cell and not before.note:
            place = places.pop()
            now = returned[place]
            was, kind = paragraph_kind(before), paragraph_kind(now)
            # Where the end before it was taken away, LibreOffice gives it the style of what went.
            joined = place > 0 and returned[place - 1].deleted and not now.restyled
            if not was.is_like(kind) and not joined:
                who = (now.restyled,) if now.restyled else ()
                yield KindEdit(at, at + len(old), tuple(old), who, was, kind)
        at += len(old) + 1


def _new_rows(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[NewCell, ...]]:
    """Rows that came, cell by cell."""
    placed = [(paragraph.cell, paragraph) for paragraph in paragraphs if paragraph.cell]
    for _, row in groupby(placed, lambda item: item[0][:2]):
        cells = groupby(row, lambda item: item[0])
        yield tuple(
            NewCell(
                tuple(_without_joiners(staying(letters([paragraph]))) for _, paragraph in same),
                cell.span,
                cell.merged,
            )
            for cell, same in cells
        )
