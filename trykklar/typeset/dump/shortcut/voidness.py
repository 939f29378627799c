r"""Whether a macro is empty, without writing it out.

etoolbox finds out by \meaning, three times over, and a style's format is hundreds of letters long;
it is asked twenty times at each work of the reference list. \ifx compares at a stroke.
"""

from __future__ import annotations

from trykklar.typeset.dump.shortcut.shortcut import Shortcut

# What is empty was made by \def, \long or not, \protected or not, with nothing before the brace
# or with the space of a line's end. \ifcase is given 0 where it is one of these. Whatever is asked
# for but one command goes the long way.
_DEFINITIONS = r"""
\long\def\trykklar@long{}
\protected\def\trykklar@protected{}
\protected\long\def\trykklar@both{}
\edef\next{\def\noexpand\trykklar@spaced\space{}%
  \long\def\noexpand\trykklar@long@spaced\space{}%
  \protected\def\noexpand\trykklar@protected@spaced\space{}%
  \protected\long\def\noexpand\trykklar@both@spaced\space{}}
\next
\def\trykklar@voidness{\let\ifdefvoid\trykklar@ifvoid \let\ifdefempty\trykklar@ifempty}
\long\def\trykklar@ifvoid#1{%
  \ifnum\pdfstrcmp{\detokenize\expandafter{\string#1 }}{\detokenize{#1}}=\z@
    \expandafter\trykklar@void
  \else\expandafter\trykklar@was@ifdefvoid\fi{#1}}
\long\def\trykklar@ifempty#1{%
  \ifnum\pdfstrcmp{\detokenize\expandafter{\string#1 }}{\detokenize{#1}}=\z@
    \expandafter\trykklar@empty@macro
  \else\expandafter\trykklar@was@ifdefempty\fi{#1}}
\long\def\trykklar@void#1{%
  \ifcase\ifdefined#1\ifx#1\relax\else\trykklar@content#1\fi\fi0
    \expandafter\@firstoftwo\else\expandafter\@secondoftwo\fi}
\long\def\trykklar@empty@macro#1{%
  \ifcase\ifdefined#1\trykklar@content#1\else1\fi0
    \expandafter\@firstoftwo\else\expandafter\@secondoftwo\fi}
\long\def\trykklar@content#1{%
  \ifx#1\@empty\else\ifx#1\trykklar@long\else
  \ifx#1\trykklar@protected\else\ifx#1\trykklar@both\else
  \ifx#1\trykklar@spaced\else\ifx#1\trykklar@long@spaced\else
  \ifx#1\trykklar@protected@spaced\else\ifx#1\trykklar@both@spaced\else
  1\fi\fi\fi\fi\fi\fi\fi\fi}
"""

VOIDNESS = Shortcut(
    definitions=_DEFINITIONS,
    replaced="ifdefvoid,ifdefempty",
    relied="ifdefvoid,ifdefempty,ifundef,ifdefmacro,etb@ifdefmacro,ifdefparam,etb@ifdefparam,"
    "etb@ifdefempty,ifstrempty,notblank,strip@prefix",
    start=r"\trykklar@voidness",
)
