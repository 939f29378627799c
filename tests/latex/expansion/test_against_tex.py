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


REGISTERS = r"""
\newdimen\wide \wide=2.5cm \advance\wide by 3mm \newlength{\narrow}\setlength{\narrow}{0.3333\wide}
\the\wide; \the\narrow; \ifdim\wide>1in long\else short\fi; {\wide=1.7pc \the\wide} \the\wide.
\addtolength{\narrow}{-2ex}\ifdim\narrow<\wide less\fi, \the\dimexpr\wide*7/3-2bp\relax;
\dimen0=13dd
\the\dimen0; \count255=17 \divide\count255 by -3 \the\count255; \the\numexpr(7+4)/2*3-17/2\relax.
\setlength{\parindent}{0pt}\ifdim\parindent=0pt flush\fi; \the\fboxsep; \tolerance=500\hbadness=9 .
\numdef\six{2*3}\csnumdef{nine}{\six+3}\six, \csuse{nine}; \chardef\letter=`\A \letter\the\letter.
\inteval{22/7}, \fpeval{round(22/7,3)}, \fpeval{1/3}, \fpeval{2^10*0.5-1e3*0}.
"""
BOXES = r"""
\newsavebox{\kept}\sbox{\kept}{boxed} before \usebox{\kept} after.
\setbox0=\hbox{zero}\copy0, \box0.
\setbox1=\hbox{}\ifdim\wd1=0pt empty\else full\fi; \ifvoid7 void\fi;
\begin{lrbox}{\kept}other\end{lrbox}again \usebox{\kept}.
"""
ACTIVE = r"""
{\catcode`\|=13 \gdef|{bar}a|b} a!b. \begingroup\lccode`\~=`\!\lowercase{\endgroup\def~}{bang}
{\catcode`\!=\active a!b} c!d. {\catcode`\%=12 50% off} {\def~{tie}x~y} x~y.
\def\upto#1#{<#1>}\upto ab{c}; \ifx\undefined\relax same\else other\fi;
\expandafter\ifx\csname nosuch\endcsname\relax none\fi; \let\nil\relax\ifx\nil\relax nil\fi.
\def\a{early}\toks0={\a}\edef\kept{\the\toks0, \a}\def\a{late}\kept; \the\toks0.
\makeatletter\toks@={\a}\edef\x{\the\toks@}\toksdef\mine=2 \mine={\a}\edef\y{\the\mine}
\def\appdef#1#2{\toks@\expandafter{#1}\toks2{#2}\edef#1{\the\toks@\the\toks2}}
\def\kin{}\def\add#1{\appdef\kin{(\a{}#1)}}\add{one}\add{two}\def\a{last}\x\y\kin;
\newcounter{own}\setcounter{own}{4}\def\theown{\@arabic\c@own-\@roman{\c@own}}\theown;
a\hskip 3ex\@plus.8ex\@minus.4ex b
\@tempcnta=5\advance\@tempcnta by 2 \the\@tempcnta; \dimen@=3pt \the\dimen@; \makeatother
\newcommand{\mode}{\ifvmode V\else\ifhmode H\fi\fi}

\mode\ a \mode\par\noindent\mode\section{S}\mode\begin{itemize}\item a \mode\end{itemize}\mode
\NewDocumentCommand{\parts}{>{\SplitArgument{1}{;}}m}{\swap#1}\newcommand{\swap}[2]{#2/#1}\parts{a;b}
\NewDocumentCommand{\each}{>{\SplitList{,}}m}{\ProcessList{#1}{\fbox}}\each{a, b,c}
"""
MODES = r"""
\newcommand{\where}{\ifmmode\mathrm{m}\else t\fi}\newcommand{\gap}{\kern2pt\hbox to 9pt{\hss\where}}
\where{} $\where$ \where{} \(\where\) \[\where\] \where{} $$\where$$ \where{} $a_{\where}\gap$ \gap.
\begin{equation}\where\mbox{\where{} $\where$ \where}\text{\where}\where\end{equation} \where.
\begin{align*}{}\where &= \frac{\where}{2}\\[2pt] {}\where &= \hbox{\where}\gap\end{align*} \where.
\ensuremath{\where} \$\where{} \\[2pt] \where{} {\where $\where$ \where} % $
\where\footnote{\where{} $\where$}
"""
GROUPS = r"""
\def\later{behind}\newcommand{\named}[2]{\begingroup\count255=#1 \advance\count255 1
\aftergroup\def\expandafter\aftergroup\csname n\the\count255\endcsname\endgroup{#2}}
\named{1}{two}\csname n2\endcsname;
{a\aftergroup\later b} c; {\def\later{inner}{\aftergroup\later x}y} z;
\begin{quote}q\aftergroup\later\end{quote} r; {\aftergroup\textbf d}{e};
\bgroup\aftergroup(f\egroup g).
"""
STREAMS = r"""
\newread\file \openin\file=lines.txt \ifeof\file none\else there\fi; \read\file to\line<\line>;
\def\all{}\loop\read\file to\line \ifeof\file\else\edef\all{\all(\line)}\repeat\closein\file \all;
\openin5 nosuch \ifeof5 missing\else there\fi; \ifeof\file closed\fi;
\openin\file=lines \ifeof\file no lines.tex\else there\fi;
\openin\file="lines.txt"
{\global\read\file to\first}\first{\endlinechar=-1 \global\readline\file to\second}<\second>.
\unless\ifeof\file more\fi
"""
LINES = "One \\textit{two} % not this\n2 * 3\nthree {four\nfive} 6\n\nseven\n"
_EXPRESSIONS = (
    "round(10*7/3)/10 7/2 22/7 1/3 2*3.14159 int(7.9) mod(17,5) floor(-2.5) ceil(2.1) -3 abs(-4) "
    "max(1,2.5,2) 3>2 2^5 (1+2)*(3-4.5) 100/0.3 10/2.5 7/1.3 0.1*0.1 round(-2.5) 12.5 div(7,2) "
    "3>2?10:20 1/0.25 5/0.7"
)
CALCULATED = "".join(
    rf"\pgfmathparse{{{text}}}\pgfmathresult; " for text in _EXPRESSIONS.split()
) + (
    r"\pgfmathsetmacro{\x}{3*1.5}\x, \pgfmathtruncatemacro{\y}{\x+1}\y; "
    r"\foreach \i in {1,2}{\pgfmathsetmacro{\z}{\i*\i}\z, }"
)
_LOADED = r"""\documentclass{article}
\usepackage{amsmath,etoolbox,pgf,pgffor}\pagestyle{empty}
"""


@pytest.mark.parametrize("body", [REGISTERS, BOXES, ACTIVE, MODES, GROUPS, CALCULATED, STREAMS])
def test_what_tex_keeps_and_calculates_is_what_we_do(tmp_path: Path, body: str) -> None:
    (tmp_path / "lines.txt").write_text(LINES, "utf-8")
    author = _document(tmp_path, "author", f"{_LOADED}\\begin{{document}}{body}\\end{{document}}\n")
    made = expand(author)
    assert made.findings == ()
    begin, left = made.passage.text.partition(r"\begin{document}")[1:]
    ours = _document(tmp_path, "ours", f"{_LOADED}{begin}{left}")
    assert _printed(ours) == _printed(author)
    assert not re.search(r"pgfmath|\\the\b|\\dimen|lowercase", left)


def _document(folder: Path, name: str, text: str) -> Document:
    (folder / f"{name}.tex").write_text(text, "utf-8")
    return Document(name, folder, Path(f"{name}.tex"), Path(f"work-{name}"), Path("build"))


def _printed(document: Document) -> list[str]:
    pdf = typeset(document).pdf
    assert pdf is not None
    return re.findall(r"\S+", " ".join(page_texts(pdf) or []))
