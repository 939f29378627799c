"""Tables of packages are tables of LaTeX's own before anything else reads them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.plain.plain_rules import plain


def made(text: str) -> str:
    """The text in plainer words, without doubled blanks."""
    return " ".join(plain(whole(Source(Path("main.tex"), text))).text.split())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # A decimal point set between two columns belongs to the number.
        (r"\begin{tabular}{l r@{.}l}a & 3 & 14\\\end{tabular}",
         r"\begin{tabular}{l r}a & 3.14\\\end{tabular}"),
        (r"\begin{tabular}{*{2}{r@{$\pm$}l}}1 & 2 & 3 & 4\end{tabular}",
         r"\begin{tabular}{rr}1$\pm$2 & 3$\pm$4\end{tabular}"),
        # A cell over both columns is now over one.
        (r"\begin{tabular}{r@{.}l}\multicolumn{2}{c}{Rent}\\3&1\end{tabular}",
         r"\begin{tabular}{r}\multicolumn{1}{c}{Rent}\\3.1\end{tabular}"),
        # What TeX sets before and behind each cell.
        (r"\begin{tabular}{>{\$}r<{\%}}\hline 1\\ \hline\end{tabular}",
         r"\begin{tabular}{r}\hline \$1\%\\ \hline\end{tabular}"),
        # Columns of the author's own kinds are what they stand for.
        ((r"\newcolumntype{L}[1]{>{\bfseries}p{#1}}"
         r"\begin{tabular}{L{2cm}>{(}c<{)}*{2}{L{1cm}}}a&b&c&d\\\end{tabular}"),
         (r"\newcolumntype{L}[1]{>{\bfseries}p{#1}}\begin{tabular}"
         r"{>{\bfseries}p{2cm}c>{\bfseries}p{1cm}>{\bfseries}p{1cm}}a&(b)&c&d\\\end{tabular}")),
        # What says something to TeX alone stays there.
        (r"\begin{tabular}{@{}>{\bfseries}l@{\hspace{3pt}}r@{}}a&b\end{tabular}",
         r"\begin{tabular}{@{}>{\bfseries}l@{\hspace{3pt}}r@{}}a&b\end{tabular}"),
        (r"\begin{tabular}{@{\extracolsep{5pt}}lc!{\vrule width 1pt}c}a&b&c\end{tabular}",
         r"\begin{tabular}{@{\extracolsep{5pt}}lc!{\vrule width 1pt}c}a&b&c\end{tabular}"),
        (r"\begin{tabular}{lc}\begin{tabular}[c]{@{}l@{}}a\\ b\end{tabular} & c\end{tabular}",
         r"\begin{tabular}{lc}\makecell{a\\ b} & c\end{tabular}"),
        (r"\begin{tabular}{lc}\begin{tabular}{l}a\\\hline b\end{tabular} & c\end{tabular}",
         r"\begin{tabular}{lc}\begin{tabular}{l}a\\\hline b\end{tabular} & c\end{tabular}"),
        (r"\begin{tabbing}a \= b \kill c \> d\\ e\end{tabbing}",
         r"\begin{tabular}{ll} c & d\\ e\end{tabular}"),
        (r"\begin{tblr}{colspec={Q[c]X[2]},hlines}a & {b\\c}\\ \SetRow{red} d & e\end{tblr}",
         r"\begin{tabular}{cX}\hline a & b\newline c\\ d & e\end{tabular}"),
        (r"\begin{tblr}{hlines}\SetCell[c=2,r=2]{c}a& &b\\& &\end{tblr}",
         r"\begin{tabular}{lll}\hline \multicolumn{2}{c}{\multirow{2}{*}{a}} &b\\& &\end{tabular}"),
        (r"\begin{longtblr}[caption={T},label={t}]{lr}a & b\end{longtblr}",
         r"\begin{longtable}{lr}\caption{T}\label{t}\\ a & b\end{longtable}"),
        (r"\diagbox[width=3cm]{Row}{Column}", r"Column\newline Row"),
        (r"\multirowcell{2}[0pt]{a\\b}", r"\multirow{2}{*}{\makecell{a\\b}}"),
    ],
)  # fmt: skip
def test_a_table_is_written_in_latex_own_terms(source: str, expected: str) -> None:
    assert made(source) == expected


def test_the_notes_of_a_table_stand_below_it() -> None:
    source = made(r"\begin{talltblr}[caption={T},note{a}={N},remark{Source}={S}]{l}x\end{talltblr}")
    assert r"\end{tabular} \textsuperscript{a} N \textit{Source}: S" in source


def test_places_stay_the_authors() -> None:
    text = "x\n\\begin{tblr}{l}\n a \\\\ word\n\\end{tblr}"
    found = plain(whole(Source(Path("main.tex"), text)))
    assert found.place(found.text.index("word")).line == 3


_PIECES = st.sampled_from(
    [r"\begin{tblr}", r"\begin{tabular}", r"\end{tblr}", r"\end{tabular}", "{r@{.}l}", "{l", "}",
     "[", "]", "&", r"\\", r"\SetCell[c=99999999999]{c}", r"\multicolumn{2}{c}", "a", "\n", "%",
     r"\begin{tabbing}", r"\end{tabbing}", r"\=", r"\kill", "{*{9999999999}{l@{,}r}}", r"\hline"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25).map("".join))
def test_no_word_of_any_input_is_lost(text: str) -> None:
    kept = re.findall("a", plain(whole(Source(Path("m"), text))).text)
    assert len(kept) >= len(re.findall("a", re.sub(r"%[^\n]*|\\[a-z]+|\{tab\w*\}", "", text))) or (
        "kill" in text
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # Marks of the author's own stand for bullets and numbers.
        (r"\begin{itemize}\item[Yes] a\item[--] b\end{itemize}",
         r"\begin{quote} Yes~ a --~ b\end{quote}"),
        # An item with a mark takes no number: the next one has the one that comes next.
        (r"\begin{enumerate}\item a\item[(x)] b\end{enumerate}",
         r"\begin{enumerate}\item a\end{enumerate}\begin{quote} (x)~ b\end{quote}"),
        (r"\begin{enumerate}[(a)]\item a\item[x] b\item[y] c\item d\end{enumerate}",
         (r"\begin{enumerate}[(a)]\item a\end{enumerate}\begin{quote} x~ b y~ c\end{quote}"
          r"\begin{enumerate}[(a)]\setcounter{enumi}{1} \item d\end{enumerate}")),
        ((r"\begin{enumerate}[label=(\alph*),start=3]\item[x] a\item b\item[y] c"
          r"\item d\end{enumerate}"),
         (r"\begin{quote} x~ a\end{quote}\begin{enumerate}[label=(\alph*),]\setcounter{enumi}{2} "
          r"\item b\end{enumerate}\begin{quote} y~ c\end{quote}"
          r"\begin{enumerate}[label=(\alph*),]\setcounter{enumi}{3} \item d\end{enumerate}")),
        # IEEEtran's own displays, and proofs with another word for them.
        (r"\begin{IEEEeqnarray}{rCl}a&=&b\IEEEnonumber\\c&=&d\end{IEEEeqnarray}",
         r"\begin{eqnarray}a&=&b\nonumber \\c&=&d\end{eqnarray}"),
        (r"\renewcommand{\proofname}{Idea}\begin{proof}a\end{proof}",
         r"\renewcommand{\proofname}{Idea}\begin{proof}[\proofname]a\end{proof}"),
        (r"\begin{proof}a\end{proof}", r"\begin{proof}a\end{proof}"),
        # Memoir's end notes begin with one in each chapter.
        (r"\chapter{A}a\pagenote{One.} b\pagenote[x]{Two.}\chapter{B}c\pagenote{3.}\printnotes",
         (r"\chapter{A}a\textsuperscript{1} b\textsuperscript{2}\chapter{B}c\textsuperscript{1} "
          r"\section*{Notes} \textsuperscript{1} One. \textsuperscript{2} Two. "
          r"\textsuperscript{1} 3.")),
        # Floats of floatrow's.
        (r"\ffigbox[\FBwidth][][c]{\caption{A}\label{a}}{\includegraphics{b}}",
         r"\caption{A}\label{a} \includegraphics{b}"),
        (r"\captionbox[B]{A\label{a}}[3cm][c]{\includegraphics{b}}",
         r"\caption[B]{A\label{a}} \includegraphics{b}"),
        (r"\begin{captionbeside}[B]{A\label{a}}[r][2cm]*b\end{captionbeside}",
         r"\caption[B]{A\label{a}} b"),
        (r"\floatbox{figure}[\FBwidth]{\caption{A}}{b}", r"\caption{A} b"),
        # End notes stand where they are listed.
        (r"a\endnote{One.} b\endnote{Two.} \theendnotes",
         (r"a\textsuperscript{1} b\textsuperscript{2} \section*{Notes} "
         r"\textsuperscript{1} One. \textsuperscript{2} Two.")),
        # Their heading is the package's, or the author's.
        (r"\renewcommand{\notesname}{Noter}a\endnote{One.} \theendnotes",
         (r"\renewcommand{\notesname}{Noter}a\textsuperscript{1} \section*{Noter} "
         r"\textsuperscript{1} One.")),
        (r"\setenotez{list-name=Noter}a\endnote{One.} \printendnotes",
         (r"\setenotez{list-name=Noter}a\textsuperscript{1} \section*{Noter} "
         r"\textsuperscript{1} One.")),
        # What etaremune counts down; what supertabular is given before the table; ctable's command.
        (r"\begin{etaremune}\item a\item[x] b\item c\end{etaremune}",
         r"\begin{quote} 2.~a x~ b 1.~c\end{quote}"),
        (r"\begin{etaremune}[start=9]\item a\end{etaremune}", r"\begin{quote} 9.~a\end{quote}"),
        ((r"\tablehead{A\\}\tablefirsthead{B\\}\tabletail{C\\}\begin{supertabular}{l}d\\"
         r"\end{supertabular}"),
         r"\begin{supertabular}{l}B\\ d\\C\\ \end{supertabular}"),
        ((r"\ctable[caption={T, one},label=t,pos=h]{lr}{\tnote[b]{Note.}}"
         r"{\FL a&b\tmark[b]\ML c&d\LL}"),
         (r"\begin{table}\caption{T, one}\label{t}\begin{tabular}{lr}\toprule "
          r"a&b\textsuperscript{b}\\ \midrule c&d\\ \bottomrule \end{tabular} "
          r"\textsuperscript{b} Note. \end{table}")),
        (r"$$ a=b \eqno(7)$$", r"\begin{equation} a=b \tag{7}\end{equation}"),
        (r"$$ a=b \leqno{(7)}$$", r"\begin{equation} a=b \tag{7}\end{equation}"),
        (r"$$ a=b \eqno 7$$", r"\begin{equation} a=b \tag*{7}\end{equation}"),
        # A tag is printed in displays without numbers, too.
        (r"\[ a \tag{A} \] \[ b \]", r"\begin{equation} a \tag{A} \end{equation} \[ b \]"),
        (r"\begin{align*}a \tag{A}\\ \begin{cases}b\\c\end{cases}\\ d\end{align*}",
         (r"\begin{align}a \tag{A}\\ \begin{cases}b\\c\end{cases}\nonumber \\ "
          r"d\nonumber \end{align}")),
        (r"\begin{multline*}a\\ b \tag{A}\end{multline*}",
         r"\begin{multline}a\\ b \tag{A}\end{multline}"),
        (r"\begin{align}a\\ \intertext{and} b\end{align}",
         r"\begin{align}a\end{align} and \begin{align} b\end{align}"),
        # A line that a macro of the author's numbered, as the reader expands it.
        (r"\begin{align*}a\\ b \addtocounter{equation}{1}\tag{\theequation}\end{align*}",
         r"\begin{align}a\nonumber \\ b \end{align}"),
    ],
)  # fmt: skip
def test_lists_notes_and_displays_are_in_latex_own_terms(source: str, expected: str) -> None:
    assert made(source) == expected


_BOXES = (
    r"\newtcolorbox{keybox}[1][]{title=Key point,#1}"
    r"\newtcbtheorem[number within=section]{defn}{Definition}{}{def}"
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\begin{keybox} a\end{keybox}",
         r"\begin{tcolorbox}\textbf{Key point} a\end{tcolorbox}"),
        (r"\begin{keybox}[title=Other] a\end{keybox}",
         r"\begin{tcolorbox}\textbf{Other} a\end{tcolorbox}"),
        (r"\begin{tcolorbox}[colback=red,title={One, two}] a\end{tcolorbox}",
         r"\begin{tcolorbox}\textbf{One, two} a\end{tcolorbox}"),
        (r"\begin{tcolorbox} a\end{tcolorbox}", r"\begin{tcolorbox} a\end{tcolorbox}"),
        (r"\begin{defn}{Drift}{d} a\end{defn}",
         r"\begin{tcolorbox}\textbf{Definition~\ref{def:d}: Drift}\label{def:d} a\end{tcolorbox}"),
    ],
)  # fmt: skip
def test_a_box_begins_with_its_title(source: str, expected: str) -> None:
    assert made(_BOXES + source) == _BOXES + expected


def test_pages_of_a_file_that_is_put_in_are_pictures() -> None:
    source = made(r"\includepdf[pages={1,3-5},scale=.8]{two.pdf}")
    picture = r"\includegraphics[pages={1,3-5},width=\textwidth]{two.pdf}"
    assert source == rf"\par\clearpage{picture}\par\clearpage{{}}"  # they are pages by themselves


@pytest.mark.parametrize("star", ["", "*"])
def test_a_heading_on_the_pages_of_another_file_is_above_them(star: str) -> None:
    """A thesis' annex was one: its heading, and its line in the contents, were lost."""
    given = rf"pages={{1}},pagecommand{star}={{\section{{Annex}}}},scale=0.9"
    source = made(rf"\includepdf[{given}]{{two.pdf}}")
    assert source.startswith(r"\par\clearpage{}\section{Annex}\par\includegraphics[pages={1}")
    assert made(r"\includepdf[pagecommand={}]{two.pdf}").startswith(r"\par\clearpage\include")


