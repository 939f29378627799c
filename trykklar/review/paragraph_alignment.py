"""Which paragraphs of a returned file are which of the exported one.

Bookmarks say it where the word processor has kept them; what has none, or has lost them, is found
by its text between its neighbours. A paragraph that was added or taken away belongs to the one
before it, so that a split, a join, a new paragraph and a deleted one are read in one way: as a line
feed that came or went.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from trykklar.review.story_letters import original
from trykklar.review.text_pairs import text_pairs
from trykklar.review.text_tokens import comparable
from trykklar.word.docx.story import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


_ALIKE = 60.0  # of 100: a paragraph that was rewritten to more than this is another one
_COPY = re.compile(r"_Copy_\d+\Z")  # what LibreOffice adds to the name of a bookmark it pastes


@dataclass
class Group:
    """Paragraphs that are read together.

    Attributes:
        base: Numbers of those of the exported file.
        returned: Numbers of those of the returned one.
        moved: Whether they stand elsewhere now.
        beside: Units of the paragraphs before and behind them, where these have not moved.
    """

    base: list[int] = field(default_factory=list)
    returned: list[int] = field(default_factory=list)
    moved: bool = False
    beside: tuple[str, str] = ("", "")


def aligned(base: Sequence[Paragraph], returned: Sequence[Paragraph]) -> list[Group]:
    """Groups of paragraphs in the order of the exported file; none is left out.

    Args:
        base: What the file said when it was exported.
        returned: What it says now.
    """
    partners, cut = _by_bookmark(base, returned)
    partners = _corrected(partners, _by_whole_text(base, returned))
    kept = _increasing({number: partners[number] for number in partners if number not in cut})
    moved = {number for number in partners if number not in kept}
    partners = {**kept, **{number: partners[number] for number in moved}}
    taken = {place for found in (partners, cut) for places in found.values() for place in places}
    for start, end, first, last in _gaps(kept, len(base), len(returned)):
        left = [number for number in range(start, end) if number not in partners]
        right = [number for number in range(first, last) if number not in taken]
        for number, place in _by_text(base, returned, left, right):
            partners[number] = [place]
            taken.add(place)
    return _grouped(base, returned, partners, moved, cut)


def _by_bookmark(
    base: Sequence[Paragraph], returned: Sequence[Paragraph]
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Exported paragraph -> the returned ones that hold its units, and those it was cut from."""
    homes: dict[str, list[int]] = {}
    for number, paragraph in enumerate(base):
        for name in dict.fromkeys(run.unit for run in paragraph.runs if run.unit):
            homes.setdefault(name, []).append(number)
    present: dict[str, list[int]] = {}
    deleted: dict[str, list[int]] = {}
    copies: dict[str, list[int]] = {}
    for place, paragraph in enumerate(returned):
        for run in paragraph.runs:
            name = _COPY.sub("", run.unit)
            if name in homes:
                found = copies if name != run.unit else deleted if run.deleted else present
                places = found.setdefault(name, [])
                if place not in places:
                    places.append(place)
    for name, places in deleted.items():
        if name in present:
            present[name] = sorted({*present[name], *places})
    # A paragraph that was cut and pasted is where its copy is.
    pasted = {name: places for name, places in copies.items() if name not in present}
    known = {**_emptied(homes, returned), **deleted, **pasted, **present}
    # LibreOffice renames those of notes, too, which nobody has moved.
    cut = {number: deleted[name] for name in pasted if name in deleted for number in homes[name]}
    return _paired(homes, known), cut


def _by_whole_text(base: Sequence[Paragraph], returned: Sequence[Paragraph]) -> dict[int, int]:
    """Exported paragraph -> the returned one that nobody has changed, where no other reads so."""
    untouched = [
        paragraph
        if not any(run.inserted or run.deleted for run in paragraph.runs)
        else Paragraph(paragraph.part)
        for paragraph in returned
    ]
    before = [_original(paragraph) for paragraph in base]
    now = [_original(paragraph) for paragraph in untouched]
    found: dict[int, int] = {}
    # By itself, with the paragraph before it, and with the one behind it.
    for first, last in ((0, 1), (-1, 1), (0, 2)):
        here, there = (_only_ones(texts, first, last) for texts in (before, now))
        for text, number in here.items():
            if text in there:
                found.setdefault(number, there[text])
    return found


