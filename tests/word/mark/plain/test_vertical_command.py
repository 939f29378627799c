r"""`words\vfill more` was one word in Word, and two paragraphs were one."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.plain.plain_rules import plain


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"One\vfill Two", r"One\par \vfill Two"),
        ("One\n\\hrule height 2pt\nTwo", "One\n\\par \\hrule height 2pt\nTwo"),
        (r"One \{\vskip 3pt plus 1fil Two", r"One \{\par \vskip 3pt plus 1fil Two"),
        (r"\begin{samepage}One\vfill Two\end{samepage}",
         r"\begin{samepage}One\par \vfill Two\end{samepage}"),
        ("One\n\n\\vfill\n\nTwo", "One\n\n\\vfill\n\nTwo"),
        (r"One \vspace{3pt} two", r"One \vspace{3pt} two"),  # this one ends no paragraph
        (r"\parbox{3cm}{One\vfill Two}", r"\parbox{3cm}{One\vfill Two}"),
        (r"\begin{tabular}{l}a\noalign{b\vskip 2pt}\end{tabular}",
         r"\begin{tabular}{l}a\noalign{b\vskip 2pt}\end{tabular}"),
    ],
)  # fmt: skip
def test_a_vertical_command_ends_its_paragraph(written: str, expected: str) -> None:
    text = "\\documentclass{article}\n\\begin{document}\n%s\n\\end{document}\n"
    made = plain(whole(Source(Path("main.tex"), text % written)))
    assert made.text == text % expected
