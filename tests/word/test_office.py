"""The Word file in a real word processor: opened, all fields updated, saved, read again."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.word.reader import bookmarks, fields, paragraphs, part
from trykklar.word.docx.ooxml import w
from trykklar.word.sourcemap import NAMESPACE

if TYPE_CHECKING:
    from trykklar.word.export import WordExport

# LibreOffice is a test's tool, not ours: Debian's libreoffice-writer-nogui and, for equations,
# libreoffice-math-nogui.
_OFFICE = Path(__file__).parent.parent / "office_edits.py"
_UPDATE = {"saved": [("", [{"do": "update"}])]}
_SYSTEM_PYTHON = "/usr/bin/python3"

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


@pytest.fixture(scope="module")
def saved(exported: WordExport, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file as LibreOffice saved it after updating every field."""
    folder = tmp_path_factory.mktemp("office")
    steps = folder / "steps.json"
    steps.write_text(json.dumps(_UPDATE), "utf-8")
    python = _SYSTEM_PYTHON if Path(_SYSTEM_PYTHON).exists() else sys.executable
    command = [python, str(_OFFICE), str(exported.path), str(folder), str(steps)]
    subprocess.run(command, check=True, timeout=180)
    return folder / "saved.docx"


def test_captions_and_references_read_the_same(exported: WordExport, saved: Path) -> None:
    assert _texts(saved) == _texts(exported.path)


def _texts(path: Path) -> list[str]:
    """Every paragraph with words in it, by its text: LibreOffice has its own names for styles.

    A page is where LibreOffice put it, which is not where TeX did.
    """
    texts = (re.sub(r"(page\s)\d+", r"\1#", text).strip() for text in paragraphs(path))
    return [text for text in texts if text]


def test_fields_are_still_fields(exported: WordExport, saved: Path) -> None:
    def kinds(path: Path) -> list[str]:
        return sorted(item.instruction.split()[0] for item in fields(path))

    assert kinds(saved) == kinds(exported.path)


def test_bookmarks_alt_text_header_rows_and_languages_are_kept(
    exported: WordExport, saved: Path
) -> None:
    ours = {name for name in bookmarks(exported.path) if name.startswith("_Ref_")}
    assert ours <= bookmarks(saved)
    assert "A grey square" in {item.get("descr") for item in part(saved).iter("{*}docPr")}
    assert len(list(part(saved).iter(w("tblHeader")))) == 2
    assert "nb-NO" in {item.get(w("val")) for item in part(saved).iter(w("lang"))}


def test_equations_are_still_equations(exported: WordExport, saved: Path) -> None:
    def count(path: Path) -> int:
        return len(list(part(path).iter("{*}oMath")))

    assert count(saved) == count(exported.path) > 0


def test_the_way_back_survives(exported: WordExport, saved: Path) -> None:
    """LibreOffice renames the bookmarks of footnotes; those of the text stay as they are."""
    carried = {name for name in bookmarks(exported.path) if name.startswith(("_src_", "_at_"))}
    assert carried <= bookmarks(saved)
    with zipfile.ZipFile(saved) as archive:
        parts = [archive.read(name) for name in archive.namelist() if "customXml/item" in name]
    assert any(NAMESPACE.encode() in data for data in parts)
