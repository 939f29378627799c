"""Whatever package cites, and however it is set up, Word cites as the PDF does."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.word.reader import paragraphs, part
from trykklar.project.selection import plain
from trykklar.typeset import typeset
from trykklar.word.cite.bibtex import asked_citations
from trykklar.word.docx.ooxml import m, w
from trykklar.word.export import WordExport, export

if TYPE_CHECKING:
    from pathlib import Path

WORKS = r"""
@article{alpha, author={Anna Alpha and Bo Beta and C{\ae}sar Gamma}, title={On the letting},
  journal={Housing Review}, year=2001, volume=3, pages={1--20}}
@book{delta, author={Dag Delta}, title={Street work}, publisher={Norsk Forlag}, address={Oslo},
  year=1999}
@article{again, author={Dag Delta}, title={Street work again}, journal={Housing Review}, year=1999,
  volume=4, number=2, pages={21--30}}
@inproceedings{eta, author={Eva Eta and Finn Theta}, title={Two ways}, editor={Geir Iota},
  booktitle={Proceedings of Housing}, year=2010, pages={5--9}}
"""
LATEX = (r"\cite{alpha}", r"\cite{delta,alpha}", r"\cite[p.~3]{delta}", r"\cite{eta,delta,again}")
NATBIB = (r"\citet{alpha}", r"\citep[see][p.~3]{delta}", r"\citealp{delta,again}",
          r"\citep{eta,alpha}", r"\citeauthor{eta}")  # fmt: skip
# What is set in the text holds from there on.
NATBIB_SET = (*NATBIB, r"\defcitealias{delta}{Street}\citetalias{delta}", r"\citepalias[5]{delta}",
              r"\setcitestyle{round}\citep{eta}", r"\citep{alpha}")  # fmt: skip
HARVARD = (r"\cite{alpha}", r"\citeasnoun{delta}", r"\cite[p.~3]{delta,alpha}",
           r"\citeaffixed{eta}{see}", r"\possessivecite{eta}", r"\citeasnoun{again}")  # fmt: skip
APACITE = (r"\cite{alpha}", r"\citeA{delta}", r"\cite<see>[p.~3]{again}", r"\citeNP{alpha}",
           r"\citeyear{eta}", r"\fullcite{eta}")  # fmt: skip
CHICAGO = (r"\cite{alpha}", r"\citeN{delta}", r"\citeNP{eta}", r"\shortcite{again}")
OWN_SIGNS = r"""\usepackage{natbib}\newif\ifsquare\squaretrue
\ifsquare\setcitestyle{square,aysep={},yysep={;}}\fi"""
OWN_LABEL = r"""\usepackage{cite}\renewcommand\citeleft{(}\renewcommand\citeright{)}
\makeatletter\renewcommand\@biblabel[1]{#1.}\makeatother"""


def _installed(package: str) -> bool:
    command = ["kpsewhich", f"{package}.sty"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _made(folder: Path, preamble: str, style: str, commands: tuple[str, ...]) -> WordExport:
    text = "\n\n".join(f"It is said {command} of that." for command in commands)
    (folder / "main.tex").write_text(
        f"\\documentclass{{article}}\n\\usepackage[T1]{{fontenc}}\n{preamble}\n\\begin{{document}}\n"
        f"{text}\n\n\\bibliographystyle{{{style}}}\n\\bibliography{{works}}\n\\end{{document}}\n"
    )
    (folder / "works.bib").write_text(WORKS)
    document = plain(folder / "main.tex")
    assert typeset(document).pdf
    return export(document)


@pytest.mark.parametrize(
    ("preamble", "style", "commands"),
    [
        pytest.param(r"\usepackage{harvard}", "agsm", HARVARD, id="harvard"),
        pytest.param(r"\usepackage{apacite}", "apacite", APACITE, id="apacite"),
        pytest.param(r"\usepackage{achicago}", "achicago", CHICAGO, id="chicago"),
        pytest.param(r"\usepackage{natbib}", "agsm", NATBIB, id="natbib and harvard's style"),
        pytest.param(OWN_SIGNS, "plainnat", NATBIB_SET, id="signs in a branch"),
        pytest.param(OWN_LABEL, "unsrt", LATEX, id="an author's own label"),
    ],
)
def test_citations_and_works_are_what_tex_prints(
    tmp_path: Path, preamble: str, style: str, commands: tuple[str, ...]
) -> None:
    made = _made(tmp_path, preamble, style, commands)
    assert made.parity is not None
    for share, count in ((made.parity.citations, len(commands)), (made.parity.entries, 4)):
        assert (share.found, share.total, share.missing) == (count, count, ())
    assert not made.parity.missing
    assert not [found for found in made.findings if found.code.startswith("word-")]


def test_what_stands_before_a_work_is_what_the_author_made_of_it(tmp_path: Path) -> None:
    made = _made(tmp_path, OWN_LABEL, "unsrt", LATEX)
    texts = paragraphs(made.path)
    assert [text[:3] for text in texts[-4:]] == ["1.A", "2.D", "3.E", "4.D"]
    assert any("It is said (1, 2) of that." in text for text in texts)


def test_a_work_that_tex_does_not_know_is_a_finding_and_a_question_mark(tmp_path: Path) -> None:
    made = _made(tmp_path, r"\usepackage{harvard}", "agsm", (r"\cite{alpha}", r"\cite{nobody}"))
    assert [found.code for found in made.findings if found.severity.value == "error"] == [
        "word-citation-undefined"
    ]
    assert made.parity is not None
    assert made.parity.citations.missing == ()


def test_a_reference_in_a_note_is_live_and_a_formula_in_a_title_a_formula(tmp_path: Path) -> None:
    formula = WORKS.replace("On the letting", r"On the letting of $\frac{x}{2}$ rooms")
    (tmp_path / "works.bib").write_text(formula)
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\n\\usepackage{natbib}\n\\begin{document}\n\\section{A}\\label{a}\n"
        "So \\citet[see section~\\ref{a}]{alpha}.\n\\bibliographystyle{plainnat}\n"
        "\\bibliography{works}\n\\end{document}\n"
    )
    document = plain(tmp_path / "main.tex")
    assert typeset(document).pdf
    exported = export(document)
    assert exported.findings == ()
    body = part(exported.path)
    assert len(list(body.iter(m("f")))) == 1
    assert [item for item in body.iter(w("instrText")) if "REF _Ref_a" in (item.text or "")]


PAGES = r"""\usepackage{natbib}\usepackage[pagebackref]{hyperref}\renewcommand*\backref[1]{}
\renewcommand*\backrefalt[4]{\ifcase#1 (Never.)\or(On page~#2.)\else(On pages~#2.)\fi}"""


def test_the_pages_that_a_work_is_cited_on_are_those_of_its_citations(tmp_path: Path) -> None:
    commands = (r"\citep{alpha}", r"\citet{delta}", r"\newpage\citep[3]{alpha,delta}",
                r"\newpage so\footnote{As \citet{alpha}.}", r"\nocite{eta,again}")  # fmt: skip
    made = _made(tmp_path, PAGES, "plainnat", commands)
    found = paragraphs(made.path, "Bibliography")
    texts = [text.replace("\N{NO-BREAK SPACE}", " ") for text in found]
    alpha, delta = (
        next(text for text in texts if text.startswith(name))
        for name in ("Anna Alpha", "Dag Delta. Street work. ")
    )
    assert alpha.endswith("(On pages 1, 2, and 3.)")
    assert delta.endswith("(On pages 1 and 2.)")
    fields = [item.text or "" for item in part(made.path).iter(w("instrText"))]
    leading = [field.split()[1] for field in fields if "PAGEREF _Cite_" in field]
    assert len(leading) == 5
    names = {item.get(w("name")) for item in part(made.path).iter(w("bookmarkStart"))}
    assert set(leading) <= names


@pytest.mark.skipif(not _installed("jurabib"), reason="jurabib is not installed")
def test_notes_that_a_package_prints_are_live_notes_and_its_list_is_read(tmp_path: Path) -> None:
    commands = (r"\footcite[12]{alpha}", r"\cite{delta}", r"\cite[3]{delta}",
                r"\footfullcite{again}", r"\fullcite{eta}")  # fmt: skip
    made = _made(tmp_path, r"\usepackage{jurabib}\jurabibsetup{ibidem=strict}", "jurabib", commands)
    assert made.parity is not None
    assert (made.parity.citations.missing, made.parity.entries.missing) == ((), ())
    assert made.findings == ()
    notes = part(made.path, "word/footnotes.xml")
    shown = ["".join(item.text or "" for item in note.iter(w("t"))) for note in notes]
    assert [text.split()[0] for text in shown if text.strip()] == ["Alpha/Beta/Gamma", "Delta,"]


def test_a_citation_that_tex_cannot_be_asked_for_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        asked_citations, "print_pieces", lambda _, sources, **__: [None] * len(sources)
    )
    made = _made(tmp_path, r"\usepackage{harvard}", "agsm", (r"\citeasnoun{delta}",))
    assert "word-citation-style" in [found.code for found in made.findings]


