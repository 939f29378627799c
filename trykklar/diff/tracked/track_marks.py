"""Elements as inserted or deleted by somebody: `w:ins`, `w:del`, and the marks of paragraphs.

Source: ECMA-376, part 1, 17.13.5 (revisions).
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import W, m, parse, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml import etree

INSERTED, DELETED = "ins", "del"
_INNER = frozenset([w("r"), m("oMath"), m("oMathPara")])
_TEXTS = {w("t"): w("delText"), w("instrText"): w("delInstrText")}
_FIRST = 900_000  # of the numbers of revisions, far above those of bookmarks
# What stands before w:ins and w:del in w:rPr of a paragraph: nothing (CT_ParaRPr).
# What stands behind w:rPr in w:pPr (CT_PPr): the section, and how the paragraph was before.
_BEHIND = frozenset([w("sectPr"), w("pPrChange")])


class Tracker:
    """Makes marks with an author, a date and a number of their own."""

    def __init__(self, author: str, date: str) -> None:
        """Begins to count.

        Args:
            author: Who is named as having made all changes.
            date: When: ISO 8601, in UTC.
        """
        self._author, self._date = author, date
        self._count = _FIRST

    def mark(self, name: str) -> etree._Element:
        """An empty element of revision."""
        self._count += 1
        made = parse(f'<w:{name} xmlns:w="{W}"/>')
        made.set(w("id"), str(self._count))
        made.set(w("author"), self._author)
        made.set(w("date"), self._date)
        return made

    def wrapped(self, elements: Iterable[etree._Element], kind: str) -> list[etree._Element]:
        """Elements as inserted or deleted; what may not stand in a mark has it inside.

        Args:
            elements: Runs, formulas, links.
            kind: `INSERTED` or `DELETED`.
        """
        made: list[etree._Element] = []
        open_mark: etree._Element | None = None
        for element in elements:
            if kind == DELETED:
                _as_deleted(element)
            if element.tag in _INNER:
                if open_mark is None:
                    open_mark = self.mark(kind)
                    made.append(open_mark)
                open_mark.append(element)
                continue
            open_mark = None
            inner = [child for child in element if isinstance(child.tag, str)]
            for child in inner:
                element.remove(child)
            for child in self.wrapped(inner, kind) if inner else ():
                element.append(child)
            made.append(element)
        return made

    def end(self, paragraph: etree._Element, *kinds: str) -> None:
        """Mark the end of a paragraph as inserted or deleted."""
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = parse(f'<w:pPr xmlns:w="{W}"/>')
            paragraph.insert(0, properties)
        look = properties.find(w("rPr"))
        if look is None:
            look = parse(f'<w:rPr xmlns:w="{W}"/>')
            at = next((n for n, item in enumerate(properties) if item.tag in _BEHIND), None)
            properties.insert(len(properties) if at is None else at, look)
        for place, kind in enumerate(kinds):
            look.insert(place, self.mark(kind))

    def settle_end(self, blocks: Sequence[etree._Element]) -> None:
        """Mend the marks of the last paragraphs of a container, whose very last end cannot go.

        What came or went at the end did so with the end of the paragraph before it.

        Args:
            blocks: All paragraphs and tables of the container.
        """
        kinds = [_kind(block) for block in blocks]
        last = kinds[-1] if kinds else ""
        if not last:
            return
        _unmark(blocks[-1])
        start = next((at for at in range(len(kinds), 0, -1) if kinds[at - 1] != last), 0)
        if start and not kinds[start - 1] and blocks[start - 1].tag == w("p"):
            self.end(blocks[start - 1], last)

    def row(self, row: etree._Element, kind: str) -> None:
        """Mark a row of a table as inserted or deleted."""
        properties = row.find(w("trPr"))
        if properties is None:
            properties = parse(f'<w:trPr xmlns:w="{W}"/>')
            before = [item.tag for item in row if item.tag == w("tblPrEx")]
            row.insert(len(before), properties)
        properties.append(self.mark(kind))

    def restyled(self, paragraph: etree._Element, before: etree._Element | None) -> None:
        """Mark that a paragraph's properties were others.

        Args:
            paragraph: As it is now.
            before: Its `w:pPr` as it was.
        """
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = parse(f'<w:pPr xmlns:w="{W}"/>')
            paragraph.insert(0, properties)
        change = self.mark("pPrChange")
        was = deepcopy(before) if before is not None else parse(f'<w:pPr xmlns:w="{W}"/>')
        for item in list(was):
            if item.tag in (w("rPr"), *_BEHIND):
                was.remove(item)
        change.append(was)
        properties.append(change)


def _kind(block: etree._Element) -> str:
    """Whether the end of a paragraph is marked as inserted or deleted; "" where it is not."""
    found = block.find(f"{w('pPr')}/{w('rPr')}")
    names = {w(kind): kind for kind in (INSERTED, DELETED)}
    marks = [names[item.tag] for item in found if item.tag in names] if found is not None else []
    return marks[0] if len(marks) == 1 else ""


def _unmark(paragraph: etree._Element) -> None:
    look = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    for item in list(look) if look is not None else []:
        if look is not None and item.tag in (w(INSERTED), w(DELETED)):
            look.remove(item)


def _as_deleted(element: etree._Element) -> None:
    for item in element.iter(*_TEXTS):
        item.tag = _TEXTS[str(item.tag)]
