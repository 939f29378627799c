"""The way back from Word: every piece of the text knows its source, and says so truthfully."""

from __future__ import annotations

import hashlib
import zipfile
from itertools import groupby
from typing import TYPE_CHECKING

from tests.word.reader import bookmarks, part
from trykklar.word.docx import story, word_paragraph
from trykklar.word.docx.ooxml import parse, w
from trykklar.word.docx.story import PARTS
from trykklar.word.export import export
from trykklar.word.exported_text import paragraphs
from trykklar.word.sourcemap import NAMESPACE

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from tests.word.conftest import Change
    from trykklar.document import Document
    from trykklar.word.export import WordExport


def test_every_unit_has_its_bookmark(exported: WordExport) -> None:
    names = {unit.get("name", "") for unit in _map(exported.path, "unit")}
    notes = part(exported.path, "word/footnotes.xml").iter(w("bookmarkStart"))
    found = bookmarks(exported.path) | {item.get(w("name"), "") for item in notes}
    assert len(names) == exported.units
    assert names <= found


def test_a_macro_within_a_text_leaves_the_words_around_it_open(exported: WordExport) -> None:
    assert exported.editable == exported.units


def test_what_a_macro_wrote_as_a_whole_is_read_only(changed: Change) -> None:
    text = "\\newcommand\\stock{All of it is the macro.}\n\n\\stock\n\nOpen words.\n"
    made = export(changed("sections/method.tex", text))
    texts = _texts(made.path)
    found = {texts[item.get("name", "")]: _editable(item) for item in _map(made.path, "unit")}
    assert not found["All of it is the macro."]
    assert found["Open words."]


def test_every_atom_has_a_bookmark_of_its_own(exported: WordExport) -> None:
    atoms = [name for name in bookmarks(exported.path) if name.startswith("_at_")]
    kept = {run.get("atom") for run in _map(exported.path, "r")} - {None}
    notes = part(exported.path, "word/footnotes.xml").iter(w("bookmarkStart"))
    assert kept == {
        *atoms,
        *(item.get(w("name"), "") for item in notes if "_at_" in item.get(w("name"), "")),
    }
    assert len(kept) > 15


def test_a_unit_is_where_the_map_says(sample: Document) -> None:
    made = export(sample)
    files = [item.get("path", "") for item in _map(made.path, "file")]
    texts = _texts(made.path)
    for unit in _map(made.path, "unit"):
        text = (sample.root / files[int(unit.get("file", "0"))]).read_text("utf-8")
        piece = text[int(unit.get("start", "0")) : int(unit.get("end", "0"))]
        assert piece == piece.strip()
        if unit.get("kind") == "heading":
            assert piece == texts[unit.get("name", "")]


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
    texts = _texts(made.path)
    unit = next(item for item in _map(made.path, "unit") if "twice" in texts[item.get("name", "")])
    assert _editable(unit)


def test_the_text_as_it_was_handed_out_goes_with_the_map(exported: WordExport) -> None:
    with zipfile.ZipFile(exported.path) as archive:
        parts = {name: parse(archive.read(name)) for name in PARTS if name in archive.namelist()}
        kept = paragraphs(parse(archive.read("customXml/item1.xml")), NAMESPACE)
    read = story.paragraphs(parts)
    assert [[run.text for run in _merged(item)] for item in kept] == [
        [run.text for run in _merged(item)] for item in read
    ]


def _merged(paragraph: word_paragraph.Paragraph) -> list[word_paragraph.WordRun]:
    return [
        word_paragraph.WordRun("".join(run.text for run in runs), unit=unit, atom=atom)
        for (unit, atom), runs in groupby(paragraph.runs, lambda run: (run.unit, run.atom))
    ]


def _texts(path: Path) -> dict[str, str]:
    """Unit -> what Word shows of it."""
    found: dict[str, str] = {}
    for run in _map(path, "r"):
        name = run.get("unit", "")
        found[name] = found.get(name, "") + (run.text or "")
    return found


def _editable(unit: etree._Element) -> bool:
    return unit.get("editable") == "true"


def _map(path: Path, name: str) -> list[etree._Element]:
    with zipfile.ZipFile(path) as archive:
        root = parse(archive.read("customXml/item1.xml"))
    return list(root.iter(f"{{{NAMESPACE}}}{name}"))
