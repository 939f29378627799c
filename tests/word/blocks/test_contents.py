"""Lists at the beginning of a text have the lines that they have in the PDF, and no others."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.word.blocks.test_printed_command import installed
from tests.word.reader import paragraphs, part
from trykklar.project.selection import plain
from trykklar.typeset import typeset
from trykklar.word.docx.ooxml import w
from trykklar.word.export import export

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="TeX is not installed")

TEXT = r"""\section{Lamps}Words.\subsection{Oil}Words.
\appendix TAG\section{Prices}Words.\subsection{Of wicks}Words."""


def _made(folder: Path, preamble: str, body: str) -> Path:
    (folder / "main.tex").write_text(
        f"\\documentclass{{article}}{preamble}\\begin{{document}}\n{body}\n\\end{{document}}\n"
    )
    document = plain(folder / "main.tex")
    made = export(document, typeset=typeset(document).authoritative)
    assert not made.withheld
    assert [str(item) for item in made.findings] == []
    return made.path


def _lines(path: Path, *styles: str) -> list[str]:
    return [line for style in styles for line in paragraphs(path, style)]


def _asked(path: Path) -> list[str]:
    """What Word would make lists anew of."""
    texts = (str(item.text).strip() for item in part(path).iter(w("instrText")))
    return [text for text in texts if text.startswith("TOC")]


def test_headings_that_an_author_keeps_out_of_the_contents_are_not_in_them(tmp_path: Path) -> None:
    """An appendix stood in Word's contents whole; Word brings no such list up to date."""
    tag = r"\addtocontents{toc}{\protect\setcounter{tocdepth}{1}}"
    path = _made(tmp_path, "", rf"\tableofcontents{TEXT.replace('TAG', tag)}")
    assert _lines(path, "TOC1", "TOC2") == ["1Lamps1", "APrices1", "1.1Oil1"]
    assert _asked(path) == []


def test_contents_of_all_headings_are_brought_up_to_date_by_word(tmp_path: Path) -> None:
    path = _made(tmp_path, "", rf"\setcounter{{tocdepth}}{{1}}\tableofcontents{TEXT}")
    assert _lines(path, "TOC1", "TOC2") == ["1Lamps1", "APrices1"]
    assert _asked(path) == [r'TOC \o "1-1" \h \z \u']


@pytest.mark.skipif(not installed("etoc"), reason="etoc is not installed")
def test_contents_by_tags_have_their_own_part_of_the_headings(tmp_path: Path) -> None:
    """Both lists of contents, of the text and of its appendix, had all headings."""
    first = r"\etocsettagdepth{text}{subsection}\etocsettagdepth{more}{none}\tableofcontents"
    second = r"\etocsettagdepth{text}{none}\etocsettagdepth{more}{section}\tableofcontents"
    text = TEXT.replace("TAG", rf"\etocdepthtag.toc{{more}}{second}")
    path = _made(tmp_path, r"\usepackage{etoc}", rf"{first}\etocdepthtag.toc{{text}}{text}")
    assert _lines(path, "TOC1", "TOC2") == ["1Lamps1", "APrices1", "1.1Oil1"]


FORMULAS = r"""\listofformulas
\section{Lamps}
Lamps burn oil.
\begin{equation}a=b\end{equation}
\addcontentsline{equ}{formulas}{\protect\numberline{\theequation}Oil \& wicks}
They burn."""
NAME = r"\newcommand{\formulasname}{Formulas of lamps}"


@pytest.mark.skipif(not installed("tocloft"), reason="tocloft is not installed")
def test_a_list_that_the_author_declares_has_its_name_and_lines(tmp_path: Path) -> None:
    """A list of formulas was reported as an unknown command, and lost."""
    declared = rf"\usepackage{{tocloft}}{NAME}\newlistof{{formulas}}{{equ}}{{\formulasname}}"
    path = _made(tmp_path, declared, FORMULAS)
    assert _lines(path, "ContentsHeading") == ["Formulas of lamps"]
    assert _lines(path, "TableofFigures") == ["1 Oil & wicks1"]


def test_a_list_by_latexs_own_command_has_its_lines(tmp_path: Path) -> None:
    r"""`\@starttoc` printed nothing, and nobody said so."""
    own = r"\makeatletter\newcommand{\listofformulas}{\section*{Formulas}\@starttoc{equ}}"
    path = _made(tmp_path, rf"{own}\makeatother", FORMULAS)
    assert paragraphs(path).count("Formulas") == 1
    assert _lines(path, "TableofFigures") == ["1 Oil & wicks1"]


def test_latexs_own_list_by_that_command_has_one_heading(tmp_path: Path) -> None:
    own = r"\makeatletter\newcommand{\overview}{\section*{Contents}\@starttoc{toc}}\makeatother"
    path = _made(tmp_path, own, rf"\overview {TEXT.replace('TAG', '')}")
    assert paragraphs(path).count("Contents") == 1
    assert _lines(path, "TOC1") == ["1Lamps1", "APrices1"]