@pytest.mark.parametrize(
    ("before", "drawn", "after"),
    [
        ("a ", r"\tikz\draw (0,0)--(1,1);", " b; c"),
        ("a ", r"\tikz[scale=2]{\draw (0,0)--(1,1); \draw (1,1)--(2,2);}", " b"),
        ("a ", r"\Tree [.S [.NP Kari ] [.VP lives ] ]", " b ]"),
        ("a ", r"\chemfig{H-[:30]O}", " b"),
        ("a ", r"\schemestart A \arrow{->} B \schemestop", " b"),
        ("costs $5$ and ", r"\qrcode[height=1cm]{https://example.org}", " b"),
    ],
)
def test_a_command_that_draws_takes_all_that_belongs_to_it(
    before: str, drawn: str, after: str
) -> None:
    around = rf"\begin{{trykklardrawn}}{drawn}\end{{trykklardrawn}}"
    assert made(before + drawn + after) == before + around + after


@pytest.mark.parametrize(
    "source",
    [r"$a \chemfig{A} b$", r"\ex a", r"\Tree [never closed", r"\chemfig alone", r"\tikz a"],
)
def test_what_has_no_end_or_stands_in_a_formula_stays(source: str) -> None:
    assert made(source) == source


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\begin{labeling}[:]{longest}\item[one] a\end{labeling}",
         r"\begin{description}\item[one] a\end{description}"),
        (r"\begin{compactdesc}\item[one] a\end{compactdesc}",
         r"\begin{description}\item[one] a\end{description}"),
        (r"\begin{mdframed}[frametitle={Rents}]They rise.\end{mdframed}",
         r"\begin{tcolorbox}\textbf{Rents} They rise.\end{tcolorbox}"),
        (r"\newmdenv[frametitle=Key]{key}\begin{key}a\end{key}",
         r"\newmdenv[frametitle=Key]{key}\begin{tcolorbox}\textbf{Key} a\end{tcolorbox}"),
        (r"a\tablefootnote{N}", r"a\footnote{N}"),
    ],
)  # fmt: skip
def test_what_packages_name_otherwise_is_latex_own(source: str, expected: str) -> None:
    assert made(source) == expected


