"""One piece of work that is done before the dump, or in fewer steps."""

from __future__ import annotations

from dataclasses import dataclass

from trykklar.typeset.dump.shortcut.meaning import MEANINGS

# \csname would give a meaning to what has none, but for the group.
GUARD = r"""
\def\trykklar@known#1#2{%
  \begingroup
  \let\next\@firstofone
  #1%
  \expandafter\endgroup\next{#2}}
\def\trykklar@means#1#2{%
  \edef\trykklar@found{%
    {\pdfmdfivesum{\expandafter\meaning\csname#1\endcsname}}{\detokenize{#2}}}%
  \expandafter\in@\trykklar@found
  \ifin@\else\let\next\@gobble\fi}
\def\trykklar@lengthen{}
\def\trykklar@replace#1{\@for\next:=#1\do{%
  \expandafter\trykklar@save\csname trykklar@was@\next\expandafter\endcsname
    \csname\next\endcsname}}
\def\trykklar@save#1#2{%
  \let#1#2%
  \expandafter\let\csname trykklar@replaced@\detokenize{#2}\endcsname\@empty
  \edef\trykklar@lengthen{\unexpanded\expandafter{\trykklar@lengthen}\let\noexpand#2\noexpand#1}}
\def\trykklar@patching{\@for\next:=patchcmd,ifpatchable,xpatchcmd,regexpatchcmd\do{%
  \ifcsname\next\endcsname
    \expandafter\trykklar@guard\csname\next\expandafter\endcsname
      \csname trykklar@was@\next\endcsname
  \fi}}
\def\trykklar@guard#1#2{\let#2#1%
  \protected\def#1{\@ifnextchar[{\trykklar@prefixed#2}{\trykklar@patch{#2}}}}
\def\trykklar@prefixed#1[#2]{\trykklar@patch{#1[#2]}}
\def\trykklar@patch#1#2{%
  \ifcsname trykklar@replaced@\detokenize{#2}\endcsname\trykklar@lengthen\fi
  \ifx*#2\expandafter\@firstoftwo\else\expandafter\@secondoftwo\fi
    {\trykklar@lengthen#1*}{#1{#2}}}
"""
r"""What keeps the shortcuts from standing where they may not.

\trykklar@known does #2 where each command in #1 means what is known: \trykklar@means holds the MD5
sum of its meaning against the known ones. \trykklar@replace keeps what is replaced. A patch in the
text, or in what runs when the text begins, looks for the original's own words: where it is aimed at
what was replaced, the originals come back. What it looks for must not be read here, for etoolbox
reads it in a way of its own.
"""


@dataclass(frozen=True)
class Shortcut:
    r"""TeX code in place of biblatex's or etoolbox's.

    Attributes:
        definitions: What is there for it, read before the preamble.
        replaced: The commands it puts others in place of, divided by commas, without the backslash.
        relied: The commands whose meaning must be a known one, divided by commas: what is replaced,
            mostly, and what the replacement relies on.
        start: Puts it in place, at the end of the preamble.
    """

    definitions: str
    replaced: str
    relied: str
    start: str

    @property
    def started(self) -> str:
        """Its start, where it is known to be right."""
        return (
            rf"\trykklar@known{{{self.guard}}}{{\trykklar@replace{{{self.replaced}}}{self.start}}}%"
        )

    @property
    def guard(self) -> str:
        """Holds what it relies on against what is known, command by command."""
        return "".join(
            rf"\trykklar@means{{{name}}}{{{' '.join(MEANINGS[name])}}}"
            for name in self.relied.split(",")
        )
