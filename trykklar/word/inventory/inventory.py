"""The inventory: how much of each kind the source has, and how much the finished Word file."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trykklar.word.inventory import counted
from trykklar.word.inventory.alignment import Alignment, align
from trykklar.word.inventory.author_names import authors
from trykklar.word.inventory.count_aux import recorded
from trykklar.word.inventory.count_docx import ANCHOR, FinishedCounts
from trykklar.word.inventory.count_source import items
from trykklar.word.inventory.counted import KINDS, CountedItem
from trykklar.word.inventory.link_key import entry
from trykklar.word.inventory.unit_words import UnitWording, wording
from trykklar.word.judge.folding import words
from trykklar.word.neutral.anchors import anchor_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from trykklar.word.cite.csl.items import Works
    from trykklar.word.export_state import ExportState
    from trykklar.word.mark.unit import Unit

_ALIGNED = (
    counted.HEADING, counted.CITATION, counted.WORK, counted.REFERENCE, counted.LABEL,
    counted.CAPTION, counted.TABLE, counted.FIGURE, counted.EQUATION,
    counted.FOOTNOTE, counted.LINK,
)  # fmt: skip
# A command; of a link, with the address that it leads to.
_COMMAND = re.compile(r"\\href\s*\{[^{}]*\}|\\[A-Za-z]+")
_FIRST = {
    counted.HEADING: "heading", counted.CAPTION: "caption", counted.FOOTNOTE: "footnote",
    counted.TABLE: "cell",
}  # fmt: skip


@dataclass(frozen=True)
class InventoryRow:
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
    """Before and after, kind by kind; `counted.py` defines each."""

    rows: tuple[InventoryRow, ...]

    @property
    def different(self) -> tuple[InventoryRow, ...]:
        """The kinds that differ."""
        return tuple(row for row in self.rows if not row.equal)


@dataclass(frozen=True)
class InventoryComparison:
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
    units: tuple[UnitWording, ...]
    list: int = 0
    recorded: tuple[CountedItem, ...] = ()
    empty: bool = False

    @property
    def inventory(self) -> Inventory:
        """The counts."""
        return Inventory(tuple(InventoryRow(kind, *self._count(kind)) for kind in KINDS))

    def _count(self, kind: str) -> tuple[int, int]:
        if kind in self.aligned:
            found = self.aligned[kind]
            unread = sum(record.kind == kind for record in self.recorded)
            both = len(found.pairs)
            return both + len(found.lost) + unread, both + len(found.new)
        if kind in (counted.ROW, counted.COLUMN):
            tables = self.aligned[counted.TABLE]
            before = [*(item for item, _ in tables.pairs), *tables.lost]
            after = [*(item for _, item in tables.pairs), *(item for item, _ in tables.new)]
            return _sum(before, kind), _sum(after, kind)
        if kind == counted.AUTHOR:
            return len(self.authors), sum(there for _, there in self.authors)
        if kind == counted.WORD:
            total = sum(wording.total for wording in self.units)
            return total, total - sum(len(wording.missing) for wording in self.units)
        running = [wording for wording in self.units if wording.unit.kind == "paragraph"]
        return len(running), sum(wording.there for wording in running)


def compare(
    state: ExportState, works: Works, found: FinishedCounts, *, typeset: bool = True
) -> InventoryComparison:
    """Compare the source with the finished file.

    Args:
        state: The state of the export.
        works: What is cited.
        found: What the finished file has.
        typeset: Whether TeX's lists are those of the source as it is.
    """
    offsets = {unit.name: unit.offset for unit in state.met.units if unit.name in found.unit_texts}
    source = [
        item
        for item in _noted(items(state.inputs.manuscript), state)
        if not _unprinted(item, state)
    ]
    headings = {sign.offset: len(place.content) // 2 for place, sign in state.met.reference_lists}
    listed = _listed(source, works, headings)
    before = _anchored(listed, state.inputs.manuscript.units, set(offsets.values()))
    after = [_placed(item, offsets) for item in found.items]
    aligned = {kind: align(before, after, kind) for kind in _ALIGNED}
    aligned[counted.LINK] = _without(aligned[counted.LINK], state.met.class_links)
    notes = len(found.notes) + found.inner + len(aligned[counted.FOOTNOTE].lost)
    return InventoryComparison(
        aligned,
        tuple(authors(state.inputs.manuscript, f"{found.text} {found.creator}")),
        wording(state, found, [item for item in source if item.kind == counted.AGAIN]),
        next((item.offset for item in source if item.kind in (counted.LIST, counted.WORK)), 0),
        recorded(state, found.notes, notes) if typeset else (),
        found.empty,
    )


def _without(found: Alignment, keys: AbstractSet[str]) -> Alignment:
    """Links without those that a class prints, of which the source may say nothing."""
    return replace(found, new=tuple(pair for pair in found.new if pair[0].key not in keys))


def _noted(found: list[CountedItem], state: ExportState) -> Iterator[CountedItem]:
    """The things of the source, with as many notes for each citation as its style prints."""
    printed = state.met.notes_printed
    for item in found:
        if item.kind == counted.CITATION and item.offset in printed:
            yield item
            yield from [replace(item, kind=counted.FOOTNOTE, key="")] * printed[item.offset]
        elif item.kind != counted.FOOTNOTE or item.offset not in printed:
            yield item


def _unprinted(item: CountedItem, state: ExportState) -> bool:
    """Whether it has nothing of its own in print: in the midst of `1 to 3`, an empty list.

    So a citation of a field that a work does not have.

    Nor has a note of the front matter that a class sets as a line of it, or leaves out.
    """
    if item.kind == counted.FOOTNOTE and state.met.notes_elsewhere:
        source = state.inputs.manuscript.flat.text[item.offset : item.end]
        own = "".join(words(_COMMAND.sub("", source)))
        notes = filter(None, state.met.notes_elsewhere)
        return bool(own) and any(own in note or note in own for note in notes)
    if item.kind == counted.LIST:
        lists = ((sign.offset, place.content) for place, sign in state.met.reference_lists)
        return any(offset == item.offset and not content for offset, content in lists)
    if item.kind == counted.HEADING:
        return item.offset in state.met.headless
    if item.kind == counted.CITATION:
        return item.offset in state.met.empty_citations
    return item.kind == counted.REFERENCE and (item.offset, item.key) in state.met.together


def _listed(
    found: list[CountedItem], works: Works, headings: Mapping[int, int]
) -> list[CountedItem]:
    """The works, once each, where the source has a list of them, which brings a heading, or more.

    Args:
        found: What was found in the source.
        works: What is cited.
        headings: Offset of a list's place -> how many headings, if lists bring them, stand there.
    """
    labels = {element.key: element for element in reversed(found) if element.kind == counted.LABEL}
    apart = (counted.CITED, counted.LIST, counted.LABEL, counted.AGAIN)
    kept = [*labels.values(), *(element for element in found if element.kind not in apart)]
    places = [element for element in found if element.kind == counted.LIST]
    own = {element.key for element in kept if element.kind == counted.WORK}
    wanted = dict[str, CountedItem]()
    for element in found if places else ():
        if element.kind == counted.CITED:
            keys = (
                [str(item["id"]) for item in works.items] if element.key == "*" else [element.key]
            )
            for key in keys:
                wanted.setdefault(works.spelled.get(key, key), element)
    if works.complete and places:
        keys = [str(item["id"]) for item in works.items]
        wanted = {key: wanted.get(key, places[0]) for key in keys}
    kept += [
        replace(element, kind=counted.WORK, key=entry(key), text=key)
        for key, element in wanted.items()
        if anchor_name(key, "ref-") not in own
    ]
    if works.items:
        kept += [
            replace(element, kind=counted.HEADING, key="")
            for element in places
            if element.key != "none"
            for _ in range(headings.get(element.offset, 1))
        ]
    return sorted(kept, key=lambda element: element.offset)


def _anchored(
    found: Iterable[CountedItem], units: Iterable[Unit], landed: set[int]
) -> list[CountedItem]:
    """The items of the source with an anchor for each unit that Word has, too."""
    known = [unit for unit in units if unit.start in landed]
    anchors = [CountedItem(ANCHOR, unit.start, str(unit.start)) for unit in known]
    starts = [unit.start for unit in known]
    named = [_named(item, known, starts) for item in found]
    return sorted([*anchors, *named], key=lambda item: (item.offset, item.kind != ANCHOR))


def _named(item: CountedItem, units: list[Unit], starts: list[int]) -> CountedItem:
    """A heading, caption, footnote or table is known by the first unit in it."""
    if item.kind not in _FIRST or item.end <= item.offset:
        return item
    kind = _FIRST[item.kind]
    inside = units[bisect_left(starts, item.offset) : bisect_left(starts, item.end)]
    first = next((unit for unit in inside if unit.kind == kind), None)
    return replace(item, key=str(first.start)) if first else item


def _placed(item: CountedItem, offsets: dict[str, int]) -> CountedItem:
    """An item of the Word file with the unit in its key as the source calls it."""
    if item.kind not in _FIRST and item.kind != ANCHOR:
        return item
    return replace(item, key=str(offsets.get(item.key, "")))


def _sum(tables: Iterable[CountedItem], kind: str) -> int:
    return sum(table.rows if kind == counted.ROW else table.columns for table in tables)
