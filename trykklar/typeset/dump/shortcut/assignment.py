r"""Toggles and names, set at a stroke.

A style sets two hundred and fifty toggles and more at each work of the reference list, and biblatex
gives dozens of fields another name; etoolbox takes five steps for each. TeX's own \let is one.
"""

from __future__ import annotations

from trykklar.typeset.dump.shortcut.shortcut import Shortcut

# What \afterassignment keeps comes right after \let: no conditional may be open there.
_DEFINITIONS = r"""
\def\trykklar@assignments{%
  \let\toggletrue\trykklar@true \let\togglefalse\trykklar@false \let\iftoggle\trykklar@iftoggle
  \let\letcs\trykklar@letcs \let\csletcs\trykklar@csletcs}
\protected\def\trykklar@true#1{%
  \ifcsname etb@tgl@#1\endcsname
    \expandafter\trykklar@be@true
  \else\expandafter\trykklar@no@toggle\fi{#1}}
\protected\def\trykklar@false#1{%
  \ifcsname etb@tgl@#1\endcsname
    \expandafter\trykklar@be@false
  \else\expandafter\trykklar@no@toggle\fi{#1}}
\def\trykklar@be@true#1{\expandafter\let\csname etb@tgl@#1\endcsname\etb@toggletrue}
\def\trykklar@be@false#1{\expandafter\let\csname etb@tgl@#1\endcsname\etb@togglefalse}
\def\trykklar@no@toggle#1{\etb@noglobal\etb@err@notoggle{#1}}
\def\trykklar@iftoggle#1{%
  \ifcsname etb@tgl@#1\endcsname
    \csname etb@tgl@#1\expandafter\endcsname
  \else\etb@err@notoggle{#1}\expandafter\@gobbletwo\fi}
\protected\long\def\trykklar@letcs#1#2{%
  \ifcsname#2\endcsname
    \expandafter\trykklar@be@cs
  \else\expandafter\trykklar@be@none\fi#1{#2}}
\long\def\trykklar@be@cs#1#2{\expandafter\let\expandafter#1\csname#2\endcsname}
\long\def\trykklar@be@none#1#2{\let#1\etb@undefined}
\protected\def\trykklar@csletcs#1#2{%
  \ifcsname#2\endcsname
    \expandafter\trykklar@cs@cs
  \else\expandafter\trykklar@cs@none\fi{#1}{#2}}
\def\trykklar@cs@cs#1#2{%
  \expandafter\let\csname#1\expandafter\endcsname\csname#2\endcsname}
\def\trykklar@cs@none#1#2{\expandafter\let\csname#1\endcsname\etb@undefined}
"""

ASSIGNMENT = Shortcut(
    definitions=_DEFINITIONS,
    replaced="toggletrue,togglefalse,iftoggle,letcs,csletcs",
    relied="toggletrue,togglefalse,iftoggle,ifcsdef,cslet,etb@toggletrue,etb@togglefalse,"
    "etb@err@notoggle,letcs,csletcs,undef,csundef",
    start=r"\trykklar@assignments",
)
