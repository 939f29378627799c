r"""A `{\small few}` in a sentence of a text without headings is no piece of a title page."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.command import commands
from trykklar.word.mark.rules.title_page import sized

SIZES = ("small", "Large")


@pytest.mark.parametrize(
    ("text", "styled"),
    [
        ("Words of a {\\small few} letters.", 0),
        ("Words, and {\\small few}.", 0),
        ("{\\small Few} words begin it.", 0),
        ("{\\Large Title}\\\\[1cm]\n{\\small\\itshape Author}\n", 2),
        ("\\centering {\\Large Title} \\vfill\n", 1),
        # The fonts round it, or before the size, belong to it.
        ("\\textbf{{\\Large Title}}\\\\ \\vspace{5pt}\n", 1),
        ("\\textbf{\\Large Title}\n", 1),
        ("{\\bfseries \\sffamily\\Large Title\\par}\n", 1),
        ("\\textbf{{\\Large Title} and more}\n", 0),
        # Without a group, it holds up to the next size, but only where no text is expected.
        ("\\begin{titlepage}\\Large Title\\\\ \\small Name\\end{titlepage}\n", 2),
        ("\\begin{center}\n\\Large Title\\par \\textit{\\small by} her\\end{center}\n", 1),
        ("\\begin{tabular}{l}\\Large A&\\small B\\end{tabular}\n", 0),
        ("\\section{Aim}\\begin{center}\\Large Not a title\\end{center}\n", 0),
    ],
)
def test_a_size_says_what_stands_in_a_line_of_its_own(text: str, styled: int) -> None:
    source = f"\\documentclass{{article}}\\begin{{document}}{text}\\end{{document}}"
    passage = whole(Source(Path("main.tex"), source))
    sizes = [command for command in commands(passage) if command.name in SIZES]
    assert sum(bool(list(sized(passage, command))) for command in sizes) == styled
