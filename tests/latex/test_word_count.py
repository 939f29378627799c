"""Words as an editor counts them: each text here was counted by hand."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.conftest import PROJECT
from trykklar.latex.read_document import read
from trykklar.latex.word_count import RUNNING, by_part, count, count_plain, total
from trykklar.project.selection import choose, plain

if TYPE_CHECKING:
    from pathlib import Path

TEXCOUNT = shutil.which("texcount")


def amounts(folder: Path, body: str, preamble: str = "") -> dict[str, int]:
    main = folder / "main.tex"
    head = f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n"
    main.write_text(f"{head}{body}\n\\end{{document}}\n", encoding="utf-8")
    return {part: amount.words for part, amount in by_part(read(plain(main))).items()}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Ti kommunale boliger, og så én til.", 7),
        ("A well-known author's top-down view, e.g. this.", 7),
        ("One---two---three, in 1999--2001 and 3.5 years.", 9),
        (r"Two \emph{words} more \textbf{than} none \citep[see][12]{key}.", 7),
        (r"See Section~\ref{sec:a} and \cref{fig:b}. % not this", 3),
        (r"It is $a + b = c$ and \[ x = y \] so.", 4),
        (r"\begin{verbatim}not this\end{verbatim} but this", 2),
        (r"\begin{itemize}\item one \item two\end{itemize}", 2),
        (r"\iffalse hidden words \fi shown", 1),
        (r"One \lstset{language=C, caption={Some words}} two \tikzset{every node/.style=red}", 2),
        (r"One \myset{words as such}.", 4),
        ("日本語と English の言葉、ภาษา", 12),
        (r"El Ni\~{n}o, Ad{\'e}lie, M{\o}re, Troms\o{} and \v{S}imek", 7),
        (r"na\"\i ve Sm\o rgås \c{c}a \'Etat a\,b", 6),
        (r"\vspace{5mm} One \rule{\textwidth}{0.4pt} two \\[1pc] three", 3),
        (r"\addcontentsline{toc}{section}{Not here} \thispagestyle{empty} here", 1),
        (r"\author[a,b]{Kari Nes\,\orcidlink{0000-0001}\corref{c}}\affil{Bodin} Text.", 1),
        (r"\citep[e.g.][]{key} Text.", 2),
        (r"\autocites[as in][]{a}[and Section~\ref{s}, 7]{b} so.", 6),
        (
            r"\title[Not]{This}\address{A}\begin{titlepage}No\end{titlepage} But this",
            2,
        ),
        (r"\begin{description}\item[Fixed effects:] one \item[a] two\end{description}", 5),
        (r"\begin{algorithm}\caption{Not this}Take one step.\end{algorithm} So.", 4),
        (r"\hypertarget{ref-a}{Here} it is: \url{https://example.org/a-b}.", 4),
        (r"One. \\[2pt] Two words. $x$ \[ y \] Last.", 4),
    ],
)
def test_running_text_is_counted_as_an_editor_counts_it(
    tmp_path: Path, body: str, words: int
) -> None:
    assert amounts(tmp_path, body).get("text", 0) == words


def test_each_part_is_counted_apart(tmp_path: Path) -> None:
    body = r"""
\begin{abstract} one two three \end{abstract}
\section{A heading here} text
\begin{table}\caption{A caption of five words}
\begin{tabular}{ll} cell & another cell \\ \end{tabular}
Source: the table's own words.
\begin{tabularx}{\textwidth}{@{}>{\hsize=1.2\hsize}XX@{}} {last} & cells \\ \end{tabularx}
\end{table}
more text\footnote{A note of five words} ends.
"""
    assert amounts(tmp_path, body) == {
        "abstract": 3, "headings": 3, "text": 4, "captions": 5, "tables": 10, "footnotes": 5,
    }  # fmt: skip


def test_an_abstract_that_is_a_command_is_one_too(tmp_path: Path) -> None:
    assert amounts(tmp_path, r"\abstract{one two} three")["abstract"] == 2


def test_a_macro_counts_once_in_its_own_words(tmp_path: Path) -> None:
    """As texcount does: what a macro prints is not counted where it stands."""
    preamble = r"\newcommand{\programme}{The Long Name of a Programme}"
    assert amounts(tmp_path, r"\programme{} ends.", preamble)["text"] == 1


def test_words_belong_to_the_section_that_is_open_across_files(tmp_path: Path) -> None:
    (tmp_path / "b.tex").write_text("still first\n\\section{Second}\ntwo words", "utf-8")
    (tmp_path / "c.tex").write_text("\\section{Third}\nand three words", "utf-8")
    body = "before\n\\section{First}\none\n\\input{b}\nmore here\n\\input{c}\nlast"
    amounts(tmp_path, body)
    sections = [
        (each.heading.title if each.heading else "", total((each,), RUNNING).words)
        for each in count(read(plain(tmp_path / "main.tex")))
    ]
    assert sections == [("", 1), ("First", 3), ("Second", 4), ("Third", 4)]


def test_an_empty_manuscript_has_no_words(tmp_path: Path) -> None:
    assert amounts(tmp_path, "") == {}
    assert count_plain("").words == 0


def test_characters_are_counted_with_the_blanks_between_words() -> None:
    assert count_plain("  to\nord,  æøå ").characters == len("to ord, æøå")


@pytest.mark.skipif(not TEXCOUNT, reason="texcount is not installed")
@pytest.mark.parametrize("edition", ["article", "note"])
def test_texcount_counts_the_editions_alike(project: Path, edition: str) -> None:
    (document,) = choose([edition], project).documents
    ours = by_part(read(document))["text"].words
    files = sorted((PROJECT / "manuscript" / "sections" / edition).glob("*.tex"))
    command = [str(TEXCOUNT), "-utf8", "-total", *map(str, files)]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    match = re.search(r"Words in text: (\d+)", found)
    assert match is not None
    assert abs(ours / int(match[1]) - 1) < 0.01
