"""The inventory: how much of each kind the source has, and how much the finished Word file."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trykklar.word.blocks.word_field import bookmark
from trykklar.word.inventory import counted
from trykklar.word.inventory.alignment import Alignment, align
from trykklar.word.inventory.author_names import authors
from trykklar.word.inventory.count_aux import recorded
from trykklar.word.inventory.count_docx import ANCHOR, Finished
from trykklar.word.inventory.count_source import things
from trykklar.word.inventory.counted import KINDS, CountedItem
from trykklar.word.inventory.link_key import entry
from trykklar.word.inventory.unit_words import Wording, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from trykklar.word.blocks.export_state import Desk
    from trykklar.word.cite.csl.items import Works
    from trykklar.word.mark.unit import Unit

_ALIGNED = (
    counted.HEADING, counted.CITATION, counted.WORK, counted.REFERENCE, counted.LABEL,
    counted.CAPTION, counted.TABLE, counted.FIGURE, counted.EQUATION,
    counted.FOOTNOTE, counted.LINK,
)  # fmt: skip
_FIRST = {
    counted.HEADING: "heading", counted.CAPTION: "caption", counted.FOOTNOTE: "footnote",
    counted.TABLE: "cell",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One kind: how many there are on each side."""

    kind: str
    before: int
    after: int

    @property
    def equal(self) -> bool:
        """Whether nothing was lost or added."""
        return self.before == self.after


@dataclass(frozen=True)
class Inventory:
    """Before and after, kind by kind; what each is, `thing.py` says."""

    rows: tuple[Row, ...]

    @property
    def different(self) -> tuple[Row, ...]:
        """The kinds that differ."""
        return tuple(row for row in self.rows if not row.equal)


@dataclass(frozen=True)
class Comparison:
    """What the inventory was counted from.

    Attributes:
        aligned: Kind -> what is in both, lost or new.
        authors: Authors of the source, and whether Word names them.
        units: What became of the words of each unit.
        recorded: What TeX lists and neither the reading nor the Word file has.
        empty: Whether the Word file has no text.
        list: Where in the flat source the list of works is asked for.
    """

    aligned: dict[str, Alignment]
    authors: tuple[tuple[CountedItem, bool], ...]
    units: tuple[Wording, ...]
    list: int = 0
    recorded: tuple[CountedItem, ...] = ()
    empty: bool = False

    @property
    def inventory(self) -> Inventory:
        """The counts."""
        return Inventory(tuple(Row(kind, *self._count(kind)) for kind in KINDS))

    def _count(self, kind: str) -> tuple[int, int]:
        if kind in self.aligned:
            found = self.aligned[kind]
            unread = sum(one.kind == kind for one in self.recorded)
            both = len(found.pairs)
            return both + len(found.lost) + unread, both + len(found.new)
        if kind in (counted.ROW, counted.COLUMN):
            tables = self.aligned[counted.TABLE]
            before = [*(one for one, _ in tables.pairs), *tables.lost]
            after = [*(two for _, two in tables.pairs), *(two for two, _ in tables.new)]
            return _sum(before, kind), _sum(after, kind)
        if kind == counted.AUTHOR:
            return len(self.authors), sum(there for _, there in self.authors)
        if kind == counted.WORD:
            total = sum(one.total for one in self.units)
            return total, total - sum(len(one.missing) for one in self.units)
        running = [one for one in self.units if one.unit.kind == "paragraph"]
        return len(running), sum(one.there for one in running)


