"""What an author hides must not reach a co-author, and what a macro prints must."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.latex.expansion.document import expanded, text_of

if TYPE_CHECKING:
    from pathlib import Path

# preamble, text, what is left of it
MACROS = [
    # Without an argument it is none of the commands that classes have for keywords.
    (r"\newcommand{\keywords}{\noindent\textbf{Words:} }", r"\keywords rents",
     r"\noindent\textbf{Words:} rents"),
    (r"\newcommand{\x}{A}", r"\x b", "Ab"),
    (r"\newcommand{\x}[2]{#2#1}", r"\x{a}b", "ba"),
    (r"\usepackage{siunitx}", r"\SI{2}{\day}", r"\SI{2}{\day}"),
    (r"\providecommand{\floatsource}[1]{\par\vspace{4pt}{\footnotesize #1\par}}",
     r"\floatsource{Own drawing.}", r"\floatsource{Own drawing.}"),
    (r"\newcommand{\x}[2][d]{#1-#2}", r"\x{a} \x[c]{a}", "d-a c-a"),
    (r"\def\x#1.#2;{(#1|#2)}", r"\x a{.}b.c;", "(a{.}b|c)"),
    (r"\def\x#1{#1}\let\y=\x", r"\y{a}", "a"),
    (r"\DeclareCiteCommand{\x}[\mkbibfootnote]{a}{\b}{c}{d}", r"\x[e][3]{k}",
     r"\footcite[e][3]{k}"),
    (r"\DeclareCiteCommand*{\x}{a}{\b}{c}{d}", r"\x*[3]{k}", r"\cite*[3]{k}"),
    (r"\DeclareMultiCiteCommand{\x}[\mkbibparens]{\y}{, }", r"\x{k}[3]{l}",
     r"\parencites{k}[3]{l}"),
    (r"\DeclareCiteCommand{\cite}[\mkbibfootnote]{a}{\b}{c}{d}", r"\cite{k}", r"\cite{k}"),
    (r"\def\x{one}\edef\y{\x}\def\x{two}", r"\y", "one"),
    (r"\newcommand{\x}[1]{\def\y##1{#1##1}}", r"\x{a}\y{b}", "ab"),
    (r"\NewDocumentCommand{\x}{s m}{\IfBooleanTF#1{S}{N}#2}", r"\x{a} \x*{b}", "Na Sb"),
    (r"\NewDocumentCommand{\x}{s m O{d}}{\IfBooleanTF{#1}{S}{N}#2#3}", r"\x{a} \x*{b}[c]",
     "Nad Sbc"),
    (r"\NewDocumentCommand{\x}{o m}{\IfNoValueTF{#1}{-}{#1}#2}", r"\x{a} \x[b]{c}", "-a bc"),
    (r"\NewDocumentCommand{\x}{d() m}{\IfValueT{#1}{#1,}#2}", r"\x(a){b} \x{c}", "a,b c"),
    (r"\NewDocumentCommand{\x}{e{_^} m}{\IfValueT{#1}{u#1}\IfValueT{#2}{o#2}#3}",
     r"\x^{a}_{b}{c} \x{d}", "uboac d"),
    (r"\newcommandx{\x}[2][1=p,2=q]{#1#2}", r"\x[a] \x", "aq pq"),
    (r"\makeatletter\newcommand{\x}{\@ifstar{S}{N}}\makeatother", r"\x* \x", "S N"),
    (r"\makeatletter\newcommand{\x}{\@ifnextchar[{\y}{\y[d]}}\def\y[#1]{<#1>}\makeatother",
     r"\x[a] \x.", "<a> <d>."),
    (r"\expandafter\def\csname x1\endcsname{A}", r"\csname x1\endcsname", "A"),
    (r"\makeatletter\@namedef{y}#1{<#1>}\makeatother", r"\y{a}", "<a>"),
    (r"\usepackage{ngerman}", 'sch"on, "uber', "schön, über"),
    (r"\usepackage{etoc}", r"\etocdepthtag.toc{part}a\etocimmediatesettocdepth.toc {none}b", "ab"),
    # What is part of a name is so up to the end of the group, in a file and in plain runs of it.
    ("", r"\makeatletter{\makeatother a}\@ifundefined{x}{b}{c}\makeatother", "{a}b"),
    ("", r"\makeatletter\begingroup\makeatother a\endgroup\@ifclassloaded{beamer}{b}{c}",
     "ac"),
    (r"\newcommand{\x}{X}\newcommand{\mx}{{\makeatletter a}}", r"\mx \x@", "{a}X@"),
    (r"\newcommand{\x}{\includegraphics[width=1cm]}", r"\x{a.pdf}",
     r"\includegraphics[width=1cm]{a.pdf}"),
    (r"\newcommand{\x}{a}{\renewcommand{\x}{b}\x}", r"\x", "a"),
    (r"\let\old\footnote\renewcommand{\footnote}[1]{\old{N: #1}}", r"\footnote{a}",
     r"\footnote{N: a}"),
    (r"\renewcommand{\footnote}[1]{}", r"a\footnote{hidden}", "a"),
    (r"\newcommand{\todo}[2][]{}", r"a\todo[inline]{hidden}b", "ab"),
    (r"\usepackage[disable]{todonotes}", r"a\todo{hidden}b", "ab"),
    (r"\usepackage[final]{fixme}", r"a\fxnote{hidden}\fxfatal*[x]{hidden}b", "ab"),
    (r"\def\y{\font\x=cmr10 scaled 1200 \x}", r"{\y a} \font\z cmr10 at 5pt\z b", "{a} b"),
    # So begin the lists of works that mnras.bst makes.
    (r"\makeatletter\def\x{\begingroup\let\do\@makeother\do\_\y}\def\y#1{(#1)\endgroup}",
     r"\x{a_b} $c_d$", r"(a_b) $c_d$"),
    (r"\makeatletter\newcommand{\x}{\@setfontsize\x{6}{7}}\makeatother", r"{\x a}", "{a}"),
    # Half of an environment in a list of contents begins none here.
    ("", r"\addtocontents{toc}{\protect\begin{x}{1cm}}a \addtocontents{toc}{\protect\end{x}}b",
     "a b"),
    (r"\makeatletter\renewcommand{\small}{\@setfontsize\small\@ixpt{11}}\makeatother",
     r"{\small a}", r"{\small a}"),
    (r"\makeatletter\newcommand{\x}{\@latex@warning{hidden}a}\makeatother", r"\x", "a"),
    (r"\catcode`\@=11\def\y@z{a}\def\x{\y@z}\catcode`\@=12", r"\x", "a"),
    (r"\makeatletter\def\x{a}\g@addto@macro\x{b}\makeatother", r"\x", "ab"),
    (r"\usepackage{etoolbox}\newcommand{\x}[1]{(#1)}\apptocmd{\x}{b}{}{}\pretocmd{\x}{a}{}{}",
     r"\x{c}", "a(c)b"),
    (r"\DeclarePairedDelimiterX{\x}[2]{\langle}{\rangle}{#1\,\delimsize\vert\,#2}", r"\x*{a}{b}",
     r"\left\langle a\,\middle\vert\,b\right\rangle"),
    (r"\newcounter{q}", r"\begin{list}{Q\theq:}{\usecounter{q}}\item a\end{list}",
     r"\begin{list}{Q\arabic{q}:}{\usecounter{q}}\item a\end{list}"),
    (r"\NewDocumentCommand{\x}{O{#2} m}{#1/#2}", r"\x{a} \x[b]{a}", "a/a b/a"),
    (r"\NewDocumentCommand{\x}{v}{(#1)}", r"\x{a_b%c} \x|d\e|.",
     r"(a\_b\%c) (d\textbackslash{}e)."),
    # What LaTeX3's functions make, TeX alone can tell.
    (r"\ExplSyntaxOn\NewDocumentCommand{\x}{m}{\int_eval:n{#1*2}}\ExplSyntaxOff", r"\x{3}.",
     r"\x{3}."),
    # Nor what LaTeX's own commands for accents do with their numbers.
    (r"\makeatletter\newcommand{\x}[1]{\macc@depth\@ne\macc@nested@a\relax111{#1}}\makeatother",
     r"$\x{a}$", r"$\x{a}$"),
    # Nor what a suffix or a key of pgf's makes of a macro.
    (r"\usepackage{suffix}\newcommand{\x}[1]{b}\WithSuffix\newcommand\x*[1]{c}", r"\x{a} \x*{a}",
     r"\x{a} \x*{a}"),
    (r"\newcommand{\x}[1][]{\pgfkeys{/my,#1}\name}", r"\x[name=a]", r"\x[name=a]"),
    (r"\usepackage{etoolbox}\newcommand{\x}{}\listadd{\x}{a}\listadd{\x}{b}",
     r"\forlistloop{\emph}{\x} \ifinlist{b}{\x}{in}{out} \listremove{\x}{a}\dolistloop{\x}",
     r"\emph{a}\emph{b} in \do{b}"),
    (r"\usepackage{etoolbox}\newcounter{n}\setcounter{n}{2}",
     r"\whileboolexpr{test{\ifnumcomp{\value{n}}{>}{0}}}{\arabic{n}\addtocounter{n}{-1}}", "21"),
    (r"\usepackage{calc}\newcounter{n}\setcounter{n}{3*4+2}", r"\arabic{n}", "14"),
    (r"\newcounter{n}\setcounter{n}{3}", r"\setcounter{n}{4}\arabic{n}", "4"),
    # What is printed with an environment; what only sets its look is left to TeX.
    (r"\usepackage{etoolbox}\AtBeginEnvironment{quote}{Said: }\AtEndEnvironment{quote}{ (end)}",
     r"\begin{quote}a\end{quote}", r"Said: \begin{quote}a (end)\end{quote}"),
    (r"\usepackage{etoolbox}\AtBeginEnvironment{tabular}{\small\setlength{\tabcolsep}{3pt}}",
     r"\begin{tabular}{l}a\end{tabular}", r"\begin{tabular}{l}a\end{tabular}"),
    (r"\newenvironment{x}{(}{)}\AddToHook{env/x/begin}{Now }\AddToHook{env/x/after}{.}",
     r"\begin{x}a\end{x}", "Now (a)."),
    # What is printed with a command of LaTeX's, which stays what it is.
    (r"\usepackage{etoolbox}\preto\section{Now. }", r"\section*{a}", r"Now. \section*{a}"),
    (r"\AddToHook{cmd/maketitle/before}{First. }\makeatletter\g@addto@macro\maketitle{ Last.}",
     r"\maketitle", r"First. \maketitle Last."),
    (r"\usepackage{etoolbox}\pretocmd{\section}{{\bfseries Soon}}{}{}\apptocmd{\section}{Lost}{}{}",
     r"\section{a}", r"{\bfseries Soon}\section{a}"),
    (r"\usepackage{etoolbox}\pretocmd{\section}{\setlength{\x}{2cm}\clearpage}{}{}", r"\section{a}",
     r"\section{a}"),
    (r"\usepackage{etoolbox}\pretocmd{\quote}{Here: }{}{}\appto\endquote{ There.}",
     r"\begin{quote}a\end{quote}", r"Here: \begin{quote}a There.\end{quote}"),
    (r"\newcommand{\x}{b}\AddToHook{cmd/x/before}{a}\AddToHook{cmd/x/after}{c}", r"\x", "abc"),
    (r"\BeforeBeginEnvironment{verbatim}{\emph{Code} }\AfterEndEnvironment{verbatim}{ End.}",
     "\\begin{verbatim}\n%a\n\\end{verbatim}",
     "\\emph{Code} \\begin{verbatim}\n%a\n\\end{verbatim} End."),
    (r"\usepackage{etoolbox}\newcommand{\x}[1]{old #1 old}\patchcmd{\x}{old #1}{new}{}{}",
     r"\x{c}", "new old"),
    ("", r"\begin{mcitethebibliography}{9}\bibitem{a}\end{mcitethebibliography}",
     r"\begin{thebibliography}{9}\bibitem{a}\end{thebibliography}"),
    ("", r"a\vadjust pre{\hypertarget{x}{}}b \vadjust{}c", r"a{\hypertarget{x}{}}b {}c"),
    (r"\newcommand{\y}{y}", r"\[\y \iff \y\] c", r"\[y\iff y\] c"),
    ("", r"a\hspace{1cm}b\hspace*{\fill}c\hspace{-1em}d\hspace{0pt}e", r"a b\hfill cde"),
    # A cell or a line that is indented stays so.
    ("", r"a & \hspace{11pt}b\\ \midrule\hspace{11pt}c\\[2pt] \hspace*{5.5pt}d\hspace{1cm}e",
     r"a & ~~~~b\\ \midrule~~~~c\\[2pt] ~~d e"),
    (r"\newlength{\gap}\setlength{\gap}{2em}", r"a\hspace{\gap}b\hspace{-\gap}c", "a bc"),
    ("", r"a\quad b\hfill c\linebreak[2]d\kern2em e\kern-1pt f\hskip0pt g", r"a b\hfill c d efg"),
    # What fills a line is for the stage that knows how Word does it.
    ("", r"a\hskip 0pt plus 1fill b\hskip 1pt plus 1pt c\hfil\break d", r"a\hfill b c\newline d"),
    ("", r"\hbox to \hsize{a\hss b} \hbox to 3cm{a\hfil}b", r"{a\hfill b} {a }b"),
    (
        r"\newcommand\dotsto{\leaders\hbox to 1em{\hss.\hss}\hfill}",
        r"a\leaders\hbox{ .}\hfill b\leaders\hrule height 1pt\hskip 2cm plus 1fil c\dotsto d",
        r"a\dotfill b\hrulefill c\dotfill d",
    ),
    ("", r"$a\quad b\hspace{1cm}c\hskip2pt d$", r"$a\quad b\hspace{1cm}c\hskip2pt d$"),
    (r"\def\next{\end{tabular}\begin{tabular}{c}}", r"\author{\next A \next B} c",
     r"\author{\begin{tabular}{c}A \end{tabular}\begin{tabular}{c}B\end{tabular}} c"),
    (r"\patchcmd{\section}{x}{y}{}{}\appto\x{a}\preto\x{b}", r"\x", "ba"),
    (r"\makeatletter\newcommand{\institute}[1]{\gdef\@institute{#1}}\def\x{\@institute}",
     r"\institute{A}\x", r"\institute{A}A"),
    (r"\makeatletter\define@key{f}{who}[none]{\def\who{#1}}\makeatother",
     r"\setkeys{f}{who = A}\who \setkeys{f}{who={b,c},other=d}\who \setkeys{f}{who}\who",
     "Ab,cnone"),
    ("", r"\setkeys{Gin}{width=1cm}", r"\setkeys{Gin}{width=1cm}"),
    (r"\newtoks\x \x={a b}", r"\the\x{\x={c}\the\x}\the\x", "a b{c}a b"),
    (r"\makeatletter\title{A}\newcommand{\x}{\@title}\makeatother", r"\x", "A"),
    (r"\makeatletter\def\y{a}\protected@edef\x{\y b}\def\y{c}\makeatother", r"\x", "ab"),
    (r"\def\y{a}\csedef{x}{\y}\def\y{c}", r"\x", "a"),
    (r"\DeclareMathOperator{\E}{E}", r"$\E x$", r"$\operatorname{E}x$"),
]  # fmt: skip
ENVIRONMENTS = [
    (r"\newenvironment{x}[1]{\begin{figure}\caption{#1}}{\end{figure}}",
     r"\begin{x}{T}a\end{x}", r"\begin{figure}\caption{T}a\end{figure}"),
    (r"\newenvironment{x}{\quote A: }{\endquote}", r"\begin{x}b\end{x}",
     r"\begin{quote}A: b\end{quote}"),
    (r"\NewDocumentEnvironment{x}{m}{<#1>}{</#1>}", r"\begin{x}{a}b\end{x}", "<a>b</a>"),
    (r"\NewDocumentEnvironment{x}{+b}{(#1)}{}", r"\begin{x}a\end{x}", "(a)"),
    (r"\NewEnviron{x}{[\BODY]}", r"\begin{x}a\end{x}", "[a]"),
    (r"\NewEnviron{x}{}", r"a\begin{x}hidden\end{x}b", "ab"),
    (r"\newenvironment{x}{\comment}{\endcomment}", "a\\begin{x}hidden\\end{x}b", "ab"),
    (r"\newenvironment{x}{\setbox0=\vbox\bgroup}{\egroup}", "a\\begin{x}hidden\\end{x}b", "ab"),
    (r"\newsavebox{\y}\newenvironment{x}{\begin{lrbox}{\y}}{\end{lrbox}}",
     "a\\begin{x}hidden\\end{x}b", "ab"),
    (r"\newsavebox{\y}\newenvironment{x}{\begin{lrbox}{\y}}{\end{lrbox}\fbox{\usebox{\y}}}",
     r"\begin{x}b\end{x}", r"\begin{x}b\end{x}"),
    (r"\excludecomment{x}", "a\\begin{x}hidden\\end{x}b", "ab"),
    (r"\includecomment{x}", "a\\begin{x}shown\\end{x}b", "ashownb"),
    ("", "a\\begin{comment}hidden\\end{comment}b", "ab"),
]  # fmt: skip
BRANCHES = [
    (r"\newif\ifx@y\newif\ifdraft", r"\ifdraft hidden\else shown\fi", "shown"),
    (r"\newif\ifdraft\drafttrue", r"\ifdraft shown\ifdraft, too\fi\else hidden\fi.", "shown, too."),
    (r"\newif\ifdraft", r"{\drafttrue\ifdraft in\fi}\ifdraft hidden\fi", "{in}"),
    (r"\let\ifdraft\iffalse", r"\ifdraft hidden\fi a", "a"),
    ("", r"\iffalse hidden \ifnum 1=1 x\fi \fi a", "a"),
    (r"\def\a{1}\def\b{1}", r"\ifx\a\b same\else other\fi", "same"),
    (r"\def\a{}", r"\ifx\a\empty none\else some\fi", "none"),
    (r"\newcommand{\x}[1]{\ifx&#1&none\else#1\fi}", r"\x{} \x{a}", "none a"),
    (r"\newcommand{\x}[1]{\if\relax\detokenize{#1}\relax none\else#1\fi}", r"\x{} \x{a}", "none a"),
    (r"\newcounter{c}\setcounter{c}{3}", r"\ifnum\value{c}>2 many\else few\fi", "many"),
    (r"\newcounter{c}\setcounter{c}{3}", r"\number\value{c} \the\value{c}", "3 3"),
    ("", r"\number\value{page} \the\value{page}", r"\arabic{page} \arabic{page}"),
    ("", r"\ifcase 2 a\or b\or c\else d\fi", "c"),
    ("", r"\ifcase 7 a\or b\else d\fi", "d"),
    (r"\newcommand{\x}[1]{\ifcase#1\or a\or b\fi}", r"\x{2}\x{1}.", "ba."),
    ("", r"\ifnum 1=\ifodd3 1\else 2\fi\else no\fi yes", "yes"),
    (r"\newcommand{\a}{x}\def\b{x}", r"\ifx\a\b same\else other\fi", "other"),
    (r"\newcommand*{\a}{x}\def\b{x}", r"\ifx\a\b same\else other\fi", "same"),
    (r"\newcommand{\a}{x}\long\def\b{x}", r"\ifx\a\b same\else other\fi", "same"),
    ("", r"\ifodd 3 odd\else even\fi", "odd"),
    ("", r"\ifdefined\nosuch yes\else no\fi", "no"),
    ("", r"\ifcsname nosuch\endcsname yes\else no\fi", "no"),
    ("", r"\unless\iftrue no\else yes\fi", "yes"),
    (r"\newtoggle{t}\toggletrue{t}", r"\iftoggle{t}{a}{hidden}", "a"),
    (r"\newbool{b}", r"\ifbool{b}{hidden}{a}\notbool{b}{c}{hidden}", "ac"),
    (r"\newboolean{b}\setboolean{b}{true}",
     r"\ifthenelse{\boolean{b} \and \not\equal{a}{b}}{a}{hidden}", "a"),
    ("", r"\ifthenelse{\lengthtest{1cm<11mm}}{a}{hidden}", "a"),
    ("", r"\ifthenelse{\(1<2 \or 2<1\) \and 1=1}{a}{hidden}", "a"),
    (r"\newtoggle{t}\newbool{b}\booltrue{b}",
     r"\ifboolexpr{togl {t} or (bool {b} and not test {\ifblank{x}})}{a}{hidden}", "a"),
    ("", r"\ifstrequal{a}{a}{same}{hidden}", "same"),
    (r"\def\x{}", r"\ifdefempty{\x}{none}{hidden}", "none"),
    (r"\def\x#1{}", r"\ifdefempty{\x}{hidden}{not empty}", "not empty"),
    (r"\def\x{a}", r"\ifdefstring{\x}{a}{same}{hidden}", "same"),
    ("", r"\ifpdf a\else hidden\fi", "a"),
    ("", r"\ifoot{page}", r"\ifoot{page}"),
]  # fmt: skip
NUMBERS = [
    (r"\newcounter{h}\newcommand{\h}{\stepcounter{h}H\theh}", r"\h \h", "H1H2"),
    (r"\newcounter{h}[section]\newcommand{\h}{\stepcounter{h}\theh}",
     r"\section{A}\h \section*{B}\section{C}\h", r"\section{A}1\section*{B}\section{C}1"),
    (r"\newcounter{h}\makeatletter\@addtoreset{h}{section}\makeatother\setcounter{h}{4}",
     r"\section{A}\theh", r"\section{A}0"),
    (r"\newcounter{h}\setcounter{h}{4}", r"\Roman{h} \alph{h}", "IV d"),
    (r"\newcount\n \n=5 \advance\n by 2", r"\the\n", "7"),
    ("", r"\the\numexpr 2*(3+4)-1\relax", "13"),
    ("", r"\romannumeral 14", "xiv"),
    ("", r"\count255=7 \advance\count255 by 3 \the\count255", "10"),
    (r"\newcount\n \n=3", r"{\n=5 \the\n}\the\n {\global\n=4}\the\n", "{5}3{}4"),
    (r"\newcount\n \n=7", r"\multiply\n by -2 \divide\n by 4 \the\n", "-3"),
    (r"\newdimen\x \x=2.5cm", r"\ifdim\x>1in long\else short\fi, \the\x", "short, 71.13188pt"),
    (r"\newlength{\x}\setlength{\x}{3pt}\addtolength{\x}{2\x}", r"\the\x", "9.0pt"),
    (r"\setlength{\parindent}{0pt}", r"\ifdim\parindent=0pt none\else some\fi", "none"),
    ("", r"\dimen0=\dimexpr 1pt*3/2+1pt\relax\the\dimen0", "2.5pt"),
    ("", r"\tolerance=500\hbadness=100 a", "a"),
    ("", r"\predisplaypenalty0 \everypar={}\thinmuskip=2mu plus 1mu\tracingpages1 a", "a"),
    (r"\makeatletter", r"\@beginparpenalty=10000\@endparpenalty10000 a", "a"),
    (r"\makeatletter", r"\some@penalty=10\relax\some@skip = 2pt plus 1fil a\some@macro{b}", "a{b}"),
    (r"\newcommand{\x}[1]{\dimen0=#1pt \the\dimen0}", r"\x{3}", "3.0pt"),
    (r"\chardef\x=65", r"\x\the\x", "A65"),
    ("", r"\toks0={a}\the\toks0", "a"),
    (r"\usepackage{etoolbox}", r"\numdef\x{2*3}\csnumdef{y}{\x+1}\x\y", "67"),
    ("", r"\inteval{7/2} \fpeval{round(10/3,2)} \fpeval{2^0.5+1}", r"4 3.33 \fpeval{2^0.5+1}"),
    (r"\usepackage{pgf}", r"\pgfmathparse{round(10*7/3)/10}\pgfmathresult", "2.29999"),
    (r"\usepackage{pgf}", r"\pgfmathsetmacro{\x}{7/2}\pgfmathtruncatemacro\y{\x}\x, \y", "3.5, 3"),
    (r"\usepackage{pgf}", r"\pgfmathparse{sin(30)}\pgfmathresult",
     r"\pgfmathparse{sin(30)}\pgfmathresult"),
]  # fmt: skip
BOXES = [
    ("", "a\n  \\hspace{1cm}\nb", "a\n  %\nb"),  # no paragraph ends there
    ("", r"\setbox0=\hbox{boxed} then \box0.", "then {boxed}."),
    ("", r"\setbox0=\hbox to 3cm{boxed}\copy0\unhbox0\box0", "{boxed}{boxed}{}"),
    (r"\newsavebox{\x}\sbox{\x}{boxed}", r"\usebox{\x}", "{boxed}"),
    (r"\newsavebox{\x}", r"\savebox{\x}[2cm][l]{boxed}<\usebox\x>", "<{boxed}>"),
    (r"\newsavebox{\x}", r"\begin{lrbox}{\x}boxed\end{lrbox}then \usebox{\x}", "then {boxed}"),
    ("", r"\setbox0=\vbox\bgroup boxed\egroup then \box0", "then {boxed}"),
    ("", r"\setbox0=\hbox{}\ifdim\wd0=0pt empty\else full\fi\ifvoid1 void\fi", "emptyvoid"),
]
CHARACTERS = [
    ("", r"\catcode`\|=13 \def|{bar}a|b", "abarb"),
    ("", r"{\catcode`\!=\active \gdef!{bang}!}!", "{bang}!"),
    ("", r"\begingroup\lccode`\~=`\|\lowercase{\endgroup\def~}{bar}\catcode`\|=13 a|b", "abarb"),
    ("", r"\def~{tie}a~b", "atieb"),
    ("", r"{\def~{tie}~}a~b", "{tie}a~b"),
    ("", r"{\catcode`\%=12 50% off}", r"{50\% off}"),
    ("", r"{\catcode`\$=12 \catcode`\#=12 \catcode`\&=12 $#&}", r"{\$\#\&}"),
    (r"\catcode`\_=11 \newcommand{\a_b}{name}\catcode`\_=8", r"\catcode`\_=11 \a_b", "name"),
    (r"\usepackage{newunicodechar}\newunicodechar{→}{to}", "a → b", "a to b"),
    (r"\DeclareUnicodeCharacter{2192}{to}", "a → b", "a to b"),
    (r"\usepackage{shortvrb}\MakeShortVerb{\|}", r"a |\x%| b", r"a \verb|\x%| b"),
]
TEX = [
    ("", r"\ifx\undefined\relax same\else other\fi", "other"),
    ("", r"\expandafter\ifx\csname nosuch\endcsname\relax none\else some\fi", "none"),
    (r"\let\x\relax", r"\ifx\x\relax same\else other\fi", "same"),
    (r"\let\x\relax", r"\ifx\x\empty same\else other\fi", "other"),
    (r"\def\x#1#{<#1>}", r"\x ab{c}", "<ab>{c}"),
    (r"\def\x#{<>}", r"\x{c}", "<>{c}"),
    (r"\def\pair#1#2{#2,#1}\NewDocumentCommand{\x}{>{\SplitArgument{1}{;}}m}{\pair#1}",
     r"\x{a;b}", "b,a"),
    (r"\def\y#1{<#1>}\NewDocumentCommand{\x}{>{\SplitList{,}}m}{\ProcessList{#1}{\y}}",
     r"\x{a, b,c}", "<a><b><c>"),
    (r"\NewDocumentCommand{\x}{>{\TrimSpaces}m}{<#1>}", r"\x{ a }", "<a>"),
    (r"\NewDocumentCommand{\x}{>{\ReverseBoolean}s m}{\IfBooleanTF{#1}{S}{N}#2}", r"\x*{a}\x{b}",
     "NaSb"),
    (r"\newcommand{\x}{\ifvmode V\else H\fi}", "\\x\n\na \\x\n\n\\noindent\\x",
     "V\n\na H\n\n\\noindent H"),
    (r"\newcommand{\x}{\ifhmode H\else V\fi}", "\\section{A}\\label{a}\\x\\par\\x \\textbf{b}\\x",
     "\\section{A}\\label{a}V\\par V\\textbf{b}H"),
]  # fmt: skip
LOOPS = [
    ("", r"\foreach \i in {1,...,3}{<\i>}", "<1><2><3>"),
    ("", r"\foreach \x [count=\i] in {a,b}{\i\x}", "1a2b"),
    ("", r"\foreach \i in {a,...,c}{<\i>}", "<a><b><c>"),
    ("", r"\foreach \a/\b in {x/1,y/2}{\a\b}", "x1y2"),
    (r"\newcount\n", r"\loop\advance\n by 1 \the\n \ifnum\n<3 \repeat", "123"),
    (r"\newcounter{n}", r"\whiledo{\value{n}<2}{\stepcounter{n}\arabic{n}}", "12"),
    (r"\newcommand{\do@it}[1]{<#1>}", r"\forcsvlist{\textbf}{a,b}", r"\textbf{a}\textbf{b}"),
    (r"\makeatletter\def\all{\@for\x:=a,b\do{<\x>}}\makeatother", r"\all", "<a><b>"),
    (r"\makeatletter\def\all{\@for\x:={a,b}\do{<\x>}}\makeatother", r"\all", "<a><b>"),
    (r"\makeatletter\def\all{\@tfor\x:=ab{cd}\do{<\x>}}\makeatother", r"\all", "<a><b><cd>"),
]
LETTERS = [
    # A hyphen in some languages, and only a place to break in others.
    (r"\usepackage[danish]{babel}", 'IT"-folk, "-1, "`ja"\'', "IT-folk, -1, „ja“"),
    (r"\usepackage[swedish]{babel}", 'IT"-folk, p"/q, "<r', 'IT-folk, p"/q, "<r'),
    (r"\usepackage[norsk]{babel}", 'IT"-folk, ""og "<r', "IT\\-folk, og «r"),
    (r"\usepackage[dutch]{babel}", 'IT"-folk, "`ja"\' e"=f', 'IT-folk, „ja” e"=f'),
    (r"\usepackage[ngerman]{babel}", 'Gr"o"se "`ja"\' Tee"-Ei a""b', "Größe „ja“ Tee\\-Ei ab"),
    (r"\usepackage[english,ngerman]{babel}", '\\selectlanguage{english}"a',
     '\\selectlanguage{english}"a'),
    (r"\usepackage[english]{babel}", '"a"', '"a"'),
    (r"\usepackage[swedish]{babel}", '"Anglar i "Orebro "naturlig" til"lit "x" y',
     'Änglar i Örebro naturligtillit "x" y'),
    (r"\usepackage[norsk]{babel}", 'buss"stopp tak"Kant', "bussstopp takKant"),
    (r"\usepackage[slovene]{babel}", '"cas', "čas"),
    (r"\usepackage[ngerman]{babel}", '\\shorthandoff{"}"a', '"a'),
    (r"\usepackage[ngerman,norsk]{babel}",
     '"a\\begin{otherlanguage}{ngerman}"a\\end{otherlanguage}"a',
     '"a\\begin{otherlanguage}{ngerman}ä\\end{otherlanguage}"a'),
    ("", r"\verb|\iffalse %| a", r"\verb|\iffalse %| a"),
    ("", r"\url{http://x.org/%20a#b} c", r"\url{http://x.org/\%20a\#b} c"),
    ("", "\\begin{verbatim}\n\\if %\n\\end{verbatim}",
     "\\begin{verbatim}\n\\if %\n\\end{verbatim}"),
    ("", r"{\catcode`\_=12 a}\lccode`\~=`\a b", "{a}b"),
    ("", r"\detokenize{a_b} \detokenize{\x}", r"a\_b \textbackslash{}x"),
    ("", r"\expandafter\def\csname\detokenize{a_b}\endcsname{A}\csname a_b\endcsname", "A"),
    ("", "a % note\nb", "a % note\nb"),
    ("", "a\\vskip 3pt plus 1fil b\\hrule height 1pt c", r"a\vfill b\vfill c"),
    ("", r"\hsize=5cm a", "a"),
    # What says how wide a column is has to reach those who read tables.
    ("", r"\begin{tabularx}{9cm}{>{\raggedright\hsize=.5\hsize}Xl}a\end{tabularx}",
     r"\begin{tabularx}{9cm}{>{\raggedright\hsize=.5\hsize}Xl}a\end{tabularx}"),
]  # fmt: skip
CASES = [
    *MACROS, *ENVIRONMENTS, *BRANCHES, *NUMBERS, *LOOPS, *LETTERS, *BOXES, *CHARACTERS, *TEX,
]  # fmt: skip


@pytest.mark.parametrize(("preamble", "body", "left"), CASES)
def test_the_text_is_what_tex_would_read(
    tmp_path: Path, preamble: str, body: str, left: str
) -> None:
    made = expanded(tmp_path, body, preamble)
    assert text_of(made) == left
    assert made.findings == ()


FILES = [
    (r"\includeonly{a}", r"\include{a}\include{b}", "A"),
    ("", r"\include{{a}}", "A"),
    (r"\usepackage{newclude}", r"\include*{a}\include{a}", "AA"),
    ("", r"\input{{./a}}", "A"),
    ("", r"\input{a}\input b ", "AB"),
    (r"\newcommand{\x}{a}", r"\input{\x}", "A"),
    ("", r"\IfFileExists{a.tex}{there}{not}\IfFileExists{c.tex}{there}{not}", "therenot"),
    ("", r"\InputIfFileExists{a}{(}{)}", "(A"),
    ("", r"\import{sub/}{d}", "DE"),
    ("", r"\input{sub/g}b", "Gb"),
    ("\\begin{filecontents}{f}\nF\n\\end{filecontents}", r"\input{f}", "F"),
    (r"\makeatletter", r"\@@input a ", "A"),
    (r"\usepackage{ltxtable}", r"\LTXtable{\textwidth}{a}", "A"),
]


@pytest.mark.parametrize(("preamble", "body", "left"), FILES)
def test_files_are_read_where_tex_reads_them(
    tmp_path: Path, preamble: str, body: str, left: str
) -> None:
    (tmp_path / "sub").mkdir()
    files = {
        "a.tex": "A%\n",
        "b.tex": "B%\n",
        "sub/d.tex": "D\\input{e}",
        "sub/e.tex": "E%",
        "sub/g.tex": "G\\endinput\nhidden",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert re.sub(r"[\s%]", "", text_of(expanded(tmp_path, body, preamble))) == left


LINE_ENDS = [
    ("A\n", "\\input{a}\nb", "A\nb"),
    ("A", "\\input{a}  \nb", "A\nb"),
    ("A\n", "x \\input{a}\n\nb", "x A\n\nb"),
    ("A\n\n", "\\input{a}\nb", "A\n\nb"),
    ("A%\n", "\\input{a}\nb", "A%\n\nb"),  # the line end behind the name is the only one
]


@pytest.mark.parametrize(("file", "body", "left"), LINE_ENDS)
def test_a_paragraph_goes_on_behind_the_end_of_a_file(
    tmp_path: Path, file: str, body: str, left: str
) -> None:
    """A file ends with a line end, as the line that reads it does: no empty line for TeX."""
    (tmp_path / "a.tex").write_text(file, "utf-8")
    assert text_of(expanded(tmp_path, body)) == left


def test_a_package_beside_the_manuscript_defines_and_prints_nothing(tmp_path: Path) -> None:
    (tmp_path / "mine.sty").write_text(
        "\\newcommand{\\lamp}{Lamp}\\newcommand{\\x@y}{Y}\\newcommand{\\y}{\\x@y}printed\n"
        "\\newif\\ifhide\\DeclareOption{hide}{\\hidetrue}\\ProcessOptions\n"
        "\\newtheorem{claim}{Claim}\\renewcommand{\\cite}[1]{}\n",
        "utf-8",
    )
    made = expanded(tmp_path, r"\lamp\y\ifhide\else shown\fi\cite{a}", r"\usepackage[hide]{mine}")
    assert text_of(made) == r"LampY\cite{a}"
    assert "printed" not in made.passage.text
    assert r"\newtheorem{claim}{Claim}" in made.passage.text


HELD_BACK = [
    (r"\AtBeginDocument{\renewcommand{\figurename}{Fig.}}", "a",
     "\\renewcommand{\\figurename}{Fig.}\na"),
    (r"\AtEndDocument{\renewcommand{\y}{z}b}", "a", "a\n\\renewcommand{\\y}{z}b"),
    (r"\newcommand{\x}[1]{#1 end}", r"\x{\renewcommand{\y}{z}a} b", r"\renewcommand{\y}{z}a end b"),
    (r"\newcommand{\x}[1]{#1 end}", r"\x{a\renewcommand{\y}{z}} b", r"a\renewcommand{\y}{z} end b"),
]  # fmt: skip


@pytest.mark.parametrize(("preamble", "body", "left"), HELD_BACK)
def test_code_that_is_read_later_brings_nothing_around_it(
    tmp_path: Path, preamble: str, body: str, left: str
) -> None:
    assert text_of(expanded(tmp_path, body, preamble)) == left


IN_THE_PREAMBLE = [
    r"\expandafter\def\csname x y\endcsname#1{<#1>}",
    r"\expandafter\def\expandafter\quote\expandafter{\quote\small}",
    r"\expandafter\newcommand\csname y\endcsname{Y}",
    r"\makeatletter\@namedef{y}#1{<#1>}\makeatother",
    r"\makeatletter\expandafter\let\csname y\endcsname\relax\makeatother",
]


@pytest.mark.parametrize("line", IN_THE_PREAMBLE)
def test_a_definition_is_handed_on_as_a_whole(tmp_path: Path, line: str) -> None:
    made = expanded(tmp_path, "text", line)
    assert line in made.passage.text  # half of it would define \\expandafter


def test_a_package_that_is_called_in_an_argument_is_handed_on(tmp_path: Path) -> None:
    made = expanded(tmp_path, "text", r"\IfFileExists{natbib.sty}{\usepackage{natbib}}{}")
    preamble = made.passage.text.partition(r"\begin{document}")[0]
    assert r"\usepackage{natbib}" in preamble
    assert preamble.count("{") == preamble.count("}")


ENDLESS = [
    r"\def\x{\x}\x after",
    r"\def\x{\x a}\x after",
    r"\def\x#1{#1\x{#1}}\x{\y} after",
    r"\def\a{\b\b}\def\b{\a\a}\a after",
    r"\loop\iftrue\repeat after",
    r"\whiledo{1<2}{a} after",
    r"\foreach \x in {1,...,9999}{\foreach \y in {1,...,9999}{\x\y}} after",
    r"\edef\x{\y}\def\y{\y\y}\edef\x{\y} after",
    r"\csname\x\endcsname\def\x{\csname\x\endcsname}\x after",
    r"\newcount\n \n=\numexpr((((((((((((((((((((((((1 after",
]


@pytest.mark.parametrize("body", ENDLESS)
def test_what_never_ends_ends_and_is_reported_where_it_stands(tmp_path: Path, body: str) -> None:
    made = expanded(tmp_path, f"{body}\n\nNext.")
    assert text_of(made).endswith("Next.")
    assert len(made.passage.text) < 10_000_000
    assert all(finding.line == 4 for finding in made.findings)


def test_what_a_macro_wrote_has_the_place_of_its_call(tmp_path: Path) -> None:
    made = expanded(tmp_path, "one\n\\x{arg} end", r"\newcommand{\x}[1]{made #1 made}")
    passage = made.passage
    call = passage.place(passage.text.index("made arg"))
    argument = passage.place(passage.text.index("arg made"))
    assert (call.line, call.column, call.written) == (5, 1, False)
    assert (argument.line, argument.column, argument.written) == (5, 4, True)


@pytest.mark.parametrize(
    ("load", "columns", "sides"),
    [
        ("[twocolumn]{article}", "two", "one"),
        ("{article}", "one", "one"),
        ("{book}", "one", "two"),
        ("[oneside]{book}", "one", "one"),
    ],
)
def test_a_class_of_the_authors_knows_the_layout_of_the_one_it_loads(
    tmp_path: Path, load: str, columns: str, sides: str
) -> None:
    """Its front matter was that of the other layout, which the PDF does not show."""
    (tmp_path / "own.cls").write_text(
        f"\\LoadClass{load}\n"
        "\\if@twocolumn\\newcommand\\columns{two}\\else\\newcommand\\columns{one}\\fi\n"
        "\\if@twoside\\newcommand\\sides{two}\\else\\newcommand\\sides{one}\\fi\n",
        "utf-8",
    )
    made = expanded(tmp_path, "\\columns, \\sides", document_class="own")
    assert text_of(made) == f"{columns}, {sides}"


def test_what_a_class_sets_up_at_the_beginning_is_no_text(tmp_path: Path) -> None:
    """Options of its commands stood in Word: `\\DeclareNewFootnote{A}[gobble]`."""
    (tmp_path / "own.cls").write_text(
        "\\LoadClass{article}\n\\AtBeginDocument{\\newcommand\\own{set up}\\SetHook{x}[gobble]}\n"
        "\\AtBeginDocument{\\maketitle}\n",
        "utf-8",
    )
    made = expanded(tmp_path, "\\own.", document_class="own")
    assert text_of(made).split() == ["\\maketitle", "set", "up."]


def test_a_class_that_says_how_headings_look_has_headings(tmp_path: Path) -> None:
    """Lengths of the class stood in Word before a heading that it had made anew."""
    (tmp_path / "own.cls").write_text(
        "\\LoadClass{article}\n"
        "\\newcommand\\head{\\@startsection{subparagraph}{5}{\\z@}{6pt}"
        "{-1em}{\\bfseries}}\n"
        "\\def\\@startsection#1#2#3#4#5#6{\\@tempskipa #4\\relax\\addpenalty\\@secpenalty}\n",
        "utf-8",
    )
    made = expanded(tmp_path, "\\head{Thanks} to all.", document_class="own")
    assert text_of(made) == "\\subparagraph{Thanks} to all."


def test_notes_of_a_table_are_the_packages_where_it_is_loaded_behind_the_class(
    tmp_path: Path,
) -> None:
    """The class's `Note:` stood in Word below each table, and TeX does not print it."""
    (tmp_path / "own.cls").write_text(
        "\\LoadClass{article}\n"
        "\\newenvironment{tablenotes}[1][Note]{\\begin{minipage}{4cm}#1: }{\\end{minipage}}\n",
        "utf-8",
    )
    body = "\\begin{tablenotes}a\\end{tablenotes}"
    preamble = "\\usepackage{threeparttable}"
    assert "Note" in text_of(expanded(tmp_path, body, document_class="own"))
    assert text_of(expanded(tmp_path, body, preamble, document_class="own")) == body


