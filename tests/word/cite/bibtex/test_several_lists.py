"""Documents with several lists of works, each of which BibTeX made in a file of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.word.blocks.test_printed_command import installed
from tests.word.reader import paragraphs, part
from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.poppler import page_texts
from trykklar.project.selection import plain
from trykklar.typeset import typeset
from trykklar.word.aux_numbers import cited_works
from trykklar.word.docx.ooxml import w
from trykklar.word.export import export

if TYPE_CHECKING:
    from pathlib import Path

WORKS = """
@book{alm, author={Alm, Per}, title={Trees}, year={1990}, publisher={Gran}}
@book{both, author={Bothe, Ann}, title={Both}, year={1991}, publisher={Gran}}
@misc{siden, author={Siden, Liv}, title={A page}, year={2001}}
@misc{nett, author={Nettum, Jo}, title={Net}, year={2002}}
"""
MULTIBIB = r"""\documentclass{article}
\usepackage[OPTION]{multibib}
\newcites{web}{Pages \emph{seen}}
\bibliographystyle{plain}\bibliographystyleweb{plain}
\begin{document}
A claim \cite{alm}, a page \citeweb[p.~3]{siden}, both \cite{both}. Both again \citeweb{both,nett}.
\bibliography{works}
\bibliographyweb{works}
\end{document}
"""
CHAPTERS = r"""\documentclass{report}
\usepackage{chapterbib}
\usepackage{hyperref}
\begin{document}
\include{one}
\include{two}
\end{document}
"""
ONE = r"""\chapter{Coast}
First \cite{alm} and \cite[p.~2]{both}.
\bibliographystyle{plain}\bibliography{works}
"""
TWO = r"""\chapter{Moor}
Then \cite{both} and \cite{siden,both}.
\bibliographystyle{unsrt}\renewcommand{\bibname}{Works of two}\bibliography{works}
"""
UNITS = r"""\documentclass{article}
\usepackage{bibunits}
\defaultbibliography{works}\defaultbibliographystyle{plain}
\begin{document}
Before all \cite{nett}.
\begin{bibunit}
\section{Coast}
First \cite{alm} and \cite[p.~2]{both}.
\putbib
\end{bibunit}
\begin{bibunit}[unsrt]
\section{Moor}
Then \cite{both} and \cite{siden,both}.
\putbib
\end{bibunit}
All \cite{both}, \cite{siden}.
\bibliographystyle{plain}\bibliography{works}
\end{document}
"""
HEADED = (
    UNITS.replace(
        "\\begin{bibunit}\n\\section", "\\bibliographyunit[\\subsection]\n\\subsection", 1
    )
    .replace("\\end{bibunit}\n\\begin{bibunit}[unsrt]\n\\section", "\\subsection")
    .replace("\\end{bibunit}", "\\bibliographyunit")
)
_CITED = re.compile(r"(?:First|Then|All|Before all|A claim|Both again) \[[^.]*\.")


@pytest.mark.parametrize(
    ("package", "files", "works"),
    [
        pytest.param("multibib", {"main": MULTIBIB.replace("[OPTION]", "")}, 5, id="multibib"),
        pytest.param("multibib", {"main": MULTIBIB.replace("OPTION", "labeled")}, 5, id="labeled"),
        pytest.param(
            "multibib", {"main": MULTIBIB.replace("OPTION", "resetlabels")}, 5, id="reset"
        ),
        pytest.param("chapterbib", {"main": CHAPTERS, "one": ONE, "two": TWO}, 4, id="chapterbib"),
        pytest.param("bibunits", {"main": UNITS}, 7, id="bibunits"),
        pytest.param("bibunits", {"main": HEADED}, 7, id="bibunits at headings"),
    ],
)
def test_each_citation_has_the_number_of_its_own_list(
    package: str, files: dict[str, str], works: int, tmp_path: Path
) -> None:
    if not installed(package):
        pytest.skip(f"{package} is not installed")
    for name, content in files.items():
        (tmp_path / f"{name}.tex").write_text(content)
    (tmp_path / "works.bib").write_text(WORKS)
    document = plain(tmp_path / "main.tex")
    assert typeset(document).pdf
    made = export(document)
    pdf = " ".join(" ".join(page_texts(document.made(".pdf")) or []).split())
    word = " ".join(paragraphs(made.path))
    cited = _CITED.findall(word.replace("\N{NO-BREAK SPACE}", " "))
    assert cited
    assert cited == _CITED.findall(pdf)
    entries = paragraphs(made.path, "Bibliography")
    assert len(entries) == works
    if package == "multibib":
        assert paragraphs(made.path, "Heading1Unnumbered") == ["References", "Pages seen"]
    for entry in entries:
        assert "".join(entry.split()) in pdf.replace(" ", "")
    assert not {finding.code for finding in made.findings} - {"word-heading-number"}
    # Every number leads to a work, and no two works are one place.
    aims = [link.get(w("anchor"), "") for link in part(made.path).iter(w("hyperlink"))]
    named = [mark.get(w("name"), "") for mark in part(made.path).iter(w("bookmarkStart"))]
    assert set(aims) <= set(named)
    assert len(named) == len(set(named))


def test_a_key_has_what_chapterbib_adds_to_it(tmp_path: Path) -> None:
    aux = r"\gdef \@extra@binfo {@-1}\bibcite{alm}{1}\gdef \@extra@binfo {}\bibcite{alm}{2}"
    assert cited_works(whole(Source(tmp_path, aux))) == {"alm@-1": "1", "alm": "2"}
