"""What pandoc is given instead of the constructs it would lose."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.edit import rewrite
from trykklar.word.mark.mark import CLOSE, OPEN, SEPARATOR, decode
from trykklar.word.mark.rule_table import edits


def marked(text: str) -> str:
    """The text with its marks written out: `<kind offset|field|...>`."""
    passage = whole(Source(Path("main.tex"), text))
    result = rewrite(passage, edits(passage, 0, len(text)), 0, len(text)).text
    for sign, shown in ((OPEN, "<"), (SEPARATOR, "|"), (CLOSE, ">")):
        result = result.replace(sign, shown)
    return " ".join(decode(result).split())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\citep{a, b}", "<cite|0|citep|||a,b>"),
        (r"\citep{{a}, b}", "<cite|0|citep|||a,b>"),  # LaTeX takes the braces off
        # The package puts a space between a word and what is cited behind it.
        (
            r"\usepackage{cite}a\cite{b} \cite{b}",
            "\\usepackage{cite}a~<cite|18|cite|||b> <cite|27|cite|||b>",
        ),
        (r"\usepackage[nospace]{cite}a\cite{b}", r"\usepackage[nospace]{cite}a<cite|27|cite|||b>"),
        (r"\cite{a, *b}", "<cite|0|cite|||a,b>"),  # joined to the work before
        # Pandoc ended the paragraph there.
        (r"One \addtocounter{page}{1}two.", "One two."),
        (r"\addtocounter {x} {\value{page}} Two.", "Two."),
        (r"\addtocounter{enumi}{2}\item", r"\addtocounter{enumi}{2}\item"),
        (r"\citet[257]{a}", "<cite|0|citet||257|a>"),
        (r"\citep[see][12--15]{a}", "<cite|0|citep|see|12--15|a>"),
        (r"\citet*{a%x" + "\n,b}", "<cite|0|citet*|||a,b>"),
        (r"\parencites(see)()[1]{a}[2][3]{b}", "<cite|0|parencites|see||||1|a|2|3|b>"),
        (r"\cref{a,b}", "<ref|0|cref|a,b>"),
        (r"\crefrange{a}{b}", "<ref|0|crefrange|a,b>"),
        (r"\section{A}\label{s} B", r"\section{A<label|11|s>} B"),
        (r"a%" + "\n" + r"\footnote{b}", r"a\footnote{b}"),
        (r"a % b" + "\n\nc", "a c"),
        (r"\vrule width 3pt x", "x"),
        (r"\rule[2pt]{1cm}{.4pt} x", r"\underline{~~~~~~~~~~} x"),
        # Between paragraphs, the page is counted so; within one, nobody knows which.
        ("a\n\n\\pagenumbering{roman}\nb", r"a <counted|3|\pagenumbering{roman}> b"),
        ("a\n\n\\setcounter{page}{3}\nb", r"a <counted|3|\setcounter{page}{3}> b"),
        ("a.\n\n\\mainmatter b", r"a. <page|4|> <counted|4|\mainmatter> b"),
        ("a\n\n% b\n\\pagenumbering{roman}\nc", r"a <counted|7|\pagenumbering{roman}> c"),
        ("a \\pagenumbering{roman}\nb", r"a \pagenumbering{roman} b"),
        (r"\subbottom[A]{b}", r"<float|0|subfigure> <caption|0|sub|>A b <end|0|float>"),
        (r"a \afterpage{b} c", "a b c"),
        # A column that is set by hand; the star was printed.
        (r"\makebox[3cm][l]{A}B \makebox[3cm]{A}, \makebox[0pt]{A}B", r"{A}\ B {A}, {A}B"),
        (r"a\\* b\\*[2pt] c", r"a\\ b\\[2pt] c"),
        # A line by itself; within another one, or in a float, it is its text.
        (
            "\\centerline{a}\n\\rightline{b}\nc",
            "<placed|0|<center> a <placed|0|>> <placed|15|<right> b <placed|15|>> c",
        ),
        ("x \\centerline{a} y", "x {a} y"),
        (r"\begin{figure}\centerline{x}\end{figure}", "<float|0|figure|> {x} <end|28|float>"),
        # A picture in a formula is a part of that, which TeX shows.
        (r"$\hbox{\includegraphics{a}}$", r"$\hbox{\includegraphics{a}}$"),
        (
            r"\adjustbox{width=2cm}{\includegraphics{a}}",
            r"<drawing|0|\adjustbox{width=2cm}{\includegraphics{a}}|>",
        ),
        (
            r"\adjincludegraphics[width=2cm]{a}\adjustimage{width=1cm}{b}",
            (
                r"<drawing|0|\adjincludegraphics[width=2cm]{a}|>"
                r"<drawing|33|\adjustimage{width=1cm}{b}|>"
            ),
        ),
        (r"\rule{\textwidth}{1pt}\rule{2cm}{3cm}", r"\rule{\textwidth}{1pt}\rule{2cm}{3cm}"),
        (r"\rule{0pt}{3ex}x \rule{1ex}{1ex} $\rule{1cm}{1pt}$", r"{}x ■ $\rule{1cm}{1pt}$"),
        # A line break at the end of a paragraph: pandoc would join it with the next one.
        ("a\\\\[2pt]\n\nb\\\\ \n\n\\noindent c\\\\ d", r"a b c\\ d"),
        (r"\begin{own}a\\" + "\n\n" + r"b\end{own}", r"\begin{own}a\\ b\end{own}"),
        (
            r"\newtheorem{claim}{Claim}\begin{claim}a\\" + "\n\nb\\end{claim}",
            r"\newtheorem{claim}{Claim}\begin{claim}a b\end{claim}",
        ),
        (r"\line(1,0){28} x", r"\underline{~~~~~~~~~~} x"),
        (r"\makebox[1cm]{\hrulefill}\makebox[1cm]{x}", r"\underline{~~~~~~~~~~}{x}"),
        ("x\n\n\\noindent\\hrulefill{}\n\ny", r"x \rule{\textwidth}{0.4pt} y"),
        (r"a \hfill b\hfil c \dotfill", "a <fill|2||fill> b<fill|10||fil> c <fill|18|dot|fill>"),
        # No line of the text is filled here.
        (r"\section{a \hfill b} $a \hfill b$", r"\section{a b} $a \hfill b$"),
        (r"\makebox[3cm]{a\hfill} b", r"{a } b"),
        (r"\makebox[\textwidth]{a\hfill b}", "{a<fill|22||fill> b}"),
        (r"\item[a\hfill] b", r"\item[a ] b"),
        (r"Name: \hrulefill{} x", rf"Name: \underline{{{'~' * 52}}} x"),
        (
            r"\begin{adjustwidth}{-2.25in}{0in}x\end{adjustwidth}",
            r"\begin{adjustwidth}x\end{adjustwidth}",
        ),
        (
            r"\begin{addmargin}[2cm]{.5\textwidth}x\end{addmargin}",
            "x",
        ),
        (
            r"\begin{changemargin}{2em}{}{Words} x\end{changemargin}",
            r"\begin{changemargin}{Words} x\end{changemargin}",
        ),
        (r"\begin{list}{}{} x\end{list}", r"\begin{list}{}{} x\end{list}"),
        (r"$\begin{alignedat}{2}x\end{alignedat}$", r"$\begin{alignedat}{2}x\end{alignedat}$"),
        (r"\verb|\citep{a}| \citep{b}", r"\verb|\citep{a}| <cite|17|citep|||b>"),
        (r"\begin{multicols}{2}[\section{A}]b\columnbreak c\end{multicols}", r"\section{A} b c"),
        (r"a \censor{the name} b", "a ███ ████ b"),
        (r"\StopCensoring \censor{the name}", r"\StopCensoring {the name}"),
        (r"\dictum[Ann]{Words.} \epigraph{More.}{Bo}", "Words. (Ann) More. Bo"),
        (r"\enquote*{a}", "\ue005\ue003a\ue004\ue006"),
        (r"\lstlistoflistings", "<listings|0|>"),
        (
            r"\newfloat{map}{t}{lom}\listof{map}{All maps}",
            r"\newfloat{map}{t}{lom} <floats|22|map|All maps>",
        ),
        (
            r"\DeclareNewTOC[type=map,listname={Maps here}]{lom}\listofmaps",
            r"\DeclareNewTOC[type=map,listname={Maps here}]{lom} <floats|50|map|Maps here>",
        ),
        (r"\listofmaps", r"\listofmaps"),
        (
            r"\DeclareFloatingEnvironment[name=Box]{box}\listofboxes",
            r"\DeclareFloatingEnvironment[name=Box]{box} <floats|42|box|List of Boxs>",
        ),
        (r"\cprotect[om]\footnote{\verb|a_b|}", r"\footnote{\verb|a_b|}"),
        (r"\makebox(20,10)[bl]{a} \framebox[2cm]{b}", "{a} {b}"),
        (
            r"\begin{titlepage}\center A\end{titlepage}B",
            "<placed|0|<> <placed|17|center> A <placed|26|>> <page|26|> B",
        ),
        (r"\begin{figure}\center{A}\end{figure}", "<float|0|figure|> {A} <end|24|float>"),
        # LaTeX prints the last of several.
        (r"\title{A}\title{B}", "<style|9|Title>B"),
        ("a\n\n\\pagebreak\n\nb", "a <page|3|> b"),
        ("a.\\pagebreak\n\\section{B}", r"a. <page|2|> \section{B}"),
        (r"a \pagebreak b", r"a {} b"),
        ("a\\pagebreak[2]\n\nb", r"a{} b"),
        (r"\tikzset{town/.style={draw}}a", "{}a"),
        (r"\tikzstyle{town}=[draw]\usetikzlibrary{arrows}a", "{}{}a"),
        # The bracket is siunitx's settings, and the value of the package units.
        (r"\unit[0.2]{eV}", "0.2~{eV}"),
        (
            r"\usepackage{siunitx}\unit[per-mode=symbol]{\metre}",
            r"\usepackage{siunitx}\unit[per-mode=symbol]{\metre}",
        ),
        # A group behind what prints nothing is text, also with more of that between them.
        (r"\fontsize{9}{10}\selectfont{Words}", "{Words}"),
        (r"\cellcolor[HTML]{FFCC00}{Words}", "<shade|0|cell|FFCC00>{Words}"),
        (r"\cellcolor{gray!10} Words", r"<shade|0|cell|gray!10>Words"),
        (r"\addcontentsline{toc}{section}{A}{Words}", "{Words}"),
        # Lines of several sizes in a caption are no title page.
        (
            r"\begin{document}\begin{longtable}{l}\caption*{{\large A} \\ B}\\ c\end{longtable}",
            (
                r"\begin{document} <table|16||l|> <cell|36> <caption|36||*|>{\large A} \\ B "
                r"<row|62> <cell|64> c <end|66|table>"
            ),
        ),
        # Pandoc takes a star, or brackets, for a part of the command before them.
        (r"\noindent * $p$ \footnotesize *a", r"{}* $p$ \footnotesize {}*a"),
        (r"\noindent*a \quad *b", r"{}*a \quad {}*b"),
        (r"\section *{A} \small* b", r"\section *{A} \small{}* b"),
        (r"\centering [n = 2] $\alpha * b$", r"\centering {}[n = 2] $\alpha * b$"),
        # And a number, which a year at the beginning of a paragraph is.
        (r"\medskip 1990 was \quad -.5", r"\medskip {}1990 was \quad {}-.5"),
        (r"\Large\centering 0.5 \hskip 3pt", r"\Large\centering {}0.5"),
        (
            r"\citetext{\citealp[4]{a}; ours}",
            "<natbib|0|before|(><cite|10|citealp||4|a>; ours<natbib|0|behind|)>",
        ),
        (
            r"\DeclareAcronym{x}{short=NF, long=Fund, foreign=Fond}\acf{x} \ac{x} \ac{x}",
            "<term|53|Fund (Fond, NF)> <term|61|Fund (Fond, NF)> <term|68|NF>",
        ),
        (r"\enquote{a \enquote*{b}}", "\ue003a \ue005\ue003b\ue004\ue006\ue004"),
    ],
)
def test_a_construct_becomes_its_mark(source: str, expected: str) -> None:
    assert marked(source) == expected


def test_an_escaped_ampersand_is_no_cell() -> None:
    text = marked(r"\begin{tabular}{l}a \& b\\ \end{tabular}")
    assert text.count("<cell") == 2
    assert r"\&" in text


def test_a_label_before_its_caption_still_names_the_float() -> None:
    text = marked(r"\begin{figure}\label{f}\includegraphics{x}\caption{C}\end{figure}")
    assert "<caption|42|||><label|14|f>C" in text


def test_braces_around_a_float_go() -> None:
    assert "{" not in marked(r"{\small \begin{table}x\end{table}}")


ALGORITHM = r"\begin{algorithmic}[1]\Require a\If{b}\State c\Comment{d}\EndIf\end{algorithmic}"


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (r"\usepackage{algpseudocode}",
         r"Require: a 1:~if b then 2:~~~~~ c $\triangleright$ d 3:~end if"),
        (r"\usepackage[noend]{algpseudocode}\algrenewcommand{\algorithmicrequire}{Given:}",
         r"Given: a 1:~if b then 2:~~~~~ c $\triangleright$ d"),
        (r"\usepackage{algorithmic}\renewcommand{\algorithmicthen}{do}",
         r"Require: a 1:~if b do 2:~~~~~ c \{d\} 3:~end if"),
        (r"\usepackage{algpseudocodex}\renewcommand{\algorithmiccomment}[1]{// #1}",
         r"Require: a 1:~if b then 2:~~~~~ c // d"),
    ],
)  # fmt: skip
def test_the_lines_of_an_algorithm_are_those_of_its_package(setting: str, expected: str) -> None:
    found = marked(setting + ALGORITHM).removeprefix(marked(setting)).strip()
    plain = re.sub(r"\\textbf\{([^{}]*)\}", r"\1", found).replace("\\ ", " ")
    assert " ".join(plain.split()) == expected


def test_statements_in_braces_are_lines_too() -> None:
    """A paragraph that ended in braces had lost its indent, and an empty one stood above it."""
    text = r"\begin{algorithmic}\IF{b}\STATE{c \STATE{d \\ e}}\ENDIF\end{algorithmic}"
    found = marked(text).replace(r"\textbf", "").replace("~" * 4, ">")
    assert found == r"{if} b {then} >c >{d \\>e} {end}\ {if}"


def _drawn(text: str) -> list[str]:
    """The LaTeX of each drawing."""
    return [part.partition(">")[0].split("|")[1] for part in marked(text).split("<drawing|")[1:]]


def test_a_drawing_takes_along_what_the_text_sets_for_it() -> None:
    """It could not be set by itself, and was lost; in the preamble, all is there."""
    drawing = r"\begin{tikzpicture}\draw[sea](0,\du);\end{tikzpicture}"
    colour, length = r"\definecolor{sea}{RGB}{1,2,3}", r"\newlength{\du}"
    preamble = r"\tikzset{x/.style={}}\begin{document}"
    assert _drawn(preamble + colour + length + r"\definecolor{sky}{RGB}{4,5,6}" + drawing) == [
        rf"{colour}% \ifdefined\du\else{length}\fi% {drawing}"
    ]
    # What is set in a float holds there.
    inside = rf"\begin{{figure}}\tikzset{{every node/.style={{draw}}}}{drawing}\end{{figure}}"
    assert _drawn(f"{preamble}{inside}{drawing}") == [
        rf"\tikzset{{every node/.style={{draw}}}}% {drawing}",
        drawing,
    ]


def test_a_drawing_takes_along_what_its_settings_need() -> None:
    drawing = r"\begin{tikzpicture}\node[town]{A};\end{tikzpicture}"
    settings = r"\colorlet{sea}{blue}% \tikzset{town/.style={fill=sea}}% "
    assert _drawn(rf"\begin{{document}}{settings}{drawing}".replace("% ", "%\n")) == [
        settings + drawing
    ]


def test_a_box_in_a_formula_is_a_part_of_it() -> None:
    """Without its beginning, TeX could not draw the formula: a reader saw its LaTeX."""
    formula = r"\[ \begin{minipage}{3cm}Some words\end{minipage} \Rightarrow y \]"
    assert r"\begin{minipage}{3cm}Some words\end{minipage}" in marked(formula)
    assert "minipage" not in marked(r"\begin{minipage}{3cm}Some words\end{minipage}")
