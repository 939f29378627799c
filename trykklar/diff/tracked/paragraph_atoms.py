"""A paragraph of a Word file as atoms that are compared: words, links, fields, notes, pictures."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from trykklar.word.docx.ooxml import W, dump, m, parse, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_TOKEN = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MARKS = frozenset([w("bookmarkStart"), w("bookmarkEnd")])
_FORMULAS = frozenset([m("oMath"), m("oMathPara")])
_NOTES = frozenset([w("footnoteReference"), w("endnoteReference")])
_IGNORED = frozenset([w("lang"), w("noProof")])
_LETTERS = frozenset([w("t"), w("tab"), w("br"), w("noBreakHyphen"), w("cr")])
NOTE = "note"
TEXT = "text"
OBJECT = "object"
DIGEST = "digest"
"""An attribute of a picture for the time of the comparison: what its file holds."""


class Atom(NamedTuple):
    """What stays, comes or goes as one.

    Attributes:
        key: What it is compared by.
        elements: What it is, as copies.
        marks: Bookmarks that begin or end before it.
        note: Number of the note that it is the mark of; "" for any other atom.
    """

    key: tuple[str, ...]
    elements: tuple[etree._Element, ...]
    marks: tuple[etree._Element, ...] = ()
    note: str = ""


def atoms(paragraph: etree._Element) -> tuple[list[Atom], list[etree._Element]]:
    """The atoms of a paragraph, and the bookmarks that stand behind the last one.

    Args:
        paragraph: A `w:p` without tracked changes.
    """
    found: list[Atom] = []
    marks: list[etree._Element] = []
    field: list[etree._Element] = []
    depth = 0
    for item in paragraph:
        if item.tag in _MARKS:
            marks.append(deepcopy(item))
            continue
        if item.tag == w("pPr") or not isinstance(item.tag, str):
            continue
        depth += _steps(item)
        if field or depth > 0:
            field.append(deepcopy(item))
            if depth > 0:
                continue
            made = [Atom(_field(field), tuple(field))]
            field = []
        else:
            made = list(_of(item))
        for atom in made:
            found.append(atom._replace(marks=tuple(marks)))
            marks = []
    if field:
        found.append(Atom(_field(field), tuple(field), tuple(marks)))
        marks = []
    return found, marks


def settled(atom: Atom) -> Atom:
    """A field as the text that it shows: what it asks for may be gone with it."""
    if atom.key[0] != "field":
        return atom
    shown = [element for element in atom.elements if any(True for _ in element.iter(w("t")))]
    return atom._replace(elements=tuple(shown))


def _steps(item: etree._Element) -> int:
    """How many fields begin in an element, less those that end."""
    kinds = [each.get(w("fldCharType")) for each in item.iter(w("fldChar"))]
    return kinds.count("begin") - kinds.count("end")


def _field(elements: list[etree._Element]) -> tuple[str, ...]:
    """What a field shows, and what it asks for."""
    shown, asked = (
        "".join(item.text or "" for element in elements for item in element.iter(w(name)))
        for name in ("t", "instrText")
    )
    return "field", shown, " ".join(asked.split())


def _of(item: etree._Element) -> Iterator[Atom]:
    if item.tag in _FORMULAS:
        yield Atom(("formula", _letters(item)), (deepcopy(item),))
    elif item.tag != w("r"):
        text = "".join(each.text or "" for each in item.iter(w("t")))
        yield Atom((item.tag, text, item.get(w("anchor"), "")), (deepcopy(item),))
    else:
        yield from _run(item)


def _letters(formula: etree._Element) -> str:
    return "".join(item.text or "" for item in formula.iter(m("t"), w("t")))


def _run(run: etree._Element) -> Iterator[Atom]:
    """The words of a run, each as a run of its own; what else it holds, one by one."""
    properties = run.find(w("rPr"))
    look = _look(properties)
    for item in run:
        if item is properties or not isinstance(item.tag, str):
            continue
        if item.tag == w("t"):
            for match in _TOKEN.finditer(item.text or ""):
                yield Atom((TEXT, match[0], look), (_copy(properties, item, match[0]),))
        elif item.tag in _NOTES:
            number = item.get(w("id"), "")
            yield Atom((NOTE, item.tag), (_copy(properties, item),), note=number)
        elif item.tag in _LETTERS:
            yield Atom(("sign", item.tag, look), (_copy(properties, item),))
        else:
            yield Atom((OBJECT, _object(item)), (_copy(properties, item),))


def _copy(
    properties: etree._Element | None,
    item: etree._Element,
    text: str | None = None,
) -> etree._Element:
    """A run with one thing in it."""
    made = parse(f'<w:r xmlns:w="{W}"/>')
    if properties is not None:
        made.append(deepcopy(properties))
    inner = deepcopy(item)
    inner.tail = None
    if text is not None:
        inner.text = text
        inner.set(_SPACE, "preserve")
    made.append(inner)
    return made


def _look(properties: etree._Element | None) -> str:
    """What of a run's properties a reader sees."""
    if properties is None:
        return ""
    names = (
        f"{item.tag}={sorted(item.attrib.items())}"
        for item in properties
        if item.tag not in _IGNORED
    )
    return ";".join(sorted(names))


def _object(item: etree._Element) -> str:
    """A picture by its size and what its file holds: its number says nothing."""
    sizes = [(each.get("cx", ""), each.get("cy", "")) for each in item.iter("{*}extent")]
    return f"{item.tag}{sizes}{item.get(DIGEST)}" if item.get(DIGEST) else dump(item).decode()
