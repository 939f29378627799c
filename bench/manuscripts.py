"""Synthetic manuscripts: sections, tables, figures and citations, as long as asked for."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from bibliographies import bibliography

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TEXT = """
the municipal programme was implemented by several actors whose discretion grew while central
steering became weaker and evaluation came late so that learning between housing offices depended on
networks rather than rules which practice had already left behind in many places
"""
_WORDS = _TEXT.split()

_PREAMBLE = r"""\documentclass[11pt,a4paper]{article}
\usepackage[T1]{fontenc}
\usepackage{lmodern}
\usepackage{microtype}
\usepackage[main=british]{babel}
\usepackage[autostyle]{csquotes}
\usepackage{amsmath}
\usepackage{graphicx}
\usepackage{booktabs}
\usepackage{tabularx}
\usepackage[margin=30mm]{geometry}
\usepackage{xcolor}
\usepackage{tikz}
\usepackage[font=small,labelfont=bf]{caption}
\usepackage{enumitem}
\usepackage{fancyhdr}
\usepackage[backend=biber,style=authoryear,natbib=true]{biblatex}
\addbibresource{references.bib}
\usepackage{hyperref}
\title{A synthetic manuscript}
\author{Nobody}
\date{}
"""

_FIGURE = r"""\documentclass{standalone}\usepackage{tikz}\begin{document}
\begin{tikzpicture}\draw[->](0,0)--(6,0);\draw[->](0,0)--(0,3);
\draw plot[domain=0.2:6,samples=60](\x,{3/\x^0.5});\end{tikzpicture}\end{document}
"""

# So that the pages come out about as asked for, with tables, figures and the list of references.
WORDS_A_PAGE = 430
WORKS_A_PAGE = 18

UNCITED = 20
"""Entries that nothing cites yet."""


def manuscript(folder: Path, pages: int) -> int:
    """Write `main.tex` and all it reads; the same bytes for the same number of pages.

    The 1,000 citations stand in 100 pages and more; a shorter text has ten a page.

    Args:
        folder: Where to; it is made.
        pages: How long, about. Each section has five pages, with one table and one figure.

    Returns:
        How many works it cites: `key0`, `key1`, ...
    """
    (folder / "sections").mkdir(parents=True)
    citations = min(1000, 10 * pages)
    chance = random.Random(pages)  # noqa: S311 - no secret, only the same text each time
    bibliography(folder / "references.bib", citations + UNCITED)
    (folder / "figure.tex").write_text(_FIGURE, encoding="utf-8")
    names = [f"part{number}" for number in range(1, max(2, pages // 5) + 1)]
    words = WORDS_A_PAGE * (pages - citations // WORKS_A_PAGE) // len(names)
    for number, name in enumerate(names):
        keys = range(number * citations // len(names), (number + 1) * citations // len(names))
        text = "\n\n".join(_section(chance, name, list(keys), words))
        (folder / "sections" / f"{name}.tex").write_text(text, encoding="utf-8")
    inputs = "\n".join(rf"\input{{sections/{name}}}" for name in names)
    (folder / "main.tex").write_text(
        f"{_PREAMBLE}\\begin{{document}}\n\\maketitle\n\\tableofcontents\n{inputs}\n"
        "\\printbibliography\n\\end{document}\n",
        encoding="utf-8",
    )
    return citations


def _section(chance: random.Random, name: str, keys: list[int], words: int) -> Iterator[str]:
    yield rf"\section{{About {name}}}\label{{sec:{name}}}"
    yield rf"Table~\ref{{tab:{name}}} and Figure~\ref{{fig:{name}}} show it. The word alpha. "
    yield _table(chance, name)
    yield _figure(name)
    share = max(1, words // 120)
    for number in range(share):
        cited = keys[number * len(keys) // share : (number + 1) * len(keys) // share]
        yield _paragraph(chance, cited, 120)


def _paragraph(chance: random.Random, keys: list[int], words: int) -> str:
    text = [chance.choice(_WORDS) for _ in range(words)]
    for key in keys:
        text.insert(chance.randrange(len(text)), rf"\citep[{chance.randrange(1, 99)}]{{key{key}}}")
    return " ".join(text).capitalize() + "."


def _table(chance: random.Random, name: str) -> str:
    rows = "\n".join(
        " & ".join([f"Row {row}", *(str(chance.randrange(10, 99)) for _ in range(4))]) + r" \\"
        for row in range(8)
    )
    return (
        rf"\begin{{table}}\centering\caption{{Numbers of {name}}}\label{{tab:{name}}}"
        "\n\\begin{tabular}{lrrrr}\\toprule\n"
        f"{rows}\n\\bottomrule\\end{{tabular}}\\end{{table}}"
    )


def _figure(name: str) -> str:
    return (
        r"\begin{figure}\centering\includegraphics[width=.6\linewidth]{figure.pdf}"
        rf"\caption{{Drawn for {name}}}\label{{fig:{name}}}\end{{figure}}"
    )
