"""Code with commands in it: the whole Word file was withheld, or lines ran into one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.word.mark.plain.plain_rules import plain

HIGHLIGHTED = r"\DefineVerbatimEnvironment{Coloured}{Verbatim}{commandchars=\\\{\},fontsize=\small}"


def made(preamble: str, text: str) -> str:
    whole = (
        f"\\documentclass{{article}}{preamble}\n\\begin{{document}}\n{text}\n\\end{{document}}\n"
    )
    passage = plain(Passage(whole, Source(Path("main.tex"), whole)))
    return (
        passage.text.partition("\\begin{document}\n")[2].partition("\n\\end{document}")[0].strip()
    )


def listing(code: str, options: str = "") -> str:
    return f"\\begin{{lstlisting}}{options}\n{code}\n\\end{{lstlisting}}"


CASES = {
    "alltt": ("", r"""\begin{alltt}
kept   \emph{here} 5% $x$
  {\bf b} \{\}
\end{alltt}""", "kept   here 5% $x$\n  b {}"),
    "fancyvrb": ("", r"""\begin{Verbatim}[commandchars=\\\{\}]
a \textbf{b} & \'{e}
\end{Verbatim}""", "a b & é"),
    "other signs": ("", r"""\begin{Verbatim}[commandchars=+\[\],numbers=left]
a +textit[b] \c{d}
\end{Verbatim}""", r"a b \c{d}"),
    "as R Markdown has it": (HIGHLIGHTED, r"""\begin{Coloured}[]
\Op{x }\textcolor{red}{\textless{}{-}} \Op{50\%}
  y
\end{Coloured}""", "x <- 50%\n  y"),
    "the author's own": (r"\DefineVerbatimEnvironment{mine}{Verbatim}{fontsize=\small}",
        r"""\begin{mine}
a \emph{b} % c
\end{mine}""", r"a \emph{b} % c"),
    "of listings": (r"\lstnewenvironment{mine}[1][]{\lstset{language=C,#1}}{}", r"""\begin{mine}
int a; /* 5% */
\end{mine}""", "int a; /* 5% */"),
    "of minted": (r"\newminted{python}{linenos}", r"""\begin{pythoncode}
a = '%s'
\end{pythoncode}""", "a = '%s'"),
    "escapes": ("", r"""\begin{lstlisting}[escapeinside={(*@}{@*)},mathescape]
let (*@\textbf{x}@*) $y_1$
\end{lstlisting}""", "let x y_1"),
    "set for all": (r"\lstset{escapeinside=||}", r"""\begin{lstlisting}
a |\textbf{l}| b
\end{lstlisting}""", "a l b"),
    "by one sign": (r"\lstset{escapechar=\@,numbers=left}", r"""\begin{lstlisting}
a @\emph{b}@ $c$
\end{lstlisting}""", "a b $c$"),
    "letters that print as others": (r"\lstset{basicstyle=\small, literate={~} {$\sim$}{1}}",
        r"""\begin{lstlisting}
rent ~ Normal(1)
\end{lstlisting}""", "rent \u223c Normal(1)"),
    "the longest first, in braces": ("", r"""\begin{lstlisting}[literate={{-}{{$-$}}1 {->}{$\to$}2}]
a -> b
\end{lstlisting}""", "a \u2192 b"),
    "of a style": (
        r"\lstdefinestyle{s}{literate=*{<=}{{$\leq$}}1 {o}{{\color{red}o}}1}\lstset{style=s}",
        r"""\begin{lstlisting}
o <= "<="
\end{lstlisting}""", 'o \u2264 "<="'),
    "of the language of a style": (
        (r"\lstdefinelanguage{l}{style=s,literate={<=}{{$\leq$}}1}"
        r"\lstdefinestyle{s}{language=l}"),
        r"""\begin{lstlisting}[style=s]
o <= p
\end{lstlisting}""", "o \u2264 p"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_code_is_the_letters_that_are_printed(case: tuple[str, str, str]) -> None:
    preamble, text, expected = case
    assert made(preamble, text) == listing(expected)


@pytest.mark.parametrize(
    "text",
    [
        "\\begin{Verbatim}\na \\textbf{b}\n\\end{Verbatim}",
        "\\begin{lstlisting}[caption={A}]\n$a$ (*@b@*)\n\\end{lstlisting}",
        "\\begin{alltt}\nnever ended",
    ],
)
def test_other_code_stays_as_it_is(text: str) -> None:
    assert made("", text) == text


def test_a_line_that_is_referred_to_can_be_led_to() -> None:
    text = "\\begin{lstlisting}[escapechar=!]\na !\\label{l}!\n\\end{lstlisting}"
    assert "".join(made("", text).split("\n\n")) == r"\label{l}" + listing("a ").strip()


def test_the_caption_of_a_listing_stays() -> None:
    text = "\\begin{lstlisting}[mathescape,caption={Rents},label=l]\n$x$\n\\end{lstlisting}"
    assert made("", text) == listing("x", "[caption={Rents},label={l}]")


def test_a_bracket_on_the_first_line_is_code() -> None:
    """What R prints, `[1] 2010`, lost its first word where an author declares the environment."""
    declared = r"\DefineVerbatimEnvironment{out}{Verbatim}{fontshape=sl}"
    text = made(declared, "\\begin{out}\n[1] 2010\n\\end{out}")
    assert "[1] 2010" in text
    text = made(declared, "\\begin{out} [fontsize=\\small]\n[1] 2010\n\\end{out}")
    assert ("[1] 2010" in text, "fontsize" in text) == (True, False)