def test_what_a_style_puts_around_the_authors_of_a_work_stays_in_its_line() -> None:
    work = r"\bibitem{a}\begin{APACrefauthors}Hall, B.\end{APACrefauthors} (2016)"
    source = rf"\begin{{own}}x\end{{own}}\begin{{thebibliography}}{{}}{work}\end{{thebibliography}}"
    in_line = r"\bibitem{a}\APACrefauthors{}Hall, B.\endAPACrefauthors{} (2016)"
    assert in_line in made(source)
    assert made(source).startswith(r"\begin{own}x\end{own}")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"\begin{fromURL}[2014] x\end{fromURL}.", r"\fromURL[2014]{} x\endfromURL{}."),
        ("\\begin{fromURL}\n  [{2014}]x\\end{fromURL}", r"\fromURL[{2014}]{}x\endfromURL{}"),
        (r"\begin{fromURL} [x] y\end{fromURL}", r"\fromURL[x]{} y\endfromURL{}"),
        (r"\begin{from:url}x\end{from:url}", "x"),
    ],
)
def test_tex_is_asked_what_an_environment_prints_within_a_work(written: str, expected: str) -> None:
    """`Retrieved 2014 from` of a list of works in APA's style was not in Word, in silence."""
    source = rf"\begin{{thebibliography}}{{}}\bibitem{{a}}{written}\end{{thebibliography}}"
    assert rf"\bibitem{{a}}{expected}" in made(source)


