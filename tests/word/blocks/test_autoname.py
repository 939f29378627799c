r"""`\autoref` names things as hyperref does, by the word that the author has for them."""

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
    assert "See Chap. 1, Figure 1, 1; ‘Boats’ on page 1." in shown(tmp_path, SOURCE)


def test_without_babel_a_name_that_the_author_sets_is_not_set_anew(tmp_path: Path) -> None:
    source = SOURCE.replace(r"\usepackage[english]{babel}", "")
    source = source.replace(
        r"\addto\extrasenglish{\def\sectionautorefname{Chap.}}", r"\def\sectionautorefname{Chap.}"
    )
    assert "See Chap. 1, Drawing no. 1, 1; ‘Boats’ on page 1." in shown(tmp_path, source)


def shown(tmp_path: Path, source: str) -> str:
    (tmp_path / "main.tex").write_text(source, "utf-8")
    paper = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(paper).pdf
    return " ".join(paragraphs(export(paper).path)).replace("\N{NO-BREAK SPACE}", " ")
