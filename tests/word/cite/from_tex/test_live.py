"""Numbers of notes and pages, formulas, and `\ref` in citations are live in Word, not dead text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.word.reader import part
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.docx.ooxml import m, w
from trykklar.word.export import WordExport, export

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

BIB = r"""@book{holm, author={Holm, Kari}, title={Lys og mørke}, date={2001}, location={Oslo}}
@article{aas, author={Aas, Per}, date={2010},
  title={On $\frac{a}{b}$ and $\vek{v}_\text{å}$, $^{14}$C, a $\to$ b},
  journaltitle={Journal of Things}}
"""
BODY = r"""
\section{Start}\label{sec:start}
One.\footcite{holm} Own.\footnote{\label{own}As in \cite[7]{aas}.}
Two.\footcite[see section~\ref{sec:start}]{holm}
See note~\ref{own} on page~\pageref{own}.\newpage
Three.\footcite[9]{aas}
\printbibliography
"""
HEAD = r"""\documentclass{article}\usepackage[T1]{fontenc}\usepackage{lmodern}\usepackage{amsmath}
\newcommand\vek[1]{\vec{#1}}
\usepackage[style=verbose-note,pageref=true,backref=true]{biblatex}\usepackage{csquotes}
\addbibresource{refs.bib}
%s
\begin{document}
"""


def made(folder: Path, *, linked: bool) -> WordExport:
    (folder / "refs.bib").write_text(BIB, "utf-8")
    head = HEAD % (r"\usepackage{hyperref}" if linked else "")
    (folder / "main.tex").write_text(f"{head}{BODY}\\end{{document}}\n", "utf-8")
    paper = Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(paper).pdf
    return export(paper)


@pytest.fixture(scope="module", params=[True, False], ids=["links", "without hyperref"])
def exported(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> WordExport:
    return made(tmp_path_factory.mktemp("live"), linked=request.param)


def fields(made: WordExport) -> list[str]:
    parts = (part(made.path, f"word/{name}.xml") for name in ("document", "footnotes"))
    return [(item.text or "").strip() for root in parts for item in root.iter(w("instrText"))]


def bookmarks(made: WordExport) -> set[str]:
    parts = (part(made.path, f"word/{name}.xml") for name in ("document", "footnotes"))
    return {item.get(w("name"), "") for root in parts for item in root.iter(w("bookmarkStart"))}


def test_a_citation_refers_to_the_live_number_and_page_of_a_note(exported: WordExport) -> None:
    assert exported.findings == ()
    found = fields(exported)
    assert found.count(r"NOTEREF _Note_cbx_1_n \h") == 1
    assert found.count(r"NOTEREF _Note_cbx_2_n \h") == 1
    assert r"PAGEREF _Note_cbx_2_n \h" in found
    assert {"_Note_cbx_1_n", "_Note_cbx_2_n"} <= set(_around_notes(part(exported.path)))


def _around_notes(body: etree._Element) -> Iterator[str]:
    """The names of the bookmarks that are around the mark of a note."""
    for start in body.iter(w("bookmarkStart")):
        for item in start.itersiblings():
            if item.tag == w("bookmarkEnd") and item.get(w("id")) == start.get(w("id")):
                break
            if item.find(w("footnoteReference")) is not None:
                yield start.get(w("name"), "")


def test_no_field_leads_nowhere(exported: WordExport) -> None:
    names = bookmarks(exported)
    leads = [re.split(r"\s+", field)[1] for field in fields(exported) if "REF " in field]
    assert leads
    assert [name for name in leads if name not in names] == []


def test_a_page_is_that_of_a_place_in_the_text_for_libreoffice_finds_none_in_a_note(
    exported: WordExport,
) -> None:
    notes = part(exported.path, "word/footnotes.xml")
    within = {item.get(w("name"), "") for item in notes.iter(w("bookmarkStart"))}
    assert [field for field in fields(exported) if field.split()[1] in within] == []


def test_an_authors_note_is_referred_to_by_its_live_number(exported: WordExport) -> None:
    assert r"NOTEREF _Ref_own_n \h" in fields(exported)
    assert r"PAGEREF _Ref_own_n \h" in fields(exported)


def test_a_reference_in_a_postnote_is_live(exported: WordExport) -> None:
    assert [field for field in fields(exported) if field.startswith("REF _Ref_sec_start")]


def test_formulas_of_titles_are_formulas_and_text_is_text(exported: WordExport) -> None:
    body = part(exported.path)
    shown = ["".join(map(str, item.itertext())) for item in body.iter(m("oMath"))]
    assert len(list(body.iter(m("f")))) == 1
    assert len(shown) == 2
    assert "v" in shown[1]
    assert "å" in shown[1]
    printed = "".join(item.text or "" for item in body.iter(w("t")))
    assert "14C, a → b" in printed
    assert "\\" not in printed


def test_the_pages_that_a_work_is_cited_on_are_those_of_its_citations(tmp_path: Path) -> None:
    exported = made(tmp_path, linked=True)
    pages = [field for field in fields(exported) if field.startswith("PAGEREF _Cite_")]
    assert len(pages) == 3  # holm on page 1; aas on 1 and 2
    assert len(set(pages)) == 3


OWN_NUMBERS = r"""
\DeclareCiteCommand{\footcite}[\mkbibfootnote]{}{\ifcsdef{own@\thefield{entrykey}}
  {\printnames{labelname}\addspace\mkbibparens{\bibstring{seenote}\addnbspace
    \csuse{own@\thefield{entrykey}}}}
  {\usebibmacro{cite:full}\csxdef{own@\thefield{entrykey}}{\the\value{footnote}}}}
  {\multicitedelim}{\usebibmacro{postnote}}
\DeclareCiteCommand{\cite}{}{\usebibmacro{cite:full}%
  \csxdef{own@\thefield{entrykey}}{\the\value{footnote}}}{}{}"""


def test_the_number_of_a_note_is_live_where_a_style_keeps_it_without_label_and_link(
    tmp_path: Path,
) -> None:
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    body = (
        r"One.\footcite{holm} Own.\footnote{See \cite{aas}.} Other.\footnote{See n. 1, p. 2.}"
        r" Three.\footcite{holm} Four.\footcite[see n.~1]{aas}\printbibliography"
    )
    head = HEAD.replace("verbose-note,pageref=true,", "verbose,") % OWN_NUMBERS
    (tmp_path / "main.tex").write_text(f"{head}{body}\\end{{document}}\n", "utf-8")
    paper = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(paper).pdf
    exported = export(paper)
    found = [field for field in fields(exported) if "NOTEREF" in field]
    assert len(found) == 2  # the author's own words are not touched
    around = list(_around_notes(part(exported.path)))
    assert [field.split()[1] for field in found] == [name for name in around if name in str(found)]
    notes = part(exported.path, "word/footnotes.xml")
    printed = ["".join(item.text or "" for item in note.iter(w("t"))) for note in notes]
    assert " Holm (see n.\N{NO-BREAK SPACE}1)." in printed