@pytest.mark.parametrize("first", [True, False])
def test_what_a_class_stores_stands_where_its_own_command_prints_it(
    tmp_path: Path, *, first: bool
) -> None:
    """Keywords stood above the title of a thesis, and nothing behind `Key words:` on its page."""
    lines = [
        "\\def\\keywords#1{\\def\\thekeywords{#1}}",
        "\\def\\makefront{Key words: \\thekeywords}",
    ]
    (tmp_path / "own.sty").write_text("\n".join(lines if first else lines[::-1]), "utf-8")
    made = expanded(tmp_path, "\\keywords{homes}\\makefront", "\\usepackage{own}")
    assert text_of(made) == "Key words: homes"


@pytest.mark.parametrize("printer", ["", "\\def\\maketitle{\\thekeywords}"])
def test_what_only_a_title_prints_is_front_matter_where_it_is_given(
    tmp_path: Path, printer: str
) -> None:
    (tmp_path / "own.sty").write_text(
        f"\\def\\keywords#1{{\\def\\thekeywords{{#1}}}}{printer}", "utf-8"
    )
    made = expanded(tmp_path, "\\keywords{homes}", "\\usepackage{own}")
    assert "\\keywords{" in text_of(made)


def test_a_class_that_reads_files_at_the_end_matter_is_followed(tmp_path: Path) -> None:
    """Its list of works was not found, and every citation had no entry."""
    (tmp_path / "own.cls").write_text(
        "\\LoadClass{book}\n\\renewcommand{\\backmatter}{\\clearpage\\bibliography{references}}\n"
        "\\renewcommand{\\mainmatter}{\\pagenumbering{arabic}}\n",
        "utf-8",
    )
    made = expanded(tmp_path, "\\mainmatter a \\backmatter", document_class="own")
    assert text_of(made).split() == ["\\mainmatter", "a", "\\clearpage\\bibliography{references}"]


