r"""What makes TeX write into its log what it prints of each citation and of each list of works.

Each citation is set as always, in its place and in its order, but in a box that is shown in the log
(`\showbox`) and then opened again, so that nothing of the layout changes: biblatex decides by pages
whether a work was cited just before. Each entry of a list is set in a box so wide that no line
breaks; what has been shown is thrown away. Citations within citations belong to the outermost one.

The names that are replaced are biblatex's own; they are the same from 3.7 to 3.21. Where one of
them is missing, nothing is replaced, and the log says which.
"""

from __future__ import annotations

BAR = "|=|"
"""What stands between the fields of a line in the log."""

START = "TRYKKLAR-"
"""What a line in the log begins with; a word follows that says what it is."""

RECORD, SHOWN, BOX, SHIPPED, LABEL, INNER, MISSING, END = (
    "RECORD", "SHOWN", "BOX", "SHIPPED", "LABEL", "INNER", "MISSING", "END",
)  # fmt: skip

# Signs that a language or the author may have made commands of: in the hook, they are signs.
_SIGNS = (33, 34, 39, 40, 41, 42, 43, 44, 45, 46, 47, 58, 59, 60, 61, 62, 63, 91, 93, 96, 124)
_CODES = "".join(f"\\catcode{code} 12 " for code in _SIGNS)

_RELIED = (
    "blx@citepunct,blx@citexpunct@ii,blx@multicite,blx@thecheckpunct,blx@bibitem,blx@biblistitem,"
    "blx@bibliography,blx@biblist,blx@execute,blxmkbibnote,blxcitecmd,@footnotemark,@footnotetext,"
    "@starttoc"
)

