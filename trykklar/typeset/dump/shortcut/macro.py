r"""A style's macros, called without ado.

\usebibmacro looks for a star, and sees twice whether there is such a macro: ten steps, fifty times
at each work of the reference list.
"""

from __future__ import annotations

from trykklar.typeset.dump.shortcut.shortcut import Shortcut

_DEFINITIONS = r"""
\def\trykklar@macros{\let\usebibmacro\trykklar@usebibmacro}
\protected\def\trykklar@usebibmacro{\futurelet\trykklar@next\trykklar@macro}
\def\trykklar@macro{%
  \ifx\trykklar@next\bgroup\expandafter\trykklar@called\else\expandafter\trykklar@was@usebibmacro\fi}
\def\trykklar@called#1{%
  \expandafter\ifx\csname abx@macro@\detokenize{#1}\endcsname\relax
    \expandafter\trykklar@was@usebibmacro
  \else\expandafter\trykklar@call\fi{#1}}
\def\trykklar@call#1{\csname abx@macro@\detokenize{#1}\endcsname}
"""

MACRO = Shortcut(
    definitions=_DEFINITIONS,
    replaced="usebibmacro",
    relied="usebibmacro,blx@usebibmacro,blx@usebibmacro@i,ifcsundef,csuse",
    start=r"\trykklar@macros",
)