def test_a_style_that_sets_labels_by_a_switch_of_natbibs_has_their_brackets(tmp_path: Path) -> None:
    """German standard's styles define what they print in the list: `Delta 1999 Delta, Dag`."""
    made = _made(tmp_path, r"\usepackage{natbib}", "dinat", (r"\citet{delta}", r"\citep{alpha}"))
    assert made.parity is not None
    assert made.parity.entries.missing == ()
    assert any(text.startswith("[Delta 1999]") for text in paragraphs(made.path))


def test_a_list_says_where_a_work_was_retrieved(tmp_path: Path) -> None:
    """apacite prints `Retrieved ..., from` and `doi:` at the beginning of an environment."""
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\\usepackage{apacite}\\begin{document}\\cite{a,b,c}\n"
        "\\bibliographystyle{apacite}\\bibliography{works}\\end{document}\n"
    )
    (tmp_path / "works.bib").write_text(
        "@misc{a, author={Alpha, A.}, title={On letting}, year=2001, url={http://example.org/a},"
        " lastchecked={May 3, 2004}}\n"
        "@misc{b, author={Beta, B.}, title={On streets}, year=2002, url={http://example.org/b}}\n"
        "@article{c, author={Gamma, C.}, title={On parks}, journal={Review}, year=2003, volume=1,"
        " pages={1--2}, doi={10.1000/182}}\n"
    )
    document = plain(tmp_path / "main.tex")
    assert typeset(document).pdf
    text = " ".join(paragraphs(export(document).path))
    assert "Retrieved May 3, 2004, from http://example.org/a" in text
    assert "Retrieved from http://example.org/b" in text
    assert "doi: 10.1000/182" in text


