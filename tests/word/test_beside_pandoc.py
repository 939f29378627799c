"""Plain pandoc is the least that an author could use: what it keeps of what TeX prints, we keep."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.word.conftest import square
from tests.word.reader import part
from trykklar.document import Document
from trykklar.poppler import page_texts
from trykklar.typeset import typeset
from trykklar.word.docx.ooxml import m, w
from trykklar.word.export import export
from trykklar.word.pandoc import run

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("pdflatex", "pdftotext"))), reason="TeX is not installed"
)

STRUCTURE = (
    r"\usepackage{hyperref}\title{Rents in Towns}\author{Ann Berg \and Ola Dahl}\date{May 2020}",
    r"""\maketitle\begin{abstract}Short summary.\end{abstract}\tableofcontents
\section{First part}\label{s}\subsection{Deeper}\paragraph{Aside} Text with \emph{weight},
\textbf{force}, \textsc{small}, \texttt{code} and \underline{line}. See Section~\ref{s}.
\begin{itemize}\item apples \begin{enumerate}\item pears\end{enumerate}\end{itemize}
\begin{description}\item[Term] meaning of it\end{description}
\begin{quote}Said by somebody.\end{quote}\footnote{Below the line.} \href{http://x.org}{linked}
\url{http://example.org/path}.\appendix\section{Extra}More.""",
)
FLOATS = (
    r"\usepackage{graphicx,booktabs,longtable,multirow}\newcommand{\plot}[1]{\includegraphics{#1}}",
    r"""\begin{figure}\centering\plot{square.png}\caption{A picture}\end{figure}
\includegraphics[width=2cm]{square.png}
\begin{table}\caption{Numbers}\begin{tabular}{lr}\toprule Town & Rent\\\midrule
\multicolumn{2}{c}{wide}\\ Moss & 12.5\\\bottomrule\end{tabular}\end{table}
\begin{tabular}{|l|p{3cm}|}\hline\multirow{2}{*}{both} & upper\\ & lower\\\hline\end{tabular}
\begin{longtable}{ll}\caption{Long}\\ head & side\\\endhead alpha & beta\\ gamma & delta\\
\end{longtable}\begin{minipage}{5cm}boxed words\end{minipage}""",
)
MATHEMATICS = (
    r"\usepackage{amsmath,amsthm}\newtheorem{claim}{Claim}\newcommand{\gain}{\mathit{gain}}",
    r"""Inline $a+b$ and \(\text{total}\). \begin{equation}\text{cost} = 2\end{equation}
\begin{align}\text{left}&=1\\\text{right}&=2\end{align}\[ \operatorname{rank}(A) \]
\begin{claim}[Named] It holds.\end{claim}\begin{proof}Because.\end{proof}""",
)
VERBATIM = (
    r"\usepackage{listings,alltt}",
    r"""\begin{verbatim}
if (x) { call; }
\end{verbatim}
\begin{lstlisting}[caption={A program}]
while true
\end{lstlisting}
Inline \verb|word_one| and \lstinline|word two|. \begin{verse}Line of verse\\ another\end{verse}
\begin{center}middle\end{center}\begin{flushright}rightmost\end{flushright}""",
)
MACROS = (
    r"""\newcommand{\town}[1]{the town of #1}\def\pair#1#2{#1 and #2}\newif\iflong\longtrue
\newenvironment{remark}{\begin{quote}\textbf{Remark.} }{\end{quote}}""",
    r"""We saw \town{Moss}, \pair{rents}{wages}. \iflong Long version.\else Short one.\fi
\begin{remark}Of the author.\end{remark} {\Large Bigger} \mbox{kept together} \uppercase{shout}
``Quoted'' -- a dash --- na\"{\i}ve \ss\ \ae\ \o\ \&\ \%\ 5\,km. \textsuperscript{high}
\marginpar{beside} \fbox{framed} \raisebox{1pt}{raised} \parbox{3cm}{in a box}\ldots""",
)
KINDS = [STRUCTURE, FLOATS, MATHEMATICS, VERBATIM, MACROS]
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]{3,}")


@pytest.mark.parametrize(("preamble", "body"), KINDS)
def test_no_word_picture_or_table_is_missing_that_pandoc_alone_keeps(
    tmp_path: Path, preamble: str, body: str
) -> None:
    text = (
        f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    )
    (tmp_path / "main.tex").write_text(text, "utf-8")
    (tmp_path / "square.png").write_bytes(square())
    document = Document("main", tmp_path, Path("main.tex"), Path("work"), Path("build"))
    pdf = typeset(document).pdf
    assert pdf is not None
    printed = _words(" ".join(page_texts(pdf) or []))
    alone = json.loads(run(["-f", "latex", "-t", "json"], text))
    ours = export(document).path
    missing = (_words(" ".join(_texts(alone))) & printed) - _words(_said(ours))
    assert {word for word in missing if len(word) > 1} == set()
    assert len(list(part(ours).iter("{*}pic"))) >= _count(alone, "Image")
    assert len(list(part(ours).iter(w("tbl")))) >= _count(alone, "Table")


def _words(text: str) -> Counter[str]:
    """The words without accents, which pandoc sets beside a dotless letter."""
    apart = unicodedata.normalize("NFKD", text.replace("ı", "i"))
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return Counter(word.casefold() for word in _WORD.findall(plain))


def _said(path: Path) -> str:
    texts = w("t"), m("t")
    return "".join(
        (item.text or "") if item.tag in texts else " "
        for name in ("word/document.xml", "word/footnotes.xml")
        for item in part(path, name).iter(*texts, w("p"), w("tab"), w("br"), m("r"))
    )


def _texts(item: Any) -> Iterator[str]:
    if isinstance(item, list):
        for child in item:
            yield from _texts(child)
    elif isinstance(item, dict):
        if item.get("t") in ("Str", "Code", "CodeBlock"):
            shown = item["c"]
            yield shown if isinstance(shown, str) else shown[1]
        yield from _texts([value for key, value in item.items() if key != "t"])


def _count(item: Any, kind: str) -> int:
    if isinstance(item, list):
        return sum(_count(child, kind) for child in item)
    if not isinstance(item, dict):
        return 0
    return (item.get("t") == kind) + sum(_count(value, kind) for value in item.values())
