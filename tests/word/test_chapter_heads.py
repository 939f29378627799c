"""A head that says in which chapter a page is says it in Word, too, chapter by chapter."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import panflute as pf
import pytest

from tests.word.test_schema import faults
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word import chapter_heads
from trykklar.word.aux_numbers import Line
from trykklar.word.docx.heading_fields import heading_fields
from trykklar.word.export import export
from trykklar.word.model import MarkedHeading
from trykklar.word.running_heads import (
    CAPITALS,
    NUMBERS,
    PAGE,
    TITLES,
    MarginLine,
    PageMargins,
    RunningHeads,
)

_CHAPTER, _SECTION = TITLES[0], TITLES[1]


def _heading(number: str, title: str, level: int) -> MarkedHeading:
    words = [part for word in title.split() for part in (pf.Space(), pf.Str(word))][1:]
    kind = "chapter" if level == 1 else "section"
    line = Line(kind, number, title, "1")
    return MarkedHeading(
        level, line, appendix=False, name=title, place=None, inlines=words, keys=[]
    )


HEADINGS = [_heading("1", "Wool of all sheep", 1), _heading("1.1", "White", 2),
            _heading("", "References", 1)]  # fmt: skip


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("CHAPTER 1. WOOL OF ALL SHEEP", f"CHAPTER {NUMBERS[0]}. {CAPITALS}{_CHAPTER}"),
        ("1. W OOL OF ALL SHEEP", f"{NUMBERS[0]}. {CAPITALS}{_CHAPTER}"),  # small capitals
        ("Kapittel 1 – Wool of all sheep", f"Kapittel {NUMBERS[0]} – {_CHAPTER}"),
        ("1.1 White", f"{NUMBERS[1]} {_SECTION}"),
        ("References", _CHAPTER),
        ("A thesis on sheep", "A thesis on sheep"),
        ("12", PAGE),
        ("xii", PAGE),
    ],
)
def test_signs_stand_for_numbers_and_titles(part: str, expected: str) -> None:
    signs = chapter_heads._Signs(HEADINGS, 1)
    page, _ = signs.margins(PageMargins((MarginLine(left=part),)))
    assert page.head[0].left == expected


def _export(folder: Path, text: str) -> dict[str, str]:
    (folder / "main.tex").write_text(text, "utf-8")
    document = Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    path = export(document).path
    assert faults(path) == []
    with zipfile.ZipFile(path) as archive:
        return {
            name.removeprefix("word/").removesuffix(".xml"): _plain(archive.read(name).decode())
            for name in archive.namelist()
            if re.match(r"word/(?:head|foot)er", name)
        }


def _plain(xml: str) -> str:
    return re.sub(r"<[^>]*>", "", re.sub(r"<w:tab/>", "|", xml.replace("<w:instrText", "{<x")))


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="TeX is not installed")
def test_each_chapter_of_a_book_has_its_own_heads(tmp_path: Path) -> None:
    """All pages of a thesis had its title in Word, and none what the PDF says of chapters."""
    text = "\n\n".join(["Sheep go over the hills, and wool is warm in winter. " * 12] * 30)
    parts = _export(
        tmp_path,
        "\\documentclass[twoside]{book}\\begin{document}\n\\chapter{Wool of the north}\n"
        f"\\section{{White wool}}\n{text}\n\\chapter{{Milk and butter}}\n"
        f"\\section{{Cold milk}}\n{text}\n\\end{{document}}\n",
    )
    assert "WOOL OF THE NORTH" in parts["headerEven1"]
    assert "MILK AND BUTTER" in parts["headerEven2"]
    assert "CHAPTER 2. " in parts["headerEven2"]
    assert "STYLEREF 2" in parts["header2"]
    assert "COLD MILK" in parts["header2"]
    assert "PAGE" in parts["header2"]
    assert "PAGE" in parts["footerFirst2"]
    assert not parts["headerFirst2"].strip(" |")


def test_a_part_has_no_chapter_s_head(monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind the first page of a part stood `Chapter`, without a number."""
    part, chapter = _heading("I", "All of it", 1), _heading("1", "Wool", 2)
    page = PageMargins((MarginLine(left="Chapter 1. Wool"),))
    monkeypatch.setattr(chapter_heads, "placed_words", lambda *_: [()] * 4)
    monkeypatch.setattr(chapter_heads, "margins_of", lambda _: page)
    first, second = chapter_heads.chapter_heads(Path("a.pdf"), [part, chapter], 2)
    assert first.heads.odd.head == ()
    assert second.heads.odd.head == (MarginLine(left=f"Chapter {NUMBERS[0]}. {_CHAPTER}"),)


def test_a_short_title_stands_in_the_head() -> None:
    """An annex had its long title above its pages, and the PDF its short one."""
    item = _heading("A", "All workflows of the project", 1)
    item.short = [pf.Str("Workflows")]
    shown = chapter_heads._shown(item)
    heads = RunningHeads(PageMargins(), None, PageMargins())
    fields = heading_fields(chapter_heads.ChapterHeads(heads, shown, None), native=True)
    assert "Workflows" in fields[_CHAPTER]
    assert "instrText" not in fields[_CHAPTER]
    assert "WORKFLOWS" in fields[CAPITALS + _CHAPTER]


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="TeX is not installed")
def test_heads_without_chapters_make_no_sections(tmp_path: Path) -> None:
    text = "\n\n".join(["Sheep go over the hills, and wool is warm in winter. " * 12] * 12)
    parts = _export(
        tmp_path,
        "\\documentclass{report}\\begin{document}\n\\chapter{Wool of the north}\n"
        f"{text}\n\\chapter{{Milk and butter}}\n{text}\n\\end{{document}}\n",
    )
    assert not any(name[-1].isdigit() for name in parts)


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="TeX is not installed")
def test_a_title_at_the_top_of_a_page_is_no_head(tmp_path: Path) -> None:
    """The pages of a law student's paper had its sections' titles above them, twice."""
    text = "\n\n".join(["Sheep go over the hills, and wool is warm in winter. " * 12] * 3)
    sections = "".join(
        f"\\section{{{title}}}\n{text}\n\\newpage\n"
        for title in ("Wool of the north", "Milk and butter", "Horns", "Hooves and hides")
    )
    parts = _export(
        tmp_path, f"\\documentclass{{article}}\\begin{{document}}\n{sections}\\end{{document}}\n"
    )
    assert not any(name[-1].isdigit() for name in parts)
