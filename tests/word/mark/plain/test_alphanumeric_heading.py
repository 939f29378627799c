"""Law papers of jura and alphanum have headings, each on the level that the PDF has it on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.word.blocks.test_printed_command import installed
from tests.word.mark.plain.test_plain_rules import made
from tests.word.reader import paragraphs
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.export import export

TEXT = (
    r"\begin{document}\toc{Claim}\sub{Ground}\toc{Other}\sub{Deep}\levelup\toc{Third}"
    r"\levelup\toc{End}\end{document}"
)
MADE = (
    r"\section{Claim}\subsection{Ground}\subsection{Other}\subsubsection{Deep}\par{}"
    r"\subsection{Third}\par{}\section{End}"
)


@pytest.mark.parametrize(
    "preamble", [r"\documentclass{jura}", r"\documentclass{article}\usepackage{alphanum}"]
)
def test_each_heading_has_the_level_that_it_is_on(preamble: str) -> None:
    source = preamble + TEXT
    assert made(source) == preamble + rf"\begin{{document}}{MADE}\end{{document}}"


def test_these_names_are_an_authors_own_elsewhere() -> None:
    source = r"\documentclass{article}\begin{document}\toc{a}\sub{b}\end{document}"
    assert made(source) == source


def test_headings_have_the_numbers_of_the_pdf_and_contents_all_of_them(tmp_path: Path) -> None:
    """Headings were words of the text, or lost; contents without a name had one."""
    if not installed("jura.cls"):
        pytest.skip("the class jura is not installed")
    (tmp_path / "main.tex").write_text(
        "\\documentclass{jura}\\makeatletter\\renewcommand\\tableofcontents{\\@starttoc{toc}}"
        "\\makeatother\\begin{document}\n\\tableofcontents\n\\toc{Claim}\nWords.\n\\sub{Ground}\n"
        "Words.\n\\sub{Deep}\nWords.\n\\sub{Deeper}\nWords.\n\\sub{Deepest}\nWords.\n\\end{document}\n",
        "utf-8",
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf
    path = export(document).path
    assert paragraphs(path, "ContentsHeading") == []
    listed = ["A.Claim1", "I.Ground1", "1.Deep1", "a)Deeper1", "aa)Deepest1"]
    assert paragraphs(path)[:5] == listed  # without their tabs
    assert paragraphs(path, "Heading5") == ["aa)Deepest"]
