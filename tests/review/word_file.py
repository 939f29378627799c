"""A Word file that a test changes as a co-author would: on its XML, letter by letter.

What it does to the text is given in terms of `text`: the paragraphs of a part, a line feed between
two, and one sign for each citation, reference, formula, macro or mark of a note.
"""

from __future__ import annotations

import zipfile
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import W, dump, m, parse, w
from trykklar.word.mark.mark import ATOM_SIGN

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

DOCUMENT = "word/document.xml"
FOOTNOTES = "word/footnotes.xml"
MAP = "customXml/item1.xml"
DATE = "2026-11-20T10:00:00Z"
_RUNS = (w("r"), m("oMath"))
_RUN_OF = {w("t"): "delText", w("instrText"): "delInstrText"}


@dataclass(frozen=True)
class Hand:
    """Whose hand an edit is made by.

    Attributes:
        author: Their name; empty where changes are not tracked.
        deletion_accepted: Whether what was taken away has been accepted since.
        insertion_accepted: Whether what was put in has been accepted since.
    """

    author: str = ""
    deletion_accepted: bool = False
    insertion_accepted: bool = False

    @property
    def tracks_insertion(self) -> bool:
        """Whether an insertion is still marked as one."""
        return bool(self.author) and not self.insertion_accepted

    @property
    def tracks_deletion(self) -> bool:
        """Whether a deletion is still marked as one."""
        return bool(self.author) and not self.deletion_accepted


@dataclass
class _Sign:
    """One sign of a paragraph: where it stands in the XML.

    Attributes:
        sign: The letter.
        runs: Its runs: one for a letter, all of an atom's.
        at: Of a letter: its place in the text of its run.
        last: The element behind which something is put that comes after it.
        unit: Whether it is the manuscript's.
    """

    sign: str
    runs: list[etree._Element]
    at: int
    last: etree._Element
    unit: bool = False


