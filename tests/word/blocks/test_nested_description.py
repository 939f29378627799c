"""A description in another one is seen to be in it."""

from __future__ import annotations

from pathlib import Path

from tests.word.reader import paragraphs
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.export import export

TEXT = r"""\documentclass{article}\usepackage{enumitem}\begin{document}
\begin{description}
\item[Art] knowledge
\item[Morals] of two kinds:
\begin{description}
\item[Justice] no harm
\begin{description}\item[Law] a part\end{description}
\item[Love] no eros
\end{description}
and no more
\item[Ascesis] the end
\end{description}
\begin{itemize}
\item a
\begin{description}\item[Inner] b\end{description}
\end{itemize}
\end{document}
"""


def _made(folder: Path, text: str) -> Path:
    (folder / "main.tex").write_text(text, "utf-8")
    document = Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build"))
    return export(document).path


def test_each_depth_has_a_style_of_its_own(tmp_path: Path) -> None:
    """All terms stood at the left margin: of what is a part of what, nothing was seen."""
    path = _made(tmp_path, TEXT)
    assert paragraphs(path, "DefinitionTerm") == ["Art", "Morals", "Ascesis", "Inner"]
    assert paragraphs(path, "DefinitionTerm2") == ["Justice", "Love"]
    assert paragraphs(path, "Definition2") == ["no harm", "no eros"]
    assert paragraphs(path, "DefinitionTerm3") == ["Law"]
    assert paragraphs(path, "Definition3") == ["a part"]
    assert "and no more" in paragraphs(path, "Definition")


def test_an_option_that_sets_distances_is_not_reported(tmp_path: Path) -> None:
    lists = r"\begin{enumerate}[nosep] % so" "\n" r"\item a\end{enumerate}"
    other = r"\begin{itemize}[noitemsep]\item a\end{itemize}"
    (tmp_path / "main.tex").write_text(
        r"\documentclass{article}\usepackage{enumitem}\begin{document}"
        f"{lists} Then {other}\n\\end{{document}}\n",
        "utf-8",
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf
    assert export(document).findings == ()


def test_contents_have_the_quotation_marks_of_headings(tmp_path: Path) -> None:
    r"""``...'' around a word of a heading was lost in the contents."""
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\\begin{document}\\tableofcontents\n"
        "\\section{``The world''}\nWords.\n\\subsection{A `gay' art}\nWords.\n\\end{document}\n",
        "utf-8",
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf
    path = export(document).path
    assert "“The world”" in paragraphs(path, "TOC1")[0]
    assert "‘gay’" in paragraphs(path, "TOC2")[0]
