"""Equations and theorems without a label have the numbers of the PDF: TeX writes none of them down.

They were counted from one: behind a label that a letter ends in, a `\\setcounter` or another
`\\theequation` they were others than in the PDF, and all was reported as equal.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.word.blocks.test_printed_command import installed
from tests.word.reader import part
from trykklar.document import Document
from trykklar.poppler import page_texts
from trykklar.typeset import typeset
from trykklar.word.docx.ooxml import w
from trykklar.word.export import WordExport, export

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("pdflatex", "pdftotext"))), reason="TeX is not installed"
)

_BODY = r"""
TOP{A}\begin{equation}a\end{equation}\begin{equation}b\end{equation}
TOP*{Between}\begin{equation}a\end{equation}
TOP{B}\begin{equation}c\end{equation}\begin{align}d&=e\label{k}\\f&=g\end{align}
\appendix
TOP{C}\begin{equation}h\end{equation}
"""
_SET = r"""
\section{A}\begin{equation}a\end{equation}\setcounter{equation}{10}
\begin{equation}b\end{equation}
\begin{subequations}\label{s}\begin{align}c&=d\label{sa}\\e&=f\end{align}\end{subequations}
\begin{equation}g\end{equation}\begin{equation}\tag{X}h\end{equation}
\begin{multline}i\\j\end{multline}\begin{gather}k\notag\\l\end{gather}
\appendix\section{B}
\renewcommand{\theequation}{B.\arabic{equation}}\setcounter{equation}{0}
\begin{equation}m\end{equation}
"""
_PLAIN = r"""
\section{A}\begin{equation}a\end{equation}
\begin{eqnarray}b&=&c\\d&=&e\nonumber\\f&=&g\end{eqnarray}
\addtocounter{equation}{-1}\begin{equation}h\end{equation}\refstepcounter{equation}
\begin{equation}i\end{equation}\renewcommand\theequation{\roman{equation}}
\begin{equation}j\end{equation}
"""
_THEOREMS = r"""
\section{A}
\begin{claim}Rents rise.\end{claim}\setcounter{claim}{6}
\begin{claim}[Weak form]Rents fall.\end{claim}
\input{more}
\begin{remark}Nothing is said.\end{remark}
\begin{equation}a=b\end{equation}\begin{result}All of it holds.\end{result}
\appendix\section{B}\renewcommand{\theclaim}{B\arabic{claim}}
\begin{claim}
It is so.
\end{claim}
"""
_MORE = r"""
\begin{claim}\label{c}Homes are let.\end{claim}
\addtocounter{remark}{3}\begin{remark}Some are not.\end{remark}
"""
_DECLARED = r"""
\newtheorem{claim}{Claim}[section]\newtheorem{remark}{Remark}\newtheorem{result}[equation]{Result}
"""


def _document(folder: Path, kind: str, preamble: str, body: str) -> Document:
    (folder / "more.tex").write_text(_MORE, "utf-8")
    text = f"\\documentclass{{{kind}}}{preamble}\n\\begin{{document}}{body}\\end{{document}}\n"
    (folder / "main.tex").write_text(text, "utf-8")
    return Document("main", folder, Path("main.tex"), Path("work"), Path("build"))


def _printed(document: Document, pattern: str) -> list[str]:
    pdf = typeset(document).pdf
    assert pdf is not None
    found = re.findall(pattern, " ".join(page_texts(pdf) or []))
    return [number.replace("\u2212", "-") for number in found]


def _shown(done: WordExport, pattern: str) -> list[str]:
    texts = ("".join(map(str, item.itertext())) for item in part(done.path).iter(w("p")))
    bare = (re.sub(r" ?SEQ Equation \\\* ARABIC (?:\\r \d+ )?", "", text) for text in texts)
    return [match[1] for text in bare if (match := re.search(pattern, text))]


_UNCOUNTED = r"""
\begin{equation}\label{one}a\end{equation}\section{A}\section{B}
\begin{gather}\label{chain} b \notag\\ c \notag\\ d\end{gather}
\begin{eqnarray} e \nonumber \label{next}\\ f\end{eqnarray}
The chain is \ref{chain}, the next is \ref{next}, the first is \ref{one}.
"""


@pytest.mark.parametrize("preamble", [r"\usepackage{amsmath}", r"\usepackage{amsmath,hyperref}"])
def test_a_label_of_a_line_without_a_number_gives_the_next_none(
    tmp_path: Path, preamble: str
) -> None:
    """The equation had the number of the section above, which amsmath wrote down for the label."""
    document = _document(tmp_path, "article", preamble, _UNCOUNTED)
    assert _printed(document, r"\((\d)\)") == ["1", "2", "3"]
    done = export(document)
    assert _shown(done, r"\((\d)\)\Z") == ["1", "2", "3"]
    (said,) = _shown(done, r"\A(The chain.*)")
    assert re.findall(r"is \D*?(\d)(?=[,.])", re.sub(r"REF \S+ (?:\\h)?", "", said)) == [
        "2",
        "3",
        "1",
    ]


@pytest.mark.parametrize(
    ("kind", "preamble", "body", "count"),
    [
        ("report", r"\usepackage{amsmath}", _BODY.replace("TOP", r"\chapter"), 7),
        ("article", r"\usepackage{amsmath}", _BODY.replace("TOP", r"\section"), 7),
        ("article", r"\usepackage{amsmath}\numberwithin{equation}{section}",
         _BODY.replace("TOP", r"\section"), 7),
        ("article", r"\usepackage{amsmath}\def\theequation{\thesection-\arabic{equation}}",
         _BODY.replace("TOP", r"\section"), 7),
        ("article", r"\usepackage{amsmath}", _SET, 9),
        ("article", r"\usepackage{amsmath,hyperref,cleveref}", _SET, 9),
        ("scrartcl", r"\usepackage[leqno,fleqn]{amsmath}", _SET, 9),
        ("article", "", _PLAIN, 6),
    ],
)  # fmt: skip
def test_an_equation_without_a_label_has_the_number_of_the_pdf(
    tmp_path: Path, kind: str, preamble: str, body: str, count: int
) -> None:
    document = _document(tmp_path, kind, preamble, body)
    pattern = r"\(([A-Z\d][A-Z\da-z.\-\u2212]*|[ivx]+)\)"
    printed = _printed(document, pattern)
    numbers = _shown(export(document), pattern)
    assert sorted(numbers) == sorted(printed)
    assert len(numbers) == count


@pytest.mark.parametrize(
    "preamble",
    ["", r"\usepackage{amsmath,amsthm}", r"\usepackage{amsthm,hyperref}",
     r"\usepackage{amsthm,hyperref,cleveref}", r"\usepackage{ntheorem}",
     r"\usepackage{amsthm,thmtools}"],
)  # fmt: skip
def test_a_theorem_without_a_label_has_the_number_of_the_pdf(tmp_path: Path, preamble: str) -> None:
    if "thmtools" in preamble and not installed("thmtools"):
        pytest.skip("thmtools is not installed")
    document = _document(tmp_path, "article", preamble + _DECLARED, _THEOREMS)
    pattern = r"\b((?:Claim|Remark|Result) [A-Z\d.]*\d)"
    printed = _printed(document, pattern)
    assert _shown(export(document), pattern) == printed
    assert len(printed) == 7


def test_labels_that_have_no_record_of_latex_s_own_have_tex_s_numbers(tmp_path: Path) -> None:
    if not installed("zref-clever"):
        pytest.skip("zref-clever is not installed")
    body = r"""\section{One}\zlabel{s}
    \begin{equation}\zlabel{a}x=y\end{equation}
    \begin{align}u&=v\zlabel{b}\\w&=z\end{align}
    \begin{equation}\tag*{Ax.\,2}\label{t}q\end{equation}
    See \zcref{a}, \zcref{s}, and \ref{t}.
    """
    preamble = r"\usepackage{amsmath,hyperref,zref-clever}"
    document = _document(tmp_path, "article", preamble, body)
    assert typeset(document).pdf is not None
    done = export(document)
    assert done.findings == ()
    assert _shown(done, r"(\(\d\)|Ax\.\N{THIN SPACE}2)$") == [
        "(1)",
        "(2)",
        "(3)",
        "Ax.\N{THIN SPACE}2",
    ]


def test_numbers_that_tex_did_not_get_to_are_reported_as_counted(tmp_path: Path) -> None:
    body = r"\begin{equation}a\end{equation}\stop"
    document = _document(tmp_path, "article", "", body)
    done = export(document, typeset=False)
    assert _shown(done, r"\((\d)\)") == ["1"]
    assert "word-numbers-counted" in {item.code for item in done.findings}
