"""Words that LaTeX and its packages put in: they were others in Word than in the PDF, or none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.word.blocks.test_printed_command import installed
from tests.word.reader import paragraphs
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.export import WordExport, export

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("pdflatex", "pdftotext"))), reason="TeX is not installed"
)

NORWEGIAN = r"""
\documentclass{article}
\usepackage[T1]{fontenc}\usepackage[english,norsk]{babel}\usepackage{xstring,makeidx,amsthm}\makeindex
\begin{document}
\figurename, \tablename, \contentsname\index{x}; byen \StrLeft{Trondheim}{4} og mer.
\begin{otherlanguage}{english}\today\end{otherlanguage}
\printindex
\begin{proof}Det er klart.\end{proof}
\end{document}
"""
TERMS = r"""
\documentclass{article}
\usepackage[acronym]{glossaries}
\newacronym{nav}{NAV}{welfare office}\newacronym{kom}{KOM}{municipality}
\begin{document}
Full \acrfull{kom}, \gls*{kom}, \gls*{kom}; \gls{nav}, \gls{nav}.
\end{document}
"""
EXTRA = r"""
\documentclass{article}
\usepackage{glossaries-extra}
\setabbreviationstyle{long-short}\newabbreviation{nav}{NAV}{welfare office}
\begin{document}
First \gls{nav}, then \gls{nav}, \glsxtrlong{nav}, \glsxtrshort{nav}.
\end{document}
"""
# A style is one of the whole text, wherever it is set; by default, acronyms are short.
STYLES = r"""
\documentclass{article}
\usepackage{glossaries-extra}
\newacronym{nav}{NAV}{welfare office}\newacronym{kom}{KOM}{municipality}
\newabbreviation{eu}{EU}{union}\setabbreviationstyle{short-footnote}
\begin{document}
Of \gls{nav}, \glsxtrfull{nav}, \glsxtrlong{kom}, \gls{kom}; \gls{eu}, \gls{eu}.
\end{document}
"""
# To acro, each form without a star is a use.
ACRO = r"""
\documentclass{article}
\usepackage{acro}
\DeclareAcronym{nav}{short=NAV,long=welfare office}\DeclareAcronym{kom}{short=KOM,long=municipality}
\begin{document}
Of \acl{nav}, \ac{nav}, \acs*{kom}, \ac{kom}, \ac{kom}.
\end{document}
"""


def made(folder: Path, text: str) -> WordExport:
    (folder / "main.tex").write_text(text.lstrip(), "utf-8")
    document = Document("main", folder, Path("main.tex"), Path("work"), Path("build"))
    typeset(document)
    done = export(document)
    assert not done.withheld
    return done


def test_latex_has_its_own_words_in_the_language_of_the_text(tmp_path: Path) -> None:
    done = made(tmp_path, NORWEGIAN)
    text = " ".join(paragraphs(done.path))
    assert "Figur, Tabell, Innhold; byen Tron og mer." in text
    assert "Bevis. Det er klart." in text
    assert ", 20" in text  # the day as English has it
    assert [item.line for item in done.findings if "index" in item.message] == [6]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TERMS, "Full municipality (KOM), municipality (KOM), KOM; welfare office (NAV), NAV."),
        (EXTRA, "First welfare office (NAV), then NAV, welfare office, NAV."),
        (ACRO, "Of welfare office, NAV, KOM, municipality (KOM), KOM."),
        (STYLES, "Of NAV, NAV (welfare office), municipality, KOM; EU, EU."),
    ],
)
def test_terms_are_in_full_where_they_are_in_the_pdf(
    tmp_path: Path, text: str, expected: str
) -> None:
    if not installed("glossaries-extra") or not installed("acro"):
        pytest.skip("glossaries-extra or acro is not installed")
    done = made(tmp_path, text)
    assert expected in " ".join(paragraphs(done.path)).replace("\N{NO-BREAK SPACE}", " ")


LISTED = r"""
\documentclass[bibliography=numbered]{scrreprt}
\begin{document}
\tableofcontents
\chapter{Alpha} As \cite{a}.
\begin{thebibliography}{9}\bibitem{a}A book.\end{thebibliography}
\chapter{Beta} More.
\end{document}
"""


def test_a_list_of_works_with_a_number_stands_in_the_contents_where_it_is(tmp_path: Path) -> None:
    """Its heading had no number, which was reported, and it was last in the contents."""
    done = made(tmp_path, LISTED)
    assert not done.findings
    assert [text[:-1] for text in paragraphs(done.path, "TOC1")] == [
        "1Alpha", "2Bibliography", "3Beta",
    ]  # fmt: skip
    assert "Bibliography" in paragraphs(done.path, "Heading1")
