r"""The tests that a style may ask, made ready at every citation.

biblatex defines a hundred and fifty tests anew at each citation, and lists, one by one and each
time from the first, what \ifthenelse has to define again at each of its own: two milliseconds a
citation. All of it is always the same. Here it is put together once.
"""

from __future__ import annotations

from trykklar.typeset.shortcut.shortcut import Shortcut

# The list consists of \def's and \csdef's; should there be anything else in it, it is left alone.
# While it is made, one toggle is asked; it stands for that toggle's value only.
_DEFINITIONS = r"""
\def\trykklar@testing{%
  \let\trykklar@ready\blx@blxinit
  \let\trykklar@unlisted\blx@TE@hook
  \expandafter\let\expandafter\trykklar@dateparts\csname etb@tgl@blx@labeldateparts\endcsname
  \begingroup
  \let\blx@initunit\relax
  \blx@blxinit
  \toks@{}%
  \expandafter\trykklar@item\blx@TE@hook\trykklar@item
  \endgroup
  \begingroup
  \let\blx@initunit\relax
  \let\appto\@gobbletwo
  \def\trykklar@item{}%
  \let\csdef\trykklar@named
  \toks@{}%
  \blx@blxinit
  \xdef\trykklar@tests{\the\toks@}%
  \endgroup
  \ifdefined\trykklar@listed
    \let\trykklar@appto\appto
    \let\trykklar@csdef\csdef
    \let\trykklar@bools\blx@makeifdatemeta@bools
    \let\trykklar@fields\blx@makeifdatemeta@fields
    \let\blx@blxinit\trykklar@quick
  \fi}
\long\def\trykklar@item#1{%
  \ifx#1\def\expandafter\trykklar@defined\else
  \ifx#1\csdef\expandafter\expandafter\expandafter\trykklar@named\else
  \ifx#1\trykklar@item\xdef\trykklar@listed{\the\toks@}\fi\fi\fi}
\def\trykklar@named#1{\expandafter\trykklar@defined\csname#1\endcsname}
\long\def\trykklar@defined#1#2#{\trykklar@body{#1}{#2}}
\long\def\trykklar@body#1#2#3{\toks@\expandafter{\the\toks@\def#1#2{#3}}\trykklar@item}
\def\trykklar@quick{%
  \let\trykklar@way\trykklar@ready
  \ifx\blx@TE@hook\trykklar@unlisted
    \expandafter\ifx\csname etb@tgl@blx@labeldateparts\endcsname\trykklar@dateparts
      \let\trykklar@way\trykklar@once
    \fi
  \fi
  \trykklar@way}
\def\trykklar@once{%
  \let\appto\trykklar@append
  \let\csdef\trykklar@drop
  \let\blx@makeifdatemeta@bools\@gobbletwo
  \let\blx@makeifdatemeta@fields\@gobble
  \trykklar@ready
  \let\appto\trykklar@appto
  \let\csdef\trykklar@csdef
  \let\blx@makeifdatemeta@bools\trykklar@bools
  \let\blx@makeifdatemeta@fields\trykklar@fields
  \trykklar@tests
  \let\blx@TE@hook\trykklar@listed}
\protected\def\trykklar@append#1{%
  \ifx#1\blx@TE@hook\expandafter\@gobble\else\expandafter\trykklar@appto\expandafter#1\fi}
\long\def\trykklar@drop#1#2#{\@gobble}
"""

TESTING = Shortcut(
    definitions=_DEFINITIONS,
    relied="appto,csdef,blx@makeifdatemeta@bools,blx@makeifdatemeta@fields,blx@initunit,abx@version",
    known="61DF5DC463537D8FBA3447665782233E",
    start=r"\trykklar@testing",
)
