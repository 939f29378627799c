"""After: everything that is counted, read back from the bytes of the finished Word file.

Nothing here knows how the file was made. Footnotes are read where they are called, so that both
sides are in the author's order.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from trykklar.word.blocks.drawing import FORMULA
from trykklar.word.blocks.formula_spelling import drawings
from trykklar.word.blocks.picture import BY_COMMAND, PAGE
from trykklar.word.docx.keep_together import style
from trykklar.word.docx.ooxml import R, m, parse, w
from trykklar.word.inventory import counted
from trykklar.word.inventory.counted import CountedItem
from trykklar.word.inventory.link_key import bare
from trykklar.word.neutral.anchors import OF_NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml import etree

UNIT, ATOM, LABEL, CITED, INNER = "_src_", "_at_", "_Ref_", "_Cite_", "_Inner_"
ANCHOR = "unit"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_ENTRY = re.compile(r"ref-|X[0-9a-f]{39}\Z")
_FRONT = frozenset(["Title", "Subtitle", "Author", "Affiliation", "Date"])
_OWN = frozenset(["separator", "continuationSeparator", "continuationNotice"])
_TEXTS = {w("t"): "", w("tab"): " ", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-"}
_FIRST = (counted.HEADING, counted.CAPTION, counted.FOOTNOTE, counted.TABLE)


@dataclass
class FinishedCounts:
    """What a Word file has.

    Attributes:
        items: All that is counted, in order; between them an anchor for each unit.
        unit_texts: Bookmark of a unit -> its words, without those of notes in it.
        text: All its text.
        notes: The text of each note that says something.
        inner: How many notes stand in another one.
        creator: Whom its properties name.
        empty: Whether it has no text, picture or formula but for a title page.
    """

    items: list[CountedItem] = field(default_factory=list)
    unit_texts: dict[str, str] = field(default_factory=dict)
    text: str = ""
    notes: list[str] = field(default_factory=list)
    inner: int = 0
    creator: str = ""
    empty: bool = True


def finished(docx: bytes) -> FinishedCounts:
    """Read a Word file.

    Args:
        docx: The file.
    """
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        walk = _Walk(
            _notes(archive.read("word/footnotes.xml")),
            _addresses(archive, "document"),
            _addresses(archive, "footnotes"),
        )
        walk.children(parse(archive.read("word/document.xml")))
        walk.found.creator = _text(parse(archive.read("docProps/core.xml")), _CREATOR)
    found = walk.found
    found.text = "".join(walk.text)
    labels = {item.key for item in found.items if item.kind == counted.LABEL}
    found.items = [
        item
        for item in found.items
        if item.kind != counted.REFERENCE or item.key.removesuffix(counted.PAGE) in labels
    ]
    found.unit_texts = {name: "".join(parts) for name, parts in walk.units.items()}
    return found


@dataclass
class _Walk:
    """One walk through the text part, down into each footnote where it is called."""

    notes: Mapping[str, etree._Element]
    links: Mapping[str, str]
    note_links: Mapping[str, str]
    found: FinishedCounts = field(default_factory=FinishedCounts)
    text: list[str] = field(default_factory=list)
    units: dict[str, list[str]] = field(default_factory=dict)
    current: str = ""
    labels: set[str] = field(default_factory=set)
    cited: dict[str, tuple[str, int]] = field(default_factory=dict)
    waiting: list[int] = field(default_factory=list)
    style: str = ""
    numbered: str = ""
    work: str = ""

    def children(self, element: etree._Element) -> None:
        """What an element holds."""
        for child in element:
            self.visit(child)

    def visit(self, element: etree._Element) -> None:
        """An element and what it holds."""
        tag = str(element.tag)
        reader = _READERS.get(tag)
        if tag in _TEXTS:
            self.add_text(_TEXTS[tag] or element.text or "")
        elif reader is not None:
            reader(self, element)
        else:
            self.children(element)

    def add(self, kind: str, key: str = "", text: str = "") -> None:
        """One more item; headings and the like are known by the first unit in them."""
        if kind in _FIRST and not key:
            self.waiting.append(len(self.found.items))
        self.found.items.append(CountedItem(kind, key=key, text=text))

    def add_text(self, text: str) -> None:
        """Words, which belong to the unit that began last, here or in this note."""
        self.text.append(text)
        if self.current:
            self.units[self.current].append(text)

    def paragraph(self, element: etree._Element) -> None:
        """A paragraph, whose style says what it is."""
        outer, self.style = self.style, style(element)
        fields = _text(element, w("instrText")) if self.style == "Equation" else ""
        self.numbered = counted.NUMBERED * (" SEQ " in fields)
        text = _text(element, w("t"), m("t")).strip()
        known = len(self.waiting)
        if text and self.style.startswith(("Heading", "Appendix")) and _titled(element):
            self.add(counted.HEADING, text=text)
        elif text and self.style == "Caption":
            self.add(counted.CAPTION, text=text)
        self.found.empty &= not text or self.style in _FRONT
        self.entry(bool(text) and self.style == "Bibliography")
        self.children(element)
        del self.waiting[known:]
        self.add_text("\n")
        self.style = outer

    def opens(self, element: etree._Element) -> None:
        """The beginning of a bookmark."""
        name, number = element.get(w("name"), ""), element.get(w("id"), "")
        if name.startswith(UNIT):
            self.unit(name)
        elif name.startswith(ATOM):
            self.add_text(" ")
        elif name.startswith(LABEL):
            self.label(name.removesuffix("_n"))
        elif name.startswith(CITED) and not name.endswith(OF_NUMBER):
            self.cited[number] = (name.split("_")[2], len(self.text))
        elif name.startswith(INNER):
            self.found.inner += 1
        elif _ENTRY.match(name):
            self.work = name
            self.entry(self.style == "Bibliography")

    def unit(self, name: str) -> None:
        """The beginning of a unit: what waits for its first one has it now."""
        for at in self.waiting:
            item = self.found.items[at]
            self.found.items[at] = CountedItem(
                item.kind, key=name, rows=item.rows, columns=item.columns
            )
        self.waiting.clear()
        self.current = name
        self.units[name] = []
        self.found.items.append(CountedItem(ANCHOR, key=name))

    def label(self, name: str) -> None:
        """A label; the bookmark around the number alone is another one for the same."""
        if name not in self.labels:
            self.labels.add(name)
            self.add(counted.LABEL, name)

    def entry(self, begun: bool) -> None:
        """An entry of the list of works; its bookmark is around its paragraph, or in it."""
        if begun and self.work:
            self.add(counted.WORK, self.work)
            self.work = ""

    def closes(self, element: etree._Element) -> None:
        """The end of a bookmark; a citation is there if it says something."""
        key, length = self.cited.pop(element.get(w("id"), ""), ("", 0))
        if key and "".join(self.text[length:]).strip():
            self.add(counted.CITATION, key)

    def instruction(self, element: etree._Element) -> None:
        """A field; those that lead to a label are references."""
        words = (element.text or "").split()
        if words[:1] in (["REF"], ["PAGEREF"], ["NOTEREF"]) and words[1].startswith(LABEL):
            page = counted.PAGE * (words[0] == "PAGEREF")
            self.add(counted.REFERENCE, words[1].removesuffix("_n") + page)

    def link(self, element: etree._Element) -> None:
        """A link: to a label it is a reference; those in citations and lists are the works' own."""
        anchor = element.get(w("anchor"), "")
        if anchor.startswith(LABEL):
            self.add(counted.REFERENCE, anchor.removesuffix("_n"))
        elif (number := element.get(f"{{{R}}}id")) and not (
            self.style == "Bibliography" or self.cited
        ):
            self.add(counted.LINK, bare(self.links.get(number, "")))
        self.children(element)

    def formula(self, element: etree._Element) -> None:
        """A formula, if it stands alone."""
        self.found.empty = False
        if element.tag == m("oMathPara") or self.style == "Equation":
            self.add(counted.EQUATION, self.numbered)
        self.add_text(f" {_text(element, m('t'))} ")

    def table(self, element: etree._Element) -> None:
        """A table; one that sets figures side by side is none."""
        rows = element.findall(w("tr"))
        named = element.find(f"{w('tblPr')}/{w('tblStyle')}")
        if named is not None and named.get(w("val")) == "FigureRow":
            self.children(element)
            return
        known = len(self.waiting)
        self.add(counted.TABLE)
        columns = max((sum(map(_across, row.findall(w("tc")))) for row in rows), default=0)
        self.found.items[-1] = CountedItem(counted.TABLE, rows=len(rows), columns=columns)
        self.children(element)
        del self.waiting[known:]

    def picture(self, element: etree._Element) -> None:
        """A picture; what it says of itself is no text.

        One of a formula is no figure, but for the drawings in that.
        """
        self.found.empty = False
        properties = next(element.iter("{*}docPr"), None)
        title = "" if properties is None else properties.get("title", "")
        if title not in (FORMULA, PAGE, BY_COMMAND):
            self.add(counted.FIGURE)
        elif title == FORMULA and properties is not None:
            if self.style == "Equation":
                self.add(counted.EQUATION, self.numbered)
            for _ in range(drawings(properties.get("descr", ""))):
                self.add(counted.FIGURE)

    def note(self, called: etree._Element) -> None:
        """A footnote, read where it is called; one without a word or a picture is not there."""
        element = self.notes.get(called.get(w("id"), ""))
        text = "" if element is None else _text(element, w("t"), m("t"))
        if element is None or not (text.strip() or element.find(f".//{w('drawing')}") is not None):
            return
        self.found.notes.append(text)
        known = len(self.waiting)
        self.add(counted.FOOTNOTE)
        unit, links, self.current, self.links = self.current, self.links, "", self.note_links
        kept, self.style = self.style, "FootnoteText"
        self.children(element)
        del self.waiting[known:]
        self.current, self.links, self.style = unit, links, kept