def test_notes_of_a_long_table_are_below_it() -> None:
    notes = r"\begin{TableNotes}\item[a] Note.\end{TableNotes}"
    table = r"\begin{longtable}{l}FOOT\endlastfoot x\\\end{longtable}"
    text = rf"\begin{{ThreePartTable}}{notes}{table}\end{{ThreePartTable}}"
    assert made(text) == text  # the table does not print them
    printed = text.replace("FOOT", r"\insertTableNotes")
    found = made(printed)
    assert found.index("Note.") > found.index(r"\end{longtable}")
    assert found.count("Note.") == 1


@pytest.mark.parametrize("name", ["BVerbatim", "LVerbatim*", "boxedverbatim", "spverbatim"])
def test_code_in_a_box_is_code(name: str) -> None:
    r"""It was a picture, with marks of ours in it; what looks like a command in it is none."""
    text = rf"\begin{{{name}}}\tcblower & \begin{{align}}\end{{{name}}} \emph{{x}}"
    expected = r"\begin{Verbatim}\tcblower & \begin{align}\end{Verbatim} \emph{x}"
    assert made(text) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\begin{alignat*}{2}a&=b\intertext{x}&c\end{alignat*}",
         r"\begin{align*}a&=b\end{align*} x \begin{align*}&c\end{align*}"),
        (r"\begin{verse}[3cm]a\\*\vin b\\!c\end{verse}",
         r"\begin{verse}a\\\quad b c\end{verse}"),
        (r"\documentclass{letter}\signature{Ann}\closing{Yours,}\ps{P.S.}\cc{Bo}",
         r"\documentclass{letter}\signature{Ann} Yours, Ann P.S. cc: Bo"),
    ],
)  # fmt: skip
def test_environments_and_parts_are_in_latex_s_own_terms(source: str, expected: str) -> None:
    assert made(source) == expected


