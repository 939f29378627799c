"""The way back from Word: every piece of the text knows its source, and says so truthfully."""

from __future__ import annotations

import hashlib
import zipfile
from typing import TYPE_CHECKING

from tests.word.reader import bookmarks, part
from trykklar.word import export
from trykklar.word.docx.ooxml import parse, w
from trykklar.word.sourcemap import NAMESPACE

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from tests.word.conftest import Change
    from trykklar.document import Document
    from trykklar.word import WordExport


def test_every_unit_has_its_bookmark(exported: WordExport) -> None:
    names = {unit.get("name", "") for unit in _map(exported.path, "unit")}
    notes = part(exported.path, "word/footnotes.xml").iter(w("bookmarkStart"))
    found = bookmarks(exported.path) | {item.get(w("name"), "") for item in notes}
    assert len(names) == exported.units
    assert names <= found


def test_only_what_a_macro_wrote_is_read_only(exported: WordExport) -> None:
    closed = [unit.text or "" for unit in _map(exported.path, "unit") if not _editable(unit)]
    assert len(closed) == 1
    assert "(see Table" in closed[0]
    assert exported.editable == exported.units - 1


def test_every_atom_has_a_bookmark_of_its_own(exported: WordExport) -> None:
    atoms = [name for name in bookmarks(exported.path) if name.startswith("_at_")]
    signs = sum((unit.text or "").count("\ue020") for unit in _map(exported.path, "unit"))
    assert len(atoms) >= signs - 2  # those in footnotes stand in another part


def test_a_unit_is_where_the_map_says(sample: Document) -> None:
    made = export(sample)
    files = [item.get("path", "") for item in _map(made.path, "file")]
    for unit in _map(made.path, "unit"):
        text = (sample.root / files[int(unit.get("file", "0"))]).read_text("utf-8")
        piece = text[int(unit.get("start", "0")) : int(unit.get("end", "0"))]
        assert piece == piece.strip()
        if unit.get("kind") == "heading":
            assert piece == unit.text


def test_the_map_knows_the_files_it_was_made_from(sample: Document) -> None:
    for item in _map(export(sample).path, "file"):
        data = (sample.root / item.get("path", "")).read_bytes()
        assert item.get("sha256") == hashlib.sha256(data).hexdigest()


def test_words_and_typography_of_a_paragraph_are_proven(changed: Change) -> None:
    text = (
        "\n\nHe said---twice---``no'', \\emph{at} 5\\,\\%: pages 3--4 % aside\n"
        "of \\textbf{it} all.\n"
    )
    made = export(changed("sections/method.tex", text))
    unit = next(unit for unit in _map(made.path, "unit") if "twice" in (unit.text or ""))
    assert _editable(unit)


def _editable(unit: etree._Element) -> bool:
    return unit.get("editable") == "true"


def _map(path: Path, name: str) -> list[etree._Element]:
    with zipfile.ZipFile(path) as archive:
        root = parse(archive.read("customXml/item1.xml"))
    return list(root.iter(f"{{{NAMESPACE}}}{name}"))
