"""What deleted text needs of the earlier file: its pictures, links, notes and lists."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import R, dump, parse, w

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

DOCUMENT, NOTES = "word/document.xml", "word/footnotes.xml"
_NUMBERING = "word/numbering.xml"
_RELATED = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_ABOVE = (
    50_000  # what is added to numbers of the earlier file, so that they differ from the later's
)


class EarlierParts:
    """Brings parts of the earlier file into the later one, as they are asked for."""

    def __init__(self, old: dict[str, bytes], new: dict[str, bytes]) -> None:
        """Reads both.

        Args:
            old: The parts of the earlier file.
            new: Those of the later one, which are changed.
        """
        self._old, self._new = old, new
        self._was = {item.get("Id", ""): item for item in parse(old[_RELATED])}
        self._relations = parse(new[_RELATED])
        self._brought: dict[str, str] = {}
        self._lists = False
        self.notes: list[str] = []
        """Numbers of the earlier file's notes whose marks are gone."""

    def bring(self, paragraph: etree._Element) -> None:
        """Lead what a paragraph of the earlier file names to a copy in the later one."""
        for item in paragraph.iter():
            for name, value in list(item.attrib.items()):
                if isinstance(name, str) and name.startswith(f"{{{R}}}") and value in self._was:
                    item.set(name, self._relation(value))
        for item in paragraph.iter(w("numId")):
            if item.get(w("val"), "0") != "0":
                item.set(w("val"), str(int(item.get(w("val"), "0")) + _ABOVE))
                self._lists = True
        for item in paragraph.iter("{*}docPr"):
            item.set("id", str(int(item.get("id", "0")) + _ABOVE))
        for item in paragraph.iter(w("footnoteReference"), w("endnoteReference")):
            number = item.get(w("id"), "")
            if number.isdigit() and int(number) < _ABOVE:
                item.set(w("id"), str(int(number) + _ABOVE))

    def _relation(self, number: str) -> str:
        """The number of a relation of the earlier file in the later one."""
        if number not in self._brought:
            copy = deepcopy(self._was[number])
            made = f"rIdEarlier{len(self._brought)}"
            copy.set("Id", made)
            target = copy.get("Target", "")
            if copy.get("TargetMode") != "External" and f"word/{target}" in self._old:
                stem, _, name = target.rpartition("/")
                target = f"{stem}/earlier-{name}" if stem else f"earlier-{name}"
                self._new[f"word/{target}"] = self._old[f"word/{copy.get('Target')}"]
                copy.set("Target", target)
            self._relations.append(copy)
            self._brought[number] = made
        return self._brought[number]

    def delete_notes(self, numbers: Iterable[str]) -> None:
        """Note that marks of the earlier file's notes are gone."""
        self.notes.extend(numbers)

    def finish(self) -> None:
        """Write the relations, the types of pictures, and the lists, into the later file."""
        self._new[_RELATED] = dump(self._relations)
        types, was = parse(self._new[_TYPES]), parse(self._old[_TYPES])
        known = {item.get("Extension", "").lower() for item in types}
        for item in was:
            if item.get("Extension") and item.get("Extension", "").lower() not in known:
                types.insert(0, deepcopy(item))
        self._new[_TYPES] = dump(types)
        if self._lists and _NUMBERING in self._old and _NUMBERING in self._new:
            self._new[_NUMBERING] = dump(self._numbering())

    def _numbering(self) -> etree._Element:
        """The lists of both files: all descriptions, and then all lists, as the schema wants."""
        numbering = parse(self._new[_NUMBERING])
        first = numbering.find(w("num"))
        at = list(numbering).index(first) if first is not None else len(numbering)
        for item in parse(self._old[_NUMBERING]):
            copy = deepcopy(item)
            for each in (copy, *copy.iter(w("abstractNumId"))):
                _raise(each)
            for tied in [*copy.iter(w("pStyle"))]:  # a style leads to one list only
                parent = tied.getparent()
                if parent is not None:
                    parent.remove(tied)
            if copy.tag == w("abstractNum"):
                numbering.insert(at, copy)
                at += 1
            elif copy.tag == w("num"):
                numbering.append(copy)
        return numbering


def _raise(item: etree._Element) -> None:
    """Give an element a number above those of the later file."""
    name = {w("abstractNum"): w("abstractNumId"), w("num"): w("numId")}.get(str(item.tag), w("val"))
    value = item.get(name, "")
    if value.isdigit():
        item.set(name, str(int(value) + _ABOVE))


def below(number: str) -> str:
    """The number that a note had in the earlier file."""
    return str(int(number) - _ABOVE) if number.isdigit() and int(number) >= _ABOVE else number
