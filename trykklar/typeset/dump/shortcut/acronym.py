r"""Acronyms in small capitals: "doi", "url", "isbn".

Before each of them a standard style has l3text make three letters small, seven hundred steps. What
comes of a word of plain letters is kept, for each language.
"""

from __future__ import annotations

from trykklar.typeset.dump.shortcut.shortcut import Shortcut

# What is written to a file must be what is written without this: names of the dump's mean nothing
# there. \MakeLowercase begins and ends with an assignment or a group, over which no letters are
# joined; nor are they over \relax. It is asked in a group, where l3text is made to keep what it
# makes: so the language is the one that LaTeX finds, in whatever way.
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
  \expandafter\let\expandafter\trykklar@lowercase\csname text_lowercase:Vn\endcsname
  \expandafter\def\csname text_lowercase:Vn\endcsname##1##2{%
    \expandafter\xdef\csname trykklar@acronym@\languagename @\detokenize{##2}\endcsname
      {\trykklar@lowercase##1{##2}}}%
  \MakeLowercase{#1}%
  \endgroup
  \trykklar@lowered{#1}}
"""

ACRONYM = Shortcut(
    definitions=_DEFINITIONS,
    replaced="mkbibacro",
    relied="mkbibacro,ifcsundef,MakeLowercase,@@text@case@aux,text_lowercase:Vn,"
    r"MakeLowercase code,MakeLowercase\space\space\space",
    start=r"\trykklar@acronyms",
)