def _only_ones(texts: Sequence[str], first: int, last: int) -> dict[tuple[str, ...], int]:
    """Texts of neighbours -> the one paragraph among which they stand so."""
    keys = [
        tuple(texts[max(0, at + first) : at + last]) if text.strip() else ()
        for at, text in enumerate(texts)
    ]
    counts = Counter(keys)
    return {key: at for at, key in enumerate(keys) if key and counts[key] == 1}


def _corrected(
    partners: Mapping[int, list[int]], certain: Mapping[int, int]
) -> dict[int, list[int]]:
    """The pairs by bookmark, without those that the text contradicts.

    LibreOffice 7.4 sets bookmarks behind a displayed formula into the paragraph before or after.
    """
    taken = set(certain.values())
    rest = {
        number: [place for place in places if place not in taken]
        for number, places in partners.items()
        if number not in certain
    }
    found = {number: places for number, places in rest.items() if places}
    found |= {number: [place] for number, place in certain.items()}
    return dict(sorted(found.items()))


def _emptied(homes: Mapping[str, list[int]], returned: Sequence[Paragraph]) -> dict[str, list[int]]:
    """Units whose words are all gone: their paragraphs still have their bookmarks.

    One that another paragraph has, too, fell apart when the file was saved, and says nothing.
    """
    elsewhere = {name for paragraph in returned if paragraph.runs for name in paragraph.units}
    return {
        name: [place]
        for place, paragraph in enumerate(returned)
        if not paragraph.runs
        for name in paragraph.units
        if name in homes and name not in elsewhere
    }


def _paired(homes: Mapping[str, list[int]], known: Mapping[str, list[int]]) -> dict[int, list[int]]:
    """Exported paragraph -> returned ones; a unit around a displayed formula stands in several."""
    partners: dict[int, list[int]] = {}
    for name, places in known.items():
        numbers = homes[name]
        one_each = len(numbers) == len(places)
        for at, number in enumerate(numbers):
            partners.setdefault(number, []).extend(places[at : at + 1] if one_each else places)
    return {number: sorted(set(partners[number])) for number in sorted(partners)}


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
    for at, place in text_pairs(before, now, _ALIKE):
        yield left[at], right[place]


def _alike(left: str, right: str) -> float:
    return fuzz.ratio(left, right)


def _original(paragraph: Paragraph) -> str:
    return comparable(original(paragraph))


def _grouped(
    base: Sequence[Paragraph],
    returned: Sequence[Paragraph],
    partners: dict[int, list[int]],
    moved: Iterable[int],
    cut: Mapping[int, Iterable[int]],
) -> list[Group]:
    """One group for all paragraphs that have to do with each other."""
    groups: list[Group] = []
    owner: dict[int, Group] = {}  # returned paragraph -> its group
    moved = set(moved)
    for number in range(len(base)):
        places = partners.get(number, [])
        shared = next((owner[place] for place in places if place in owner), None)
        if shared is None and not places and groups:
            shared = _neighbour(groups[-1], base, returned, number)
        group = shared or Group()
        if shared is None:
            groups.append(group)
        group.base.append(number)
        group.moved = group.moved or number in moved
        for place in places:
            if place not in owner:
                owner[place] = group
                group.returned.append(place)
        owner.update(dict.fromkeys(cut.get(number, ()), group))
    for place in range(len(returned)):
        if place not in owner:
            group = _host(place, returned, owner, groups)
            owner[place] = group
            group.returned.append(place)
    _unite(returned, owner, groups)
    for group in groups:
        group.returned.sort()
        if group.moved:
            group.beside = _beside(group, returned, owner)
    return groups


def _beside(
    group: Group, returned: Sequence[Paragraph], owner: Mapping[int, Group]
) -> tuple[str, str]:
    """The units before and behind a group that was moved."""
    first, last = (group.returned[0], group.returned[-1]) if group.returned else (0, -1)

    def unit(places: Iterable[int]) -> str:
        place = next((at for at in places if any(not run.deleted for run in returned[at].runs)), -1)
        if place < 0 or owner[place].moved:
            return ""
        return next((run.unit for run in returned[place].runs if run.unit), "")

    return unit(range(first - 1, -1, -1)), unit(range(last + 1, len(returned)))


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
    if last is None or (last.part, last.note) != (here.part, here.note) or group.moved:
        return None
    now = " ".join(_original(returned[place]) for place in group.returned)
    before = " ".join(_original(base[known]) for known in group.base)
    joined = f"{before} {_original(here)}"
    return group if _alike(now, joined) > _alike(now, before) else None


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
