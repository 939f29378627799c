"""The list LaTeX prints is the list in Word, whether the author wrote it or BibTeX made it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.word.reader import bookmarks, paragraphs, part
from trykklar.document import Document
from trykklar.word.docx.ooxml import w
from trykklar.word.export import WordExport, export

if TYPE_CHECKING:
    from collections.abc import Sequence

NATBIB = (
    r"\bibcite{hood}{{1}{1991}{{Hood}}{{}}}",
    r"\bibcite{o:toole}{{2}{2007{a}}{{O'Toole et~al.}}{{O'Toole, {\O }y and Lie}}}",
)
MADE = r"""\begin{thebibliography}{2}
\expandafter\ifx\csname natexlab\endcsname\relax\def\natexlab#1{#1}\fi
\providecommand{\url}[1]{\texttt{#1}}
\providecommand{\doi}[1]{doi: \begingroup \urlstyle{rm}\Url}
\providecommand{\DOIprefix}{doi:}
\providecommand{\mine}[1]{[#1]}

\bibitem[Hood(1991)]{hood}
{\sc Hood}, C.
\newblock {\em A {Public} Management}, 69:3--19, 1991.
\newblock
  \DOIprefix 10.1/x_y.

\bibitem[{O'Toole et~al.(2007{\natexlab{a}})}]{o:toole}
O'Toole, L., {\O}y, B., 2007{\natexlab{a}}. \mine{kept}
  \url{https://example.org/a_b}.

\end{thebibliography}
"""


def _document(folder: Path, text: str, noted: Sequence[str], made: str = "") -> Document:
    work = folder / "build" / "work" / "main"
    work.mkdir(parents=True)
    (folder / "main.tex").write_text(text, "utf-8")
    (work / "main.aux").write_text("\\relax\n" + "\n".join(noted) + "\n", "utf-8")
    if made:
        (work / "main.bbl").write_text(made, "utf-8")
    return Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build"))


def _text(package: str, body: str, end: str = r"\bibliography{works}") -> str:
    return (
        rf"\documentclass{{article}}{package}\begin{{document}}"
        "\n\\section{One}\n" + body + f"\n\n{end}\n\\end{{document}}\n"
    )


def _entries(made: WordExport) -> list[str]:
    return [
        entry.replace("\N{NO-BREAK SPACE}", " ") for entry in paragraphs(made.path, "Bibliography")
    ]


def test_the_list_bibtex_made_is_words_list(tmp_path: Path) -> None:
    text = _text(r"\usepackage{natbib}", r"See \citet{hood} and \citep[see][4]{o:toole}.")
    made = export(_document(tmp_path, text, NATBIB, MADE))
    assert made.findings == ()
    assert _entries(made) == [
        "Hood, C. A Public Management, 69:3–19, 1991. doi:10.1/x_y.",
        "O’Toole, L., Øy, B., 2007a. [kept] https://example.org/a_b.",
    ]
    shown = " ".join(paragraphs(made.path)).replace("\N{NO-BREAK SPACE}", " ")
    assert "See Hood (1991) and (see O’Toole et al., 2007a, 4)." in shown
    assert "References" in paragraphs(made.path)
    assert made.works == 2


def test_the_environment_around_the_list_of_biblatex_is_no_list(tmp_path: Path) -> None:
    (tmp_path / "works.bib").write_text("@book{hood, author={C. Hood}, title={A}, year=1991}")
    around = "\\begin{thebibliography}{100}\n\\labelwidth=4em\n\\printbibliography\n"
    package = r"\usepackage{biblatex}\addbibresource{works.bib}"
    text = _text(package, r"See \cite{hood}.", around + r"\end{thebibliography}")
    made = export(_document(tmp_path, text, ()))
    assert made.works == len(_entries(made)) == 1
    assert not [finding for finding in made.findings if finding.code == "word-lost"]


def test_a_citation_leads_to_its_entry(tmp_path: Path) -> None:
    text = _text(r"\usepackage{natbib}", r"See \citet{hood,o:toole}.")
    made = export(_document(tmp_path, text, NATBIB, MADE))
    anchors = {item.get(w("anchor")) for item in part(made.path).iter(w("hyperlink"))} - {None}
    assert len(anchors) == 2
    assert anchors <= bookmarks(made.path)


def test_by_number_the_list_has_numbers_and_years_no_letters(tmp_path: Path) -> None:
    text = _text(r"\usepackage[numbers]{natbib}", r"See \citet{o:toole} and \citep{hood}.")
    made = export(_document(tmp_path, text, NATBIB, MADE))
    assert [entry[:4] for entry in _entries(made)] == ["[1]H", "[2]O"]
    assert "2007." in _entries(made)[1]
    assert any("See O’Toole et al. [2] and [1]." in item for item in _plain(made))


def test_a_style_that_is_asked_for_wins(tmp_path: Path) -> None:
    text = _text(r"\usepackage{natbib}", r"See \citet{hood}.")
    document = _document(tmp_path, text, NATBIB, MADE)
    (tmp_path / "works.bib").write_text(
        "@book{hood, author={Christopher Hood}, title={Another Title}, year=1991}", "utf-8"
    )
    assert _entries(export(replace(document, csl="apa"))) == ["Hood, C. (1991). Another title."]


@pytest.mark.parametrize(
    ("package", "shown"),
    [
        ("", "See [2, 1, AB3] and [1, p. 5]."),
        (r"\usepackage{cite}", "See [AB3, 1, 2] and [1, p. 5]."),
        (r"\usepackage[nosort]{cite}", "See [AB3, 2, 1] and [1, p. 5]."),
    ],
)
def test_a_list_by_hand_is_cited_as_latex_does(tmp_path: Path, package: str, shown: str) -> None:
    works = r"""\begin{thebibliography}{9}
    \bibitem{a} Work of A.
    \bibitem{b} Work of B.
    \bibitem[AB3]{c} Work of C.
    \end{thebibliography}"""
    noted = (r"\bibcite{a}{1}", r"\bibcite{b}{2}", r"\bibcite{c}{AB3}")
    text = _text(package, r"See \cite{b,a,c} and \cite[p.~5]{a}.", works)
    made = export(_document(tmp_path, text, noted))
    assert made.findings == ()
    assert _entries(made) == ["[1]Work of A.", "[2]Work of B.", "[AB3]Work of C."]
    assert any(shown in item for item in _plain(made))


def test_a_work_the_list_has_not_is_reported_and_shown_as_in_the_pdf(tmp_path: Path) -> None:
    text = _text(r"\usepackage{natbib}", r"See \citep{nobody}.")
    made = export(_document(tmp_path, text, NATBIB, MADE))
    assert [item.code for item in made.findings] == ["word-citation-undefined"]
    assert any("See (?)." in item for item in _plain(made))


def test_the_list_has_the_heading_the_author_gave_it(tmp_path: Path) -> None:
    package = r"\usepackage{natbib}\renewcommand{\refname}{Works cited}"
    text = _text(package, r"See \citet{hood}.")
    made = export(_document(tmp_path, text, NATBIB, MADE))
    assert "Works cited" in paragraphs(made.path)


def test_a_list_in_a_group_is_still_a_list(tmp_path: Path) -> None:
    text = _text(r"\usepackage{natbib}", r"\citet{hood}", r"{\small \bibliography{works}}")
    assert len(_entries(export(_document(tmp_path, text, NATBIB, MADE)))) == 2


def test_a_made_list_cannot_reach_out_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "inside"
    folder.mkdir()
    (tmp_path / "secret.tex").write_text("WHAT", "utf-8")
    made = MADE.replace("Hood}, C.", rf"Hood}}, C. \input{{{tmp_path / 'secret'}}}")
    text = _text(r"\usepackage{natbib}", r"\citet{hood}")
    done = export(_document(folder, text, NATBIB, made))
    assert "file-outside" in [item.code for item in done.findings]
    assert "WHAT" not in " ".join(paragraphs(done.path))


def test_a_made_list_that_is_a_way_out_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "inside"
    document = _document(folder, _text(r"\usepackage{natbib}", r"\citet{hood}"), NATBIB)
    (tmp_path / "theirs.bbl").write_text(MADE, "utf-8")
    document.made(".bbl").symlink_to(tmp_path / "theirs.bbl")
    assert _entries(export(document)) == []


def _plain(made: WordExport) -> list[str]:
    return [item.replace("\N{NO-BREAK SPACE}", " ") for item in paragraphs(made.path)]