# What REVTeX does: a list that `\bibliography` does not read has the made one at its end.
_REREAD = r"""\makeatletter
\def\auto@bib@innerbib{\begingroup\let\begin\@gobble\let\end\@gobble\input{\jobname.bbl}\endgroup}
\let\made\bibliography
\def\bibliography#1{\begingroup\let\auto@bib@innerbib\relax\made{#1}\endgroup}
\AddToHook{env/thebibliography/end}{\auto@bib@innerbib}
\def\@biblabel#1{\textsuperscript{#1}}\makeatother"""


def test_a_letter_that_bibtex_breaks_in_two_spoils_no_list(tmp_path: Path) -> None:
    """REVTeX's raised numbers became `[1]`, for TeX's error in each piece; `Ã` was for `Å`."""
    (tmp_path / "main.tex").write_text(
        f"\\documentclass{{article}}\n{_REREAD}\n\\begin{{document}}\n\\cite{{a}}, \\cite{{b}}."
        "\n\\bibliographystyle{plain}\\bibliography{works}\\end{document}\n"
    )
    (tmp_path / "works.bib").write_text(
        "@misc{a, author={Alpha, A.}, title={On letting}, year=2001}\n"
        "@misc{b, author={Beta, B.}, title={On streets and Æ}, year=2002,"
        " note={As \\cite{a} says}}\n"
    )
    document = plain(tmp_path / "main.tex")
    typeset(document)
    made = document.made(".bbl")
    made.write_bytes(made.read_bytes().replace("Æ".encode(), b"\xc3"))
    result = export(document)
    shown = paragraphs(result.path, "Bibliography")
    assert shown[0].startswith("1")
    assert shown[1].startswith("2")
    assert "Ã" not in " ".join(shown)
    assert "On streets and" in shown[1]
    assert "As [1] says" in shown[1] or "As 1 says" in shown[1]
    assert not [item for item in result.findings if item.code == "word-lost"]


def test_a_heading_that_is_a_line_alone_is_no_part_of_the_first_work(tmp_path: Path) -> None:
    r"""A class sets its headings by `\centerline`: the first work was `References Alpha, ..`."""
    heading = r"\renewcommand{\section}[2]{\vskip 5pt\centerline{\bfseries #2}\vskip 5pt}"
    made = _made(tmp_path, f"\\usepackage{{natbib}}{heading}", "plainnat", NATBIB)
    works = paragraphs(made.path, "Bibliography")
    assert len(works) > 1
    assert not any("References" in work for work in works)
