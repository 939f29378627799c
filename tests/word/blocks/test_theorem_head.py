"""Theorems have the heads, the shape and the signs of the PDF, in whatever style they are.

Every head was the name and number in bold, a note in round brackets and a full stop, its text in
italics but for LaTeX's own two styles, and no theorem had a sign at its end; nothing said so.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from tests.word.blocks.test_printed_command import installed
from tests.word.reader import bookmarks, fields, part
from trykklar.document import Document
from trykklar.printed.citations_and_lists import PrintedHead, TexPosition
from trykklar.printed.text_run import Run, plain
from trykklar.typeset import typeset
from trykklar.word.blocks.theorem_head import head_of_others
from trykklar.word.docx.ooxml import w
from trykklar.word.export import export

if TYPE_CHECKING:
    from lxml import etree

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("pdflatex", "pdftotext"))), reason="TeX is not installed"
)

_SIGN = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

_AMS = r"""
\usepackage{amsmath,amssymb,amsthm}
\newtheoremstyle{colon}{}{}{\upshape}{}{\scshape}{:}{ }{\thmnumber{#2 }\thmname{#1}\thmnote{ #3}}
\newtheoremstyle{apart}{}{}{\itshape}{}{\bfseries}{}{\newline}{}
\theoremstyle{colon}\newtheorem{fact}{Fact}
\theoremstyle{apart}\newtheorem*{rule*}{Rule}
\theoremstyle{plain}\newtheorem{claim}{Claim}
"""
_AMS_TEXT = r"""
\begin{fact}[of life] Homes are let.\end{fact}
\begin{rule*} Rents rise.\end{rule*}
\begin{claim}[{\cite{a}, p.~2}] So they say.\end{claim}
\begin{proof}[Why] Clear.\end{proof}
\begin{proof} By lists:\begin{itemize}\item one\item two\qedhere\end{itemize}\end{proof}
\renewcommand{\qedsymbol}{$\blacksquare$}
\begin{proof} For \[a=b\qedhere\]\end{proof}
\begin{quote}\begin{claim} Quoted.\end{claim}\end{quote}
\begin{fact}\begin{equation*}c=d\end{equation*} holds.\end{fact}
\begin{thebibliography}{1}\bibitem{a}A book.\end{thebibliography}
"""
_NT = r"""
\usepackage[thmmarks]{ntheorem}
\theoremstyle{break}\theoremheaderfont{\scshape}\theorembodyfont{\upshape}\theoremseparator{)}
\theoremsymbol{\rule{1ex}{1ex}}\newtheorem{fact}{Fact}
\theoremstyle{nonumberplain}\theoremsymbol{}\newtheorem{claim}{Claim}
"""
_THMTOOLS = r"""
\usepackage{amsthm,thmtools}
\declaretheoremstyle[headpunct={:},notebraces={[}{]},bodyfont=\normalfont,qed=\qedsymbol]{own}
\declaretheorem[style=own]{fact}\declaretheorem[numbered=unless unique]{claim}
"""
_TEXT = r"""
\begin{fact}[of life] Homes are let.\end{fact}
\begin{claim} Rents rise.\end{claim}
"""


def _shown(folder: Path, preamble: str, body: str) -> list[str]:
    """The paragraphs of a text, what is in italics between slashes."""
    text = rf"\documentclass{{article}}{preamble}\begin{{document}}{body}\end{{document}}"
    (folder / "main.tex").write_text(text, "utf-8")
    document = Document("main", folder, Path("main.tex"), Path("work"), Path("build"))
    assert typeset(document).pdf is not None
    done = export(document)
    assert "word-numbers-counted" not in {finding.code for finding in done.findings}
    found = []
    for item in part(done.path).iter(w("p")):
        place = item.find(f"{w('pPr')}/{w('jc')}")
        at = f"{place.get(w('val'))}: " if place is not None else ""
        found.append(at + "".join(map(_run, item.iter(w("r"), w("br"), _SIGN))))
    return [text.replace("//", "").replace("\N{NO-BREAK SPACE}", " ") for text in found if text]


def _run(item: etree._Element) -> str:
    if item.tag in (_SIGN, w("br")):
        return item.text or "|"
    text = "".join(piece.text or "" for piece in item.iter(w("t")))
    italic = item.find(f"{w('rPr')}/{w('i')}") is not None
    return f"/{text}/" if italic and text.strip() else text


def test_amsthm_s_own_styles_are_as_in_the_pdf(tmp_path: Path) -> None:
    shown = _shown(tmp_path, _AMS, _AMS_TEXT)
    assert shown[:3] == [
        "1 Fact of life: Homes are let.",
        "Rule|/Rents rise./",
        "Claim 1 ([1], p. 2). /So they say./",
    ]
    assert shown[3:8] == ["/Why./ Clear. ◻", "/Proof./ By lists:", "one", "two ◻", "/Proof./ For"]
    assert shown[8:11] == ["a=b", "right: ◼", "Claim 2. /Quoted./"]
    assert shown[11].startswith("2 Fact:")


def test_a_number_of_signs_stands_in_the_head_as_it_is() -> None:
    r"""Of `\star`, there was no Word file: it was read as a form of regular expressions."""
    runs = (Run("Fact "), Run("12"), Run("."))
    head = PrintedHead(TexPosition("main.tex", 1), "fact", runs, slanted=False, apart=False)
    inputs = SimpleNamespace(printed_numbers=lambda: SimpleNamespace(heads=[head]))
    found = head_of_others("fact", r"\star", cast("Any", SimpleNamespace(inputs=inputs)))
    assert found is not None
    assert plain(found.runs) == r"Fact \star."


def test_ntheorem_s_styles_are_as_in_the_pdf(tmp_path: Path) -> None:
    shown = _shown(tmp_path, _NT, _TEXT)
    assert shown[:2] == ["Fact 1 (of life))|Homes are let. ◼", "Claim) Rents rise."]


def test_thmtools_styles_are_as_in_the_pdf(tmp_path: Path) -> None:
    if not installed("thmtools"):
        pytest.skip("thmtools is not installed")
    shown = _shown(tmp_path, _THMTOOLS, _TEXT)
    assert shown[:2] == ["Fact 1 [of life]: Homes are let. ◻", "Claim. /Rents rise./"]


def test_a_theorem_that_begins_with_a_formula_has_the_head_of_its_kind(tmp_path: Path) -> None:
    """TeX shows no box of such a head: it was in bold, with a full stop."""
    style = r"\newtheoremstyle{caps}{}{}{\itshape}{}{\scshape}{:}{ }{}\theoremstyle{caps}"
    preamble = rf"\usepackage{{amsthm}}{style}\newtheorem{{fact}}{{Fact}}"
    first, named = r"\begin{fact}Homes.\end{fact}", r"\begin{fact}[of life]Rents.\end{fact}"
    formula = r"\begin{fact}\begin{equation}a=b\end{equation}\end{fact}"
    shown = _shown(tmp_path, preamble, f"{named}{first}{formula}")
    assert shown[1:3] == ["Fact 2: /Homes./", "Fact 3: "]


def test_a_theorem_in_a_box_of_the_authors_own_has_its_head(tmp_path: Path) -> None:
    """Its text begins a line further on, and its end has the place of the macro's call."""
    own = r"\newtheoremstyle{own}{}{}{\upshape}{}{\scshape}{:}{ }{}"
    style = rf"{own}\theoremstyle{{own}}\newtheorem{{fact}}{{Fact}}"
    box = "\\newenvironment{boxed}\n{\\begin{quote}\\begin{fact}\n}{\\end{fact}\\end{quote}}\n"
    body = "\n\\begin{boxed}[of life]\n  Homes are let.\n\\end{boxed}\n\nAnd so on.\n"
    shown = _shown(tmp_path, rf"\usepackage{{amsthm}}{style}{box}", body * 2)
    assert [item for item in shown if "Fact" in item] == [
        "Fact 1 (of life): Homes are let.",
        "Fact 2 (of life): Homes are let.",
    ]


def test_a_label_in_a_head_is_there_to_be_led_to(tmp_path: Path) -> None:
    """The page of a theorem was `Error! Reference source not found` in Word."""
    own = r"\newtheoremstyle{own}{}{}{\upshape}{}{\scshape}{:}{ }{}\theoremstyle{own}"
    body = r"\begin{fact}[of life\label{f}]Homes.\end{fact} As page~\pageref{f} says."
    _shown(tmp_path, rf"\usepackage{{amsthm}}{own}\newtheorem{{fact}}{{Fact}}", body)
    (made,) = tmp_path.rglob("*.docx")
    led = [item.instruction.split()[1] for item in fields(made) if "PAGEREF" in item.instruction]
    assert led
    assert set(led) <= bookmarks(made)
