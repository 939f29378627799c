"""The Word file against Office Open XML's schemas: Word repairs or refuses what breaks them.

openxml-audit holds a file against the schemas of Microsoft's Open XML SDK, without a network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openxml_audit import OpenXmlValidator

from trykklar.word.export import WordExport, export

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Editions
    from tests.word.conftest import Change

# What pandoc writes against the schema, and we put right: a table in a figure beside another one,
# emphasis in emphasis, matrices, text and blackboard letters in formulas, a footnote with one.
_HARD = r"""
\begin{figure}
\subfloat[One]{\begin{tabular}{lr} a & b \\ c & d \end{tabular}}
\subfloat[Two]{\begin{tabular}{cc} a & b \\ c & d \end{tabular}}
\caption{Tables in a figure}
\end{figure}
\emph{\emph{therm}o} and \textit{\emph{logic}} and \textbf{\textbf{bold}}.
\[ \begin{pmatrix} a & b \\ c & d \end{pmatrix} \quad \text{if } \mathbb{R} \ni \mathcal{A} \]
Here\footnote{With $\mathrm{d}x \in \mathbb{R}^{\text{so}}$ and \url{https://example.org/?a=b&c}.}
and \begin{enumerate}\item one \begin{itemize}\item two\end{itemize}\end{enumerate}
\begin{longtable}{p{3cm}S} \caption{Long} \\ \hline a & {b} \\ \endhead c & 1.5 \\ \end{longtable}
\begin{lstlisting}[language=Python]
def f(x): return "a" & x
\end{lstlisting}
"""


def faults(path: Path) -> list[str]:
    """Everything that the schemas have against a file."""
    return [str(error) for error in OpenXmlValidator(max_errors=0).validate(path).errors]


def test_the_sample_is_valid(exported: WordExport) -> None:
    assert faults(exported.path) == []


def test_what_pandoc_writes_against_the_schema_is_put_right(changed: Change) -> None:
    assert faults(export(changed("sections/method.tex", _HARD)).path) == []


@pytest.mark.parametrize("name", ["article", "note"])
def test_an_edition_is_valid(editions: Editions, name: str) -> None:
    assert faults(editions.made(f"{name}.docx")) == []
