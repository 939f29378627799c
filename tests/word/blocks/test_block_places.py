"""What stands between paragraphs is there, too, where the text around it is emphasised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.word.reader import paragraphs, part
from trykklar.project.selection import plain
from trykklar.typeset import typeset
from trykklar.word.docx.ooxml import w
from trykklar.word.export import export

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.word.export import WordExport

FIGURE = r"\begin{figure}[h]\rule{1cm}{1cm}\caption{A lamp}\end{figure}"
TABLE = r"\begin{tabular}{ll}a&b\\c&d\end{tabular}"


def _made(folder: Path, body: str, preamble: str = "") -> WordExport:
    (folder / "main.tex").write_text(
        "\\documentclass{article}\\usepackage{graphicx,amsthm}\\newtheorem{thm}{Theorem}\n"
        f"{preamble}\\begin{{document}}\n{body}\n\\end{{document}}\n"
    )
    document = plain(folder / "main.tex")
    made = typeset(document)
    return export(document, typeset=made.authoritative)


@pytest.mark.parametrize(
    "body",
    [
        rf"\begin{{thm}}One lamp. {FIGURE} Two lamps.\end{{thm}}",
        rf"\begin{{thm}}One lamp. \textbf{{And {FIGURE}}} Two lamps.\end{{thm}}",
        rf"\emph{{One lamp.}} {{\em So {FIGURE} it is.}} Two lamps.",
    ],
)
def test_a_figure_in_emphasised_text_is_a_figure(tmp_path: Path, body: str) -> None:
    made = _made(tmp_path, body)
    texts = paragraphs(made.path)
    captions = paragraphs(made.path, "Caption")
    assert [" ".join(text.split()) for text in captions] == ["Figure 1: A lamp"]
    assert any("One lamp." in text for text in texts)
    assert any("Two lamps." in text for text in texts)
    assert not made.judgement.hidden


def test_a_table_in_a_theorem_has_its_cells(tmp_path: Path) -> None:
    made = _made(tmp_path, rf"\begin{{thm}}One {TABLE} two.\end{{thm}}")
    assert {"a", "b", "c", "d"} <= set(paragraphs(made.path))


@pytest.mark.parametrize(
    "heading",
    [
        r"\section[Lamps: all]{\parbox[t]{5cm}{\raggedright Lamps\\[3pt]\normalfont all of them}}",
        r"Before it. \section[Lamps: all]{{\raggedright\strut Lamps\\\\ all of them}}",
        r"\section[Lamps: all]{\centering Lamps\\ all of them}",
    ],
)
def test_a_heading_with_its_layout_is_a_heading(tmp_path: Path, heading: str) -> None:
    made = _made(tmp_path, f"\\tableofcontents\n{heading}\\label{{s}}\nSee \\ref{{s}}.")
    titles = paragraphs(made.path, "Heading1")
    assert ["".join(title.split()) for title in titles] == ["Lampsallofthem"]
    assert any("Lamps: all" in text for text in paragraphs(made.path, "TOC1"))


def test_a_picture_that_is_not_there_does_not_keep_the_word_file_back(tmp_path: Path) -> None:
    made = _made(tmp_path, r"One lamp. \includegraphics[width=1cm]{figs/lamp-of-night}")
    assert [finding.code for finding in made.findings] == ["word-figure-missing"]
    assert not made.judgement.hidden


@pytest.mark.parametrize(
    ("inside", "notes"),
    [
        (
            rf"\caption{{A lamp}}\rule{{1cm}}{{1cm}}{TABLE}\par\small{{Lamps burn.}}",
            ["Lamps burn."],
        ),
        (rf"{TABLE}\par Lamps burn.\par{TABLE}\caption{{A lamp}}", []),
        (r"Which lamp do you have?\caption{A lamp}", []),
    ],
)
def test_text_below_a_table_is_a_note_of_it(tmp_path: Path, inside: str, notes: list[str]) -> None:
    """It looked like the text that goes on behind the float."""
    made = _made(tmp_path, rf"Words. \begin{{table}}[h]{inside}\end{{table}} And words.")
    assert paragraphs(made.path, "Source") == notes


def test_no_paragraph_begins_with_a_blank(tmp_path: Path) -> None:
    r"""It stood behind `\vspace`, which prints nothing."""
    made = _made(tmp_path, "Words.\n\n\\vspace{.2in}\n\\noindent \\textbf{Lamps.} They burn.")
    assert "Lamps. They burn." in paragraphs(made.path)


_PART = r"\begin{subfigure}{2cm}\rule{1cm}{1cm}\caption{A lamp}\end{subfigure}"


@pytest.mark.parametrize(
    ("between", "rows"),
    [
        ("\\hfill\n", [4]),
        ("\\\\[2mm]\n", [2, 2]),
        ("% on the next row\n\n", [2, 2]),
        (r"\par\vspace*{20pt}\hspace*{\fill}", [2, 2]),
    ],
)
def test_parts_of_a_figure_stand_in_the_authors_rows(
    tmp_path: Path, between: str, rows: list[int]
) -> None:
    """As many stood in a row as the line had room for, and their captions lay over each other."""
    parts = rf"{_PART}\hfill {_PART}{between}{_PART}\quad {_PART}"
    made = _made(tmp_path, rf"\begin{{figure}}{parts}\end{{figure}}", r"\usepackage{subcaption}")
    found = [len(row.findall(w("tc"))) for row in part(made.path).iter(w("tr"))]
    assert found == rows
