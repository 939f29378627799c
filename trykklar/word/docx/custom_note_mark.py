"""Footnotes with a mark of their own, which Word does not count.

Source: ECMA-376, Part 1, 17.11.13 and 17.11.14 (`customMarkFollows`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.storage.xml_text import xml_characters
from trykklar.word.docx.ooxml import W, dump, parse, w

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

_STYLE = "FootnoteMark"


def set_marks(notes: bytes, body: bytes) -> tuple[bytes, bytes]:
    """Give each note that begins with a mark of its own that mark, below and in the text.

    Args:
        notes: The part of the footnotes; a run in the style of such marks begins some of them.
        body: The main part.

    Returns:
        Both, finished.
    """
    below = parse(notes)
    marks = dict(filter(None, map(_own_mark, below.iter(w("footnote")))))
    if not marks:
        return notes, body
    text = parse(body)
    _mark_references(text, marks)
    return dump(below), dump(text)


def _own_mark(note: etree._Element) -> tuple[str, str] | None:
    """A note's number and its mark, which takes the place of the automatic one."""
    own = next((run for run in note.iter(w("r")) if _style(run) == _STYLE), None)
    number = next(note.iter(w("footnoteRef")), None)
    if own is None or number is None:
        return None
    shown = "".join(text.text or "" for text in own.iter(w("t")))
    automatic, parent = number.getparent(), own.getparent()
    if automatic is None or parent is None:
        return None
    automatic.replace(number, _text(shown))
    parent.remove(own)
    return note.get(w("id"), ""), shown


def _mark_references(text: etree._Element, marks: Mapping[str, str]) -> None:
    for reference in text.iter(w("footnoteReference")):
        shown = marks.get(reference.get(w("id"), ""))
        if shown is not None:
            reference.set(w("customMarkFollows"), "1")
            reference.addnext(_text(shown))


def _style(run: etree._Element) -> str:
    found = run.find(f"{w('rPr')}/{w('rStyle')}")
    return found.get(w("val"), "") if found is not None else ""


def _text(shown: str) -> etree._Element:
    element = parse(f'<w:t xmlns:w="{W}"/>')
    element.text = xml_characters(shown)
    return element
