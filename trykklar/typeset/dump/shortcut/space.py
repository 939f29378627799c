r"""Taking back spaces and penalties before punctuation.

A style does so twenty times at each work of the reference list; biblatex asks ten questions each
time, where TeX has to be asked three.
"""

from __future__ import annotations

from trykklar.typeset.dump.shortcut.shortcut import Shortcut

_DEFINITIONS = r"""
\def\trykklar@spaces{\let\unspace\trykklar@unspace}
\protected\def\trykklar@unspace{\ifhmode\expandafter\trykklar@unskip\fi}
\def\trykklar@unskip{%
  \ifdim\lastskip>\z@
    \unskip\expandafter\trykklar@unskip
  \else\ifnum\lastpenalty>\z@
    \unpenalty\expandafter\expandafter\expandafter\trykklar@unskip
  \fi\fi}
"""

SPACE = Shortcut(
    definitions=_DEFINITIONS,
    replaced="unspace",
    relied="unspace,ifbool,ifdimgreater,ifdimcomp,ifnumgreater,ifnumcomp",
    start=r"\trykklar@spaces",
)
