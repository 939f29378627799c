r"""Theorems that a class declares are text with the PDF's numbers, as those of the author are.

They came as pictures in which TeX had counted from the beginning: a reader saw `Definition 0.2`
where the PDF has `Definition 3.5`.
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

_TEXT = r"""
\section{Homes}
Homes are let by the month in all towns of the county, as everyone knows.
\begin{theorem}[of rents] $x+y$ rises where \emph{homes} are few.\label{t}\end{theorem}
\section{Terms}
\begin{definition}\label{d}
$\ell$ is a lease:
\begin{itemize}\item a home \item a term\end{itemize}
\end{definition}
\begin{lemma} Terms of $\ell$ end.\end{lemma}
Theorem~\ref{t} and Definition~\ref{d} say so.
"""
_ACM = (r"\documentclass[acmsmall,nonacm]{acmart}", r"\author{A. Vik}\affiliation{\country{Fram}}")
_LLNCS = (r"\documentclass{llncs}", r"\author{A. Vik}\institute{Fram}")


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (_ACM, ["Theorem 1.1 (of rents).", "Definition 2.1.", "Lemma 2.2."]),
        (_LLNCS, ["Theorem 1 (of rents).", "Definition 1.", "Lemma 1."]),
    ],
)
def test_heads_of_a_class_are_text(
    tmp_path: Path, front: tuple[str, str], expected: list[str]
) -> None:
    begin, authors = front
    text = f"{begin}\n\\begin{{document}}\n\\title{{Leases}}\n{authors}\n\\maketitle\n{_TEXT}"
    (tmp_path / "main.tex").write_text(text + "\\end{document}\n", "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/m"), Path("build"))
    assert typeset(document).pdf is not None
    done = export(document)
    shown = paragraphs(done.path)
    for head in expected:
        assert any(line.startswith(head) for line in shown), shown
    refers = expected[0].partition(" (")[0] + " and " + expected[1].rstrip(".") + " say so."
    assert any(line.replace("\xa0", " ") == refers for line in shown), shown
    assert [item for item in done.findings if item.code in ("word-picture", "word-lost")] == []


def test_environments_with_items_are_no_theorems(tmp_path: Path) -> None:
    """A class's list whose items have heads of their own stays what it was."""
    (tmp_path / "own.sty").write_text(
        r"\newenvironment{steps}{\begin{list}{Step}{}}{\end{list}}", "utf-8"
    )
    text = (
        "\\documentclass{article}\n\\usepackage{own}\n\\begin{document}\nHomes are let.\n"
        "\\begin{steps}\n\\item Look.\n\\item Pay.\n\\end{steps}\n\\end{document}\n"
    )
    (tmp_path / "main.tex").write_text(text, "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/m"), Path("build"))
    assert typeset(document).pdf is not None
    assert "\\newtheorem" not in "".join(paragraphs(export(document).path))
