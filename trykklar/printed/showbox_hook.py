r"""What makes TeX write into its log what it prints of each citation and of each list of works.

Each citation is set as always, in its place and in its order, but in a box that is shown in the log
(`\showbox`) and then opened again, so that nothing of the layout changes: biblatex decides by pages
whether a work was cited just before. Each entry of a list is set in a box so wide that no line
breaks; what has been shown is thrown away. Citations within citations belong to the outermost one.

What can stand in no box, as a rule across the page, is found by its errors, and set without one.

The names that are replaced are biblatex's own; they are the same from 3.7 to 3.21. Where one of
them is missing, nothing is replaced, and the log says which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.printed.counter_hook import NOTING

if TYPE_CHECKING:
    from collections.abc import Iterable

BAR = "|=|"
"""What stands between the fields of a line in the log."""

START = "TRYKKLAR-"
"""What a line in the log begins with; a word follows that says what it is."""

(
    RECORD, SHOWN, PASSED, BOX, SHIPPED, LABEL, INNER, NAMED, NOTED, WORDS, GLYPH, NUMBER, MISSING,
    END,
) = (
    "RECORD", "SHOWN", "PASSED", "BOX", "SHIPPED", "LABEL", "INNER", "NAMED", "NOTED", "WORDS",
    "GLYPH", "NUMBER", "MISSING", "END",
)  # fmt: skip

RESOLVED = r"\r@"
"""What the name of a label begins with where LaTeX keeps what it stands for."""

FORMULA, REFERENCE, REFERRED = "trykklar:formula .", "trykklar:refer ", "trykklar:referred"
"""What is written into a box: in a formula, its LaTeX; before what is printed of a label, and
behind it."""

SIGNED, UNSIGNED = "trykklar:mark", "trykklar:unmark"
"""Around the mark of a note in a citation."""

PARAGRAPH = "trykklar:paragraph"
"""The same, where a paragraph begins that can be none in a line."""

NOTES, CONTENTS, MARKED, UNMARKED = (
    "trykklar:notes", "trykklar:contents", "trykklar:sign", "trykklar:unsigned",
)  # fmt: skip
"""On a page: before its notes, before a list of contents, and around the mark of a note."""

# Signs that a language or the author may have made commands of: in the hook, they are signs.
_SIGNS = (33, 34, 39, 40, 41, 42, 43, 44, 45, 46, 47, 58, 59, 60, 61, 62, 63, 91, 93, 96, 124)
_CODES = "".join(f"\\catcode{code} 12 " for code in _SIGNS)

_RELIED = (
    "blx@citepunct,blx@citexpunct@ii,blx@multicite,blx@thecheckpunct,blx@bibitem,blx@biblistitem,"
    "blx@bibliography,blx@biblist,blx@execute,blxmkbibnote,blxcitecmd,@footnotemark,@footnotetext,"
    "@starttoc"
)

_BEGIN = (
    rf"\begingroup\catcode64 11 \catcode36 3 {_CODES}"
    r"""
