r"""Toggles and names, set at a stroke.

A style sets two hundred and fifty toggles and more at each work of the reference list, and biblatex
gives dozens of fields another name; etoolbox takes five steps for each. TeX's own \let is one.
"""

from __future__ import annotations

from trykklar.typeset.shortcut.shortcut import Shortcut

_DEFINITIONS = r"""
\def\trykklar@assignments{%
  \let\toggletrue\trykklar@true \let\togglefalse\trykklar@false \let\iftoggle\trykklar@iftoggle
  \let\letcs\trykklar@letcs \let\csletcs\trykklar@csletcs}
\protected\def\trykklar@true#1{%
  \ifcsname etb@tgl@#1\endcsname
    \expandafter\let\csname etb@tgl@#1\endcsname\etb@toggletrue
  \else\etb@noglobal\etb@err@notoggle{#1}\fi}
\protected\def\trykklar@false#1{%
  \ifcsname etb@tgl@#1\endcsname
    \expandafter\let\csname etb@tgl@#1\endcsname\etb@togglefalse
  \else\etb@noglobal\etb@err@notoggle{#1}\fi}
\def\trykklar@iftoggle#1{%
  \ifcsname etb@tgl@#1\endcsname
    \csname etb@tgl@#1\expandafter\endcsname
  \else\etb@err@notoggle{#1}\expandafter\@gobbletwo\fi}
\protected\long\def\trykklar@letcs#1#2{%
  \ifcsname#2\endcsname
    \expandafter\let\expandafter#1\csname#2\endcsname
  \else\let#1\etb@undefined\fi}
\protected\def\trykklar@csletcs#1#2{%
  \ifcsname#2\endcsname
    \expandafter\let\csname#1\expandafter\endcsname\csname#2\endcsname
  \else\expandafter\let\csname#1\endcsname\etb@undefined\fi}
"""

ASSIGNMENT = Shortcut(
    definitions=_DEFINITIONS,
    relied="toggletrue,togglefalse,iftoggle,ifcsdef,cslet,etb@toggletrue,etb@togglefalse,"
    "etb@err@notoggle,letcs,csletcs,undef,csundef",
    known="4DD53BF3CD6828D272A330CB9305782D",
    start=r"\trykklar@assignments",
)