def test_a_list_of_works_that_asks_for_itself_is_read_once(tmp_path: Path) -> None:
    """Found by fuzzing: the reading of a .bbl that came with a manuscript had no end."""
    (tmp_path / "main.bbl").write_text("\\bibitem{a}Hall, B.\\bibliography{gone}", "utf-8")
    made = expanded(tmp_path, "\\bibliography{gone} after")
    assert text_of(made).count("Hall, B.") == 1
    assert text_of(made).endswith("after")


@pytest.mark.parametrize(
    ("package", "body", "left"),
    [
        ("url", r"\url|http://a.b/50%|, \url!x#y!, \path!a_b!.",
         r"\url{http://a.b/50\%}, \url{x\#y}, \path{a\_b}."),
        # Hyperref's \url takes the sign alone for the address.
        ("hyperref", r"\url|http://a.b|, \url!x!, \path!a_b!.",
         r"\url{|}http://a.b|, \url{!}x!, \path{a\_b}."),
    ],
)  # fmt: skip
def test_an_address_between_signs_ends_where_its_package_ends_it(
    tmp_path: Path, package: str, body: str, left: str
) -> None:
    """Pandoc had lost the paragraph, and the notes in it."""
    made = expanded(tmp_path, body, rf"\usepackage{{{package}}}")
    assert text_of(made) == left
