r"""Headings are numbered where TeX numbers them, and where it prints the number."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.word.reader import fields, paragraphs
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.blocks.own_count import _following
from trykklar.word.export import WordExport, export

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("pdflatex", "pdftotext"))), reason="TeX is not installed"
)

BODY = r"""\section{First things}\label{one}
A paragraph about the first things, and what comes after them in Section \ref{two}.

\subsection{Within the first}
A paragraph with some more words than one line can hold, so that its last line is a short one.

\section{Second things}\label{two}
A paragraph about the second things, and what came before them.
"""
TITLESEC = r"""\usepackage{titlesec}\titleformat{\section}{\Large}{}{0em}{}
\titleformat{\subsection}{\large}{}{0em}{}"""


@pytest.mark.parametrize(
    ("before", "above", "lettered", "number"),
    [
        ("2", "", False, "3"),
        ("1.9", "1", False, "1.10"),
        ("II", "", False, "III"),
        ("I", "", False, "II"),
        ("H", "", True, "I"),
        ("I", "", True, "J"),
        ("A", "", True, "B"),
        ("Z", "", True, "A"),
        ("", "", True, "A"),
        ("", "", False, "1"),
        ("", "IV", False, "IV.1"),
    ],
)
def test_the_next_number_has_the_form_of_the_one_before(
    before: str, above: str, lettered: bool, number: str
) -> None:
    """Behind `II` came `1`, and behind `I` the letter `J`."""
    assert _following(before, above, lettered) == number


def made(folder: Path, preamble: str) -> WordExport:
    text = f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n{BODY}\\end{{document}}\n"
    (folder / "main.tex").write_text(text, "utf-8")
    document = Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    return export(document)


@pytest.mark.parametrize(
    ("preamble", "shown"),
    [
        ("\\setcounter{secnumdepth}{0}", ""),
        ("\\setcounter{secnumdepth}{-5}", ""),
        (TITLESEC, "2"),
        ("\\makeatletter\\renewcommand{\\@seccntformat}[1]{}\\makeatother", "2"),
    ],
)  # fmt: skip
def test_no_number_that_the_pdf_does_not_print(tmp_path: Path, preamble: str, shown: str) -> None:
    done = made(tmp_path, preamble)
    numbered = [*paragraphs(done.path, "Heading1"), *paragraphs(done.path, "Heading2")]
    apart = [
        *paragraphs(done.path, "Heading1Unnumbered"), *paragraphs(done.path, "Heading2Unnumbered"),
    ]  # fmt: skip
    assert (numbered, apart) == ([], ["First things", "Second things", "Within the first"])
    assert not any("REF" in field.instruction for field in fields(done.path))
    text = " ".join(paragraphs(done.path))
    assert f"in Section {shown}." in text or (not shown and "in Section ." in text)


def test_what_is_printed_is_there(tmp_path: Path) -> None:
    done = made(tmp_path, "")
    assert paragraphs(done.path, "Heading1") == ["First things", "Second things"]
    assert paragraphs(done.path, "Heading2") == ["Within the first"]


def test_a_label_before_its_caption_is_not_the_captions_number(tmp_path: Path) -> None:
    """It means the section; hyperref's anchor is that of the figure before."""
    picture = "\\rule{1cm}{1cm}"
    figures = (
        f"\\begin{{figure}}{picture}\\caption{{Rents}}\\end{{figure}}\n"
        f"\\begin{{figure}}\\label{{f:b}}{picture}\\caption{{Means}}\\end{{figure}}\n"
    )
    sections = "\\section{A}\\section{B}\\section{C}"
    text = "\\documentclass{article}\\renewcommand{\\figurename}{Figur}\\usepackage{hyperref}\n"
    text += f"\\begin{{document}}{sections}\n{figures}\\end{{document}}"
    (tmp_path / "main.tex").write_text(text, "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    shown = [text.replace("\u00a0", " ") for text in paragraphs(export(document).path, "Caption")]
    assert shown == ["Figur 1: Rents", "Figur 2: Means"]


def test_appendices_have_letters_where_a_class_lists_no_headings(tmp_path: Path) -> None:
    """The ICML's writes no line of contents, and an appendix was numbered on in silence."""
    unlisted = "\\renewcommand{\\addcontentsline}[3]{}\n"
    text = f"\\documentclass{{article}}\n{unlisted}\\begin{{document}}\n{BODY}"
    text += "\\appendix\\section{Proofs}\\subsection{Of the first}\n\\section{Data}\n"
    text += "\\subsection{Of the second}\n\\label{last}Words, and \\ref{last}.\n\\end{document}"
    (tmp_path / "main.tex").write_text(text, "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    done = export(document)
    assert paragraphs(done.path, "Appendix1") == ["Proofs", "Data"]
    assert paragraphs(done.path, "Appendix2") == ["Of the first", "Of the second"]
    assert paragraphs(done.path, "Heading1") == ["First things", "Second things"]
    assert "Words, and B.1." in paragraphs(done.path)


def test_a_float_that_a_class_declares_has_its_name_and_number(tmp_path: Path) -> None:
    """Of achemso's schemes, captions had neither, and references to them led to nothing."""
    (tmp_path / "schemes.sty").write_text(
        r"""\newcounter{scheme}\newenvironment{scheme}{\@float{scheme}}{\end@float}
\def\fps@scheme{htbp}\def\ftype@scheme{8}\def\ext@scheme{los}\def\fnum@scheme{Scheme~\thescheme}
""",
        "utf-8",
    )
    body = (
        r"\begin{scheme}Halls and lakes\caption{Rents of all the halls}\label{s}\end{scheme}"
        r" See Scheme~\ref{s}."
    )
    text = (
        f"\\documentclass{{article}}\\usepackage{{schemes}}\n\\begin{{document}}\n{BODY}{body}"
        "\\end{document}\n"
    )
    (tmp_path / "main.tex").write_text(text, "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    path = export(document).path
    (caption,) = paragraphs(path, "Caption")
    assert caption.startswith("Scheme")
    assert caption.endswith("1: Rents of all the halls")
    assert any("See Scheme" in item and item.endswith("1.") for item in paragraphs(path))
