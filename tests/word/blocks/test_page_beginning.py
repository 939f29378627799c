"""Chapters begin pages in Word where the PDF's do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.word.reader import part
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.blocks.page_beginning import _at_top
from trykklar.word.docx.ooxml import w
from trykklar.word.export import export

TITLES = ["introduction", "methodsanddata"]


@pytest.mark.parametrize(
    ("pages", "tops"),
    [
        (["Chapter 1\nIntroduction\nWords.", "Chapter 2\nMethods and data\nWords."], [True, True]),
        # A table of contents, and running heads.
        (
            [
                "Contents\n1 Introduction\n1\n2 Methods and data\n2",
                "1\nIntroduction\nWords.",
                "CHAPTER 1. INTRODUCTION\nWords.",
                "2 Methods and\ndata\nWords.",
            ],
            [True, True],
        ),
        # They go on below what is before them.
        (["Rents\nA. Berg\nWords\nof\nthe\npage\n1 Introduction\nWords."], [False]),
        (["Nothing of it"], []),
    ],
)
def test_a_chapter_is_sought_at_the_top_of_its_page(pages: list[str], tops: list[bool]) -> None:
    assert list(_at_top(TITLES, pages)) == tops


def test_sections_listed_as_chapters_let_chapters_and_lists_begin_pages(tmp_path: Path) -> None:
    """A summary and an abstract share a page; so each list and chapter ran on behind another."""
    starred = "\\section*{{{0}}}\\addcontentsline{{toc}}{{chapter}}{{{0}}}Words.\n"
    figure = "\\begin{figure}\\rule{1cm}{1cm}\\caption{A box}\\end{figure}\n"
    (tmp_path / "main.tex").write_text(
        "\\documentclass{book}\n\\begin{document}\n"
        + starred.format("Summary")
        + starred.format("Abstract")
        + f"\\chapter{{Towns}}Of rents.{figure}\\chapter{{Roads}}Of tolls.\n"
        + "\\listoffigures\n\\end{document}\n"
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    broken = part(export(document).path).iter(w("pageBreakBefore"))
    assert len(list(broken)) == len(["Towns", "Roads", "List of Figures"])
