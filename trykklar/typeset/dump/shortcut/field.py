r"""A field that a work has not, and the format of one that it has.

A style asks for twenty fields at each work of the reference list, and most of them are not there:
biblatex looks for an optional argument first. Where there is one, it looks up its format by eight
names, with three steps for each.
"""

from __future__ import annotations

from trykklar.typeset.dump.shortcut.shortcut import Shortcut

_DEFINITIONS = r"""
\def\trykklar@fields{%
  \expandafter\let\expandafter\trykklar@printed\csname\string\blx@imc@printfield\endcsname
  \let\blx@imc@printfield\trykklar@printfield
  \let\blx@getformat\trykklar@getformat}
\protected\def\trykklar@printfield{\futurelet\trykklar@next\trykklar@print}
\def\trykklar@print{%
  \ifx\trykklar@next\bgroup
    \expandafter\trykklar@plainly
  \else\expandafter\trykklar@was@blx@imc@printfield\fi}
\def\trykklar@plainly#1{%
  \ifcsname abx@field@#1\endcsname
    \expandafter\trykklar@present
  \else\expandafter\trykklar@missing\fi{#1}}
\def\trykklar@present#1{\trykklar@printed[]{#1}}
\def\trykklar@missing#1{\blx@nounit}
\def\trykklar@has#1{%
  \ifcsname#1\endcsname\expandafter\ifx\csname#1\endcsname\relax1\else0\fi\else1\fi}
\def\trykklar@getformat#1#2#3#4{%
  \blx@safe@actives
  \afterassignment\blx@rest@actives
  \if0\trykklar@has{abx@#2@\csuse{abx@field@entrytype}@#3}%
    \expandafter\let\expandafter#1\csname abx@#2@\csuse{abx@field@entrytype}@#3\endcsname
  \else\if0\trykklar@has{abx@#2@*@#3}%
    \expandafter\let\expandafter#1\csname abx@#2@*@#3\endcsname
  \else\if0\trykklar@has{abx@#2@\csuse{abx@field@entrytype}@#4}%
    \expandafter\let\expandafter#1\csname abx@#2@\csuse{abx@field@entrytype}@#4\endcsname
  \else\if0\trykklar@has{abx@#2@*@#4}%
    \expandafter\let\expandafter#1\csname abx@#2@*@#4\endcsname
  \else\letcs#1{abx@#2@*@default}\fi\fi\fi\fi}
"""

FIELD = Shortcut(
    definitions=_DEFINITIONS,
    replaced="blx@imc@printfield,blx@getformat",
    relied="blx@imc@printfield,blx@imc@iffieldundef,blx@nounit,blx@getformat,blx@imc@thefield,"
    r"ifcsundef,letcs,csuse,\string\blx@imc@printfield",
    start=r"\trykklar@fields",
)
