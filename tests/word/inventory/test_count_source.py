"""What the source has, macros and all, so that no false loss is reported."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from trykklar.document import Document
from trykklar.word.inventory.count_source import items
from trykklar.word.mark.manuscript import read

if TYPE_CHECKING:
    from trykklar.word.inventory.counted import CountedItem
    from trykklar.word.mark.manuscript import MarkedManuscript


def counted(folder: Path, body: str, preamble: str = "") -> list[CountedItem]:
    return items(manuscript(folder, body, preamble))


def manuscript(folder: Path, body: str, preamble: str = "") -> MarkedManuscript:
    text = (
        f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    )
    (folder / "main.tex").write_text(text, encoding="utf-8")
    return read(Document("main", folder, Path("main.tex"), Path("work"), Path("build")))


CASES = [
    (r"\citep{a,b} \nocite{c}", "", {"citations": 1, "cited": 3}),
    (r"\cref{a,b} \nameCref{a} \eqref{e}", "", {"references": 3}),
    (r"\mine{a}\mine{b}", r"\newcommand{\mine}[1]{\citet{#1}\footnote{N}}",
     {"citations": 2, "cited": 2, "footnotes": 2}),
    (r"\todo{\cite{a}} % \cite{b}", r"\newcommand{\todo}[1]{}", {}),
    (r"\iffalse \label{a} \fi\label{b}", "", {"labels": 1}),
    (r"\section[\cite{a}]{Real \cite{a}}", "", {"headings": 1, "citations": 1, "cited": 1}),
    (r"\[ \ref{a} \] $$ b $$", "", {"equations": 2}),
    (r"$-$$f$ and $$b$$ $\partial$$w$/$a$$b$ \$$x$", "", {"equations": 1}),
    ("It costs $5.\n\n$$ b $$", "", {"equations": 1}),
    (r"\begin{align} a\\ b \notag\\ \begin{cases}c\\d\end{cases}\end{align}", "",
     {"equations": 3}),
    (r"\begin{align*} a\\ b\end{align*}", "", {"equations": 1}),
    (r"\begin{tikzpicture}\node{\cite{a}};\end{tikzpicture}", "", {"figures": 1}),
    (r"\begin{tikzpicture}\end{tikzpicture}\mine{A}",
     r"\newcommand{\mine}[1]{\section{#1}}", {"figures": 1, "headings": 1}),
    (r"\subfloat[One]{\includegraphics{a}}", "", {"captions": 1, "figures": 1}),
    (r"\subcaptionbox{One}{\includegraphics{a}}", "", {"captions": 1, "figures": 1}),
    (r"\footcite{a}\href{\#here}{x}", r"\usepackage{biblatex}",
     {"citations": 1, "cited": 1, "footnotes": 1}),
    (r"\begin{thebibliography}{9}\bibitem{a} A, \url{x.org}\end{thebibliography}", "",
     {"headings": 1, "works": 1}),
    (r"\begin{thebibliography}{9}\bibitem[\citeauthoryear{A}{A}{1}]{a} A\end{thebibliography}", "",
     {"headings": 1, "works": 1}),
    (r"\href{x.org}{x}\begin{list}{}{}\bibitem{a} A, \href{x.org}{x}\end{list}\href{x.org}{x}", "",
     {"links": 2, "works": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("body", "preamble", "expected"), CASES)
def test_what_counts(tmp_path: Path, body: str, preamble: str, expected: dict[str, int]) -> None:
    found = Counter(item.kind for item in counted(tmp_path, body, preamble))
    assert found == expected


def test_what_a_macro_holds_is_where_it_is_called(tmp_path: Path) -> None:
    made = manuscript(tmp_path, r"Text \see{tab:a}", r"\newcommand{\see}[1]{(\ref{#1})}")
    (found,) = items(made)
    assert found.key == "_Ref_tab_a"
    written = (tmp_path / "main.tex").read_text("utf-8")
    assert written[made.flat.place(found.offset).offset :].startswith(r"\see{tab:a}")


TABLES = [
    (r"{lll} a & b & c\\ \midrule d & \multicolumn{2}{c}{e}\\", (2, 3)),
    (r"{l*{2}{c}} \toprule\addlinespace a\\ & \\ \cmidrule{1-2} \vspace{1em}\\ b", (2, 3)),
    (r"{p{3cm}} {a \\ b}", (1, 1)),
    (r"{l} \rule{6cm}{0.4pt}\\ Name\\ \rule{0pt}{3ex}\\ \hrulefill\\ Place", (4, 1)),  # lines
    # A coloured cell has its words in the group behind the colour; a dashed rule is no row.
    (r"{ll} \cellcolor{gray}{a} & \cellcolor{gray}{b}\\ \hdashline c & d\\", (2, 2)),
    # A bar of colour between rows is one: Word has it, and an error said that it had one too many.
    (r"{ll} a & b\\ \cdashline{1-2} \rowcolor{gray} & \\ c & d\\", (3, 2)),
    (r"{ll} a & b\\ & \cellcolor{gray} \\ \color{gray} & \\ c & d\\", (3, 2)),
    # What stands in the group behind a size is text; two errors a table were false.
    (r"{ll} a & b\\ & \footnotesize{c}\\ \indent {d} & \\ \vspace{1em}{} & \\", (3, 2)),
    (r"{l} a \begin{tabular}{l} x\\ y \end{tabular}\\ b", (2, 1)),
]


@pytest.mark.parametrize(("rows", "shape"), TABLES)
def test_rows_and_columns_are_those_that_are_seen(
    tmp_path: Path, rows: str, shape: tuple[int, int]
) -> None:
    found = counted(tmp_path, rf"\begin{{tabular}}{rows}\end{{tabular}}")[0]
    assert (found.rows, found.columns) == shape


def test_the_head_of_a_long_table_counts_once(tmp_path: Path) -> None:
    body = (
        r"\begin{longtable}{ll}\caption{T}\\ h & i\\ \endfirsthead \caption{T again}\\ h & i\\"
        r"\endhead more \endfoot \endlastfoot a & b\\ c & d\\ \end{longtable}"
    )
    found = counted(tmp_path, body)
    assert [(item.rows, item.columns) for item in found if item.kind == "tables"] == [(3, 2)]
    assert [item.kind for item in found].count("captions") == 1
