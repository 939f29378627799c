"""Which paragraphs of a returned file are which of the exported one.

Bookmarks say it where the word processor has kept them; what has none, or has lost them, is found
by its text between its neighbours. A paragraph that was added or taken away belongs to the one
before it, so that a split, a join, a new paragraph and a deleted one are read in one way: as a line
feed that came or went.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from trykklar.review.letters import letters, original
from trykklar.review.text_tokens import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trykklar.word.docx.story import Paragraph

_ALIKE = 60.0  # of 100: a paragraph that was rewritten to more than this is another one
_MOST_PAIRS = 250_000
_COPY = re.compile(r"_Copy_\d+\Z")  # what LibreOffice adds to the name of a bookmark it pastes


@dataclass
class Group:
    """Paragraphs that are read together.

    Attributes:
        base: Numbers of those of the exported file.
        returned: Numbers of those of the returned one.
        moved: Whether they stand elsewhere now.
    """

    base: list[int] = field(default_factory=list)
    returned: list[int] = field(default_factory=list)
    moved: bool = False


def aligned(base: Sequence[Paragraph], returned: Sequence[Paragraph]) -> list[Group]:
    """Groups of paragraphs in the order of the exported file; none is left out.

    Args:
        base: What the file said when it was exported.
        returned: What it says now.
    """
    partners = _by_bookmark(base, returned)
    kept = _increasing(partners)
    moved = {place for place in partners if place not in kept}
    partners = {**kept, **{number: partners[number] for number in moved}}
    taken = {place for places in partners.values() for place in places}
    for start, end, first, last in _gaps(kept, len(base), len(returned)):
        left = [number for number in range(start, end) if number not in partners]
        right = [number for number in range(first, last) if number not in taken]
        for number, place in _by_text(base, returned, left, right):
            partners[number] = [place]
            taken.add(place)
    return _grouped(base, returned, partners, moved)


def _by_bookmark(base: Sequence[Paragraph], returned: Sequence[Paragraph]) -> dict[int, list[int]]:
    """Exported paragraph -> the returned ones that hold its units."""
    home = {
        run.unit: number
        for number, paragraph in enumerate(base)
        for run in paragraph.runs
        if run.unit
    }
    present: dict[int, list[int]] = {}
    deleted: dict[int, list[int]] = {}
    copies: dict[int, list[int]] = {}
    for place, paragraph in enumerate(returned):
        for run in paragraph.runs:
            name = _COPY.sub("", run.unit)
            if name in home:
                found = copies if name != run.unit else deleted if run.deleted else present
                places = found.setdefault(home[name], [])
                if place not in places:
                    places.append(place)
    for number, places in deleted.items():
        if number in present:
            present[number] = sorted({*present[number], *places})
    # A paragraph that was cut and pasted is where its copy is.
    for number, places in copies.items():
        present.setdefault(number, places)
    for number, places in deleted.items():
        present.setdefault(number, places)
    return dict(sorted(present.items()))


def _increasing(partners: dict[int, list[int]]) -> dict[int, list[int]]:
    """The most pairs that stand in the same order on both sides: the others were moved."""
    numbers = list(partners)
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        first = partners[number][0]
        # Several paragraphs may have become one.
        at = bisect_left(tails, first + 1)
        before[number] = ends[at - 1] if at else None
        tails[at : at + 1] = [first]
        ends[at : at + 1] = [number]
    chain: list[int] = []
    last = ends[-1] if ends else None
    while last is not None:
        chain.append(last)
        last = before[last]
    return {number: partners[number] for number in reversed(chain)}


def _gaps(
    kept: dict[int, list[int]], base: int, returned: int
) -> Iterator[tuple[int, int, int, int]]:
    """Stretches between the pairs that are known: of the exported file, and of the returned one."""
    start, first = 0, 0
    for number, places in kept.items():
        yield start, number, first, places[0]
        start, first = number + 1, max(places) + 1
    yield start, base, first, returned


def _by_text(
    base: Sequence[Paragraph],
    returned: Sequence[Paragraph],
    left: Sequence[int],
    right: Sequence[int],
) -> Iterator[tuple[int, int]]:
    """Pairs of the same text, then of the most alike, in order."""
    before = [_original(base[number]) for number in left]
    now = [_original(returned[number]) for number in right]
    steps = SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
    for tag, start, end, first, last in steps:
        if tag == "equal":
            yield from zip(left[start:end], right[first:last], strict=True)
        elif tag == "replace" and (end - start) * (last - first) <= _MOST_PAIRS:
            at = first
            for number in range(start, end):
                best = max(
                    range(at, last),
                    key=lambda place: _alike(before[number], now[place]),
                    default=None,
                )
                if best is not None and _alike(before[number], now[best]) >= _ALIKE:
                    yield left[number], right[best]
                    at = best + 1


def _alike(left: str, right: str) -> float:
    return fuzz.ratio(left, right)


def _original(paragraph: Paragraph) -> str:
    return comparable(original(letters([paragraph])))


def _grouped(
    base: Sequence[Paragraph],
    returned: Sequence[Paragraph],
    partners: dict[int, list[int]],
    moved: Iterable[int],
) -> list[Group]:
    """One group for all paragraphs that have to do with each other."""
    groups: list[Group] = []
    owner: dict[int, Group] = {}  # returned paragraph -> its group
    moved = set(moved)
    for number in range(len(base)):
        places = partners.get(number, [])
        shared = next((owner[place] for place in places if place in owner), None)
        if shared is None and not places and groups:
            shared = _neighbour(groups[-1], base, number)
        group = shared or Group()
        if shared is None:
            groups.append(group)
        group.base.append(number)
        group.moved = group.moved or number in moved
        for place in places:
            if place not in owner:
                owner[place] = group
                group.returned.append(place)
    for place in range(len(returned)):
        if place not in owner:
            group = _host(place, returned, owner, groups)
            owner[place] = group
            group.returned.append(place)
    for group in groups:
        group.returned.sort()
    return groups


def _neighbour(group: Group, base: Sequence[Paragraph], number: int) -> Group | None:
    """The group before a paragraph that was taken away, if both stand in one text."""
    last = base[group.base[-1]] if group.base else None
    here = base[number]
    same = last is not None and (last.part, last.note) == (here.part, here.note)
    return group if same and not group.moved else None


def _host(
    place: int, returned: Sequence[Paragraph], owner: dict[int, Group], groups: list[Group]
) -> Group:
    """The group of a paragraph that was added: of the one before it, or of a better one after."""
    before = place - 1 if place and _one_text(returned, place, place - 1) else None
    after = next((later for later in range(place + 1, len(returned)) if later in owner), None)
    if after is not None and not _one_text(returned, place, after):
        after = None
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


def _one_text(returned: Sequence[Paragraph], one: int, other: int) -> bool:
    left, right = returned[one], returned[other]
    return (left.part, left.note, left.cell) == (right.part, right.note, right.cell)


def _fits(neighbour: Paragraph, added: Paragraph) -> bool:
    """Whether a paragraph may have been typed behind or before another: text in text."""
    return neighbour.listed == added.listed and not neighbour.style.startswith(
        ("Heading", "Caption", "Title")
    )
