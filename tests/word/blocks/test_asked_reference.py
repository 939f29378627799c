"""References that Word cannot resolve by the .aux alone have the number that the PDF prints."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.word.blocks.test_printed_command import FILLER, installed, shown
from trykklar.document import Document
from trykklar.poppler import page_texts
from trykklar.typeset import typeset
from trykklar.word.export import WordExport, export

pytestmark = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="TeX is not installed")


def made(folder: Path, preamble: str, body: str) -> WordExport:
    text = (
        f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    )
    (folder / "main.tex").write_text(text, "utf-8")
    document = Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    return export(document)


def test_a_label_of_another_document_has_its_number_and_page(tmp_path: Path) -> None:
    (tmp_path / "other.aux").write_text("\\relax\n\\newlabel{there}{{7}{12}}\n", "utf-8")
    preamble = r"\usepackage{xr}\externaldocument[o:]{other}"
    done = made(tmp_path, preamble, rf"{FILLER} See \ref{{o:there}} on page~\pageref{{o:there}}.")
    assert "See 7 on page 12." in shown(done)
    assert [finding.message for finding in done.findings if "there" in finding.message] == []


def test_a_label_that_tex_does_not_know_is_still_an_error(tmp_path: Path) -> None:
    done = made(tmp_path, "", rf"{FILLER} See \ref{{nowhere}}.")
    assert any(finding.code == "word-reference-unresolved" for finding in done.findings)


def test_a_range_says_both_ends_and_their_pages(tmp_path: Path) -> None:
    body = (
        f"\\section{{One}}\\label{{a}}{FILLER}\\newpage\n\\section{{Two}}\\label{{b}}{FILLER}\n\n"
        "Look at \\vrefrange{a}{b} for it."
    )
    done = made(tmp_path, r"\usepackage{varioref}", body)
    assert "Look at 1 to 2 on pages 1–2 for it." in shown(done)
    assert [finding.message for finding in done.findings if "eference" in finding.message] == []


PARTS = r"""
\begin{figure}\includegraphics[width=1cm]{example-image-a}\caption{Whole}\label{w}\end{figure}
\begin{figure}\begin{subfigure}{2cm}Drawn\caption{First}\label{p}\end{subfigure}
\caption{Both}\label{b}\end{figure}
See \cref{p,w}.
"""


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("", "See figs. 1 and 2a."),
        (r"\crefname{subfigure}{part}{parts}", "See part 2a and fig. 1."),
    ],
)
def test_parts_of_figures_are_referred_to_as_figures(
    tmp_path: Path, own: str, expected: str
) -> None:
    """A Word file was withheld for `fig. 2a and fig. 1`; TeX's own example image was missing."""
    preamble = rf"\usepackage{{graphicx,subcaption,cleveref}}{own}"
    done = made(tmp_path, preamble, f"{FILLER}{PARTS}")
    assert expected in shown(done)
    assert "word-figure-missing" not in {finding.code for finding in done.findings}


NAMED = r"""\usepackage{fancyref}\renewcommand{\fancyrefdefaultformat}{plain}
\renewcommand{\frefsecname}{part}\renewcommand{\Frefsecname}{Part}"""


@pytest.mark.parametrize(
    ("preamble", "printed"),
    [
        (
            r"\usepackage{fancyref}",
            "See section 2 on the following page, Section 2 on the next page and section 1.",
        ),
        (r"\usepackage[plain]{fancyref}", "See section 2, Section 2 and section 1."),
        (
            NAMED,
            "See part 2, Part 2 and part 1.",
        ),
    ],
)
def test_what_a_package_calls_things_is_what_it_calls_them(
    tmp_path: Path, preamble: str, printed: str
) -> None:
    body = (
        f"\\section{{One}}\\label{{sec:a}}{FILLER}\n\nSee \\fref{{sec:b}}, \\Fref{{sec:b}} and "
        f"\\fref{{sec:a}}.\\newpage\n\\section{{Two}}\\label{{sec:b}}{FILLER}"
    )
    done = made(tmp_path, preamble, body)
    text = shown(done).replace("\N{NO-BREAK SPACE}", " ")
    assert printed in text
    pdf = " ".join(page_texts(done.path.with_suffix(".pdf")) or ()).split()
    assert printed in " ".join(pdf)


def test_prettyref_says_what_its_format_says(tmp_path: Path) -> None:
    preamble = r"\usepackage{prettyref}\newrefformat{sec}{Part \ref{#1}}"
    body = f"\\section{{One}}\\label{{sec:a}}{FILLER}\n\nSee \\prettyref{{sec:a}}."
    assert "See Part 1." in shown(made(tmp_path, preamble, body)).replace("\N{NO-BREAK SPACE}", " ")


DECLARED = r"""\usepackage{amsthm,thmtools,hyperref,cleveref}
\declaretheorem[name=Theorem]{thm}\declaretheorem[sibling=thm,name=Lemma]{lem}"""


@pytest.mark.skipif(not installed("thmtools"), reason="thmtools is not installed")
def test_a_theorem_that_keys_declare_is_called_by_its_name(tmp_path: Path) -> None:
    """Word had `Thm 1 and lem 2`, and the file was withheld."""
    body = (
        rf"{FILLER} \begin{{thm}}\label{{t}}One.\end{{thm}}\begin{{lem}}\label{{l}}Two.\end{{lem}}"
        "\n\nBy \\cref{t,l}, and by \\autoref{l}."
    )
    assert "By theorem 1 and lemma 2, and by Lemma 2." in shown(made(tmp_path, DECLARED, body))


def test_the_options_of_a_reference_decide_what_is_printed(tmp_path: Path) -> None:
    """They were passed over without a word: Word had `fig. 1` for `Figures 1 & 2`."""
    if not installed("zref-clever"):
        pytest.skip("zref-clever is not installed")
    body = (
        r"\begin{figure}Drawn\caption{First}\label{f}\zlabel{f}\end{figure}"
        r"\begin{figure}Drawn\caption{Second}\label{g}\zlabel{g}\end{figure}"
        r"Look at \zcref[S,pairsep={ \& }]{f,g} or \zcref[noname]{g}."
    )
    done = made(tmp_path, r"\usepackage{zref-clever}", f"{FILLER} {body}")
    assert "Look at Figures 1 &amp; 2 or 2." in shown(done).replace("\N{NO-BREAK SPACE}", " ")


def test_the_authors_words_for_a_page_stand_where_the_package_has_its_own(tmp_path: Path) -> None:
    body = (
        f"\\section{{One}}\\label{{a}}{FILLER} It is \\vpageref[above][]{{a}}.\n\\newpage\n"
        f"{FILLER} It stands \\vpageref[here][as said]{{a}}."
    )
    text = shown(made(tmp_path, r"\usepackage{varioref}", body))
    assert "It is above." in text
    assert "It stands as said on the" in text