class WordFile:
    """The parts of a Word file, of which the text can be changed.

    Args:
        data: The file.
    """

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self._raw = {name: archive.read(name) for name in archive.namelist()}
        self.roots = {
            name: parse(self._raw[name]) for name in (DOCUMENT, FOOTNOTES) if name in self._raw
        }
        self._number = 90_000

    def copy(self) -> WordFile:
        """The same file, to be changed in another way."""
        made = object.__new__(WordFile)
        made._raw = dict(self._raw)
        made.roots = {name: deepcopy(root) for name, root in self.roots.items()}
        made._number = self._number
        return made

    @property
    def names(self) -> tuple[str, ...]:
        """The parts."""
        return tuple(self._raw)

    def put(self, name: str, data: bytes | str) -> None:
        """Add a part, or replace one."""
        self._raw[name] = data.encode() if isinstance(data, str) else data
        self.roots.pop(name, None)

    def part(self, name: str) -> bytes:
        """The bytes of a part."""
        return dump(self.roots[name]) if name in self.roots else self._raw[name]

    def save(self, path: Path) -> Path:
        """Write the file, and return its path."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in self._raw:
                archive.writestr(name, self.part(name))
        return path

    def paragraphs(self, part: str = DOCUMENT) -> list[etree._Element]:
        """The paragraphs of a part that hold text, in order."""
        return [
            item
            for item in self.roots[part].iter(w("p"))
            if any(True for _ in item.iter(w("bookmarkStart")))
        ]

    def text(self, paragraph: etree._Element) -> str:
        """The text of a paragraph."""
        return "".join(sign.sign for sign in _signs(paragraph))

    def unit(self, paragraph: etree._Element) -> tuple[int, int] | None:
        """Where the manuscript's text begins and ends in a paragraph; None where it has none."""
        inside = [at for at, sign in enumerate(_signs(paragraph)) if sign.unit]
        return (inside[0], inside[-1] + 1) if inside else None

    def notes(self, paragraph: etree._Element) -> dict[int, str]:
        """Place in the text of a paragraph -> the text of the note whose mark stands there."""
        texts = {
            item.get(w("id"), ""): "".join(map(self.text, item.iter(w("p"))))
            for item in self.roots[FOOTNOTES].iter(w("footnote"))
        }
        return {
            at: texts[mark.get(w("id"), "")]
            for at, sign in enumerate(_signs(paragraph))
            for run in sign.runs
            for mark in run.iter(w("footnoteReference"))
        }

    def insert(self, paragraph: etree._Element, at: int, text: str, hand: Hand) -> None:
        """Type before a letter of a paragraph; a line feed is Enter."""
        pieces = text.split("\n")
        for number, piece in reversed(list(enumerate(pieces))):
            if piece:
                self._typed(paragraph, at, piece, hand)
            if number:
                self.split(paragraph, at, hand)

    def delete(self, paragraph: etree._Element, start: int, end: int, hand: Hand) -> None:
        """Take letters of a paragraph away."""
        for run in _isolated(paragraph, start, end):
            parent = run.getparent()
            assert parent is not None
            if not hand.tracks_deletion:
                parent.remove(run)
                continue
            mark = self._mark("del", hand)
            parent.replace(run, mark)
            mark.append(run)
            for item in run.iter(*_RUN_OF):
                item.tag = w(_RUN_OF[str(item.tag)])

    def split(self, paragraph: etree._Element, at: int, hand: Hand) -> None:
        """Press Enter before a letter of a paragraph: the new one is the second."""
        point = _point(paragraph, at)
        made = deepcopy(paragraph)
        # What was done to the end of the paragraph was done to that of the second half.
        for properties in paragraph.findall(f"{w('pPr')}/{w('rPr')}"):
            for mark in [item for item in properties if item.tag in (w("ins"), w("del"))]:
                properties.remove(mark)
        for item in list(made):
            if item.tag != w("pPr"):
                made.remove(item)
        following = list(point.itersiblings()) if point is not None else list(paragraph)
        for item in following:
            if item.tag != w("pPr"):
                made.append(item)
        paragraph.addnext(made)
        if hand.tracks_insertion:
            _properties(paragraph).insert(0, self._mark("ins", hand))

    def join(self, paragraph: etree._Element, hand: Hand) -> None:
        """Take the end of a paragraph away, so that the next one goes on in it."""
        if hand.tracks_deletion:
            _properties(paragraph).insert(0, self._mark("del", hand))
            return
        following = next(paragraph.itersiblings(w("p")))
        for item in list(following):
            if item.tag != w("pPr"):
                paragraph.append(item)
        parent = following.getparent()
        assert parent is not None
        parent.remove(following)

    def remove(self, paragraph: etree._Element, hand: Hand) -> None:
        """Take a whole paragraph away, with its end."""
        if hand.tracks_deletion:
            self.delete(paragraph, 0, len(_signs(paragraph)), hand)
            _properties(paragraph).insert(0, self._mark("del", hand))
            return
        parent = paragraph.getparent()
        assert parent is not None
        parent.remove(paragraph)

    def restyle(
        self, paragraph: etree._Element, start: int, end: int, look: str, hand: Hand
    ) -> None:
        """Give letters of a paragraph another look: `<w:b/>`."""
        for run in _isolated(paragraph, start, end):
            properties = run.find(w("rPr"))
            if properties is None:
                properties = parse(f'<w:rPr xmlns:w="{W}"/>')
                run.insert(0, properties)
            before = deepcopy(properties)
            properties.append(parse(f'<w:x xmlns:w="{W}">{look}</w:x>')[0])
            if hand.tracks_insertion:
                mark = self._mark("rPrChange", hand)
                mark.append(before)
                properties.append(mark)

    def comment_on(
        self, paragraph: etree._Element, start: int, end: int, numbers: tuple[str, ...]
    ) -> None:
        """Put the ends of comments around letters of a paragraph."""
        runs = _isolated(paragraph, start, end)
        for number in numbers:
            first = parse(f'<w:commentRangeStart xmlns:w="{W}" w:id="{number}"/>')
            runs[0].addprevious(first)
            mark = parse(f'<w:r xmlns:w="{W}"><w:commentReference w:id="{number}"/></w:r>')
            runs[-1].addnext(mark)
            runs[-1].addnext(parse(f'<w:commentRangeEnd xmlns:w="{W}" w:id="{number}"/>'))

    def _typed(self, paragraph: etree._Element, at: int, text: str, hand: Hand) -> None:
        point = _point(paragraph, at)
        run = parse(f'<w:r xmlns:w="{W}"><w:t xml:space="preserve"/></w:r>')
        run[0].text = text
        if hand.tracks_insertion:
            mark = self._mark("ins", hand)
            mark.append(run)
            run = mark
        if point is None:
            first = next((item for item in paragraph if item.tag != w("pPr")), None)
            if first is None:
                paragraph.append(run)
            else:
                first.addprevious(run)
        else:
            point.addnext(run)

    def _mark(self, name: str, hand: Hand) -> etree._Element:
        self._number += 1
        made = parse(f'<w:{name} xmlns:w="{W}"/>')
        made.set(w("id"), str(self._number))
        made.set(w("author"), hand.author)
        made.set(w("date"), DATE)
        return made


