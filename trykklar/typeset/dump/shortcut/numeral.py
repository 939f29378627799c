r"""What a numeral may consist of, made ready for each volume and page number."""

from __future__ import annotations

from trykklar.typeset.dump.shortcut.shortcut import Shortcut

_DEFINITIONS = r"""
\def\trykklar@numerals{\let\blx@hook@ifnum\trykklar@ifnum}
\def\trykklar@ifnum{%
  \def\do##1{\uccode`##1=`\%}%
  \uccode`\ =`\%\uccode`\0=`\%\uccode`\1=`\%\uccode`\2=`\%\uccode`\3=`\%\uccode`\4=`\%%
  \uccode`\5=`\%\uccode`\6=`\%\uccode`\7=`\%\uccode`\8=`\%\uccode`\9=`\%%
  \uccode`\i=`\%\uccode`\v=`\%\uccode`\x=`\%\uccode`\l=`\%\uccode`\c=`\%\uccode`\d=`\%%
  \uccode`\m=`\%\uccode`\I=`\%\uccode`\V=`\%\uccode`\X=`\%\uccode`\L=`\%\uccode`\C=`\%%
  \uccode`\D=`\%\uccode`\M=`\%%
  \lbx@dononasciinumerals
  \blx@donumchars
  \let\RN\@firstofone
  \let\Rn\@firstofone}
"""

NUMERAL = Shortcut(
    definitions=_DEFINITIONS,
    replaced="blx@hook@ifnum",
    relied="blx@hook@ifnum",
    start=r"\trykklar@numerals",
)