\newcount\trykklarshow@number \newbox\trykklarshow@box
\global\let\iftrykklarshow@aside\iffalse
\global\let\iftrykklarshow@inside\iffalse
\global\let\iftrykklarshow@noted\iffalse
\global\let\trykklarshow@footnotetext\relax
\gdef\trykklarshow@bar{BAR}
\gdef\trykklarshow@say#1{\begingroup\newlinechar\m@ne\immediate\write\m@ne{START#1}\endgroup}
% #1 what it is, #2 what is known of it
\gdef\trykklarshow@where{\ifdefined\CurrentFile\CurrentFilePath/\CurrentFile\fi}
\long\gdef\trykklarshow@record#1#2{%
  \global\advance\trykklarshow@number\@ne
  \edef\trykklarshow@file{\trykklarshow@where}%
  \ifx\trykklarshow@file\trykklarshow@main\let\trykklarshow@file\@empty\fi
  \edef\trykklarshow@id{\the\trykklarshow@number}%
  \trykklarshow@say{RECORD\trykklarshow@bar\trykklarshow@id\trykklarshow@bar#1\trykklarshow@bar\the\inputlineno
    \trykklarshow@bar\trykklarshow@file
    \trykklarshow@bar\iftrykklarshow@aside1\else0\fi\trykklarshow@bar#2}}
\gdef\trykklarshow@show{%
  \begingroup
  \showboxbreadth\maxdimen\showboxdepth\maxdimen\errorcontextlines\m@ne\tracingonline\z@
  \trykklarshow@say{BOX\trykklarshow@bar\trykklarshow@id}%
  \showbox\trykklarshow@box
  \trykklarshow@say{SHOWN\trykklarshow@bar\trykklarshow@id}%
  \endgroup}
\xdef\trykklarshow@main{\trykklarshow@where}
% In a box: the LaTeX of a formula, and which label a number or page is of. Where the end of a
% formula is not in sight, as in a tabular, nothing is done.
\gdef\trykklarshow@listen{%
  \let\trykklarshow@listen\relax
  \edef\trykklarshow@everymath{\the\everymath}%
  \everydisplay\expandafter{\the\everydisplay\everymath\expandafter{\trykklarshow@everymath}}%
  \everymath\expandafter{\the\everymath\trykklarshow@formula}%
  \def\(##1\){\ifmmode\@badmath\else$##1$\fi}%
  \let\trykklarshow@setref\@setref
  \def\@setref{\trykklarshow@referring\trykklarshow@setref}%
  \ifdefined\real@setref
    \let\trykklarshow@real\real@setref
    \def\real@setref{\trykklarshow@referring\trykklarshow@real}%
  \fi
  \let\trykklarshow@labelling\label
  \def\label{\@ifnextchar[\trykklarshow@labelled{\trykklarshow@labelled[]}}}
\gdef\trykklarshow@formula{%
  \everymath\expandafter{\trykklarshow@everymath}%
  \futurelet\trykklarshow@next\trykklarshow@formula@seen}
\gdef\trykklarshow@formula@seen{%
  \let\trykklarshow@do\trykklarshow@formula@shown
  \ifx\trykklarshow@next\fi\let\trykklarshow@do\@gobble\fi
  \ifx\trykklarshow@next\let\let\trykklarshow@do\@gobble\fi
  \ifx\trykklarshow@next\vcenter\let\trykklarshow@do\@gobble\fi
  \ifx\trykklarshow@next\ignorespaces\let\trykklarshow@do\@gobble\fi
  \trykklarshow@do.}
\gdef\trykklarshow@formula@shown#1${%
  \special{FORMULA\expandafter\@gobble\detokenize{#1}}\@gobble#1$}
% #1 what sets it, #2 what keeps it, #3 what takes number or page out of that, #4 the label
\gdef\trykklarshow@referring#1#2#3#4{%
  \special{REFERENCE\ifx#3\@secondoftwo page\else\ifx#3\@secondoffive page\else number\fi\fi
    \space\string#2}%
  #1{#2}{#3}{#4}\special{REFERRED}}
\gdef\trykklarshow@labelled[#1]#2{%
  \trykklarshow@say{NAMED\trykklarshow@bar\trykklarshow@id\trykklarshow@bar
    \expandafter\string\csname r@#2\endcsname}%
  \def\trykklarshow@next{#1}%
  \ifx\trykklarshow@next\@empty\trykklarshow@labelling{#2}\else\trykklarshow@labelling[#1]{#2}\fi}
% XeTeX shows the numbers of glyphs in formulas, and so in addresses; LuaTeX what is not Unicode.
\gdef\trykklarshow@glyphs{%
  \ifdefined\XeTeXcharglyph\trykklarshow@fonts\fi
  \ifdefined\directlua\trykklarshow@lua\fi}
\gdef\trykklarshow@fonts{\begingroup
  \@for\trykklarshow@family:=\ttdefault,\rmdefault,\sfdefault\do{%
    \@for\trykklarshow@shape:=m/n,m/it,m/sl,m/sc,b/n,bx/n,b/it,bx/it\do{%
      \edef\trykklarshow@font{\trykklarshow@family/\trykklarshow@shape}%
      \ifcsname TU/\trykklarshow@font\endcsname
        \expandafter\trykklarshow@use\trykklarshow@font/%
        \trykklarshow@signs{33}{591}\trykklarshow@signs{7680}{7935}\trykklarshow@signs{8208}{8482}%
      \fi}}%
  \endgroup}
\gdef\trykklarshow@use#1/#2/#3/{\usefont{TU}{#1}{#2}{#3}}
\gdef\trykklarshow@signs#1#2{%
  \count@#1\relax
  \loop
    \ifnum\XeTeXcharglyph\count@>\z@
      \trykklarshow@say{GLYPH\trykklarshow@bar\trykklarshow@font\trykklarshow@bar
        \the\XeTeXcharglyph\count@\trykklarshow@bar\the\count@}%
    \fi
  \ifnum\count@<#2\relax \advance\count@\@ne\repeat}
\gdef\trykklarshow@lua{\directlua{
  local seen = {}
  for id, data in font.each() do
    local name = string.match(tex.fontidentifier(id) or "", "TU/(.*)/[0-9.]+")
    if name and not seen[name] then
      seen[name] = true
      for code, sign in pairs(data.characters or {}) do
        if code >= 57344 and type(sign.tounicode) == "string" then
          local glyph = name .. "BAR" .. code .. "BARx" .. sign.tounicode
          texio.write_nl("log", "STARTGLYPHBAR" .. glyph)
        end
      end
    end
  end
  texio.write_nl("log", "")
}}
"""
)
_END = "\\endgroup\n"

_AT_END = r"\AddToHook{enddocument/afterlastpage}{\trykklarshow@say{END}}" + "\n"

_CATCH = r"""
\newcount\trykklarshow@turn
\long\gdef\trykklarshow@citation{\global\advance\trykklarshow@turn\@ne\trykklarshow@record}
\long\gdef\trykklarshow@catch{%
  \ifcsname trykklarshow@pass@\the\trykklarshow@turn\endcsname
    \expandafter\trykklarshow@pass
  \else\expandafter\trykklarshow@boxed\fi}
\long\gdef\trykklarshow@pass#1{%
  \begingroup\let\iftrykklarshow@inside\iftrue\let\iftrykklarshow@noted\iftrue#1\endgroup
  \trykklarshow@say{PASSED\trykklarshow@bar\trykklarshow@id}\trykklarshow@ship}
% The space before it goes into the box: the style may take it away.
\long\gdef\trykklarshow@boxed#1{%
  \leavevmode
  \trykklarshow@notes
  \edef\trykklarshow@factor{\the\spacefactor}%
  \edef\trykklarshow@skip{\the\lastskip}%
  \ifdim\lastskip=\z@\let\trykklarshow@glue\@empty
  \else\unskip\edef\trykklarshow@glue{\noexpand\hskip\trykklarshow@skip\relax}\fi
  \setbox\trykklarshow@box\hbox{\let\iftrykklarshow@inside\iftrue\trykklarshow@listen
    \trykklarshow@oneline\trykklarshow@glue
    \spacefactor\trykklarshow@factor\relax
    #1%
    \xdef\trykklarshow@factor@after{\the\spacefactor}}%
  \trykklarshow@show
  \unhbox\trykklarshow@box
  \trykklarshow@ship
  \spacefactor\trykklarshow@factor@after\relax}
\gdef\trykklarshow@ship{%
  \edef\trykklarshow@next{\write\m@ne{STARTSHIPPED\trykklarshow@bar\trykklarshow@id
    \trykklarshow@bar\noexpand\thepage}}\trykklarshow@next}
% In a line there are no paragraphs, which a style may begin in a note.
\gdef\trykklarshow@oneline{%
  \let\trykklarshow@par\par
  \protected\def\par{\ifhmode\ifinner\special{PARAGRAPH}\fi\fi\trykklarshow@par}%
  \let\trykklarshow@vskip\vskip
  \protected\def\vskip{%
    \let\trykklarshow@next\trykklarshow@vskip
    \ifhmode\ifinner\def\trykklarshow@next{\skip@}\fi\fi
    \trykklarshow@next}}
\long\gdef\trykklarshow@note#1{%
  \begingroup\let\iftrykklarshow@noted\iftrue
  \trykklarshow@record{note}{foot}\trykklarshow@in@note
  \trykklarshow@catch{#1}\endgroup}
% The number of the note that a record stands in.
\gdef\trykklarshow@in@note{%
  \trykklarshow@say{NOTED\trykklarshow@bar\trykklarshow@id\trykklarshow@bar
    \ifdefined\@thefnmark\expandafter\detokenize\expandafter{\@thefnmark}\fi}}
\gdef\trykklarshow@notes{%
  \ifx\trykklarshow@footnotetext\relax
    \let\trykklarshow@footnotetext\@footnotetext
    \long\def\@footnotetext##1{\trykklarshow@footnotetext{\trykklarshow@note{##1}}}%
  \fi}
\gdef\trykklarshow@marks{%
  \global\let\trykklarshow@footnotemark\@footnotemark
  \gdef\@footnotemark{\leavevmode
    \special{OPENMARK}\trykklarshow@footnotemark\special{CLOSEMARK}}%
  \ifdefined\H@@footnotemark % hyperref's, in titles
    \global\let\trykklarshow@titlemark\H@@footnotemark
    \gdef\H@@footnotemark{\leavevmode
      \special{OPENMARK}\trykklarshow@titlemark\special{CLOSEMARK}}%
  \fi}
"""

_CITATIONS = r"""
% What stands before the number of a note, in this language.
\gdef\trykklarshow@words{%
  \ifx\trykklarshow@language\languagename\else
    \global\let\trykklarshow@language\languagename
    \trykklarshow@word{lstr}\trykklarshow@word{sstr}%
  \fi}
\gdef\trykklarshow@word#1{%
  \ifcsname abx@#1@seenote\endcsname
    \trykklarshow@say{WORDS\trykklarshow@bar\expandafter\expandafter\expandafter\detokenize
      \expandafter\expandafter\expandafter{\csname abx@#1@seenote\endcsname}}%
  \fi}
% #1 where nothing is being caught, #2 else; in a formula nothing is
\long\gdef\trykklarshow@iffree{%
  \iftrykklarshow@inside\expandafter\@secondoftwo\else
    \ifmmode\expandafter\expandafter\expandafter\@secondoftwo
    \else\expandafter\expandafter\expandafter\@firstoftwo\fi\fi}
\gdef\trykklarshow@inner#1{%
  \iftrykklarshow@inside\trykklarshow@say{INNER\trykklarshow@bar\trykklarshow@id\trykklarshow@bar\detokenize{#1}}\fi}
\protected\long\gdef\trykklarshow@cite#1#2#3#4#5{%
  \trykklarshow@iffree
    {\begingroup
     \trykklarshow@citation{cite}{\detokenize{#1}\trykklarshow@bar\detokenize{#2}\trykklarshow@bar
       \detokenize{#3}\trykklarshow@bar\detokenize{#4}\trykklarshow@bar\detokenize{#5}}%
     \trykklarshow@words
     \iftoggle{blx@footnote}{\trykklarshow@in@note}{}%
     \trykklarshow@catch{#1{#2}{#3}{#4}{#5}}%
     \endgroup}
    {\trykklarshow@inner{#4}#1{#2}{#3}{#4}{#5}}}
\protected\long\gdef\trykklarshow@citefield#1#2#3#4#5#6#7{%
  \trykklarshow@iffree
    {\begingroup
     \trykklarshow@citation{cite}{\detokenize{\blxcitecmd{#1}}\trykklarshow@bar\detokenize{#2}\trykklarshow@bar
       \detokenize{#3}\trykklarshow@bar\detokenize{#4}\trykklarshow@bar\detokenize{#7}}%
     \trykklarshow@catch{\blxcitecmd{#1}{#2}{#3}{#4}{#5}{#6}{#7}}%
     \endgroup}
    {\trykklarshow@inner{#4}\blxcitecmd{#1}{#2}{#3}{#4}{#5}{#6}{#7}}}
% A list of citations closes a group that was opened before.
\protected\long\gdef\trykklarshow@cites#1#2#3#4{%
  \trykklarshow@iffree{\trykklarshow@cites@caught{#1}{#2}{#3}{#4}}{#1{#2}{#3}{#4}}}
\long\gdef\trykklarshow@cites@caught#1#2#3#4{%
  \trykklarshow@citation{cites}{\detokenize{#1}\trykklarshow@bar\trykklarshow@bar\trykklarshow@bar
    \detokenize{#3}\trykklarshow@bar\detokenize{#4}}%
  \trykklarshow@words
  \iftoggle{blx@footnote}{\trykklarshow@in@note}{}%
  \trykklarshow@catch{\begingroup#1{#2}{#3}{#4}}%
  \endgroup}
% A citation looks for the sign behind the quotation, which goes into its box.
\long\gdef\trykklarshow@quoted#1#2{%
  \trykklarshow@iffree
    {\def\trykklarshow@quote{{#1}{#2}}\futurelet\trykklarshow@next\trykklarshow@quoted@seen}
    {#1{#2}}}
\gdef\trykklarshow@quoted@seen{%
  \def\trykklarshow@do##1##2{\trykklarshow@quoted@caught{##1}{##2}{}}%
  \trykklarshow@signed.\trykklarshow@signed,\trykklarshow@signed;\trykklarshow@signed:%
  \trykklarshow@signed!\trykklarshow@signed?%
  \expandafter\trykklarshow@do\trykklarshow@quote}
\gdef\trykklarshow@signed#1{%
  \ifx\trykklarshow@next#1\let\trykklarshow@do\trykklarshow@quoted@caught\fi}
\long\gdef\trykklarshow@quoted@caught#1#2#3{%
  \begingroup
  \trykklarshow@citation{quote}{\detokenize{#1}\trykklarshow@bar\trykklarshow@bar\trykklarshow@bar
    \trykklarshow@bar\detokenize{#3}}%
  \trykklarshow@catch{#1{#2}#3}\endgroup}
\gdef\trykklarshow@label{\trykklarshow@say{LABEL\trykklarshow@bar\trykklarshow@id\trykklarshow@bar
  \ifvoid\@labels0\else1\fi}}
\gdef\trykklarshow@item#1#2#3{%
  \begingroup
  \trykklarshow@record{#1}{\detokenize{#3}}%
  \let\trykklarshow@execute\blx@execute
  \def\blx@execute{\trykklarshow@label\trykklarshow@execute}%
  \setbox\trykklarshow@box\vbox{\let\iftrykklarshow@inside\iftrue\trykklarshow@listen
    \hsize16000\p@ \parshape\z@ \parindent\z@ \leftskip\z@ \rightskip\z@ plus 1fil\relax
    \hangindent\z@ \hyphenpenalty\@M \exhyphenpenalty\@M \pretolerance\@M
    #2{#3}\par}%
  \trykklarshow@show
  \endgroup}
% What a heading is called by default is what \newcommand keeps behind three tokens.
\gdef\trykklarshow@default#1#2#3#4{\ifx#1\@protected@testopt#4\fi}
\gdef\trykklarshow@list#1{%
  \trykklarshow@record{list}{\the\c@refsection\trykklarshow@bar
    \ifdefined\blx@theheading\expandafter\detokenize\expandafter{\blx@theheading}\fi
    \trykklarshow@bar#1}%
  \begingroup
  \trykklarshow@record{title}{}%
  \setbox\trykklarshow@box\hbox{%
    \ifx\blx@thetitle\@empty
      \ifcsname blx@head@\blx@theheading\endcsname
        \expandafter\expandafter\expandafter\trykklarshow@default
          \csname blx@head@\blx@theheading\endcsname
      \fi
    \else\blx@thetitle\fi}%
  \trykklarshow@show
  \endgroup}
\gdef\trykklarshow@install{%
  \global\let\trykklarshow@citepunct\blx@citepunct
  \protected\gdef\blx@citepunct##1{\trykklarshow@citepunct{\trykklarshow@cite{##1}}}%
  \long\gdef\blx@citexpunct@ii##1##2[##3]##4{%
    \blx@thecheckpunct{\trykklarshow@citefield{##1}##2{##3}{##4}}}%
  \global\let\trykklarshow@multicite\blx@multicite
  \long\gdef\blx@multicite##1##2##3##4{%
    \trykklarshow@multicite{\trykklarshow@cites{##1}}{##2}{##3}{##4}}%
  \ifdefined\mkccitation
    \global\let\trykklarshow@mkccitation\mkccitation
    \gdef\mkccitation{\trykklarshow@quoted\trykklarshow@mkccitation}%
  \fi
  \global\let\trykklarshow@mkbibnote\blxmkbibnote
  \protected\long\gdef\blxmkbibnote##1##2{%
    \iftrykklarshow@noted\trykklarshow@mkbibnote{##1}{##2}\else
    \begingroup
    \trykklarshow@record{note}{\detokenize{##1}}%
    \trykklarshow@catch{\trykklarshow@mkbibnote{##1}{##2}}%
    \endgroup\fi}%
  \trykklarshow@marks
  \global\let\trykklarshow@starttoc\@starttoc
  \gdef\@starttoc##1{%
    \begingroup\let\iftrykklarshow@aside\iftrue\trykklarshow@starttoc{##1}\endgroup}%
  \global\let\trykklarshow@bibitem\blx@bibitem
  \gdef\blx@bibitem{\trykklarshow@item{bibitem}\trykklarshow@bibitem}%
  \global\let\trykklarshow@biblistitem\blx@biblistitem
  \gdef\blx@biblistitem{\trykklarshow@item{biblistitem}\trykklarshow@biblistitem}%
  \global\let\trykklarshow@bibliography\blx@bibliography
  \gdef\blx@bibliography{\trykklarshow@list{bibliography}\trykklarshow@bibliography}%
  \global\let\trykklarshow@biblist\blx@biblist
  \gdef\blx@biblist{\trykklarshow@list{biblist}\trykklarshow@biblist}%
  \global\output\expandafter{\expandafter\trykklarshow@asidetrue\the\output}}
\gdef\trykklarshow@asidetrue{\let\iftrykklarshow@aside\iftrue}
\let\trykklarshow@all\trykklarshow@install
\@for\trykklarshow@name:=RELIED\do{%
  \expandafter\ifx\csname\trykklarshow@name\endcsname\relax
    \trykklarshow@say{MISSING\trykklarshow@bar\trykklarshow@name}\let\trykklarshow@all\relax\fi}
\AddToHook{enddocument/afterlastpage}{\trykklarshow@glyphs\trykklarshow@say{END}}
\trykklarshow@all
"""

# A piece is set in a line so wide that none breaks, in no box that stretches its spaces. Its end is
# \outer, so that no piece runs into the next one.
_PIECES = r"""
\gdef\trykklarshow@wide{\hsize16000\p@ \linewidth\hsize \parshape\z@ \parindent\z@
  \leftskip\z@ \rightskip\z@ plus 1fil\relax \hangindent\z@ \hyphenpenalty\@M
  \exhyphenpenalty\@M \pretolerance\@M \leavevmode}
\gdef\trykklarbegin{\trykklarshow@record{piece}{}\setbox\trykklarshow@box\vbox\bgroup
  \trykklarshow@wide}
\gdef\trykklarlisten{\trykklarshow@listen\trykklarshow@notes}
\outer\gdef\trykklarend{\par\egroup\trykklarshow@show}
\gdef\trykklarstop{\trykklarshow@glyphs\trykklarshow@say{END}\csname @@end\endcsname}
\trykklarshow@marks
"""

# The boxes of the first pages, without running heads; behind the last, TeX is made to stop: it may
# not ask anybody. No words are broken at line ends, no fonts are stretched, and lineno numbers no
# lines, which would be taken for words.
_PAGES = r"""
\newcount\trykklarshow@pages
\global\let\trykklarshow@outputpage\@outputpage
\gdef\@outputpage{%
  \trykklarshow@record{page}{}%
  \setbox\trykklarshow@box\copy\@outputbox
  \trykklarshow@show
  \global\advance\trykklarshow@pages\@ne
  \ifnum\trykklarshow@pages<MOSTPAGES\else\trykklarshow@stop\fi
  \trykklarshow@outputpage}
\gdef\trykklarshow@stop{\trykklarshow@glyphs\trykklarshow@say{END}\read\m@ne to\trykklarshow@next}
\global\let\trykklarshow@footnoterule\footnoterule
\gdef\footnoterule{\special{NOTES}\trykklarshow@footnoterule}
\global\let\trykklarshow@starttoc\@starttoc
\gdef\@starttoc{\special{CONTENTS}\trykklarshow@starttoc}
\global\let\trykklarshow@footnotemark\@footnotemark
\gdef\@footnotemark{\leavevmode
  \special{MARKED}\trykklarshow@footnotemark\special{UNMARKED}}
\gdef\LineNumber{}
\global\hyphenpenalty\@M
\ifdefined\pdfadjustspacing\global\pdfadjustspacing\z@\fi
\ifdefined\adjustspacing\global\adjustspacing\z@\fi
\AddToHook{enddocument/afterlastpage}{\trykklarshow@glyphs\trykklarshow@say{END}}
"""
MOST_PAGES = 4
"""Of a document, on which its front matter is looked for."""


_NAMES = {
    "RELIED": _RELIED, "BAR": BAR, "START": START, "FORMULA": FORMULA, "REFERENCE": REFERENCE,
    "REFERRED": REFERRED, "PARAGRAPH": PARAGRAPH, "NOTES": NOTES, "CONTENTS": CONTENTS,
    "OPENMARK": SIGNED, "CLOSEMARK": UNSIGNED, "UNMARKED": UNMARKED, "MARKED": MARKED,
    "MOSTPAGES": str(MOST_PAGES),
}  # fmt: skip


def _filled(code: str) -> str:
    for name, text in _NAMES.items():
        code = code.replace(name, text)
    return code


def passing(turns: Iterable[int]) -> str:
    """LaTeX before the hook, for citations that can stand in no box: they are set as ever.

    Args:
        turns: Which, counted from 1 in the order of typesetting.
    """
    return "".join(
        rf"\expandafter\gdef\csname trykklarshow@pass@{turn}\endcsname{{}}" for turn in turns
    )


HOOK = _filled(_BEGIN + NOTING + _CATCH + _CITATIONS + _END)
"""LaTeX to be run where the text begins; in no group of its own it leaves only definitions."""

NUMBERS = _filled(_BEGIN + NOTING + _AT_END + _END)
"""The same, where numbers are all that is asked for."""

PAGES = _filled(_BEGIN + _PAGES + _END)
"""The same, for the first pages of a document, each as it is."""

PIECES = _filled(_BEGIN + _CATCH + _PIECES + _END)
r"""The same, for pieces of LaTeX: each stands between `\trykklarbegin` and `\trykklarend`, and
`\trykklarstop` behind the last. Behind `\trykklarlisten`, notes are shown,
and the LaTeX of formulas."""
