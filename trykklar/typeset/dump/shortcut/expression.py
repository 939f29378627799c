r"""Boolean expressions, read once.

etoolbox takes each \ifboolexpr apart word by word, two hundred steps and more, and a style asks
some fifteen at each work of the reference list. Here what an expression comes to, its questions one
after the other with what joins them, is noted down when it is met for the second time, and gone
through from then on.
"""

from __future__ import annotations

from trykklar.typeset.dump.shortcut.shortcut import Shortcut

# An expression is known again by its very tokens, as two may look the same. Those with a key or a
# text in them may never be met again: of these there is only a name, and not of all too many.
_DEFINITIONS = r"""
\catcode`\&=3
\long\def\trykklar@boolean#1{%
  \edef\trykklar@asked{\unexpanded{#1}}%
  \edef\trykklar@sum{\pdfmdfivesum{\detokenize{#1}}}%
  \expandafter\ifx\csname trykklar@asked@\trykklar@sum\endcsname\trykklar@asked
    \expandafter\trykklar@answer\else\expandafter\trykklar@unread\fi{#1}}
\long\def\trykklar@answer#1{\csname trykklar@row@\trykklar@sum\endcsname}
\def\trykklar@expressions{10000}
\long\def\trykklar@unread#1{%
  \let\trykklar@way\trykklar@was@etb@boolexpr
  \expandafter\ifx\csname trykklar@asked@\trykklar@sum\endcsname\relax
    \ifnum\trykklar@expressions>\z@
      \global\expandafter\let\csname trykklar@asked@\trykklar@sum\endcsname\trykklar@read
      \xdef\trykklar@expressions{\number\numexpr\trykklar@expressions-1}%
    \fi
  \else\expandafter\ifx\csname trykklar@asked@\trykklar@sum\endcsname\trykklar@read
    \let\trykklar@way\trykklar@read
  \fi\fi
  \trykklar@way{#1}}
\long\def\trykklar@read#1{%
  \begingroup
  \def\trykklar@row{\etb@br@beg}%
  \let\trykklar@fault\relax
  \long\def\etb@err@expr##1{\let\trykklar@fault\trykklar@was@etb@boolexpr}%
  \def\trykklar@depth{0}%
  \def\etb@br@beg{\trykklar@deepen+\trykklar@note{\etb@br@beg}}%
  \def\etb@br@end{\trykklar@deepen-\trykklar@note{\etb@br@end}}%
  \long\def\etb@br@test@i##1##2&{%
    \trykklar@note{\ignorespaces##1\etb@br@true\etb@br@false}\etb@br@test##2&}%
  \long\def\etb@br@togl@i##1##2&{\trykklar@note{\trykklar@toggle{##1}}\etb@br@togl##2&}%
  \long\def\etb@br@bool@i##1##2&{\trykklar@note{\trykklar@bool{##1}}\etb@br@bool##2&}%
  \long\def\etb@br@not##1not##2&{\etb@br@togl##1togl&%
    \ifblank{##2}{}{\trykklar@note{\let\etb@br@neg\@secondoftwo}\etb@br@not##2&}}%
  \long\def\etb@br@or##1or##2&{\etb@br@not##1not&%
    \ifblank{##2}{}{\trykklar@note{\trykklar@or}\etb@br@or##2&}}%
  \long\def\etb@br@and##1and##2&{\etb@br@or##1or&%
    \ifblank{##2}{}{\trykklar@note{\trykklar@and}\etb@br@and##2&}}%
  \etb@br@bgroup#1(&%
  \trykklar@note{\etb@br@eval}%
  \ifx\trykklar@fault\relax
    \global\expandafter\let\csname trykklar@asked@\trykklar@sum\endcsname\trykklar@asked
    \global\expandafter\let\csname trykklar@row@\trykklar@sum\endcsname\trykklar@row
    \let\trykklar@fault\trykklar@answer
  \fi
  \expandafter\endgroup\trykklar@fault{#1}}
\long\def\trykklar@note#1{%
  \edef\trykklar@row{\unexpanded\expandafter{\trykklar@row#1}}}
\def\trykklar@deepen#1{%
  \edef\trykklar@depth{\number\numexpr\trykklar@depth#11}%
  \ifnum\trykklar@depth<\z@\let\trykklar@fault\trykklar@was@etb@boolexpr\fi}
\def\trykklar@toggle#1{%
  \ifcsdef{etb@tgl@#1}%
    {\csname etb@tgl@#1\endcsname\etb@br@true\etb@br@false}%
    {\etb@err@expr{Toggle '#1' undefined}\etb@br@false}}
\def\trykklar@bool#1{%
  \ifcsundef{if#1}%
    {\etb@err@expr{Boolean '#1' undefined}\etb@br@false}%
    {\csname if#1\endcsname\etb@br@true\else\etb@br@false\fi}}
\def\trykklar@and{\ifnum\etb@tempcnta<\z@ \etb@tempcnta\m@ne \else \etb@tempcnta\z@ \fi}
\def\trykklar@or{\ifnum\etb@tempcnta<\z@ \etb@tempcnta\z@ \else \etb@tempcnta\@ne \fi}
\catcode`\&=4
\def\trykklar@expression{\let\etb@boolexpr\trykklar@boolean}
"""

EXPRESSION = Shortcut(
    definitions=_DEFINITIONS,
    replaced="etb@boolexpr",
    relied="etb@boolexpr,etb@br@beg,etb@br@end,etb@br@eval,etb@br@true,etb@br@false,"
    "etb@br@bgroup,etb@br@egroup,etb@br@and,etb@br@or,etb@br@not,etb@br@togl,"
    "etb@br@togl@i,etb@br@bool,etb@br@bool@i,etb@br@test,etb@br@test@i,etb@err@expr,"
    "ifblank,ifcsdef,ifcsundef",
    start=r"\trykklar@expression",
)
