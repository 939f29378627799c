"""TeX is the judge: of the text without its macros it prints what it prints of the author's."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from trykklar.document import Document
from trykklar.latex.expansion.expand import expand
from trykklar.poppler import page_texts
from trykklar.typeset import typeset

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("pdflatex", "pdftotext"))), reason="TeX is not installed"
)

PACKAGES = r"""\documentclass{article}
\usepackage[norsk]{babel}
\usepackage{etoolbox,ifthen,comment,environ,pgffor,xargs,graphicx,url}
\newcounter{hyp}[section]\pagestyle{empty}
"""
DEFINITIONS = r"""\newif\ifblind \blindtrue
\newcommand{\pair}[2][left]{(#1, #2)}
\def\upto#1.#2;{[#1 to #2]}
\def\state{cold}\edef\frozen{\state}\def\state{warm}
\NewDocumentCommand{\opt}{s O{d} m o}{\IfBooleanTF{#1}{S}{N}#2#3\IfNoValueTF{#4}{none}{#4}}
\newcommandx{\xarg}[2][1=p,2=q]{#1#2}
\newenvironment{boxed}[1]{\begin{quote}#1: }{ (end)\end{quote}}
\newenvironment{quoted}{\quote}{\endquote}
\NewEnviron{twice}{\BODY\ and \BODY}
\excludecomment{secret}
\newcommand{\hyp}{\refstepcounter{hyp}H\thehyp}
\newtoggle{long}\toggletrue{long}
\newboolean{wide}
\makeatletter
\newcommand{\look}{\@ifnextchar[{\look@i}{\look@i[none]}}
\def\look@i[#1]{<#1>}
\newcommand{\either}{\@ifstar{with}{without}}
\@namedef{x 1}{named}
\makeatother
\newcommand{\filled}[1]{\if\relax\detokenize{#1}\relax empty\else#1\fi}
\newcount\total \total=5 \advance\total by 7
\let\oldfootnote\footnote\renewcommand{\footnote}[1]{\oldfootnote{Note: #1}}
\includeonly{nothing}
"""
BODY = r"""\include{hidden}
\section{Eins} \pair{a}; \pair[b]{c}; \upto 1.2; \frozen; \opt*[x]{y}, \opt{m}[n]; \xarg[k].
\ifblind anonymous\else Ann\fi, \ifdefined\nosuch yes\else no\fi, \ifnum\total>11 many\fi.
\begin{boxed}{T}text\end{boxed}\begin{quoted}said\end{quoted}\begin{twice}again\end{twice}

\begin{secret}
hidden
\end{secret}
\begin{comment}
hidden
\end{comment}
\hyp\label{h}, \hyp; \ref{h}. \section{Zwei}\hyp. \the\total, \the\numexpr 2*(3+4)\relax.
\iftoggle{long}{long}{short} \ifthenelse{\boolean{wide} \or \equal{a}{a}}{one}{other}
\look[a], \look; \either* \either. \csname x 1\endcsname, \filled{}, \filled{full}.
\foreach \i/\j in {a/1,b/2}{\i\j\ } \foreach \n in {1,...,4}{\n,}
Bu"ss, skole"-vei, "<ja">. Text\footnote{small}. \verb|\iffalse %| \url{http://x.org/a}
\ifcase2 zero\or one\or two\fi \ifx\pair\upto same\else other\fi {\blindfalse\ifblind\else in\fi}
\input{shown}
"""


def test_tex_prints_the_same_of_the_expanded_document(tmp_path: Path) -> None:
    (tmp_path / "shown.tex").write_text("Shown.\\endinput\nhidden", "utf-8")
    (tmp_path / "hidden.tex").write_text("hidden", "utf-8")
    text = f"\\begin{{document}}{BODY}\\end{{document}}\n"
    author = _document(tmp_path, "author", f"{PACKAGES}{DEFINITIONS}{text}")
    made = expand(author)
    assert made.findings == ()
    begin, body = made.passage.text.partition(r"\begin{document}")[1:]
    assert "hidden" not in body
    ours = _document(tmp_path, "ours", f"{PACKAGES}{begin}{body}")
    assert _printed(ours) == _printed(author)


def _document(folder: Path, name: str, text: str) -> Document:
    (folder / f"{name}.tex").write_text(text, "utf-8")
    return Document(name, folder, Path(f"{name}.tex"), Path(f"work-{name}"), Path("build"))


def _printed(document: Document) -> list[str]:
    pdf = typeset(document).pdf
    assert pdf is not None
    return re.findall(r"\S+", " ".join(page_texts(pdf) or []))
