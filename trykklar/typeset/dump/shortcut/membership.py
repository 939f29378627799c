r"""Whether a key is in a list, without going through the list.

biblatex keeps the cited keys in half a dozen lists and searches each of them at every citation: the
time grows with the square of the number of works. Here each item that is added gets a name of its
own, and a list that is still as it was left is asked by name.
"""

from __future__ import annotations

from trykklar.typeset.dump.shortcut.shortcut import Shortcut

# A name stands for its very tokens. An empty item, or one with the sign in it that divides a list,
# goes the long way; so does a list that was changed otherwise, and all once there are too many.
_DEFINITIONS = r"""
\def\trykklar@membership{%
  \let\ifinlist\trykklar@ifinlist
  \let\listgadd\trykklar@gadd
  \let\listxadd\trykklar@xadd}
\def\trykklar@members{20000}
\protected\long\def\trykklar@ifinlist#1#2{%
  \ifcsname trykklar@list@\detokenize{#2}\endcsname
    \expandafter\ifx\csname trykklar@list@\detokenize{#2}\endcsname#2%
      \expandafter\expandafter\expandafter\trykklar@lookup
    \else\expandafter\expandafter\expandafter\trykklar@was@ifinlist\fi
  \else\expandafter\trykklar@was@ifinlist\fi{#1}{#2}}
\long\def\trykklar@lookup#1#2{%
  \edef\trykklar@asked{\unexpanded{#1}}%
  \ifcsname trykklar@in@\detokenize{#2}@\detokenize{#1}\endcsname
    \expandafter\ifx\csname trykklar@in@\detokenize{#2}@\detokenize{#1}\endcsname
        \trykklar@asked
      \let\trykklar@way\trykklar@member
    \else\let\trykklar@way\trykklar@was@ifinlist\fi
  \else\ifx\trykklar@asked\@empty
    \let\trykklar@way\trykklar@was@ifinlist
  \else\let\trykklar@way\trykklar@absent\fi\fi
  \trykklar@way{#1}{#2}}
\protected\long\def\trykklar@gadd#1#2{%
  \let\trykklar@way\trykklar@was@listgadd
  \ifnum\trykklar@members>\z@
    \ifcsname trykklar@list@\detokenize{#1}\endcsname
      \expandafter\ifx\csname trykklar@list@\detokenize{#1}\endcsname#1%
        \let\trykklar@way\trykklar@enlist
      \fi
    \else\ifdefined#1\ifx#1\@empty
      \let\trykklar@way\trykklar@enlist
    \fi\else
      \let\trykklar@way\trykklar@enlist
    \fi\fi
  \fi
  \trykklar@way{#1}{#2}}
\protected\long\def\trykklar@xadd#1#2{%
  \edef\trykklar@asked{\noexpand\listgadd\noexpand#1{#2}}\trykklar@asked}
\long\def\trykklar@enlist#1#2{%
  \trykklar@was@listgadd{#1}{#2}%
  \ifblank{#2}{}{%
    \global\expandafter\let\csname trykklar@list@\detokenize{#1}\endcsname#1%
    \expandafter\trykklar@divided\detokenize{#2}|\trykklar@end{#1}%
    \expandafter\xdef\csname trykklar@in@\detokenize{#1}@\detokenize{#2}\endcsname
      {\unexpanded{#2}}%
    \xdef\trykklar@members{\number\numexpr\trykklar@members-1}}}
\def\trykklar@divided#1|#2\trykklar@end#3{%
  \ifx\relax#2\relax\else
    \global\expandafter\let\csname trykklar@list@\detokenize{#3}\endcsname\trykklar@divided
  \fi}
\long\def\trykklar@member#1#2{\@firstoftwo}
\long\def\trykklar@absent#1#2{\@secondoftwo}
"""

MEMBERSHIP = Shortcut(
    definitions=_DEFINITIONS,
    replaced="ifinlist,listgadd,listxadd",
    relied="ifinlist,listgadd,listxadd,gappto,xappto,ifblank",
    start=r"\trykklar@membership",
)