def compare(desk: Desk, works: Works, found: Finished, *, typeset: bool = True) -> Comparison:
    """Hold the source against the finished file.

    Args:
        desk: The state of the export.
        works: What is cited.
        found: What the finished file has.
        typeset: Whether TeX's lists are those of the source as it is.
    """
    offsets = {unit.name: unit.offset for unit in desk.units if unit.name in found.said}
    source = [one for one in _noted(things(desk.manuscript), desk) if not _unprinted(one, desk)]
    headings = {sign.offset: len(place.content) // 2 for place, sign in desk.reference_lists}
    listed = _listed(source, works, headings)
    before = _anchored(listed, desk.manuscript.units, set(offsets.values()))
    after = [_placed(one, offsets) for one in found.things]
    return Comparison(
        {kind: align(before, after, kind) for kind in _ALIGNED},
        tuple(authors(desk.manuscript, f"{found.text} {found.creator}")),
        wording(desk, found, [one for one in source if one.kind == counted.AGAIN]),
        next((one.offset for one in source if one.kind in (counted.LIST, counted.WORK)), 0),
        recorded(desk) if typeset else (),
        found.empty,
    )


def _noted(found: list[CountedItem], desk: Desk) -> Iterator[CountedItem]:
    """The things of the source, with as many notes for each citation as its style prints."""
    printed = desk.notes_printed
    for one in found:
        if one.kind == counted.CITATION and one.offset in printed:
            yield one
            yield from [replace(one, kind=counted.FOOTNOTE, key="")] * printed[one.offset]
        elif one.kind != counted.FOOTNOTE or one.offset not in printed:
            yield one


def _unprinted(one: CountedItem, desk: Desk) -> bool:
    """Whether it has nothing of its own in print: in the midst of `1 to 3`, or an empty list."""
    if one.kind == counted.LIST:
        lists = ((sign.offset, place.content) for place, sign in desk.reference_lists)
        return any(offset == one.offset and not content for offset, content in lists)
    return one.kind == counted.REFERENCE and (one.offset, one.key) in desk.together


def _listed(
    found: list[CountedItem], works: Works, headings: Mapping[int, int]
) -> list[CountedItem]:
    """The works, once each, where the source has a list of them, which brings a heading, or more.

    Args:
        found: What was found in the source.
        works: What is cited.
        headings: Offset of a list's place -> how many headings, if lists bring them, stand there.
    """
    labels = {one.key: one for one in reversed(found) if one.kind == counted.LABEL}
    apart = (counted.CITED, counted.LIST, counted.LABEL, counted.AGAIN)
    kept = [*labels.values(), *(one for one in found if one.kind not in apart)]
    places = [one for one in found if one.kind == counted.LIST]
    own = {one.key for one in kept if one.kind == counted.WORK}
    wanted = dict[str, CountedItem]()
    for one in found if places else ():
        if one.kind == counted.CITED:
            keys = [str(item["id"]) for item in works.items] if one.key == "*" else [one.key]
            for key in keys:
                wanted.setdefault(works.spelled.get(key, key), one)
    if works.complete and places:
        keys = [str(item["id"]) for item in works.items]
        wanted = {key: wanted.get(key, places[0]) for key in keys}
    kept += [
        replace(one, kind=counted.WORK, key=entry(key), said=key)
        for key, one in wanted.items()
        if bookmark(key, "ref-") not in own
    ]
    if works.items:
        kept += [
            replace(one, kind=counted.HEADING, key="")
            for one in places
            if one.key != "none"
            for _ in range(headings.get(one.offset, 1))
        ]
    return sorted(kept, key=lambda one: one.offset)


def _anchored(
    found: Iterable[CountedItem], units: Iterable[Unit], landed: set[int]
) -> list[CountedItem]:
    """The things of the source with an anchor for each unit that Word has, too."""
    known = [unit for unit in units if unit.start in landed]
    anchors = [CountedItem(ANCHOR, unit.start, str(unit.start)) for unit in known]
    starts = [unit.start for unit in known]
    named = [_named(one, known, starts) for one in found]
    return sorted([*anchors, *named], key=lambda one: (one.offset, one.kind != ANCHOR))


def _named(one: CountedItem, units: list[Unit], starts: list[int]) -> CountedItem:
    """A heading, caption, footnote or table is known by the first unit in it."""
    if one.kind not in _FIRST or one.end <= one.offset:
        return one
    kind = _FIRST[one.kind]
    inside = units[bisect_left(starts, one.offset) : bisect_left(starts, one.end)]
    first = next((unit for unit in inside if unit.kind == kind), None)
    return replace(one, key=str(first.start)) if first else one


def _placed(one: CountedItem, offsets: dict[str, int]) -> CountedItem:
    """A thing of the Word file with the unit in its key as the source calls it."""
    if one.kind not in _FIRST and one.kind != ANCHOR:
        return one
    return replace(one, key=str(offsets.get(one.key, "")))


def _sum(tables: Iterable[CountedItem], kind: str) -> int:
    return sum(one.rows if kind == counted.ROW else one.columns for one in tables)
