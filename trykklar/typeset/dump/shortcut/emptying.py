"""Emptying every field before an entry is taken up.

biblatex goes through its lists of all fields, two hundred and fifty steps with a dozen macros in
each, at every citation and at every work of the reference list. Here the names are put together
once, and each is emptied by TeX itself, where it holds something.
"""

from __future__ import annotations

from trykklar.typeset.dump.shortcut.shortcut import Shortcut

_DEFINITIONS = r"""
\def\trykklar@emptying{%
  \gdef\trykklar@empty{}%
  \begingroup % \csname leaves \relax behind, which is not undefined
  \def\do##1{\trykklar@add{name}{##1}{\trykklar@zero{##1}}}\abx@donames
  \def\do##1{\trykklar@add{list}{##1}{\trykklar@zero{##1}}}\abx@dolists
  \def\do##1{\trykklar@add{field}{##1}{}}\abx@dofields\abx@dointernalfields
  \def\do##1{\xdef\trykklar@empty{\unexpanded\expandafter{\trykklar@empty}%
    \let\trykklar@cs{etb@tgl@abx@bool@##1}\noexpand\etb@togglefalse}}\abx@dobooleans
  \endgroup
  \@for\next:=names,lists,fields,internalfields,booleans\do{%
    \expandafter\let\csname trykklar@do\next\expandafter\endcsname\csname abx@do\next\endcsname}%
  \let\blx@resetdata\trykklar@brief}
\def\trykklar@cs#1{\expandafter\noexpand\csname#1\endcsname}
\def\trykklar@zero#1{\trykklar@cs{c@#1}\noexpand\z@}
\def\trykklar@add#1#2#3{\xdef\trykklar@empty{\unexpanded\expandafter{\trykklar@empty}%
  \noexpand\ifdefined\trykklar@cs{abx@#1@#2}%
    \let\trykklar@cs{abx@#1@#2}\noexpand\@undefined#3\noexpand\fi}}
\protected\def\trykklar@brief{%
  \ifdefined\abx@field@related\trykklar@was@blx@resetdata\else
    \trykklar@empty
    \let\abx@donames\relax \let\abx@dolists\relax \let\abx@dofields\relax
    \let\abx@dointernalfields\relax \let\abx@dobooleans\relax
    \trykklar@was@blx@resetdata
    \let\abx@donames\trykklar@donames \let\abx@dolists\trykklar@dolists
    \let\abx@dofields\trykklar@dofields
    \let\abx@dointernalfields\trykklar@dointernalfields
    \let\abx@dobooleans\trykklar@dobooleans
  \fi}
"""

EMPTYING = Shortcut(
    definitions=_DEFINITIONS,
    replaced="blx@resetdata",
    relied="blx@resetdata,blx@imc@clearname,blx@imc@clearlist,blx@imc@clearfield,togglefalse",
    start=r"\trykklar@emptying",
)
