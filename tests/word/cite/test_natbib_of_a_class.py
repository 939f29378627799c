"""A class that loads natbib, as REVTeX does, has citations and a list of works as in the PDF.

A blank stood before each raised number, and `References` above a list that has no heading.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.word.reader import paragraphs
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.export import export

pytestmark = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="TeX is not installed")

_TEXT = r"""\documentclass{own}
\begin{document}
Homes are let~\cite{a} by the month \cite{b} in towns.
\begin{thebibliography}{2}
\bibitem[Alm(1990)]{a} Alm. Rents.
\bibitem[Berg(1991)]{b} Berg. Means.
\end{thebibliography}
\end{document}
"""


@pytest.mark.parametrize("heading", [r"\section*{Literature}", ""])
def test_raised_numbers_stand_at_their_words(tmp_path: Path, heading: str) -> None:
    (tmp_path / "own.cls").write_text(
        "\\LoadClass{article}\n\\RequirePackage[super]{natbib}\n"
        f"\\AtBeginDocument{{\\renewcommand\\bibsection{{{heading}}}}}\n",
        "utf-8",
    )
    (tmp_path / "main.tex").write_text(_TEXT, "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/m"), Path("build"))
    assert typeset(document).pdf is not None
    made = export(document)
    assert not [finding for finding in made.findings if finding.code == "word-lost"]
    shown = paragraphs(made.path)
    assert "Homes are let1 by the month2 in towns." in shown
    assert "References" not in shown


def test_a_list_without_a_heading_has_lost_none(tmp_path: Path) -> None:
    """A file was withheld for a heading that the PDF has not."""
    text = (
        _TEXT.replace("{own}", "{article}").replace("[Alm(1990)]", "").replace("[Berg(1991)]", "")
    )
    begin = "\\begin{thebibliography}"
    bare = text.replace(begin, f"\\renewcommand{{\\section}}[2]{{}}\n{begin}")
    (tmp_path / "main.tex").write_text(bare, "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/m"), Path("build"))
    assert typeset(document).pdf is not None
    made = export(document)
    assert not [finding for finding in made.findings if finding.code == "word-lost"]
    assert "References" not in paragraphs(made.path)
