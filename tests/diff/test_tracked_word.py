"""A Word file with tracked changes: accepted it is the later text, rejected the earlier one.

Two authorities say so: ECMA-376 as it is read here (part 1, 17.13.5), and LibreOffice.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.diff.conftest import METHOD, OLD, WORKS
from tests.review.make_returned import OFFICE
from trykklar.cli import main

if TYPE_CHECKING:
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = ("word/document.xml", "word/footnotes.xml")


def part(docx: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(docx) as archive:
        return etree.fromstring(archive.read(name))


def decided(docx: Path, *, accept: bool) -> list[str]:
    """The paragraphs of a file with all changes accepted or rejected, by the standard's words."""
    goes = [f"{W}{name}" for name in (("del", "moveFrom") if accept else ("ins", "moveTo"))]
    found: list[str] = []
    for name in PARTS:
        root = part(docx, name)
        if name.endswith("footnotes.xml"):
            marks = (item.get(f"{W}id") for item in kept_marks(docx, goes))
            notes = {item.get(f"{W}id"): item for item in root}
            roots = [notes[number] for number in marks]
        else:
            roots = [root]
        for each in roots:
            found += paragraphs(each, goes)
    return [" ".join(text.split()) for text in found if text.strip()]


def kept_marks(docx: Path, goes: list[str]) -> list[etree._Element]:
    marks = part(docx, PARTS[0]).iter(f"{W}footnoteReference")
    return [item for item in marks if not any(each.tag in goes for each in item.iterancestors())]


def paragraphs(root: etree._Element, goes: list[str]) -> list[str]:
    found: list[str] = []
    carried = ""
    for paragraph in root.iter(f"{W}p"):
        row = next(paragraph.iterancestors(f"{W}tr"), None)
        if row is not None and any(row.find(f"{W}trPr/{tag}") is not None for tag in goes):
            continue
        text = "".join(
            item.text or ""
            for item in paragraph.iter(f"{W}t", f"{W}delText")
            if not any(each.tag in goes for each in item.iterancestors())
        )
        marks = paragraph.find(f"{W}pPr/{W}rPr")
        ends = marks is None or not any(item.tag in goes for item in marks)
        if ends:
            found.append(carried + text)
        carried = "" if ends else carried + text
    return [*found, carried]


def office(docx: Path, folder: Path, *steps: str) -> Path:
    """What LibreOffice saves after some steps."""
    folder.mkdir()
    order = folder / "steps.json"
    order.write_text(json.dumps({"made": [["A B", [{"do": step} for step in steps]]]}), "utf-8")
    subprocess.run([*OFFICE, str(docx), str(folder), str(order)], check=True, timeout=240)
    return folder / "made.docx"


@pytest.fixture
def files(paper: Path, tmp_path: Path) -> tuple[Path, Path, Path]:
    """The earlier text, the later one, and the file with tracked changes."""
    assert main(["diff", "submitted", "main.tex", "--docx"]) == 0
    assert main(["word", "main.tex", "-o", str(tmp_path / "new.docx")]) == 0
    before = tmp_path / "before"
    (before / "deel").mkdir(parents=True)
    for name, text in (("main.tex", OLD), ("deel/methode.tex", METHOD), ("verk.bib", WORKS)):
        (before / name).write_text(text, "utf-8")
    assert main(["word", str(before / "main.tex"), "-o", str(tmp_path / "old.docx")]) == 0
    return tmp_path / "old.docx", tmp_path / "new.docx", paper / "build/diff/main-changes.docx"


def test_accepted_it_is_the_later_text_and_rejected_the_earlier_one(
    files: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    old, new, tracked = files
    for accept, plain in ((True, new), (False, old)):
        assert decided(tracked, accept=accept) == decided(plain, accept=True)
    marks = list(part(tracked, PARTS[0]).iter(f"{W}ins", f"{W}del"))
    assert all(item.get(f"{W}author", "").startswith("Changes since submitted") for item in marks)
    assert all(item.get(f"{W}date", "").endswith("Z") for item in marks)
    numbers = [item.get(f"{W}id") for item in marks]
    assert len(set(numbers)) == len(numbers)
    assert not [name for name in zipfile.ZipFile(tracked).namelist() if "customXml" in name]
    if shutil.which("soffice") is None:
        pytest.skip("no LibreOffice")
    for step, plain in (("accept_all", new), ("reject_all", old)):
        made = office(tracked, tmp_path / step, step)
        same = office(plain, tmp_path / f"{step}-plain")
        assert decided(made, accept=True) == decided(same, accept=True)
