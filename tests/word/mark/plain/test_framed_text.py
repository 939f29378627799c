r"""Boxes round paragraphs, such as `\fbox{\parbox{...}}`, were gone from the Word file."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.plain.plain_rules import plain

CASES = {
    "A.\n\n\\fbox{\\parbox{8cm}{B.}}": "A. \\begin{framed}B.\\end{framed}",
    "A.\n\n\\noindent\\fcolorbox{red}{white}{\\begin{minipage}[t]{8cm}B.\\end{minipage}}\n": (
        "A. \\noindent \\begin{framed}B.\\end{framed}"
    ),
    "\\begin{center}\\framebox[8cm]{\\parbox[c]{7cm}{B.\n\nC.}}\\end{center}": (
        "\\begin{center} \\begin{framed}B. C.\\end{framed} \\end{center}"
    ),
    # In a line, in a cell, and round a word, a frame stays where it is.
    "A.\n\n\\fbox{B} C": "A. \\fbox{B} C",
    "A \\fbox{\\parbox{1cm}{B}} C": "A \\fbox{\\parbox{1cm}{B}} C",
    "\\begin{tabular}{l}A&\\fbox{\\parbox{1cm}{B}}\\end{tabular}": (
        "\\begin{tabular}{l}A&\\fbox{\\parbox{1cm}{B}}\\end{tabular}"
    ),
    "A.\n\n\\fbox{\\parbox{1cm}{B} and C}": "A. \\fbox{\\parbox{1cm}{B} and C}",
}


@pytest.mark.parametrize("source", CASES)
def test_a_frame_round_paragraphs_is_an_environment(source: str) -> None:
    text = f"\\begin{{document}}{source}\\end{{document}}"
    made = " ".join(plain(whole(Source(Path("main.tex"), text))).text.split())
    assert (
        made.removeprefix("\\begin{document}").removesuffix("\\end{document}").strip()
        == (CASES[source])
    )
