"""Lists have the signs and labels of the PDF, whoever sets them.

A dash was a bullet and `1.1` was `a.`, in silence.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.word.reader import part
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.docx.ooxml import w
from trykklar.word.export import export

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("pdflatex", "pdftotext"))), reason="TeX is not installed"
)

_LAW = "§\N{NARROW NO-BREAK SPACE}1\N{NO-BREAK SPACE}Law"
_CLEAR = "Proof. Clear.\N{NO-BREAK SPACE}■"
_HEAD = r"\documentclass{article}\usepackage[T1]{fontenc}"


def _shown(folder: Path, preamble: str, text: str) -> list[str]:
    """The paragraphs of the Word file, each behind the label of its list."""
    source = folder / "main.tex"
    source.write_text(f"{_HEAD}{preamble}\n\\begin{{document}}\n{text}\n\\end{{document}}\n")
    document = Document("main", folder, Path("main.tex"), Path("work"), Path("build"))
    assert typeset(document).pdf is not None
    made = export(document).path
    numbering = part(made, "word/numbering.xml")
    kinds = {item.get(w("abstractNumId")): item for item in numbering.iter(w("abstractNum"))}
    lists = {
        item.get(w("numId")): kinds[item.find(w("abstractNumId")).get(w("val"))]  # type: ignore[union-attr]
        for item in numbering.iter(w("num"))
    }
    found = []
    for paragraph in part(made).iter(w("p")):
        words = "".join(item.text or "" for item in paragraph.iter(w("t")))
        of = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        label = ""
        if of is not None:
            level, kind = of.find(w("ilvl")), lists[of.find(w("numId")).get(w("val"))]  # type: ignore[union-attr]
            at = level.get(w("val")) if level is not None else "0"
            texts = [
                item.find(w("lvlText")).get(w("val"), "")  # type: ignore[union-attr]
                for item in kind.iter(w("lvl"))
                if item.get(w("ilvl")) == at
            ]
            label = f"{texts[0]} "
        found.append(label + words)
    return found


def test_bullets_are_the_signs_that_tex_prints(tmp_path: Path) -> None:
    text = r"""
Words.
\begin{itemize}\item One\begin{itemize}\item Inner\end{itemize}\item Two\end{itemize}
\renewcommand\labelitemi{$\star$}
\begin{itemize}[label=$\diamond$]\item Three\end{itemize}
\begin{itemize}\item Four\end{itemize}
"""
    preamble = r"\usepackage{enumitem}\renewcommand\labelitemi{--}\setlist[itemize,2]{label=*}"
    assert _shown(tmp_path, preamble, text) == [
        "Words.", "– One", "* Inner", "– Two", "⋄ Three", "⋆ Four",
    ]  # fmt: skip


def test_labels_of_two_counters_count_on_in_word(tmp_path: Path) -> None:
    text = r"""
\renewcommand\theenumi{\Alph{enumi}}\renewcommand\labelenumii{\theenumi.\arabic{enumii}}
\begin{enumerate}
\item One
\begin{enumerate}\item In\item Out\end{enumerate}
\item Two
\end{enumerate}
\begin{enumerate}[label=\S\,\arabic*] \item Law \end{enumerate}
"""
    shown = _shown(tmp_path, r"\usepackage{enumitem}", text)
    assert shown == [
        "%1. One",
        "A.%2 In",
        "A.%2 Out",
        "%1. Two",
        _LAW,
    ]


def test_the_inner_of_two_numbered_lists_is_labelled_as_its_class_does(tmp_path: Path) -> None:
    text = r"\begin{enumerate}\item\begin{enumerate}\item In\end{enumerate}\item Two\end{enumerate}"
    assert _shown(tmp_path, "", text)[-3:] == ["%1. ", "(%2) In", "%1. Two"]


def test_labels_in_which_no_number_goes_on_are_words(tmp_path: Path) -> None:
    text = r"""
\renewcommand\labelenumi{\arabic{enumi}.\arabic{enumi}}
\begin{enumerate}\item One\item Two\end{enumerate}
"""
    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in _shown(tmp_path, "", text)] == [
        "1.1 One", "2.2 Two",
    ]  # fmt: skip


def test_a_theorem_that_begins_with_a_list_keeps_its_own_head(tmp_path: Path) -> None:
    preamble = r"\usepackage{amsthm}\newtheorem{claim}{Claim}"
    text = r"\begin{claim}\begin{enumerate}\item Yes.\item No.\end{enumerate}\end{claim}"
    shown = _shown(tmp_path, preamble, text)
    assert [line.strip() for line in shown] == ["Claim 1.", "%1. Yes.", "%1. No."]


def test_a_proof_that_begins_with_a_list_takes_no_label_from_it(tmp_path: Path) -> None:
    """`Proof.` stood there twice, and `(a)` was lost in silence; an item's own label stays."""
    preamble = r"\usepackage{amsthm,enumerate}"
    inner = "\\begin{enumerate}[(a)]\n\\item Dear.\n\\item Old.\n\\end{enumerate}\n"
    steps = f"\\begin{{enumerate}}[Step 1]\n\\item {inner}\\item End.\n\\end{{enumerate}}"
    shown = _shown(tmp_path, preamble, f"\\begin{{proof}}\n{inner}\\end{{proof}}\n{steps}")
    assert [item for item in shown if item.strip() not in ("□", "◻")] == [
        "Proof.", "(%1) Dear.", "(%1) Old.", "Step %1 ", "(%2) Dear.", "(%2) Old.", "Step %1 End.",
    ]  # fmt: skip


def test_what_is_emphasized_in_italics_stands_upright(tmp_path: Path) -> None:
    preamble = r"\usepackage{amsthm}\newtheorem{claim}{Claim}"
    preamble += r"\theoremstyle{definition}\newtheorem{fact}{Fact}"
    text = r"\begin{claim}A \emph{big} \textup{red} house.\end{claim}"
    text += r"\begin{fact}A \emph{small} \textup{blue} one.\end{fact}"
    _shown(tmp_path, preamble, text)
    upright: set[str] = set()
    slanted: set[str] = set()
    for run in part(tmp_path / "build" / "main.docx").iter(w("r")):
        words = "".join(item.text or "" for item in run.iter(w("t")))
        italic = run.find(f"{w('rPr')}/{w('i')}")
        (upright if italic is None or italic.get(w("val")) == "0" else slanted).add(words.strip())
    assert {"big", "red"} <= upright
    assert {"A", "small", "house."} <= slanted


def test_signs_of_pifont_are_signs_and_no_pictures(tmp_path: Path) -> None:
    preamble = r"\usepackage{amsthm,pifont}\renewcommand\qedsymbol{\ding{110}}"
    text = r"Yes \ding{51} and no \ding{55}. \begin{proof}Clear.\end{proof}"
    assert _shown(tmp_path, preamble, text) == [
        "Yes ✓ and no ✗.",
        _CLEAR,
    ]
