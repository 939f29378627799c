"""The inventory: how much of each kind the source has, and how much the finished Word file."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trykklar.word.inventory import thing
from trykklar.word.inventory.address import entry
from trykklar.word.inventory.alignment import Alignment, align
from trykklar.word.inventory.author import authors
from trykklar.word.inventory.finished import ANCHOR, Finished
from trykklar.word.inventory.recorded import recorded
from trykklar.word.inventory.source import things
from trykklar.word.inventory.thing import KINDS, Thing
from trykklar.word.inventory.wording import Wording, wording
from trykklar.word.text.field import bookmark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.word.citation.works import Works
    from trykklar.word.marked.unit import Unit
    from trykklar.word.text.desk import Desk

_ALIGNED = (
    thing.HEADING, thing.CITATION, thing.WORK, thing.REFERENCE, thing.LABEL, thing.CAPTION,
    thing.TABLE, thing.FIGURE, thing.EQUATION, thing.FOOTNOTE, thing.LINK,
)  # fmt: skip
_FIRST = {
    thing.HEADING: "heading", thing.CAPTION: "caption", thing.FOOTNOTE: "footnote",
    thing.TABLE: "cell",
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
    authors: tuple[tuple[Thing, bool], ...]
    units: tuple[Wording, ...]
    list: int = 0
    recorded: tuple[Thing, ...] = ()
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
        if kind in (thing.ROW, thing.COLUMN):
            tables = self.aligned[thing.TABLE]
            before = [*(one for one, _ in tables.pairs), *tables.lost]
            after = [*(two for _, two in tables.pairs), *(two for two, _ in tables.new)]
            return _sum(before, kind), _sum(after, kind)
        if kind == thing.AUTHOR:
            return len(self.authors), sum(there for _, there in self.authors)
        if kind == thing.WORD:
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
    source = [one for one in things(desk.manuscript) if not _unprinted(one, desk)]
    listed = _listed(source, works)
    before = _anchored(listed, desk.manuscript.units, set(offsets.values()))
    after = [_placed(one, offsets) for one in found.things]
    return Comparison(
        {kind: align(before, after, kind) for kind in _ALIGNED},
        tuple(authors(desk.manuscript, f"{found.text} {found.creator}")),
        wording(desk, found, [one for one in source if one.kind == thing.AGAIN]),
        next((one.offset for one in source if one.kind in (thing.LIST, thing.WORK)), 0),
        recorded(desk) if typeset else (),
        found.empty,
    )


def _unprinted(one: Thing, desk: Desk) -> bool:
    """Whether it has nothing of its own in print: in the midst of `1 to 3`, or an empty list."""
    if one.kind == thing.LIST:
        lists = ((sign.offset, place.content) for place, sign in desk.reference_lists)
        return any(offset == one.offset and not content for offset, content in lists)
    return one.kind == thing.REFERENCE and (one.offset, one.key) in desk.together


def _listed(found: list[Thing], works: Works) -> list[Thing]:
    """The works, once each, where the source has a list of them, which brings a heading."""
    labels = {one.key: one for one in reversed(found) if one.kind == thing.LABEL}
    apart = (thing.CITED, thing.LIST, thing.LABEL, thing.AGAIN)
    kept = [*labels.values(), *(one for one in found if one.kind not in apart)]
    places = [one for one in found if one.kind == thing.LIST]
    own = {one.key for one in kept if one.kind == thing.WORK}
    wanted = dict[str, Thing]()
    for one in found if places else ():
        if one.kind == thing.CITED:
            keys = [str(item["id"]) for item in works.items] if one.key == "*" else [one.key]
            for key in keys:
                wanted.setdefault(works.spelled.get(key, key), one)
    kept += [
        replace(one, kind=thing.WORK, key=entry(key), said=key)
        for key, one in wanted.items()
        if bookmark(key, "ref-") not in own
    ]
    if works.items:
        kept += [replace(one, kind=thing.HEADING, key="") for one in places if one.key != "none"]
    return sorted(kept, key=lambda one: one.offset)


def _anchored(found: Iterable[Thing], units: Iterable[Unit], landed: set[int]) -> list[Thing]:
    """The things of the source with an anchor for each unit that Word has, too."""
    known = [unit for unit in units if unit.start in landed]
    anchors = [Thing(ANCHOR, unit.start, str(unit.start)) for unit in known]
    starts = [unit.start for unit in known]
    named = [_named(one, known, starts) for one in found]
    return sorted([*anchors, *named], key=lambda one: (one.offset, one.kind != ANCHOR))


def _named(one: Thing, units: list[Unit], starts: list[int]) -> Thing:
    """A heading, caption, footnote or table is known by the first unit in it."""
    if one.kind not in _FIRST or one.end <= one.offset:
        return one
    kind = _FIRST[one.kind]
    inside = units[bisect_left(starts, one.offset) : bisect_left(starts, one.end)]
    first = next((unit for unit in inside if unit.kind == kind), None)
    return replace(one, key=str(first.start)) if first else one


def _placed(one: Thing, offsets: dict[str, int]) -> Thing:
    """A thing of the Word file with the unit in its key as the source calls it."""
    if one.kind not in _FIRST and one.kind != ANCHOR:
        return one
    return replace(one, key=str(offsets.get(one.key, "")))


def _sum(tables: Iterable[Thing], kind: str) -> int:
    return sum(one.rows if kind == thing.ROW else one.columns for one in tables)