def test_a_biography_is_a_paragraph_and_no_picture_of_one() -> None:
    text = r"\begin{IEEEbiography}[\includegraphics{a}]{Ann Bo}was born.\end{IEEEbiography}"
    assert made(text) == r"\includegraphics{a} \textbf{Ann Bo} was born."


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ((r"\begin{NiceTabular}{lcc}[hvlines]\CodeBefore\rowcolor{red}{1}\Body"
         r"\Block{1-2}{Both} & & C\\\Block{2-1}{Two} & d & e\\"
         r" & f & g\CodeAfter\x\end{NiceTabular}"),
         (r"\begin{tabular}{lcc}\hline \multicolumn{2}{c}{Both} & C\\\multirow{2}{*}{Two} & d & e\\"
         r" & f & g\end{tabular}")),
        (r"$\begin{pNiceMatrix}[small]1 & \Cdots & n\end{pNiceMatrix}$",
         r"$\begin{pmatrix}1 & \cdots & n\end{pmatrix}$"),
    ],
)  # fmt: skip
def test_a_table_of_nicematrix_is_one_of_latex_s_own(source: str, expected: str) -> None:
    """Its options were the first words of a cell, and withheld the file."""
    assert made(source) == expected


def test_a_deluxetable_is_a_table_with_its_notes() -> None:
    """Its data were one paragraph with `&` in it."""
    text = (
        r"\begin{deluxetable*}{lc}\tablewidth{0pt}\tablecaption{Stars\label{t}}"
        r"\tablehead{\colhead{A}&\colhead{B}\tablenotemark{a}}\startdata 1&\nodata\\ 3&4\enddata"
        r"\tablecomments{All.}\tablenotetext{a}{More.}\end{deluxetable*}"
    )
    assert made(text) == (
        r"\begin{table}\caption{Stars\label{t}}"
        r"\begin{tabular}{lc}\hline A&B\textsuperscript{a}\\ \hline 1&\ldots{}\\ 3&4"
        r"\hline\end{tabular} Note—All. \textsuperscript{a} More. \end{table}"
    )


