r"""IEEEtran's `\appendix` prints a heading, and none of the `\section`s behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.plain.plain_rules import plain

CASES = [
    ("IEEEtran", r"\appendix[On $x$] a", r"\appendix\section*{\appendixname\\ On $x$} a"),
    ("IEEEtran", r"\appendix\subsection{In}",
     r"\appendix\section*{\appendixname{}}\subsection{In}"),
    ("IEEEtran", r"\appendix \section{None}\label{a} b",
     r"\appendix\section*{\appendixname{}} \label{a} b"),
    ("IEEEtran", r"\appendices\section{One}", r"\appendices\section{One}"),
    ("article", r"\appendix\section{One}", r"\appendix\section{One}"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "written", "expected"), CASES)
def test_an_appendix_by_itself_has_the_heading_of_its_command(
    name: str, written: str, expected: str
) -> None:
    text = f"\\documentclass{{{name}}}\n\\begin{{document}}\n{written}\n\\end{{document}}\n"
    made = plain(whole(Source(Path("main.tex"), text)))
    assert made.text == text.replace(written, expected)