def _signs(paragraph: etree._Element) -> list[_Sign]:
    """The signs of a paragraph, in order; what was deleted is none."""
    found: list[_Sign] = []
    atom: tuple[str, _Sign] | None = None
    units: set[str] = set()
    for item in paragraph.iter():
        known = len(found)
        if item.tag == w("bookmarkStart") and item.get(w("name"), "").startswith("_src_"):
            units.add(item.get(w("id"), ""))
        elif item.tag == w("bookmarkStart") and item.get(w("name"), "").startswith("_at_"):
            atom = (item.get(w("id"), ""), _Sign(ATOM_SIGN, [], 0, item))
            found.append(atom[1])
        elif atom and item.tag == w("bookmarkEnd") and item.get(w("id")) == atom[0]:
            atom[1].last = item
            atom = None
        elif item.tag == w("bookmarkEnd"):
            units.discard(item.get(w("id"), ""))
        elif item.tag in _RUNS and _parent(item).tag != w("del"):
            if atom:
                atom[1].runs.append(item)
            else:
                _add_run(item, found)
        for sign in found[known:]:
            sign.unit = bool(units)
    return found


def _add_run(run: etree._Element, found: list[_Sign]) -> None:
    for item in run:
        if item.tag == w("t"):
            found += [_Sign(sign, [run], at, run) for at, sign in enumerate(item.text or "")]
        elif item.tag in (w("tab"), w("br")):
            found.append(_Sign(" ", [run], 0, run))


def _parent(item: etree._Element) -> etree._Element:
    parent = item.getparent()
    assert parent is not None
    return parent


def _isolated(paragraph: etree._Element, start: int, end: int) -> list[etree._Element]:
    """The runs of some letters, after the runs that hold others, too, were parted."""
    _part(paragraph, start)
    _part(paragraph, end)
    runs = [run for sign in _signs(paragraph)[start:end] for run in sign.runs]
    return list(dict.fromkeys(runs))


def _point(paragraph: etree._Element, at: int) -> etree._Element | None:
    """The element behind which something comes that is put before a letter; None: at the front."""
    if at == 0:
        starts = [item for item in paragraph if item.tag == w("bookmarkStart")]
        first = next(iter(_signs(paragraph)), None)
        before = [
            item
            for item in starts
            if first is None or paragraph.index(item) < _top(paragraph, first.runs[0])
            if item.get(w("name"), "").startswith("_src_")
        ]
        return before[-1] if before else None
    _part(paragraph, at)
    point = _signs(paragraph)[at - 1].last
    while (parent := point.getparent()) is not paragraph:
        assert parent is not None
        point = parent
    return point


def _top(paragraph: etree._Element, item: etree._Element) -> int:
    """The place in a paragraph of the element that something stands in."""
    while (parent := item.getparent()) is not paragraph:
        assert parent is not None
        item = parent
    return paragraph.index(item)


def _part(paragraph: etree._Element, at: int) -> None:
    """Part the run that a letter stands in the middle of."""
    found = _signs(paragraph)
    if not 0 < at < len(found) or found[at].sign == ATOM_SIGN or found[at].at == 0:
        return
    run, place = found[at].runs[0], found[at].at
    text = next(item for item in run if item.tag == w("t"))
    rest = deepcopy(run)
    tail = next(item for item in rest if item.tag == w("t"))
    text.text, tail.text = (text.text or "")[:place], (text.text or "")[place:]
    for item in (text, tail):
        item.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(rest)


def _properties(paragraph: etree._Element) -> etree._Element:
    """Those of the end of a paragraph, made where there are none."""
    outer = paragraph.find(w("pPr"))
    if outer is None:
        outer = parse(f'<w:pPr xmlns:w="{W}"/>')
        paragraph.insert(0, outer)
    inner = outer.find(w("rPr"))
    if inner is None:
        inner = parse(f'<w:rPr xmlns:w="{W}"/>')
        outer.append(inner)
    return inner