@pytest.mark.parametrize(
    "form",
    [
        r"\def\descriptionlabel#1{\hspace\labelsep\textit{#1:}}",
        r"\renewcommand*{\descriptionlabel}[1]{\hspace{1em}\textit{#1:}}",
        r"\renewcommand\descriptionlabel[1]{\textit{#1:}}",
    ],
)
def test_terms_have_the_signs_that_the_author_gives_them(form: str) -> None:
    """The colon behind each was lost without a word."""
    source = r"\begin{description}\item[a] b\end{description}"
    shown = r"\begin{description}\item[{\textit{a:}}] b\end{description}"
    assert made(f"{source}{form}{source}") == f"{source}{form}{shown}"


def test_what_is_raised_in_a_column_of_dcolumn_is_raised() -> None:
    r"""Stargazer's stars of significance came with their `^`, and esttab's `\sym` as pictures."""
    head = r"\begin{tabular}{lD{.}{.}{-3}}"
    source = (
        r"a & 1.2^{***}\\ b & -0.5^a\\ c & (1-2)^\dagger\\ d & $2^2$\\ e & -4\(^{*}\)\end{tabular}"
    )
    shown = (
        r"a & 1.2\textsuperscript{***}\\ b & −0.5\textsuperscript{a}\\ c & (1−2)$^{\dagger}$\\ "
        r"d & $2^2$\\ e & −4\textsuperscript{*}\end{tabular}"
    )
    assert made(head + source) == head + shown
