"""What is cited and referred to within a formula is in Word's formula as the PDF has it."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

import panflute as pf
import pytest

from tests.word.blocks.test_asked_reference import made
from tests.word.blocks.test_printed_command import FILLER, shown
from trykklar.word.blocks.formula_text import in_formula
from trykklar.word.docx.ooxml import m, parse

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="TeX is not installed")

BODY = r"""\section{Means}\label{s}
\begin{equation}\label{e}a = b\end{equation}
\begin{align}
  a &\stackrel{\text{\cite{k}}}{=} b \quad\text{by \cref{e} and \cite[p.~3]{l}} \\
    &= c \quad\text{after \nameref{s}} \tag{\ref{e}'}
\end{align}
Within a line it is $a \overset{\ref{e}}{=} b \text{ as \cref{s} has it}$.
\begin{thebibliography}{9}\bibitem{k} K. Knut.\bibitem[Lie90]{l} L. Lie.\end{thebibliography}
"""


def test_citations_and_named_references_are_text_of_the_formula(tmp_path: Path) -> None:
    r"""Citations were lost, and `\cref` was a bare number in silence."""
    preamble = r"\usepackage{amsmath,nameref,cleveref}"
    done = made(tmp_path, preamble, FILLER + BODY)
    with zipfile.ZipFile(done.path) as archive:
        formulas = parse(archive.read("word/document.xml")).iter(m("t"))
    text = "".join(item.text or "" for item in formulas)
    for part in ("by eq. (1) and [Lie90, p. 3]", "[1]", "after Means", "as section 1 has it"):
        assert part in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "(1')" in shown(done)
    assert [f.message for f in done.findings if f.code.startswith("word-l")] == []


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        (None, r"\text{by }\textit{Book}\text{, 3}"),
        ("text", r"}\text{by }\textit{Book}\text{, 3}\text{"),
        ("textbf", r"}\textbf{by }\textit{Book}\textbf{, 3}\textbf{"),
        ("", "by Book, 3"),
    ],
)
def test_italics_of_a_citation_stay_italics(around: str | None, expected: str) -> None:
    cited = [pf.Str("by"), pf.Space(), pf.Span(pf.Emph(pf.Str("Book")), pf.Str(", 3"))]
    assert in_formula(cited, "by Book, 3", around) == expected
