"""Paragraphs and tables of two versions -> those of the later one, with tracked changes."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from trykklar.diff.tracked.paragraph_atoms import OBJECT, TEXT, atoms, settled
from trykklar.diff.tracked.track_marks import DELETED, INSERTED, Tracker
from trykklar.review.sequence_steps import stretches
from trykklar.review.text_pairs import text_pairs
from trykklar.word.docx.ooxml import W, dump, parse, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml import etree

    from trykklar.diff.tracked.earlier_parts import EarlierParts
    from trykklar.diff.tracked.paragraph_atoms import Atom

_ALIKE = 60.0  # of 100: a paragraph that was rewritten to more than this is another one
_BLOCKS = frozenset([w("p"), w("tbl")])
_UNSEEN = frozenset([w("rPr"), w("sectPr"), w("keepNext")])
_NUMBER = re.compile(r"<w:numId [^>]*>")
_TABLE = "\N{OBJECT REPLACEMENT CHARACTER}"


class BlockMerger:
    """Merges the blocks of a body, a cell or a note."""

    def __init__(self, tracker: Tracker, earlier: EarlierParts) -> None:
        """Begins.

        Args:
            tracker: Makes the marks.
            earlier: Brings what deleted text needs out of the earlier file.
        """
        self._tracker = tracker
        self._earlier = earlier
        self.notes: dict[str, str] = {}
        """Number of a note of the later file -> of the one that it was; "" for a new one."""

    def merge(self, old: etree._Element, new: etree._Element) -> None:
        """Change the later container so that its blocks carry the changes.

        Args:
            old: The earlier container: `w:body`, `w:tc`, `w:footnote`.
            new: The later one.
        """
        before = [item for item in old if item.tag in _BLOCKS]
        now = [item for item in new if item.tag in _BLOCKS]
        at = done = 0
        for number, place in [*_pairs(before, now), (len(before), len(now))]:
            for item in now[at:place]:
                self._inserted(item)
            anchor = now[at] if at < len(now) else None
            gone = self._gone(before[done:number])
            if gone and anchor is not None and gone[-1].tag == anchor.tag == w("tbl"):
                gone.append(self._nothing())
            _place(new, gone, anchor)
            if place < len(now):
                self._both(before[number], now[place])
            at, done = place + 1, number + 1
        self._tracker.settle_end([item for item in new if item.tag in _BLOCKS])

    def _gone(self, blocks: Sequence[etree._Element]) -> list[etree._Element]:
        """Blocks of the earlier version, deleted."""
        made: list[etree._Element] = []
        for block in blocks:
            copy = deepcopy(block)
            copy.tail = None
            self._deleted(copy)
            if made and made[-1].tag == copy.tag == w("tbl"):
                made.append(self._nothing())
            made.append(copy)
        return made

    def _nothing(self) -> etree._Element:
        """A paragraph of neither version, inserted and deleted: tables that touch would be one."""
        between = parse(f'<w:p xmlns:w="{W}"/>')
        self._tracker.end(between, INSERTED, DELETED)
        return between

    def _inserted(self, block: etree._Element) -> None:
        for row in block.iter(w("tr")):
            self._tracker.row(row, INSERTED)
        for paragraph in _paragraphs(block):
            self._rewritten(paragraph, None, paragraph)
            if block.tag == w("p"):
                self._tracker.end(paragraph, INSERTED)

    def _deleted(self, block: etree._Element) -> None:
        for row in block.iter(w("tr")):
            self._tracker.row(row, DELETED)
        for paragraph in _paragraphs(block):
            self._earlier.bring(paragraph)
            self._rewritten(paragraph, paragraph, None)
            properties = paragraph.find(w("pPr"))
            section = properties.find(w("sectPr")) if properties is not None else None
            if properties is not None and section is not None:
                properties.remove(section)
            if block.tag == w("p"):
                self._tracker.end(paragraph, DELETED)

    def _both(self, old: etree._Element, new: etree._Element) -> None:
        if new.tag == w("p"):
            self._paragraph(old, new)
        else:
            self._table(old, new)

    def _paragraph(self, old: etree._Element, new: etree._Element) -> None:
        if _is_picture(old) and _is_picture(new) and atoms(old)[0][0].key != atoms(new)[0][0].key:
            # LibreOffice loses the paragraph where a picture in it takes another's place.
            _place(new.getparent(), self._gone([old]), new)
            self._inserted(new)
            return
        was = old.find(w("pPr"))
        changed = _properties(was) != _properties(new.find(w("pPr")))
        self._earlier.bring(old)
        self._rewritten(new, old, new)
        if changed:
            self._tracker.restyled(new, was)

    def _table(self, old: etree._Element, new: etree._Element) -> None:
        before, now = old.findall(w("tr")), new.findall(w("tr"))
        keys = [_row_text(row) for row in before], [_row_text(row) for row in now]
        found = [
            (number, place)
            for number, place in sorted(text_pairs(*keys, _ALIKE))
            if len(before[number].findall(w("tc"))) == len(now[place].findall(w("tc")))
        ]
        at = done = 0
        for number, place in [*found, (len(before), len(now))]:
            for row in now[at:place]:
                self._tracker.row(row, INSERTED)
                for paragraph in _paragraphs(row):
                    self._rewritten(paragraph, None, paragraph)
            for row in before[done:number]:
                copy = deepcopy(row)
                self._deleted_row(copy)
                _place(new, [copy], now[at] if at < len(now) else None)
            if place < len(now):
                self._cells(before[number], now[place])
            at, done = place + 1, number + 1

    def _deleted_row(self, row: etree._Element) -> None:
        self._tracker.row(row, DELETED)
        for paragraph in _paragraphs(row):
            self._earlier.bring(paragraph)
            self._rewritten(paragraph, paragraph, None)

    def _cells(self, old: etree._Element, new: etree._Element) -> None:
        cells = zip(old.findall(w("tc")), new.findall(w("tc")), strict=True)
        for was, now in cells:
            BlockMerger.merge(self._inner(), was, now)

    def _inner(self) -> BlockMerger:
        inner = BlockMerger(self._tracker, self._earlier)
        inner.notes = self.notes
        return inner

    def _rewritten(
        self, target: etree._Element, old: etree._Element | None, new: etree._Element | None
    ) -> None:
        """Give a paragraph the atoms of both versions."""
        before = atoms(old)[0] if old is not None else []
        now, behind = atoms(new) if new is not None else ([], [])
        for item in list(target):
            if item.tag != w("pPr"):
                target.remove(item)
        for element in self._content(before, now):
            target.append(element)
        for mark in behind:
            target.append(mark)

    def _content(self, before: list[Atom], now: list[Atom]) -> Iterator[etree._Element]:
        """What is gone stands before what has come in its place."""
        keys = [atom.key for atom in before], [atom.key for atom in now]
        gone: list[Atom] = []
        come: list[Atom] = []
        steps = list(stretches(*keys))
        for at, step in enumerate(steps):
            old, new = before[step.start : step.end], now[step.first : step.last]
            for place, atom in enumerate(new):
                if atom.note:
                    self.notes[atom.note] = old[place].note if step.same else ""
            # A blank or a comma between two changes is no landmark.
            is_landmark = at in (0, len(steps) - 1) or any(map(_is_word, new))
            if step.same and is_landmark:
                yield from self._replaced(gone, come)
                gone, come = [], []
                yield from self._kept(new, inserted=False)
            else:
                gone += old
                come += new
        yield from self._replaced(gone, come)

    def _replaced(self, gone: list[Atom], come: list[Atom]) -> Iterator[etree._Element]:
        yield from self._tracker.wrapped(_elements(map(settled, gone)), DELETED)
        self._earlier.delete_notes(atom.note for atom in gone if atom.note)
        yield from self._kept(come, inserted=True)

    def _kept(self, new: Sequence[Atom], *, inserted: bool) -> Iterator[etree._Element]:
        """Atoms of the later version with the bookmarks between them."""
        waiting: list[etree._Element] = []
        for atom in new:
            if atom.marks:
                yield from self._out(waiting, inserted=inserted)
                waiting = []
                yield from atom.marks
            waiting.extend(atom.elements)
        yield from self._out(waiting, inserted=inserted)

    def _out(self, elements: list[etree._Element], *, inserted: bool) -> list[etree._Element]:
        return self._tracker.wrapped(elements, INSERTED) if inserted else elements


def _pairs(
    before: Sequence[etree._Element], now: Sequence[etree._Element]
) -> list[tuple[int, int]]:
    """Which blocks are which; the only paragraph of a cell or note stays, whatever it says."""
    if len(before) == len(now) == 1:
        return [(0, 0)] if before[0].tag == now[0].tag else []
    keys = [_text(item) for item in before], [_text(item) for item in now]
    found = sorted(text_pairs(*keys, _ALIKE))
    return [(old, new) for old, new in found if before[old].tag == now[new].tag]


def _place(
    container: etree._Element | None, gone: list[etree._Element], anchor: etree._Element | None
) -> None:
    """Put what is gone before a block, or at the end, before the properties of the section."""
    if container is None:
        return
    last = container[-1] if len(container) else None
    if anchor is None and last is not None and last.tag == w("sectPr"):
        anchor = last
    for item in gone:
        if anchor is not None:
            anchor.addprevious(item)
        else:
            container.append(item)


def _elements(found: Iterable[Atom]) -> list[etree._Element]:
    return [element for atom in found for element in atom.elements]


def _is_word(atom: Atom) -> bool:
    """Whether an atom is more than a blank or a sign."""
    return atom.key[0] != TEXT or any(map(str.isalnum, atom.key[1]))


def _is_picture(paragraph: etree._Element) -> bool:
    """Whether a paragraph holds one picture and nothing else."""
    found = atoms(paragraph)[0]
    return len(found) == 1 and found[0].key[0] == OBJECT


def _paragraphs(block: etree._Element) -> list[etree._Element]:
    return [block] if block.tag == w("p") else list(block.iter(w("p")))


def _text(block: etree._Element) -> str:
    text = "".join(item.text or "" for item in block.iter(w("t")))
    # A table is like another one, whatever it says, and like no paragraph.
    return f"{_TABLE * len(text)}{text}" if block.tag == w("tbl") else text


def _row_text(row: etree._Element) -> str:
    return "\t".join(_text(cell) for cell in row.findall(w("tc")))


def _properties(properties: etree._Element | None) -> str:
    """What of a paragraph's properties a reader sees; lists have other numbers in each file."""
    if properties is None:
        return ""
    kept = (item for item in properties if item.tag not in _UNSEEN)
    return "".join(_NUMBER.sub("", dump(item).decode()) for item in kept)
