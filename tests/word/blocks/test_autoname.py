r"""`\autoref` names what it refers to as hyperref does, by the author's own word if there is one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.word.reader import paragraphs
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.export import export

pytestmark = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="TeX is not installed")

SOURCE = r"""\documentclass{article}
\usepackage[english]{babel}
\usepackage{hyperref,nameref}
\newtheorem{claim}{Claim}
\addto\extrasenglish{\def\sectionautorefname{Chap.}}
\renewcommand*{\figureautorefname}{Drawing~no.}
\begin{document}
\section{Boats}\label{s}
\begin{claim}\label{c} They float. \end{claim}
\begin{figure}\caption{One}\label{f}\end{figure}
See \autoref{s}, \autoref{f}, \autoref{c}; \Nameref{s}.
\end{document}
"""


def test_autoref_has_the_name_that_hyperref_prints(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(SOURCE, "utf-8")
    paper = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(paper).pdf
    text = " ".join(paragraphs(export(paper).path)).replace("\N{NO-BREAK SPACE}", " ")
    assert "See Chap. 1, Drawing no. 1, 1; ‘Boats’ on page 1." in text
