"""What stands before an item in the PDF stands before it in Word."""

from __future__ import annotations

import pytest

from tests.word.mark.plain.test_plain_rules import made

HYPOTHESES = (
    r"\newlist{hypos}{enumerate}{1}\setlist[hypos]{label=\textbf{H\Alph*}}"
    r"\begin{hypos}\item a\end{hypos}\begin{hypos}[resume]\item b\end{hypos}"
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"We ask \begin{enumerate*}[label=(\roman*)]\item who, \item why\end{enumerate*}.",
         r"We ask (i)~who, (ii)~why."),
        (r"\begin{enumerate*}\item a \item b\end{enumerate*}", r"1.~a 2.~b"),
        (r"\begin{itemize*}[itemjoin={{; }},itemjoin*={{ or }}]\item a\item b\item c\end{itemize*}",
         r"\textbullet{}~a{; }\textbullet{}~b{ or }\textbullet{}~c"),
        (r"\begin{description*}\item[Rent] is paid\end{description*}", r"\textbf{Rent}~is paid"),
        (r"\begin{inparaenum}[1)]\item a\item b\end{inparaenum}", r"1)~a 2)~b"),
        (r"\begin{inparaenum}[{Step} a:]\item x\end{inparaenum}", r"Step a:~x"),
        (r"\begin{enumerate}[label=H\arabic*:]\item a\item b\end{enumerate}",
         r"\begin{quote} H1:~a H2:~b\end{quote}"),
        (HYPOTHESES,
         r"\begin{quote} \textbf{HA}~a\end{quote}\begin{quote} \textbf{HB}~b\end{quote}"),
        # LaTeX's own means are said as enumitem has them.
        (r"\renewcommand{\labelenumi}{(\roman{enumi})}\begin{enumerate}\item a\end{enumerate}",
         (r"\renewcommand{\labelenumi}{(\roman{enumi})}"
          r"\begin{enumerate}[label=(\roman*)]\item a\end{enumerate}")),
        (r"\begin{enumerate}[start=2]\def\theenumi{\Alph{enumi}}\item a\end{enumerate}",
         r"\begin{enumerate}[start=2,label=\Alph*.]\item a\end{enumerate}"),
        (r"{\renewcommand{\theenumi}{\Alph{enumi}}}\begin{enumerate}\item a\end{enumerate}",
         r"{\renewcommand{\theenumi}{\Alph{enumi}}}\begin{enumerate}\item a\end{enumerate}"),
        (r"\begin{enumerate}\def\labelenumi{H\theenumi}\setcounter{enumi}{3}\item a\end{enumerate}",
         r"\begin{quote}\setcounter{enumi}{3} H4~a\end{quote}"),
        (r"\begin{enumerate}[resume]\def\labelenumi{(\alph{enumi})}\item[*] a\end{enumerate}",
         r"\begin{quote} *~ a\end{quote}"),
        # Pandoc would count bullets as the first level of numbers.
        (r"\begin{itemize}\item\begin{enumerate}\item a\end{enumerate}\end{itemize}",
         (r"\begin{itemize}\item\begin{enumerate}[label=\arabic*.]\item a\end{enumerate}"
          r"\end{itemize}")),
        # A sign that says something is more than a bullet.
        (r"\begin{itemize}[label=$-$]\item a\item[+] b\end{itemize}",
         r"\begin{quote} {$-$}~ a +~ b\end{quote}"),
        (r"\begin{itemize}\renewcommand{\labelitemi}{+}\item a\end{itemize}",
         r"\begin{quote}\renewcommand{\labelitemi}{+} {+}~ a\end{quote}"),
        (r"\begin{itemize}[label=$\circ$]\item a\end{itemize}",
         r"\begin{itemize}[label=$\circ$]\item a\end{itemize}"),
        # What is set for a list holds for the same one in the line, whose lines stay together.
        (r"\setlist[enumerate]{label=(\roman*)}We \begin{enumerate*}\item a\item b\end{enumerate*}",
         "We (i)~a (ii)~b"),
        ("We ask\n\\begin{enumerate*}[label=\\alph*.]\n\\item a\n\\end{enumerate*}\nand go.",
         "We ask {} a.~a {} and go."),
        (r"We \begin{seriate}\item a\item b\end{seriate}.", "We (a)~a (b)~b."),
        # Lists by other names.
        (r"\begin{APAitemize}\item a\end{APAitemize}", r"\begin{itemize}\item a\end{itemize}"),
        (r"\begin{APAenumerate}\item a\end{APAenumerate}",
         r"\begin{enumerate}\item a\end{enumerate}"),
        (r"\begin{compactenum}[(i)]\item a\end{compactenum}",
         r"\begin{enumerate}[(i)]\item a\end{enumerate}"),
        (r"\newlist{todo}{itemize}{1}\setlist[todo]{label=--}\begin{todo}\item a\end{todo}",
         r"\begin{itemize}\item a\end{itemize}"),
        ((r"\newlist{parts}{enumerate}{1}\setlist[parts]{label=(\alph*)}"
         r"\begin{parts}\item a\item b\end{parts}\begin{parts}[resume]\item c\end{parts}"),
         (r"\begin{enumerate}[label={(\alph*)}]\item a\item b\end{enumerate}"
         r"\begin{enumerate}[label={(\alph*)},start=3]\item c\end{enumerate}")),
        (r"\begin{tasks}(2)\task a\task! b\end{tasks}",
         r"\begin{enumerate}[label={\alph*)}]\item a\item b\end{enumerate}"),
        (r"\begin{list}{Q\arabic{q}:}{\usecounter{q}}\item a\item b\end{list}",
         r"\begin{quote} {Q1:}~a {Q2:}~b\end{quote}"),
        (r"\begin{list}{$\diamond$}{\leftmargin1cm}\item a\item[x] b\end{list}",
         r"\begin{quote} {$\diamond$}~a {x}~b\end{quote}"),
        (r"\begin{trivlist}\item[\hskip\labelsep Aim.] a\end{trivlist}",
         r"\begin{quote} {Aim.}~a\end{quote}"),
        (r"\begin{list}{}{\rightmargin1cm}\item a\end{list}",
         r"\begin{list}{}{\rightmargin1cm}\item a\end{list}"),
        # Pandoc knows these, or another list has a part in them.
        (r"\begin{enumerate}[label=(\alph*)]\item a\end{enumerate}", None),
        (r"\begin{enumerate}[label=\theenumi.\arabic*]\item a\end{enumerate}", None),
        (r"\setlist[enumerate,2]{label=Q\arabic*}\begin{enumerate}\item a\end{enumerate}", None),
        (r"\begin{enumerate}\item a\end{enumerate}", None),
        (r"\begin{enumerate*}\item never closed", None),
    ],
)  # fmt: skip
def test_a_label_that_pandoc_cannot_set_is_words(source: str, expected: str | None) -> None:
    text = made(source)
    assert text == source if expected is None else text.endswith(expected)


def test_the_level_of_a_list_decides_which_setting_is_its() -> None:
    source = (
        r"\setlist[enumerate,1]{label=A\arabic*}\setlist[enumerate,2]{label=B\arabic*}"
        r"\begin{enumerate}\item a \begin{enumerate}\item b\end{enumerate}\end{enumerate}"
    )
    assert "A1~a" in made(source)
    assert "B1~b" in made(source)


def test_marks_of_single_items_are_left_to_those_who_keep_them() -> None:
    text = made(r"\begin{enumerate}[label=H\arabic*]\item[Yes] a\item b\end{enumerate}")
    assert r"\begin{quote} Yes~ a\end{quote}" in text
    assert r"\begin{enumerate}[label=H\arabic*]\item b\end{enumerate}" in text
