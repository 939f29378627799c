r"""Theorems that packages declare reach Word with their names and numbers, as `\newtheorem`'s."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.plain.plain_rules import plain

THEOREMS = [
    (r"\declaretheorem[name=Claim]{claim}", r"\newtheorem{claim}{Claim}"),
    (r"\declaretheorem[parent=section,style=plain]{claim}", r"\newtheorem{claim}{Claim}[section]"),
    (r"\declaretheorem{claim}[name={A claim},sibling=lemma]",
     r"\newtheorem{claim}[lemma]{A claim}"),
    (r"\declaretheorem[numbered=no]{note}", r"\newtheorem*{note}{Note}"),
    (r"\declaretheorem{a}\begin{a}[label=k,name=Weak] It\end{a}",
     r"\newtheorem{a}{A}\begin{a}[Weak]\label{k} It\end{a}"),
    (r"\newtheorem{a}{A}\begin{a}[A name] It\end{a}",
     r"\newtheorem{a}{A}\begin{a}[A name] It\end{a}"),
    (r"\newtheorem{a}{A}\begin{restatable}[N]{a}{key}It\end{restatable}",
     r"\newtheorem{a}{A}\begin{a}[N]It\end{a}"),
    # A theorem that is printed once more has no label the second time.
    (r"\begin{restatable}[N]{a}{key}\label{k}It\end{restatable} \key*",
     "\\begin{a}[N]\\label{k}It\\end{a} \n\n\\begin{a}[N]It\\end{a}\n\n"),
    (r"\spnewtheorem{a}{A}[section]{\bfseries}{\itshape}", r"\newtheorem{a}{A}[section]"),
    (r"\newmdtheoremenv[linecolor=red]{a}{A}", r"\newtheorem{a}{A}"),
    (r"\newtheorem[S]{a}[b]{A}", r"\newtheorem{a}[b]{A}"),  # thmbox
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), THEOREMS)
def test_a_theorem_by_keys_is_one_of_latex(source: str, expected: str) -> None:
    assert plain(whole(Source(Path("main.tex"), source))).text == expected
