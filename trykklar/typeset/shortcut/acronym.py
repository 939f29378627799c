r"""Acronyms in small capitals: "doi", "url", "isbn".

Before each of them a standard style has l3text make three letters small, seven hundred steps. What
comes of a word of plain letters is kept, for each language.
"""

from __future__ import annotations

from trykklar.typeset.shortcut.shortcut import Shortcut

# What is written to a file must be what is written without this: names of the dump's mean nothing
# there. \MakeLowercase begins and ends with an assignment, over which no letters are joined; nor
# are they over \relax.
_DEFINITIONS = r"""
\def\trykklar@acronyms{\let\mkbibacro\trykklar@mkbibacro}
\def\trykklar@mkbibacro#1{%
  \ifcsundef{\f@encoding/\f@family/\f@series/sc}%
    {#1}%
    {\textsc{\ifx\protect\@typeset@protect
        \expandafter\trykklar@acronym
      \else\expandafter\MakeLowercase\fi{#1}}}}
\protected\def\trykklar@acronym#1{%
  \ifcsname trykklar@acronym@\languagename @\detokenize{#1}\endcsname
    \expandafter\trykklar@lowered
  \else\ifnum\pdfmatch{^[A-Za-z]+$}{\detokenize{#1}}=\@ne
    \expandafter\expandafter\expandafter\trykklar@lower
  \else\expandafter\expandafter\expandafter\MakeLowercase\fi\fi{#1}}
\def\trykklar@lowered#1{%
  \relax\csname trykklar@acronym@\languagename @\detokenize{#1}\endcsname\relax}
\def\trykklar@lower#1{%
  \begingroup
  \def\reserved@a{}%
  \csname @@text@case@aux@\endcsname % the language, where babel tells it
  \expandafter\xdef\csname trykklar@acronym@\languagename @\detokenize{#1}\endcsname
    {\csname text_lowercase:Vn\endcsname\reserved@a{#1}}%
  \endgroup
  \trykklar@lowered{#1}}
"""

ACRONYM = Shortcut(
    definitions=_DEFINITIONS,
    replaced="mkbibacro",
    relied="mkbibacro,MakeLowercase,@@text@case@aux,text_lowercase:nn,ifcsundef,fmtversion,"
    "ver@expl3-code.tex,abx@version",
    known="D6AA91403F76152AA137991A599ABD22",
    start=r"\trykklar@acronyms",
)
