r"""The tests that a style may ask, made ready at every citation.

biblatex defines a hundred and fifty tests anew at each citation, and lists, one by one and each
time from the first, what \ifthenelse has to define again at each of its own: two milliseconds a
citation. All of it is always the same. Here each test is defined once, before the dump, and what a
citation has to do is let two hundred names mean what they mean in it.
"""

from __future__ import annotations

from trykklar.typeset.dump.shortcut.shortcut import Shortcut

# The list consists of \def's and \csdef's; should there be anything else in it, it is left alone.
# While it is made, one toggle is asked; what is made stands for that toggle's value only.
# Then \blx@blxinit is gone through token by token: what defines a test is left out, the rest kept.
_DEFINITIONS = r"""
\def\trykklar@testing{%
  \let\trykklar@unlisted\blx@TE@hook
  \expandafter\let\expandafter\trykklar@dateparts\csname etb@tgl@blx@labeldateparts\endcsname
  \begingroup
  \let\blx@initunit\relax
  \blx@blxinit
  \def\trykklar@kind{listed}%
  \toks@{}%
  \expandafter\trykklar@item\blx@TE@hook\trykklar@item
  \endgroup
  \begingroup
  \let\blx@initunit\relax
  \let\appto\@gobbletwo
  \def\trykklar@kind{test}%
  \def\trykklar@item{}%
  \let\csdef\trykklar@named
  \toks@{}%
  \blx@blxinit
  \xdef\trykklar@tests{\the\toks@}%
  \endgroup
  \ifdefined\trykklar@listed
    \begingroup
    \toks@{}%
    \expandafter\trykklar@walk\trykklar@was@blx@blxinit\trykklar@walk
    \xdef\trykklar@once{\the\toks@\unexpanded\expandafter{\trykklar@tests}%
      \let\noexpand\blx@TE@hook\noexpand\trykklar@listed}%
    \endgroup
    \let\blx@blxinit\trykklar@quick
  \fi}
\long\def\trykklar@item#1{%
  \ifx#1\def\expandafter\trykklar@defined\else
  \ifx#1\csdef\expandafter\expandafter\expandafter\trykklar@named\else
  \ifx#1\trykklar@item\xdef\trykklar@listed{\the\toks@}\fi\fi\fi}
\def\trykklar@named#1{\expandafter\trykklar@defined\csname#1\endcsname}
\long\def\trykklar@defined#1#2#{%
  \expandafter\trykklar@define\csname trykklar@\trykklar@kind\string#1\endcsname{#1}{#2}}
\long\def\trykklar@define#1#2#3#4{%
  \gdef#1#3{#4}%
  \toks@\expandafter{\the\toks@\let#2#1}\trykklar@item}
\def\trykklar@quick{%
  \let\trykklar@way\trykklar@was@blx@blxinit
  \ifx\blx@TE@hook\trykklar@unlisted
    \expandafter\ifx\csname etb@tgl@blx@labeldateparts\endcsname\trykklar@dateparts
      \let\trykklar@way\trykklar@once
    \fi
  \fi
  \trykklar@way}
\def\trykklar@walk{\futurelet\trykklar@next\trykklar@step}
\def\trykklar@step{%
  \let\trykklar@way\trykklar@token
  \ifx\trykklar@next\bgroup\let\trykklar@way\trykklar@group\fi
  \ifx\trykklar@next\@sptoken\let\trykklar@way\trykklar@blank\fi
  \trykklar@way}
\expandafter\def\expandafter\trykklar@blank\space{%
  \expandafter\trykklar@take\expandafter{\space}}
\long\def\trykklar@group#1{\trykklar@take{{#1}}}
\long\def\trykklar@take#1{\toks@\expandafter{\the\toks@#1}\trykklar@walk}
\long\def\trykklar@token#1{%
  \let\trykklar@way\trykklar@take
  \ifx#1\trykklar@walk\let\trykklar@way\@gobble\fi
  \ifx#1\appto\let\trykklar@way\trykklar@appended\fi
  \ifx#1\csdef\let\trykklar@way\trykklar@dropped\fi
  \ifx#1\csletcs\let\trykklar@way\trykklar@same\fi
  \ifx#1\iftoggle\let\trykklar@way\trykklar@branch\fi
  \ifx#1\blx@makeifdatemeta@bools\let\trykklar@way\trykklar@drop@two\fi
  \ifx#1\blx@makeifdatemeta@fields\let\trykklar@way\trykklar@drop@one\fi
  \trykklar@way{#1}}
\long\def\trykklar@appended#1#2#3{%
  \ifx#2\blx@TE@hook\expandafter\@gobble\else\expandafter\@firstofone\fi
    {\toks@\expandafter{\the\toks@#1#2{#3}}}%
  \trykklar@walk}
\long\def\trykklar@dropped#1#2#3#{\trykklar@drop@one{}}
\long\def\trykklar@drop@one#1#2{\trykklar@walk}
\long\def\trykklar@drop@two#1#2#3{\trykklar@walk}
\def\trykklar@same#1#2#3{%
  \ifcsdef{#3}
    {\expandafter\trykklar@let\csname#2\expandafter\endcsname\csname#3\endcsname}
    {\trykklar@take{#1{#2}{#3}}}}
\def\trykklar@let#1#2{\trykklar@take{\let#1#2}}
\long\def\trykklar@branch#1#2#3#4{%
  \ifnum\pdfstrcmp{#2}{blx@labeldateparts}=\z@
    \expandafter\@firstoftwo
  \else\expandafter\@secondoftwo\fi
    {\iftoggle{#2}{\trykklar@walk#3}{\trykklar@walk#4}}%
    {\trykklar@take{#1{#2}{#3}{#4}}}}
"""

TESTING = Shortcut(
    definitions=_DEFINITIONS,
    replaced="blx@blxinit",
    relied="appto,csdef,csletcs,iftoggle,blx@makeifdatemeta@bools,blx@makeifdatemeta@fields,"
    "blx@initunit,abx@version",
    start=r"\trykklar@testing",
)
