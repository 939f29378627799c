"""Two Word files that we have made -> one: the later one, with the changes tracked."""

from __future__ import annotations

from copy import deepcopy
from hashlib import blake2b
from typing import TYPE_CHECKING

from trykklar.diff.tracked.earlier_parts import DOCUMENT, NOTES, EarlierParts, below
from trykklar.diff.tracked.paragraph_atoms import DIGEST
from trykklar.diff.tracked.settled_references import settle_references
from trykklar.diff.tracked.track_marks import Tracker
from trykklar.diff.tracked.tracked_blocks import BlockMerger
from trykklar.word.docx.ooxml import R, dump, parse, w
from trykklar.word.docx.package import packed, unpacked

if TYPE_CHECKING:
    from lxml import etree

_MAP = "customXml/"
_RELATIONS = "word/_rels/document.xml.rels"
_OURS = ("_src_", "_at_")


def tracked(old: bytes, new: bytes, author: str, date: str) -> bytes:
    """A file that says the later text where all changes are accepted, and else the earlier one.

    Args:
        old: The earlier file, as `word` makes it.
        new: The later one.
        author: Who is named as having made the changes.
        date: When: ISO 8601, in UTC.
    """
    before, parts = unpacked(old), unpacked(new)
    document, was = parse(parts[DOCUMENT]), parse(before[DOCUMENT])
    for root, own in ((document, parts), (was, before)):
        _forget_units(root)
        _digest_pictures(root, own)
    earlier = EarlierParts(before, parts)
    tracker = Tracker(author, date)
    merger = BlockMerger(tracker, earlier)
    merger.merge(_body(was), _body(document))
    if NOTES in parts and NOTES in before:
        notes = _notes(parts[NOTES], before[NOTES], merger, earlier)
        _number_notes(document, notes)
        parts[NOTES] = dump(notes)
    for item in document.iter(w("drawing")):
        if DIGEST in item.attrib:
            del item.attrib[DIGEST]
    settle_references(document)
    parts[DOCUMENT] = dump(document)
    earlier.finish()
    _forget_map(parts)
    return packed(parts)


def _digest_pictures(root: etree._Element, parts: dict[str, bytes]) -> None:
    """Note at each picture what its file holds."""
    targets = {item.get("Id"): item.get("Target", "") for item in parse(parts[_RELATIONS])}
    for item in root.iter(w("drawing")):
        names = (each.get(f"{{{R}}}embed") for each in item.iter("{*}blip"))
        held = b"".join(parts.get(f"word/{targets.get(name, '')}", b"") for name in names)
        item.set(DIGEST, blake2b(held, digest_size=16).hexdigest())


def _body(root: etree._Element) -> etree._Element:
    body = root.find(w("body"))
    if body is None:
        raise ValueError("a Word document without a body")
    return body


def _notes(new: bytes, old: bytes, merger: BlockMerger, earlier: EarlierParts) -> etree._Element:
    """The notes of both files: those that stayed are compared, too."""
    root, was = parse(new), parse(old)
    for each in (root, was):
        _forget_units(each)
    before = {item.get(w("id"), ""): item for item in was}
    for item in list(root):
        number = item.get(w("id"), "")
        if number in merger.notes:
            partner = before.get(below(merger.notes[number]))
            merger.merge(partner if partner is not None else _empty(item), item)
    for number in earlier.notes:
        gone = before.get(below(number))
        if gone is not None:
            emptied = _empty(gone)
            merger.merge(gone, emptied)
            emptied.set(w("id"), number)
            root.append(emptied)
    return root


def _number_notes(document: etree._Element, notes: etree._Element) -> None:
    """Number the notes as their marks follow each other: LibreOffice reads them in that order."""
    known = {item.get(w("id"), ""): item for item in notes}
    separators = [item for item in notes if item.get(w("type"), "normal") != "normal"]
    first = max((int(item.get(w("id"), "0")) for item in separators), default=0) + 1
    for number, mark in enumerate(document.iter(w("footnoteReference")), first):
        note = known.get(mark.get(w("id"), ""))
        if note is not None:
            mark.set(w("id"), str(number))
            note.set(w("id"), str(number))
            notes.append(note)  # moved behind all others


def _empty(note: etree._Element) -> etree._Element:
    """A note with no block, to be compared with."""
    copy = deepcopy(note)
    for item in list(copy):
        copy.remove(item)
    return copy


def _forget_units(root: etree._Element) -> None:
    """Take out the bookmarks that lead back to the source: this file is not to be returned."""
    ours = {
        item.get(w("id"))
        for item in root.iter(w("bookmarkStart"))
        if item.get(w("name"), "").startswith(_OURS)
    }
    for item in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        parent = item.getparent()
        if item.get(w("id")) in ours and parent is not None:
            parent.remove(item)


def _forget_map(parts: dict[str, bytes]) -> None:
    """Take out the source map, with which `review` would take our marks for a co-author's."""
    for name in [name for name in parts if name.startswith(_MAP)]:
        del parts[name]
    for name, attribute in (
        ("[Content_Types].xml", "PartName"),
        (_RELATIONS, "Target"),
    ):
        root = parse(parts[name])
        for item in list(root):
            if _MAP in item.get(attribute, ""):
                root.remove(item)
        parts[name] = dump(root)
