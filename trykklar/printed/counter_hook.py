r"""What makes TeX write into its log which numbers it prints, each where it prints it.

TeX writes down the numbers of what has a label, and of headings and captions; of other equations
and theorems it writes none. `\immediate\write` leaves nothing on the page, so that no layout
changes.

A note is noted where its mark is set (ltfloat.dtx). Equations are noted where the kernel
(`\@eqnnum`) or amsmath (`\tagform@`) sets a number, any other number where its counter is stepped
by `\refstepcounter`. Sources: ltmath.dtx; ltxref.dtx, `\@kernel@refstepcounter`; amsmath.dtx,
`\tagform@` and `\ifmeasuring@`.
"""

from __future__ import annotations

DISPLAY = "display"
"""Stands in the place of a counter where the number of an equation is printed."""

NOTE = "note"
"""The same, where the mark of a note is."""

NOTING = r"""
% #1 the counter, #2 what prints it
\gdef\trykklarshow@counted#1#2{%
  \begingroup
  \protected@edef\trykklarshow@next{#2}%
  \edef\trykklarshow@file{\trykklarshow@where}%
  \ifx\trykklarshow@file\trykklarshow@main\let\trykklarshow@file\@empty\fi
  \trykklarshow@say{NUMBER\trykklarshow@bar#1\trykklarshow@bar\the\inputlineno\trykklarshow@bar
    \trykklarshow@file\trykklarshow@bar
    \expandafter\detokenize\expandafter{\trykklarshow@next}}%
  \endgroup}
% amsmath sets a display twice, the first time to measure it.
\gdef\trykklarshow@equation{%
  \ifcsname ifmeasuring@\endcsname\expandafter\trykklarshow@unless
  \else\expandafter\@firstofone\fi
  {\trykklarshow@counted{DISPLAY}{\theequation}}}
\gdef\trykklarshow@unless#1{\csname ifmeasuring@\endcsname\else#1\fi}
\global\let\trykklarshow@eqnnum\@eqnnum
\gdef\@eqnnum{\trykklarshow@equation\trykklarshow@eqnnum}
\gdef\trykklarshow@theequation{\theequation}
\ifdefined\tagform@
  \global\let\trykklarshow@tagform\tagform@
  % \eqref has it, too, with another argument.
  \protected\gdef\tagform@#1{%
    \def\trykklarshow@next{#1}%
    \ifx\trykklarshow@next\trykklarshow@theequation\trykklarshow@equation\fi
    \trykklarshow@tagform{#1}}
\fi
\ifdefined\theequationdis % IEEEtran's own
  \global\let\trykklarshow@equationdis\theequationdis
  \protected\gdef\theequationdis{\trykklarshow@equation\trykklarshow@equationdis}
\fi
\gdef\trykklarshow@stepped#1{\trykklarshow@counted{#1}{\csname the#1\endcsname}}
\global\let\trykklarshow@refstep\refstepcounter
\gdef\refstepcounter{\@ifnextchar[\trykklarshow@typed\trykklarshow@untyped}
\gdef\trykklarshow@typed[#1]#2{\trykklarshow@refstep[#1]{#2}\trykklarshow@stepped{#2}}
\gdef\trykklarshow@untyped#1{\trykklarshow@refstep{#1}\trykklarshow@stepped{#1}}
\ifdefined\@kernel@refstepcounter % theorems of LaTeX's own are stepped by it since 2024-11-01
  \global\let\trykklarshow@kernelstep\@kernel@refstepcounter
  \gdef\@kernel@refstepcounter#1{\trykklarshow@kernelstep{#1}\trykklarshow@stepped{#1}}
\fi
\global\let\trykklarshow@notemark\@footnotemark
\gdef\@footnotemark{\trykklarshow@counted{NOTE}{\@thefnmark}\trykklarshow@notemark}
""".replace("DISPLAY", DISPLAY).replace("NOTE", NOTE)