HOOK = (
    rf"\begingroup\catcode64 11 {_CODES}"
    r"""
\newcount\trykklar@number \newbox\trykklar@box
\global\let\iftrykklar@aside\iffalse
\global\let\iftrykklar@inside\iffalse
\global\let\iftrykklar@noted\iffalse
\global\let\trykklar@footnotetext\relax
\gdef\trykklar@bar{BAR}
\gdef\trykklar@say#1{\begingroup\newlinechar\m@ne\immediate\write\m@ne{START#1}\endgroup}
% #1 what it is, #2 what is known of it
\long\gdef\trykklar@record#1#2{%
  \global\advance\trykklar@number\@ne
  \edef\trykklar@id{\the\trykklar@number}%
  \trykklar@say{RECORD\trykklar@bar\trykklar@id\trykklar@bar#1\trykklar@bar\the\inputlineno
    \trykklar@bar\ifdefined\CurrentFile\CurrentFilePath/\CurrentFile\fi
    \trykklar@bar\iftrykklar@aside1\else0\fi\trykklar@bar#2}}
\gdef\trykklar@show{%
  \begingroup
  \showboxbreadth\maxdimen\showboxdepth\maxdimen\errorcontextlines\m@ne\tracingonline\z@
  \trykklar@say{BOX\trykklar@bar\trykklar@id}%
  \showbox\trykklar@box
  \trykklar@say{SHOWN\trykklar@bar\trykklar@id}%
  \endgroup}
% The space before it goes into the box: the style may take it away.
\long\gdef\trykklar@catch#1{%
  \leavevmode
  \ifx\trykklar@footnotetext\relax
    \let\trykklar@footnotetext\@footnotetext
    \long\def\@footnotetext##1{\trykklar@footnotetext{\trykklar@note{##1}}}%
  \fi
  \edef\trykklar@factor{\the\spacefactor}%
  \edef\trykklar@skip{\the\lastskip}%
  \ifdim\lastskip=\z@\let\trykklar@glue\@empty
  \else\unskip\edef\trykklar@glue{\noexpand\hskip\trykklar@skip\relax}\fi
  \setbox\trykklar@box\hbox{\let\iftrykklar@inside\iftrue\trykklar@glue
    \spacefactor\trykklar@factor\relax
    #1%
    \xdef\trykklar@factor@after{\the\spacefactor}}%
  \trykklar@show
  \unhbox\trykklar@box
  \edef\trykklar@next{\write\m@ne{STARTSHIPPED\trykklar@bar\trykklar@id}}\trykklar@next
  \spacefactor\trykklar@factor@after\relax}
\long\gdef\trykklar@note#1{%
  \begingroup\let\iftrykklar@noted\iftrue
  \trykklar@record{note}{foot}\trykklar@catch{#1}\endgroup}
% #1 where nothing is being caught, #2 else; in a formula nothing is
\long\gdef\trykklar@iffree{%
  \iftrykklar@inside\expandafter\@secondoftwo\else
    \ifmmode\expandafter\expandafter\expandafter\@secondoftwo
    \else\expandafter\expandafter\expandafter\@firstoftwo\fi\fi}
\gdef\trykklar@inner#1{%
  \iftrykklar@inside\trykklar@say{INNER\trykklar@bar\trykklar@id\trykklar@bar\detokenize{#1}}\fi}
\protected\long\gdef\trykklar@cite#1#2#3#4#5{%
  \trykklar@iffree
    {\begingroup
     \trykklar@record{cite}{\detokenize{#1}\trykklar@bar\detokenize{#2}\trykklar@bar
       \detokenize{#3}\trykklar@bar\detokenize{#4}\trykklar@bar\detokenize{#5}}%
     \trykklar@catch{#1{#2}{#3}{#4}{#5}}%
     \endgroup}
    {\trykklar@inner{#4}#1{#2}{#3}{#4}{#5}}}
\protected\long\gdef\trykklar@citefield#1#2#3#4#5#6#7{%
  \trykklar@iffree
    {\begingroup
     \trykklar@record{cite}{\detokenize{\blxcitecmd{#1}}\trykklar@bar\detokenize{#2}\trykklar@bar
       \detokenize{#3}\trykklar@bar\detokenize{#4}\trykklar@bar\detokenize{#7}}%
     \trykklar@catch{\blxcitecmd{#1}{#2}{#3}{#4}{#5}{#6}{#7}}%
     \endgroup}
    {\trykklar@inner{#4}\blxcitecmd{#1}{#2}{#3}{#4}{#5}{#6}{#7}}}
% A list of citations closes a group that was opened before.
\protected\long\gdef\trykklar@cites#1#2#3#4{%
  \trykklar@iffree{\trykklar@cites@caught{#1}{#2}{#3}{#4}}{#1{#2}{#3}{#4}}}
\long\gdef\trykklar@cites@caught#1#2#3#4{%
  \trykklar@record{cites}{\detokenize{#1}\trykklar@bar\trykklar@bar\trykklar@bar
    \detokenize{#3}\trykklar@bar\detokenize{#4}}%
  \trykklar@catch{\begingroup#1{#2}{#3}{#4}}%
  \endgroup}
\long\gdef\trykklar@quoted#1#2{%
  \trykklar@iffree
    {\begingroup
     \trykklar@record{quote}{\detokenize{#1}\trykklar@bar\trykklar@bar\trykklar@bar\trykklar@bar}%
     \trykklar@catch{#1{#2}}\endgroup}
    {#1{#2}}}
\gdef\trykklar@label{\trykklar@say{LABEL\trykklar@bar\trykklar@id\trykklar@bar
  \ifvoid\@labels0\else1\fi}}
\gdef\trykklar@item#1#2#3{%
  \begingroup
  \trykklar@record{#1}{\detokenize{#3}}%
  \let\trykklar@execute\blx@execute
  \def\blx@execute{\trykklar@label\trykklar@execute}%
  \setbox\trykklar@box\vbox{\let\iftrykklar@inside\iftrue
    \hsize16000\p@ \parshape\z@ \parindent\z@ \leftskip\z@ \rightskip\z@ plus 1fil\relax
    \hangindent\z@ \hyphenpenalty\@M \exhyphenpenalty\@M \pretolerance\@M
    #2{#3}\par}%
  \trykklar@show
  \endgroup}
\gdef\trykklar@install{%
  \global\let\trykklar@citepunct\blx@citepunct
  \protected\gdef\blx@citepunct##1{\trykklar@citepunct{\trykklar@cite{##1}}}%
  \long\gdef\blx@citexpunct@ii##1##2[##3]##4{%
    \blx@thecheckpunct{\trykklar@citefield{##1}##2{##3}{##4}}}%
  \global\let\trykklar@multicite\blx@multicite
  \long\gdef\blx@multicite##1##2##3##4{%
    \trykklar@multicite{\trykklar@cites{##1}}{##2}{##3}{##4}}%
  \ifdefined\mkcitation
    \global\let\trykklar@mkcitation\mkcitation
    \gdef\mkcitation{\trykklar@quoted\trykklar@mkcitation}%
    \global\let\trykklar@mkccitation\mkccitation
    \gdef\mkccitation{\trykklar@quoted\trykklar@mkccitation}%
  \fi
  \global\let\trykklar@mkbibnote\blxmkbibnote
  \protected\long\gdef\blxmkbibnote##1##2{%
    \iftrykklar@noted\trykklar@mkbibnote{##1}{##2}\else
    \begingroup
    \trykklar@record{note}{\detokenize{##1}}%
    \trykklar@catch{\trykklar@mkbibnote{##1}{##2}}%
    \endgroup\fi}%
  \global\let\trykklar@footnotemark\@footnotemark
  \gdef\@footnotemark{\leavevmode
    \special{trykklar:mark}\trykklar@footnotemark\special{trykklar:unmark}}%
  \global\let\trykklar@starttoc\@starttoc
  \gdef\@starttoc##1{%
    \begingroup\let\iftrykklar@aside\iftrue\trykklar@starttoc{##1}\endgroup}%
  \global\let\trykklar@bibitem\blx@bibitem
  \gdef\blx@bibitem{\trykklar@item{bibitem}\trykklar@bibitem}%
  \global\let\trykklar@biblistitem\blx@biblistitem
  \gdef\blx@biblistitem{\trykklar@item{biblistitem}\trykklar@biblistitem}%
  \global\let\trykklar@bibliography\blx@bibliography
  \gdef\blx@bibliography{%
    \trykklar@record{list}{\the\c@refsection}\trykklar@bibliography}%
  \global\let\trykklar@biblist\blx@biblist
  \gdef\blx@biblist{%
    \trykklar@record{list}{\the\c@refsection}\trykklar@biblist}%
  \global\output\expandafter{\expandafter\trykklar@asidetrue\the\output}}
\gdef\trykklar@asidetrue{\let\iftrykklar@aside\iftrue}
\let\trykklar@all\trykklar@install
\@for\trykklar@name:=RELIED\do{%
  \expandafter\ifx\csname\trykklar@name\endcsname\relax
    \trykklar@say{MISSING\trykklar@bar\trykklar@name}\let\trykklar@all\relax\fi}
\AddToHook{enddocument/afterlastpage}{\trykklar@say{END}}
\trykklar@all
\endgroup
"""
    .replace("RELIED", _RELIED)
    .replace("BAR", BAR)
    .replace("START", START)
)  # fmt: skip
"""LaTeX to be run where the text begins; in no group of its own it leaves only definitions."""
