"""References to what is marked as inserted, as the text that they show.

Where the insertion is rejected, what they refer to is gone, and a word processor that brings fields
up to date would print an error in their place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import w

if TYPE_CHECKING:
    from lxml import etree


def settle_references(document: etree._Element) -> None:
    """Take the codes out of fields that name a bookmark in an inserted paragraph.

    Args:
        document: The main part, with its changes tracked.
    """
    fresh = {
        mark.get(w("name"), "")
        for paragraph in document.iter(w("p"))
        if paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('ins')}") is not None
        for mark in paragraph.iter(w("bookmarkStart"))
    }
    for paragraph in document.iter(w("p")):
        _settle([item for item in paragraph if item.tag == w("r")], fresh)


def _settle(runs: list[etree._Element], fresh: set[str]) -> None:
    """The fields among the runs of a paragraph; those within each other are let be."""
    code: list[etree._Element] = []
    asked = ""
    for run in runs:
        kind = next((item.get(w("fldCharType")) for item in run.iter(w("fldChar"))), "")
        if kind == "begin":
            code, asked = [], ""
        if kind or run.find(w("instrText")) is not None:
            code.append(run)
            asked += "".join(item.text or "" for item in run.iter(w("instrText")))
        if kind == "end" and fresh.intersection(asked.split()):
            for item in code:
                parent = item.getparent()
                if parent is not None:
                    parent.remove(item)
