"""Looking into a .docx."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import parse, w

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree


@dataclass(frozen=True)
class Field:
    """A field: what it asks for, and what it shows."""

    instruction: str
    shown: str


def part(path: Path, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return parse(archive.read(name))


def paragraphs(path: Path, style: str = "") -> list[str]:
    """Texts of the paragraphs that have a style."""
    found = []
    for item in part(path).iter(w("p")):
        named = item.find(f"{w('pPr')}/{w('pStyle')}")
        if not style or (named is not None and named.get(w("val")) == style):
            found.append("".join(piece.text or "" for piece in item.iter(w("t"))))
    return found


def fields(path: Path) -> list[Field]:
    """Every field of the text, in order."""
    found, instruction, shown, state = [], "", "", ""
    for item in part(path).iter(w("fldChar"), w("instrText"), w("t")):
        if item.tag == w("fldChar"):
            state = item.get(w("fldCharType"), "")
            if state == "begin":
                instruction = shown = ""
            elif state == "end":
                found.append(Field(instruction.strip(), shown))
        elif item.tag == w("instrText"):
            instruction += item.text or ""
        elif state == "separate":
            shown += item.text or ""
    return found


def bookmarks(path: Path) -> set[str]:
    return {item.get(w("name"), "") for item in part(path).iter(w("bookmarkStart"))}


def used_styles(path: Path) -> set[str]:
    """Ids of the styles that the text asks for."""
    with zipfile.ZipFile(path) as archive:
        text = (
            archive.read("word/document.xml").decode() + archive.read("word/footnotes.xml").decode()
        )
    return set(re.findall(r'<w:(?:p|r|tbl)Style w:val="([^"]+)"', text))
