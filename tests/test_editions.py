"""The publication itself: what an editor, a reviewer and a reader would hold against it."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
import zlib
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.conftest import PROJECT
from trykklar.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Editions

EDITIONS = ("article", "note")


def said_by(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def objects(pdf: Path) -> bytes:
    """Everything in a PDF, its compressed streams opened."""
    data = pdf.read_bytes()
    streams = re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)
    opened = [data]
    for stream in streams:
        try:
            opened.append(zlib.decompress(stream))
        except zlib.error:
            continue  # a font or a picture of another kind
    return b"\n".join(opened)


def test_the_build_is_good(editions: Editions) -> None:
    assert editions.status == 0, editions.output
    assert "all good" in editions.output


def test_no_error_and_no_warning_is_left(editions: Editions) -> None:
    assert " error " not in editions.output
    assert " warning " not in editions.output, editions.output


@pytest.mark.parametrize("name", EDITIONS)
def test_nothing_is_undefined_in_print(editions: Editions, name: str) -> None:
    text = said_by("pdftotext", str(editions.made(f"{name}.pdf")), "-")
    assert "??" not in text
    assert "[?]" not in text


@pytest.mark.parametrize("name", EDITIONS)
def test_every_font_is_embedded(editions: Editions, name: str) -> None:
    rows = said_by("pdffonts", str(editions.made(f"{name}.pdf"))).splitlines()[2:]
    assert rows
    assert all(row.split()[-5] == "yes" for row in rows)


@pytest.mark.parametrize("name", EDITIONS)
def test_the_pdf_says_what_it_is(editions: Editions, name: str) -> None:
    info = said_by("pdfinfo", str(editions.made(f"{name}.pdf")))
    paper = tomllib.loads((PROJECT / "manuscript" / "paper.toml").read_text(encoding="utf-8"))
    edition = paper["editions"][name]
    assert f"Title:           {edition['title']}: {edition['subtitle']}\n" in info
    assert "Author:          Møreforsking Volda\n" in info
    assert "Page size:       595.276 x 841.89 pts (A4)" in info
    assert f"/Lang({edition['language']})".encode() in objects(editions.made(f"{name}.pdf"))


@pytest.mark.parametrize("name", EDITIONS)
def test_links_and_bookmarks_are_there(editions: Editions, name: str) -> None:
    inside = objects(editions.made(f"{name}.pdf"))
    assert len(re.findall(rb"/Subtype\s*/Link", inside)) > 30
    assert len(re.findall(rb"/Type\s*/Outlines", inside)) == 1
    targets = set(re.findall(rb"/S\s*/GoTo\s*/D\s*\(([^)]+)\)", inside))
    assert b"section.1" in targets
    named = set(said_by("pdfinfo", "-dests", str(editions.made(f"{name}.pdf"))).split('"')[1::2])
    assert {target.decode() for target in targets} <= named


def test_the_note_ends_each_theme_in_its_questions(editions: Editions) -> None:
    sections = editions.folder / "manuscript" / "sections" / "note"
    themes = {"avgrensning": 2, "styring": 2, "iverksettere": 3, "evaluering": 1, "laering": 1}
    for theme, questions in themes.items():
        source = (sections / f"{theme}.tex").read_text(encoding="utf-8").rstrip()
        assert source.endswith("\\end{discussion}")
        assert source.count("\\item") == questions


def test_the_article_cites_at_least_35_works(editions: Editions) -> None:
    (works,) = re.findall(r"citations\s+\d+ of (\d+) works", editions.output)[:1]
    assert int(works) >= 35


def test_the_assembled_source_compiles_by_hand(editions: Editions, tmp_path: Path) -> None:
    folder = tmp_path / "by hand"
    shutil.copytree(editions.folder, folder)
    work = folder / "build" / "work" / "note"
    for left in (path for path in work.iterdir() if path.is_file() and path.suffix != ".tex"):
        left.unlink()
    source = (work / "note.tex").read_text(encoding="utf-8")
    (command,) = re.findall(r"^%   (latexmk .*)$", source, re.MULTILINE)
    done = subprocess.run(command.split(), cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode(errors="replace")[-2000:]
    assert (work / "note.pdf").is_file()


def test_the_same_sections_build_for_another_journal(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(
        ["build", "article", "--venue", "elsarticle", "--no-word", "--project", str(project)]
    )
    assert status == 0, capsys.readouterr().out
    assert (project / "build" / "article-elsarticle.pdf").is_file()


def test_every_entry_says_whether_it_is_verified() -> None:
    text = (PROJECT / "references.bib").read_text(encoding="utf-8")
    entries = re.split(r"^@", text, flags=re.MULTILINE)[1:]
    assert len(entries) == 91
    for entry in entries:
        assert re.search(r"^\s+verified\s+= \{(yes|partly|no): ", entry, re.MULTILINE), entry


def test_columns_in_word_are_as_wide_as_their_authors_say(editions: Editions) -> None:
    """A co-author gets the wide column of the crossing wide, and not a fifth of the page."""
    table = tomllib.loads((PROJECT / "manuscript/tables/crossing.toml").read_text("utf-8"))
    shares = [share / sum(table["widths"]) for share in table["widths"]]
    grids = (
        [int(column.get(qn("w:w"), "0")) for column in found._tbl.tblGrid.gridCol_lst]
        for found in Document(str(editions.made("article.docx"))).tables
    )
    (grid,) = (found for found in grids if len(found) == len(shares))
    for share, width in zip(shares, grid, strict=True):
        assert width / sum(grid) > 0.75 * share  # narrow ones get room for their longest word
