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
from typing import TYPE_CHECKING

from trykklar.review.paragraph_groups import grouped
from trykklar.review.story_letters import original, paragraph_kind
from trykklar.review.table_rows import paired_rows
from trykklar.review.text_pairs import text_pairs
from trykklar.review.text_tokens import comparable
from trykklar.word.docx.word_paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trykklar.review.paragraph_groups import Group
    from trykklar.review.story_letters import ParagraphKind


_ALIKE = 60.0  # of 100: a paragraph that was rewritten to more than this is another one
_COPY = re.compile(r"_Copy_\d+\Z")  # what LibreOffice adds to the name of a bookmark it pastes


def aligned(base: Sequence[Paragraph], returned: Sequence[Paragraph]) -> list[Group]:
    """Groups of paragraphs in the order of the exported file; none is left out.

    Args:
        base: The text of the file when it was exported.
        returned: What it says now.
    """
    partners, cut = _by_bookmark(base, returned)
    for number, place in _moved(returned, partners):
        cut[number], partners[number] = partners[number], [place]
    partners = _corrected(partners, _by_whole_text(base, returned))
    kept = _increasing({number: partners[number] for number in partners if number not in cut})
    moved = {number for number in partners if number not in kept}
    partners = {**kept, **{number: partners[number] for number in moved}}
    taken = {place for found in (partners, cut) for places in found.values() for place in places}
    for start, end, first, last in _gaps(kept, len(base), len(returned)):
        left = [number for number in range(start, end) if number not in partners]
        right = [number for number in range(first, last) if number not in taken]
        for pairs in (_by_text, _by_place):
            for number, place in pairs(base, returned, left, right):
                partners[number] = [place]
                taken.add(place)
            left = [number for number in left if number not in partners]
            right = [place for place in right if place not in taken]
    rows = paired_rows(base, returned, partners)
    return grouped(base, returned, rows, moved, cut)


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


def _moved(
    returned: Sequence[Paragraph], partners: Mapping[int, list[int]]
) -> list[tuple[int, int]]:
    """Exported paragraphs that Word has moved without their bookmarks, and where they are now."""
    there: dict[str, list[int]] = {}
    for place, paragraph in enumerate(returned):
        if paragraph.runs and all(run.inserted and run.inserted.moved for run in paragraph.runs):
            there.setdefault(_text(paragraph), []).append(place)
    found: list[tuple[int, int]] = []
    for number, places in partners.items() if there else ():
        runs = [run for place in places for run in returned[place].runs]
        homes = there.get("".join(run.text for run in runs).strip(), [])
        if homes and all(run.deleted and run.deleted.moved for run in runs):
            found.append((number, homes.pop(0)))
    return found


def _text(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs).strip()


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


def _by_place(
    base: Sequence[Paragraph],
    returned: Sequence[Paragraph],
    left: Sequence[int],
    right: Sequence[int],
) -> Iterator[tuple[int, int]]:
    """Pairs of paragraphs that were written anew: as many of a kind as there had stood."""
    before: dict[object, list[int]] = {}
    now: dict[object, list[int]] = {}
    for number in left:
        before.setdefault(_place_kind(base[number]), []).append(number)
    for place in right:
        if _text(returned[place]) and not returned[place].inserted:
            now.setdefault(_place_kind(returned[place]), []).append(place)
    for kind, numbers in before.items():
        places = now.get(kind, [])
        # What the program writes is not the manuscript's, into however many pieces it was parted.
        written = not any(run.unit for number in numbers for run in base[number].runs)
        if len(numbers) == len(places) or written:
            yield from zip(numbers, places, strict=False)


def _place_kind(paragraph: Paragraph) -> tuple[ParagraphKind, bool, str]:
    """What a paragraph is, and in what text it stands."""
    return paragraph_kind(paragraph), bool(paragraph.cell), paragraph.note


def _original(paragraph: Paragraph) -> str:
    return comparable(original(paragraph))