_READERS: Mapping[str, Callable[[_Walk, etree._Element], None]] = {
    w("p"): _Walk.paragraph,
    w("bookmarkStart"): _Walk.opens,
    w("bookmarkEnd"): _Walk.closes,
    w("instrText"): _Walk.instruction,
    w("footnoteReference"): _Walk.note,
    w("tbl"): _Walk.table,
    w("drawing"): _Walk.picture,
    w("hyperlink"): _Walk.link,
    m("oMathPara"): _Walk.formula,
    m("oMath"): _Walk.formula,
}


def _across(cell: etree._Element) -> int:
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    return int(span.get(w("val"), "1")) if span is not None else 1


def _notes(data: bytes) -> dict[str, etree._Element]:
    return {
        note.get(w("id"), ""): note
        for note in parse(data).iter(w("footnote"))
        if note.get(w("type")) not in _OWN
    }


def _addresses(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Number of a relation -> the address that it leads to."""
    name = f"word/_rels/{part}.xml.rels"
    if name not in archive.namelist():
        return {}
    return {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in parse(archive.read(name))
        if relation.get("TargetMode") == "External"
    }


def _titled(heading: etree._Element) -> bool:
    """Whether there is a title behind the number of a heading."""
    parts = list(heading.iter(w("t"), m("t"), w("tab"), w("br")))
    return bool(parts) and parts[-1].tag not in (w("tab"), w("br"))


def _text(element: etree._Element, *tags: str) -> str:
    return "".join(item.text or "" for item in element.iter(*tags))
